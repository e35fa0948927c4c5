/**
 * node-pty's native `fork`, called directly. node-pty's own JavaScript loses the end of the output on Linux: when the last
 * slave closes the kernel flags hang-up while data is still buffered, and libuv takes a short read plus hang-up for the end.
 * This is no public API: the version is pinned exactly, and test/adapters/runner/node-pty-native.test.ts holds the contract.
 */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

interface Native {
  fork(
    file: string,
    args: string[],
    env: string[],
    cwd: string,
    cols: number,
    rows: number,
    uid: number,
    gid: number,
    utf8: boolean,
    helperPath: string,
    onExit: (code: number, signal: number) => void,
  ): { fd: number; pid: number; pty: string };
  resize(fd: number, cols: number, rows: number, xPixel: number, yPixel: number): void;
}

export interface PtyStart {
  /** Absolute; also the child's argv[0]. */
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly cols: number;
  readonly rows: number;
  /** From wait(2); `signal` 0: none. Called once, on the event loop. */
  readonly onExit: (code: number, signal: number) => void;
}

export interface ForkedPty {
  /** The master, non-blocking, close-on-exec only from here on: fork nothing else in between. */
  readonly fd: number;
  readonly pid: number;
  /** Path of the slave. */
  readonly slave: string;
  resize(cols: number, rows: number): void;
}

let loaded: { dir: string; module: Native } | null = null;

function native(): { dir: string; module: Native } {
  const require = createRequire(import.meta.url);
  loaded ??= (require('node-pty/lib/utils.js') as { loadNativeModule(name: string): { dir: string; module: Native } }).loadNativeModule(
    'pty',
  );
  return loaded;
}

/** Loads the binding without starting anything. @throws Error when there is none for this machine. */
export function loadPty(): void {
  native();
}

export function forkPty(start: PtyStart): ForkedPty {
  const { dir, module } = native();
  const env = Object.entries(start.env).map(([name, value]) => `${name}=${value}`);
  const require = createRequire(import.meta.url);
  // macOS only: a small program that becomes the session leader.
  const helper = resolve(require.resolve('node-pty/lib/utils.js'), '..', dir, 'spawn-helper');
  const { fd, pid, pty } = module.fork(
    start.file,
    [...start.args],
    env,
    start.cwd,
    start.cols,
    start.rows,
    -1,
    -1,
    true,
    helper,
    start.onExit,
  );
  return { fd, pid, slave: pty, resize: (cols, rows) => module.resize(fd, cols, rows, 0, 0) };
}
