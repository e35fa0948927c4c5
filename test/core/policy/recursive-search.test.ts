import { describe, expect, it } from 'vitest';
import { dumpsTree, recurses, showsEveryLine } from '../../../src/core/policy/recursive-search.ts';
import { knownWord, openWord } from '../../../src/core/shell/word.ts';
import { shell } from './a-context.ts';

const words = (line: string) =>
  line === '' ? [] : line.split(' ').map((text) => (text === '?' ? openWord([0, 0]) : knownWord(text, [0, 0])));

describe('reads every file below', () => {
  it.each(['rg foo', 'ag foo', 'ack foo', 'ugrep foo', 'rgrep foo'])('%s', (line) => {
    const [name, ...args] = line.split(' ');
    expect(recurses(name as string, words(args.join(' ')))).toBe(true);
  });
  it.each([
    '-r foo',
    '-R foo',
    '-rn foo',
    '-nr foo',
    '--recursive foo',
    '--dereference-recursive foo',
    '-d recurse foo',
    '--directories=recurse foo',
  ])('grep %s', (args) => {
    expect([recurses('grep', words(args)), recurses('egrep', words(args))]).toEqual([true, true]);
  });
  it.each([
    ['grep', 'foo f'],
    ['grep', 'foo-r f'],
    ['grep', 'x--recursive'],
    ['grep', '-1r'],
    ['rgx', 'foo'],
    ['xag', 'foo'],
    ['grepdiff', '-r x'],
    ['ls', '-r'],
  ])('not %s %s', (name, args) => {
    expect(recurses(name, words(args))).toBe(false);
  });
});

