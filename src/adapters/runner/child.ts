/**
 * Starts a child through Node's own process handle. `child_process` does the same and brings Node's network code and streams
 * with it, which a routine command would wait for without using any of them (test/bench). No public interface: it was read in
 * Node 20, where it will not change any more, and is used there alone. Node 24 wants other arguments, and ends the process
 * that gives it these. Elsewhere, or where `process.binding` is forbidden, `child_process` takes its place, and
 * test/adapters/runner/child.test.ts holds both to the same contract.
 */
import type { Exit } from './lifetime.ts';
import { startFault } from './start-fault.ts';

export interface ChildStart {
  /** Absolute. */
  readonly file: string;
  /** With argv[0]. */
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Descriptors for the child's 0, 1 and 2. */
  readonly stdio: readonly [number, number, number];
}

export interface Child {
  readonly pid: number;
  readonly exited: Promise<Exit>;
}

interface ProcessHandle {
  readonly pid: number;
  onexit: (status: number, signal: string) => void;
  /** @returns 0, or a negative errno */
  spawn(options: {
    file: string;
    args: readonly string[];
    cwd: string;
    envPairs: readonly string[];
    detached: boolean;
    stdio: readonly { type: 'fd'; fd: number }[];
  }): number;
  close(): void;
}

export type Starter = (start: ChildStart) => Child | Promise<Child>;

function handleClass(): (new () => ProcessHandle) | null {
  if (!process.versions.node.startsWith('20.')) return null;
  const told = process as unknown as { noDeprecation?: boolean };
  // Where it is on already it may be read-only (`--no-deprecation`).
  const silent = told.noDeprecation === true;
  const before = told.noDeprecation;
  try {
    // With `--pending-deprecation --throw-deprecation` the warning would end guard while the child runs on.
    if (!silent) told.noDeprecation = true;
    const { binding } = process as unknown as { binding(name: string): { Process?: new () => ProcessHandle } };
    return binding('process_wrap').Process ?? null;
  } catch {
    return null;
  } finally {
    if (!silent) {
      if (before === undefined) delete told.noDeprecation;
      else told.noDeprecation = before;
    }
  }
}

/**
 * Starts a child that leads its own session.
 * @throws Fault `not-found` or `not-permitted`; then nothing was started.
 */
export const startChild: Starter = (start) => {
  const Process = handleClass();
  return Process === null ? throughChildProcess(start) : throughHandle(Process, start);
};

function throughHandle(Process: new () => ProcessHandle, { file, argv, cwd, env, stdio }: ChildStart): Child {
  const handle = new Process();
  const exited = new Promise<Exit>((resolve) => {
    handle.onexit = (status, signal) => {
      handle.close();
      resolve(signal === '' || signal === undefined ? { code: status, signal: null } : { code: null, signal });
    };
  });
  const failed = handle.spawn({
    file,
    args: argv,
    cwd,
    envPairs: Object.entries(env).map(([name, value]) => `${name}=${value}`),
    detached: true,
    stdio: stdio.map((fd) => ({ type: 'fd', fd })),
  });
  if (failed < 0) {
    handle.close();
    const code = process.getBuiltinModule('node:util').getSystemErrorName(failed);
    throw startFault(Object.assign(new Error(`spawn ${file} ${code}`), { code }), file);
  }
  return { pid: handle.pid, exited };
}

/** As {@link startChild}, with Node's public interface. */
export const throughChildProcess: Starter = async ({ file, argv, cwd, env, stdio }) => {
  const { spawn } = await import('node:child_process');
  const child = started(() => spawn(file, argv.slice(1), { argv0: argv[0], cwd, env, detached: true, stdio: [...stdio] }));
  // Without a pid nothing was started; the reason comes as an event.
  if (child.pid === undefined) throw startFault(await new Promise((resolve) => child.once('error', resolve)), file);
  child.on('error', () => undefined);
  return { pid: child.pid, exited: new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal }))) };

  // Some reasons come as an event, the others (E2BIG, ENAMETOOLONG, ENOTDIR) are thrown.
  function started<T>(start: () => T): T {
    try {
      return start();
    } catch (error) {
      throw startFault(error, file);
    }
  }
};
