import { describe, expect, it } from 'vitest';
import { isInteractive } from '../../../src/core/policy/interactive.ts';
import { programOf } from '../../../src/core/policy/program.ts';
import { knownWord } from '../../../src/core/shell/word.ts';
import { aContext } from './a-context.ts';

const tree = '/w/tree';
const found = (path: string, trusted = false) => aContext({ lookup: () => ({ kind: 'found', path, trusted }) as never });
const whyOf = (word: string, context = aContext(), preset: 'strict' | 'workspace' = 'workspace', settled = true) =>
  programOf(word, settled, { preset }, context).why;

describe('a program that is named by a path', () => {
  it.each([
    'node_modules/.bin/eslint',
    './node_modules/.bin/tsc',
    `${tree}/node_modules/.bin/jest`,
    '.venv/bin/pytest',
    'venv/bin/ruff',
    'vendor/bin/phpunit',
    'bin/rspec',
    './gradlew',
    'gradlew',
    './mvnw',
  ])('%s is a build tool of this work tree', (word) => {
    expect(whyOf(word.includes('/') ? word : `./${word}`)).toBeNull();
    expect(whyOf(word.includes('/') ? word : `./${word}`, aContext(), 'strict')).toMatch(/named by a path/);
    expect(whyOf(word.includes('/') ? word : `./${word}`, aContext({ workTree: null }))).toMatch(/named by a path/);
  });

  it.each([
    '/bin/ls',
    '/opt/node_modules/.bin/eslint',
    '../other/node_modules/.bin/eslint',
    // One that calls itself as a program of the system does.
    'node_modules/.bin/git',
    '.venv/bin/cat',
    'bin/eslint',
    'xvenv/bin/pytest',
    'node_modules/.binx/eslint',
    'sub/gradlew2',
    './gradlew.sh',
    'lib/gradlew/x',
  ])('%s may be anything', (word) => {
    expect(whyOf(word)).toMatch(/is named by a path, so it need not be the program of that name$/);
  });

  it('goes by its last name, a wrapper by that of its tool', () => {
    const nameOf = (word: string) => programOf(word, true, { preset: 'workspace' }, aContext()).name;
    expect(['/usr/bin/ls', './gradlew', './mvnw', 'a/b/c'].map(nameOf)).toEqual(['ls', 'gradle', 'mvn', 'c']);
  });

  it('is not known after a cd to somewhere, unless the path says where it is', () => {
    expect(whyOf('node_modules/.bin/eslint', aContext(), 'workspace', false)).not.toBeNull();
    expect(whyOf(`${tree}/node_modules/.bin/eslint`, aContext(), 'workspace', false)).toBeNull();
  });
});

describe('a program that is found', () => {
  it('in the trusted path is what it is called', () => {
    expect(whyOf('git', found('/usr/bin/git', true))).toBeNull();
  });

  it.each([
    ['git', '/home/ann/bin/git'],
    ['eslint', '/home/ann/node_modules/.bin/eslint'],
    ['git', `${tree}/node_modules/.bin/git`],
    ['eslint', `${tree}/scripts/eslint`],
    ['eslint', `${tree}2/node_modules/.bin/eslint`],
  ])('elsewhere need not be: %s as %s', (word, path) => {
    expect(whyOf(word, found(path))).toBe(`${word} is found outside the trusted path (${path})`);
  });

  it('in the tools of this work tree is one of them, with preset workspace', () => {
    const context = found(`${tree}/node_modules/.bin/eslint`);
    expect(whyOf('eslint', context)).toBeNull();
    expect(whyOf('eslint', context, 'strict')).toMatch(/outside the trusted path/);
    expect(whyOf('eslint', { ...context, workTree: null })).toMatch(/outside the trusted path/);
  });

  it('is not doubted where nobody knows its name, or the shell has it built in', () => {
    expect(whyOf('no-such-tool', found('/tmp/no-such-tool'))).toBeNull();
    expect(whyOf('cd', found('/tmp/cd'))).toBeNull();
    expect(whyOf('git', aContext())).toBeNull();
  });
});

describe('what takes commands from the terminal', () => {
  const takes = (line: string) => {
    const words = line.split(' ').map((text) => knownWord(text, [0, 0]));
    return isInteractive(words[0]?.value ?? '', words);
  };
  it.each([
    'bash',
    'python3',
    'psql prod',
    'vim f',
    'bash -e',
    'python3 -c x',
    'psql -c x',
    'bash x--help',
    'bash --help x',
    'fish -i',
    'mc -c x vim',
  ])('%s', (line) => {
    expect(takes(line)).toBe(!line.startsWith('mc'));
  });
  it.each(['bash --help', 'python3 --version', 'bash -c ls', 'bash -ec ls', 'zsh -c ls', 'sh -c ls', 'fish -c ls', 'ls', 'bash2', 'mycsh'])(
    'not %s',
    (line) => {
      expect(takes(line)).toBe(false);
    },
  );
});
