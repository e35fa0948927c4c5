/** The world as GraphQL shows it: the same node ids as REST, plus label ids, edits and deletions, minus the apps. */
import { roleOf, type Subject } from './access.ts';
import { connection, type PageArgs } from './connection.ts';
import { nodeId } from './ids.ts';
import { commitOf, head } from './pulls.ts';
import type { Comment, Commit, Issue, IssueEvent, Label, Pull, Repo, Review } from './state.ts';
import { Views } from './views.ts';
import { iso, type Links } from './views-repos.ts';
import { found, reaches, type World } from './world.ts';

interface TimelineArgs extends PageArgs {
  readonly since?: string | null;
  readonly itemTypes?: readonly string[] | null;
  readonly skip?: number | null;
}

interface Item {
  readonly id: number;
  readonly at: number;
  readonly type: string;
  readonly node: () => object;
}

const typeOfEvent: Readonly<Record<IssueEvent['kind'], string>> = {
  labeled: 'LabeledEvent',
  unlabeled: 'UnlabeledEvent',
  closed: 'ClosedEvent',
  reopened: 'ReopenedEvent',
  renamed: 'RenamedTitleEvent',
  locked: 'LockedEvent',
  unlocked: 'UnlockedEvent',
  transferred: 'TransferredEvent',
  converted_to_discussion: 'ConvertedToDiscussionEvent',
  comment_deleted: 'CommentDeletedEvent',
  review_dismissed: 'ReviewDismissedEvent',
  head_ref_force_pushed: 'HeadRefForcePushedEvent',
  merged: 'MergedEvent',
};

/** `LabeledEvent` is asked for as `LABELED_EVENT`. */
const itemType = (name: string) => name.replace(/(?!^)([A-Z])/g, '_$1').toUpperCase();
const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

export class Graph {
  readonly #world: World;
  readonly #subject: Subject;
  readonly #links: Links;
  readonly #views: Views;

  constructor(world: World, subject: Subject, links: Links) {
    this.#world = world;
    this.#subject = subject;
    this.#links = links;
    this.#views = new Views(world, links);
  }

  /** null for a deleted account. A bot's login comes without `[bot]` here, unlike in REST. */
  actor(id: number | null): object | null {
    const account = id === null ? undefined : this.#world.account(id);
    if (account === undefined || account.deleted) return null;
    return {
      __typename: account.type,
      id: account.nodeId,
      databaseId: account.id,
      login: account.type === 'Bot' ? account.login.replace('[bot]', '') : account.login,
      name: account.name,
      url: `${this.#links.web}/${account.login}`,
    };
  }

