import { userInfo } from 'node:os';

export interface OsUser {
  readonly username: string;
  readonly uid: number;
}

let known: OsUser | undefined;

/** Who runs guard. A uid without an entry in the password database (containers) still has a number. */
export function osUser(): OsUser {
  known ??= look();
  return known;
}

function look(): OsUser {
  try {
    const { username, uid } = userInfo();
    return { username, uid };
  } catch {
    const uid = process.getuid?.() ?? -1;
    return { username: `uid-${uid}`, uid };
  }
}
