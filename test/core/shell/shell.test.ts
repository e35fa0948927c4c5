import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foreignSyntax } from '../../../src/core/shell/dialect.ts';
import { parseShell } from '../../../src/core/shell/parse.ts';
import { quoteArgv, quoteWord } from '../../../src/core/shell/quote.ts';
import { walkScript } from '../../../src/core/shell/walk.ts';

const facts = { home: '/home/ann', constant: () => null };

function walked(text: string) {
  const outcome = parseShell(text);
  if (outcome.kind === 'refused') throw new Error(outcome.why);
  return walkScript(outcome.script, (pos, end) => [pos, end], facts);
}

describe('quoting', () => {
  it('a real shell reads every word back', () => {
    const word = fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => !text.includes('\0') && !/\p{Surrogate}/u.test(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        const { text } = quoteArgv(words);
        const out = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${text}`], { encoding: 'utf8' });
        expect(out.split('\0').slice(0, -1)).toEqual(words);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a', 'a'],
    ['', "''"],
    ['a b', "'a b'"],
    ["it's", `'it'\\''s'`],
    ['A=1', "'A=1'"],
    ['--x=1', '--x=1'],
  ])('%j becomes %s', (word, quoted) => {
    expect(quoteWord(word)).toBe(quoted);
  });

  it('spans cover the words', () => {
    const { text, spans } = quoteArgv(['a', 'b c', 'd']);
    expect(spans.map((span) => text.slice(...span))).toEqual(['a', "'b c'", 'd']);
  });
});

describe('words', () => {
  it.each([
    ['t""ouch', 'known', 'touch'],
    ["$'\\x6cs'", 'known', 'ls'],
    ['a\\ b', 'known', 'a b'],
    ['~/x', 'known', '/home/ann/x'],
    ['"~/x"', 'known', '~/x'],
    ['*.c', 'glob', '*.c'],
    ['"*.c"', 'known', '*.c'],
    ['{a,b}', 'known', 'a'],
    ['{1..3}', 'open', '\0'],
    ['{a,$y}', 'open', '\0'],
    ['x$y', 'open', 'x\0'],
    ['"$y"', 'open', '\0'],
    ['$"x"', 'open', 'x\0'],
  ])('%s is %s', (text, kind, value) => {
    const word = walked(`echo ${text}`).sites[0]?.words[1];
    expect([word?.kind, word?.value]).toEqual([kind, value]);
  });
});

describe('the walk meets every command', () => {
  it.each([
    ['a | b && c; d & e', 5],
    ['( a; b ) | { c; }', 3],
    ['for i in $(a); do b; done', 2],
    ['if a; then b; elif c; then d; else e; fi', 5],
    ['while a; do b; done', 2],
    ['case $(a) in x) b;; *) c;; esac', 3],
    ['f() { a; }; f', 2],
    ['x=$(a) b', 2],
    ['x=(1 $(a)); x[$(b)]=1', 4],
    ['a "${x:-$(b)}"', 2],
    ['a <(b) >(c)', 3],
    ['cat <<E\n$(a)\nE', 2],
    ["cat <<'E'\n$(a)\nE", 1],
    ['cat <<< $(a)', 2],
    ['a > $(b)', 2],
    ['[[ -n $(a) ]]', 1],
    ['(( $(a) ))', 1],
    ['echo $((1+$(a)))', 2],
    ['echo `a \\`b\\``', 3],
    ['coproc a', 1],
    ['select x in a; do b; done', 1],
    ['time ! a', 1],
    ['for ((i=$(a);i<3;i++)); do b; done', 2],
  ])('%s', (text, count) => {
    expect(walked(text).sites).toHaveLength(count);
  });

  it('tells which commands read from a pipe', () => {
    expect(walked('a | b | (c; d)').sites.map(({ piped }) => piped)).toEqual([false, true, true, true]);
  });

  it('an error in a nested script is a blind spot', () => {
    expect(walked('echo "$(if)"').blindSpots).not.toEqual([]);
    expect(walked('echo `for`').blindSpots).not.toEqual([]);
  });
});

describe('limits', () => {
  it.each([['x'.repeat(70_000)], ['$('.repeat(200)], ['a\0b']])('refuses what it will not read', (text) => {
    expect(parseShell(text).kind).toBe('refused');
  });
});

describe('shells other than Bash', () => {
  it.each(['ls -l', 'a && b | c', 'x=1; echo "$x"', 'if a; then b; fi', 'echo $(ls)'])('POSIX: %s', (code) => {
    expect(foreignSyntax(code, 'posix')).toBeNull();
  });

  it.each([
    '(( a ))',
    '[[ a ]]',
    "$'x'",
    'a &> b',
    'a |& b',
    'cat <(a)',
    'cat <<< a',
    'echo {a,b}',
    'x=(1)',
    'function f { a; }',
    'echo ${x/a/b}',
  ])('beyond POSIX: %s', (code) => {
    expect(foreignSyntax(code, 'posix')).not.toBeNull();
  });

  it.each(['ls *', 'echo $x', 'echo (ls)', 'a && b', 'ls ~x', '=ls', '{a}'])('not read for fish or zsh: %s', (code) => {
    expect(foreignSyntax(code, 'other')).not.toBeNull();
  });
});
