/** The attack list of labels on an issue, against the production channel over real HTTP. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderStarted } from '../../../src/core/approval/answers.ts';
import { Fault } from '../../../src/core/fault.ts';
import { askIn, type Office, openOffice, place, quickClock, verdictOf } from './office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.github.close());

type Act = (office: Office, number: number) => void;
const by =
  (login: string, label = 'approved'): Act =>
  ({ github }, number) =>
    github.as(login).addLabel(place, number, label);

describe('what a label says', () => {
  const cases: [name: string, acts: Act[], verdict: object, why: string | null][] = [
    ['a writer', [by('bob')], { kind: 'approved', by: [{ login: 'bob', role: 'write' }] }, null],
    ['a maintainer', [by('mara')], { kind: 'approved', by: [{ login: 'mara', role: 'maintain' }] }, null],
    ['the initiator', [by('agent')], { kind: 'pending' }, 'agent opened this request and cannot approve it'],
    ['triage', [by('tess')], { kind: 'pending' }, 'tess has the role triage, write is needed'],
    [
      'a bot with write',
      [
        ({ github }, number) => {
          github.addApp('robot', { owner: 'acme' });
          github.grant(place, 'robot[bot]', 'write');
          github.as('robot[bot]').addLabel(place, number, 'approved');
        },
      ],
      { kind: 'pending' },
      'robot is a bot',
    ],
    [
      'through an app',
      [
        ({ github }, number) => {
          github.addApp('helper', { owner: 'acme' });
          github.as('bob').viaApp('helper').addLabel(place, number, 'approved');
        },
      ],
      { kind: 'pending' },
      'bob did it through the app helper, which policy does not name',
    ],
    [
      'suggested by an agent',
      [({ github }, number) => github.as('bob').suggestLabel(place, number, 'approved')],
      { kind: 'pending' },
      'an agent suggested it to bob',
    ],
    [
      'a ghost',
      [by('bob'), ({ github }) => github.deleteAccount('bob')],
      { kind: 'pending' },
      'the account was deleted, so nobody stands behind it',
    ],
    [
      'a reviewer who was removed',
      [by('bob'), ({ github }) => github.grant(place, 'bob', null)],
      { kind: 'pending' },
      'bob has the role read, write is needed',
    ],
    [
      'a login that was taken over',
      [
        by('bob'),
        ({ github }) => {
          github.renameAccount('bob', 'bob-2');
        },
      ],
      { kind: 'approved', by: [{ login: 'bob-2' }] },
      null,
    ],
    [
      'taken off again',
      [by('bob'), ({ github }, number) => github.as('tess').removeLabel(place, number, 'approved')],
      { kind: 'pending' },
      null,
    ],
    ['denied', [by('bob', 'denied')], { kind: 'denied', by: [{ login: 'bob', how: 'label' }] }, null],
    ['approved and denied in one second', [by('bob'), by('alice', 'denied')], { kind: 'denied' }, null],
    [
      'denied, then taken off, then approved',
      [by('alice', 'denied'), ({ github }, number) => github.as('bob').removeLabel(place, number, 'denied'), by('bob')],
      { kind: 'denied' },
      null,
    ],
    [
      'closed',
      [by('bob'), ({ github }, number) => github.as('alice').close(place, number)],
      { kind: 'denied', by: [{ login: 'alice', how: 'close' }] },
      null,
    ],
    [
      'closed and reopened',
      [
        ({ github }, number) => {
          github.as('alice').close(place, number);
          github.as('alice').reopen(place, number);
        },
        by('bob'),
      ],
      { kind: 'denied' },
      null,
    ],
    ['closed by the initiator', [({ github }, number) => github.as('agent').close(place, number)], { kind: 'cancelled' }, null],
    [
      'asked',
      [by('bob', 'needs-info'), ({ github }, number) => void github.as('bob').comment(place, number, 'why prod?')],
      { kind: 'question', text: 'why prod?' },
      null,
    ],
    [
      'text edited',
      [({ github }, number) => github.as('agent').editIssue(place, number, { body: 'ls' }), by('bob')],
      { kind: 'void' },
      null,
    ],
    [
      'title renamed and back',
      [
        ({ github }, number) => {
          const { title } = issueAt(office, number);
          github.as('agent').editIssue(place, number, { title: 'x' });
          github.as('agent').editIssue(place, number, { title });
        },
        by('bob'),
      ],
      { kind: 'void' },
      null,
    ],
    [
      'text edited and back',
      [
        ({ github }, number) => {
          const { body } = issueAt(office, number);
          github.as('agent').editIssue(place, number, { body: 'x' });
          github.as('agent').editIssue(place, number, { body: body ?? '' });
        },
        by('bob'),
      ],
      { kind: 'void' },
      null,
    ],
    [
      'another label renamed to it',
      [
        ({ github }, number) => {
          github.as('agent').createLabel(place, 'soon');
          github.as('bob').addLabel(place, number, 'soon');
          github.as('agent').renameLabel(place, 'approved', 'old');
          github.as('agent').renameLabel(place, 'soon', 'approved');
        },
      ],
      { kind: 'void' },
      null,
    ],
    [
      'made anew',
      [
        ({ github }) => {
          github.as('agent').deleteLabel(place, 'approved');
          github.as('agent').createLabel(place, 'approved');
        },
        by('bob'),
      ],
      { kind: 'void' },
      null,
    ],
    [
      'a comment of the initiator deleted',
      [
        ({ github }, number) => {
          const { id } = github.as('agent').comment(place, number, 'hm');
          github.as('agent').deleteComment(id);
        },
        by('bob'),
      ],
      { kind: 'void' },
      null,
    ],
    ['deleted', [by('bob'), ({ github }, number) => github.as('alice').deleteIssue(place, number)], { kind: 'void' }, null],
    ['archived', [by('bob'), ({ github }) => github.setRepo(place, { archived: true })], { kind: 'void' }, null],
    ['made public', [by('bob'), ({ github }) => github.setRepo(place, { private: false })], { kind: 'void' }, null],
    [
      'a transfer',
      [
        by('bob'),
        ({ github }, number) => {
          github.addRepo('acme/other', { roles: { alice: 'admin', agent: 'write' } });
          github.as('alice').transfer(place, number, 'acme/other');
        },
      ],
      { kind: 'void' },
      null,
    ],
    ['a renamed repository', [by('bob'), ({ github }) => github.renameRepo(place, 'acme/renamed')], { kind: 'approved' }, null],
    ['a conversion', [by('bob'), ({ github }, number) => github.as('alice').convertToDiscussion(place, number)], { kind: 'void' }, null],
    ['locked', [({ github }, number) => github.as('alice').lock(place, number), by('bob')], { kind: 'approved' }, null],
  ];
  it.each(cases)('%s', async (_name, acts, verdict, why) => {
    const channel = office.channel();
    const { request, ticket } = await askIn(channel);
    await channel.ring(ticket);
    for (const act of acts) act(office, ticket.number);
    expect(await channel.ring(ticket).then((ring) => ring.changed)).toBeTypeOf('boolean');
    const judged = await verdictOf(channel, request, ticket);
    expect(judged.verdict).toMatchObject(verdict);
    if (why !== null) expect(judged.ignored.map((one) => one.why)).toContain(why);
  });
});

function issueAt({ github }: Office, number: number) {
  const repo = github.world.repoNamed(place);
  const issue = repo === undefined ? undefined : github.world.issue(repo, number);
  if (issue === undefined) throw new Error('no such issue');
  return issue;
}

describe('one approval, one run', () => {
  it('of two guards one starts', async () => {
    const channel = office.channel();
    const { request, ticket } = await askIn(channel);
    by('bob')(office, ticket.number);
    await channel.read(ticket);
    const other = office.channel();
    const kinds = await Promise.all(
      [channel, other].map((one, index) =>
        one.claimRun(ticket, request.id, renderStarted(request.id, `c${index}`)).then(({ kind }) => kind),
      ),
    );
    expect([...kinds].sort()).toEqual(['ours', 'taken']);
  });

  it('after a restart it does not start again', async () => {
    const { request, ticket } = await askIn(office.channel());
    expect((await office.channel().claimRun(ticket, request.id, renderStarted(request.id, 'a'))).kind).toBe('ours');
    expect((await office.channel().claimRun(ticket, request.id, renderStarted(request.id, 'b'))).kind).toBe('taken');
  });

  it('what happened between the verdict and the claim is in the last look', async () => {
    const channel = office.channel();
    const { request, ticket } = await askIn(channel);
    by('bob')(office, ticket.number);
    expect((await verdictOf(channel, request, ticket)).verdict.kind).toBe('approved');
    by('alice', 'denied')(office, ticket.number);
    const claim = await channel.claimRun(ticket, request.id, renderStarted(request.id, 'a'));
    if (claim.kind !== 'ours') throw new Error('not ours');
    const { judge } = await import('../../../src/core/approval/judge.ts');
    const { samplePolicy } = await import('../../core/approval/sample.ts');
    expect(judge(claim.events, request, ticket, samplePolicy, { over: new Set() }).verdict.kind).toBe('denied');
  });

  it.each(['drop-after-commit', 'truncated'] as const)('a claim whose answer is lost (%s) is found again, and is one', async (kind) => {
    const channel = office.channel();
    const { request, ticket } = await askIn(channel);
    office.github.fault({ match: 'POST /repos/*/comments', kind });
    expect((await channel.claimRun(ticket, request.id, renderStarted(request.id, 'a'))).kind).toBe('ours');
    expect(office.calls().filter((call) => call.startsWith('POST') && call.includes('/comments'))).toHaveLength(1);
  });

  it('a claim that is there twice, for its answer was lost and the list lags, is one guard of the same text', async () => {
    const { request, ticket } = await askIn(office.channel());
    office.github.fault({ match: 'GET /repos/*/comments', kind: 'stale', times: 3 });
    office.github.fault({ match: 'POST /repos/*/comments', kind: 'drop-after-commit' });
    expect((await office.channel().claimRun(ticket, request.id, renderStarted(request.id, 'a'))).kind).toBe('ours');
    expect(issueAt(office, ticket.number).comments).toHaveLength(2);
    expect((await office.channel().claimRun(ticket, request.id, renderStarted(request.id, 'b'))).kind).toBe('taken');
  });

  it('a claim of the same text by somebody else is not this one', async () => {
    const { request, ticket } = await askIn(office.channel());
    office.github.as('bob').comment(place, ticket.number, renderStarted(request.id, 'a'));
    expect((await office.channel().claimRun(ticket, request.id, renderStarted(request.id, 'a'))).kind).toBe('taken');
  });
});

