import { createPrivateKey, generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto';
import { closeSync, constants, fstatSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import type { KeyStore } from '../../app/ports.ts';
import { Fault } from '../../core/fault.ts';
import type { Sha256 } from '../../core/model.ts';

export interface FileKeys extends KeyStore {
  /** `file`: the machine's own key, vouched for by its trust file. `environment`: `GUARD_SIGNING_KEY`, vouched for elsewhere. */
  readonly from: 'file' | 'environment';
}

export interface KeysOptions {
  /** Is there. */
  readonly stateDir: string;
  /** `GUARD_SIGNING_KEY` (PKCS#8 PEM) goes before the file. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** SubjectPublicKeyInfo of Ed25519 (RFC 8410) up to the key. */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

/** PKCS#8 of Ed25519 (RFC 8410, section 7) up to the seed. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The key out of exactly the PEM that guard and openssl write: OpenSSL's general decoders, set up for one key, cost a routine
 * command more than its signatures. null: another spelling, or another kind of key.
 */
function rawPrivateKey(pem: string): KeyObject | null {
  const body = /^-----BEGIN PRIVATE KEY-----\n([A-Za-z0-9+/]{64})\n-----END PRIVATE KEY-----\n$/.exec(pem)?.[1];
  const der = Buffer.from(body ?? '', 'base64');
  if (der.length !== pkcs8Head.length + 32 || !der.subarray(0, pkcs8Head.length).equals(pkcs8Head)) return null;
  // Node wants `x` to be there and derives it anew.
  const jwk = { kty: 'OKP', crv: 'Ed25519', d: der.subarray(pkcs8Head.length).toString('base64url'), x: '' };
  try {
    return createPrivateKey({ key: jwk, format: 'jwk' });
  } catch {
    return null;
  }
}

/** Where the machine's signing key is; outside `logs/`, so that a copied log never carries it. */
export function keyPath(stateDir: string): string {
  return `${stateDir}/keys/log.pem`;
}

/**
 * The key that signs this machine's log: PKCS#8 PEM, mode 0600, made at first use. A same-user agent can read it;
 * the postures (docs/threat-model.md) say what that means.
 *
 * @throws Fault `configuration` for a key that is not Ed25519, or that others could read or swap; `io` when it cannot be made.
 */
export function fileKeys({ stateDir, env }: KeysOptions): FileKeys {
  const pem = env['GUARD_SIGNING_KEY'];
  if (pem !== undefined && pem !== '') return keysOf(pem, 'environment', 'GUARD_SIGNING_KEY');
  return readKeyFile(stateDir) ?? makeKeys(stateDir);
}

/** The key if there is one; makes nothing. For verbs that only read. */
export function readKeys(stateDir: string, env: KeysOptions['env']): FileKeys | null {
  const pem = env['GUARD_SIGNING_KEY'];
  return pem !== undefined && pem !== '' ? keysOf(pem, 'environment', 'GUARD_SIGNING_KEY') : readKeyFile(stateDir);
}

function readKeyFile(stateDir: string): FileKeys | null {
  const path = keyPath(stateDir);
  let fd: number;
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code === 'ELOOP')
      throw new Fault('configuration', `the signing key ${path} is a symlink`, { hint: 'put the key file itself there, mode 0600' });
    throw new Fault('io', `cannot read the signing key ${path} (${code})`, { hint: 'check owner and mode of the folder', cause: error });
  }
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile() || (stat.mode & 0o077) !== 0 || (process.geteuid !== undefined && stat.uid !== process.geteuid())) {
      throw new Fault('configuration', `others may use the signing key ${path}`, {
        hint: `it must be your own file with mode 0600: chmod 600 ${path}`,
      });
    }
    return keysOf(readFileSync(fd, 'latin1'), 'file', path);
  } finally {
    closeSync(fd);
  }
}

function makeKeys(stateDir: string): FileKeys {
  const path = keyPath(stateDir);
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const draft = `${path}.${process.pid}.${process.hrtime.bigint()}`;
  try {
    makeFolder(`${stateDir}/keys`);
    const fd = openSync(draft, 'wx', 0o600);
    try {
      writeSync(fd, pem);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    // link, not rename: of two guards that start together, both must go on with the first one's key.
    try {
      linkSync(draft, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      unlinkSync(draft);
    }
  } catch (error) {
    throw new Fault('io', `cannot make the signing key ${path} (${(error as NodeJS.ErrnoException).code})`, {
      hint: 'guard needs a folder it can write: set GUARD_HOME, or a key in GUARD_SIGNING_KEY',
      cause: error,
    });
  }
  const made = readKeyFile(stateDir);
  if (made === null) throw new Fault('io', `the signing key ${path} is gone again`, { hint: 'try again' });
  return made;
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function keysOf(pem: string, from: FileKeys['from'], name: string): FileKeys {
  let key: KeyObject;
  try {
    // An object, not the PEM, goes to each signature: parsing costs 12 times what signing does.
    key = rawPrivateKey(pem) ?? createPrivateKey(pem);
  } catch {
    // The cause is left out: OpenSSL's words can carry pieces of the key.
    throw new Fault('configuration', `${name} is not a private key in PKCS#8 PEM`, { hint: 'openssl genpkey -algorithm ed25519' });
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Fault('configuration', `${name} is not an Ed25519 key`, { hint: 'openssl genpkey -algorithm ed25519' });
  const { x } = key.export({ format: 'jwk' });
  const publicKey = Buffer.concat([spkiHead, Buffer.from(x as string, 'base64url')]);
  return { from, keyid: hash('sha256', publicKey) as Sha256, publicKey, sign: (bytes) => sign(null, bytes, key) };
}
