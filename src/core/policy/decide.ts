import type { Classification, Decision } from '../model.ts';
import type { Policy } from './policy.ts';

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
