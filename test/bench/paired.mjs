// Machines are noisy, and some have two speeds: commands are run in turns, and what counts is the median of the ratios of the same round.
// The medians of two commands may come from different speeds (1.51 and 1.92 in two runs of the same build).
import { spawnSync } from 'node:child_process';

/** @param {readonly [string, ...string[]]} command @returns {number} milliseconds, process start to exit */
function time([program, ...args], options) {
  const before = process.hrtime.bigint();
  const { status, error } = spawnSync(program, args, { stdio: 'ignore', ...options });
  const after = process.hrtime.bigint();
  if (error !== undefined || status !== 0) throw error ?? new Error(`${program} ${args.join(' ')} ended with ${status}`);
  return Number(after - before) / 1e6;
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Runs the contenders in turns.
 * @param {Readonly<Record<string, { command: readonly [string, ...string[]], env?: NodeJS.ProcessEnv, cwd?: string }>>} contenders
 * @param {number} rounds
 * @returns {{ medians: Record<string, number>, ratio: (one: string, other: string) => number }} milliseconds; of the same rounds
 */
export function inTurns(contenders, rounds) {
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, { command, ...options }] of Object.entries(contenders)) {
      const ms = time(command, options);
      // The first round only warms the page cache.
      if (round >= 0) times[name].push(ms);
    }
  }
  return {
    medians: Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)])),
    ratio: (one, other) => median(times[one].map((ms, round) => ms / times[other][round])),
  };
}
