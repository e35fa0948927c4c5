import type { Classification, Decision } from '../core/model.ts';
import { classify } from '../core/policy/classify.ts';
import { settledFacts } from '../core/policy/command-context.ts';
import type { ClassifyContext } from '../core/policy/context.ts';
import { decide } from '../core/policy/decide.ts';
import { inForce } from '../core/policy/freeze.ts';
import type { Policy, Preset } from '../core/policy/policy.ts';
import type { Clock, Facts, PolicySource } from './ports.ts';
import { wantedFacts } from './surroundings.ts';

export interface ExplainPorts {
  readonly facts: Pick<Facts, 'context' | 'surroundings'>;
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

type Explainable = { readonly argv: readonly string[] } | { readonly shell: string };

/** Explains commands under one policy, read once; the same classifier that `exec` acts on, and nothing is run or asked. */
export interface Explainer {
  explain(command: Explainable): Explained;
  /** With what the command acts on, as a request would show it; nothing is gathered for what is routine. */
  explainWhole(command: Explainable): Promise<Explained>;
}

export async function explainer(ports: ExplainPorts, cwd: string, preset: Preset | null): Promise<Explainer> {
  const loaded = await ports.policy.load(cwd);
  const policy = inForce(preset === null ? loaded : { ...loaded, preset }, ports.clock.now());
  const bare = ports.facts.context(cwd, policy.path);
  const wanted = wantedFacts(policy);
  const gathered = wanted === null ? null : await ports.facts.surroundings(cwd, wanted);
  const wordsOf = (command: Explainable) => ('argv' in command ? command.argv : [command.shell]);
  const explain = (command: Explainable, context: ClassifyContext): Explained => {
    const classification = classify(command, policy, context);
    const program = 'argv' in command ? command.argv[0] : undefined;
    return {
      classification,
      decision: decide(classification, policy),
      policy,
      installed: program === undefined || context.lookup(program).kind !== 'missing',
    };
  };
  const plain = (command: Explainable) =>
    explain(command, gathered === null ? bare : { ...bare, facts: settledFacts(wordsOf(command), gathered) });
  return {
    explain: plain,
    async explainWhole(command) {
      const first = plain(command);
      if (first.decision.kind === 'run') return first;
      return explain(command, { ...bare, facts: settledFacts(wordsOf(command), await ports.facts.surroundings(cwd, null)) });
    },
  };
}
