import { hash } from 'node:crypto';
import type { Sha256 } from '../model.ts';
import { canonicalJson } from './canonical.ts';
import {
  type LongArgv,
  type Placement,
  predicateType,
  type RecordDraft,
  type RecordPredicate,
  type RecordStatement,
  statementType,
} from './statement.ts';

/** An argv whose canonical JSON is longer goes beside the log. */
const argvBytes = 32 * 1024;
const argvShown = 1024;
/**
 * The payload a line of 65,535 bytes has room for: base64 makes 4 of 3, the envelope takes 300, a second signature 180.
 */
const payloadBytes = 48_000;

export interface BuiltStatement {
  /** Canonical JSON of the statement: the payload. */
  readonly payload: string;
  /** Content of `recordings/<id>.argv`, to be stored before the line; null when the line has the whole argv. */
  readonly longArgv: string | null;
}

/**
 * Makes the signed text of one record.
 *
 * Whatever text a reviewer, an agent or a server put into the draft, a statement comes out: lone surrogates become U+FFFD,
 * fractions are rounded, and text is shortened (with an ellipsis) where the record would not fit its line. An outcome
 * that cannot be written would be a way to run something without a trace.
 */
export function buildStatement(draft: RecordDraft, placement: Placement): BuiltStatement {
  const { salt, subject: unmasked, ...shown } = draft;
  const subject: RecordStatement['subject'][number][] = [];
  if (salt !== undefined && unmasked !== undefined) subject.push({ name: 'command', digest: { sha256: commandDigest(salt, unmasked) } });
  if (shown.recording !== undefined) subject.push({ name: 'recording', digest: { sha256: shown.recording.sha256 } });
  // A statement must have a subject: a record about neither is about the log as it stood.
  if (subject.length === 0)
    subject.push(
      placement.key ? { name: 'key', digest: { sha256: placement.key.keyid } } : { name: 'log', digest: { sha256: placement.prev } },
    );

  const { longArgv, command } = shortened(shown.command);
  for (const limit of [4096, 512, 64]) {
    const predicate = tidy({ ...shown, ...(command && { command }), ...placement }, limit) as RecordPredicate;
    const payload = canonicalJson({ _type: statementType, subject, predicateType, predicate } satisfies RecordStatement);
    if (Buffer.byteLength(payload) <= payloadBytes || limit === 64) return { payload, longArgv };
  }
  throw new Error('unreachable');
}

/** SHA-256 over the 16 bytes of the salt and JCS{argv,cwd}: a masked secret cannot be guessed from the digest. */
export function commandDigest(salt: string, subject: { readonly argv: readonly string[]; readonly cwd: string }): Sha256 {
  const before = digests.get(subject);
  if (before?.salt === salt) return before.digest;
  const digest = saltedDigest(salt, subject);
  digests.set(subject, { salt, digest });
  return digest;
}

/** Each record of a run has it. */
const digests = new WeakMap<object, { readonly salt: string; readonly digest: Sha256 }>();

function saltedDigest(salt: string, subject: { readonly argv: readonly string[]; readonly cwd: string }): Sha256 {
  const text = canonicalJson(tidy({ argv: subject.argv, cwd: subject.cwd }, Number.POSITIVE_INFINITY));
  return hash('sha256', Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(text)])) as Sha256;
}

function shortened(command: RecordDraft['command']): { longArgv: string | null; command: RecordPredicate['command'] } {
  if (command === undefined) return { longArgv: null, command };
  // JSON makes at most six bytes of a character, and three more of a word.
  if (command.argv.reduce((sum, word) => sum + 6 * word.length + 3, 2) <= argvBytes) return { longArgv: null, command };
  const whole = canonicalJson(tidy(command.argv, Number.POSITIVE_INFINITY));
  const bytes = Buffer.byteLength(whole);
  if (bytes <= argvBytes) return { longArgv: null, command };
  const longArgv: LongArgv = { sha256: hash('sha256', whole) as Sha256, bytes, count: command.argv.length };
  const argv: string[] = [];
  for (let i = 0, room = argvShown; i < command.argv.length && room > 0; i += 1) {
    const word = clipped(command.argv[i] as string, room);
    argv.push(word);
    room -= Buffer.byteLength(word) + 1;
  }
  return { longArgv: whole, command: { ...command, argv, longArgv } };
}

/** Items kept of a list when its record is too long: enough to tell a story, few enough to fit. */
const listShown = 40;

function tidy(value: unknown, limit: number, key = ''): unknown {
  if (typeof value === 'string') return clipped(value.toWellFormed(), key === 'argv' ? Number.POSITIVE_INFINITY : limit);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : Math.round(value);
  if (Array.isArray(value)) {
    const items = key === 'argv' || limit > 4096 ? value : value.slice(0, limit >= 4096 ? 1000 : limit >= 512 ? listShown : 8);
    const tidied = items.map((item) => tidy(item, limit, key));
    return tidied.every((item, i) => item === value[i]) && items.length === value.length ? value : tidied;
  }
  if (value === null || typeof value !== 'object') return value;
  return tidyObject(value as Readonly<Record<string, unknown>>, limit);
}

/** The very same object where nothing in it needs a change, which is nearly always. */
function tidyObject(value: Readonly<Record<string, unknown>>, limit: number): unknown {
  let copy: Record<string, unknown> | null = Object.getPrototypeOf(value) === Object.prototype ? null : { ...value };
  for (const name of Object.keys(value)) {
    const member = tidy(value[name], limit, name);
    if (member === value[name]) continue;
    copy ??= { ...value };
    copy[name] = member;
  }
  return copy ?? value;
}

function clipped(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text
    .slice(0, Math.max(limit - 1, 0))
    .toWellFormed()
    .replace(/\ufffd$/, '')}\u2026`;
}
