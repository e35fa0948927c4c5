import { createHash } from 'node:crypto';
import type { Account, ApprovalRequest, Instant, Reviewer, Verdict } from '../model.ts';
import type { Policy } from '../policy/policy.ts';
import { type Standing, standingOf, wrongWay } from './eligible.ts';
import type { ApprovalEvent, ApprovalEvents, Label, ThreadAsIs } from './events.ts';
import { otherOpenRequests } from './markers.ts';
import type { TicketFacts } from './ticket.ts';

/** An attempt that did not count. Each is told once. */
export interface Ignored {
  readonly eventId: string;
  /** Login, `ghost` for a deleted account. */
  readonly who: string;
  /** Plain words, no full stop. */
  readonly why: string;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly ignored: readonly Ignored[];
  /** Attempts about which a fact could not be read: they do not count now; read again soon. */
  readonly unsure: readonly Ignored[];
}

/** A final read at the deadline may take this long before the request counts as expired whatever it says. */
const finalReadMs = 60_000;

type LabelEvent = Extract<ApprovalEvent, { kind: 'labeled' | 'unlabeled' }>;

interface Case {
  readonly events: ApprovalEvents;
  readonly thread: ThreadAsIs;
  readonly request: ApprovalRequest;
  readonly ticket: TicketFacts;
  readonly policy: Pick<Policy, 'github' | 'reviewers'>;
  readonly initiators: readonly Account[];
  /** Server time. */
  readonly postedAt: Instant;
  readonly ignored: Ignored[];
  readonly unsure: Ignored[];
}

/**
 * What the thread says about a request (github.md, "What counts as an approval"). Pure: everything was read before.
 *
 * Order: void, then denied or cancelled, then approved, then question. Deny beats approve whatever came first, and stays:
 * a denial that was taken back still ended the request.
 *
 * @param now this machine's clock, for expiry alone; leave it out during the run, when only a revocation matters.
 */
export function judge(
  events: ApprovalEvents,
  request: ApprovalRequest,
  ticket: TicketFacts,
  policy: Pick<Policy, 'github' | 'reviewers'>,
  now?: Instant,
): Judgement {
  const { thread } = events;
  if (thread === null) return nothing({ kind: 'void', why: 'the thread was deleted, transferred or converted' });
  const broken = whatBroke(events, thread, ticket, policy);
  if (broken !== null) return nothing({ kind: 'void', why: broken });
  if (thread.request === null) return nothing({ kind: 'void', why: 'the request was deleted' });

  const initiators = [...request.initiators, events.viewer];
  const postedAt = thread.request.createdAt;
  const at: Case = { events, thread, request, ticket, policy, initiators, postedAt, ignored: [], unsure: [] };
  const verdict = decide(at, now);
  return { verdict, ignored: at.ignored, unsure: at.unsure };
}

function decide(at: Case, now: Instant | undefined): Verdict {
  const deleted = deletedComment(at);
  if (deleted !== null) return deleted;
  const ended = denial(at);
  if (ended !== null) return ended;
  const approvals = approvedBy(at);
  // A fact is missing that could turn out to be a denial or a void: nothing starts on a guess.
  const approved = at.unsure.length === 0 && enough(approvals, at.request.terms.quorum);
  const expired = now !== undefined && now >= at.request.expiresAt;
  if (approved && !(expired && now > at.request.expiresAt + finalReadMs)) {
    return { kind: 'approved', by: approvals, at: Math.max(...approvals.map((reviewer) => reviewer.at)) };
  }
  if (expired) return { kind: 'expired', why: 'nobody decided in time' };
  return question(at) ?? { kind: 'pending', have: approvals.length };
}

function enough(by: readonly Reviewer[], quorum: number): boolean {
  return by.length > 0 && new Set(by.map((reviewer) => reviewer.id)).size >= Math.max(1, quorum);
}

function nothing(verdict: Verdict): Judgement {
  return { verdict, ignored: [], unsure: [] };
}