describe('asking', () => {
  it('searches more than once for what a lost answer left: the list of issues may lag', async () => {
    office.github.fault({ match: `GET /repos/${place}/issues`, kind: 'stale', times: 2 });
    office.github.fault({ match: `POST /repos/${place}/issues`, kind: 'drop-after-commit' });
    const { ticket } = await askIn(office.channel());
    expect({ number: ticket.number, issues: office.github.world.state.issues.size }).toEqual({ number: 1, issues: 1 });
  });

  it.each([
    ['the connection is cut after the commit', { kind: 'drop-after-commit' as const }, 1],
    ['502 after the commit', { kind: 'drop-after-commit' as const, status: 502 }, 1],
    ['half an answer', { kind: 'truncated' as const }, 1],
    ['502 before the commit', { kind: 'status' as const, status: 502 }, 2],
  ])('%s: one issue', async (_name, fault, posts) => {
    office.github.fault({ match: `POST /repos/${place}/issues`, ...fault });
    const clock = quickClock();
    const { ticket } = await askIn(office.channel({ clock }));
    const repo = office.github.world.repoNamed(place);
    if (repo === undefined) throw new Error('no repository');
    expect(office.github.world.issue(repo, ticket.number)).toMatchObject({ number: ticket.number, open: true });
    expect(office.github.world.issue(repo, ticket.number + 1)).toBeUndefined();
    expect(office.calls().filter((call) => call.startsWith(`POST /repos/${place}/issues `))).toHaveLength(posts);
    expect(clock.slept.length).toBeGreaterThan(0);
  });

  it('a planted issue with the nonce and a harmless text is not taken for the request', async () => {
    const channel = office.channel();
    const nonce = 'f'.repeat(32);
    const planted = office.github
      .as('agent')
      .openIssue(place, { title: 'guard: routine: ls', body: `guard-request:v1 abc123def456 ${nonce} 1` });
    office.github.fault({ match: `POST /repos/${place}/issues`, kind: 'drop-after-commit' });
    const { ticket } = await askIn(channel, { nonce });
    expect(ticket.number).not.toBe(planted.number);
  });

  it.each([
    ['no label, and it may make them', { roles: 'write' as const }, null],
    ['no label, and it may not make them', { roles: 'read' as const }, /no label "approved".*may not/],
  ])('%s', async (_name, { roles }, fault) => {
    office.github.addRepo('acme/bare', { roles: { agent: roles } });
    const channel = office.channel({ repo: 'acme/bare' });
    if (fault === null) return expect((await askIn(channel)).ticket.labels.approved).not.toBe('');
    await expect(channel.identify()).rejects.toThrow(fault);
    await expect(channel.identify()).rejects.toMatchObject({ hint: expect.stringContaining("gh label create 'approved' -R acme/bare") });
  });

  it.each([
    ['public', { private: false }, /is public/],
    ['archived', { archived: true }, /is archived/],
    ['without issues', { hasIssues: false }, /has no issues/],
  ])('a repository that is %s is refused', async (_name, change, message) => {
    office.github.setRepo(place, change);
    await expect(office.channel().identify()).rejects.toThrow(message);
  });

  it('a repository that is not there', async () => {
    await expect(office.channel({ repo: 'acme/nothing' }).identify()).rejects.toMatchObject({
      kind: 'not-found',
      message: expect.stringContaining('acme/nothing'),
    });
  });

  it.each(['nothing', 'a/b/c', '../x', 'a/..', 'a b/c', 'a/b?x', ''])('a repository named %o is refused', (repo) => {
    expect(() => office.channel({ repo })).toThrow(Fault);
  });
});

