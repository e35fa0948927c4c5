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
