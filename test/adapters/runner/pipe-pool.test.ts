import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, readdirSync, readSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPipes, type Pipe } from '../../../src/adapters/runner/fifo.ts';
import { givePipes, takePipes } from '../../../src/adapters/runner/pipe-pool.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guard-pool-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const close = (pipes: readonly Pipe[]) => {
  for (const { read, write } of pipes) {
    closeSync(read);
    closeSync(write);
  }
};

describe('kept FIFOs', () => {
  it('are none at first, and the same again after they were given back', () => {
    expect(takePipes(folder, 2)).toBeNull();
    const made = openPipes(2, null, folder);
    close(made);
    givePipes(folder, made);
    const names = readdirSync(folder).sort();
    const taken = takePipes(folder, 2);
    expect(taken).toHaveLength(2);
    expect(takePipes(folder, 2)).toBeNull();
    close(taken ?? []);
    givePipes(folder, taken ?? []);
    expect(readdirSync(folder).sort()).toEqual(names);
  });

  it('carry what is written into each to its own reader', () => {
    const [one, two] = openPipes(2, null, folder) as [Pipe, Pipe];
    writeSync(one.write, 'first');
    writeSync(two.write, 'second');
    const read = ({ read: fd }: Pipe) => {
      const bytes = Buffer.alloc(10);
      return bytes.toString('utf8', 0, readSync(fd, bytes));
    };
    expect([read(one), read(two)]).toEqual(['first', 'second']);
    close([one, two]);
  });

  it('that are no FIFOs of this user are thrown out, not used', () => {
    writeFileSync(join(folder, 'free-0-aaaaaaaaaaaa'), 'planted');
    symlinkSync('/dev/null', join(folder, 'free-1-bbbbbbbbbbbb'));
    mkdirSync(join(folder, 'free-2-cccccccccccc'));
    expect(takePipes(folder, 2)).toBeNull();
    expect(readdirSync(folder).filter((name) => name.startsWith('free-'))).toEqual([]);
  });

  it('never grow beyond a handful', () => {
    const many = Array.from({ length: 8 }, () => openPipes(2, null, folder)).flat();
    close(many);
    givePipes(folder, many);
    expect(readdirSync(folder)).toHaveLength(8);
  });

  it('go to one taker each, however many take at once', async () => {
    const made = openPipes(8, null, folder);
    close(made);
    givePipes(folder, made);
    const takes = Array.from({ length: 6 }, () => takePipes(folder, 2));
    const names = takes.flatMap((pipes) => pipes ?? []).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(8);
    for (const pipes of takes) close(pipes ?? []);
  });

  it('of a guard that was killed are unlinked, and never used again', () => {
    writeFileSync(join(folder, '4194300-0-aaaaaaaaaaaa'), '');
    writeFileSync(join(folder, `${process.pid}-0-bbbbbbbbbbbb`), '');
    expect(takePipes(folder, 2)).toBeNull();
    expect(readdirSync(folder)).toEqual([`${process.pid}-0-bbbbbbbbbbbb`]);
  });

  it('stay out when unlinked pipes were asked for', () => {
    const made = openPipes(2, null);
    givePipes(folder, made);
    close(made);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('can be opened by name in the child, as real pipes', async () => {
    const [pipe] = openPipes(1, null, folder) as [Pipe];
    const child = spawn('/bin/sh', ['-c', 'echo through > /dev/stdout'], { stdio: ['ignore', pipe.write, 'inherit'] });
    const [code] = await once(child, 'exit');
    const bytes = Buffer.alloc(20);
    expect({ code, text: bytes.toString('utf8', 0, readSync(pipe.read, bytes)) }).toEqual({ code: 0, text: 'through\n' });
    close([pipe]);
  });
});
