import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Office, office, people, repo } from './office.ts';

let it: Office;
const at = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
beforeEach(async () => {
  it = await office({ now: () => at });
});
afterEach(() => it.github.close());

/** An issue opened by the reader, so that nobody else in the table is its author. */
const opened = () => it.github.as(people.read).openIssue(repo, { title: 'a title', body: 'a body' }).number;
const base = `/repos/${repo}`;
const events = async (n: number, who: string = people.write) => (await it.call(who, 'GET', `${base}/issues/${n}/events?per_page=100`)).body;

describe('who is asking', () => {
  test.each([
    ['an unknown token', 'ghp_nobody', 'GET', '/user', 401, 'Bad credentials'],
    ['an unknown token on a public path', 'ghp_nobody', 'GET', '/meta', 401, 'Bad credentials'],
    ['an unknown token on GraphQL', 'ghp_nobody', 'POST', '/graphql', 401, 'Bad credentials'],
    ['no token', null, 'GET', '/user', 401, 'Requires authentication'],
    ['no token on GraphQL', null, 'POST', '/graphql', 401, 'This endpoint requires you to be authenticated.'],
    ['no token on a private repository', null, 'GET', base, 404, 'Not Found'],
    ['an unknown endpoint', 'ada', 'GET', '/repos/acme/app/nothing', 404, 'Not Found'],
    ['a path segment that must be a number', 'ada', 'GET', `${base}/issues/one`, 404, 'Not Found'],
    ['broken JSON', 'ada', 'POST', `${base}/issues`, 400, 'Problems parsing JSON'],
  ])('%s', async (_name, who, method, path, status, message) => {
    const answer = await it.call(who, method, path, method === 'POST' ? '{' : undefined);
    expect([answer.status, answer.body.message]).toEqual([status, message]);
    expect(answer.body.documentation_url).toMatch(/^https:/);
  });

  test('a token revoked in mid-wait', async () => {
    expect((await it.call('ada', 'GET', '/user')).body.login).toBe('ada');
    it.github.revokeToken(it.tokens['ada'] ?? '');
    expect((await it.call('ada', 'GET', '/user')).status).toBe(401);
  });

  test('a token that runs out in mid-wait', async () => {
    const token = it.github.addToken('ada', { expiresInMs: 3_600_000 });
    expect((await it.call(token, 'GET', '/user')).status).toBe(200);
    it.github.advance(3_600_000);
    expect((await it.call(token, 'GET', '/user')).status).toBe(401);
  });

  test('an installation is no user', async () => {
    const token = it.github.addToken('helper[bot]', { kind: 'installation', app: 'helper' });
    const answer = await it.call(token, 'GET', '/user');
    expect([answer.status, answer.body.message]).toEqual([403, 'Resource not accessible by integration']);
    expect((await it.graphql(token, '{ viewer { login __typename } }')).body.data.viewer).toEqual({
      login: 'helper[bot]',
      __typename: 'User',
    });
  });

  test('classic tokens tell their scopes', async () =>
    expect((await it.call('ada', 'GET', '/user')).headers.get('x-oauth-scopes')).toBe('repo, read:org'));

  test('logins and repositories are found in any case', async () => {
    expect((await it.call('ada', 'GET', '/users/MIA')).body.login).toBe('mia');
    expect((await it.call('ada', 'GET', '/repos/ACME/App')).body.full_name).toBe('acme/app');
    expect(
      (await it.graphql('ada', '{ repository(owner: "Acme", name: "APP") { nameWithOwner } }')).body.data.repository.nameWithOwner,
    ).toBe('acme/app');
  });

  test('the server stamps whole seconds and its own Date', async () => {
    const answer = await it.call('ada', 'POST', `${base}/issues`, { title: 't' });
    expect(answer.body.created_at).toBe('2026-01-02T03:04:05Z');
    expect(answer.headers.get('date')).toBe('Fri, 02 Jan 2026 03:04:05 GMT');
    it.github.advance(-86_400_000);
    expect((await it.call('ada', 'GET', '/meta')).headers.get('date')).toBe('Thu, 01 Jan 2026 03:04:05 GMT');
  });
});

