import { describe, expect, it } from 'vitest';
import { tooLong, tooManyDocuments, tooMuch, tooNested } from '../../../src/core/shell/effort.ts';
import { parseShell } from '../../../src/core/shell/parse.ts';

describe('a script is read', () => {
  it.each<[name: string, text: string, why: string | null]>([
    ['of the longest text', '-'.repeat(65_536), null],
    ['of no longer text', '-'.repeat(65_537), tooLong],
    ['with no NUL in it', 'a\0b', 'the command contains a NUL character'],
    ['with so many here-documents', 'a <<'.repeat(3999), null],
    ['and no more of them', 'a <<'.repeat(4000), tooManyDocuments],
    ['with so many commands', 'a|b;c&d\n'.repeat(750), null],
    ['and no more of them, whatever ends them', `${'a|b;c&d\n'.repeat(750)};`, tooMuch],
    ['as many words', 'a '.repeat(32_000), null],
    ['with a hundred parentheses inside each other', '('.repeat(100), null],
    ['and no more of them', '('.repeat(101), tooNested],
    ['with a hundred braces', '{'.repeat(100), null],
    ['and no more of them', '{'.repeat(101), tooNested],
    ['with a hundred brackets', '['.repeat(100), null],
    ['and no more of them', '['.repeat(101), tooNested],
    ['with some of each', '({['.repeat(33), null],
    ['and no more of them', '({['.repeat(34), tooNested],
    ['with more that are closed again', '()'.repeat(200) + '{}'.repeat(200) + '[]'.repeat(200), null],
    ['with closing ones in front, which open no others', `${')'.repeat(50)}${'('.repeat(100)}`, null],
    ['and no more of them', `${')'.repeat(50)}${'('.repeat(101)}`, tooNested],
    ['with closing ones behind', `${'('.repeat(101)}${')'.repeat(101)}`, tooNested],
    ['with escaped backquotes', '\\`'.repeat(200), null],
    ['and no more of them', '\\`'.repeat(202), tooNested],
    ['with any number of others', '`a`'.repeat(300), null],
    ['and of other escapes', '\\a'.repeat(300), null],
    ['with a backslash at its end', `${'`'.repeat(300)}\\`, null],
    ['with backquotes in front of backslashes', '`\\a'.repeat(250), null],
  ])('%s', (_name, text, why) => {
    const outcome = parseShell(text);
    expect(outcome.kind === 'refused' ? outcome.why : null).toBe(why);
    expect(outcome.kind).toBe(why === null ? 'script' : 'refused');
  });
});
