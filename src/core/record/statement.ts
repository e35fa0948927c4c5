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
  readonly initiators: readonly Account[];
  readonly reviewers: readonly Reviewer[];
  readonly quorum: number;
  readonly expiresAt: number;
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
  readonly result?: RecordedResult;
  readonly recording?: RecordingSummary;
  /** The process a start belongs to, so that recovery can tell whether it is dead. */
  readonly process?: { readonly pid: number; readonly startTicks: number };
  /** Why, for denied, void, refused, abandoned. */
  readonly why?: string;
}
