import type { Classification, Decision } from '../core/model.ts';
import { classify } from '../core/policy/classify.ts';
import { decide } from '../core/policy/decide.ts';
import { inForce } from '../core/policy/freeze.ts';
import type { Policy, Preset } from '../core/policy/policy.ts';
import type { Clock, Facts, PolicySource } from './ports.ts';

export interface ExplainPorts {
  readonly facts: Pick<Facts, 'context'>;
  readonly policy: PolicySource;
  readonly clock: Pick<Clock, 'now'>;
}

export interface Explained {
  readonly classification: Classification;
  readonly decision: Decision;
  readonly policy: Policy;
  /** False: judged by its name. */
  readonly installed: boolean;
}

/** Explains commands under one policy, read once; the same classifier that `exec` acts on, and nothing is run or asked. */
export async function explainer(
  ports: ExplainPorts,
  cwd: string,
  preset: Preset | null,
): Promise<(command: { argv: readonly string[] } | { shell: string }) => Explained> {
  const loaded = await ports.policy.load(cwd);
  const policy = inForce(preset === null ? loaded : { ...loaded, preset }, ports.clock.now());
  const context = ports.facts.context(cwd, policy.path);
  return (command) => {
    const classification = classify(command, policy, context);
    const program = 'argv' in command ? command.argv[0] : undefined;
    return {
      classification,
      decision: decide(classification, policy),
      policy,
      installed: program === undefined || context.lookup(program).kind !== 'missing',
    };
  };
}
