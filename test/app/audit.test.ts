import { hash, sign } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyPath } from '../../src/adapters/keys/file-keys.ts';
import type { FolderLog } from '../../src/adapters/log/store.ts';
import type { Sha256 } from '../../src/core/model.ts';
import { checkpointText, signedNote } from '../../src/core/record/checkpoint.ts';
import { encodeLine, pae } from '../../src/core/record/envelope.ts';
import { leafHash, MerkleTree } from '../../src/core/record/merkle.ts';
import { readRecord } from '../../src/core/record/read-statement.ts';
import { aLog, aState, audit, codes, finished, id, linesOf, open, started } from '../adapters/log/a-log.ts';

const state = aState();
afterAll(() => state.drop());

/** 1 genesis and 130 runs: a sealed bundle of 256 lines and a partial with 5. */
let log: FolderLog;
let lines: string[];
beforeAll(async () => {
  log = await aLog(state.dir, 130);
  lines = await linesOf(log);
});

const sealed = 'entries/000000000.jsonl';
const partial = 'entries/000000001.p/005.jsonl';
let copies = 0;

/** A copy of the log, changed by `change`, and what verify says about it. */
async function tampered(change: (folder: string) => void, mode: 'quick' | 'default' | 'all-signatures' = 'default') {
  copies += 1;
  const folder = join(state.dir, 'copies', String(copies), log.origin);
  cpSync(log.folder, folder, { recursive: true, filter: (path) => !path.endsWith('reserve') });
  change(folder);
  const answer = await audit(state.dir, folder, mode);
  rmSync(folder, { recursive: true, force: true });
  return answer;
}

const rewrite = (folder: string, file: string, content: string): void => {
  chmodSync(join(folder, file), 0o600);
  writeFileSync(join(folder, file), content, 'latin1');
};

/** Stores other lines under the names they would have, and leaves the checkpoint alone. */
function store(folder: string, all: readonly string[]): void {
  rmSync(join(folder, 'entries'), { recursive: true });
  for (let index = 0; index * 256 < all.length; index += 1) {
    const some = all.slice(index * 256, index * 256 + 256);
    const name = String(index).padStart(9, '0');
    mkdirSync(join(folder, 'entries', `${name}.p`), { recursive: true });
    writeFileSync(
      join(folder, 'entries', some.length === 256 ? `${name}.jsonl` : `${name}.p/${String(some.length).padStart(3, '0')}.jsonl`),
      some.join(''),
    );
  }
}

const without = (n: number): string[] => lines.filter((_, i) => i !== n);
const swapped = (a: number, b: number): string[] => lines.map((line, i) => (i === a ? lines[b] : i === b ? lines[a] : line) as string);

/** The same log signed all over by its own key with something changed: what a thief of the key can do. */
function resigned(folder: string, change: (predicate: Record<string, unknown>, i: number) => void): void {
  const key = readFileSync(keyPath(state.dir), 'utf8');
  const tree = new MerkleTree();
  let prev = '0'.repeat(64);
  const all = lines.map((line, i) => {
    const statement = JSON.parse(Buffer.from(readRecord(line)?.envelope.payload as Uint8Array).toString());
    change(statement.predicate, i);
    statement.predicate.prev = prev;
    const payload = Buffer.from(JSON.stringify(statement));
    const made = encodeLine({ payload, signatures: [{ keyid: log.key.keyid, sig: sign(null, pae(payload), key) }] });
    prev = leafHash(made);
    tree.append(leafHash(made));
    return made;
  });
  store(folder, all);
  const text = checkpointText(log.origin, tree.size, tree.root());
  writeFileSync(join(folder, 'checkpoint'), signedNote(text, log.origin, log.key, sign(null, Buffer.from(text), key)));
}

