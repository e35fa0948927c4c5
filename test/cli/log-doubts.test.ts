import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fileKeys } from '../../src/adapters/keys/file-keys.ts';
import { type FolderLog, openLog } from '../../src/adapters/log/store.ts';
import { logListVerb } from '../../src/cli/commands/log-list.ts';
import { logReplayVerb } from '../../src/cli/commands/log-replay.ts';
import { logShowVerb } from '../../src/cli/commands/log-show.ts';
import type { Io } from '../../src/cli/io.ts';
import { jsonLine } from '../../src/cli/render/log-json.ts';
import type { Sha256 } from '../../src/core/model.ts';
import type { RecordDraft } from '../../src/core/record/statement.ts';
import { aState, finished, id, started } from '../adapters/log/a-log.ts';

const states: { drop(): void }[] = [];
afterEach(() => {
  for (const state of states.splice(0)) state.drop();
});

const cast = (text: string): string => `{"version":2,"width":20,"height":4}\n[0.1,"o","${text}\\r\\n"]\n`;

/** A state folder whose own log has one recorded run that printed `text`. */
async function machine(text: string, reason = '') {
  const state = aState();
  states.push(state);
  const log = openLog({
    stateDir: state.dir,
    keys: fileKeys({ stateDir: state.dir, env: {} }),
    host: hostname(),
    user: userInfo().username,
    guardVersion: '0.0.0',
    clock: { now: () => Date.parse('2026-11-22T08:00:00Z') },
  });
  await log.prepare();
  const command = { ...(started(1).command as NonNullable<RecordDraft['command']>), argv: ['echo', text], reason };
  const sha256 = hash('sha256', cast(text)) as Sha256;
  const bytes = Buffer.byteLength(cast(text));
  writeFileSync(log.recordingPath(id(1)), cast(text));
  await log.append(started(1, { command }));
  await log.append(
    finished(1, {
      command,
      recording: { file: `${id(1)}.cast`, format: 'asciicast-v2', bytes, sha256, raw: { bytes, sha256 }, truncated: false, redactions: 0 },
    }),
  );
  return { dir: state.dir, log };
}

async function asked(dir: string, verb: (io: Io) => Promise<number>) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    env: { GUARD_HOME: dir, HOME: dir },
    cwd: () => dir,
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    interrupted: () => new AbortController().signal,
    version: '0.0.0',
  } as unknown as Io;
  const code = await verb(io);
  return { code, out: out.join(''), err: err.join('') };
}

const list = (dir: string) => asked(dir, (io) => logListVerb(io, { json: true }));
const show = (dir: string) => asked(dir, (io) => logShowVerb(io, {}, id(1)));
const replay = (dir: string) => asked(dir, (io) => logReplayVerb(io, { speed: '1000' }, id(1)));
const edit = (log: FolderLog): void =>
  writeFileSync(log.recordingPath(id(1)), readFileSync(log.recordingPath(id(1)), 'utf8').replace('real', 'fake'));

describe('what is shown is what was signed, or somebody is told', () => {
  it('says nothing about a log that is whole', async () => {
    const { dir } = await machine('real');
    for (const verb of [list, show, replay])
      expect(await verb(dir)).toMatchObject({ code: 0, err: '', out: expect.stringContaining('real') });
  });

  it('an edited recording', async () => {
    const { dir, log } = await machine('real');
    edit(log);
    expect((await show(dir)).out).toContain('NOT the recording that was signed:\n  fake');
    for (const verb of [show, replay]) expect((await verb(dir)).err).toContain('warning: this is not the recording that was signed');
  });

  it('a log of somebody else cannot tell the story of a run, whatever its name', async () => {
    const { dir } = await machine('real');
    const other = await machine('forged');
    cpSync(other.log.folder, join(dir, 'logs', 'aa-forged'), { recursive: true });
    expect((await show(dir)).out).toContain('echo real');
    expect((await replay(dir)).out).toContain('real');
    const listed = await list(dir);
    expect(JSON.parse(listed.out).map((run: { command: string }) => run.command)).toEqual(['echo real']);
    expect(listed.err).toContain('aa-forged: 1 of its runs have the id of a run in another log');
    expect(listed.err).toMatch(/nobody vouches for the key of \S*aa-forged/);
  });

  it('a run that only an untrusted log has is shown with a warning', async () => {
    const { log } = await machine('forged');
    const state = aState();
    states.push(state);
    cpSync(log.folder, join(state.dir, 'logs', basename(log.folder)), { recursive: true });
    for (const verb of [list, show, replay]) expect((await verb(state.dir)).err).toContain('warning: nobody vouches for the key of');
  });

  it.each<[string, (logs: string) => void]>([
    ['a folder for a bundle', (logs) => mkdirSync(join(logs, 'aa/entries/000000000.jsonl'), { recursive: true })],
    ['a pipe for a checkpoint', (logs) => execFileSync('sh', ['-c', 'mkdir -p "$1/aa/entries"; mkfifo "$1/aa/checkpoint"', 'sh', logs])],
    ['a file for the entries', (logs) => execFileSync('sh', ['-c', 'mkdir "$1/aa"; : > "$1/aa/entries"', 'sh', logs])],
  ])('%s beside the own log breaks nothing', async (_name, plant) => {
    const { dir } = await machine('real');
    plant(join(dir, 'logs'));
    for (const verb of [list, show, replay]) expect(await verb(dir)).toMatchObject({ code: 0, out: expect.stringContaining('real') });
    expect((await list(dir)).err).toContain('logs/aa');
  });
});

describe('json for machines, read on terminals', () => {
  it.each(['\u009b31m', '\u009d52;c;eA==\u009c', '\u007f', '\u2028\u2029', '\u202e\u2066\u200f\u061c', '\u200b', '\u{e0041}'])(
    'escapes %j',
    (text) => {
      const line = jsonLine({ [text]: text });
      expect(line).toMatch(/^[\x20-\x7e]+\n$/);
      expect(JSON.parse(line)).toEqual({ [text]: text });
    },
  );

  it('list and show', async () => {
    const { dir } = await machine('real', 'x\u009b31m\u202e\u2028');
    for (const { out } of [await list(dir), await asked(dir, (io) => logShowVerb(io, { json: true }, id(1)))])
      expect(out).not.toMatch(/[\u007f-\u009f\u2028\u2029\u202a-\u202e]/u);
  });
});
