import { renderOutcome } from '../core/approval/answers.ts';
import type { AskedRequest } from '../core/approval/case.ts';
import type { GrantPattern } from '../core/approval/grant-pattern.ts';
import type { Actor, Verdict } from '../core/model.ts';
import type { RecordDraft, RecordEvent } from '../core/record/statement.ts';
import type { ExecOutcome, ExecPorts } from './exec-ports.ts';
import { grantsToEnd } from './grants.ts';
import type { ApprovalChannel, ChannelIdentity, LogStore, Ticket } from './ports.ts';
import { approvalOf, type Ignored } from './recorded.ts';
import { storyOf } from './story.ts';

export type Ending = Exclude<Verdict, { kind: 'pending' | 'approved' | 'question' }>;
type Ended = Extract<ExecOutcome, { kind: 'ended' }>;

/** A request that can be ended: by the guard that asked for it, or by another one on the same machine. */
export interface Endable {
  readonly ports: Pick<ExecPorts, 'tell' | 'requests' | 'grants'>;
  readonly log: LogStore;
  readonly channel: Pick<ApprovalChannel, 'close' | 'say'>;
  readonly identity: Pick<ChannelIdentity, 'api' | 'repo'>;
  readonly request: AskedRequest;
  readonly ticket: Ticket;
  readonly actor: Actor;
  /** What a grant of it would cover; a denial ends such a grant. */
  readonly pattern?: GrantPattern | null;
  /** The command as the records show it; left out where only `exec.requested` knows it. */
  readonly recorded: Pick<RecordDraft, 'command' | 'salt' | 'subject'>;
}

const eventOf: Readonly<Record<Ending['kind'], RecordEvent>> = {
  denied: 'exec.denied',
  expired: 'exec.expired',
  void: 'exec.void',
  cancelled: 'exec.cancelled',
};

/**
 * Ends a request without a run: record first, then the thread; a thread that cannot be closed changes nothing.
 * Every request has exactly one outcome, so only one of those who wait for it may write it.
 */
export async function end(session: Endable, verdict: Ending, ignored: readonly Ignored[] = []): Promise<Ended> {
  const { ports, log, identity, request, ticket, recorded, actor, pattern } = session;
  if ((await storyOf(log, request.id)).over || !(await ports.requests.take(request.id))) return stepAside(session, verdict);
  ports.tell({ event: verdict.kind, id: request.id, verdict });
  const endGrants = verdict.kind === 'denied' && pattern ? await grantsToEnd(session, pattern.sha256) : async () => [];
  await log.append({
    event: eventOf[verdict.kind],
    id: request.id,
    actor,
    ...recorded,
    approval: {
      ...approvalOf(identity, ticket, request, verdict.kind === 'denied' ? verdict.by : []),
      ignored,
      ...(pattern ? { pattern: pattern.sha256 } : {}),
    },
    why: verdict.why,
  });
  await ports.requests.remove(request.id);
  const outcome = { kind: 'not-run', verdict } as const;
  const markdown = renderOutcome({ id: request.id, digest: request.digest, outcome, checkpoint: (await log.checkpoint()).note });
  const untold = await endGrants(`its like was denied: ${verdict.why}`);
  return { kind: 'ended', id: request.id, verdict, afterwards: [...untold, ...(await postOutcome(session, markdown, 'not_planned'))] };
}

/**
 * Another guard runs or ends this request: the record, the thread and the file belong to it. An outcome written from here
 * would end a request that is being run, and closing the thread would revoke it.
 */
export function stepAside({ ports, request }: Pick<Endable, 'ports' | 'request'>, verdict: Ending): Ended {
  ports.tell({ event: verdict.kind, id: request.id, verdict });
  return { kind: 'ended', id: request.id, verdict, afterwards: [] };
}

/**
 * Posts the outcome with the log's checkpoint (the anchor) and closes the thread.
 * @returns what could not be done, in words; by now the outcome is in the log, so nothing here is a fault.
 */
export async function postOutcome(
  session: Pick<Endable, 'channel' | 'identity' | 'ticket' | 'log' | 'request'>,
  markdown: string,
  reason: 'completed' | 'not_planned',
): Promise<readonly string[]> {
  const { channel, identity, ticket, log, request } = session;
  try {
    const { commentId } = await channel.close(ticket, markdown, reason);
    await log.append({ event: 'log.anchor', id: request.id, approval: { ...approvalOf(identity, ticket, request, []), commentId } });
    return [];
  } catch (error) {
    return [`the outcome could not be posted to ${ticket.url}: ${(error as Error).message}`];
  }
}
