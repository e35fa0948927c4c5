import type { Account, Instant } from '../model.ts';
import type { Role } from '../policy/policy.ts';

/** A label as it is on the repository: the node id is what counts, names can be renamed. */
export interface Label {
  readonly id: string;
  readonly name: string;
}

/**
 * How an event reached the thread, which only REST tells. `unknown`: REST has not told yet (a lagging replica), so the
 * event does not count for now.
 */
export type Through = { readonly kind: 'known'; readonly app: string | null; readonly intent: boolean } | { readonly kind: 'unknown' };

interface EventBase {
  /** Node id. */
  readonly id: string;
  /** null: a deleted account (ghost). */
  readonly actor: Account | null;
  /** Server time. */
  readonly at: Instant;
}

/** What happened on the thread, oldest first, as GraphQL and REST together tell it. */
export type ApprovalEvent =
  | (EventBase & { readonly kind: 'labeled' | 'unlabeled'; readonly label: Label; readonly through: Through })
  | (EventBase & {
      readonly kind: 'comment';
      readonly body: string;
      /** `lastEditedAt` set or `includesCreatedEdit`. */
      readonly edited: boolean;
      /** By anybody but its author, or by nobody knows whom. */
      readonly editedByOther: boolean;
      readonly minimized: boolean;
      readonly byEmail: boolean;
      readonly through: Through;
    })
  | (EventBase & {
      readonly kind: 'review';
      /** `dismissed` hides what it said before; `before` is what the dismissal tells. */
      readonly state: 'approved' | 'changes-requested' | 'commented' | 'dismissed';
      readonly before: 'approved' | 'changes-requested' | null;
      readonly body: string;
      readonly edited: boolean;
      readonly editedByOther: boolean;
      /** The commit that was reviewed; null: it is gone. */
      readonly commit: string | null;
    })
  | (EventBase & { readonly kind: 'comment-deleted'; readonly author: Account | null })
  | (EventBase & { readonly kind: 'closed' | 'reopened' | 'renamed' | 'transferred' | 'converted' | 'locked' | 'unlocked' | 'head-moved' });

/**
 * Standing of one account, read at decision time. An error is never a role.
 * `teams`: those of policy's teams (`org/slug`, lower case) in which the membership is active.
 */
export type RoleAnswer =
  | { readonly kind: 'role'; readonly role: Role | 'none'; readonly teams: readonly string[] }
  | { readonly kind: 'unreadable'; readonly why: string };

/** The thread or comment that carries the request's text. */
export interface RequestAsIs {
  readonly nodeId: string;
  readonly body: string;
  /** `lastEditedAt` set or `includesCreatedEdit`: also true for text that was edited back. */
  readonly edited: boolean;
  /** Folded away: whoever decides on the thread may not have seen it. Only comments can be. */
  readonly minimized: boolean;
  /** Server time. Never compared with this machine's clock. */
  readonly createdAt: Instant;
}

export interface ThreadAsIs {
  readonly nodeId: string;
  readonly repositoryNodeId: string;
  readonly archived: boolean;
  readonly public: boolean;
  readonly title: string;
  readonly body: string;
  readonly open: boolean;
  /** Commit at the head of a pull request; null: an issue. */
  readonly head: string | null;
  readonly labels: readonly Label[];
  /** null: the comment that carried it is gone. For guard's own issue this is the issue's own text. */
  readonly request: RequestAsIs | null;
}

/** One full, unconditional read of a thread. */
export interface ApprovalEvents {
  /** GitHub's clock when it was read; null: it did not tell. */
  readonly readAt: Instant | null;
  /** Owner of the token that read: an initiator too, should the token have been exchanged in mid-wait. */
  readonly viewer: Account;
  /** null: deleted, transferred or converted, and GitHub says so. */
  readonly thread: ThreadAsIs | null;
  /** The policy's three labels as the repository has them now, by name; null: gone or renamed. */
  readonly pinned: { readonly approved: Label | null; readonly denied: Label | null; readonly question: Label | null };
  readonly events: readonly ApprovalEvent[];
  /** By numeric account id, for everyone whose event could count. */
  readonly roles: ReadonlyMap<number, RoleAnswer>;
}
