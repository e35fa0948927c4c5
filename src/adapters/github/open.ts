import { createHash } from 'node:crypto';
import type { AskedThread, RequestText, Ticket } from '../../app/ports.ts';
import { Fault } from '../../core/fault.ts';
import type { Sha256 } from '../../core/model.ts';
import type { Identified } from './identify.ts';
import type { PinnedLabels } from './make-label.ts';
import { type Author, type Posted, postComment, postIssue } from './posting.ts';
import { actor, integer, isAccount, rows, text as textOf } from './shapes.ts';
import { readThread } from './thread.ts';

/** Opens an issue of guard's own. */
export async function openIssue(author: Author, identified: Identified, text: RequestText, again: boolean): Promise<Ticket> {
  const issue = await postIssue(author, text.title, text.body, again);
  asWritten(issue, text.body, author);
  if (issue.row['title'] !== text.title) throw changed('title');
  // A token without push rights has its labels dropped silently, and automation may add some: none may be there at birth.
  // What was searched for may have been answered since: the events tell by whom.
  const present = issue.found ? [] : rows(issue.row['labels'], 'labels').map((label) => textOf(label, 'node_id'));
  notPreset(present, identified.labels, author, integer(issue.row, 'number'));
  return {
    repo: identified.identity.repo,
    number: integer(issue.row, 'number'),
    url: issue.url,
    nodeId: issue.nodeId,
    repositoryNodeId: identified.repositoryNodeId,
    commentId: null,
    commentNodeId: null,
    head: null,
    title: text.title,
    bodySha256: sha256(text.body),
    labels: identified.labels,
    seen: [],
  };
}

/**
 * Asks in a comment on somebody else's thread. What is on it before does not count: a label that is already there makes
 * no event when it is added again, so guard asks for it to be taken off.
 */
export async function openOnThread(
  author: Author,
  identified: Identified,
  { kind, number }: AskedThread,
  text: RequestText,
  again: boolean,
): Promise<Ticket> {
  const { place } = author;
  const { thread, nodes } = await readThread(place, number);
  const { option, other, what } = namesOf[kind];
  if (thread === null)
    throw new Fault('not-found', `${what} #${number} of ${place.name} was not found`, { hint: `check ${option} and -R` });
  if ((thread.head !== null) !== (kind === 'pull'))
    throw new Fault('usage', `#${number} of ${place.name} is not ${kind === 'pull' ? 'a pull request' : 'an issue'}`, {
      hint: `use ${other} ${number}`,
    });
  if (!thread.open)
    throw new Fault('configuration', `${what} #${number} of ${place.name} is closed`, { hint: `open it, or ask without ${option}` });
  // An earlier process may have asked here, and been answered: the events tell by whom.
  const asked = again && nodes.some((node) => node['body'] === text.body && actor(node['author'])?.id === author.viewer.id);
  notPreset(asked ? [] : thread.labels.map((label) => label.id), identified.labels, author, number);
  const comment = await postComment(author, number, text.body, again);
  asWritten(comment, text.body, author);
  return {
    repo: identified.identity.repo,
    number,
    url: comment.url,
    nodeId: thread.nodeId,
    repositoryNodeId: identified.repositoryNodeId,
    commentId: comment.id,
    commentNodeId: comment.nodeId,
    head: thread.head,
    title: thread.title,
    bodySha256: sha256(text.body),
    labels: identified.labels,
    seen: idsBefore(nodes, comment.nodeId),
  };
}

const namesOf = {
  issue: { what: 'issue', option: '--issue', other: '--pr' },
  pull: { what: 'pull request', option: '--pr', other: '--issue' },
} as const;

/** What an earlier process' comment already has after it is not old: it may be a denial. */
function idsBefore(nodes: readonly Record<string, unknown>[], commentNodeId: string): string[] {
  const at = nodes.findIndex((node) => node['id'] === commentNodeId);
  return nodes.slice(0, at === -1 ? nodes.length : at).flatMap((node) => (typeof node['id'] === 'string' ? [node['id']] : []));
}

function asWritten(made: Posted, body: string, { viewer }: Author): void {
  if (made.row['body'] !== body) throw changed('text');
  if (!isAccount(made.row['user'], viewer)) throw changed('author');
}

function changed(part: string): Fault {
  return new Fault('network', `github stored the request with another ${part}`, { hint: 'close it by hand and ask again' });
}

function notPreset(present: readonly string[], labels: PinnedLabels, { place }: Author, number: number): void {
  const { approved, denied } = place.policy.github.labels;
  for (const [id, name] of [
    [labels.approved, approved],
    [labels.denied, denied],
  ] as const) {
    if (!present.includes(id)) continue;
    throw new Fault('configuration', `the label "${name}" is already on issue #${number} of ${place.name}`, {
      hint: `nobody could add it for this request: take it off first (gh issue edit ${number} -R ${place.name} --remove-label '${name.replaceAll("'", "'\\''")}')`,
    });
  }
}

function sha256(body: string): Sha256 {
  return createHash('sha256').update(body, 'utf8').digest('hex') as Sha256;
}
