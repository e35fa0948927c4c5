import { execFileSync } from 'node:child_process';
import { sign } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyPath } from '../../../src/adapters/keys/file-keys.ts';
import { partialWidths } from '../../../src/adapters/log/folder.ts';
import { Fault } from '../../../src/core/fault.ts';
import { encodeLine, pae } from '../../../src/core/record/envelope.ts';
import { readRecord } from '../../../src/core/record/read-statement.ts';
import { aLog, audit, codes, finished, id, linesOf, open, started } from './a-log.ts';
import { freshStates } from './states.ts';

const fresh = freshStates();

const ticks = (): number =>
  Number(
    readFileSync('/proc/self/stat', 'latin1')
      .replace(/^.*\) /, '')
      .split(' ')[19],
  );
const fifo = (path: string): void => void execFileSync('mkfifo', [path]);
const sparse = (path: string, bytes: number): void => {
  writeFileSync(path, '');
  truncateSync(path, bytes);
};
const peaks = (folder: string): string => join(folder, 'tmp', 'peaks');
const bundle = 'entries/000000000.p/003.jsonl';

describe('a marker that cannot be read', () => {
  it.each([
    ['this process', () => ({ pid: process.pid, startTicks: ticks() }), []],
    ['a process that is gone', () => ({ pid: process.pid, startTicks: 1 }), ['exec.abandoned']],
  ] as const)('is no death: the run of %s is judged by its record', async (_name, who, told) => {
    const dir = fresh();
    const log = await aLog(dir, 0);
    await log.append(started(8, { process: who() }));
    // What another guard saw between open and write, before the marker was written whole.
    writeFileSync(join(log.folder, 'tmp', `run-${id(8)}`), '');
    await open(dir).prepare();
    const events = (await linesOf(log)).map((line) => readRecord(line)?.statement.predicate.event);
    expect(events.slice(2)).toEqual(told);
    if (told.length > 0) return;
    await log.append(finished(8));
    expect((await audit(dir, log.folder)).failures).toEqual([]);
  });
});

describe('planted in tmp/', () => {
  it.each<[string, (path: string) => void]>([
    ['folder', (path) => mkdirSync(path)],
    ['pipe', fifo],
    ['link', (path) => symlinkSync('/nowhere', path)],
    ['endless link', (path) => symlinkSync('/dev/zero', path)],
    ['huge file', (path) => sparse(path, 2 ** 31)],
  ])('a %s with the name of a marker or a draft blocks nothing', async (_name, plant) => {
    const dir = fresh();
    const log = await aLog(dir, 1);
    plant(join(log.folder, 'tmp', `run-${id(70)}`));
    if (_name !== 'huge file') plant(join(log.folder, 'tmp', 'w-99999999-1'));
    const next = open(dir);
    await next.prepare();
    expect((await next.append(started(9))).seq).toBe(3);
  });
});

describe('a hint of the tree that is none', () => {
  const noPrev = (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace(/\n[0-9a-f]{64}\n/, `\n${'ab'.repeat(32)}\n`));
  it.each<[string, (path: string) => void]>([
    ['folder', (path) => mkdirSync(path)],
    ['pipe', fifo],
    ['link', (path) => symlinkSync('/dev/zero', path)],
    ['file that is too large', (path) => sparse(path, 2 ** 31)],
  ])('is a %s, and blocks nothing', async (_name, plant) => {
    const dir = fresh();
    const log = await aLog(dir, 4);
    rmSync(peaks(log.folder));
    plant(peaks(log.folder));
    const next = open(dir);
    await next.prepare();
    expect((await next.append(started(9))).seq).toBe(9);
    await next.append(finished(9));
    expect((await audit(dir, log.folder)).failures).toEqual([]);
  });

  it.each([
    ['inside a bundle', 9],
    ['at the end of one', 256],
  ])('has the right tree and a wrong last leaf, %s: the log is not accused', async (_name, size) => {
    const dir = fresh();
    const log = await aLog(dir, Math.floor((size - 1) / 2));
    if (size % 2 === 0) await log.append(started(900));
    expect(readFileSync(peaks(log.folder), 'utf8')).toMatch(new RegExp(`^${size}\\n`));
    noPrev(peaks(log.folder));
    expect((await open(dir).append(started(901))).seq).toBe(size);
    await log.append(finished(901));
    expect((await audit(dir, log.folder)).failures).toEqual([]);
  });
});

