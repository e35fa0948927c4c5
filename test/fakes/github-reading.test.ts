import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Office, office, repo } from './office.ts';
import { decisionQuery, prepareQuery } from './queries.ts';

let it: Office;
const at = Date.UTC(2026, 0, 2, 3, 4, 5);
beforeEach(async () => {
  it = await office({ now: () => at });
});
afterEach(() => it.github.close());

const base = `/repos/${repo}`;
const opened = () => it.github.as('ray').openIssue(repo, { title: 'a title', body: 'a body' }).number;
const decide = async (number: number, who = 'wes', more: object = {}) => {
  const { body } = await it.graphql(who, decisionQuery, { owner: 'acme', repo: 'app', number, ...more });
  expect(body.errors).toBeUndefined();
  return body.data.repository.issueOrPullRequest;
};

describe('the decision query', () => {
  test('an issue, with edits, deletions, labels and a comment', async () => {
    const n = opened();
    it.github.as('mia').addLabel(repo, n, 'approved');
    it.github.as('mia').comment(repo, n, '/approve abc');
    it.github.as('wes').deleteComment(it.github.as('mia').comment(repo, n, 'x').id);
    const { body } = await it.graphql('wes', decisionQuery, { owner: 'acme', repo: 'app', number: n });
    expect(body.data.viewer).toEqual({ login: 'wes', __typename: 'User' });
    expect(body.data.rateLimit).toEqual({ cost: 1, limit: 5000, remaining: 4999, used: 1, resetAt: '2026-01-02T04:04:05Z' });
    const { issueOrPullRequest: issue, ...repository } = body.data.repository;
    expect(repository).toMatchObject({ nameWithOwner: 'acme/app', isArchived: false, isLocked: false, viewerPermission: 'WRITE' });
    const rest = (await it.call('wes', 'GET', `${base}/issues/${n}`)).body;
    expect([issue.id, issue.databaseId, issue.state]).toEqual([rest.node_id, rest.id, 'OPEN']);
    expect(repository.id).toBe((await it.call('wes', 'GET', base)).body.node_id);
    expect(issue.labels).toEqual({ totalCount: 1, nodes: [{ id: rest.labels[0].node_id, name: 'approved' }] });
    expect(issue.timelineItems.nodes).toMatchObject([
      { __typename: 'LabeledEvent', actor: { login: 'mia' }, label: { name: 'approved' }, createdAt: '2026-01-02T03:04:05Z' },
      {
        __typename: 'IssueComment',
        author: { login: 'mia' },
        body: '/approve abc',
        lastEditedAt: null,
        includesCreatedEdit: false,
        createdViaEmail: false,
      },
      { __typename: 'CommentDeletedEvent', actor: { login: 'wes' }, deletedCommentAuthor: { login: 'mia' } },
    ]);
  });

  test('an edit shows, an edit back shows too, and a save without a change does not', async () => {
    const n = opened();
    expect(await decide(n)).toMatchObject({ lastEditedAt: null, includesCreatedEdit: false, editor: null });
    it.github.as('wes').editIssue(repo, n, { body: 'a body' });
    expect(await decide(n)).toMatchObject({ lastEditedAt: null, editor: null });
    it.github.as('wes').editIssue(repo, n, { body: 'another' });
    it.github.as('wes').editIssue(repo, n, { body: 'a body' });
    expect(await decide(n)).toMatchObject({
      body: 'a body',
      lastEditedAt: '2026-01-02T03:04:05Z',
      includesCreatedEdit: true,
      editor: { login: 'wes' },
    });
  });

  test("another's comment turned into an approval: REST shows the first author, GraphQL the edit", async () => {
    const n = opened();
    const { id } = it.github.as('mia').comment(repo, n, 'looks risky');
    it.github.advance(5000);
    expect((await it.call('wes', 'PATCH', `${base}/issues/comments/${id}`, { body: '/approve abc' })).body.user.login).toBe('mia');
    const [node] = (await decide(n)).timelineItems.nodes;
    expect(node).toMatchObject({
      author: { login: 'mia' },
      editor: { login: 'wes' },
      body: '/approve abc',
      lastEditedAt: '2026-01-02T03:04:10Z',
      includesCreatedEdit: true,
    });
  });

  test('minimised, and by e-mail', async () => {
    const n = opened();
    const { id } = it.github.as('mia').comment(repo, n, '/approve abc', { byEmail: true });
    it.github.as('tom').minimizeComment(id, 'SPAM');
    expect((await decide(n)).timelineItems.nodes).toMatchObject([{ createdViaEmail: true, isMinimized: true, minimizedReason: 'spam' }]);
    expect((await it.call('wes', 'GET', `${base}/issues/comments/${id}`)).body.minimized).toEqual({ reason: 'spam' });
  });

  test('a pull request: head, commits, reviews of an older commit, dismissals, force pushes', async () => {
    const wes = it.github.as('wes');
    const outside = it.github.world.accountNamed('ray')?.id ?? null;
    const { number } = wes.openPull(repo, { title: 'a change', head: 'topic', commits: [{ author: outside }] });
    const first = it.github.as('mia').review(repo, number, 'APPROVE', 'fine');
    const moved = wes.push(repo, number);
    const second = it.github.as('ada').review(repo, number, 'REQUEST_CHANGES', 'no');
    it.github.as('mia').dismissReview(repo, number, second.id, 'over it');
    const forced = wes.forcePush(repo, number);
    const pull = await decide(number);
    expect(pull).toMatchObject({ __typename: 'PullRequest', prState: 'OPEN', headRefOid: forced, merged: false, author: { login: 'wes' } });
    expect(pull.prTimeline.nodes).toMatchObject([
      {
        __typename: 'PullRequestReview',
        author: { login: 'mia' },
        reviewState: 'APPROVED',
        reviewedCommit: { oid: first.commit },
        authorCanPushToRepository: true,
      },
      { __typename: 'PullRequestReview', author: { login: 'ada' }, reviewState: 'DISMISSED', reviewedCommit: { oid: moved } },
      {
        __typename: 'ReviewDismissedEvent',
        actor: { login: 'mia' },
        previousReviewState: 'CHANGES_REQUESTED',
        review: { id: second.nodeId },
      },
      { __typename: 'PullRequestCommit', commit: { oid: forced } },
      { __typename: 'HeadRefForcePushedEvent', beforeCommit: { oid: moved }, afterCommit: { oid: forced } },
    ]);
    const reviews = (await it.call('ray', 'GET', `${base}/pulls/${number}/reviews`)).body;
    expect(reviews.map((one: { state: string; user: { login: string } }) => [one.state, one.user.login])).toEqual([
      ['APPROVED', 'mia'],
      ['DISMISSED', 'ada'],
    ]);
    // Reviews carry no app: what came through one cannot be told.
    expect(reviews[0]).not.toHaveProperty('performed_via_github_app');
    const own = await it.call('wes', 'POST', `${base}/pulls/${number}/reviews`, { event: 'APPROVE' });
    expect([own.status, own.body.errors[0].message]).toEqual([422, 'Can not approve your own pull request']);
  });

  test('a pull request is an issue: labels, comments, both numbers', async () => {
    const { number } = it.github.as('wes').openPull(repo, { title: 'a change', head: 'topic' });
    expect((await it.call('mia', 'POST', `${base}/issues/${number}/labels`, { labels: ['approved'] })).status).toBe(200);
    const issue = (await it.call('wes', 'GET', `${base}/issues/${number}`)).body;
    expect(issue.pull_request.url).toMatch(new RegExp(`/pulls/${number}$`));
    const pull = (await it.call('wes', 'GET', `${base}/pulls/${number}`)).body;
    expect([pull.node_id, pull.labels[0].name, pull.head.sha]).toEqual([issue.node_id, 'approved', (await decide(number)).headRefOid]);
    expect((await it.call('wes', 'GET', `${base}/pulls/${opened()}`)).status).toBe(404);
  });
});

