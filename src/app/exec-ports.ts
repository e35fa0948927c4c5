import type { Classification, CommandRequest, Decision, Run, Verdict } from '../core/model.ts';
import type { Policy } from '../core/policy/policy.ts';
import type {
  ApprovalChannel,
  AskedThread,
  Clock,
  Facts,
  GrantStore,
  IoMode,
  LogStore,
  PolicySource,
  RequestStore,
  Runner,
  Tell,
} from './ports.ts';

/** What `exec` needs. Costly things are thunks, so that a routine command never pays for them. */
export interface ExecPorts {
  readonly clock: Clock;
  readonly facts: Facts;
  readonly policy: PolicySource;
  log(): Promise<LogStore>;
  runner(): Promise<Runner>;
  readonly requests: RequestStore;
  readonly grants: GrantStore;
  /** @param asked `owner/name` of -R, number of --issue or --pr */
  channel(policy: Policy, asked: { readonly repo: string | null; readonly thread: AskedThread | null }): Promise<ApprovalChannel>;
  random(bytes: number): Uint8Array;
  readonly tell: Tell;
  /** Replaces the polling schedule (`GUARD_POLL`); null for every API that is not on loopback, which must be spared. */
  pollMs(api: string): Promise<number | null>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Values that must never reach the issue, the record or the recording: guard's own tokens. */
  readonly secrets: readonly string[];
}

/** How the caller wants the command run. */
export interface RunSetup {
  readonly command: CommandRequest;
  readonly io: IoMode;
  readonly timeoutMs: number | null;
}

/** What the caller asked for, flags parsed. */
export interface ExecInput extends RunSetup {
  readonly command: CommandRequest;
  /** `owner/name` of -R, or null. */
  readonly repo: string | null;
  /** Ask in a comment on this thread. */
  readonly thread: AskedThread | null;
  /** Several commands instead, one request for all: then `command` is only what was typed. */
  readonly plan: { readonly file: string; readonly commands: readonly CommandRequest['argv'][] } | null;
  /** A routine shell command whose output goes into the request; null: none. */
  readonly preview: string | null;
  /** How long to wait for a verdict; null: until the request expires. */
  readonly waitMs: number | null;
  readonly dryRun: boolean;
  /** Takes SIGINT, SIGTERM and SIGHUP over: from then on they abort the signal instead of ending guard. */
  interrupted(): AbortSignal;
}

/** The commands that are to run, in order. */
export function commandsOf({ command, plan }: Pick<ExecInput, 'command' | 'plan'>): readonly CommandRequest['argv'][] {
  return plan?.commands ?? [command.argv];
}

/** How `guard exec` ended. Faults are thrown, everything else is a value. */
export type ExecOutcome =
  | {
      readonly kind: 'ran';
      readonly id: string;
      readonly run: Run /** What could not be done afterwards (outcome not posted). */;
      readonly afterwards: readonly string[];
    }
  | {
      readonly kind: 'dry-run';
      /** In order; one that is no plan has one. */
      readonly steps: readonly { readonly classification: Classification; readonly installed: boolean }[];
      readonly decision: Decision;
      readonly policy: Policy;
    }
  /** A plan that stopped before one of its steps; those before it have run. */
  | { readonly kind: 'stopped'; readonly id: string; readonly ran: boolean; readonly why: string; readonly afterwards: readonly string[] }
  | { readonly kind: 'pending'; readonly id: string; readonly url: string; readonly interrupted: boolean }
  | {
      readonly kind: 'ended';
      readonly id: string;
      readonly verdict: Exclude<Verdict, { kind: 'pending' | 'approved' | 'question' }>;
      readonly afterwards: readonly string[];
    }
  | { readonly kind: 'refused'; readonly id: string; readonly why: string }
  | { readonly kind: 'not-found' | 'not-executable'; readonly program: string };
