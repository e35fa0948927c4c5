import { expect, it } from 'vitest';
import { watchPause } from '../../src/app/watch.ts';

it.each([
  ['every five seconds', null, 0, 5000],
  ['as far as the token allows', null, 24_000, 24_000],
  ['but never so rarely that an approval taken back is noticed too late', null, 3_600_000, 60_000],
  ['as a test on loopback says', 40, 24_000, 40],
])('a run is watched %s', (_, given, leastMs, pause) => {
  expect(watchPause(given, leastMs)).toBe(pause);
});
