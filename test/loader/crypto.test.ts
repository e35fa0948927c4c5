import * as nodeCrypto from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
// biome-ignore lint/correctness/useImportExtensions: it would name the declaration file
import { lightCrypto } from '../../src/loader/crypto.cjs';

type Crypto = Pick<typeof nodeCrypto, 'hash' | 'randomBytes' | 'createPrivateKey' | 'sign'>;

let wholeLoaded = 0;
const light = lightCrypto(() => {
  wholeLoaded += 1;
  return nodeCrypto;
}) as Crypto;

beforeEach(() => {
  wholeLoaded = 0;
});

const bytes = fc.uint8Array({ maxLength: 300 });

describe.runIf(process.versions.node.startsWith('20.'))('what stands in for node:crypto on Node 20', () => {
  it('hashes any text, lone surrogates too, and any bytes as node:crypto does', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), bytes, fc.array(fc.integer({ min: 0xd7f0, max: 0xe010 })).map(unitsOf)),
        (data) => {
          expect(light.hash('sha256', data)).toBe(nodeCrypto.hash('sha256', data));
          expect(light.hash('sha256', data, 'buffer')).toEqual(nodeCrypto.hash('sha256', data, 'buffer'));
          expect(wholeLoaded).toBe(0);
        },
      ),
    );
  });

  it('hashes a part of a larger buffer, and much', () => {
    const large = nodeCrypto.randomBytes(3_000_000);
    const words = new Uint32Array([1, 2, 3]);
    for (const part of [large, large.subarray(7, 2_000_001), new Uint8Array(large.buffer, large.byteOffset + 1, 5), words])
      expect(light.hash('sha256', part)).toBe(nodeCrypto.hash('sha256', part));
  });

  it.each<[string, () => unknown, () => unknown]>([
    ['another algorithm', () => light.hash('sha512', 'x'), () => nodeCrypto.hash('sha512', 'x')],
    ['another spelling', () => light.hash('SHA256', 'x'), () => nodeCrypto.hash('SHA256', 'x')],
    ['another encoding', () => light.hash('sha256', 'x', 'base64url'), () => nodeCrypto.hash('sha256', 'x', 'base64url')],
  ])('leaves %s to node:crypto', (_, one, other) => {
    expect(one()).toBe(other());
    expect(wholeLoaded).toBe(1);
  });

  it.each<[string, (crypto: Crypto) => unknown]>([
    ['a hash of nothing', (crypto) => crypto.hash('sha256', undefined as never)],
    ['a hash of a number', (crypto) => crypto.hash('sha256', 5 as never)],
    ['a hash of an ArrayBuffer', (crypto) => crypto.hash('sha256', new ArrayBuffer(4) as never)],
    ['a number of no bytes', (crypto) => crypto.randomBytes('4' as never)],
    ['a hash of what only looks like bytes', (crypto) => crypto.hash('sha256', Object.create(Uint8Array.prototype))],
    ['a negative number of bytes', (crypto) => crypto.randomBytes(-1)],
    ['no key', (crypto) => crypto.createPrivateKey(undefined as never)],
    ['a key that is no JWK', (crypto) => crypto.createPrivateKey({ key: 'x', format: 'jwk' } as never)],
    ['a seed that is too short', (crypto) => crypto.createPrivateKey(jwk(new Uint8Array(31)))],
    ['a seed that is too long', (crypto) => crypto.createPrivateKey(jwk(new Uint8Array(33)))],
    ['another curve', (crypto) => crypto.createPrivateKey({ key: { ...jwk(new Uint8Array(57)).key, crv: 'Ed25520' }, format: 'jwk' })],
    ['a signature without a key', (crypto) => crypto.sign(null, Buffer.from('x'), undefined as never)],
  ])('throws for %s what node:crypto throws', (_, call) => {
    const thrown = (crypto: Crypto) => {
      try {
        return call(crypto);
      } catch (error) {
        return { code: (error as NodeJS.ErrnoException).code, name: (error as Error).name };
      }
    };
    expect(thrown(light)).toEqual(thrown(nodeCrypto));
    expect(thrown(light)).toMatchObject({ code: expect.stringMatching(/^ERR_/) });
  });

  it('signs with any Ed25519 key what node:crypto signs with it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), bytes, (seed, data) => {
        const [one, other] = [light.createPrivateKey(jwk(seed)), nodeCrypto.createPrivateKey(jwk(seed))];
        const { d, x } = other.export({ format: 'jwk' });
        expect(one.export({ format: 'jwk' })).toMatchObject({ kty: 'OKP', crv: 'Ed25519', d, x });
        expect([one.type, one.asymmetricKeyType]).toEqual([other.type, other.asymmetricKeyType]);
        const signature = light.sign(null, data, one);
        expect(Buffer.isBuffer(signature) && signature.equals(nodeCrypto.sign(null, data, other))).toBe(true);
        const checking = nodeCrypto.createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: x as string }, format: 'jwk' });
        expect(nodeCrypto.verify(null, data, checking, signature)).toBe(true);
        expect(wholeLoaded).toBe(0);
      }),
    );
  });

  it('signs with a key of node:crypto through node:crypto', () => {
    const { privateKey } = nodeCrypto.generateKeyPairSync('ed25519');
    expect(light.sign(null, Buffer.from('x'), privateKey)).toEqual(nodeCrypto.sign(null, Buffer.from('x'), privateKey));
    expect(light.createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }))).toBeInstanceOf(nodeCrypto.KeyObject);
  });

  it.each<[string, (key: nodeCrypto.KeyObject) => unknown]>([
    ['text', (key) => light.sign(null, 'x' as never, key)],
    ['a named algorithm', (key) => light.sign('sha512', Buffer.from('x'), key)],
    ['nothing', (key) => light.sign(null, undefined as never, key)],
    ['what only looks like bytes', (key) => light.sign(null, Object.create(Uint8Array.prototype), key)],
  ])('refuses to sign %s with its key', (_, call) => {
    expect(() => call(light.createPrivateKey(jwk(new Uint8Array(32))))).toThrow(TypeError);
  });

  it('gives its key out as JWK alone', () => {
    const key = light.createPrivateKey(jwk(new Uint8Array(32)));
    expect(() => key.export({ format: 'pem', type: 'pkcs8' })).toThrow(TypeError);
    expect(JSON.stringify(key)).not.toContain('AAAA');
  });

  it('draws random bytes that differ, as many as are asked for', () => {
    const drawn = [1, 12, 16, 1024].map((size) => light.randomBytes(size));
    expect(drawn.map((one) => one.length)).toEqual([1, 12, 16, 1024]);
    expect(new Set(Array.from({ length: 200 }, () => light.randomBytes(16).toString('hex'))).size).toBe(200);
    expect(wholeLoaded).toBe(0);
    expect(light.randomBytes(4096)).toHaveLength(4096);
    expect(wholeLoaded).toBe(1);
  });
});

describe('where Node is another or forbids it', () => {
  it('stands in for nothing', () => {
    const { binding } = process as unknown as { binding: unknown };
    const forbid = (value: unknown) => Object.defineProperty(process, 'binding', { value, configurable: true, writable: true });
    try {
      for (const other of [
        () => {
          throw new Error('ERR_ACCESS_DENIED');
        },
        () => ({}),
        () => ({ oneShotDigest: () => 'ab' }),
      ]) {
        forbid(other);
        expect(lightCrypto(() => nodeCrypto)).toEqual({});
      }
    } finally {
      forbid(binding);
    }
  });

  it.skipIf(process.versions.node.startsWith('20.'))('stands in for nothing on a newer Node', () => {
    expect(lightCrypto(() => nodeCrypto)).toEqual({});
  });
});

function jwk(seed: Uint8Array): { key: { kty: string; crv: string; d: string; x: string }; format: 'jwk' } {
  return { key: { kty: 'OKP', crv: 'Ed25519', d: Buffer.from(seed).toString('base64url'), x: '' }, format: 'jwk' };
}

function unitsOf(units: readonly number[]): string {
  return String.fromCharCode(...units);
}
