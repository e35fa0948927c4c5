import { readFileSync, readlinkSync } from 'node:fs';

let boot: string | undefined;

/** Names this boot of the machine: after another one, no process of before is alive. */
export function bootId(): string {
  boot ??= readOr(
    '/proc/sys/kernel/random/boot_id',
    () => `up-since-${Math.round((Date.now() / 1000 - process.getBuiltinModule('node:os').uptime()) / 60)}m`,
  );
  return boot;
}

/** Its number. Process ids mean something inside one namespace only: a container's guard must not bury the host's. */
export function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid').replace(/\D/g, '');
  } catch {
    return '';
  }
}

/** True unless the process is surely gone; a recycled id shows by its start time. */
export function isAlive(pid: number, startTicks: number | null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
  const stat = readOr(`/proc/${pid}/stat`, () => '');
  // Fields after the command name, which may hold anything: state is the first, start time the twentieth.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // It has ended, and its parent does not ask for its end: in a container without an init for as long as that runs.
  if (fields[0] === 'Z' || fields[0] === 'X') return false;
  const ticks = fields[19];
  return startTicks === null || ticks === undefined || Number(ticks) === startTicks;
}

function readOr(path: string, otherwise: () => string): string {
  try {
    return readFileSync(path, 'latin1').trim();
  } catch {
    return otherwise();
  }
}
