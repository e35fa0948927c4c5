import { Fault } from '../core/fault.ts';
import type { CheckSignature } from '../core/record/checkpoint.ts';
import { isOrigin, parseCheckpoint } from '../core/record/checkpoint.ts';
import { readRecord } from '../core/record/read-statement.ts';
import type { RecordPredicate } from '../core/record/statement.ts';
import { type Remark, type Verification, Verifier, type VerifyMode } from '../core/record/verify.ts';
import { quoteArgv } from '../core/shell/quote.ts';
import type { CastScreen, LogReader, TrustSource } from './ports.ts';

export interface AuditPorts {
  readonly trust: TrustSource;
  readonly check: CheckSignature;
}

/** Answer of `log verify`. Exit: 0 verified, 1 tampered, 3 verified but incomplete. */
export interface Audit extends Pick<Verification, 'records' | 'size' | 'root'> {
  readonly ok: boolean;
  readonly exit: 0 | 1 | 3;
  readonly failures: readonly Remark[];
  readonly warnings: readonly Remark[];
  /** Who vouches for the key; null when nobody does. */
  readonly trust: 'option' | 'policy' | 'local' | null;
  /** Name the log gives itself. */
  readonly origin: string | null;
}

export async function verifyLog({ trust, check }: AuditPorts, reader: LogReader, mode: VerifyMode): Promise<Audit> {
  const names = await namesOf(reader);
  const trusted = await trust.keyOf(names);
  const pass = async (how: VerifyMode): Promise<Verification> => {
    // The note first: what is appended meanwhile only makes the log longer than it says.
    const verifier = new Verifier({
      trusted: trusted?.key ?? null,
      origin: trusted?.origin ?? null,
      note: await reader.note(),
      // The trust file is written after the first checkpoint.
      begun: trusted?.from === 'local',
      mode: how,
      check,
    });
    for await (const bundle of reader.bundles()) verifier.bundle(bundle);
    return verifier.finish();
  };
  let result = await pass(mode);
  // Which record it is, only its own signature says.
  if (result.failures.length > 0 && mode === 'default') result = await pass('all-signatures');
  const failures = [...result.failures];
  const warnings = [...result.warnings];
  let incomplete = false;
  if (mode !== 'quick') {
    for (const claim of result.recordings) {
      const found = await reader.recording(claim.file);
      if (found !== null && found.bytes === claim.bytes && found.sha256 === claim.sha256) continue;
      if (found === null && claim.pruned) {
        warnings.push({ code: 'RECORDING', detail: `${claim.id}: pruned` });
        incomplete = true;
      } else
        failures.push({
          code: 'RECORDING',
          detail: `${claim.id}${claim.file.endsWith('.argv') ? ' (argv)' : ''} at byte ${found === null || found.bytes === claim.bytes ? 0 : Math.min(found.bytes, claim.bytes)}`,
        });
    }
  }
  if (trusted === null) {
    warnings.push({ code: 'UNTRUSTED_KEY', detail: 'nobody outside the log vouches for its key' });
    incomplete = true;
  }
  if (trusted?.from === 'local') warnings.push({ code: 'LOCAL_TRUST', detail: 'the key is vouched for by a file of this machine only' });
  const exit = failures.length > 0 ? 1 : incomplete ? 3 : 0;
  return {
    ok: exit === 0,
    exit,
    records: result.records,
    size: result.size,
    root: result.root,
    failures,
    warnings,
    trust: trusted?.from ?? null,
    origin: names.at(-1) ?? null,
  };
}

/**
 * Every name under which trust could stand: the folder's, the checkpoint's, the genesis'. Taking only what the records say
 * would let a forger pick a name nobody vouches for, and turn "another key" into "no trust".
 */
async function namesOf(reader: LogReader): Promise<readonly string[]> {
  const names = new Set<string>();
  const base = reader.folder.replace(/\/+$/, '').split('/').at(-1) ?? '';
  if (isOrigin(base)) names.add(base);
  const claim = parseCheckpoint((await reader.note()) ?? '');
  if (claim !== null) names.add(claim.origin);
  for await (const { text } of reader.bundles()) {
    const origin = readRecord(text.slice(0, text.indexOf('\n') + 1))?.statement.predicate.origin;
    if (origin !== undefined) names.add(origin);
    break;
  }
  return [...names];
}

