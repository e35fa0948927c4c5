import { describe, expect, it } from 'vitest';
import { Governor } from '../../../src/adapters/github/governor.ts';

const now = Date.UTC(2026, 0, 1);
const told = (remaining: number, more: { limit?: number; inMs?: number; reset?: number; resource?: string } = {}) => ({
  date: new Date(now).toUTCString(),
  'x-ratelimit-limit': String(more.limit ?? 5000),
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String(more.reset ?? (now + (more.inMs ?? 999_000)) / 1000),
  'x-ratelimit-resource': more.resource ?? 'core',
});

/** The pause after the last of some looks, each told so many calls remain. */
function pauseAfter(governor: Governor, ...remaining: number[]): number {
  let pause = 0;
  for (const left of remaining) {
    governor.note(told(left));
    pause = governor.looked();
  }
  return pause;
}

describe('the governor', () => {
  it('knows nothing before the first answer', () => {
    expect(new Governor().looked()).toBe(0);
  });

  it('spreads what is left above 40 % over the time to the reset', () => {
    // 2,501 above the reserve, one of them for the look under way: 1,000 s over 2,500 calls.
    expect(pauseAfter(new Governor(), 4501)).toBe(400);
  });

  it('waits as many times as long as others look in the meantime', () => {
    // Twenty calls between two own looks; 2,520 above the reserve.
    expect(pauseAfter(new Governor(), 4580, 4560, 4540, 4520)).toBe((20 * 1_000_000) / 2500);
  });

  it('does not take the asking of a fleet that starts at once for its pace', () => {
    expect(pauseAfter(new Governor(), 4800, 4501)).toBe(400);
  });

  it('waits for the reset when nothing is left above the reserve', () => {
    expect(pauseAfter(new Governor(), 2001)).toBe(1_000_000);
    expect(pauseAfter(new Governor(), 0)).toBe(1_000_000);
  });

  it('is not slowed down for ever by what is no fleet of guards', () => {
    expect(pauseAfter(new Governor(), 5000, 5000, 4128)).toBe((128 * 1_000_000) / 2000);
  });

  it('looks every fifth minute at the least, while anything is left', () => {
    // 128 calls a look, 272 above the reserve: nearly eight minutes.
    expect(pauseAfter(new Governor(), 5000, 2760, 2400)).toBe(300_000);
  });

  it('measures nothing across the end of a window', () => {
    const governor = new Governor();
    pauseAfter(governor, 4700, 4600, 4590);
    governor.note(told(5000, { reset: now / 1000 + 4600 }));
    // Ten calls a look, as before; 2,990 above the reserve.
    expect(governor.looked()).toBe((4601_000 * 10) / 2990);
  });

  it('takes a second more or less for the same window', () => {
    const governor = new Governor();
    pauseAfter(governor, 4700, 4600);
    governor.note(told(4580, { reset: now / 1000 + 1000 }));
    expect(governor.looked()).toBe((1_001_000 * 20) / (4580 - 2000 - 20));
  });

  it.each([
    ['GraphQL has a budget of its own', told(0, { resource: 'graphql' })],
    ['a proxy tells none', { date: new Date(now).toUTCString() }],
    ['one without a date tells no time', { ...told(0), date: undefined }],
  ])('does not listen where %s', (_, headers) => {
    const governor = new Governor();
    governor.note(told(4501));
    governor.note(headers);
    expect(governor.looked()).toBe(400);
  });
});
