import { execFileSync, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partialWidths, readBundle } from '../../../src/adapters/log/folder.ts';
import { Fault } from '../../../src/core/fault.ts';
import { pae } from '../../../src/core/record/envelope.ts';
import { readRecord } from '../../../src/core/record/read-statement.ts';
import { aLog, audit, finished, id, linesOf, open, started } from './a-log.ts';
import { freshStates } from './states.ts';

const work = mkdtempSync(join(tmpdir(), 'guard-writer-'));
const writer = join(work, 'writer.mjs');
const fresh = freshStates();
beforeAll(async () => {
  await build({
    entryPoints: [join(import.meta.dirname, 'writer.ts')],
    outfile: writer,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
});
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

interface Ended {
  readonly acknowledged: readonly { readonly event: string; readonly id: string; readonly seq: number }[];
  readonly code: number | null;
}

/** Runs a writer; `killAfter` kills it -9 after so many acknowledgements. */
function write(dir: string, first: number, count: number, killAfter = Number.POSITIVE_INFINITY, mode = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, dir, String(first), String(count), mode], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.split('\n').length > killAfter) child.kill('SIGKILL');
    });
    child.on('error', reject).on('close', (code) => {
      const lines = text.split('\n').slice(0, -1);
      resolve({
        code,
        acknowledged: lines
          .map((line) => line.split(' ') as [string, string, string])
          .map(([event, run, seq]) => ({ event, id: run, seq: Number(seq) })),
      });
    });
  });
}

const only = (dir: string): string => join(dir, 'logs', readdirSync(join(dir, 'logs'))[0] as string);

async function recordsAt(dir: string) {
  return (await linesOf(open(dir))).map((line) => readRecord(line)?.statement.predicate);
}

