import { describe, expect, it } from 'vitest';
import type { Command, Word } from '../../../src/core/shell/parse.ts';
import { knownWord, plainPipeline, resolveWord, type ShellWord, spanOf } from '../../../src/core/shell/word.ts';
import { parsed, walked } from './a-script.ts';

const globbed: ShellWord = { kind: 'glob', value: 'a*.c', span: [0, 0], prefix: 'a', splits: true, verbatim: null };

/** C and S have one value, and a loop gives names to K and G: one, and those that a pattern meets. */
const facts = {
  home: '/home/ann',
  constant: (name: string) => ({ C: 'abc', S: 'a b' })[name] ?? null,
  bound: (name: string) => ({ K: knownWord('k', [0, 0]), G: globbed })[name] ?? null,
};

function wordOf(text: string): Word {
  const command = parsed(`t ${text}`).commands[0]?.command as Command | undefined;
  return command?.suffix[0] as Word;
}

function resolved(text: string): ShellWord {
  return resolveWord(wordOf(text), (pos, end) => [pos, end], facts);
}

describe('a word of several pieces', () => {
  it.each<[text: string, word: Partial<ShellWord>]>([
    ["'a'b", { kind: 'known', value: 'ab', prefix: 'ab', verbatim: null }],
    ['"a"b', { kind: 'known', value: 'ab', verbatim: null }],
    ['"a"\'b\'', { kind: 'known', value: 'ab' }],
    ["$'a'b", { kind: 'known', value: 'ab' }],
    ['""', { kind: 'known', value: '' }],
    ['"a$U"', { kind: 'open', value: 'a\0', prefix: 'a', splits: false }],
    ['"a$C"', { kind: 'known', value: 'aabc', verbatim: null }],
    ['$U*', { kind: 'open', value: '\0*', prefix: '', splits: true }],
    ['*$U', { kind: 'open', value: '*\0', prefix: '', splits: true }],
    ['a*$U', { kind: 'open', value: 'a*\0', prefix: 'a' }],
    ['a*b?c', { kind: 'glob', value: 'a*b?c', prefix: 'a' }],
    ['$U$C', { kind: 'open', value: '\0abc', prefix: '' }],
    ['$?$U', { kind: 'open', value: '0\0', prefix: '0', splits: true }],
    ['a$?', { kind: 'open', value: 'a0', prefix: 'a0', splits: false }],
    ['$"$S"', { kind: 'open', value: 'a b\0', prefix: 'a b', splits: false }],
    ['$"$U"', { kind: 'open', value: '\0\0', prefix: '', splits: false }],
    ['${#C}', { kind: 'open', value: '\0', splits: true }],
    ['"${#C}"', { kind: 'open', value: '\0', splits: false }],
    ['${!C}', { kind: 'open', value: '\0' }],
    ['${C[1]}', { kind: 'open', value: '\0' }],
    ['${C#a}', { kind: 'open', value: '\0' }],
    ['x$(ls)', { kind: 'open', value: 'x\0', prefix: 'x', splits: true }],
    ['x"$(ls)"', { kind: 'open', value: 'x\0', prefix: 'x', splits: false }],
    ['x`ls`y', { kind: 'open', value: 'x\0y', splits: true }],
  ])('%s', (text, word) => {
    expect(resolved(text)).toMatchObject(word);
    expect(resolved(text).pipe).toBeUndefined();
    expect(resolved(text).samples).toBeUndefined();
  });

  it.each<[text: string, value: string, prefix: string]>([
    ['~', '/home/ann', '/home/ann'],
    ['~/x', '/home/ann/x', '/home/ann/x'],
    ['~/"x"', '/home/ann/x', '/home/ann/x'],
    ['~/$U', '/home/ann/\0', '/home/ann/'],
    ['~/x$U', '/home/ann/x\0', '/home/ann/x'],
    ['~bob/x', '~bob/x', '~bob/x'],
    ['~bob/"x"', '~bob/x', '~bob/x'],
    ['~bob/$U', '~bob/\0', '~bob/'],
    ['\\~/x', '~/x', '~/x'],
    ["'~'/x", '~/x', '~/x'],
    ['"~"/x', '~/x', '~/x'],
    ['"~/"$U', '~/\0', '~/'],
    ['a~/x', 'a~/x', 'a~/x'],
  ])('%s stands for the home folder where its tilde is not quoted', (text, value, prefix) => {
    expect([resolved(text).value, resolved(text).prefix]).toEqual([value, prefix]);
  });
});

describe('what a loop gives to a variable', () => {
  it.each<[text: string, word: Partial<ShellWord>]>([
    ['$K', { kind: 'known', value: 'k', splits: false, expanded: true }],
    ['$G', { kind: 'glob', value: 'a*.c', prefix: 'a', splits: true, expanded: true }],
    ['"$G"', { kind: 'glob', value: 'a*.c', prefix: 'a', splits: false }],
    ['x$G', { kind: 'glob', value: 'xa*.c', prefix: 'xa', splits: true }],
    ['"$G".x', { kind: 'glob', value: 'a*.c.x', prefix: 'a', splits: false }],
    ['"$G"$U', { kind: 'open', value: 'a*.c\0', prefix: 'a', splits: true }],
    ['"$U$G"', { kind: 'open', value: '\0a*.c', prefix: '', splits: false }],
    ['$U"$G"', { kind: 'open', value: '\0a*.c', prefix: '', splits: true }],
    ['"$U"$G', { kind: 'open', value: '\0a*.c', prefix: '', splits: true }],
    ['"$G"*', { kind: 'glob', value: 'a*.c*', prefix: 'a', splits: true }],
  ])('%s', (text, word) => {
    expect(resolved(text)).toMatchObject(word);
  });

  it('unless there is none', () => {
    const { bound: _, ...others } = facts;
    expect(resolveWord(wordOf('$K$C'), (pos, end) => [pos, end], others)).toMatchObject({ kind: 'open', value: '\0abc' });
  });
});

