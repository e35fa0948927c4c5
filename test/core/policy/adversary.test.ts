import { describe, expect, it } from 'vitest';
import { shell } from './a-context.ts';

/** Found by trying to get past the tables; the words in front say by which door. */
const asks: readonly (readonly [door: string, command: string])[] = [
  ['cd - to a folder that only OLDPWD names', 'OLDPWD=/proc/self; cd -; cat environ'],
  ['OLDPWD by declare', 'declare OLDPWD=/proc/self; cd -; cat environ'],
  ['OLDPWD by read', 'read OLDPWD <<< /proc/self; cd -; cat environ'],
  ['OLDPWD by a loop', 'for OLDPWD in /proc/self; do cd -; cat environ; done'],
  ['OLDPWD by an expansion', ': ${OLDPWD:=/proc/self}; cd -; cat environ'],
  ['a folder put onto the stack', 'pushd src; DIRSTACK[1]=/proc/self; popd; cat environ'],
  ['printf with a format and a name that nobody knows', 'printf "a$F" "$v"; ls'],
  ['file names as a test', '[ * ]'],
  ['file names as a test, by its other name', 'test *'],
  ['a file name as the operator', '[ ! ?v x ]'],
  ['a language that nobody knows', 'LANG=$X ls'],
  ['a variable for make that nobody knows', 'A=$X make build'],
  ['a time zone that nobody knows', 'TZ=$X date'],
  ['every file by find', 'find . -type f -exec cat {} +'],
  ['every file by find, one by one', 'find . -type f -exec head -50 {} \\;'],
  ['any name is no name', "find . -name '*' -exec cat {} +"],
  ['all but one', 'find . ! -name x -exec cat {} +'],
  ['the other alternative', "find . -name '*.md' -o -exec cat {} +"],
  ['an alternative without a name', "find . \\( -name '*.md' -o -type f \\) -exec cat {} +"],
  ['a bracket that is a pattern', "find . -name ')' -o -type f -exec cat {} +"],
  ['every line by grep in find', "find . -type f -exec grep '' {} +"],
  ['every line but one by grep in find', 'find . -type f -exec grep -v x {} +'],
  ['every line by grep', "grep -r '' ."],
  ['any character by grep', 'grep -rn . .'],
  ['every line but one by grep', 'grep -rv xyzzy .'],
  ['an empty alternative', "grep -rE 'foo|' ."],
  ['an empty alternative of a basic pattern', "grep -r 'foo\\|' ."],
  ['a group that need not be there', "grep -r '\\(foo\\)*' ."],
  ['a class of characters', "grep -rE '[A-Z]' ."],
  ['a second pattern', "grep -r -e foo -e '' ."],
  ['an option without a value', "grep -r --color '' src"],
  ['patterns out of a file', 'grep -rf patterns .'],
  ['a pattern that nobody knows', 'grep -r "$x" .'],
  ['hidden files by ripgrep', "rg --hidden ''"],
  ['hidden files by ripgrep, unrestricted', 'rg -uu .'],
  ['a folder against nothing', 'diff -rN . /tmp/empty'],
  ['a directory is asked for what a file holds', 'id "$(cat f)"'],
  ['an automount is asked for what a file holds', 'df "/net/$(cat f)"'],
  ['a file by its number', 'git cat-file -p 1234567'],
  ['a file by its number, by its kind', 'git cat-file blob 1234567890abcdef1234567890abcdef12345678'],
  ['a file by its number at GitHub', 'gh api repos/o/r/git/blobs/1234567'],
  ['files that git does not keep', "git grep --untracked ''"],
  ["another's package of the name", 'npx biome check .'],
  ["another's package of the name, by npm", 'npm exec -- biome check .'],
  ['a piece of a name as an option of sort', "find . -name '*.ts' | xargs sort"],
  ['a piece of a name as an action of find', "find . -name '*.ts' | xargs find"],
  ['pieces of a name as a test', "test $(find . -name '*.md')"],
  ['a second -c of fish', "fish -c 'ls' -c 'rm p'"],
  ['start-up code of fish behind -c', "fish -c ls -C 'rm p'"],
  ['a shell that lets * meet hidden names', "bash -O dotglob -c 'cat *'"],
  ['a script whose name begins like a test', 'npm run test:and-mail'],
  ['a script whose name begins like a build', 'npm run build:docker:tag'],
  ['a target whose name begins like a check', 'make check-out-customers'],
  ['the environment as a column', 'ps -o pid,environ'],
  ['the environment as a column, attached', 'ps -Oenviron'],
  ['the environment under another name', 'ps --format environ=x'],
  ['the environment behind a label', 'ps -o pid,cmd=x,environ'],
  ['words behind a number of xargs', 'xargs -n $x ls'],
  ['words behind a placeholder of xargs', 'xargs -I $x ls $x'],
  ['columns that nobody knows', 'ps -o "$X"'],
];