describe('who stands behind a job', () => {
  const env = (runId: number | string) => ({ GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: place, GITHUB_RUN_ID: String(runId) });

  it('actor and triggering actor are initiators, and so are those of every run in progress', async () => {
    const { github } = office;
    const run = github.addRun(place, { actor: 'alice', triggeringActor: 'bob' });
    github.addRun(place, { actor: 'mara' });
    github.addRun(place, { actor: 'tess', status: 'completed' });
    const { initiators } = await office.channel({ env: env(run.id) }).identify();
    expect(initiators.map(({ login }) => login).sort()).toEqual(['agent', 'alice', 'bob', 'mara']);
  });

  it('their labels do not count, whoever owns the token', async () => {
    const run = office.github.addRun(place, { actor: 'alice', triggeringActor: 'bob' });
    const channel = office.channel({ env: env(run.id) });
    const { request, ticket } = await askIn(channel);
    by('bob')(office, ticket.number);
    expect((await verdictOf(channel, request, ticket)).verdict.kind).toBe('pending');
  });

  it.each([
    ['no run id', { GITHUB_ACTIONS: 'true' }],
    ['a run that is not there', env(4711)],
    ['something else', env('../../1')],
  ])('%s: nothing is asked', async (_name, given) => {
    await expect(askIn(office.channel({ env: given }))).rejects.toThrow(Fault);
    expect(office.calls().some((call) => call.startsWith('POST /repos'))).toBe(false);
  });

  describe('a job that names another repository, of its own', () => {
    const own = 'mallory/own';
    const elsewhere = () => {
      office.github.addAccount('mallory');
      office.github.addRepo(own, { private: false });
      const run = office.github.addRun(own, { actor: 'mallory' });
      return { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: own, GITHUB_RUN_ID: String(run.id) };
    };
    const loginsOf = async (channel: ReturnType<Office['channel']>) =>
      (await channel.identify()).initiators.map(({ login }) => login).sort();

    it.each(['in_progress', 'waiting', 'queued', 'pending'] as const)('cannot hide who started it, in a run that is %s', async (status) => {
      office.github.addRun(place, { actor: 'alice', triggeringActor: 'bob', status });
      expect(await loginsOf(office.channel({ env: elsewhere() }))).toEqual(['agent', 'alice', 'bob', 'mallory']);
    });

    it('cannot hide who started it behind a hundred runs that are over', async () => {
      office.github.addRun(place, { actor: 'alice', triggeringActor: 'bob', status: 'queued' });
      for (let run = 0; run < 100; run += 1) office.github.addRun(place, { actor: 'rita', status: 'completed' });
      expect(await loginsOf(office.channel({ env: elsewhere() }))).toEqual(['agent', 'alice', 'bob', 'mallory']);
    });

    it('is asked for nothing among more than a hundred runs that go on', async () => {
      for (let run = 0; run <= 100; run += 1) office.github.addRun(place, { actor: 'rita', status: 'queued' });
      await expect(askIn(office.channel({ env: elsewhere() }))).rejects.toThrow(/more than 100 workflow runs of .* are in progress/);
    });

    it('who started it cannot approve', async () => {
      office.github.addRun(place, { actor: 'bob' });
      const channel = office.channel({ env: elsewhere() });
      const { request, ticket } = await askIn(channel);
      by('bob')(office, ticket.number);
      expect((await verdictOf(channel, request, ticket)).verdict.kind).toBe('pending');
    });

    it.each([place, own])('runs of %s that cannot be read: nothing is asked', async (repo) => {
      const env = elsewhere();
      office.github.fault({ match: `GET /repos/${repo}/actions/runs*`, kind: 'status', status: 403, times: 20 });
      await expect(askIn(office.channel({ env }))).rejects.toThrow(/who started this job cannot be read/);
      expect(office.calls().some((call) => call.startsWith('POST /repos'))).toBe(false);
    });

    it('its token gives it away where the environment is silent', async () => {
      const { github } = office;
      github.addApp('github-actions', {
        owner: 'acme',
        permissions: { issues: 'write', metadata: 'read', actions: 'read', contents: 'read' },
      });
      github.addRun(place, { actor: 'bob' });
      const token = github.addToken('github-actions[bot]', { kind: 'installation', app: 'github-actions', repos: [place] });
      const read = async () => ({ token, from: 'GH_TOKEN' as const });
      for (const env of [{}, elsewhere()]) expect(await loginsOf(office.channel({ env, token: { read } }))).toContain('bob');
    });
  });

  it('runs that cannot be read: nothing is asked', async () => {
    const run = office.github.addRun(place, { actor: 'alice' });
    office.github.fault({ match: 'GET /repos/*/actions/runs*', kind: 'status', status: 403, times: 5 });
    await expect(office.channel({ env: env(run.id) }).identify()).rejects.toThrow(/who started this job cannot be read/);
  });
});