  repo(repo: Repo): object {
    const role = roleOf(this.#world, this.#subject, repo);
    return {
      __typename: 'Repository',
      id: repo.nodeId,
      databaseId: repo.id,
      name: repo.name,
      nameWithOwner: this.#world.fullName(repo),
      owner: () => this.actor(repo.ownerId),
      url: `${this.#links.web}/${this.#world.fullName(repo)}`,
      visibility: repo.private ? 'PRIVATE' : 'PUBLIC',
      isPrivate: repo.private,
      isArchived: repo.archived,
      isLocked: false,
      isDisabled: false,
      hasIssuesEnabled: repo.hasIssues,
      viewerPermission: (role ?? (repo.private ? null : 'read'))?.toUpperCase() ?? null,
      createdAt: iso(repo.createdAt),
      defaultBranchRef: repo.branches.has(repo.defaultBranch) ? { id: nodeId('REF', repo.id), name: repo.defaultBranch } : null,
      label: ({ name }: { name: string }) => {
        const label = this.#world.labelNamed(repo, name);
        return label === undefined ? null : this.label(label);
      },
      labels: (args: PageArgs) =>
        connection(
          this.#world.labels(repo).map((label) => this.label(label)),
          args,
          'labels',
        ),
    };
  }

  label(label: Label): object {
    return {
      __typename: 'Label',
      id: label.nodeId,
      name: label.name,
      color: label.color,
      description: label.description,
      isDefault: false,
    };
  }

  thread(issue: Issue): object {
    return issue.pull === null ? this.#issue(issue) : this.#pull(issue, issue.pull);
  }

  #common(issue: Issue): object {
    return {
      id: issue.nodeId,
      databaseId: issue.id,
      number: issue.number,
      url: this.#views.html(issue),
      locked: issue.locked,
      createdAt: iso(issue.createdAt),
      updatedAt: iso(issue.updatedAt),
      closedAt: isoOrNull(issue.closedAt),
      title: issue.title,
      body: issue.body,
      lastEditedAt: isoOrNull(issue.lastEditedAt),
      includesCreatedEdit: issue.lastEditedAt !== null,
      author: () => this.actor(issue.authorId),
      editor: () => this.actor(issue.editorId),
      repository: () => this.repo(this.#world.repo(issue.repoId)),
      labels: (args: PageArgs) =>
        connection(
          issue.labels.map((id) => this.label(this.#world.label(id))),
          args,
          'labels',
        ),
      comments: (args: PageArgs) =>
        connection(
          issue.comments.map((comment) => this.comment(issue, comment)),
          args,
          'comments',
        ),
      timelineItems: (args: TimelineArgs) => this.#timeline(issue, args),
    };
  }

  #issue(issue: Issue): object {
    return {
      __typename: 'Issue',
      ...this.#common(issue),
      state: issue.open ? 'OPEN' : 'CLOSED',
      stateReason: issue.stateReason?.toUpperCase() ?? null,
    };
  }

  #pull(issue: Issue, pull: Pull): object {
    return {
      __typename: 'PullRequest',
      ...this.#common(issue),
      state: pull.mergedAt === null ? (issue.open ? 'OPEN' : 'CLOSED') : 'MERGED',
      headRefOid: head(pull).sha,
      headRefName: pull.headRef,
      baseRefName: pull.baseRef,
      isDraft: pull.draft,
      merged: pull.mergedAt !== null,
    };
  }

  comment(issue: Issue, comment: Comment): object {
    return {
      __typename: 'IssueComment',
      id: comment.nodeId,
      databaseId: comment.id,
      fullDatabaseId: String(comment.id),
      author: () => this.actor(comment.authorId),
      editor: () => this.actor(comment.editorId),
      body: comment.body,
      createdAt: iso(comment.createdAt),
      publishedAt: iso(comment.createdAt),
      updatedAt: iso(comment.updatedAt),
      lastEditedAt: isoOrNull(comment.lastEditedAt),
      includesCreatedEdit: comment.lastEditedAt !== null,
      isMinimized: comment.minimized !== null,
      minimizedReason: comment.minimized?.toLowerCase() ?? null,
      createdViaEmail: comment.byEmail,
      authorAssociation: this.#views.association(issue, comment.authorId),
      viewerDidAuthor: this.#subject.kind !== 'anonymous' && this.#subject.account.id === comment.authorId,
      url: `${this.#views.html(issue)}#issuecomment-${comment.id}`,
    };
  }

  #timeline(issue: Issue, args: TimelineArgs): object {
    const since = args.since ? Date.parse(args.since) : Number.NEGATIVE_INFINITY;
    const items = this.#items(issue)
      .filter((item) => item.at >= since && (args.itemTypes?.includes(itemType(item.type)) ?? true))
      .sort((a, b) => a.id - b.id)
      .slice(args.skip ?? 0);
    const page = connection(items, args, 'timelineItems');
    return { ...page, nodes: page.nodes.map((item) => item.node()) };
  }