describe('a word that is only known when it runs', () => {
  it.each(["grep ? ''", 'egrep ? .', 'zgrep -n ? .', 'grep ?', 'grep -i ?', 'rg ? .*', 'diff ? a b'])(
    'may be the option that shows everything: %s',
    (line) => {
      const [name, ...args] = line.replace("''", ' ').split(' ');
      expect(dumpsTree(name as string, words(args.join(' ')))).toBe(true);
    },
  );
  it.each(['grep ? src', 'grep -n ? a.ts', 'rg ? src', 'grep foo ?', 'grep -rn -e foo ?', 'diff -- ? b'])(
    'is none, or does no harm there: %s',
    (line) => {
      const [name, ...args] = line.split(' ');
      expect(dumpsTree(name as string, words(args.join(' ')))).toBe(false);
    },
  );
  it('recurses, as far as anybody knows', () => {
    expect([recurses('grep', words('? foo')), recurses('grep', words('-- ? foo')), recurses('ls', words('?'))]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('shows every line of every file', () => {
  it.each([
    'grep -r . src',
    'grep -rv foo .',
    'grep --recursive --invert-match foo .',
    'rg --hidden .*',
    'rg -u .',
    'rg -iu .',
    'rg -. .',
    'rg --no-ignore .',
    'rg --hidden -v foo',
    'rg --hidden --passthru foo',
    'ag -a .',
    'ag -U .',
    'ack .',
    'diff -rN a b',
    'diff -r --new-file empty a',
    'diff -r --unidirectional-new-file empty a',
    'diff -urP a b',
    'diff --recursive -N a b',
  ])('%s', (line) => {
    const [name, ...args] = line.split(' ');
    expect(dumpsTree(name as string, words(args.join(' ')))).toBe(true);
  });
  it.each([
    // Hidden files are passed by.
    'rg .',
    'ag .',
    'rg --glob x-u .',
    'rg x--hidden',
    // Names or counts.
    'grep -rl . src',
    'grep -r --files-with-matches . src',
    'grep -rc . src',
    // One folder is not the whole of the other.
    'diff -r a b',
    'diff -N a b',
    'diff -rNq a b',
    'diff -rN --brief a b',
    'diff -rN -q a b',
    'diff a-r b-N',
    'diff x--recursive --new-file',
    'diff -r x--new-file',
    'grep . f',
    'cat -r .',
    'xrg -u .',
    'rgx --hidden .',
  ])('not %s', (line) => {
    const [name, ...args] = line.split(' ');
    expect(dumpsTree(name as string, words(args.join(' ')))).toBe(false);
  });
});

describe('a pattern that nearly every line meets', () => {
  it.each([
    '.',
    '.*',
    'x',
    'a.c',
    'foo\\|',
    'foo|x',
    'foo\nx',
    '[A-Z]',
    '[[:alpha:]][[:alnum:]_]',
    '[]ab]',
    '[^ab]',
    '[^]ab]',
    '\\w\\w',
    '\\(foo\\)*',
    '(foo)?',
    '(foo){0,3}',
    '((foo)(bar))*',
    '\\(\\(foo\\)\\(bar\\)\\)*',
    '(foo(bar)baz)?',
    '(foo|x)',
    '(a\\.b)*',
    'ab*',
    'a\\?b',
    'x\\{3\\}',
    '-e x',
    '-e foo -e x',
    '-ex',
    '-iex',
    '-ie x',
    '--regexp=x',
    '--regexp x',
    '-r -e x',
    '',
    '-v foo',
    '-iv foo',
    '-f list',
    '--file=list',
    '--file list',
    '--invert-match foo',
    '--passthru foo',
    '-A 3 .',
    '-nA 3 .',
    '--after-context 3 .',
    '--color always .',
    '--colour .',
    '--color foobar',
    '-t ts .',
    '-r . src',
    '-nr . src',
    '-i . foo',
    '?',
    '--type ts x',
    '-e',
  ])('%j', (args) => {
    expect(showsEveryLine(words(args))).toBe(args !== '--color foobar');
  });
  it.each([
    'foo',
    'foo.*',
    '.*foo.*',
    'foo|bar',
    'foo\\|bar',
    '(foo)+',
    '(foo)',
    'foo(bar)*',
    '[A-Z]foo',
    '\\bfoo',
    '-e foo',
    '-e foo -e bar',
    '-ebar',
    '-iebar',
    '--regexp=foo',
    '--regexp foo',
    '-e foo .',
    '-A 3 foo',
    '-nA 3 foo .',
    '--after-context 3 foo .',
    '--color always foo .',
    '--color foo .',
    '-r foo .',
    '-nr foo .',
    '-t ts foo .',
    '--glob x foo .',
    '-l .',
    '-c .',
    '-nq .',
    '-L .',
    '--files',
    '--count .',
    '--quiet .',
    '--silent .',
    '-v -l foo',
    'foo x-v',
    'foo x--file=y',
    'foo --filex',
  ])('not %j', (args) => {
    expect(showsEveryLine(words(args))).toBe(false);
  });
});

describe('operands of a test', () => {
  it.each([
    '[ -v x ]',
    "[ -v 'x[0]' ]",
    "[ -v 'x[@]' ]",
    '[ -R ref ]',
    '[ -v ]',
    '[ "$x" = -v ]',
    '[ -v = -v ]',
    '[ -n "$x" ]',
    '[ "$x" -gt 1 ]',
    'test -f "$x"',
    '[ *.c = x ]',
  ])('%s is harmless', (line) => {
    expect([shell(line).tier, shell(line).blindSpots]).toEqual(['routine', []]);
  });
  it.each([
    ["[ -v 'a[$(id)]' ]", 'a subscript is evaluated as arithmetic, which can run code'],
    ["[ -R 'a[$(id)]' ]", 'a subscript is evaluated as arithmetic, which can run code'],
    ["test -v 'a[b]'", 'a subscript is evaluated as arithmetic, which can run code'],
    ['[ -v "$x" ]', 'a subscript is evaluated as arithmetic, which can run code'],
    ['[ $x = y ]', 'this may become several words of the test'],
    ['[ * ]', 'file names may turn out to be an operator of the test'],
    ['[ -? x ]', 'file names may turn out to be an operator of the test'],
    ['[ "$x" \'a[1]\' ]', 'this may become an operator of the test'],
    ['[ "$x" "$y" ]', 'this may become an operator of the test'],
  ])('%s: %s', (line, why) => {
    const { tier, blindSpots } = shell(line);
    expect(tier).not.toBe('routine');
    expect(blindSpots.map((spot) => spot.why)).toContain(why);
  });
});
