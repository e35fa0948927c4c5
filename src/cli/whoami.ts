import { readFileSync } from 'node:fs';

/*
 * Who runs guard, and where. Read from the system's own files first: node:os, and the C library behind its `userInfo` with
 * its name service, cost a routine command a twentieth of all that it costs.
 */

export interface OsUser {
  readonly username: string;
  readonly uid: number;
}

let known: OsUser | undefined;
let host: string | undefined;

/** A uid without an entry in the password database (containers) still has a number. */
export function osUser(): OsUser {
  // The effective one, as libuv's: with it guard writes its log.
  known ??= inPasswordFile(process.geteuid?.() ?? -1) ?? fromNameService();
  return known;
}

/** What gethostname(2) says. */
export function hostName(): string {
  host ??= textOf('/proc/sys/kernel/hostname')?.trim() || process.getBuiltinModule('node:os').hostname();
  return host;
}

/** The first entry that has the uid, as getpwuid(3) takes it (passwd(5)): no comment, nothing half written. */
export function inPasswordFile(uid: number, path = '/etc/passwd'): OsUser | null {
  if (uid < 0 || process.platform === 'darwin') return null;
  const username = new RegExp(`^[ \\t]*([^:+#\\s-][^:\\n]*):[^:\\n]*:${uid}:\\d+(?::|$)`, 'm').exec(textOf(path) ?? '')?.[1];
  return username === undefined ? null : { username, uid };
}

/** Users of a directory service, and systems that keep theirs elsewhere. */
function fromNameService(): OsUser {
  try {
    const { username, uid } = process.getBuiltinModule('node:os').userInfo();
    return { username, uid };
  } catch {
    const uid = process.geteuid?.() ?? -1;
    return { username: `uid-${uid}`, uid };
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
