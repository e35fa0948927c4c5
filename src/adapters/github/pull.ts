import { Fault } from '../../core/fault.ts';
import type { Account } from '../../core/model.ts';
import { isRecord } from './client.ts';
import type { Place } from './place.ts';
import { record, restAccount, rows } from './shapes.ts';

/** REST tells no more commits of a pull request than this [R]. */
const mostCommits = 250;
const pageSize = 100;

/**
 * Who made a pull request what it is: its author, and the authors and committers of its commits (github.md). None of them
 * may approve what is asked on it. Commits by an address that belongs to no account tell nobody.
 */
export async function writersOf({ client, owner, repo, name }: Place, number: number): Promise<readonly Account[]> {
  const what = `pull request #${number} of ${name}`;
  const pull = record(
    (await client.rest('GET /repos/{owner}/{repo}/pulls/{pull_number}', { owner, repo, pull_number: number }, what)).data,
    what,
  );
  // A deleted account answers as null or as the ghost.
  const writers = isRecord(pull['user']) ? [restAccount(pull['user'], what)] : [];
  let count = 0;
  for (let page = 1; ; page += 1) {
    const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits';
    const { data } = await client.rest(route, { owner, repo, pull_number: number, per_page: pageSize, page }, `commits of ${what}`);
    const commits = rows(data, `commits of ${what}`);
    for (const commit of commits)
      for (const who of [commit['author'], commit['committer']]) if (isRecord(who) && 'id' in who) writers.push(restAccount(who, what));
    count += commits.length;
    if (count >= mostCommits)
      throw new Fault('configuration', `${what} has ${mostCommits} commits or more`, {
        hint: 'nobody can say who wrote them all: ask on an issue',
      });
    if (commits.length < pageSize) return writers;
  }
}
