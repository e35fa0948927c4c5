/**
 * The types that flow: argv in, verdict, permit, record out.
 * Everything here is plain data; `docs/architecture.md` walks one command through it.
 */

/** Lowercase hex SHA-256, 64 characters. */
export type Sha256 = string & { readonly __sha256: true };

/** Milliseconds since the Unix epoch, UTC. */
export type Instant = number;

/** How much care a command needs, in rising order. */
export type Tier = (typeof tiers)[number];

/** Rising. */
export const tiers = ['routine', 'sensitive', 'critical', 'forbidden'] as const;

/** Half-open range of UTF-16 code units in {@link Classification.text}. */
export type Span = readonly [start: number, end: number];

/** What a matched rule says the command does to the world. */
export type Effect =
  | 'reads'
  | 'reads-secrets'
  | 'writes-files'
  | 'deletes'
  | 'executes'
  | 'network-in'
  | 'network-out'
  | 'exports-data'
  | 'changes-identity'
  | 'changes-permissions'
  | 'changes-cluster'
  | 'changes-infrastructure'
  | 'changes-database'
  | 'changes-services'
  | 'changes-packages'
  | 'changes-network'
  | 'changes-history'
  | 'publishes'
  | 'spends-money'
  | 'stops-processes'
  | 'touches-audit';

/** One reason for a tier. */
export interface Finding {
  /** Rule id, kebab-case, unique over packs and documents. */
  readonly rule: string;
  readonly tier: Tier;
  /** One sentence a reviewer understands without a manual. */
  readonly why: string;
  readonly span: Span;
  readonly effects: readonly Effect[];
  /** Where the rule stands: `pack:<name>` or the policy document's path. */
  readonly source: string;
}

/** A part of the command that cannot be known before it runs. */
export interface BlindSpot {
  readonly why: string;
  readonly span: Span;
}

export interface Classification {
  readonly tier: Tier;
  readonly findings: readonly Finding[];
  readonly blindSpots: readonly BlindSpot[];
  /** What the spans refer to: the shell string of `-c`, else the shell-quoted argv. */
  readonly text: string;
  /** What the command acts on (`kubernetes: prod-eu`), as far as it was gathered; null: it cannot be told. */
  readonly context: Readonly<Record<string, string | null>>;
}

/** Who runs guard on this machine, as the operating system knows it. Identity on the channel is separate. */
export interface Actor {
  readonly osUser: string;
  readonly uid: number;
  readonly host: string;
  /** The agent that drives the shell, where it shows itself (`claude-code`, `codex`, ...); evidence, not proof. */
  readonly agent?: string;
}

/** Where the request came from. `url` is shown to the reviewer, never trusted. */
export interface Origin {
  readonly kind: 'terminal' | 'pipe' | 'ci';
  readonly url?: string;
  readonly runId?: string;
}

/** What the caller asked guard to run. `-c STRING` becomes `/bin/bash --noprofile --norc -c STRING`. */
export interface CommandRequest {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly actor: Actor;
  readonly origin: Origin;
  readonly reason?: string;
}

/** What an approval must fulfil. */
export interface Terms {
  readonly tier: Tier;
  /** Distinct people. */
  readonly quorum: number;
  readonly expiresMs: number;
  /** What a revocation during the run does. */
  readonly revoke: 'kill' | 'finish';
  /** What a run does while nobody can take its approval back, since GitHub is out of reach: end, or finish with that in the record. */
  readonly outage: 'strict' | 'best-effort';
  /** A preview whose output is another one right before the start: voids the approval, or was only shown. */
  readonly preview: 'bound' | 'shown';
  /** Only a comment that repeats the digest's first 8 digits counts. */
  readonly echo: boolean;
}

export type Decision =
  | { readonly kind: 'run' }
  | { readonly kind: 'ask'; readonly terms: Terms }
  | { readonly kind: 'refuse'; readonly why: string };

/** A file whose content decides what will happen. */
export interface BoundFile {
  /** Real path. */
  readonly path: string;
  /** Absolute path as it was named, where a link leads elsewhere. */
  readonly name?: string;
  /** Of the content; of a folder: over the sorted list of its files with theirs. */
  readonly sha256: Sha256;
  /** For a folder: how many files. */
  readonly files?: number;
  /** Named by the command, but not known to be run by it: counted for the reviewer, not listed. */
  readonly aside?: true;
}

