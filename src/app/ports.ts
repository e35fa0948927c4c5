/** Every interface to the outside. Adapters implement these; only `cli/wire.ts` joins the two. */
import type { ApprovalEvents } from '../core/approval/events.ts';
import type { Account, ApprovalRequest, BoundCommand, CommandRequest, Instant, ResolvedCommand, Run, Sha256, Verdict } from '../core/model.ts';
import type { Permit } from '../core/permit.ts';
import type { Lookup } from '../core/policy/context.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { RecordDraft } from '../core/record/statement.ts';

/** Time, passed in so that an hour's wait tests in a millisecond. */
export interface Clock {
  now(): Instant;
  /** Resolves early (without throwing) when `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Where a request stands on the channel. Enough to find it again after a restart. */
export interface Ticket {
  readonly repo: string;
  readonly number: number;
  readonly url: string;
  /** Node ids as they were at the time of asking; a transfer or re-creation changes them. */
  readonly nodeId: string;
  readonly repositoryNodeId: string;
  /** Set when the request is a comment on somebody else's thread. */
  readonly commentId: number | null;
  readonly title: string;
  readonly bodySha256: Sha256;
  /** Node ids of the labels as pinned when asking: names can be renamed by writers. */
  readonly labels: { readonly approved: string; readonly denied: string; readonly question: string };
  /** Ids of events that were on the thread before the request. */
  readonly seen: readonly string[];
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

/**
 * Where people are asked. Every method throws a {@link Fault} (`network`, `not-permitted`, `configuration`) when the
 * channel could not answer; such a fault decides nothing.
 */
export interface ApprovalChannel {
  /** Who asks: reads the token's owner and, in Actions, the run's actors. Checks that the repository may be used. */
  identify(): Promise<ChannelIdentity>;
  /** Opens the thread, or finds the one that a lost answer left behind (by the nonce inside `text`). */
  open(request: ApprovalRequest, text: RequestText, nonce: string): Promise<Ticket>;
  /** The doorbell: true when the thread may have changed since the last call. Conditional request; never evidence. */
  changed(ticket: Ticket): Promise<boolean>;
  /** Everything needed to judge, read fresh and unconditionally, roles included. */
  read(ticket: Ticket): Promise<ApprovalEvents>;
  /** Posts a plain comment. Markdown must be escaped already. */
  say(ticket: Ticket, markdown: string): Promise<{ readonly commentId: number }>;
  /**
   * Claims the one run of a request: posts `guard-started:v1 <id>`, re-reads the thread.
   * @returns true only if this claim is the first on the thread.
   */
  claim(ticket: Ticket, requestId: string): Promise<boolean>;
  /** Posts the outcome and closes the thread (leaves somebody else's thread open). */
  close(ticket: Ticket, markdown: string, reason: 'completed' | 'not_planned'): Promise<{ readonly commentId: number }>;
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
  /** Where the recording of a run belongs. */
  recordingPath(id: string): string;
}

/** Raw signing. Ed25519. */
export interface KeyStore {
  /** Hex SHA-256 of the SPKI DER. */
  readonly keyid: Sha256;
  /** SPKI DER. */
  readonly publicKey: Uint8Array;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

export type IoMode = 'pty' | 'pipe';

/** How one run is to be done; everything that decides *what* runs is in the permit. */
export interface RunOptions {
  readonly io: IoMode;
  /** Whole environment of the child. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number | null;
  /** Path of the `.cast` file; null: keep no recording (the child inherits guard's own terminal or pipes). */
  readonly recording: { readonly path: string; readonly capBytes: number; readonly title: string } | null;
  /** What to do when the recording can no longer be written during the run. */
  readonly onRecorderFault: 'kill' | 'finish';
  /** Values masked in the recording, at equal length. */
  readonly secrets: readonly string[];
  /** Bytes for the child's stdin in place of guard's own (spooled and approved). */
  readonly stdinPath: string | null;
  /** Aborted when the approval is revoked: SIGTERM, then SIGKILL to everything in the session. */
  readonly revoked: AbortSignal;
}

/** Runs what was permitted: a Permit, never a command. */
export interface Runner {
  /**
   * @throws Fault `not-found` or `not-permitted` when the child could not be started; then nothing ran.
   */
  run(permit: Permit, options: RunOptions): Promise<Run>;
}

/** Facts about this machine and this command. */
export interface Facts {
  lookup(program: string, cwd: string): Lookup;
  /** Gathers all that the digest covers; called again right before the start. `stdin` is spooled once. */
  bind(command: ResolvedCommand, stdin: BoundCommand['stdin'], steering: readonly string[]): Promise<BoundCommand>;
}

/** A request as kept in `requests/` (0600) until its outcome: what attaching and restarting need. */
export interface StoredRequest {
  readonly version: 1;
  readonly request: ApprovalRequest;
  readonly ticket: Ticket | null;
  /** Hex, 128 bits each. The salt never leaves this file. */
  readonly nonce: string;
  readonly salt: string;
  /** Digest without nonce, expiry, salt and preview: equal means the same command asked again. */
  readonly attachKey: Sha256;
  /** API origin and repository. */
  readonly api: string;
  readonly repo: string;
}

/** `requests/`: open requests of this machine. */
export interface RequestStore {
  /** Durable before it resolves. */
  put(stored: StoredRequest): Promise<void>;
  list(): Promise<readonly StoredRequest[]>;
  remove(id: string): Promise<void>;
}

export interface PolicySource {
  /** Reads and joins all layers. @throws Fault `configuration` with file:line:caret. */
  load(cwd: string): Promise<Policy>;
}

/** Where guard's own token comes from. */
export interface TokenSource {
  /** @returns null when there is none. `from` names the variable or `keychain`. */
  read(apiOrigin: string): Promise<{ readonly token: string; readonly from: string } | null>;
}

/** News of one `exec`, in the words of cli.md's event list; rendered as text or JSON lines. */
export type News =
  | { readonly event: 'classified'; readonly request: CommandRequest; readonly classification: import('../core/model.ts').Classification }
  | { readonly event: 'requested' | 'attached'; readonly id: string; readonly url: string; readonly digest: Sha256; readonly expiresAt: Instant; readonly quorum: number }
  | { readonly event: 'waiting'; readonly id: string; readonly url: string; readonly secondsLeft: number; readonly note?: string }
  | { readonly event: 'ignored'; readonly id: string; readonly who: string; readonly why: string }
  | { readonly event: 'question'; readonly id: string; readonly by: string; readonly text: string }
  | { readonly event: 'approved' | 'denied' | 'expired' | 'void' | 'cancelled'; readonly id: string; readonly verdict: Verdict }
  | { readonly event: 'started'; readonly id: string }
  | { readonly event: 'revoked'; readonly id: string; readonly by: string };

export type Tell = (news: News) => void;
