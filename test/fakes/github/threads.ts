/** Issues and their comments: what people and tokens do to them, with GitHub's own rules. */
import { demand, demandRole, invalid, notFound, Refusal, roleOf, type Somebody } from './access.ts';
import { type NodeKind, nodeId } from './ids.ts';
import type { Comment, Happening, Issue, IssueEvent, Pull, Repo, StateReason, Text } from './state.ts';
import { reaches, type World } from './world.ts';

const eventNode: Readonly<Record<Happening['kind'], NodeKind>> = {
  labeled: 'LE',
  unlabeled: 'UNLE',
  closed: 'CE',
  reopened: 'REE',
  renamed: 'RTE',
  locked: 'LOE',
  unlocked: 'UNLOE',
  transferred: 'TRE',
  converted_to_discussion: 'CTDE',
  comment_deleted: 'CDE',
  review_dismissed: 'RDE',
  head_ref_force_pushed: 'HRFPE',
  merged: 'ME',
};

export function emit(world: World, who: Somebody, issue: Issue, happening: Happening): IssueEvent {
  const id = world.nextId();
  const event: IssueEvent = {
    ...happening,
    id,
    nodeId: nodeId(eventNode[happening.kind], issue.id, id),
    at: world.now(),
    actorId: who.account.id,
    appId: who.app?.id ?? null,
  };
  issue.events.push(event);
  issue.updatedAt = world.now();
  return event;
}

const longest = { title: 256, body: 65_536 };

function checkText(resource: 'Issue' | 'IssueComment', field: 'title' | 'body', value: unknown, required: boolean): void {
  if (value === undefined || value === null) {
    if (required) throw invalid({ resource, code: 'missing_field', field });
    return;
  }
  if (typeof value !== 'string')
    throw new Refusal(422, `Invalid request.\n\nFor 'properties/${field}', ${JSON.stringify(value)} is not a string.`);
  if (required && value.trim() === '') throw invalid({ resource, code: 'missing_field', field });
  if (value.length > longest[field])
    throw invalid({ resource, code: 'custom', field, message: `${field} is too long (maximum is ${longest[field]} characters)` });
}

export interface IssueInput {
  readonly title: string;
  readonly body?: string | undefined;
}

export function createIssue(world: World, who: Somebody, repo: Repo, input: IssueInput, pull: Pull | null = null): Issue {
  demand(world, who, repo, pull === null ? 'issues' : 'pull_requests', 'write');
  if (!repo.hasIssues && pull === null) throw new Refusal(410, 'Issues are disabled for this repo');
  checkText('Issue', 'title', input.title, true);
  checkText('Issue', 'body', input.body, false);
  const id = world.nextId();
  const issue: Issue = {
    id,
    nodeId: nodeId(pull === null ? 'I' : 'PR', repo.id, id),
    repoId: repo.id,
    number: repo.nextNumber++,
    authorId: who.account.id,
    appId: who.app?.id ?? null,
    title: input.title,
    body: input.body ?? '',
    lastEditedAt: null,
    editorId: null,
    open: true,
    stateReason: null,
    closedById: null,
    closedAt: null,
    createdAt: world.now(),
    updatedAt: world.now(),
    locked: false,
    lockReason: null,
    labels: [],
    comments: [],
    events: [],
    fate: { kind: 'here' },
    pull,
  };
  world.state.issues.set(id, issue);
  return issue;
}

function edit(world: World, who: Somebody, text: Text, body: string): void {
  if (text.body === body) return;
  text.body = body;
  text.lastEditedAt = world.now();
  text.editorId = who.account.id;
}

export interface IssueChange {
  readonly title?: string | undefined;
  readonly body?: string | null | undefined;
  readonly state?: 'open' | 'closed' | undefined;
  readonly stateReason?: StateReason | 'reopened' | null | undefined;
}

/** Authors may edit and close their own; text of others wants write, their state triage. */
export function editIssue(world: World, who: Somebody, issue: Issue, change: IssueChange): void {
  const repo = world.repo(issue.repoId);
  demand(world, who, repo, ['issues', 'pull_requests'], 'write');
  const own = issue.authorId === who.account.id;
  const text = change.title !== undefined || change.body !== undefined;
  if (!own) demandRole(world, who, repo, text ? 'write' : 'triage');
  if (change.title !== undefined) checkText('Issue', 'title', change.title, true);
  if (change.body !== undefined) checkText('Issue', 'body', change.body, false);
  if (change.state !== undefined && change.state !== 'open' && change.state !== 'closed')
    throw invalid({ resource: 'Issue', code: 'invalid', field: 'state', value: change.state });

  if (change.title !== undefined && change.title !== issue.title) {
    emit(world, who, issue, { kind: 'renamed', from: issue.title, to: change.title });
    issue.title = change.title;
  }
  if (change.body !== undefined) {
    edit(world, who, issue, change.body ?? '');
    issue.updatedAt = world.now();
  }
  if (change.state === 'closed') close(world, who, issue, change.stateReason);
  if (change.state === 'open') reopen(world, who, issue);
}

