import type { Sha256 } from '../model.ts';

/** https://github.com/in-toto/attestation, `spec/v1/envelope.md`. */
export const payloadType = 'application/vnd.in-toto+json';

/** A line is at most this long, its newline included. */
export const maxLineBytes = 65_535;

export interface Signature {
  /** Hex SHA-256 of the SPKI DER of the key. */
  readonly keyid: Sha256;
  /** Ed25519, 64 bytes, over {@link pae} of the payload. */
  readonly sig: Uint8Array;
}

/** A DSSE envelope: a payload and who signed it. */
export interface Envelope {
  /** UTF-8 of the in-toto statement. */
  readonly payload: Uint8Array;
  /** One signature; two where a key hands over to its successor. */
  readonly signatures: readonly Signature[];
}

/** What is signed: DSSE's pre-authentication encoding (DSSE protocol.md), which binds the type to the bytes. */
export function pae(payload: Uint8Array, type: string = payloadType): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload]);
}

const head = '{"payload":"';
const middle = `","payloadType":"${payloadType}","signatures":[`;
const keyHead = '{"keyid":"';
const keyMiddle = '","sig":"';
const keyTail = '"}';
const tail = ']}\n';
/** 64 bytes in base64. */
const sigLength = 88;
const keyLength = keyHead.length + 64 + keyMiddle.length + sigLength + keyTail.length;

/** The one spelling of an envelope as a stored line: canonical key order, padded base64, no space, a newline. */
export function encodeLine(envelope: Envelope): string {
  const signatures = envelope.signatures.map(
    ({ keyid, sig }) => keyHead + keyid + keyMiddle + Buffer.from(sig).toString('base64') + keyTail,
  );
  return head + Buffer.from(envelope.payload).toString('base64') + middle + signatures.join(',') + tail;
}

/**
 * Takes a stored line apart; null unless the line is exactly what {@link encodeLine} writes for what was read.
 * Another spelling of the same envelope (white space, key order, escapes, duplicate keys, unpadded base64) would let two
 * readers see two records, so there is no JSON parser here to accept one.
 */
export function decodeLine(line: string): Envelope | null {
  if (line.length > maxLineBytes || !line.startsWith(head)) return null;
  const end = line.indexOf('"', head.length);
  if (end < 0 || !line.startsWith(middle, end)) return null;
  const payload = canonicalBase64(line.slice(head.length, end));
  if (payload === null || payload.length === 0) return null;
  const signatures: Signature[] = [];
  for (let at = end + middle.length; ; ) {
    const signature = decodeSignature(line.slice(at, at + keyLength));
    if (signature === null || signatures.length === 2) return null;
    signatures.push(signature);
    at += keyLength;
    if (line.slice(at) === tail) return { payload, signatures };
    if (line[at] !== ',') return null;
    at += 1;
  }
}

function decodeSignature(text: string): Signature | null {
  if (text.length !== keyLength || !text.startsWith(keyHead) || !text.endsWith(keyTail)) return null;
  const keyid = text.slice(keyHead.length, keyHead.length + 64);
  const at = keyHead.length + 64;
  if (!/^[0-9a-f]{64}$/.test(keyid) || !text.startsWith(keyMiddle, at)) return null;
  const sig = canonicalBase64(text.slice(at + keyMiddle.length, at + keyMiddle.length + sigLength));
  return sig === null || sig.length !== 64 ? null : { keyid: keyid as Sha256, sig };
}

/** Bytes of padded standard base64 with zero spare bits, or null: node's decoder skips what it does not know. */
export function canonicalBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
