import type { News } from '../../app/ports.ts';
import { isoTime } from '../../core/iso-time.ts';
import type { Verdict } from '../../core/model.ts';
import { duration } from './duration.ts';
import { brief, visible } from './escape.ts';

/** How news reach the caller: text for people, JSON lines for machines (cli.md, "For machines"). */
export interface Teller {
  tell(news: News): void;
  /** The last line of `--json` and `--status-fd`. */
  exit(end: {
    readonly request: string | null;
    readonly ran: boolean;
    readonly code: number;
    readonly reason: string;
    readonly hint?: string;
  }): void;
}

/** @param now RFC 3339 time of each line */
export function jsonTeller(write: (line: string) => void, now: () => string): Teller {
  const line = (event: string, request: string | null, rest: object) =>
    write(`${JSON.stringify({ event, time: now(), request, ...rest })}\n`);
  return {
    tell: (news) => {
      const { event, request, ...rest } = asJson(news);
      if (event !== null) line(event, request, rest);
    },
    exit: ({ request, ...rest }) => line('exit', request, rest),
  };
}

function asJson(news: News): { event: string | null; request: string | null } & Record<string, unknown> {
  switch (news.event) {
    case 'classified': {
      const { tier, findings, blindSpots } = news.classification;
      return {
        event: news.event,
        request: null,
        tier,
        findings: findings.map(({ rule, tier: own, why, span }) => ({ rule, tier: own, why, span })),
        blindSpots,
      };
    }
    case 'requested':
    case 'attached':
      return {
        event: news.event,
        request: news.id,
        url: news.url,
        digest: news.digest,
        expiresAt: isoTime(news.expiresAt),
        quorum: news.quorum,
      };
    case 'waiting':
      return {
        event: news.event,
        request: news.id,
        url: news.url,
        secondsLeft: news.secondsLeft,
        ...(news.note === undefined ? {} : { note: news.note }),
      };
    case 'ignored':
      return { event: news.event, request: news.id, who: news.who, why: news.why };
    case 'question':
      return { event: news.event, request: news.id, by: news.by, text: news.text };
    case 'approved':
    case 'denied':
    case 'expired':
    case 'void':
    case 'cancelled':
      return { event: news.event, request: news.id, verdict: news.verdict };
    case 'started':
      return {
        event: news.event,
        request: news.id,
        dropped: news.dropped,
        ...(news.step === undefined ? {} : { step: news.step.number, steps: news.step.of, run: news.step.run }),
      };
    case 'revoked':
      return { event: news.event, request: news.id, by: news.by };
    case 'notice':
      // For people; the events of cli.md are all that machines are told.
      return { event: null, request: null };
  }
}

/** Names of the reviewers a verdict rests on. */
function people(verdict: Verdict): string {
  const by = verdict.kind === 'approved' || verdict.kind === 'denied' ? verdict.by.map(({ login, how }) => `${login} (${how})`) : [];
  return visible(by.join(', '));
}

/** The terminal that text goes to. */
export interface Screen {
  write(text: string): void;
  /** Width of a terminal in columns; null: not a terminal. */
  readonly columns: () => number | null;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Calls back every second until the returned function is called; keeps no process alive. */
  every(second: () => void): () => void;
}

/**
 * Says nothing while all is well and nobody asked: a routine command stays silent. While waiting, one line that updates
 * in place on a terminal, and plain lines with changes only elsewhere.
 */
export function textTeller(screen: Screen): Teller {
  let waiting: { readonly url: string; readonly until: number; readonly note: string | undefined } | null = null;
  let stop: (() => void) | null = null;
  let drawn = false;
  let lastNote: string | undefined;
  let quiet = true;
  const erase = () => {
    if (drawn) screen.write('\r\u001b[2K');
    drawn = false;
  };
  const draw = () => {
    if (waiting === null) return;
    const columns = screen.columns();
    if (columns === null) return;
    const note = waiting.note === undefined ? '' : `, ${waiting.note}`;
    const line = `guard: waiting, ${duration(waiting.until - screen.now())} left${note}; Ctrl-C leaves it open: ${waiting.url}`;
    erase();
    // One row only: what wrapped could not be taken back.
    screen.write(brief(line, Math.max(20, columns - 1)));
    drawn = true;
  };
  const rest = () => {
    stop?.();
    stop = null;
    waiting = null;
    erase();
  };
  const say = (text: string) => {
    erase();
    screen.write(`guard: ${text}\n`);
    draw();
  };
  const last = (text: string) => {
    rest();
    say(text);
  };
  return {
    tell: (news) => {
      switch (news.event) {
        case 'classified': {
          quiet = news.classification.tier === 'routine';
          if (quiet) return;
          say(`${news.classification.tier}: ${brief(news.classification.text, 160)}`);
          const reasons = new Set([
            ...news.classification.findings.filter(({ tier }) => tier !== 'routine').map(({ why }) => why),
            ...news.classification.blindSpots.map(({ why }) => why),
          ]);
          for (const why of [...reasons].slice(0, 4)) say(`  ${visible(why)}`);
          if (reasons.size > 4) say(`  and ${reasons.size - 4} more: see guard explain`);
          return;
        }
        case 'requested':
        case 'attached':
          return say(`${news.event === 'requested' ? 'asked' : 'already asked, still open'}: request ${news.id}, ${visible(news.url)}`);
        case 'waiting':
          waiting = { url: news.url, until: screen.now() + news.secondsLeft * 1000, note: news.note };
          if (screen.columns() !== null) {
            stop ??= screen.every(draw);
            draw();
          } else if (news.note !== undefined && news.note !== lastNote) say(visible(news.note));
          lastNote = news.note;
          return;
        case 'ignored':
          return say(`does not count: ${visible(news.why)}`);
        case 'question':
          return say(
            news.text === '' ? `${visible(news.by)} has a question: see the thread` : `${visible(news.by)} asks: ${visible(news.text)}`,
          );
        case 'approved':
          return last(`approved by ${people(news.verdict)}`);
        case 'denied':
          return last(
            `denied by ${people(news.verdict)}${'why' in news.verdict && news.verdict.why !== '' ? `: ${visible(news.verdict.why)}` : ''}`,
          );
        case 'expired':
        case 'void':
        case 'cancelled':
          return last(`${news.event}: ${'why' in news.verdict ? visible(news.verdict.why) : ''}; nothing ran`);
        case 'started':
          rest();
          if (news.step !== undefined) say(`step ${news.step.number} of ${news.step.of}: ${brief(news.step.text, 160)}`);
          // Routine commands stay silent; the record names them all the same.
          if (news.dropped.length > 0 && !quiet) say(`not handed to the command: ${visible(news.dropped.join(', '))}`);
          return;
        case 'revoked':
          return say(`revoked: ${visible(news.by)}`);
        case 'notice':
          return say(visible(news.text));
      }
    },
    exit: rest,
  };
}

/** Tells each of several. */
export function tellAll(tellers: readonly Teller[]): Teller {
  return {
    tell: (news) => {
      for (const teller of tellers) teller.tell(news);
    },
    exit: (end) => {
      for (const teller of tellers) teller.exit(end);
    },
  };
}
