import type { Account, Reviewer, Verdict } from '../model.ts';
import { asReviewer, type Case, isInitiator, isSince, note, standingIn } from './case.ts';
import type { ApprovalEvent } from './events.ts';
import { announcedIds, endedIn, othersOn } from './markers.ts';
import { denies, firstLine, slashCommandOf } from './slash-command.ts';

type CommentEvent = Extract<ApprovalEvent, { kind: 'comment' }>;
/** What somebody wrote: each may hold an answer on its first line. */
type Words = Extract<ApprovalEvent, { kind: 'comment' | 'review' }>;

/** Words that are gone cannot be judged: they may have been a denial. And others may be there that only guard itself writes. */
export function lostWords(at: Case): Verdict | null {
  for (const event of at.events.events) {
    if (!isSince(at, event)) continue;
    const forged = event.kind === 'comment' ? forgedBy(at, event) : null;
    if (forged !== null) return { kind: 'void', why: forged };
    const lost = event.kind === 'comment-deleted' ? deleted(at, event) : isWords(event) ? rewritten(at, event) : null;
    if (lost !== null) return lost;
  }
  return null;
}

/** A second text with this request's id leads its reader astray; an outcome that guard told ends the request for good. */
function forgedBy(at: Case, event: Extract<ApprovalEvent, { kind: 'comment' }>): string | null {
  if (event.id === at.ticket.commentNodeId) return null;
  const who = event.actor?.login ?? 'a deleted account';
  if (announcedIds(event.body).includes(at.request.id)) return `${who} wrote another text that says it is this request`;
  if (!at.granted && endedIn(event.body) === at.request.id && isInitiator(at, event.actor))
    return 'the thread tells the end of this request already';
  return null;
}

function deleted(at: Case, event: Extract<ApprovalEvent, { kind: 'comment-deleted' }>): Verdict | null {
  const who = event.author?.login ?? 'a deleted account';
  const mayHaveAnswered = event.author === null || isInitiator(at, event.author) || standsAs(at, event, event.author) === 'reviewer';
  return mayHaveAnswered ? { kind: 'void', why: `a comment of ${who} was deleted` } : null;
}

/**
 * Whoever may write may edit everybody's comments, and REST shows the old author still: what one said before may have been a
 * denial, or an initiator's `/cancel`.
 */
function rewritten(at: Case, event: Words): Verdict | null {
  if (!event.editedByOther || event.id === at.ticket.commentNodeId || event.actor === null) return null;
  if (!isInitiator(at, event.actor) && standsAs(at, event, event.actor) !== 'reviewer') return null;
  const who = event.actor.login;
  return { kind: 'void', why: `a ${event.kind} of ${who} was edited by somebody else` };
}

function isWords(event: ApprovalEvent): event is Words {
  return event.kind === 'comment' || event.kind === 'review';
}

function standsAs(at: Case, event: ApprovalEvent, account: Account): 'reviewer' | 'nobody' {
  const standing = standingIn(at, account);
  if (standing.kind === 'unsure') note(at, standing, event);
  return standing.kind === 'eligible' ? 'reviewer' : 'nobody';
}

/**
 * A denial needs no more than an eligible reviewer: no way, app, form or edit takes its force away. An initiator cancels by
 * the same words. Closing ends the request whoever did it.
 */
export function denial(at: Case): Verdict | null {
  const by: Reviewer[] = [];
  const whys: string[] = [];
  for (const event of at.events.events) {
    if (!isSince(at, event)) continue;
    // Guard itself closes the thread of what has run.
    if (at.granted && event.kind === 'closed' && isInitiator(at, event.actor)) continue;
    const ending = endingOf(at, event);
    if (ending === null) continue;
    const { how, why, reason } = ending;
    if (isInitiator(at, event.actor)) {
      // Words that are quoted or further down are an initiator's talk about the request.
      const plain = !isWords(event) || slashCommandOf(event.body) !== null;
      if (whys.length === 0 && plain) return { kind: 'cancelled', by: event.actor, why };
      if (how !== 'close') continue;
    }
    const reviewer = standingIn(at, event.actor);
    if (reviewer.kind === 'eligible') by.push(asReviewer(reviewer, event, how, reason));
    else if (how !== 'close') {
      note(at, reviewer, event);
      continue;
    }
    whys.push(why);
  }
  if (whys.length === 0 && (at.thread.open || at.granted)) return null;
  // Closed without an event is a lagging replica: the state alone is enough to end it.
  return { kind: 'denied', by, at: Math.max(0, ...by.map((reviewer) => reviewer.at)), why: whys[0] ?? 'the thread is closed' };
}

