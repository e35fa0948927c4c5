import { patternOf } from '../core/approval/grant-pattern.ts';
import { historySentences } from '../core/approval/history.ts';
import { judge } from '../core/approval/judge.ts';
import { renderRequest } from '../core/approval/render.ts';
import { attachKeyOf, type DigestInput, digestOf, newId } from '../core/approval/request.ts';
import { canApprove } from '../core/approval/ways.ts';
import { Fault } from '../core/fault.ts';
import { isoTime } from '../core/iso-time.ts';
import type { ApprovalRequest, Classification, Preview, Sha256, Step, Terms } from '../core/model.ts';
import { decideAll } from '../core/policy/decide.ts';
import type { Policy } from '../core/policy/policy.ts';
import { parseCheckpoint } from '../core/record/checkpoint.ts';
import { maskArgv, maskText } from '../core/recording/redact.ts';
import { awaitApproval } from './await-approval.ts';
import { end } from './end.ts';
import type { ExecInput, ExecOutcome, ExecPorts } from './exec-ports.ts';
import { grantFor, nobodyObjects } from './grants.ts';
import { relatedHistory } from './history.ts';
import type { LogStore, RequestText, StoredRequest, Ticket } from './ports.ts';
import { type Previewed, runPreview, samePreview } from './preview.ts';
import { approvalOf, isSigned, recordedRequest } from './recorded.ts';
import { gather, isGrantable, requestOf, type Session } from './session.ts';
import { start } from './start.ts';
import { overOn, storyOf } from './story.ts';

export interface Asked {
  /** Where each command's program was found. */
  readonly paths: readonly string[];
  readonly policy: Policy;
}

/** A session before there is a request. */
type Unasked = Omit<Session, 'stored' | 'request' | 'ticket' | 'grant'>;

/** Asks (or attaches to the open asking of the same line), waits, and acts on the verdict. */
export async function ask(ports: ExecPorts, input: ExecInput, asked: Asked): Promise<ExecOutcome> {
  const log = await ports.log();
  await log.prepare();
  const channel = await ports.channel(asked.policy, { repo: input.repo, thread: input.thread });
  const identity = await channel.identify();
  // What is on stdin cannot be several commands' at once.
  const { stdin, bytes } = input.plan === null ? await ports.facts.spool() : { stdin: { kind: 'none' } as const, bytes: new Uint8Array(0) };
  const { policy, gathered } = await gather(ports, input, asked.paths, stdin, identity);
  const decision = decideAll(
    gathered.steps.map(({ classification }) => classification),
    policy,
  );
  if (decision.kind !== 'ask' || policy.digest !== asked.policy.digest) {
    throw new Fault('configuration', 'policy or command changed while guard was asking', { hint: 'repeat the line' });
  }
  const { terms } = decision;
  if (!canApprove(terms, policy.github, input.thread?.kind ?? 'own'))
    throw new Fault('configuration', 'policy leaves no way to approve this here', {
      hint: 'github.ways must have comment where terms want an echo, and label or comment outside of pull requests',
    });
  const recorded = recordedRequest(ports, input, gathered.steps, policy);
  const pattern = policy.grants === null ? null : patternOf(gathered);
  const actor = input.command.actor;
  const base = { ports, input, policy, log, channel, identity, stdin, stdinBytes: bytes, terms, recorded, actor, pattern };

  const attachKey = attachKeyOf(gathered);
  for (;;) {
    const earlier = await earlierOf(ports, log, gathered, terms);
    if (earlier.kind !== 'open') return askFor(base, gathered, attachKey, earlier);
    const { stored, ticket } = earlier;
    const session = { ...base, stored, request: requestOf(gathered, stored, terms), ticket, grant: null };
    if (stored.expiresAt > ports.clock.now()) return carryOn(session, 'attached');
    await end(session, { kind: 'expired', why: 'it expired before it was taken up' });
  }
}

