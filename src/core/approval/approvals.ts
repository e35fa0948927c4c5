import type { Reviewer } from '../model.ts';
import { asReviewer, type Case, isFresh, isInitiator, isSince, note, standingIn, whyLate } from './case.ts';
import { wrongWay } from './eligible.ts';
import type { ApprovalEvent, Label } from './events.ts';
import { type Granter, readGrant } from './grants.ts';
import { otherOpenRequests, othersOn } from './markers.ts';
import { firstLine, mentionsApproval, type SlashCommand, slashCommandOf } from './slash-command.ts';

type LabelEvent = Extract<ApprovalEvent, { kind: 'labeled' | 'unlabeled' }>;
type CommentEvent = Extract<ApprovalEvent, { kind: 'comment' }>;
type ReviewEvent = Extract<ApprovalEvent, { kind: 'review' }>;

/** Distinct people whose approval stands, each once. One label gives one approval; the others come by comment or review. */
export function approvedBy(at: Case): readonly Reviewer[] {
  const people = new Map<number, Reviewer>();
  for (const reviewer of [...byLabel(at), ...byComment(at), ...byReview(at)])
    if (!people.has(reviewer.id)) people.set(reviewer.id, reviewer);
  return [...people.values()];
}

function byLabel(at: Case): readonly Reviewer[] {
  const pinned = at.ticket.labels.approved;
  let standing: Reviewer | null = null;
  const certain = at.unsure.length;
  for (const [index, event] of at.events.events.entries()) {
    if (event.kind !== 'labeled' && event.kind !== 'unlabeled') continue;
    if (event.label.id !== pinned) {
      if (event.kind === 'labeled' && isFresh(at, event) && sameName(event.label, at.policy.github.labels.approved)) {
        const who = event.actor?.login ?? 'ghost';
        note(
          at,
          { kind: 'ineligible', who, why: `the label "${event.label.name}" that ${who} used is not the one this request asked for` },
          event,
        );
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
  return counted(at, event, labelCannotCount(at, event, index), 'label', '');
}

function labelCannotCount(at: Case, event: LabelEvent, index: number): string | null {
  if (at.request.terms.echo) return 'policy wants a comment that repeats the digest, a label cannot';
  if (!at.policy.github.ways.includes('label')) return 'policy does not let labels approve';
  const late = whyLate(at, event);
  if (late !== null || at.ticket.commentNodeId === null) return late;
  const unclear = whyUnclear(at, index);
  return unclear === null ? null : `${unclear}, so a label cannot say which one it means`;
}

function byComment(at: Case): readonly Reviewer[] {
  const found: Reviewer[] = [];
  for (const event of at.events.events) {
    if (event.kind !== 'comment' || event.id === at.ticket.commentNodeId) continue;
    if (inDoubt(at, event)) continue;
    const command = slashCommandOf(event.body);
    const reviewer =
      command?.verb === 'approve'
        ? commented(at, event, command)
        : command?.verb === 'grant'
          ? granted(at, event, command)
          : mentioned(at, event);
    if (reviewer !== null) found.push(reviewer);
  }
  return found;
}

/** Those whose grant stands. */
export function grantedBy(at: Case): readonly Granter[] {
  return at.events.events.flatMap((event) => {
    const command = event.kind === 'comment' ? slashCommandOf(event.body) : null;
    return event.kind === 'comment' && command?.verb === 'grant' ? (granted(at, event, command) ?? []) : [];
  });
}

/** Whoever grants the like of a request approves it as well. */
function granted(at: Case, event: CommentEvent, command: SlashCommand): Granter | null {
  if (command.id !== at.request.id) return null;
  const said = readGrant(command, at.request, at.policy.grants ?? null);
  const cannotCount = commentCannotCount(at, event, null) ?? (said.kind === 'none' ? said.why : null);
  const reviewer = counted(at, event, cannotCount, 'grant', said.kind === 'grant' ? said.reason : '');
  return reviewer === null || said.kind === 'none' ? null : { ...reviewer, grantMs: said.ms };
}

function commented(at: Case, event: CommentEvent, command: SlashCommand): Reviewer | null {
  const { id, digest, terms } = at.request;
  if (command.id !== id) {
    // On a thread of others it may be meant for another request, or for another tool.
    if (!isFresh(at, event) || (command.id !== null && at.ticket.commentNodeId !== null)) return null;
    const why = command.id === null ? `it names no request: the line is /approve ${id}` : 'it names another request';
    return note(at, { kind: 'ineligible', who: event.actor?.login ?? 'ghost', why }, event);
  }
  const echo = digest.slice(0, 8);
  const [first = '', ...others] = command.rest.split(/[ \t]+/);
  const reason = first === echo ? others.join(' ') : command.rest;
  return counted(at, event, commentCannotCount(at, event, terms.echo && first !== echo ? echo : null), 'comment', reason);
}

function commentCannotCount(at: Case, event: CommentEvent, missingEcho: string | null): string | null {
  const { id } = at.request;
  if (event.edited) return 'the comment was edited: write a new one';
  if (event.minimized) return 'the comment was hidden';
  if (event.byEmail) return 'it came by e-mail, which anybody can send';
  if (!at.policy.github.ways.includes('comment')) return 'policy does not let comments approve';
  // Rule 4: strictly later, by GitHub's own time, which is told in whole seconds.
  if (!isFresh(at, event) || event.at <= at.postedAt) return 'it is not newer than the request: write it again';
  if (missingEcho !== null) return `policy wants the digest repeated: the line is /approve ${id} ${missingEcho}`;
  return whyLate(at, event);
}

function byReview(at: Case): readonly Reviewer[] {
  const found: Reviewer[] = [];
  for (const [index, event] of at.events.events.entries()) {
    if (event.kind !== 'review' || !isFresh(at, event) || inDoubt(at, event)) continue;
    const reviewer = reviewed(at, event, index);
    if (reviewer !== null) found.push(reviewer);
  }
  return found;
}

function reviewed(at: Case, event: ReviewEvent, index: number): Reviewer | null {
  const { id } = at.request;
  const line = firstLine(event.body);
  const names = new RegExp(`^(?:/approve[ \\t]+)?${id}(?![0-9a-z])`).test(line);
  const command = slashCommandOf(event.body);
  // Meant for another request, or for the change alone.
  if (!names && command?.verb === 'approve' && command.id !== null) return null;
  if (othersOn(at.events, id).some((other) => line.includes(other))) return null;
  if (event.state === 'dismissed' && event.before !== 'approved') return null;
  if (event.state !== 'approved' && event.state !== 'dismissed')
    return command?.verb === 'approve' && names
      ? counted(at, event, 'a review approves by its state, not by its words', 'review', '')
      : null;
  const reason = command?.verb === 'approve' ? command.rest : line.replace(id, '').trim();
  return counted(at, event, reviewCannotCount(at, event, index, names), 'review', reason);
}

function reviewCannotCount(at: Case, event: ReviewEvent, index: number, names: boolean): string | null {
  const { request, policy, ticket } = at;
  if (request.terms.tier === 'critical') return 'a review cannot approve what is critical: it does not tell through which app it came';
  const verb = slashCommandOf(event.body)?.verb;
  if (verb !== undefined && verb !== 'approve') return `it says /${verb}`;
  if (request.terms.echo) return 'policy wants a comment that repeats the digest, a review cannot';
  if (!policy.github.ways.includes('review')) return 'policy does not let reviews approve';
  if (event.state === 'dismissed') return 'the review was dismissed';
  if (event.edited) return 'the review was edited: write a new one';
  if (event.at <= at.postedAt) return 'it is not newer than the request: review again';
  if (ticket.head === null || event.commit !== ticket.head) return 'it is about another commit than the request';
  const moved = whyMoved(at);
  if (moved !== null) return moved;
  const unclear = names ? null : whyUnclear(at, index);
  if (unclear !== null) return `${unclear}: a review must start with the id of the one it means, ${request.id}`;
  return whyLate(at, event);
}

/** Why what names no request may mean another one, or null. */
function whyUnclear(at: Case, index: number): string | null {
  if (at.running) return null;
  const others = otherOpenRequests(at.events, at.request.id, index, at.over);
  if (others.length > 0) return `another guard request (${others.join(', ')}) is open on this thread`;
  // It may have announced a request, until somebody made that unreadable.
  const edited = at.events.events.find(
    (event) =>
      event.kind === 'comment' &&
      event.edited &&
      event.id !== at.ticket.commentNodeId &&
      (isSince(at, event) || isInitiator(at, event.actor)),
  );
  return edited === undefined ? null : `a comment of ${edited.actor?.login ?? 'a deleted account'} was edited`;
}

/** A line that would approve, but not where it counts: those who may approve are told, for them it is a mistake. */
function mentioned(at: Case, event: CommentEvent): null {
  const { id } = at.request;
  if (!isFresh(at, event) || isInitiator(at, event.actor) || !mentionsApproval(event.body, id)) return null;
  const reviewer = standingIn(at, event.actor);
  if (reviewer.kind !== 'eligible') return null;
  const who = reviewer.account.login;
  return note(at, { kind: 'ineligible', who, why: `a comment approves by its first line alone, exactly so: /approve ${id}` }, event);
}

/** Who did it and how comes first: whoever may not approve at all is told that, not how to do it better. */
function counted(
  at: Case,
  event: LabelEvent | CommentEvent | ReviewEvent,
  cannotCount: string | null,
  how: Reviewer['how'],
  reason: string,
): Reviewer | null {
  const reviewer = standingIn(at, event.actor);
  if (reviewer.kind !== 'eligible') return note(at, reviewer, event);
  const who = reviewer.account.login;
  // GitHub tells of no review through which app it came, so none counts where that matters.
  const way = event.kind === 'review' ? null : wrongWay(who, event.through, at.policy.reviewers.apps);
  if (way?.kind === 'ineligible') return note(at, { ...way, who }, event);
  const moved = whyMoved(at);
  if (moved !== null && event.kind !== 'review') return note(at, { kind: 'ineligible', who, why: moved }, event);
  if (cannotCount !== null) return note(at, { kind: 'ineligible', who, why: cannotCount }, event);
  if (way !== null) return note(at, { ...way, who }, event);
  return asReviewer(reviewer, event, how, reason);
}

/** Whoever wrote the new commits is an initiator that this request does not know. */
function whyMoved(at: Case): string | null {
  const { ticket, thread } = at;
  if (ticket.head === null || at.running) return null;
  const forced = at.events.events.some((event) => event.kind === 'head-moved' && isSince(at, event));
  return forced || thread.head !== ticket.head ? 'the pull request has changed since the request' : null;
}

/** Why it does not count has been told already. */
function inDoubt(at: Case, event: ApprovalEvent): boolean {
  return at.unsure.some(({ eventId }) => eventId === event.id);
}

function sameName(label: Label, name: string): boolean {
  return label.name.toLowerCase() === name.toLowerCase();
}
