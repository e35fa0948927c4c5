import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Lookup } from '../../core/policy/context.ts';

/** Where a system keeps its own programs; policy's `path` adds to it. */
export const systemFolders: readonly string[] = [
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/bin',
  '/sbin',
  '/bin',
  '/opt/homebrew/bin',
  '/opt/homebrew/sbin',
  '/home/linuxbrew/.linuxbrew/bin',
  '/snap/bin',
];

/** What `execvp` does without a PATH (confstr _CS_PATH of glibc). */
const defaultPath = '/bin:/usr/bin';

/**
 * Looks a program up the way execvp would: a name with a slash is a path from `cwd`, an empty PATH element is `cwd`,
 * a file that may not be executed is passed over but remembered (EACCES).
 */
export function lookupIn(
  env: Readonly<Record<string, string | undefined>>,
  trustedFolders: readonly string[],
): (program: string, cwd: string) => Lookup {
  const trusted = new Set([...systemFolders, ...trustedFolders.filter((folder) => folder.startsWith('/'))]);
  const known = new Map<string, Lookup>();
  const search = (program: string, cwd: string): Lookup => {
    if (program === '') return { kind: 'missing' };
    if (program.includes('/')) {
      const path = resolve(cwd, program);
      const state = stateOf(path);
      return state === 'executable'
        ? { kind: 'found', path, trusted: false }
        : state === 'missing'
          ? { kind: 'missing' }
          : { kind: 'not-executable', path };
    }
    let refused: string | undefined;
    for (const folder of (env['PATH'] ?? defaultPath).split(':')) {
      const path = `${isClean(folder) ? folder : resolve(cwd, folder)}/${program}`;
      const state = stateOf(path);
      if (state === 'executable') {
        // Run where the folder leads now: by the time of the start, a link on the way could lead elsewhere.
        return isTrusted(folder)
          ? { kind: 'found', path: `${realFolder(path)}/${program}`, trusted: true }
          : { kind: 'found', path, trusted: false };
      }
      if (state === 'not-executable') refused ??= path;
    }
    return refused === undefined ? { kind: 'missing' } : { kind: 'not-executable', path: refused };
  };
  /**
   * By its name alone, never by where it leads: a link into a system folder belongs to whoever made it, can be swapped
   * after it was judged, and a shell looks names up by itself. `..` after a link leads elsewhere for the kernel than here,
   * and a relative element depends on the folder.
   */
  const isTrusted = (folder: string) => trusted.has(folder.replace(/(?<=.)\/+$/, ''));
  return (program, cwd) => {
    const key = `${cwd}\0${program}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = search(program, cwd);
    known.set(key, found);
    return found;
  };
}

/** What node:path would leave as it is; it reads every character, and PATH is long. */
function isClean(folder: string): boolean {
  return /^(?:\/[^/.][^/]*)+$/.test(folder);
}

function realFolder(path: string): string {
  try {
    return realpathSync.native(dirname(path));
  } catch {
    return dirname(path);
  }
}

function stateOf(path: string): 'executable' | 'not-executable' | 'missing' {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return 'missing';
    if (!stat.isFile()) return 'not-executable';
    accessSync(path, constants.X_OK);
    return 'executable';
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return code === 'EACCES' || code === 'EPERM' ? 'not-executable' : 'missing';
  }
}
