import { describe, expect, it } from 'vitest';
import type { News } from '../../../src/app/ports.ts';
import { jsonTeller, textTeller } from '../../../src/cli/render/news.ts';

const url = 'https://github.com/acme/approvals/issues/7';
const waiting = (secondsLeft: number, note?: string): News => ({
  event: 'waiting',
  id: '0123456789ab',
  url,
  secondsLeft,
  ...(note === undefined ? {} : { note }),
});
const ignored: News = { event: 'ignored', id: '0123456789ab', who: 'agent', why: 'agent opened this request and cannot approve it' };

function terminal(columns: number | null) {
  let text = '';
  let at = 0;
  const ticks = new Set<() => void>();
  const teller = textTeller({
    write: (more) => {
      text += more;
    },
    columns: () => columns,
    now: () => at,
    every: (tick) => {
      ticks.add(tick);
      return () => ticks.delete(tick);
    },
  });
  return {
    teller,
    pass: (ms: number) => {
      at += ms;
      for (const tick of ticks) tick();
    },
    ticking: () => ticks.size > 0,
    /** What stands on the screen: a carriage return with erase takes the row back. */
    rows: () => text.split('\n').map((row) => row.split('\r\u001b[2K').at(-1)),
    raw: () => text,
  };
}

describe('waiting on a terminal', () => {
  it('is one row that tells the time left, and stays the last one whatever is said', () => {
    const screen = terminal(100);
    screen.teller.tell(waiting(900));
    expect(screen.rows()).toEqual([`guard: waiting, 15m left; Ctrl-C leaves it open: ${url}`]);
    screen.pass(61_000);
    screen.teller.tell(ignored);
    expect(screen.rows()).toEqual([
      'guard: does not count: agent opened this request and cannot approve it',
      `guard: waiting, 13m59s left; Ctrl-C leaves it open: ${url}`,
    ]);
  });
  it('never wraps', () => {
    const screen = terminal(40);
    screen.teller.tell(waiting(900));
    expect(screen.rows()[0]?.length).toBeLessThan(40);
  });
  it('is gone when the verdict is there, and nothing ticks on', () => {
    const screen = terminal(100);
    screen.teller.tell(waiting(900));
    screen.teller.tell({ event: 'void', id: '0123456789ab', verdict: { kind: 'void', why: 'the title was renamed' } });
    expect(screen.rows()).toEqual(['guard: void: the title was renamed; nothing ran', '']);
    expect(screen.ticking()).toBe(false);
  });
  it('is gone when guard ends for any other reason', () => {
    const screen = terminal(100);
    screen.teller.tell(waiting(900));
    screen.teller.exit({ request: null, ran: false, code: 75, reason: 'interrupted' });
    expect({ rows: screen.rows(), ticking: screen.ticking() }).toEqual({ rows: [''], ticking: false });
  });
});

describe('waiting elsewhere', () => {
  it('says nothing but what changed, once', () => {
    const screen = terminal(null);
    for (const news of [waiting(900), waiting(890, 'github is away'), waiting(880, 'github is away'), ignored]) screen.teller.tell(news);
    expect(screen.raw()).toBe('guard: github is away\nguard: does not count: agent opened this request and cannot approve it\n');
  });
});

describe('text from outside', () => {
  it('cannot forge a line or move the cursor', () => {
    const screen = terminal(100);
    screen.teller.tell({ event: 'question', id: '0123456789ab', by: 'bob', text: 'why?\nguard: approved by bob\u001b[2A' });
    expect(screen.rows()).toEqual(['guard: bob asks: why?\\nguard: approved by bob\\e[2A', '']);
  });
});

describe('JSON lines', () => {
  it('hold event, time and request each', () => {
    const lines: string[] = [];
    const teller = jsonTeller(
      (line) => lines.push(line),
      () => '2026-01-01T00:00:00.000Z',
    );
    teller.tell(waiting(900, 'github is away'));
    teller.tell(ignored);
    teller.tell({ event: 'notice', text: 'for people' });
    teller.exit({ request: '0123456789ab', ran: false, code: 75, reason: 'still pending' });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { event: 'waiting', time: '2026-01-01T00:00:00.000Z', request: '0123456789ab', url, secondsLeft: 900, note: 'github is away' },
      {
        event: 'ignored',
        time: '2026-01-01T00:00:00.000Z',
        request: '0123456789ab',
        who: 'agent',
        why: 'agent opened this request and cannot approve it',
      },
      { event: 'exit', time: '2026-01-01T00:00:00.000Z', request: '0123456789ab', ran: false, code: 75, reason: 'still pending' },
    ]);
  });
});
