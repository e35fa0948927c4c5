/**
 * Faults: guard could not do its job. Denied, expired and tampered are values, never faults.
 */

export type FaultKind = 'usage' | 'configuration' | 'not-found' | 'not-permitted' | 'network' | 'io' | 'bug';

/** Exit codes of every verb but `exec` (cli.md, after sysexits.h). */
export const exitOfFault: Readonly<Record<FaultKind, number>> = {
  usage: 64,
  'not-found': 66,
  network: 69,
  bug: 70,
  io: 74,
  'not-permitted': 77,
  configuration: 78,
};

/** `exec` answers every fault with one code, so that callers can tell it from the command's own. */
export const execFaultExit = 125;

export class Fault extends Error {
  readonly kind: FaultKind;
  readonly hint: string | undefined;

  /** @param message lower case, one line, no full stop; `report.ts` puts `guard: ` before it. */
  constructor(kind: FaultKind, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'Fault';
    this.kind = kind;
    this.hint = options.hint;
  }
}
