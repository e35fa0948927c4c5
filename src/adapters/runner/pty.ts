import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { ReadStream } from 'node:tty';
import type { Clock, RunOptions } from '../../app/ports.ts';
import { exitCodeOf, signalName } from '../../core/exit-code.ts';
import { Fault } from '../../core/fault.ts';
import type { Run } from '../../core/model.ts';
import type { Permit } from '../../core/permit.ts';
import { launch } from './argv0.ts';
import { type NamedInput, openFifo, spoolInput } from './fifo.ts';
import { flushAll } from './flush.ts';
import { type Exit, Lifetime } from './lifetime.ts';
import { type ForkedPty, forkPty, loadPty } from './node-pty-native.ts';
import { complain, openOutlet, systemWords } from './outlet.ts';
import { ReadAhead } from './read-ahead.ts';
import { endOf, openRecorder, type Recorder, type Started } from './recorder.ts';
import { suspendWithChild } from './suspend.ts';
import { ownTerminal } from './terminal.ts';

/** The kernel keeps at most 64 KiB of a PTY's output; more than this at the end comes from processes left behind. */
const drainMost = 1_048_576;
const chunk = 65_536;
/** So much output makes it worth to start a second thread. */
const bulk = 2_097_152;

/**
 * The child on a terminal of its own, a fresh one: nothing that it does with TIOCSTI reaches the caller's.
 * All output is read: see node-pty-native.ts for what is lost otherwise, and `drain` for how it is kept.
 */
export async function runInPty(permit: Permit, options: RunOptions, clock: Clock): Promise<Run> {
  try {
    loadPty();
  } catch (cause) {
    throw new Fault('configuration', 'no PTY on this machine: node-pty has no binary for it', { hint: 'use --pty never', cause });
  }
  const { command } = permit;
  const lifetime = new Lifetime(clock, options);
  const terminal = ownTerminal();
  const size = terminal.size();
  let recorder: Recorder | null = null;
  let input: NamedInput | null = null;
  let started: Started | null = null;
  try {
    if (options.recording !== null) {
      recorder = openRecorder({
        recording: options.recording,
        secrets: options.secrets,
        env: options.env,
        ...size,
        clock,
        onFault: () => {
          if (options.onRecorderFault === 'kill') lifetime.kill('recorder');
        },
      });
    }
    const beside = options.recording?.path ?? null;
    if (options.stdin !== null) input = spoolInput(options.stdin, beside);
    else if (!terminal.interactive) input = openFifo(beside);
    await options.recorded;
    const startedAt = clock.now();
    const before = process.hrtime.bigint();
    const exited = defer<Exit>();
    let pty: ForkedPty;
    try {
      pty = forkPty({
        ...launch(command.path, command.argv, options.env, input?.path ?? null),
        cwd: command.cwd,
        ...size,
        onExit: (code, signal) => exited.resolve(signal > 0 ? { code: null, signal: signalName(signal) } : { code, signal: null }),
      });
    } catch (cause) {
      throw new Fault('io', `no PTY could be made: ${(cause as Error).message}`, {
        hint: 'too many terminals or processes are open',
        cause,
      });
    }
    // From here on the command runs: whatever fails below, it is killed and told as a run.
    const { pid } = pty;
    started = { startedAt, before, exited: exited.promise };
    lifetime.attach(pid);
    // While somebody holds the slave the kernel flags no hang-up, and nothing that was written can be mistaken for the end.
    const slave = openSync(pty.slave, constants.O_RDWR | constants.O_NOCTTY);

    let ahead = null as ReadAhead | null;
    const outlet = openOutlet(1, {
      onDrain: () => ahead?.resume() || master.resume(),
      onClosed: () => lifetime.forward('SIGHUP'),
    });
    const take = (bytes: Uint8Array): boolean => {
      recorder?.output('o', bytes);
      return outlet.write(bytes);
    };
    const buffer = Buffer.allocUnsafe(chunk);
    let taken = 0;
    const master = new ReadStream(pty.fd, {
      onread: {
        buffer,
        callback: (read: number) => {
          const size = fill(pty.fd, buffer, read);
          if (!take(buffer.subarray(0, size))) return false;
          taken += size;
          // There may be more at once: only then a second thread is of use.
          if (recorder === null || size <= chunk / 2 || taken < bulk) return true;
          ahead ??= new ReadAhead(pty.fd, { take, onIdle: () => master.resume() });
          return !ahead.begin();
        },
      },
    } as unknown as ConstructorParameters<typeof ReadStream>[1]);
    master.on('error', () => master.destroy());
    master.resume();

    const keys = new Keyboard(pty.fd);
    const suspend = suspendWithChild(lifetime, pid, terminal.interactive ? terminal : null);
    const feed = input?.connect === undefined ? null : feedInput(input.connect);
    if (input === null) {
      terminal.enter();
      terminal.onInput((bytes) => {
        keys.write(bytes);
        if (bytes.includes(0x1a) && terminal.stopsOn(slave, pid)) suspend.ask();
      });
      terminal.onHangup(() => lifetime.forward('SIGHUP'));
    }
    let over = false;
    lifetime.on('SIGWINCH', () => {
      if (over) return;
      const now = terminal.size();
      pty.resize(now.cols, now.rows);
      recorder?.resize(now.cols, now.rows);
    });

    const exit = await exited.promise;
    over = true;
    const durationMs = Number((process.hrtime.bigint() - before) / 1_000n) / 1_000;
    const endedAt = clock.now();
    suspend.end();
    keys.close();
    master.pause();
    ahead?.stop();
    drain(pty.fd, take);
    closeSync(slave);
    master.destroy();
    feed?.();
    // As for pipes: no signal cuts short the record of the end.
    const endedBy = await flushAll([outlet], await lifetime.close(exit, permit.digest === null), clock);
    terminal.leave();
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
    const endedBy = await lifetime.close(exit, permit.digest === null);
    terminal.leave();
    complain(`the command was killed: its terminal failed: ${systemWords(error as Error)}`);
    const durationMs = Number((process.hrtime.bigint() - started.before) / 1_000n) / 1_000;
    const run = { ...exit, startedAt: started.startedAt, endedAt: clock.now(), durationMs, endedBy };
    return { ...run, recording: endOf(recorder, exitCodeOf(run), permit.digest !== null) };
  } finally {
    input?.remove();
    terminal.leave();
    terminal.release();
  }
}

