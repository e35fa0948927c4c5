import { createHash } from 'node:crypto';
import type { Sha256, Terms } from '../model.ts';
import { canonicalJson } from '../record/canonical.ts';
import type { Policy, Preset } from './policy.ts';

const minute = 60_000;

/** Terms without a document (policy.md, "Tiers"). */
const sensitive: Terms = {
  tier: 'sensitive',
  quorum: 1,
  expiresMs: 30 * minute,
  revoke: 'kill',
  outage: 'best-effort',
  preview: 'bound',
  echo: false,
};
const critical: Terms = {
  tier: 'critical',
  quorum: 1,
  expiresMs: 15 * minute,
  revoke: 'kill',
  outage: 'strict',
  preview: 'bound',
  echo: false,
};

/** What is recorded of routine commands when policy does not say: `workspace` is an agent's shell, where speed counts. */
export function routineRecording(preset: Preset): Policy['record']['routine'] {
  return preset === 'strict' ? 'full' : 'digest';
}

/** A policy before its digest: what the layers of documents are applied to. */
export type Draft = Omit<Policy, 'digest' | 'trust' | 'sources'>;

export const defaults: Draft = {
  preset: 'strict',
  github: {
    repos: [],
    api: null,
    public: false,
    ways: ['label', 'comment', 'review'],
    labels: { approved: 'approved', denied: 'denied', question: 'needs-info' },
  },
  reviewers: { permission: 'write', users: [], teams: [], apps: [] },
  terms: { sensitive, critical },
  rules: [],
  grants: null,
  freeze: [],
  path: [],
  record: { routine: routineRecording('strict'), input: false, capBytes: 64 * 1024 * 1024 },
  env: { keep: [] },
};

/** Makes the policy of its parts: the digest covers all that decides, not where it stood. */
export function sealed(draft: Draft, trust: Policy['trust'], sources: Policy['sources']): Policy {
  const decides = { version: 1, ...draft, rules: draft.rules.map(withoutSource), freeze: draft.freeze.map(withoutSource), trust };
  const digest = createHash('sha256').update(canonicalJson(decides)).digest('hex') as Sha256;
  return { ...draft, trust, sources, digest };
}

function withoutSource<T extends { readonly source?: string }>({ source: _, ...rest }: T): Omit<T, 'source'> {
  return rest;
}

/** Digest of {@link defaults} alone, written in by the build: every routine command without documents would make it anew. */
declare const GUARD_DEFAULT_DIGEST: Sha256 | undefined;

/** With no document at all. */
export function defaultPolicy(): Policy {
  if (typeof GUARD_DEFAULT_DIGEST === 'undefined') return sealed(defaults, 'none', []);
  return { ...defaults, trust: 'none', sources: [], digest: GUARD_DEFAULT_DIGEST };
}
