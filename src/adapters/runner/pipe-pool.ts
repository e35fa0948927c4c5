/**
 * FIFOs that a routine command left behind for the next one: making new ones means starting mkfifo(1), for Node has no
 * pipe(2), and that costs more than everything else a routine command waits for.
 *
 * A FIFO is given back only when every writer has closed it, and taken by renaming it, which one process alone can do.
 * They lie in guard's own folder (0700); what somebody approved never runs through them (pipe.ts).
 */
import { lstatSync, readdirSync, renameSync, rmSync, unlinkSync } from 'node:fs';
import { connectPipe, type Pipe } from './fifo.ts';

const free = 'free-';
/** Commands that run side by side; what is more than this is unlinked. */
const most = 8;

/** @returns null when there are not enough */
export function takePipes(folder: string, count: number): Pipe[] | null {
  const taken: string[] = [];
  for (const name of namesIn(folder)) {
    if (taken.length === count) break;
    if (!name.startsWith(free)) continue;
    const own = `${folder}/${process.pid}-${name.slice(free.length)}`;
    try {
      renameSync(`${folder}/${name}`, own);
      if (isOwnFifo(own)) taken.push(own);
      else unlinkSync(own);
    } catch {
      // Another guard was quicker.
    }
  }
  if (taken.length < count) {
    put(folder, taken);
    dropOrphans(folder);
    return null;
  }
  return taken.map((own) => connectPipe(own, own));
}

/** Call when nobody holds the writing ends any more. Pipes without a name are gone already. */
export function givePipes(folder: string, pipes: readonly Pipe[]): void {
  put(
    folder,
    pipes.flatMap(({ name }) => name ?? []),
  );
}

function put(folder: string, owned: readonly string[]): void {
  if (owned.length === 0) return;
  let waiting = namesIn(folder).filter((name) => name.startsWith(free)).length;
  for (const own of owned) {
    putOne(folder, own, waiting >= most);
    waiting += 1;
  }
}

function putOne(folder: string, own: string, full: boolean): void {
  try {
    if (full) unlinkSync(own);
    else renameSync(own, `${folder}/${free}${own.slice(own.lastIndexOf('/') + 1).replace(/^\d+-/, '')}`);
  } catch {
    // The folder is gone: so is the FIFO.
  }
}

/** What a guard that was killed had taken. Its child may still write there, so it is unlinked and never used again. */
function dropOrphans(folder: string): void {
  for (const name of namesIn(folder)) {
    const pid = /^(\d+)-/.exec(name)?.[1];
    if (pid === undefined) continue;
    try {
      process.kill(Number(pid), 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') rmSync(`${folder}/${name}`, { recursive: true, force: true });
    }
  }
}

function isOwnFifo(path: string): boolean {
  const stat = lstatSync(path);
  return stat.isFIFO() && stat.uid === process.getuid?.() && (stat.mode & 0o077) === 0;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
