import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { forkPty } from '../../../src/adapters/runner/node-pty-native.ts';

const require = createRequire(import.meta.url);

it('the pin is the version whose native interface was read', () => {
  const own = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  expect(own.dependencies['node-pty']).toBe('1.2.0-beta.15');
  expect((require('node-pty/package.json') as { version: string }).version).toBe('1.2.0-beta.15');
});

it.each([
  ['exit 7', 7, 0],
  ['kill -TERM $$', 0, 15],
])('fork: non-blocking master, slave path, wait status of `%s`', async (script, code, signal) => {
  let done: (exit: [number, number]) => void;
  const exited = new Promise<[number, number]>((resolve) => {
    done = resolve;
  });
  const pty = forkPty({
    file: '/bin/sh',
    args: ['-c', `stty size; echo "$A"; pwd; ${script}`],
    env: { A: 'b c', PATH: '/usr/bin:/bin' },
    cwd: '/',
    cols: 71,
    rows: 13,
    onExit: (...exit) => done(exit),
  });
  const slave = openSync(pty.slave, constants.O_RDWR | constants.O_NOCTTY);
  expect(await exited).toEqual([code, signal]);
  const buffer = Buffer.alloc(4096);
  let text = '';
  // With the slave held, the end of what was written is EAGAIN, and never a block or a hang-up.
  expect(() => {
    for (;;) text += buffer.toString('latin1', 0, readSync(pty.fd, buffer));
  }).toThrow(/EAGAIN|EIO/);
  expect(text).toBe('13 71\r\nb c\r\n/\r\n');
  closeSync(slave);
  closeSync(pty.fd);
});
