import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { readTip } from '../../../src/adapters/log/tip.ts';
import { aLog, audit, finished, open, started } from './a-log.ts';
import { freshStates } from './states.ts';

/** What others do in the moment before this process goes on. */
const others = vi.hoisted(() => ({
  beforeLines: (): void => undefined,
  beforeSync: (): Promise<void> => Promise.resolve(),
}));
vi.mock('../../../src/adapters/log/folder.ts', async (actual) => {
  const folder = await actual<typeof import('../../../src/adapters/log/folder.ts')>();
  return {
    ...folder,
    readBundleBytes: (path: string, index: number) => {
      others.beforeLines();
      return folder.readBundleBytes(path, index);
    },
  };
});
vi.mock('../../../src/adapters/log/durable.ts', async (actual) => {
  const durable = await actual<typeof import('../../../src/adapters/log/durable.ts')>();
  return { ...durable, folderSynced: (path: string) => others.beforeSync().then(() => durable.folderSynced(path)) };
});

const fresh = freshStates();
afterEach(() => Object.assign(others, { beforeLines: () => undefined, beforeSync: () => Promise.resolve() }));

it('a log that others begin between the look at its checkpoint and the one at its lines is not one whose checkpoint is gone', async () => {
  const log = await aLog(fresh(), 2);
  const checkpoint = join(log.folder, 'checkpoint');
  renameSync(checkpoint, `${checkpoint}.later`);
  others.beforeLines = () => {
    others.beforeLines = () => undefined;
    renameSync(`${checkpoint}.later`, checkpoint);
  };
  expect(readTip(log, null)).toMatchObject({ width: 5, checkpointed: 5 });
});

it('a record whose bundle others seal before its folder is made durable is in the log', async () => {
  const dir = fresh();
  const log = await aLog(dir, 126);
  await log.append(started(900));
  others.beforeSync = async () => {
    others.beforeSync = () => Promise.resolve();
    await open(dir).append(started(901));
  };
  expect((await log.append(finished(900))).seq).toBe(254);
  await log.append(finished(901));
  expect(await audit(dir, log.folder)).toMatchObject({ ok: true, records: 257 });
});