  #items(issue: Issue): Item[] {
    const { pull } = issue;
    return [
      ...issue.events.map((event) => ({
        id: event.id,
        at: event.at,
        type: typeOfEvent[event.kind],
        node: () => this.#event(issue, event),
      })),
      ...issue.comments.map((one) => ({ id: one.id, at: one.createdAt, type: 'IssueComment', node: () => this.comment(issue, one) })),
      ...(pull?.commits ?? []).map((commit) => ({
        id: commit.id,
        at: commit.at,
        type: 'PullRequestCommit',
        node: () => ({
          __typename: 'PullRequestCommit',
          id: nodeId('PURC', issue.id, commit.id),
          commit: this.#commit(commit),
          url: `${this.#views.html(issue)}/commits/${commit.sha}`,
        }),
      })),
      ...(pull?.reviews ?? []).map((one) => ({
        id: one.id,
        at: one.submittedAt,
        type: 'PullRequestReview',
        node: () => this.#review(issue, one),
      })),
    ];
  }

  #event(issue: Issue, event: IssueEvent): object {
    const base = {
      __typename: typeOfEvent[event.kind],
      id: event.nodeId,
      databaseId: event.id,
      createdAt: iso(event.at),
      actor: () => this.actor(event.actorId),
    };
    switch (event.kind) {
      case 'labeled':
      case 'unlabeled':
        // The label itself, under the name that it has now; REST has the name as of the event.
        return { ...base, label: this.label(this.#world.label(event.labelId)) };
      case 'closed':
        return { ...base, stateReason: event.stateReason?.toUpperCase() ?? null, url: `${this.#views.html(issue)}#event-${event.id}` };
      case 'reopened':
        return { ...base, stateReason: 'REOPENED' };
      case 'renamed':
        return { ...base, previousTitle: event.from, currentTitle: event.to };
      case 'locked':
        return { ...base, lockReason: event.reason?.toUpperCase().replace('-', '_') ?? null };
      case 'comment_deleted':
        return { ...base, deletedCommentAuthor: () => this.actor(event.authorId) };
      case 'review_dismissed':
        return {
          ...base,
          previousReviewState: event.previous,
          dismissalMessage: event.message,
          review: () =>
            this.#review(
              issue,
              found(
                issue.pull?.reviews.find((one) => one.id === event.reviewId),
                'review',
              ),
            ),
        };
      case 'head_ref_force_pushed':
        return { ...base, beforeCommit: () => this.#oid(issue, event.before), afterCommit: () => this.#oid(issue, event.after) };
      case 'merged':
        return { ...base, commit: () => this.#oid(issue, event.sha) };
      case 'unlocked':
      case 'transferred':
      case 'converted_to_discussion':
        return base;
      default:
        return event satisfies never;
    }
  }

  #oid(issue: Issue, sha: string): object | null {
    const commit = issue.pull === null ? undefined : commitOf(issue.pull, sha);
    return commit === undefined ? null : this.#commit(commit);
  }

  #commit(commit: Commit): object {
    const person = (id: number | null) => {
      const account = id === null ? null : this.#world.account(id);
      return {
        name: account?.name ?? account?.login ?? 'Nobody',
        email: account?.email ?? 'nobody@example.invalid',
        date: iso(commit.at),
        user: account?.type === 'User' ? this.actor(account.id) : null,
      };
    };
    return {
      __typename: 'Commit',
      id: commit.nodeId,
      oid: commit.sha,
      committedDate: iso(commit.at),
      message: commit.message,
      author: person(commit.authorId),
      committer: person(commit.committerId),
    };
  }

  #review(issue: Issue, review: Review): object {
    return {
      __typename: 'PullRequestReview',
      id: review.nodeId,
      databaseId: review.id,
      author: () => this.actor(review.authorId),
      editor: () => this.actor(review.editorId),
      state: review.state,
      body: review.body,
      createdAt: iso(review.submittedAt),
      submittedAt: iso(review.submittedAt),
      lastEditedAt: isoOrNull(review.lastEditedAt),
      includesCreatedEdit: review.lastEditedAt !== null,
      authorCanPushToRepository: reaches(this.#world.roleOf(this.#world.repo(issue.repoId), review.authorId), 'write'),
      commit: () => this.#oid(issue, review.commit),
      url: `${this.#views.html(issue)}#pullrequestreview-${review.id}`,
    };
  }
}
