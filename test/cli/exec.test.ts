import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { events, Machine } from './harness.ts';

let machine: Machine;
beforeEach(() => {
  machine = new Machine();
});
afterEach(() => machine.remove());

describe('a routine command', () => {
  it('runs at once, silently, and is in the log', async () => {
    const { code, stdout, stderr } = await machine.guard(['exec', '--', 'echo', 'hello']);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'hello\n', stderr: '' });
    expect(await machine.runs()).toMatchObject([{ tier: 'routine', code: 0, command: 'echo hello' }]);
    expect((await machine.guard(['log', 'verify'])).code).toBe(0);
  });

  it.each([
    ['exits as it did', ['false'], 1],
    ['exits as it did, shell string', ['-c', 'exit 7'], 7],
    ['is not found', ['no-such-program-at-all'], 127],
    ['is an empty name', [''], 127],
    ['is a folder', ['/tmp'], 126],
    ['has an option of its own', ['ls', '--version'], 0],
  ])('%s: %j ends with %i', async (_, words, code) => {
    const args = words[0] === '-c' ? ['exec', ...words] : ['exec', '--', ...words];
    expect((await machine.guard(args)).code).toBe(code);
  });

  it('gives the exact bytes that it gives without guard', async () => {
    for (let index = 0; index < 40; index += 1) writeFileSync(join(machine.root, `file ${index} \u00e4\u{1f600}`), '');
    writeFileSync(join(machine.root, 'bytes'), Buffer.from(Array.from({ length: 70_000 }, (_, at) => (at * 7919) % 256)));
    await machine.guard(['exec', '--', 'true']);
    for (const words of [['ls'], ['cat', 'bytes'], ['ls', '-R', '/etc']]) {
      const [program, ...rest] = words as [string, ...string[]];
      const guarded = await machine.guard(['exec', '--', ...words]);
      const bare = await machine.run(program, rest);
      expect(guarded.stdoutBytes.equals(bare.stdoutBytes)).toBe(true);
      expect(guarded.code).toBe(bare.code);
    }
  });

  it('keeps stdout and stderr apart', async () => {
    const { stdout, stderr, code } = await machine.guard(['exec', '--', 'ls', '/no/such/folder', '/dev/null']);
    expect(stdout).toBe('/dev/null\n');
    expect(stderr).toMatch(/^ls: /);
    expect(code).toBe(2);
  });

  it('reads stdin as it would without guard', async () => {
    const { stdout } = await machine.guard(['exec', '--', 'wc', '-c'], { stdin: 'x'.repeat(300_000) });
    expect(stdout.trim()).toBe('300000');
  });

  it('ends quietly when its reader does', async () => {
    const shell = `"$0" "$1" exec -- yes | head -1`;
    const { stdout, stderr } = await machine.run('/bin/bash', ['-c', shell, process.execPath, (await import('./harness.ts')).guardBin]);
    expect(stdout).toBe('y\n');
    expect(stderr).toBe('');
  });

  it('does not see guard tokens, nor variables that would make it run something else', async () => {
    const env = { GH_TOKEN: 'ghp_secretsecretsecretsecretsecretsecret', LD_AUDIT: '', BASH_ENV: '/nonexistent', KEPT: 'yes' };
    const { stdout } = await machine.guard(['exec', '--', 'cat', '/proc/self/status'], { env });
    expect(stdout).toContain('Name:\tcat');
    const { stdout: seen } = await machine.guard(['exec', '--', 'printenv', 'KEPT', 'GH_TOKEN', 'BASH_ENV'], { env });
    expect(seen).not.toContain('ghp_');
    expect(seen).not.toContain('nonexistent');
  });
});

describe('--dry-run', () => {
  it('says what would happen and leaves no trace, also for a program that is not installed', async () => {
    const { code, stdout, stderr } = await machine.guard(['exec', '--dry-run', '--', 'kubectl', 'delete', 'ns', 'prod']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^critical: kubectl delete ns prod\n/);
    expect(stdout).toContain('would ask 1 reviewer');
    expect(stderr).toContain('critical');
    expect(machine.untouched).toBe(true);
  });
  it('does not run a routine command either', async () => {
    const { code, stdout } = await machine.guard(['exec', '--dry-run', '--', 'echo', 'hello']);
    expect(code).toBe(0);
    expect(stdout).toContain('would run at once');
    expect(machine.untouched).toBe(true);
  });
});

