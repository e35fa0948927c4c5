import { describe, expect, it } from 'vitest';
import { readGrammar } from '../../../src/core/policy/grammar.ts';
import { globMatches, isPiece, matchForm, mayBeOption } from '../../../src/core/policy/match.ts';
import { parseShell } from '../../../src/core/shell/parse.ts';
import { walkScript } from '../../../src/core/shell/walk.ts';
import type { ShellWord } from '../../../src/core/shell/word.ts';

function wordsOf(text: string): readonly ShellWord[] {
  const outcome = parseShell(`tool ${text}`);
  if (outcome.kind === 'refused') throw new Error(outcome.why);
  const { sites } = walkScript(outcome.script, (pos, end) => [pos, end], { home: '/home/ann', constant: () => null });
  return sites[0]?.words.slice(1) ?? [];
}

/** `proved`; `blind`: a match of which something is only known when it runs; else why it is no match. */
function outcome(grammar: string, text: string): string {
  const read = readGrammar(grammar);
  const match = matchForm(read, read.forms[0] as (typeof read.forms)[number], wordsOf(text), [0, 0]);
  if (match.kind === 'no-match') return match.problem.kind;
  return match.problems.length === 0 ? 'proved' : `blind ${match.problems.map(({ kind }) => kind)}`;
}

/** Kind and text of what is judged further. */
function checksOf(grammar: string, text: string): readonly string[] {
  const read = readGrammar(grammar);
  const match = matchForm(read, read.forms[0] as (typeof read.forms)[number], wordsOf(text), [0, 0]);
  if (match.kind === 'no-match') throw new Error(match.problem.why);
  return match.checks.map(
    (check) => `${check.kind} ${('words' in check ? check.words : [check.word]).map(({ value }) => value).join(' ')}`,
  );
}

describe('a word that is only known when the command runs', () => {
  const listed = '; a -color: -depth:num -quiet ; any*';
  it.each([
    [listed, 'x "$y"', 'blind unknown'],
    [listed, 'x "a$y"', 'proved'],
    [listed, '-- "$y"', 'proved'],
    [listed, '-- $y', 'proved'],
    [listed, '$y', 'blind unknown'],
    [listed, '*', 'blind unknown'],
    [listed, './*', 'proved'],
    [listed, '-*', 'blind unknown'],
    // The name of an option is known, and any value of it is harmless.
    [listed, '--color="$y"', 'proved'],
    [listed, '--color=*', 'proved'],
    [listed, '--color=$y', 'blind unknown'],
    // Of these the name is not listed, takes no value, or takes one that is judged.
    [listed, '--pre="$y"', 'blind unknown'],
    [listed, '--colo"$y"', 'blind unknown'],
    [listed, '--color"$y"', 'blind unknown'],
    [listed, '--quiet="$y"', 'blind unknown'],
    [listed, '--depth="$y"', 'blind unknown'],
    [listed, '"$y"=', 'blind unknown'],
    [listed, '--color "$y"', 'proved'],
    [listed, '--color $y', 'blind unknown'],
    [listed, '--color *', 'blind unknown'],
    ['%style go\n; -color: ; any*', '-color="$y"', 'proved'],
    ['%style go\n; -color: ; any*', '-pre="$y"', 'blind unknown'],
    ['%style words\n; ; any*', '"$y"', 'proved'],
    ['%style words\n; ; any*', '-x --', 'proved'],
    ['%style posix\n; a ; any*', 'x "$y" -z', 'proved'],
    // No option of the program does harm.
    ['%safe names\n; ; any*', '*', 'proved'],
    ['%safe names\n; ; any*', '$y', 'blind unknown'],
    ['%safe names\n; ; any*', '"$y"', 'blind unknown'],
    ['%safe words\n; ; any*', '$y', 'proved'],
    ['%safe words\n; c: ; any*', '-c *', 'proved'],
    ['%safe names\n; c: ; any*', '-c *', 'blind unknown'],
    ['%safe words\n; c: ; any*', '-c $y', 'blind unknown'],
    // Options that are known, in forms that are not.
    [listed, '--quiet=x', 'unproved'],
    [listed, '--nothing', 'unproved'],
    [listed, '--=x', 'unproved'],
    [listed, '-z', 'unproved'],
    ['; # ; any*', '-20', 'proved'],
    ['; # ; any*', '-20x', 'unproved'],
    ['; # ; any*', '-x20', 'unproved'],
    ['; # ; any*', '--20', 'unproved'],
    ['; a! b ; any*', '-a', 'proved'],
    ['; a! b ; any*', '-b', 'unproved'],
    ['; a! b!! ; any*', '-b', 'unproved'],
    ['; a! b!! ; any*', '-a -b', 'proved'],
    ['; ; any!', '', 'unproved'],
    ['; ; any!', 'x', 'proved'],
    ['a b ; ; -', 'a', 'unproved'],
    // One operand, and perhaps several words.
    ['; ; any', 'x y', 'unproved'],
    ['; ; any', 'x$y', 'blind unknown,unknown'],
    ['; ; any', '"x$y"', 'proved'],
    ['; ; any', 'x*', 'blind unknown'],
    ['show ; ; any*', '"show$y"', 'unknown'],
    ['show ; ; any*', 'sho', 'unproved'],
    ['show|list-* ; ; -', 'list-all', 'proved'],
    ['*|^rm ; ; -', 'rm', 'unproved'],
    ['*|^rm ; ; -', 'rmx', 'proved'],
  ])('for %j: %s is %s', (grammar, text, expected) => {
    expect(outcome(grammar, text)).toBe(expected);
  });
});