/** One run or request, as `log list` shows it. Text in it comes from the log: escape before showing. */
export interface RunSummary {
  readonly id: string;
  /** RFC 3339, of its first record. */
  readonly time: string;
  /** Login of who asked, else the OS user. */
  readonly initiator: string;
  /** One shell-quoted line. */
  readonly command: string;
  readonly tier: string;
  /** `routine` where nobody was asked. */
  readonly verdict: 'routine' | 'pending' | 'approved' | 'denied' | 'expired' | 'void' | 'cancelled' | 'refused';
  readonly reviewers: readonly string[];
  readonly code: number | null;
  readonly signal: string | null;
  readonly durationMs: number | null;
  /** File name in `recordings/`. */
  readonly recording: string | null;
  readonly url: string | null;
}

export interface ListFilter {
  /** Instants, inclusive. */
  readonly since: number | null;
  readonly until: number | null;
  readonly actor: string | null;
  readonly reviewer: string | null;
  readonly tier: string | null;
  readonly verdict: string | null;
  /** Part of the command or the reason, any case. */
  readonly grep: string | null;
  readonly limit: number | null;
}

/** Told of a log that is left out, whole or in part, and why. */
export type Doubt = (reader: LogReader, why: string) => void;

/**
 * Runs of all logs, newest first. An id belongs to the first log that has it: ids are random, so that a second one is
 * somebody's try to tell the run's story for it.
 */
export async function listRuns(readers: readonly LogReader[], filter: ListFilter, doubt: Doubt = () => {}): Promise<readonly RunSummary[]> {
  const stories = new Map<string, readonly RecordPredicate[]>();
  for (const reader of readers) {
    let taken = 0;
    for (const [id, story] of (await readableStories(reader, doubt)) ?? []) {
      if (stories.has(id)) taken += 1;
      else stories.set(id, story);
    }
    if (taken > 0) doubt(reader, `${taken} of its runs have the id of a run in another log and are left out`);
  }
  const runs = [...stories.values()]
    .map((records) => ({ records, run: summarize(records) }))
    .filter(({ records, run }) => matches(records, run, filter));
  runs.sort((a, b) => (a.run.time < b.run.time ? 1 : a.run.time > b.run.time ? -1 : 0));
  return runs.slice(0, filter.limit ?? runs.length).map(({ run }) => run);
}

/** One log that cannot be read must not hide what the others say. */
async function readableStories(reader: LogReader, doubt: Doubt): Promise<ReadonlyMap<string, RecordPredicate[]> | null> {
  try {
    return await storiesOf(reader);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    doubt(reader, error.message);
    return null;
  }
}

/** Records of each id, in order. Records of the log itself (`log.*`, `key.*`) tell no run's story. */
async function storiesOf(reader: LogReader): Promise<ReadonlyMap<string, RecordPredicate[]>> {
  const stories = new Map<string, RecordPredicate[]>();
  for await (const { text, width } of reader.bundles()) {
    for (const line of linesOf(text, width)) {
      const predicate = readRecord(line)?.statement.predicate;
      if (predicate === undefined || !predicate.event.startsWith('exec.')) continue;
      const story = stories.get(predicate.id);
      if (story === undefined) stories.set(predicate.id, [predicate]);
      else story.push(predicate);
    }
  }
  // Later records of the same instant first, as far as sorting by time leaves it open.
  return new Map([...stories].reverse());
}

/** The first `width` lines: a foreign bundle may hold millions. */
function* linesOf(text: string, width: number): Iterable<string> {
  for (let at = 0, n = 0; n < width; n += 1) {
    const end = text.indexOf('\n', at) + 1;
    if (end === 0) return;
    yield text.slice(at, end);
    at = end;
  }
}

