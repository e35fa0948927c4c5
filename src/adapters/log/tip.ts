import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { join } from 'node:path';
import { Fault } from '../../core/fault.ts';
import type { Sha256 } from '../../core/model.ts';
import { type CheckpointClaim, type CheckSignature, isSignedBy, parseCheckpoint } from '../../core/record/checkpoint.ts';
import { pae } from '../../core/record/envelope.ts';
import { bundleRecords, emptyFrontier, type Frontier, leafHash, MerkleTree } from '../../core/record/merkle.ts';
import type { PublicKey } from '../../core/record/public-key.ts';
import { readRecord } from '../../core/record/read-statement.ts';
import { noPrevious } from '../../core/record/statement.ts';
import { quietly } from './durable.ts';
import { type BundleBytes, partialWidth, readBundle, readBundleBytes, readIfThere } from './folder.ts';
import type { OwnLog } from './own-log.ts';

/** The end of the log: what the next record is chained to. */
export interface Tip {
  /** The last bundle, not full. */
  readonly index: number;
  readonly width: number;
  /** What the bundle holds, in pieces: as bytes, since a text of half a megabyte would cost its reader two collections of garbage. */
  readonly pieces: readonly Uint8Array[];
  /** The whole log's tree. */
  readonly frontier: Frontier;
  /** Leaf hash of the last line. */
  readonly prev: Sha256;
  /** Size in the checkpoint on disk; 0 when there is none. */
  readonly checkpointed: number;
  /** The checkpoint on disk, its signature checked. */
  readonly note: string | null;
  /** Size in the hint on disk; 0 when there is none to be used. */
  readonly hinted: number;
}

/** The log whose end is read. */
export type TipOf = Pick<OwnLog, 'folder' | 'origin' | 'key'> & { readonly check?: CheckSignature };

/** The tree up to some record, and that record's leaf. */
type At = Pick<Tip, 'frontier' | 'prev'>;

/**
 * A tree that the log has had, kept so that an append need not read the whole log again. A hint, never evidence: it is
 * believed only if the signed root follows from it and from the lines that came after.
 */
export function peaksPath(folder: string): string {
  return `${folder}/tmp/peaks`;
}

export function encodePeaks({ frontier, prev }: At): string {
  return `${[frontier.size, prev, ...frontier.peaks.map((peak) => peak.toString('hex'))].join('\n')}\n`;
}

/** Hashing a few lines takes less than writing a file, and making and removing files is what a disk is slowest at. */
const linesPerHint = 8;

/** Whether a reader would have to read an older bundle, or many lines, to get from the hint to this tip. */
export function isHintDue({ frontier: { size }, hinted }: Tip): boolean {
  return size - hinted >= linesPerHint || Math.floor(size / bundleRecords) !== Math.floor(hinted / bundleRecords);
}

function readPeaks(folder: string, most: number): At | null {
  let text = '';
  // Whatever has that name: what cannot be read is no hint, and the lines are there to be counted again.
  quietly(() => {
    text = readIfThere(peaksPath(folder)) ?? '';
  });
  if (!/^[1-9]\d{0,14}\n[0-9a-f]{64}\n(?:[0-9a-f]{64}\n){1,53}$/.test(text)) return null;
  const [size, prev, ...peaks] = text.slice(0, -1).split('\n') as [string, Sha256, ...string[]];
  // A tree of so many leaves has a peak for each 1 in their number (RFC 6962, 2.1).
  if (Number(size) > most || Number(size).toString(2).replaceAll('0', '').length !== peaks.length) return null;
  return { frontier: { size: Number(size), peaks: peaks.map((hex) => Buffer.from(hex, 'hex')) }, prev };
}

const keyObjects = new Map<string, KeyObject>();

/** Ed25519 with node:crypto; the key object of a key is made once. */
export const checkSignature: CheckSignature = (key: PublicKey, bytes, sig) => {
  let object = keyObjects.get(key.keyid);
  if (object === undefined) {
    object = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key.raw.toString('base64url') }, format: 'jwk' });
    keyObjects.set(key.keyid, object);
  }
  return verify(null, bytes, object, sig);
};

