import { renderGrantEnd } from '../core/approval/answers.ts';
import type { AskedRequest } from '../core/approval/case.ts';
import type { Granter } from '../core/approval/grants.ts';
import { type Judgement, judgeGrant } from '../core/approval/judge.ts';
import { Fault } from '../core/fault.ts';
import type { Instant, Sha256, Verdict } from '../core/model.ts';
import type { Policy } from '../core/policy/policy.ts';
import { readRecord } from '../core/record/read-statement.ts';
import type { RecordPredicate } from '../core/record/statement.ts';
import { quoteArgv } from '../core/shell/quote.ts';
import type { ExecPorts } from './exec-ports.ts';
import type { ApprovalChannel, ChannelIdentity, LogStore, StoredGrant, Ticket } from './ports.ts';
import { isSigned } from './recorded.ts';

/** A grant that the signed log vouches for. Whether it stands, its thread says. */
export interface Grant {
  readonly stored: StoredGrant;
  /** As it was signed; its thread has the last word. */
  readonly until: Instant;
  readonly request: AskedRequest;
  readonly ticket: Ticket;
  /** The command that it was given with, masked, quoted for a shell. */
  readonly command: string;
}

type Asker = {
  readonly ports: Pick<ExecPorts, 'grants' | 'tell' | 'clock'>;
  readonly log: LogStore;
  readonly channel: Pick<ApprovalChannel, 'read'>;
  readonly identity: Pick<ChannelIdentity, 'api' | 'repo'>;
  readonly policy: Policy;
};

const dayMs = 86_400_000;

/**
 * A grant under which this pattern may run now: kept here, signed in the log, and read on its thread at this moment. GitHub out
 * of reach grants nothing: then the command is asked for as ever.
 */
export async function grantFor(asker: Asker, pattern: Sha256 | null): Promise<Grant | null> {
  const { ports, log, channel, identity, policy } = asker;
  if (policy.grants === null || pattern === null) return null;
  for (const stored of await storedGrants(ports, identity, pattern)) {
    try {
      const grant = await vouchedGrant(log, policy, stored);
      if (grant === null) continue;
      const verdict = await underGrant({ channel, policy }, grant);
      if (verdict !== null) return grant;
      // Only what is over by any clock: a role that cannot be read just now must not cost a reviewer's word.
      if (ports.clock.now() > grant.until + dayMs) await ports.grants.remove(stored.id);
    } catch (fault) {
      if (!(fault instanceof Fault) || fault.kind === 'bug') throw fault;
      ports.tell({ event: 'notice', text: `the grant of request ${stored.id} could not be read: ${fault.message}` });
    }
  }
  return null;
}

/** Of this pattern on this repository. A folder that cannot be read grants nothing, and takes nobody's approval away. */
async function storedGrants(
  { grants, tell }: Pick<ExecPorts, 'grants' | 'tell'>,
  { api, repo }: Pick<ChannelIdentity, 'api' | 'repo'>,
  pattern: Sha256,
): Promise<readonly StoredGrant[]> {
  try {
    return (await grants.list()).filter((stored) => stored.pattern === pattern && stored.api === api && stored.repo === repo);
  } catch (error) {
    tell({ event: 'notice', text: `grants cannot be read: ${(error as Error).message}` });
    return [];
  }
}

/** The verdict under a grant, read now; null: it does not stand, or its time is over by GitHub's clock. */
export async function underGrant(
  { channel, policy }: Pick<Asker, 'channel' | 'policy'>,
  { request, ticket }: Grant,
): Promise<Extract<Verdict, { kind: 'approved' }> | null> {
  const events = await channel.read(ticket);
  const granted = judgeGrant(events, request, ticket, policy);
  if (granted.kind !== 'granted' || events.readAt === null || events.readAt >= granted.until) return null;
  const { readAt } = events;
  const by = granted.by.filter(({ at, grantMs }) => at + grantMs > readAt);
  return { kind: 'approved', by: by.map(asReviewer), at: Math.max(...by.map(({ at }) => at)) };
}

