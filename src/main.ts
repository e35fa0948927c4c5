/** The process boundary: argv, env, streams in; the only `process.exit` out. */
import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import type { Io } from './cli/io.ts';
import { report, reportLines } from './cli/report.ts';
import { isTerminal } from './cli/terminal.ts';

declare const GUARD_VERSION: string;

/** Writes it all, also where the descriptor is a slow pipe in non-blocking mode; a reader that went away is no fault. */
function writeAll(fd: number, text: string): void {
  let rest = Buffer.from(text, 'utf8');
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      else if (code === 'EINTR') continue;
      else return;
    }
  }
}

/** A closed 0, 1 or 2 would be taken by the next file opened, the log for one, and the child would write into it. */
function holdStandardDescriptors(): void {
  for (const fd of [0, 1, 2]) {
    try {
      fstatSync(fd);
    } catch {
      const got = openSync('/dev/null', fd === 0 ? 'r' : 'w');
      if (got !== fd) closeSync(got);
    }
  }
}

let interruption: AbortController | undefined;

function takeSignals(): AbortSignal {
  if (interruption === undefined) {
    const taken = new AbortController();
    interruption = taken;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => taken.abort());
  }
  return interruption.signal;
}

async function main(): Promise<number> {
  holdStandardDescriptors();
  const argv = process.argv.slice(2);
  const verb = argv[0];
  const io: Io = {
    // Copied once: each look into the real one asks the system, and a routine command looks some two hundred times.
    env: { ...process.env },
    cwd: () => process.cwd(),
    get stdin() {
      return process.stdin;
    },
    tty: ttys(),
    out: (text) => writeAll(1, text),
    err: (text) => writeAll(2, text),
    interrupted: takeSignals,
    version: GUARD_VERSION,
  };
  // After the copy, so that no child sees it. Of Node's four threads for files two would be made for nothing: what a record
  // and its checkpoint take to the disk side by side is all that a routine command gives them.
  process.env['UV_THREADPOOL_SIZE'] ??= '2';
  try {
    // No option, nothing to parse: the line that people and agents write most need not wait for the parser.
    if (verb === 'exec' && argv[1] === '--' && argv.length > 2) {
      const { execVerb } = await import('./cli/commands/exec.ts');
      return await execVerb(io, { pty: 'auto' }, argv.slice(2), true);
    }
    if (verb === 'explain' && argv[1] === '--' && argv.length > 2) {
      const { explainVerb } = await import('./cli/commands/explain.ts');
      return await explainVerb(io, {}, argv.slice(2), true);
    }
    const { runProgram } = await import('./cli/run-program.ts');
    return await runProgram(io, argv);
  } catch (error) {
    const told = report(error, verb);
    io.err(reportLines(told));
    return told.exit;
  }
}

function ttys(): Io['tty'] {
  return { stdin: isTerminal(0), stdout: isTerminal(1), stderr: isTerminal(2) };
}

void main().then((code) => process.exit(code));
