/** UTF-8 in pieces: a read ends where the kernel's buffer ended, not where a character does. */

/**
 * How many bytes at the end of `bytes` begin a character that is not complete yet (0 to 3).
 * Only what can still become valid counts: the limits of RFC 3629 (no overlong forms, no surrogates, nothing above
 * U+10FFFF) are applied to the second byte, so that bytes that can never become valid are not carried along.
 */
export function incompleteTail(bytes: Uint8Array): number {
  const end = bytes.length;
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = bytes[end - back] as number;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const need = byte >= 0xf5 ? 0 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    if (need <= back) return 0;
    return back === 1 || secondByteFits(byte, bytes[end - back + 1] as number) ? back : 0;
  }
  return 0;
}

function secondByteFits(first: number, second: number): boolean {
  switch (first) {
    case 0xe0:
      return second >= 0xa0;
    case 0xed:
      return second < 0xa0;
    case 0xf0:
      return second >= 0x90;
    case 0xf4:
      return second < 0x90;
    default:
      return true;
  }
}

/** @returns the text, and whether encoding it again gives exactly these bytes. */
export function decodeUtf8(bytes: Buffer): { readonly text: string; readonly exact: boolean } {
  const text = bytes.toString('utf8');
  // Only where the decoder had to write U+FFFD can something have been lost; U+FFFD itself may also be in the input.
  return { text, exact: !text.includes('\uFFFD') || Buffer.from(text, 'utf8').equals(bytes) };
}
