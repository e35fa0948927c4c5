import type { Decision } from '../../core/model.ts';
import type { Policy } from '../../core/policy/policy.ts';
import { duration } from './duration.ts';
import { visible } from './escape.ts';

/**
 * What would be asked of whom, in one line.
 * @param repository where `exec` would ask if policy does not say
 */
export function decisionLine(decision: Decision, policy: Policy, repository?: string): string {
  switch (decision.kind) {
    case 'run':
      return 'would run at once';
    case 'refuse':
      return `would be refused: ${visible(decision.why)}`;
    case 'ask': {
      const { quorum, expiresMs } = decision.terms;
      const { permission, users, teams } = policy.reviewers;
      const named = [...users, ...teams];
      const who = `${quorum} ${quorum === 1 ? 'reviewer' : 'reviewers'} with the role ${permission} or above${named.length === 0 ? '' : ` out of ${named.map(visible).join(', ')}`}`;
      const where = policy.github.repos[0] ?? repository;
      return `would ask ${who}${where === undefined ? '' : ` in ${visible(where)}`}, but not whoever asks; the request would expire after ${duration(expiresMs)}`;
    }
  }
}