describe('the five roles and a stranger', () => {
  const n = 1;
  const table: readonly [what: string, method: string, path: string, body: unknown, allowed: Record<string, number>][] = [
    ['read', 'GET', `${base}/issues/${n}`, undefined, { ada: 200, mia: 200, wes: 200, tom: 200, ray: 200, stranger: 404 }],
    [
      'comment',
      'POST',
      `${base}/issues/${n}/comments`,
      { body: 'hi' },
      { ada: 201, mia: 201, wes: 201, tom: 201, ray: 201, stranger: 404 },
    ],
    [
      'label',
      'POST',
      `${base}/issues/${n}/labels`,
      { labels: ['approved'] },
      { ada: 200, mia: 200, wes: 200, tom: 200, ray: 403, stranger: 404 },
    ],
    [
      'label with a new one',
      'POST',
      `${base}/issues/${n}/labels`,
      { labels: ['fresh'] },
      { ada: 200, mia: 200, wes: 200, tom: 403, ray: 403, stranger: 404 },
    ],
    ['make a label', 'POST', `${base}/labels`, { name: 'fresh' }, { ada: 201, mia: 201, wes: 201, tom: 404, ray: 404, stranger: 404 }],
    [
      'rename a label',
      'PATCH',
      `${base}/labels/approved`,
      { new_name: 'x' },
      { ada: 200, mia: 200, wes: 200, tom: 403, ray: 403, stranger: 404 },
    ],
    ['close', 'PATCH', `${base}/issues/${n}`, { state: 'closed' }, { ada: 200, mia: 200, wes: 200, tom: 200, ray: 403, stranger: 404 }],
    [
      "edit another's text",
      'PATCH',
      `${base}/issues/${n}`,
      { body: 'x' },
      { ada: 200, mia: 200, wes: 200, tom: 403, ray: 403, stranger: 404 },
    ],
    [
      "edit another's comment",
      'PATCH',
      `${base}/issues/comments/COMMENT`,
      { body: 'x' },
      { ada: 200, mia: 200, wes: 200, tom: 403, ray: 403, stranger: 404 },
    ],
    [
      "delete another's comment",
      'DELETE',
      `${base}/issues/comments/COMMENT`,
      undefined,
      { ada: 204, mia: 204, wes: 204, tom: 403, ray: 403, stranger: 404 },
    ],
    [
      'read a role',
      'GET',
      `${base}/collaborators/mia/permission`,
      undefined,
      { ada: 200, mia: 200, wes: 200, tom: 403, ray: 403, stranger: 404 },
    ],
    ['lock', 'PUT', `${base}/issues/${n}/lock`, {}, { ada: 204, mia: 204, wes: 204, tom: 204, ray: 403, stranger: 404 }],
  ];
  const rows = table.flatMap(([what, method, path, body, allowed]) =>
    Object.entries(allowed).map(([who, status]) => ({ what, who, status, method, path, body })),
  );
  test('the table is whole', () => expect(rows).toHaveLength(table.length * 6));

  test.each(rows)('$who may $what: $status', async ({ who, status, method, path, body }) => {
    it.github.addAccount('author');
    it.github.grant(repo, 'author', 'read');
    it.github.as('author').openIssue(repo, { title: 't' });
    const { id } = it.github.as('author').comment(repo, n, 'words');
    expect((await it.call(who, method, path.replace('COMMENT', String(id)), body)).status).toBe(status);
  });

  test('labels of a create call are dropped silently without push rights', async () => {
    const labelled = async (who: string) => {
      const answer = await it.call(who, 'POST', `${base}/issues`, { title: 't', labels: ['approved'] });
      return [answer.status, answer.body.labels.map((label: { name: string }) => label.name)];
    };
    expect(await labelled(people.write)).toEqual([201, ['approved']]);
    expect(await labelled(people.triage)).toEqual([201, []]);
    expect(await labelled(people.read)).toEqual([201, []]);
  });

  test('labels of an edit are dropped silently without triage rights', async () => {
    const n = opened();
    expect((await it.call(people.read, 'PATCH', `${base}/issues/${n}`, { labels: ['approved'] })).body.labels).toEqual([]);
    expect((await it.call(people.triage, 'PATCH', `${base}/issues/${n}`, { labels: ['approved'] })).body.labels).toHaveLength(1);
  });

  test.each([
    ['ada', 'admin', 'admin'],
    ['mia', 'maintain', 'write'],
    ['wes', 'write', 'write'],
    ['tom', 'triage', 'read'],
    ['ray', 'read', 'read'],
    ['stranger', 'none', 'none'],
  ])('%s: role_name %s, legacy permission %s', async (login, role, legacy) => {
    const { body } = await it.call('wes', 'GET', `${base}/collaborators/${login}/permission`);
    expect([body.role_name, body.permission, body.user.login]).toEqual([role, legacy, login]);
  });

  test('everybody reads a public repository, and nobody is made up', async () => {
    it.github.setRepo(repo, { private: false });
    expect((await it.call('wes', 'GET', `${base}/collaborators/stranger/permission`)).body.role_name).toBe('read');
    expect((await it.call('stranger', 'POST', `${base}/issues/${opened()}/comments`, { body: '/approve' })).status).toBe(201);
    expect((await it.call('stranger', 'POST', `${base}/issues/1/labels`, { labels: ['approved'] })).status).toBe(403);
    const nobody = await it.call('wes', 'GET', `${base}/collaborators/nobody/permission`);
    expect([nobody.status, nobody.body.message]).toEqual([404, 'nobody is not a user']);
    // A deleted account's texts show `ghost`, and ghost reads what everybody reads.
    expect((await it.call('wes', 'GET', `${base}/collaborators/ghost/permission`)).body).toMatchObject({
      role_name: 'read',
      user: { id: 10137, type: 'User' },
    });
    it.github.grant(repo, 'helper[bot]', 'admin');
    const bot = await it.call('wes', 'GET', `${base}/collaborators/helper%5Bbot%5D/permission`);
    expect([bot.status, bot.body.message]).toEqual([404, 'helper[bot] is not a user']);
  });

  test('the website hides a private repository from strangers, too', () => {
    const n = opened();
    const stranger = it.github.as('stranger');
    expect(() => stranger.comment(repo, n, '/approve')).toThrow('Not Found');
    expect(() => stranger.openIssue(repo, { title: 't' })).toThrow('Not Found');
    expect(() => it.github.as('ray').addLabel(repo, n, 'approved')).toThrow('Must have admin rights');
    expect(it.github.world.state.issues.size).toBe(1);
  });

  test('the highest of invitation, team and organization counts; pending members do not', async () => {
    const role = async (login: string) => (await it.call('ada', 'GET', `${base}/collaborators/${login}/permission`)).body.role_name;
    it.github.addTeam('acme', 'sre', { members: { ray: 'active', stranger: 'pending' }, repos: { [repo]: 'maintain' } });
    expect([await role('ray'), await role('stranger')]).toEqual(['maintain', 'none']);
  });
});

