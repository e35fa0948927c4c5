import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestStore } from '../../../src/adapters/local/requests.ts';
import type { StoredRequest } from '../../../src/app/ports.ts';
import type { Sha256 } from '../../../src/core/model.ts';

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'guard-requests-'));
});
afterEach(() => rmSync(state, { recursive: true }));

const stored = (id: string): StoredRequest => ({
  version: 1,
  id,
  digest: 'a'.repeat(64) as Sha256,
  attachKey: 'b'.repeat(64) as Sha256,
  openedAt: 1,
  expiresAt: 2,
  nonce: '0'.repeat(32),
  salt: '1'.repeat(32),
  api: 'https://api.github.com',
  repo: 'acme/approvals',
  preview: null,
  checkpoint: 'note',
  ticket: null,
});

describe('open requests', () => {
  it('come back as they were put, and are gone when removed', async () => {
    const store = requestStore(state);
    await store.put(stored('0123456789ab'));
    await store.put(stored('ba9876543210'));
    expect((await store.list()).map(({ id }) => id).sort()).toEqual(['0123456789ab', 'ba9876543210']);
    await store.remove('0123456789ab');
    expect(await requestStore(state).list()).toEqual([stored('ba9876543210')]);
  });
  it('are for the owner only: they hold the salt', async () => {
    await requestStore(state).put(stored('0123456789ab'));
    expect(statSync(join(state, 'requests')).mode & 0o777).toBe(0o700);
    expect(statSync(join(state, 'requests/0123456789ab.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(state, 'requests'))).toEqual(['0123456789ab.json']);
  });
  it('are none where nothing was ever asked', async () => {
    expect(await requestStore(state).list()).toEqual([]);
    expect(existsSync(join(state, 'requests'))).toBe(false);
  });
  it('leave out what cannot be read, and what says another name than its file', async () => {
    const store = requestStore(state);
    mkdirSync(join(state, 'requests'));
    writeFileSync(join(state, 'requests/0123456789ab.json'), '{"version":1,');
    writeFileSync(join(state, 'requests/ba9876543210.json'), JSON.stringify(stored('0123456789ab')));
    writeFileSync(join(state, 'requests/aaaaaaaaaaaa.json'), 'null');
    writeFileSync(join(state, 'requests/../stray.json'), JSON.stringify(stored('0123456789ab')));
    expect(await store.list()).toEqual([]);
  });
  it('leave out what is not shaped like a request, whatever its name', async () => {
    const store = requestStore(state);
    await store.put(stored('0123456789ab'));
    for (const [key, value] of [
      ['ticket', undefined],
      ['ticket', 7],
      ['ticket', {}],
      ['expiresAt', '2'],
      ['version', 2],
      ['checkpoint', null],
    ] as const) {
      writeFileSync(join(state, 'requests/0123456789ab.json'), JSON.stringify({ ...stored('0123456789ab'), [key]: value }));
      expect(await store.list()).toEqual([]);
    }
  });
  it('are asked for by one guard at a time, until it ends or dies', async () => {
    const store = requestStore(state);
    const key = 'c'.repeat(64) as Sha256;
    const one = { pid: 11, startTicks: 1 };
    const two = { pid: 22, startTicks: 2 };
    const living =
      (...marks: { pid: number }[]) =>
      (mark: { pid: number }) =>
        marks.some(({ pid }) => pid === mark.pid);
    expect(await store.beginAsking(key, one, living(one, two))).toBe(true);
    expect(await store.beginAsking(key, two, living(one, two))).toBe(false);
    expect(await store.beginAsking('d'.repeat(64) as Sha256, two, living(one, two))).toBe(true);
    // A guard that was killed leaves its mark behind.
    expect(await store.beginAsking(key, two, living(two))).toBe(true);
    await store.endAsking(key);
    expect(await store.beginAsking(key, one, living(one, two))).toBe(true);
    writeFileSync(join(state, `requests/asking-${key}`), 'torn');
    expect(await store.beginAsking(key, two, living(one, two))).toBe(true);
    expect(await store.list()).toEqual([]);
  });
  it('are ended by one alone', async () => {
    const store = requestStore(state);
    await store.put(stored('0123456789ab'));
    expect([await store.take('0123456789ab'), await store.take('0123456789ab'), await store.take('../../etc/x')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await store.list()).toEqual([]);
    await store.remove('0123456789ab');
    expect(readdirSync(join(state, 'requests'))).toEqual([]);
  });
  it('are not removed through a path', async () => {
    writeFileSync(join(state, 'keep.json'), '');
    await requestStore(state).remove('../keep');
    expect(existsSync(join(state, 'keep.json'))).toBe(true);
  });
  it('refuse a folder that is a link to somewhere else', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'guard-elsewhere-'));
    try {
      chmodSync(elsewhere, 0o777);
      const { symlinkSync } = await import('node:fs');
      symlinkSync(elsewhere, join(state, 'requests'));
      await expect(requestStore(state).put(stored('0123456789ab'))).rejects.toThrow(/not a folder/);
      expect(readdirSync(elsewhere)).toEqual([]);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });
});
