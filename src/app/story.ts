import { readRecord } from '../core/record/read-statement.ts';
import type { RecordEvent, RecordPredicate } from '../core/record/statement.ts';
import type { LogStore, Ticket } from './ports.ts';

/** What the log knows of one request. */
export interface Story {
  readonly events: readonly RecordEvent[];
  /** Has an outcome. */
  readonly ended: boolean;
  /** Has been started, or has ended: nobody may run it, or end it, again. */
  readonly over: boolean;
  /** As `exec.requested` has them; null without one. */
  readonly digest: string | null;
  readonly ticketSha256: string | null;
  /** The record `exec.requested`; null without one. */
  readonly asked: RecordPredicate | null;
}

const outcomes: ReadonlySet<RecordEvent> = new Set<RecordEvent>([
  'exec.denied',
  'exec.expired',
  'exec.void',
  'exec.cancelled',
  'exec.refused',
  'exec.finished',
  'exec.abandoned',
]);

/** Requests whose end is certain, for a thread that others may be on. On an issue of guard's own there is no other. */
export async function overOn({ log, ticket }: { readonly log: LogStore; readonly ticket: Ticket }): Promise<ReadonlySet<string>> {
  return ticket.commentNodeId === null ? new Set() : endedIds(log);
}

/** Ids of all requests whose end this machine's own key signed. */
async function endedIds(log: LogStore): Promise<ReadonlySet<string>> {
  const ended = new Set<string>();
  for await (const line of log.lines()) {
    const record = readRecord(line);
    if (record !== null && outcomes.has(record.statement.predicate.event) && log.signed(record.envelope))
      ended.add(record.statement.predicate.id);
  }
  return ended;
}

/**
 * Reads one request's story out of this machine's own log, believing only what this machine's key signed.
 */
export async function storyOf(log: LogStore, id: string): Promise<Story> {
  const events: RecordEvent[] = [];
  let asked: RecordPredicate | null = null;
  for await (const line of log.lines()) {
    const record = readRecord(line);
    if (record === null || record.statement.predicate.id !== id || !log.signed(record.envelope)) continue;
    const { event } = record.statement.predicate;
    events.push(event);
    if (event === 'exec.requested') asked = record.statement.predicate;
  }
  const ended = events.some((event) => outcomes.has(event));
  return {
    events,
    ended,
    over: ended || events.includes('exec.started'),
    digest: asked?.approval?.digest ?? null,
    ticketSha256: asked?.approval?.ticketSha256 ?? null,
    asked,
  };
}
