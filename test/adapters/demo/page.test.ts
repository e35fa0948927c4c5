import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hands } from '../../../src/adapters/demo/hands.ts';
import { type Answer, type PageServer, servePage } from '../../../src/adapters/demo/page/server.ts';
import { fence } from '../../../src/core/approval/text.ts';
import { type FakeGitHub, startGitHub } from '../../fakes/github/server.ts';

const hostile = '</code></pre><script>alert(1)</script><img src=x onerror=alert(1)>';
const repo = 'acme/shop';
let github: FakeGitHub;
let page: PageServer;
let issue: number;
let answers: [Answer, string][];

beforeAll(async () => {
  github = await startGitHub();
  github.addAccount('acme-agent');
  github.addAccount('alice');
  github.addOrganization('acme', ['acme-agent', 'alice']);
  github.addRepo(repo, { labels: ['approved', 'denied', 'question'], roles: { 'acme-agent': 'write', alice: 'maintain' } });
});
afterAll(() => github.close());

beforeEach(async () => {
  page = await servePage();
  answers = [];
  issue = github.as('acme-agent').openIssue(repo, { title: `guard: critical: ${hostile}`, body: `**Why**\n\n${fence([hostile])}` }).number;
  const alice = hands({ api: github.url, repo, login: 'alice', token: github.addToken('alice'), approval: 'approved' });
  const answer = async (number: number, kind: Answer, text: string) => {
    answers.push([kind, text]);
    if (text !== '') await alice.comment(number, text);
    await alice.label(number, { approve: 'approved', deny: 'denied', ask: 'question' }[kind]);
  };
  page.seat({ repo, reviewer: 'alice', read: alice.read, answer }, issue);
  return () => page.close();
});

