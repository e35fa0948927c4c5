import type { RecordingSummary, Sha256 } from '../model.ts';
import { type CheckpointClaim, type CheckSignature, isSignedBy, parseCheckpoint } from './checkpoint.ts';
import { canonicalBase64, pae } from './envelope.ts';
import { bundleRecords, leafHash, MerkleTree } from './merkle.ts';
import { Pairing } from './pairing.ts';
import { type PublicKey, publicKey } from './public-key.ts';
import { readRecord, type StoredRecord } from './read-statement.ts';
import { type LongArgv, noPrevious } from './statement.ts';

/** Words of docs/log-format.md; `_` stands for the space in text output. */
export type CheckCode =
  | 'PARSE'
  | 'SEQ'
  | 'CHAIN'
  | 'SIGNATURE'
  | 'EPOCH'
  | 'GAP'
  | 'CHECKPOINT'
  | 'ROOT'
  | 'TRUNCATED'
  | 'UNTRUSTED_KEY'
  | 'RECORDING'
  | 'PAIRING'
  | 'ABANDONED'
  | 'UNANCHORED'
  | 'LOCAL_TRUST';

export interface Remark {
  readonly code: CheckCode;
  readonly record?: number;
  /** What follows the code in `FAIL <code> <detail>`. May hold text from the log: escape before showing. */
  readonly detail: string;
}

/** `quick`: the root, and everything for records it does not cover. `all-signatures`: each signature as well. */
export type VerifyMode = 'quick' | 'default' | 'all-signatures';

/** A stored bundle as the folder has it. `text` is latin1: one character a byte. */
export interface StoredBundle {
  readonly index: number;
  /** What the file name promises: 256 for a sealed bundle. */
  readonly width: number;
  readonly text: string;
}

/** A recording, or an argv too long for its record, that the log vouches for, to be compared with its file. */
export interface RecordingClaim extends Pick<RecordingSummary, 'file' | 'bytes' | 'sha256'> {
  readonly id: string;
  readonly pruned: boolean;
}

export interface Verification {
  readonly records: number;
  /** Of the checkpoint; 0 when there is none. */
  readonly size: number;
  /** RFC 6962 root over all records. */
  readonly root: Sha256;
  readonly failures: readonly Remark[];
  readonly warnings: readonly Remark[];
  readonly recordings: readonly RecordingClaim[];
}

/** A broken log can fail at every record; whoever reads the answer needs the first ones. */
const maxFailures = 100;

export interface VerifierOptions {
  /** The key somebody outside the log vouches for; null checks the log against its own genesis. */
  readonly trusted: PublicKey | null;
  /** The log that key is trusted for; null when trust names none. */
  readonly origin?: string | null;
  /** Content of `checkpoint`; null when there is none. */
  readonly note: string | null;
  /** True when its first checkpoint is known to have been there: then a missing one is never a start cut short. */
  readonly begun?: boolean;
  readonly mode: VerifyMode;
  readonly check: CheckSignature;
}

/** Checks a log bundle by bundle, in order. Pure: the caller reads files and verifies signatures. */
export class Verifier {
  readonly #options: VerifierOptions;
  readonly #claim: CheckpointClaim | null;
  readonly #failures: Remark[] = [];
  readonly #tree = new MerkleTree();
  readonly #pairing = new Pairing();
  readonly #recordings = new Map<string, RecordingClaim>();
  #rootAtClaim: Sha256 | null = null;
  #prev: Sha256 = noPrevious;
  #seq = 0;
  #nextBundle = 0;
  /** The bundle before, if it was not full. */
  #short: { readonly index: number; readonly width: number } | null = null;
  #origin: string | null = null;
  #key: PublicKey | null;
  /** Key in force at the size of the checkpoint. */
  #keyAtClaim: PublicKey | null = null;
  #epoch = 0;
  #lastAnchor = -1;

  constructor(options: VerifierOptions) {
    this.#options = options;
    this.#claim = options.note === null ? null : parseCheckpoint(options.note);
    this.#key = options.trusted;
    this.#noteClaim();
  }

