import { closeSync, constants, openSync, readSync } from 'node:fs';
import { Fault } from '../../core/fault.ts';
import { forkPty, loadPty } from './node-pty-native.ts';

/** A fixed line, in an empty environment: nothing of the caller's can become part of it. */
const shell = '/bin/sh';
const trial = '[ -t 0 ] && [ -t 1 ] && echo terminal';
const timeLimitMs = 10_000;

/**
 * Starts a shell that runs nothing of anybody's on a terminal of its own, and waits for what it says there.
 * @throws Fault `configuration` that says what does not work
 */
export async function tryPty(): Promise<void> {
  try {
    loadPty();
  } catch (cause) {
    throw unusable('node-pty has no binary for this machine', cause);
  }
  const said = await new Promise<string>((resolve, reject) => {
    let slave: number | null = null;
    let timer: NodeJS.Timeout | null = null;
    const end = (master: number) => {
      if (timer !== null) clearTimeout(timer);
      const text = readAll(master);
      closeSync(master);
      if (slave !== null) closeSync(slave);
      resolve(text);
    };
    try {
      const pty = forkPty({ file: shell, args: ['-c', trial], env: {}, cwd: '/', cols: 80, rows: 24, onExit: () => end(pty.fd) });
      timer = setTimeout(() => process.kill(pty.pid, 'SIGKILL'), timeLimitMs);
      // Held open, or what the shell wrote is gone with it.
      slave = openSync(pty.slave, constants.O_RDWR | constants.O_NOCTTY);
    } catch (cause) {
      reject(unusable('no terminal could be made', cause));
    }
  });
  if (said.trim() !== 'terminal') throw unusable('a command on a terminal of its own could not use it', undefined);
}

function unusable(what: string, cause: unknown): Fault {
  return new Fault('configuration', what, { hint: 'install guard on this machine anew, or use --pty never', cause });
}

/** The shell has ended: EAGAIN or EIO is the end. */
function readAll(master: number): string {
  const buffer = Buffer.alloc(1024);
  let text = '';
  for (;;) {
    let size: number;
    try {
      size = readSync(master, buffer);
    } catch {
      return text;
    }
    if (size === 0) return text;
    text += buffer.toString('latin1', 0, size);
  }
}
