import { type AuditPorts, verifyLog } from '../../app/audit.ts';
import type { LogReader } from '../../app/ports.ts';
import type { Io } from '../io.ts';
import { visible } from '../render/escape.ts';

/** A list of a changed log looks like any other list, so whoever reads one is told. */
export async function warnOfTampering(io: Io, ports: AuditPorts, readers: readonly LogReader[]): Promise<void> {
  for (const reader of readers) {
    const { exit } = await verifyLog(ports, reader, 'quick');
    if (exit === 1)
      io.err(`guard: warning: ${visible(reader.folder)} was changed: do not believe what it says; look with: guard log verify\n`);
  }
}
