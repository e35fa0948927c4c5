import { describe, expect, it } from 'vitest';
import { shell } from './a-context.ts';

describe('what runs code that the tree names asks in strict', () => {
  it.each([
    // An alias of .cargo/config.toml stands before programs that are not cargo's own.
    'cargo audit',
    'cargo outdated',
    // Plugins of .golangci.yml, .php-cs-fixer.php, .pdm-plugins, node_modules/lerna.
    'golangci-lint linters',
    'php-cs-fixer describe psr12',
    'pdm --help',
    'lerna --version',
    // SConstruct and wscript say what there is to help with.
    'scons --help',
    'waf --help',
    'deno info main.ts',
  ])('%s', (line) => {
    expect(shell(line).tier).not.toBe('routine');
  });
});

describe('what another folder names asks with either preset', () => {
  it.each(['cargo --version', 'cargo build --help', 'rustc --version', 'rustfmt --version', 'golangci-lint linters', 'mix --version'])(
    'cd /tmp/evil && %s',
    (line) => {
      for (const preset of ['strict', 'workspace'] as const) expect(shell(`cd /tmp/evil && ${line}`, preset).tier).toBe('sensitive');
    },
  );

  it('git answers by itself', () => {
    expect(shell('cd /tmp && git --version').tier).toBe('routine');
  });
});

describe('programs of the tree that are named by a path', () => {
  it.each(['.venv/bin/cat f', 'node_modules/.bin/sort f', '.venv/bin/env pytest', 'vendor/bin/git status'])('%s', (line) => {
    expect(shell(line, 'workspace').tier).toBe('sensitive');
  });

  it.each(['.venv/bin/pytest', 'node_modules/.bin/eslint .', 'sub/.venv/bin/ruff check .', 'vendor/bin/phpunit'])('%s', (line) => {
    expect(shell(line, 'workspace').tier).toBe('routine');
  });
});