describe('append', () => {
  it('gives each record the next number and the hash of the line before', async () => {
    const dir = fresh();
    const log = await aLog(dir, 3);
    const records = (await linesOf(log)).map((line) => readRecord(line)?.statement.predicate);
    expect(records.map((record) => record?.seq)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(records.map((record) => record?.event)).toEqual([
      'log.genesis',
      'exec.started',
      'exec.finished',
      'exec.started',
      'exec.finished',
      'exec.started',
      'exec.finished',
    ]);
    expect(records[0]).toMatchObject({
      prev: '0'.repeat(64),
      epoch: 0,
      key: { keyid: log.key.keyid },
      host: 'box',
      origin: `box-ann-${log.key.keyid.slice(0, 8)}`,
    });
  });

  it('seals a bundle with its 256th line and goes on in the next', async () => {
    const dir = fresh();
    const log = await aLog(dir, 127);
    expect(partialWidths(log.folder, 0)).toEqual([255]);
    await log.append(started(500));
    expect(readdirSync(join(log.folder, 'entries'))).toEqual(['000000000.jsonl']);
    expect(await audit(dir, log.folder)).toMatchObject({ ok: true, records: 256, size: 256 });
    const other = open(dir);
    await other.prepare();
    expect((await other.append(finished(500))).seq).toBe(256);
    expect(await audit(dir, log.folder)).toMatchObject({ ok: true, records: 257, size: 257 });
    // The cache of subtree roots is a cache: without it, or with a wrong one, the next writer counts again.
    const peaks = join(log.folder, 'tmp', 'peaks');
    for (const [n, change] of [
      [501, () => rmSync(peaks)],
      [502, () => writeFileSync(peaks, `${'ab'.repeat(32)}\n`.repeat(3))],
      [503, () => writeFileSync(peaks, `200\n${'ab'.repeat(32)}\n${'cd'.repeat(32)}\n`)],
      [504, () => writeFileSync(peaks, `99999\n${'ab'.repeat(32)}\n${'cd'.repeat(32)}\n`)],
    ] as const) {
      change();
      await open(dir).append(started(n));
      await open(dir).append(finished(n));
    }
    expect(await audit(dir, log.folder)).toMatchObject({ ok: true, records: 265, size: 265 });
  });

  it('two appends at once on one log keep their order', async () => {
    const dir = fresh();
    const log = open(dir);
    await log.prepare();
    const positions = await Promise.all([1, 2, 3, 4].map((n) => log.append(started(n))));
    expect(positions.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('text that nobody could sign, or that is too long, still makes a record', async () => {
    const dir = fresh();
    const log = open(dir);
    await log.prepare();
    await log.append({ event: 'exec.refused', id: id(1), why: `\ud800${'\u202e\u0000x'.repeat(40_000)}` });
    const argv = ['rm', ...Array.from({ length: 5000 }, (_, i) => `file-${i}`)];
    const command = { ...(started(2).command as NonNullable<ReturnType<typeof started>['command']>), argv, tier: 'routine' as const };
    await log.append(started(2, { command, subject: { argv, cwd: '/' } }));
    await log.append(
      finished(2, {
        command,
        subject: { argv, cwd: '/' },
        result: { ...(finished(2).result as NonNullable<ReturnType<typeof finished>['result']>), durationMs: 0.4 },
      }),
    );
    const records = await recordsAt(dir);
    expect(records[1]?.why).toHaveLength(4096);
    expect(records[2]?.command?.longArgv).toMatchObject({ count: 5001 });
    expect(JSON.parse(readFileSync(join(log.folder, 'recordings', `${id(2)}.argv`), 'utf8'))).toEqual(argv);
    expect(records[3]?.result?.durationMs).toBe(0);
    expect((await linesOf(log)).every((line) => line.length < 65_536)).toBe(true);
    expect(await audit(dir, log.folder)).toMatchObject({ ok: true });
  });

  it('never writes the salt, nor the argv that was masked', async () => {
    const dir = fresh();
    const log = open(dir);
    await log.prepare();
    await log.append(started(1, { subject: { argv: ['login', 'hunter2'], cwd: '/' } }));
    const all = (await linesOf(log)).map((line) => Buffer.from(readRecord(line)?.envelope.payload as Uint8Array).toString()).join('');
    expect(all).not.toContain('hunter2');
    expect(all).not.toContain(started(1).salt);
    expect(all).toContain('"name":"command"');
  });
});

describe('an outside peer', () => {
  it('openssl verifies the signature of each record', async () => {
    const dir = fresh();
    const log = await aLog(dir, 2);
    const pem = join(log.folder, 'keys', `${log.key.keyid.slice(0, 16)}.pem`);
    const at = (name: string): string => join(dir, name);
    for (const line of await linesOf(log)) {
      const { payload, signatures } = JSON.parse(line) as { payload: string; signatures: { sig: string }[] };
      writeFileSync(at('pae'), pae(Buffer.from(payload, 'base64')));
      writeFileSync(at('sig'), Buffer.from(signatures[0]?.sig as string, 'base64'));
      const said = execFileSync(
        'openssl',
        ['pkeyutl', '-verify', '-pubin', '-inkey', pem, '-rawin', '-in', at('pae'), '-sigfile', at('sig')],
        { encoding: 'utf8' },
      );
      expect(said).toContain('Signature Verified Successfully');
    }
    const [text, rest] = readFileSync(join(log.folder, 'checkpoint'), 'utf8').split('\n\n') as [string, string];
    writeFileSync(at('note'), `${text}\n`);
    writeFileSync(at('sig'), Buffer.from(rest.trim().split(' ')[2] as string, 'base64').subarray(4));
    expect(
      execFileSync('openssl', ['pkeyutl', '-verify', '-pubin', '-inkey', pem, '-rawin', '-in', at('note'), '-sigfile', at('sig')], {
        encoding: 'utf8',
      }),
    ).toContain('Success');
    const stored = execFileSync(
      'sh',
      ['-c', '{ printf "\\000"; sed -n 1p "$1"; } | sha256sum', 'sh', join(log.folder, 'entries/000000000.p/005.jsonl')],
      { encoding: 'utf8' },
    );
    expect(readRecord((await linesOf(log))[1] as string)?.statement.predicate.prev).toBe(stored.slice(0, 64));
  });
});

describe('many writers', () => {
  it('twenty processes, from a folder that does not exist: one chain, nothing lost', async () => {
    const dir = fresh();
    const ended = await Promise.all(Array.from({ length: 20 }, (_, i) => write(dir, i * 100, 7)));
    expect(ended.map(({ code }) => code)).toEqual(ended.map(() => 0));
    const folder = only(dir);
    expect(readdirSync(join(dir, 'logs'))).toHaveLength(1);
    expect(await audit(dir, folder, 'all-signatures')).toMatchObject({ ok: true, records: 281, failures: [] });
    const records = await recordsAt(dir);
    for (const { event, id: run, seq } of ended.flatMap(({ acknowledged }) => acknowledged))
      expect(records[seq]).toMatchObject({ event: `exec.${event}`, id: run });
    expect(readdirSync(join(folder, 'tmp')).filter((name) => name !== 'peaks')).toEqual([]);
  });

  it('a writer that was stopped after it read the tip does not lose its line, nor anybody else’s', async () => {
    const dir = fresh();
    const sleeper = await aLog(dir, 2);
    // It signs slowly: while it does, others append and remove the partial it read.
    const sign = sleeper.options.keys.sign;
    let slept = false;
    Object.assign(sleeper.options.keys, {
      sign: async (bytes: Uint8Array) => {
        const sig = await sign(bytes);
        if (!slept) {
          slept = true;
          const other = open(dir);
          for (let n = 10; n < 14; n += 1) await other.append(started(n));
        }
        return sig;
      },
    });
    const position = await sleeper.append(started(99));
    const records = await recordsAt(dir);
    expect(slept).toBe(true);
    expect(records.map((record) => record?.id).slice(5)).toEqual([id(10), id(11), id(12), id(13), id(99)]);
    expect(position.seq).toBe(9);
    expect(partialWidths(sleeper.folder, 0)).toEqual([10]);
    expect((await audit(dir, sleeper.folder)).failures).toEqual([]);
  });
});

describe('killed writers', () => {
  it('kill -9 at any moment: every acknowledged record stays, the log verifies, the next guard tells what was abandoned', async () => {
    const dir = fresh();
    await aLog(dir, 0);
    const acknowledged = [];
    for (let round = 0; round < 24; round += 1) acknowledged.push(...(await write(dir, round * 100, 50, 1 + (round % 9))).acknowledged);
    const next = open(dir);
    await next.prepare();
    const records = await recordsAt(dir);
    expect(acknowledged.length).toBeGreaterThan(24);
    for (const { event, id: run, seq } of acknowledged) expect(records[seq]).toMatchObject({ event: `exec.${event}`, id: run });
    const answer = await audit(dir, next.folder, 'all-signatures');
    expect(answer.failures).toEqual([]);
    expect(answer.exit).toBe(0);
    const startedIds = records.filter((record) => record?.event === 'exec.started').map((record) => record?.id);
    const endedIds = records
      .filter((record) => record?.event === 'exec.finished' || record?.event === 'exec.abandoned')
      .map((record) => record?.id);
    expect(endedIds.sort()).toEqual(startedIds.sort());
    expect(readdirSync(join(next.folder, 'tmp')).filter((name) => name !== 'peaks')).toEqual([]);
  });

  it('a run that still goes on is not abandoned, and one whose guard was killed is, once', async () => {
    const dir = fresh();
    await aLog(dir, 0);
    const hanging = write(dir, 7, 1, 1, 'hang');
    await hanging;
    const alive = started(8, { process: { pid: process.pid, startTicks: ticksOf(process.pid) } });
    const log = open(dir);
    await log.prepare();
    await log.append(alive);
    await Promise.all([open(dir).prepare(), open(dir).prepare(), open(dir).prepare()]);
    const records = await recordsAt(dir);
    expect(records.filter((record) => record?.event === 'exec.abandoned').map((record) => record?.id)).toEqual([id(7)]);
    expect(
      (await audit(dir, log.folder)).warnings.filter(({ code }) => code === 'ABANDONED').map(({ detail }) => detail.slice(0, 12)),
    ).toContain(id(8));
  });
});

function ticksOf(pid: number): number {
  return Number(
    readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /, '')
      .split(' ')[19],
  );
}

describe('nothing is written on top of a changed log', () => {
  it.each<[string, (folder: string) => void]>([
    [
      'tail cut',
      (f) =>
        writeFileSync(join(f, 'entries/000000000.p/004.jsonl'), cutTo(f, 4)) === undefined &&
        rmSync(join(f, 'entries/000000000.p/005.jsonl')),
    ],
    ['line changed', (f) => overwrite(join(f, 'entries/000000000.p/005.jsonl'), (text) => text.replace(/A(?=[^A]*$)/, 'B'))],
    ['unsigned line added', (f) => writeFileSync(join(f, 'entries/000000000.p/006.jsonl'), `${readBundle(f, 0).text}{"payload":"e30="}\n`)],
    ['checkpoint gone', (f) => rmSync(join(f, 'checkpoint'))],
    ['checkpoint of nobody', (f) => overwrite(join(f, 'checkpoint'), (text) => text.replace('5\n', '4\n'))],
    ['entries gone', (f) => rmSync(join(f, 'entries'), { recursive: true })],
  ])('%s', async (_name, change) => {
    const dir = fresh();
    const log = await aLog(dir, 2);
    change(log.folder);
    const next = open(dir);
    const acted = next.prepare().then(() => next.append(started(50)));
    await expect(acted).rejects.toThrow(Fault);
    await expect(acted).rejects.toMatchObject({ kind: 'io' });
    expect((await audit(dir, log.folder)).exit).toBe(1);
  });

  it('a whole log deleted is not begun anew under the same key', async () => {
    const dir = fresh();
    const log = await aLog(dir, 1);
    rmSync(log.folder, { recursive: true });
    await expect(open(dir).prepare()).rejects.toThrow(/is gone, though its trust file/);
  });
});

const cutTo = (folder: string, lines: number): string => readBundle(folder, 0).text.split('\n').slice(0, lines).join('\n').concat('\n');

function overwrite(path: string, change: (text: string) => string): void {
  const text = readFileSync(path, 'utf8');
  rmSync(path);
  writeFileSync(path, change(text));
}

describe('a key from the environment', () => {
  it('has a log of its own and no trust file: somebody outside must vouch for it', async () => {
    const dir = fresh();
    const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    const log = open(dir, { GUARD_SIGNING_KEY: pem });
    await log.prepare();
    await log.append(started(1));
    expect(existsSync(log.trustPath)).toBe(false);
    expect(await audit(dir, log.folder)).toMatchObject({ exit: 3, failures: [] });
    expect(await audit(dir, log.folder, 'default', join(log.folder, 'log.vkey'))).toMatchObject({ exit: 0 });
  });
});

describe('the state folder', () => {
  it.each<[string, (dir: string, link: string) => void, RegExp]>([
    ['a symlink', (dir, link) => symlinkSync(dir, link), /is a symlink/],
    ['writable by the group', (dir) => chmodSync(dir, 0o770), /can be written by others/],
    ['writable by all', (dir) => chmodSync(dir, 0o777), /can be written by others/],
    ['its logs a symlink', (dir) => symlinkSync(fresh(), join(dir, 'logs')), /is a symlink/],
    ['its logs a file', (dir) => writeFileSync(join(dir, 'logs'), ''), /is not a folder/],
  ])('is refused: %s', async (_name, make, message) => {
    const dir = fresh();
    const link = join(work, 'link');
    make(dir, link);
    const acted = open(existsSync(link) ? link : dir).prepare();
    await expect(acted).rejects.toThrow(message);
    await expect(acted).rejects.toMatchObject({ kind: 'configuration' });
    rmSync(link, { force: true });
  });

  it('a full disk: a start is refused whole, an outcome is written from the reserve', async (context) => {
    const dir = fresh();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m,mode=700', 'tmpfs', dir], { stdio: 'ignore' });
    } catch {
      return context.skip('needs the right to mount a small file system');
    }
    try {
      const log = await aLog(dir, 1);
      await log.append(started(5));
      const filler = join(dir, 'filler');
      try {
        writeFileSync(filler, Buffer.alloc(4 * 1024 * 1024));
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENOSPC' });
      }
      expect(statSync(filler).size).toBeGreaterThan(0);
      await expect(log.append(started(6))).rejects.toMatchObject({ kind: 'io', hint: expect.stringContaining('space') });
      expect((await log.append(finished(5))).seq).toBe(4);
      expect(existsSync(join(log.folder, 'reserve'))).toBe(false);
      expect((await audit(dir, log.folder)).failures).toEqual([]);
      // The next guard takes the reserve back first: nothing starts that could not be told.
      const next = open(dir);
      await expect(next.prepare().then(() => next.append(started(7)))).rejects.toMatchObject({ kind: 'io' });
      truncateSync(filler, 0);
      await open(dir).prepare();
      expect(statSync(join(log.folder, 'reserve')).size).toBe(1024 * 1024);
    } finally {
      execFileSync('umount', [dir]);
    }
    return undefined;
  });
});
