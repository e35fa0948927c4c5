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

/** Field prime 2^255 - 19, and y of the points whose order divides 8 (RFC 7748 / RFC 8032 curve), as 64 hex digits. */
const prime = '7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed';
const lowOrder: readonly string[] = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000001',
  '7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec',
  '05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826',
  '7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7',
];

/**
 * Keys for which some signature verifies for many messages (low order), or that have a second spelling (y >= p):
 * OpenSSL accepts them, so whoever may import a trusted key could import one that everybody can sign for.
 */
function isWeak(raw: Buffer): boolean {
  // Little-endian, and the highest bit is the sign of x. Of equal length, hex digits sort as the numbers do.
  const y = Buffer.from(raw).reverse();
  y[0] = (y[0] as number) & 0x7f;
  const digits = y.toString('hex');
  return digits >= prime || lowOrder.includes(digits);
}
