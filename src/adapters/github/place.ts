import { Fault } from '../../core/fault.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { GitHubClient } from './client.ts';

/** One repository through one client: what every part of the channel works with. */
export interface Place {
  readonly client: GitHubClient;
  readonly owner: string;
  readonly repo: string;
  /** `owner/name`, for messages. */
  readonly name: string;
  readonly policy: Pick<Policy, 'github' | 'reviewers' | 'trust'>;
}

/** Splits `owner/name`. Anything else would become another path of the API. */
export function splitRepo(name: string): { readonly owner: string; readonly repo: string } {
  const [, owner, repo] = /^([A-Za-z0-9][\w-]{0,99})\/([\w.-]{1,100})$/.exec(name) ?? [];
  if (owner === undefined || repo === undefined || repo === '.' || repo === '..') {
    throw new Fault('usage', 'the repository must be given as owner/name', { hint: 'e.g. -R acme/approvals' });
  }
  return { owner, repo };
}
