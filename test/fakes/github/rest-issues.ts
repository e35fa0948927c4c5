/** REST: issues, comments, events, timeline, search, pull requests. */
import { demand, demandSomebody, notFound, Refusal, visibleIssue } from './access.ts';
import { type Call, created, empty, list, names, number, ok, param, type Route, repoOf, text } from './call.ts';
import { addLabels, labelsAtBirth, removeLabel, setLabels } from './labels.ts';
import { dismissReview, pullOf, type ReviewEvent, review, reviewOf } from './pulls.ts';
import { searchIssues } from './search.ts';
import type { Issue, StateReason } from './state.ts';
import { addComment, createIssue, deleteComment, editComment, editIssue, lock, unlock } from './threads.ts';

const thread = ['issues', 'pull_requests'] as const;

function issueOf(call: Call): Issue {
  const repo = repoOf(call);
  demand(call.world, call.subject, repo, thread, call.level);
  return visibleIssue(call.world, call.subject, repo, number(call, 'number'), call.links.api);
}

function commentOf(call: Call) {
  const repo = repoOf(call);
  demand(call.world, call.subject, repo, thread, call.level);
  const hit = call.world.commentById(number(call, 'id'));
  if (hit === undefined || hit.issue.repoId !== repo.id) throw notFound();
  return hit;
}

const labelRows = (call: Call, issue: Issue) => call.views.issue(issue).labels;

function listIssues(call: Call): Issue[] {
  const repo = repoOf(call);
  demand(call.world, call.subject, repo, thread, 'read');
  const state = call.query.get('state') ?? 'open';
  const creator = call.query.get('creator')?.toLowerCase();
  const since = Date.parse(call.query.get('since') ?? '') || 0;
  const labels = (call.query.get('labels') ?? '').split(',').filter((name) => name !== '');
  const hits = [...call.world.state.issues.values()].filter(
    (issue) =>
      issue.repoId === repo.id &&
      issue.fate.kind === 'here' &&
      (state === 'all' || issue.open === (state === 'open')) &&
      (creator === undefined || call.world.account(issue.authorId).login.toLowerCase() === creator) &&
      issue.updatedAt >= since &&
      labels.every((name) => {
        const label = call.world.labelNamed(repo, name);
        return label !== undefined && issue.labels.includes(label.id);
      }),
  );
  const key = call.query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  hits.sort((a, b) => b[key] - a[key] || b.id - a.id);
  return call.query.get('direction') === 'asc' ? hits.reverse() : hits;
}

function stateReason(call: Call): StateReason | 'reopened' | undefined {
  const reason = text(call, 'state_reason');
  if (reason === undefined || reason === 'completed' || reason === 'not_planned' || reason === 'duplicate' || reason === 'reopened')
    return reason;
  throw new Refusal(
    422,
    `Invalid request.\n\n'${reason}' is not a possible value. Must be one of the following: completed, not_planned, duplicate, reopened, null.`,
  );
}

function openOrClosed(call: Call): 'open' | 'closed' | undefined {
  const state = text(call, 'state');
  if (state === undefined || state === 'open' || state === 'closed') return state;
  throw new Refusal(422, `Invalid request.\n\n'${state}' is not a possible value. Must be one of the following: open, closed.`);
}

