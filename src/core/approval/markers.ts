/**
 * Guard's own lines on a thread. Anybody can write them, so each is used only where a forged one makes guard
 * run less, never more.
 */
import type { ApprovalEvents } from './events.ts';

/** Announces a request; `expiresAt` in ms since the epoch, on the clock of the machine that asks. */
export function requestMarker(id: string, nonce: string, expiresAt: number): string {
  return `guard-request:v1 ${id} ${nonce} ${expiresAt}`;
}

export function startedMarker(id: string): string {
  return `guard-started:v1 ${id}`;
}

export function outcomeMarker(id: string): string {
  return `guard-outcome:v1 ${id}`;
}

export function replyMarker(id: string): string {
  return `guard-reply:v1 ${id}`;
}

export function reminderMarker(id: string): string {
  return `guard-reminder:v1 ${id}`;
}

/** Marks an answer to an attempt that did not count, so that a second waiter does not repeat it. */
export function ignoredMarker(eventId: string): string {
  return `guard-ignored:v1 ${eventId.replaceAll(/[^\w=-]/g, '_')}`;
}

/** True if the first line of a comment is exactly this marker; a marker further down could be hidden from the reader. */
export function startsWithMarker(body: string, marker: string): boolean {
  return body === marker || body.startsWith(`${marker}\n`) || body.startsWith(`${marker}\r\n`);
}

/** Requests that a text announces: their ids, and until when each can be answered. Anybody can write such a text. */
export function announcedIn(body: string): readonly { readonly id: string; readonly expiresAt: number }[] {
  return announced(body, 0, true).map(({ id, expiresAt }) => ({ id, expiresAt }));
}

/** Id of the request whose end a comment tells, or null. */
export function endedIn(body: string): string | null {
  return /^guard-outcome:v1 ([0-9a-z]{12})\r?(?:\n|$)/.exec(body)?.[1] ?? null;
}

export function announcedIds(body: string): readonly string[] {
  return body.includes('guard-request:v1') ? announced(body, 0, true).map(({ id }) => id) : [];
}

/** Ids of all other requests that the thread has ever announced, as far as they can still be read. */
export function othersOn(events: ApprovalEvents, id: string): readonly string[] {
  const texts = events.events.flatMap((event) => (event.kind === 'comment' ? announcedIds(event.body) : []));
  return [...new Set([...announcedIds(events.thread?.body ?? ''), ...texts])].filter((other) => other !== id);
}

interface Announced {
  readonly id: string;
  readonly expiresAt: number;
  /** Position in `events`; -1 for the thread's own text. */
  readonly index: number;
  /** The text is as it was posted, so its expiry can be believed as far as its reader could. */
  readonly intact: boolean;
}

function announced(body: string, index: number, intact: boolean): Announced[] {
  return [...body.matchAll(/^guard-request:v1 ([0-9a-z]{12}) [0-9a-f]{32} (\d{1,15})\r?$/gm)].map((match) => ({
    id: match[1] ?? '',
    expiresAt: Number(match[2]),
    index,
    intact,
  }));
}

/**
 * What keeps a label from saying which request it means when event number `index` happened: another request that has not
 * expired, or a text that may have announced one before it was edited. That another one's end was told does not free the
 * label: anybody could have told it.
 * @param over ids whose end this machine's signed log knows
 */
export function otherOpenRequests(events: ApprovalEvents, id: string, index: number, over: ReadonlySet<string>): readonly string[] {
  const at = events.events[index]?.at ?? 0;
  const requests = events.thread === null ? [] : announced(events.thread.body, -1, true);
  for (const [position, event] of events.events.slice(0, index).entries())
    if (event.kind === 'comment') requests.push(...announced(event.body, position, !event.edited));
  const open = requests.filter((request) => request.id !== id && !over.has(request.id) && !(request.intact && request.expiresAt < at));
  return [...new Set(open.map((request) => request.id))];
}
