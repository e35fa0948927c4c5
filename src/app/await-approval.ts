import { renderIgnored, renderReminder } from '../core/approval/answers.ts';
import type { AskedRequest, Ignored } from '../core/approval/case.ts';
import { ChannelFault } from '../core/approval/channel-fault.ts';
import type { ApprovalEvents } from '../core/approval/events.ts';
import { type Judgement, judge } from '../core/approval/judge.ts';
import { ignoredMarker, reminderMarker, startsWithMarker } from '../core/approval/markers.ts';
import { Fault } from '../core/fault.ts';
import type { Instant, Verdict } from '../core/model.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { ApprovalChannel, Clock, Tell, Ticket } from './ports.ts';

export interface AwaitPorts {
  readonly channel: Pick<ApprovalChannel, 'ring' | 'read' | 'say'>;
  readonly clock: Clock;
  readonly tell: Tell;
  /** In [0, 1); jitter, so that twenty agents do not ask in step. */
  readonly random?: () => number;
}

export interface AwaitInput {
  readonly request: AskedRequest;
  readonly ticket: Ticket;
  readonly policy: Pick<Policy, 'github' | 'reviewers'>;
  /** Ids of requests whose end this machine's signed log knows. */
  over(): Promise<ReadonlySet<string>>;
  /** The caller's patience; null: until the request expires. */
  readonly waitUntil: Instant | null;
  /** Replaces the schedule (loopback API only). */
  readonly pollMs: number | null;
  /** Aborted: the caller leaves, the request stays open. */
  readonly signal: AbortSignal;
}

export interface Awaited {
  readonly verdict: Verdict;
  readonly ignored: readonly Ignored[];
  /** The read that decided; null when nothing could be read. */
  readonly events: ApprovalEvents | null;
}

const second = 1000;
const minute = 60 * second;
const fullReadMs = 5 * minute;

/** Pause between two looks (github.md, "Reading, politely and soon"), before jitter. */
export function pollInterval(now: Instant, openedAt: Instant, changedAt: Instant | null): number {
  const age = changedAt !== null && now - changedAt < 2 * minute ? 0 : now - openedAt;
  if (age < 2 * minute) return 5 * second;
  if (age < 10 * minute) return 15 * second;
  if (age < 60 * minute) return 30 * second;
  return minute;
}

/**
 * Waits until the thread has decided, the request expires, or the caller's patience ends (then: pending or question).
 * A fault of the channel decides nothing: the wait goes on, later and later. Only a token that is refused for good ends
 * it, by throwing.
 */
export async function awaitApproval(ports: AwaitPorts, input: AwaitInput): Promise<Awaited> {
  const { channel, clock } = ports;
  const { request, ticket, signal } = input;
  const random = ports.random ?? Math.random;
  const teller = new Teller(ports, input);
  let last: Awaited = { verdict: { kind: 'pending', have: 0 }, ignored: [], events: null };
  let readAt = clock.now();
  let changedAt: Instant | null = null;
  let again = false;
  let failures = 0;
  const halfTime = (request.openedAt + request.expiresAt) / 2;
  let reminded = false;
  teller.waiting();

  while (!signal.aborted) {
    const now = clock.now();
    const expired = now >= request.expiresAt;
    const over = expired || (input.waitUntil !== null && now >= input.waitUntil);
    let pause: number;
    try {
      // At the end one more full read, unconditionally: an ETag is a doorbell, never evidence.
      const ring = over ? { changed: false, pauseMs: 0 } : await channel.ring(ticket);
      if (ring.changed) changedAt = clock.now();
      const remind: boolean = !over && !reminded && now >= halfTime;
      if (over || ring.changed || again || remind || clock.now() - readAt >= fullReadMs) {
        const events = await channel.read(ticket);
        readAt = clock.now();
        // Judged at the time of the loop's decision: a slow answer to the last read is not a late approval.
        const judged = judge(events, request, ticket, input.policy, { over: await input.over(), now });
        last = { verdict: judged.verdict, ignored: judged.ignored, events };
        again = judged.unsure.length > 0;
        await teller.judged(judged, events);
        if (judged.verdict.kind !== 'pending' && judged.verdict.kind !== 'question') return last;
        if (remind) await teller.remind(judged.verdict, events);
        reminded ||= remind;
      }
      if (failures > 0) teller.waiting('github answers again');
      failures = 0;
      const scheduled = pollInterval(clock.now(), request.openedAt, changedAt) * (0.9 + 0.2 * random());
      pause = input.pollMs ?? Math.max(ring.pauseMs, scheduled);
    } catch (fault) {
      if (!(fault instanceof Fault) || fault.kind === 'bug') throw fault;
      if (fault instanceof ChannelFault && fault.retryAfterMs === 'never') throw fault;
      failures += 1;
      // What rang may have been a change whose read failed: the next look must be a full one.
      again = true;
      teller.outOfReach(fault, failures);
      pause = backOff(fault, failures, input.pollMs, random);
    }
    if (expired) return { ...last, verdict: { kind: 'expired', why: 'nobody decided in time' } };
    if (over) return last;
    const end = Math.min(request.expiresAt, input.waitUntil ?? Number.POSITIVE_INFINITY);
    await clock.sleep(Math.max(0, Math.min(pause, end - clock.now())), signal);
  }
  return last;
}

