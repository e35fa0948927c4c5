import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeJson, longestEscape } from '../../../src/core/recording/json-text.ts';

/** At any place in either buffer: what is aligned must not matter. */
function escaped(text: string, before = 0, at = 0): { text: string; ascii: boolean } {
  const size = Buffer.byteLength(text);
  const bytes = Buffer.alloc(before + size, '"');
  bytes.write(text, before);
  const out = Buffer.alloc(at + size * longestEscape);
  const { end, ascii } = escapeJson(bytes.subarray(before), out, at);
  return { text: out.toString('utf8', at, end), ascii };
}

describe('escapes as JSON.stringify does', () => {
  it('every character up to U+02FF, at every place in a word', () => {
    for (let code = 0; code < 0x300; code++) {
      for (const before of ['', 'a', 'ab', 'abc']) {
        const text = `${before}${String.fromCharCode(code)}rest`;
        expect(`"${escaped(text).text}"`).toBe(JSON.stringify(text));
        expect(escaped(text).ascii).toBe(code < 0x80);
      }
    }
  });

  it('any text, wherever it lies', () => {
    const some = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('a', '\r', '\n', '"', '\\', '\u001b', 'ü', '€', '😀') }),
    );
    fc.assert(
      fc.property(some, fc.nat(5), fc.nat(5), (text, before, at) => {
        expect(`"${escaped(text, before, at).text}"`).toBe(JSON.stringify(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('never needs more room than it says', () => {
    expect(escaped('\u0000'.repeat(1000)).text.length).toBe(1000 * longestEscape);
  });
});
