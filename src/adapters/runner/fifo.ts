/**
 * Real pipes for the child. Node's own `stdio: 'pipe'` is a socket pair, and a socket cannot be opened by name:
 * `echo x > /dev/stderr` fails with ENXIO in the child (nodejs/node issue 21941). A FIFO that is unlinked at once behaves like a pipe.
 */
import { randomBytes } from 'node:crypto';
import { constants, mkdirSync, mkdtempSync, openSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '../../core/fault.ts';

export interface Pipe {
  /** guard's end, non-blocking: it must stay able to hear signals. */
  readonly read: number;
  readonly write: number;
  /** In the folder of kept FIFOs; null: unlinked. */
  readonly name: string | null;
}

/** A folder that nobody else can reach into: /tmp is sticky; TMPDIR, which an agent sets, comes last. */
function ownFolder(recording: string | null): string {
  const parents = ['/tmp', ...(recording === null ? [] : [dirname(recording)]), process.getBuiltinModule('node:os').tmpdir()];
  for (const parent of parents) {
    try {
      return mkdtempSync(join(parent, 'guard-'));
    } catch {
      // The next one.
    }
  }
  throw new Fault('io', 'no folder for the pipes to the child can be made', { hint: 'make /tmp writable' });
}

/**
 * Pipes that the child writes to and guard reads from.
 * @param keep folder in which they stay for the next routine command; absent: they are unlinked before the child starts
 * @throws Fault `io`; then nothing was started.
 */
export function openPipes(count: number, recording: string | null, keep?: string): Pipe[] {
  const folder = keep ?? ownFolder(recording);
  const names = Array.from({ length: count }, (_, i) =>
    join(folder, keep === undefined ? String(i) : `${process.pid}-${i}-${randomBytes(6).toString('hex')}`),
  );
  try {
    if (keep !== undefined) mkdirSync(keep, { recursive: true, mode: 0o700 });
    makeFifos(names);
    return names.map((name) => connectPipe(name, keep === undefined ? null : name));
  } finally {
    if (keep === undefined) removeAll(folder, names);
  }
}

/** Opens both ends. The reader first, and without waiting: opening for writing alone would wait for one. */
export function connectPipe(path: string, name: string | null): Pipe {
  const read = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  return { read, write: openSync(path, constants.O_WRONLY | constants.O_NOFOLLOW), name };
}

/** What the child opens by name in place of guard's own stdin. */
export interface NamedInput {
  readonly path: string;
  /** guard's end, or null as long as the child has not opened its own; absent: all is there already. */
  connect?(): number | null;
  remove(): void;
}

/**
 * The child's open waits for guard's, and guard asks again until the child is there: a writer that had come and gone before
 * the child opened would leave it waiting for ever, and what it wrote would be lost.
 */
export function openFifo(recording: string | null): NamedInput {
  const folder = ownFolder(recording);
  const path = join(folder, 'stdin');
  makeFifos([path]);
  return {
    path,
    connect() {
      try {
        return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
      } catch (error) {
        // No reader yet (fifo(7)).
        if ((error as NodeJS.ErrnoException).code === 'ENXIO') return null;
        throw error;
      }
    },
    remove: () => removeAll(folder, [path]),
  };
}

/** Approved bytes as a file: unlike a FIFO it can be opened again by name (`/dev/stdin`) when all was written. */
export function spoolInput(bytes: Uint8Array, recording: string | null): NamedInput {
  const folder = ownFolder(recording);
  const path = join(folder, 'stdin');
  writeFileSync(path, bytes, { flag: 'wx', mode: 0o400 });
  return { path, remove: () => removeAll(folder, [path]) };
}

function removeAll(folder: string, names: readonly string[]): void {
  for (const name of names) {
    try {
      unlinkSync(name);
    } catch {
      // Was never made.
    }
  }
  try {
    rmdirSync(folder);
  } catch {
    // Somebody put something there. That must not make a failure of a command that has run.
  }
}

function makeFifos(names: readonly string[]): void {
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const made = spawnSync('/usr/bin/mkfifo', ['-m', '600', ...names], { stdio: 'ignore', env: {} });
  if (made.status !== 0)
    throw new Fault('io', 'no pipes to the child can be made: mkfifo failed', { hint: 'install coreutils', cause: made.error });
}
