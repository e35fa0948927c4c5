import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../core/fault.ts';
import { encodeVkey } from '../../core/record/checkpoint.ts';
import type { PublicKey } from '../../core/record/public-key.ts';
import { dropFile, makeFolder, publish, syncFolder, writeDraft } from './durable.ts';
import { readBundle, readIfThere } from './folder.ts';
import type { OwnLog } from './own-log.ts';
import { damaged } from './tip.ts';

/** Given back when the disk is full, so that the outcome of what already runs can still be written. */
const reserveBytes = 1024 * 1024;
const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Makes what is missing: folders, reserve, genesis with its checkpoint, and the trust file. Any number of guards may do so at once. */
export async function beginLog(log: OwnLog): Promise<void> {
  const { folder, key, origin, trustPath } = log;
  const own = log.options.keys.from === 'file';
  // Trust first: it is written last, so whoever finds it finds all of the rest, also while another guard begins.
  const trusted = own && existsSync(trustPath);
  const before = existsSync(join(folder, 'entries')) && readBundle(folder, 0).width > 0;
  // Else a log cut down to its genesis would be signed anew, as if it had never had more.
  if (trusted && before && !existsSync(join(folder, 'checkpoint'))) throw damaged(folder, 'its checkpoint is gone');
  if (trusted && !before) {
    throw new Fault('io', `the log ${origin} is gone, though its trust file ${trustPath} says there was one`, {
      hint: 'bring it back from a copy; or, to begin another on purpose, remove the key in keys/ and that file',
    });
  }
  for (const path of [join(folder, '..'), folder, ...['entries', 'keys', 'recordings', 'tmp'].map((part) => join(folder, part))])
    makeFolder(path);
  syncFolder(join(folder, '..'));
  syncFolder(folder);
  // Random, so that a compressing file system cannot make it smaller than what it stands for.
  put(log, join(folder, 'reserve'), randomBytes((reserveBytes * 3) / 4).toString('base64'), 0o600);
  await log.append({ event: 'log.genesis', id: randomId() }, { key: { keyid: key.keyid, publicKey: key.spki.toString('base64') } });
  put(log, join(folder, 'log.vkey'), `${encodeVkey(origin, key)}\n`, 0o400);
  put(log, join(folder, 'keys', `${key.keyid.slice(0, 16)}.pem`), pemOf(key), 0o400);
  if (own) trust(log);
}

/** Written at the genesis only: for a log with records, a missing trust file is somebody's doing, and not to be papered over. */
function trust(log: OwnLog): void {
  const wanted = `${encodeVkey(log.origin, log.key)}\n`;
  const found = readIfThere(log.trustPath);
  if (found === wanted) return;
  if (found !== null)
    throw new Fault('configuration', `the trust file ${log.trustPath} names another key`, {
      hint: 'find out who changed it before anything runs',
    });
  if (readBundle(log.folder, 0).width !== 1) return;
  makeFolder(join(log.trustPath, '..'));
  put(log, log.trustPath, wanted, 0o400);
  syncFolder(join(log.trustPath, '..'));
}

function put(log: OwnLog, path: string, content: string, mode: number): void {
  if (existsSync(path)) return;
  const draft = writeDraft(log.folder, content, mode);
  if (publish(draft, path)) dropFile(draft);
}

function pemOf(key: PublicKey): string {
  return `-----BEGIN PUBLIC KEY-----\n${key.spki.toString('base64')}\n-----END PUBLIC KEY-----\n`;
}

function randomId(): string {
  return [...randomBytes(12)].map((byte) => alphabet[byte % 36]).join('');
}
