/** threats.md, "Command line and identity": hostile arguments, addresses, environments and files. */
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';
import { Machine } from './harness.ts';
import { leavesALine, OpenRequest } from './open-request.ts';

describe('the command line', () => {
  let machine: Machine;
  beforeEach(() => {
    machine = new Machine();
  });
  afterEach(() => machine.remove());

  it('reaches the command byte for byte, whatever stands in it', async () => {
    const words = [
      '',
      '\\',
      'a\\',
      'a\nb',
      '\r',
      '$(id)',
      '`id`',
      '*',
      '~',
      '--',
      '--json',
      '--dry-run',
      '-R',
      "'",
      '"',
      '\u001b[2J',
      '\u0001',
    ];
    // One argument of 128 KiB is the most that Linux takes, its end included.
    words.push('x'.repeat(128 * 1024 - 1));
    const { code, stdout, stderr } = await machine.guard(['exec', '--', 'printf', '%s|', ...words]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(words.map((word) => `${word}|`).join(''));
    expect((await machine.guard(['log', 'verify'])).code).toBe(0);
  });

  it('with an option of another verb before -- runs nothing', async () => {
    for (const option of ['--stdin', '--raw', '--trust=x', '--yes', '--limit=1', '--preset=workspace']) {
      const { code, stderr } = await machine.guard(['exec', option, '--', 'touch', 'ran']);
      expect([option, code]).toEqual([option, 125]);
      expect(stderr).toMatch(/unknown option/);
    }
    expect(machine.untouched).toBe(true);
  });

  it('with a hostile program name runs nothing, and no terminal obeys it', async () => {
    for (const name of [
      '-rf',
      '$(touch ran)',
      ';touch ran',
      '\u001b[2J\u001b]0;x\u0007',
      'a\nguard: approved by bob',
      '../../../bin/nothing',
    ]) {
      const { code, stderr } = await machine.guard(['exec', '--', name, 'x']);
      expect([name, code]).toEqual([name, 127]);
      expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
      expect(stderr).not.toMatch(/^guard: approved/m);
    }
    expect(existsSync(join(machine.root, 'ran'))).toBe(false);
  });

  it('with a NUL, which no argument can hold, is not taken for what stands before it', async () => {
    const { stdout } = await machine.guard(['explain', '--stdin'], { stdin: `${JSON.stringify('ls\u0000; rm -rf /')}\n"ls"\n` });
    const tiers = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { tier: string }).tier);
    expect(tiers[0]).not.toBe('routine');
    expect(tiers[1]).toBe('routine');
  });

  it('takes no number, word or path for an id', async () => {
    for (const id of ['-1', 'latest', '__proto__', '../../../etc/passwd', 'abc123def456/../x'])
      for (const verb of [['log', 'show'], ['log', 'replay'], ['approve'], ['wait'], ['cancel']]) {
        const { code } = await machine.guard([...verb, '--', id], { env: { GH_TOKEN: 'ghp_x', GITHUB_REPOSITORY: repo } });
        expect([...verb, id, code]).toEqual([...verb, id, 64]);
      }
    expect(machine.untouched).toBe(true);
  }, 120_000);

  it('takes no path for a repository', async () => {
    for (const name of ['../..', 'a/..', 'a/b/c', '..%2f/x', 'a/b?x=1', 'a/b#c', '/etc', 'a b/c']) {
      const { code } = await machine.guard(['exec', '-R', name, '--', 'touch', 'ran'], { env: { GH_TOKEN: 'ghp_x' } });
      expect([name, code]).toEqual([name, 125]);
    }
    expect(existsSync(join(machine.root, 'ran'))).toBe(false);
  });
});

describe("the agent's own server in place of GitHub", () => {
  let asking: Asking;
  let own: Asking;
  beforeEach(async () => {
    asking = await Asking.start();
    own = await Asking.start();
  });
  afterEach(async () => {
    await asking.stop();
    await own.stop();
  });
  /** The agent points the line at its own server, where it is everybody. */
  const elsewhere = () => ({ GITHUB_API_URL: own.github.url, GH_TOKEN: own.env['GH_TOKEN'] ?? '' });

  it('does not approve what was asked elsewhere, and is named in the record of what it did approve', async () => {
    const open = await OpenRequest.ask(asking);
    const there = await OpenRequest.ask(asking, { options: { env: elsewhere() } });
    own.github.as('bob').addLabel(repo, there.number, 'approved');
    expect(await open.again()).toMatchObject({ code: 75, ran: 0 });
    expect(await there.again()).toMatchObject({ code: 0, ran: 1 });
    const [run] = await asking.machine.runs();
    expect((await asking.machine.guard(['log', 'show', '--json', run?.id ?? ''])).stdout).toContain(`"api":"${own.github.url}"`);
    open.label('bob');
    const last = await open.again();
    expect(last, last.stderr).toMatchObject({ code: 0, ran: 2 });
  });

  it('is never spoken to where policy pins the address', async () => {
    asking.machine.policy(`version: 1\ngithub: { api: "${asking.github.url}" }\n`);
    const env = { GITHUB_API_URL: own.github.url, GITHUB_GRAPHQL_URL: own.github.graphqlUrl };
    const open = await OpenRequest.ask(asking, { options: { env } });
    open.label('bob');
    expect(await open.again()).toMatchObject({ code: 0, ran: 1 });
    expect(own.github.requests).toEqual([]);
    expect(asking.issue(open.number).open).toBe(false);
  });
});

