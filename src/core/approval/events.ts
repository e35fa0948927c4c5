import type { Account, Instant } from '../model.ts';
import type { Role } from '../policy/policy.ts';

/** A label as it is on the repository: the node id is what counts, names can be renamed. */
export interface Label {
  readonly id: string;
  readonly name: string;
}

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
  | (EventBase & {
      readonly kind: 'labeled' | 'unlabeled';
      readonly label: Label;
      /** Slug of the app it came through, null if none; `unknown` if REST did not tell (then it does not count). */
      readonly viaApp: string | null;
      /** Agent-suggested writes carry one. */
      readonly intent: string | null;
    })
  | (EventBase & { readonly kind: 'comment'; readonly body: string; readonly edited: boolean; readonly minimized: boolean; readonly byEmail: boolean; readonly viaApp: string | null })
  | (EventBase & { readonly kind: 'comment-deleted'; readonly author: Account | null })
  | (EventBase & { readonly kind: 'closed' | 'reopened' | 'renamed' | 'transferred' | 'converted' | 'locked' | 'unlocked' });

/** Role of one account in the repository, read at decision time. An error is never a role. */
export type RoleAnswer = { readonly kind: 'role'; readonly role: Role | 'none' } | { readonly kind: 'unreadable'; readonly why: string };

/** One full, unconditional read of a thread. */
export interface ApprovalEvents {
  readonly thread: {
    readonly nodeId: string;
    readonly repositoryNodeId: string;
    readonly title: string;
    readonly body: string;
    /** `lastEditedAt` set or `includesCreatedEdit`. */
    readonly edited: boolean;
    readonly open: boolean;
    readonly labels: readonly Label[];
  };
  /** The policy's three labels as the repository has them now, by name; null: gone or renamed. */
  readonly pinned: { readonly approved: Label | null; readonly denied: Label | null; readonly question: Label | null };
  readonly events: readonly ApprovalEvent[];
  /** By numeric account id, for everyone whose event could count. */
  readonly roles: ReadonlyMap<number, RoleAnswer>;
}
