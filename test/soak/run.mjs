// Seeded schedules of faults through the whole guard: one run or none, and none that was not approved. Then millions of mutated
// command lines through the classifier: no exception, the same answer twice, no outlier that repeats.
//   npm run soak [-- --faults 100] [--faults-from 1] [--no-faults] [--inputs 5000000] [--seed 1] [--from 0] [--no-hostile]
//                [--workers N] [--out FILE]
// Input number n is the same for the same seed and corpora: a run that was broken off goes on with --from. A schedule is its own
// seed: `--faults 1 --faults-from SEED --inputs 0 --no-hostile` does one again.
import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { soakFaults } from './faults.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '5000000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 32)) },
    from: { type: 'string', default: '0' },
    workers: { type: 'string', default: String(availableParallelism()) },
    'no-hostile': { type: 'boolean', default: false },
    faults: { type: 'string', default: '100' },
    'faults-from': { type: 'string', default: '1' },
    'no-faults': { type: 'boolean', default: false },
    out: { type: 'string', default: 'soak-failures.json' },
  },
});
const [inputs, seed, from, workers] = [values.inputs, values.seed, values.from, values.workers].map(Number);
const chunk = 4096;
const enough = 20;

function corpora() {
  const rows = (text) => text.split('\n').filter((line) => line !== '');
  const lines = [];
  const shared = join(root, '../shared/corpora');
  const own = join(root, 'test/corpus/own.jsonl');
  for (const file of [own, ...['dangerous', 'safe', 'wrapped'].map((name) => join(shared, `${name}.jsonl`))]) {
    if (existsSync(file)) for (const row of rows(readFileSync(file, 'utf8'))) lines.push(JSON.parse(row).cmd);
  }
  const unlabelled = join(shared, 'unlabelled.txt');
  if (existsSync(unlabelled)) lines.push(...rows(readFileSync(unlabelled, 'utf8')));
  return lines;
}

const folder = mkdtempSync(join(tmpdir(), 'guard-soak-'));
const schedules = values['no-faults'] ? 0 : Number(values.faults);
const broken = schedules === 0 ? [] : await soakFaults({ from: Number(values['faults-from']), schedules, workers, folder });

const bundle = join(folder, 'worker.cjs');
await build({
  entryPoints: [join(here, 'worker.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outfile: bundle,
  logLevel: 'error',
});

const lines = corpora();
console.log(`seed ${seed}, inputs ${from} to ${from + inputs}, ${lines.length} lines, ${workers} workers`);
const total = { inputs: 0, busy: 0, asks: 0, slowest: { ms: 0, text: '' }, failures: [] };
const started = performance.now();
const jobs = [];
if (!values['no-hostile']) for (let part = 0; part < 64; part++) jobs.push({ kind: 'hostile', part, parts: 64 });
let next = from;
const end = from + inputs;

function job() {
  if (total.failures.length >= enough) return null;
  const waiting = jobs.shift();
  if (waiting !== undefined) return waiting;
  if (next >= end) return null;
  const range = { kind: 'mutated', from: next, to: Math.min(next + chunk, end) };
  next = range.to;
  return range;
}

function shortened(text) {
  const shown = JSON.stringify(text);
  return shown.length > 160 ? `${shown.slice(0, 100)} ... ${shown.slice(-40)} (${text.length} characters)` : shown;
}

function tell() {
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${seconds.toFixed(0)} s: ${total.inputs} inputs, ${(total.inputs / seconds).toFixed(0)} a second, ` +
      `${((total.busy * 1000) / Math.max(1, total.inputs * 2)).toFixed(0)} us an answer, ${total.asks} of ${total.inputs * 2} ask, ` +
      `slowest ${total.slowest.ms.toFixed(1)} ms: ${shortened(total.slowest.text)}, ${total.failures.length} failures; --seed ${seed} --from ${next}`,
  );
}

const ticking = setInterval(tell, 60_000);
await Promise.all(
  Array.from({ length: workers }, () => {
    // A process each, not a thread: the system counts the time of processes.
    const worker = fork(bundle, [], { serialization: 'advanced' });
    worker.send({ kind: 'corpus', lines, seed });
    return new Promise((resolve, reject) => {
      const hand = () => {
        const todo = job();
        if (todo === null) worker.disconnect();
        else worker.send(todo);
      };
      worker.on('error', reject);
      worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
      worker.on('message', (figures) => {
        total.inputs += figures.inputs;
        total.busy += figures.busy;
        total.asks += figures.asks;
        if (figures.slowest.ms > total.slowest.ms) total.slowest = figures.slowest;
        total.failures.push(...figures.failures);
        hand();
      });
      hand();
    });
  }),
);
clearInterval(ticking);
rmSync(folder, { recursive: true, force: true });
tell();
if (total.failures.length > 0 || broken.length > 0) {
  writeFileSync(values.out, `${JSON.stringify({ seed, failures: total.failures, faults: broken }, null, 2)}\n`);
  for (const { seed: schedule, violations } of broken) console.log(`fault schedule ${schedule}: ${violations.join('; ')}`);
  for (const { kind, preset, text, what } of total.failures) console.log(`${kind} (${preset}): ${what}: ${shortened(text)}`);
  console.log(`the whole inputs and stories stand in ${values.out}`);
  process.exitCode = 1;
}
