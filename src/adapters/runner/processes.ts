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
  /** Clock ticks since boot: with the pid, who it is; a pid alone may be somebody else by now. */
  readonly started: string;
}

export function readProcess(pid: number): ProcessState | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name is the process's own choice and may hold blanks and parentheses: fields count from the last `)`.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state = '', parent, , session, , foreground] = fields;
    return {
      pid,
      state,
      parent: Number(parent),
      session: Number(session),
      foreground: Number(foreground),
      started: fields[19] ?? '',
    };
  } catch {
    return null;
  }
}

/**
 * Everything alive in the session that a leader leads, and every descendant of those that left it by setsid(2), kept in
 * sight: who was found once stays found, with its own session and children, when the leader and the parents have gone.
 * A double fork out of the session before the first look cannot be seen any more; docs/threat-model.md says so.
 */
export class Pack {
  readonly #members = new Map<number, string>();
  /** A session's number is not given out anew while anybody is in it. */
  #sessions: Set<number>;
  readonly #own = readProcess(process.pid)?.session;

  constructor(leader: number) {
    this.#sessions = new Set([leader]);
  }

  /** Looks again. @returns who is alive, newcomers included. */
  look(): number[] {
    const all = everybody();
    const alive = new Map(all.map((one) => [one.pid, one]));
    for (const [pid, started] of this.#members) if (alive.get(pid)?.started !== started) this.#members.delete(pid);
    for (let grew = true; grew; ) {
      grew = false;
      for (const one of all) {
        if (this.#members.has(one.pid) || one.pid === process.pid) continue;
        if (!this.#sessions.has(one.pid) && !this.#sessions.has(one.session) && !this.#members.has(one.parent)) continue;
        this.#members.set(one.pid, one.started);
        // A child that has only just been forked may still be in guard's.
        if (one.session !== this.#own) this.#sessions.add(one.session);
        grew = true;
      }
    }
    this.#sessions = new Set(
      [...this.#members.keys()].map((pid) => alive.get(pid)?.session ?? 0).filter((id) => id > 0 && id !== this.#own),
    );
    return [...this.#members.keys()];
  }
}

function everybody(): ProcessState[] {
  let pids: number[];
  try {
    pids = readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0);
  } catch {
    return [];
  }
  return pids.map(readProcess).filter((found) => found !== null && found.state !== 'Z' && found.state !== 'X') as ProcessState[];
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
