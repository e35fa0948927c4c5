import type { Tier } from '../model.ts';
import { classify } from './classify.ts';
import type { ClassifyContext } from './context.ts';
import { allPacks } from './packs/index.ts';
import type { Pack } from './packs/pack.ts';
import type { Policy, Preset } from './policy.ts';
import type { Rule } from './rule.ts';

/** An example that does not hold. */
export interface BrokenExample {
  /** `pack:git`, or the path of a policy document; with the rule's id where it is a rule's. */
  readonly where: string;
  readonly command: string;
  readonly expected: string;
  readonly tier: Tier;
  readonly rules: readonly string[];
}

/** A machine where nothing is installed, so that programs are judged by their names and examples hold everywhere. */
export const anywhere: ClassifyContext = {
  lookup: () => ({ kind: 'missing' }),
  cwd: '/w/tree',
  home: '/home/ann',
  workTree: '/w/tree',
  stdinTty: false,
  env: {},
  ownPaths: ['/home/ann/.local/state/guard', '/home/ann/.config/guard'],
  facts: {},
};

/** Runs the examples of every pack and of every rule in the documents. */
export function runExamples(
  policy: Pick<Policy, 'preset' | 'rules' | 'path'>,
  packs: readonly Pick<Pack, 'name' | 'examples' | 'rules'>[] = allPacks(),
): {
  readonly count: number;
  readonly broken: readonly BrokenExample[];
} {
  const broken: BrokenExample[] = [];
  let count = 0;
  const hold = (
    where: string,
    command: string,
    expected: string,
    how: Pick<Policy, 'preset' | 'rules' | 'path'>,
    facts: ClassifyContext['facts'],
    test: (tier: Tier, rules: readonly string[]) => boolean,
  ) => {
    count += 1;
    const { tier, findings } = classify({ shell: command }, how, { ...anywhere, facts });
    const rules = findings.map(({ rule }) => rule);
    if (!test(tier, rules)) broken.push({ where, command, expected, tier, rules });
  };
  const builtIn = (preset: Preset) => ({ preset, rules: [], path: [] });
  const examplesOf = ({ id, examples, when }: Rule, where: string, how: Pick<Policy, 'preset' | 'rules' | 'path'>) => {
    const facts = matching(when.context ?? {});
    for (const command of examples?.hit ?? []) hold(`${where} ${id}`, command, 'a hit', how, facts, (_, rules) => rules.includes(id));
    for (const command of examples?.miss ?? []) hold(`${where} ${id}`, command, 'a miss', how, facts, (_, rules) => !rules.includes(id));
  };
  for (const { name, examples, rules } of packs) {
    const where = `pack:${name}`;
    for (const command of examples.routine) hold(where, command, 'routine', builtIn('strict'), {}, (tier) => tier === 'routine');
    for (const command of examples.workspace ?? []) {
      hold(where, command, 'routine in workspace', builtIn('workspace'), {}, (tier) => tier === 'routine');
      hold(where, command, 'not routine in strict', builtIn('strict'), {}, (tier) => tier !== 'routine');
    }
    for (const command of examples.asks)
      for (const preset of ['strict', 'workspace'] as const)
        hold(where, command, 'not routine', builtIn(preset), {}, (tier) => tier !== 'routine');
    for (const rule of rules) examplesOf(rule, where, builtIn('strict'));
  }
  for (const rule of policy.rules) examplesOf(rule, rule.source ?? 'policy', policy);
  return { count, broken };
}

/** Facts that the patterns match, so that a rule about some cluster can have examples. */
function matching(context: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(context).map(([name, glob]) => [name, glob.replaceAll('*', '').replaceAll('?', 'x')]));
}
