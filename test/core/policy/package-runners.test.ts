import { describe, expect, it } from 'vitest';
import { rulesOf, shell } from './a-context.ts';

const tier = (command: string) => shell(command, 'workspace').tier;

describe('a tool of the work tree, started by a package manager', () => {
  const starts = ['npx', 'npx --no-install', 'npm exec --', 'pnpm exec', 'pnpm', 'yarn', 'yarn run', 'yarn exec', 'bunx'];

  it.each(starts)('%s: is judged as the tool', (start) => {
    expect(tier(`${start} eslint src --max-warnings 0`)).toBe('routine');
    expect(tier(`${start} eslint -c /tmp/evil.js src`)).toBe('sensitive');
    expect(tier(`${start} eslint --rulesdir=/tmp src`)).toBe('sensitive');
    expect(shell(`${start} eslint src`, 'strict').tier).toBe('sensitive');
    expect(tier(`cd /tmp; ${start} eslint src`)).toBe('sensitive');
  });

  // A package of that name is fetched and run, not the program that the tables know.
  it.each(starts.filter((start) => start !== 'yarn run' && start !== 'yarn' && start !== 'pnpm'))(
    '%s: does not lend its name to other programs',
    (start) => {
      for (const program of ['ls', 'cat f', 'git status', 'echo x', 'eslint@latest .', 'cowsay'])
        expect([program, tier(`${start} ${program}`)]).toEqual([program, 'sensitive']);
    },
  );

  it.each([
    'uv run',
    'uv run --frozen',
    'poetry run',
    'pipenv run',
    'pdm run',
    'python -m',
    'python3 -m',
    'poetry run python -m',
    'coverage run -m',
  ])('%s pytest', (start) => {
    expect(tier(`${start} pytest -q tests`)).toBe('routine');
    expect(tier(`${start} pytest -p evil`)).toBe('sensitive');
    expect(tier(`${start} pytest /tmp/x`)).toBe('sensitive');
    expect(tier(`${start} evil`)).toBe('sensitive');
    expect(shell(`${start} pytest`, 'strict').tier).toBe('sensitive');
  });

  it('options of the runner that choose another package, folder or interpreter ask', () => {
    for (const command of [
      'npx -p evil eslint .',
      'npx --yes eslint .',
      'npx --package=evil eslint .',
      'npm exec --prefix /tmp/evil -- eslint .',
      'pnpm -C /tmp/evil exec eslint .',
      'pnpm dlx eslint .',
      'yarn dlx eslint .',
      'uv run --with evil pytest',
      'uv run --python /tmp/evil pytest',
      'poetry -C /tmp/evil run pytest',
      'python -c 1 -m pytest',
      'python -I -m evil',
      'bundle exec --gemfile=/tmp/x rspec',
    ])
      expect([command, tier(command)]).toEqual([command, 'sensitive']);
  });

  it('rules of documents about the runner still hold', () => {
    expect(rulesOf(shell('npx cowsay', 'workspace'))).toContain('runs-package');
  });
});

describe('names of scripts and targets', () => {
  it.each([
    'test',
    'test:unit',
    'build',
    'build-all',
    'lint:fix',
    'typecheck',
    'type-check',
    'format.check',
    'e2e',
    'ci',
    'coverage',
    'dev',
    'prebuild',
  ])('npm run %s is an ordinary build', (name) => {
    expect(tier(`npm run ${name}`)).toBe('routine');
  });

  it.each([
    'deploy',
    'build:deploy',
    'test:prod',
    'release',
    'publish',
    'nuke',
    'ship',
    'up',
    'db:reset',
    'migrate',
    'testflight',
    'cleanup',
    'x',
    '../x',
  ])('npm run %s may be more', (name) => {
    expect(tier(`npm run ${name}`)).not.toBe('routine');
  });

  it.each(['all', 'test', 'src/main.o', 'build/app.js', 'lint V=1', '-j 4'])('make %s is an ordinary build', (words) => {
    expect(tier(`make ${words}`)).toBe('routine');
  });

  it.each(['deploy', 'nuke', 'install', 'CC=/tmp/x all', 'SHELL=x', '../x.o', '/tmp/x.o', 'test/../../x.o', 'tf-init', 'down'])(
    'make %s may be more',
    (words) => {
      expect(tier(`make ${words}`)).not.toBe('routine');
    },
  );
});
