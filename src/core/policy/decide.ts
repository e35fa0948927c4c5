import { type Classification, type Decision, type Tier, tiers } from '../model.ts';
import type { Policy } from './policy.ts';

/** What policy makes of several that run one after the other: what it makes of the gravest. */
export function decideAll(classifications: readonly Classification[], policy: Pick<Policy, 'terms'>): Decision {
  const one = classifications.find(({ tier }) => tier === gravestTier(classifications));
  return one === undefined ? { kind: 'refuse', why: 'there is no command' } : decide(one, policy);
}

/** @returns `routine` where there is nothing that is more */
export function gravestTier(each: readonly { readonly tier: Tier }[]): Tier {
  return tiers.findLast((tier) => each.some((one) => one.tier === tier)) ?? 'routine';
}

/** What policy makes of a classification. */
export function decide(classification: Classification, policy: Pick<Policy, 'terms'>): Decision {
  switch (classification.tier) {
    case 'routine':
      return { kind: 'run' };
    case 'sensitive':
      return { kind: 'ask', terms: policy.terms.sensitive };
    case 'critical':
      return { kind: 'ask', terms: policy.terms.critical };
    case 'forbidden': {
      const finding = classification.findings.find((each) => each.tier === 'forbidden');
      return { kind: 'refuse', why: finding?.why ?? 'policy forbids this command' };
    }
  }
}
