import type { Io } from '../io.ts';
import { policyJson, policyText } from '../render/policy.ts';
import { wireLocal } from '../wire.ts';

/** `guard policy show`: the effective policy, as `exec` here would take it. */
export async function policyShowVerb(io: Io, flags: { json?: true }): Promise<number> {
  const traced = await wireLocal(io).policy.trace(io.cwd());
  io.out(flags.json === true ? policyJson(traced) : policyText(traced));
  return 0;
}