describe('a comment on a thread that guard did not open', () => {
  const open = (labels: readonly string[] = []) =>
    office.github.as('alice').openIssue(place, { title: 'a bug', body: 'it fails', labels }).number;

  it('is approved by a label while it is the only request there', async () => {
    const thread = open();
    const channel = office.channel({ thread: { kind: 'issue', number: thread } });
    const { request, ticket } = await askIn(channel, { on: 'issue' });
    expect(ticket).toMatchObject({ number: thread, title: 'a bug' });
    office.github.advance(2000);
    by('bob')(office, thread);
    expect((await verdictOf(channel, request, ticket)).verdict.kind).toBe('approved');
  });

  it('with two requests a label says nothing, and why is said', async () => {
    const thread = open();
    const channel = office.channel({ thread: { kind: 'issue', number: thread } });
    const one = await askIn(channel, { on: 'issue' });
    const two = await askIn(channel, { on: 'issue', id: 'zzz999zzz999' });
    office.github.advance(2000);
    by('bob')(office, thread);
    for (const { request, ticket } of [one, two]) {
      const { verdict, ignored } = await verdictOf(channel, request, ticket);
      expect([verdict.kind, ignored[0]?.why]).toEqual(['pending', expect.stringContaining('another guard request')]);
    }
  });

  it.each(['approved', 'denied'])('is not asked where "%s" is on the thread already', async (label) => {
    await expect(askIn(office.channel({ thread: { kind: 'issue', number: open([label]) } }))).rejects.toThrow(
      `the label "${label}" is already on issue`,
    );
  });

  it('a comment of before, rewritten into an approval, neither counts nor stands in the way of one', async () => {
    const thread = open();
    const old = office.github.as('bob').comment(place, thread, 'on it');
    office.github.advance(2000);
    const channel = office.channel({ thread: { kind: 'issue', number: thread } });
    const { request, ticket } = await askIn(channel, { on: 'issue' });
    office.github.as('agent').editComment(old.id, `/approve ${request.id}`);
    const { verdict, ignored, unsure } = await verdictOf(channel, request, ticket);
    expect([verdict.kind, ignored.map(({ why }) => why), unsure]).toEqual(['pending', ['the comment was edited: write a new one'], []]);
    office.github.advance(2000);
    office.github.as('mara').comment(place, thread, `/approve ${request.id}`);
    expect((await verdictOf(channel, request, ticket)).verdict).toMatchObject({ kind: 'approved', by: [{ login: 'mara' }] });
  });

  it('edited, or deleted, it is void', async () => {
    const thread = open();
    const channel = office.channel({ thread: { kind: 'issue', number: thread } });
    const { request, ticket } = await askIn(channel, { on: 'issue' });
    office.github.as('agent').editComment(ticket.commentId ?? 0, 'ls');
    expect((await verdictOf(channel, request, ticket)).verdict.kind).toBe('void');
    office.github.as('agent').deleteComment(ticket.commentId ?? 0);
    expect((await verdictOf(channel, request, ticket)).verdict).toEqual({ kind: 'void', why: 'the request was deleted' });
  });

  it('minimised before the reviewer comes, it is void, whatever label follows', async () => {
    const thread = open();
    const channel = office.channel({ thread: { kind: 'issue', number: thread } });
    const { request, ticket } = await askIn(channel, { on: 'issue' });
    office.github.as('agent').minimizeComment(ticket.commentId ?? 0);
    office.github.advance(2000);
    by('bob')(office, thread);
    expect((await verdictOf(channel, request, ticket)).verdict).toEqual({ kind: 'void', why: 'the request was hidden' });
  });

  it('leaves the thread open at the end', async () => {
    const thread = open();
    const channel = office.channel({ thread: { kind: 'issue', number: thread } });
    const { ticket } = await askIn(channel, { on: 'issue' });
    await channel.close(ticket, 'done', 'completed');
    expect(issueAt(office, thread).open).toBe(true);
  });

  it('a pull request, a closed issue, and nothing are refused', async () => {
    const thread = open();
    office.github.as('alice').close(place, thread);
    await expect(askIn(office.channel({ thread: { kind: 'issue', number: thread } }))).rejects.toThrow(/is closed/);
    await expect(askIn(office.channel({ thread: { kind: 'issue', number: 999 } }))).rejects.toThrow(/not found/);
  });
});