/** Opens a request that is not open yet, or whose opening was cut short. */
async function askFor(
  base: Unasked,
  gathered: DigestInput,
  attachKey: Sha256,
  earlier: Exclude<Earlier, { kind: 'open' }>,
): Promise<ExecOutcome> {
  const { ports, input, policy, log, channel, identity, terms, recorded } = base;
  const opened = await (async () => {
    const previewed = input.preview === null ? null : await runPreview(ports, input, policy, input.preview);
    const preview = previewed?.preview ?? null;
    const now = ports.clock.now();
    const once =
      // The very same text finds the thread that may be there already; another preview makes another text.
      earlier.kind === 'unopened' && isEqual(earlier.stored.preview, preview)
        ? earlier.stored
        : {
            id: newId(ports.random),
            openedAt: now,
            expiresAt: now + terms.expiresMs,
            nonce: hex(ports.random(16)),
            salt: hex(ports.random(16)),
            preview,
            checkpoint: (await log.checkpoint()).note,
          };
    const request = requestOf(gathered, once, terms);
    const text = textOf(base, request, once, previewed, await historyOf(base, request, once.checkpoint));
    const stored: StoredRequest = {
      ...once,
      version: 1,
      digest: request.digest,
      attachKey,
      api: identity.api,
      repo: identity.repo,
      ticket: null,
    };
    // Kept before the thread exists: after a lost answer the nonce finds the thread again instead of opening a second one.
    await ports.requests.put(stored);
    const ticket = await channel.open(request, text, once.nonce, earlier.kind === 'unopened');
    // Before the log knows it: were guard stopped in between the other way round, the log would know a request that nobody can attach to.
    await ports.requests.put({ ...stored, ticket });
    const approval = approvalOf(identity, ticket, request, []);
    await log.append({ event: 'exec.requested', id: request.id, actor: input.command.actor, ...recorded, approval });
    return { stored: { ...stored, ticket }, request, ticket };
  })().finally(() => ports.requests.endAsking(attachKey));
  return carryOn({ ...base, ...opened, grant: null }, 'requested');
}

/** The text that the reviewer is shown; nothing in it comes from a file that the initiator can write. */
function textOf(
  { ports, input, identity, policy, stdinBytes, pattern }: Unasked,
  request: ApprovalRequest,
  { nonce, checkpoint }: Pick<StoredRequest, 'nonce' | 'checkpoint'>,
  previewed: Previewed | null,
  history: readonly string[],
): RequestText {
  const masked = request.steps.map(({ command }) => maskArgv(command.argv, ports.secrets));
  // Spans into the text would show what the arguments no longer do.
  const steps = request.steps.map((step, index) =>
    masked[index]?.masked === 0 ? step : { ...step, classification: { ...step.classification, text: '' } },
  );
  return renderRequest({
    request: { ...request, steps: steps as [Step, ...Step[]] },
    maskedArgv: masked.map(({ argv }) => argv),
    maskedReason: request.reason === undefined ? null : maskText(request.reason, ports.secrets),
    maskedStdin: stdinBytes === null || stdinBytes.length === 0 ? null : maskText(Buffer.from(stdinBytes).toString('utf8'), ports.secrets),
    actor: input.command.actor,
    origin: input.command.origin,
    policy,
    api: identity.api,
    repo: identity.repo,
    repositoryProved: identity.repositoryProved,
    nonce,
    context: request.steps.map(({ classification }) => maskFacts(classification.context, ports.secrets)),
    preview: previewed === null ? null : shownOf(previewed, ports.secrets),
    history,
    secrets: [],
    grant:
      pattern === null || policy.grants === null || !isGrantable(input) ? null : { maxMs: policy.grants.maxMs, varies: pattern.varies },
    checkpoint,
    on: input.thread?.kind ?? 'own',
  });
}

function shownOf({ preview, stdout, stderr }: Previewed, secrets: readonly string[]) {
  const shown = (text: string) => maskText(text, secrets);
  return { command: shown(preview.command), code: preview.code, stdout: shown(stdout), stderr: shown(stderr) };
}

function isEqual(one: Preview | null, other: Preview | null): boolean {
  return one === null || other === null ? one === other : samePreview(one, other);
}

/** Each reads the log once. */
const mostStepsWithHistory = 8;

/** As the log stood at the request's checkpoint. */
async function historyOf({ ports, log }: Unasked, request: ApprovalRequest, checkpoint: string): Promise<readonly string[]> {
  const size = parseCheckpoint(checkpoint)?.size ?? 0;
  const sentences: string[] = [];
  const { steps } = request;
  for (const [index, { command }] of steps.slice(0, mostStepsWithHistory).entries()) {
    const { argv } = maskArgv(command.argv, ports.secrets);
    // Of which step: what was approved often would speak for the others.
    const of = steps.length === 1 ? '' : `step ${index + 1}: `;
    sentences.push(...historySentences(argv, await relatedHistory(log, ports.clock, argv, size)).map((sentence) => `${of}${sentence}`));
  }
  if (steps.length > mostStepsWithHistory)
    sentences.push(`steps ${mostStepsWithHistory + 1} to ${steps.length}: the log was not looked through for them`);
  return sentences;
}

function maskFacts(context: Classification['context'], secrets: readonly string[]): Classification['context'] {
  return Object.fromEntries(Object.entries(context).map(([name, value]) => [name, value === null ? null : maskText(value, secrets)]));
}

