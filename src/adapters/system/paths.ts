import { accessSync, constants, type Stats, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PathFacts } from '../../core/doctor/facts.ts';

/** What can be said of a path without touching it, links followed. Of one that is not there: whether it could be made. */
export function pathFacts(path: string): PathFacts {
  const stat = statOf(path);
  if (stat === null) return { path, exists: false, writable: mayWrite(nearest(path)), foreign: false, group: false };
  const own = process.geteuid === undefined || stat.uid === process.geteuid() || stat.uid === 0;
  return { path, exists: true, writable: mayWrite(path), foreign: !own || (stat.mode & 0o002) !== 0, group: (stat.mode & 0o020) !== 0 };
}

/** What the file system of a path, or of the nearest folder above it, has left for this user; null: it does not tell. */
export function freeBytes(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(nearest(path));
    return bavail * bsize;
  } catch {
    return null;
  }
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function nearest(path: string): string {
  let folder = path;
  while (statOf(folder) === null && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

/** null also where a folder on the way keeps this user out: for guard it is not there. */
function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