/**
 * The kernel hands out 4 KiB a read, and a turn of the event loop for each of them costs more than the read: takes what is
 * there. @returns how much of `buffer` is filled.
 */
function fill(fd: number, buffer: Buffer, from: number): number {
  let size = from;
  while (size <= buffer.length / 2) {
    try {
      const more = readSync(fd, buffer, size, buffer.length - size, null);
      if (more === 0) break;
      size += more;
    } catch {
      // EAGAIN: that was all. Anything else shows at the next read.
      break;
    }
  }
  return size;
}

/** Reads what is left behind by a child that has gone, in one go: EAGAIN or EIO is the end. */
function drain(fd: number, take: (bytes: Uint8Array) => boolean): void {
  const buffer = Buffer.allocUnsafe(chunk);
  for (let left = drainMost; left > 0; ) {
    let size: number;
    try {
      size = readSync(fd, buffer);
    } catch {
      return;
    }
    if (size === 0) return;
    take(buffer.subarray(0, size));
    left -= size;
  }
}

/** Keys to the child. The master takes as much as the line discipline has room for; the rest waits its turn. */
class Keyboard {
  readonly #fd: number;
  #rest: Buffer = Buffer.alloc(0);
  #timer: NodeJS.Timeout | null = null;
  #open = true;

  constructor(fd: number) {
    this.#fd = fd;
  }

  write(bytes: Uint8Array): void {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    if (this.#timer === null) this.#push();
  }

  close(): void {
    this.#open = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #push(): void {
    this.#timer = null;
    while (this.#open && this.#rest.length > 0) {
      try {
        this.#rest = this.#rest.subarray(writeSync(this.#fd, this.#rest));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') this.#rest = Buffer.alloc(0);
        else this.#timer = setTimeout(() => this.#push(), 5);
        return;
      }
    }
  }
}

/** guard's own stdin where that is no terminal: binary-safe, as nothing goes through a line discipline. */
function feedInput(connect: () => number | null): () => void {
  let sink: Socket | null = null;
  let timer: NodeJS.Timeout | null = null;
  const attempt = (): void => {
    const fd = connect();
    if (fd === null) {
      timer = setTimeout(attempt, 2);
      return;
    }
    sink = new Socket({ fd, readable: false, writable: true });
    // A child that does not want its stdin is none of guard's business.
    sink.on('error', () => sink?.destroy());
    process.stdin.pipe(sink);
  };
  attempt();
  return () => {
    if (timer !== null) clearTimeout(timer);
    if (sink !== null) process.stdin.unpipe(sink);
    sink?.destroy();
    process.stdin.destroy();
  };
}

function defer<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
