import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Facts } from '../../app/ports.ts';
import type { ClassifyContext } from '../../core/policy/context.ts';
import { lookupIn } from './lookup.ts';

export interface FactsOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly stdinTty: boolean;
  readonly stdin: () => NodeJS.ReadStream;
  /** Guard's own folders. */
  readonly ownPaths: readonly string[];
  /** Name of the user that runs guard. */
  readonly osUser: () => string;
  readonly notice: (text: string) => void;
}

/** Facts about this machine; what is costly is imported only when asked for. */
export function systemFacts({ env, home, stdinTty, stdin, ownPaths, osUser, notice }: FactsOptions): Facts {
  return {
    context(cwd, trustedFolders): ClassifyContext {
      const lookup = lookupIn(env, trustedFolders);
      return { lookup: (program) => lookup(program, cwd), cwd, home, workTree: workTreeOf(cwd), stdinTty, env, ownPaths, facts: {} };
    },
    async surroundings(cwd, wanted) {
      const { surroundings } = await import('./surroundings.ts');
      return surroundings({ cwd, home, env }, wanted);
    },
    async bind(command, given, binding) {
      const { bind } = await import('./bind.ts');
      return bind({ command, stdin: given, binding, env, osUser: osUser() });
    },
    kindOf,
    async spool() {
      const { spoolStdin } = await import('./stdin.ts');
      return spoolStdin(stdin(), notice);
    },
    process: () => ({ pid: process.pid, startTicks: startTicks('self') ?? 0 }),
    isRunning: ({ pid, startTicks: since }) => startTicks(pid) === since,
  };
}

/** Follows links; a FIFO is a file here, so that hashing it is refused rather than skipped. */
function kindOf(path: string): 'file' | 'folder' | null {
  try {
    const facts = statSync(path, { throwIfNoEntry: false });
    if (facts === undefined) return null;
    return facts.isDirectory() ? 'folder' : facts.isFile() || facts.isFIFO() ? 'file' : null;
  } catch {
    // EACCES, ELOOP, ENAMETOOLONG, ENOTDIR: not there for us, and the digest changes once it is.
    return null;
  }
}

/** The folder with `.git` at or above `cwd`, or null. */
function workTreeOf(cwd: string): string | null {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(`${folder}/.git`)) return folder;
    if (folder === dirname(folder)) return null;
  }
}

/** Field 22 of /proc/<pid>/stat (proc(5)): clock ticks after boot. null: no such process, or no procfs. */
function startTicks(pid: number | 'self'): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
  } catch {
    return null;
  }
}
