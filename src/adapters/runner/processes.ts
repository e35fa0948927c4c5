/** What `/proc` tells about processes (proc(5)); on systems without it, everything is unknown. */
import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessState {
  readonly pid: number;
  /** `R`, `S`, `T` (stopped), `Z` ... */
  readonly state: string;
  readonly parent: number;
  readonly session: number;
  /** The process group that the controlling terminal's keys reach; -1 if none. */
  readonly foreground: number;
}

export function readProcess(pid: number): ProcessState | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name is the process's own choice and may hold blanks and parentheses: fields count from the last `)`.
    const [state = '', parent, , session, , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid, state, parent: Number(parent), session: Number(session), foreground: Number(foreground) };
  } catch {
    return null;
  }
}

/**
 * Everything alive in the session that `leader` leads, and every descendant of those that left it by setsid(2).
 * A double fork out of the session cannot be seen any more once its parent has gone; docs/threat-model.md says so.
 */
export function sessionOf(leader: number): number[] {
  let pids: number[];
  try {
    pids = readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0);
  } catch {
    return [];
  }
  const all = pids.map(readProcess).filter((found) => found !== null && found.state !== 'Z' && found.state !== 'X') as ProcessState[];
  const members = new Set<number>();
  for (let grew = true; grew; ) {
    grew = false;
    for (const one of all) {
      if (members.has(one.pid) || one.pid === process.pid) continue;
      if (one.pid === leader || one.session === leader || members.has(one.parent) || members.has(one.session)) {
        members.add(one.pid);
        grew = true;
      }
    }
  }
  return [...members];
}

/** @returns false when there is nobody left to send to. */
export function send(target: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(target, signal);
    return true;
  } catch {
    return false;
  }
}
