/** `guard doctor` through the built program, against a GitHub over real HTTP. */
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { spawn } from 'node-pty';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CheckName, checkNames } from '../../src/core/doctor/report.ts';
import { Asking, repo } from './asking.ts';
import { guardBin } from './harness.ts';

interface Row {
  check: CheckName;
  state: 'ok' | 'warn' | 'fail' | 'unknown';
  what: string;
  fix?: string;
}

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

const doctor = async (env: Record<string, string | undefined> = {}, ...args: string[]) => {
  const { code, stdout, stderr } = await asking.machine.guard(['doctor', '--json', ...args], { env: { ...asking.env, ...env } });
  const rows = stdout === '' ? [] : (JSON.parse(stdout) as Row[]);
  return { code, stderr, rows, of: (name: CheckName) => rows.find(({ check }) => check === name) };
};
const token = (login: string, input: Parameters<Asking['github']['addToken']>[1] = {}) => ({
  GH_TOKEN: asking.github.addToken(login, input),
});
const failing = (rows: readonly Row[]) => rows.filter(({ state }) => state === 'fail').map(({ check }) => check);

/** As 80 columns show it. */
function onTerminal(env: Record<string, string | undefined>): Promise<string> {
  const whole = { ...asking.machine.env, ...env, TERM: 'xterm' };
  const terminal = spawn(process.execPath, [guardBin, 'doctor'], {
    cwd: asking.machine.root,
    cols: 80,
    rows: 60,
    env: Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as Record<string, string>,
  });
  let output = '';
  terminal.onData((text) => {
    output += text;
  });
  return new Promise((resolve) => terminal.onExit(() => resolve(output)));
}

