import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, linesOf } from '../../src/cli/lines.ts';

async function* chunks(bytes: Buffer, cuts: readonly number[]): AsyncIterable<Buffer> {
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    const to = Math.min(bytes.length, cut);
    yield bytes.subarray(from, to);
    from = to;
  }
  yield bytes.subarray(from);
}

async function read(bytes: Buffer, cuts: readonly number[] = [], most = 1 << 20): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of linesOf(chunks(bytes, cuts), most)) lines.push(line);
  return lines;
}

describe('lines of a stream', () => {
  it.each<[string, string, string[]]>([
    ['nothing', '', []],
    ['one without an end', 'a', ['a']],
    ['empty ones count', 'a\n\nb\n', ['a', '', 'b']],
    ['a lone newline is one empty line', '\n', ['']],
    ['only \\n ends a line', 'a\u2028b\rc\u0085d\n', ['a\u2028b\rc\u0085d']],
    ['\\r\\n ends it, too', 'a\r\nb\r\n', ['a', 'b']],
    ['a byte order mark is no end and stays', '\ufeffls\n', ['\ufeffls']],
  ])('%s', async (_, text, lines) => {
    expect((await read(Buffer.from(text))).map((line) => line.text)).toEqual(lines);
  });

  it('are the same however the stream is cut', async () => {
    const anywhere = fc.array(fc.nat(200));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' })), anywhere, async (texts, cuts) => {
        const lines = texts.map((text) => Buffer.from(text).toString('utf8').replaceAll('\n', ' ').replace(/\r$/, ''));
        expect((await read(Buffer.from(`${lines.join('\n')}\n`), cuts)).map(({ text }) => text)).toEqual(texts.length === 0 ? [''] : lines);
      }),
    );
  });

  it('say that they are not UTF-8', async () => {
    expect(await read(Buffer.from([0x6c, 0x73, 0xff, 10, 0x61]))).toEqual([
      { text: 'ls\ufffd', garbled: true },
      { text: 'a', garbled: false },
    ]);
  });

  it('keep the beginning of one that is too long, and the ones after it whole', async () => {
    expect(await read(Buffer.from('aaaaaaaaé\nb\n'), [3, 5], 4)).toEqual([
      { text: 'aaaa', garbled: false },
      { text: 'b', garbled: false },
    ]);
  });
});
