import { closeSync, openSync, readSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { Clock, RunOptions } from '../../app/ports.ts';
import { exitCodeOf } from '../../core/exit-code.ts';
import type { Run } from '../../core/model.ts';
import type { Permit } from '../../core/permit.ts';
import type { Lane } from '../../core/recording/cast.ts';
import { startChild } from './child.ts';
import { openPipes, type Pipe, spoolInput } from './fifo.ts';
import { flushAll } from './flush.ts';
import { type Exit, Lifetime } from './lifetime.ts';
import { complain, type Outlet, type OutletEvents, openOutlet, systemWords } from './outlet.ts';
import { takePipes } from './pipe-pool.ts';
import { endOf, openRecorder, type Recorder, type Started } from './recorder.ts';
import { suspendWithChild } from './suspend.ts';

/** What a pipe can hold at most for an unprivileged process (pipe(7)): all that is left to read when the child has gone. */
const pipeMost = 1_048_576;
const chunk = 65_536;
/** When it is first looked for output: many commands are over by then, and all that they said is read at their end. */
const firstLookMs = 3;
/** Commands that people type are mostly over by then. */
const soonMs = 40;

/** FIFOs that are kept for the next command. */
export interface PipePool {
  readonly folder: string;
  /** Takes those that nobody holds any more. */
  give(pipes: readonly Pipe[]): void;
}

/**
 * The child in its own session, without a terminal, its streams separate and byte-exact. Without a recording it has
 * guard's own descriptors and guard only waits.
 */
export async function runInPipes(permit: Permit, options: RunOptions, clock: Clock, pool: PipePool): Promise<Run> {
  const { command } = permit;
  const { recording } = options;
  const lifetime = new Lifetime(clock, options);
  const pipes = new Map<Lane, Pipe>();
  let recorder: Recorder | null = null;
  let input: number | null = null;
  let started: Started | null = null;
  try {
    if (recording !== null) {
      recorder = openRecorder({
        recording,
        secrets: options.secrets,
        env: options.env,
        cols: 80,
        rows: 24,
        clock,
        onFault: () => {
          if (options.onRecorderFault === 'kill') lifetime.kill('recorder');
        },
      });
    }
    if (recording !== null) {
      // What was approved is recorded through pipes that nobody can have prepared, as is what a reviewer is shown; other routine
      // commands need not wait for mkfifo.
      const [o, e] = (
        permit.digest === null && options.capture === null
          ? (takePipes(pool.folder, 2) ?? openPipes(2, recording.path, pool.folder))
          : openPipes(2, recording.path)
      ) as [Pipe, Pipe];
      pipes.set('o', o).set('e', e);
    }
    if (options.stdin !== null) {
      const spooled = spoolInput(options.stdin, recording?.path ?? null);
      input = openSync(spooled.path, 'r');
      spooled.remove();
    }
    await options.recorded;
    const startedAt = clock.now();
    const before = process.hrtime.bigint();
    const { pid, exited } = await startChild({
      file: command.path,
      argv: command.argv,
      cwd: command.cwd,
      env: options.env,
      stdio: [input ?? 0, pipes.get('o')?.write ?? 1, pipes.get('e')?.write ?? 2],
    });
    // From here on the command runs: whatever fails below, it is killed and told as a run.
    started = { startedAt, before, exited };
    lifetime.attach(pid);
    for (const pipe of pipes.values()) closeSync(pipe.write);
    const suspend = suspendWithChild(lifetime, pid, null);
    const taps = (['o', 'e'] as const).flatMap((lane) => {
      const pipe = pipes.get(lane);
      return pipe === undefined ? [] : [new Tap(pipe.read, lane, recorder as Recorder, options.capture)];
    });

    const exit = await Promise.race([exited, followed(taps, exited).then(() => exited)]);
    suspend.end();
    const durationMs = Number((process.hrtime.bigint() - before) / 1_000n) / 1_000;
    const endedAt = clock.now();
    for (const tap of taps) tap.drain();
    if (taps.every((tap) => tap.exhausted)) pool.give([...pipes.values()]);
    const endedBy = await flushAll(
      taps.map((tap) => tap.outlet),
      // Nothing but its record follows a command that nobody was asked about.
      await lifetime.close(exit, permit.digest === null),
      clock,
    );
    const run = { ...exit, startedAt, endedAt, durationMs, endedBy };
    const summary = recorder?.finish(exitCodeOf(run), permit.digest !== null) ?? null;
    return { ...run, recording: summary };
  } catch (error) {
    if (started === null) {
      await lifetime.close({ code: null, signal: null });
      recorder?.discard();
      throw error;
    }
    lifetime.kill('output');
    const exit = await started.exited;
    const by = await lifetime.close(exit, permit.digest === null);
    complain(`the command was ended: its streams failed: ${systemWords(error as Error)}`);
    const durationMs = Number((process.hrtime.bigint() - started.before) / 1_000n) / 1_000;
    const endedBy = by === 'itself' ? 'output' : by;
    const run = { ...exit, startedAt: started.startedAt, endedAt: clock.now(), durationMs, endedBy };
    return { ...run, recording: endOf(recorder, exitCodeOf(run), permit.digest !== null) };
  } finally {
    if (input !== null) closeSync(input);
  }
}

/** Looks every few milliseconds at first, then listens. */
async function followed(taps: readonly Tap[], exited: Promise<Exit>): Promise<void> {
  let running = true;
  void exited.then(() => {
    running = false;
  });
  for (let looked = 0; looked < soonMs && running; looked += 1) {
    await (looked === 0 ? soon(firstLookMs) : new Promise((resolve) => setTimeout(resolve, 1)));
    if (running) for (const tap of taps) tap.poll();
  }
  if (running) for (const tap of taps) await tap.listen();
}

/** Most commands are over before: Node's first timer takes a third of a millisecond to make, as its code is compiled then. */
async function soon(ms: number): Promise<void> {
  await Atomics.waitAsync(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms).value;
}

/** For a caller who wants the bytes instead of guard's own streams. */
function keeping(name: Outlet['name'], capture: NonNullable<RunOptions['capture']>, { onClosed }: OutletEvents): Outlet {
  return {
    name,
    failure: null,
    write(bytes) {
      if (!capture(name, bytes)) onClosed();
      return true;
    },
    flush: async () => {},
    close: () => {},
  };
}

/** One of the child's streams: into the recording and on to guard's own. */
class Tap {
  readonly outlet: Outlet;
  readonly #fd: number;
  readonly #lane: Lane;
  readonly #recorder: Recorder;
  #buffer: Buffer | null = null;
  #source: Socket | null = null;
  #state: 'reading' | 'paused' | 'closed' = 'reading';
  /** Everybody has closed the writing end: whoever opens the pipe next is the first. */
  exhausted = false;

  constructor(fd: number, lane: Lane, recorder: Recorder, capture: RunOptions['capture']) {
    this.#fd = fd;
    this.#lane = lane;
    this.#recorder = recorder;
    const events: OutletEvents = {
      onDrain: () => {
        if (this.#state === 'paused') this.#state = 'reading';
        this.#source?.resume();
      },
      // As a plain pipe: the child's next write fails.
      onClosed: () => this.#close(),
    };
    this.outlet =
      capture === null ? openOutlet(lane === 'o' ? 1 : 2, events) : keeping(lane === 'o' ? 'stdout' : 'stderr', capture, events);
  }

  /** Reads what is there. Waits for nothing. */
  poll(): void {
    if (this.#state === 'reading') this.#readUpTo(pipeMost, () => this.#state === 'reading');
  }

  /** Reads on as data come. A stream of Node's costs several milliseconds to make, which a command that is over soon need not wait for. */
  async listen(): Promise<void> {
    const { Socket } = await import('node:net');
    if (this.#state === 'closed' || this.exhausted) return;
    const source = new Socket({
      fd: this.#fd,
      readable: true,
      writable: false,
      onread: {
        buffer: Buffer.allocUnsafe(chunk),
        callback: (size: number, bytes: Uint8Array) => this.#take(bytes.subarray(0, size)),
      },
    } as ConstructorParameters<typeof Socket>[0]);
    source.on('error', () => source.destroy());
    source.on('end', () => {
      this.exhausted = true;
    });
    source.on('close', () => {
      this.#state = 'closed';
    });
    this.#source = source;
    if (this.#state === 'reading') source.resume();
  }

  #take(bytes: Uint8Array): boolean {
    this.#recorder.output(this.#lane, bytes);
    const ready = this.outlet.write(bytes);
    if (!ready && this.#state === 'reading') this.#state = 'paused';
    return ready;
  }

  #readUpTo(most: number, goOn: () => boolean): void {
    this.#buffer ??= Buffer.allocUnsafe(chunk);
    for (let left = most; left > 0 && goOn(); ) {
      let size: number;
      try {
        size = readSync(this.#fd, this.#buffer);
      } catch {
        return;
      }
      if (size === 0) {
        this.exhausted = true;
        return;
      }
      this.#take(this.#buffer.subarray(0, size));
      left -= size;
    }
  }

  #close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    if (this.#source === null) closeSync(this.#fd);
    else this.#source.destroy();
  }

  /**
   * The child has gone: reads what it left in the pipe, and no more. A process that it left behind may hold the pipe open for
   * ever, and guard is not its reader.
   */
  drain(): void {
    if (this.#state === 'closed') return;
    if (!this.exhausted) this.#readUpTo(pipeMost, () => this.#state !== 'closed');
    this.#close();
  }
}
