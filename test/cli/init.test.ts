/** `guard init` through the built program: without questions, and with them on a real terminal. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';
import { typed as typedOn } from './typed.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

const init = (args: readonly string[], env: Record<string, string | undefined> = {}) =>
  asking.machine.guard(['init', ...args], { env: { ...asking.env, ...env } });
const policyPath = () => join(asking.machine.home, 'policy.yaml');
const policy = () => readFileSync(policyPath(), 'utf8');
const effective = async () => JSON.parse((await asking.machine.guard(['policy', 'show', '--json'], { env: asking.env })).stdout).policy;
const world = () => asking.github.world;
const labels = () => {
  const found = world().repoNamed(repo);
  return found === undefined
    ? []
    : world()
        .labels(found)
        .map(({ name }) => name);
};
const drop = (name: string) => {
  const found = world().repoNamed(repo);
  const label = found === undefined ? undefined : world().labelNamed(found, name);
  if (label !== undefined) label.deleted = true;
};
/** Everything below a folder, with its bytes: a second run must leave all of it as it is. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path, 'base64')]),
  );

describe('guard init --yes', () => {
  it('makes what is missing, so that a request can be approved at once', async () => {
    drop('approved');
    drop('denied');
    const { code, stdout, stderr } = await init(['--yes', '--reviewer', 'alice', '--reviewer', 'bob']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/label approved: made\nlabel denied: made\npolicy .*policy\.yaml: made\nsigning key and log: made\n/);
    expect(stdout).toContain('label needs-info: there');
    expect(labels()).toEqual(expect.arrayContaining(['approved', 'denied', 'needs-info']));
    expect((await effective()).reviewers).toEqual({ permission: 'write', users: ['alice', 'bob'], teams: [], apps: [] });
    expect((await effective()).github).toMatchObject({ repos: [repo], api: asking.github.url, public: false });
    expect(statSync(policyPath()).mode & 0o077).toBe(0);
    expect(statSync(join(asking.machine.home, 'keys', 'log.pem')).mode & 0o777).toBe(0o600);
    expect((await asking.machine.guard(['log', 'verify'])).code).toBe(0);
    // The line that it ends with asks, and runs once somebody agrees; the environment no longer has to name the repository.
    const line = /^try: guard (exec .*)$/m.exec(stdout)?.[1] ?? '';
    const args = (await asking.machine.run('bash', ['-c', `printf '%s\\0' ${line}`])).stdout.split('\0').slice(1, -1);
    const { code: ran, stdout: said } = await asking.exec(
      args,
      (issue) => {
        asking.github.advance(1500);
        asking.github.as('bob').addLabel(repo, issue, 'approved');
      },
      { env: { GITHUB_REPOSITORY: undefined } },
    );
    expect([ran, said]).toEqual([0, 'it ran\n']);
    for (const preset of ['strict', 'workspace']) {
      const { stdout: told } = await asking.machine.guard(['explain', '--json', '--preset', preset, ...args.slice(args.indexOf('--'))]);
      expect(JSON.parse(told).tier).toBe('sensitive');
    }
  });

  it('changes nothing when it is run again, and says so', async () => {
    await init(['--yes', '--reviewer', 'alice']);
    const before = contents(asking.machine.home);
    const calls = asking.github.requests.length;
    const { code, stdout } = await init(['--yes', '--reviewer', 'alice']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('\nnothing to change: all of it was there\n')]);
    expect(contents(asking.machine.home)).toEqual(before);
    for (const { method, path } of asking.github.requests.slice(calls)) expect(`${method} ${path}`).toMatch(/^(GET \/|POST \/graphql$)/);
  });

  it('goes on where an earlier one was stopped', async () => {
    drop('denied');
    asking.github.fault({ match: 'POST /repos/*/labels', kind: 'status', status: 502 });
    const stopped = await init(['--yes']);
    expect([stopped.code, existsSync(policyPath())]).toEqual([69, false]);
    expect((await init(['--yes'])).stdout).toMatch(/label denied: made\npolicy .*: made\nsigning key and log: made/);
  });

  it('keeps a policy that is there, and says that its options are left out', async () => {
    asking.machine.policy('version: 1\nreviewers: { users: [carol] }\n');
    const { code, stdout, stderr } = await init(['--yes', '--reviewer', 'bob']);
    expect([code, stdout, stderr]).toEqual([
      0,
      expect.stringMatching(/policy .*: there, and stays as it is/),
      expect.stringContaining('what the options say of the policy is left out'),
    ]);
    expect(policy()).toBe('version: 1\nreviewers: { users: [carol] }\n');
  });

  it('writes it anew with --force, also one that cannot be read as a policy', async () => {
    asking.machine.policy('version: 1\nreviewres: {}\n');
    expect((await init(['--yes'])).code).toBe(78);
    const { code, stdout } = await init(['--yes', '--force', '--reviewer', 'bob', '--preset', 'workspace']);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/policy .*: written anew/)]);
    expect(await effective()).toMatchObject({ preset: 'workspace', reviewers: { users: ['bob'] } });
    expect((await init(['--yes', '--force', '--reviewer', 'bob', '--preset', 'workspace'])).stdout).toContain('nothing to change');
    expect(readdirSync(asking.machine.home).filter((name) => name.startsWith('policy'))).toEqual(['policy.yaml']);
  });

  it('proposes two reviewers for what is critical where three could review, and one where two could', async () => {
    await init(['--yes']);
    expect((await effective()).terms.critical.quorum).toBe(2);
    await init(['--yes', '--force', '--reviewer', 'alice', '--reviewer', 'bob']);
    expect((await effective()).terms.critical.quorum).toBe(1);
  });

  it('takes a team whose members can be read', async () => {
    asking.github.addTeam('acme', 'sre', { members: { alice: 'active', bob: 'pending' } });
    const acme = world().accountNamed('acme')?.id ?? 0;
    world()
      .state.members.get(acme)
      ?.add(world().accountNamed('agent')?.id ?? 0);
    const { code } = await init(['--yes', '--team', 'acme/sre']);
    expect([code, (await effective()).reviewers.teams]).toEqual([0, ['acme/sre']]);
  });

  it('takes a reviewer whose role can be read where the people cannot be listed', async () => {
    asking.github.fault({ match: `GET /repos/${repo}/collaborators`, kind: 'status', status: 403, times: 9 });
    const { code } = await init(['--yes', '--reviewer', 'bob']);
    expect([code, (await effective()).reviewers.users]).toEqual([0, ['bob']]);
    expect((await init(['--yes', '--force', '--reviewer', 'rita'])).stderr).toContain('rita has the role read');
  });

  it('trusts folders of version managers only where it is told to', async () => {
    const shims = join(asking.machine.root, '.pyenv', 'shims');
    mkdirSync(shims, { recursive: true });
    const PATH = `${shims}:${join(asking.machine.root, '.cargo', 'bin')}:${process.env['PATH']}`;
    const { code, stderr } = await init(['--yes'], { PATH });
    expect([code, stderr]).toEqual([0, expect.stringContaining(`--path ${shims}\n`)]);
    expect((await effective()).path).toEqual([]);
    expect((await init(['--yes', '--force', '--path', shims], { PATH })).stderr).toBe('');
    expect((await effective()).path).toEqual([shims]);
  });

  it.each<[string, string[], number, RegExp]>([
    ['whoever asks as the reviewer', ['--reviewer', 'Agent'], 78, /Agent asks with this token, and nobody approves their own requests/],
    ['a reviewer without the role', ['--reviewer', 'rita'], 78, /rita cannot review: rita has the role read, write is needed/],
    ['a reviewer whom nobody knows', ['--reviewer', 'zed'], 78, /zed has no role in the repository/],
    ['a team that cannot be read', ['--team', 'acme/none'], 78, /the members of acme\/none cannot be read/],
    ['a folder that is none', ['--path', 'bin'], 78, /name folders by their absolute paths/],
    ['a repository that is none', ['-R', 'x'], 64, /owner\/name/],
    ['a repository that it cannot see', ['-R', 'acme/none'], 66, /was not found/],
  ])('refuses %s, and makes nothing', async (_name, args, code, what) => {
    drop('denied');
    const answer = await init(['--yes', ...args]);
    expect([answer.code, answer.stderr, asking.machine.untouched, labels().includes('denied')]).toEqual([
      code,
      expect.stringMatching(what),
      true,
      false,
    ]);
  });

  it.each<[string, () => Record<string, string | undefined>, number, RegExp]>([
    ['no token', () => ({ GH_TOKEN: undefined }), 77, /there is no token/],
    ['a token that is not accepted', () => ({ GH_TOKEN: 'ghp_gone' }), 77, /does not accept the token/],
    ['a token that may not read roles', () => ({ GH_TOKEN: asking.github.addToken('trish') }), 77, /no approval would count/],
    ['nobody at the other end', () => ({ GITHUB_API_URL: 'http://127.0.0.1:1' }), 69, /cannot reach/],
  ])('stops at %s, and makes nothing', async (_name, env, code, what) => {
    const answer = await init(['--yes'], env());
    expect([answer.code, answer.stderr, asking.machine.untouched]).toEqual([code, expect.stringMatching(what), true]);
  });

  it('does not set guard up to ask in public', async () => {
    asking.github.setRepo(repo, { private: false });
    const { code, stderr } = await init(['--yes']);
    expect([code, stderr, asking.machine.untouched]).toEqual([78, expect.stringContaining('is public'), true]);
  });

  it('does not go on over a log that is gone, or a folder of others', async () => {
    await init(['--yes']);
    await asking.machine.run('rm', ['-r', join(asking.machine.home, 'logs')]);
    expect((await init(['--yes'])).stderr).toContain('the log of this machine is gone');
    chmodSync(asking.machine.home, 0o777);
    expect((await init(['--yes'])).stderr).toContain('can be written by others');
  });

  it('ends with what the doctor finds, and sends there what is not ready', async () => {
    for (const login of ['alice', 'bob', 'carol']) asking.github.grant(repo, login, null);
    const { code, stdout } = await init(['--yes']);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/fail: reviewers: nobody can approve.*\nnot ready: .*\ntry: guard doctor\n$/s),
    ]);
  });
});

