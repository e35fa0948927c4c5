/**
 * How servers read a backslash in a string: MySQL's as an escape, the standard's as itself. Text in which that matters must
 * be read both ways, since what one takes for a string the other runs.
 */
export type Backslash = 'escapes' | 'stands';

/** Comments and quoted text emptied; null when a quote does not end, or is of a kind that is not read here. */
export function withoutStrings(text: string, backslash: Backslash = 'escapes'): string | null {
  if (/\$\w*\$|\bE'/.test(text)) return null;
  let out = '';
  for (let index = 0; index < text.length; index++) {
    const char = text[index] as string;
    if (char === "'" || char === '"' || char === '`') {
      let end = index + 1;
      while (end < text.length && text[end] !== char) end += text[end] === '\\' && backslash === 'escapes' ? 2 : 1;
      if (end >= text.length) return null;
      out += char === "'" ? "''" : 'x';
      index = end;
    } else if (char === '-' && text[index + 1] === '-') {
      while (index < text.length && text[index] !== '\n') index++;
      out += '\n';
    } else if (char === '/' && text[index + 1] === '*') {
      // MySQL runs what stands in /*! ... */.
      if (text[index + 2] === '!') return null;
      const end = text.indexOf('*/', index + 2);
      if (end < 0) return null;
      index = end + 1;
      out += ' ';
    } else out += char;
  }
  return out;
}
