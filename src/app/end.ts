import { renderOutcome } from '../core/approval/answers.ts';
import type { Verdict } from '../core/model.ts';
import type { RecordEvent } from '../core/record/statement.ts';
import type { ExecOutcome } from './exec-ports.ts';
import { approvalOf, type Ignored } from './recorded.ts';
import type { Session } from './session.ts';
import { storyOf } from './story.ts';

type Ending = Exclude<Verdict, { kind: 'pending' | 'approved' | 'question' }>;

const eventOf: Readonly<Record<Ending['kind'], RecordEvent>> = {
  denied: 'exec.denied',
  expired: 'exec.expired',
  void: 'exec.void',
  cancelled: 'exec.cancelled',
};

/** Ends a request without a run: record first, then the thread; a thread that cannot be closed changes nothing. */
export async function end(session: Session, verdict: Ending, ignored: readonly Ignored[] = []): Promise<ExecOutcome> {
  const { ports, log, identity, request, ticket, recorded } = session;
  const reviewers = verdict.kind === 'denied' ? verdict.by : [];
  ports.tell({ event: verdict.kind, id: request.id, verdict });
  // Another guard on the same request may have been quicker: every request has exactly one outcome.
  const story = await storyOf(log, request.id);
  if (!story.ended && !story.events.includes('exec.started')) {
    await log.append({
      event: eventOf[verdict.kind],
      id: request.id,
      actor: session.input.command.actor,
      ...recorded,
      approval: { ...approvalOf(identity, ticket, request, reviewers), ignored },
      why: verdict.why,
    });
  }
  await ports.requests.remove(request.id);
  const afterwards = await postOutcome(
    session,
    renderOutcome({
      id: request.id,
      digest: request.digest,
      outcome: { kind: 'not-run', verdict },
      checkpoint: (await log.checkpoint()).note,
    }),
    'not_planned',
  );
  return { kind: 'ended', id: request.id, verdict, afterwards };
}

/**
 * Posts the outcome with the log's checkpoint (the anchor) and closes the thread.
 * @returns what could not be done, in words; by now the outcome is in the log, so nothing here is a fault.
 */
export async function postOutcome(session: Session, markdown: string, reason: 'completed' | 'not_planned'): Promise<readonly string[]> {
  const { channel, identity, ticket, log, request } = session;
  try {
    const { commentId } = await channel.close(ticket, markdown, reason);
    await log.append({ event: 'log.anchor', id: request.id, approval: { ...approvalOf(identity, ticket, request, []), commentId } });
    return [];
  } catch (error) {
    return [`the outcome could not be posted to ${ticket.url}: ${(error as Error).message}`];
  }
}
