/** One request and its answer: token, limits, faults, routes, ETag, log. */
import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal, type Subject } from './access.ts';
import type { Answer } from './call.ts';
import { type ArmedFault, strike } from './faults.ts';
import { answerGraphQL } from './graphql.ts';
import { type Limits, limitHeaders, type Resource } from './limits.ts';
import { paginate, route } from './router.ts';
import type { Token } from './state.ts';
import { Views } from './views.ts';
import { iso } from './views-repos.ts';
import type { World } from './world.ts';

export interface Settings {
  readonly world: World;
  readonly url: string;
  readonly web: string;
  readonly requests: LoggedRequest[];
  readonly faults: ArmedFault[];
  readonly limits: Limits;
  readonly searchLagMs: number;
  /** A 304 costs nothing, as GitHub says. */
  readonly free304: boolean;
  readonly watchers: Watcher[];
}

/** Told of every request: `before` anything is decided about it, and `after` it was carried out, while the caller still waits. */
export type Watcher = (when: 'before' | 'after', request: LoggedRequest) => void;

export interface LoggedRequest {
  readonly method: string;
  /** Without `/api/v3` and query; GraphQL is `/graphql`. */
  readonly path: string;
  /** With its `?`, or empty. */
  readonly query: string;
  /** Of the token's account; null: no valid token. */
  readonly login: string | null;
  readonly body: unknown;
  /** What went out; 0: nothing (hanging or cut). */
  status: number;
  /** Answered 304. */
  notModified: boolean;
  fault: string | null;
}

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const docs = 'https://docs.github.com/rest';

export class Exchange {
  readonly #settings: Settings;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #url: URL;
  readonly #ghes: boolean;
  readonly #path: string;
  #token: Token | null = null;

  constructor(settings: Settings, request: IncomingMessage, response: ServerResponse) {
    this.#settings = settings;
    this.#request = request;
    this.#response = response;
    this.#url = new URL(request.url ?? '/', settings.url);
    this.#ghes = this.#url.pathname.startsWith('/api/');
    this.#path = this.#url.pathname.replace(/^\/api\/v3(?=\/|$)/, '').replace(/^\/api\/graphql$/, '/graphql') || '/';
  }

