/** What `guard doctor` and `guard init` find out before anything is judged. Plain data: how it was found is the adapters' business. */
import type { Label } from '../approval/events.ts';
import type { Account, Instant } from '../model.ts';
import type { PolicySource, Role } from '../policy/policy.ts';

/**
 * An answer, or why there is none. An error is never an answer: `refused` means that the other side said no to this token,
 * `silent` that nobody knows (network, limits, a proxy that answers).
 */
export type Told<T> =
  | { readonly kind: 'told'; readonly value: T }
  | { readonly kind: 'refused'; readonly why: string; readonly fix?: string }
  | { readonly kind: 'silent'; readonly why: string; readonly fix?: string };

/** By the token's beginning; GitHub says nothing else about it. `oauth`: of a program that somebody logged in with, as gh. */
export type TokenKind = 'classic' | 'fine-grained' | 'oauth' | 'app-user' | 'installation' | 'unknown';

export interface TokenFacts {
  /** Name of the variable, or `keychain`. */
  readonly from: string;
  readonly kind: TokenKind;
  /** Of `classic` and `oauth`, as GitHub tells them; null: it tells none. */
  readonly scopes: readonly string[] | null;
  readonly expiresAt: Instant | null;
}

export interface RepositoryFacts {
  /** `owner/name` as GitHub spells it now. */
  readonly name: string;
  readonly archived: boolean;
  readonly public: boolean;
  readonly hasIssues: boolean;
  /** Role of the token's owner; null for an app's installation, which has none. */
  readonly ownRole: Role | null;
  readonly labels: { readonly approved: Label | null; readonly denied: Label | null; readonly question: Label | null };
}

export interface Person {
  readonly account: Account;
  readonly role: Role | 'none';
}

export interface GitHubFacts {
  /** Origin of the API. */
  readonly api: string;
  readonly token: TokenFacts | null;
  readonly viewer: Told<Account>;
  readonly repository: Told<RepositoryFacts>;
  readonly issues: Told<true>;
  /** Everybody who would be an initiator of what is asked here and now. */
  readonly initiators: Told<readonly Account[]>;
  /** Who has a role in the repository. `complete`: false where there are more than guard reads here. */
  readonly people: Told<{ readonly list: readonly Person[]; readonly complete: boolean }>;
  /** Policy's teams (`org/slug`, lower case) and the ids of their active members. */
  readonly teams: readonly { readonly team: string; readonly members: Told<readonly number[]> }[];
  /** How far this machine's clock is ahead of GitHub's, to a second or two; null: GitHub did not tell. */
  readonly clockAheadMs: number | null;
}

export interface PathFacts {
  readonly path: string;
  readonly exists: boolean;
  /** This process may write it. */
  readonly writable: boolean;
  /** Everybody may write it, or another account than this user and root owns it. */
  readonly foreign: boolean;
  /** Its group may write it: harmless where that is the user's own group, which cannot be told from here. */
  readonly group: boolean;
}

export interface MachineFacts {
  readonly node: string;
  readonly platform: string;
  /** What was started: guard itself. */
  readonly program: PathFacts;
  /** Effective user. */
  readonly user: { readonly name: string; readonly uid: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly pty: Told<true>;
  /** null: its keychain did not answer in time. */
  readonly keychain: boolean | null;
  /** Of the policy: each of its documents, the folder of that document, and the folders under `path`. */
  readonly documents: readonly (PolicySource & { readonly file: PathFacts; readonly folder: PathFacts })[];
  readonly trustedFolders: readonly PathFacts[];
  /** Folders of the system on PATH that this user may write although it is not root. */
  readonly writableSystemFolders: readonly string[];
}

export interface LogFacts {
  /** Guard's own folder. */
  readonly folder: PathFacts;
  /** Somebody else could redirect or write it. */
  readonly safe: Told<true>;
  readonly key: Told<'none' | 'file' | 'environment'>;
  /** null: the file system does not tell. */
  readonly freeBytes: number | null;
  readonly log: Told<LogAsIs>;
}

export type LogAsIs =
  | { readonly kind: 'none' }
  /** There is none, though its trust file says that there was one. */
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'there';
      readonly records: number;
      /** As `guard log verify --quick`. */
      readonly exit: 0 | 1 | 3;
      readonly failure: string | null;
      /** The last checkpoint that was kept outside, and how many records came after it; null: none was found. */
      readonly anchor: { readonly at: Instant; readonly since: number } | null;
    };