/** Each: one clear line, a hint, 125, nothing run, nothing lost. `touch ran` is what must not have run. */
describe('bad input', () => {
  const touch = ['--', 'touch', 'ran'];
  const remote = { GH_TOKEN: 'ghp_x', GITHUB_REPOSITORY: 'acme/approvals' };
  const cases: [string, string[], Record<string, string>, RegExp][] = [
    ['no token', ['-R', 'a/b', ...touch], {}, /token/],
    ['no repository', touch, { GH_TOKEN: 'ghp_x' }, /no repository to ask in/],
    ['no network', touch, { ...remote, GITHUB_API_URL: 'http://127.0.0.1:1' }, /127\.0\.0\.1:1/],
    ['an API that is neither https nor on loopback', touch, { ...remote, GITHUB_API_URL: 'http://192.0.2.1' }, /http/],
    ['missing --', ['touch', 'ran'], remote, /missing -- before the command/],
    ['nothing after --', ['--'], remote, /no command given/],
    ['an empty shell string', ['-c', ' '], remote, /empty/],
    ['both -c and a command', ['-c', 'touch ran', ...touch], remote, /exclude each other/],
    ['a duration without a unit', ['--wait', '90', ...touch], remote, /"90" is not a duration/],
    ['a repository that is a path', ['-R', '../../etc', ...touch], remote, /not a repository/],
    ['an issue that is not a number', ['--issue', '-1', ...touch], remote, /not the number of an issue/],
    ['an unknown option', ['--frobnicate', ...touch], remote, /unknown option '--frobnicate'/],
    ['an unknown pty mode', ['--pty', 'maybe', ...touch], remote, /maybe/],
    ['a status descriptor that is not open', ['--status-fd', '77', ...touch], remote, /not a descriptor that is open/],
  ];
  it.each(cases)('%s', async (_, args, env, message) => {
    const { code, stderr, stdout } = await machine.guard(['exec', ...args], { env });
    expect(stderr).toMatch(message);
    expect(stderr.split('\n').filter((line) => line !== '' && !line.startsWith('guard: '))).toEqual([]);
    expect(stderr).toMatch(/^guard: hint: ./m);
    expect({ code, stdout }).toEqual({ code: 125, stdout: '' });
    expect((await machine.run('ls', [])).stdout).not.toContain('ran');
  });

  it('an unknown key in the policy: its place, the line and the nearest known key', async () => {
    mkdirSync(machine.home, { recursive: true });
    writeFileSync(join(machine.home, 'policy.yaml'), 'version: 1\nreviewer:\n  permission: write\n');
    const { code, stderr } = await machine.guard(['exec', '--', 'echo', 'hello']);
    expect(code).toBe(125);
    expect(stderr).toMatch(/policy\.yaml:2:1/);
    expect(stderr).toContain('reviewers');
    expect(stderr).toContain('guard: hint: ');
  });

  it('a log that cannot be written: nothing runs, not even a routine command', async () => {
    writeFileSync(machine.home, 'a file where the folder should be');
    const { code, stderr, stdout } = await machine.guard(['exec', '--', 'echo', 'hello']);
    expect({ code, stdout }).toEqual({ code: 125, stdout: '' });
    expect(stderr).toMatch(/^guard: hint: ./m);
  });

  // Node's recursive mkdir never comes back from procfs, which says that a folder which is there is missing.
  it.each(['/proc/guard', '/proc/self', '/dev/null/guard', '/dev/null'])('a state folder that cannot be, %s', async (home) => {
    const { code, stderr, stdout } = await machine.guard(['exec', '--', 'echo', 'hello'], { env: { GUARD_HOME: home } });
    expect({ code, stdout }).toEqual({ code: 125, stdout: '' });
    expect(stderr).toMatch(/^guard: (cannot|others may|the state folder)/);
    expect(stderr).toMatch(/^guard: hint: ./m);
  });

  it('a state folder that is a link to somewhere else', async () => {
    mkdirSync(join(machine.root, 'elsewhere'));
    chmodSync(join(machine.root, 'elsewhere'), 0o777);
    symlinkSync(join(machine.root, 'elsewhere'), machine.home);
    const { code, stdout } = await machine.guard(['exec', '--', 'echo', 'hello']);
    expect({ code, stdout }).toEqual({ code: 125, stdout: '' });
    // Above all no key.
    expect(readdirSync(join(machine.root, 'elsewhere'))).toEqual([]);
  });

  it('a working folder that is gone', async () => {
    mkdirSync(join(machine.root, 'gone'));
    const script = 'rmdir ../gone; exec "$0" "$1" exec -- echo hello';
    const { guardBin } = await import('./harness.ts');
    const { code, stderr, stdout } = await machine.run('/bin/bash', ['-c', script, process.execPath, guardBin], {
      cwd: join(machine.root, 'gone'),
    });
    expect({ code, stdout }).toEqual({ code: 125, stdout: '' });
    expect(stderr).toContain('the working folder is gone');
  });

  it('an argument that is not UTF-8 cannot be shown exactly, so it does not run', async () => {
    const { guardBin } = await import('./harness.ts');
    const { code, stderr, stdout } = await machine.run('/bin/bash', [
      '-c',
      `exec "$0" "$1" exec -- echo $'\\xff'`,
      process.execPath,
      guardBin,
    ]);
    expect({ code, stdout }).toEqual({ code: 125, stdout: '' });
    expect(stderr).toContain('not valid UTF-8');
  });

  it('a real U+FFFD is no such argument', async () => {
    const { code, stdout } = await machine.guard(['exec', '--', 'echo', '\ufffd']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '\ufffd\n' });
  });
});

