import { Octokit } from '@octokit/rest';
import type { TokenSource } from '../../app/ports.ts';
import type { GitHubApi } from './api-origin.ts';
import { faultOf, GitHubFault, type Headers, limit, whereTokensAre } from './faults.ts';
import { Governor } from './governor.ts';

/** A hanging server must not hold a decision up for ever. */
const requestTimeoutMs = 30_000;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, of unknown shape: a proxy may have answered. null on 304. */
  readonly data: unknown;
  /** Path of what answered: another one than was asked for after a redirect. */
  readonly path: string;
}

export interface GraphQLAnswer {
  readonly data: Record<string, unknown>;
  /** What could not be found, as dotted paths; every other error is thrown. */
  readonly missing: readonly string[];
}

/** Sends requests, one token at a time. Every answer that is not an answer becomes a {@link GitHubFault}. */
export class GitHubClient {
  readonly api: GitHubApi;
  readonly #tokens: TokenSource;
  readonly #version: string;
  #current: { readonly octokit: Octokit; readonly token: string } | null = null;
  readonly #governor = new Governor();
  #date: string | null = null;

  constructor(api: GitHubApi, tokens: TokenSource, version: string) {
    this.#version = version;
    this.api = api;
    this.#tokens = tokens;
  }

  /** Changes when the token does: ETags are per token. */
  get token(): string | null {
    return this.#current?.token ?? null;
  }

  /** GitHub's clock at the last answer, ms since the epoch, or null. */
  get serverNow(): number | null {
    const date = Date.parse(String(this.#date));
    return Number.isFinite(date) ? date : null;
  }

  /** After each look at the thread. @returns the least pause before the next one, in ms, that leaves 40 % of the token's budget. */
  looked(): number {
    return this.#governor.looked();
  }

  /** @param what for the error message, e.g. `issue #7 of acme/ops` */
  async rest(route: string, parameters: Record<string, unknown>, what: string): Promise<Answer> {
    return this.#send(route, parameters, what);
  }

  async graphql(query: string, variables: Record<string, unknown>, what: string): Promise<GraphQLAnswer> {
    const answer = await this.#send(`POST ${this.api.graphql}`, { query, variables }, what);
    const { data, errors } = isRecord(answer.data) ? answer.data : {};
    const missing: string[] = [];
    for (const error of Array.isArray(errors) ? errors : []) {
      const type = isRecord(error) ? String(error['type'] ?? '') : '';
      const message = isRecord(error) ? String(error['message'] ?? '') : '';
      // GitHub answers RATE_LIMITED with HTTP 200.
      if (/RATE_?LIMIT/i.test(type)) throw faultOf(429, answer.headers, message, what);
      if (type !== 'NOT_FOUND' || !isRecord(error) || !Array.isArray(error['path'])) {
        const retryAfterMs = limit(200, { 'retry-after': answer.headers['retry-after'] }, message);
        throw new GitHubFault(
          type === 'FORBIDDEN' ? 'not-permitted' : 'network',
          `github could not answer about ${what}: ${message.slice(0, 200)}`,
          502,
          type === 'FORBIDDEN'
            ? { retryAfterMs, hint: `read access to its issues and metadata is needed: ${whereTokensAre}` }
            : { retryAfterMs },
        );
      }
      missing.push(error['path'].join('.'));
    }
    if (!isRecord(data)) throw garbled(what);
    return { data, missing };
  }

  async #send(route: string, parameters: Record<string, unknown>, what: string): Promise<Answer> {
    const used = this.#current ?? (await this.#authenticate(null));
    try {
      return await this.#once(used.octokit, route, parameters, what);
    } catch (fault) {
      if (!(fault instanceof GitHubFault) || fault.status !== 401) throw fault;
      // Installation tokens live for an hour, a wait may be longer. Once, and only if there is another one.
      const fresh = await this.#authenticate(used.token);
      if (fresh.token === used.token) throw fault;
      return this.#once(fresh.octokit, route, parameters, what);
    }
  }

  async #authenticate(refused: string | null): Promise<{ readonly octokit: Octokit; readonly token: string }> {
    const found = await this.#tokens.read(this.api.origin);
    if (found === null) {
      throw new GitHubFault('not-permitted', 'there is no token to ask with', 401, {
        retryAfterMs: 'never',
        hint: 'set GUARD_GITHUB_TOKEN, or store one with `guard init`',
      });
    }
    if (this.#current !== null && found.token === refused) return this.#current;
    const quiet = () => undefined;
    const octokit = new Octokit({
      auth: found.token,
      baseUrl: this.api.rest,
      userAgent: `guard-exec/${this.#version}`,
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
    this.#current = { octokit, token: found.token };
    return this.#current;
  }

  async #once(octokit: Octokit, route: string, parameters: Record<string, unknown>, what: string): Promise<Answer> {
    let answer: { status: number; headers: Headers; data: unknown; url: string };
    try {
      answer = await octokit.request(route, { ...parameters, request: { signal: AbortSignal.timeout(requestTimeoutMs) } });
    } catch (error) {
      const { response } = error as { response?: { status: number; headers: Headers } };
      if (response === undefined) throw unreachable(error, this.api.origin);
      this.#note(response.headers);
      // Octokit throws on 304.
      if (response.status === 304) return { status: 304, headers: response.headers, data: null, path: '' };
      throw faultOf(response.status, response.headers, (error as Error).message, what);
    }
    this.#note(answer.headers);
    // A redirect to another host is another witness.
    const { origin, pathname } = new URL(answer.url);
    if (origin !== this.api.origin) throw garbled(what);
    if (typeof answer.data !== 'object' || answer.data === null || answer.data instanceof ArrayBuffer) throw garbled(what);
    return { status: answer.status, headers: answer.headers, data: answer.data, path: pathname };
  }

  #note(headers: Headers): void {
    this.#date = typeof headers['date'] === 'string' ? headers['date'] : null;
    this.#governor.note(headers);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Truncated JSON, HTML of a proxy, or a shape nobody knows: no answer. */
export function garbled(what: string): GitHubFault {
  return new GitHubFault('network', `what answered about ${what} does not speak like github`, null, {
    hint: 'is a proxy in between, or GITHUB_API_URL wrong?',
  });
}

function unreachable(error: unknown, origin: string): GitHubFault {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const timedOut = cause instanceof Error && (cause.name === 'TimeoutError' || cause.name === 'AbortError');
  const why = timedOut ? `no answer within ${requestTimeoutMs / 1000} s` : error instanceof Error ? error.message : 'unknown error';
  return new GitHubFault('network', `cannot reach ${origin}: ${why.slice(0, 200)}`, null, {
    cause: error,
    hint: 'check the network and GITHUB_API_URL',
  });
}
