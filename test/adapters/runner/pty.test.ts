import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProcess } from '../../../src/adapters/runner/processes.ts';
import { castBytes, castEvents, Harness, type Job } from './harness.ts';
import { OuterTerminal } from './outer-terminal.ts';

const harness = new Harness();
beforeAll(() => harness.build());
afterAll(() => harness.remove());

const sh = (script: string, more: Partial<Job> = {}): Job => ({ argv: ['sh', '-c', script], path: '/bin/sh', io: 'pty', ...more });
const open: OuterTerminal[] = [];
afterAll(() => {
  for (const terminal of open) terminal.close();
});
function onTerminal(job: Job, options?: ConstructorParameters<typeof OuterTerminal>[1]) {
  const prepared = harness.prepare(job);
  const terminal = new OuterTerminal(prepared.argv, options);
  open.push(terminal);
  return { ...prepared, terminal };
}

describe('every byte', () => {
  it('50 MB of cat arrive whole, five times, in flat memory; the recording has them all', () => {
    const big = join(harness.folder, 'big');
    const line = `${'0123456789abcdef'.repeat(4)} ü\n`;
    writeFileSync(big, line.repeat(Math.ceil(50_000_000 / Buffer.byteLength(line))));
    const expected = readFileSync(big, 'latin1').replaceAll('\n', '\r\n');
    for (let round = 0; round < 5; round++) {
      const done = harness.run({ argv: ['cat', big], path: '/bin/cat', io: 'pty', record: round === 0 });
      expect(done.stdout.length).toBe(expected.length);
      expect(done.stdout.toString('latin1') === expected).toBe(true);
      expect(done.told.memory).toBeLessThan(150e6);
      if (round === 0) expect(castBytes(done.cast).equals(done.stdout)).toBe(true);
    }
  }, 120_000);

  it('a reader that pauses while the child writes and exits loses nothing', () => {
    const { argv } = harness.prepare(sh('seq 1 20000', { record: false }));
    const done = spawnSync('sh', ['-c', `${argv.join(' ')} | (sleep 1; cat)`], { maxBuffer: 1 << 26 });
    expect(done.stdout.toString().split('\r\n').length).toBe(20_001);
  });

  it('output that is no UTF-8 is rebuilt byte for byte', () => {
    const done = harness.run(sh("printf '\\377\\376a\\300\\200\\355\\240\\200\\303'"));
    expect(done.stdout.toString('latin1')).toBe('\u00ff\u00fea\u00c0\u0080\u00ed\u00a0\u0080\u00c3');
    expect(castBytes(done.cast).equals(done.stdout)).toBe(true);
    expect(castEvents(done.cast).some(([, type]) => type === 'B')).toBe(true);
  });

  it('guard leaves with the child, though a process left behind keeps the terminal', () => {
    const done = harness.run(sh('(trap "" HUP; sleep 5) & echo there; exit 7'));
    expect([done.status, done.stdout.toString()]).toEqual([7, 'there\r\n']);
    expect(done.told.run?.durationMs).toBeLessThan(4_000);
  });

  it('a child that closes its terminal and lives on is waited for', () => {
    const done = harness.run(sh('exec <&- >&- 2>&-; sleep 0.3; exit 9'));
    expect(done.status).toBe(9);
  });
});

describe('status and argv', () => {
  it.each([
    ['its own', sh('exit 42'), 42],
    ['SIGTERM', sh('kill -TERM $$'), 143],
    ['SIGKILL', sh('kill -KILL $$'), 137],
  ] as [string, Job, number][])('%s', (_name, job, status) => {
    const done = harness.run(job);
    expect([done.status, done.told.run?.endedBy]).toEqual([status, 'itself']);
  });

  it("argv[0] is the caller's, and the environment is what was given", () => {
    const env = { A: 'x y', LC_ALL: 'xx_NOPE', PWD: '/elsewhere', SHLVL: '7' };
    const done = harness.run({
      argv: ['renamed', '-c', 'tr "\\0" "\\n" </proc/$$/cmdline | head -1; tr "\\0" "\\n" </proc/$$/environ | sort'],
      path: '/bin/sh',
      io: 'pty',
      env,
    });
    expect(done.stdout.toString().trim().split('\r\n')).toEqual(['renamed', 'A=x y', 'LC_ALL=xx_NOPE', 'PWD=/elsewhere', 'SHLVL=7']);
  });

  it('an interpreter that is gone is 127, as in every shell', () => {
    const script = join(harness.folder, 'script');
    writeFileSync(script, '#!/no/such/interpreter\n', { mode: 0o755 });
    expect([126, 127]).toContain(harness.run({ argv: [script], io: 'pty' }).status);
  });

  it('binary stdin from a pipe reaches the child as it is', () => {
    const input = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 256));
    const done = harness.run(sh('cksum'), input);
    expect(done.stdout.toString()).toBe(`${execFileSync('cksum', { input }).toString().trim()}\r\n`);
  });

  it('approved stdin takes its place', () => {
    expect(harness.run(sh('cat', { stdin: 'approved' }), 'swapped').stdout.toString()).toBe('approved');
  });
});

