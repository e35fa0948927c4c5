import type { PostedRequest, ReviewDesk, TokenSource } from '../../app/ports.ts';
import { announcedIn, endedIn } from '../../core/approval/markers.ts';
import type { Account } from '../../core/model.ts';
import type { GitHubApi } from './api-origin.ts';
import { GitHubClient, isRecord } from './client.ts';
import { splitRepo } from './place.ts';
import { integer, record, restAccount, rows, text } from './shapes.ts';

export interface DeskOptions {
  readonly api: GitHubApi;
  /** `owner/name`. */
  readonly repo: string;
  readonly token: TokenSource;
  readonly version: string;
}

const pageSize = 100;
/** Open requests live for minutes: what is further back is something else. */
const mostPages = 5;

type Row = Readonly<Record<string, unknown>>;

/** The requests of a repository as a reviewer's token sees them: issues of guard's own, and comments on others. */
export function reviewDesk(options: DeskOptions): ReviewDesk {
  const { owner, repo } = splitRepo(options.repo);
  const client = new GitHubClient(options.api, options.token, options.version);
  const pages = async (route: string, parameters: object, what: string): Promise<readonly Row[]> => {
    const found: Row[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const { data } = await client.rest(route, { owner, repo, per_page: pageSize, page, ...parameters }, what);
      const more = rows(data, what);
      found.push(...more);
      if (more.length < pageSize) break;
    }
    return found;
  };
  return {
    async viewer() {
      return restAccount((await client.rest('GET /user', {}, "the token's owner")).data, "the token's owner");
    },

    async open() {
      const name = `${owner}/${repo}`;
      const newest = { sort: 'created', direction: 'desc' };
      const issues = await pages('GET /repos/{owner}/{repo}/issues', { state: 'open', ...newest }, `issues of ${name}`);
      const comments = await pages('GET /repos/{owner}/{repo}/issues/comments', newest, `comments of ${name}`);
      // Told by whoever asked alone: others could hide a request from those who would deny it.
      const ended = new Set(comments.map((comment) => `${endedIn(bodyOf(comment))} ${authorOf(comment)?.id}`));
      const open = new Set(issues.map((issue) => integer(issue, 'number')));
      const found = [
        ...issues
          .filter((issue) => issue['pull_request'] === undefined)
          .map((issue) => posted(issue, integer(issue, 'number'), text(issue, 'title'))),
        ...comments.map((comment) => posted(comment, numberOf(comment), null)),
      ].flat();
      return found
        .filter(({ id, number, author }) => !ended.has(`${id} ${author?.id}`) && open.has(number))
        .sort((a, b) => a.expiresAt - b.expiresAt);
    },

    async answer({ number }, body) {
      const what = `comments of issue #${number} of ${owner}/${repo}`;
      const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
      const { data } = await client.rest(route, { owner, repo, issue_number: number, body }, what);
      return { url: text(record(data, what), 'html_url') };
    },
  };
}

function posted(row: Row, number: number, title: string | null): readonly PostedRequest[] {
  const body = bodyOf(row);
  const author = authorOf(row);
  return announcedIn(body).map(({ id, expiresAt }) => ({ id, number, url: text(row, 'html_url'), title, author, body, expiresAt }));
}

function authorOf(row: Row): Account | null {
  return isRecord(row['user']) ? restAccount(row['user'], 'an author') : null;
}

function bodyOf(row: Row): string {
  return typeof row['body'] === 'string' ? row['body'] : '';
}

function numberOf(comment: Row): number {
  return Number(/\/(\d+)$/.exec(text(comment, 'issue_url'))?.[1] ?? 0);
}