describe('GraphQL in GitHub shapes', () => {
  test('the prepare query', async () => {
    const n = opened();
    const { body } = await it.graphql('wes', prepareQuery, { owner: 'acme', repo: 'app', number: n });
    const labels = (await it.call('wes', 'GET', `${base}/labels`)).body;
    expect(body.data.viewer.databaseId).toBe(it.github.world.accountNamed('wes')?.id);
    expect(body.data.repository).toMatchObject({
      visibility: 'PRIVATE',
      viewerPermission: 'WRITE',
      approved: { id: labels[0].node_id, name: 'approved' },
      denied: { id: labels[1].node_id },
      issue: { state: 'OPEN' },
    });
    expect(body.data.repository.labels.nodes).toHaveLength(3);
  });

  test.each([
    [
      'a repository that is not there',
      'wes',
      '{ repository(owner: "acme", name: "nope") { id } }',
      'NOT_FOUND',
      "Could not resolve to a Repository with the name 'acme/nope'.",
    ],
    [
      'one that may not be seen',
      'stranger',
      '{ repository(owner: "acme", name: "app") { id } }',
      'NOT_FOUND',
      "Could not resolve to a Repository with the name 'acme/app'.",
    ],
    [
      'a user that is not there',
      'wes',
      '{ user(login: "nobody") { id } }',
      'NOT_FOUND',
      "Could not resolve to a User with the login of 'nobody'.",
    ],
    [
      'a connection without bounds',
      'wes',
      '{ repository(owner: "acme", name: "app") { labels { totalCount } } }',
      'MISSING_PAGINATION_BOUNDARIES',
      'You must provide a `first` or `last` value to properly paginate the `labels` connection.',
    ],
    [
      'a connection too wide',
      'wes',
      '{ repository(owner: "acme", name: "app") { labels(first: 101) { totalCount } } }',
      'EXCESSIVE_PAGINATION',
      'Requesting 101 records on the `labels` connection exceeds the `first` limit of 100 records.',
    ],
  ])('%s', async (_name, who, query, type, message) => {
    const { status, body } = await it.graphql(who, query);
    expect([status, body.errors[0].type, body.errors[0].message, body.errors.length]).toEqual([200, type, message, 1]);
    expect(body.errors[0].path[0]).toMatch(/repository|user/);
  });

  test('a fine-grained token without the permission is FORBIDDEN', async () => {
    const token = it.github.addToken('wes', { kind: 'fine-grained', permissions: { contents: 'read' } });
    const { body } = await it.graphql(token, decisionQuery, { owner: 'acme', repo: 'app', number: opened() });
    expect(body.errors[0]).toMatchObject({ type: 'FORBIDDEN', message: 'Resource not accessible by personal access token' });
  });

  test('more than 100 things on a thread: pages backward and forward over all of them, once each', async () => {
    const n = opened();
    const ids = Array.from({ length: 230 }, (_, i) => it.github.as('ray').comment(repo, n, `comment ${i}`).nodeId);
    const page = async (args: string) => {
      const query = `{ repository(owner: "acme", name: "app") { issue(number: ${n}) { timelineItems(${args}) {
        totalCount filteredCount pageInfo { hasPreviousPage startCursor hasNextPage endCursor } nodes { ... on Node { id } } } } } }`;
      return (await it.graphql('wes', query)).body.data.repository.issue.timelineItems;
    };
    for (const direction of ['last', 'first'] as const) {
      const seen: string[] = [];
      let args = `${direction}: 100`;
      for (let more = true; more; ) {
        const { totalCount, pageInfo, nodes } = await page(args);
        expect(totalCount).toBe(230);
        const found = nodes.map((node: { id: string }) => node.id);
        if (direction === 'last') seen.unshift(...found);
        else seen.push(...found);
        more = direction === 'last' ? pageInfo.hasPreviousPage : pageInfo.hasNextPage;
        args = direction === 'last' ? `last: 100, before: "${pageInfo.startCursor}"` : `first: 100, after: "${pageInfo.endCursor}"`;
      }
      expect(seen).toEqual(ids);
    }
  });

  test('since leaves out what is older', async () => {
    const n = opened();
    it.github.as('mia').addLabel(repo, n, 'approved');
    it.github.advance(10_000);
    it.github.as('mia').addLabel(repo, n, 'denied');
    const { timelineItems } = await decide(n, 'wes', { since: '2026-01-02T03:04:10Z' });
    expect(timelineItems.nodes.map((node: { label: { name: string } }) => node.label.name)).toEqual(['denied']);
  });
});

