import type { Effect, Tier } from '../model.ts';

/** When a rule applies to one simple command; every key that is set must hold (docs/policy.md has the grammar). */
export interface When {
  readonly program?: string | readonly string[];
  readonly subcommand?: string | readonly string[];
  /** Globs over operands: each glob must match at least one. */
  readonly args?: readonly string[];
  readonly anyOption?: readonly string[];
  readonly allOptions?: readonly string[];
  /** Does not apply where one of these stands, written out. For packs alone: a document's rule says what it is about. */
  readonly unlessOption?: readonly string[];
  readonly effects?: readonly Effect[];
  /** Globs over gathered context, e.g. `{ kubernetes: 'prod-*' }`. */
  readonly context?: Readonly<Record<string, string>>;
}

/** One row of a rule pack or of a policy document. */
export interface Rule {
  readonly id: string;
  readonly tier: Tier;
  readonly why: string;
  readonly when: When;
  readonly effects?: readonly Effect[];
  /** Path of the policy document that it stands in; absent for rules of packs. */
  readonly source?: string;
  readonly examples?: { readonly hit: readonly string[]; readonly miss: readonly string[] };
}
