/** Threads as REST shows them. */
import type { components } from '@octokit/openapi-types';
import { commitOf, head } from './pulls.ts';
import type { Comment, Commit, Issue, IssueEvent, Pull, Repo, Review } from './state.ts';
import { iso, RepoViews } from './views-repos.ts';

type Schemas = components['schemas'];
const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

export class Views extends RepoViews {
  association(issue: Issue, accountId: number): Schemas['author-association'] {
    return this.associationIn(this.world.repo(issue.repoId), accountId);
  }

  html(issue: Issue): string {
    return `${this.repoHtml(this.world.repo(issue.repoId))}/${issue.pull === null ? 'issues' : 'pull'}/${issue.number}`;
  }

  issue(issue: Issue) {
    const repo = this.world.repo(issue.repoId);
    const url = `${this.repoUrl(repo)}/issues/${issue.number}`;
    return {
      url,
      repository_url: this.repoUrl(repo),
      labels_url: `${url}/labels{/name}`,
      comments_url: `${url}/comments`,
      events_url: `${url}/events`,
      html_url: this.html(issue),
      id: issue.id,
      node_id: issue.nodeId,
      number: issue.number,
      title: issue.title,
      user: this.author(issue.authorId),
      labels: issue.labels.map((id) => this.label(repo, this.world.label(id))),
      state: issue.open ? 'open' : 'closed',
      state_reason: issue.stateReason,
      locked: issue.locked,
      active_lock_reason: issue.lockReason,
      assignee: null,
      assignees: [],
      milestone: null,
      comments: issue.comments.length,
      created_at: iso(issue.createdAt),
      updated_at: iso(issue.updatedAt),
      closed_at: isoOrNull(issue.closedAt),
      closed_by: issue.closedById === null ? null : this.author(issue.closedById),
      author_association: this.associationIn(repo, issue.authorId),
      body: issue.body === '' ? null : issue.body,
      timeline_url: `${url}/timeline`,
      reactions: noReactions(url),
      performed_via_github_app: this.app(issue.appId),
      ...(issue.pull === null ? {} : { draft: issue.pull.draft, pull_request: this.#pullLinks(repo, issue, issue.pull) }),
    } satisfies Schemas['issue'];
  }

  found(issue: Issue) {
    const shown = this.issue(issue);
    return { ...shown, body: issue.body, score: 1 } satisfies Schemas['issue-search-result-item'];
  }

  #pullLinks(repo: Repo, issue: Issue, pull: Pull) {
    const html = this.html(issue);
    return {
      url: `${this.repoUrl(repo)}/pulls/${issue.number}`,
      html_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      merged_at: isoOrNull(pull.mergedAt),
    };
  }

  comment(issue: Issue, comment: Comment) {
    const url = this.repoUrl(this.world.repo(issue.repoId));
    return {
      url: `${url}/issues/comments/${comment.id}`,
      html_url: `${this.html(issue)}#issuecomment-${comment.id}`,
      issue_url: `${url}/issues/${issue.number}`,
      id: comment.id,
      node_id: comment.nodeId,
      user: this.author(comment.authorId),
      created_at: iso(comment.createdAt),
      updated_at: iso(comment.updatedAt),
      author_association: this.association(issue, comment.authorId),
      body: comment.body,
      reactions: noReactions(`${url}/issues/comments/${comment.id}`),
      performed_via_github_app: this.app(comment.appId),
      minimized: comment.minimized === null ? null : { reason: comment.minimized.toLowerCase() },
    } satisfies Schemas['issue-comment'];
  }

  /** @param list `repository`: with the issue in it, as `/issues/events` of a repository shows. */
  event(issue: Issue, event: IssueEvent, list: 'thread' | 'repository'): Schemas['issue-event'] {
    const repo = this.world.repo(issue.repoId);
    return {
      id: event.id,
      node_id: event.nodeId,
      url: `${this.repoUrl(repo)}/issues/events/${event.id}`,
      actor: this.actor(event.actorId),
      event: event.kind,
      commit_id: event.kind === 'merged' ? event.sha : null,
      commit_url: event.kind === 'merged' ? `${this.repoUrl(repo)}/commits/${event.sha}` : null,
      created_at: iso(event.at),
      ...this.#particulars(repo, event),
      performed_via_github_app: this.app(event.appId),
      ...(list === 'repository' ? { issue: this.issue(issue) } : {}),
    };
  }

  #particulars(repo: Repo, event: IssueEvent): Partial<Schemas['issue-event']> & { state_reason?: string | null } {
    const intent = repo.suggestions ? { intent: null } : {};
    switch (event.kind) {
      case 'labeled':
      case 'unlabeled':
        // The name is as of the time of applying: a later rename does not show here.
        return { label: { name: event.name, color: event.color }, ...(repo.suggestions ? { intent: event.intent } : {}) };
      case 'closed':
        return { state_reason: event.stateReason, ...intent };
      case 'reopened':
        return { state_reason: null, ...intent };
      case 'renamed':
        return { rename: { from: event.from, to: event.to } };
      case 'locked':
        return { lock_reason: event.reason };
      case 'review_dismissed':
        return { dismissed_review: { state: event.previous.toLowerCase(), review_id: event.reviewId, dismissal_message: event.message } };
      case 'unlocked':
      case 'transferred':
      case 'converted_to_discussion':
      case 'comment_deleted':
      case 'head_ref_force_pushed':
      case 'merged':
        return {};
      default:
        return event satisfies never;
    }
  }

