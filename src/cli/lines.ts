/** One line of a stream. */
export interface Line {
  readonly text: string;
  /** It holds bytes that are not UTF-8; `text` has U+FFFD in their place. */
  readonly garbled: boolean;
}

/**
 * Lines of a stream, at `\n` alone: readline would also break at U+2028 or a bare carriage return, and then answers would
 * not stand in the lines of their questions. Memory stays bounded: of a longer line only its first `mostBytes` are kept.
 */
export async function* linesOf(stream: AsyncIterable<Buffer | string>, mostBytes: number): AsyncIterable<Line> {
  let parts: Buffer[] = [];
  let kept = 0;
  let begun = false;
  const keep = (part: Buffer): void => {
    begun = true;
    if (kept >= mostBytes || part.length === 0) return;
    const cut = part.subarray(0, mostBytes - kept);
    parts.push(cut);
    kept += cut.length;
  };
  const take = (): Line => {
    const line = lineOf(Buffer.concat(parts), kept >= mostBytes);
    parts = [];
    kept = 0;
    begun = false;
    return line;
  };
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      keep(bytes.subarray(from, end));
      yield take();
      from = end + 1;
    }
    if (from < bytes.length) keep(bytes.subarray(from));
  }
  if (begun) yield take();
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function lineOf(bytes: Buffer, cut: boolean): Line {
  const whole = bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes;
  try {
    return { text: strict.decode(whole), garbled: false };
  } catch {
    // A cut may have gone through a character; such a line is too long to be judged anyway.
    return { text: whole.toString('utf8'), garbled: !cut };
  }
}
