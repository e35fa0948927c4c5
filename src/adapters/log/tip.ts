import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { join } from 'node:path';
import { Fault } from '../../core/fault.ts';
import type { Sha256 } from '../../core/model.ts';
import { type CheckSignature, isSignedBy, parseCheckpoint } from '../../core/record/checkpoint.ts';
import { pae } from '../../core/record/envelope.ts';
import { bundleRecords, emptyFrontier, type Frontier, leafHash, MerkleTree } from '../../core/record/merkle.ts';
import type { PublicKey } from '../../core/record/public-key.ts';
import { readRecord } from '../../core/record/read-statement.ts';
import { noPrevious } from '../../core/record/statement.ts';
import { readBundle, readIfThere } from './folder.ts';

/** The end of the log: what the next record is chained to. */
export interface Tip {
  /** The last bundle, not full. */
  readonly index: number;
  readonly width: number;
  readonly text: string;
  /** The whole log's tree. */
  readonly frontier: Frontier;
  /** Tree of the sealed bundles only. */
  readonly sealed: Frontier;
  /** Leaf hash of the last line. */
  readonly prev: Sha256;
  /** Size in the checkpoint on disk; 0 when there is none. */
  readonly checkpointed: number;
  /** The checkpoint on disk, its signature checked. */
  readonly note: string | null;
}

/** Subtree roots of the sealed bundles, kept so that an append need not read the whole log. Believed only if the checkpoint's root follows from it. */
const peaksFile = (folder: string): string => join(folder, 'tmp', 'peaks');

export function encodePeaks({ size, peaks }: Frontier): string {
  return `${[String(size), ...peaks.map((peak) => peak.toString('hex'))].join('\n')}\n`;
}

function readPeaks(folder: string, size: number): Frontier | null {
  if (size === 0) return emptyFrontier;
  const text = readIfThere(peaksFile(folder)) ?? '';
  if (!/^\d{1,15}\n(?:[0-9a-f]{64}\n){1,53}$/.test(text)) return null;
  const [first, ...rest] = text.slice(0, -1).split('\n') as [string, ...string[]];
  return Number(first) === size ? { size, peaks: rest.map((hex) => Buffer.from(hex, 'hex')) } : null;
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
 * Reads the end of the log and holds it against the checkpoint: records that the checkpoint covers must hash to its root, those
 * after it must be chained and signed. A writer that signed on top of what it did not check would make
 * somebody else's cut or forged line part of the signed tree.
 *
 * @returns null when there is no log yet.
 * @throws Fault `io` when the log is not the one that was signed.
 */
export function readTip(folder: string, key: PublicKey, known: Tip | null): Tip | null {
  const note = readIfThere(join(folder, 'checkpoint'));
  const claim = note === null ? null : parseCheckpoint(note);
  if (note !== null && (claim === null || (note !== known?.note && !isSignedBy(claim, key, checkSignature)))) {
    throw damaged(folder, 'its checkpoint is not signed by its key');
  }
  const size = claim?.size ?? 0;
  const start = Math.floor(size / bundleRecords);

  const first = readBundle(folder, start);
  if (known !== null && known.index === start && known.width === first.width && known.text === first.text)
    return { ...known, checkpointed: size, note };
  const sealed = readPeaks(folder, start * bundleRecords) ?? rebuild(folder, start);
  const tree = new MerkleTree(sealed);
  const check = (position: number): void => {
    if (position === size && claim !== null && tree.root() !== claim.root)
      throw damaged(folder, `its root at size ${size} is not the checkpoint's`);
  };
  check(tree.size);
  let prev = start > 0 ? leafHash(lastLine(readBundle(folder, start - 1).text)) : noPrevious;
  let before = sealed;
  for (let bundle = first; ; bundle = readBundle(folder, bundle.index + 1)) {
    const lines = bundle.text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    if (lines.length !== bundle.width)
      throw damaged(folder, `bundle ${bundle.index} has ${lines.length} records in place of ${bundle.width}`);
    for (const line of lines) {
      if (tree.size >= size) assertNext(folder, line, tree.size, prev, key);
      prev = leafHash(line);
      tree.append(prev);
      check(tree.size);
    }
    if (bundle.width < bundleRecords) {
      if (tree.size < size) throw damaged(folder, `it has ${tree.size} records, its checkpoint says ${size}`);
      if (tree.size === 0) return null;
      if (claim === null && tree.size > 1) throw damaged(folder, 'its checkpoint is gone');
      return {
        index: bundle.index,
        width: bundle.width,
        text: bundle.text,
        frontier: tree.take(),
        sealed: before,
        prev,
        checkpointed: size,
        note,
      };
    }
    before = tree.take();
  }
}

/** A record that no checkpoint covers yet: it must be the log's own and in its place. */
function assertNext(folder: string, line: string, position: number, prev: Sha256, key: PublicKey): void {
  const record = readRecord(line);
  const signature = record?.envelope.signatures[0];
  const good =
    record !== null &&
    signature?.keyid === key.keyid &&
    record.statement.predicate.seq === position &&
    record.statement.predicate.prev === prev &&
    checkSignature(key, pae(record.envelope.payload), signature.sig);
  if (!good) throw damaged(folder, `record ${position} is not what this log signed`);
}

function rebuild(folder: string, bundles: number): Frontier {
  const tree = new MerkleTree();
  for (let index = 0; index < bundles; index += 1) {
    for (const line of readBundle(folder, index).text.match(/[^\n]*\n/g) ?? []) tree.append(leafHash(line));
  }
  if (tree.size !== bundles * bundleRecords) throw damaged(folder, `it has ${tree.size} records before bundle ${bundles}`);
  return tree.take();
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n', text.length - 2) + 1);
}

function damaged(folder: string, why: string): Fault {
  return new Fault('io', `the log ${folder} was changed from outside: ${why}`, {
    hint: 'nothing more is written to it, so that the change stays visible; look with: guard log verify',
  });
}
