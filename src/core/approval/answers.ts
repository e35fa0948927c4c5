import { Fault } from '../fault.ts';
import type { ApprovalRequest, Run, Sha256, Verdict } from '../model.ts';
import type { Policy } from '../policy/policy.ts';
import { ignoredMarker, outcomeMarker, reminderMarker, replyMarker, startedMarker } from './markers.ts';
import { bodyLimit, note } from './render.ts';
import { codeSpan, duration, fence, plainAscii, quotedSpan, utc } from './text.ts';
import { type Stand, waysToApprove } from './ways.ts';

/** The request that something was granted with, where nobody was asked about the thing itself. */
export interface GrantedWith {
  readonly id: string;
  readonly url: string;
}

/** Claims the run. @param claim random, so that a claim whose answer got lost is known again. */
export function renderStarted(id: string, claim: string, granted: GrantedWith | null = null): string {
  const what = granted === null ? 'The approved command starts now' : `Nobody was asked: ${grantedWords(granted)}. The command starts now`;
  return `${startedMarker(id)}\n\n${what}. Claim ${codeSpan(claim)}.`;
}

/** Ends a grant on its own thread, as an initiator may at any time. */
export function renderGrantEnd(id: string, why: string): string {
  return `/cancel ${id}\n\nIts grant is over: ${told(why)}.`;
}

/** Answers one attempt that did not count, and says what would: adding a label that is there already makes no event. */
export function renderIgnored(input: {
  readonly request: Pick<ApprovalRequest, 'id' | 'digest' | 'terms'>;
  readonly github: Pick<Policy['github'], 'ways' | 'labels'>;
  readonly on: Stand;
  readonly eventId: string;
  readonly why: string;
}): string {
  const ways = waysToApprove(input.request, input.github, input.on);
  return [
    `<!-- ${ignoredMarker(input.eventId)} -->`,
    `This did not count for request ${codeSpan(input.request.id)}: ${told(input.why, `/approve ${input.request.id}`)}.`,
    '',
    `A reviewer who is none of the initiators can approve: ${ways.join(', or ')}. A label that is on already must come off first.`,
  ].join('\n');
}

/** Half of the time is over and nobody has decided: whoever watches the thread hears of it once more. */
export function renderReminder({ id, terms, expiresAt }: Pick<ApprovalRequest, 'id' | 'terms' | 'expiresAt'>, have: number): string {
  const missing = have === 0 ? 'nobody has decided it yet' : `${have} of the ${terms.quorum} people that it needs have approved it`;
  return `${reminderMarker(id)}\n\nHalf of the time of request ${codeSpan(id)} is over, and ${missing}. It expires at ${utc(expiresAt)}; its text says how to answer.`;
}

/**
 * An initiator's answer to a question. Its words are quoted whole, so that none of them comes alive.
 * @throws Fault `usage` when they do not fit: they are never cut.
 */
export function renderReply(id: string, text: string): string {
  const body = `${replyMarker(id)}\n\nAnswer of the initiator:\n\n${fence(text.split(/\r?\n/).map(plainAscii))}`;
  if (body.length < bodyLimit) return body;
  throw new Fault('usage', `the answer is too long for a comment (${body.length} of ${bodyLimit} characters)`, {
    hint: 'say it in a few lines, and where the rest is',
  });
}

/** How a request ended, for the thread. */
export type Outcome =
  | {
      readonly kind: 'ran';
      readonly run: Run /** Exit code as `guard exec` returns it. */;
      readonly code: number /** Logins. */;
      readonly by: readonly string[];
      readonly granted?: GrantedWith | null;
    }
  | {
      /** Those that ran, in order; `stopped`: why the next did not, where none of them failed. */
      readonly kind: 'plan';
      readonly runs: readonly { readonly run: Run; readonly code: number }[];
      readonly steps: number;
      readonly stopped: string | null;
      readonly by: readonly string[];
    }
  | { readonly kind: 'not-run'; readonly verdict: Exclude<Verdict, { kind: 'pending' | 'approved' | 'question' }> };

/**
 * The last comment on a request: exit, duration, recording digest, and the log's checkpoint after the run (the anchor).
 * Its first line ends the request for every label that comes later.
 */
export function renderOutcome(input: {
  readonly id: string;
  readonly digest: Sha256;
  readonly outcome: Outcome;
  readonly checkpoint: string | null;
}): string {
  return [
    outcomeMarker(input.id),
    '',
    ...outcomeLines(input.outcome).map((line) => `- ${line}`),
    `- digest: ${codeSpan(input.digest)}`,
    ...(input.checkpoint === null ? [] : ['', 'Checkpoint of the log (guard-anchor:v1)', '', note(input.checkpoint)]),
  ].join('\n');
}

function outcomeLines(outcome: Outcome): string[] {
  switch (outcome.kind) {
    case 'ran':
      return [
        `ran: ${ranWords(outcome)}`,
        `${outcome.granted ? 'granted' : 'approved'} by ${outcome.by.map((login) => quotedSpan(login)).join(', ')}`,
        ...(outcome.granted ? [grantedWords(outcome.granted)] : []),
        recordingWords(outcome.run),
      ];
    case 'plan': {
      const { runs, steps, stopped, by } = outcome;
      return [
        ...runs.map((each, index) => `step ${index + 1} of ${steps} ran: ${ranWords(each)}; ${recordingWords(each.run)}`),
        ...(runs.length === steps ? [] : [`${steps - runs.length} of ${steps} did not run${stopped === null ? '' : `: ${told(stopped)}`}`]),
        `approved by ${by.map((login) => quotedSpan(login)).join(', ')}`,
      ];
    }
    case 'not-run':
      return [`${notRun(outcome.verdict)}: ${told(outcome.verdict.why)}`, 'nothing ran'];
  }
}

/** Whoever sees one use too many has to know where to end them. */
function grantedWords({ id, url }: GrantedWith): string {
  return `it was granted with request ${codeSpan(id)}: comment ${codeSpan(`/revoke ${id}`)} on ${quotedSpan(url)} to end the grant`;
}

function ranWords({ run, code }: { readonly run: Run; readonly code: number }): string {
  const ended = run.signal === null ? `exit ${code}` : `ended by ${run.signal} (exit ${code})`;
  return `${codeSpan(ended)} after ${duration(run.durationMs)}${run.endedBy === 'itself' ? '' : `, ended by ${run.endedBy}`}`;
}

/** Also the size as code: GitHub takes a number of seven digits for a commit. */
function recordingWords({ recording }: Run): string {
  return recording === null
    ? 'recording: none'
    : `recording: ${codeSpan(`sha256:${recording.sha256}`)}, ${codeSpan(`${recording.bytes} bytes`)}`;
}

function notRun(verdict: Extract<Outcome, { kind: 'not-run' }>['verdict']): string {
  if (verdict.kind !== 'denied' || verdict.by.length === 0) return verdict.kind;
  return `denied by ${verdict.by.map((reviewer) => quotedSpan(reviewer.login)).join(', ')}`;
}

/** The record has all of it. A comment that GitHub refuses for its length would leave the thread open, with nothing told. */
const longestWhy = 1000;

function told(why: string, own?: string): string {
  return why.length <= longestWhy ? quotedSpan(why, own) : `${quotedSpan(why.slice(0, longestWhy))} ... (the record has the rest)`;
}
