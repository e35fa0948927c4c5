import { renderReply } from '../core/approval/answers.ts';
import type { AskedRequest } from '../core/approval/case.ts';
import { judge, judgeGrant } from '../core/approval/judge.ts';
import { Fault } from '../core/fault.ts';
import { isoTime } from '../core/iso-time.ts';
import type { Actor, Tier, Verdict } from '../core/model.ts';
import type { Policy } from '../core/policy/policy.ts';
import { maskText } from '../core/recording/redact.ts';
import { quoteArgv } from '../core/shell/quote.ts';
import { awaitApproval } from './await-approval.ts';
import { end } from './end.ts';
import type { ExecPorts } from './exec-ports.ts';
import { type Grant, vouchedGrant } from './grants.ts';
import type { ApprovalChannel, LogStore, StoredRequest, Ticket } from './ports.ts';
import { isSigned } from './recorded.ts';
import { overOn, storyOf } from './story.ts';

/** What the verbs about open requests need: all of it is on this machine, or on the thread. */
export type RequestPorts = Pick<ExecPorts, 'clock' | 'policy' | 'log' | 'requests' | 'grants' | 'channel' | 'tell' | 'pollMs' | 'secrets'>;

/** An open request of this machine, as the signed log tells it. */
interface OpenRequest {
  readonly stored: StoredRequest;
  readonly ticket: Ticket;
  readonly request: AskedRequest;
  readonly tier: Tier;
  /** Masked, quoted for a shell. */
  readonly command: string;
}

/** One line of `guard requests`. */
export interface RequestRow {
  readonly id: string;
  readonly digest: string;
  readonly url: string;
  readonly repo: string;
  readonly number: number;
  readonly command: string;
  readonly tier: Tier;
  /** `unknown`: GitHub could not be asked. */
  readonly verdict: Verdict['kind'] | 'unknown';
  /** RFC 3339. */
  readonly openedAt: string;
  readonly expiresAt: string;
  readonly quorum: { readonly need: number; readonly have: number };
}

/** Repositories (`owner/name`) of which is listed; null: of all. */
export type Listed = (policy: Policy) => Promise<readonly string[] | null>;

interface Listing<Row> {
  /** Oldest first. */
  readonly rows: readonly Row[];
  /** Why the state of some is not known. */
  readonly notes: readonly string[];
  /** How many are in repositories that were not asked for. */
  readonly elsewhere: number;
}

export async function listRequests(ports: RequestPorts, cwd: string, listed: Listed): Promise<Listing<RequestRow>> {
  const policy = await ports.policy.load(cwd);
  const rows: RequestRow[] = [];
  const notes = new Set<string>();
  const all = await openRequests(ports, policy);
  const here = ofRepositories(await listed(policy), all, ({ stored }) => stored.repo);
  for (const open of here) {
    const verdict = await verdictOf(ports, policy, open).catch((fault: unknown) => {
      if (!(fault instanceof Fault) || fault.kind === 'bug') throw fault;
      notes.add(fault.message);
      return null;
    });
    rows.push(rowOf(open, verdict));
  }
  return { rows, notes: [...notes], elsewhere: all.length - here.length };
}

function ofRepositories<T>(listed: readonly string[] | null, all: readonly T[], repoOf: (one: T) => string): readonly T[] {
  if (listed === null) return all;
  const names = new Set(listed.map((name) => name.toLowerCase()));
  return all.filter((one) => names.has(repoOf(one).toLowerCase()));
}

async function verdictOf(ports: RequestPorts, policy: Policy, open: OpenRequest): Promise<Verdict> {
  const channel = await channelOf(ports, policy, open.stored);
  return judge(await channel.read(open.ticket), open.request, open.ticket, policy, {
    over: await overOf(ports, open),
    now: ports.clock.now(),
  }).verdict;
}

function rowOf({ stored, ticket, request, tier, command }: OpenRequest, verdict: Verdict | null): RequestRow {
  return {
    id: stored.id,
    digest: stored.digest,
    url: ticket.url,
    repo: ticket.repo,
    number: ticket.number,
    command,
    tier,
    verdict: verdict?.kind ?? 'unknown',
    openedAt: isoTime(stored.openedAt),
    expiresAt: isoTime(stored.expiresAt),
    quorum: {
      need: request.terms.quorum,
      have: verdict?.kind === 'pending' ? verdict.have : verdict?.kind === 'approved' ? verdict.by.length : 0,
    },
  };
}

