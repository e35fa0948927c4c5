import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileKeys } from '../../../src/adapters/keys/file-keys.ts';
import { partialWidths } from '../../../src/adapters/log/folder.ts';
import { openLog } from '../../../src/adapters/log/store.ts';
import type { RecordDraft } from '../../../src/core/record/statement.ts';
import { aLog, audit, codes, finished, id, linesOf, open, started } from './a-log.ts';
import { freshStates } from './states.ts';

const fresh = freshStates();

/** The log of the same key after the machine got another name. */
const renamed = (dir: string) =>
  openLog({
    stateDir: dir,
    keys: fileKeys({ stateDir: dir, env: {} }),
    host: 'other',
    user: 'ann',
    guardVersion: '0.0.0',
    clock: { now: () => 0 },
  });

const longCommand = {
  ...(started(1).command as NonNullable<RecordDraft['command']>),
  argv: Array.from({ length: 9000 }, (_, i) => `word${i}`),
};

describe('one key, two logs', () => {
  it('one put in place of the other is not believed, nor gone on with', async () => {
    const dir = fresh();
    const box = await aLog(dir, 1);
    const other = renamed(dir);
    await other.prepare();
    await other.append(started(7));
    expect((await audit(dir, other.folder)).failures).toEqual([]);
    rmSync(other.folder, { recursive: true });
    cpSync(box.folder, other.folder, { recursive: true });
    expect(codes(await audit(dir, other.folder))).toEqual(['UNTRUSTED_KEY']);
    expect(codes(await audit(dir, box.folder, 'quick', other.trustPath))).toEqual(['UNTRUSTED_KEY']);
    expect((await audit(dir, box.folder, 'default', box.trustPath)).exit).toBe(0);
    const next = renamed(dir);
    await expect(next.prepare().then(() => next.append(started(8)))).rejects.toMatchObject({
      message: expect.stringContaining(box.origin),
    });
  });
});

describe('a log cut to its genesis, its checkpoint deleted', () => {
  it('is told, and never signed anew', async () => {
    const dir = fresh();
    const log = await aLog(dir, 3);
    const [genesis] = await linesOf(log);
    const partials = join(log.folder, 'entries/000000000.p');
    for (const name of readdirSync(partials)) rmSync(join(partials, name));
    writeFileSync(join(partials, '001.jsonl'), genesis as string);
    for (const part of ['checkpoint', 'tmp']) rmSync(join(log.folder, part), { recursive: true });
    for (const mode of ['quick', 'default'] as const) expect(codes(await audit(dir, log.folder, mode))).toEqual(['CHECKPOINT']);
    await expect(open(dir).prepare()).rejects.toThrow('its checkpoint is gone');
    expect(existsSync(join(log.folder, 'checkpoint'))).toBe(false);
  });

  it('a begin that was cut short before its trust file is still gone on with', async () => {
    const dir = fresh();
    const log = await aLog(dir, 0);
    rmSync(join(log.folder, 'checkpoint'));
    rmSync(log.trustPath, { force: true });
    await open(dir).prepare();
    expect((await audit(dir, log.folder)).exit).toBe(0);
  });
});

describe('a state folder in disorder', () => {
  it.each(['recordings', 'tmp'])('%s/ is made again', async (part) => {
    const dir = fresh();
    const log = await aLog(dir, 1);
    rmSync(join(log.folder, part), { recursive: true });
    const next = open(dir);
    await next.prepare();
    await next.append(started(9));
    await next.append(finished(9));
    expect(statSync(join(log.folder, part)).mode & 0o777).toBe(0o700);
    expect((await audit(dir, log.folder)).exit).toBe(0);
  });

  it('a changed log names its way out, and the way works', async () => {
    const dir = fresh();
    const log = await aLog(dir, 1);
    writeFileSync(join(log.folder, 'checkpoint'), '');
    const error = await open(dir)
      .append(started(9))
      .catch((fault) => fault);
    const command = /new key: (mv .*)$/.exec(error.hint)?.[1] as string;
    execFileSync('sh', ['-c', command]);
    const next = open(dir);
    await next.prepare();
    expect((await next.append(started(9))).seq).toBe(1);
    expect(next.folder).not.toBe(log.folder);
    expect((await audit(dir, next.folder)).failures).toEqual([]);
    expect((await audit(dir, log.folder)).exit).toBe(1);
  });
});

