import { asciiJson } from './text.ts';

/**
 * A code block does not wrap, and not every browser shows that it can be scrolled: harmless words could fill a line as far as
 * the rest of it is out of sight.
 */
const widestLine = 100;
const widestPiece = 90;

/** More notes than these say nothing more. */
const mostNotes = 24;

function isLong(text: string): boolean {
  return asciiJson(text).length > widestLine;
}

/** Arguments that are too long for a line, once more, so that each character of them is in sight. */
export function inPieces(argv: readonly string[]): string[] {
  return argv.flatMap((text, index) =>
    isLong(text)
      ? [
          `long:    argument ${index + 1} has ${asciiJson(text).length} characters, here in pieces:`,
          ...piecesOf(text).map((piece) => `         ${asciiJson(piece)}`),
        ]
      : [],
  );
}

/** Which lines go on where they are out of sight. @param what `argument` */
export function longLines(what: string, texts: readonly string[]): string[] {
  const notes = texts.flatMap((text, index) =>
    isLong(text) ? [`long:    ${what} ${index + 1} has ${asciiJson(text).length} characters, scroll to its end`] : [],
  );
  const more = notes.length - mostNotes;
  return more > 0 ? [...notes.slice(0, mostNotes), `         and ${more} more like it`] : notes;
}

/** A script by its lines, and those that are long at a blank or where the space ends. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const line of text.split(/(?<=\n)/)) {
    let piece = '';
    let width = 0;
    for (const character of line) {
      width += widthOf(character, piece);
      if (width > widestPiece) {
        const blank = piece.lastIndexOf(' ') + 1;
        const cut = blank > piece.length / 2 ? blank : piece.length;
        pieces.push(piece.slice(0, cut));
        piece = piece.slice(cut);
        width = asciiJson(piece + character).length - 2;
      }
      piece += character;
    }
    pieces.push(piece);
  }
  return pieces;
}

/** About what it takes in a JSON string; runs of blanks are escaped. */
function widthOf(character: string, before: string): number {
  if (character === ' ') return before.endsWith(' ') ? 6 : 1;
  if (/["\\\b\f\n\r\t]/.test(character)) return 2;
  return /[\x21-\x7e]/.test(character) ? 1 : 6 * character.length;
}