describe("a repository of the agent's own in place of the one that policy names", () => {
  let asking: Asking;
  beforeEach(async () => {
    asking = await Asking.start();
    const { github } = asking;
    github.addAccount('accomplice');
    github.addRepo('agent/own', { labels: ['approved', 'denied', 'needs-info'], roles: { accomplice: 'admin' } });
  });
  afterEach(() => asking.stop());

  it('is not asked in', async () => {
    asking.machine.policy(`version: 1\ngithub: { repos: [${repo}] }\n`);
    const asked = await asking.exec(['-R', 'agent/own', '--wait', '0', ...leavesALine]);
    expect([asked.code, asked.stderr]).toEqual([125, expect.stringContaining('policy does not let guard ask in agent/own')]);
    const open = await OpenRequest.ask(asking, { options: { env: { GITHUB_REPOSITORY: 'agent/own' } } });
    expect(asking.issue(open.number).body).toContain(repo);
    open.label('bob');
    expect(await open.again()).toMatchObject({ code: 0, ran: 1 });
  });

  it('is named in the request and the record where policy names none', async () => {
    const { code } = await asking.exec(['-R', 'agent/own', ...leavesALine], (issue) =>
      asking.github.as('accomplice').addLabel('agent/own', issue, 'approved'),
    );
    expect(code).toBe(0);
    const [run] = await asking.machine.runs();
    expect((await asking.machine.guard(['log', 'show', '--json', run?.id ?? ''])).stdout).toContain('"repo":"agent/own"');
  });
});

describe('the environment', () => {
  let asking: Asking;
  beforeEach(async () => {
    asking = await Asking.start();
  });
  afterEach(() => asking.stop());

  it('brings no code into what was approved, and no token of guard', async () => {
    const evil = join(asking.machine.root, 'evil.sh');
    writeFileSync(evil, 'touch ran-evil\n');
    const env = {
      NODE_OPTIONS: '--no-warnings',
      LD_AUDIT: '',
      BASH_ENV: evil,
      ENV: evil,
      PERL5OPT: '-Mx',
      PYTHONSTARTUP: evil,
      GIT_SSH_COMMAND: evil,
      'BASH_FUNC_ls%%': `() { touch ran-evil; }`,
      KEPT: 'yes',
    };
    const line = ['--', 'bash', '-c', 'ls > /dev/null; env > seen; echo ran >> ran'];
    const open = await OpenRequest.ask(asking, { line, options: { env } });
    open.label('bob');
    const { code, ran, stderr } = await open.again();
    expect({ code, ran }, stderr).toEqual({ code: 0, ran: 1 });
    expect(existsSync(join(asking.machine.root, 'ran-evil'))).toBe(false);
    const seen = readFileSync(join(asking.machine.root, 'seen'), 'utf8');
    expect(seen).toMatch(/^KEPT=yes$/m);
    expect(seen).not.toMatch(/^(NODE_OPTIONS|BASH_ENV|ENV|PERL5OPT|PYTHONSTARTUP|GIT_SSH_COMMAND|BASH_FUNC_ls|GH_TOKEN)/m);
  });

  it('with a git, sh or node of the agent first on PATH, or in the work tree, makes guard itself run none of them', async () => {
    const tree = join(asking.machine.root, 'tree');
    for (const folder of ['bin', 'tree']) {
      mkdirSync(join(asking.machine.root, folder));
      for (const name of ['git', 'sh', 'node', 'uname', 'stty'])
        writeFileSync(
          join(asking.machine.root, folder, name),
          `#!/bin/bash\necho ${folder}/${name} >> "${asking.machine.root}/ran-evil"\n`,
          {
            mode: 0o755,
          },
        );
    }
    await asking.machine.run('/usr/bin/git', ['init', '-q'], { cwd: tree });
    const env = { PATH: `.:${join(asking.machine.root, 'bin')}:${asking.machine.env['PATH']}` };
    const line = ['--', '/bin/bash', '-c', `echo ran >> "${asking.machine.root}/ran"`];
    const open = await OpenRequest.ask(asking, { line, options: { env, cwd: tree } });
    open.label('bob');
    const { code, ran, stderr } = await open.again();
    expect({ code, ran }, stderr).toEqual({ code: 0, ran: 1 });
    expect(existsSync(join(asking.machine.root, 'ran-evil'))).toBe(false);
  });
});