/** Rule 6: the request is what guard wrote, where it wrote it, under the labels it pinned. */
function whatBroke(events: ApprovalEvents, thread: ThreadAsIs, ticket: TicketFacts, policy: Pick<Policy, 'github'>): string | null {
  if (thread.nodeId !== ticket.nodeId) return 'the thread is not the one that was asked on';
  if (thread.repositoryNodeId !== ticket.repositoryNodeId) return 'the repository is not the one that was asked in';
  if (thread.archived) return 'the repository was archived';
  if (thread.public && !policy.github.public) return 'the repository was made public';
  const { request } = thread;
  if (request === null || request.nodeId !== (ticket.commentNodeId ?? ticket.nodeId)) return 'the request was deleted';
  if (request.edited || sha256(request.body) !== ticket.bodySha256) return "the request's text was edited";
  // Its author may fold it away and leave a reviewer with the thread alone, which says something harmless.
  if (request.minimized) return 'the request was hidden';
  const since = ticket.commentNodeId === null ? 0 : request.createdAt;
  const moved = events.events.find((event) => event.at >= since && (event.kind === 'transferred' || event.kind === 'converted'));
  if (moved !== undefined) return `the thread was ${moved.kind}`;
  if (ticket.commentNodeId === null) {
    // Also a title that was renamed and renamed back: in between, a reviewer read another one.
    const renamed = events.events.some((event) => event.kind === 'renamed');
    if (renamed || thread.title !== ticket.title) return 'the title was renamed';
  }
  for (const name of ['approved', 'denied', 'question'] as const) {
    const label = events.pinned[name];
    if (label === null) return `the label "${policy.github.labels[name]}" was renamed or deleted`;
    if (label.id !== ticket.labels[name]) return `the label "${policy.github.labels[name]}" was made anew`;
  }
  return null;
}

/** A deleted comment has no body to judge: it may have been a denial. */
function deletedComment(at: Case): Verdict | null {
  for (const event of at.events.events) {
    if (event.kind !== 'comment-deleted' || !isSince(at, event)) continue;
    const standing = event.author === null ? null : standingIn(at, event.author);
    const initiator = at.initiators.some((account) => account.id === event.author?.id);
    if (standing === null || initiator || standing.kind === 'eligible') {
      return { kind: 'void', why: `a comment of ${event.author?.login ?? 'a deleted account'} was deleted` };
    }
    if (standing.kind === 'unsure') at.unsure.push({ eventId: event.id, who: standing.who, why: standing.why });
  }
  return null;
}

/**
 * A denial needs no more than an eligible reviewer: no way, app or intent takes its force away. Closing ends the request
 * whoever did it.
 */
function denial(at: Case): Verdict | null {
  const by: Reviewer[] = [];
  const whys: string[] = [];
  for (const event of at.events.events) {
    if (!isSince(at, event)) continue;
    // `/deny <id>` and `/revoke <id>` of comments belong here, and CHANGES_REQUESTED of reviews.
    const denies = event.kind === 'labeled' && event.label.id === at.ticket.labels.denied;
    if (!denies && event.kind !== 'closed') continue;
    const who = event.actor?.login ?? 'a deleted account';
    const why = event.kind === 'closed' ? `${who} closed the thread` : `${who} put the label "${at.policy.github.labels.denied}" on it`;
    if (whys.length === 0 && isInitiator(at, event.actor)) return { kind: 'cancelled', by: event.actor, why };
    const reviewer = standingIn(at, event.actor);
    if (reviewer.kind === 'eligible') by.push(asReviewer(reviewer, event, denies ? 'label' : 'close'));
    else if (denies) {
      if (!isInitiator(at, event.actor)) note(at, reviewer, event);
      continue;
    }
    whys.push(why);
  }
  if (whys.length === 0 && at.thread.open) return null;
  // Closed without an event is a lagging replica: the state alone is enough to end it.
  return { kind: 'denied', by, at: Math.max(0, ...by.map((reviewer) => reviewer.at)), why: whys[0] ?? 'the thread is closed' };
}

/** Distinct people whose approval stands. One label gives one approval; comments and reviews will give the others. */
function approvedBy(at: Case): Reviewer[] {
  const pinned = at.ticket.labels.approved;
  let standing: Reviewer | null = null;
  const certain = at.unsure.length;
  for (const [index, event] of at.events.events.entries()) {
    if (event.kind !== 'labeled' && event.kind !== 'unlabeled') continue;
    if (event.label.id !== pinned) {
      if (event.kind === 'labeled' && isFresh(at, event) && sameName(event.label, at.policy.github.labels.approved)) {
        const who = event.actor?.login ?? 'ghost';
        at.ignored.push({
          eventId: event.id,
          who,
          why: `the label "${event.label.name}" that ${who} used is not the one this request asked for`,
        });
      }
      continue;
    }
    // A later event of the same label settles what could not be read about an earlier one.
    at.unsure.length = certain;
    standing = event.kind === 'labeled' ? labelled(at, event, index) : null;
  }
  const onThread = at.thread.labels.some((label) => label.id === pinned);
  return standing !== null && onThread ? [standing] : [];
}

