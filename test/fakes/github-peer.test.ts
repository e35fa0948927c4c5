/** The happy path against a GitHub that nobody here wrote: same calls, same statuses, same fields of the same types. */
import { createEmulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FakeGitHub, startGitHub } from './github/server.ts';

type Api = (method: string, path: string, body?: object) => Promise<{ status: number; body: unknown }>;

/**
 * Fields that only the peer has, in full: settings that guard has no use for, and on events of a thread an `issue` and
 * empty properties of other kinds of events, which GitHub leaves out there.
 */
const onlyThere =
  /^\.(twitter_username|is_template|delete_branch_on_merge|allow_[a-z_]+)$|^\[\]\.(issue\..*|label|assignee|milestone|rename)$/;

function client(url: string, token: string): Api {
  return async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
}

/** `{a: 1, b: [{c: null}]}` as `a: number`, `b[].c: null`. */
function shape(value: unknown, path = ''): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((one) => shape(one, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [[path, value === null ? 'null' : typeof value]];
  return Object.entries(value).flatMap(([key, one]) => shape(one, `${path}.${key}`));
}

let ours: FakeGitHub;
let close: () => Promise<void>;
let here: Api;
let there: Api;

beforeAll(async () => {
  ours = await startGitHub();
  ours.addAccount('wes');
  ours.addRepo('wes/app');
  here = client(ours.url, ours.addToken('wes'));
  const peer = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: { t: { login: 'wes', scopes: ['repo'] } },
      github: { users: [{ login: 'wes' }], repos: [{ owner: 'wes', name: 'app', private: true, auto_init: true }] },
    },
  });
  there = client(peer.url, 't');
  close = () => peer.close();
});
afterAll(async () => {
  await ours.close();
  await close();
});

const base = '/repos/wes/app';
describe('call by call', () => {
  test.each([
    ['GET', '/user'],
    ['GET', '/users/wes'],
    ['GET', base],
    ['GET', `${base}/collaborators/wes/permission`],
    ['POST', `${base}/labels`, { name: 'approved', color: '0e8a16' }],
    ['POST', `${base}/labels`, { name: 'approved' }],
    ['GET', `${base}/labels/approved`],
    ['GET', `${base}/labels`],
    ['POST', `${base}/issues`, { title: 'a title', body: 'a body' }],
    ['GET', `${base}/issues/1`],
    ['POST', `${base}/issues/1/labels`, { labels: ['approved', 'bug'] }],
    ['GET', `${base}/issues/1/events`],
    ['GET', `${base}/issues/1/timeline`],
    ['POST', `${base}/issues/1/comments`, { body: 'words' }],
    ['GET', `${base}/issues/1/comments`],
    ['DELETE', `${base}/issues/1/labels/approved`],
    ['PATCH', `${base}/issues/1`, { state: 'closed', state_reason: 'completed' }],
    ['GET', `${base}/issues/9`],
    ['GET', '/repos/wes/nope'],
  ] as [string, string, object?][])('%s %s', async (method, path, body) => {
    const [us, them] = await Promise.all([here(method, path, body), there(method, path, body)]);
    expect(us.status).toBe(them.status);
    const mine = new Map(shape(us.body));
    const theirs = new Map(shape(them.body));
    expect([...theirs.keys()].filter((key) => !mine.has(key) && !onlyThere.test(key))).toEqual([]);
    // A value that is null on one side says nothing about its type.
    const known = [...theirs].filter(([key, type]) => type !== 'null' && (mine.get(key) ?? 'null') !== 'null');
    expect(known.map(([key]) => [key, mine.get(key)])).toEqual(known);
    expect(known.length).toBeGreaterThan(1);
  });
});
