import { lazily } from '../lazily.ts';
import { decodeLine, type Envelope } from './envelope.ts';
import { predicateType, type RecordPredicate, type RecordStatement, statementType } from './statement.ts';

/** A line taken apart. Nothing in it is believed yet: whoever can write the folder can write lines. */
export interface StoredRecord {
  readonly envelope: Envelope;
  readonly statement: RecordStatement;
}

/** Reads a stored line; null unless it is spelled canonically and every field that guard reads has its type. */
export function readRecord(line: string): StoredRecord | null {
  const envelope = decodeLine(line);
  if (envelope === null) return null;
  const text = Buffer.from(envelope.payload).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
    // Canonical text survives the round trip; white space, duplicate keys, escapes and odd numbers do not.
    return isStatement(value) && JSON.stringify(value) === text ? { envelope, statement: value } : null;
  } catch {
    // No JSON, or nested so deep that writing it again runs out of stack.
    return null;
  }
}

type Shape = (value: unknown) => boolean;

const text: Shape = (value) => typeof value === 'string';
const whole: Shape = (value) => Number.isSafeInteger(value);
const flag: Shape = (value) => typeof value === 'boolean';
const digest: Shape = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const orNull =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value);
const maybe =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined || shape(value);
const list =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(shape);
const record =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(shapes).every(([key, shape]) => shape((value as Record<string, unknown>)[key]));

const statement = lazily(() => {
  /** Names inside `recordings/`: nothing that could lead elsewhere. */
  const recordingFile: Shape = (value) => typeof value === 'string' && /^[0-9a-z]{12}\.cast$/.test(value);
  const account = record({ id: whole, login: text });
  const head = record({ origin: text, size: whole, root: digest });

  const predicate = record({
    origin: text,
    seq: whole,
    prev: digest,
    epoch: whole,
    event: text,
    id: (value) => typeof value === 'string' && /^[0-9a-z]{12}$/.test(value),
    time: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
    boot: record({ id: text, ms: whole }),
    host: text,
    guard: record({ version: text }),
    actor: maybe(record({ osUser: text, uid: whole, host: text, agent: maybe(text) })),
    command: maybe(
      record({
        argv: list(text),
        cwd: text,
        tier: text,
        findings: list(record({ rule: text, tier: text, why: text })),
        blindSpots: list(text),
        policySha256: text,
        policyTrust: text,
        reason: maybe(text),
        steps: maybe(list(record({ argv: list(text), tier: text }))),
        longArgv: maybe(record({ sha256: digest, bytes: whole, count: whole })),
      }),
    ),
    plan: maybe(record({ id: text, step: whole })),
    approval: maybe(
      record({
        channel: text,
        api: text,
        repo: text,
        issue: whole,
        url: text,
        commentId: maybe(whole),
        digest: text,
        initiators: list(account),
        reviewers: list(record({ id: whole, login: text, role: text, how: text, eventId: text, at: whole, reason: maybe(text) })),
        quorum: whole,
        expiresAt: whole,
        grants: maybe(record({ pattern: digest, until: whole })),
        pattern: maybe(digest),
        granted: maybe(text),
        ignored: maybe(list(record({ who: text, why: text }))),
      }),
    ),
    result: maybe(record({ code: whole, signal: orNull(text), start: text, end: text, durationMs: whole, endedBy: text })),
    recording: maybe(
      record({
        file: recordingFile,
        format: text,
        bytes: whole,
        sha256: digest,
        raw: record({ bytes: whole, sha256: digest }),
        truncated: flag,
        redactions: whole,
      }),
    ),
    process: maybe(record({ pid: whole, startTicks: whole })),
    why: maybe(text),
    pruned: maybe(list(text)),
    key: maybe(record({ keyid: digest, publicKey: text })),
    head: maybe(head),
  });

  return record({
    _type: (value) => value === statementType,
    predicateType: (value) => value === predicateType,
    subject: list(record({ name: text, digest: record({ sha256: digest }) })),
    predicate,
  });
});

function isStatement(value: unknown): value is RecordStatement & { predicate: RecordPredicate } {
  return statement()(value);
}