/** One line of `guard requests --grants`. */
export interface GrantRow {
  /** Of the request that it came with. */
  readonly id: string;
  readonly url: string;
  /** The command that it was given with. */
  readonly command: string;
  readonly tier: Tier;
  /** RFC 3339, GitHub's time. */
  readonly until: string;
  readonly by: readonly string[];
  /** null: it stands. */
  readonly ended: string | null;
}

/** Grants that the signed log vouches for, and whether each stands. */
export async function listGrants(ports: RequestPorts, cwd: string, listed: Listed): Promise<Listing<GrantRow>> {
  const policy = await ports.policy.load(cwd);
  const all: Grant[] = [];
  for (const stored of await ports.grants.list()) {
    const grant = await vouchedGrant(await ports.log(), policy, stored);
    if (grant !== null) all.push(grant);
  }
  const here = ofRepositories(await listed(policy), all, ({ stored }) => stored.repo);
  const rows: GrantRow[] = [];
  const notes = new Set<string>();
  for (const grant of here) {
    const { stored, ticket, command, request } = grant;
    const row = { id: stored.id, url: ticket.url, command, tier: request.terms.tier, until: isoTime(grant.until) };
    try {
      const channel = await channelOf(ports, policy, stored);
      rows.push({ ...row, ...(await stateOf(channel, policy, grant)) });
    } catch (fault) {
      if (!(fault instanceof Fault) || fault.kind === 'bug') throw fault;
      notes.add(fault.message);
      rows.push({ ...row, by: [], ended: 'unknown' });
    }
  }
  return { rows, notes: [...notes], elsewhere: all.length - here.length };
}

async function stateOf(channel: ApprovalChannel, policy: Policy, grant: Grant): Promise<Pick<GrantRow, 'by' | 'ended'>> {
  if (policy.grants === null) return { by: [], ended: 'policy lets nobody grant' };
  const events = await channel.read(grant.ticket);
  const granted = judgeGrant(events, grant.request, grant.ticket, policy);
  if (granted.kind !== 'granted') return { by: [], ended: granted.why };
  const by = granted.by.map(({ login }) => login);
  return { by, ended: events.readAt !== null && events.readAt < granted.until ? null : 'its time is over' };
}

export interface WaitInput {
  readonly id: string;
  readonly cwd: string;
  /** null: until the request expires. */
  readonly waitMs: number | null;
  readonly signal: AbortSignal;
}

/** Waits for the verdict and runs nothing: whoever typed the command repeats its line. */
export async function waitForRequest(
  ports: RequestPorts,
  { id, cwd, waitMs, signal }: WaitInput,
): Promise<{ readonly verdict: Verdict; readonly url: string }> {
  const policy = await ports.policy.load(cwd);
  const open = await openRequest(ports, policy, id);
  const channel = await channelOf(ports, policy, open.stored);
  const { verdict } = await awaitApproval(
    { channel, clock: ports.clock, tell: ports.tell },
    {
      request: open.request,
      ticket: open.ticket,
      policy,
      waitUntil: waitMs === null ? null : ports.clock.now() + waitMs,
      pollMs: await ports.pollMs(open.stored.api),
      over: () => overOf(ports, open),
      signal,
    },
  );
  return { verdict, url: open.ticket.url };
}

