/** A guard that only runs: the real runner, bundled, in a process of its own, under whatever streams a test gives it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Run } from '../../../src/core/model.ts';
import { type Lane, rawBytes } from '../../../src/core/recording/cast.ts';

export interface Job {
  readonly argv: readonly [string, ...string[]];
  readonly path?: string;
  readonly io?: 'pty' | 'pipe';
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly record?: boolean;
  readonly recordPath?: string;
  readonly capBytes?: number;
  readonly timeoutMs?: number;
  readonly secrets?: readonly string[];
  /** Latin-1. */
  readonly stdin?: string;
  readonly onRecorderFault?: 'kill' | 'finish';
  /** Revoke after that many milliseconds, or on SIGALRM. */
  readonly revokeOnAlarm?: boolean;
}

export interface Told {
  readonly run: Run | null;
  readonly fault: { readonly kind: string; readonly message: string } | null;
  readonly memory: number;
  readonly exitLagMs: number;
  /** SIGTERM would not end it, now that the child has gone. */
  readonly listens: boolean;
}

export class Harness {
  readonly folder = mkdtempSync(join(tmpdir(), 'guard-runner-'));
  readonly main = join(this.folder, 'main.mjs');
  #count = 0;

  async build(): Promise<void> {
    await build({
      entryPoints: [fileURLToPath(new URL('./harness-main.ts', import.meta.url))],
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: this.main,
      external: ['node-pty'],
      // The bundle lies in a temporary folder: node-pty is still the project's own.
      banner: { js: `globalThis.ptyFrom = ${JSON.stringify(import.meta.url)};` },
      define: { 'import.meta.url': 'globalThis.ptyFrom' },
    });
  }

  /** @returns argv of a process that does the job, where it tells how it went, and where the recording is. */
  prepare(job: Job): { argv: [string, ...string[]]; told: () => Told; cast: string } {
    const id = String(this.#count++);
    const cast = job.recordPath ?? join(this.folder, `${id}.cast`);
    const file = join(this.folder, `${id}.json`);
    const told = join(this.folder, `${id}.told.json`);
    writeFileSync(file, JSON.stringify({ ...job, cast: job.record === false ? null : cast, told }));
    return {
      argv: [process.execPath, this.main, file],
      told: () => JSON.parse(readFileSync(told, 'utf8')) as Told,
      cast,
    };
  }

  /** Runs it with pipes around it. */
  run(job: Job, input: string | Buffer = ''): { stdout: Buffer; stderr: Buffer; status: number | null; told: Told; cast: string } {
    const { argv, told, cast } = this.prepare(job);
    const done = spawnSync(argv[0], argv.slice(1), { input, maxBuffer: 1 << 28, timeout: 40_000, killSignal: 'SIGKILL' });
    return { stdout: done.stdout, stderr: done.stderr, status: done.status, told: told(), cast };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function castBytes(file: string, lanes?: readonly Lane[]): Buffer {
  return Buffer.concat([...rawBytes(readFileSync(file, 'utf8').split('\n'), lanes)]);
}

export function castEvents(file: string): [number, string, string][] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line) as [number, string, string]);
}