describe('what a form hands on to be judged', () => {
  it.each([
    ['; a ; path*', '-a x y', ['path x', 'path y']],
    ['; f:path ; any*', '-f x y', ['path x']],
    ['; f:path ; any*', '-fx', ['path x']],
    ['; -file:path ; any*', '--file=x', ['path x']],
    ['; -file:path ; any*', '--file x', ['path x']],
    ['; -file:path ; any*', '--file=id_*', ['path id_*']],
    ['; -file:path ; any*', '--file="$y"', ['path \0']],
    ['; ; any cmd', 'x ls -l', ['cmd ls -l']],
    ['; ; more', 'a b', ['more a b']],
    ['; ; env', 'A=1 b', ['env A=1 b']],
    ['; x:cmd ; any*', '-x ls', ['cmd ls']],
  ])('%j: %s', (grammar, text, expected) => {
    expect(checksOf(grammar, text)).toEqual(expected);
  });
});

describe('a word that may be an option', () => {
  it.each([
    ['-', false],
    ['-x', true],
    ['--', true],
    ['x-', false],
    ['$y', true],
    ['"$y"', true],
    ['x$y', true],
    ['"x$y"', false],
    ['x*', false],
    ['*', true],
    ['-*', true],
  ])('%s: %s', (text, expected) => {
    expect(mayBeOption(wordsOf(text)[0] as ShellWord)).toBe(expected);
  });
});

describe('a word that may be a piece of a listed name', () => {
  it.each([
    ['x', false],
    ['*', false],
    ['?x', false],
    ['[a]*', false],
    ['$y', false],
  ])('%s: %s', (text, expected) => {
    expect(isPiece(wordsOf(text)[0] as ShellWord)).toBe(expected);
  });
});

describe('a pattern of names', () => {
  it.each([
    ['a', 'a', true],
    ['a', 'b', false],
    ['a', 'ab', false],
    ['', '', true],
    ['*', '', true],
    ['?', '', false],
    ['?', 'a', true],
    ['?', 'ab', false],
    ['a*', 'a', true],
    ['a*', 'ba', false],
    ['*a', 'ba', true],
    ['*a', 'ab', false],
    ['a*c', 'abbc', true],
    ['a*c', 'abcd', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['a?c*', 'abc', true],
    ['a?c*', 'ac', false],
    ['*?*', 'a', true],
    ['*?*', '', false],
    ['**', 'x', true],
    ['ab*ab', 'ab', false],
    ['ab*ab', 'abab', true],
    ['*ab', 'aab', true],
  ])('%j meets %j: %s', (pattern, text, expected) => {
    expect(globMatches(pattern, text)).toBe(expected);
  });
});
