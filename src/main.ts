/** The process boundary: argv, env, streams in; the only `process.exit` out. */
import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { CommanderError } from 'commander';
import type { Io } from './cli/io.ts';
import { createProgram } from './cli/program.ts';
import { report, reportLines } from './cli/report.ts';
import { Fault } from './core/fault.ts';

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

function isCommanderError(error: unknown): error is CommanderError {
  return (
    typeof error === 'object' && error !== null && 'exitCode' in error && String((error as CommanderError).code).startsWith('commander.')
  );
}

/** commander's own words, with where to look on. */
function usage(error: CommanderError, verb: string | undefined): Fault {
  const what = error.message.replace(/^error: /, '').split('\n')[0] ?? 'usage';
  return new Fault('usage', what, { hint: `see guard ${verb === undefined || verb.startsWith('-') ? '' : `${verb} `}--help` });
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
    env: process.env,
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
  let exit = 0;
  const program = createProgram(
    io,
    (code) => {
      exit = code;
    },
    verb,
  );
  for (const command of [program, ...program.commands, ...program.commands.flatMap((one) => one.commands)]) {
    command.exitOverride().configureOutput({ writeOut: io.out, writeErr: () => {}, outputError: () => {} });
  }
  try {
    if (argv.length === 0) {
      program.outputHelp();
      return exit;
    }
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    if (isCommanderError(error) && error.exitCode === 0) return 0;
    const told = report(isCommanderError(error) ? usage(error, verb) : error, verb);
    io.err(reportLines(told));
    return told.exit;
  }
}

function ttys(): Io['tty'] {
  return { stdin: isatty(0), stdout: isatty(1), stderr: isatty(2) };
}

void main().then((code) => process.exit(code));
