import { createHash } from 'node:crypto';
import type { Instant, Reviewer, Verdict } from '../model.ts';
import type { Policy } from '../policy/policy.ts';
import { approvedBy, grantedBy } from './approvals.ts';
import type { AskedRequest, Case, Ignored, JudgedPolicy } from './case.ts';
import { denial, lostWords, question } from './endings.ts';
import type { ApprovalEvents, ThreadAsIs } from './events.ts';
import { type Granter, grantedUntil } from './grants.ts';
import type { TicketFacts } from './ticket.ts';

export interface Judgement {
  readonly verdict: Verdict;
  /** Whose approval stands, enough or not. */
  readonly approvals: readonly Reviewer[];
  readonly ignored: readonly Ignored[];
  /** Attempts about which a fact could not be read: they do not count now; read again soon. */
  readonly unsure: readonly Ignored[];
}

/** What is known beside the thread. */
export interface Moment {
  /** Other requests whose end this machine's signed log knows; the thread's word for it could be anybody's. */
  readonly over: ReadonlySet<string>;
  /** This machine's clock, for expiry alone; left out once the approval has been claimed. */
  readonly now?: Instant;
  /** The command runs: which request an approval meant was settled before, and only a revocation matters. */
  readonly running?: true;
}

/** A final read at the deadline may take this long before the request counts as expired whatever it says. */
const finalReadMs = 60_000;

/**
 * What the thread says about a request (github.md, "What counts as an approval"). Pure: everything was read before.
 *
 * Order: void, then denied or cancelled, then approved, then question. Deny beats approve whatever came first, and stays:
 * a denial that was taken back still ended the request.
 */
export function judge(events: ApprovalEvents, request: AskedRequest, ticket: TicketFacts, policy: JudgedPolicy, when: Moment): Judgement {
  const at = caseOf(events, request, ticket, policy, { over: when.over, running: when.running === true, granted: false });
  if (typeof at === 'string') return nothing({ kind: 'void', why: at });
  const { verdict, approvals } = decide(at, when.now);
  return { verdict, approvals, ignored: at.ignored, unsure: at.unsure };
}

/** Whether the grant that came with a request still stands, now that it has run, and by whom and until when. */
export type Granted =
  | { readonly kind: 'granted'; readonly by: readonly Granter[]; readonly until: Instant }
  /** `unclear`: a fact could not be read just now. */
  | { readonly kind: 'none' | 'unclear'; readonly why: string };

/**
 * Everything that takes an approval away takes a grant away, but that guard closed the thread when the first command had run. What
 * cannot be read just now grants nothing.
 */
export function judgeGrant(events: ApprovalEvents, request: AskedRequest, ticket: TicketFacts, policy: JudgedPolicy): Granted {
  const none = (why: string): Granted => ({ kind: 'none', why });
  const at = caseOf(events, request, ticket, policy, { over: new Set(), running: false, granted: true });
  if (typeof at === 'string') return none(at);
  const ended = lostWords(at) ?? denial(at);
  if (ended !== null) return none('why' in ended ? ended.why : ended.kind);
  const by = grantedBy(at);
  if (at.unsure.length > 0) return { kind: 'unclear', why: at.unsure[0]?.why ?? 'something could not be read' };
  const until = grantedUntil(by, request.terms.quorum);
  return until === null ? none('nobody granted it') : { kind: 'granted', by, until };
}

/** The case as its judge takes it up, or why there is none: the thread or the request is not what guard wrote. */
function caseOf(
  events: ApprovalEvents,
  request: AskedRequest,
  ticket: TicketFacts,
  policy: JudgedPolicy,
  how: Pick<Case, 'over' | 'running' | 'granted'>,
): Case | string {
  const { thread } = events;
  if (thread === null) return 'the thread was deleted, transferred or converted';
  const broken = whatBroke(events, thread, ticket, policy);
  if (broken !== null || thread.request === null) return broken ?? 'the request was deleted';
  const initiators = [...request.initiators, events.viewer];
  return { events, thread, request, ticket, policy, initiators, postedAt: thread.request.createdAt, ...how, ignored: [], unsure: [] };
}

function decide(at: Case, now: Instant | undefined): { readonly verdict: Verdict; readonly approvals: readonly Reviewer[] } {
  const ended = lostWords(at) ?? denial(at);
  if (ended !== null) return { verdict: ended, approvals: [] };
  const approvals = approvedBy(at);
  return { verdict: counted(at, approvals, now), approvals };
}

function counted(at: Case, approvals: readonly Reviewer[], now: Instant | undefined): Verdict {
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
  return { verdict, approvals: [], ignored: [], unsure: [] };
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

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
