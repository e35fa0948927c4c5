import type { Sha256, Terms } from '../model.ts';
import type { Freeze } from './freeze.ts';
import type { Rule } from './rule.ts';

export type Preset = 'strict' | 'workspace';

/** Roles of a GitHub repository, in rising order. */
export type Role = 'read' | 'triage' | 'write' | 'maintain' | 'admin';

export type Way = 'label' | 'comment' | 'review';

/**
 * How far a document can be believed (policy.md, "Who may change policy").
 * `none`: no document, built-in defaults. `user`: a file the agent's user could have written.
 */
export type PolicyTrust = 'none' | 'user' | 'machine' | 'repository';

/** One document that took part in the effective policy. */
export interface PolicySource {
  readonly path: string;
  readonly trust: PolicyTrust | 'untrusted';
  readonly sha256: Sha256;
}

/** The effective policy: every layer applied, every default filled in. */
export interface Policy {
  readonly preset: Preset;
  readonly github: {
    /** `owner/name`, first is where `exec` asks by default. Empty: from -R, GITHUB_REPOSITORY, git remote. */
    readonly repos: readonly string[];
    /** Pinned API origin, or null when the environment may choose it. */
    readonly api: string | null;
    /** Requests may go to a public repository. */
    readonly public: boolean;
    readonly ways: readonly Way[];
    readonly labels: { readonly approved: string; readonly denied: string; readonly question: string };
  };
  readonly reviewers: {
    readonly permission: Role;
    /** Logins; empty: everyone who reaches `permission`. */
    readonly users: readonly string[];
    /** `org/slug`. */
    readonly teams: readonly string[];
    /** Slugs of GitHub apps through which an approval may come. */
    readonly apps: readonly string[];
  };
  readonly terms: { readonly sensitive: Terms; readonly critical: Terms };
  /** Of the documents; packs are built in. */
  readonly rules: readonly Rule[];
  /** Reviewers may approve a pattern for a time, at most this long, in ms; null: they may not. */
  readonly grants: { readonly maxMs: number } | null;
  /** Windows of the week in which commands get at least a tier. */
  readonly freeze: readonly Freeze[];
  /** Folders trusted for program lookup besides the built-in ones. */
  readonly path: readonly string[];
  readonly record: { readonly routine: 'full' | 'digest' | 'none'; readonly input: boolean; readonly capBytes: number };
  readonly env: { readonly keep: readonly string[] };
  readonly trust: PolicyTrust;
  readonly sources: readonly PolicySource[];
  /** SHA-256 over the canonical JSON of the effective policy (without `sources` paths). */
  readonly digest: Sha256;
}
