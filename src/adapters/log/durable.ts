import { closeSync, fsync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { isCode } from './folder.ts';

let counter = 0;

/** A name in `tmp/` that says whose it is, so that recovery can tell an orphan from work in progress. */
function draftPath(folder: string): string {
  counter += 1;
  return `${folder}/tmp/w-${process.pid}-${process.hrtime.bigint()}-${counter}`;
}

/** Writes a whole file into `tmp/` and makes its content durable, unless `fleeting`. Leaves nothing behind when it fails. */
export function writeDraft(folder: string, content: string, mode: number, fleeting = false): string {
  const path = draftPath(folder);
  const fd = openSync(path, 'wx', mode);
  try {
    writeAll(fd, Buffer.from(content, 'utf8'));
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
 * As {@link writeDraft}, of several pieces; others may go on with their work while the disk takes it.
 * @param path in `tmp/`, if it is to have a name that says more
 */
export async function writeDurably(folder: string, pieces: readonly Uint8Array[], mode: number, path = draftPath(folder)): Promise<string> {
  const fd = openSync(path, 'wx', mode);
  try {
    for (const piece of pieces) writeAll(fd, piece);
    await synced(fd);
  } catch (error) {
    dropFile(path);
    throw error;
  } finally {
    closeSync(fd);
  }
  return path;
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
}

function synced(fd: number): Promise<void> {
  return new Promise((resolve, reject) => fsync(fd, (error) => (error === null ? resolve() : reject(error))));
}

/**
 * Gives a draft its final name, once: link(2) fails where rename(2) would replace what another writer put there. The draft
 * keeps the name that it has in `tmp/`, too, unless this fails.
 * @returns false when the name is taken or its folder is gone
 */
export function publish(draft: string, target: string): boolean {
  try {
    linkSync(draft, target);
    return true;
  } catch (error) {
    dropFile(draft);
    if (isCode(error, 'EEXIST', 'ENOENT')) return false;
    throw error;
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

/** Whoever makes it, it is there then. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
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

/** As {@link syncFolder}; others may go on with their work meanwhile. */
export async function folderSynced(path: string): Promise<void> {
  const fd = openSync(path, 'r');
  try {
    await synced(fd);
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

/** For what follows a record that is in the log: left behind, it is never read, as the widest bundle goes first, or is a hint. */
export function quietly(tidy: () => void): void {
  try {
    tidy();
  } catch {
    // The next one may have more luck.
  }
}

/** Writes; on a full disk once more, without the reserve, if what is written may use it. */
export async function spend<T>(folder: string, mayUseReserve: boolean, write: () => T | Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!mayUseReserve || !isCode(error, 'ENOSPC', 'EDQUOT')) throw error;
    dropFile(`${folder}/reserve`);
    return write();
  }
}
