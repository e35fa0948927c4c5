// What a routine command needs of node:crypto, on Node 20, without loading it: SHA-256, random bytes, and signatures of one
// Ed25519 key. That module brings all ciphers, key exchanges and streams with it, 4 of the 20 ms that a routine command takes,
// for three calls of the same OpenSSL (docs/adr/0008).
//
// The calls are those that lib/internal/crypto/{hash,random,keys,sig}.js of Node 20 make. No public interface: they were read
// in Node 20.20, where they will not change any more, and are made there alone. Native code ends the process for arguments of
// another type than it expects, so whatever is not exactly the known case goes to node:crypto.
// test/loader/crypto.test.ts holds the two against each other.
'use strict';

/** `enum encoding` of src/node.h. */
const encodings = { hex: 5, buffer: 6 };

/** FIPS 180-2, appendix B.1. */
const knownText = 'abc';
const knownHash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

/**
 * @param {() => typeof import('node:crypto')} whole loads node:crypto
 * @returns {Partial<typeof import('node:crypto')>} functions that do as node:crypto's do; none where they cannot be had
 */
function lightCrypto(whole) {
  const binding = bindingOfNode20();
  if (binding === null) return {};
  const { oneShotDigest, getCachedAliases, RandomBytesJob, KeyObjectHandle, SignJob } = binding;
  const { kCryptoJobSync, kSignJobModeSign, kKeyTypePrivate } = binding;
  const aliases = getCachedAliases();
  const sha256 = (data, encoding) => oneShotDigest('sha256', aliases.sha256 ?? -1, aliases, data, encoding, encodings[encoding]);
  if (sha256(knownText, 'hex') !== knownHash || sha256(knownText, 'buffer').toString('hex') !== knownHash) return {};

  /** A private Ed25519 key (RFC 8032). */
  class LightKey {
    type = 'private';
    asymmetricKeyType = 'ed25519';
    #handle;
    constructor(handle) {
      this.#handle = handle;
    }
    /** @param {{ format: 'jwk' }} options */
    export({ format }) {
      if (format !== 'jwk') throw new TypeError(`this key is exported as jwk alone, not as ${format}`);
      return this.#handle.exportJwk({}, false);
    }
    sign(data) {
      const none = undefined;
      const job = new SignJob(kCryptoJobSync, kSignJobModeSign, this.#handle, none, none, none, data, null, none, none, none);
      const [error, signature] = job.run();
      if (error !== undefined) throw error;
      return Buffer.from(signature);
    }
  }

  return {
    hash(algorithm, data, encoding = 'hex') {
      const known = algorithm === 'sha256' && (encoding === 'hex' || encoding === 'buffer');
      if (!known || !(typeof data === 'string' || ArrayBuffer.isView(data))) return whole().hash(algorithm, data, encoding);
      return sha256(data, encoding);
    },
    randomBytes(size, ...rest) {
      if (rest.length > 0 || !Number.isInteger(size) || size < 1 || size > 1024) return whole().randomBytes(size, ...rest);
      const bytes = Buffer.allocUnsafeSlow(size);
      const [error] = new RandomBytesJob(kCryptoJobSync, bytes, 0, size).run();
      if (error) throw error;
      return bytes;
    },
    createPrivateKey(input) {
      const { key, format } = input ?? {};
      const seed = format === 'jwk' && key?.kty === 'OKP' && key.crv === 'Ed25519' && typeof key.d === 'string' && key.x === '' && key.d;
      const bytes = seed ? Buffer.from(seed, 'base64url') : null;
      if (bytes?.length !== 32) return whole().createPrivateKey(input);
      const handle = new KeyObjectHandle();
      return handle.initEDRaw('Ed25519', bytes, kKeyTypePrivate) ? new LightKey(handle) : whole().createPrivateKey(input);
    },
    sign(algorithm, data, key, ...rest) {
      if (!(key instanceof LightKey)) return whole().sign(algorithm, data, key, ...rest);
      if (algorithm !== null || rest.length > 0 || !ArrayBuffer.isView(data)) throw new TypeError('this key signs bytes, as Ed25519 does');
      return key.sign(data);
    },
  };
}

/** @returns {object | null} null on another Node, and where a policy forbids it */
function bindingOfNode20() {
  if (!process.versions.node.startsWith('20.')) return null;
  // Where it is on already it may be read-only (`--no-deprecation`).
  const silent = process.noDeprecation === true;
  const before = process.noDeprecation;
  let binding;
  try {
    // What guard uses at its own risk is no news to whoever uses guard (DEP0111).
    if (!silent) process.noDeprecation = true;
    binding = process.binding('crypto');
  } catch {
    return null;
  } finally {
    if (!silent) {
      if (before === undefined) delete process.noDeprecation;
      else process.noDeprecation = before;
    }
  }
  const functions = ['oneShotDigest', 'getCachedAliases', 'RandomBytesJob', 'KeyObjectHandle', 'SignJob'];
  const numbers = ['kCryptoJobSync', 'kSignJobModeSign', 'kKeyTypePrivate'];
  const whole = functions.every((name) => typeof binding[name] === 'function') && numbers.every((name) => Number.isInteger(binding[name]));
  return whole ? binding : null;
}

module.exports = { lightCrypto };
