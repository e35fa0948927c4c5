/** What the fake GitHub knows. Plain data, so that a stale replica is one `structuredClone` away. */

import { nodeId } from './ids.ts';

export type AccountType = 'User' | 'Bot' | 'Mannequin' | 'Organization';
/** The five roles, in rising order. */
export const roles = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Role = (typeof roles)[number];
export type Level = 'read' | 'write' | 'admin';

export interface Account {
  readonly id: number;
  readonly nodeId: string;
  login: string;
  readonly type: AccountType;
  name: string | null;
  email: string | null;
  /** A deleted account: REST shows `ghost` or null in its place, GraphQL null. */
  deleted: boolean;
  readonly createdAt: number;
}

/** GitHub's stand-in for deleted accounts: an account like others, of type User, that nobody owns. */
export const ghost: Account = {
  id: 10137,
  nodeId: nodeId('U', 10137),
  login: 'ghost',
  type: 'User',
  name: 'Deleted user',
  email: null,
  deleted: false,
  createdAt: Date.UTC(2008, 4, 13),
};

export interface App {
  readonly id: number;
  readonly nodeId: string;
  readonly slug: string;
  readonly name: string;
  readonly ownerId: number;
  /** The app's own account, `slug[bot]`. */
  readonly botId: number;
  readonly permissions: Record<string, Level>;
  readonly createdAt: number;
}

/**
 * `classic`: scopes. `fine-grained`: permissions, for chosen repositories. `installation`: an app as itself
 * (`GITHUB_TOKEN` is one). `app-user`: a person through an app; everything it does carries `performed_via_github_app`.
 */
export type TokenKind = 'classic' | 'fine-grained' | 'installation' | 'app-user';

export interface Token {
  readonly value: string;
  readonly accountId: number;
  readonly kind: TokenKind;
  readonly scopes: readonly string[];
  readonly permissions: Readonly<Record<string, Level>>;
  /** Repository ids, null: all. */
  readonly repos: readonly number[] | null;
  readonly appId: number | null;
  revoked: boolean;
  /** Installation tokens live for an hour; null: for good. */
  readonly expiresAt: number | null;
  /** Requests an hour. */
  readonly limit: number;
  readonly used: Record<string, { count: number; resetAt: number }>;
}

export interface Repo {
  readonly id: number;
  readonly nodeId: string;
  ownerId: number;
  name: string;
  private: boolean;
  archived: boolean;
  hasIssues: boolean;
  /** The issue-suggestions feature: off, events have no `intent` property at all. */
  suggestions: boolean;
  defaultBranch: string;
  readonly branches: Map<string, { sha: string; protected: boolean }>;
  /** Account id to role. */
  readonly collaborators: Map<number, Role>;
  readonly createdAt: number;
  nextNumber: number;
  /** Former `owner/name`, lower case: they answer 301. */
  readonly formerNames: string[];
}

export interface Team {
  readonly orgId: number;
  readonly slug: string;
  readonly members: Map<number, 'active' | 'pending'>;
  /** Repository id to the role that it gives. */
  readonly repos: Map<number, Role>;
}

export interface Label {
  readonly id: number;
  readonly nodeId: string;
  readonly repoId: number;
  name: string;
  color: string;
  description: string | null;
  /** Events keep speaking of a label that is gone. */
  deleted: boolean;
}

export interface Intent {
  readonly rationale: string | null;
  readonly confidence: 'LOW' | 'MEDIUM' | 'HIGH' | null;
}

