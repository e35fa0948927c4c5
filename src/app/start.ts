import { type GrantedWith, renderOutcome, renderStarted } from '../core/approval/answers.ts';
import { ChannelFault } from '../core/approval/channel-fault.ts';
import type { ApprovalEvents } from '../core/approval/events.ts';
import { judge, judgeGrant } from '../core/approval/judge.ts';
import { digestOf } from '../core/approval/request.ts';
import { exitCodeOf } from '../core/exit-code.ts';
import { isoTime } from '../core/iso-time.ts';
import type { Verdict } from '../core/model.ts';
import { type Permit, permitApproved } from '../core/permit.ts';
import type { RecordedApproval } from '../core/record/statement.ts';
import { backOff } from './await-approval.ts';
import { type Ending, end, postOutcome, stepAside } from './end.ts';
import type { ExecOutcome } from './exec-ports.ts';
import { grantsToEnd, nobodyObjects, underGrant } from './grants.ts';
import type { Claim } from './ports.ts';
import { runPreview, samePreview } from './preview.ts';
import { approvalOf, type Ignored } from './recorded.ts';
import { runPermitted } from './run-permitted.ts';
import { runPlan } from './run-plan.ts';
import { differences, gather, isGrantable, type Session } from './session.ts';
import { overOn, storyOf } from './story.ts';
import { watch } from './watch.ts';

/** Found by the last look, when the start is on record already. */
class NotAsApproved extends Error {
  readonly verdict: Ending;

  constructor(verdict: Ending) {
    super(verdict.why);
    this.verdict = verdict;
  }
}

/** What was approved at the deadline is read a little later (core/approval/judge.ts). */
const lastReadMs = 60_000;
/** How long an approved run may be claimed: two of GitHub's minutes for a limit. */
const claimingMs = 130_000;
/** A preview that is older than this by the time the run is claimed is looked at once more. */
const claimedSoonMs = 10_000;

/**
 * One approval, one run: recompute the digest, claim the start on the thread, look once more at the verdict, recompute, mint
 * the permit, record the start, and recompute once more right before the child exists. Each step that fails ends the request;
 * none can be skipped, for the runner takes a permit.
 */