  bundle({ index, width, text }: StoredBundle): void {
    if (index !== this.#nextBundle) this.#fail('GAP', `bundle ${this.#nextBundle}`);
    // Only the last bundle may be partial: after a short one no guard could go on, and no position would be its own.
    if (this.#short !== null) this.#fail('GAP', `bundle ${this.#short.index} has ${this.#short.width} records, and more follow`);
    this.#short = width < bundleRecords ? { index, width } : null;
    this.#nextBundle = index + 1;
    const first = this.#tree.size;
    let at = 0;
    // One line more than the name promises is enough to say no; a foreign file may hold millions.
    while (at < text.length && this.#tree.size - first <= width) {
      const newline = text.indexOf('\n', at);
      const end = newline < 0 ? text.length : newline + 1;
      this.#line(text.slice(at, end));
      at = end;
    }
    if (this.#tree.size - first !== width)
      this.#fail(
        'GAP',
        `bundle ${index} has ${this.#tree.size - first > width ? 'more' : this.#tree.size - first} records, its name says ${width}`,
      );
  }

  finish(): Verification {
    const records = this.#tree.size;
    this.#finishCheckpoint(records);
    const warnings: Remark[] = this.#pairing.running().map((id) => ({ code: 'ABANDONED', detail: `${id}: started, no outcome yet` }));
    const unanchored = records - 1 - this.#lastAnchor;
    if (this.#options.mode !== 'quick' && unanchored > 0) warnings.push({ code: 'UNANCHORED', detail: `last ${unanchored} records` });
    if (this.#options.note === null && records === 1 && this.#options.begun !== true)
      warnings.push({ code: 'CHECKPOINT', detail: 'missing' });
    return {
      records,
      size: this.#claim?.size ?? 0,
      root: this.#tree.root(),
      failures: this.#failures,
      warnings,
      recordings: [...this.#recordings.values()],
    };
  }

  #line(line: string): void {
    const position = this.#tree.size;
    const leaf = leafHash(line);
    const covered = this.#claim !== null && position < this.#claim.size;
    if (this.#options.mode !== 'quick' || !covered || position === 0) this.#record(line, position, covered);
    else this.#seq += 1;
    this.#prev = leaf;
    this.#tree.append(leaf);
    this.#noteClaim();
  }

  #noteClaim(): void {
    if (this.#tree.size !== this.#claim?.size) return;
    this.#rootAtClaim = this.#tree.root();
    this.#keyAtClaim = this.#key;
  }

  #record(line: string, position: number, covered: boolean): void {
    const record = readRecord(line);
    if (record === null) {
      this.#fail('PARSE', `record ${position}`, position);
      this.#seq += 1;
      return;
    }
    const { predicate } = record.statement;
    if (predicate.seq !== this.#seq) this.#fail('SEQ', `record ${position}: found ${predicate.seq}`, position);
    // Go on from what was found, so that one lost record is one failure and not one for each that follows.
    this.#seq = predicate.seq + 1;
    if (predicate.prev !== this.#prev) this.#fail('CHAIN', `record ${position}`, position);
    this.#keys(record, position, covered);
    const wrong = this.#pairing.follow(predicate);
    if (wrong !== null) this.#fail('PAIRING', `${predicate.id}: ${wrong}`, position);
    if (predicate.event === 'log.anchor') this.#lastAnchor = position;
    if (predicate.recording) this.#claimRecording(predicate.id, predicate.recording, position);
    if (predicate.command?.longArgv) this.#claimArgv(predicate.id, predicate.command.longArgv);
    for (const id of predicate.event === 'log.pruned' ? (predicate.pruned ?? []) : []) {
      const claim = this.#recordings.get(`${id}.cast`);
      if (claim) this.#recordings.set(claim.file, { ...claim, pruned: true });
    }
  }

  #claimRecording(id: string, { file, bytes, sha256 }: RecordingSummary, position: number): void {
    if (file !== `${id}.cast`) this.#fail('RECORDING', `${id} names ${file}`, position);
    else this.#recordings.set(file, { id, file, bytes, sha256, pruned: false });
  }

  /** The one place where a long command stands whole: without it nobody knows what ran. */
  #claimArgv(id: string, { bytes, sha256 }: LongArgv): void {
    this.#recordings.set(`${id}.argv`, { id, file: `${id}.argv`, bytes, sha256, pruned: false });
  }

  /** Who may have signed this record, and did they: one key for each epoch, handed over by `key.rotate`. */
  #keys({ envelope, statement: { predicate } }: StoredRecord, position: number, covered: boolean): void {
    this.#origin ??= predicate.origin;
    if (position === 0) this.#genesis(predicate);
    else if (predicate.event === 'log.genesis') this.#fail('SEQ', `record ${position}: a second genesis`, position);
    if (predicate.origin !== this.#origin) this.#fail('CHAIN', `record ${position}: of another log`, position);
    const key = this.#key;
    if (key === null) return;
    const next = predicate.event === 'key.rotate' ? introduced(predicate.key) : null;
    const signers = next === null ? [key] : [key, next];
    const named = envelope.signatures.map(({ keyid }) => keyid);
    if (predicate.epoch !== this.#epoch || named.length !== signers.length || signers.some((signer, i) => signer.keyid !== named[i])) {
      this.#fail('EPOCH', `record ${position}`, position);
    } else if (!covered || this.#options.mode === 'all-signatures' || next !== null || position === 0) {
      const bytes = pae(envelope.payload);
      const bad = signers.find((signer, i) => !this.#options.check(signer, bytes, envelope.signatures[i]?.sig as Uint8Array));
      if (bad) this.#fail('SIGNATURE', `record ${position} (${bad.keyid})`, position);
    }
    if (next === null) return;
    this.#key = next;
    this.#epoch += 1;
  }

  #genesis(predicate: StoredRecord['statement']['predicate']): void {
    const own = introduced(predicate.key);
    const { trusted, origin } = this.#options;
    if (predicate.event !== 'log.genesis' || own === null) this.#fail('SEQ', 'record 0: no genesis', 0);
    else if (trusted !== null && own.keyid !== trusted.keyid) this.#fail('UNTRUSTED_KEY', own.keyid, 0);
    else if (origin && predicate.origin !== origin) this.#fail('UNTRUSTED_KEY', `${own.keyid} is trusted for ${origin} only`, 0);
    // A log without trust, or under another key, is held against its own: that finds damage, and proves nothing about who wrote it.
    this.#key = own ?? trusted;
  }

  #finishCheckpoint(records: number): void {
    const { note, check } = this.#options;
    if (note === null) {
      if (records !== 1 || this.#options.begun === true) this.#fail('CHECKPOINT', 'missing');
      return;
    }
    const claim = this.#claim;
    const key = this.#keyAtClaim ?? this.#key;
    if (claim === null || key === null || (this.#origin !== null && claim.origin !== this.#origin) || !isSignedBy(claim, key, check)) {
      this.#fail('CHECKPOINT', 'bad signature');
    } else if (claim.size > records) {
      this.#fail('TRUNCATED', `${claim.size - records} records, checkpoint says ${claim.size}`);
    } else if (this.#rootAtClaim !== claim.root) {
      this.#fail('ROOT', `at size ${claim.size}`);
    }
  }

  #fail(code: CheckCode, detail: string, record?: number): void {
    if (this.#failures.length < maxFailures) this.#failures.push({ code, detail, ...(record === undefined ? {} : { record }) });
  }
}

function introduced(key: { readonly keyid: string; readonly publicKey: string } | undefined): PublicKey | null {
  const bytes = key === undefined ? null : canonicalBase64(key.publicKey);
  const read = bytes === null ? null : publicKey(bytes);
  return read !== null && read.keyid === key?.keyid ? read : null;
}
