import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/core/record/canonical.ts';

describe('canonicalJson', () => {
  it.each<[string, unknown, string]>([
    [
      'keys sort by UTF-16 code units',
      { '\u20ac': 1, '\r': 2, '1': 3, '\ud83d\ude00': 4, '\u0080': 5, '\u00f6': 6, '\ufb33': 7 },
      '{"\\r":2,"1":3,"\u0080":5,"\u00f6":6,"\u20ac":1,"\ud83d\ude00":4,"\ufb33":7}',
    ],
    ['control characters', '\u0000\b\t\n\f\r"\\/\u001f\u007f', '"\\u0000\\b\\t\\n\\f\\r\\"\\\\/\\u001f\u007f"'],
    ['nothing is normalised', ['\u00e9', 'e\u0301'], '["\u00e9","e\u0301"]'],
    ['undefined members are absent', { b: undefined, a: null }, '{"a":null}'],
    ['negative zero', [-0], '[0]'],
    ['largest integers', [9007199254740991, -9007199254740991], '[9007199254740991,-9007199254740991]'],
  ])('%s', (_name, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  it.each<[string, unknown]>([
    ['high surrogate alone', '\ud800'],
    ['low surrogate alone', ['a\udc00b']],
    ['surrogates the wrong way round', '\udc00\ud800'],
    ['lone surrogate in a key', { '\udead': 1 }],
    ['2^53', 9007199254740992],
    ['1e21', 1e21],
    ['fraction', 0.5],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['BigInt', 1n],
    ['function', { toJSON: () => 1 }],
    ['symbol', [Symbol('x')]],
    ['hole', [undefined]],
    ['Date', new Date(0)],
    ['Map', new Map()],
    ['bytes', new Uint8Array(1)],
    ['undefined', undefined],
    ['cycle', cycle],
  ])('refuses %s', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(/canonical JSON/);
  });

  it('is a fixed point, and member order does not show', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null))), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(text);
      }),
    );
  });

  it('takes text that UTF-8 carries unchanged, and no other', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd7ff, max: 0xe000 }))), (units) => {
        const text = String.fromCharCode(...units);
        if (Buffer.from(text).toString() === text) expect(canonicalJson(text)).toBe(JSON.stringify(text));
        else expect(() => canonicalJson(text)).toThrow(/lone surrogate/);
        expect(() => canonicalJson(text.toWellFormed())).not.toThrow();
      }),
    );
  });
});
