import { closeSync, fsyncSync, linkSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isCode } from './folder.ts';

let counter = 0;

/** A name in `tmp/` that says whose it is, so that recovery can tell an orphan from work in progress. */
function draftPath(folder: string): string {
  counter += 1;
  return join(folder, 'tmp', `w-${process.pid}-${process.hrtime.bigint()}-${counter}`);
}

/** Writes a whole file into `tmp/` and makes its content durable, unless `fleeting`. Leaves nothing behind when it fails. */
export function writeDraft(folder: string, content: string, mode: number, fleeting = false): string {
  const path = draftPath(folder);
  const bytes = Buffer.from(content, 'utf8');
  const fd = openSync(path, 'wx', mode);
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
    if (!fleeting) fsyncSync(fd);
  } catch (error) {
    dropFile(path);
    throw error;
  } finally {
    closeSync(fd);
  }
  return path;
}

/**
 * Gives a draft its final name, once: link(2) fails where rename(2) would replace what another writer put there.
 * @returns false when the name is taken or its folder is gone; the draft is removed either way.
 */
export function publish(draft: string, target: string): boolean {
  try {
    linkSync(draft, target);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST', 'ENOENT')) return false;
    throw error;
  } finally {
    dropFile(draft);
  }
}

/**
 * Replaces `target` by rename: a reader sees the old or the new, never a piece. Its content is durable first, unless it is
 * `fleeting`: of no use after a power cut.
 */
export function replaceFile(folder: string, target: string, content: string, mode: number, fleeting = false): void {
  const draft = writeDraft(folder, content, mode, fleeting);
  try {
    renameSync(draft, target);
  } catch (error) {
    dropFile(draft);
    throw error;
  }
}

/** Makes names in a folder survive a power cut. */
export function syncFolder(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

export function dropFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}
