import { hash } from 'node:crypto';
import type { Sha256 } from '../model.ts';
import { canonicalBase64 } from './envelope.ts';
import { type PublicKey, publicKey } from './public-key.ts';

/** C2SP signed-note algorithm byte of Ed25519. */
const ed25519 = 1;
/** Names of logs and keys: `<host>-<user>-<keyid8>` (cli.md, "For machines"). */
const originShape = /^[a-z0-9._-]{1,255}$/;

export function isOrigin(text: string): boolean {
  return originShape.test(text) && !text.startsWith('.');
}

/** `<host>-<user>-<first 8 digits of keyid>`, what is outside `[a-z0-9.-]` turned into `_`. */
export function originOf(host: string, user: string, keyid: Sha256): string {
  return `${host}-${user}-${keyid.slice(0, 8)}`.replace(/[^a-z0-9.-]/g, '_').replace(/^\./, '_');
}

/** The signed text of a checkpoint: C2SP tlog-checkpoint without extension lines. */
export function checkpointText(origin: string, size: number, root: Sha256): string {
  return `${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n`;
}

/** First 4 bytes of SHA-256(name LF 0x01 key), as C2SP signed-note has it. */
export function noteKeyHash(name: string, key: PublicKey): Buffer {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ed25519), key.raw]), 'buffer').subarray(0, 4);
}

/** Joins text and signature to a note. */
export function signedNote(text: string, name: string, key: PublicKey, sig: Uint8Array): string {
  return `${text}\n\u2014 ${name} ${Buffer.concat([noteKeyHash(name, key), sig]).toString('base64')}\n`;
}

/** What a checkpoint says, not yet believed. */
export interface CheckpointClaim {
  readonly origin: string;
  readonly size: number;
  readonly root: Sha256;
  /** The bytes that were signed. */
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly keyHash: Buffer; readonly sig: Buffer }[];
}

/** Reads a checkpoint note; null unless it is spelled as the specifications say. */
export function parseCheckpoint(note: string): CheckpointClaim | null {
  if (note.length > 16_384) return null;
  const match = /^(([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n)\n((?:\u2014 [^ \n+]+ [A-Za-z0-9+/]+=*\n){1,16})$/.exec(note);
  if (match === null) return null;
  const [, text, origin, digits, root64, rest] = match as unknown as [string, string, string, string, string, string];
  const size = Number(digits);
  const root = canonicalBase64(root64);
  if (root?.length !== 32 || !Number.isSafeInteger(size) || !isOrigin(origin)) return null;
  const signatures: { name: string; keyHash: Buffer; sig: Buffer }[] = [];
  for (const line of rest.slice(0, -1).split('\n')) {
    const [, name, blob64] = line.split(' ') as [string, string, string];
    const blob = canonicalBase64(blob64);
    if (blob === null || blob.length < 5) return null;
    signatures.push({ name, keyHash: blob.subarray(0, 4), sig: blob.subarray(4) });
  }
  return { origin, size, root: root.toString('hex') as Sha256, text, signatures };
}

/** Raw Ed25519: true only if `sig` over `bytes` was made by `key`. Passed in, as core only hashes. */
export type CheckSignature = (key: PublicKey, bytes: Uint8Array, sig: Uint8Array) => boolean;

/** True if the note's origin is the log's and the log's key signed it; signatures of others (witnesses) are left alone. */
export function isSignedBy(claim: CheckpointClaim, key: PublicKey, check: CheckSignature): boolean {
  const wanted = noteKeyHash(claim.origin, key);
  return claim.signatures.some(
    ({ name, keyHash, sig }) =>
      name === claim.origin && keyHash.equals(wanted) && sig.length === 64 && check(key, Buffer.from(claim.text), sig),
  );
}

/** A verifier key as C2SP signed-note spells it: `<name>+<hex key hash>+<base64 of 0x01 and key>`. */
export function encodeVkey(name: string, key: PublicKey): string {
  return `${name}+${noteKeyHash(name, key).toString('hex')}+${Buffer.concat([Buffer.of(ed25519), key.raw]).toString('base64')}`;
}

export function decodeVkey(text: string): { readonly name: string; readonly key: PublicKey } | null {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)\n?$/.exec(text);
  if (match === null) return null;
  const [, name, keyHash, blob64] = match as unknown as [string, string, string, string];
  const blob = canonicalBase64(blob64);
  if (blob?.length !== 33 || blob[0] !== ed25519) return null;
  const key = publicKey(blob.subarray(1));
  return key !== null && noteKeyHash(name, key).toString('hex') === keyHash ? { name, key } : null;
}
