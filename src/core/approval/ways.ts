import type { ApprovalRequest } from '../model.ts';
import type { Policy } from '../policy/policy.ts';
import { codeSpan } from './text.ts';

/** Where a request stands: an issue of guard's own, or a comment on an issue or pull request of others. */
export type Stand = 'own' | 'issue' | 'pull';

/** What a reviewer can do to approve, as Markdown; the line to copy comes first. */
export function waysToApprove(
  { id, digest, terms }: Pick<ApprovalRequest, 'id' | 'digest' | 'terms'>,
  { ways, labels }: Pick<Policy['github'], 'ways' | 'labels'>,
  on: Stand,
): readonly string[] {
  const line = `/approve ${id}${terms.echo ? ` ${digest.slice(0, 8)}` : ''}`;
  const where = on === 'own' ? 'to this issue' : 'to this thread, while this is the only open request on it';
  return [
    ...(ways.includes('comment') ? [`comment ${codeSpan(line)}, after which a reason may follow`] : []),
    ...(ways.includes('label') && !terms.echo ? [`add the label ${codeSpan(labels.approved)} ${where}`] : []),
    ...(on === 'pull' && reviewsCount({ terms }, { ways })
      ? [`approve this pull request as it is now in a review that starts with ${codeSpan(id)}`]
      : []),
  ];
}

/** Reviews tell through which app they came to nobody, so they never count for what is critical (github.md, rule 5). */
export function reviewsCount({ terms }: Pick<ApprovalRequest, 'terms'>, { ways }: Pick<Policy['github'], 'ways'>): boolean {
  return ways.includes('review') && !terms.echo && terms.tier !== 'critical';
}

/** False where every way is closed, so that a request could only expire. */
export function canApprove(terms: ApprovalRequest['terms'], { ways }: Pick<Policy['github'], 'ways'>, on: Stand): boolean {
  return ways.includes('comment') || (ways.includes('label') && !terms.echo) || (on === 'pull' && reviewsCount({ terms }, { ways }));
}
