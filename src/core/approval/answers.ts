import type { ApprovalRequest, Run, Verdict } from '../model.ts';
import { ignoredMarker, outcomeMarker, startedMarker } from './markers.ts';
import { note } from './render.ts';
import { codeSpan, duration } from './text.ts';

/** Claims the run. @param claim random, so that a claim whose answer got lost is known again. */
export function renderStarted(id: string, claim: string): string {
  return `${startedMarker(id)}\n\nThe approved command starts now. Claim ${codeSpan(claim)}.`;
}

/** Answers one attempt that did not count. @param who login as GitHub wrote it */
export function renderIgnored(input: {
  readonly id: string;
  readonly eventId: string;
  readonly who: string;
  readonly why: string;
  readonly what: string;
}): string {
  return [
    `<!-- ${ignoredMarker(input.eventId)} -->`,
    `This did not count for request ${codeSpan(input.id)}: ${codeSpan(input.why)}.`,
    '',
    input.what,
  ].join('\n');
}

/** How a request ended, for the thread. */
export type Outcome = { readonly kind: 'ran'; readonly run: Run } | Exclude<Verdict, { kind: 'pending' | 'approved' | 'question' }>;

/**
 * The last comment on a request: exit, duration, recording digest, and the log's checkpoint after the run (the anchor).
 * Its first line ends the request for every label that comes later.
 */
export function renderOutcome(input: {
  readonly request: Pick<ApprovalRequest, 'id' | 'digest'>;
  readonly outcome: Outcome;
  readonly checkpoint: { readonly note: string } | null;
}): string {
  return [
    outcomeMarker(input.request.id),
    '',
    ...outcomeLines(input.outcome).map((line) => `- ${line}`),
    `- digest: ${codeSpan(input.request.digest)}`,
    ...(input.checkpoint === null ? [] : ['', 'Checkpoint of the log (guard-anchor:v1)', '', note(input.checkpoint.note)]),
  ].join('\n');
}

function outcomeLines(outcome: Outcome): string[] {
  switch (outcome.kind) {
    case 'ran': {
      const { run } = outcome;
      const ended = run.signal === null ? `exit ${run.code}` : `ended by ${run.signal}`;
      return [
        `ran: ${codeSpan(ended)} after ${duration(run.durationMs)}${run.endedBy === 'itself' ? '' : `, ended by ${run.endedBy}`}`,
        run.recording === null
          ? 'recording: none'
          : `recording: ${codeSpan(`sha256:${run.recording.sha256}`)}, ${run.recording.bytes} bytes`,
      ];
    }
    case 'denied': {
      const by = outcome.by.map((reviewer) => codeSpan(reviewer.login)).join(', ');
      return [`denied${by === '' ? '' : ` by ${by}`}: ${codeSpan(outcome.why)}`, 'nothing ran'];
    }
    case 'cancelled':
    case 'expired':
    case 'void':
      return [`${outcome.kind}: ${codeSpan(outcome.why)}`, 'nothing ran'];
  }
}