describe('lists', () => {
  test('pages with Link, 30 by default, 100 at most', async () => {
    const n = opened();
    const ids = Array.from({ length: 101 }, () => it.github.as('ray').comment(repo, n, 'x').id);
    const path = `${base}/issues/${n}/comments`;
    expect((await it.call('ray', 'GET', path)).body).toHaveLength(30);
    expect((await it.call('ray', 'GET', `${path}?per_page=500`)).body).toHaveLength(100);
    const seen: number[] = [];
    for (let next: string | undefined = `${path}?per_page=40`; next !== undefined; ) {
      const answer = await it.call('ray', 'GET', next);
      seen.push(...answer.body.map((comment: { id: number }) => comment.id));
      const link = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
      next = link === undefined ? undefined : new URL(link).pathname + new URL(link).search;
    }
    expect(seen).toEqual(ids);
    expect((await it.call('ray', 'GET', `${path}?page=2`)).headers.get('link')).toMatch(/rel="prev".*rel="next".*rel="last".*rel="first"/);
    expect((await it.call('ray', 'GET', `${base}/labels`)).headers.get('link')).toBeNull();
  });

  test('issues by creator, state, label; search by text and qualifiers', async () => {
    const wes = it.github.as('wes');
    wes.openIssue(repo, { title: 'one', body: 'nonce abc123', labels: ['approved'] });
    wes.openIssue(repo, { title: 'two', body: 'nonce def456' });
    wes.close(repo, 2);
    opened();
    const numbers = async (query: string) =>
      (await it.call('wes', 'GET', `${base}/issues?${query}`)).body.map((issue: { number: number }) => issue.number);
    expect(await numbers('')).toEqual([3, 1]);
    expect(await numbers('state=all&creator=WES')).toEqual([2, 1]);
    expect(await numbers('labels=approved')).toEqual([1]);
    expect(await numbers('state=closed')).toEqual([2]);
    expect(await numbers('state=all&direction=asc')).toEqual([1, 2, 3]);
    const found = async (q: string, who = 'wes') => {
      const { body } = await it.call(who, 'GET', `/search/issues?q=${encodeURIComponent(q)}`);
      return body.items.map((issue: { number: number }) => issue.number);
    };
    expect(await found('repo:acme/app "nonce abc123" in:body')).toEqual([1]);
    expect(await found('repo:acme/app is:issue is:open nonce')).toEqual([1]);
    expect(await found('repo:acme/app author:wes')).toEqual([2, 1]);
    expect(await found('nonce', 'stranger')).toEqual([]);
    expect((await it.call('wes', 'GET', '/search/issues?q=')).status).toBe(422);
  });

  test('the search index lags, the list does not', async () => {
    const lazy = await office({ now: () => at, searchLagMs: 5000 });
    try {
      await lazy.call('wes', 'POST', `${base}/issues`, { title: 'nonce' });
      const search = async () => (await lazy.call('wes', 'GET', '/search/issues?q=nonce')).body.total_count;
      expect(await search()).toBe(0);
      expect((await lazy.call('wes', 'GET', `${base}/issues`)).body).toHaveLength(1);
      lazy.github.advance(5000);
      expect(await search()).toBe(1);
    } finally {
      await lazy.github.close();
    }
  });
});