/** What a checkout brings along decides what these do; preset `workspace` lets that run. */
const treeDecides = ['bazel --version', 'phpstan --version', 'psalm --version', 'pulumi preview', 'mise ls'];

describe('doors that were open', () => {
  it.each(asks)('%s', (_door, line) => {
    expect(shell(line).tier).not.toBe('routine');
    expect(shell(line, 'workspace').tier).not.toBe('routine');
  });

  it('what cd - goes back to comes from the environment as well', () => {
    expect(shell('cd -; cat environ', 'strict', { env: { OLDPWD: '/proc/self' } }).tier).not.toBe('routine');
    expect(shell('cd -; cat environ').tier).toBe('routine');
  });
});

describe('what the tree decides', () => {
  it.each(treeDecides)('%s asks in strict', (line) => {
    expect(shell(line).tier).not.toBe('routine');
    expect(shell(line, 'workspace').tier).toBe('routine');
  });
});

describe('their neighbours stay shut to nobody', () => {
  it.each([
    'cd src; cd -; cat a.ts',
    'pushd src && ls && popd',
    'printf \'%s\\n\' "$v"',
    '[ -f *.ts ]',
    'LANG=C ls',
    'find . -type f -exec grep -n foo {} +',
    'find . -type f -exec wc -l {} +',
    "find . -name '*.md' -exec cat {} +",
    "find . \\( -name '*.c' -o -name '*.h' \\) -exec cat {} +",
    "find . -path ./node_modules -prune -o -name '*.ts' -exec cat {} +",
    'find src -type f -exec ls -l {} \\;',
    'grep -rn TODO .',
    "grep -rnE 'foo|bar' src",
    "grep -rl '' .",
    "rg ''",
    'rg -A 3 TODO src',
    'rg --hidden --color never TODO',
    'diff -r a b',
    'diff -rq a b',
    'id ann',
    'ps -eo pid,ppid,user,%cpu,%mem,cmd --sort=-%mem',
    'ps -p 1 -o comm=,args=',
    'df -h /',
    'git cat-file -p HEAD',
    'git cat-file -t 1234567',
    'git -- --help',
    "find . -name '*.ts' | xargs wc -l",
    "find . -name '*.ts' -print0 | xargs -0 sort",
    "zsh -c 'ls -la src'",
  ])('%s', (line) => {
    expect([shell(line).tier, shell(line).findings, shell(line).blindSpots]).toEqual(['routine', [], []]);
  });
});

describe('names of scripts and targets that say they build or test', () => {
  it.each(['npm run build:prod-free', 'npm run test:x'])('%s asks', (line) => {
    expect(shell(line, 'workspace').tier).not.toBe('routine');
  });

  it.each([
    'npm run build',
    'npm run test:unit',
    'npm run test:e2e:headless',
    'npm run lint:css',
    'npm run build:client',
    'npm run test:node20',
    'pnpm run typecheck',
    'make test-all',
    'make build/x.o',
  ])('%s does not', (line) => {
    expect([shell(line, 'workspace').tier, shell(line, 'workspace').findings]).toEqual(['routine', []]);
  });
});
