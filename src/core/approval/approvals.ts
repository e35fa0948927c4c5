import type { Reviewer } from '../model.ts';
import { asReviewer, type Case, isFresh, isInitiator, note, standingIn, whyLate } from './case.ts';
import { wrongWay } from './eligible.ts';
import type { ApprovalEvent, Label } from './events.ts';
import { otherOpenRequests } from './markers.ts';
import { mentionsApproval, type SlashCommand, slashCommandOf } from './slash-command.ts';

type LabelEvent = Extract<ApprovalEvent, { kind: 'labeled' | 'unlabeled' }>;
type CommentEvent = Extract<ApprovalEvent, { kind: 'comment' }>;

/** Distinct people whose approval stands, each once. One label gives one approval; the others come by comment. */
export function approvedBy(at: Case): readonly Reviewer[] {
  const people = new Map<number, Reviewer>();
  for (const reviewer of [...byLabel(at), ...byComment(at)]) if (!people.has(reviewer.id)) people.set(reviewer.id, reviewer);
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
  const others = otherOpenRequests(at.events, at.request.id, index);
  if (others.length > 0)
    return `another guard request (${others.join(', ')}) is open on this thread, so a label cannot say which one it means`;
  return null;
}

function byComment(at: Case): readonly Reviewer[] {
  const found: Reviewer[] = [];
  for (const event of at.events.events) {
    if (event.kind !== 'comment' || event.id === at.ticket.commentNodeId) continue;
    // What is in doubt has been told already.
    if (at.unsure.some(({ eventId }) => eventId === event.id)) continue;
    const command = slashCommandOf(event.body);
    const reviewer = command?.verb === 'approve' ? commented(at, event, command) : mentioned(at, event);
    if (reviewer !== null) found.push(reviewer);
  }
  return found;
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
  event: LabelEvent | CommentEvent,
  cannotCount: string | null,
  how: Reviewer['how'],
  reason: string,
): Reviewer | null {
  const reviewer = standingIn(at, event.actor);
  if (reviewer.kind !== 'eligible') return note(at, reviewer, event);
  const who = reviewer.account.login;
  const way = wrongWay(who, event.through, at.policy.reviewers.apps);
  if (way?.kind === 'ineligible') return note(at, { ...way, who }, event);
  if (cannotCount !== null) return note(at, { kind: 'ineligible', who, why: cannotCount }, event);
  if (way !== null) return note(at, { ...way, who }, event);
  return asReviewer(reviewer, event, how, reason);
}

function sameName(label: Label, name: string): boolean {
  return label.name.toLowerCase() === name.toLowerCase();
}
