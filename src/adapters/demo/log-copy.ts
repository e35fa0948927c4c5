/** A copy of a log, and the smallest change that somebody with write access could make to it. */
import { chmod, cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Fault } from '../../core/fault.ts';

/** @returns the folder of the copy; its last part is still the log's origin, which names the key to trust. */
export async function copyLog(home: string, into: string) {
  const logs = join(home, 'logs');
  const [origin, ...others] = await readdir(logs);
  if (origin === undefined || others.length > 0) throw new Fault('io', `expected one log in ${logs}`, { hint: 'run the demo again' });
  const folder = join(into, basename(origin));
  await cp(join(logs, origin), folder, { recursive: true });
  return { folder, tamper: (reviewer: string) => tamper(folder, reviewer) };
}

async function tamper(folder: string, reviewer: string) {
  const files = (await readdir(join(folder, 'entries'), { recursive: true })).filter((file) => file.endsWith('.jsonl')).sort();
  const file = files.at(-1);
  if (file === undefined) throw new Fault('io', 'the log has no records', { hint: 'run the demo again' });
  const path = join(folder, 'entries', file);
  const lines = (await readFile(path, 'latin1')).split('\n');
  for (const [index, line] of lines.entries()) {
    const change = changeOneByte(line, reviewer);
    if (change === null) continue;
    lines[index] = change.line;
    // Records are written once and read-only; whoever owns them can still change that.
    await chmod(path, 0o600);
    await writeFile(path, lines.join('\n'), 'latin1');
    return { file: join('entries', file), record: index, event: change.event, before: reviewer, after: change.after };
  }
  throw new Fault('io', `no record names ${reviewer} as reviewer`, { hint: 'run the demo again' });
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Turns the reviewer's login in a verdict's record into another name by changing one byte of the line, one character of
 * the payload's base64; the JSON inside stays well formed.
 * @returns null if the record is no verdict of this reviewer.
 */
export function changeOneByte(line: string, reviewer: string): { line: string; event: string; after: string } | null {
  const start = line.indexOf('"payload":"') + '"payload":"'.length;
  const encoded = /^[A-Za-z0-9+/=]*/.exec(line.slice(start))?.[0] ?? '';
  const payload = Buffer.from(encoded, 'base64').toString('latin1');
  const event = /"event":"(exec\.(?:approved|denied))"/.exec(payload)?.[1];
  const quoted = payload.indexOf(`"login":"${reviewer}"`);
  if (event === undefined || quoted < 0) return null;
  const from = quoted + '"login":"'.length;
  for (let at = from; at < from + reviewer.length; at++) {
    // Which base64 character holds bits of this byte, and of no other byte if only this bit is turned.
    const [character, bit] = [
      [Math.floor(at / 3) * 4, 1],
      [Math.floor(at / 3) * 4 + 2, 4],
      [Math.floor(at / 3) * 4 + 3, 1],
    ][at % 3] as [number, number];
    const turned = alphabet[alphabet.indexOf(encoded[character] as string) ^ bit] as string;
    const changed = `${encoded.slice(0, character)}${turned}${encoded.slice(character + 1)}`;
    const after = Buffer.from(changed, 'base64')
      .toString('latin1')
      .slice(from, from + reviewer.length);
    if (/^[a-z]+$/.test(after)) return { line: line.slice(0, start) + changed + line.slice(start + encoded.length), event, after };
  }
  return null;
}