export function summarize(records: readonly RecordPredicate[]): RunSummary {
  const first = records[0] as RecordPredicate;
  const last = <T>(pick: (record: RecordPredicate) => T | undefined): T | undefined =>
    records.map(pick).findLast((value) => value !== undefined);
  const command = last((record) => record.command);
  const approval = last((record) => record.approval);
  const result = last((record) => record.result);
  const actor = last((record) => record.actor);
  const reviewers = new Set(records.flatMap((record) => record.approval?.reviewers.map(({ login }) => login) ?? []));
  return {
    id: first.id,
    time: first.time,
    initiator: approval?.initiators[0]?.login ?? actor?.osUser ?? '',
    command: command === undefined ? '' : quoteArgv(command.argv).text + (command.longArgv === undefined ? '' : ' ...'),
    tier: command?.tier ?? '',
    verdict: verdictOf(records),
    reviewers: [...reviewers],
    code: result?.code ?? null,
    signal: result?.signal ?? null,
    durationMs: result?.durationMs ?? null,
    recording: last((record) => record.recording)?.file ?? null,
    url: approval?.url ?? null,
  };
}

function verdictOf(records: readonly RecordPredicate[]): RunSummary['verdict'] {
  const has = (event: string): boolean => records.some((record) => record.event === event);
  for (const end of ['refused', 'denied', 'expired', 'void', 'cancelled'] as const) if (has(`exec.${end}`)) return end;
  if (has('exec.approved')) return 'approved';
  return has('exec.requested') ? 'pending' : 'routine';
}

function matches(records: readonly RecordPredicate[], run: RunSummary, filter: ListFilter): boolean {
  const at = Date.parse(run.time);
  const text = `${run.command}\n${records.map((record) => record.command?.reason ?? '').join('\n')}`.toLowerCase();
  const actors = records.flatMap((record) => [
    record.actor?.osUser,
    record.actor?.agent,
    ...(record.approval?.initiators.map(({ login }) => login) ?? []),
  ]);
  const same = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();
  return (
    (filter.since === null || at >= filter.since) &&
    (filter.until === null || at <= filter.until) &&
    (filter.actor === null || actors.some((actor) => same(actor, filter.actor as string))) &&
    (filter.reviewer === null || run.reviewers.some((login) => same(login, filter.reviewer as string))) &&
    (filter.tier === null || run.tier === filter.tier) &&
    (filter.verdict === null || run.verdict === filter.verdict) &&
    (filter.grep === null || text.includes(filter.grep.toLowerCase()))
  );
}

/** One run's whole story. */
export interface RunStory {
  readonly summary: RunSummary;
  readonly records: readonly RecordPredicate[];
  /** The recording as text; null when there is none or it is gone. */
  readonly screen: { readonly lines: readonly string[]; readonly cut: boolean } | null;
  readonly reader: LogReader;
  readonly recording: RecordingState;
}

/** @throws Fault `not-found` when no log has the id. */
export async function showRun(readers: readonly LogReader[], screen: CastScreen, id: string, doubt?: Doubt): Promise<RunStory> {
  const { reader, records } = await findRun(readers, id, doubt);
  const summary = summarize(records);
  const cast = summary.recording === null ? null : await reader.recordingLines(summary.recording);
  return {
    summary,
    records,
    reader,
    recording: await recordingState(reader, records),
    screen: cast === null ? null : await screen.render(cast),
  };
}

export async function findRun(
  readers: readonly LogReader[],
  id: string,
  doubt: Doubt = () => {},
): Promise<{ readonly reader: LogReader; readonly records: readonly RecordPredicate[] }> {
  for (const reader of readers) {
    const records = (await readableStories(reader, doubt))?.get(id);
    if (records !== undefined) return { reader, records };
  }
  throw new Fault('not-found', `no run ${id} in the log`, { hint: 'ids are in: guard log list' });
}

/** `none`: the log names no recording. `changed`: the file is not the one that was signed. */
export type RecordingState = 'none' | 'gone' | 'changed' | 'whole';

/** Holds the file of a run's recording against its record: an edited one looks like any other on a screen. */
export async function recordingState(reader: LogReader, records: readonly RecordPredicate[]): Promise<RecordingState> {
  const claim = records.findLast(({ recording }) => recording !== undefined);
  if (claim?.recording === undefined) return 'none';
  const found = await reader.recording(claim.recording.file);
  if (found === null) return 'gone';
  const { file, bytes, sha256 } = claim.recording;
  return file === `${claim.id}.cast` && found.bytes === bytes && found.sha256 === sha256 ? 'whole' : 'changed';
}
