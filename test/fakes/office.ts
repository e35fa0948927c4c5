/** A repository with one account of every kind and role, and a plain client: what the tests of the fake start from. */
import { type FakeGitHub, type FakeGitHubOptions, startGitHub } from './github/server.ts';

export const repo = 'acme/app';
export const people = { admin: 'ada', maintain: 'mia', write: 'wes', triage: 'tom', read: 'ray' } as const;

export interface Office {
  readonly github: FakeGitHub;
  /** Classic tokens by login. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Calls REST (path) or GraphQL as a login, with a token value, or as nobody (null). */
  readonly call: (who: string | null, method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
  readonly graphql: (who: string | null, query: string, variables?: object) => Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: bodies of many shapes, looked into by assertions only
  readonly body: any;
}

/** Private `acme/app` with the five roles, a stranger, an app `helper`, a Mannequin, and the labels approved, denied, question. */
export async function office(options: FakeGitHubOptions = {}): Promise<Office> {
  const github = await startGitHub(options);
  const logins = [...Object.values(people), 'stranger'];
  for (const login of logins) github.addAccount(login);
  github.addAccount('mannie', { type: 'Mannequin' });
  github.addOrganization('acme');
  const roles = Object.fromEntries(Object.entries(people).map(([role, login]) => [login, role as keyof typeof people]));
  github.addRepo(repo, { roles, labels: ['approved', 'denied', 'question'] });
  github.addApp('helper', { owner: 'acme' });
  const tokens = Object.fromEntries(logins.map((login) => [login, github.addToken(login)]));

  const call: Office['call'] = async (who, method, path, body, headers = {}) => {
    const token = who === null ? undefined : (tokens[who] ?? who);
    const response = await fetch(github.url + path, {
      method,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : json(text) };
  };
  return { github, tokens, call, graphql: (who, query, variables = {}) => call(who, 'POST', '/graphql', { query, variables }) };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
