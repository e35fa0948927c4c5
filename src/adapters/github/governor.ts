import { type Headers, untilReset } from './faults.ts';

/** Of the token's budget: for other work, and for what an answer sets off. */
const reserve = 0.4;
/** Own looks over which the use of all is measured: few, so that agents that come and go show soon. */
const measured = 8;
/** Whatever else uses the token is no fleet of guards that slows down as this one does: it must not slow this one for ever. */
const mostCalls = 128;
/**
 * While anything is left: the thread is read every fifth minute. And a slow agent measures more between its looks than a quick
 * one, which keeps it slow: without an end to it the slowest would fall ever further behind.
 */
const longestMs = 5 * 60_000;
/** Servers of one GitHub tell the same window's end a second or so apart. */
const sameWindow = 60;

interface Budget {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds since the epoch, on GitHub's clock. */
  readonly reset: number;
  readonly untilResetMs: number;
}

/**
 * How fast to look, so that all who share a token leave 40 % of it (github.md, governor): time to reset x agents / (remaining
 * - 40 % of the limit). Nobody tells how many agents there are. But while one of them looks once, so does each of the others:
 * what the token was used for between two own looks is what one look of all of them costs.
 */
export class Governor {
  #budget: Budget | null = null;
  /** As told at the last own look. The first is not one to measure from: a fleet that starts at once is still asking. */
  #lastLook: { readonly used: number; readonly reset: number } | null = null;
  #looks = 0;
  /** What all have used between two own looks, the last ones. */
  #calls: readonly number[] = [];

  /** Hears an answer; one that does not tell of REST's budget (GraphQL has another) changes nothing. */
  note(headers: Headers): void {
    const resource = headers['x-ratelimit-resource'];
    if (resource !== undefined && resource !== 'core') return;
    const tell = (name: string) => Number(headers[`x-ratelimit-${name}`] ?? Number.NaN);
    const [limit, remaining, reset, untilResetMs] = [tell('limit'), tell('remaining'), tell('reset'), untilReset(headers)];
    if (!Number.isFinite(limit) || !Number.isFinite(remaining) || untilResetMs === null) return;
    this.#budget = { limit, remaining, reset, untilResetMs };
  }

  /** After each look. @returns the least pause before the next one, in ms; 0 while nothing is known. */
  looked(): number {
    if (this.#budget === null) return 0;
    const { limit, remaining, untilResetMs } = this.#budget;
    this.#measure(this.#budget);
    const calls = Math.min(mostCalls, Math.max(1, this.#calls.reduce((sum, one) => sum + one, 0) / Math.max(1, this.#calls.length)));
    // Everybody else may be just about to look once more.
    const spare = remaining - reserve * limit - calls;
    return spare <= 0 ? untilResetMs : Math.min(untilResetMs, longestMs, (untilResetMs * calls) / spare);
  }

  #measure({ limit, remaining, reset }: Budget): void {
    const last = this.#lastLook;
    const used = limit - remaining;
    this.#looks += 1;
    if (this.#looks > 1) this.#lastLook = { used, reset };
    // Of a window that began in between nobody can tell what was used before it.
    if (last !== null && Math.abs(reset - last.reset) <= sameWindow) this.#calls = [...this.#calls, used - last.used].slice(-measured);
  }
}
