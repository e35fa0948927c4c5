import { type Classification, type Decision, tiers } from '../model.ts';
import type { Policy } from './policy.ts';

/** What policy makes of several that run one after the other: what it makes of the gravest. */
export function decideAll(classifications: readonly Classification[], policy: Pick<Policy, 'terms'>): Decision {
  const gravest = tiers.findLast((tier) => classifications.some((each) => each.tier === tier));
  const one = classifications.find(({ tier }) => tier === gravest);
  return one === undefined ? { kind: 'refuse', why: 'there is no command' } : decide(one, policy);
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
