/** What GitHub can answer, over real HTTP: an odd answer decides nothing, and the error says what to do. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiOf } from '../../../src/adapters/github/api-origin.ts';
import { faultOf, limit, untilReset } from '../../../src/adapters/github/faults.ts';
import { ChannelFault } from '../../../src/core/approval/channel-fault.ts';
import { samplePolicy } from '../../core/approval/sample.ts';
import { askIn, type Office, openOffice, place, verdictOf } from './office.ts';

const pinnedTo = (api: string | null) => ({ github: { ...samplePolicy.github, api } });

describe('where the API is', () => {
  const github = {
    rest: 'https://api.github.com',
    graphql: 'https://api.github.com/graphql',
    origin: 'https://api.github.com',
    loopback: false,
  };
  it.each([
    ['nothing said', {}, null, github],
    ['empty', { GITHUB_API_URL: '' }, null, github],
    [
      'enterprise',
      { GITHUB_API_URL: 'https://ghe.acme.example/api/v3/' },
      null,
      {
        rest: 'https://ghe.acme.example/api/v3',
        graphql: 'https://ghe.acme.example/api/graphql',
        origin: 'https://ghe.acme.example',
        loopback: false,
      },
    ],
    [
      'enterprise as Actions sets it',
      { GITHUB_API_URL: 'https://g.example/api/v3', GITHUB_GRAPHQL_URL: 'https://g.example/api/graphql' },
      null,
      { rest: 'https://g.example/api/v3', graphql: 'https://g.example/api/graphql', origin: 'https://g.example', loopback: false },
    ],
    [
      'loopback',
      { GITHUB_API_URL: 'http://127.0.0.1:4001' },
      null,
      { rest: 'http://127.0.0.1:4001', graphql: 'http://127.0.0.1:4001/graphql', origin: 'http://127.0.0.1:4001', loopback: true },
    ],
    [
      'pinned',
      { GITHUB_API_URL: 'http://127.0.0.1:4001', GITHUB_GRAPHQL_URL: 'https://evil.example/graphql' },
      'https://api.github.com',
      github,
    ],
  ])('%s', (_name, env, pinned, expected) => {
    expect(apiOf(env, pinnedTo(pinned))).toEqual(expected);
  });

  it.each([
    ['http elsewhere', { GITHUB_API_URL: 'http://ghe.acme.example' }],
    ['a name that only looks like loopback', { GITHUB_API_URL: 'http://127.0.0.1.evil.example' }],
    ['GraphQL elsewhere', { GITHUB_GRAPHQL_URL: 'https://evil.example/graphql' }],
    ['GraphQL on another port', { GITHUB_API_URL: 'http://127.0.0.1:1', GITHUB_GRAPHQL_URL: 'http://127.0.0.1:2/graphql' }],
    ['a user in it', { GITHUB_API_URL: 'https://a:b@api.github.com' }],
    ['a query', { GITHUB_API_URL: 'https://api.github.com?x=1' }],
    ['another scheme', { GITHUB_API_URL: 'file:///etc/passwd' }],
    ['no URL', { GITHUB_API_URL: 'api.github.com' }],
  ])('%s is refused', (_name, env) => {
    expect(() => apiOf(env, pinnedTo(null))).toThrow(expect.objectContaining({ kind: 'configuration' }));
  });
});

describe('limits', () => {
  const date = 'Sun, 01 Mar 2026 00:00:00 GMT';
  const reset = String(Date.parse(date) / 1000 + 30);
  it.each([
    ['Retry-After first', 403, { 'retry-after': '7', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset, date }, 7000],
    ['then the reset, on the clock of GitHub', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset, date }, 31_000],
    ['else a minute', 429, {}, 60_000],
    ['a secondary limit without headers', 403, {}, 60_000, 'You have exceeded a secondary rate limit'],
    ['a plain 403 is none', 403, { 'x-ratelimit-remaining': '10' }, null],
    ['a plain 200 is none', 200, { 'x-ratelimit-remaining': '10' }, null],
  ])('%s', (_name, status, headers, expected, message = '') => {
    expect(limit(status, headers, message)).toBe(expected);
  });

  it('a reset without a date is unknown', () => expect(untilReset({ 'x-ratelimit-reset': reset })).toBeNull());
});

describe('what an error says', () => {
  it.each([
    [401, {}, 'not-permitted', /does not accept the token/, /GUARD_GITHUB_TOKEN/],
    [
      403,
      { 'x-accepted-github-permissions': 'issues=write; pull_requests=write' },
      'not-permitted',
      /may not use issues of a\/b/,
      /issues=write or pull_requests=write/,
    ],
    [
      403,
      { 'x-github-sso': 'required; url=https://github.com/orgs/a/sso' },
      'not-permitted',
      /not authorized/,
      /https:\/\/github.com\/orgs\/a\/sso/,
    ],
    [404, {}, 'not-found', /not found, or the token may not see it/, /check the name/],
    [410, {}, 'not-found', /is gone/, /disabled/],
    [502, {}, 'network', /failed with 502/, /tries again/],
    [422, {}, 'configuration', /refused issues of a\/b: bad\n? ?thing \(422\)/, /nothing ran/],
  ])('%d %o', (status, headers, kind, message, hint) => {
    const fault = faultOf(status, headers, 'bad\nthing', 'issues of a/b');
    expect(fault.kind).toBe(kind);
    expect(fault.message).toMatch(message);
    expect(fault.hint).toMatch(hint);
    expect(fault.message).not.toContain('\n');
  });
});

describe('answers over HTTP', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.github.close());

  const faults = [
    ['500', { kind: 'status', status: 500 }, 'network'],
    ['502', { kind: 'status', status: 502 }, 'network'],
    ['HTML in place of JSON', { kind: 'html' }, 'network'],
    ['half of the JSON', { kind: 'truncated' }, 'network'],
    ['a cut connection', { kind: 'drop-after-commit' }, 'network'],
    ['a primary limit', { kind: 'rate-limit', retryAfter: 30 }, 'network'],
    ['a secondary limit', { kind: 'secondary-limit', retryAfter: 30 }, 'network'],
    ['403', { kind: 'status', status: 403 }, 'not-permitted'],
    ['single sign-on', { kind: 'sso' }, 'not-permitted'],
  ] as const;
  const matches = [
    ['identity', 'POST /graphql'],
    ['timeline', 'GET /repos/*/timeline'],
    ['decision', 'POST /graphql'],
  ] as const;

  describe.each(matches)('%s', (which, match) => {
    it.each(faults)('%s is a fault, never an answer', async (_name, fault, kind) => {
      const channel = office.channel();
      if (which === 'identity') {
        office.github.fault({ match, times: 9, ...fault });
        return expect(channel.identify()).rejects.toMatchObject({ kind });
      }
      const { ticket, request } = await askIn(channel);
      office.github.as('bob').addLabel(place, ticket.number, 'approved');
      office.github.fault({ match, times: 9, ...fault });
      await expect(channel.read(ticket)).rejects.toMatchObject({ kind });
      office.github.clearFaults();
      expect((await verdictOf(channel, request, ticket)).verdict.kind).toBe('approved');
      return undefined;
    });
  });

  it('RATE_LIMITED in a 200 is a limit', async () => {
    office.github.fault({ match: 'POST /graphql', kind: 'graphql-rate-limited' });
    await expect(office.channel().identify()).rejects.toMatchObject({ kind: 'network', retryAfterMs: expect.any(Number) });
  });

  it.each([
    ['403', { kind: 'status', status: 403 }],
    ['404', { kind: 'status', status: 404 }],
    ['500', { kind: 'status', status: 500 }],
  ] as const)('a role that cannot be read (%s) does not count, and that is said', async (status, fault) => {
    const channel = office.channel();
    const { ticket, request } = await askIn(channel);
    office.github.as('bob').addLabel(place, ticket.number, 'approved');
    office.github.fault({ match: 'GET /repos/*/permission', ...fault });
    const { verdict, unsure } = await verdictOf(channel, request, ticket);
    expect([verdict.kind, unsure.map((one) => one.why)]).toEqual([
      'pending',
      [`the role of bob could not be read (github said ${status})`],
    ]);
    expect((await verdictOf(channel, request, ticket)).verdict.kind).toBe('approved');
  });

  it('a GraphQL replica that lacks a denial is noticed', async () => {
    const channel = office.channel();
    const { ticket, request } = await askIn(channel);
    office.github.as('bob').addLabel(place, ticket.number, 'approved');
    office.github.fault({ match: 'POST /graphql', kind: 'stale', times: 2 });
    office.github.as('alice').addLabel(place, ticket.number, 'denied');
    await expect(channel.read(ticket)).rejects.toThrow(/do not agree yet/);
    expect((await verdictOf(channel, request, ticket)).verdict.kind).toBe('denied');
  });

  it('a REST replica that lacks the label leaves it undecided', async () => {
    const channel = office.channel();
    const { ticket, request } = await askIn(channel);
    office.github.fault({ match: 'GET /repos/*/timeline', kind: 'stale' });
    office.github.as('bob').addLabel(place, ticket.number, 'approved');
    const { verdict, unsure } = await verdictOf(channel, request, ticket);
    expect([verdict.kind, unsure.length]).toEqual(['pending', 1]);
  });

  it('what rang keeps ringing until a full read has succeeded', async () => {
    const channel = office.channel();
    const { ticket, request } = await askIn(channel);
    office.github.as('bob').addLabel(place, ticket.number, 'denied');
    expect((await channel.ring(ticket)).changed).toBe(true);
    office.github.fault({ match: 'POST /graphql', kind: 'status', status: 502 });
    await expect(channel.read(ticket)).rejects.toMatchObject({ kind: 'network' });
    expect((await channel.ring(ticket)).changed).toBe(true);
    expect((await verdictOf(channel, request, ticket)).verdict.kind).toBe('denied');
    expect((await channel.ring(ticket)).changed).toBe(false);
  });

  it('a token that is exchanged in mid-wait is read again, once, and its ETags are not carried over', async () => {
    let token = office.token;
    let reads = 0;
    const source = {
      read: async () => {
        reads += 1;
        return { token, from: 'GH_TOKEN' };
      },
    };
    const channel = office.channel({ token: source });
    const { ticket } = await askIn(channel);
    await channel.ring(ticket);
    office.github.revokeToken(token);
    token = office.github.addToken('agent');
    expect(await channel.ring(ticket)).toMatchObject({ changed: false });
    expect(reads).toBe(2);
    office.github.revokeToken(token);
    const fault = await channel.ring(ticket).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ChannelFault);
    expect(fault).toMatchObject({ kind: 'not-permitted', retryAfterMs: 'never' });
  });

  it("an exchanged token's owner is an initiator", async () => {
    let token = office.token;
    const channel = office.channel({ token: { read: async () => ({ token, from: 'GH_TOKEN' }) } });
    const { ticket, request } = await askIn(channel);
    office.github.revokeToken(token);
    token = office.github.addToken('bob');
    office.github.as('bob').addLabel(place, ticket.number, 'approved');
    expect((await verdictOf(channel, request, ticket)).verdict.kind).toBe('pending');
  });

  it('no token, or a wrong one', async () => {
    await expect(office.channel({ token: { read: async () => null } }).identify()).rejects.toMatchObject({
      kind: 'not-permitted',
      message: 'there is no token to ask with',
    });
    await expect(
      office.channel({ token: { read: async () => ({ token: 'ghp_wrong', from: 'GH_TOKEN' }) } }).identify(),
    ).rejects.toMatchObject({ kind: 'not-permitted', retryAfterMs: 'never' });
  });

  it('nobody listens', async () => {
    const api = apiOf({ GITHUB_API_URL: 'http://127.0.0.1:9' }, samplePolicy);
    await expect(office.channel({ api }).identify()).rejects.toMatchObject({
      kind: 'network',
      message: expect.stringContaining('cannot reach http://127.0.0.1:9'),
    });
  });

  it('a redirect to another host is no answer, and takes no token along', async () => {
    let authorization: string | undefined = 'not asked';
    const evil = createServer((request, response) => {
      authorization = request.headers.authorization;
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"viewer":{}}}');
    });
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
    const evilUrl = `http://127.0.0.1:${(evil.address() as AddressInfo).port}`;
    const door = createServer((_request, response) => void response.writeHead(307, { location: evilUrl }).end());
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    const api = apiOf({ GITHUB_API_URL: `http://127.0.0.1:${(door.address() as AddressInfo).port}` }, samplePolicy);
    await expect(office.channel({ api }).identify()).rejects.toThrow(/does not speak like github/);
    expect(authorization).toBeUndefined();
    for (const server of [evil, door]) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('works the same under /api/v3, as on an enterprise server', async () => {
    const channel = office.channel({ api: apiOf({ GITHUB_API_URL: office.github.enterpriseUrl }, samplePolicy) });
    const { ticket, request } = await askIn(channel);
    office.github.as('bob').addLabel(place, ticket.number, 'approved');
    expect((await verdictOf(channel, request, ticket)).verdict.kind).toBe('approved');
  });

  it('sees past the first hundred of comments and events, in the doorbell, too', async () => {
    const channel = office.channel();
    const { ticket, request } = await askIn(channel);
    for (let count = 0; count < 130; count += 1) office.github.as('rita').comment(place, ticket.number, `${count}`);
    expect((await channel.ring(ticket)).changed).toBe(true);
    expect((await verdictOf(channel, request, ticket)).verdict.kind).toBe('pending');
    expect((await channel.ring(ticket)).changed).toBe(false);
    office.github.as('bob').addLabel(place, ticket.number, 'approved');
    expect((await channel.ring(ticket)).changed).toBe(true);
    expect((await verdictOf(channel, request, ticket)).verdict.kind).toBe('approved');
    for (let count = 0; count < 130; count += 1) office.github.as('rita').comment(place, ticket.number, `${count}`);
    office.github.as('alice').addLabel(place, ticket.number, 'denied');
    expect((await verdictOf(channel, request, ticket)).verdict.kind).toBe('denied');
  });

  it('team membership must be active', async () => {
    const policy = { ...samplePolicy, reviewers: { ...samplePolicy.reviewers, teams: ['acme/sre'] } };
    office.github.addTeam('acme', 'sre', { members: { bob: 'active', mara: 'pending' }, repos: {} });
    for (const [login, kind] of [
      ['mara', 'pending'],
      ['bob', 'approved'],
    ] as const) {
      const channel = office.channel({ policy });
      const { ticket, request } = await askIn(channel);
      office.github.as(login).addLabel(place, ticket.number, 'approved');
      expect((await verdictOf(channel, request, ticket, policy)).verdict.kind).toBe(kind);
    }
  });

  it.each([
    ['not listed by trusted policy', 'none', ['main'], 'write', false],
    ['listed and protected', 'machine', ['main'], 'write', true],
    ['listed, not protected', 'machine', [], 'write', false],
    ['listed and protected, but the initiator is its admin', 'machine', ['main'], 'admin', false],
  ] as const)('a repository that is %s: proved or not', async (_name, trust, protectedBranches, role, proved) => {
    office.github.addRepo('acme/proved', { labels: ['approved', 'denied', 'needs-info'], roles: { agent: role }, protectedBranches });
    const policy = { ...samplePolicy, trust, github: { ...samplePolicy.github, repos: ['acme/proved'] } };
    expect((await office.channel({ repo: 'acme/proved', policy }).identify()).repositoryProved).toBe(proved);
  });
});