export const issueRoutes: readonly Route[] = [
  { method: 'GET', path: '/search/issues', resource: 'search', handle: (call) => searchIssues(call) },
  { method: 'GET', path: '/repos/:owner/:repo/issues', handle: (call) => list(listIssues(call).map((issue) => call.views.issue(issue))) },
  {
    method: 'POST',
    path: '/repos/:owner/:repo/issues',
    handle: (call) => {
      const repo = repoOf(call);
      const who = demandSomebody(call.subject);
      const issue = createIssue(call.world, who, repo, { title: text(call, 'title') ?? '', body: text(call, 'body') });
      if (call.body['labels'] !== undefined) labelsAtBirth(call.world, who, issue, names(call.body['labels']));
      return created(call.views.issue(issue));
    },
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/issues/events',
    handle: (call) => {
      const repo = repoOf(call);
      demand(call.world, call.subject, repo, thread, 'read');
      const rows = [...call.world.state.issues.values()]
        .filter((issue) => issue.repoId === repo.id && issue.fate.kind === 'here')
        .flatMap((issue) => issue.events.map((event) => ({ issue, event })))
        .sort((a, b) => b.event.id - a.event.id);
      return list(rows.map(({ issue, event }) => call.views.event(issue, event, 'repository')));
    },
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/issues/events/:id',
    handle: (call) => {
      const repo = repoOf(call);
      demand(call.world, call.subject, repo, thread, 'read');
      for (const issue of call.world.state.issues.values()) {
        const event = issue.events.find((one) => one.id === number(call, 'id'));
        if (event !== undefined && issue.repoId === repo.id && issue.fate.kind === 'here')
          return ok(call.views.event(issue, event, 'repository'));
      }
      throw notFound();
    },
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/issues/comments',
    handle: (call) => {
      const repo = repoOf(call);
      demand(call.world, call.subject, repo, thread, 'read');
      const since = Date.parse(call.query.get('since') ?? '') || 0;
      const key = call.query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
      const hits = [...call.world.state.issues.values()]
        .filter((issue) => issue.repoId === repo.id && issue.fate.kind === 'here')
        .flatMap((issue) => issue.comments.filter((comment) => comment.updatedAt >= since).map((comment) => ({ issue, comment })))
        .sort((a, b) => a.comment[key] - b.comment[key] || a.comment.id - b.comment.id);
      // Without `sort` GitHub leaves `direction` aside.
      const descending = call.query.has('sort') && call.query.get('direction') !== 'asc';
      return list((descending ? hits.reverse() : hits).map(({ issue, comment }) => call.views.comment(issue, comment)));
    },
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/issues/comments/:id',
    handle: (call) => {
      const { issue, comment } = commentOf(call);
      return ok(call.views.comment(issue, comment));
    },
  },
  {
    method: 'PATCH',
    path: '/repos/:owner/:repo/issues/comments/:id',
    handle: (call) => {
      const { issue, comment } = commentOf(call);
      editComment(call.world, demandSomebody(call.subject), issue, comment, text(call, 'body') ?? '');
      return ok(call.views.comment(issue, comment));
    },
  },
  {
    method: 'DELETE',
    path: '/repos/:owner/:repo/issues/comments/:id',
    handle: (call) => {
      const { issue, comment } = commentOf(call);
      deleteComment(call.world, demandSomebody(call.subject), issue, comment);
      return empty;
    },
  },
  { method: 'GET', path: '/repos/:owner/:repo/issues/:number', handle: (call) => ok(call.views.issue(issueOf(call))) },
  {
    method: 'PATCH',
    path: '/repos/:owner/:repo/issues/:number',
    handle: (call) => {
      const issue = issueOf(call);
      const who = demandSomebody(call.subject);
      const change = { title: text(call, 'title'), body: text(call, 'body'), state: openOrClosed(call), stateReason: stateReason(call) };
      // A labels-only change is judged by the role to label, not by the right to edit.
      const edits = change.title !== undefined || change.body !== undefined || change.state !== undefined;
      if (edits) editIssue(call.world, who, issue, change);
      else demand(call.world, who, call.world.repo(issue.repoId), thread, 'write');
      if (call.body['labels'] !== undefined) setLabels(call.world, who, issue, names(call.body['labels']));
      return ok(call.views.issue(issue));
    },
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/issues/:number/comments',
    handle: (call) => {
      const issue = issueOf(call);
      const since = Date.parse(call.query.get('since') ?? '') || 0;
      return list(issue.comments.filter((comment) => comment.updatedAt >= since).map((comment) => call.views.comment(issue, comment)));
    },
  },
  {
    method: 'POST',
    path: '/repos/:owner/:repo/issues/:number/comments',
    handle: (call) => {
      const issue = issueOf(call);
      return created(call.views.comment(issue, addComment(call.world, demandSomebody(call.subject), issue, text(call, 'body') ?? '')));
    },
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/issues/:number/events',
    handle: (call) => {
      const issue = issueOf(call);
      return list(issue.events.map((event) => call.views.event(issue, event, 'thread')));
    },
  },
  { method: 'GET', path: '/repos/:owner/:repo/issues/:number/timeline', handle: (call) => list(call.views.timeline(issueOf(call))) },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/issues/:number/labels',
    handle: (call) => list(labelRows(call, issueOf(call))),
  },
  {
    method: 'POST',
    path: '/repos/:owner/:repo/issues/:number/labels',
    handle: (call) => {
      const issue = issueOf(call);
      addLabels(call.world, demandSomebody(call.subject), issue, names(call.body['labels']));
      return ok(labelRows(call, issue));
    },
  },
  {
    method: 'PUT',
    path: '/repos/:owner/:repo/issues/:number/labels',
    handle: (call) => {
      const issue = issueOf(call);
      const who = demandSomebody(call.subject);
      demand(call.world, who, call.world.repo(issue.repoId), thread, 'write');
      setLabels(call.world, who, issue, names(call.body['labels'] ?? []));
      return ok(labelRows(call, issue));
    },
  },
  {
    method: 'DELETE',
    path: '/repos/:owner/:repo/issues/:number/labels/:name',
    handle: (call) => {
      const issue = issueOf(call);
      removeLabel(call.world, demandSomebody(call.subject), issue, param(call, 'name'));
      return ok(labelRows(call, issue));
    },
  },
  {
    method: 'PUT',
    path: '/repos/:owner/:repo/issues/:number/lock',
    handle: (call) => {
      const issue = issueOf(call);
      const who = demandSomebody(call.subject);
      demand(call.world, who, call.world.repo(issue.repoId), thread, 'write');
      lock(call.world, who, issue, text(call, 'lock_reason') ?? null);
      return empty;
    },
  },
  {
    method: 'DELETE',
    path: '/repos/:owner/:repo/issues/:number/lock',
    handle: (call) => {
      const issue = issueOf(call);
      const who = demandSomebody(call.subject);
      demand(call.world, who, call.world.repo(issue.repoId), thread, 'write');
      unlock(call.world, who, issue);
      return empty;
    },
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/pulls/:number',
    handle: (call) => {
      const issue = issueOf(call);
      return ok(call.views.pull(issue, pullOf(issue)));
    },
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/pulls/:number/commits',
    handle: (call) => {
      const issue = issueOf(call);
      return list(pullOf(issue).commits.map((commit) => call.views.commit(issue, commit)));
    },
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/pulls/:number/reviews',
    handle: (call) => {
      const issue = issueOf(call);
      return list(pullOf(issue).reviews.map((made) => call.views.review(issue, made)));
    },
  },
  {
    method: 'POST',
    path: '/repos/:owner/:repo/pulls/:number/reviews',
    handle: (call) => {
      const issue = issueOf(call);
      const event = text(call, 'event');
      if (event !== 'APPROVE' && event !== 'REQUEST_CHANGES' && event !== 'COMMENT') throw new Refusal(422, 'Unprocessable Entity');
      const made = review(
        call.world,
        demandSomebody(call.subject),
        issue,
        event satisfies ReviewEvent,
        text(call, 'body') ?? '',
        text(call, 'commit_id'),
      );
      return ok(call.views.review(issue, made));
    },
  },
  {
    method: 'PUT',
    path: '/repos/:owner/:repo/pulls/:number/reviews/:id/dismissals',
    handle: (call) => {
      const issue = issueOf(call);
      const made = reviewOf(issue, number(call, 'id'));
      dismissReview(call.world, demandSomebody(call.subject), issue, made, text(call, 'message') ?? '');
      return ok(call.views.review(issue, made));
    },
  },
];
