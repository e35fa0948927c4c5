import { renderRequest } from '../core/approval/render.ts';
import { attachKeyOf, newId } from '../core/approval/request.ts';
import type { ApprovalRequest, Classification, ResolvedCommand, Terms } from '../core/model.ts';
import type { Policy } from '../core/policy/policy.ts';
import { maskArgv, maskText } from '../core/recording/redact.ts';
import { awaitApproval } from './await-approval.ts';
import { end } from './end.ts';
import type { ExecInput, ExecOutcome, ExecPorts } from './exec-ports.ts';
import type { LogStore, RequestText, StoredRequest, Ticket } from './ports.ts';
import { approvalOf, recordedCommand } from './recorded.ts';
import { gather, requestOf, type Session } from './session.ts';
import { start } from './start.ts';
import { storyOf } from './story.ts';

export interface Asked {
  readonly resolved: ResolvedCommand;
  readonly classification: Classification;
  readonly terms: Terms;
  readonly policy: Policy;
}

/** A session before there is a request. */
type Unasked = Omit<Session, 'stored' | 'request' | 'ticket'>;

/** Asks (or attaches to the open asking of the same line), waits, and acts on the verdict. */
export async function ask(ports: ExecPorts, input: ExecInput, asked: Asked): Promise<ExecOutcome> {
  const log = await ports.log();
  await log.prepare();
  const channel = await ports.channel(asked.policy, { repo: input.repo, thread: input.thread });
  const identity = await channel.identify();
  const { stdin, bytes } = await ports.facts.spool();
  const gathered = await gather(ports, input, asked.resolved.path, stdin, identity);
  const attachKey = attachKeyOf(gathered);
  const recorded = recordedCommand(ports, input.command, gathered.classification, asked.policy);
  const base = { ports, input, policy: asked.policy, log, channel, identity, stdin, stdinBytes: bytes, terms: asked.terms, recorded };

  const now = ports.clock.now();
  const earlier = await findOpen(ports, log, attachKey);
  if (earlier !== null && earlier.expiresAt > now) {
    const request = requestOf(gathered, earlier, asked.terms);
    if (request.digest === earlier.digest) return carryOn({ ...base, stored: earlier, request, ticket: earlier.ticket }, 'attached');
  }
  if (earlier !== null) {
    const request = requestOf(gathered, earlier, asked.terms);
    await end({ ...base, stored: earlier, request, ticket: earlier.ticket }, { kind: 'expired', why: 'nobody decided in time' });
  }
  const unfinished = await findUnopened(ports, attachKey, now);
  const once = unfinished ?? {
    id: newId(ports.random),
    openedAt: now,
    expiresAt: now + asked.terms.expiresMs,
    nonce: hex(ports.random(16)),
    salt: hex(ports.random(16)),
    attachKey,
    api: identity.api,
    repo: identity.repo,
  };
  const request = requestOf(gathered, once, asked.terms);
  const text = unfinished?.text ?? (await textOf(base, request, once.nonce));
  const stored: StoredRequest = { ...once, version: 1, digest: request.digest, text, ticket: null };
  // Kept before the thread exists: after a lost answer the nonce finds the thread again instead of opening a second one.
  await ports.requests.put(stored);
  const ticket = await open(base, request, stored, unfinished !== null);
  await ports.requests.put({ ...stored, ticket });
  return carryOn({ ...base, stored: { ...stored, ticket }, request, ticket }, 'requested');
}

async function textOf(
  { ports, input, log, identity, policy, stdinBytes }: Unasked,
  request: ApprovalRequest,
  nonce: string,
): Promise<RequestText> {
  const masked = maskArgv(request.command.argv, ports.secrets);
  // Spans into the text would show what the arguments no longer do.
  const shown = masked.masked === 0 ? request : { ...request, classification: { ...request.classification, text: '' } };
  return renderRequest({
    request: shown,
    maskedArgv: masked.argv,
    maskedReason: request.reason === undefined ? null : maskText(request.reason, ports.secrets),
    maskedStdin: stdinBytes === null || stdinBytes.length === 0 ? null : maskText(Buffer.from(stdinBytes).toString('utf8'), ports.secrets),
    actor: input.command.actor,
    origin: input.command.origin,
    policy,
    api: identity.api,
    repo: identity.repo,
    repositoryProved: identity.repositoryProved,
    nonce,
    context: ports.facts.context(input.command.cwd, policy.path).facts,
    history: [],
    secrets: [],
    checkpoint: (await log.checkpoint()).note,
    asComment: input.thread !== null,
  });
}

async function open(
  { input, log, channel, identity, recorded }: Unasked,
  request: ApprovalRequest,
  stored: StoredRequest,
  again: boolean,
): Promise<Ticket> {
  const ticket = await channel.open(request, stored.text, stored.nonce, again);
  const known = await storyOf(log, request.id);
  if (!known.events.includes('exec.requested')) {
    await log.append({
      event: 'exec.requested',
      id: request.id,
      actor: input.command.actor,
      ...recorded,
      approval: approvalOf(identity, ticket, request, []),
    });
  }
  return ticket;
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
  const waitUntil = input.waitMs === null ? null : ports.clock.now() + input.waitMs;
  // Just opened and told not to wait: there is nothing to read yet.
  if (how === 'requested' && input.waitMs === 0) return { kind: 'pending', id: request.id, url: ticket.url, interrupted: false };
  const signal = input.interrupted();
  const { verdict, ignored } = await awaitApproval(
    { channel, clock: ports.clock, tell: ports.tell },
    { request, ticket, policy, waitUntil, pollMs: await ports.pollMs(session.identity.api), signal },
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

/**
 * The open request of the same command, if the signed log knows it: a file in `requests/` alone proves nothing, for
 * whoever can write it could point it at an issue that somebody approved for something else.
 */
async function findOpen(ports: ExecPorts, log: LogStore, attachKey: string): Promise<(StoredRequest & { ticket: Ticket }) | null> {
  for (const stored of await ports.requests.list()) {
    const { ticket } = stored;
    if (stored.attachKey !== attachKey || ticket === null) continue;
    const story = await storyOf(log, stored.id);
    if (story.ended || story.events.includes('exec.started')) {
      await ports.requests.remove(stored.id);
      continue;
    }
    if (story.digest === stored.digest && story.issue === ticket.number && story.bodySha256 === ticket.bodySha256)
      return { ...stored, ticket };
  }
  return null;
}

/** A request whose thread may or may not exist: guard was stopped while asking. */
async function findUnopened(ports: ExecPorts, attachKey: string, now: number): Promise<StoredRequest | null> {
  const all = await ports.requests.list();
  return all.find((stored) => stored.attachKey === attachKey && stored.ticket === null && stored.expiresAt > now) ?? null;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
