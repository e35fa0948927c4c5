import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoTime } from '../../src/core/iso-time.ts';

const first = Date.UTC(2000, 0, 1) - 2000 * 31_556_952_000;
const last = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

describe('isoTime', () => {
  it('writes any moment as Date does', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: first, max: last }), fc.double({ min: first, max: last, noNaN: true })), (moment) => {
        expect(isoTime(moment)).toBe(new Date(moment).toISOString());
      }),
      { numRuns: 2000 },
    );
  });

  it('knows each day of eight centuries, leap days among them', () => {
    for (let moment = Date.UTC(1600, 0, 1); moment < Date.UTC(2401, 0, 1); moment += 86_400_000)
      if (isoTime(moment) !== new Date(moment).toISOString()) expect(isoTime(moment)).toBe(new Date(moment).toISOString());
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, last + 1, Date.UTC(-1, 11, 31)])('refuses %s', (moment) => {
    expect(() => isoTime(moment)).toThrow(RangeError);
  });
});
