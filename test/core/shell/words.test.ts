import { describe, expect, it } from 'vitest';
import { parseShell } from '../../../src/core/shell/parse.ts';
import { walkScript } from '../../../src/core/shell/walk.ts';
import { knownWord, openWord } from '../../../src/core/shell/word.ts';
import { shell } from '../policy/a-context.ts';

/** C, S and E are constants, N only ever holds numbers, and of all others nothing is known. */
const constants: Readonly<Record<string, string>> = { C: 'abc', S: 'a b', E: '' };
const facts = { home: '/home/ann', constant: (name: string) => constants[name] ?? null, number: (name: string) => name === 'N' };

function wordsOf(text: string) {
  const outcome = parseShell(`t ${text}`);
  if (outcome.kind === 'refused') throw new Error(outcome.why);
  return walkScript(outcome.script, (pos, end) => [pos, end], facts).sites[0]?.words.slice(1) ?? [];
}

describe('what is known about a word', () => {
  it.each<[text: string, words: (readonly [kind: string, value: string, prefix: string, more: string])[]]>([
    ['abc', [['known', 'abc', 'abc', 'at 2']]],
    ["'a b'", [['known', 'a b', 'a b', 'at 3']]],
    ['"a b"', [['known', 'a b', 'a b', 'at 3']]],
    ['"a\\"b"', [['known', 'a"b', 'a"b', '']]],
    ['a\\ b', [['known', 'a b', 'a b', '']]],
    ["$'a'", [['known', 'a', 'a', '']]],
    ['~', [['known', '/home/ann', '/home/ann', '']]],
    ['~/x', [['known', '/home/ann/x', '/home/ann/x', '']]],
    ['~x', [['known', '~x', '~x', 'at 2']]],
    ['a~', [['known', 'a~', 'a~', 'at 2']]],
    ['"~"', [['known', '~', '~', 'at 3']]],
    ['$C', [['known', 'abc', 'abc', 'expanded']]],
    ['"$C"', [['known', 'abc', 'abc', 'expanded']]],
    ['${C}', [['known', 'abc', 'abc', 'expanded']]],
    ['x$C', [['known', 'xabc', 'xabc', 'expanded']]],
    ['$S', [['open', '\u0000', '', 'splits expanded']]],
    ['"$S"', [['known', 'a b', 'a b', 'expanded']]],
    ['$E', [['open', '\u0000', '', 'splits expanded']]],
    ['$U', [['open', '\u0000', '', 'splits expanded']]],
    ['"$U"', [['open', '\u0000', '', 'expanded']]],
    ['x$U', [['open', 'x\u0000', 'x', 'splits expanded']]],
    ['x"$U"y', [['open', 'x\u0000y', 'x', 'expanded']]],
    ['$N', [['open', '\u0000', '', 'splits expanded number']]],
    ['"$N"', [['open', '\u0000', '', 'expanded']]],
    ['x$N', [['open', 'x\u0000', 'x', 'splits expanded']]],
    ['$?', [['open', '0', '0', '']]],
    ['$#', [['open', '0', '0', '']]],
    ['$@', [['open', '\u0000', '', 'splits']]],
    ['"$@"', [['open', '\u0000', '', 'splits']]],
    ['$*', [['open', '\u0000', '', 'splits expanded']]],
    ['"$*"', [['open', '\u0000', '', 'expanded']]],
    ['${a[0]}', [['open', '\u0000', '', 'splits']]],
    ['"${a[@]}"', [['open', '\u0000', '', 'splits']]],
    ['${U:-x}', [['open', '\u0000', '', 'splits']]],
    ['"${U:-x}"', [['open', '\u0000', '', '']]],
    ['"${@:2}"', [['open', '\u0000', '', 'splits']]],
    ['$(ls)', [['open', '\u0000', '', 'splits']]],
    ['"$(ls)"', [['open', '\u0000', '', '']]],
    ['`ls`', [['open', '\u0000', '', 'splits']]],
    ['$((1))', [['open', '\u0000', '', '']]],
    ['x$((1))', [['open', 'x\u0000', 'x', '']]],
    ['<(ls)', [['open', '/dev/fd/\u0000', '/dev/fd/', 'pipe']]],
    ['/dev/fd/$U', [['open', '/dev/fd/\u0000', '/dev/fd/', 'splits expanded']]],
    ['*', [['glob', '*', '', 'splits']]],
    ['x*', [['glob', 'x*', 'x', 'splits']]],
    ['?x', [['glob', '?x', '', 'splits']]],
    ['[ab]x', [['glob', '?x', '', 'splits']]],
    ['@(a|b)', [['open', '\u0000', '', 'splits']]],
    [
      '{a,b}',
      [
        ['known', 'a', 'a', ''],
        ['known', 'b', 'b', ''],
      ],
    ],
    [
      'x{a,b}y',
      [
        ['known', 'xay', 'xay', ''],
        ['known', 'xby', 'xby', ''],
      ],
    ],
    ['{a,b}{c,d}', [['open', '\u0000\u0000', '', 'splits']]],
    ['{1..3}', [['open', '\u0000', '', 'splits']]],
    ['{a,$U}', [['open', '\u0000', '', 'splits']]],
    ['~{a,b}', [['open', '~\u0000', '/home/ann', 'splits']]],
    ['""', [['known', '', '', 'at 3']]],
    ['$"x"', [['open', 'x\u0000', 'x', '']]],
    ['a"b"c', [['known', 'abc', 'abc', '']]],
    ['~/$U', [['open', '/home/ann/\u0000', '/home/ann/', 'splits expanded']]],
    ['~/*', [['glob', '/home/ann/*', '/home/ann/', 'splits']]],
    [
      '-{a,b}',
      [
        ['known', '-a', '-a', ''],
        ['known', '-b', '-b', ''],
      ],
    ],
    ['{a,}', [['known', 'a', 'a', '']]],
    ['{,}', []],
  ])('%s', (text, expected) => {
    const seen = wordsOf(text).map((word) => [
      word.kind,
      word.value,
      word.prefix,
      [
        word.splits ? 'splits' : '',
        word.verbatim === null ? '' : `at ${word.verbatim}`,
        word.expanded === true ? 'expanded' : '',
        word.number === true ? 'number' : '',
        word.pipe === true ? 'pipe' : '',
      ]
        .filter((part) => part !== '')
        .join(' '),
    ]);
    expect(seen).toEqual(expected);
  });

  it('of one that is made up', () => {
    expect(knownWord('x', [1, 2])).toEqual({ kind: 'known', value: 'x', span: [1, 2], prefix: 'x', splits: false, verbatim: null });
    expect(openWord([1, 2])).toEqual({ kind: 'open', value: '\0', span: [1, 2], prefix: '', splits: true, verbatim: null });
  });

  it('stays short: a long list of braces is not unfolded', () => {
    const list = (count: number) => `{${[...Array(count).keys()].join(',')}}`;
    expect(wordsOf(list(32))).toHaveLength(32);
    expect(wordsOf(list(33)).map(({ kind }) => kind)).toEqual(['open']);
  });
});

