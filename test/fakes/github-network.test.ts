import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Office, office, repo } from './office.ts';

let it: Office;
const at = Date.UTC(2026, 0, 2, 3, 4, 5);
beforeEach(async () => {
  it = await office({ now: () => at });
});
afterEach(() => it.github.close());

const base = `/repos/${repo}`;
const opened = () => it.github.as('ray').openIssue(repo, { title: 'a title' }).number;
const remaining = (answer: { headers: Headers }) => Number(answer.headers.get('x-ratelimit-remaining'));

describe('conditional requests', () => {
  test('304 while nothing changes, free, and 200 after a change', async () => {
    const path = `${base}/issues/${opened()}/events`;
    const first = await it.call('wes', 'GET', path);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[0-9a-f]{64}"$/);
    const same = await it.call('wes', 'GET', path, undefined, { 'if-none-match': etag });
    expect([same.status, same.body, remaining(same), same.headers.get('etag')]).toEqual([304, null, remaining(first), etag]);
    expect(it.github.requests.at(-1)).toMatchObject({ status: 304, notModified: true });
    it.github.as('mia').addLabel(repo, 1, 'approved');
    const changed = await it.call('wes', 'GET', path, undefined, { 'if-none-match': etag });
    expect([changed.status, remaining(changed)]).toEqual([200, remaining(first) - 1]);
  });

  test('a tag learned with one token says nothing to another', async () => {
    const etag = (await it.call('wes', 'GET', base)).headers.get('etag') ?? '';
    const other = it.github.addToken('wes');
    expect((await it.call('wes', 'GET', base, undefined, { 'if-none-match': etag })).status).toBe(304);
    expect((await it.call(other, 'GET', base, undefined, { 'if-none-match': etag })).status).toBe(200);
  });

  test('a list answers for its page alone: a change on another page is 304', async () => {
    const n = opened();
    for (let i = 0; i < 3; i++) it.github.as('ray').comment(repo, n, 'x');
    const path = `${base}/issues/${n}/comments?per_page=2`;
    const etag = (await it.call('wes', 'GET', path)).headers.get('etag') ?? '';
    it.github.as('mia').comment(repo, n, '/deny');
    expect((await it.call('wes', 'GET', path, undefined, { 'if-none-match': etag })).status).toBe(304);
  });

  test('errors carry no tag', async () => expect((await it.call('wes', 'GET', `${base}/issues/9`)).headers.get('etag')).toBeNull());
});

describe('limits', () => {
  test('the primary limit: 403 with nothing remaining, until the reset', async () => {
    const token = it.github.addToken('wes', { limit: 2 });
    const status = async () => (await it.call(token, 'GET', '/meta')).status;
    expect([await status(), await status(), await status()]).toEqual([200, 200, 403]);
    const answer = await it.call(token, 'GET', '/meta');
    expect([answer.body.message, remaining(answer)]).toEqual([expect.stringMatching(/^API rate limit exceeded for user ID \d+\.$/), 0]);
    expect(Number(answer.headers.get('x-ratelimit-reset')) * 1000).toBe(at + 3_600_000);
    expect((await it.call(token, 'POST', '/graphql', { query: '{ viewer { login } }' })).body.data.viewer.login).toBe('wes');
    it.github.advance(3_600_000);
    expect(await status()).toBe(200);
  });

  test('GraphQL has its own budget and says so in a 200', async () => {
    const token = it.github.addToken('wes', { limit: 1 });
    const query = () => it.call(token, 'POST', '/graphql', { query: '{ rateLimit { remaining } }' });
    expect((await query()).body.data.rateLimit.remaining).toBe(0);
    const answer = await query();
    expect([answer.status, answer.body.errors[0].type, answer.headers.get('x-ratelimit-resource')]).toEqual([
      200,
      'RATE_LIMITED',
      'graphql',
    ]);
  });

  test('/rate_limit is free', async () => {
    await it.call('wes', 'GET', '/meta');
    const { body } = await it.call('wes', 'GET', '/rate_limit');
    expect([body.resources.core.used, body.rate.remaining, body.resources.search.limit]).toEqual([1, 4999, 30]);
    expect((await it.call('wes', 'GET', '/rate_limit')).body).toEqual(body);
  });

  test('budgets are each token its own', async () => {
    await it.call('wes', 'GET', '/meta');
    expect(remaining(await it.call('mia', 'GET', '/meta'))).toBe(4999);
  });
});