/**
 * Reads the end of the log and holds it against the checkpoint: the tree goes on from the signed root, whatever the covered
 * lines say by now, and each line after it must be chained and signed. A writer that took what it finds on trust would
 * make somebody else's cut or forged line part of the signed tree.
 *
 * @returns null when there is no log yet.
 * @throws Fault `io` when the end of the log is not what was signed.
 */
export function readTip(log: TipOf, known: Tip | null): Tip | null {
  const { folder, origin, key } = log;
  // Nobody has added anything. What it holds is known and is what goes into the next file: whoever changes it here changes nothing.
  if (known !== null && known.width > 0 && known.width === partialWidth(folder, known.index)) return known;
  const note = readIfThere(`${folder}/checkpoint`);
  const claim = note === null ? null : parseCheckpoint(note);
  if (note !== null && (claim === null || (note !== known?.note && !isSignedBy(claim, key, log.check ?? checkSignature)))) {
    throw damaged(folder, 'its checkpoint is not signed by its key');
  }
  // One key may sign several logs (the machine was renamed): put in this one's place, another must not be gone on with.
  if (claim !== null && claim.origin !== origin) throw damaged(folder, `its checkpoint is of ${claim.origin}`);
  const size = claim?.size ?? 0;
  const start = Math.floor(size / bundleRecords);
  const first = readBundleBytes(folder, start);

  const covered = size - start * bundleRecords;
  const hint = claim === null ? null : readPeaks(folder, size);
  const led = hint === null ? null : follow(folder, hint, claim as CheckpointClaim, first);
  // Another writer's hint, or what is there of a log that has just begun, came with a newer checkpoint: that one is there to read.
  if (led === null && readIfThere(`${folder}/checkpoint`) !== note) return readTip(log, known);
  const at = claim === null ? { frontier: emptyFrontier, prev: noPrevious } : (led ?? rebuild(folder, claim));
  const hinted = led === null ? 0 : (hint as At).frontier.size;
  if (first.width < covered) throw damaged(folder, `it has ${start * bundleRecords + first.width} records, its checkpoint says ${size}`);
  const tree = new MerkleTree(at.frontier);
  let { prev } = at;
  // Else the line before it is looked at below.
  if (covered === 0 && start > 0 && leafHash(lastLine(readBundleBytes(folder, start - 1).bytes)) !== prev) throw unlike(folder, size);
  for (let bundle = first, skip = covered; ; bundle = readBundleBytes(folder, bundle.index + 1), skip = 0) {
    const fresh = linesFromEnd(bundle.bytes, bundle.width - skip);
    if (fresh === null) throw damaged(folder, `bundle ${bundle.index} is not what its name says`);
    if (skip > 0 && leafHash(lastLine(bundle.bytes.subarray(0, fresh.from))) !== prev) throw unlike(folder, size);
    for (const line of fresh.lines) {
      assertNext(log, line, tree.size, prev);
      prev = leafHash(line);
      tree.append(prev);
    }
    if (bundle.width < bundleRecords) {
      if (tree.size === 0) return null;
      if (claim === null && tree.size > 1) throw damaged(folder, 'its checkpoint is gone');
      const { index, width, bytes } = bundle;
      return { index, width, pieces: [bytes], frontier: tree.take(), prev, checkpointed: size, note, hinted };
    }
  }
}

function unlike(folder: string, size: number): Fault {
  return damaged(folder, `record ${size - 1} is not the one its checkpoint covers`);
}

/** The last `count` lines and where they begin; null when the text has fewer, or does not end with a newline. */
function linesFromEnd(bytes: Buffer, count: number): { readonly lines: string[]; readonly from: number } | null {
  if (bytes.length > 0 && bytes.at(-1) !== newline) return null;
  const lines: string[] = [];
  let from = bytes.length;
  while (lines.length < count) {
    if (from === 0) return null;
    const begin = beginOfLine(bytes, from);
    lines.unshift(bytes.toString('latin1', begin, from));
    from = begin;
  }
  return { lines, from };
}

