/**
 * PTY throughput of the runner, recording on, as a ratio to `script -qec` and `asciinema rec` in the same minutes: the three
 * run in turns, medians are compared. Goal: 1.0 of script; floor: asciinema rec. Figures, no test: machines differ.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const folder = mkdtempSync(join(tmpdir(), 'guard-bench-'));
const big = join(folder, 'big');
const line = 'a line of ordinary text, neither short nor long, as a build would print it\n';
writeFileSync(big, line.repeat(Math.ceil(50_000_000 / line.length)));
const megabytes = (Math.ceil(50_000_000 / line.length) * (line.length + 1)) / 1e6;

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
let count = 0;
const job = (argv, path) => {
  const file = join(folder, `${++count}.json`);
  writeFileSync(file, JSON.stringify({ argv, path, io: 'pty', cast: join(folder, `${count}.cast`), told: join(folder, `${count}.told`) }));
  return [process.execPath, main, file];
};
const out = join(folder, 'out');
const runners = {
  guard: (_command, argv, path) => job(argv, path),
  script: (command) => ['script', '-qec', command, out],
  ...(existsSync('/usr/bin/asciinema') ? { asciinema: (command) => ['asciinema', 'rec', '-q', '--overwrite', '-c', command, out] } : {}),
};
const seconds = (argv) => {
  const start = process.hrtime.bigint();
  const done = spawnSync(argv[0], argv.slice(1), { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  if (done.status !== 0) throw new Error(`${argv.join(' ')}: ${done.status}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
};
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const times = Object.fromEntries(Object.keys(runners).map((name) => [name, []]));
const idle = Object.fromEntries(Object.keys(runners).map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, make] of Object.entries(runners)) {
    times[name].push(seconds(make(`cat ${big}`, ['cat', big], '/bin/cat')));
    // Starting up is not throughput: it is taken off.
    idle[name].push(seconds(make('true', ['true'], '/bin/true')));
  }
}
const rate = (name) => megabytes / (median(times[name]) - median(idle[name]));
for (const name of Object.keys(runners)) console.log(`pty ${name.padEnd(10)} ${rate(name).toFixed(1)} MB/s`);
for (const name of Object.keys(runners).slice(1)) console.log(`pty guard / ${name.padEnd(10)} ${(rate('guard') / rate(name)).toFixed(2)}`);
rmSync(folder, { recursive: true, force: true });
