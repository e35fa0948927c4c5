import { createPublicKey } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrustSource } from '../../app/ports.ts';
import { Fault } from '../../core/fault.ts';
import { decodeVkey, isOrigin } from '../../core/record/checkpoint.ts';
import { type PublicKey, publicKey } from '../../core/record/public-key.ts';
import { isCode, openSafely } from './folder.ts';

export interface TrustOptions {
  readonly stateDir: string;
  /** Of `--trust`: a verifier key (C2SP signed-note) or a public key in PEM. */
  readonly file: string | null;
}

/** Never reads a key from the log's own folder: whoever swaps the log swaps that one with it. */
export function trustSource({ stateDir, file }: TrustOptions): TrustSource {
  return {
    async keyOf(origins) {
      if (file !== null) return { ...named(file), from: 'option' };
      for (const origin of origins) {
        if (!isOrigin(origin)) continue;
        const path = join(stateDir, 'trust', `${origin}.vkey`);
        const text = readTrusted(path);
        if (text === null) continue;
        const found = decodeVkey(text);
        if (found?.name !== origin)
          throw new Fault('configuration', `${path} is no verifier key of ${origin}`, { hint: 'find out who changed it' });
        return { key: found.key, from: 'local', origin };
      }
      return null;
    },
  };
}

/** A verifier key names its log: one machine's key may sign several, and one must not pass for another. */
function named(file: string): { readonly key: PublicKey; readonly origin?: string } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Fault(code === 'ENOENT' ? 'not-found' : 'io', `cannot read the trusted key ${file} (${code})`, {
      hint: 'log.vkey or a public key in PEM',
      cause: error,
    });
  }
  const vkey = decodeVkey(text);
  if (vkey !== null) return { key: vkey.key, origin: vkey.name };
  const key = fromPem(text);
  if (key === null)
    throw new Fault('configuration', `${file} is not a sound Ed25519 public key`, {
      hint: 'a verifier key (log.vkey) or PEM; low-order keys are refused',
    });
  return { key };
}

function fromPem(text: string): PublicKey | null {
  if (!text.includes('BEGIN PUBLIC KEY')) return null;
  try {
    return publicKey(createPublicKey(text).export({ format: 'der', type: 'spki' }));
  } catch {
    return null;
  }
}

function readTrusted(path: string): string | null {
  let fd: number;
  try {
    fd = openSync(path, openSafely);
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return null;
    throw new Fault('configuration', `cannot use the trust file ${path} (${(error as NodeJS.ErrnoException).code})`, {
      hint: 'it must be a file of your own',
      cause: error,
    });
  }
  try {
    const stat = fstatSync(fd);
    const own = process.geteuid === undefined || stat.uid === process.geteuid() || stat.uid === 0;
    if (!stat.isFile() || !own || (stat.mode & 0o022) !== 0)
      throw new Fault('configuration', `others may change the trust file ${path}`, { hint: `chmod 400 ${path}` });
    return readFileSync(fd, 'utf8');
  } finally {
    closeSync(fd);
  }
}
