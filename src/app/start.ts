import { renderOutcome, renderStarted } from '../core/approval/answers.ts';
import { judge } from '../core/approval/judge.ts';
import { digestOf } from '../core/approval/request.ts';
import { exitCodeOf } from '../core/exit-code.ts';
import type { Run, Verdict } from '../core/model.ts';
import { permitApproved } from '../core/permit.ts';
import { end, postOutcome } from './end.ts';
import type { ExecOutcome } from './exec-ports.ts';
import { approvalOf, type Ignored } from './recorded.ts';
import { runPermitted } from './run-permitted.ts';
import { differences, gather, type Session } from './session.ts';
import { storyOf } from './story.ts';

/** Between two looks at the thread during a run (github.md: within one polling interval). */
const watchIntervalMs = 5000;
const fullReadMs = 5 * 60_000;

/**
 * One approval, one run: recompute the digest, claim the start on the thread, look once more at the verdict, and only
 * then mint the permit. Each step that fails ends the request; none can be skipped, for the runner takes a permit.
 */
export async function start(session: Session, ignored: readonly Ignored[]): Promise<ExecOutcome> {
  const { ports, input, log, channel, identity, request, ticket, stored, recorded } = session;
  const story = await storyOf(log, request.id);
  if (story.ended || story.events.includes('exec.started')) return stepAside(session, 'this approval has been used already');

  const again = await gather(ports, input, request.command.path, session.stdin, identity);
  const recomputed = digestOf(again, stored);
  if (recomputed !== request.digest) {
    const what = differences(request, again).join(', ') || 'something that the digest covers changed';
    return end(session, { kind: 'void', why: `not what was approved: ${what}` }, ignored);
  }
  // Ctrl-C just as the approval came in: nothing is claimed yet, so the request stays open.
  const interrupted = input.interrupted();
  if (interrupted.aborted) return { kind: 'pending', id: request.id, url: ticket.url, interrupted: true };
  const claim = await channel.claimRun(ticket, request.id, renderStarted(request.id, Buffer.from(ports.random(8)).toString('hex')));
  if (claim.kind === 'taken') return stepAside(session, claim.why);

  const last = judge(claim.events, request, ticket, session.policy);
  if (last.verdict.kind === 'denied' || last.verdict.kind === 'void' || last.verdict.kind === 'cancelled')
    return end(session, last.verdict, last.ignored);
  const permit = permitApproved(request, last.verdict, recomputed);
  if (permit === null) return end(session, { kind: 'void', why: 'the approval was taken back before the start' }, last.ignored);

  if (interrupted.aborted) return end(session, { kind: 'void', why: 'interrupted right before the start' }, last.ignored);
  ports.tell({ event: 'approved', id: request.id, verdict: last.verdict });
  await log.append({
    event: 'exec.approved',
    id: request.id,
    actor: input.command.actor,
    ...recorded,
    approval: { ...approvalOf(identity, ticket, request, permit.by), ignored: last.ignored.map(({ who, why }) => ({ who, why })) },
  });
  const revoked = new AbortController();
  const finished = new AbortController();
  const watching = watch(session, revoked, finished.signal);
  let run: Run;
  try {
    run = await runPermitted(ports, input, {
      permit,
      policy: session.policy,
      command: recorded,
      record: 'full',
      revoked: revoked.signal,
      stdin: session.stdinBytes,
    });
  } finally {
    finished.abort();
    await watching;
  }
  await ports.requests.remove(request.id);
  const afterwards = await postOutcome(
    session,
    renderOutcome({
      id: request.id,
      digest: request.digest,
      outcome: { kind: 'ran', run, code: exitCodeOf(run), by: permit.by.map(({ login }) => login) },
      checkpoint: (await log.checkpoint()).note,
    }),
    'completed',
  );
  return { kind: 'ran', id: request.id, run, afterwards };
}

/**
 * Another guard runs this request: the record, the thread and the file belong to it. An outcome written from here would
 * end a request that is being run, and closing the thread would revoke it.
 */
function stepAside({ ports, request }: Session, why: string): ExecOutcome {
  const verdict = { kind: 'void', why } as const;
  ports.tell({ event: 'void', id: request.id, verdict });
  return { kind: 'ended', id: request.id, verdict, afterwards: [] };
}

/** Reads the thread on while the command runs: an approval that is taken back ends the run. */
async function watch(
  { ports, channel, identity, ticket, request, policy, log }: Session,
  revoked: AbortController,
  finished: AbortSignal,
): Promise<void> {
  const interval = (await ports.pollMs(identity.api)) ?? watchIntervalMs;
  let readAt = ports.clock.now();
  while (!finished.aborted) {
    await ports.clock.sleep(interval, finished);
    if (finished.aborted) return;
    try {
      // Not everything rings: an edited request shows in a full read alone.
      const due = ports.clock.now() - readAt >= fullReadMs;
      if (!(await channel.ring(ticket)).changed && !due) continue;
      const { verdict, unsure } = judge(await channel.read(ticket), request, ticket, policy);
      readAt = ports.clock.now();
      // A role that cannot be read just now takes no approval back.
      const unclear = unsure.length > 0 && (verdict.kind === 'pending' || verdict.kind === 'question');
      if (verdict.kind === 'approved' || unclear || finished.aborted) continue;
      const why = revocationWords(verdict);
      ports.tell({ event: 'revoked', id: request.id, by: why });
      await log.append({ event: 'exec.revoked', id: request.id, why });
      if (request.terms.revoke === 'kill') revoked.abort();
      return;
    } catch {
      // GitHub is out of reach: that decides nothing, the next look may do.
    }
  }
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