function close(world: World, who: Somebody, issue: Issue, reason: IssueChange['stateReason']): void {
  const stateReason = reason === undefined || reason === null || reason === 'reopened' ? 'completed' : reason;
  if (!issue.open && issue.stateReason === stateReason) return;
  issue.open = false;
  issue.stateReason = issue.pull === null ? stateReason : null;
  issue.closedById = who.account.id;
  issue.closedAt = world.now();
  emit(world, who, issue, { kind: 'closed', stateReason: issue.pull === null ? stateReason : null });
}

function reopen(world: World, who: Somebody, issue: Issue): void {
  if (issue.open) return;
  issue.open = true;
  issue.stateReason = 'reopened';
  issue.closedById = null;
  issue.closedAt = null;
  emit(world, who, issue, { kind: 'reopened' });
}

export function addComment(world: World, who: Somebody, issue: Issue, body: string, byEmail = false): Comment {
  const repo = world.repo(issue.repoId);
  demand(world, who, repo, ['issues', 'pull_requests'], 'write');
  if (issue.locked && !reaches(roleOf(world, who, repo), 'write'))
    throw new Refusal(403, 'Unable to create comment because issue is locked.');
  checkText('IssueComment', 'body', body, true);
  const id = world.nextId();
  const comment: Comment = {
    id,
    nodeId: nodeId('IC', issue.id, id),
    authorId: who.account.id,
    appId: who.app?.id ?? null,
    body,
    lastEditedAt: null,
    editorId: null,
    createdAt: world.now(),
    updatedAt: world.now(),
    minimized: null,
    byEmail,
  };
  issue.comments.push(comment);
  issue.updatedAt = world.now();
  return comment;
}

function demandComment(world: World, who: Somebody, issue: Issue, comment: Comment): void {
  const repo = world.repo(issue.repoId);
  demand(world, who, repo, ['issues', 'pull_requests'], 'write');
  if (comment.authorId !== who.account.id) demandRole(world, who, repo, 'write');
}

/** Anyone with write access may edit anyone's comment, and REST goes on showing the first author. */
export function editComment(world: World, who: Somebody, issue: Issue, comment: Comment, body: string): void {
  demandComment(world, who, issue, comment);
  checkText('IssueComment', 'body', body, true);
  edit(world, who, comment, body);
  comment.updatedAt = world.now();
  issue.updatedAt = world.now();
}

/** Leaves an event that names both, and no text to judge. */
export function deleteComment(world: World, who: Somebody, issue: Issue, comment: Comment): void {
  demandComment(world, who, issue, comment);
  issue.comments.splice(issue.comments.indexOf(comment), 1);
  emit(world, who, issue, { kind: 'comment_deleted', authorId: comment.authorId });
}

export function minimizeComment(world: World, who: Somebody, issue: Issue, comment: Comment, reason: string | null): void {
  const repo = world.repo(issue.repoId);
  demand(world, who, repo, ['issues', 'pull_requests'], 'write');
  if (comment.authorId !== who.account.id) demandRole(world, who, repo, 'triage');
  comment.minimized = reason;
}

export function lock(world: World, who: Somebody, issue: Issue, reason: string | null): void {
  demandRole(world, who, world.repo(issue.repoId), 'triage');
  if (issue.locked) return;
  issue.locked = true;
  issue.lockReason = reason;
  emit(world, who, issue, { kind: 'locked', reason });
}

export function unlock(world: World, who: Somebody, issue: Issue): void {
  demandRole(world, who, world.repo(issue.repoId), 'triage');
  if (!issue.locked) return;
  issue.locked = false;
  issue.lockReason = null;
  emit(world, who, issue, { kind: 'unlocked' });
}

/** The issue lives on under another number, node id and repository; the old address answers 301. */
export function transfer(world: World, who: Somebody, issue: Issue, target: Repo): Issue {
  const source = world.repo(issue.repoId);
  demandRole(world, who, source, 'write');
  demandRole(world, who, target, 'write');
  const id = world.nextId();
  const names = issue.labels.map((label) => world.label(label).name);
  const moved: Issue = {
    ...structuredClone(issue),
    id,
    nodeId: nodeId('I', target.id, id),
    repoId: target.id,
    number: target.nextNumber++,
    // Labels travel only where the target has one of the same name.
    labels: names.flatMap((name) => world.labelNamed(target, name)?.id ?? []),
  };
  world.state.issues.set(id, moved);
  issue.fate = { kind: 'moved', to: id };
  emit(world, who, moved, { kind: 'transferred' });
  return moved;
}

export function deleteIssue(world: World, who: Somebody, issue: Issue): void {
  demandRole(world, who, world.repo(issue.repoId), 'admin');
  issue.fate = { kind: 'deleted' };
}

/** GitHub closes and locks what became a discussion. */
export function convertToDiscussion(world: World, who: Somebody, issue: Issue): void {
  if (issue.pull !== null) throw notFound();
  demandRole(world, who, world.repo(issue.repoId), 'triage');
  emit(world, who, issue, { kind: 'converted_to_discussion' });
  issue.open = false;
  issue.closedAt = world.now();
  issue.closedById = who.account.id;
  issue.locked = true;
}