describe('faults', () => {
  const create = () => it.call('wes', 'POST', `${base}/issues`, { title: 'once' });
  const issues = () => it.github.world.state.issues.size;

  test.each([
    ['status', {}, 500],
    ['status', { status: 502 }, 502],
    ['rate-limit', {}, 403],
    ['secondary-limit', {}, 403],
    ['secondary-limit', { status: 429 }, 429],
    ['sso', {}, 403],
    ['html', { status: 503 }, 503],
  ] as const)('%s %o answers %i, does nothing, and is over after once', async (kind, more, status) => {
    it.github.fault({ match: 'POST /repos/*/issues', kind, ...more });
    expect((await create()).status).toBe(status);
    expect(issues()).toBe(0);
    expect((await create()).status).toBe(201);
    expect(it.github.requests.map((one) => one.fault)).toEqual([kind, null]);
  });

  test('a secondary limit says how long, a primary one until when', async () => {
    it.github.fault({ match: '*', kind: 'secondary-limit', retryAfter: 7 });
    expect((await create()).headers.get('retry-after')).toBe('7');
    it.github.fault({ match: '*', kind: 'rate-limit', retryAfter: 7 });
    const answer = await create();
    expect([remaining(answer), Number(answer.headers.get('x-ratelimit-reset')) * 1000]).toEqual([0, at + 7000]);
  });

  test('cut after the commit: the issue is there, the answer is not', async () => {
    it.github.fault({ match: 'POST *', kind: 'drop-after-commit' });
    await expect(create()).rejects.toThrow('fetch failed');
    expect(issues()).toBe(1);
    expect(it.github.requests.at(-1)).toMatchObject({ status: 0, fault: 'drop-after-commit' });
  });

  test('502 after the commit', async () => {
    it.github.fault({ match: 'POST *', kind: 'drop-after-commit', status: 502 });
    expect([(await create()).status, issues()]).toEqual([502, 1]);
  });

  test('half a JSON', async () => {
    it.github.fault({ match: 'GET *', kind: 'truncated' });
    const { status, body } = await it.call('wes', 'GET', base);
    expect([status, typeof body]).toEqual([200, 'string']);
  });

  test('a web page with a 200', async () => {
    it.github.fault({ match: 'GET *', kind: 'html' });
    const answer = await it.call('wes', 'GET', base);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  test('a hang lasts until the caller gives up; closing the server is not held up by another', async () => {
    it.github.fault({ match: 'GET *', kind: 'hang', times: 2 });
    const stop = new AbortController();
    const hanging = fetch(`${it.github.url}/meta`, { signal: stop.signal });
    const left = fetch(`${it.github.url}/meta`);
    while (it.github.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    await expect(hanging).rejects.toThrow('abort');
    await it.github.close();
    await expect(left).rejects.toThrow('fetch failed');
  });

  test('a replica that lags answers reads from before, and never writes', async () => {
    const n = opened();
    it.github.as('mia').addLabel(repo, n, 'approved');
    it.github.fault({ match: '*', kind: 'stale', times: 3 });
    it.github.as('mia').removeLabel(repo, n, 'approved');
    const query = `{ repository(owner: "acme", name: "app") { issue(number: ${n}) { labels(first: 9) { totalCount } } } }`;
    const labels = async () => (await it.graphql('wes', query)).body.data.repository.issue.labels.totalCount;
    expect(await labels()).toBe(1);
    expect((await it.call('wes', 'GET', `${base}/issues/${n}/events`)).body).toHaveLength(1);
    expect((await it.call('wes', 'POST', `${base}/issues/${n}/comments`, { body: 'x' })).status).toBe(201);
    expect(await labels()).toBe(1);
    expect(await labels()).toBe(0);
  });

  test('by expression, by predicate, after some, and all taken back', async () => {
    it.github.fault({ match: /\?state=all$/, kind: 'status', status: 504 });
    it.github.fault({ match: (request) => request.login === 'mia', kind: 'status', status: 599, after: 1, times: 9 });
    const status = async (who: string, query = '') => (await it.call(who, 'GET', `${base}/issues${query}`)).status;
    expect([await status('wes'), await status('wes', '?state=all'), await status('mia'), await status('mia'), await status('mia')]).toEqual(
      [200, 504, 200, 599, 599],
    );
    it.github.clearFaults();
    expect(await status('mia')).toBe(200);
  });
});