async function carryOn(session: Session, how: 'requested' | 'attached'): Promise<ExecOutcome> {
  const { ports, input, request, ticket, policy, channel } = session;
  ports.tell({
    event: how,
    id: request.id,
    url: ticket.url,
    digest: request.digest,
    expiresAt: request.expiresAt,
    quorum: request.terms.quorum,
  });
  const grantable = isGrantable(input) && (how === 'requested' || (await isUncontested(session)));
  const grant = grantable ? await grantFor(session, session.pattern?.sha256 ?? null) : null;
  if (grant !== null) {
    ports.tell({ event: 'notice', text: `granted with request ${grant.stored.id}, until ${isoTime(grant.until)}` });
    return start({ ...session, grant }, []);
  }
  const waitUntil = input.waitMs === null ? null : ports.clock.now() + input.waitMs;
  // Just opened and told not to wait: there is nothing to read yet.
  if (how === 'requested' && input.waitMs === 0) return { kind: 'pending', id: request.id, url: ticket.url, interrupted: false };
  const signal = input.interrupted();
  const { verdict, ignored } = await awaitApproval(
    { channel, clock: ports.clock, tell: ports.tell },
    { request, ticket, policy, waitUntil, pollMs: await ports.pollMs(session.identity.api), signal, over: () => overOn(session) },
  );
  switch (verdict.kind) {
    case 'pending':
    case 'question':
      return { kind: 'pending', id: request.id, url: ticket.url, interrupted: signal.aborted };
    case 'approved':
      return start(session, ignored);
    case 'denied':
    case 'cancelled':
    case 'expired':
    case 'void':
      return end(session, verdict, ignored);
  }
}

/** Of a request that reviewers have seen already; what cannot be read now is waited for. */
async function isUncontested({ channel, request, ticket, policy, pattern, log }: Session): Promise<boolean> {
  if (pattern === null) return false;
  try {
    return nobodyObjects(judge(await channel.read(ticket), request, ticket, policy, { over: await overOn({ log, ticket }) }));
  } catch (fault) {
    if (!(fault instanceof Fault) || fault.kind === 'bug') throw fault;
    return false;
  }
}

/** What `requests/` holds of the same command. */
type Earlier =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly stored: StoredRequest; readonly ticket: Ticket }
  /**
   * Whoever asked was stopped before the log knew it. Where it was asked is searched for by its exact text, whatever the file
   * says: nobody has signed that.
   */
  | { readonly kind: 'unopened'; readonly stored: StoredRequest };

/** How long another guard may take to open the thread of the same command before this one gives up on it. */
const openingMs = 60_000;

/** Finds the open request of this command; if there is none, nobody else asks for it until `endAsking`. */
async function earlierOf(ports: ExecPorts, log: LogStore, gathered: DigestInput, terms: Terms): Promise<Earlier> {
  const attachKey = attachKeyOf(gathered);
  for (const giveUp = ports.clock.now() + openingMs; ; ) {
    const mine = await ports.requests.beginAsking(attachKey, ports.facts.process(), ports.facts.isRunning);
    const same = (await ports.requests.list()).filter((stored) => stored.attachKey === attachKey);
    for (const stored of same) {
      if (stored.ticket === null || !(await isVouchedFor(ports, log, gathered, stored, stored.ticket))) continue;
      if (mine) await ports.requests.endAsking(attachKey);
      return { kind: 'open', stored, ticket: stored.ticket };
    }
    if (mine) {
      for (const stored of same) {
        // An id that the log knows was asked for something else: whoever wrote it here wants one answer to count for two.
        if (!isSound(ports, log, stored, terms) || (await storyOf(log, stored.id)).events.length > 0) continue;
        return { kind: 'unopened', stored };
      }
      return { kind: 'none' };
    }
    if (ports.clock.now() >= giveUp) {
      throw new Fault('io', 'another guard has been asking for the same command for a minute', {
        hint: 'repeat the line: it attaches once the request is open',
      });
    }
    await ports.clock.sleep(100);
  }
}

/**
 * True if the signed log knows this request, as it is, and it is of this very command. A file in `requests/` proves nothing by
 * itself: whoever can write it could point it at something that somebody approved for something else, or give what somebody
 * approved the key of another command.
 */
async function isVouchedFor(
  ports: ExecPorts,
  log: LogStore,
  gathered: DigestInput,
  stored: StoredRequest,
  ticket: Ticket,
): Promise<boolean> {
  const story = await storyOf(log, stored.id);
  if (story.over) await ports.requests.remove(stored.id);
  if (digestOf(gathered, stored) !== stored.digest) return false;
  return !story.over && story.digest === stored.digest && isSigned(ticket, story.ticketSha256);
}

/** A request that is not in the log yet proves nothing, so it may only say what this guard could have said itself. */
function isSound({ clock }: ExecPorts, log: LogStore, { openedAt, expiresAt, checkpoint }: StoredRequest, terms: Terms): boolean {
  const now = clock.now();
  return openedAt <= now && expiresAt > now && expiresAt === openedAt + terms.expiresMs && log.vouches(checkpoint);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