describe('what a token may', () => {
  const issue = `${base}/issues/1`;
  test.each([
    ['classic without scopes', { scopes: [] }, 404, 404, null],
    ['classic public_repo on a private one', { scopes: ['public_repo'] }, 404, 404, null],
    ['classic repo', { scopes: ['repo'] }, 200, 201, null],
    ['fine-grained, issues write', { kind: 'fine-grained', permissions: { issues: 'write' } }, 200, 201, null],
    ['fine-grained, issues read', { kind: 'fine-grained', permissions: { issues: 'read' } }, 200, 403, 'issues=write; pull_requests=write'],
    [
      'fine-grained, contents only',
      { kind: 'fine-grained', permissions: { contents: 'read' } },
      403,
      403,
      'issues=write; pull_requests=write',
    ],
    ['fine-grained, another repository', { kind: 'fine-grained', repos: ['acme/other'] }, 404, 404, null],
  ] as const)('%s', async (_name, input, read, comment, wanted) => {
    it.github.addRepo('acme/other');
    opened();
    const token = it.github.addToken('wes', input);
    expect((await it.call(token, 'GET', issue)).status).toBe(read);
    const answer = await it.call(token, 'POST', `${issue}/comments`, { body: 'x' });
    expect([answer.status, answer.headers.get('x-accepted-github-permissions')]).toEqual([comment, wanted]);
  });

  test('a token lends nobody a role', async () => {
    const n = opened();
    const token = it.github.addToken('ray', { kind: 'fine-grained', permissions: { issues: 'write' } });
    expect((await it.call(token, 'POST', `${base}/issues/${n}/labels`, { labels: ['approved'] })).status).toBe(403);
  });

  test('an installation needs no role, and reads roles with metadata alone', async () => {
    const token = it.github.addToken('helper[bot]', { kind: 'installation', app: 'helper', permissions: { issues: 'write' } });
    const made = await it.call(token, 'POST', `${base}/issues`, { title: 't', labels: ['approved'] });
    expect([made.status, made.body.user.type, made.body.user.login]).toEqual([201, 'Bot', 'helper[bot]']);
    expect(made.body.labels).toHaveLength(1);
    expect((await it.call(token, 'GET', `${base}/collaborators/mia/permission`)).body.role_name).toBe('maintain');
    expect((await it.call(token, 'GET', `${base}/actions/runs`)).status).toBe(403);
  });

  test('an archived repository reads and does not write', async () => {
    const n = opened();
    it.github.setRepo(repo, { archived: true });
    expect((await it.call('ada', 'GET', `${base}/issues/${n}`)).status).toBe(200);
    const answer = await it.call('ada', 'POST', `${base}/issues/${n}/comments`, { body: 'x' });
    expect([answer.status, answer.body.message]).toEqual([403, 'Repository was archived so is read-only.']);
  });

  test.each([
    ['no title', { body: 'x' }, { resource: 'Issue', code: 'missing_field', field: 'title' }],
    [
      'a title too long',
      { title: 'x'.repeat(257) },
      { resource: 'Issue', code: 'custom', field: 'title', message: 'title is too long (maximum is 256 characters)' },
    ],
    [
      'a body too long',
      { title: 'x', body: 'x'.repeat(65_537) },
      { resource: 'Issue', code: 'custom', field: 'body', message: 'body is too long (maximum is 65536 characters)' },
    ],
  ])('422 for %s', async (_name, body, error) => {
    const answer = await it.call('wes', 'POST', `${base}/issues`, body);
    expect([answer.status, answer.body.message, answer.body.errors]).toEqual([422, 'Validation Failed', [error]]);
  });

  test('410 where issues are off', async () => {
    it.github.setRepo(repo, { hasIssues: false });
    expect((await it.call('wes', 'POST', `${base}/issues`, { title: 't' })).status).toBe(410);
  });
});

