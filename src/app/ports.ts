/** Every interface to the outside. Adapters implement these; only `cli/wire.ts` joins the two. */
import type { ApprovalEvents } from '../core/approval/events.ts';
import type { TicketFacts } from '../core/approval/ticket.ts';
import type {
  Account,
  ApprovalRequest,
  BoundCommand,
  BoundStdin,
  Classification,
  CommandRequest,
  Instant,
  Preview,
  ResolvedCommand,
  Run,
  Sha256,
  Verdict,
} from '../core/model.ts';
import type { Permit } from '../core/permit.ts';
import type { Binding } from '../core/policy/binding.ts';
import type { ClassifyContext, ContextFacts } from '../core/policy/context.ts';
import type { TracedPolicy } from '../core/policy/origins.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Envelope } from '../core/record/envelope.ts';
import type { PublicKey } from '../core/record/public-key.ts';
import type { RecordDraft } from '../core/record/statement.ts';
import type { StoredBundle } from '../core/record/verify.ts';

/** Time, passed in so that an hour's wait tests in a millisecond. */
export interface Clock {
  now(): Instant;
  /** Resolves early (without throwing) when `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Where a request stands on the channel. Enough to find it again after a restart. */
export interface Ticket extends TicketFacts {
  readonly repo: string;
  readonly number: number;
  readonly url: string;
  /** Set when the request is a comment on a thread that guard did not open. */
  readonly commentId: number | null;
  readonly bodySha256: Sha256;
}

/** A thread of others to ask on, in a comment. */
export interface AskedThread {
  readonly kind: 'issue' | 'pull';
  readonly number: number;
}

/** Who stands behind the token, and where it asks. */
export interface ChannelIdentity {
  /** API origin, part of every digest. */
  readonly api: string;
  readonly repo: string;
  readonly repositoryId: number;
  readonly initiators: readonly [Account, ...Account[]];
  /** False: request and record say `repository: unproved`. */
  readonly repositoryProved: boolean;
}

/** Text of a request, made by `core/approval/render.ts`. */
export interface RequestText {
  readonly title: string;
  readonly body: string;
}

/** What the doorbell says. */
export interface Ring {
  /** The thread may have changed since the last call; never evidence. */
  readonly changed: boolean;
  /** The channel's limits ask for at least this pause before the next call, in ms. */
  readonly pauseMs: number;
}

/** Whose the one run of a request is. */
export type Claim =
  | { readonly kind: 'ours' /** Read after the claim: judge once more, then start. */; readonly events: ApprovalEvents }
  | { readonly kind: 'taken'; readonly why: string };

/**
 * Where people are asked. Every method throws a {@link Fault} (`network`, `not-permitted`, `configuration`) when the
 * channel could not answer; such a fault decides nothing.
 */
export interface ApprovalChannel {
  /** Who asks: reads the token's owner and, in Actions, the runs' actors. Checks that the repository may be used. */
  identify(): Promise<ChannelIdentity>;
  /**
   * Opens the thread (or comments on the one the channel was made for), or finds the one that a lost answer left behind
   * by the nonce inside `text`. Needs `identify` before.
   * @param again an earlier attempt may have opened it: look before asking
   */
  open(request: ApprovalRequest, text: RequestText, nonce: string, again?: boolean): Promise<Ticket>;
  /** The doorbell: a conditional request. */
  ring(ticket: Ticket): Promise<Ring>;
  /** Everything needed to judge, read fresh and unconditionally, roles included. */
  read(ticket: Ticket): Promise<ApprovalEvents>;
  /** Posts a plain comment. Markdown must be escaped already. */
  say(ticket: Ticket, markdown: string): Promise<{ readonly commentId: number }>;
  /**
   * Claims the one run of a request: posts `markdown` (of `renderStarted`), re-reads the thread, and says whether this
   * claim is the first on it. GitHub orders two machines, a restored state folder, a fresh runner.
   * @param again an earlier attempt with the same text may have claimed it: look before posting
   */
  claimRun(ticket: Ticket, requestId: string, markdown: string, again?: boolean): Promise<Claim>;
  /** Posts the outcome and closes the thread (leaves a thread that guard did not open as it is). */
  close(ticket: Ticket, markdown: string, reason: 'completed' | 'not_planned'): Promise<{ readonly commentId: number }>;
}

/** A request as its reviewer finds it. Whoever may write on the repository can write something that looks like one. */
export interface PostedRequest {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  /** Title of the issue that guard made for it; null: a comment on a thread of others. */
  readonly title: string | null;
  /** null: a deleted account. */
  readonly author: Account | null;
  readonly body: string;
  readonly expiresAt: Instant;
}

/** Where reviewers answer, with a token of their own. Methods throw a {@link Fault} when GitHub could not answer. */
export interface ReviewDesk {
  viewer(): Promise<Account>;
  /** Open requests of the repository, oldest first. */
  open(): Promise<readonly PostedRequest[]>;
  /** Writes a comment on the request's thread. */
  answer(request: PostedRequest, text: string): Promise<{ readonly url: string }>;
}

/** What the log knows right before and after an append. */
export interface Position {
  readonly seq: number;
  /** RFC 6962 leaf hash of the line. */
  readonly leaf: Sha256;
}

/** A checkpoint as a C2SP signed note, and its numbers. */
export interface Checkpoint {
  readonly note: string;
  readonly size: number;
  readonly root: Sha256;
}

/** The signed log of this machine. */
export interface LogStore {
  readonly origin: string;
  /** Makes folders, key and genesis if they are not there, recovers what a crash left. Throws `io` when the log cannot be written. */
  prepare(): Promise<void>;
  /** Signs and stores one record; durable when the promise resolves. */
  append(draft: RecordDraft): Promise<Position>;
  checkpoint(): Promise<Checkpoint>;
  /** Stored lines in order, each with its newline. */
  lines(from?: number): AsyncIterable<string>;
  /** True if this log's own key signed the envelope; a line that somebody else put into the folder counts for nothing. */
  signed(envelope: Envelope): boolean;
  /** True if the note is a checkpoint of this log, signed by its own key. */
  vouches(note: string): boolean;
  /** Where the recording of a run belongs. */
  recordingPath(id: string): string;
}

/** A log folder, read only; it may be a copy, and whoever made it may be the attacker. */
export interface LogReader {
  /** As given; for people. */
  readonly folder: string;
  /** Content of `checkpoint`; null when there is none. */
  note(): Promise<string | null>;
  /** In order. @throws Fault `io` when a file cannot be read */
  bundles(): AsyncIterable<StoredBundle>;
  /** Size and digest of a file in `recordings/`; null when it is gone. */
  recording(file: string): Promise<{ readonly bytes: number; readonly sha256: Sha256 } | null>;
  /** Lines of a recording; null when it is gone. A line is cut at 1 MiB. */
  recordingLines(file: string): Promise<AsyncIterable<string> | null>;
}

/** The logs of this machine. */
export interface LogFolders {
  /** The log of the machine's key, else the only one there is. @throws Fault `not-found` when there is none */
  current(): Promise<LogReader>;
  all(): Promise<readonly LogReader[]>;
  /** @throws Fault `not-found` when the folder is no log. */
  at(folder: string): Promise<LogReader>;
}

/** Who outside the log vouches for its key: an option, trusted policy, or the machine's trust folder, in this order. */
export interface TrustSource {
  /** @param origins names the log gives itself, not yet believed */
  keyOf(origins: readonly string[]): Promise<{
    readonly key: PublicKey;
    readonly from: 'option' | 'policy' | 'local';
    /** The log it is trusted for; absent for a bare key. */
    readonly origin?: string;
  } | null>;
}

/** Turns a recording into the text a person would have read, without a terminal that could obey it. */
export interface CastScreen {
  render(cast: AsyncIterable<string>): Promise<{ readonly lines: readonly string[]; readonly cut: boolean }>;
}

/** Raw signing. Ed25519. */
export interface KeyStore {
  /** Hex SHA-256 of the SPKI DER. */
  readonly keyid: Sha256;
  /** SPKI DER. */
  readonly publicKey: Uint8Array;
  sign(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

export type IoMode = 'pty' | 'pipe';

/** How one run is to be done; everything that decides *what* runs is in the permit. */
export interface RunOptions {
  readonly io: IoMode;
  /** Whole environment of the child. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number | null;
  /**
   * Path of the `.cast` file, and its title, which is shown as it is and holds no text of the command's.
   * null: keep no recording (the child inherits guard's own terminal or pipes).
   */
  readonly recording: { readonly path: string; readonly capBytes: number; readonly title: string } | null;
  /** What to do when the recording can no longer be written during the run. */
  readonly onRecorderFault: 'kill' | 'finish';
  /** Values masked in the recording, at equal length. */
  readonly secrets: readonly string[];
  /** Bytes for the child's stdin in place of guard's own: read before asking, shown, approved. null: the child inherits stdin. */
  readonly stdin: Uint8Array | null;
  /**
   * Takes what the child writes in place of guard's own streams; needs `pipe` and a recording. false: that was enough, as when a
   * reader leaves a pipe. null: guard's own streams.
   */
  readonly capture: ((lane: 'stdout' | 'stderr', bytes: Uint8Array) => boolean) | null;
  /** Aborted when the approval is revoked: SIGTERM, then SIGKILL to everything in the session. null: nobody approved it. */
  readonly revoked: AbortSignal | null;
  /** The record of the start, on its way to the disk, and the last look after it: the child exists only then, and never if it fails. */
  readonly recorded: Promise<unknown>;
}

/** Runs what was permitted: a Permit, never a command. */
export interface Runner {
  /**
   * @throws Fault `not-found` or `not-permitted` when the child could not be started, or what `recorded` rejects with;
   * then nothing ran.
   */
  run(permit: Permit, options: RunOptions): Promise<Run>;
  /** Puts away what the run needed: for a moment in which there is something to wait for. */
  tidy(): void;
}

/** Facts about this machine and this command. */
export interface Facts {
  /** What classification may know: lookups (memoised, with the policy's trusted folders), work tree, environment. */
  context(cwd: string, trustedFolders: readonly string[]): ClassifyContext;
  /**
   * What commands here act on: cluster, account, workspace, branch. Runs none of what configuration files name; bounded in time.
   * @param wanted names of facts; null: all
   */
  surroundings(cwd: string, wanted: ReadonlySet<string> | null): Promise<ContextFacts>;
  /** Gathers all that the digest covers; called again right before the start. */
  bind(command: ResolvedCommand, stdin: BoundStdin, binding: Binding): Promise<BoundCommand>;
  /** What is at a path, links followed; null: nothing that can be bound. */
  kindOf(path: string): 'file' | 'folder' | null;
  /** Reads the caller's stdin before anything is asked, up to a cap; kept in memory, where nobody can swap it. */
  spool(): Promise<{ readonly stdin: BoundStdin; readonly bytes: Uint8Array | null }>;
  /** This process, so that recovery can tell whether it is dead: the start time keeps a reused pid apart. */
  process(): ProcessMark;
  /** True if exactly this process still runs. */
  isRunning(mark: ProcessMark): boolean;
}

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessMark {
  readonly pid: number;
  /** proc(5), field 22 of stat; 0 where there is no procfs. */
  readonly startTicks: number;
}

/** A request as kept in `requests/` (0600) until its outcome: what attaching and restarting need. */
export interface StoredRequest {
  readonly version: 1;
  readonly id: string;
  readonly digest: Sha256;
  /** Digest without nonce, expiry and salt: equal means the same command asked again. */
  readonly attachKey: Sha256;
  readonly openedAt: Instant;
  readonly expiresAt: Instant;
  /** Hex, 128 bits each. The salt never leaves this file. */
  readonly nonce: string;
  readonly salt: string;
  /** API origin and repository. */
  readonly api: string;
  readonly repo: string;
  /** What was shown of `--preview`, or null. */
  readonly preview: Preview | null;
  /** The log's checkpoint in the request's text: with it the very same text is made again after a lost answer. */
  readonly checkpoint: string;
  /** null: guard was stopped between deciding to ask and hearing that the thread exists. */
  readonly ticket: Ticket | null;
}

/** `requests/`: open requests of this machine. */
export interface RequestStore {
  /** Durable before it resolves. */
  put(stored: StoredRequest): Promise<void>;
  list(): Promise<readonly StoredRequest[]>;
  /** Takes the right to ask for this command: false while another guard that still runs has it. */
  beginAsking(attachKey: Sha256, asker: ProcessMark, isRunning: (mark: ProcessMark) => boolean): Promise<boolean>;
  endAsking(attachKey: Sha256): Promise<void>;
  /** Takes the right to end a request: true for one caller alone, whoever else waits for the same request. */
  take(id: string): Promise<boolean>;
  remove(id: string): Promise<void>;
}

/** A grant as kept in `grants/` (0600) while it may stand; the signed log and the thread say whether it does. */
export interface StoredGrant {
  readonly version: 1;
  /** Of the request that it came with. */
  readonly id: string;
  readonly digest: Sha256;
  readonly api: string;
  readonly repo: string;
  readonly pattern: Sha256;
  /** GitHub's time. */
  readonly until: Instant;
  readonly ticket: Ticket;
}

/** `grants/`. */
export interface GrantStore {
  /** Durable before it resolves. */
  put(grant: StoredGrant): Promise<void>;
  list(): Promise<readonly StoredGrant[]>;
  remove(id: string): Promise<void>;
}

export interface PolicySource {
  /** Reads and joins all layers. @throws Fault `configuration` with file:line:caret. */
  load(cwd: string): Promise<Policy>;
}

/** The documents themselves, for `guard policy`. */
export interface PolicyReview {
  /** All layers, with where each value was said. @throws Fault `configuration` with file:line:caret. */
  trace(cwd: string): Promise<TracedPolicy>;
  /**
   * Holds one document against the schema; one that may only tighten also against the layers below it.
   * @param tighten as a document that the initiator could have written; null: as guard would take it at this path
   * @throws Fault `configuration` with file:line:caret; `not-found`
   */
  check(file: string, cwd: string, tighten: boolean | null): Promise<TracedPolicy>;
}

/** Where guard's own token comes from. */
export interface TokenSource {
  /** @returns null when there is none. `from` names the variable or `keychain`. */
  read(apiOrigin: string): Promise<{ readonly token: string; readonly from: string } | null>;
}

/** News of one `exec`, in the words of cli.md's event list; rendered as text or JSON lines. */
export type News =
  | { readonly event: 'classified'; readonly request: CommandRequest; readonly classification: Classification }
  | {
      readonly event: 'requested' | 'attached';
      readonly id: string;
      readonly url: string;
      readonly digest: Sha256;
      readonly expiresAt: Instant;
      readonly quorum: number;
    }
  | { readonly event: 'waiting'; readonly id: string; readonly url: string; readonly secondsLeft: number; readonly note?: string }
  | { readonly event: 'ignored'; readonly id: string; readonly who: string; readonly why: string }
  | { readonly event: 'question'; readonly id: string; readonly by: string; readonly text: string }
  | { readonly event: 'approved' | 'denied' | 'expired' | 'void' | 'cancelled'; readonly id: string; readonly verdict: Verdict }
  /** `dropped`: variables that the command does not see. */
  | {
      readonly event: 'started';
      readonly id: string;
      readonly dropped: readonly string[];
      /** Of a plan, from 1; `run`: the step's own id in the log. */
      readonly step?: { readonly number: number; readonly of: number; readonly run: string; readonly text: string };
    }
  /** Something the caller should know that decides nothing. */
  | { readonly event: 'notice'; readonly text: string }
  | { readonly event: 'revoked'; readonly id: string; readonly by: string };

export type Tell = (news: News) => void;
