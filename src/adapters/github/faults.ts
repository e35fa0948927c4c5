import { ChannelFault } from '../../core/approval/channel-fault.ts';
import type { FaultKind } from '../../core/fault.ts';

/** A fault with what GitHub answered. `status` null: no answer, so a write may or may not have happened. */
export class GitHubFault extends ChannelFault {
  readonly status: number | null;

  constructor(
    kind: FaultKind,
    message: string,
    status: number | null,
    options: { hint?: string; cause?: unknown; retryAfterMs?: number | null | 'never' } = {},
  ) {
    super(kind, message, options);
    this.name = 'GitHubFault';
    this.status = status;
  }

  /** The request may have been carried out although its answer is a fault. */
  get lost(): boolean {
    return this.status === null || this.status >= 500;
  }
}

export type Headers = Readonly<Record<string, string | number | undefined>>;

/** What a failed answer means. @param what the thing asked for, e.g. `repository acme/ops` */
export function faultOf(status: number, headers: Headers, message: string, what: string): GitHubFault {
  const limited = limit(status, headers, message);
  if (limited !== null) {
    return new GitHubFault('network', `github limits this token, next try in ${Math.ceil(limited / 1000)} s`, status, {
      retryAfterMs: limited,
      hint: 'fewer guards on one token, or a token of its own, wait less',
    });
  }
  if (status === 401) {
    return new GitHubFault('not-permitted', 'github does not accept the token', status, {
      retryAfterMs: 'never',
      hint: 'set GUARD_GITHUB_TOKEN to a valid token: it may be expired, revoked, or of another host',
    });
  }
  if (status === 403) return forbidden(headers, message, what);
  if (status === 404) {
    return new GitHubFault('not-found', `${what} was not found, or the token may not see it`, status, {
      hint: 'check the name, and that the token was given this repository',
    });
  }
  if (status === 410)
    return new GitHubFault('not-found', `${what} is gone: ${oneLine(message)}`, status, {
      hint: 'issues may be disabled, or it was deleted',
    });
  if (status >= 500)
    return new GitHubFault('network', `github failed with ${status}`, status, { hint: 'see githubstatus.com; guard tries again' });
  return new GitHubFault('configuration', `github refused ${what}: ${oneLine(message)} (${status})`, status, { hint: 'nothing ran' });
}

function forbidden(headers: Headers, message: string, what: string): GitHubFault {
  const sso = headers['x-github-sso'];
  if (sso !== undefined) {
    return new GitHubFault('not-permitted', `the token is not authorized for the organization of ${what}`, 403, {
      hint: `authorize it for single sign-on: ${sso}`,
    });
  }
  const needed = headers['x-accepted-github-permissions'];
  return new GitHubFault('not-permitted', `the token may not use ${what}`, 403, {
    hint: needed === undefined ? `${oneLine(message)}; ${whereTokensAre}` : permissionHint(oneLine(String(needed))),
  });
}

export const whereTokensAre = "a token's rights are under Settings > Developer settings > Personal access tokens";

/** @param accepted value of `X-Accepted-GitHub-Permissions`: sets that each suffice (`;`), of permissions that are all needed (`,`) */
function permissionHint(accepted: string): string {
  const [first = '', ...others] = accepted.split(/;\s*/);
  const inWorkflow = first.split(/,\s*/).map((each) => each.replace('=', ': ').replaceAll('_', '-'));
  return `the token needs the permission ${[first, ...others].join(' or ')}: ${whereTokensAre}; a workflow says permissions: { ${inWorkflow.join(', ')} }`;
}

/**
 * How long a limit asks to wait, in ms, or null if it is none. `Retry-After`, then `X-RateLimit-Reset` against GitHub's
 * own `Date` (this machine's clock may be a day off), else a minute.
 */
export function limit(status: number, headers: Headers, message: string): number | null {
  if (status !== 403 && status !== 429 && status !== 200) return null;
  const empty = String(headers['x-ratelimit-remaining']) === '0';
  const retryAfter = headers['retry-after'];
  if (status !== 429 && retryAfter === undefined && !empty && !/rate limit|abuse/i.test(message)) return null;
  const seconds = Number(retryAfter);
  if (retryAfter !== undefined && Number.isFinite(seconds) && seconds >= 0) return seconds * 1000;
  return (empty ? untilReset(headers) : null) ?? 60_000;
}

/** Ms until the limit's window ends, on GitHub's clock; null if the headers do not say. */
export function untilReset(headers: Headers): number | null {
  const reset = Number(headers['x-ratelimit-reset']);
  const date = Date.parse(String(headers['date']));
  if (!Number.isFinite(reset) || !Number.isFinite(date)) return null;
  return Math.max(1000, reset * 1000 - date + 1000);
}

function oneLine(message: string): string {
  return message.replaceAll(/\s+/g, ' ').slice(0, 200);
}
