import { Fault } from '../fault.ts';
import type { DocumentText, Place } from './document-node.ts';

/** `path:line:column: what`, the line, and a caret below the place. */
export function documentFault({ path, text }: DocumentText, at: Place, what: string, hint: string): Fault {
  const line = text.split('\n')[at.line - 1]?.replace(/\r$/, '') ?? '';
  // A very long line is cut around the place, so that the caret stays on the screen.
  const from = Math.max(0, at.column - 1 - 80);
  const shown = line.slice(from, from + 160).replaceAll('\t', ' ');
  return new Fault('configuration', `${path}:${at.line}:${at.column}: ${what}\n  ${shown}\n  ${' '.repeat(at.column - 1 - from)}^`, {
    hint,
  });
}

/** The known word that is nearest to what was written, if it is near enough to have been meant. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), least);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Levenshtein's distance, given up at `limit`. */
function editDistance(one: string, two: string, limit: number): number {
  if (Math.abs(one.length - two.length) >= limit) return limit;
  let above = Array.from({ length: two.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= two.length; column += 1) {
      const same = one[row - 1] === two[column - 1] ? 0 : 1;
      current.push(Math.min((above[column] as number) + 1, (current[column - 1] as number) + 1, (above[column - 1] as number) + same));
    }
    above = current;
  }
  return above[two.length] as number;
}
