import { settledFacts } from '../core/policy/command-context.ts';
import type { ClassifyContext } from '../core/policy/context.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Facts } from './ports.ts';

/** True if some rule asks what a command acts on; then that has to be known before anything is routine. */
export function asksForContext(policy: Pick<Policy, 'rules' | 'freeze'>): boolean {
  return [...policy.rules, ...policy.freeze].some(({ when }) => when?.context !== undefined);
}

/** The context of a classification with what this command line acts on in it. */
export async function surrounded(
  facts: Pick<Facts, 'context' | 'surroundings'>,
  argv: readonly string[],
  cwd: string,
  policy: Pick<Policy, 'path'>,
): Promise<ClassifyContext> {
  const context = facts.context(cwd, policy.path);
  return { ...context, facts: settledFacts(argv, await facts.surroundings(cwd)) };
}
