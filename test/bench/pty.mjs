/**
 * PTY throughput of the runner, recording on, as a ratio to `script -qec` and `asciinema rec` in the same minutes: all
 * run in turns, medians are compared. Goal: 1.0 of script; floor: asciinema rec. Figures, no test: machines differ.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { median } from './paired.mjs';

const line = 'a line of ordinary text, neither short nor long, as a build would print it\n';
const lines = Math.ceil(50_000_000 / line.length);
/** As the terminal gives it: with carriage returns. */
const rawBytes = lines * (line.length + 1);

/** The runner of the tests, without the rest of guard. @returns {Promise<string>} its main file */
async function bundle(folder) {
  const main = join(folder, 'main.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('../adapters/runner/harness-main.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: main,
    external: ['node-pty'],
    banner: { js: `globalThis.ptyFrom = ${JSON.stringify(import.meta.url)};` },
    define: { 'import.meta.url': 'globalThis.ptyFrom' },
    logLevel: 'error',
  });
  return main;
}

/** @param {readonly string[]} argv @returns {number} seconds, process start to exit */
function seconds(argv) {
  const start = process.hrtime.bigint();
  const done = spawnSync(argv[0], argv.slice(1), { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  if (done.status !== 0) throw new Error(`${argv.join(' ')}: ${done.status}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** @param {number} rounds */
export async function benchPty(rounds = 7) {
  const folder = mkdtempSync(join(tmpdir(), 'guard-bench-'));
  try {
    const big = join(folder, 'big');
    writeFileSync(big, line.repeat(lines));
    const main = await bundle(folder);
    const [job, cast, told, stamp, out] = ['job', 'cast', 'told', 'stamp', 'out'].map((name) => join(folder, name));
    const guard = (argv) => {
      rmSync(cast, { force: true });
      writeFileSync(job, JSON.stringify({ argv, path: `/bin/${argv[0]}`, io: 'pty', cast, told }));
      return [process.execPath, main, job];
    };
    const tell = () => JSON.parse(readFileSync(told, 'utf8'));
    const contenders = {
      guard: (...argv) => guard(argv),
      script: (...argv) => ['script', '-qec', argv.join(' '), out],
      ...(existsSync('/usr/bin/asciinema')
        ? { asciinema: (...argv) => ['asciinema', 'rec', '-q', '--overwrite', '-c', argv.join(' '), out] }
        : {}),
    };
    const names = Object.keys(contenders);
    const busy = Object.fromEntries(names.map((name) => [name, []]));
    const idle = Object.fromEntries(names.map((name) => [name, []]));
    const lag = [];
    let whole = 0;
    let memory = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names) {
        busy[name].push(seconds(contenders[name]('cat', big)));
        if (name === 'guard') {
          const { run, memory: peak } = tell();
          whole += run.recording.raw.bytes === rawBytes ? 1 : 0;
          memory = Math.max(memory, peak);
        }
        // Starting up is not throughput: it is taken off.
        idle[name].push(seconds(contenders[name]('true')));
      }
      seconds(guard(['sh', '-c', `exec date +%s%N >${stamp}`]));
      lag.push(tell().run.endedAt - Number(readFileSync(stamp, 'utf8')) / 1e6);
    }
    const rate = (name) => rawBytes / 1e6 / (median(busy[name]) - median(idle[name]));
    for (const name of names) console.log(`pty ${name.padEnd(10)} ${rate(name).toFixed(1)} MB/s`);
    for (const name of names.slice(1)) console.log(`pty guard / ${name.padEnd(10)} ${(rate('guard') / rate(name)).toFixed(2)}`);
    console.log(`pty exit noticed ${median(lag).toFixed(1)} ms after date(1) told the time; ${whole} of ${rounds} runs whole`);
    console.log(`pty memory ${(memory / 1e6).toFixed(0)} MB at most`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
