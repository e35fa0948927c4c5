import { lstatSync } from 'node:fs';
import { Fault } from '../../core/fault.ts';
import { isCode } from './folder.ts';

/**
 * Refuses folders that somebody else could redirect or write: a symlink planted in place of the state folder would send the
 * log, or a key that is about to be made, where an attacker waits. Folders that do not exist yet are fine.
 */
export function assertOwnFolders(...paths: readonly string[]): void {
  for (const path of paths) {
    try {
      const stat = lstatSync(path);
      if (stat.isSymbolicLink()) throw unsafe(path, 'is a symlink', 'put a folder there, or point GUARD_HOME at the real one');
      if (!stat.isDirectory()) throw unsafe(path, 'is not a folder', 'move it away');
      if ((stat.mode & 0o022) !== 0) throw unsafe(path, 'can be written by others', `chmod go-w ${path}`);
      if (process.geteuid !== undefined && stat.uid !== process.geteuid())
        throw unsafe(path, 'belongs to another user', 'set GUARD_HOME to a folder of your own');
    } catch (error) {
      if (isCode(error, 'ENOENT')) return;
      throw error;
    }
  }
}

function unsafe(path: string, what: string, hint: string): Fault {
  return new Fault('configuration', `the state folder ${path} ${what}`, { hint });
}
