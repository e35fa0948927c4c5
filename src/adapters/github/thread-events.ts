import type { ApprovalEvent, Through } from '../../core/approval/events.ts';
import type { Account } from '../../core/model.ts';
import { garbled, isRecord } from './client.ts';
import { actor, flag, instant, isEdited, text } from './shapes.ts';

type Node = Record<string, unknown>;
type ReviewState = Extract<ApprovalEvent, { kind: 'review' }>['state'];

/**
 * The timeline of GraphQL as events, oldest first, without those that say nothing about a request.
 * @param through how each came, by node id, as far as REST has told
 */
export function eventsOf(nodes: readonly Node[], through: ReadonlyMap<string, Through>): readonly ApprovalEvent[] {
  const before = new Map<unknown, unknown>();
  for (const node of nodes)
    if (node['__typename'] === 'ReviewDismissedEvent' && isRecord(node['review']))
      before.set(node['review']['id'], node['previousReviewState']);
  return nodes.flatMap((node) => eventOf(node, through, before) ?? []);
}

function eventOf(node: Node, through: ReadonlyMap<string, Through>, before: ReadonlyMap<unknown, unknown>): ApprovalEvent | null {
  const type = node['__typename'];
  if (type === 'PullRequestReview') return reviewOf(node, before);
  if (typeof type !== 'string' || !(type in kinds)) return null;
  const base = { id: text(node, 'id'), at: instant(node, 'createdAt') };
  switch (type) {
    case 'LabeledEvent':
    case 'UnlabeledEvent': {
      // A deleted label leaves its events; they are about no label that is pinned.
      const named = isRecord(node['label']) ? node['label'] : { id: '', name: '' };
      return {
        ...base,
        kind: type === 'LabeledEvent' ? 'labeled' : 'unlabeled',
        actor: actor(node['actor']),
        label: { id: text(named, 'id'), name: text(named, 'name') },
        through: through.get(base.id) ?? { kind: 'unknown' },
      };
    }
    case 'IssueComment':
      return {
        ...base,
        kind: 'comment',
        ...wordsOf(node),
        minimized: flag(node, 'isMinimized'),
        byEmail: flag(node, 'createdViaEmail'),
        through: through.get(base.id) ?? { kind: 'unknown' },
      };
    case 'CommentDeletedEvent':
      return { ...base, kind: 'comment-deleted', actor: actor(node['actor']), author: actor(node['deletedCommentAuthor']) };
    default:
      return { ...base, kind: kinds[type as keyof typeof kinds], actor: actor(node['actor']) } as ApprovalEvent;
  }
}

function reviewOf(node: Node, before: ReadonlyMap<unknown, unknown>): ApprovalEvent | null {
  const state = stateOf(node['reviewState']);
  // Only its author sees one that is not submitted yet.
  if (state === 'pending') return null;
  const was = before.get(node['id']);
  const said = was === undefined || was === null ? null : stateOf(was);
  const commit = isRecord(node['reviewedCommit']) ? text(node['reviewedCommit'], 'oid') : null;
  return {
    id: text(node, 'id'),
    at: instant(node, 'submittedAt'),
    kind: 'review',
    state,
    before: said === 'approved' || said === 'changes-requested' ? said : null,
    ...wordsOf(node),
    commit,
  };
}

function stateOf(value: unknown): ReviewState | 'pending' {
  switch (value) {
    case 'APPROVED':
      return 'approved';
    case 'CHANGES_REQUESTED':
      return 'changes-requested';
    case 'COMMENTED':
      return 'commented';
    case 'DISMISSED':
      return 'dismissed';
    case 'PENDING':
      return 'pending';
    default:
      throw garbled("a review's state");
  }
}

function wordsOf(node: Node): {
  readonly actor: Account | null;
  readonly body: string;
  readonly edited: boolean;
  readonly editedByOther: boolean;
} {
  const author = actor(node['author']);
  const edited = isEdited(node);
  const editor = actor(node['editor']);
  return { actor: author, body: text(node, 'body'), edited, editedByOther: edited && (author === null || editor?.id !== author.id) };
}

const kinds = {
  LabeledEvent: 'labeled',
  UnlabeledEvent: 'unlabeled',
  IssueComment: 'comment',
  CommentDeletedEvent: 'comment-deleted',
  ClosedEvent: 'closed',
  ReopenedEvent: 'reopened',
  RenamedTitleEvent: 'renamed',
  TransferredEvent: 'transferred',
  ConvertedToDiscussionEvent: 'converted',
  LockedEvent: 'locked',
  UnlockedEvent: 'unlocked',
  HeadRefForcePushedEvent: 'head-moved',
} as const;