  /** Answers; a defect of the fake itself shows as a 500 that says so. */
  async serve(): Promise<void> {
    try {
      await this.#serve();
    } catch (error) {
      if (this.#response.headersSent || this.#request.destroyed) this.#response.destroy();
      else this.#send(this.#json(500, { message: `the fake GitHub broke: ${String(error)}` }));
    }
  }

  async #serve(): Promise<void> {
    const text = await this.#text();
    const { world, requests, faults } = this.#settings;
    const given = /^(?:bearer|token) +(\S+)$/i.exec(this.#request.headers.authorization ?? '')?.[1];
    const token = given === undefined ? undefined : world.state.tokens.get(given);
    this.#token = token !== undefined && alive(token, world.now()) ? token : null;
    const login = this.#token === null ? null : world.account(this.#token.accountId).login;
    const method = this.#request.method ?? 'GET';
    const seen = { method, path: this.#path, query: this.#url.search, login };
    const entry: LoggedRequest = { ...seen, body: parsed(text), status: 0, notModified: false, fault: null };
    requests.push(entry);
    this.#tell('before', entry);

    const fault = strike(faults, seen);
    entry.fault = fault?.kind ?? null;
    if (fault?.kind === 'hang') {
      if (fault.forMs !== undefined) setTimeout(() => this.#request.socket.destroy(), fault.forMs).unref();
      return;
    }
    if (fault?.kind === 'drop') {
      this.#request.socket.destroy();
      return;
    }
    const instead = fault === undefined ? null : this.#instead(fault);
    const reply = instead ?? (await this.#reply(text, given !== undefined, fault?.replica ?? world));
    entry.status = reply.status;
    entry.notModified = reply.status === 304;
    this.#tell('after', entry);
    if (fault?.kind === 'drop-after-commit') {
      if (fault.status === undefined) {
        entry.status = 0;
        this.#request.socket.destroy();
        return;
      }
      entry.status = fault.status;
      return this.#send(page(fault.status));
    }
    this.#send(fault?.kind === 'truncated' ? { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) } : reply);
  }

  #tell(when: 'before' | 'after', entry: LoggedRequest): void {
    for (const watcher of this.#settings.watchers) watcher(when, entry);
  }

  async #text(): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.#request) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  }

  #send(reply: Reply): void {
    const bytes = Buffer.from(reply.body, 'utf8');
    this.#response.writeHead(reply.status, {
      'content-type': 'application/json; charset=utf-8',
      date: new Date(this.#settings.world.now()).toUTCString(),
      server: 'github.com',
      'x-github-media-type': 'github.v3; format=json',
      'x-github-request-id': randomUUID(),
      ...(this.#ghes ? { 'x-github-enterprise-version': 'enterprise-server@3.17.0' } : {}),
      ...reply.headers,
      ...(reply.status === 204 || reply.status === 304 ? {} : { 'content-length': String(bytes.length) }),
    });
    this.#response.end(reply.status === 204 || reply.status === 304 ? undefined : bytes);
  }

  #json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
    return { status, headers, body: JSON.stringify(body) };
  }

  #refused(refusal: Refusal): Reply {
    const { message, status, errors, url } = refusal;
    const body = {
      message,
      ...(errors === undefined ? {} : { errors }),
      ...(url === undefined ? {} : { url }),
      documentation_url: docs,
      status: String(status),
    };
    return this.#json(status, body, { ...refusal.headers });
  }

  /** What a fault answers in place of the truth; null: the truth, or after it. */
  #instead(fault: ArmedFault): Reply | null {
    const headers = { ...fault.headers };
    const seconds = fault.retryAfter ?? 60;
    const reset = String(Math.floor(this.#settings.world.now() / 1000) + seconds);
    const spent = { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0', 'x-ratelimit-used': '5000', 'x-ratelimit-reset': reset };
    switch (fault.kind) {
      case 'status': {
        const status = fault.status ?? 500;
        return this.#json(status, { message: fault.message ?? 'Server Error', documentation_url: docs, status: String(status) }, headers);
      }
      case 'html':
        return { ...page(fault.status ?? 200), headers: { ...page(200).headers, ...headers } };
      case 'rate-limit': {
        const message = fault.message ?? `API rate limit exceeded for user ID ${this.#token?.accountId ?? 0}.`;
        return this.#json(
          fault.status ?? 403,
          { message, documentation_url: docs },
          { ...spent, 'x-ratelimit-resource': 'core', ...headers },
        );
      }
      case 'secondary-limit': {
        const message = fault.message ?? 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
        return this.#json(fault.status ?? 403, { message, documentation_url: docs }, { 'retry-after': String(seconds), ...headers });
      }
      case 'graphql-rate-limited': {
        const message = fault.message ?? `API rate limit already exceeded for user ID ${this.#token?.accountId ?? 0}.`;
        return this.#json(
          200,
          { errors: [{ type: 'RATE_LIMITED', message }] },
          { ...spent, 'x-ratelimit-resource': 'graphql', ...headers },
        );
      }
      case 'sso': {
        const message =
          'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.';
        return this.#json(
          403,
          { message, documentation_url: docs },
          { 'x-github-sso': `required; url=${this.#settings.web}/orgs/sso`, ...headers },
        );
      }
      case 'hang':
      case 'drop':
      case 'drop-after-commit':
      case 'truncated':
      case 'stale':
        return null;
      default:
        return fault.kind satisfies never;
    }
  }