describe('on a terminal', () => {
  it('the child has a terminal of its own, of the same size, and follows it', async () => {
    const { terminal, cast } = onTerminal(sh('trap "stty size; exit" WINCH; tty; stty size; echo ready; while :; do sleep 0.05; done'), {
      cols: 91,
      rows: 17,
    });
    await terminal.see(/\/dev\/pts\/\d+/);
    await terminal.see(/17 91\r\nready/);
    terminal.resize(60, 20);
    await terminal.see(/20 60/);
    expect(await terminal.exit()).toBe(0);
    expect(castEvents(cast).find(([, type]) => type === 'r')?.[2]).toBe('60x20');
  });

  it('keys reach the child; Ctrl-C ends it and not guard; the terminal is as before', async () => {
    const { argv, told } = harness.prepare({ argv: ['sh', '-c', 'read x; echo "got $x"; read y'], path: '/bin/sh', io: 'pty' });
    const terminal = new OuterTerminal([
      'sh',
      '-c',
      `stty -a > ${harness.folder}/before; ${argv.join(' ')}; echo "status $?"; stty -a > ${harness.folder}/after`,
    ]);
    open.push(terminal);
    await new Promise((resolve) => setTimeout(resolve, 300));
    terminal.send('hello\r');
    await terminal.see(/got hello/);
    terminal.send('\u0003');
    await terminal.see(/status 130/);
    await terminal.exit();
    expect(readFileSync(`${harness.folder}/after`, 'utf8')).toBe(readFileSync(`${harness.folder}/before`, 'utf8'));
    expect(told().run?.signal).toBe('SIGINT');
  });

  it('Ctrl-D is the end of stdin', async () => {
    const { terminal } = onTerminal(sh('echo go; cat; echo done'));
    await terminal.see(/go/);
    terminal.send('\u0004');
    await terminal.see(/done/);
    expect(await terminal.exit()).toBe(0);
  });

  it('Ctrl-Z stops both under a shell with job control, `fg` goes on', async () => {
    const { argv } = harness.prepare(sh('echo started; sleep 1; echo finished'));
    const terminal = new OuterTerminal(['bash', '--norc', '--noprofile', '-i'], { env: { PS1: '$ ', HISTFILE: '' } });
    open.push(terminal);
    await terminal.see(/\$ /);
    terminal.send(`${argv.join(' ')}\r`);
    await terminal.see(/started/);
    terminal.send('\u001a');
    await terminal.see(/Stopped/);
    terminal.send('stty -a | grep -o "[^-]icanon"; fg\r');
    await terminal.see(/\r icanon/);
    await terminal.see(/\nfinished/);
    // What is typed before the shell reads again is the command's, as under any program that hands the terminal on.
    await terminal.see(/\$ /);
    terminal.send('echo "last $?"; exit\r');
    await terminal.see(/\rlast 0/);
  });
});