describe('a machine on which approvals can work', () => {
  it('fails at nothing, and tells each check once', async () => {
    const { code, rows, stderr } = await doctor();
    expect({ code, failing: failing(rows), stderr }).toEqual({ code: 0, failing: [], stderr: '' });
    expect(rows.map(({ check }) => check)).toEqual(checkNames);
    for (const { state, fix } of rows) expect(state === 'ok' ? fix : 'said').toBe(state === 'ok' ? undefined : 'said');
  });

  it('writes nothing, here or there, and sends the token to the API alone', async () => {
    asking.machine.policy('version: 1\nreviewers: { teams: [acme/sre] }\n');
    const before = asking.github.world.state;
    const labels = before.labels.size;
    await doctor();
    expect(asking.github.requests.length).toBeGreaterThan(4);
    for (const { method, path } of asking.github.requests) expect(`${method} ${path}`).toMatch(/^(GET \/|POST \/graphql$)/);
    for (const { path, body } of asking.github.requests)
      if (path === '/graphql') expect((body as { query: string }).query).toMatch(/^\s*query /);
    expect([before.labels.size, before.issues.size]).toEqual([labels, 0]);
    for (const name of ['logs', 'keys', 'trust', 'requests', 'pipes']) expect(existsSync(join(asking.machine.home, name))).toBe(false);
  });

  it('fits a terminal, where colour marks what words say, too', async () => {
    const shown = await onTerminal({ ...asking.env, ...token('alice') });
    const lines = shown.replaceAll(/\u001b\[\d+m/g, '').split('\r\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(shown).toMatch(/\u001b\[33mwarn\u001b\[39m {5}own-role /);
    expect(lines.join('\n')).toMatch(/^warn {5}own-role {6}alice asks and has the role admin in.*\n {23}\S.*\n/m);
    expect(await onTerminal({ ...asking.env, NO_COLOR: '1' })).not.toContain('\u001b');
  });

  it('is the same on an Enterprise Server', async () => {
    const { code, of } = await doctor({ GITHUB_API_URL: asking.github.enterpriseUrl });
    expect([code, of('reviewers')?.what]).toEqual([0, 'alice, bob, carol can approve']);
  });

  it('makes no folder on a machine that never saw guard', async () => {
    await doctor();
    expect(asking.machine.untouched).toBe(true);
  });

  it('says the same for people, a line each, with the fix below', async () => {
    const { stdout, code } = await asking.machine.guard(['doctor'], { env: { ...asking.env, ...token('alice') } });
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    for (const name of checkNames)
      expect(lines.filter((line) => new RegExp(`^(ok|warn|fail|unknown) +${name} `).test(line))).toHaveLength(1);
    expect(stdout).toMatch(/^warn +own-role +alice asks and has the role admin in acme\/approvals.*\n +fix: ask with an account/m);
    expect(lines.at(-2)).toMatch(/^ready: requests can be approved here \(\d warnings?/);
    expect(stdout).not.toContain('\u001b');
  });
});

describe('the token', () => {
  it.each<[string, () => Record<string, string | undefined>, RegExp]>([
    ['none', () => ({ GH_TOKEN: undefined }), /there is no token/],
    ['one that is not accepted', () => ({ GH_TOKEN: 'ghp_gone' }), /does not accept the token \(from GH_TOKEN\)/],
  ])('%s: fails, and nothing is said of what only it could see', async (_name, env, what) => {
    const { code, rows, of } = await doctor(env());
    expect([code, failing(rows)]).toEqual([1, ['token']]);
    expect(of('token')?.what).toMatch(what);
    for (const name of ['repository', 'rights', 'labels', 'reviewers', 'quorum', 'own-role'] as const)
      expect([name, of(name)?.state]).toEqual([name, 'unknown']);
  });

  it.each<[string, Parameters<Asking['github']['addToken']>[1], RegExp, RegExp]>([
    ['a classic one without repo', { scopes: ['read:org'] }, /^repository .* not be|was not found/, /token was given this repository/],
    [
      'a fine-grained one without issues',
      { kind: 'fine-grained', permissions: { metadata: 'read' } },
      /issues of acme\/approvals cannot be read/,
      /issues=read/,
    ],
  ])('%s fails, naming what is missing', async (_name, input, what, fix) => {
    const { code, rows } = await doctor(token('agent', input));
    const fails = rows.filter(({ state }) => state === 'fail');
    expect(code).toBe(1);
    expect(fails.map((row) => row.what).join('\n')).toMatch(what);
    expect(fails.map((row) => row.fix).join('\n')).toMatch(fix);
  });

  it('that lacks a scope for teams: fails', async () => {
    asking.github.addTeam('acme', 'sre', { members: { alice: 'active' } });
    asking.machine.policy('version: 1\nreviewers: { teams: [acme/sre], users: [bob] }\n');
    const { code, of } = await doctor(token('agent', { scopes: ['repo'] }));
    expect([code, of('rights')?.state, of('rights')?.what]).toEqual([1, 'fail', 'the token lacks the scope read:org']);
    expect(of('rights')?.fix).toMatch(/Settings > Developer settings > Tokens \(classic\)/);
    expect(of('reviewers')?.what).toMatch(/^bob can approve, but the members of acme\/sre cannot be read/);
  });

  it('fine-grained: whether it may write is unknown, not ok, and says where to grant it', async () => {
    const { code, of } = await doctor(token('agent', { kind: 'fine-grained' }));
    expect([code, of('rights')?.state]).toEqual([0, 'unknown']);
    expect(of('rights')?.fix).toMatch(/Fine-grained tokens: choose acme\/approvals, repository permission Issues: read and write/);
    expect(of('token')?.what).toBe('GH_TOKEN: a fine-grained personal token, of agent');
  });

  it('that ends soon: warns', async () => {
    const { of } = await doctor(token('agent', { kind: 'fine-grained', expiresInMs: 3.5 * 86_400_000 }));
    expect(of('token')).toMatchObject({ state: 'warn', what: expect.stringMatching(/ends in 3 days$/) });
  });

  it('with more scopes than guard needs: warns', async () => {
    const { of } = await doctor(token('agent', { scopes: ['repo', 'delete_repo', 'admin:org'] }));
    expect(of('rights')).toMatchObject({ state: 'warn', what: expect.stringMatching(/delete_repo, admin:org$/) });
  });

  it('behind single sign-on: fails with the page to authorize it', async () => {
    asking.github.fault({ match: 'GET /repos/*/issues', kind: 'sso' });
    const { of } = await doctor();
    expect(of('rights')).toMatchObject({ state: 'fail', fix: expect.stringContaining('/orgs/sso') });
  });

  it('of an account that may not push: no approval would count, because roles cannot be read', async () => {
    const { code, of } = await doctor(token('trish'));
    expect([code, of('rights')?.state]).toEqual([1, 'fail']);
    expect(of('rights')?.what).toMatch(/roles in acme\/approvals cannot be read, so no approval would count/);
    expect(of('rights')?.fix).toMatch(/give trish the role write/);
    expect(of('reviewers')?.state).toBe('unknown');
  });

  it('that may not list people, but read the role of one: that is what an approval needs', async () => {
    asking.github.fault({ match: `GET /repos/${repo}/collaborators`, kind: 'status', status: 403, times: 9 });
    const anybody = await doctor();
    expect([
      anybody.code,
      anybody.of('rights')?.state,
      anybody.of('reviewers')?.state,
      anybody.of('quorum')?.state,
      anybody.of('who-labels')?.state,
    ]).toEqual([0, 'ok', 'unknown', 'unknown', 'unknown']);
    asking.machine.policy('version: 1\nreviewers: { users: [bob, nobody] }\n');
    const named = await doctor();
    expect([named.code, named.of('reviewers')?.what]).toEqual([0, expect.stringMatching(/^bob can approve, but .*nobody has no role/)]);
  });

  it('of an app: nobody knows who is behind it', async () => {
    const env = token('helper-app[bot]', { kind: 'installation', app: 'helper-app' });
    const { of } = await doctor(env);
    expect(of('initiators')).toMatchObject({
      state: 'warn',
      what: expect.stringMatching(/is an app, and whoever is behind it is not known/),
    });
  });

  it('of a job: its actors cannot approve, and must be readable', async () => {
    const run = asking.github.addRun(repo, { actor: 'bob', triggeringActor: 'carol' });
    const job = { GITHUB_ACTIONS: 'true', GITHUB_RUN_ID: String(run.id) };
    const env = { ...job, ...token('helper-app[bot]', { kind: 'installation', app: 'helper-app' }) };
    const { code, of } = await doctor(env);
    expect([code, of('initiators')?.state]).toEqual([0, 'ok']);
    expect(of('initiators')?.what).toMatch(/bob, carol/);
    expect(of('reviewers')?.what).toBe('alice, agent can approve');
    expect(of('posture')?.what).toMatch(/^credential-gated: /);
    const blind = token('helper-app[bot]', { kind: 'installation', app: 'helper-app', permissions: { issues: 'write', metadata: 'read' } });
    const refused = await doctor({ ...job, ...blind });
    expect([refused.code, refused.of('initiators')?.state]).toEqual([1, 'fail']);
    expect(refused.of('initiators')?.fix).toContain('permissions: { actions: read, issues: write, contents: read }');
  });
});

describe('the repository', () => {
  it.each<[string, Parameters<Asking['github']['setRepo']>[1], RegExp]>([
    ['archived', { archived: true }, /is archived/],
    ['without issues', { hasIssues: false }, /has no issues/],
    ['public', { private: false }, /is public: everybody could read what runs/],
  ])('%s: fails', async (_name, change, what) => {
    asking.github.setRepo(repo, change);
    const { code, of } = await doctor();
    expect([code, of('repository')?.state]).toEqual([1, 'fail']);
    expect(of('repository')?.what).toMatch(what);
  });

  it('that nobody can see: fails', async () => {
    const { code, of } = await doctor({ GITHUB_REPOSITORY: 'acme/other' });
    expect([code, of('repository')]).toEqual([
      1,
      {
        check: 'repository',
        state: 'fail',
        what: expect.stringMatching(/acme\/other was not found, or the token of agent may not see it/),
        fix: expect.any(String),
      },
    ]);
    expect(of('token')?.state).toBe('ok');
  });

  it('that nobody named: fails, and the token is looked at all the same', async () => {
    const { code, of } = await doctor({ GITHUB_REPOSITORY: undefined });
    expect([code, of('repository')?.what, of('token')?.state]).toEqual([1, 'no repository to ask in', 'ok']);
  });

  it('is the one of -R, which must be one', async () => {
    expect((await doctor({ GITHUB_REPOSITORY: undefined }, '-R', repo)).of('repository')?.state).toBe('ok');
    expect((await doctor({}, '-R', '../x')).code).toBe(64);
  });

  it('with an old name in the policy: warns', async () => {
    asking.machine.policy(`version: 1\ngithub: { repos: [${repo}] }\n`);
    asking.github.renameRepo(repo, 'acme/renamed');
    expect((await doctor()).of('repository')).toMatchObject({
      state: 'warn',
      what: 'acme/renamed is the new name of one that the policy lists',
    });
  });
});

describe('labels', () => {
  const drop = (name: string) => {
    const found = asking.github.world.repoNamed(repo);
    const label = found === undefined ? undefined : asking.github.world.labelNamed(found, name);
    if (label !== undefined) label.deleted = true;
  };

  it('that are missing: the first request makes them, if the token may', async () => {
    drop('approved');
    drop('needs-info');
    const { code, of } = await doctor();
    expect([code, of('labels')]).toEqual([
      0,
      {
        check: 'labels',
        state: 'warn',
        what: 'missing in acme/approvals: approved, needs-info; the first request makes them',
        fix: 'guard init -R acme/approvals',
      },
    ]);
    expect((await doctor(token('trish'))).of('labels')).toMatchObject({
      state: 'fail',
      what: expect.stringContaining('may not make them'),
    });
  });

  it('names whose label counts, and whose does not', async () => {
    expect((await doctor()).of('who-labels')).toMatchObject({
      state: 'ok',
      what: 'the label counts from alice, bob, carol; agent, trish can label, which does not count',
    });
    asking.machine.policy('version: 1\nreviewers: { permission: triage, users: [trish] }\n');
    expect((await doctor()).of('who-labels')?.state).toBe('warn');
    asking.machine.policy('version: 1\nreviewers: { apps: [helper-app] }\n');
    expect((await doctor()).of('who-labels')?.what).toMatch(/whoever controls that app can approve for people/);
  });

  it('of everybody: fails', async () => {
    asking.github.setRepo(repo, { private: false });
    asking.machine.policy('version: 1\ngithub: { public: true }\nreviewers: { permission: read }\n');
    const { code, of } = await doctor();
    expect([code, of('who-labels')?.state, of('repository')?.state]).toEqual([1, 'fail', 'warn']);
  });
});

describe('reviewers', () => {
  it.each<[string, string, CheckName, Row['state'], RegExp]>([
    ['are whoever has the role and does not ask', '', 'reviewers', 'ok', /^alice, bob, carol can approve$/],
    ['must have the role', 'reviewers: { permission: admin }', 'reviewers', 'ok', /^alice can approve$/],
    [
      'that have it not: nobody',
      'reviewers: { users: [rita, nobody] }',
      'reviewers',
      'fail',
      /nobody can approve: rita has the role read, write is needed/,
    ],
    [
      'of whom some are of no use',
      'reviewers: { users: [bob, rita, zed] }',
      'reviewers',
      'warn',
      /^bob can approve, but not everybody whom the policy names: rita has the role read.*zed has no role/,
    ],
    [
      'of whom one asks',
      'reviewers: { users: [bob, Agent] }',
      'shared-token',
      'warn',
      /agent asks with this token and is named as a reviewer/,
    ],
    ['of whom the only one asks', 'reviewers: { users: [agent] }', 'shared-token', 'fail', /nobody else can/],
    ['enough for the quorum', 'terms: { critical: { quorum: 3 } }', 'quorum', 'ok', /sensitive needs 1, critical needs 3/],
    [
      'too few for the quorum',
      'terms: { critical: { quorum: 4 } }',
      'quorum',
      'fail',
      /critical needs 4 approvals, at most 3 can be given/,
    ],
    [
      'with a label alone, which gives one approval',
      'github: { ways: [label] }\nterms: { critical: { quorum: 2 } }',
      'quorum',
      'fail',
      /at most 1 can be given in the ways/,
    ],
    ['with a review alone, which no issue has', 'github: { ways: [review] }', 'quorum', 'fail', /sensitive needs 1 approval, at most 0/],
    [
      'with an echo, which no label can give',
      'github: { ways: [label] }\nterms: { critical: { echo: true } }',
      'quorum',
      'fail',
      /critical needs 1 approval, at most 0/,
    ],
  ])('%s', async (_name, policy, check, state, what) => {
    asking.machine.policy(`version: 1\n${policy}\n`);
    const { code, of } = await doctor();
    expect([of(check)?.state, of(check)?.what]).toEqual([state, expect.stringMatching(what)]);
    if (state === 'fail') expect(code).toBe(1);
  });

  it('are not the agents, who could approve for each other', async () => {
    expect((await doctor({ CLAUDECODE: '1' })).of('shared-token')).toMatchObject({
      state: 'warn',
      what: 'claude-code holds a token of agent, whose approval counts on what others ask',
    });
    asking.machine.policy('version: 1\nreviewers: { users: [bob] }\n');
    expect((await doctor({ CLAUDECODE: '1' })).of('shared-token')?.state).toBe('ok');
  });

  it('of teams are their active members', async () => {
    asking.github.addTeam('acme', 'sre', { members: { alice: 'active', bob: 'pending', agent: 'active' } });
    asking.machine.policy('version: 1\nreviewers: { teams: [acme/SRE] }\n');
    asking.github.world.state.members
      .get(asking.github.world.accountNamed('acme')?.id ?? 0)
      ?.add(asking.github.world.accountNamed('agent')?.id ?? 0);
    expect((await doctor()).of('reviewers')?.what).toBe('alice can approve');
  });

  it('agree with what guard exec counts', async () => {
    asking.machine.policy('version: 1\nreviewers: { users: [carol] }\n');
    expect((await doctor()).of('reviewers')?.what).toBe('carol can approve');
    const label = (login: string) => (issue: number) => {
      asking.github.advance(1500);
      asking.github.as(login).addLabel(repo, issue, 'approved');
    };
    const denied = await asking.exec(['--wait', '1s', '--', 'sh', '-c', 'echo one > one'], label('bob'));
    expect([denied.code, denied.stderr]).toEqual([75, expect.stringContaining('bob is not among the reviewers')]);
    expect((await asking.exec(['--', 'sh', '-c', 'echo two > two'], label('carol'))).code).toBe(0);
  });

  it('on a page after the first are read, too', async () => {
    for (let n = 0; n < 120; n += 1) {
      asking.github.addAccount(`reader${n}`);
      asking.github.grant(repo, `reader${n}`, 'read');
    }
    asking.github.addAccount('zoe');
    asking.github.grant(repo, 'zoe', 'write');
    asking.machine.policy('version: 1\nreviewers: { users: [zoe] }\n');
    expect((await doctor()).of('reviewers')?.what).toBe('zoe can approve');
  });
});

describe('GitHub out of reach', () => {
  const gitHubOnly = [
    'repository',
    'rights',
    'labels',
    'reviewers',
    'quorum',
    'who-labels',
    'own-role',
    'shared-token',
    'initiators',
    'token',
    'clock',
  ] as const;

  it('is 69, and nothing that only GitHub knows is said', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { code, of } = await doctor({ GITHUB_API_URL: `http://127.0.0.1:${port}` });
    expect(code).toBe(69);
    for (const name of gitHubOnly) expect([name, of(name)?.state]).toEqual([name, 'unknown']);
    for (const name of ['log', 'key', 'pty', 'policy'] as const) expect([name, of(name)?.state]).toEqual([name, 'ok']);
  });

  it.each([
    ['a page instead of an answer', 'html', 200],
    ['a failure', 'status', 502],
    ['a limit', 'secondary-limit', 403],
    ['half an answer', 'truncated', undefined],
  ] as const)('%s about people decides nothing', async (_name, kind, status) => {
    asking.github.fault({ match: 'GET /repos/*/collaborators', kind, times: 9, ...(status === undefined ? {} : { status }) });
    const { code, of } = await doctor();
    expect(code).toBe(69);
    for (const name of ['reviewers', 'quorum', 'who-labels', 'rights'] as const) expect([name, of(name)?.state]).toEqual([name, 'unknown']);
    expect(of('repository')?.state).toBe('ok');
  });

  it('with something that fails here is 1: that is known', async () => {
    asking.github.fault({ match: '*', kind: 'status', status: 503, times: 99 });
    const { code } = await doctor({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect(code).toBe(1);
  });
});

describe('the machine', () => {
  it('tells what steers guard itself', async () => {
    const { of } = await doctor({ NODE_OPTIONS: '--max-old-space-size=512', BASH_ENV: '/dev/null', LD_LIBRARY_PATH: '/nowhere' });
    expect(of('environment')).toMatchObject({ state: 'warn', what: expect.stringMatching(/BASH_ENV, LD_LIBRARY_PATH, NODE_OPTIONS/) });
    expect((await doctor({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })).of('environment')?.state).toBe('fail');
  });

  it('tells who chose the API', async () => {
    expect((await doctor()).of('api')).toMatchObject({
      state: 'warn',
      what: expect.stringContaining('GITHUB_API_URL chooses http://127.0.0.1'),
    });
    asking.machine.policy(`version: 1\ngithub: { api: "${asking.github.url}" }\n`);
    expect((await doctor({ GITHUB_API_URL: 'http://127.0.0.1:1' })).of('api')?.what).toBe(`${asking.github.url}, pinned by the policy`);
    asking.machine.policy('version: 1\ngithub: { api: "http://example.com" }\n');
    const refused = await doctor();
    expect([refused.code, refused.of('api')?.state, refused.of('token')?.state]).toEqual([1, 'fail', 'unknown']);
  });

  it('reads a policy that is not sound as guard does, and judges nothing by another one', async () => {
    asking.machine.policy('version: 1\nreviewres: {}\n');
    const { code, rows, of } = await doctor();
    expect([code, failing(rows), of('policy')?.what]).toEqual([1, ['policy'], expect.stringContaining('policy.yaml:2:1: ')]);
    expect([of('reviewers')?.state, of('posture')?.state, of('folders')?.state, of('pty')?.state]).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'ok',
    ]);
  });

  it('does not take a policy for good that others can write', async () => {
    asking.machine.policy('version: 1\n');
    chmodSync(join(asking.machine.home, 'policy.yaml'), 0o666);
    const { code, of } = await doctor();
    expect([code, of('policy')]).toEqual([
      1,
      expect.objectContaining({ state: 'fail', fix: expect.stringMatching(/^chmod go-w .*policy\.yaml/) }),
    ]);
  });

  it('tells of trusted folders that others can write, or nobody has made', async () => {
    const folder = join(asking.machine.root, 'tools');
    mkdirSync(folder, { mode: 0o777 });
    chmodSync(folder, 0o777);
    asking.machine.policy(`version: 1\npath: [${folder}]\n`);
    expect((await doctor()).of('folders')).toMatchObject({ state: 'warn', what: expect.stringContaining('others can write there') });
    asking.machine.policy(`version: 1\npath: [/nowhere/bin]\n`);
    expect((await doctor()).of('folders')).toMatchObject({ state: 'warn', what: 'not there: /nowhere/bin' });
  });

  it('looks at the key and the log as guard finds them', async () => {
    await asking.machine.guard(['exec', '--', 'true'], { env: asking.env });
    const fine = await doctor();
    expect([fine.code, fine.of('key')?.what, fine.of('log')?.what]).toEqual([
      0,
      expect.stringContaining('own file'),
      '3 records, sound at its tip',
    ]);
    expect(fine.of('anchor')).toMatchObject({ state: 'warn', what: expect.stringContaining('no checkpoint of the log is kept outside') });
    const key = join(asking.machine.home, 'keys', 'log.pem');
    chmodSync(key, 0o644);
    const loose = await doctor();
    expect([loose.code, loose.of('key')?.state, loose.of('log')?.state]).toEqual([1, 'fail', 'unknown']);
  });

  it('knows an anchor, and what came after it', async () => {
    const { code } = await asking.exec(['--', 'sh', '-c', 'echo x > x'], (issue) => {
      asking.github.advance(1500);
      asking.github.as('bob').addLabel(repo, issue, 'approved');
    });
    expect(code).toBe(0);
    expect((await doctor()).of('anchor')).toMatchObject({
      state: 'ok',
      what: expect.stringMatching(/^the last one is 0 min old, 0 records/),
    });
    await asking.machine.guard(['exec', '--', 'true'], { env: asking.env });
    expect((await doctor()).of('anchor')?.what).toMatch(/, 2 records came after it$/);
  });

  it('says no to a log that was changed, is gone, or is led elsewhere', async () => {
    await asking.machine.guard(['exec', '--', 'true'], { env: asking.env });
    const { home, root } = asking.machine;
    const logs = join(home, 'logs');
    const { stdout } = await asking.machine.run('find', [logs, '-name', '*.jsonl']);
    const bundle = stdout.trim().split('\n').at(-1) ?? '';
    const text = readFileSync(bundle, 'latin1');
    chmodSync(bundle, 0o600);
    writeFileSync(bundle, text.replace('"payload":"', '"payload":"A'), 'latin1');
    const changed = await doctor();
    expect([changed.code, changed.of('log')]).toEqual([
      1,
      expect.objectContaining({ state: 'fail', what: expect.stringMatching(/^it was changed: [A-Z]/) }),
    ]);
    await asking.machine.run('mv', [logs, join(root, 'elsewhere')]);
    const gone = await doctor();
    expect([gone.code, gone.of('log')?.what]).toEqual([1, expect.stringMatching(/^it is gone/)]);
    symlinkSync(join(root, 'elsewhere'), logs);
    expect((await doctor()).of('log')).toMatchObject({ state: 'fail', what: expect.stringContaining('is a symlink') });
  });

  it('tells when the clock is wrong', async () => {
    asking.github.advance(-3_600_000);
    const { of } = await doctor();
    expect(of('clock')).toMatchObject({ state: 'warn', what: expect.stringMatching(/^3[56]\d\d s ahead of GitHub's/) });
  });

  it('names the posture: advisory where one user has it all', async () => {
    const { of } = await doctor();
    expect(of('posture')).toMatchObject({ state: 'warn', what: expect.stringMatching(/^advisory: token, key, log and policy belong to /) });
    // Anybody can set a variable: without a policy that only root can change it takes more than that.
    expect((await doctor({ SUDO_UID: '4711', SUDO_USER: 'ann' })).of('posture')?.what).toMatch(/^advisory: /);
  });

  it('shows nothing that a terminal would obey', async () => {
    const { stdout } = await asking.machine.guard(['doctor'], {
      env: { ...asking.env, GITHUB_REPOSITORY: undefined, 'GUARD_\u001b[2J': 'x' },
    });
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});
