/** Bundled and run as a process of its own by the tests: `writer <state> <first> <count>`; acknowledges each record on stdout. */
import { fileKeys } from '../../../src/adapters/keys/file-keys.ts';
import { openLog } from '../../../src/adapters/log/store.ts';
import { finished, id, started } from './a-log.ts';

const [dir, first, count, mode] = process.argv.slice(2) as [string, string, string, string | undefined];
const startTicks = (await import('node:fs'))
  .readFileSync('/proc/self/stat', 'latin1')
  .replace(/^.*\) /, '')
  .split(' ')[19];
const log = openLog({
  stateDir: dir,
  keys: fileKeys({ stateDir: dir, env: {} }),
  host: 'box',
  user: 'ann',
  guardVersion: '0',
  clock: { now: () => Date.now() },
});

await log.prepare();
const acknowledge = (event: string, n: number, seq: number): void => void process.stdout.write(`${event} ${id(n)} ${seq}\n`);
for (let n = Number(first); n < Number(first) + Number(count); n += 1) {
  acknowledge('started', n, (await log.append(started(n, { process: { pid: process.pid, startTicks: Number(startTicks) } }))).seq);
  // The run itself, cut short by whoever kills this process.
  if (mode === 'hang') await new Promise((resolve) => setTimeout(resolve, 60_000));
  acknowledge('finished', n, (await log.append(finished(n))).seq);
}
