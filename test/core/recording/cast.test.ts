import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CastEncoder, type Lane, rawBytes, windowBytes } from '../../../src/core/recording/cast.ts';

const header = { width: 80, height: 24, timestamp: 1_700_000_000, title: 't', env: {} };
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
type Piece = readonly [atUs: number, lane: Lane, bytes: Uint8Array];

function record(pieces: readonly Piece[], capBytes = 1 << 30, take: (written: number) => boolean = () => true) {
  const lines: Buffer[] = [];
  let written = 0;
  const encoder = new CastEncoder(header, capBytes, (line) => {
    if (!take(written + line.length)) return false;
    lines.push(Buffer.from(line));
    written += line.length;
    return true;
  });
  for (const [at, lane, bytes] of pieces) encoder.output(at, lane, bytes);
  const totals = encoder.end(1e9, 0);
  const file = Buffer.concat(lines);
  const text = file.toString('utf8').trimEnd().split('\n');
  const events = text.slice(1).map((line) => JSON.parse(line) as [number, string, string]);
  return {
    file,
    totals,
    events,
    raw: Buffer.concat([...rawBytes(text)]),
    lane: (lane: Lane) => Buffer.concat([...rawBytes(text, [lane])]),
  };
}

/** Bytes of all kinds: text, characters of 2 to 4 bytes, their pieces, and what is no UTF-8 at all. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => new Uint8Array(Buffer.from(text, 'utf8'))),
  fc
    .constantFrom(
      [0xe2, 0x82],
      [0xac],
      [0xf0, 0x9f],
      [0x98, 0x80],
      [0xc3],
      [0xbc],
      [0xed, 0xa0, 0x80],
      [0xc0, 0x80],
      [0xef, 0xbf, 0xbd],
      [0xff],
    )
    .map((list) => Uint8Array.from(list)),
);
const pieces = fc.array(fc.tuple(fc.nat(30_000), fc.constantFrom<Lane>('o', 'e'), bytes), { maxLength: 30 });

describe('byte for byte', () => {
  it('each stream is rebuilt from the file, and both digests are those of what is there', () => {
    fc.assert(
      fc.property(pieces, (list) => {
        const { file, totals, raw, lane } = record(list);
        for (const name of ['o', 'e'] as const) {
          expect(lane(name).equals(Buffer.concat(list.filter((piece) => piece[1] === name).map((piece) => piece[2])))).toBe(true);
        }
        expect(totals).toEqual({ bytes: file.length, sha256: sha(file), raw: { bytes: raw.length, sha256: sha(raw) }, truncated: false });
      }),
      { numRuns: 1000 },
    );
  });

  it('where a character is split between reads never shows in the text', () => {
    const text = 'zwölf € 😀\r\n'.repeat(3);
    const all = Buffer.from(text);
    for (let cut = 0; cut <= all.length; cut++) {
      const { events } = record([
        [0, 'o', all.subarray(0, cut)],
        [20_000, 'o', all.subarray(cut)],
      ]);
      expect(
        events
          .filter(([, type]) => type === 'o')
          .map(([, , data]) => data)
          .join(''),
      ).toBe(text);
      expect(events.some(([, type]) => type === 'B')).toBe(false);
    }
  });
});

describe('events', () => {
  it('one per 10 ms, one per 64 KiB', () => {
    const few = record(Array.from({ length: 1000 }, (_, i): Piece => [i * 100, 'o', Buffer.from('x')]));
    expect(few.events.filter(([, type]) => type === 'o').length).toBe(10);
    const big = record([[0, 'o', Buffer.alloc(3 * windowBytes, 'x')]]);
    expect(big.events.filter(([, type]) => type === 'o').map(([, , data]) => data.length)).toEqual([windowBytes, windowBytes, windowBytes]);
  });

  it('times have six decimals and never go back', () => {
    const { file } = record([
      [1_500_000, 'o', Buffer.from('a')],
      [2, 'e', Buffer.from('b')],
    ]);
    expect(file.toString().split('\n').slice(1, 3)).toEqual(['[1.500000,"o","a"]', '[1.500000,"e","b"]']);
  });

  it('a cap ends the output with a marker; count and digest go on', () => {
    const { events, totals } = record(
      [
        [0, 'o', Buffer.alloc(5, 'a')],
        [20_000, 'o', Buffer.alloc(10, 'b')],
        [40_000, 'o', Buffer.alloc(1, 'c')],
      ],
      8,
    );
    expect(events.map(([, type]) => type)).toEqual(['o', 'm', 'x']);
    expect(totals).toMatchObject({ truncated: true, raw: { bytes: 16, sha256: sha(Buffer.from('aaaaabbbbbbbbbbc')) } });
  });

  it('a file that can take no more keeps the digest of what it took', () => {
    const { file, totals } = record(
      [
        [0, 'o', Buffer.alloc(500, 'a')],
        [20_000, 'o', Buffer.alloc(500, 'b')],
      ],
      1 << 30,
      (size) => size < 900,
    );
    expect(totals).toMatchObject({ bytes: file.length, sha256: sha(file), truncated: true, raw: { bytes: 1000 } });
  });
});
