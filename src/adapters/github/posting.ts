import type { Clock } from '../../app/ports.ts';
import type { Account } from '../../core/model.ts';
import { garbled } from './client.ts';
import { GitHubFault } from './faults.ts';
import type { Place } from './place.ts';
import { integer, isAccount, record, rows, text } from './shapes.ts';

/** What a write left behind. */
export interface Posted {
  readonly id: number;
  readonly nodeId: string;
  readonly url: string;
  readonly row: Readonly<Record<string, unknown>>;
  /** It was searched for, and may have been there for a while. */
  readonly found: boolean;
}

/** Between a lost answer and the searches for what it left: replicas need a moment, and now and then some more. */
const settleMs = [1500, 2000, 3000] as const;

/**
 * Writes once. An answer that got lost (reset, 502 after the commit, truncated JSON) is no reason to write again: first
 * the thing is searched for, by its exact text and author, and only if it is not there a second attempt is made. One search
 * would not do: a replica that lags knows nothing of what is there.
 * @param again an earlier process may have written it: look first
 */
async function once(
  clock: Pick<Clock, 'sleep'>,
  again: boolean,
  write: () => Promise<Posted>,
  find: () => Promise<Posted | null>,
): Promise<Posted> {
  const search = async (pauses: readonly number[]) => {
    for (const pause of pauses) {
      if (pause > 0) await clock.sleep(pause);
      const left = await find();
      if (left !== null) return left;
    }
    return null;
  };
  const left = again ? await search([0, ...settleMs.slice(1)]) : null;
  if (left !== null) return left;
  try {
    return await write();
  } catch (fault) {
    if (!(fault instanceof GitHubFault) || !fault.lost) throw fault;
  }
  const found = await search(settleMs);
  if (found !== null) return found;
  try {
    return await write();
  } catch (fault) {
    if (!(fault instanceof GitHubFault) || !fault.lost) throw fault;
    const late = await search(settleMs);
    if (late !== null) return late;
    throw fault;
  }
}

export interface Author {
  readonly place: Place;
  readonly clock: Pick<Clock, 'sleep'>;
  /** The token's owner. */
  readonly viewer: Account;
}

/** @param again an earlier process may have opened it: look first */
export async function postIssue({ place, clock, viewer }: Author, title: string, body: string, again: boolean): Promise<Posted> {
  const { client, owner, repo, name } = place;
  const what = `issues of ${name}`;
  const find = async () => {
    const { data } = await client.rest(
      'GET /repos/{owner}/{repo}/issues',
      {
        owner,
        repo,
        state: 'all',
        sort: 'created',
        direction: 'desc',
        per_page: 50,
        ...(viewer.type === 'User' ? { creator: viewer.login } : {}),
      },
      what,
    );
    return pick(rows(data, what), viewer, (row) => row['body'] === body && row['title'] === title && row['pull_request'] === undefined);
  };
  const write = async () => posted((await client.rest('POST /repos/{owner}/{repo}/issues', { owner, repo, title, body }, what)).data, what);
  return once(clock, again, write, find);
}

/** @param again an earlier process may have posted it: look first */
export async function postComment({ place, clock, viewer }: Author, number: number, body: string, again = false): Promise<Posted> {
  const { client, owner, repo, name } = place;
  const what = `comments of issue #${number} of ${name}`;
  const started = client.serverNow;
  const find = async () => {
    // By GitHub's own clock, with an hour for restarts and rounding.
    const since = started === null ? {} : { since: new Date(started - 3_600_000).toISOString() };
    const found: Record<string, unknown>[] = [];
    for (let page = 1; page <= 10; page += 1) {
      const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
      const { data } = await client.rest(route, { owner, repo, issue_number: number, per_page: 100, page, ...since }, what);
      found.push(...rows(data, what));
      if (rows(data, what).length < 100) break;
    }
    return pick(found.reverse(), viewer, (row) => row['body'] === body);
  };
  const write = async () => {
    const { data } = await client.rest(
      'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
      { owner, repo, issue_number: number, body },
      what,
    );
    return posted(data, what);
  };
  return once(clock, again, write, find);
}

/** Exact text and numeric author: a planted thread with the right nonce and a harmless text must not be taken for guard's own. */
function pick(found: readonly Record<string, unknown>[], viewer: Account, same: (row: Record<string, unknown>) => boolean): Posted | null {
  const row = found.find((one) => same(one) && isAccount(one['user'], viewer));
  return row === undefined ? null : posted(row, 'what was posted', true);
}

function posted(data: unknown, what: string, found = false): Posted {
  const row = record(data, what);
  const made = { id: integer(row, 'id'), nodeId: text(row, 'node_id'), url: text(row, 'html_url'), row, found };
  if (made.nodeId === '') throw garbled(what);
  return made;
}
