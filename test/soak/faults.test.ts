import { afterAll, describe, expect, it } from 'vitest';
import { guardBin } from '../cli/harness.ts';
import { drive, type Outcome } from './faults/drive.ts';
import { scheduleOf } from './faults/schedule.ts';

const outcomes: Outcome[] = [];

/** Ten of the hundred of `npm run soak`; one alone: `npm run soak -- --inputs 0 --no-hostile --faults 1 --faults-from SEED`. */
describe.concurrent('a schedule of faults ends in one run or none, and in none that was not approved', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'seed %i',
    async (seed) => {
      const outcome = await drive(scheduleOf(seed), guardBin);
      outcomes.push(outcome);
      expect(outcome.violations, outcome.story.join('\n')).toEqual([]);
    },
    240_000,
  );
});

describe('the ten together', () => {
  afterAll(() => {
    outcomes.length = 0;
  });

  it('are no idle talk: some run, some do not, guards are killed and answers get lost', () => {
    expect(outcomes).toHaveLength(10);
    const runs = outcomes.map((outcome) => outcome.runs);
    expect(Math.min(...runs)).toBe(0);
    expect(Math.max(...runs)).toBeGreaterThan(0);
    expect(outcomes.some(({ killed }) => killed > 0)).toBe(true);
    expect(outcomes.some(({ faults }) => faults > 0)).toBe(true);
  });
});
