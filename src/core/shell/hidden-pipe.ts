import type { SyntaxNode, Word } from './parse.ts';

/** `ls<(cmd)` is one word, the program `ls/dev/fd/63`. unbash 6.0.4 reads two. */
export function isPipe(node: SyntaxNode): boolean {
  return node.type === 'Word' && node.parts?.some(({ type }) => type === 'ProcessSubstitution') === true;
}

/** `echo 2>(cmd)` runs cmd, and `{v}<(cmd)` as well. unbash 6.0.4 takes it for text, or for no part of the word at all. */
export function hidesPipe({ parts, text, pos }: Word): boolean {
  const known = parts?.findLast(({ type }) => type !== 'Literal');
  return /[<>]\(/.test(text.slice((known?.end ?? pos) - pos));
}