export async function start(session: Session, ignored: readonly Ignored[]): Promise<ExecOutcome> {
  const { ports, input, log, identity, request, ticket, recorded, grant } = session;
  if ((await storyOf(log, request.id)).over) return stepAside(session, { kind: 'void', why: 'this approval has been used already' });
  const inTime = ports.clock.now() <= request.expiresAt;
  const changed = await changesOf(session, true);
  if (changed !== null) return end(session, changed, ignored);
  // Whoever can make a preview slow could choose when to start what was approved, long after the reviewer's time limit.
  if (ports.clock.now() > request.expiresAt + (inTime ? 0 : lastReadMs))
    return end(session, { kind: 'expired', why: 'it expired while it was compared with what was approved' }, ignored);

  // Ctrl-C just as the approval came in: nothing is claimed yet, so the request stays open.
  const interrupted = input.interrupted();
  if (interrupted.aborted) return { kind: 'pending', id: request.id, url: ticket.url, interrupted: true };
  const lookedAt = ports.clock.now();
  let claim: Claimed;
  try {
    claim = await claimRun(session, interrupted);
  } catch (fault) {
    if (grant === null || !(fault instanceof ChannelFault)) throw fault;
    // Perhaps claimed: a request that stays open could never run, and repeating the line asks under the grant again.
    return end(session, { kind: 'void', why: `its grant could not be read before the start: ${fault.message}` }, ignored);
  }
  if (claim.kind === 'taken') {
    const aside = stepAside(session, { kind: 'void', why: claim.why });
    // It stays open until it expires, and each repetition would end here.
    return { ...aside, afterwards: [`hint: if that one was killed, guard cancel ${request.id} lets the same line be asked anew`] };
  }

  const last = judge(claim.events, request, ticket, session.policy, { over: await overOn(session) });
  const told = last.ignored.map(({ who, why }) => ({ who, why }));
  if (last.verdict.kind === 'denied' || last.verdict.kind === 'void' || last.verdict.kind === 'cancelled')
    return end(session, last.verdict, told);
  if (interrupted.aborted) return end(session, { kind: 'void', why: 'interrupted right before the start' }, told);
  const verdict = grant !== null && nobodyObjects(last) ? (claim.granted ?? last.verdict) : last.verdict;
  // The claim can be seen on the thread, so it tells an attacker when to swap a file: look again after it.
  const swapped = await changesOf(session, ports.clock.now() - lookedAt > claimedSoonMs);
  if (swapped !== null) return end(session, swapped, told);
  const permit = permitApproved(request, verdict, request.digest);
  if (permit === null) return end(session, { kind: 'void', why: 'the approval was taken back before the start' }, told);

  // `guard cancel`, or another waiter that heard a denial: whoever takes the request first decides whether it runs or ends.
  if (!(await ports.requests.take(request.id)))
    return stepAside(session, { kind: 'void', why: 'another guard on this machine has ended it' });

  ports.tell({ event: 'approved', id: request.id, verdict });
  const grants = grant === null ? grantsOf(session, claim.events) : null;
  await log.append({
    event: 'exec.approved',
    id: request.id,
    actor: input.command.actor,
    ...recorded,
    approval: {
      ...approvalOf(identity, ticket, request, permit.by),
      ignored: told,
      ...(grants === null ? {} : { grants }),
      ...(grant === null ? {} : { granted: grant.stored.id }),
    },
  });
  if (grants !== null) await keepGrant(session, grants);
  try {
    return await run(session, permit, verdict, interrupted);
  } catch (error) {
    // Nothing ran, and the log has it; the thread must not go on saying that it starts now.
    await ports.requests.remove(request.id);
    const verdict: Ending =
      error instanceof NotAsApproved ? error.verdict : { kind: 'void', why: `not started: ${(error as Error).message}` };
    const markdown = renderOutcome({ id: request.id, digest: request.digest, outcome: { kind: 'not-run', verdict }, checkpoint: null });
    const afterwards = await postOutcome(session, markdown, 'not_planned');
    if (!(error instanceof NotAsApproved)) throw error;
    ports.tell({ event: verdict.kind, id: request.id, verdict });
    return { kind: 'ended', id: request.id, verdict, afterwards };
  }
}

/** What whoever approved this let run for a time beside it; null: nothing. */
function grantsOf(
  { policy, pattern, input, request, ticket }: Session,
  events: ApprovalEvents,
): NonNullable<RecordedApproval['grants']> | null {
  if (policy.grants === null || pattern === null || !isGrantable(input)) return null;
  const granted = judgeGrant(events, request, ticket, policy);
  return granted.kind === 'granted' ? { pattern: pattern.sha256, until: granted.until } : null;
}

async function keepGrant({ ports, identity, ticket, request }: Session, grants: NonNullable<RecordedApproval['grants']>): Promise<void> {
  const { api, repo } = identity;
  const { id, digest } = request;
  try {
    await ports.grants.put({ version: 1, id, digest, api, repo, pattern: grants.pattern, until: grants.until, ticket });
  } catch (error) {
    // What was approved runs all the same.
    return ports.tell({ event: 'notice', text: `its like will be asked about: the grant could not be kept: ${(error as Error).message}` });
  }
  ports.tell({ event: 'notice', text: `its like may run without asking until ${isoTime(grants.until)}: guard requests --grants` });
}

function grantedWith({ grant }: Session): GrantedWith | null {
  return grant === null ? null : { id: grant.stored.id, url: grant.ticket.url };
}

/** A claim, and what a grant says right after it. */
type Claimed = Claim & { readonly granted?: Awaited<ReturnType<typeof underGrant>> };

/**
 * Claims the run, and goes on trying while GitHub is out of reach: a claim of which nobody knows whether it was posted would
 * spend the approval without a run. The text is the same each time, so that a claim that was posted is found again. Whatever
 * is decided on the thread in the meantime is read after the claim.
 */
