import type { Io } from '../io.ts';
import { renderCheck } from '../render/policy.ts';
import { wireLocal } from '../wire.ts';

export interface PolicyCheckFlags {
  tighten?: true;
  json?: true;
}

/** `guard policy check`: what is not sound is a fault that points at its line. */
export async function policyCheckVerb(io: Io, flags: PolicyCheckFlags, file: string | undefined): Promise<number> {
  const { policy } = wireLocal(io);
  const checked = file === undefined ? await policy.trace(io.cwd()) : await policy.check(file, io.cwd(), flags.tighten ?? null);
  const { sources } = checked.policy;
  io.out(renderCheck(file === undefined ? sources : sources.slice(-1), flags.json === true));
  return 0;
}
