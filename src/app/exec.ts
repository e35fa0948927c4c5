import { newId } from '../core/approval/request.ts';
import { exitCodeOf } from '../core/exit-code.ts';
import type { Classification, ResolvedCommand } from '../core/model.ts';
import { permitRoutine } from '../core/permit.ts';
import { classify } from '../core/policy/classify.ts';
import { decideAll } from '../core/policy/decide.ts';
import { inForce } from '../core/policy/freeze.ts';
import type { Policy } from '../core/policy/policy.ts';
import { commandsOf, type ExecInput, type ExecOutcome, type ExecPorts } from './exec-ports.ts';
import { notRun, recordedCommand, recordedRequest } from './recorded.ts';
import { irrevocable, runPermitted } from './run-permitted.ts';
import { surrounded, wantedFacts } from './surroundings.ts';

/**
 * The pipeline: look up, load policy, classify, decide, then run, ask or refuse; of a plan all of its commands at once.
 * Nothing is asked, run or written before every command was found, and nothing runs before the log took its record.
 */
export async function exec(ports: ExecPorts, input: ExecInput): Promise<ExecOutcome> {
  const { cwd } = input.command;
  const policy = await ports.policy.load(cwd);
  const steps: { readonly classification: Classification; readonly command: ResolvedCommand; readonly installed: boolean }[] = [];
  for (const argv of commandsOf(input)) {
    const wanted = wantedFacts(policy);
    const context = wanted === null ? ports.facts.context(cwd, policy.path) : await surrounded(ports.facts, argv, cwd, policy, wanted);
    const found = context.lookup(argv[0]);
    if (found.kind !== 'found' && !input.dryRun)
      return { kind: found.kind === 'missing' ? 'not-found' : 'not-executable', program: argv[0] };
    const classification = classify({ argv }, inForce(policy, ports.clock.now()), context);
    ports.tell({ event: 'classified', request: input.command, classification });
    steps.push({ classification, command: { argv, cwd, path: 'path' in found ? found.path : '' }, installed: found.kind === 'found' });
  }
  const decision = decideAll(
    steps.map(({ classification }) => classification),
    policy,
  );
  if (input.dryRun) return { kind: 'dry-run', steps, decision, policy };

  switch (decision.kind) {
    case 'run': {
      let outcome: Extract<ExecOutcome, { kind: 'ran' }> | null = null;
      for (const [index, { command, classification }] of steps.entries()) {
        const why: string | null = outcome === null ? null : await noLongerRoutine(ports, command, policy);
        if (outcome !== null && why !== null) {
          const afterwards = [...outcome.afterwards, `${notRun(steps.length, index + 1, why)}; repeat the line to ask for it`];
          return { kind: 'stopped', id: outcome.id, ran: true, why, afterwards };
        }
        outcome = await runRoutine(ports, input, command, classification, policy);
        if (exitCodeOf(outcome.run) !== 0 || outcome.run.endedBy !== 'itself') break;
      }
      if (outcome === null) throw new Error('there was no command');
      return outcome;
    }
    case 'refuse':
      return refuse(ports, input, steps, policy, decision.why);
    case 'ask': {
      const { ask } = await import('./ask.ts');
      return ask(ports, input, { paths: steps.map(({ command }) => command.path), policy });
    }
  }
}

/**
 * Whether a later step of a plan that nobody was asked about needs somebody now: the steps before it, or whoever waited for
 * them, may have changed the policy, or the branch, cluster or account that it acts on.
 */
async function noLongerRoutine(ports: ExecPorts, { argv, cwd }: ResolvedCommand, policy: Policy): Promise<string | null> {
  const now = await ports.policy.load(cwd);
  if (now.digest !== policy.digest) return 'policy changed';
  const wanted = wantedFacts(now);
  const context = wanted === null ? ports.facts.context(cwd, now.path) : await surrounded(ports.facts, argv, cwd, now, wanted);
  const { tier, findings } = classify({ argv }, inForce(now, ports.clock.now()), context);
  return tier === 'routine' ? null : `it is ${tier} now${findings[0] === undefined ? '' : `: ${findings[0].why}`}`;
}

async function runRoutine(
  ports: ExecPorts,
  input: ExecInput,
  resolved: ResolvedCommand,
  classification: Classification,
  policy: Policy,
): Promise<Extract<ExecOutcome, { kind: 'ran' }>> {
  const id = newId(ports.random);
  const permit = permitRoutine(id, resolved, classification);
  if (permit === null) throw new Error('a command that is not routine reached the routine path');
  const { run, afterwards } = await runPermitted(ports, input, {
    permit,
    policy,
    command: recordedCommand(ports, { ...input.command, argv: resolved.argv }, classification, policy),
    record: policy.record.routine,
    revocation: irrevocable,
    stdin: null,
  });
  return { kind: 'ran', id, run, afterwards };
}

async function refuse(
  ports: ExecPorts,
  input: ExecInput,
  steps: readonly { readonly classification: Classification; readonly command: ResolvedCommand }[],
  policy: Policy,
  why: string,
): Promise<ExecOutcome> {
  const id = newId(ports.random);
  const log = await ports.log();
  await log.prepare();
  await log.append({
    event: 'exec.refused',
    id,
    actor: input.command.actor,
    ...recordedRequest(ports, input, steps, policy),
    why,
  });
  return { kind: 'refused', id, why };
}
