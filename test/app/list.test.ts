import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castScreen } from '../../src/adapters/local/cast-screen.ts';
import { folderReader, logFolders } from '../../src/adapters/log/reader.ts';
import { type ListFilter, listRuns, showRun } from '../../src/app/audit.ts';
import type { Clock, LogReader } from '../../src/app/ports.ts';
import { replay } from '../../src/app/replay.ts';
import type { Sha256 } from '../../src/core/model.ts';
import type { RecordedApproval, RecordedCommand } from '../../src/core/record/statement.ts';
import { aState, finished, id, open, started } from '../adapters/log/a-log.ts';

const state = aState();
afterAll(() => state.drop());
const digest = '1'.repeat(64) as Sha256;
const anybody: ListFilter = { since: null, until: null, actor: null, reviewer: null, tier: null, verdict: null, grep: null, limit: null };

const approval = (reviewers: readonly string[]): RecordedApproval => ({
  channel: 'github',
  api: 'https://api.github.com',
  repo: 'acme/ops',
  issue: 7,
  url: 'https://github.com/acme/ops/issues/7',
  digest,
  bodySha256: digest,
  initiators: [{ id: 11, login: 'deploy-bot', type: 'Bot' }],
  reviewers: reviewers.map((login, i) => ({
    id: 20 + i,
    login,
    role: 'write',
    how: 'label',
    eventId: 'LE_1',
    at: 1_795_000_000_000,
    reason: 'ok \u001b]52;c;eA==\u0007',
  })),
  quorum: 1,
  expiresAt: 1_795_000_900_000,
});

const push: RecordedCommand = {
  ...(started(0).command as RecordedCommand),
  argv: ['git', 'push', '--force'],
  tier: 'critical',
  reason: 'roll back 4711',
};
const cast = [
  '{"version":2,"width":20,"height":4,"timestamp":1795000000}',
  '[0.1,"o","hello \\u001b]52;c;eA==\\u0007world\\r\\n"]',
  '[0.2,"B","/w=="]',
  '[0.2,"o","\\ufffd"]',
  '[5.0,"e","oops\\r\\u001b[2Kdone\\u001b[6n\\r\\n"]',
  '[5.1,"x","0"]',
  '[9.9,"o","cut by a cr',
].join('\n');

let reader: LogReader;
beforeAll(async () => {
  const log = open(state.dir);
  await log.prepare();
  const recording = {
    file: `${id(2)}.cast`,
    format: 'asciicast-v2' as const,
    bytes: 1,
    sha256: digest,
    raw: { bytes: 1, sha256: digest },
    truncated: false,
    redactions: 0,
  };
  await log.append(started(1));
  await log.append(finished(1));
  await log.append(started(2, { event: 'exec.requested', command: push, approval: approval([]) }));
  await log.append(started(2, { event: 'exec.approved', command: push, approval: approval(['rita']) }));
  await log.append(started(2, { command: push, approval: approval(['rita']) }));
  await log.append(finished(2, { command: push, approval: approval(['rita']), recording }));
  await log.append(started(3, { event: 'exec.requested', command: push, approval: approval([]) }));
  await log.append(started(3, { event: 'exec.denied', command: push, approval: approval(['otto']), why: 'not today' }));
  await log.append(started(4, { event: 'exec.requested', command: push, approval: approval([]) }));
  await log.append(started(5, { event: 'exec.refused', command: { ...push, tier: 'forbidden' }, why: 'forbidden' }));
  writeFileSync(log.recordingPath(id(2)), cast);
  reader = folderReader(log.folder);
});

const idsOf = async (filter: Partial<ListFilter>): Promise<string[]> =>
  (await listRuns([reader], { ...anybody, ...filter })).map((run) => run.id);