describe('an argv too long for its record', () => {
  it.each<[string, (path: string) => void, string[]]>([
    ['whole', () => {}, []],
    ['changed', (path) => writeFileSync(path, readFileSync(path, 'utf8').replace('word4000', 'EVIL4000')), [`${id(1)} (argv) at byte 0`]],
    ['gone', (path) => rmSync(path), [`${id(1)} (argv) at byte 0`]],
  ])('is verified: %s', async (_name, change, details) => {
    const dir = fresh();
    const log = await aLog(dir, 0);
    await log.append(started(1, { command: longCommand }));
    await log.append(finished(1, { command: longCommand }));
    const path = join(log.folder, 'recordings', `${id(1)}.argv`);
    chmodSync(path, 0o600);
    change(path);
    const { failures } = await audit(dir, log.folder);
    expect(failures).toEqual(details.map((detail) => ({ code: 'RECORDING', detail })));
  });

  it('has its outcome on a full disk', async (context) => {
    const dir = fresh();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m,mode=700', 'tmpfs', dir], { stdio: 'ignore' });
    } catch {
      return context.skip('needs the right to mount a small file system');
    }
    try {
      const log = await aLog(dir, 0);
      await log.append(started(1, { command: longCommand }));
      expect(() => writeFileSync(join(dir, 'filler'), Buffer.alloc(4 * 1024 * 1024))).toThrow('ENOSPC');
      await expect(log.append(started(2, { command: longCommand }))).rejects.toMatchObject({ kind: 'io' });
      expect((await log.append(finished(1, { command: longCommand }))).seq).toBe(2);
      expect((await audit(dir, log.folder)).failures).toEqual([]);
    } finally {
      execFileSync('umount', [dir]);
    }
    return undefined;
  });
});

it('a checkpoint that was signed for a record that could not be stored does not stay behind', async () => {
  const dir = fresh();
  const { folder } = await aLog(dir, 1);
  const keys = fileKeys({ stateDir: dir, env: {} });
  const partials = join(folder, 'entries', '000000000.p');
  let signed = 0;
  const log = openLog({
    stateDir: dir,
    keys: {
      ...keys,
      sign(bytes) {
        signed += 1;
        // After the checkpoint on disk and the record, the checkpoint that covers it.
        if (signed === 3) {
          renameSync(partials, `${partials}.away`);
          writeFileSync(partials, '');
        }
        return keys.sign(bytes);
      },
    },
    host: 'box',
    user: 'ann',
    guardVersion: '0.0.0',
    clock: { now: () => 0 },
  });
  expect(log.folder).toBe(folder);
  await expect(log.append(finished(1))).rejects.toMatchObject({ kind: 'io' });
  expect(signed).toBe(3);
  expect(readdirSync(join(folder, 'tmp')).filter((name) => name.startsWith('w-'))).toEqual([]);
});

describe('partials that killed guards left', () => {
  it('go with the next record, and do not pile up', async () => {
    const dir = fresh();
    await aLog(dir, 1);
    // As a kill leaves it: the partial before a start is removed by the append that follows in the same process.
    for (let n = 20; n < 24; n += 1) await open(dir).append(started(n, { process: { pid: process.pid, startTicks: 1 } }));
    const log = open(dir);
    expect(partialWidths(log.folder, 0)).toHaveLength(5);
    await log.append(finished(23));
    expect(partialWidths(log.folder, 0)).toEqual([8]);
  });
});
