import type { Policy } from '../core/policy/policy.ts';
import type { ApprovalChannel, Clock, Facts, LogStore, PolicySource, RequestStore, Runner, Tell } from './ports.ts';

/** What `exec` needs. Costly things are thunks, so that a routine command never pays for them. */
export interface ExecPorts {
  readonly clock: Clock;
  readonly facts: Facts;
  readonly policy: PolicySource;
  log(): Promise<LogStore>;
  runner(): Promise<Runner>;
  readonly requests: RequestStore;
  /** @param repo `owner/name` of -R; `thread` of --issue or --pr */
  channel(policy: Policy, asked: { readonly repo: string | null; readonly thread: number | null }): Promise<ApprovalChannel>;
  random(bytes: number): Uint8Array;
  readonly tell: Tell;
  /** Replaces the polling schedule (`GUARD_POLL`, loopback API only). */
  readonly pollMs: number | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Values that must never reach the issue, the record or the recording: guard's own tokens. */
  readonly secrets: readonly string[];
}