describe('a marker of another process than the start names', () => {
  it.each([
    ['process', (name: string) => name.replace(/\.\d+\.\d+\.(\d+)$/, '.4194304.1.$1')],
    ['boot', (name: string) => name.replace(/\.[\w-]+/, '.another')],
  ])('(%s) does not bury a run that lives', async (_name, changed) => {
    const dir = fresh();
    const log = await aLog(dir, 0);
    await log.append(started(8, { process: { pid: process.pid, startTicks: ticks() } }));
    const [name] = readdirSync(join(log.folder, 'tmp')).filter((file) => file.startsWith('run-')) as [string];
    writeFileSync(join(log.folder, 'tmp', changed(name)), '');
    await open(dir).prepare();
    await log.append(finished(8));
    expect((await audit(dir, log.folder)).failures).toEqual([]);
    expect(readdirSync(join(log.folder, 'tmp')).filter((file) => file !== 'peaks')).toEqual([]);
  });
});

describe('a foreign folder can neither hang nor crash who reads it', () => {
  const swap = (file: string, make: (path: string) => void) => (folder: string) => {
    rmSync(join(folder, file), { force: true });
    make(join(folder, file));
  };
  it.each<[string, (folder: string) => void]>([
    ['checkpoint a pipe', swap('checkpoint', fifo)],
    ['checkpoint endless', swap('checkpoint', (path) => symlinkSync('/dev/zero', path))],
    ['checkpoint too large', swap('checkpoint', (path) => writeFileSync(path, 'x'.repeat(16_385)))],
    ['bundle a pipe', swap(bundle, fifo)],
    ['bundle a link', swap(bundle, (path) => symlinkSync('/dev/zero', path))],
    ['bundle too large', swap(bundle, (path) => sparse(path, 3 * 65_535 + 1))],
  ])('%s', async (_name, change) => {
    const dir = fresh();
    const log = await aLog(dir, 1);
    const copy = join(dir, 'copy');
    cpSync(log.folder, copy, { recursive: true });
    change(copy);
    const read = audit(dir, copy);
    await expect(read).rejects.toThrow(Fault);
    await expect(read).rejects.toMatchObject({ kind: 'io' });
    change(log.folder);
    await expect(open(dir).append(started(9))).rejects.toMatchObject({ kind: 'io' });
  });

  it('a bundle of newlines is told after the first too many', async () => {
    const dir = fresh();
    const log = await aLog(dir, 1);
    rmSync(join(log.folder, bundle));
    writeFileSync(join(log.folder, 'entries/000000000.jsonl'), '\n'.repeat(256 * 65_535));
    const answer = await audit(dir, log.folder);
    expect(answer.records).toBe(257);
    expect(answer.exit).toBe(1);
  });

  it('a record nested too deep for the stack does not parse', async () => {
    const dir = fresh();
    const log = await aLog(dir, 1);
    const lines = await linesOf(log);
    const text = Buffer.from(readRecord(lines[2] as string)?.envelope.payload as Uint8Array).toString();
    const payload = Buffer.from(`${text.slice(0, -1)},"z":${'['.repeat(22_000)}${']'.repeat(22_000)}}`);
    const sig = sign(null, pae(payload), readFileSync(keyPath(dir), 'utf8'));
    chmodSync(join(log.folder, bundle), 0o600);
    writeFileSync(
      join(log.folder, bundle),
      lines.slice(0, 2).join('') + encodeLine({ payload, signatures: [{ keyid: log.key.keyid, sig }] }),
    );
    expect(codes(await audit(dir, log.folder))).toContain('PARSE');
  });
});

describe('names of bundles', () => {
  it('a short bundle with another after it is a gap', async () => {
    const dir = fresh();
    const log = await aLog(dir, 2);
    const lines = await linesOf(log);
    const entries = join(log.folder, 'entries');
    rmSync(entries, { recursive: true });
    for (const [name, some] of [
      ['000000000.p/003', lines.slice(0, 3)],
      ['000000001.p/002', lines.slice(3)],
    ] as const) {
      mkdirSync(join(entries, name, '..'), { recursive: true });
      writeFileSync(join(entries, `${name}.jsonl`), some.join(''));
    }
    for (const mode of ['quick', 'default'] as const) expect(codes(await audit(dir, log.folder, mode))).toEqual(['GAP']);
  });

  it('a partial has 1 to 255 lines', () => {
    const dir = fresh();
    mkdirSync(join(dir, 'entries/000000000.p'), { recursive: true });
    for (const name of ['000', '001', '099', '199', '255', '256', '259', '260', '300'])
      writeFileSync(join(dir, 'entries/000000000.p', `${name}.jsonl`), '');
    expect(readdirSync(join(dir, 'entries/000000000.p'))).toHaveLength(9);
    expect(partialWidths(dir, 0).sort((a, b) => a - b)).toEqual([1, 99, 199, 255]);
  });
});
