import type { ApprovalRequest } from '../model.ts';
import type { Policy } from '../policy/policy.ts';
import { codeSpan } from './text.ts';

/** What a reviewer can do to approve, as Markdown; the line to copy comes first. */
export function waysToApprove(
  { id, digest, terms }: Pick<ApprovalRequest, 'id' | 'digest' | 'terms'>,
  { ways, labels }: Pick<Policy['github'], 'ways' | 'labels'>,
  asComment: boolean,
): readonly string[] {
  const line = `/approve ${id}${terms.echo ? ` ${digest.slice(0, 8)}` : ''}`;
  const where = asComment ? 'to this thread, while this is the only open request on it' : 'to this issue';
  return [
    ...(ways.includes('comment') ? [`comment ${codeSpan(line)}, after which a reason may follow`] : []),
    ...(ways.includes('label') && !terms.echo ? [`add the label ${codeSpan(labels.approved)} ${where}`] : []),
  ];
}