/** Pause after so many failures in a row: what the channel told, or twice as long each time. */
export function backOff(fault: Fault, failures: number, pollMs: number | null, random: () => number): number {
  const told = fault instanceof ChannelFault && typeof fault.retryAfterMs === 'number' ? fault.retryAfterMs : 0;
  const doubled = Math.min(minute, (pollMs ?? 5 * second) * 2 ** Math.min(failures - 1, 10)) * (0.9 + 0.2 * random());
  return Math.max(told, doubled);
}

/** Tells each thing once: in the terminal, and what did not count also on the thread. */
class Teller {
  readonly #ports: AwaitPorts;
  readonly #input: AwaitInput;
  readonly #told = new Set<string>();
  readonly #answered = new Set<string>();
  #unsureBefore = new Set<string>();

  constructor(ports: AwaitPorts, input: AwaitInput) {
    this.#ports = ports;
    this.#input = input;
  }

  waiting(note?: string): void {
    const { request, ticket, waitUntil } = this.#input;
    const end = Math.min(request.expiresAt, waitUntil ?? Number.POSITIVE_INFINITY);
    const secondsLeft = Math.max(0, Math.round((end - this.#ports.clock.now()) / second));
    this.#ports.tell({ event: 'waiting', id: request.id, url: ticket.url, secondsLeft, ...(note === undefined ? {} : { note }) });
  }

  /** Once an outage; again only when the reason changes. */
  outOfReach(fault: Fault, failures: number): void {
    const note = `${fault.message}; this decides nothing, guard keeps asking`;
    if (failures === 1) this.#told.delete(note);
    if (this.#once(note)) this.waiting(note);
  }

  /** At half time, once a request, whoever of those who wait for it comes first. */
  async remind(verdict: Verdict, events: ApprovalEvents): Promise<void> {
    const { request } = this.#input;
    const marker = reminderMarker(request.id);
    // While a question is open it is the initiator's turn.
    if (verdict.kind !== 'pending' || events.events.some((event) => event.kind === 'comment' && startsWithMarker(event.body, marker)))
      return;
    await this.#say(renderReminder(request, verdict.have));
  }

  async judged(judged: Judgement, events: ApprovalEvents): Promise<void> {
    const { request } = this.#input;
    for (const attempt of judged.ignored) await this.#ignored(attempt, events);
    // What could not be read once may be readable a moment later: only what lasts is told.
    for (const attempt of judged.unsure) if (this.#unsureBefore.has(attempt.eventId)) await this.#ignored(attempt, events);
    this.#unsureBefore = new Set(judged.unsure.map((attempt) => attempt.eventId));
    const { verdict } = judged;
    if (verdict.kind !== 'question') return;
    for (const reviewer of verdict.by) {
      if (!this.#once(`question ${reviewer.eventId}`)) continue;
      this.#ports.tell({ event: 'question', id: request.id, by: reviewer.login, text: verdict.text });
    }
  }

  async #ignored({ eventId, who, why }: Ignored, events: ApprovalEvents): Promise<void> {
    const { request, ticket, policy } = this.#input;
    if (this.#once(`ignored ${eventId} ${why}`)) this.#ports.tell({ event: 'ignored', id: request.id, who, why });
    if (this.#answered.has(eventId)) return;
    this.#answered.add(eventId);
    const marker = ignoredMarker(eventId);
    // Another waiter on the same request, or this one before a restart, has answered.
    if (events.events.some((event) => event.kind === 'comment' && event.body.includes(marker))) return;
    const on = ticket.head !== null ? 'pull' : ticket.commentNodeId !== null ? 'issue' : 'own';
    await this.#say(renderIgnored({ request, github: policy.github, on, eventId, why }));
  }

  async #say(markdown: string): Promise<void> {
    try {
      await this.#ports.channel.say(this.#input.ticket, markdown);
    } catch (fault) {
      // A courtesy: it must not cost the decision.
      if (!(fault instanceof Fault)) throw fault;
      this.waiting(`the thread could not be told: ${fault.message}`);
    }
  }

  #once(what: string): boolean {
    if (this.#told.has(what)) return false;
    this.#told.add(what);
    return true;
  }
}