describe('events', () => {
  test('through nobody, through an app, suggested by an agent', async () => {
    const n = opened();
    it.github.as('mia').addLabel(repo, n, 'approved');
    it.github.as('mia').viaApp('helper').addLabel(repo, n, 'denied');
    it.github.as('mia').suggestLabel(repo, n, 'question', { rationale: 'seems right', confidence: 'LOW' });
    const seen = (await events(n)).map(
      (event: { performed_via_github_app: { slug: string } | null; intent: unknown; actor: { login: string } }) => [
        event.actor.login,
        event.performed_via_github_app?.slug ?? null,
        event.intent,
      ],
    );
    expect(seen).toEqual([
      ['mia', null, null],
      ['mia', 'helper', null],
      ['mia', null, { rationale: 'seems right', confidence: 'LOW' }],
    ]);
  });

  test('a person through an app with a token: the person, and the app in the event and the comment', async () => {
    const n = opened();
    const token = it.github.addToken('mia', { kind: 'app-user', app: 'helper' });
    await it.call(token, 'POST', `${base}/issues/${n}/labels`, { labels: ['approved'] });
    const comment = await it.call(token, 'POST', `${base}/issues/${n}/comments`, { body: 'x' });
    const [event] = await events(n);
    expect([event.actor.type, event.actor.login, event.performed_via_github_app.slug]).toEqual(['User', 'mia', 'helper']);
    expect(comment.body.performed_via_github_app.slug).toBe('helper');
  });

  test('where suggestions are off, `intent` is not there at all', async () => {
    const n = opened();
    it.github.setRepo(repo, { suggestions: false });
    it.github.as('mia').addLabel(repo, n, 'approved');
    expect((await events(n))[0]).not.toHaveProperty('intent');
  });

  test('a label that is there already makes no event when it is added again', async () => {
    const n = opened();
    it.github.as('mia').addLabel(repo, n, 'approved');
    expect((await it.call('wes', 'POST', `${base}/issues/${n}/labels`, { labels: ['APPROVED'] })).body).toHaveLength(1);
    expect(await events(n)).toHaveLength(1);
  });

  test('taking off a label that is not there is 404', async () => {
    const answer = await it.call('wes', 'DELETE', `${base}/issues/${opened()}/labels/approved`);
    expect([answer.status, answer.body.message]).toEqual([404, 'Label does not exist']);
  });

  test('every kind, in order, with one id over REST and GraphQL', async () => {
    const n = opened();
    const mia = it.github.as('mia');
    mia.addLabel(repo, n, 'approved');
    mia.removeLabel(repo, n, 'approved');
    mia.editIssue(repo, n, { title: 'another' });
    mia.close(repo, n, 'not_planned');
    mia.reopen(repo, n);
    mia.lock(repo, n, 'spam');
    mia.unlock(repo, n);
    mia.deleteComment(it.github.as('ray').comment(repo, n, 'gone').id);
    mia.convertToDiscussion(repo, n);
    const rest = await events(n);
    expect(rest.map((event: { event: string }) => event.event)).toEqual(
      'labeled unlabeled renamed closed reopened locked unlocked comment_deleted converted_to_discussion'.split(' '),
    );
    expect([rest[2].rename, rest[3].state_reason, rest[5].lock_reason]).toEqual([
      { from: 'a title', to: 'another' },
      'not_planned',
      'spam',
    ]);
    const query = `{ repository(owner: "acme", name: "app") { issue(number: ${n}) { timelineItems(first: 100) { nodes { __typename ... on Node { id } } } } } }`;
    const nodes = (await it.graphql('wes', query)).body.data.repository.issue.timelineItems.nodes;
    expect(nodes.map((node: { id: string }) => node.id)).toEqual(rest.map((event: { node_id: string }) => event.node_id));
    expect(nodes.map((node: { __typename: string }) => node.__typename)).toEqual(
      'LabeledEvent UnlabeledEvent RenamedTitleEvent ClosedEvent ReopenedEvent LockedEvent UnlockedEvent CommentDeletedEvent ConvertedToDiscussionEvent'.split(
        ' ',
      ),
    );
  });

  test('the timeline has the comments among the events; the repository list has the issue, newest first', async () => {
    const n = opened();
    it.github.as('mia').addLabel(repo, n, 'approved');
    it.github.as('ray').comment(repo, n, 'words');
    it.github.as('mia').close(repo, n);
    const timeline = (await it.call('ray', 'GET', `${base}/issues/${n}/timeline`)).body;
    expect(timeline.map((row: { event: string }) => row.event)).toEqual(['labeled', 'commented', 'closed']);
    const all = (await it.call('ray', 'GET', `${base}/issues/events`)).body;
    expect(all.map((row: { event: string; issue: { number: number } }) => [row.event, row.issue.number])).toEqual([
      ['closed', n],
      ['labeled', n],
    ]);
  });

  test('names are as of the time of applying in REST, and as now in GraphQL; ids tell', async () => {
    const n = opened();
    it.github.as('wes').renameLabel(repo, 'question', 'x');
    it.github.as('mia').addLabel(repo, n, 'x');
    it.github.as('wes').renameLabel(repo, 'approved', 'was-approved');
    it.github.as('wes').renameLabel(repo, 'x', 'approved');
    expect((await events(n))[0].label.name).toBe('x');
    const query = `{ repository(owner: "acme", name: "app") { label(name: "approved") { id } issue(number: ${n}) { labels(first: 9) { nodes { id name } }
      timelineItems(last: 9) { nodes { ... on LabeledEvent { label { id name } } } } } } }`;
    const { label, issue } = (await it.graphql('wes', query)).body.data.repository;
    expect(issue.labels.nodes).toEqual([{ id: label.id, name: 'approved' }]);
    expect(issue.timelineItems.nodes).toEqual([{ label: { id: label.id, name: 'approved' } }]);
  });

  test('a label made anew under the same name is another label', async () => {
    const n = opened();
    const before = (await it.call('wes', 'GET', `${base}/labels/approved`)).body.node_id;
    it.github.as('mia').addLabel(repo, n, 'approved');
    expect((await it.call('wes', 'DELETE', `${base}/labels/approved`)).status).toBe(204);
    expect((await it.call('wes', 'GET', `${base}/issues/${n}`)).body.labels).toEqual([]);
    const made = await it.call('wes', 'POST', `${base}/labels`, { name: 'Approved' });
    expect(made.status).toBe(201);
    expect(made.body.node_id).not.toBe(before);
    const again = await it.call('wes', 'POST', `${base}/labels`, { name: 'APPROVED' });
    expect([again.status, again.body.errors[0].code]).toEqual([422, 'already_exists']);
  });
});

