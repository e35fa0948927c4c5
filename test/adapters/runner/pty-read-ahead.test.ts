import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, constants, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReadAhead } from '../../../src/adapters/runner/read-ahead.ts';
import { castBytes, Harness } from './harness.ts';

const harness = new Harness();
beforeAll(() => harness.build());
afterAll(() => harness.remove());

const numbers = Array.from({ length: 500_000 }, (_, i) => `${i}\n`).join('');
const part = join(harness.folder, 'part');
writeFileSync(part, numbers);
const shown = numbers.replaceAll('\n', '\r\n');
const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

describe('with a second thread reading', () => {
  it.each([
    ['stretches with pauses between them: the readers take turns', 'for i in 1 2 3 4 5; do cat "$0"; sleep 0.03; done', 5],
    ['stretches with single lines between them', 'for i in 1 2 3; do cat "$0"; for j in 1 2 3; do sleep 0.01; echo; done; done', 3],
    ['an exit in the middle of a stretch', 'cat "$0" "$0"', 2],
    ['a child that is gone while others go on writing', 'cat "$0"; (sleep 0.01; cat "$0") & wait', 2],
  ])(
    '%s',
    (_name, script, times) => {
      const done = harness.run({ argv: ['sh', '-c', script, part], path: '/bin/sh', io: 'pty' });
      expect(sha(done.stdout.toString('latin1').replaceAll(/(?<=\n)\r\n/g, ''))).toBe(sha(shown.repeat(times)));
      expect(castBytes(done.cast).equals(done.stdout)).toBe(true);
      expect(done.told.run?.recording?.raw).toEqual({ bytes: done.stdout.length, sha256: sha(done.stdout) });
      expect(done.told.run?.recording?.sha256).toBe(sha(readFileSync(done.cast)));
    },
    30_000,
  );

  it('a reader that stalls in the middle holds up the child and loses nothing', () => {
    const { argv, cast, told } = harness.prepare({ argv: ['cat', part, part, part, part], path: '/bin/cat', io: 'pty' });
    const done = spawnSync('sh', ['-c', `${argv.join(' ')} | (head -c 6000000; sleep 1; cat)`], { maxBuffer: 1 << 28 });
    expect(sha(done.stdout)).toBe(sha(shown.repeat(4)));
    expect(castBytes(cast).equals(done.stdout)).toBe(true);
    expect(told().memory).toBeLessThan(150e6);
  }, 30_000);

  it('a signal still reaches the child, and what it wrote until then is all there', async () => {
    const { argv, cast, told } = harness.prepare({ argv: ['sh', '-c', 'while :; do cat "$0"; done', part], path: '/bin/sh', io: 'pty' });
    const child = spawn(argv[0], argv.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] });
    const out: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (bytes: Buffer) => {
      out.push(bytes);
      if (size < 6_000_000 && size + bytes.length >= 6_000_000) child.kill('SIGTERM');
      size += bytes.length;
    });
    await new Promise((resolve) => child.once('close', resolve));
    expect(told().run).toMatchObject({ endedBy: 'signal', signal: 'SIGTERM' });
    expect(castBytes(cast).equals(Buffer.concat(out))).toBe(true);
  }, 30_000);
});

describe('ReadAhead', () => {
  /** A pipe that answers as a terminal does: EAGAIN when there is nothing, never the end. */
  function pipe(name: string): { fd: number; path: string } {
    const path = join(harness.folder, name);
    execFileSync('mkfifo', [path]);
    return { path, fd: openSync(path, constants.O_RDWR | constants.O_NONBLOCK) };
  }
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const whole = (pieces: readonly Buffer[]) => Buffer.concat(pieces).toString('latin1') === numbers;

  it('gives no more after a false until it is told to, then all of it in order, then says that it is idle', async () => {
    const { fd, path } = pipe('order');
    const taken: Buffer[] = [];
    let size = 0;
    let idle = 0;
    const ahead = new ReadAhead(fd, {
      take(bytes) {
        taken.push(Buffer.from(bytes));
        size += bytes.length;
        return taken.length > 1;
      },
      onIdle: () => {
        idle++;
      },
    });
    expect(ahead.resume()).toBe(false);
    const writer = spawn('sh', ['-c', `exec cat "${part}" >"${path}"`], { stdio: 'ignore' });
    // It parks whenever the writer is slow: whoever has it read on says so.
    while (taken.length === 0) {
      ahead.begin();
      await turn();
    }
    // As much as it may hold, and then nobody reads: the writer cannot end.
    for (let i = 0; i < 1000; i++) await turn();
    expect([taken.length, writer.exitCode]).toEqual([1, null]);
    expect(ahead.resume()).toBe(true);
    const idleBefore = idle;
    while (size < numbers.length) {
      if (!ahead.resume()) ahead.begin();
      await turn();
    }
    while (idle === idleBefore) await turn();
    expect(whole(taken)).toBe(true);
    ahead.stop();
    closeSync(fd);
  }, 30_000);

  it('hands over what it holds when it is stopped, though nobody wanted more, and has read nothing else', async () => {
    const { fd, path } = pipe('stop');
    const pieces: Buffer[] = [];
    const ahead = new ReadAhead(fd, {
      take(bytes) {
        pieces.push(Buffer.from(bytes));
        return false;
      },
      onIdle: () => undefined,
    });
    const writer = spawn('sh', ['-c', `exec cat "${part}" >"${path}"`], { stdio: 'ignore' });
    while (pieces.length === 0) {
      ahead.begin();
      await turn();
    }
    ahead.stop();
    const buffer = Buffer.alloc(65_536);
    for (let size = Buffer.concat(pieces).length; size < numbers.length; ) {
      try {
        const read = readSync(fd, buffer);
        pieces.push(Buffer.from(buffer.subarray(0, read)));
        size += read;
      } catch {
        await turn();
      }
    }
    expect(whole(pieces)).toBe(true);
    expect(writer.signalCode).toBe(null);
    closeSync(fd);
  }, 30_000);

  it('can be stopped before it has started', () => {
    const { fd } = pipe('early');
    const ahead = new ReadAhead(fd, { take: () => expect.unreachable(), onIdle: () => expect.unreachable() });
    expect(ahead.begin()).toBe(false);
    ahead.stop();
    closeSync(fd);
  });
});
