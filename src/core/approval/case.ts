import type { Account, ApprovalRequest, Instant, Reviewer } from '../model.ts';
import type { Policy } from '../policy/policy.ts';
import { type Standing, standingOf } from './eligible.ts';
import type { ApprovalEvent, ApprovalEvents, ThreadAsIs } from './events.ts';
import type { TicketFacts } from './ticket.ts';

/** An attempt that did not count. Each is told once. */
export interface Ignored {
  readonly eventId: string;
  /** Login, `ghost` for a deleted account. */
  readonly who: string;
  /** Plain words, no full stop. */
  readonly why: string;
}

/** What the verdict depends on; the command itself is behind the digest. */
export type AskedRequest = Pick<ApprovalRequest, 'id' | 'digest' | 'terms' | 'initiators' | 'openedAt' | 'expiresAt'>;

/** What of policy the verdict depends on. */
export type JudgedPolicy = Pick<Policy, 'github' | 'reviewers'> & Partial<Pick<Policy, 'grants'>>;

/** One request before its judge: all that was read, and what has been noted about it so far. */
export interface Case {
  readonly events: ApprovalEvents;
  readonly thread: ThreadAsIs;
  readonly request: AskedRequest;
  readonly ticket: TicketFacts;
  readonly policy: JudgedPolicy;
  readonly initiators: readonly Account[];
  /** Server time. */
  readonly postedAt: Instant;
  /** Ids of other requests whose end this machine's signed log knows. */
  readonly over: ReadonlySet<string>;
  readonly running: boolean;
  /** It has run; what is asked is whether the grant that came with it still stands. */
  readonly granted: boolean;
  readonly ignored: Ignored[];
  /** A fact is missing that could turn out to be a denial or a void. */
  readonly unsure: Ignored[];
}

/** Rule 4. On a thread that guard did not open, an event must also be strictly later than the request's comment. */
export function isFresh(at: Case, event: ApprovalEvent): boolean {
  if (at.ticket.seen.includes(event.id)) return false;
  return at.ticket.commentNodeId === null || event.at > at.postedAt;
}

/**
 * For what ends a request, GitHub's time alone decides, to the same second: `seen` comes from a file that the agent's
 * user may write, and an id slipped into it must not hide a denial.
 */
export function isSince(at: Case, event: ApprovalEvent): boolean {
  return at.ticket.commentNodeId === null || event.at >= at.postedAt;
}

export function isInitiator(at: Case, account: Account | null): boolean {
  return account !== null && at.initiators.some((initiator) => initiator.id === account.id);
}

export function standingIn(at: Case, account: Account | null): Standing {
  return standingOf(account, { initiators: at.initiators, roles: at.events.roles, reviewers: at.policy.reviewers });
}

export function asReviewer(
  standing: Extract<Standing, { kind: 'eligible' }>,
  event: ApprovalEvent,
  how: Reviewer['how'],
  reason = '',
): Reviewer {
  const { id, login } = standing.account;
  return { id, login, role: standing.role, how, eventId: event.id, at: event.at, ...(reason === '' ? {} : { reason }) };
}

/** Notes why an attempt does not count. */
export function note(
  at: Case,
  standing: { readonly kind: 'ineligible' | 'unsure'; readonly who: string; readonly why: string },
  event: ApprovalEvent,
): null {
  (standing.kind === 'unsure' ? at.unsure : at.ignored).push({ eventId: event.id, who: standing.who, why: standing.why });
  return null;
}

/** Why no approval of this kind counts for this request, or null. */
export function whyLate(at: Case, event: ApprovalEvent): string | null {
  // Server times on both sides: this machine's clock may be a day off.
  return event.at > at.postedAt + at.request.terms.expiresMs ? 'the request had expired' : null;
}