  async #reply(text: string, credentials: boolean, world: World): Promise<Reply> {
    if (this.#request.headers['user-agent'] === undefined) {
      return {
        ...this.#json(403, {
          message: 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
        }),
      };
    }
    if (credentials && this.#token === null) return this.#refused(new Refusal(401, 'Bad credentials'));
    const { limits } = this.#settings;
    const now = this.#settings.world.now();
    const resource: Resource = this.#path === '/graphql' ? 'graphql' : this.#path.startsWith('/search/') ? 'search' : 'core';
    const headers = () => ({ ...limitHeaders(limits.budget(this.#token, resource, now), resource), ...this.#tokenHeaders() });
    if (this.#path === '/rate_limit') return this.#json(200, this.#rateLimit(now), headers());
    if (limits.budget(this.#token, resource, now).remaining === 0) return this.#exceeded(resource, headers());

    limits.charge(this.#token, resource, now);
    let reply: Reply;
    try {
      reply = resource === 'graphql' ? await this.#graphql(text, world, now) : this.#rest(text, world);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reply = this.#refused(error);
    }
    if (this.#request.method !== 'GET' || reply.status !== 200) return { ...reply, headers: { ...headers(), ...reply.headers } };

    // The token is part of the tag: a tag learned with one token is a change to another.
    const digest = createHash('sha256')
      .update(`${this.#token?.value ?? ''}\n${this.#request.headers.accept ?? ''}\n${reply.body}`)
      .digest('hex');
    const tagged = {
      etag: `W/"${digest}"`,
      vary: 'Accept, Authorization, Cookie, X-GitHub-OTP',
      'cache-control': 'private, max-age=60, s-maxage=60',
    };
    const tags = (this.#request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (!tags.includes(`"${digest}"`)) return { ...reply, headers: { ...headers(), ...tagged, ...reply.headers } };
    if (this.#settings.free304) limits.refund(this.#token, resource, now);
    return { status: 304, body: '', headers: { ...headers(), ...tagged } };
  }

  #subject(world: World): Subject {
    if (this.#token === null) return { kind: 'anonymous' };
    const app = this.#token.appId === null ? null : (world.state.apps.get(this.#token.appId) ?? null);
    return { kind: 'api', account: world.account(this.#token.accountId), app, token: this.#token };
  }

  #tokenHeaders(): Record<string, string> {
    const token = this.#token;
    if (token === null) return {};
    // Only of tokens that people make, and only where they set an end.
    const personal = token.kind === 'classic' || token.kind === 'fine-grained';
    const end = personal && token.expiresAt !== null ? iso(token.expiresAt).replace('T', ' ').replace('Z', ' UTC') : null;
    return {
      ...(token.kind === 'classic' ? { 'x-oauth-scopes': token.scopes.join(', ') } : {}),
      ...(end === null ? {} : { 'github-authentication-token-expiration': end }),
    };
  }

  #exceeded(resource: Resource, headers: Record<string, string>): Reply {
    const message =
      this.#token === null ? 'API rate limit exceeded for 127.0.0.1.' : `API rate limit exceeded for user ID ${this.#token.accountId}.`;
    if (resource === 'graphql') return this.#json(200, { errors: [{ type: 'RATE_LIMITED', message }] }, headers);
    return this.#json(403, { message, documentation_url: docs }, headers);
  }

  #rateLimit(now: number): object {
    const show = (resource: Resource) => {
      const { limit, remaining, used, resetAt } = this.#settings.limits.budget(this.#token, resource, now);
      return { limit, remaining, used, reset: Math.floor(resetAt / 1000) };
    };
    return { resources: { core: show('core'), search: show('search'), graphql: show('graphql') }, rate: show('core') };
  }

  #links() {
    return { api: this.#ghes ? `${this.#settings.url}/api/v3` : this.#settings.url, web: this.#settings.web };
  }

  async #graphql(text: string, world: World, now: number): Promise<Reply> {
    if (this.#request.method !== 'POST') throw new Refusal(404, 'Not Found');
    if (this.#token === null) throw new Refusal(401, 'This endpoint requires you to be authenticated.');
    const body = object(text);
    if (body === null) throw new Refusal(400, 'Problems parsing JSON');
    return this.#json(
      200,
      await answerGraphQL(world, this.#subject(world), this.#links(), body, this.#settings.limits.budget(this.#token, 'graphql', now)),
    );
  }

  #rest(text: string, world: World): Reply {
    const body = text === '' ? {} : object(text);
    if (body === null) throw new Refusal(400, 'Problems parsing JSON');
    const method = this.#request.method ?? 'GET';
    const path = this.#canonicalPath(world);
    const hit = route(method, path);
    if (hit === undefined) throw new Refusal(404, 'Not Found');
    const links = this.#links();
    const answer: Answer = hit.route.handle({
      world,
      subject: this.#subject(world),
      views: new Views(world, links),
      links,
      level: method === 'GET' ? 'read' : 'write',
      path,
      params: hit.params,
      query: this.#url.searchParams,
      body,
      ghes: this.#ghes,
      searchLagMs: this.#settings.searchLagMs,
    });
    switch (answer.kind) {
      case 'empty':
        return { status: 204, headers: {}, body: '' };
      case 'json':
        return this.#json(answer.status, answer.body, { ...answer.headers });
      case 'list': {
        const { rows, link } = paginate(answer.rows, this.#url);
        return this.#json(
          200,
          answer.wrap === undefined ? rows : answer.wrap(rows, answer.rows.length),
          link === undefined ? {} : { link },
        );
      }
      default:
        return answer satisfies never;
    }
  }

  /** `/repositories/1/issues/2` is `/repos/owner/name/issues/2`: redirects of transfers and renames go there. */
  #canonicalPath(world: World): string {
    const match = /^\/repositories\/([0-9]+)(.*)$/.exec(this.#path);
    const repo = match === null ? undefined : world.state.repos.get(Number(match[1]));
    return repo === undefined ? this.#path : `/repos/${world.fullName(repo)}${match?.[2] ?? ''}`;
  }
}

function alive(token: Token, now: number): boolean {
  return !token.revoked && (token.expiresAt === null || now < token.expiresAt);
}

/** The page that GitHub shows when it has had enough: HTML, whatever was asked for. */
function page(status: number): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!DOCTYPE html>\n<html><head><title>Unicorn! &middot; GitHub</title></head><body><p>We had issues producing the response to your request.</p></body></html>\n',
  };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
}

function object(text: string): Record<string, unknown> | null {
  const value = parsed(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}
