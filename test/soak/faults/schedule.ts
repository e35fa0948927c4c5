import type { FaultInput } from '../../fakes/github/faults.ts';
import { type Chance, chanceOf } from '../mutate.ts';

/** Everybody on the repository but the agent: their roles stand in drive.ts. */
export type Somebody = 'alice' | 'bob' | 'carol' | 'trish' | 'rita' | 'robo' | 'agent';

/** What a person does on the thread of the request, in the browser. */
export type Deed =
  | { readonly kind: 'label' | 'unlabel'; readonly name: 'approved' | 'denied' | 'needs-info' }
  | { readonly kind: 'label-through-app' | 'label-suggested' }
  /** `ID` stands for the request's id. */
  | { readonly kind: 'comment'; readonly body: string; readonly byEmail: boolean }
  | { readonly kind: 'edit-comment' | 'delete-comment' | 'hide-comment'; readonly of: Somebody }
  | { readonly kind: 'edit-request' | 'rename-request' | 'close' | 'reopen' };

export type Act =
  | { readonly kind: 'fault'; readonly fault: FaultInput }
  | { readonly kind: 'deed'; readonly who: Somebody; readonly deed: Deed }
  /** Takes the role away, down to read. */
  | { readonly kind: 'demote'; readonly who: Somebody }
  /** GitHub's clock goes on by so much more than this machine's. */
  | { readonly kind: 'advance'; readonly ms: number }
  | { readonly kind: 'signal'; readonly signal: 'SIGKILL' | 'SIGINT' | 'SIGTERM'; readonly afterMs: number }
  /** The very same line, typed once more while the first waits. */
  | { readonly kind: 'second-waiter' }
  /** The token dies; whoever starts guard again has a fresh one. */
  | { readonly kind: 'revoke-token' };

/** Bound to requests, not to times: the same on a slow machine. */
export interface Step {
  /** So many requests after the start, or after the first that posts a comment: as a rule that claims the run. */
  readonly after: 'start' | 'comment';
  readonly requests: number;
  readonly when: 'before' | 'after';
  readonly act: Act;
}

export interface Schedule {
  readonly seed: number;
  /** GitHub's clock against this machine's. */
  readonly skewMs: number;
  /** How long a request can be answered; whole seconds. */
  readonly expiresMs: number;
  /** `--wait` of each call; null: until the request expires. */
  readonly wait: string | null;
  /** The command goes on for a moment, so that it can be ended in mid-run. */
  readonly long: boolean;
  readonly steps: readonly Step[];
  /** What decides at last, so that nobody waits for ever. */
  readonly last: { readonly at: number; readonly deed: 'approve' | 'deny' | 'nothing' };
}

const day = 86_400_000;

export function scheduleOf(seed: number): Schedule {
  const chance = chanceOf(seed);
  const one = <T>(of: readonly T[]): T => of[chance(of.length)] as T;
  const expires = chance(6) === 0;
  const length = 15 + chance(30);
  const steps: Step[] = Array.from({ length: 3 + chance(12) }, () => {
    const after = one(['start', 'start', 'comment'] as const);
    const requests = after === 'start' ? 1 + chance(length) : chance(5);
    return { after, requests, when: one(['before', 'after'] as const), act: actOf(chance, one) };
  });
  return {
    seed,
    skewMs: one([0, 0, day, -day, 3_600_000, -90_000]),
    expiresMs: expires ? 1000 * (2 + chance(3)) : 600_000,
    wait: chance(3) === 0 ? one(['500ms', '1s', '2s']) : null,
    long: chance(4) === 0,
    steps,
    last: { at: length, deed: expires && chance(2) === 0 ? 'nothing' : one(['approve', 'approve', 'approve', 'deny']) },
  };
}

type One = <T>(of: readonly T[]) => T;

function actOf(chance: Chance, one: One): Act {
  const which = chance(100);
  if (which < 46) return { kind: 'fault', fault: faultOf(chance, one) };
  if (which < 78) return deedOf(one);
  if (which < 81) return { kind: 'demote', who: one(['bob', 'carol']) };
  if (which < 85) return { kind: 'advance', ms: 1000 + chance(3000) };
  if (which < 93) return { kind: 'signal', signal: one(['SIGKILL', 'SIGKILL', 'SIGKILL', 'SIGINT', 'SIGTERM']), afterMs: chance(250) };
  if (which < 97) return { kind: 'second-waiter' };
  return { kind: 'revoke-token' };
}

