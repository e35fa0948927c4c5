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
  /** @param asked `owner/name` of -R, number of --issue */
  channel(policy: Policy, asked: { readonly repo: string | null; readonly thread: number | null }): Promise<ApprovalChannel>;
  random(bytes: number): Uint8Array;
  readonly tell: Tell;
  /** Replaces the polling schedule (`GUARD_POLL`); null for every API that is not on loopback, which must be spared. */
  pollMs(api: string): Promise<number | null>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Values that must never reach the issue, the record or the recording: guard's own tokens. */
  readonly secrets: readonly string[];
}
