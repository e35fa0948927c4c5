import { type History, kinshipOf } from '../core/approval/history.ts';
import { readRecord } from '../core/record/read-statement.ts';
import type { RecordPredicate } from '../core/record/statement.ts';
import type { Clock, LogStore } from './ports.ts';

/** Reading stops at whichever comes first: a reviewer wants to know about last week, and the asker wants to ask. */
export interface HistoryLimits {
  readonly records: number;
  readonly bytes: number;
  readonly stories: number;
  readonly ms: number;
}

export const historyLimits: HistoryLimits = { records: 4096, bytes: 16 * 1024 * 1024, stories: 500, ms: 1000 };

/** Records that are read at once; as many as a bundle has, so that each file is read once. */
const stepRecords = 256;

/**
 * Reads this machine's log backwards for requests and runs of the same or a similar command, believing only what its own
 * key signed. What is appended meanwhile does not count, so that a request that is opened again reads the same.
 * @param size how many records the log had when the request was made
 */
export async function relatedHistory(
  log: Pick<LogStore, 'lines' | 'signed'>,
  clock: Pick<Clock, 'now'>,
  argv: readonly string[],
  size: number,
  limits: HistoryLimits = historyLimits,
): Promise<History> {
  const stories = new Map<string, RecordPredicate[]>();
  const startedAt = clock.now();
  let [bytes, seen] = [0, 0];
  let start = Math.ceil(size / stepRecords) * stepRecords;
  while (start > 0) {
    if (seen >= limits.records || bytes >= limits.bytes || stories.size >= limits.stories || clock.now() - startedAt > limits.ms) break;
    start -= stepRecords;
    const end = Math.min(size, start + stepRecords);
    const found: RecordPredicate[] = [];
    let position = start;
    for await (const line of log.lines(start)) {
      if (position >= end) break;
      position += 1;
      seen += 1;
      bytes += line.length;
      const record = readRecord(line);
      const predicate = record?.statement.predicate;
      if (record === null || predicate === undefined || !predicate.event.startsWith('exec.')) continue;
      // A start has the command, a revocation does not.
      const known = stories.has(predicate.id) || found.some(({ id }) => id === predicate.id);
      if (!known && kinshipOf(argv, predicate.command) === null) continue;
      if (log.signed(record.envelope)) found.push(predicate);
    }
    // Going backwards: what this step found stands before what the later ones did.
    const earlier = new Map<string, RecordPredicate[]>();
    for (const predicate of found) earlier.set(predicate.id, [...(earlier.get(predicate.id) ?? []), predicate]);
    const later = [...stories];
    stories.clear();
    for (const [id, story] of earlier) stories.set(id, story);
    for (const [id, story] of later) stories.set(id, [...(earlier.get(id) ?? []), ...story]);
  }
  const newestLast = [...stories.values()].sort((a, b) => ((a[0]?.seq ?? 0) < (b[0]?.seq ?? 0) ? -1 : 1));
  return { stories: newestLast, cut: start > 0 };
}
