import type { Run } from './model.ts';

/** Signal numbers of Linux on x64 and arm64 (signal(7)); those that differ elsewhere are never sent by guard. */
const numbers: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGABRT: 6,
  SIGIOT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGSEGV: 11,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGSTKFLT: 16,
  SIGCHLD: 17,
  SIGCONT: 18,
  SIGSTOP: 19,
  SIGTSTP: 20,
  SIGTTIN: 21,
  SIGTTOU: 22,
  SIGURG: 23,
  SIGXCPU: 24,
  SIGXFSZ: 25,
  SIGVTALRM: 26,
  SIGPROF: 27,
  SIGWINCH: 28,
  SIGIO: 29,
  SIGPOLL: 29,
  SIGPWR: 30,
  SIGSYS: 31,
};

/**
 * The code `guard exec` exits with after a run (cli.md): the command's own status, 128+n when signal n ended it.
 *
 * A run that guard itself cut short (timeout, revocation, recorder fault) is 143 or 137 even if the child
 * caught SIGTERM and left with 0: the caller must never take a killed run for a finished one. A run whose output was lost
 * is no success either: alone the child would have seen the error that guard saw.
 */
export function exitCodeOf(run: Pick<Run, 'code' | 'signal' | 'endedBy'>): number {
  if (run.signal !== null) return 128 + signalNumber(run.signal);
  switch (run.endedBy) {
    case 'timeout':
    case 'revocation':
    case 'recorder':
      return 143;
    case 'output':
      return run.code || 1;
    case 'itself':
    case 'signal':
      // Neither status nor signal is a fault of whoever made the Run; it must not read as success.
      return run.code ?? 125;
  }
}

/** @param name `SIGTERM`, or `SIG34` and up for real-time signals, which have no name of their own. */
export function signalNumber(name: string): number {
  return numbers[name] ?? (Number.parseInt(name.replace(/^SIG/, ''), 10) || 0);
}

/** The inverse; the PTY's exit callback gives numbers. */
export function signalName(number: number): string {
  for (const [name, n] of Object.entries(numbers)) if (n === number) return name;
  return `SIG${number}`;
}
