import { describe, expect, it } from 'vitest';
import { rulesOf, shell } from './a-context.ts';

/** Variables that make a build tool load code, start a helper, or fetch from elsewhere. */
const steered: readonly (readonly [string, string, string])[] = [
  ['pytest -q', 'PYTEST_ADDOPTS', '-p evil'],
  ['pytest -q', 'PYTEST_PLUGINS', 'evil'],
  ['pip list', 'PIP_INDEX_URL', 'https://evil.example'],
  ['uv pip list', 'UV_PYTHON', '/tmp/evil'],
  ['mypy src', 'MYPYPATH', '/tmp/evil'],
  ['coverage report', 'COVERAGE_RCFILE', '/tmp/evil'],
  ['ruff check .', 'RUFF_CONFIG', '/tmp/evil.toml'],
  ['gradle build', 'GRADLE_OPTS', '-javaagent:/tmp/evil.jar'],
  ['mvn test', 'MAVEN_ARGS', '-f /tmp/evil'],
  ['sbt test', 'SBT_OPTS', '-javaagent:/tmp/evil.jar'],
  ['bundle list', 'BUNDLE_GEMFILE', '/tmp/evil'],
  ['rspec', 'SPEC_OPTS', '-r /tmp/evil'],
  ['composer test', 'COMPOSER', '/tmp/evil.json'],
  ['mix test', 'MIX_EXS', '/tmp/evil.exs'],
  ['cmake --build build', 'CMAKE_C_COMPILER_LAUNCHER', '/tmp/evil'],
  ['glab mr list', 'GITLAB_HOST', 'evil.example'],
  ['brew info jq', 'HOMEBREW_CURL_PATH', '/tmp/evil'],
  ['jj log', 'JJ_CONFIG', '/tmp/evil'],
  ['shellcheck a.sh', 'SHELLCHECK_OPTS', '-x'],
];

describe('variables of build tools', () => {
  it.each(steered)('%s with %s inherited asks', (command, name, value) => {
    expect(shell(command, 'workspace').tier).toBe('routine');
    expect(rulesOf(shell(command, 'workspace', { env: { [name]: value } }))).toEqual(['steering-variable']);
  });

  it.each(steered)('%s with %s in front, or exported before, asks', (command, name, value) => {
    expect(shell(`${name}='${value}' ${command}`, 'workspace').tier).toBe('sensitive');
    expect(shell(`export ${name}='${value}'; ${command}`, 'workspace').tier).toBe('sensitive');
  });

  it.each([
    'RUST_BACKTRACE=1 cargo test',
    'RUST_LOG=debug cargo test',
    'CGO_ENABLED=0 GOOS=linux GOARCH=arm64 go build ./...',
    'CI=1 npm test',
  ])('%s is an ordinary build', (command) => {
    expect(shell(command, 'workspace').tier).toBe('routine');
  });
});