/** An initiator takes the request back: record first, then the thread. */
export async function cancelRequest(
  ports: RequestPorts,
  { id, cwd, why, actor }: { readonly id: string; readonly cwd: string; readonly why: string | undefined; readonly actor: Actor },
): Promise<{ readonly url: string; readonly afterwards: readonly string[] }> {
  const policy = await ports.policy.load(cwd);
  const { stored, ticket, request } = await openRequest(ports, policy, id);
  const log = await ports.log();
  await log.prepare();
  const channel = await channelOf(ports, policy, stored);
  const words = `${actor.osUser} cancelled it${why === undefined ? '' : `: ${maskText(why, ports.secrets)}`}`;
  const identity = { api: stored.api, repo: stored.repo };
  const ended = await end(
    { ports, log, channel, identity, request, ticket, actor, recorded: {} },
    { kind: 'cancelled', by: null, why: words },
  );
  // Another guard was first, and it may be running by now: nothing may be said to be cancelled that runs.
  if (!(await storyOf(log, id)).events.includes('exec.cancelled'))
    throw new Fault('configuration', `request ${id} was not cancelled: another guard runs it, or has ended it`, {
      hint: `guard log show ${id} tells which; ${ticket.url} takes a /revoke while it runs`,
    });
  return { url: ticket.url, afterwards: ended.afterwards };
}

/** Answers a reviewer's question on the thread. */
export async function replyToRequest(
  ports: RequestPorts,
  { id, cwd, text }: { readonly id: string; readonly cwd: string; readonly text: string },
): Promise<{ readonly url: string }> {
  if (text.trim() === '') throw new Fault('usage', 'the answer is empty', { hint: "guard reply <id> 'because of 4711'" });
  const policy = await ports.policy.load(cwd);
  const { stored, ticket } = await openRequest(ports, policy, id);
  const channel = await channelOf(ports, policy, stored);
  await channel.say(ticket, renderReply(id, maskText(text, ports.secrets)));
  return { url: ticket.url };
}

/** Those that the signed log vouches for and has no end of, oldest first. */
async function openRequests(ports: RequestPorts, policy: Policy): Promise<readonly OpenRequest[]> {
  const stored = await ports.requests.list();
  // Without one, no log and no key is made.
  if (stored.length === 0) return [];
  const log = await ports.log();
  const found: OpenRequest[] = [];
  for (const one of stored) {
    const open = await vouched(log, policy, one);
    if (open !== null) found.push(open);
  }
  return found.sort((a, b) => a.stored.openedAt - b.stored.openedAt);
}

async function openRequest(ports: RequestPorts, policy: Policy, id: string): Promise<OpenRequest> {
  const open = (await openRequests(ports, policy)).find(({ stored }) => stored.id === id);
  if (open !== undefined) return open;
  throw new Fault('not-found', `no open request ${id} on this machine`, {
    hint: 'guard requests lists the open ones, guard log show tells how one ended',
  });
}

/** A file in `requests/` proves nothing by itself: whoever can write it could point it at another thread. */
async function vouched(log: LogStore, policy: Policy, stored: StoredRequest): Promise<OpenRequest | null> {
  const { ticket } = stored;
  if (ticket === null) return null;
  const { over, digest, ticketSha256, asked } = await storyOf(log, stored.id);
  if (over || digest !== stored.digest || !isSigned(ticket, ticketSha256)) return null;
  const tier = asked?.command?.tier;
  if (asked?.approval === undefined || (tier !== 'sensitive' && tier !== 'critical')) return null;
  const { approval, command } = asked;
  const expiresMs = stored.expiresAt - stored.openedAt;
  return {
    stored,
    ticket,
    request: {
      id: stored.id,
      digest: stored.digest,
      terms: { ...policy.terms[tier], quorum: approval.quorum, expiresMs },
      initiators: approval.initiators,
      openedAt: stored.openedAt,
      expiresAt: stored.expiresAt,
    },
    tier,
    command: quoteArgv(command?.argv ?? []).text,
  };
}

async function overOf(ports: RequestPorts, { ticket }: OpenRequest): Promise<ReadonlySet<string>> {
  return overOn({ log: await ports.log(), ticket });
}

async function channelOf(
  ports: RequestPorts,
  policy: Policy,
  stored: Pick<StoredRequest, 'id' | 'api' | 'repo'>,
): Promise<ApprovalChannel> {
  const channel = await ports.channel(policy, { repo: stored.repo, thread: null });
  const { api } = await channel.identify();
  // A token goes only where its request was made.
  if (api !== stored.api)
    throw new Fault('configuration', `request ${stored.id} was asked on ${stored.api}, not on ${api}`, {
      hint: 'set GITHUB_API_URL as it was then',
    });
  return channel;
}
