import { ChannelFault } from '../core/approval/channel-fault.ts';
import { type Granted, type Judgement, judge, judgeGrant } from '../core/approval/judge.ts';
import { Fault } from '../core/fault.ts';
import type { Verdict } from '../core/model.ts';
import type { Permit } from '../core/permit.ts';
import type { ExecPorts } from './exec-ports.ts';
import type { Session } from './session.ts';

/** Between two looks at the thread during a run (github.md: within one polling interval). */
const intervalMs = 5000;
/** Others on the same token may slow the watch down, but not so far that an approval that is taken back is noticed too late. */
const slowestMs = 60_000;
const fullReadMs = 5 * 60_000;
/** What could not be told apart at one look is looked at again, later and later up to this. */
const unsureMs = 60_000;
/** A look has many answers to wait for, and each may come just in time: a longer one is an outage as well. */
const longestLookMs = 60_000;
/** So many intervals without an answer are an outage, and no hiccup: a minute. */
const outageIntervals = 12;

/** What a watch needs of a session. */
export interface Watched extends Pick<Session, 'channel' | 'identity' | 'ticket' | 'request' | 'policy'> {
  /** Under which it runs: its thread is watched as well. */
  readonly grant?: Session['grant'];
  readonly ports: Pick<ExecPorts, 'clock' | 'tell' | 'pollMs'>;
}

export interface Watch {
  /** Settles, and never rejects, once the run has finished or was taken back. */
  readonly over: Promise<void>;
  /** For the record: how long nobody could have taken the approval back so far; null: GitHub always answered. */
  unwatched(): string | null;
}

/**
 * Between two looks during a run.
 * @param given replaces the schedule (loopback API only)
 * @param leastMs what the token's budget allows
 */
export function watchPause(given: number | null, leastMs: number): number {
  return given ?? Math.min(slowestMs, Math.max(intervalMs, leastMs));
}

/**
 * Reads the thread on while the command runs, until it is over or the approval is taken back. Whoever has the agent's token
 * can take it away, or make the thread longer than can be read, and whoever has the machine can cut it off: a watch that can
 * see nothing any more ends the run as well, at once or, where GitHub is only out of reach, as policy says (`outage`).
 * @param takenBack called at most once. `ends`: whether policy lets that end the run
 */
