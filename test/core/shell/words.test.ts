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

  it.each(['echo ${x:y}', 'echo ${x:0:y}', 'echo $((y))', 'echo $[y]', 'z[y]=1', 'echo ${z[y]}', 'for ((i=y;i<1;i++)); do :; done'])(
    'arithmetic in %s',
    (command) => {
      expect(shell(`y='a[$(rm f)]'; ${command}`).tier).not.toBe('routine');
      expect(shell(`y=1; ${command}`).tier).toBe('routine');
    },
  );

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

describe('what a here-document hands to its command', () => {
  const bodyOf = (text: string) => {
    const outcome = parseShell(text);
    if (outcome.kind === 'refused') throw new Error(outcome.why);
    const redirect = walkScript(outcome.script, (pos, end) => [pos, end], facts).sites[0]?.redirects[0];
    if (redirect?.kind !== 'text') throw new Error('there is none');
    const { kind, value, prefix, splits, verbatim } = redirect.body;
    return [kind, value, prefix, splits, verbatim === null ? null : text.slice(verbatim, verbatim + value.length)];
  };

  it.each([
    ["cat <<'E'\na $x\nE", ['known', 'a $x\n', 'a $x\n', false, 'a $x\n']],
    ['cat <<E\na b\nE', ['known', 'a b\n', 'a b\n', false, 'a b\n']],
    ['cat <<E\na $x b\nE', ['open', 'a \0 b\n', '', false, null]],
    ['cat <<E\n$(ls)\nE', ['open', '\0\n', '', false, null]],
    ['cat <<E\na \\$x \\` \\\\ \\n\nE', ['known', 'a $x ` \\ \\n\n', 'a $x ` \\ \\n\n', false, null]],
    ["cat <<'E'\na \\$x\nE", ['known', 'a \\$x\n', 'a \\$x\n', false, 'a \\$x\n']],
    ['cat <<E\na \\\nb\nE', ['known', 'a b\n', 'a b\n', false, null]],
    // The tabs in front are not handed on, so that positions in it are not those of the source.
    ["cat <<-'E'\n\ta\n\tE", ['known', 'a\n', 'a\n', false, null]],
    ['cat <<< abc', ['known', 'abc', 'abc', false, 'abc']],
    ['cat <<< "$x"', ['open', '\0', '', false, null]],
  ])('%j', (text, expected) => {
    expect(bodyOf(text)).toEqual(expected);
  });
});

// Each of these runs rm, as a real shell shows.
describe('code in a here-document is judged as the shell reads it', () => {
  it.each([
    ['bash <<E\necho "\\$(rm f)"\nE', 'rm'],
    ['bash <<E\necho \\`rm f\\`\nE', 'rm'],
    ['bash <<E\necho "\\\\$(rm f)"\nE', ''],
    ['bash <<-E\n\tcat <<F\n\tF\nrm f\n\tF\n\tE', 'rm'],
    ["bash <<-'E'\n\tcat <<F\n\tF\nrm f\n\tF\n\tE", 'rm'],
    ['sh <<E\necho "\\$(rm f)"\nE', 'rm'],
    ['bash <<E\nls \\\nE\nrm f\nE', ''],
    ['bash <<-E\nls \\\n\tx\nE', ''],
    ['bash <<E\nr\\\nm f\nE', 'rm'],
    ['bash <<E\nrm -rf \\\n/\nE', 'rm-wide'],
    ['bash <<E\nls # \\\\\nrm f\nE', 'rm'],
  ])('%j', (command, rule) => {
    const { tier, findings } = shell(command);
    expect(tier).not.toBe('routine');
    if (rule !== '') expect(findings.map((finding) => finding.rule)).toContain(rule);
  });

  it.each(['bash <<E\nls\nE', "bash <<'E'\necho '$(rm f)'\nE", 'bash <<-E\n\tls\n\tE', 'cat <<E\n\\$x \\\n\nE'])(
    '%j is harmless',
    (command) => {
      expect(shell(command).tier).toBe('routine');
    },
  );
});

describe('a loop over words', () => {
  it.each([
    ['for x in 1 2; do :; done; ((x))', 'routine'],
    ['for x in 1 y; do :; done; ((x))', 'sensitive'],
    ['for x in y 1; do :; done; ((x))', 'sensitive'],
    ['for x; do :; done; ((x))', 'sensitive'],
    ['for x in; do :; done; ((x))', 'sensitive'],
    ['select x in 1 2; do :; done; ((x))', 'sensitive'],
    ['for x in a b; do ls "$x"; done', 'routine'],
    ['for x in a b; do rm "$x"; done', 'sensitive'],
    ['for x in ls rm; do "$x" f; done', 'sensitive'],
    ['select x in a b; do ls "$x"; done', 'routine'],
    ['for f in .env; do cat "$f"; done', 'sensitive'],
    ['for f in a; do for f in .env; do cat "$f"; done; cat "$f"; done', 'sensitive'],
  ])('%s is %s', (command, tier) => {
    expect(shell(command).tier).toBe(tier);
  });
});

describe('a function', () => {
  it.each([
    ['f() { ls; }; f', 'routine'],
    ['f() { ls; } & f', 'sensitive'],
    ['true && f() { ls; }; f', 'sensitive'],
    ['{ f() { ls; }; }; f', 'sensitive'],
    ['f() { ls; }; f() { rm x; }; f', 'sensitive'],
    ['f() { ls; }; g() { f; }; g', 'routine'],
    ['f-g() { ls; }; f-g', 'sensitive'],
    ['if true; then f() { ls; }; fi; f', 'sensitive'],
    ['$(f() { ls; }); f', 'sensitive'],
  ])('%s is %s', (command, tier) => {
    expect(shell(command).tier).toBe(tier);
  });
});

describe('braces', () => {
  it.each([
    ["'a b'{c,d}", ['a bc', 'a bd']],
    ['{a,b}.c', ['a.c', 'b.c']],
    ['{a,b..c}', ['\0']],
    ['{a,b c}', ['{a,b', 'c}']],
    ['x"y"{a,b}', ['xy\0']],
    ['{a,b}$x', ['\0\0']],
    ['{a}', ['{a}']],
  ])('%s', (text, expected) => {
    expect(wordsOf(text).map(({ value }) => value)).toEqual(expected);
  });
});
