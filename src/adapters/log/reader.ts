import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { LogFolders, LogReader } from '../../app/ports.ts';
import { Fault } from '../../core/fault.ts';
import type { Sha256 } from '../../core/model.ts';
import { isOrigin } from '../../core/record/checkpoint.ts';
import { bundleIndexes, isCode, openSafely, readBundle, readIfThere } from './folder.ts';

const noLog = 'no log here';
/** Longer lines in a recording are no event that guard wrote. */
const castLineBytes = 1024 * 1024;

/** @param own origin of the machine's key, null when there is no key */
export function logFolders(stateDir: string, own: () => string | null): LogFolders {
  const logs = join(stateDir, 'logs');
  const names = (): string[] => {
    try {
      return readdirSync(logs).filter((name) => isOrigin(name) && isLog(join(logs, name)));
    } catch (error) {
      if (isCode(error, 'ENOENT')) return [];
      throw unreadable(logs, error);
    }
  };
  return {
    async current() {
      const all = names();
      const origin = own();
      if (origin !== null && all.includes(origin)) return folderReader(join(logs, origin));
      const [only, ...others] = all;
      if (only !== undefined && others.length === 0) return folderReader(join(logs, only));
      const hint = only === undefined ? 'the first guard exec makes one; or name a folder' : `name one of: ${all.join(', ')} in ${logs}`;
      throw new Fault('not-found', `${noLog}: ${origin === null ? logs : join(logs, origin)}`, { hint });
    },
    async all() {
      const mine = ownOrNull(own);
      // The machine's own log first: what it tells, no folder that somebody puts beside it can tell in its place.
      const sorted = names().sort((a, b) => Number(b === mine) - Number(a === mine) || (a < b ? -1 : 1));
      return sorted.map((name) => folderReader(join(logs, name)));
    },
    async at(folder) {
      const path = isOrigin(folder) && !existsSync(folder) ? join(logs, folder) : resolve(folder);
      if (!isLog(path))
        throw new Fault('not-found', `${noLog}: ${folder}`, { hint: 'a log is a folder with entries/ and checkpoint in it' });
      return folderReader(path);
    },
  };
}

/** A key that is no good must not keep anybody from reading. */
function ownOrNull(own: () => string | null): string | null {
  try {
    return own();
  } catch {
    return null;
  }
}

function isLog(path: string): boolean {
  return existsSync(join(path, 'entries')) || existsSync(join(path, 'checkpoint'));
}

export function folderReader(folder: string): LogReader {
  return {
    folder,
    async note() {
      return wrap(folder, () => readIfThere(join(folder, 'checkpoint')));
    },
    async *bundles() {
      // A folder without entries is a log without records: for verify to say, not to fail at.
      if (!existsSync(join(folder, 'entries'))) return;
      const indexes = wrap(folder, () => bundleIndexes(folder));
      for (const index of indexes) yield wrap(folder, () => readBundle(folder, index));
    },
    async recording(file) {
      const handle = await openRecording(folder, file);
      if (handle === null) return null;
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const chunk of handle.createReadStream({ highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        bytes += chunk.length;
      }
      return { bytes, sha256: hash.digest('hex') as Sha256 };
    },
    async recordingLines(file) {
      const handle = await openRecording(folder, file);
      return handle === null ? null : linesOf(handle);
    },
  };
}

async function* linesOf(handle: FileHandle): AsyncIterable<string> {
  let rest = '';
  for await (const chunk of handle.createReadStream({ encoding: 'utf8' }) as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = (lines.pop() as string).slice(0, castLineBytes);
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** A symlink or a pipe in place of a recording could make verify read or wait for something else. */
async function openRecording(folder: string, file: string): Promise<FileHandle | null> {
  if (!/^[0-9a-z]{12}\.(?:cast|argv)$/.test(file)) return null;
  try {
    const handle = await open(join(folder, 'recordings', file), openSafely);
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
    return null;
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ELOOP', 'ENXIO', 'ENOTDIR')) return null;
    throw unreadable(join(folder, 'recordings', file), error);
  }
}

function wrap<T>(folder: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unreadable(folder, error);
  }
}

function unreadable(path: string, error: unknown): Fault {
  if (error instanceof Fault) return error;
  return new Fault('io', `cannot read ${path} (${(error as NodeJS.ErrnoException).code})`, { hint: 'check owner and mode', cause: error });
}
