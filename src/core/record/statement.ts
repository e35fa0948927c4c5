import type { Account, Actor, RecordingSummary, Reviewer, Sha256, Tier } from '../model.ts';

/** What a record can be about (log.md, "Events"). */
export type RecordEvent =
  | 'log.genesis'
  | 'exec.requested'
  | 'exec.approved'
  | 'exec.denied'
  | 'exec.expired'
  | 'exec.void'
  | 'exec.cancelled'
  | 'exec.refused'
  | 'exec.started'
  | 'exec.revoked'
  | 'exec.finished'
  | 'exec.abandoned'
  | 'log.anchor'
  | 'key.rotate'
  | 'log.recovered'
  | 'log.pruned'
  | 'log.closed';

/** The command as a record shows it: secrets masked, findings as classified. */
export interface RecordedCommand {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly tier: Tier;
  readonly findings: readonly { readonly rule: string; readonly tier: Tier; readonly why: string }[];
  readonly blindSpots: readonly string[];
  readonly policySha256: Sha256;
  readonly policyTrust: string;
  /** Of a plan: its commands in order. */
  readonly steps?: readonly { readonly argv: readonly string[]; readonly tier: Tier }[];
  /** Names of variables that the command did not see. */
  readonly dropped?: readonly string[];
  readonly reason?: string;
}

/** Where and by whom the command was decided. */
export interface RecordedApproval {
  /** `github`. */
  readonly channel: string;
  /** Origin of the API, e.g. `https://api.github.com`. */
  readonly api: string;
  readonly repo: string;
  readonly issue: number;
  readonly url: string;
  readonly commentId?: number;
  readonly digest: Sha256;
  readonly bodySha256: Sha256;
  /** Of all that was pinned when asking: a request file that says otherwise was tampered with. */
  readonly ticketSha256?: Sha256;
  readonly initiators: readonly Account[];
  readonly reviewers: readonly Reviewer[];
  readonly quorum: number;
  readonly expiresAt: number;
  /** The grant that came with this approval; its like may run until then, on GitHub's clock. */
  readonly grants?: { readonly pattern: Sha256; readonly until: number };
  /** What a grant of this would cover; with a denial, which ends such a grant. */
  readonly pattern?: Sha256;
  /** Id of the request whose grant let this run. */
  readonly granted?: string;
  /** Attempts that did not count. */
  readonly ignored?: readonly { readonly who: string; readonly why: string }[];
  readonly head?: { readonly size: number; readonly root: Sha256 };
}

export interface RecordedResult {
  /** Exit code as `guard exec` returns it for this run. */
  readonly code: number;
  readonly signal: string | null;
  /** RFC 3339, milliseconds, UTC. */
  readonly start: string;
  readonly end: string;
  readonly durationMs: number;
  readonly endedBy: string;
}

/**
 * What a use case hands to the log. The log adds what only it knows:
 * origin, seq, prev, epoch, time, boot, host, guard version, subject digests and signature.
 */
export interface RecordDraft {
  readonly event: RecordEvent;
  /** Request and run id; for `log.*` and `key.*` events an id of its own. */
  readonly id: string;
  readonly actor?: Actor;
  readonly command?: RecordedCommand;
  /** Hex, 128 bits; salts `subject.command`. Present exactly when `command` is. Never written to the log. */
  readonly salt?: string;
  /** Unmasked argv and cwd for the salted `subject.command`; never written. */
  readonly subject?: { readonly argv: readonly string[]; readonly cwd: string };
  readonly approval?: RecordedApproval;
  /** The plan that this command is a step of, from 1. */
  readonly plan?: { readonly id: string; readonly step: number };
  readonly result?: RecordedResult;
  readonly recording?: RecordingSummary;
  /** The process a start belongs to, so that recovery can tell whether it is dead. */
  readonly process?: { readonly pid: number; readonly startTicks: number };
  /** Why, for denied, void, refused, abandoned, revoked; of a finished run: for how long nobody could have revoked it. */
  readonly why?: string;
  /** Ids whose recordings `log.pruned` dropped. */
  readonly pruned?: readonly string[];
}

/** A public key as a record introduces it (`log.genesis`, `key.rotate`). */
export interface RecordedKey {
  readonly keyid: Sha256;
  /** SPKI DER, base64. */
  readonly publicKey: string;
}

/** The tree as it stood: the previous log's last checkpoint in a genesis, the old key's closing one in a rotation. */
export interface RecordedHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Sha256;
}

/** What the log itself adds to a draft. */
export interface Placement {
  readonly origin: string;
  readonly seq: number;
  /** Leaf hash of the line before; 64 zeros in the genesis. */
  readonly prev: Sha256;
  /** How many rotations came before. */
  readonly epoch: number;
  /** RFC 3339, milliseconds, UTC. */
  readonly time: string;
  /** Boot id of the kernel, and milliseconds since boot: a clock set back shows against it. */
  readonly boot: { readonly id: string; readonly ms: number };
  readonly host: string;
  readonly guard: { readonly version: string; readonly sha256?: Sha256 };
  readonly key?: RecordedKey;
  readonly head?: RecordedHead;
}

/** An argv over 32 KiB is not in the line; its canonical JSON is in `recordings/<id>.argv`. */
export interface LongArgv {
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly count: number;
}

/** The signed predicate of one record. */
export type RecordPredicate = Placement &
  Omit<RecordDraft, 'salt' | 'subject' | 'command'> & { readonly command?: RecordedCommand & { readonly longArgv?: LongArgv } };

/** An in-toto Statement v1 (https://github.com/in-toto/attestation, `spec/v1/statement.md`). */
export interface RecordStatement {
  readonly _type: typeof statementType;
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: Sha256 } }[];
  readonly predicateType: typeof predicateType;
  readonly predicate: RecordPredicate;
}

export const statementType = 'https://in-toto.io/Statement/v1';
/** Changes only when a reader of the old shape would misread the new one. */
export const predicateType = 'urn:guard-exec:record:v1';
export const noPrevious = '0'.repeat(64) as Sha256;