export type Happening =
  | {
      readonly kind: 'labeled' | 'unlabeled';
      readonly labelId: number;
      readonly name: string;
      readonly color: string;
      readonly intent: Intent | null;
    }
  | { readonly kind: 'closed'; readonly stateReason: StateReason | null }
  | { readonly kind: 'reopened' }
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  | { readonly kind: 'locked'; readonly reason: string | null }
  | { readonly kind: 'unlocked' }
  | { readonly kind: 'transferred' }
  | { readonly kind: 'converted_to_discussion' }
  | { readonly kind: 'comment_deleted'; readonly authorId: number }
  | { readonly kind: 'review_dismissed'; readonly reviewId: number; readonly previous: ReviewState; readonly message: string }
  | { readonly kind: 'head_ref_force_pushed'; readonly before: string; readonly after: string }
  | { readonly kind: 'merged'; readonly sha: string };

/** One happening on a thread. Ids rise over the whole server, so their order is the order of events within a second. */
export type IssueEvent = Happening & {
  readonly id: number;
  readonly nodeId: string;
  readonly at: number;
  readonly actorId: number;
  readonly appId: number | null;
};

/** Text that people may edit: the history is what tells a forged request from a real one. */
export interface Text {
  body: string;
  lastEditedAt: number | null;
  editorId: number | null;
}

export interface Comment extends Text {
  readonly id: number;
  readonly nodeId: string;
  readonly authorId: number;
  readonly appId: number | null;
  readonly createdAt: number;
  updatedAt: number;
  minimized: string | null;
  readonly byEmail: boolean;
}

export type StateReason = 'completed' | 'not_planned' | 'duplicate';
export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';

export interface Review extends Text {
  readonly id: number;
  readonly nodeId: string;
  readonly authorId: number;
  state: ReviewState;
  readonly submittedAt: number;
  readonly commit: string;
}

export interface Commit {
  readonly id: number;
  readonly nodeId: string;
  readonly sha: string;
  readonly authorId: number | null;
  readonly committerId: number | null;
  readonly message: string;
  readonly at: number;
}

export interface Pull {
  headRef: string;
  baseRef: string;
  commits: Commit[];
  /** Commits that a force push took out; reviews still speak of them. */
  readonly gone: Commit[];
  readonly reviews: Review[];
  draft: boolean;
  mergedAt: number | null;
}

export interface Issue extends Text {
  readonly id: number;
  readonly nodeId: string;
  readonly repoId: number;
  readonly number: number;
  readonly authorId: number;
  readonly appId: number | null;
  title: string;
  open: boolean;
  stateReason: StateReason | 'reopened' | null;
  closedById: number | null;
  closedAt: number | null;
  readonly createdAt: number;
  updatedAt: number;
  locked: boolean;
  lockReason: string | null;
  /** In the order of adding. */
  readonly labels: number[];
  readonly comments: Comment[];
  readonly events: IssueEvent[];
  fate: { readonly kind: 'here' } | { readonly kind: 'deleted' } | { readonly kind: 'moved'; readonly to: number };
  readonly pull: Pull | null;
}

export interface WorkflowRun {
  readonly id: number;
  readonly nodeId: string;
  readonly repoId: number;
  status: 'queued' | 'pending' | 'waiting' | 'in_progress' | 'completed';
  readonly event: string;
  readonly actorId: number;
  /** Differs from the actor after a re-run by somebody else. */
  triggeringActorId: number;
  attempt: number;
  readonly branch: string;
  readonly createdAt: number;
}

export interface State {
  lastId: number;
  readonly accounts: Map<number, Account>;
  readonly apps: Map<number, App>;
  readonly tokens: Map<string, Token>;
  readonly repos: Map<number, Repo>;
  readonly teams: Team[];
  /** Organization id to its members. */
  readonly members: Map<number, Set<number>>;
  readonly labels: Map<number, Label>;
  /** By issue id. */
  readonly issues: Map<number, Issue>;
  readonly runs: Map<number, WorkflowRun>;
}

export function emptyState(): State {
  return {
    lastId: 41_000_000,
    accounts: new Map([[ghost.id, { ...ghost }]]),
    apps: new Map(),
    tokens: new Map(),
    repos: new Map(),
    teams: [],
    members: new Map(),
    labels: new Map(),
    issues: new Map(),
    runs: new Map(),
  };
}
