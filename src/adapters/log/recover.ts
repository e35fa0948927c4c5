import { lstatSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { readRecord } from '../../core/record/read-statement.ts';
import type { RecordPredicate } from '../../core/record/statement.ts';
import { dropFile } from './durable.ts';
import { isCode } from './folder.ts';
import { bootId, isAlive } from './machine.ts';
import type { OwnLog } from './own-log.ts';
import { isDead, isOf, readMarker } from './run-marker.ts';

/** Clears what killed guards left in `tmp/`, and gives each run of theirs its `exec.abandoned`. */
export async function recover(log: OwnLog, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const path = join(log.folder, 'tmp', name);
    // Guard writes only files here: what else has such a name was planted to block or to mislead.
    if (!isFile(path)) continue;
    const draft = /^w-(\d{1,10})-/.exec(name);
    if (draft !== null && !isAlive(Number(draft[1]), null)) dropFile(path);
    const run = /^(?:run|late-\d{1,10})-([0-9a-z]{12})(?:\.|$)/.exec(name);
    if (run !== null) await abandon(log, path, run[1] as string, name);
  }
}

async function abandon(log: OwnLog, path: string, id: string, name: string): Promise<void> {
  const marker = readMarker(name);
  const late = /^late-(\d+)-/.exec(name);
  if (late !== null && isAlive(Number(late[1]), null)) return;
  // A marker is a hint of whoever writes the folder: if it cannot be read, only what the log itself says can bury a run.
  if (marker !== null ? !isDead(marker, log.options.host) : await lives(log, id)) return;
  // Several guards may find the same dead run: the one whose rename succeeds tells it, and nobody tells it twice.
  const mine = join(log.folder, 'tmp', name.replace(/^(?:run|late-\d+)-/, `late-${process.pid}-`));
  try {
    renameSync(path, mine);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  const start = await openStart(log, id, marker?.from ?? 0);
  // Nor does a marker bury a run that another process signed for: it would be told twice, by the one that lives, too.
  if (start !== null && (marker === null || isOf(marker, start))) {
    await log.append({
      event: 'exec.abandoned',
      id,
      why: marker === null ? 'guard was killed' : `guard was killed (process ${marker.pid} is gone)`,
    });
  }
  dropFile(mine);
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

async function lives(log: OwnLog, id: string): Promise<boolean> {
  const start = await openStart(log, id, 0);
  return start !== null && !isStartDead(start, log.options.host);
}

/** As {@link isDead}, from the signed start; of one that names no process nobody can tell. */
function isStartDead({ boot, host, process: started }: RecordPredicate, here: string): boolean {
  if (host !== here || started === undefined) return false;
  return boot.id !== bootId() || !isAlive(started.pid, started.startTicks);
}

/** The start of a run that has no outcome; null when it never started or has ended. */
async function openStart(log: OwnLog, id: string, from: number): Promise<RecordPredicate | null> {
  let open: RecordPredicate | null = null;
  for await (const line of log.lines(from)) {
    const predicate = readRecord(line)?.statement.predicate;
    if (predicate?.id !== id) continue;
    if (predicate.event === 'exec.started') open = predicate;
    if (predicate.event === 'exec.finished' || predicate.event === 'exec.abandoned') open = null;
  }
  return open;
}
