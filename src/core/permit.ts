import type { ApprovalRequest, Classification, ResolvedCommand, Reviewer, Sha256, Step, Verdict } from './model.ts';

const minted: unique symbol = Symbol('permit');

/** What a runner takes. Only this module can make one: there is no `run(command)`. */
export interface Permit {
  readonly [minted]: true;
  /** Run id. */
  readonly id: string;
  /** Of the request; null for a routine command, which nobody was asked about. */
  readonly digest: Sha256 | null;
  readonly command: ResolvedCommand;
  readonly by: readonly Reviewer[];
}

/** Mints the permit of a command that needs nobody's approval, or null if it does need one. */
export function permitRoutine(id: string, command: ResolvedCommand, classification: Classification): Permit | null {
  if (classification.tier !== 'routine') return null;
  return { [minted]: true, id, digest: null, command, by: [] };
}

/**
 * Mints the permit of an approved request, or null; of a plan the permit of one of its steps, for a run of its own.
 * The digest is the one recomputed right before the start; a different one means that something
 * changed after the approval (script, cwd, environment swapped), and nothing may run.
 * Initiators are compared once more, so that a fault in judging cannot become a self-approval.
 */
export function permitApproved(
  request: ApprovalRequest,
  verdict: Verdict,
  recomputed: Sha256,
  { step, run }: { readonly step: Step; readonly run: string } = { step: request.steps[0], run: request.id },
): Permit | null {
  if (!request.steps.includes(step)) return null;
  if (verdict.kind !== 'approved' || recomputed !== request.digest) return null;
  const initiators = new Set(request.initiators.map((account) => account.id));
  const people = new Set(verdict.by.map((reviewer) => reviewer.id));
  if (initiators.size === 0 || people.size < request.terms.quorum || people.size === 0) return null;
  for (const id of people) if (initiators.has(id)) return null;
  return { [minted]: true, id: run, digest: request.digest, command: step.command, by: verdict.by };
}

/** Guards a runner against a hand-made object that got past the compiler. */
export function isPermit(value: { readonly [minted]?: true }): boolean {
  return value[minted] === true;
}
