import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { parseCheckpoint } from '../../core/record/checkpoint.ts';
import { readRecord } from '../../core/record/read-statement.ts';
import { dropFile } from './durable.ts';
import { isCode, readIfThere } from './folder.ts';
import { isAlive } from './machine.ts';
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
    const draft = /^w-(\d{1,10})-/.exec(name);
    if (draft !== null && !isAlive(Number(draft[1]), null)) dropFile(path);
    const run = /^(?:run|late-\d{1,10})-([0-9a-z]{12})$/.exec(name);
    if (run !== null) await abandon(log, path, run[1] as string, name);
  }
}

async function abandon(log: OwnLog, path: string, id: string, name: string): Promise<void> {
  const text = readIfThere(path);
  const marker = text === null ? null : readMarker(text);
  if (text === null) return;
  const late = /^late-(\d+)-/.exec(name);
  if (late !== null ? isAlive(Number(late[1]), null) : marker !== null && !isDead(marker, log.options.host)) return;
  // Several guards may find the same dead run: the one whose rename succeeds tells it, and nobody tells it twice.
  const mine = join(log.folder, 'tmp', `late-${process.pid}-${id}`);
  try {
    renameSync(path, mine);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  if (await isOpen(log, id, marker?.from ?? 0)) {
    await log.append({
      event: 'exec.abandoned',
      id,
      why: marker === null ? 'guard was killed' : `guard was killed (process ${marker.pid} is gone)`,
    });
  }
  dropFile(mine);
  dropFile(markerPath(log.folder, id));
}

/** True if the run was started and has no outcome. */
async function isOpen(log: OwnLog, id: string, from: number): Promise<boolean> {
  let open = false;
  for await (const line of log.lines(from)) {
    const predicate = readRecord(line)?.statement.predicate;
    if (predicate?.id !== id) continue;
    if (predicate.event === 'exec.started') open = true;
    if (predicate.event === 'exec.finished' || predicate.event === 'exec.abandoned') open = false;
  }
  return open;
}