interface Ending {
  readonly how: Reviewer['how'];
  readonly why: string;
  readonly reason: string;
}

function endingOf(at: Case, event: ApprovalEvent): Ending | null {
  const who = event.actor?.login ?? 'a deleted account';
  if (event.kind === 'closed') return { how: 'close', why: `${who} closed the thread`, reason: '' };
  if (event.kind === 'labeled' && event.label.id === at.ticket.labels.denied)
    return { how: 'label', why: `${who} put the label "${at.policy.github.labels.denied}" on it`, reason: '' };
  if (!isWords(event) || event.id === at.ticket.commentNodeId) return null;
  const how = event.kind;
  // Also one that was dismissed since: a denial that was taken back still ended the request.
  if (event.kind === 'review' && (event.state === 'changes-requested' || event.before === 'changes-requested')) {
    const reason = firstLine(event.body);
    return { how, why: `${who} requested changes${reason === '' ? '' : `: ${reason}`}`, reason };
  }
  const command = slashCommandOf(event.body);
  if (command === null || ['approve', 'grant', 'ask'].includes(command.verb) || !meansThis(at, command.id))
    return denies(event.body, at.request.id, othersOn(at.events, at.request.id)) ? { how, why: `${who} denied it`, reason: '' } : null;
  const { verb, rest } = command;
  const word = verb === 'deny' ? 'denied' : verb === 'revoke' ? 'revoked' : 'cancelled';
  return { how, why: `${who} ${word} it${rest === '' ? '' : `: ${rest}`}`, reason: rest };
}

/** An issue of guard's own has one request, so an answer that names none can only mean that. */
function meansThis(at: Case, id: string | null): boolean {
  return id === at.request.id || (id === null && at.ticket.commentNodeId === null);
}

/** What a reviewer has asked and no initiator has answered since. */
export function question(at: Case): Verdict | null {
  const by: Reviewer[] = [];
  let text = '';
  let answered = false;
  for (const event of at.events.events) {
    if (!isSince(at, event)) continue;
    if (event.kind === 'comment' && isInitiator(at, event.actor) && !isGuards(event)) answered = true;
    const asked = askedBy(at, event);
    if (asked === null) continue;
    by.push(asked.by);
    text = asked.text;
    answered = false;
  }
  const last = by.at(-1);
  if (last === undefined || answered) return null;
  if (text === '') text = lastWordsOf(at, last);
  return { kind: 'question', by, text };
}

function askedBy(at: Case, event: ApprovalEvent): { readonly by: Reviewer; readonly text: string } | null {
  const command = isWords(event) ? slashCommandOf(event.body) : null;
  const inWords = command?.verb === 'ask' && meansThis(at, command.id);
  if (!inWords && !(event.kind === 'labeled' && event.label.id === at.ticket.labels.question)) return null;
  const reviewer = standingIn(at, event.actor);
  if (reviewer.kind !== 'eligible') return null;
  const text = command?.text ?? '';
  return { by: asReviewer(reviewer, event, isWords(event) ? event.kind : 'label', command?.rest), text };
}

/** Whoever asks by label says what in a comment, before or after it. */
function lastWordsOf(at: Case, reviewer: Reviewer): string {
  const said = at.events.events.findLast((event) => event.kind === 'comment' && event.actor?.id === reviewer.id && isSince(at, event));
  return said?.kind === 'comment' ? said.body : '';
}

/** Guard's own lines on the thread answer nothing. */
function isGuards(event: CommentEvent): boolean {
  return /^(?:<!-- )?guard-(?!reply:)/.test(event.body);
}
