// Seeded schedules of faults through the built guard: processes, HTTP and a fake GitHub that misbehaves (test/soak/faults).
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const guardBin = fileURLToPath(new URL('../../bin/guard.js', import.meta.url));

/** @returns seeds that failed, with what must not be and the story that led to it */
export async function soakFaults({ from, schedules, workers, folder }) {
  const bundle = join(folder, 'faults.cjs');
  const entryPoints = [fileURLToPath(new URL('faults-worker.ts', import.meta.url))];
  await build({ entryPoints, outfile: bundle, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
  console.log(`fault schedules: seeds ${from} to ${from + schedules - 1}, ${workers} workers`);
  const outcomes = [];
  const started = performance.now();
  let next = from;
  const ticking = setInterval(() => {
    const seconds = (performance.now() - started) / 1000;
    const bad = outcomes.filter(({ violations }) => violations.length > 0).length;
    console.log(`${seconds.toFixed(0)} s: ${outcomes.length} schedules, ${bad} failures`);
  }, 60_000);
  await Promise.all(
    Array.from({ length: Math.min(workers, schedules) }, () => {
      const worker = fork(bundle);
      return new Promise((resolve, reject) => {
        const hand = () => {
          if (next >= from + schedules) return worker.disconnect();
          worker.send({ seed: next++, guardBin });
        };
        worker.on('error', reject);
        worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
        worker.on('message', (outcome) => {
          outcomes.push(outcome);
          for (const violation of outcome.violations) console.log(`seed ${outcome.seed}: ${violation}`);
          hand();
        });
        hand();
      });
    }),
  );
  clearInterval(ticking);
  tell(outcomes, (performance.now() - started) / 1000);
  return outcomes.filter(({ violations }) => violations.length > 0).sort((one, other) => one.seed - other.seed);
}

function tell(outcomes, seconds) {
  const sum = (of) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const endings = new Map();
  for (const ending of outcomes.flatMap((outcome) => outcome.endings)) {
    const kind = /^(?:\d+ (?:ran|expired|denied|void|cancelled|still pending|interrupted)|killed|125)/.exec(ending)?.[0] ?? ending;
    endings.set(kind, (endings.get(kind) ?? 0) + 1);
  }
  const runs = new Map();
  for (const outcome of outcomes) runs.set(outcome.runs, (runs.get(outcome.runs) ?? 0) + 1);
  const listed = (map) => [...map].sort((one, other) => other[1] - one[1]).map(([what, times]) => `${times} ${what}`);
  console.log(
    `${seconds.toFixed(0)} s: ${outcomes.length} schedules, ${sum((one) => one.guards)} guards (${sum((one) => one.killed)} killed), ` +
      `${sum((one) => one.calls)} calls, ${sum((one) => one.faults)} faults, ${sum((one) => one.issues)} requests, ${sum((one) => one.runs)} runs`,
  );
  console.log(
    `  how the guards ended: ${listed(endings)
      .map((text) => text.replace(' ', ' x '))
      .join(', ')}`,
  );
  console.log(
    `  runs in a schedule: ${listed(runs)
      .map((text) => text.replace(' ', ' with '))
      .join(', ')}`,
  );
  console.log(`  ${sum(({ violations }) => (violations.length > 0 ? 1 : 0))} failures`);
}