const newline = 0x0a;

/** Where the line begins whose newline is the byte before `end`. */
function beginOfLine(bytes: Buffer, end: number): number {
  // A negative offset would count from the end of the buffer.
  return end < 2 ? 0 : bytes.lastIndexOf(newline, end - 2) + 1;
}

/** A record that no checkpoint covers yet: it must be the log's own and in its place. */
function assertNext({ folder, origin, key }: TipOf, line: string, position: number, prev: Sha256): void {
  const record = readRecord(line);
  const signature = record?.envelope.signatures[0];
  const good =
    record !== null &&
    signature?.keyid === key.keyid &&
    record.statement.predicate.origin === origin &&
    record.statement.predicate.seq === position &&
    record.statement.predicate.prev === prev &&
    checkSignature(key, pae(record.envelope.payload), signature.sig);
  if (!good) throw damaged(folder, `record ${position} is not what this log signed`);
}

/**
 * The tree at the checkpoint, from an older one and the lines between.
 * @param last the bundle that the checkpoint ends in
 * @returns null when its root is another one
 */
function follow(folder: string, { frontier, prev: before }: At, { size, root }: CheckpointClaim, last: BundleBytes): At | null {
  const tree = new MerkleTree(frontier);
  let prev = before;
  while (tree.size < size) {
    const index = Math.floor(tree.size / bundleRecords);
    const bundle = index === last.index ? last : readBundleBytes(folder, index);
    const begin = index * bundleRecords;
    const fresh = linesFromEnd(bundle.bytes, bundle.width - (tree.size - begin))?.lines.slice(0, size - tree.size) ?? [];
    if (fresh.length === 0) return null;
    for (const line of fresh) {
      prev = leafHash(line);
      tree.append(prev);
    }
  }
  if (tree.root() !== root) return null;
  // With no line after it, its leaf is the hint's own word, which the root does not follow from.
  return frontier.size < size || leafBefore(folder, size, last) === prev ? { frontier: tree.take(), prev } : null;
}

/** Leaf of the last of `size` lines; null when there is no such line. */
function leafBefore(folder: string, size: number, last: BundleBytes): Sha256 | null {
  const covered = size % bundleRecords;
  if (covered === 0) return leafHash(lastLine(readBundleBytes(folder, last.index - 1).bytes));
  const after = linesFromEnd(last.bytes, last.width - covered);
  return after === null ? null : leafHash(lastLine(last.bytes.subarray(0, after.from)));
}

/** The tree at the checkpoint from the lines themselves: reads the whole log. */
function rebuild(folder: string, { size, root }: CheckpointClaim): At {
  const tree = new MerkleTree();
  let prev = noPrevious;
  for (let index = 0; tree.size < size; index += 1) {
    const { text, width } = readBundle(folder, index);
    for (const line of (text.match(/[^\n]*\n/g) ?? []).slice(0, size - tree.size)) {
      prev = leafHash(line);
      tree.append(prev);
    }
    if (width < bundleRecords) break;
  }
  if (tree.size < size) throw damaged(folder, `it has ${tree.size} records, its checkpoint says ${size}`);
  if (tree.root() !== root) throw damaged(folder, `its root at size ${size} is not the checkpoint's`);
  return { frontier: tree.take(), prev };
}

function lastLine(bytes: Buffer): string {
  return bytes.toString('latin1', beginOfLine(bytes, bytes.length));
}

/** A changed log stays as it is. The way out is another log: a new key makes one, beside it. */
export function damaged(folder: string, why: string): Fault {
  const key = join(folder, '..', '..', 'keys', 'log.pem');
  return new Fault('io', `the log ${folder} was changed from outside: ${why}`, {
    hint: `look with: guard log verify; to leave it as evidence and begin another log under a new key: mv ${quoted(key)} ${quoted(`${key}.old`)}`,
  });
}

function quoted(path: string): string {
  return /^[\w@%+:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
