import { type DigestInput, digestOf } from '../core/approval/request.ts';
import type { ApprovalRequest, BoundStdin, Classification, Sha256, Terms } from '../core/model.ts';
import { bindingOf } from '../core/policy/binding.ts';
import { classify } from '../core/policy/classify.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { RecordDraft } from '../core/record/statement.ts';
import type { ExecInput, ExecPorts } from './exec-ports.ts';
import type { ApprovalChannel, ChannelIdentity, LogStore, StoredRequest, Ticket } from './ports.ts';

/** Everything one asking holds on to, from the first look at the channel to the outcome. */
export interface Session {
  readonly ports: ExecPorts;
  readonly input: ExecInput;
  readonly policy: Policy;
  readonly log: LogStore;
  readonly channel: ApprovalChannel;
  readonly identity: ChannelIdentity;
  readonly stdin: BoundStdin;
  readonly stdinBytes: Uint8Array | null;
  readonly terms: Terms;
  readonly stored: StoredRequest;
  readonly request: ApprovalRequest;
  readonly ticket: Ticket;
  /** The command as every record of this request shows it. */
  readonly recorded: Required<Pick<RecordDraft, 'command' | 'salt' | 'subject'>>;
}

/**
 * Gathers what the digest covers, from the sources: policy, classification, files, environment.
 * Called when asking and again right before the start; nothing is carried over from the first time.
 */
export async function gather(
  ports: ExecPorts,
  input: ExecInput,
  path: string,
  stdin: BoundStdin,
  identity: ChannelIdentity,
): Promise<{ readonly policy: Policy; readonly gathered: DigestInput }> {
  const { argv, cwd, reason } = input.command;
  const policy = await ports.policy.load(cwd);
  const classification: Classification = classify({ argv }, policy, ports.facts.context(cwd, policy.path));
  const gathered = {
    command: await ports.facts.bind({ argv, cwd, path }, stdin, bindingOf(argv, cwd)),
    classification,
    policySha256: policy.digest,
    api: identity.api,
    repo: identity.repo,
    repositoryId: identity.repositoryId,
    initiators: identity.initiators,
    reason,
    timeoutMs: input.timeoutMs,
  };
  return { policy, gathered };
}

/** The request that `gathered` makes under the once-only values of `stored`. */
export function requestOf(
  gathered: DigestInput,
  stored: Pick<StoredRequest, 'id' | 'openedAt' | 'expiresAt' | 'nonce' | 'salt'>,
  terms: Terms,
): ApprovalRequest {
  return {
    id: stored.id,
    digest: digestOf(gathered, stored),
    command: gathered.command,
    classification: gathered.classification,
    terms,
    initiators: gathered.initiators,
    ...(gathered.reason === undefined ? {} : { reason: gathered.reason }),
    openedAt: stored.openedAt,
    expiresAt: stored.expiresAt,
  };
}

/** What differs between what was approved and what would run, in words for the terminal and the thread. */
export function differences(approved: ApprovalRequest, now: DigestInput): readonly string[] {
  const before = approved.command;
  const after = now.command;
  const files = (list: readonly { path: string; sha256: Sha256 }[]) => new Map(list.map((file) => [file.path, file.sha256]));
  const then = files([before.executable, ...before.codeFiles]);
  const later = files([after.executable, ...after.codeFiles]);
  const changedFiles = [...new Set([...then.keys(), ...later.keys()])].filter((path) => then.get(path) !== later.get(path));
  const names = [...new Set([...Object.keys(before.env), ...Object.keys(after.env)])].filter(
    (name) => before.env[name] !== after.env[name],
  );
  return [
    ...changedFiles.map((path) => `${path} changed`),
    ...names.map((name) => `the variable ${name} changed`),
    ...(before.cwd === after.cwd ? [] : ['the working folder changed']),
    ...(before.git?.commit === after.git?.commit ? [] : ['the git commit changed']),
    ...(before.git?.dirty === after.git?.dirty ? [] : ['the work tree became clean or dirty']),
    ...(approved.classification.tier === now.classification.tier ? [] : ['the classification changed']),
  ];
}
