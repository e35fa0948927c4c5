import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileKeys, keyPath, readKeys } from '../../../src/adapters/keys/file-keys.ts';
import { freshStates } from '../log/states.ts';

const fresh = freshStates();
const pemOf = (type: 'ed25519' | 'ed448'): string =>
  generateKeyPairSync(type as 'ed25519')
    .privateKey.export({ format: 'pem', type: 'pkcs8' })
    .toString();

describe('file keys', () => {
  it('are made once, 0600, and sign what their public key verifies', async () => {
    const stateDir = fresh();
    expect(readKeys(stateDir, {})).toBeNull();
    const keys = fileKeys({ stateDir, env: {} });
    expect(keys.from).toBe('file');
    expect(fileKeys({ stateDir, env: {} }).keyid).toBe(keys.keyid);
    expect(readKeys(stateDir, {})?.keyid).toBe(keys.keyid);
    expect(statSync(keyPath(stateDir)).mode & 0o777).toBe(0o600);
    const key = createPublicKey({ key: Buffer.from(keys.publicKey), format: 'der', type: 'spki' });
    expect(verify(null, Buffer.from('x'), key, await keys.sign(Buffer.from('x')))).toBe(true);
  });

  it('GUARD_SIGNING_KEY goes first and makes no file', () => {
    const stateDir = fresh();
    const keys = fileKeys({ stateDir, env: { GUARD_SIGNING_KEY: pemOf('ed25519') } });
    expect(keys.from).toBe('environment');
    expect(readKeys(stateDir, {})).toBeNull();
  });

  it.each<[string, (path: string) => void, RegExp]>([
    ['others may read it', (path) => chmodSync(path, 0o640), /others may use/],
    ['a symlink', (path) => [rmSync(path), symlinkSync('/dev/null', path)], /symlink/],
    ['a folder', (path) => [rmSync(path), mkdirSync(path, { mode: 0o700 })], /others may use/],
    ['empty', (path) => writeFileSync(path, ''), /not a private key/],
    ['another algorithm', (path) => writeFileSync(path, pemOf('ed448')), /not an Ed25519 key/],
    ['half written', (path) => writeFileSync(path, readFileSync(path, 'latin1').slice(0, 60)), /not a private key/],
  ])('refused: %s', (_name, change, message) => {
    const stateDir = fresh();
    fileKeys({ stateDir, env: {} });
    change(keyPath(stateDir));
    expect(() => fileKeys({ stateDir, env: {} })).toThrow(message);
  });

  it('a bad GUARD_SIGNING_KEY is told without its content', () => {
    const secret = 'AAAAsecretAAAA';
    expect(() => fileKeys({ stateDir: fresh(), env: { GUARD_SIGNING_KEY: secret } })).toThrow(
      expect.objectContaining({ kind: 'configuration', message: expect.not.stringContaining(secret) }),
    );
  });

  it('a folder that cannot be made is an io fault', () => {
    const stateDir = fresh();
    writeFileSync(join(stateDir, 'keys'), '');
    expect(() => fileKeys({ stateDir, env: {} })).toThrow(expect.objectContaining({ kind: 'io' }));
  });
});