describe('what a value is evaluated as', () => {
  const evil = "x='a[$(rm f)]'; ";

  it.each(['-eq', '-ne', '-lt', '-le', '-gt', '-ge'])('arithmetic on both sides of %s', (operator) => {
    expect(shell(`${evil}[[ $x ${operator} 1 ]]`).tier).not.toBe('routine');
    expect(shell(`${evil}[[ 1 ${operator} $x ]]`).tier).not.toBe('routine');
    expect(shell(`[[ 1 ${operator} 2 ]]`).tier).toBe('routine');
  });

  it.each(['==', '!=', '=~', '<', '>', '-nt', '-ef'])('and text with %s', (operator) => {
    expect(shell(`x=1; [[ $x ${operator} y ]]`).tier).toBe('routine');
  });

  it.each(['-v', '-R'])('a name by %s', (operator) => {
    expect(shell(`[[ ${operator} $x ]]`).tier).not.toBe('routine');
    expect(shell(`[[ ${operator} 'a[$(rm f)]' ]]`).tier).not.toBe('routine');
    expect(shell(`[[ ${operator} x ]]`).tier).toBe('routine');
  });

  // A number that a program then gives another value is none any more.
  it.each([
    'read x',
    'mapfile x',
    'readarray x',
    'getopts ab x',
    'printf -v x %s y',
    'declare x=y',
    'typeset x=y',
    'export x=y',
    'readonly x=y',
    'x=y',
    'x+=y',
    'x=(y)',
    'for x in y; do :; done',
    'select x in y; do :; done',
    ': ${x:=y}',
    'coproc x { :; }',
    'exec {x}< f',
    'unset x',
  ])('arithmetic, and no number behind %s', (assigns) => {
    expect(shell('x=1; ((x))').tier).toBe('routine');
    expect(shell(`x=1; ${assigns}; ((x))`).tier).not.toBe('routine');
  });

  it.each(['x=2', 'declare x=2', 'x=(1 2)', 'for x in 1 2 {3..5}; do :; done'])('a number behind %s', (assigns) => {
    expect(shell(`x=1; ${assigns}; ((x))`).tier).toBe('routine');
  });

  it.each([
    'echo ${x:y}',
    'echo ${x:0:y}',
    'echo $((y))',
    'echo $[y]',
    'z[y]=1',
    'echo ${z[y]}',
    'for ((i=y;i<1;i++)); do :; done',
  ])('arithmetic in %s', (command) => {
    expect(shell(`y='a[$(rm f)]'; ${command}`).tier).not.toBe('routine');
    expect(shell(`y=1; ${command}`).tier).toBe('routine');
  });

  it.each([
    ['echo ${x@P}', 'sensitive'],
    ['echo ${x@Q}', 'routine'],
    ['echo ${x@U}', 'routine'],
    ['echo ${!x}', 'sensitive'],
    ['echo ${!x@}', 'routine'],
    ['echo ${x/$(ls)/y}', 'sensitive'],
    ['echo ${x/a/b}', 'routine'],
    ['echo ${x#a}', 'routine'],
    ['echo ${x^^}', 'routine'],
    ['echo ${PATH:=y}', 'sensitive'],
    ['echo ${PATH:-y}', 'routine'],
    ['(( ))', 'routine'],
    ['echo $(( ))', 'routine'],
  ])('%s is %s', (command, tier) => {
    expect(shell(command).tier).toBe(tier);
  });
});