describe('ending it from outside', () => {
  const started = async (job: Job) => {
    const { argv, told } = harness.prepare(job);
    const child = spawn(argv[0], argv.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] });
    const output = new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
    const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
    return { child, first: await output, exit, told };
  };

  it.each([
    ['pipe', 'SIGTERM', 143],
    ['pty', 'SIGTERM', 143],
    ['pipe', 'SIGINT', 130],
    ['pty', 'SIGHUP', 129],
    ['pty', 'SIGUSR1', 138],
  ] as const)('%s: %s to guard reaches the child once', async (io, signal, status) => {
    const { child, exit, told } = await started(sh('echo up; exec sleep 60', { io }));
    child.kill(signal);
    expect(await exit).toBe(status);
    expect(told().run).toMatchObject({ endedBy: 'signal', signal });
  });

  it.each(['pipe', 'pty'] as const)(
    '%s: a revocation reaches a child that ignores SIGTERM, its children, and who left by setsid',
    async (io) => {
      const script = 'trap "" TERM; sleep 61 & a=$!; setsid sleep 62 & b=$!; sleep 0.2; echo $a $b; while :; do sleep 0.1; done';
      const { child, first, exit, told } = await started({ argv: ['bash', '-c', script], path: '/bin/bash', io, revokeOnAlarm: true });
      child.kill('SIGALRM');
      expect(await exit).toBe(137);
      expect(told().run).toMatchObject({ endedBy: 'revocation', signal: 'SIGKILL' });
      for (const pid of first.trim().split(' ').map(Number)) expect([undefined, 'Z']).toContain(readProcess(pid)?.state);
    },
    20_000,
  );

  it.each(['pipe', 'pty'] as const)(
    '%s: it reaches who left by setsid and ignores SIGTERM though the leader has gone, and the sessions that it makes',
    async (io) => {
      const inner = 'trap "" TERM; setsid sleep 63 & echo $$ $!; while :; do sleep 0.1; done';
      const script = `setsid bash -c '${inner}' & wait`;
      const { child, first, exit, told } = await started({ argv: ['bash', '-c', script], path: '/bin/bash', io, revokeOnAlarm: true });
      child.kill('SIGALRM');
      // bash leads, and leaves, on SIGTERM.
      expect(await exit).toBe(143);
      expect(told().run).toMatchObject({ endedBy: 'revocation', signal: 'SIGTERM' });
      for (const pid of first.trim().split(' ').map(Number)) expect([undefined, 'Z']).toContain(readProcess(pid)?.state);
    },
    20_000,
  );

  it('a terminal that fails after the fork: the command is killed, and told as one that ran', () => {
    // As in a container without its devpts, or with all descriptors in use.
    const broken = join(harness.folder, 'broken.cjs');
    writeFileSync(
      broken,
      `const fs = require('fs'), { openSync } = fs;
      fs.openSync = (path, ...rest) => {
        if (/^\\/dev\\/pts\\/\\d+$/.test(path)) throw Object.assign(new Error('ENOENT: no such file or directory, open'), { code: 'ENOENT' });
        return openSync(path, ...rest);
      };
      require('module').syncBuiltinESMExports();`,
    );
    const pids = join(harness.folder, 'broken.pid');
    const job = { ...sh(`trap "" HUP TERM; echo $$ > ${pids}; while :; do sleep 0.1; done`) };
    const { argv, told } = harness.prepare(job);
    const done = spawnSync(argv[0], ['--require', broken, ...argv.slice(1)], { timeout: 20_000, killSignal: 'SIGKILL' });
    expect(done.stderr.toString()).toBe('guard: the command was killed: its terminal failed: no such file or directory\n');
    expect([done.status, told().fault]).toEqual([told().run?.signal === 'SIGKILL' ? 137 : 143, null]);
    expect(told().run?.endedBy).toBe('output');
    if (existsSync(pids)) expect([undefined, 'Z']).toContain(readProcess(Number(readFileSync(pids, 'utf8')))?.state);
  });

  it('a reader that stalls does not hold up the timeout', async () => {
    const { argv, told } = harness.prepare(sh('yes', { timeoutMs: 300, record: false, io: 'pipe' }));
    const recorded = harness.prepare(sh('yes', { timeoutMs: 300, io: 'pty', capBytes: 1000 }));
    for (const one of [{ argv, told }, recorded]) {
      const done = spawnSync('bash', ['-c', `${one.argv.join(' ')} | (sleep 6; :); echo "\${PIPESTATUS[0]}"`]);
      expect([done.stdout.toString(), one.told().run?.endedBy]).toEqual(['143\n', 'timeout']);
    }
  }, 20_000);
});

describe('recording', () => {
  const player = '/usr/bin/asciinema';
  it.skipIf(!existsSync(player))('is played by asciinema', () => {
    const done = harness.run(sh('printf "\\033[31mred\\033[0m ü\\n"; printf "\\377\\n"'));
    // It wants a terminal of its own to read keys from.
    const played = spawnSync('script', ['-qec', `${player} cat ${done.cast}`, '/dev/null'], { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
    expect(played.stdout.toString()).toMatch(/\u001b\[31mred\u001b\[0m ü\r+\n\ufffd\r+\n/);
  });

  it.skipIf(!existsSync('/dev/full'))('a full disk is never silent: `kill` ends the run, `finish` marks it', () => {
    // A file size limit is the disk that fills up at a known byte.
    const results = (['kill', 'finish'] as const).map((onRecorderFault) => {
      const { argv, told, cast } = harness.prepare({ ...sh('seq 1 200000; echo end; sleep 1'), onRecorderFault });
      const done = spawnSync('bash', ['-c', `ulimit -f 100; exec ${argv.join(' ')}`], { maxBuffer: 1 << 26 });
      const run = told().run;
      expect(run?.recording?.truncated).toBe(true);
      expect(run?.recording?.bytes).toBe(readFileSync(cast).length);
      return [done.status, run?.endedBy];
    });
    expect(results).toEqual([
      [143, 'recorder'],
      [0, 'itself'],
    ]);
  });
});
