import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castBytes, castEvents, Harness, type Job } from './harness.ts';

const harness = new Harness();
beforeAll(() => harness.build());
afterAll(() => harness.remove());

const sh = (script: string, more: Partial<Job> = {}): Job => ({ argv: ['sh', '-c', script], path: '/bin/sh', ...more });

describe('exit status', () => {
  const table: readonly [name: string, job: Job, status: number, by: string][] = [
    ['0', sh('exit 0'), 0, 'itself'],
    ['its own', sh('exit 42'), 42, 'itself'],
    ['a signal of its own', sh('kill -TERM $$'), 143, 'itself'],
    ['SIGKILL', sh('kill -KILL $$'), 137, 'itself'],
    ['timeout', sh('sleep 60', { timeoutMs: 200 }), 143, 'timeout'],
    ['timeout, though the child leaves with 0', sh('trap "exit 0" TERM; while :; do sleep 0.05; done', { timeoutMs: 300 }), 143, 'timeout'],
  ];
  it.each(
    table.flatMap((row) =>
      [false, true].map((record) => [`${row[0]}, ${record ? 'recorded' : 'not recorded'}`, { ...row[1], record }, row[2], row[3]] as const),
    ),
  )('%s', (_name, job, status, by) => {
    const done = harness.run(job);
    expect([done.status, done.told.run?.endedBy]).toEqual([status, by]);
  });
});

describe('streams', () => {
  it('stay separate and byte-exact, binary stdin included', () => {
    const input = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 256));
    const done = harness.run(sh('tee /dev/stderr | cat'), input);
    expect(done.stdout.equals(input)).toBe(true);
    expect(done.stderr.equals(input)).toBe(true);
    expect(castBytes(done.cast, ['o']).equals(input)).toBe(true);
    expect(castBytes(done.cast, ['e']).equals(input)).toBe(true);
  });

  it('are pipes that the child can open by name', () => {
    const done = harness.run(sh('echo out > /dev/stdout; echo err > /dev/stderr; test -p /dev/stdout && echo pipe'));
    expect([done.stdout.toString(), done.stderr.toString(), done.status]).toEqual(['out\npipe\n', 'err\n', 0]);
  });

  it('`ls | cat` is what `ls` alone gives', () => {
    const done = harness.run({ argv: ['ls', '-la', '/usr/bin'], path: '/bin/ls' });
    const plain = harness.run({ argv: ['ls', '-la', '/usr/bin'], path: '/bin/ls', record: false });
    expect(done.stdout.length).toBeGreaterThan(10_000);
    expect(done.stdout.equals(plain.stdout)).toBe(true);
  });

  it("approved stdin takes the place of guard's own", () => {
    const done = harness.run(sh('cat /dev/stdin', { stdin: 'approved\u0000\u00ff' }), 'swapped');
    expect(done.stdout.toString('latin1')).toBe('approved\u0000\u00ff');
  });

  it('a reader that leaves early (`| head -1`) ends the child as it would end it alone', () => {
    const { argv, told } = harness.prepare(sh('yes; echo $? >&2'));
    const done = harness.run(sh(`${argv.join(' ')} | head -1`, { record: false }));
    expect(done.stdout.toString()).toBe('y\n');
    expect(done.stderr.toString()).toBe('141\n');
    expect(told().run?.code).toBe(0);
  });

  it("argv[0] is the caller's", () => {
    expect(harness.run({ argv: ['other-name', '-c', 'echo $0'], path: '/bin/sh' }).stdout.toString()).toBe('other-name\n');
  });
});

describe.skipIf(!existsSync('/dev/full'))('output that cannot be written', () => {
  const table: readonly [name: string, job: Job, to: string, status: RegExp, stderr: string][] = [
    ['a short line', sh('echo hi'), '> /dev/full', /^1$/, 'guard: stdout: no space left on device\n'],
    ['what fits into the pipe', sh('seq 9000'), '> /dev/full', /^1$/, 'guard: stdout: no space left on device\n'],
    ['the child keeps its own failure', sh('echo hi; exit 7'), '> /dev/full', /^7$/, 'guard: stdout: no space left on device\n'],
    ['endless output', { argv: ['yes'], path: '/usr/bin/yes' }, '> /dev/full', /^(1|141)$/, 'guard: stdout: no space left on device\n'],
    ['stderr', sh('echo hi >&2'), '2> /dev/full', /^1$/, ''],
    ['on a terminal', sh('seq 9000', { io: 'pty' }), '> /dev/full', /^(1|129)$/, 'guard: stdout: no space left on device\n'],
  ];
  it.each(table)('%s: never a success', (_name, job, to, status, stderr) => {
    const { argv, told } = harness.prepare(job);
    const done = spawnSync('bash', ['-c', `exec ${argv.join(' ')} ${to}`], { timeout: 20_000 });
    expect(done.stderr.toString()).toBe(stderr);
    expect(String(done.status)).toMatch(status);
    expect(told().run?.endedBy).toBe('output');
  });
});

