/** Faults on demand: what networks, limits and replicas do to a client. */
import type { World } from './world.ts';

export interface Seen {
  readonly method: string;
  /** Without the `/api/v3` in front; GraphQL is `/graphql`. */
  readonly path: string;
  readonly query: string;
  /** Of the token's account, null without a valid token. */
  readonly login: string | null;
}

/** `'POST /repos/*'` (`*` is anything), an expression over `METHOD /path?query`, or a predicate. */
export type Match = string | RegExp | ((request: Seen) => boolean);

export type FaultKind =
  /** Answers `status` (default 500) and does nothing. */
  | 'status'
  /** Never answers, or cuts the connection after `forMs`. */
  | 'hang'
  /** Cuts the connection and does nothing. */
  | 'drop'
  /** Does it, then cuts the connection, or answers `status` if given (502 after the commit). */
  | 'drop-after-commit'
  /** A web page instead of JSON; `status` default 200. */
  | 'html'
  /** Half of the right answer. */
  | 'truncated'
  | 'rate-limit'
  | 'secondary-limit'
  | 'graphql-rate-limited'
  /** The organization wants SAML for this token. */
  | 'sso'
  /** Reads answer from the world as it was when the fault was set. */
  | 'stale';

export interface FaultInput {
  readonly match: Match;
  readonly kind: FaultKind;
  /** How many requests it hits; default 1. */
  readonly times?: number;
  /** How many matching requests pass before; default 0. */
  readonly after?: number;
  readonly status?: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Seconds, for `secondary-limit` (default 60) and `rate-limit` (time to reset, default 60). */
  readonly retryAfter?: number;
  /** Milliseconds of a `hang`; default for good. */
  readonly forMs?: number;
}

export interface ArmedFault extends FaultInput {
  left: number;
  pass: number;
  readonly replica: World | null;
}

export function arm(input: FaultInput, world: World): ArmedFault {
  return { ...input, left: input.times ?? 1, pass: input.after ?? 0, replica: input.kind === 'stale' ? world.replica() : null };
}

function matches(match: Match, request: Seen): boolean {
  if (typeof match === 'function') return match(request);
  if (match instanceof RegExp) return match.test(`${request.method} ${request.path}${request.query}`);
  const pattern = match.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`, 'i').test(`${request.method} ${request.path}`);
}

/** The fault that hits this request, counted down. */
export function strike(faults: ArmedFault[], request: Seen): ArmedFault | undefined {
  for (const fault of faults) {
    if (fault.left <= 0 || !matches(fault.match, request)) continue;
    if (fault.kind === 'stale' && request.method !== 'GET' && request.path !== '/graphql') continue;
    if (fault.pass > 0) {
      fault.pass -= 1;
      continue;
    }
    fault.left -= 1;
    return fault;
  }
  return undefined;
}
