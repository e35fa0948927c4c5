/** Pull requests: an issue with commits, a head that moves, and reviews. */
import { createHash } from 'node:crypto';
import { demand, demandRole, invalid, notFound, Refusal, type Somebody } from './access.ts';
import { nodeId } from './ids.ts';
import type { Commit, Issue, Pull, Repo, Review, ReviewState } from './state.ts';
import { createIssue, emit } from './threads.ts';
import type { World } from './world.ts';

export interface CommitInput {
  readonly message?: string;
  /** Who wrote it and who committed it; null: an address that belongs to no account. Default: who pushes. */
  readonly author?: number | null;
  readonly committer?: number | null;
}

export function makeCommit(world: World, who: Somebody, repo: Repo, input: CommitInput = {}): Commit {
  const id = world.nextId();
  return {
    id,
    nodeId: nodeId('C', repo.id, id),
    sha: createHash('sha1').update(`commit ${id}`).digest('hex'),
    authorId: input.author === undefined ? who.account.id : input.author,
    committerId: input.committer === undefined ? who.account.id : input.committer,
    message: input.message ?? 'Change things',
    at: world.now(),
  };
}

export interface PullInput {
  readonly title: string;
  readonly body?: string | undefined;
  readonly head: string;
  readonly base?: string;
  readonly draft?: boolean;
  readonly commits?: readonly CommitInput[];
}

export function openPull(world: World, who: Somebody, repo: Repo, input: PullInput): Issue {
  const commits = (input.commits ?? [{}]).map((commit) => makeCommit(world, who, repo, commit));
  if (commits.length === 0)
    throw invalid({ resource: 'PullRequest', code: 'custom', message: `No commits between main and ${input.head}` });
  const pull: Pull = {
    headRef: input.head,
    baseRef: input.base ?? repo.defaultBranch,
    commits,
    gone: [],
    reviews: [],
    draft: input.draft ?? false,
    mergedAt: null,
  };
  return createIssue(world, who, repo, input, pull);
}

export function pullOf(issue: Issue): Pull {
  if (issue.pull === null) throw new Refusal(404, 'Not Found');
  return issue.pull;
}

export function head(pull: Pull): Commit {
  const last = pull.commits.at(-1);
  if (last === undefined) throw new Error('a pull request of the fake GitHub has at least one commit');
  return last;
}

export function push(world: World, who: Somebody, issue: Issue, input: CommitInput = {}): Commit {
  const repo = world.repo(issue.repoId);
  const commit = makeCommit(world, who, repo, input);
  pullOf(issue).commits.push(commit);
  issue.updatedAt = world.now();
  return commit;
}

export function forcePush(world: World, who: Somebody, issue: Issue, input: CommitInput = {}): Commit {
  const pull = pullOf(issue);
  const before = head(pull).sha;
  const commit = makeCommit(world, who, world.repo(issue.repoId), input);
  pull.gone.push(...pull.commits);
  pull.commits = [commit];
  emit(world, who, issue, { kind: 'head_ref_force_pushed', before, after: commit.sha });
  return commit;
}

export function commitOf(pull: Pull, sha: string): Commit | undefined {
  return [...pull.commits, ...pull.gone].find((commit) => commit.sha === sha);
}

const reviewEvents = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const satisfies Record<
  string,
  ReviewState
>;
export type ReviewEvent = keyof typeof reviewEvents;

/** Anyone who can read may review; nobody may approve their own. */
export function review(world: World, who: Somebody, issue: Issue, event: ReviewEvent, body = '', commitId?: string): Review {
  const pull = pullOf(issue);
  demand(world, who, world.repo(issue.repoId), 'pull_requests', 'write');
  if (event !== 'COMMENT' && issue.authorId === who.account.id) {
    const what = event === 'APPROVE' ? 'approve' : 'request changes on';
    throw new Refusal(422, 'Unprocessable Entity', {
      errors: [{ resource: 'PullRequestReview', code: 'custom', message: `Can not ${what} your own pull request` }],
    });
  }
  if (event !== 'APPROVE' && body === '') throw invalid({ resource: 'PullRequestReview', code: 'missing_field', field: 'body' });
  const commit = commitId ?? head(pull).sha;
  if (commitOf(pull, commit) === undefined) throw invalid({ resource: 'PullRequestReview', code: 'invalid', field: 'commit_id' });
  const id = world.nextId();
  const made: Review = {
    id,
    nodeId: nodeId('PRR', issue.id, id),
    authorId: who.account.id,
    state: reviewEvents[event],
    body,
    lastEditedAt: null,
    editorId: null,
    submittedAt: world.now(),
    commit,
  };
  pull.reviews.push(made);
  issue.updatedAt = world.now();
  return made;
}

export function dismissReview(world: World, who: Somebody, issue: Issue, made: Review, message: string): void {
  const repo = world.repo(issue.repoId);
  demand(world, who, repo, 'pull_requests', 'write');
  demandRole(world, who, repo, 'write');
  if (made.state !== 'APPROVED' && made.state !== 'CHANGES_REQUESTED')
    throw new Refusal(422, `Can not dismiss a ${made.state.toLowerCase()} pull request review`);
  emit(world, who, issue, { kind: 'review_dismissed', reviewId: made.id, previous: made.state, message });
  made.state = 'DISMISSED';
}

export function merge(world: World, who: Somebody, issue: Issue): void {
  const pull = pullOf(issue);
  demandRole(world, who, world.repo(issue.repoId), 'write');
  pull.mergedAt = world.now();
  emit(world, who, issue, { kind: 'merged', sha: head(pull).sha });
  issue.open = false;
  issue.closedAt = world.now();
  issue.closedById = who.account.id;
  emit(world, who, issue, { kind: 'closed', stateReason: null });
}

export function reviewOf(issue: Issue, id: number): Review {
  const made = pullOf(issue).reviews.find((one) => one.id === id);
  if (made === undefined) throw notFound();
  return made;
}

/** As with comments: who may write may rewrite the words of others. */
export function editReview(world: World, who: Somebody, issue: Issue, id: number, body: string): void {
  const made = reviewOf(issue, id);
  demand(world, who, world.repo(issue.repoId), 'pull_requests', 'write');
  if (made.authorId !== who.account.id) demandRole(world, who, world.repo(issue.repoId), 'write');
  if (made.body === body) return;
  made.body = body;
  made.lastEditedAt = world.now();
  made.editorId = who.account.id;
  issue.updatedAt = world.now();
}