describe('an untouched log', () => {
  it.each(['quick', 'default', 'all-signatures'] as const)('verifies: %s', async (mode) => {
    const answer = await tampered(() => {}, mode);
    expect(answer).toMatchObject({ ok: true, exit: 0, records: 261, size: 261, failures: [], trust: 'local', origin: log.origin });
    expect(answer.warnings.map(({ code }) => code)).toContain('LOCAL_TRUST');
    expect(answer.root).toBe((await log.checkpoint()).root);
  });

  it('has the files of docs/log-format.md', () => {
    expect(readdirSync(log.folder).sort()).toEqual(['checkpoint', 'entries', 'keys', 'log.vkey', 'recordings', 'reserve', 'tmp']);
    expect(readdirSync(join(log.folder, 'entries')).sort()).toEqual(['000000000.jsonl', '000000001.p']);
    expect(readdirSync(join(log.folder, 'entries', '000000001.p'))).toEqual(['005.jsonl']);
    expect(statSync(join(log.folder, sealed)).mode & 0o777).toBe(0o400);
    expect(readFileSync(join(log.folder, sealed), 'latin1').split('\n')).toHaveLength(257);
    expect(existsSync(join(log.folder, 'keys', `${log.key.keyid.slice(0, 16)}.pem`))).toBe(true);
    expect(statSync(join(log.folder, 'reserve')).size).toBe(1024 * 1024);
    expect(statSync(log.trustPath).mode & 0o777).toBe(0o400);
  });
});

