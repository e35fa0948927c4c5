import { type AuditPorts, type Doubt, type RecordingState, verifyLog } from '../../app/audit.ts';
import type { LogReader } from '../../app/ports.ts';
import { Fault } from '../../core/fault.ts';
import type { Io } from '../io.ts';
import { visible } from '../render/escape.ts';

/** A list of a changed log looks like any other list, so whoever reads one is told; so does one that anybody could have made. */
export async function warnOfTampering(io: Io, ports: AuditPorts, readers: readonly LogReader[]): Promise<void> {
  for (const reader of readers) {
    const exit = await exitOf(io, ports, reader);
    if (exit === 1) warn(io, `${reader.folder} was changed: do not believe what it says; look with: guard log verify`);
    if (exit === 3) warn(io, `nobody vouches for the key of ${reader.folder}: anybody could have made what it says`);
  }
}

async function exitOf(io: Io, ports: AuditPorts, reader: LogReader): Promise<0 | 1 | 3 | null> {
  try {
    return (await verifyLog(ports, reader, 'quick')).exit;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    doubtsTo(io)(reader, error.message);
    return null;
  }
}

/** Tells each log that is left out, and why. */
export function doubtsTo(io: Io): Doubt {
  return (reader, why) => warn(io, `${reader.folder}: ${why}`);
}

export function warnOfRecording(io: Io, state: RecordingState): void {
  if (state === 'changed') warn(io, 'this is not the recording that was signed: do not believe what it shows');
}

const told = new WeakMap<Io, Set<string>>();

/** Each warning once: a log may fail at its records and again when it is verified. */
function warn(io: Io, text: string): void {
  const before = told.get(io) ?? new Set();
  told.set(io, before);
  if (before.has(text)) return;
  before.add(text);
  io.err(`guard: warning: ${visible(text)}\n`);
}
