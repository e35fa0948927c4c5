/** JSON strings (RFC 8259, section 7) made from bytes, without a JavaScript string in between: most of what a recording costs. */

const quote = 0x22;
const backslash = 0x5c;
/** The byte behind the backslash; 0: none is needed; `u`: as `\u00xx`. Exactly what JSON.stringify escapes below U+0080. */
const escapes = new Uint8Array(256);
const lowerU = 0x75;
escapes.fill(lowerU, 0, 0x20);
for (const [byte, letter] of [
  [0x08, 'b'],
  [0x09, 't'],
  [0x0a, 'n'],
  [0x0c, 'f'],
  [0x0d, 'r'],
  [quote, '"'],
  [backslash, '\\'],
] as const) {
  escapes[byte] = letter.charCodeAt(0);
}
const hex = Buffer.from('0123456789abcdef', 'latin1');

/** How much longer than its bytes a text can become. */
export const longestEscape = 6;

/**
 * Writes `bytes`, which must be UTF-8, as the inside of a JSON string.
 * @param out room for {@link longestEscape} times as many bytes from `at`
 * @returns where the text ends in `out`, and whether every byte was ASCII
 */
export function escapeJson(bytes: Uint8Array, out: Uint8Array, at: number): { readonly end: number; readonly ascii: boolean } {
  const from = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const to = new DataView(out.buffer, out.byteOffset, out.length);
  const size = bytes.length;
  let seen = 0;
  let end = at;
  let i = 0;
  while (i < size) {
    // Four bytes at a time while none needs an escape: in each byte's top bit, "below 0x20", "is a quote", "is a backslash".
    while (i + 4 <= size) {
      const four = from.getInt32(i, true);
      const quotes = four ^ 0x22222222;
      const slashes = four ^ 0x5c5c5c5c;
      const special =
        (((four - 0x20202020) & ~four) | ((quotes - 0x01010101) & ~quotes) | ((slashes - 0x01010101) & ~slashes)) & 0x80808080;
      if (special !== 0) break;
      seen |= four;
      to.setInt32(end, four, true);
      end += 4;
      i += 4;
    }
    for (const until = Math.min(i + 4, size); i < until; i++) {
      const byte = bytes[i] as number;
      const letter = escapes[byte] as number;
      if (letter === 0) {
        seen |= byte;
        out[end++] = byte;
        continue;
      }
      out[end++] = backslash;
      out[end++] = letter;
      if (letter === lowerU) {
        out[end++] = 0x30;
        out[end++] = 0x30;
        out[end++] = hex[byte >> 4] as number;
        out[end++] = hex[byte & 15] as number;
      }
    }
  }
  return { end, ascii: (seen & 0x80808080) === 0 };
}