describe('kinds of accounts', () => {
  test('bot, mannequin, organization and ghost, as REST and GraphQL show them', async () => {
    const n = opened();
    const labels = ['approved', 'denied', 'question', 'bug', 'other'];
    for (const [i, login] of ['helper[bot]', 'mannie', 'acme', 'stranger'].entries()) {
      it.github.grant(repo, login, 'write');
      it.github.as(login).addLabel(repo, n, labels[i] ?? '');
      it.github.as(login).comment(repo, n, 'words');
    }
    it.github.deleteAccount('stranger');
    expect(
      (await events(n)).map(
        (event: { actor: { type: string; login: string } | null }) => event.actor && [event.actor.type, event.actor.login],
      ),
    ).toEqual([['Bot', 'helper[bot]'], ['Mannequin', 'mannie'], ['Organization', 'acme'], null]);
    const comments = (await it.call('wes', 'GET', `${base}/issues/${n}/comments`)).body;
    expect([comments[3].user.login, comments[3].user.id]).toEqual(['ghost', 10137]);
    const query = `{ repository(owner: "acme", name: "app") { issue(number: ${n}) { timelineItems(first: 9, itemTypes: [LABELED_EVENT]) { nodes { ... on LabeledEvent {
      actor { __typename login ... on Bot { databaseId } ... on Mannequin { databaseId } ... on Organization { databaseId } } } } } } } }`;
    const nodes = (await it.graphql('wes', query)).body.data.repository.issue.timelineItems.nodes;
    expect(
      nodes.map((node: { actor: { __typename: string; login: string } | null }) => node.actor && [node.actor.__typename, node.actor.login]),
    ).toEqual([['Bot', 'helper'], ['Mannequin', 'mannie'], ['Organization', 'acme'], null]);
    expect(nodes[0].actor.databaseId).toBe(it.github.world.accountNamed('helper[bot]')?.id);
  });

  test('a login that another account takes over keeps nothing but the name', async () => {
    const mia = it.github.world.accountNamed('mia');
    it.github.renameAccount('mia', 'mia-old');
    it.github.addAccount('mia');
    expect((await it.call('ada', 'GET', '/users/mia')).body.id).not.toBe(mia?.id);
    expect((await it.call('ada', 'GET', `/user/${mia?.id}`)).body.login).toBe('mia-old');
    expect((await it.call('ada', 'GET', `${base}/collaborators/mia/permission`)).body.role_name).toBe('none');
  });
});

