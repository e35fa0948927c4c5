import { settledFacts } from '../core/policy/command-context.ts';
import type { ClassifyContext } from '../core/policy/context.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Facts } from './ports.ts';

/**
 * Names of the facts that rules look at: these have to be known before anything is routine. Null where none does, and
 * then nothing is gathered for a command that does not ask.
 */
export function wantedFacts({ rules, freeze }: Pick<Policy, 'rules' | 'freeze'>): ReadonlySet<string> | null {
  const wanted = new Set([...rules, ...freeze].flatMap(({ when }) => Object.keys(when?.context ?? {})));
  return wanted.size === 0 ? null : wanted;
}

/**
 * The context of a classification with what this command line acts on in it.
 * @param wanted null: everything, for a reviewer
 */
export async function surrounded(
  facts: Pick<Facts, 'context' | 'surroundings'>,
  argv: readonly string[],
  cwd: string,
  policy: Pick<Policy, 'path'>,
  wanted: ReadonlySet<string> | null,
): Promise<ClassifyContext> {
  const context = facts.context(cwd, policy.path);
  return { ...context, facts: settledFacts(argv, await facts.surroundings(cwd, wanted)) };
}