describe('list', () => {
  it('tells each run once, newest first', async () => {
    const runs = await listRuns([reader], anybody);
    expect(runs.map((run) => [run.id, run.verdict, run.reviewers.join()])).toEqual([
      [id(5), 'refused', ''],
      [id(4), 'pending', ''],
      [id(3), 'denied', 'otto'],
      [id(2), 'approved', 'rita'],
      [id(1), 'routine', ''],
    ]);
    expect(runs[3]).toEqual({
      id: id(2),
      time: expect.stringMatching(/^2026-11-22T08:/),
      initiator: 'deploy-bot',
      command: 'git push --force',
      tier: 'critical',
      verdict: 'approved',
      reviewers: ['rita'],
      code: 0,
      signal: null,
      durationMs: 1000,
      recording: `${id(2)}.cast`,
      url: 'https://github.com/acme/ops/issues/7',
    });
    expect(runs[4]).toMatchObject({ initiator: 'ann', url: null, recording: null });
  });

  it.each<[Partial<ListFilter>, number[]]>([
    [{ tier: 'critical' }, [4, 3, 2]],
    [{ verdict: 'approved' }, [2]],
    [{ reviewer: 'RITA' }, [2]],
    [{ actor: 'deploy-bot' }, [4, 3, 2]],
    [{ actor: 'ann', tier: 'routine' }, [1]],
    [{ grep: 'PUSH' }, [5, 4, 3, 2]],
    [{ grep: '4711', limit: 1 }, [5]],
    [{ limit: 2 }, [5, 4]],
    [{ since: Date.parse('2026-11-22T08:00:08Z') }, [5, 4, 3]],
    [{ until: Date.parse('2026-11-22T08:00:03Z') }, [1]],
    [{ since: Date.parse('2027-01-01T00:00:00Z') }, []],
  ])('%j', async (filter, expected) => {
    expect(await idsOf(filter)).toEqual(expected.map(id));
  });

  it('finds the log of the key, or says that there is none', async () => {
    const own = reader.folder.split('/').at(-1) as string;
    expect((await logFolders(state.dir, () => own).current()).folder).toBe(reader.folder);
    expect((await logFolders(state.dir, () => null).current()).folder).toBe(reader.folder);
    await expect(logFolders(`${state.dir}/none`, () => null).current()).rejects.toMatchObject({ kind: 'not-found' });
    await expect(logFolders(state.dir, () => null).at('../../etc')).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('show', () => {
  it('tells the whole story, and the recording as a person read it', async () => {
    const story = await showRun([reader], castScreen, id(2));
    expect(story.records.map(({ event }) => event)).toEqual(['exec.requested', 'exec.approved', 'exec.started', 'exec.finished']);
    expect(story.screen).toEqual({ lines: ['hello world', 'done'], cut: false });
  });

  it('does not know other ids', async () => {
    await expect(showRun([reader], castScreen, id(77))).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('replay', () => {
  async function play(options: Partial<Parameters<typeof replay>[3]>) {
    const waits: number[] = [];
    let out = '';
    const clock: Clock = { now: () => 0, sleep: async (ms) => void waits.push(Math.round(ms)) };
    const lines = (await reader.recordingLines(`${id(2)}.cast`)) as AsyncIterable<string>;
    await replay(lines, clock, (text) => (out += text), {
      speed: 1,
      idleLimitMs: null,
      raw: false,
      interrupted: new AbortController().signal,
      ...options,
    });
    return { out, waits };
  }

  it('keeps the time of the recording and leaves out what acts', async () => {
    expect(await play({})).toEqual({ out: 'hello world\r\n\ufffdoops\r\u001b[2Kdone\r\n\u001b[0m\u001b[r', waits: [100, 100, 4800] });
  });

  it('faster, with shorter pauses', async () => {
    expect((await play({ speed: 2, idleLimitMs: 1000 })).waits).toEqual([50, 50, 500]);
  });

  it('raw passes everything on', async () => {
    expect((await play({ raw: true })).out).toContain('\u001b]52;c;eA==\u0007');
  });

  it('stops when interrupted', async () => {
    expect((await play({ interrupted: AbortSignal.abort() })).out).toBe('\u001b[0m\u001b[r');
  });
});
