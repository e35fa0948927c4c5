/**
 * Where strings and comments end differs. MySQL's way: a backslash escapes, `#` opens a comment, and `--` does so only with
 * white space behind it. The standard's way: a backslash stands for itself, and `--` opens a comment. Text in which that
 * matters must be read both ways, since what one takes for a string or a comment the other runs. PostgreSQL reads as the
 * standard does, and a comment inside a comment has an end of its own.
 */
export type Reading = 'mysql' | 'standard' | 'postgres';

/** Comments and quoted text emptied; null when a quote does not end, or is of a kind that is not read here. */
export function withoutStrings(text: string, reading: Reading = 'mysql'): string | null {
  if (/\$\w*\$|\bE'/.test(text)) return null;
  let out = '';
  for (let index = 0; index < text.length; index++) {
    const char = text[index] as string;
    if (char === "'" || char === '"' || char === '`') {
      let end = index + 1;
      while (end < text.length && text[end] !== char) end += text[end] === '\\' && reading === 'mysql' ? 2 : 1;
      if (end >= text.length) return null;
      out += char === "'" ? "''" : 'x';
      index = end;
    } else if (opensLineComment(text, index, reading)) {
      while (index < text.length && text[index] !== '\n') index++;
      out += '\n';
    } else if (char === '/' && text[index + 1] === '*') {
      // MySQL runs what stands in /*! ... */.
      if (text[index + 2] === '!') return null;
      const end = reading === 'postgres' ? endOfNested(text, index + 2) : text.indexOf('*/', index + 2);
      if (end < 0) return null;
      index = end + 1;
      out += ' ';
    } else out += char;
  }
  return out;
}

/** Characters that only a string may hold: none ends one, for any server, and outside of strings they mean different things. */
const inStringsOnly = /[@{}[\]&?]/g;

/** A string between dollars, with nothing in it that could be more than words to a server that reads it as names. */
const dollars = /\$\$[\w .@:%+-]*\$\$(?![\w$])/y;

/**
 * What is between dollars becomes an ordinary string, and in strings a letter stands for each character that only strings may
 * hold: of text without backslashes, backticks and comments, so that every server finds its strings at the same places, with
 * `["']` on both sides. PostgreSQL's `@>` and `<@` become `=`.
 *
 * @returns null when a string does not end.
 */
export function plainStrings(text: string): string | null {
  let out = '';
  for (let index = 0; index < text.length; index++) {
    const char = text[index] as string;
    dollars.lastIndex = index;
    if (char === "'" || char === '"') {
      const end = text.indexOf(char, index + 1);
      if (end < 0) return null;
      const inner = text.slice(index + 1, end);
      out += char + inner.replace(inStringsOnly, 'x') + char;
      index = end;
    } else if (char === '$' && !/[\w$]/.test(text[index - 1] ?? '') && dollars.test(text)) {
      out += `'${text.slice(index + 2, dollars.lastIndex - 2).replace(inStringsOnly, 'x')}'`;
      index = dollars.lastIndex - 1;
    } else if (/^ (@>|<@) /.test(text.slice(index, index + 4))) {
      out += ' =';
      index += 2;
    } else out += char;
  }
  return out;
}

function opensLineComment(text: string, index: number, reading: Reading): boolean {
  if (text[index] === '#') return reading === 'mysql';
  if (text[index] !== '-' || text[index + 1] !== '-') return false;
  return reading !== 'mysql' || !/[^\s]/.test(text[index + 2] ?? '');
}

/** @returns where the end of the comment stands whose text begins at `from`, or -1 */
function endOfNested(text: string, from: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from;
  for (let depth = 1; ; ) {
    const found = mark.exec(text);
    if (found === null) return -1;
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return found.index;
  }
}
