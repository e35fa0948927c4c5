import { hash } from 'node:crypto';
import type { Sha256 } from '../model.ts';

/** SubjectPublicKeyInfo of Ed25519 (RFC 8410) up to the 32 key bytes. */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

/** A checked Ed25519 public key. */
export interface PublicKey {
  /** Hex SHA-256 of the SPKI DER. */
  readonly keyid: Sha256;
  /** The 32 bytes of RFC 8032. */
  readonly raw: Buffer;
  readonly spki: Buffer;
}

/** @param bytes 32 raw bytes or SPKI DER; null for anything that must not be trusted. */
export function publicKey(bytes: Uint8Array): PublicKey | null {
  const input = Buffer.from(bytes);
  const raw = input.length === 44 && input.subarray(0, 12).equals(spkiHead) ? input.subarray(12) : input;
  if (raw.length !== 32 || isWeak(raw)) return null;
  const spki = Buffer.concat([spkiHead, raw]);
  return { keyid: hash('sha256', spki) as Sha256, raw, spki };
}

/** Field prime 2^255 - 19, and y of the points whose order divides 8 (RFC 7748 / RFC 8032 curve). */
const prime = 2n ** 255n - 19n;
const order8 = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
const lowOrder: ReadonlySet<bigint> = new Set([0n, 1n, prime - 1n, order8, prime - order8]);

/**
 * Keys for which some signature verifies for many messages (low order), or that have a second spelling (y >= p):
 * OpenSSL accepts them, so whoever may import a trusted key could import one that everybody can sign for.
 */
function isWeak(raw: Buffer): boolean {
  let y = 0n;
  for (let i = 31; i >= 0; i -= 1) y = (y << 8n) | BigInt(i === 31 ? (raw[i] as number) & 0x7f : (raw[i] as number));
  return y >= prime || lowOrder.has(y);
}