const timeline = /^GET \/repos\/.*\/timeline/;
const writes = /^(POST|PATCH) \/repos\//;
const anything = /./;
const targets = [anything, anything, timeline, writes, writes, /^POST \/repos\/.*\/issues$/, /^POST \/repos\/.*\/comments$/, /graphql/];

function faultOf(chance: Chance, one: One): FaultInput {
  const match = one([...targets, /\/permission/]);
  const more = { match, times: 1 + chance(3), after: chance(3) };
  switch (chance(14)) {
    case 0:
    case 1:
      return { ...more, kind: 'status', status: one([500, 502, 503, 504, 403, 404, 401]) };
    case 2:
      return { ...more, kind: 'drop' };
    case 3:
    case 4:
      return { ...more, kind: 'drop-after-commit' };
    case 5:
      return { ...more, kind: 'drop-after-commit', status: 502 };
    case 6:
      return { ...more, kind: 'html', status: one([200, 502]) };
    case 7:
    case 8:
      return { ...more, kind: 'truncated' };
    case 9:
      return { ...more, kind: 'hang', forMs: 100 + chance(500) };
    case 10:
      return { ...more, times: 1, kind: one(['rate-limit', 'secondary-limit'] as const), retryAfter: 1, status: one([403, 429]) };
    case 11:
      return { ...more, times: 1, match: /graphql/, kind: 'graphql-rate-limited', retryAfter: 1 };
    default:
      // Not the roles: how old one may be, nobody could tell, and the oracle asks for the truth. And a list of issues that lags
      // for longer than guard searches it, three times, cannot be told from one on which the request is not.
      if (chance(4) === 0) return { match: /^GET \/repos\/.*\/issues\?/, times: 1 + chance(2), kind: 'stale' };
      return { match: one([timeline, /graphql/, /\/timeline|graphql|\/comments/]), times: 1 + chance(6), kind: 'stale' };
  }
}

function deedOf(one: One): Act {
  const deed = (who: Somebody, what: Deed): Act => ({ kind: 'deed', who, deed: what });
  const reviewer = () => one(['alice', 'bob', 'carol'] as const);
  const anybody = () => one(['alice', 'bob', 'carol', 'trish', 'rita', 'robo', 'agent'] as const);
  const says = (who: Somebody, body: string): Act => deed(who, { kind: 'comment', body, byEmail: false });
  return one<() => Act>([
    () => deed(reviewer(), { kind: 'label', name: 'approved' }),
    () => deed(reviewer(), { kind: 'unlabel', name: 'approved' }),
    () => deed(reviewer(), { kind: 'unlabel', name: 'approved' }),
    () => deed(one(['trish', 'robo', 'agent'] as const), { kind: 'label', name: 'approved' }),
    () => deed(one(['trish', 'robo', 'agent'] as const), { kind: 'unlabel', name: 'approved' }),
    () => deed(reviewer(), { kind: one(['label-through-app', 'label-suggested'] as const) }),
    () => deed(anybody(), { kind: 'label', name: one(['denied', 'needs-info', 'needs-info'] as const) }),
    () => deed(anybody(), { kind: 'unlabel', name: 'denied' }),
    () => says(reviewer(), '/approve ID fine with me'),
    () => says(anybody(), '/approve ID'),
    () => says(anybody(), '/approve abcdefghijkl'),
    () => says(anybody(), 'I would not\n/approve ID'),
    () => deed(reviewer(), { kind: 'comment', body: '/approve ID', byEmail: true }),
    () => says(anybody(), one(['/deny ID no', '/revoke ID', '/ask ID why?', 'Who needs this?', '/cancel ID'])),
    () => says(reviewer(), '/revoke ID I was wrong'),
    () => says(anybody(), 'looks odd'),
    () => deed(anybody(), { kind: 'edit-comment', of: anybody() }),
    () => deed(anybody(), { kind: 'delete-comment', of: anybody() }),
    () => deed(anybody(), { kind: 'hide-comment', of: anybody() }),
    () => deed(one(['carol', 'agent'] as const), { kind: one(['edit-request', 'rename-request'] as const) }),
    () => deed(anybody(), { kind: one(['close', 'reopen'] as const) }),
  ])();
}
