import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Far more than guard writes: a request grows with what its thread held when it was opened. */
const maxBytes = 4 << 20;

/**
 * What guard keeps in the state folder, which whoever runs guard can write as well: a named pipe there would hold guard for ever.
 * @returns null where there is no JSON file of a size that guard writes
 */
export function readStateFile(path: string): unknown {
  let fd: number;
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return null;
  }
  try {
    const stat = fstatSync(fd);
    return stat.isFile() && stat.size <= maxBytes ? JSON.parse(readFileSync(fd, 'utf8')) : null;
  } catch {
    return null;
  } finally {
    closeSync(fd);
  }
}