/** One application of the pinned label: the reviewer it stands for, or null with the reason noted. */
function labelled(at: Case, event: LabelEvent, index: number): Reviewer | null {
  if (!isFresh(at, event)) return null;
  const reviewer = standingIn(at, event.actor);
  if (reviewer.kind !== 'eligible') return note(at, reviewer, event);
  const who = reviewer.account.login;
  const way = wrongWay(who, event.through, at.policy.reviewers.apps);
  if (way !== null) return note(at, { ...way, who }, event);
  const reason = labelCannotCount(at, event, index);
  if (reason !== null) return note(at, { kind: 'ineligible', who, why: reason }, event);
  return asReviewer(reviewer, event, 'label');
}

function labelCannotCount(at: Case, event: LabelEvent, index: number): string | null {
  if (at.request.terms.echo) return 'policy wants a comment that repeats the digest, a label cannot';
  if (!at.policy.github.ways.includes('label')) return 'policy does not let labels approve';
  // Server times on both sides: this machine's clock may be a day off.
  if (event.at > at.postedAt + at.request.terms.expiresMs) return 'the request had expired';
  if (at.ticket.commentNodeId === null) return null;
  const others = otherOpenRequests(at.events, at.request.id, index);
  if (others.length > 0)
    return `another guard request (${others.join(', ')}) is open on this thread, so a label cannot say which one it means`;
  return null;
}

function question(at: Case): Verdict | null {
  const by: Reviewer[] = [];
  for (const event of fresh(at)) {
    if (event.kind !== 'labeled' || event.label.id !== at.ticket.labels.question) continue;
    const reviewer = standingIn(at, event.actor);
    if (reviewer.kind === 'eligible') by.push(asReviewer(reviewer, event, 'label'));
  }
  const asked = by.at(-1);
  if (asked === undefined) return null;
  const comment = at.events.events.findLast((event) => event.kind === 'comment' && event.actor?.id === asked.id && isFresh(at, event));
  return { kind: 'question', by, text: comment?.kind === 'comment' ? comment.body : '' };
}

function fresh(at: Case): readonly ApprovalEvent[] {
  return at.events.events.filter((event) => isFresh(at, event));
}

/** Rule 4. On a thread that guard did not open, an event must also be strictly later than the request's comment. */
function isFresh(at: Case, event: ApprovalEvent): boolean {
  if (at.ticket.seen.includes(event.id)) return false;
  return at.ticket.commentNodeId === null || event.at > at.postedAt;
}

/**
 * For what ends a request, GitHub's time alone decides, to the same second: `seen` comes from a file that the agent's
 * user may write, and an id slipped into it must not hide a denial.
 */
function isSince(at: Case, event: ApprovalEvent): boolean {
  return at.ticket.commentNodeId === null || event.at >= at.postedAt;
}

function isInitiator(at: Case, account: Account | null): boolean {
  return account !== null && at.initiators.some((initiator) => initiator.id === account.id);
}

function standingIn(at: Case, account: Account | null): Standing {
  return standingOf(account, { initiators: at.initiators, roles: at.events.roles, reviewers: at.policy.reviewers });
}

function asReviewer(standing: Extract<Standing, { kind: 'eligible' }>, event: ApprovalEvent, how: Reviewer['how']): Reviewer {
  return { id: standing.account.id, login: standing.account.login, role: standing.role, how, eventId: event.id, at: event.at };
}

function note(
  at: Case,
  standing: { readonly kind: 'ineligible' | 'unsure'; readonly who: string; readonly why: string },
  event: ApprovalEvent,
): null {
  (standing.kind === 'unsure' ? at.unsure : at.ignored).push({ eventId: event.id, who: standing.who, why: standing.why });
  return null;
}

function sameName(label: Label, name: string): boolean {
  return label.name.toLowerCase() === name.toLowerCase();
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
