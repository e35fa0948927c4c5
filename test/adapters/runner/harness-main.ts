import { readFileSync, writeFileSync } from 'node:fs';
import { createRunner } from '../../../src/adapters/runner/runner.ts';
import { exitCodeOf } from '../../../src/core/exit-code.ts';
import { Fault } from '../../../src/core/fault.ts';
import { permitRoutine } from '../../../src/core/permit.ts';
import type { Job } from './harness.ts';

const job = JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as Job & { cast: string | null; told: string };
const clock = {
  now: () => Date.now(),
  sleep: (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    }),
};
const command = { argv: job.argv, cwd: job.cwd ?? process.cwd(), path: job.path ?? job.argv[0] };
const permit = permitRoutine('test00000000', command, { tier: 'routine', findings: [], blindSpots: [], text: '', context: {} });
const revoke = new AbortController();
if (job.revokeOnAlarm) process.on('SIGALRM', () => revoke.abort());

let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 20);
let told: object;
let code = 125;
try {
  const runner = createRunner({ clock, pipes: `${job.told}.pipes` });
  const run = await runner.run(permit as NonNullable<typeof permit>, {
    io: job.io ?? 'pipe',
    env: job.env ?? (process.env as Record<string, string>),
    timeoutMs: job.timeoutMs ?? null,
    recording: job.cast === null ? null : { path: job.cast, capBytes: job.capBytes ?? 1 << 26, title: 'test' },
    onRecorderFault: job.onRecorderFault ?? 'finish',
    secrets: job.secrets ?? [],
    stdin: job.stdin === undefined ? null : Buffer.from(job.stdin, 'latin1'),
    capture: null,
    recorded: Promise.resolve(),
    revoked: revoke.signal,
  });
  runner.tidy();
  code = exitCodeOf(run);
  told = { run, fault: null };
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  told = { run: null, fault: { kind: error.kind, message: error.message } };
}
clearInterval(watch);
writeFileSync(
  job.told,
  JSON.stringify({
    ...told,
    memory: Math.max(peak, process.memoryUsage().rss),
    listens: process.listenerCount('SIGTERM') > 0,
    over: Date.now(),
  }),
);
process.exit(code);