describe('what becomes of a thread', () => {
  test('transferred: 301, which a client that follows never sees', async () => {
    it.github.addRepo('acme/other', { roles: { wes: 'write' }, labels: ['approved'] });
    const n = opened();
    const before = (await it.call('wes', 'GET', `${base}/issues/${n}`)).body.node_id;
    it.github.as('wes').addLabel(repo, n, 'approved');
    it.github.as('wes').transfer(repo, n, 'acme/other');
    const answer = await it.call('wes', 'GET', `${base}/issues/${n}`);
    expect([answer.status, answer.body.message]).toEqual([301, 'Moved Permanently']);
    expect(answer.headers.get('location')).toBe(answer.body.url);
    const octokit = new Octokit({ baseUrl: it.github.url, auth: it.tokens['wes'] });
    const { data } = await octokit.rest.issues.get({ owner: 'acme', repo: 'app', issue_number: n });
    expect([data.repository_url.endsWith('/repos/acme/other'), data.node_id === before]).toEqual([true, false]);
    const query = `{ repository(owner: "acme", name: "app") { issueOrPullRequest(number: ${n}) { __typename } } }`;
    expect((await it.graphql('wes', query)).body.errors[0]).toMatchObject({
      type: 'NOT_FOUND',
      path: ['repository', 'issueOrPullRequest'],
      message: `Could not resolve to an issue or pull request with the number of ${n}.`,
    });
    expect((await it.call('ray', 'GET', `${base}/issues/${n}`)).status).toBe(404);
  });

  test('deleted: 410', async () => {
    const n = opened();
    it.github.as('ada').deleteIssue(repo, n);
    const answer = await it.call('ada', 'GET', `${base}/issues/${n}`);
    expect([answer.status, answer.body.message]).toEqual([410, 'This issue was deleted']);
    expect((await it.call('ada', 'GET', `${base}/issues?state=all`)).body).toEqual([]);
  });

  test('locked: only writers comment', async () => {
    const n = opened();
    it.github.as('mia').lock(repo, n);
    expect((await it.call('ray', 'POST', `${base}/issues/${n}/comments`, { body: 'x' })).body.message).toBe(
      'Unable to create comment because issue is locked.',
    );
    expect((await it.call('wes', 'POST', `${base}/issues/${n}/comments`, { body: 'x' })).status).toBe(201);
  });

  test('a renamed repository: 301 with REST, followed silently by GraphQL', async () => {
    const n = opened();
    it.github.renameRepo(repo, 'acme/renamed');
    const answer = await it.call('wes', 'GET', `${base}/issues/${n}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      301,
      expect.stringMatching(new RegExp(`/repositories/\\d+/issues/${n}$`)),
    ]);
    expect((await it.call('wes', 'GET', new URL(answer.headers.get('location') ?? '').pathname)).body.number).toBe(n);
    const write = await it.call('wes', 'POST', `${base}/issues/${n}/comments`, { body: 'x' });
    expect([write.status, new URL(write.headers.get('location') ?? '').pathname]).toEqual([
      307,
      expect.stringMatching(/^\/repositories\/\d+\/issues\/1\/comments$/),
    ]);
    const query = '{ repository(owner: "acme", name: "app") { nameWithOwner } }';
    expect((await it.graphql('wes', query)).body.data.repository.nameWithOwner).toBe('acme/renamed');
  });

  test('closing says why, and by whom', async () => {
    const n = opened();
    const closed = await it.call('tom', 'PATCH', `${base}/issues/${n}`, { state: 'closed', state_reason: 'not_planned' });
    expect([closed.body.state, closed.body.state_reason, closed.body.closed_by.login]).toEqual(['closed', 'not_planned', 'tom']);
    const open = await it.call('tom', 'PATCH', `${base}/issues/${n}`, { state: 'open' });
    expect([open.body.state, open.body.state_reason, open.body.closed_by]).toEqual(['open', 'reopened', null]);
    expect((await it.call('tom', 'PATCH', `${base}/issues/${n}`, { state: 'shut' })).status).toBe(422);
  });
});