describe("the child's surroundings", () => {
  it('has a session of its own, no terminal, and no descriptor but its three', () => {
    const done = harness.run({
      argv: ['sh', '-c', 'ls /proc/self/fd; cut -d" " -f6,7 /proc/$$/stat; echo $$; ( : </dev/tty ) 2>/dev/null || echo none'],
      path: '/bin/sh',
    });
    const lines = done.stdout.toString().trim().split('\n');
    // The fourth, whatever its number, is the folder that ls itself reads.
    expect(lines.slice(0, 3)).toEqual(['0', '1', '2']);
    expect(lines[4]).toBe(`${lines[5]} 0`);
    expect(lines[6]).toBe('none');
    expect(lines.length).toBe(7);
  });

  it('inherits nothing that was open in the caller', () => {
    const { argv } = harness.prepare({
      argv: ['sh', '-c', 'for n in 7 99 200; do [ -e /proc/self/fd/$n ] && echo leaked; done; echo clean'],
      path: '/bin/sh',
    });
    const done = harness.run({
      argv: ['bash', '-c', `exec 7</etc/passwd 99<&7 200<&7; exec ${argv.join(' ')}`],
      path: '/bin/bash',
      record: false,
    });
    expect(done.stdout.toString()).toBe('clean\n');
  });

  it.each([
    ['a program that is gone', { argv: ['x'], path: '/no/such/program' }, 'not-found'],
    ['a file that is not executable', { argv: ['x'], path: '/etc/passwd' }, 'not-permitted'],
    ['a folder', { argv: ['x'], path: '/etc' }, 'not-permitted'],
    ['a cwd that is gone', { argv: ['x'], path: '/bin/true', cwd: '/no/such/folder' }, 'not-permitted'],
  ] as [string, Job, string][])('%s is a fault, and nothing ran', (_name, job, kind) => {
    for (const io of ['pipe', 'pty'] as const) expect(harness.run({ ...job, io }).told.fault?.kind).toBe(kind);
  });
});

it.each(['pipe', 'pty'] as const)('no signal cuts short the record of the end (%s)', (io) => {
  expect(harness.run(sh('exit 0', { io })).told.listens).toBe(true);
});

describe('what fails once the command runs', () => {
  /** `closeSync` fails, once, for a descriptor whose name is like that. */
  function withClosing(name: string, job: Job) {
    const broken = join(harness.folder, 'closing.cjs');
    writeFileSync(
      broken,
      `const fs = require('fs'), { closeSync, readlinkSync } = fs;
      let done = false;
      fs.closeSync = (fd) => {
        const found = !done && new RegExp(${JSON.stringify(name)}).test(readlinkSync('/proc/self/fd/' + fd));
        closeSync(fd);
        if (found) throw (done = true, Object.assign(new Error('EIO: i/o error, close'), { code: 'EIO' }));
      };
      require('module').syncBuiltinESMExports();`,
    );
    const { argv, told, cast } = harness.prepare(job);
    const done = spawnSync(argv[0], ['--require', broken, ...argv.slice(1)], { timeout: 20_000, killSignal: 'SIGKILL' });
    return { status: done.status, stderr: done.stderr.toString(), told: told(), cast };
  }

  it('a stream: it is killed, and told as one that ran', () => {
    const done = withClosing('\\.pipes/', sh('trap "" TERM; while :; do sleep 0.1; done'));
    expect(done.stderr).toBe('guard: the command was ended: its streams failed: i/o error\n');
    expect([done.told.fault, done.told.run?.endedBy]).toEqual([null, 'output']);
    expect(done.told.run?.recording?.sha256).toBe(createHash('sha256').update(readFileSync(done.cast)).digest('hex'));
  });

  it('the end of its recording: it has run all the same', () => {
    const done = withClosing('\\.cast$', sh('exit 3'));
    expect([done.status, done.told.fault, done.told.run?.recording?.truncated]).toEqual([3, null, true]);
  });

  it("something of somebody's beside its input: it has run all the same", () => {
    const script = 'folder=$(readlink /proc/$$/fd/0); echo x >"$' + '{folder%/*}/theirs"; exit 3';
    const done = harness.run(sh(script, { io: 'pty' }));
    expect([done.status, done.told.fault]).toEqual([3, null]);
  });
});

describe('recording', () => {
  it('rebuilds what was written; both digests are right', () => {
    const done = harness.run(sh('printf "a\\377b\\n"; printf "z\\303\\274 \\n" >&2; exit 3'));
    const file = readFileSync(done.cast);
    const raw = castBytes(done.cast);
    const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(done.told.run?.recording).toMatchObject({
      bytes: file.length,
      sha256: sha(file),
      raw: { bytes: raw.length, sha256: sha(raw) },
      truncated: false,
      redactions: 0,
    });
    expect(castEvents(done.cast).at(-1)?.slice(1)).toEqual(['x', '3']);
    expect(castBytes(done.cast, ['o']).toString('latin1')).toBe('a\u00ffb\n');
  });

  it('masks secrets in the recording alone', () => {
    const done = harness.run(sh('printf hun; sleep 0.05; printf ter22; echo', { secrets: ['hunter22'] }));
    expect(done.stdout.toString()).toBe('hunter22\n');
    expect(castBytes(done.cast).toString()).toBe('********\n');
    expect(done.told.run?.recording?.redactions).toBe(1);
  });

  it('a cap stops the events, not the count, the digest or the child', () => {
    const done = harness.run(sh('head -c 300000 /dev/zero | tr "\\0" x', { capBytes: 100_000 }));
    expect(done.stdout.length).toBe(300_000);
    expect(done.told.run?.recording).toMatchObject({
      truncated: true,
      raw: { bytes: 300_000, sha256: createHash('sha256').update(done.stdout).digest('hex') },
    });
    expect(castBytes(done.cast).length).toBeLessThanOrEqual(100_000);
    expect(castEvents(done.cast).some(([, type]) => type === 'm')).toBe(true);
  });

  it('a file that is there already is never written over, and nothing runs', () => {
    const first = harness.run(sh('echo one'));
    const before = readFileSync(first.cast);
    const second = harness.run(sh('echo two', { recordPath: first.cast }));
    expect([second.told.fault?.kind, second.stdout.length]).toEqual(['io', 0]);
    expect(readFileSync(first.cast).equals(before)).toBe(true);
  });
});