describe('guard init --dry-run', () => {
  it('prints what would be done, the policy too, and does nothing', async () => {
    drop('denied');
    const { code, stdout } = await init(['--dry-run', '--reviewer', 'bob']);
    expect([code, asking.machine.untouched, labels().includes('denied')]).toEqual([0, true, false]);
    expect(stdout).toMatch(/label denied: would be made\n(.*\n)*policy .*: would be made\n(.*\n)* {2}version: 1\n/);
    expect(stdout).toMatch(/users: \[ bob \]/);
    expect(stdout).toMatch(/dry run: nothing was changed\n$/);
    const yaml = stdout
      .split('\n')
      .filter((line) => line.startsWith('  '))
      .map((line) => line.slice(2))
      .join('\n');
    await init(['--yes', '--reviewer', 'bob']);
    expect(policy().trim()).toBe(yaml.trim());
  });
});

describe('guard init without a terminal', () => {
  it('asks nobody: usage, with the line that asks nothing', async () => {
    const { code, stderr } = await init([]);
    expect([code, stderr, asking.machine.untouched]).toEqual([64, expect.stringContaining('guard init --yes -R owner/name'), true]);
  });
});

describe('guard init in a terminal', () => {
  const down = '\u001b[B';
  const questions = [/In which repository/, /Who may approve/, /How much may run/, /need two of them/, /Go ahead/];

  /** Where too few could review to ask for two. */
  const fewer = questions.filter((question) => !question.source.includes('two'));

  it('asks, shows what it will do, and does it', async () => {
    drop('denied');
    const { code, output } = await typed([], fewer, ['\r', ' \r', '\r', '\r']);
    expect(output).toMatch(/alice \(admin\)/);
    expect(code).toBe(0);
    expect(await effective()).toMatchObject({ preset: 'strict', github: { repos: [repo] }, reviewers: { users: ['alice'] } });
    expect(labels()).toContain('denied');
  });

  it('takes other answers, too', async () => {
    const keys = ['\r', `${down} ${down} \r`, `${down}\r`, '\r'];
    expect((await typed([], fewer, keys)).code).toBe(0);
    expect(await effective()).toMatchObject({
      preset: 'workspace',
      reviewers: { users: ['bob', 'carol'] },
      terms: { critical: { quorum: 1 } },
    });
  });

  it('proposes two for what is critical where enough could review', async () => {
    expect((await typed([], questions, ['\r', '\r', '\r', '\r', '\r'])).code).toBe(0);
    expect(await effective()).toMatchObject({ reviewers: { users: [] }, terms: { critical: { quorum: 2 } } });
  });

  it.each([0, 1, 2, 3, 4])('leaves nothing behind after Ctrl-C at question %i', async (at) => {
    drop('denied');
    const { code, output } = await typed([], questions, [...Array<string>(at).fill('\r'), '\u0003']);
    expect(output).toContain('guard: nothing was changed');
    expect([code, asking.machine.untouched, labels().includes('denied')]).toEqual([1, true, false]);
  });

  it('leaves nothing behind after a no', async () => {
    const { code } = await typed([], questions, ['\r', '\r', '\r', '\r', 'n\r']);
    expect([code, asking.machine.untouched]).toEqual([1, true]);
  });

  it('keeps a policy that is there unless it is told otherwise', async () => {
    const before = 'version: 1\nreviewers: { users: [carol] }\n';
    asking.machine.policy(before);
    const kept = await typed([], [/There is a policy/, /In which repository/, /Go ahead/], ['\r', '\r', '\r']);
    expect([kept.code, policy()]).toEqual([0, before]);
    const anew = await typed([], [/There is a policy/, ...questions], [`${down}\r`, '\r', '\r', '\r', '\r', '\r']);
    expect([anew.code, (await effective()).reviewers.users]).toEqual([0, []]);
  });

  it('asks for a token where there is none, and shows none of it', async () => {
    const secret = asking.github.addToken('agent');
    const { code, output } = await typed(
      [],
      [/A token that guard asks with/, ...questions],
      [`${secret}\r`, '\r', '\r', '\r', '\r', '\r'],
      {
        GH_TOKEN: undefined,
      },
    );
    expect([code, output.includes(secret)]).toEqual([0, false]);
    expect(output).toContain('the token is kept nowhere');
    expect(Object.values(contents(asking.machine.home)).some((bytes) => Buffer.from(bytes, 'base64').includes(secret))).toBe(false);
  });
});

/** `guard init` on this machine's terminal. */
const typed = (args: string[], prompts: RegExp[], keys: string[], more: Record<string, string | undefined> = {}) =>
  typedOn(['init', ...args], prompts, keys, { cwd: asking.machine.root, env: { ...asking.machine.env, ...asking.env, ...more } });