export type BoundStdin =
  | { readonly kind: 'tty' }
  | { readonly kind: 'none' }
  | /** Read to its end before asking and shown to the reviewer. */ {
      readonly kind: 'given';
      readonly sha256: Sha256;
      readonly bytes: number;
    };

/** A command looked up the way exec would: enough to run it, once somebody may. */
export interface ResolvedCommand {
  readonly argv: readonly [string, ...string[]];
  /** Real path. */
  readonly cwd: string;
  /** Absolute path of the executable as it was found (symlinks kept: busybox and friends look at argv[0]). */
  readonly path: string;
}

/**
 * The command with everything that decides what will happen, gathered before the request and
 * recomputed right before the start (runner.md, "What was approved is what runs").
 */
export interface BoundCommand extends ResolvedCommand {
  readonly executable: BoundFile;
  /** Programs, then files and folders that are read as code, then every other file that the command names. */
  readonly codeFiles: readonly BoundFile[];
  readonly stdin: BoundStdin;
  /** Variables that the command can see and may obey: name to SHA-256 of the value. */
  readonly env: Readonly<Record<string, Sha256>>;
  readonly host: string;
  readonly osUser: string;
  readonly git?: { readonly commit: string; readonly dirty: boolean };
}

/** An account on the channel. `id` is GitHub's numeric database id: logins can be renamed and reused. */
export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Mannequin' | 'Organization';
}

/** An account whose approval, denial or question counted. */
export interface Reviewer {
  readonly id: number;
  readonly login: string;
  readonly role: string;
  readonly how: 'label' | 'comment' | 'review' | 'close' | 'grant';
  /** The channel's id of the event (node id). */
  readonly eventId: string;
  /** Server time. */
  readonly at: Instant;
  readonly reason?: string;
}

/** One ask for approval of one exact command. */
/** One command of a request, with all that decides what it does; a plan has several. */
export interface Step {
  readonly command: BoundCommand;
  readonly classification: Classification;
}

/** What a routine command said right before the request was made (`--preview`), as the digest covers it. */
export interface Preview {
  /** Run by `/bin/bash -c`. */
  readonly command: string;
  readonly code: number;
  /** Of all that it wrote, nothing masked. */
  readonly stdoutSha256: Sha256;
  readonly stderrSha256: Sha256;
}

export interface ApprovalRequest {
  /** `[0-9a-z]{12}`; the run has the same. */
  readonly id: string;
  readonly digest: Sha256;
  /** In the order in which they run. */
  readonly steps: readonly [Step, ...Step[]];
  readonly terms: Terms;
  readonly initiators: readonly Account[];
  readonly reason?: string;
  readonly openedAt: Instant;
  readonly expiresAt: Instant;
}

/** What the channel's events say about a request. An API error is none of these: it decides nothing. */
export type Verdict =
  | { readonly kind: 'pending'; readonly have: number }
  | { readonly kind: 'approved'; readonly by: readonly Reviewer[]; readonly at: Instant }
  | { readonly kind: 'denied'; readonly by: readonly Reviewer[]; readonly at: Instant; readonly why: string }
  | { readonly kind: 'cancelled'; readonly by: Account | null; readonly why: string }
  | { readonly kind: 'question'; readonly by: readonly Reviewer[]; readonly text: string }
  | { readonly kind: 'expired'; readonly why: string }
  | { readonly kind: 'void'; readonly why: string };

/** How a finished recording is bound into the signed record. */
export interface RecordingSummary {
  /** File name inside `recordings/`. */
  readonly file: string;
  readonly format: 'asciicast-v2';
  readonly bytes: number;
  readonly sha256: Sha256;
  /** The child's output as one stream, after redaction. */
  readonly raw: { readonly bytes: number; readonly sha256: Sha256 };
  readonly truncated: boolean;
  readonly redactions: number;
}

/** One execution. */
export interface Run {
  /** Exit status, or null when a signal ended it. */
  readonly code: number | null;
  /** Signal name (`SIGTERM`), or null. */
  readonly signal: string | null;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly durationMs: number;
  /** `output`: what it wrote could not be passed on (a full disk behind stdout), or not be taken from its terminal. */
  readonly endedBy: 'itself' | 'timeout' | 'revocation' | 'signal' | 'recorder' | 'output';
  readonly recording: RecordingSummary | null;
}
