import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Fault } from '../../core/fault.ts';

/**
 * Makes guard's own folder and what is missing above it, one by one: Node's `recursive` never ends where the system says
 * that a folder which exists is missing, as procfs does.
 *
 * @param path absolute
 * @throws Fault `io`
 */
export function makeStateFolder(path: string): void {
  const missing: string[] = [];
  for (let folder = path; !existsSync(folder) && folder !== dirname(folder); folder = dirname(folder)) missing.unshift(folder);
  for (const folder of missing) {
    try {
      mkdirSync(folder, { mode: 0o700 });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Another guard was quicker.
      if (code === 'EEXIST') continue;
      throw new Fault('io', `cannot make the folder ${folder} (${code})`, {
        hint: 'guard needs a folder it can write: set GUARD_HOME',
        cause: error,
      });
    }
  }
}
