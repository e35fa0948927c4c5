/** One REST call as a handler sees it, and what a handler may answer. */
import { Refusal, type Subject, sees } from './access.ts';
import type { Account, Repo } from './state.ts';
import type { Views } from './views.ts';
import type { Links } from './views-repos.ts';
import type { World } from './world.ts';

export interface Call {
  readonly world: World;
  readonly subject: Subject;
  readonly views: Views;
  readonly links: Links;
  /** What the token must be allowed: a write names the write permission in its refusal. */
  readonly level: 'read' | 'write';
  /** `/repos/owner/name/...`, as routed. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly ghes: boolean;
  /** Search finds what is older than this: its index lags on the real server. */
  readonly searchLagMs: number;
}

export type Answer =
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'list'; readonly rows: readonly unknown[]; readonly wrap?: (rows: readonly unknown[], total: number) => unknown }
  | { readonly kind: 'empty' };

export type Handler = (call: Call) => Answer;
export interface Route {
  readonly method: string;
  /** `/repos/:owner/:repo/issues/:number` */
  readonly path: string;
  readonly handle: Handler;
  readonly resource?: 'search';
}

export const ok = (body: unknown): Answer => ({ kind: 'json', status: 200, body });
export const created = (body: unknown): Answer => ({ kind: 'json', status: 201, body });
export const list = (rows: readonly unknown[]): Answer => ({ kind: 'list', rows });
export const empty: Answer = { kind: 'empty' };

export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}

/** Path segments that must be numbers: anything else is a route that does not exist. */
export function number(call: Call, name: string): number {
  const text = param(call, name);
  if (!/^[0-9]{1,15}$/.test(text)) throw new Refusal(404, 'Not Found');
  return Number(text);
}

export function text(call: Call, name: string): string | undefined {
  const value = call.body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string')
    throw new Refusal(422, `Invalid request.\n\nFor 'properties/${name}', ${JSON.stringify(value)} is not a string.`);
  return value;
}

/** Label lists come as names or as `{name}`, bare or inside `labels`. */
export function names(value: unknown): string[] {
  if (!Array.isArray(value)) throw new Refusal(422, "Invalid request.\n\nFor 'properties/labels', this is not an array.");
  return value.map((entry: unknown) => {
    if (typeof entry === 'string') return entry;
    if (typeof entry === 'object' && entry !== null && 'name' in entry && typeof entry.name === 'string') return entry.name;
    throw new Refusal(422, `Invalid request.\n\nFor 'properties/labels', ${JSON.stringify(entry)} is not a string.`);
  });
}

/** The repository of the path: 404 for what one may not see, 301 for a former name. */
export function repoOf(call: Call): Repo {
  const name = `${param(call, 'owner')}/${param(call, 'repo')}`;
  const repo = call.world.repoNamed(name);
  if (repo !== undefined && sees(call.world, call.subject, repo)) return repo;
  const former = repo === undefined ? call.world.repoFormerlyNamed(name) : undefined;
  if (former !== undefined && sees(call.world, call.subject, former)) {
    const url = `${call.links.api}/repositories/${former.id}${call.path.replace(/^\/repos\/[^/]+\/[^/]+/, '')}`;
    // A client that follows repeats a write at the new address: 307 keeps method and body.
    const [status, message] = call.level === 'read' ? ([301, 'Moved Permanently'] as const) : ([307, 'Temporary Redirect'] as const);
    throw new Refusal(status, message, { headers: { location: url }, url });
  }
  throw new Refusal(404, 'Not Found');
}

export function accountOf(call: Call, login: string): Account {
  const account = call.world.accountNamed(login);
  if (account === undefined) throw new Refusal(404, 'Not Found');
  return account;
}
