import type { PolicyDocument, Said } from './document.ts';
import type { Place } from './document-node.ts';
import type { Policy } from './policy.ts';

/** Where a value of the effective policy was written. */
export interface Origin extends Place {
  readonly path: string;
}

/** The effective policy, and for each value that some document says (`terms.critical.quorum`) which one said it last. */
export interface TracedPolicy {
  readonly policy: Policy;
  readonly origins: Readonly<Record<string, Origin>>;
}

/** Later documents have had the last word: a base sets a value, an untrusted one can only have tightened it. */
export function originsOf(documents: readonly PolicyDocument[]): TracedPolicy['origins'] {
  const origins: Record<string, Origin> = {};
  for (const document of documents) {
    for (const [key, said] of saidIn(document)) if (said !== undefined) origins[key] = { path: document.text.path, ...said.at };
  }
  return origins;
}

function saidIn({
  preset,
  github,
  reviewers,
  terms,
  path,
  grants,
  record,
  env,
}: PolicyDocument): readonly (readonly [string, Said<unknown> | undefined])[] {
  const inside = (name: string, values: object) =>
    Object.entries(values).map(([key, said]) => [`${name}.${key}`, said as Said<unknown>] as const);
  return [
    ['preset', preset],
    ...inside('github', github),
    ...inside('reviewers', reviewers),
    ...inside('terms.sensitive', terms.sensitive),
    ...inside('terms.critical', terms.critical),
    ['grants', grants],
    ['path', path],
    ...inside('record', record),
    ...inside('env', env),
  ];
}
