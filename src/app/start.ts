import { renderOutcome, renderStarted } from '../core/approval/answers.ts';
import { ChannelFault } from '../core/approval/channel-fault.ts';
import { type Judgement, judge } from '../core/approval/judge.ts';
import { digestOf } from '../core/approval/request.ts';
import { exitCodeOf } from '../core/exit-code.ts';
import { Fault } from '../core/fault.ts';
import type { Verdict } from '../core/model.ts';
import { type Permit, permitApproved } from '../core/permit.ts';
import { type Ending, end, postOutcome, stepAside } from './end.ts';
import type { ExecOutcome } from './exec-ports.ts';
import { approvalOf, type Ignored } from './recorded.ts';
import { runPermitted } from './run-permitted.ts';
import { differences, gather, type Session } from './session.ts';
import { overOn, storyOf } from './story.ts';

/** Between two looks at the thread during a run (github.md: within one polling interval). */
const watchIntervalMs = 5000;
const fullReadMs = 5 * 60_000;

/**
 * One approval, one run: recompute the digest, claim the start on the thread, look once more at the verdict, mint the
 * permit, and recompute once more right before the start. Each step that fails ends the request; none can be skipped,
 * for the runner takes a permit.
 */
export async function start(session: Session, ignored: readonly Ignored[]): Promise<ExecOutcome> {
  const { ports, input, log, channel, identity, request, ticket, recorded } = session;
  if ((await storyOf(log, request.id)).over) return stepAside(session, { kind: 'void', why: 'this approval has been used already' });
  const changed = await changesOf(session);
  if (changed !== null) return end(session, changed, ignored);

  // Ctrl-C just as the approval came in: nothing is claimed yet, so the request stays open.
  const interrupted = input.interrupted();
  if (interrupted.aborted) return { kind: 'pending', id: request.id, url: ticket.url, interrupted: true };
  const claim = await channel.claimRun(ticket, request.id, renderStarted(request.id, Buffer.from(ports.random(8)).toString('hex')));
  if (claim.kind === 'taken') return stepAside(session, { kind: 'void', why: claim.why });

  const last = judge(claim.events, request, ticket, session.policy, { over: await overOn(session) });
  const told = last.ignored.map(({ who, why }) => ({ who, why }));
  if (last.verdict.kind === 'denied' || last.verdict.kind === 'void' || last.verdict.kind === 'cancelled')
    return end(session, last.verdict, told);
  if (interrupted.aborted) return end(session, { kind: 'void', why: 'interrupted right before the start' }, told);
  // The claim can be seen on the thread, so it tells an attacker when to swap a file: look again after it.
  const swapped = await changesOf(session);
  if (swapped !== null) return end(session, swapped, told);
  const permit = permitApproved(request, last.verdict, request.digest);
  if (permit === null) return end(session, { kind: 'void', why: 'the approval was taken back before the start' }, told);

  // `guard cancel`, or another waiter that heard a denial: whoever takes the request first decides whether it runs or ends.
  if (!(await ports.requests.take(request.id)))
    return stepAside(session, { kind: 'void', why: 'another guard on this machine has ended it' });

  ports.tell({ event: 'approved', id: request.id, verdict: last.verdict });
  await log.append({
    event: 'exec.approved',
    id: request.id,
    actor: input.command.actor,
    ...recorded,
    approval: { ...approvalOf(identity, ticket, request, permit.by), ignored: told },
  });
  try {
    return await run(session, permit);
  } catch (error) {
    // Nothing ran, and the log has it; the thread must not go on saying that it starts now.
    await ports.requests.remove(request.id);
    const outcome = { kind: 'not-run', verdict: { kind: 'void', why: `not started: ${(error as Error).message}` } } as const;
    const markdown = renderOutcome({ id: request.id, digest: request.digest, outcome, checkpoint: null });
    await postOutcome(session, markdown, 'not_planned');
    throw error;
  }
}

/** Gathers anew and compares; null: what would run is what was approved. */
async function changesOf({ ports, input, request, stdin, identity, stored }: Session): Promise<Ending | null> {
  const { gathered } = await gather(ports, input, request.command.path, stdin, identity);
  if (digestOf(gathered, stored) === request.digest) return null;
  const what = differences(request, gathered).join(', ') || 'something that the digest covers changed';
  return { kind: 'void', why: `not what was approved: ${what}` };
}

