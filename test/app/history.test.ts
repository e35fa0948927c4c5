import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FolderLog } from '../../src/adapters/log/store.ts';
import { historyLimits, relatedHistory } from '../../src/app/history.ts';
import { aLog, aState, id, open, started } from '../adapters/log/a-log.ts';

let state: ReturnType<typeof aState>;
/** 140 runs: two bundles and the genesis. Read only. */
let old: ReturnType<typeof aState>;
let long: FolderLog;
beforeAll(async () => {
  old = aState();
  long = await aLog(old.dir, 140);
});
afterAll(() => old.drop());
beforeEach(() => {
  state = aState();
});
afterEach(() => state.drop());

const argv = ['ls', '-l'];
const still = { now: () => 0 };

describe('related history', () => {
  it('finds the same and similar commands, oldest first, over several bundles', async () => {
    const { size } = await long.checkpoint();
    expect(size).toBe(281);
    const { stories, cut } = await relatedHistory(long, still, argv, size);
    expect({ count: stories.length, cut }).toEqual({ count: 140, cut: false });
    expect(stories.map((story) => story[0]?.id)).toEqual(Array.from({ length: 140 }, (_, n) => id(n)));
    // The run at the border of two bundles is one story.
    expect(stories.every((story) => story.map(({ event }) => event).join() === 'exec.started,exec.finished')).toBe(true);
  });

  it('ends where the log did when the request was made', async () => {
    const log = await aLog(state.dir, 2);
    const before = await relatedHistory(log, still, argv, 3);
    await log.append(started(7));
    expect(await relatedHistory(log, still, argv, 3)).toEqual(before);
    expect(before.stories.map((story) => story.map(({ event }) => event))).toEqual([['exec.started', 'exec.finished']]);
  });

  it('leaves other commands out', async () => {
    const log = await aLog(state.dir, 1);
    expect((await relatedHistory(log, still, ['rm', 'x'], 3)).stories).toEqual([]);
    expect((await relatedHistory(log, still, ['ls', 'etc'], 3)).stories).toEqual([]);
    expect((await relatedHistory(log, still, ['/bin/ls', '-a'], 3)).stories).toHaveLength(1);
  });

  it('believes no line that another key signed', async () => {
    await aLog(state.dir, 1);
    const log = open(state.dir);
    const deaf = { lines: (from?: number) => log.lines(from), signed: () => false };
    expect((await relatedHistory(deaf, still, argv, 3)).stories).toEqual([]);
  });

  it.each([
    ['records', { records: 1 }],
    ['bytes', { bytes: 1 }],
    ['stories', { stories: 1 }],
  ])('stops after so many %s, newest first', async (_, limit) => {
    const { stories, cut } = await relatedHistory(long, still, argv, 281, { ...historyLimits, ...limit });
    expect({ cut, newest: stories.at(-1)?.[0]?.id, few: stories.length < 20 }).toEqual({ cut: true, newest: id(139), few: true });
  });

  it('stops when its time is over', async () => {
    let now = 0;
    const { cut } = await relatedHistory(long, { now: () => (now += 600) }, argv, 281);
    expect(cut).toBe(true);
  });

  it('reads a log without records', async () => {
    const log = await aLog(state.dir, 0);
    expect(await relatedHistory(log, still, argv, 0)).toEqual({ stories: [], cut: false });
  });
});