  /** Events, comments, reviews and commits of a thread, oldest first. */
  timeline(issue: Issue): object[] {
    const rows = [
      ...issue.events.map((event) => ({ id: event.id, row: this.event(issue, event, 'thread') as object })),
      ...issue.comments.map((comment) => ({ id: comment.id, row: this.#commented(issue, comment) as object })),
      ...(issue.pull?.reviews ?? []).map((review) => ({
        id: review.id,
        row: { ...this.review(issue, review), event: 'reviewed' } as object,
      })),
      ...(issue.pull?.commits ?? []).map((commit) => ({
        id: commit.id,
        row: { ...this.commit(issue, commit), event: 'committed' } as object,
      })),
    ];
    return rows.sort((a, b) => a.id - b.id).map(({ row }) => row);
  }

  #commented(issue: Issue, comment: Comment) {
    return {
      ...this.comment(issue, comment),
      event: 'commented',
      actor: this.author(comment.authorId),
    } satisfies Schemas['timeline-comment-event'];
  }

  commit(issue: Issue, commit: Commit): Schemas['commit'] {
    const url = `${this.repoUrl(this.world.repo(issue.repoId))}/commits/${commit.sha}`;
    const person = (id: number | null) => {
      const account = id === null ? null : this.world.account(id);
      return { name: account?.name ?? account?.login ?? 'Nobody', email: account?.email ?? 'nobody@example.invalid', date: iso(commit.at) };
    };
    return {
      url,
      sha: commit.sha,
      node_id: commit.nodeId,
      html_url: `${this.html(issue)}/commits/${commit.sha}`,
      comments_url: `${url}/comments`,
      commit: {
        url,
        author: person(commit.authorId),
        committer: person(commit.committerId),
        message: commit.message,
        comment_count: 0,
        tree: { sha: commit.sha, url },
      },
      author: commit.authorId === null ? null : this.actor(commit.authorId),
      committer: commit.committerId === null ? null : this.actor(commit.committerId),
      parents: [],
    };
  }

  review(issue: Issue, review: Review): Schemas['pull-request-review'] {
    const html = `${this.html(issue)}#pullrequestreview-${review.id}`;
    const pull = `${this.repoUrl(this.world.repo(issue.repoId))}/pulls/${issue.number}`;
    return {
      id: review.id,
      node_id: review.nodeId,
      user: this.author(review.authorId),
      body: review.body,
      state: review.state,
      html_url: html,
      pull_request_url: pull,
      _links: { html: { href: html }, pull_request: { href: pull } },
      submitted_at: iso(review.submittedAt),
      commit_id: issue.pull !== null && commitOf(issue.pull, review.commit) !== undefined ? review.commit : null,
      author_association: this.association(issue, review.authorId),
    };
  }

  /** The fields that a reader of approvals can use; the rest of a pull request's sixty would be made up. */
  pull(issue: Issue, pull: Pull) {
    const repo = this.world.repo(issue.repoId);
    const shown = this.issue(issue);
    const end = (ref: string, sha: string) => ({
      label: `${this.author(repo.ownerId).login}:${ref}`,
      ref,
      sha,
      user: this.author(repo.ownerId),
      repo: this.repo(repo, null),
    });
    return {
      ...this.#pullLinks(repo, issue, pull),
      id: issue.id,
      node_id: issue.nodeId,
      issue_url: shown.url,
      number: issue.number,
      state: issue.open ? ('open' as const) : ('closed' as const),
      locked: issue.locked,
      title: issue.title,
      user: shown.user,
      body: shown.body,
      labels: shown.labels,
      created_at: shown.created_at,
      updated_at: shown.updated_at,
      closed_at: shown.closed_at,
      head: end(pull.headRef, head(pull).sha),
      base: end(pull.baseRef, repo.branches.get(pull.baseRef)?.sha ?? ''),
      author_association: shown.author_association,
      draft: pull.draft,
      merged: pull.mergedAt !== null,
      commits: pull.commits.length,
    } satisfies Partial<Omit<Schemas['pull-request'], 'head' | 'base'>> & { head: object; base: object };
  }
}

/** Nobody reacts here: a thumbs-up is no approval. */
function noReactions(url: string): Schemas['reaction-rollup'] {
  const none = { '+1': 0, '-1': 0, laugh: 0, hooray: 0, confused: 0, heart: 0, rocket: 0, eyes: 0 };
  return { url: `${url}/reactions`, total_count: 0, ...none };
}