/** A grant speaks for whoever has not spoken: not over a question, nor over what may be a denial and could not be told. */
export function nobodyObjects({ verdict, unsure }: Judgement): boolean {
  return verdict.kind === 'pending' && unsure.length === 0;
}

function asReviewer({ grantMs: _, ...reviewer }: Granter) {
  return reviewer;
}

/**
 * A file in `grants/` proves nothing by itself: the signed record of the approval must name this pattern, on this thread.
 */
export async function vouchedGrant(log: LogStore, policy: Policy, stored: StoredGrant): Promise<Grant | null> {
  const approved = await signedGrant(log, stored);
  const approval = approved?.approval;
  const tier = approved?.command?.tier;
  if (approval?.grants === undefined || (tier !== 'sensitive' && tier !== 'critical')) return null;
  const terms = { ...policy.terms[tier], quorum: Math.max(approval.quorum, policy.terms[tier].quorum) };
  return {
    stored,
    until: approval.grants.until,
    ticket: stored.ticket,
    request: {
      id: stored.id,
      digest: approval.digest,
      terms,
      initiators: approval.initiators,
      openedAt: approval.expiresAt - terms.expiresMs,
      expiresAt: approval.expiresAt,
    },
    command: quoteArgv(approved?.command?.argv ?? []).text,
  };
}

async function signedGrant(log: LogStore, stored: StoredGrant): Promise<RecordPredicate | null> {
  const approved = await approvedRecord(log, stored.id);
  const approval = approved?.approval;
  if (approval?.grants?.pattern !== stored.pattern || approval.digest !== stored.digest) return null;
  return isSigned(stored.ticket, approval.ticketSha256) ? approved : null;
}

/** Those of a pattern that stand by the log, with what ends them for good: to be called once the log has the reason. */
export async function grantsToEnd(
  { ports, log, identity, channel }: GrantEnder,
  pattern: Sha256,
): Promise<(why: string) => Promise<readonly string[]>> {
  const standing: StoredGrant[] = [];
  for (const stored of await storedGrants(ports, identity, pattern)) {
    if ((await signedGrant(log, stored)) !== null) standing.push(stored);
  }
  return async (why) => {
    const undone: string[] = [];
    for (const { id, ticket } of standing) {
      try {
        await channel.say(ticket, renderGrantEnd(id, why));
      } catch (error) {
        undone.push(`its grant is over by the log, but ${ticket.url} could not be told: ${(error as Error).message}`);
      }
    }
    return undone;
  };
}

/**
 * The log of this machine says that a grant is over, but whoever can write guard's folder can put an older copy of it back:
 * the thread remembers.
 */
export interface GrantEnder {
  readonly ports: Pick<ExecPorts, 'grants' | 'tell'>;
  readonly log: LogStore;
  readonly channel: Pick<ApprovalChannel, 'say'>;
  readonly identity: Pick<ChannelIdentity, 'api' | 'repo'>;
}

const decisive: ReadonlySet<string> = new Set(['exec.approved', 'exec.revoked', 'exec.denied', 'exec.abandoned']);

/**
 * @returns null as well once a run under it was taken back, or its like was denied: whoever said so did not mean until the next one.
 * So too once a run under it has no end: whoever kills guard could keep it from recording that somebody took the run back.
 */
async function approvedRecord(log: LogStore, id: string): Promise<RecordPredicate | null> {
  let approved: RecordPredicate | null = null;
  const uses = new Set<string>();
  for await (const line of log.lines()) {
    const record = readRecord(line);
    const predicate = record?.statement.predicate;
    if (!record || predicate === undefined || !decisive.has(predicate.event) || !log.signed(record.envelope)) continue;
    if (predicate.event === 'exec.denied') {
      if (approved !== null && predicate.approval?.pattern === approved.approval?.grants?.pattern) return null;
      continue;
    }
    if (predicate.event === 'exec.revoked' || predicate.event === 'exec.abandoned') {
      if (uses.has(predicate.id)) return null;
      continue;
    }
    if (predicate.approval?.granted === id) uses.add(predicate.id);
    if (predicate.id === id) approved ??= predicate;
  }
  return approved;
}
