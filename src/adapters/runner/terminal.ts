import { spawnSync } from 'node:child_process';
import type { ReadStream, WriteStream } from 'node:tty';
import { readProcess } from './processes.ts';
import type { Screen } from './suspend.ts';

/** guard's own terminal during a PTY run. */
export interface OwnTerminal extends Screen {
  /** Keys can be read from it. */
  readonly interactive: boolean;
  size(): { readonly cols: number; readonly rows: number };
  onInput(listener: (bytes: Uint8Array) => void): void;
  onHangup(listener: () => void): void;
  /** Whether Ctrl-Z in the child's terminal means "stop" to the kernel, and would meet the child itself and no shell inside it. */
  stopsOn(slave: number, pid: number): boolean;
  release(): void;
}

/** Raw while entered. Left on every way out: `exit` covers a crash, as node runs its listeners then, too. */
export function ownTerminal(): OwnTerminal {
  const input: ReadStream | null = process.stdin.isTTY ? process.stdin : null;
  const output: WriteStream | null = process.stdout.isTTY ? process.stdout : null;
  const leave = (): void => {
    if (input?.isRaw) input.setRawMode(false);
  };
  process.on('exit', leave);
  return {
    interactive: input !== null,
    size() {
      // node refreshes it on SIGWINCH before any listener of ours, which came later. A terminal may say 0x0.
      const [cols, rows] = output?.getWindowSize() ?? [0, 0];
      return { cols: cols || 80, rows: rows || 24 };
    },
    enter() {
      if (input === null) return;
      input.setRawMode(true);
      // node's raw mode goes on turning \n into \r\n, which breaks every program that moves the cursor down by \n.
      spawnSync('stty', ['-opost'], { stdio: [0, 'ignore', 'ignore'] });
    },
    leave,
    onInput(listener) {
      input?.on('data', listener);
      input?.resume();
    },
    onHangup(listener) {
      input?.once('end', listener);
      input?.once('error', listener);
    },
    stopsOn(slave, pid) {
      if (readProcess(pid)?.foreground !== pid) return false;
      const { stdout } = spawnSync('stty', ['-a'], { stdio: [slave, 'pipe', 'ignore'], encoding: 'latin1' });
      return /(^|\s)isig/m.test(stdout) && /susp = \^Z;/.test(stdout);
    },
    release() {
      process.off('exit', leave);
      input?.removeAllListeners('data');
      input?.pause();
      input?.unref();
    },
  };
}
