import { describe, expect, it } from 'vitest';
import { waitTogether } from './budget.ts';

/** github.md: 20 agents waiting for hours must stay under 60 % of one token's budget even if nothing is free. */
const share = 0.6;

describe('twenty agents on one token, of whose answers none is free', () => {
  it.each([
    { of: 'a user', limit: 5000, hours: 2, noticedWithinMs: 70_000 },
    { of: 'GITHUB_TOKEN', limit: 1000, hours: 2, noticedWithinMs: 300_000 },
  ])(
    'leave 40 % of the budget of $of to others, and notice an approval all the same',
    async ({ limit, hours, noticedWithinMs }) => {
      const spent = await waitTogether({ agents: 20, limit, hours, free304: false });
      expect(spent.hours).toHaveLength(hours);
      for (const { rest, graphql } of spent.hours) {
        expect(rest).toBeLessThan(share * limit);
        expect(graphql).toBeLessThan(share * limit);
        // Twenty that look every five minutes at the least.
        expect(rest).toBeGreaterThan(20 * 12);
      }
      expect(spent.noticedMs).toHaveLength(20);
      expect(Math.max(...spent.noticedMs)).toBeLessThan(noticedWithinMs);
    },
    240_000,
  );
});

describe('twenty agents on one token whose 304s are free', () => {
  it('are not slowed down: an approval is noticed at the pace of the schedule', async () => {
    const spent = await waitTogether({ agents: 20, limit: 5000, hours: 1, free304: true });
    expect(spent.hours[0]?.rest).toBeLessThan(0.2 * 5000);
    // Thirty seconds at this age, and a tenth of jitter.
    expect(Math.max(...spent.noticedMs)).toBeLessThanOrEqual(33_000);
  }, 240_000);
});
