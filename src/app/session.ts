import type { GrantPattern } from '../core/approval/grant-pattern.ts';
import { type DigestInput, digestOf } from '../core/approval/request.ts';
import type { Actor, ApprovalRequest, BoundFile, BoundStdin, Classification, ResolvedCommand, Step, Terms } from '../core/model.ts';
import { bindingOf } from '../core/policy/binding.ts';
import { classify } from '../core/policy/classify.ts';
import { scrubEnvironment } from '../core/policy/environment.ts';
import { inForce } from '../core/policy/freeze.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { RecordDraft } from '../core/record/statement.ts';
import { commandsOf, type ExecInput, type ExecPorts } from './exec-ports.ts';
import type { Grant } from './grants.ts';
import type { ApprovalChannel, ChannelIdentity, LogStore, StoredRequest, Ticket } from './ports.ts';
import { surrounded } from './surroundings.ts';

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
  /** What a grant of it would cover, and what one that covers it says; null: there can be none. */
  readonly pattern: GrantPattern | null;
  /** Under which it may run without being asked about; null: none. */
  readonly grant: Grant | null;
  readonly ticket: Ticket;
  readonly actor: Actor;
  /** The command as every record of this request shows it. */
  readonly recorded: Required<Pick<RecordDraft, 'command' | 'salt' | 'subject'>>;
}

/** A preview is for somebody to look at, and a plan is several commands. */
export function isGrantable({ preview, plan }: Pick<ExecInput, 'preview' | 'plan'>): boolean {
  return preview === null && plan === null;
}

/**
 * Gathers what the digest covers, from the sources: policy, classification, files, environment.
 * Called when asking and again right before the start; nothing is carried over from the first time.
 */
export async function gather(
  ports: ExecPorts,
  input: ExecInput,
  paths: readonly string[],
  stdin: BoundStdin,
  identity: ChannelIdentity,
): Promise<{ readonly policy: Policy; readonly gathered: DigestInput }> {
  const { cwd, reason } = input.command;
  const policy = await ports.policy.load(cwd);
  const steps: Step[] = [];
  for (const [index, argv] of commandsOf(input).entries())
    steps.push(await gatherStep(ports, { argv, cwd, path: paths[index] as string }, stdin, policy));
  const gathered = {
    steps: steps as [Step, ...Step[]],
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

/** One command with all that decides what it does. */
export async function gatherStep(ports: ExecPorts, command: ResolvedCommand, stdin: BoundStdin, policy: Policy): Promise<Step> {
  const { argv, cwd } = command;
  const context = await surrounded(ports.facts, argv, cwd, policy, null);
  const classification = classify({ argv }, inForce(policy, ports.clock.now()), context);
  // What the child will see, not what guard sees: a variable that is dropped steers nothing.
  const { env } = scrubEnvironment(ports.env, policy.env.keep);
  const binding = bindingOf(argv, { ...context, env, kindOf: (path) => ports.facts.kindOf(path) });
  return { command: await ports.facts.bind(command, stdin, binding), classification };
}

/** The request that `gathered` makes under the once-only values of `stored`. */
export function requestOf(
  gathered: DigestInput,
  stored: Pick<StoredRequest, 'id' | 'openedAt' | 'expiresAt' | 'nonce' | 'salt' | 'preview'>,
  terms: Terms,
): ApprovalRequest {
  return {
    id: stored.id,
    digest: digestOf(gathered, stored),
    steps: gathered.steps,
    terms,
    initiators: gathered.initiators,
    ...(gathered.reason === undefined ? {} : { reason: gathered.reason }),
    openedAt: stored.openedAt,
    expiresAt: stored.expiresAt,
  };
}

/** What differs between what was approved and what would run, in words for the terminal and the thread. */
export function differences(approved: ApprovalRequest, now: DigestInput): readonly string[] {
  const words = now.steps.flatMap((step, index) => {
    const before = approved.steps[index];
    return before === undefined ? [] : stepDifferences(before, step);
  });
  return [...new Set(words)];
}

export function stepDifferences(approved: Step, now: Step): readonly string[] {
  const before = approved.command;
  const after = now.command;
  const then = filesByName([before.executable, ...before.codeFiles]);
  const later = filesByName([after.executable, ...after.codeFiles]);
  const changedFiles = [...new Set([...then.keys(), ...later.keys()])].filter((path) => then.get(path) !== later.get(path));
  const names = [...new Set([...Object.keys(before.env), ...Object.keys(after.env)])].filter(
    (name) => before.env[name] !== after.env[name],
  );
  return [
    ...changedFiles.map((path) => `${path} ${then.has(path) ? (later.has(path) ? 'changed' : 'is gone') : 'appeared'}`),
    ...names.map((name) => `the variable ${name} changed`),
    ...(before.cwd === after.cwd ? [] : ['the working folder changed']),
    ...(before.git?.commit === after.git?.commit ? [] : ['the git commit changed']),
    ...(before.git?.dirty === after.git?.dirty ? [] : ['the work tree became clean or dirty']),
    ...changedContext(approved.classification.context, now.classification.context),
    ...(approved.classification.tier === now.classification.tier ? [] : ['the classification changed']),
  ];
}

function changedContext(before: Classification['context'], after: Classification['context']): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]);
  return names.map((name) => `it would act on another ${name}: ${after[name] ?? 'one that cannot be told'}`);
}

/** What stands behind each name; a folder can be bound several times, for files of different kinds. */
function filesByName(files: readonly BoundFile[]): Map<string, string> {
  const byName = new Map<string, string>();
  for (const { name, path, sha256 } of files) {
    const key = name ?? path;
    byName.set(key, `${byName.get(key) ?? ''} ${path} ${sha256}`);
  }
  return byName;
}