async function run(session: Session, permit: Permit): Promise<ExecOutcome> {
  const { ports, input, log, request, recorded } = session;
  const revoked = new AbortController();
  const finished = new AbortController();
  let why: string | null = null;
  const watching = watch(session, permit, finished.signal, (reason) => {
    why = reason;
    // First what matters: telling may fail.
    if (request.terms.revoke === 'kill') revoked.abort();
    ports.tell({ event: 'revoked', id: request.id, by: reason });
  });
  const ran = await runPermitted(ports, input, {
    permit,
    policy: session.policy,
    command: recorded,
    record: 'full',
    revocation: { signal: revoked.signal, why: () => why },
    stdin: session.stdinBytes,
  }).finally(() => finished.abort());
  await watching;
  await ports.requests.remove(request.id);
  const outcome = { kind: 'ran', run: ran.run, code: exitCodeOf(ran.run), by: permit.by.map(({ login }) => login) } as const;
  const checkpoint = await log.checkpoint().catch(() => null);
  const markdown = renderOutcome({ id: request.id, digest: request.digest, outcome, checkpoint: checkpoint?.note ?? null });
  return {
    kind: 'ran',
    id: request.id,
    run: ran.run,
    afterwards: [...ran.afterwards, ...(await postOutcome(session, markdown, 'completed'))],
  };
}

/**
 * Reads the thread on while the command runs, until it is over or the approval is taken back. Whoever has the agent's token
 * can take it away, or make the thread longer than can be read: a watch that can see nothing any more ends the run as well.
 */
async function watch(
  { ports, channel, identity, ticket, request, policy }: Session,
  permit: Permit,
  finished: AbortSignal,
  takenBack: (why: string) => void,
): Promise<void> {
  const interval = (await ports.pollMs(identity.api)) ?? watchIntervalMs;
  let readAt = ports.clock.now();
  let pause = interval;
  while (!finished.aborted) {
    await ports.clock.sleep(pause, finished);
    if (finished.aborted) return;
    let judged: Judgement | null = null;
    try {
      judged = await look();
      pause = interval;
    } catch (fault) {
      const told = fault instanceof ChannelFault ? fault.retryAfterMs : null;
      // A bug as well: thrown from here it would end guard, and leave the command running with nobody to end or record it.
      if (!(fault instanceof Fault) || fault.kind === 'bug' || fault.kind === 'configuration' || told === 'never')
        return takenBack(`the thread cannot be read any more, so nobody could take the approval back: ${(fault as Error).message}`);
      // GitHub is out of reach: that decides nothing, the next look may do.
      pause = Math.max(interval, told ?? 0);
    }
    if (judged === null || finished.aborted) continue;
    const { verdict } = judged;
    if (verdict.kind !== 'approved' && !stillStands(judged, permit)) return takenBack(revocationWords(verdict));
  }

  async function look(): Promise<Judgement | null> {
    // Not everything rings: an edited request shows in a full read alone.
    const due = ports.clock.now() - readAt >= fullReadMs;
    if (!(await channel.ring(ticket)).changed && !due) return null;
    const events = await channel.read(ticket);
    readAt = ports.clock.now();
    return judge(events, request, ticket, policy, { over: new Set(), running: true });
  }
}

/** A role that cannot be read just now takes no approval back; a label that is off does, whatever else is unclear. */
function stillStands({ verdict, approvals, unsure }: Judgement, { by }: Permit): boolean {
  if (verdict.kind !== 'pending' && verdict.kind !== 'question') return false;
  const known = new Set(approvals.map(({ id }) => id));
  const doubted = new Set(unsure.map(({ eventId }) => eventId));
  return by.every(({ id, eventId }) => known.has(id) || doubted.has(eventId));
}

function revocationWords(verdict: Exclude<Verdict, { kind: 'approved' }>): string {
  switch (verdict.kind) {
    case 'denied':
    case 'void':
    case 'expired':
    case 'cancelled':
      return verdict.why;
    case 'pending':
    case 'question':
      return 'the approval was taken back';
  }
}