export function watch(
  { ports, channel, identity, ticket, request, policy, grant = null }: Watched,
  permit: Permit,
  finished: AbortSignal,
  takenBack: (why: string, ends: boolean) => void,
): Watch {
  const { terms } = request;
  const now = () => ports.clock.now();
  let readAt = now();
  let seenAt = now();
  let failing = false;
  /** When the first look began that has not been answered since. */
  let failingSince = 0;
  let unwatched = 0;
  let leastMs = 0;
  let unsureLooks = 0;
  /** Rang, and not both threads have been read since: one may be the other, and its reading answers the bell. */
  let unheard = false;
  return { over: looking(), unwatched: unwatchedWords };

  async function looking(): Promise<void> {
    const given = await ports.pollMs(identity.api);
    const interval = given ?? intervalMs;
    let pause = interval;
    while (!finished.aborted) {
      await ports.clock.sleep(pause, finished);
      if (finished.aborted) break;
      let judged: Judgement | null = null;
      if (!failing) failingSince = now();
      try {
        judged = await lookInTime();
        answered();
        pause = watchPause(given, leastMs);
      } catch (fault) {
        if (finished.aborted) break;
        const told = fault instanceof ChannelFault ? fault.retryAfterMs : null;
        // A bug as well: thrown from here it would end guard, and leave the command running with nobody to end or record it.
        if (!(fault instanceof Fault) || fault.kind === 'bug' || fault.kind === 'configuration' || told === 'never')
          return takenBack(
            `the thread cannot be read any more, so nobody could take the approval back: ${(fault as Error).message}`,
            terms.revoke === 'kill',
          );
        // Not since the last answer: nobody had asked since, and the token's budget may make that a minute by itself.
        if (terms.outage === 'strict' && now() - failingSince >= outageIntervals * interval)
          return takenBack(
            `github was out of reach for ${seconds(now() - seenAt)}, so nobody could take the approval back: ${fault.message}`,
            true,
          );
        silent(fault);
        // It decides nothing, the next look may do; under `strict` no later than the outage becomes one.
        const left = terms.outage === 'strict' ? failingSince + outageIntervals * interval - now() : Number.POSITIVE_INFINITY;
        pause = Math.min(Math.max(interval, told ?? 0), Math.max(interval, left));
      }
      if (judged === null || finished.aborted) continue;
      const { verdict } = judged;
      if (verdict.kind !== 'approved' && !stillStands(judged, permit)) return takenBack(revocationWords(verdict), terms.revoke === 'kill');
    }
  }

  function unwatchedWords(): string | null {
    const away = unwatched + (failing ? now() - seenAt : 0);
    return away === 0 ? null : `github was out of reach for ${seconds(away)} of it, when nobody could have taken the approval back`;
  }

  async function lookInTime(): Promise<Judgement | null> {
    const looked = look();
    const over = new AbortController();
    const late = ports.clock.sleep(longestLookMs, over.signal).then(() => 'late' as const);
    try {
      if ((await Promise.race([looked, late])) !== 'late') return await looked;
      const fault = new Fault('network', `github has not answered all questions within ${seconds(longestLookMs)}`, {
        hint: 'check the network',
      });
      if (terms.outage === 'strict') {
        looked.catch(() => undefined);
        throw fault;
      }
      silent(fault);
      return await looked;
    } finally {
      over.abort();
    }
  }

  async function look(): Promise<Judgement | null> {
    // Not everything rings: an edited request shows in a full read alone. Nor does a role that can be read again: of what
    // could not be told at the last look, somebody's `/revoke` may be part.
    const due = now() - readAt >= (unsureLooks === 0 ? fullReadMs : Math.min(unsureMs, intervalMs * 2 ** (unsureLooks - 1)));
    const ring = await channel.ring(ticket);
    const grantRings = grant !== null && (await channel.ring(grant.ticket)).changed;
    leastMs = ring.pauseMs;
    unheard ||= ring.changed || grantRings || due;
    if (!unheard) return null;
    const events = await channel.read(ticket);
    const judged = judge(events, request, ticket, policy, { over: new Set(), running: true });
    const stands = grant === null ? null : judgeGrant(await channel.read(grant.ticket), grant.request, grant.ticket, policy);
    readAt = now();
    unheard = false;
    unsureLooks = judged.unsure.length === 0 && stands?.kind !== 'unclear' ? 0 : unsureLooks + 1;
    return stands === null ? judged : { ...judged, verdict: verdictUnder(judged.verdict, stands, permit) };
  }

  function answered(): void {
    if (failing) {
      unwatched += now() - seenAt;
      ports.tell({ event: 'notice', text: 'github answers again' });
    }
    failing = false;
    seenAt = now();
  }

  function silent(fault: Fault): void {
    if (failing) return;
    failing = true;
    const then = terms.outage === 'strict' ? 'the run is ended if that lasts' : 'the run goes on';
    ports.tell({ event: 'notice', text: `${fault.message}: nobody can take the approval back now, ${then}` });
  }
}

/** Whoever denies what runs, or takes the grant back, ends it; that its time is over does not. */
function verdictUnder(own: Verdict, stands: Granted, { by }: Permit): Verdict {
  if (own.kind !== 'pending' && own.kind !== 'question' && own.kind !== 'approved') return own;
  if (stands.kind === 'none') return { kind: 'void', why: `the grant no longer stands: ${stands.why}` };
  return { kind: 'approved', by, at: 0 };
}

/** For people: `95 s`. */
function seconds(ms: number): string {
  return `${Math.max(1, Math.round(ms / 1000))} s`;
}

/** A role that cannot be read just now takes no approval back; a label that is off does, whatever else is unclear. */
function stillStands({ verdict, approvals, unsure }: Judgement, { by }: Permit): boolean {
  if (verdict.kind !== 'pending' && verdict.kind !== 'question') return false;
  const known = new Set(approvals.map(({ id }) => id));
  const doubted = new Set(unsure.map(({ eventId }) => eventId));
  return by.every(({ id, eventId }) => known.has(id) || doubted.has(eventId));
}

function revocationWords(verdict: Exclude<Verdict, { kind: 'approved' }>): string {
  switch (verdict.kind) {
    case 'denied':
    case 'void':
    case 'expired':
    case 'cancelled':
      return verdict.why;
    case 'pending':
    case 'question':
      return 'the approval was taken back';
  }
}
