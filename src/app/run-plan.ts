import { type Outcome, renderOutcome } from '../core/approval/answers.ts';
import { isSameStep, newId } from '../core/approval/request.ts';
import { exitCodeOf } from '../core/exit-code.ts';
import { Fault } from '../core/fault.ts';
import { isoTime } from '../core/iso-time.ts';
import type { Run, Step, Verdict } from '../core/model.ts';
import { permitApproved } from '../core/permit.ts';
import { postOutcome } from './end.ts';
import type { ExecOutcome } from './exec-ports.ts';
import { approvalOf, notRun, recordedCommand } from './recorded.ts';
import { type Revocation, runPermitted } from './run-permitted.ts';
import { gatherStep, type Session, stepDifferences } from './session.ts';

type Approved = Extract<Verdict, { kind: 'approved' }>;

/**
 * Runs an approved plan: its commands in order, each as a run of its own under the plan's approval, each compared with what was
 * approved right before its turn. The first that differs, fails, or is revoked stops those behind it.
 */
export async function runPlan(session: Session, verdict: Approved, revocation: Revocation, interrupted: AbortSignal): Promise<ExecOutcome> {
  const { ports, log, request, recorded, actor } = session;
  const startedAt = ports.clock.now();
  await log.append({ event: 'exec.started', id: request.id, actor, ...recorded, process: ports.facts.process() });
  const runs: Run[] = [];
  const afterwards: string[] = [];
  let stopped: string | null = null;
  for (const [index, step] of request.steps.entries()) {
    try {
      stopped = whyNot(revocation, interrupted) ?? (await changeOf(session, step, index + 1));
      if (stopped === null) {
        const ran = await runStep(session, verdict, revocation, step, index + 1);
        runs.push(ran.run);
        afterwards.push(...ran.afterwards);
        if (exitCodeOf(ran.run) === 0 && ran.run.endedBy === 'itself') continue;
        if (index + 1 < request.steps.length) afterwards.push(notRun(request.steps.length, index + 2, 'the step before it failed'));
      }
    } catch (error) {
      // What ran before cannot be taken back: this is its end, and no fault of guard's.
      stopped = (error as Error).message;
    }
    if (stopped !== null) afterwards.push(notRun(request.steps.length, index + 1, stopped));
    break;
  }
  const endedAt = ports.clock.now();
  const last = runs.at(-1);
  const code = stopped !== null || last === undefined ? notAllRan : exitCodeOf(last);
  try {
    const revoked = revocation.why();
    // Before the end, which is the last record of a plan, too.
    if (revoked !== null) await log.append({ event: 'exec.revoked', id: request.id, why: revoked });
    await log.append({
      event: 'exec.finished',
      id: request.id,
      ...recorded,
      result: {
        code,
        signal: stopped === null ? (last?.signal ?? null) : null,
        start: isoTime(startedAt),
        end: isoTime(endedAt),
        durationMs: endedAt - startedAt,
        endedBy: last?.endedBy ?? 'itself',
      },
      ...(stopped === null ? {} : { why: `stopped before step ${runs.length + 1} of ${request.steps.length}: ${stopped}` }),
    });
  } catch (error) {
    afterwards.push(`the end of the plan could not be written to the log: ${(error as Error).message}`);
  }
  await ports.requests.remove(request.id);
  const outcome: Outcome = {
    kind: 'plan',
    runs: runs.map((run) => ({ run, code: exitCodeOf(run) })),
    steps: request.steps.length,
    stopped,
    by: verdict.by.map(({ login }) => login),
  };
  const checkpoint = await log.checkpoint().catch(() => null);
  const markdown = renderOutcome({ id: request.id, digest: request.digest, outcome, checkpoint: checkpoint?.note ?? null });
  afterwards.push(...(await postOutcome(session, markdown, 'completed')));
  if (stopped !== null || last === undefined)
    return { kind: 'stopped', id: request.id, ran: runs.length > 0, why: stopped ?? 'no step ran', afterwards };
  return { kind: 'ran', id: request.id, run: last, afterwards };
}

/** Exit code of a plan that stopped before one of its steps (cli.md: nothing of it ran). */
const notAllRan = 126;

/** Where policy lets a run finish whose approval was taken back, that is the step that runs: the next has none any more. */
function whyNot({ why }: Revocation, interrupted: AbortSignal): string | null {
  return why() ?? (interrupted.aborted ? 'interrupted' : null);
}

/**
 * What is no longer as it was approved. Behind the first step the commit and the state of the work tree are left out where they
 * only happen to be around a command: the steps before, which were approved as well, change them. For a command that acts on
 * them (`git push`) they are facts that the reviewer was shown, and another commit than that stops the plan.
 */
async function changeOf({ ports, input, stdin, policy }: Session, step: Step, number: number): Promise<string | null> {
  const now = await ports.policy.load(input.command.cwd);
  if (now.digest !== policy.digest) return 'not what was approved: policy changed';
  const { argv, cwd, path } = step.command;
  const again = await gatherStep(ports, { argv, cwd, path }, stdin, now);
  if (isSameStep(step, again, number === 1)) return null;
  const { git } = step.command;
  const command = git === undefined ? again.command : { ...again.command, git };
  return `not what was approved: ${stepDifferences(step, { ...again, command }).join(', ') || 'something that the digest covers changed'}`;
}

async function runStep(session: Session, verdict: Approved, revocation: Revocation, step: Step, number: number) {
  const { ports, input, log, policy, identity, ticket, request, actor } = session;
  const id = newId(ports.random);
  const permit = permitApproved(request, verdict, request.digest, { step, run: id });
  if (permit === null) throw new Error('the approval does not permit this step');
  const { argv, cwd } = step.command;
  const command = {
    ...recordedCommand(ports, { ...input.command, argv, cwd }, step.classification, policy),
    plan: { id: request.id, step: number },
  };
  // The plan's approval is each step's, so that no record of a run is without one.
  await log.append({ event: 'exec.requested', id, actor, ...command, approval: approvalOf(identity, ticket, request, []) });
  await log.append({ event: 'exec.approved', id, actor, ...command, approval: approvalOf(identity, ticket, request, permit.by) });
  const of = { number, of: request.steps.length, run: id, text: step.classification.text };
  return runPermitted(
    { ...ports, tell: (news) => ports.tell(news.event === 'started' ? { ...news, id: request.id, step: of } : news) },
    input,
    {
      permit,
      policy,
      command,
      record: 'full',
      revocation,
      stdin: session.stdinBytes,
      lastLook: async () => {
        const changed = await changeOf(session, step, number);
        if (changed !== null) throw new Fault('not-permitted', changed, { hint: 'ask again' });
      },
    },
  );
}
