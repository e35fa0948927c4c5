import { fstatSync, statSync } from 'node:fs';

/**
 * isatty(3) without node:tty where it can be told: that module brings all of Node's network code with it, more than a routine
 * command costs otherwise. Only a character device can be a terminal, and in jobs and agents' shells most that are one are
 * /dev/null.
 */
export function isTerminal(fd: 0 | 1 | 2): boolean {
  try {
    const stat = fstatSync(fd);
    if (!stat.isCharacterDevice() || stat.rdev === statSync('/dev/null').rdev) return false;
  } catch {
    // Closed, or no /dev: node:tty knows.
  }
  return process.getBuiltinModule('node:tty').isatty(fd);
}