interface Shown {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function get(url: string, headers: Record<string, string> = {}): Promise<Shown> {
  const response = await fetch(url, { headers, redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function csrf(): Promise<string> {
  return /name="csrf" value="([^"]+)"/.exec((await get(page.address)).text)?.[1] ?? '';
}

async function post(form: Record<string, string>, headers: Record<string, string> = {}): Promise<Shown> {
  const response = await fetch(`${page.address}/answer`, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** fetch does not let a caller choose Host. */
function getAs(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(page.address, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once('error', reject);
    sent.end();
  });
}

const labels = () => github.world.state.issues.get(issueId())?.labels.map((id) => github.world.label(id).name);
const issueId = () => [...github.world.state.issues.values()].find((one) => one.number === issue)?.id ?? 0;

describe('what the reviewer sees', () => {
  test('the issue, with nothing of it alive', async () => {
    const { status, text, headers } = await get(page.address);
    expect(status).toBe(200);
    expect(text).toContain('<strong>Why</strong>');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).not.toMatch(/<script>|<img|<script(?! nonce="[\w-]{24}">)/);
    const nonce = /<script nonce="([\w-]{24})">/.exec(text)?.[1];
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'nonce-${nonce}'`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  test('every control has a name, and the three answers are buttons', async () => {
    const { text } = await get(page.address);
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('<label for="text">');
    expect([...text.matchAll(/<button class="\w+" name="answer" value="(\w+)"[^>]*>[^<]+</g)].map(([, value]) => value)).toEqual([
      'approve',
      'deny',
      'ask',
    ]);
  });

  test('nothing is loaded from elsewhere', async () => {
    const { text } = await get(page.address);
    expect(text).not.toMatch(/(?:src|href|action|url)\s*[=(]\s*["']?(?:https?:)?\/\//i);
  });

  test('comments as they come', async () => {
    const before = JSON.parse((await get(`${page.address}/thread`)).text);
    github.as('acme-agent').comment(repo, issue, `The key is revoked. ${hostile}`);
    const after = JSON.parse((await get(`${page.address}/thread`)).text);
    expect(after.version).not.toBe(before.version);
    expect(after.html).toContain('The key is revoked.');
    expect(after.html).not.toMatch(/<script|<img/);
    expect(after.panel).toBeNull();
  });

  test('a closed request can no longer be answered', async () => {
    github.as('acme-agent').close(repo, issue);
    const { text } = await get(page.address);
    expect(text).not.toContain('<button');
    expect(JSON.parse((await get(`${page.address}/thread`)).text).panel).toContain('closed');
  });
});

describe('answers', () => {
  test.each([
    ['approve', '', 'approved'],
    ['approve', 'fine by me', 'approved'],
    ['deny', 'not on a Friday', 'denied'],
    ['ask', 'is it revoked?', 'question'],
  ] as const)('%s %j puts the label on', async (answer, text, label) => {
    const { status, headers } = await post({ csrf: await csrf(), answer, text });
    expect(status).toBe(303);
    expect(new URL(headers.get('location') ?? '', page.origin).href).toContain(page.address);
    expect(labels()).toEqual([label]);
    expect(answers).toEqual([[answer, text]]);
  });

  test("approving takes the agent's own label off first, because adding it again would be no event", async () => {
    github.as('acme-agent').addLabel(repo, issue, 'approved');
    await post({ csrf: await csrf(), answer: 'approve', text: '' });
    const events = github.world
      .issueById(issueId())
      .events.map((event) => `${event.kind} ${event.actorId === null ? '' : github.world.account(event.actorId).login}`);
    expect(events).toEqual(['labeled acme-agent', 'unlabeled alice', 'labeled alice']);
  });

  test('a question needs words', async () => {
    const { status, headers } = await post({ csrf: await csrf(), answer: 'ask', text: ' ' });
    expect(status).toBe(303);
    expect((await get(new URL(headers.get('location') ?? '', page.origin).href)).text).toContain('Write the question first.');
    expect(answers).toEqual([]);
  });
});

describe('nobody else can answer', () => {
  const good = async () => ({ csrf: await csrf(), answer: 'approve', text: '' });
  test.each<[string, () => Promise<number>, number]>([
    ['without the token of the form', async () => (await post({ answer: 'approve' })).status, 403],
    ['with a wrong token', async () => (await post({ csrf: 'A'.repeat(24), answer: 'approve' })).status, 403],
    ['from another origin', async () => (await post(await good(), { origin: 'https://evil.example' })).status, 403],
    ['from another port', async () => (await post(await good(), { origin: 'http://127.0.0.1:1' })).status, 403],
    ['from a sandboxed frame', async () => (await post(await good(), { origin: 'null' })).status, 403],
    ['from another site', async () => (await post(await good(), { 'sec-fetch-site': 'cross-site' })).status, 403],
    ['as plain text', async () => (await post(await good(), { 'content-type': 'text/plain' })).status, 415],
    ['with something else', async () => (await post({ csrf: await csrf(), answer: 'merge' })).status, 400],
    ['with too much', async () => (await post({ csrf: await csrf(), answer: 'approve', text: 'x'.repeat(20_000) })).status, 413],
    ['with GET', async () => (await get(`${page.address}/answer?answer=approve&csrf=${await csrf()}`)).status, 404],
    ['without the secret path', async () => (await get(page.origin)).status, 404],
    ['where the link of the issue points', async () => (await get(`${page.origin}/${repo}/issues/1`)).status, 404],
    ['with a wrong secret', async () => (await get(`${page.origin}/review/${'A'.repeat(24)}`)).status, 404],
    ['under a name that resolves here', () => getAs('evil.example'), 403],
    ['under localhost', () => getAs(`localhost:${new URL(page.origin).port}`), 403],
  ])('%s', async (_name, attempt, status) => {
    expect(await attempt()).toBe(status);
    expect(answers).toEqual([]);
    expect(labels()).toEqual([]);
  });

  test('the secret is never told to who does not have it', async () => {
    const secret = page.address.split('/').at(-1) ?? '';
    expect(secret.length).toBe(24);
    for (const path of ['/', '/review', '/review/', `/${repo}/issues/1`])
      expect((await get(page.origin + path)).text).not.toContain(secret);
  });

  test('the address for the browser works once', async () => {
    const once = page.once();
    expect(once).not.toContain(page.address);
    const first = await get(once);
    expect([first.status, first.headers.get('location')]).toEqual([303, new URL(page.address).pathname]);
    expect((await get(once)).status).toBe(404);
  });
});

test('a GitHub that refuses is told, and the page lives on', async () => {
  github.fault({ match: 'POST /repos/*/labels', kind: 'status', status: 500 });
  expect((await post({ csrf: await csrf(), answer: 'approve', text: '' })).status).toBe(502);
  expect((await get(page.address)).status).toBe(200);
});

test('an open page learns that the story is over', async () => {
  await get(`${page.address}/thread`);
  const over = page.farewell(60_000);
  expect(JSON.parse((await get(`${page.address}/thread`)).text).over).toBe(true);
  await over;
});
