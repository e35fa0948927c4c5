import { lstatSync, readdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseCheckpoint } from '../../core/record/checkpoint.ts';
import { readRecord } from '../../core/record/read-statement.ts';
import type { RecordPredicate } from '../../core/record/statement.ts';
import { dropFile } from './durable.ts';
import { isCode, readIfThere } from './folder.ts';
import { bootId, isAlive } from './machine.ts';
import type { OwnLog } from './own-log.ts';
import { isDead, markerPath, readMarker } from './run-marker.ts';

/** Clears what killed guards left in `tmp/`, and gives each run of theirs its `exec.abandoned`. */
export async function recover(log: OwnLog, names: readonly string[]): Promise<void> {
  const size = parseCheckpoint(readIfThere(join(log.folder, 'checkpoint')) ?? '')?.size ?? 0;
  for (const name of readdirSync(join(log.folder, 'tmp'))) {
    const peaks = /^peaks-(\d{1,15})$/.exec(name);
    if (peaks !== null && Number(peaks[1]) < size) dropFile(join(log.folder, 'tmp', name));
  }
  for (const name of names) {
    const path = join(log.folder, 'tmp', name);
    // Guard writes only files here: what else has such a name was planted to block or to mislead.
    if (!isFile(path)) continue;
    const draft = /^w-(\d{1,10})-/.exec(name);
    if (draft !== null && !isAlive(Number(draft[1]), null)) dropFile(path);
    const run = /^(?:run|late-\d{1,10})-([0-9a-z]{12})$/.exec(name);
    if (run !== null) await abandon(log, path, run[1] as string, name);
  }
}

async function abandon(log: OwnLog, path: string, id: string, name: string): Promise<void> {
  const text = readIfThere(path, maxMarkerBytes);
  if (text === null) return;
  const marker = readMarker(text);
  const late = /^late-(\d+)-/.exec(name);
  if (late !== null && isAlive(Number(late[1]), null)) return;
  // A marker is a hint that whoever writes the folder could have torn: then only what the log itself says can bury a run.
  if (marker !== null ? !isDead(marker, log.options.host) : await lives(log, id)) return;
  // Several guards may find the same dead run: the one whose rename succeeds tells it, and nobody tells it twice.
  const mine = join(log.folder, 'tmp', `late-${process.pid}-${id}`);
  try {
    renameSync(path, mine);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  if ((await openStart(log, id, marker?.from ?? 0)) !== null) {
    await log.append({
      event: 'exec.abandoned',
      id,
      why: marker === null ? 'guard was killed' : `guard was killed (process ${marker.pid} is gone)`,
    });
  }
  dropFile(mine);
  dropFile(markerPath(log.folder, id));
}

/** A longer one is none of guard's. */
const maxMarkerBytes = 16_384;

function isFile(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true && (stat.size <= maxMarkerBytes || !/^(?:run|late)-/.test(basename(path)));
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
