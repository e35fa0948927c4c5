import type { Ticket } from '../../app/ports.ts';
import type { Label, RequestAsIs, ThreadAsIs } from '../../core/approval/events.ts';
import { Fault } from '../../core/fault.ts';
import type { Account } from '../../core/model.ts';
import { isRecord } from './client.ts';
import { decisionQuery } from './decision.ts';
import { GitHubFault } from './faults.ts';
import type { Place } from './place.ts';
import { flag, instant, isEdited, label, record, rows, text, viewer } from './shapes.ts';

/** The thread as GraphQL tells it, all pages. */
export interface ThreadRead {
  readonly viewer: Account;
  readonly pinned: { readonly approved: Label | null; readonly denied: Label | null; readonly question: Label | null };
  /** null: GraphQL knows no such thread. */
  readonly thread: (Omit<ThreadAsIs, 'request'> & { readonly url: string; readonly own: RequestAsIs }) | null;
  readonly nodes: readonly Record<string, unknown>[];
}

/** 100 events a page. A thread that is longer is not one that people decide on. */
const mostPages = 50;

export async function readThread({ client, owner, repo, name, policy }: Place, number: number): Promise<ThreadRead> {
  const what = `issue #${number} of ${name}`;
  let nodes: readonly Record<string, unknown>[] = [];
  let before: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const { data, missing } = await client.graphql(decisionQuery, { owner, repo, number, ...policy.github.labels, before }, what);
    const repository = data['repository'];
    if (!isRecord(repository))
      throw new GitHubFault('not-found', `repository ${name} was not found, or the token may no longer see it`, 404);
    const pinned = {
      approved: label(repository['approved'] ?? null),
      denied: label(repository['denied'] ?? null),
      question: label(repository['question'] ?? null),
    };
    const found = repository['issueOrPullRequest'];
    if (found === null && missing.some((path) => path.endsWith('issueOrPullRequest')))
      return { viewer: viewer(data), pinned, thread: null, nodes: [] };
    const issue = record(found, what);
    const timeline = record(issue[issue['__typename'] === 'PullRequest' ? 'prTimeline' : 'timelineItems'], what);
    nodes = [...rows(timeline['nodes'], what), ...nodes];
    const info = record(timeline['pageInfo'], what);
    if (!flag(info, 'hasPreviousPage')) return { viewer: viewer(data), pinned, thread: threadOf(repository, issue), nodes };
    before = text(info, 'startCursor');
  }
  throw new Fault('configuration', `${what} has more than ${mostPages * 100} events`, { hint: 'ask on a shorter thread' });
}

function threadOf(repository: Record<string, unknown>, issue: Record<string, unknown>): NonNullable<ThreadRead['thread']> {
  const labels = rows(record(issue['labels'], 'labels')['nodes'], 'labels').map((node) => ({
    id: text(node, 'id'),
    name: text(node, 'name'),
  }));
  const pull = issue['__typename'] === 'PullRequest';
  return {
    nodeId: text(issue, 'id'),
    repositoryNodeId: text(repository, 'id'),
    archived: flag(repository, 'isArchived'),
    public: text(repository, 'visibility') === 'PUBLIC',
    title: text(issue, 'title'),
    body: text(issue, 'body'),
    open: text(issue, pull ? 'prState' : 'state') === 'OPEN',
    head: pull ? text(issue, 'headRefOid') : null,
    labels,
    url: text(issue, 'url'),
    own: asIs(issue),
  };
}

function asIs(row: Record<string, unknown>): RequestAsIs {
  return {
    nodeId: text(row, 'id'),
    body: text(row, 'body'),
    edited: isEdited(row),
    // An issue's own text cannot be minimised, and has no such field.
    minimized: row['__typename'] === 'IssueComment' && flag(row, 'isMinimized'),
    createdAt: instant(row, 'createdAt'),
  };
}

/** The text that the ticket is about: the issue's own, or the comment's; null: gone. */
export function requestOf(read: ThreadRead, ticket: Pick<Ticket, 'commentNodeId'>): RequestAsIs | null {
  if (read.thread === null) return null;
  if (ticket.commentNodeId === null) return read.thread.own;
  const node = read.nodes.find((one) => one['id'] === ticket.commentNodeId && one['__typename'] === 'IssueComment');
  return node === undefined ? null : asIs(node);
}
