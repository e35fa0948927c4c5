import type { TokenSource } from '../../app/ports.ts';
import type { Label } from '../../core/approval/events.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { GitHubApi } from './api-origin.ts';
import { GitHubClient } from './client.ts';
import { GitHubFault } from './faults.ts';
import { type Place, splitRepo } from './place.ts';
import { record, text } from './shapes.ts';

export type PinnedLabels = { readonly approved: string; readonly denied: string; readonly question: string };

/** Makes labels of a repository outside of a request. @param name `owner/name` */
export function labelMaker(
  { api, token, version }: { readonly api: GitHubApi; readonly token: TokenSource; readonly version: string },
  policy: Pick<Policy, 'github' | 'reviewers' | 'trust'>,
  name: string,
): (which: keyof PinnedLabels) => Promise<Label> {
  const place: Place = { client: new GitHubClient(api, token, version), ...splitRepo(name), name, policy };
  return (which) => makeLabel(place, which);
}

const looks: Readonly<Record<keyof PinnedLabels, { readonly color: string; readonly description: string }>> = {
  approved: { color: '0e8a16', description: 'guard: the command may run' },
  denied: { color: 'b60205', description: 'guard: the command must not run' },
  question: { color: 'fbca04', description: 'guard: a reviewer asks' },
};

/** Makes one of policy's labels, or finds the one that another guard made meanwhile. @throws GitHubFault that says who else could */
export async function makeLabel(place: Place, which: keyof PinnedLabels): Promise<Label> {
  const { client, owner, repo, name: where, policy } = place;
  const name = policy.github.labels[which];
  const what = `labels of ${where}`;
  try {
    return labelOf((await client.rest('POST /repos/{owner}/{repo}/labels', { owner, repo, name, ...looks[which] }, what)).data);
  } catch (fault) {
    if (!(fault instanceof GitHubFault) || fault.status === null || fault.status === 401 || fault.status >= 500) throw fault;
    // Not allowed, or already there: two guards that ask at once in a new repository both find none.
    if (fault.status === 422)
      return labelOf((await client.rest('GET /repos/{owner}/{repo}/labels/{name}', { owner, repo, name }, `the label "${name}"`)).data);
    throw new GitHubFault('configuration', `the repository ${where} has no label "${name}", and the token may not make it`, fault.status, {
      hint: `somebody with write access runs: gh label create '${name.replaceAll("'", "'\\''")}' -R ${where}`,
      cause: fault,
    });
  }
}

function labelOf(data: unknown): Label {
  const made = record(data, 'label');
  return { id: text(made, 'node_id'), name: text(made, 'name') };
}