describe('around the repository', () => {
  test('runs: actor, and the one who started it again', async () => {
    const run = it.github.addRun(repo, { actor: 'ray', triggeringActor: 'tom', attempt: 2 });
    it.github.addRun(repo, { actor: 'wes', status: 'completed' });
    const one = (await it.call('wes', 'GET', `${base}/actions/runs/${run.id}`)).body;
    expect([one.actor.login, one.triggering_actor.login, one.run_attempt]).toEqual(['ray', 'tom', 2]);
    const all = (await it.call('wes', 'GET', `${base}/actions/runs?status=in_progress`)).body;
    expect([all.total_count, all.workflow_runs[0].id]).toEqual([1, run.id]);
    expect((await it.call('wes', 'GET', `${base}/actions/runs/1`)).status).toBe(404);
  });

  test('team memberships: active, pending, and 404 for who may not look', async () => {
    it.github.addOrganization('corp', ['ada', 'mia']);
    it.github.addTeam('corp', 'sre', { members: { mia: 'active', wes: 'pending' } });
    const state = async (who: string, member: string) => {
      const { status, body } = await it.call(who, 'GET', `/orgs/corp/teams/sre/memberships/${member}`);
      return body.state ?? status;
    };
    expect([await state('ada', 'mia'), await state('ada', 'wes'), await state('ada', 'tom'), await state('wes', 'mia')]).toEqual([
      'active',
      'pending',
      404,
      404,
    ]);
    expect(await state(it.github.addToken('ada', { scopes: ['repo'] }), 'mia')).toBe(404);
  });

  test('team members: the active ones, and 404 for who may not look', async () => {
    it.github.addOrganization('corp', ['ada', 'mia']);
    it.github.addTeam('corp', 'sre', { members: { mia: 'active', ada: 'active', wes: 'pending' } });
    const members = async (who: string, team = 'sre') => {
      const { status, body } = await it.call(who, 'GET', `/orgs/corp/teams/${team}/members`);
      return status === 200 ? body.map((one: { login: string }) => one.login) : status;
    };
    expect([await members('ada'), await members('wes'), await members('ada', 'nobody')]).toEqual([['mia', 'ada'], 404, 404]);
    expect(await members(it.github.addToken('ada', { scopes: ['repo'] }))).toBe(404);
  });

  test('a personal token tells its end, and a classic one its scopes', async () => {
    const headers = async (input: Parameters<typeof it.github.addToken>[1]) => {
      const answer = await it.call(it.github.addToken('wes', input), 'GET', '/rate_limit');
      return [answer.headers.get('x-oauth-scopes'), answer.headers.get('github-authentication-token-expiration')];
    };
    expect(await headers({ scopes: ['repo'], expiresInMs: 3_600_000 })).toEqual(['repo', '2026-01-02 04:04:05 UTC']);
    expect(await headers({ kind: 'fine-grained', expiresInMs: 3_600_000 })).toEqual([null, '2026-01-02 04:04:05 UTC']);
    expect(await headers({ kind: 'fine-grained' })).toEqual([null, null]);
  });

  test('branches and their protection', async () => {
    it.github.addRepo('acme/safe', { protectedBranches: ['main'], roles: { wes: 'write' } });
    const shown = async (path: string) => (await it.call('wes', 'GET', path)).body.protected;
    expect([await shown('/repos/acme/safe/branches/main'), await shown(`${base}/branches/main`)]).toEqual([true, false]);
    expect((await it.call('wes', 'GET', `${base}/branches/nope`)).body.message).toBe('Branch not found');
  });

  test('Enterprise Server: REST under /api/v3, GraphQL under /api/graphql, links that stay there', async () => {
    const made = await it.call('wes', 'POST', `/api/v3${base}/issues`, { title: 't' });
    expect([made.status, made.body.url]).toEqual([201, `${it.github.enterpriseUrl}${base}/issues/1`]);
    expect(made.headers.get('x-github-enterprise-version')).toMatch(/^enterprise-server@/);
    expect((await it.call('wes', 'GET', '/api/v3/meta')).body.installed_version).toMatch(/^3\./);
    expect((await it.call('wes', 'POST', '/api/graphql', { query: '{ viewer { login } }' })).body.data.viewer.login).toBe('wes');
    expect(it.github.requests.map((one) => [one.method, one.path, one.login, one.status])).toEqual([
      ['POST', `${base}/issues`, 'wes', 201],
      ['GET', '/meta', 'wes', 200],
      ['POST', '/graphql', 'wes', 200],
    ]);
  });
});
