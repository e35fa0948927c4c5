import { answered } from '../core/doctor/answered.ts';
import type { LogAsIs, LogFacts } from '../core/doctor/facts.ts';
import { Fault } from '../core/fault.ts';
import { readRecord } from '../core/record/read-statement.ts';
import type { StoredBundle } from '../core/record/verify.ts';
import { type AuditPorts, verifyLog } from './audit.ts';
import type { LogFolders, LogReader } from './ports.ts';

export interface LogCondition {
  /** What the folder and the key look like from outside. */
  storage(): Promise<Omit<LogFacts, 'log'>>;
  readonly logs: LogFolders;
  readonly audit: AuditPorts;
  /** Of the machine's key; null without one. @throws Fault where the key cannot be used */
  origin(): string | null;
}

/** Bundles that are looked through for an anchor, from the end. */
const mostBundles = 16;

export async function logFacts(condition: LogCondition): Promise<LogFacts> {
  return { ...(await condition.storage()), log: await answered(() => logAsIs(condition)) };
}

async function logAsIs({ logs, audit, origin }: LogCondition): Promise<LogAsIs> {
  const own = origin();
  let reader: LogReader;
  try {
    reader = await logs.current();
  } catch (error) {
    if (!(error instanceof Fault) || error.kind !== 'not-found') throw error;
    const trusted = own === null ? null : await audit.trust.keyOf([own]);
    return { kind: trusted === null ? 'none' : 'gone' };
  }
  const { exit, records, failures } = await verifyLog(audit, reader, 'quick');
  const [first] = failures;
  const failure = first === undefined ? null : `${first.code.replaceAll('_', ' ')} ${first.detail}`;
  return { kind: 'there', records, exit, failure, anchor: await lastAnchor(reader) };
}

async function lastAnchor(reader: LogReader): Promise<{ readonly at: number; readonly since: number } | null> {
  const last: StoredBundle[] = [];
  for await (const bundle of reader.bundles()) {
    last.push(bundle);
    if (last.length > mostBundles) last.shift();
  }
  let since = 0;
  for (const { text } of last.reverse()) {
    for (const line of (text.match(/[^\n]*\n/g) ?? []).reverse()) {
      const predicate = readRecord(line)?.statement.predicate;
      if (predicate?.event === 'log.anchor') return { at: Date.parse(predicate.time), since };
      since += 1;
    }
  }
  return null;
}
