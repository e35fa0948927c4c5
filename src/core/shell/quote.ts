import type { Span } from '../model.ts';

/** Quotes one word so that a POSIX shell reads it back as the same single word. */
export function quoteWord(word: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word) && !/^[A-Za-z_][A-Za-z0-9_]*=/.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** One line for people and for spans: the words, quoted, with a space between. */
export function quoteArgv(argv: readonly string[]): { readonly text: string; readonly spans: readonly Span[] } {
  const spans: Span[] = [];
  let text = '';
  for (const word of argv) {
    if (text !== '') text += ' ';
    const start = text.length;
    text += quoteWord(word);
    spans.push([start, text.length]);
  }
  return { text, spans };
}