async function claimRun(session: Session, interrupted: AbortSignal): Promise<Claimed> {
  const { ports, channel, identity, request, ticket, grant } = session;
  const markdown = renderStarted(request.id, Buffer.from(ports.random(8)).toString('hex'), grantedWith(session));
  const pollMs = await ports.pollMs(identity.api);
  const giveUp = Math.min(request.expiresAt, ports.clock.now() + claimingMs);
  for (let failures = 0; ; ) {
    try {
      const claim = await channel.claimRun(ticket, request.id, markdown, failures > 0);
      // Within the same attempt: what is read of the thread may be no older than what is read of the grant.
      return claim.kind === 'taken' || grant === null ? claim : { ...claim, granted: await underGrant(session, grant) };
    } catch (fault) {
      if (!(fault instanceof ChannelFault) || fault.kind !== 'network' || fault.retryAfterMs === 'never') throw fault;
      failures += 1;
      const pause = backOff(fault, failures, pollMs, Math.random);
      if (interrupted.aborted || ports.clock.now() + pause >= giveUp) throw fault;
      const secondsLeft = Math.round((giveUp - ports.clock.now()) / 1000);
      const note = `approved, but the run cannot be claimed yet: ${fault.message}`;
      ports.tell({ event: 'waiting', id: request.id, url: ticket.url, secondsLeft, note });
      await ports.clock.sleep(pause, interrupted);
    }
  }
}

/** Gathers anew and compares; null: what would run is what was approved. */
async function changesOf({ ports, input, request, stdin, identity, stored }: Session, previewAgain: boolean): Promise<Ending | null> {
  const { policy, gathered } = await gather(
    ports,
    input,
    request.steps.map(({ command }) => command.path),
    stdin,
    identity,
  );
  if (previewAgain && stored.preview !== null && request.terms.preview === 'bound') {
    const { preview } = await runPreview(ports, input, policy, stored.preview.command);
    if (!samePreview(preview, stored.preview)) return { kind: 'void', why: 'not what was approved: the preview says something else now' };
  }
  if (digestOf(gathered, stored) === request.digest) return null;
  const what = differences(request, gathered).join(', ') || 'something that the digest covers changed';
  return { kind: 'void', why: `not what was approved: ${what}` };
}

async function run(session: Session, permit: Permit, verdict: Verdict, interrupted: AbortSignal): Promise<ExecOutcome> {
  const { ports, input, log, request, recorded } = session;
  const revoked = new AbortController();
  const finished = new AbortController();
  let why: string | null = null;
  const watching = watch(session, permit, finished.signal, (reason, ends) => {
    why = reason;
    // First what matters: telling may fail.
    if (ends) revoked.abort();
    ports.tell({ event: 'revoked', id: request.id, by: reason });
  });
  const revocation = { signal: revoked.signal, why: () => why, unwatched: () => watching.unwatched() };
  if (input.plan !== null && verdict.kind === 'approved')
    return runPlan(session, verdict, revocation, interrupted).finally(() => finished.abort());
  const { grant, pattern } = session;
  const endGrant = grant === null || pattern === null ? async () => [] : await grantsToEnd(session, pattern.sha256);
  const ran = await runPermitted(ports, input, {
    permit,
    policy: session.policy,
    command: recorded,
    record: 'full',
    lastLook: async () => {
      const swapped = await changesOf(session, false);
      if (swapped !== null) throw new NotAsApproved(swapped);
    },
    revocation,
    stdin: session.stdinBytes,
  }).finally(() => finished.abort());
  await watching.over;
  await ports.requests.remove(request.id);
  const untold = revocation.why() === null ? [] : await endGrant(`a run under it was taken back: ${revocation.why()}`);
  const outcome = {
    kind: 'ran',
    run: ran.run,
    code: exitCodeOf(ran.run),
    by: permit.by.map(({ login }) => login),
    granted: grantedWith(session),
  } as const;
  const checkpoint = await log.checkpoint().catch(() => null);
  const markdown = renderOutcome({ id: request.id, digest: request.digest, outcome, checkpoint: checkpoint?.note ?? null });
  return {
    kind: 'ran',
    id: request.id,
    run: ran.run,
    afterwards: [...ran.afterwards, ...untold, ...(await postOutcome(session, markdown, 'completed'))],
  };
}