describe('tampering is told (threats: log and replay)', () => {
  it.each<[string, (folder: string) => void, string[]]>([
    [
      'edit of a payload',
      (f) =>
        store(
          f,
          lines.map((line, i) => (i === 8 ? line.replace(/"payload":"(.{40})./, '"payload":"$1A') : line)),
        ),
      ['CHAIN', 'PARSE', 'ROOT'],
    ],
    [
      'white space added to a line',
      (f) =>
        store(
          f,
          lines.map((line, i) => (i === 8 ? line.replace('{', '{ ') : line)),
        ),
      ['CHAIN', 'PARSE', 'ROOT'],
    ],
    [
      'carriage return before a newline',
      (f) =>
        store(
          f,
          lines.map((line, i) => (i === 8 ? line.replace('\n', '\r\n') : line)),
        ),
      ['CHAIN', 'PARSE', 'ROOT'],
    ],
    [
      'a duplicate key',
      (f) =>
        store(
          f,
          lines.map((line, i) => (i === 8 ? line.replace('{"payload"', '{"payload":"e30=","payload"') : line)),
        ),
      ['CHAIN', 'PARSE', 'ROOT'],
    ],
    ['a record deleted', (f) => store(f, without(8)), ['CHAIN', 'SEQ', 'TRUNCATED']],
    ['two records swapped', (f) => store(f, swapped(7, 8)), ['CHAIN', 'PAIRING', 'ROOT', 'SEQ']],
    ['a record twice', (f) => store(f, [...lines.slice(0, 8), ...lines.slice(7)]), ['CHAIN', 'PAIRING', 'ROOT', 'SEQ']],
    ['an old record replayed at the end', (f) => store(f, [...lines, lines[3] as string]), ['CHAIN', 'PAIRING', 'SEQ']],
    [
      'a record inserted',
      (f) => store(f, [...lines.slice(0, 9), '{"payload":"e30="}\n', ...lines.slice(9)]),
      ['CHAIN', 'PARSE', 'ROOT', 'SEQ'],
    ],
    ['the last record cut', (f) => store(f, lines.slice(0, -1)), ['TRUNCATED']],
    ['the tail cut', (f) => store(f, lines.slice(0, 100)), ['TRUNCATED']],
    ['everything but genesis cut', (f) => store(f, lines.slice(0, 1)), ['TRUNCATED']],
    ['all records gone', (f) => rmSync(join(f, 'entries'), { recursive: true }), ['TRUNCATED']],
    ['a sealed bundle lost', (f) => rmSync(join(f, sealed)), ['CHAIN', 'GAP', 'PAIRING', 'SEQ', 'TRUNCATED']],
    ['the last bundle lost', (f) => rmSync(join(f, 'entries/000000001.p'), { recursive: true }), ['TRUNCATED']],
    ['a partial under a wider name', (f) => renameSync(join(f, partial), join(f, 'entries/000000001.p/006.jsonl')), ['GAP']],
    ['a torn last line', (f) => rewrite(f, partial, readFileSync(join(f, partial), 'latin1').slice(0, -40)), ['PARSE', 'ROOT']],
    [
      'a byte beyond ASCII',
      (f) =>
        store(
          f,
          lines.map((line, i) => (i === 8 ? line.replace('payload', 'pay\u00e4oad') : line)),
        ),
      ['CHAIN', 'PARSE', 'ROOT'],
    ],
    ['no checkpoint', (f) => rmSync(join(f, 'checkpoint')), ['CHECKPOINT']],
    ['an empty checkpoint', (f) => rewrite(f, 'checkpoint', ''), ['CHECKPOINT']],
    [
      'a checkpoint with another size',
      (f) => rewrite(f, 'checkpoint', readFileSync(join(f, 'checkpoint'), 'latin1').replace('261', '260')),
      ['CHECKPOINT'],
    ],
  ])('%s', async (_name, change, expected) => {
    const answer = await tampered(change);
    expect(answer.exit).toBe(1);
    expect(answer.ok).toBe(false);
    expect(codes(answer).filter((code) => code !== 'SIGNATURE')).toEqual(expected);
  });

  it('names the record whose text was changed', async () => {
    const answer = await tampered((f) => {
      const at = lines.length - 1;
      const { payload, signatures } = readRecord(lines[at] as string)?.envelope ?? { payload: new Uint8Array(), signatures: [] };
      const text = Buffer.from(payload).toString().replace('"ls"', '"rm"');
      store(f, [...lines.slice(0, at), encodeLine({ payload: Buffer.from(text), signatures })]);
    });
    expect(answer.failures).toEqual([
      { code: 'SIGNATURE', detail: `record 260 (${log.key.keyid})`, record: 260 },
      { code: 'ROOT', detail: 'at size 261' },
    ]);
  });

  it('flipping any bit of any signed file makes verify say no', async () => {
    const files = [sealed, partial, 'checkpoint'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 0, max: 7 }),
        async (file, where, bit) => {
          const answer = await tampered((folder) => {
            const bytes = readFileSync(join(folder, file));
            const at = Math.floor(where * bytes.length);
            bytes[at] = (bytes[at] as number) ^ (1 << bit);
            chmodSync(join(folder, file), 0o600);
            writeFileSync(join(folder, file), bytes);
          });
          expect(answer.exit).toBe(1);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('flipping any bit is seen by --quick as well', async () => {
    for (const at of [0, 1000, 50_000, 200_000]) {
      const answer = await tampered((folder) => {
        const bytes = readFileSync(join(folder, sealed));
        bytes[at] = (bytes[at] as number) ^ 1;
        rewrite(folder, sealed, bytes.toString('latin1'));
      }, 'quick');
      expect(codes(answer)).toContain('ROOT');
    }
  });
});

describe('keys', () => {
  it('a log signed all over by another key is told, though it is consistent', async () => {
    const other = aState();
    const forged = await aLog(other.dir, 2);
    const answer = await tampered((folder) => {
      rmSync(folder, { recursive: true });
      cpSync(forged.folder, folder, { recursive: true });
    });
    other.drop();
    expect(answer).toMatchObject({ exit: 1 });
    expect(codes(answer)).toEqual(['UNTRUSTED_KEY']);
  });

  it('without anybody who vouches for the key: verified but incomplete', async () => {
    const other = aState();
    const answer = await audit(other.dir, log.folder);
    other.drop();
    expect(answer).toMatchObject({ ok: false, exit: 3, failures: [], trust: null });
    expect(answer.warnings.map(({ code }) => code)).toContain('UNTRUSTED_KEY');
  });

  it('the key file inside the log is never trusted, --trust is', async () => {
    const named = join(state.dir, 'named.vkey');
    copyFileSync(log.trustPath, named);
    const other = aState();
    expect(await audit(other.dir, log.folder, 'default', named)).toMatchObject({ exit: 0, trust: 'option' });
    expect(await audit(other.dir, log.folder, 'default', join(log.folder, 'keys', `${log.key.keyid.slice(0, 16)}.pem`))).toMatchObject({
      exit: 0,
    });
    const theirs = await aLog(other.dir, 1);
    expect(codes(await audit(state.dir, log.folder, 'default', theirs.trustPath))).toEqual(['UNTRUSTED_KEY']);
    other.drop();
  });

  it('a thief of the key leaves a consistent log, but cannot start what nobody approved', async () => {
    const silent = await tampered((folder) => resigned(folder, () => {}));
    expect(silent).toMatchObject({ failures: [], exit: 0 });
    const answer = await tampered((folder) =>
      resigned(folder, (predicate, i) => {
        if (i === 1) (predicate as { command: { tier: string } }).command.tier = 'critical';
      }),
    );
    expect(answer.failures).toEqual([{ code: 'PAIRING', detail: `${id(0)}: started without an approval`, record: 1 }]);
  });

  it.each<[string, (predicate: Record<string, unknown>, i: number) => void, string]>([
    [
      'wrong seq',
      (p, i) => {
        if (i === 5) p.seq = 6;
      },
      'SEQ',
    ],
    [
      'wrong epoch',
      (p, i) => {
        if (i === 5) p.epoch = 1;
      },
      'EPOCH',
    ],
    [
      'another origin',
      (p, i) => {
        if (i === 5) p.origin = 'else';
      },
      'CHAIN',
    ],
    [
      'a second genesis',
      (p, i) => {
        if (i === 5) p.event = 'log.genesis';
      },
      'SEQ',
    ],
    [
      'an unknown event',
      (p, i) => {
        if (i === 5) p.event = 'exec.forgotten';
      },
      'PAIRING',
    ],
    [
      'a huge number',
      (p, i) => {
        if (i === 5) p.seq = 1e300;
      },
      'PARSE',
    ],
    [
      'a finish without a start',
      (p, i) => {
        if (i === 1) p.event = 'exec.finished';
      },
      'PAIRING',
    ],
    [
      'a recording that leads elsewhere',
      (p, i) => {
        if (i === 2) p.recording = { file: '../../../etc/passwd' };
      },
      'PARSE',
    ],
  ])('signed by the right key, still refused: %s', async (_name, change, code) => {
    expect(codes(await tampered((folder) => resigned(folder, change)))).toContain(code);
  });
});

describe('recordings', () => {
  const recordingOf = (text: string) => {
    const sha256 = hash('sha256', text) as Sha256;
    return {
      file: `${id(900)}.cast`,
      format: 'asciicast-v2' as const,
      bytes: Buffer.byteLength(text),
      sha256,
      raw: { bytes: 1, sha256 },
      truncated: false,
      redactions: 0,
    };
  };

  it.each<[string, (path: string) => void, number, string | null]>([
    ['whole', () => {}, 0, null],
    ['changed', (path) => writeFileSync(path, readFileSync(path, 'utf8').replace('hello', 'hallo')), 1, `${id(900)} at byte 0`],
    ['cut', (path) => writeFileSync(path, readFileSync(path, 'utf8').slice(0, 20)), 1, `${id(900)} at byte 20`],
    ['longer', (path) => writeFileSync(path, `${readFileSync(path, 'utf8')}[9,"o","more"]\n`), 1, `${id(900)} at byte 59`],
    ['gone, and no record says it was pruned', (path) => rmSync(path), 1, `${id(900)} at byte 0`],
  ])('%s', async (_name, change, exit, detail) => {
    const own = aState();
    const mine = open(own.dir);
    await mine.prepare();
    const text = '{"version":2,"width":80,"height":24}\n[0.1,"o","hello"]\n\n\n\n\n';
    writeFileSync(mine.recordingPath(id(900)), text);
    await mine.append(started(900));
    await mine.append(finished(900, { recording: recordingOf(text) }));
    change(mine.recordingPath(id(900)));
    const answer = await audit(own.dir, mine.folder);
    expect(answer.exit).toBe(exit);
    expect(answer.failures.map((failure) => failure.detail)).toEqual(detail === null ? [] : [detail]);
    own.drop();
  });

  it('pruned with a signed record: verified but incomplete', async () => {
    const own = aState();
    const mine = open(own.dir);
    await mine.prepare();
    await mine.append(started(900));
    await mine.append(finished(900, { recording: recordingOf('x') }));
    await mine.append({ event: 'log.pruned', id: id(901), pruned: [id(900)] });
    expect(await audit(own.dir, mine.folder)).toMatchObject({ exit: 3, failures: [] });
    own.drop();
  });
});
