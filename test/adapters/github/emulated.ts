/**
 * A GitHub that nobody here wrote (npm `emulate`), behind a proxy on loopback. It has no GraphQL, so the proxy answers
 * `/graphql` alone, from what emulate's own REST says at that moment; and it adds the one property that emulate's events
 * lack. Everything else passes through untouched. What is left different is in differences.md.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';

export const emulatedPlace = 'agent/approvals';
const names = { approved: 'approved', denied: 'denied', question: 'needs-info' } as const;

interface Row {
  readonly [name: string]: unknown;
}

export interface Emulated {
  /** Where the channel asks. */
  readonly url: string;
  readonly token: string;
  /** `METHOD path status` of everything that passed. */
  readonly calls: string[];
  /** Acts as this person on emulate itself. */
  as(login: 'agent' | 'bob'): (method: string, path: string, body?: object) => Promise<unknown>;
  close(): Promise<void>;
}

/** @param tellApps false leaves emulate's events as they are: without `performed_via_github_app` */
export async function startEmulated({ tellApps = true } = {}): Promise<Emulated> {
  const people = ['agent', 'bob'] as const;
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: Object.fromEntries(people.map((login) => [`token_${login}`, { login, scopes: ['repo'] }])),
      github: { users: people.map((login) => ({ login })), repos: [{ owner: 'agent', name: 'approvals', private: true }] },
    },
  });
  // It advertises localhost and listens on 127.0.0.1.
  const upstream = emulator.url.replace('localhost', '127.0.0.1');
  const ask = async (token: string, method: string, path: string, body?: object): Promise<unknown> => {
    const init = {
      method,
      headers: { authorization: token, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    const answer = await fetch(upstream + path, init);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? null : answer.json();
  };
  const as = (login: string) => (method: string, path: string, body?: object) => ask(`Bearer token_${login}`, method, path, body);
  for (const name of Object.values(names)) await as('agent')('POST', `/repos/${emulatedPlace}/labels`, { name, color: 'ededed' });
  await as('agent')('PUT', `/repos/${emulatedPlace}/collaborators/bob`, { permission: 'push' });

  const calls: string[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    const token = request.headers.authorization ?? '';
    const body = await bodyOf(request);
    const log = (status: number) => calls.push(`${request.method} ${path.split('?')[0]} ${status}`);
    if (path === '/graphql') {
      const data = await answerGraphQL((asked) => ask(token, 'GET', asked), JSON.parse(body));
      log(200);
      return send(response, 200, { 'content-type': 'application/json' }, JSON.stringify({ data }));
    }
    const answer = await fetch(upstream + path, {
      method: request.method ?? 'GET',
      headers: { authorization: token, 'content-type': 'application/json' },
      ...(body === '' ? {} : { body }),
    });
    log(answer.status);
    let text = await answer.text();
    if (tellApps && path.includes('/timeline'))
      text = JSON.stringify((JSON.parse(text) as Row[]).map((row) => ({ performed_via_github_app: null, ...row })));
    const passed = ['content-type', 'date', 'link', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'];
    return send(
      response,
      answer.status,
      Object.fromEntries(passed.flatMap((name) => (answer.headers.has(name) ? [[name, answer.headers.get(name) ?? '']] : []))),
      text,
    );
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((error: Error) =>
      send(response, 500, { 'content-type': 'application/json' }, JSON.stringify({ message: error.message })),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: 'token_agent',
    calls,
    as,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await emulator.close();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, text: string): void {
  response.writeHead(status, headers).end(status === 204 ? undefined : text);
}

/** The two queries of the channel, from REST. */
async function answerGraphQL(
  get: (path: string) => Promise<unknown>,
  { query, variables }: { query: string; variables: Row },
): Promise<object> {
  const at = `/repos/${variables['owner']}/${variables['repo']}`;
  const viewer = actor(await get('/user'));
  const repo = (await get(at)) as Row;
  const labels = (await get(`${at}/labels`)) as Row[];
  const named = (name: unknown) => {
    const found = labels.find((label) => label['name'] === name);
    return found === undefined ? null : { id: found['node_id'], name: found['name'] };
  };
  const repository = {
    id: repo['node_id'],
    databaseId: repo['id'],
    nameWithOwner: repo['full_name'],
    isArchived: repo['archived'],
    visibility: String(repo['visibility']).toUpperCase(),
    hasIssuesEnabled: repo['has_issues'],
    viewerPermission: 'ADMIN',
    defaultBranchRef: { name: repo['default_branch'] },
    approved: named(variables['approved']),
    denied: named(variables['denied']),
    question: named(variables['question']),
  };
  if (!query.includes('GuardDecision')) return { viewer, repository };

  const thread = `${at}/issues/${variables['number']}`;
  const [issue, events, comments] = (await Promise.all([
    get(thread),
    get(`${thread}/timeline?per_page=100`),
    get(`${thread}/comments?per_page=100`),
  ])) as [Row, Row[], Row[]];
  const nodes = [...events.map((event) => eventNode(event, named)), ...comments.map(commentNode)].filter((node) => node !== null);
  nodes.sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  const { created_at: createdAt, title, body, node_id: id, html_url: url } = issue;
  return {
    viewer,
    repository: {
      ...repository,
      issueOrPullRequest: {
        __typename: 'Issue',
        id,
        number: issue['number'],
        url,
        state: String(issue['state']).toUpperCase(),
        createdAt,
        title,
        body,
        lastEditedAt: null,
        includesCreatedEdit: false,
        labels: { nodes: (issue['labels'] as Row[]).map((label) => ({ id: label['node_id'], name: label['name'] })) },
        timelineItems: { pageInfo: { hasPreviousPage: false, startCursor: null }, nodes },
      },
    },
  };
}

function actor(user: unknown) {
  const { id, login, type, node_id } = user as Row;
  return { __typename: type, login, id: node_id, databaseId: id };
}

const types: Readonly<Record<string, string>> = {
  labeled: 'LabeledEvent',
  unlabeled: 'UnlabeledEvent',
  closed: 'ClosedEvent',
  reopened: 'ReopenedEvent',
  renamed: 'RenamedTitleEvent',
};

function eventNode(event: Row, named: (name: unknown) => object | null) {
  const type = types[String(event['event'])];
  if (type === undefined) return null;
  const label = event['label'] as Row | null;
  return {
    __typename: type,
    id: event['node_id'],
    createdAt: String(event['created_at']),
    actor: actor(event['actor']),
    ...(label === null ? {} : { label: named(label['name']) }),
  };
}

function commentNode(comment: Row) {
  return {
    __typename: 'IssueComment',
    id: comment['node_id'],
    databaseId: comment['id'],
    author: actor(comment['user']),
    body: comment['body'],
    createdAt: String(comment['created_at']),
    lastEditedAt: null,
    includesCreatedEdit: false,
    isMinimized: false,
    createdViaEmail: false,
  };
}
