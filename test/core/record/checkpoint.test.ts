import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSignature } from '../../../src/adapters/log/tip.ts';
import type { Sha256 } from '../../../src/core/model.ts';
import {
  checkpointText,
  decodeVkey,
  encodeVkey,
  isOrigin,
  isSignedBy,
  originOf,
  parseCheckpoint,
  signedNote,
} from '../../../src/core/record/checkpoint.ts';
import { type PublicKey, publicKey } from '../../../src/core/record/public-key.ts';

const { privateKey, publicKey: spki } = generateKeyPairSync('ed25519');
const key = publicKey(spki.export({ format: 'der', type: 'spki' })) as PublicKey;
const root = createHash('sha256').digest('hex') as Sha256;
const text = checkpointText('box-ann-12345678', 261, root);
const note = signedNote(text, 'box-ann-12345678', key, sign(null, Buffer.from(text), privateKey));

describe('a checkpoint note', () => {
  it('is a C2SP signed note that its key verifies', () => {
    const claim = parseCheckpoint(note);
    expect(claim).toMatchObject({ origin: 'box-ann-12345678', size: 261, root });
    expect(claim !== null && isSignedBy(claim, key, checkSignature)).toBe(true);
  });

  it('reads the example of the signed-note specification', () => {
    const vkey = decodeVkey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
    const said = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const blob = Buffer.from('x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=', 'base64');
    const claim = {
      origin: 'PeterNeumann',
      size: 0,
      root,
      text: said,
      signatures: [{ name: 'PeterNeumann', keyHash: blob.subarray(0, 4), sig: blob.subarray(4) }],
    };
    expect(vkey !== null && isSignedBy(claim, vkey.key, checkSignature)).toBe(true);
    expect(vkey !== null && isSignedBy({ ...claim, text: said.replace('then', 'Then') }, vkey.key, checkSignature)).toBe(false);
  });

  it('changing any character makes it unreadable or unsigned', () => {
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }), (at, char) => {
        fc.pre(note[at] !== char);
        const claim = parseCheckpoint(note.slice(0, at) + char + note.slice(at + 1));
        expect(claim !== null && isSignedBy(claim, key, checkSignature)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('of another log under the same key does not count', () => {
    const other = checkpointText('box-bob-12345678', 261, root);
    const claim = parseCheckpoint(signedNote(other, 'box-ann-12345678', key, sign(null, Buffer.from(other), privateKey)));
    expect(claim !== null && isSignedBy(claim, key, checkSignature)).toBe(false);
  });

  it.each([
    '',
    '\n',
    'a\n1\n',
    note.repeat(2),
    note.replace('261', '0261'),
    note.replace('261', '-1'),
    note.replace('261', '1e9'),
    note.replace('261', '9'.repeat(16)),
    `${note}x`,
    note.replace('\n\n', '\n'),
  ])('refuses %j', (bad) => {
    expect(parseCheckpoint(bad)).toBeNull();
  });
});

describe('verifier keys', () => {
  it('are read back', () => {
    expect(decodeVkey(encodeVkey('box', key))).toMatchObject({ name: 'box', key: { keyid: key.keyid } });
    expect(decodeVkey(`${encodeVkey('box', key)}\n`)?.key.keyid).toBe(key.keyid);
  });

  it.each([
    '',
    'box',
    encodeVkey('box', key).replace('box', 'bax'),
    `${encodeVkey('box', key)} `,
    encodeVkey('box', key).slice(0, -1),
    encodeVkey('box', key).replace(/\+A/, '+B'),
  ])('refuses %j', (bad) => {
    expect(decodeVkey(bad)).toBeNull();
  });
});

describe('origins', () => {
  it.each([
    ['box', 'ann', 'box-ann-abcdef01'],
    ['Box', 'Ann Lee', '_ox-_nn__ee-abcdef01'],
    ['../../etc', 'x/y', '_./../etc'.replaceAll('/', '_').concat('-x_y-abcdef01')],
    ['b\u00f6x.example.org', 'a+b', 'b_x.example.org-a_b-abcdef01'],
  ])('%s, %s', (host, user, origin) => {
    expect(originOf(host, user, `abcdef01${'0'.repeat(56)}` as Sha256)).toBe(origin);
    expect(isOrigin(origin)).toBe(true);
  });

  it('no path passes for one', () => {
    for (const bad of ['', '.', '..', '../x', 'a/b', '/etc', 'a b', 'A', '.hidden']) expect(isOrigin(bad)).toBe(false);
  });
});

/** Just enough of edwards25519 (RFC 8032, section 5.1) to multiply a point by 8. */
const p = 2n ** 255n - 19n;
const mod = (a: bigint): bigint => ((a % p) + p) % p;
const power = (base: bigint, exponent: bigint): bigint => {
  let result = 1n;
  for (let b = mod(base), e = exponent; e > 0n; e >>= 1n, b = mod(b * b)) if (e & 1n) result = mod(result * b);
  return result;
};
const d = mod(-121665n * power(121666n, p - 2n));
function pointOf(y: bigint): [bigint, bigint] | null {
  const x2 = mod((y * y - 1n) * power(d * y * y + 1n, p - 2n));
  let x = power(x2, (p + 3n) / 8n);
  if (mod(x * x) !== x2) x = mod(x * power(2n, (p - 1n) / 4n));
  return mod(x * x) === x2 ? [x, mod(y)] : null;
}
function twice([x, y]: [bigint, bigint]): [bigint, bigint] {
  const t = mod(d * x * x * y * y);
  return [mod(2n * x * y * power(1n + t, p - 2n)), mod((y * y + x * x) * power(1n - t, p - 2n))];
}
const bytesOf = (y: bigint, sign = 0): Buffer => {
  const bytes = Buffer.from(y.toString(16).padStart(64, '0'), 'hex').reverse();
  bytes[31] = (bytes[31] as number) | (sign << 7);
  return bytes;
};

describe('public keys', () => {
  // The eight points whose order divides 8 have these y (and, for each x but 0, both signs).
  const order8 = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
  const low = [0n, 1n, p - 1n, order8, p - order8];

  it.each(low.map((y) => [y]))('low order is refused: y = %s', (y) => {
    const point = pointOf(y);
    expect(point).not.toBeNull();
    expect(point && twice(twice(twice(point)))).toEqual([0n, 1n]);
    expect(publicKey(bytesOf(y))).toBeNull();
    expect(publicKey(bytesOf(y, 1))).toBeNull();
  });

  it.each([p, p + 1n, 2n ** 255n - 1n].map((y) => [y]))('a second spelling is refused: y = %s', (y) => {
    expect(publicKey(bytesOf(y))).toBeNull();
  });

  it('other lengths and other algorithms are refused, a real key is not', () => {
    expect(publicKey(new Uint8Array(31).fill(9))).toBeNull();
    expect(publicKey(generateKeyPairSync('x25519').publicKey.export({ format: 'der', type: 'spki' }))).toBeNull();
    expect(publicKey(key.raw)?.keyid).toBe(
      createHash('sha256')
        .update(spki.export({ format: 'der', type: 'spki' }))
        .digest('hex'),
    );
  });
});