describe('a word that holds what a program prints', () => {
  it.each<[text: string, printed: string | null, splits: boolean]>([
    ['$(date +%F)', '1-1-1', true],
    ['"$(date +%F)"', '1-1-1', false],
    ['log-$(date +%F)', 'log-1-1-1', false],
    ['$(date +%F).log', '1-1-1.log', false],
    ['log/$(date +%F).log', 'log/1-1-1.log', false],
    ['$(pwd)', null, true],
    ['"$(pwd)"/x', './x', false],
    ['$(pwd)/x', null, true],
    ['"$(date "+%F %T")"', '1-1-1 1:1:1', false],
    ['$(date "+%F %T")', null, true],
    ['$U-$(date +%F)', null, true],
    ['"$U-$(date +%F)"', null, false],
    ['$(date +%F)-$U', null, true],
    ['*$(date +%F)', null, true],
    ['$(date +%F)*', null, true],
    ['$G-$(date +%F)', null, true],
    ['$(date +%F)-$G', null, true],
    ['$(date +%F)-$G-$(date +%F)', null, true],
    ['$(date +%F)-$(date +%F)', null, false],
    ['$(date +%F)$?', null, false],
    ['$(date +%F)$(date +%F)', null, true],
    ['$(ls)', null, true],
  ])('%s', (text, printed, splits) => {
    const { samples, splits: parts } = resolved(text);
    expect([samples?.printed ?? null, parts]).toEqual([printed, splits]);
  });
});

describe('the pipeline that is all of a word', () => {
  it.each<[text: string, length: number | null]>([
    ['$(a)', 1],
    ['$(a -b c | d | e)', 3],
    ['$(a;)', 1],
    ['$(a > f)', 1],
    ['"$(a)"', null],
    ['x$(a)', null],
    ['$(a)x', null],
    ['$(a)$(b)', null],
    ['`a`', null],
    ['$(a $x)', null],
    ['$(a $(b))', null],
    ['$(a $(b) )', null],
    ['$( (a) $(b))', null],
    ['$(a `b`)', null],
    ['$(a; b)', null],
    ['$(a &)', null],
    ['$(a && b)', null],
    ['$(a |& b)', null],
    ['$(a | b |& c)', null],
    ['$(a | (b))', null],
    ['$((a) | b)', null],
    ['$( (a) )', null],
    ['$()', null],
    ['$(f() { :; })', null],
    ['a', null],
    ['$x', null],
    ['<(a)', null],
  ])('%s', (text, length) => {
    expect(plainPipeline(wordOf(text))?.length ?? null).toBe(length);
  });
});

describe('the text of a here-document', () => {
  it.each<[text: string, body: Partial<ShellWord>]>([
    ['cat <<E\n\ta\nE', { kind: 'known', value: '\ta\n', verbatim: 8 }],
    ['cat <<-E\n\t\ta\tb\n\tc\n\tE', { kind: 'known', value: 'a\tb\nc\n', verbatim: null }],
    ["cat <<-'E'\n\t\ta\tb\n\tE", { kind: 'known', value: 'a\tb\n', verbatim: null }],
    ["cat <<'E'\n\ta\\\nE", { kind: 'known', value: '\ta\\\n', verbatim: 10 }],
    ['cat <<E\n$\nE', { kind: 'known', value: '$\n', verbatim: 8 }],
    ['cat <<E\na\\\nb\nE', { kind: 'known', value: 'ab\n', verbatim: null }],
    ['cat <<-E\na\\\nb\nE', { kind: 'open', value: 'ab\n', prefix: '', splits: false, verbatim: null }],
    ['cat <<E\na\\\\\nE', { kind: 'known', value: 'a\\\n' }],
    ['cat <<E\n\\\nE\nE', { kind: 'known', value: '' }],
    // It ends with the script, in the middle of a line that goes on.
    ['cat <<E\na\\\n', { kind: 'open', value: 'a', prefix: '', splits: false, verbatim: null }],
    ['cat <<E\n\\\n', { kind: 'open', value: '', prefix: '' }],
    ['cat <<E\na\\\\\\\n', { kind: 'open', value: 'a\\', prefix: '' }],
    ['cat <<E\n\\\\\\\n', { kind: 'open', value: '\\', prefix: '' }],
    ['cat <<E\na\\\\\n', { kind: 'known', value: 'a\\\n' }],
    ['cat <<E\na$x\nE', { kind: 'open', value: 'a\0\n', prefix: '', splits: false, verbatim: null }],
    ['cat <<', { kind: 'known', value: '' }],
  ])('%j', (text, body) => {
    const [redirect] = walked(text).sites[0]?.redirects ?? [];
    expect(redirect?.kind === 'text' ? redirect.body : null).toMatchObject(body);
  });
});

describe('the span of some words', () => {
  it('goes from the first to the last, in whatever order', () => {
    expect(spanOf([knownWord('a', [5, 6]), knownWord('b', [1, 2]), knownWord('c', [8, 9])])).toEqual([1, 9]);
    expect(spanOf([knownWord('a', [3, 7]), knownWord('b', [4, 5])])).toEqual([3, 7]);
    expect(spanOf([])).toEqual([0, 0]);
  });
});