describe('machine-readable answers', () => {
  it('end with the exit event, on stderr and on the status descriptor alike', async () => {
    const { guardBin } = await import('./harness.ts');
    const script = `"$0" "$1" exec --json --status-fd 3 -- false 3>status; echo "code $?"`;
    const { stdout, stderr } = await machine.run('/bin/bash', ['-c', script, process.execPath, guardBin]);
    const { stdout: status } = await machine.run('cat', ['status']);
    expect(stdout).toBe('code 1\n');
    for (const text of [stderr, status]) {
      const told = events(text);
      expect(told.map(({ event }) => event)).toEqual(['classified', 'started', 'exit']);
      expect(told.at(-1)).toMatchObject({ event: 'exit', ran: true, code: 1, request: expect.stringMatching(/^[0-9a-z]{12}$/) });
      for (const line of told) expect(new Date(line.time).toISOString()).toBe(line.time);
    }
  });
  it('say so when the command line cannot be parsed', async () => {
    const { stderr, code } = await machine.guard(['exec', '--json', '--frobnicate', '--', 'touch', 'ran']);
    expect(code).toBe(125);
    expect(events(stderr)).toEqual([expect.objectContaining({ event: 'exit', request: null, ran: false, code: 125 })]);
  });
  it('say that nothing ran when guard failed', async () => {
    const { stderr, code } = await machine.guard(['exec', '--json', '-R', 'a/b', '--', 'touch', 'ran']);
    expect(code).toBe(125);
    expect(events(stderr).at(-1)).toMatchObject({ event: 'exit', ran: false, code: 125 });
  });
});

describe('help', () => {
  it.each([
    [['--help']],
    [['exec', '--help']],
    [['explain', '--help']],
    [['log', '--help']],
    [['log', 'verify', '--help']],
    [['demo', '--help']],
  ])('%j has examples and exits 0', async (args) => {
    const { code, stdout, stderr } = await machine.guard(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/Usage: guard/);
    expect(stdout).toMatch(/guard \w+/);
  });
  it('says what it does not know, and where to look', async () => {
    const { code, stderr } = await machine.guard(['exce', '--', 'ls']);
    expect(code).toBe(64);
    expect(stderr).toContain("unknown command 'exce'");
    expect(stderr).toContain('guard: hint: ');
  });
  it('prints its version', async () => {
    const { code, stdout } = await machine.guard(['--version']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
