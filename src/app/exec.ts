import { newId } from '../core/approval/request.ts';
import type { Classification, ResolvedCommand } from '../core/model.ts';
import { permitRoutine } from '../core/permit.ts';
import { classify } from '../core/policy/classify.ts';
import { decide } from '../core/policy/decide.ts';
import { inForce } from '../core/policy/freeze.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { ExecInput, ExecOutcome, ExecPorts } from './exec-ports.ts';
import { recordedCommand } from './recorded.ts';
import { irrevocable, runPermitted } from './run-permitted.ts';
import { surrounded, wantedFacts } from './surroundings.ts';

/**
 * The pipeline: look up, load policy, classify, decide, then run, ask or refuse.
 * Nothing is asked, run or written before the command was found, and nothing runs before the log took its record.
 */
export async function exec(ports: ExecPorts, input: ExecInput): Promise<ExecOutcome> {
  const { argv, cwd } = input.command;
  const policy = await ports.policy.load(cwd);
  const wanted = wantedFacts(policy);
  const context = wanted === null ? ports.facts.context(cwd, policy.path) : await surrounded(ports.facts, argv, cwd, policy, wanted);
  const found = context.lookup(argv[0]);
  if (found.kind !== 'found' && !input.dryRun) return { kind: found.kind === 'missing' ? 'not-found' : 'not-executable', program: argv[0] };

  const classification = classify({ argv }, inForce(policy, ports.clock.now()), context);
  ports.tell({ event: 'classified', request: input.command, classification });
  const decision = decide(classification, policy);
  if (input.dryRun || found.kind !== 'found')
    return { kind: 'dry-run', classification, decision, policy, installed: found.kind === 'found' };

  const resolved: ResolvedCommand = { argv, cwd, path: found.path };
  switch (decision.kind) {
    case 'run':
      return runRoutine(ports, input, resolved, classification, policy);
    case 'refuse':
      return refuse(ports, input, classification, policy, decision.why);
    case 'ask': {
      const { ask } = await import('./ask.ts');
      return ask(ports, input, { resolved, policy });
    }
  }
}

async function runRoutine(
  ports: ExecPorts,
  input: ExecInput,
  resolved: ResolvedCommand,
  classification: Classification,
  policy: Policy,
): Promise<ExecOutcome> {
  const id = newId(ports.random);
  const permit = permitRoutine(id, resolved, classification);
  if (permit === null) throw new Error('a command that is not routine reached the routine path');
  const { run, afterwards } = await runPermitted(ports, input, {
    permit,
    policy,
    command: recordedCommand(ports, input.command, classification, policy),
    record: policy.record.routine,
    revocation: irrevocable,
    stdin: null,
  });
  return { kind: 'ran', id, run, afterwards };
}

async function refuse(
  ports: ExecPorts,
  input: ExecInput,
  classification: Classification,
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
    ...recordedCommand(ports, input.command, classification, policy),
    why,
  });
  return { kind: 'refused', id, why };
}