describe('a forged file', () => {
  let asking: Asking;
  beforeEach(async () => {
    asking = await Asking.start();
  });
  afterEach(() => asking.stop());
  const exec = (env: Record<string, string> = {}) => asking.exec(['--wait', '0', ...leavesALine], () => {}, { env });
  const nothing = { code: 125, ran: false };
  const outcome = async (env: Record<string, string> = {}) => {
    const { code, stderr } = await exec(env);
    return { code, stderr, ran: existsSync(join(asking.machine.root, 'ran')) };
  };

  it.each([
    ['that makes it routine', 'rules: [{ id: mine, tier: routine, why: trust me, when: { program: sh } }]'],
    ['that lets readers approve', 'reviewers: { permission: read }'],
    ['that names its own server', 'github: { api: "https://evil.example" }'],
    ['that chooses another label', 'github: { labels: { approved: bug } }'],
    ['that allows public repositories', 'github: { public: true }'],
    ['that wants less', 'terms: { sensitive: { quorum: 1 } }'],
  ])('of policy %s, in the work tree or by GUARD_POLICY, is refused', async (_name, text) => {
    asking.machine.policy('version: 1\nterms: { sensitive: { quorum: 2 }, critical: { quorum: 2 } }\n');
    const forged = join(asking.machine.root, 'forged.yaml');
    writeFileSync(forged, `version: 1\n${text}\n`);
    expect(await outcome({ GUARD_POLICY: forged })).toMatchObject(nothing);
    mkdirSync(join(asking.machine.root, '.guard'));
    cpSync(forged, join(asking.machine.root, '.guard/policy.yaml'));
    const { stderr, ...rest } = await outcome();
    expect(rest, stderr).toEqual(nothing);
    expect(stderr).toMatch(/guard: hint: /);
    expect(() => asking.issue(1)).toThrow();
  });

  it('of policy that tightens after the approval makes it another request', async () => {
    const open = await OpenRequest.ask(asking);
    open.label('bob');
    mkdirSync(join(asking.machine.root, '.guard'));
    writeFileSync(join(asking.machine.root, '.guard/policy.yaml'), 'version: 1\nreviewers: { users: [alice] }\n');
    expect(await open.again()).toMatchObject({ code: 75, ran: 0 });
    expect(asking.issue(2).open).toBe(true);
  });

  const state = (...parts: string[]) => join(asking.machine.home, ...parts);
  it.each<[string, () => void, RegExp]>([
    ['key that others can read', () => chmodSync(state('keys/log.pem'), 0o644), /others may use the signing key/],
    [
      'key that is a link',
      () => {
        renameSync(state('keys/log.pem'), state('keys/away.pem'));
        symlinkSync('away.pem', state('keys/log.pem'));
      },
      /the signing key .* is a symlink/,
    ],
    [
      'state folder that is a link',
      () => {
        renameSync(state(), `${state()}.away`);
        symlinkSync(`${state()}.away`, state());
      },
      /is a symlink/,
    ],
    [
      'folder of logs that is a link',
      () => {
        renameSync(state('logs'), state('logs.away'));
        symlinkSync('logs.away', state('logs'));
      },
      /is a symlink/,
    ],
    [
      'folder of requests that is a link',
      () => {
        renameSync(state('requests'), state('requests.away'));
        symlinkSync('requests.away', state('requests'));
      },
      /is not a folder/,
    ],
  ])('a %s: nothing runs, though it was approved', async (_name, forge, told) => {
    const open = await OpenRequest.ask(asking);
    open.label('bob');
    forge();
    const { code, ran, stderr } = await open.again();
    expect({ code, ran }, stderr).toEqual({ code: 125, ran: 0 });
    expect(stderr).toMatch(told);
  });

  it('of trust is told by guard log verify, and so is a log under another key', async () => {
    await OpenRequest.ask(asking);
    expect((await asking.machine.guard(['log', 'verify'])).code).toBe(0);
    const other = new Machine();
    try {
      await other.guard(['exec', '--', 'true']);
      const [mine] = readdirSync(state('trust')) as [string];
      const [theirs] = readdirSync(join(other.home, 'trust')) as [string];
      const text = readFileSync(join(other.home, 'trust', theirs), 'utf8');
      chmodSync(state('trust', mine), 0o600);
      writeFileSync(state('trust', mine), text);
      expect([1, 78]).toContain((await asking.machine.guard(['log', 'verify'])).code);
      // With the name of the log that was here, too.
      writeFileSync(state('trust', mine), text.replace(theirs.replace(/\.vkey$/, ''), mine.replace(/\.vkey$/, '')));
      expect([1, 78]).toContain((await asking.machine.guard(['log', 'verify'])).code);
    } finally {
      other.remove();
    }
  });
});
