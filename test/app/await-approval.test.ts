import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AwaitInput, awaitApproval, pollInterval } from '../../src/app/await-approval.ts';
import type { ApprovalChannel, Clock, News, Ring, Ticket } from '../../src/app/ports.ts';
import { ChannelFault } from '../../src/core/approval/channel-fault.ts';
import type { ApprovalEvent, ApprovalEvents, RoleAnswer } from '../../src/core/approval/events.ts';
import { Fault } from '../../src/core/fault.ts';
import type { Account } from '../../src/core/model.ts';
import { askIn, type Office, openOffice, place } from '../adapters/github/office.ts';
import { agent, samplePolicy, sampleRequest, sha256 } from '../core/approval/sample.ts';

const second = 1000;
const minute = 60 * second;
const body = 'text';
const bob: Account = { id: 2, login: 'bob', type: 'User' };
const tess: Account = { id: 3, login: 'tess', type: 'User' };
const ticket: Ticket = {
  repo: place,
  number: 1,
  url: 'https://github.com/acme/approvals/issues/1',
  nodeId: 'I_1',
  repositoryNodeId: 'R_1',
  commentId: null,
  commentNodeId: null,
  head: null,
  title: 't',
  bodySha256: sha256(body),
  labels: { approved: 'L_a', denied: 'L_d', question: 'L_q' },
  seen: [],
};

/** A thread that a script of the test changes at given times of a clock that never really waits. */
class Scripted implements Clock, Pick<ApprovalChannel, 'ring' | 'read' | 'say'> {
  readonly start = 1_700_000_000_000;
  time = this.start;
  readonly rings: number[] = [];
  readonly reads: number[] = [];
  readonly said: string[] = [];
  readonly news: News[] = [];
  readonly #script: readonly { readonly at: number; readonly event: ApprovalEvent }[];
  readonly #known = new Set<string>();
  readonly #fault: (at: number, what: 'ring' | 'read' | 'say') => Fault | null;
  pauseMs = 0;

  constructor(
    script: readonly { at: number; event: ApprovalEvent }[] = [],
    fault: (at: number, what: 'ring' | 'read' | 'say') => Fault | null = () => null,
  ) {
    this.#script = script;
    this.#fault = fault;
  }

  now = () => this.time;
  sleep = async (ms: number) => {
    if (ms <= 0 && this.time > this.start + 1e10) throw new Error('the wait never ends');
    this.time += ms;
  };
  tell = (news: News) => void this.news.push(news);
  #events(): ApprovalEvent[] {
    return this.#script.filter(({ at }) => this.start + at <= this.time).map(({ event }) => event);
  }
  #maybe(what: 'ring' | 'read' | 'say'): void {
    const fault = this.#fault(this.time - this.start, what);
    if (fault !== null) throw fault;
  }
  ring = async (): Promise<Ring> => {
    this.rings.push(this.time - this.start);
    this.#maybe('ring');
    const fresh = this.#events().filter((event) => !this.#known.has(event.id));
    for (const event of fresh) this.#known.add(event.id);
    return { changed: fresh.length > 0, pauseMs: this.pauseMs };
  };
  read = async (): Promise<ApprovalEvents> => {
    this.reads.push(this.time - this.start);
    this.#maybe('read');
    const events = this.#events();
    const labels = events.flatMap((event) => (event.kind === 'labeled' ? [event.label] : []));
    const roles = new Map<number, RoleAnswer>([
      [bob.id, { kind: 'role', role: 'write', teams: [] }],
      [tess.id, { kind: 'role', role: 'triage', teams: [] }],
    ]);
    const pinned = {
      approved: { id: 'L_a', name: 'approved' },
      denied: { id: 'L_d', name: 'denied' },
      question: { id: 'L_q', name: 'needs-info' },
    };
    const request = { nodeId: 'I_1', body, edited: false, editedByOther: false, minimized: false, createdAt: this.start };
    const thread = {
      nodeId: 'I_1',
      repositoryNodeId: 'R_1',
      archived: false,
      public: false,
      title: 't',
      body,
      open: true,
      head: null,
      labels,
      request,
    };
    return { readAt: this.time, viewer: agent, thread, pinned, events, roles };
  };
  say = async (_ticket: Ticket, markdown: string) => {
    this.#maybe('say');
    this.said.push(markdown);
    return { commentId: this.said.length };
  };

  label(at: number, actor: Account, id = 'L_a', name = 'approved'): { at: number; event: ApprovalEvent } {
    const event: ApprovalEvent = {
      kind: 'labeled',
      id: `E_${at}`,
      actor,
      at: this.start + at,
      label: { id, name },
      through: { kind: 'known', app: null, intent: false },
    };
    return { at, event };
  }
}

const label = (at: number, actor: Account, id = 'L_a', name = 'approved') => new Scripted().label(at, actor, id, name);

function wait(scripted: Scripted, change: Partial<AwaitInput> & { expiresMs?: number } = {}) {
  const { expiresMs = 15 * minute, ...input } = change;
  const request = sampleRequest({ openedAt: scripted.start, terms: { expiresMs } });
  return awaitApproval(
    { channel: scripted, clock: scripted, tell: scripted.tell, random: () => 0.5 },
    {
      request,
      ticket,
      policy: samplePolicy,
      waitUntil: null,
      over: async () => new Set<string>(),
      pollMs: null,
      signal: new AbortController().signal,
      ...input,
    },
  );
}

describe('at half time', () => {
  const reminders = ({ said }: Scripted) => said.filter((text) => text.startsWith('guard-reminder:v1 '));

  it('the thread is reminded once, with who is missing and until when', async () => {
    const scripted = new Scripted();
    await wait(scripted);
    expect(reminders(scripted)).toEqual([
      `guard-reminder:v1 ${sampleRequest().id}\n\nHalf of the time of request \`${sampleRequest().id}\` is over, and nobody has decided it yet. It expires at 2023-11-14T22:28:20Z; its text says how to answer.`,
    ]);
  });

  it('not before', async () => {
    const scripted = new Scripted([label(7 * minute, bob)]);
    await wait(scripted);
    expect(scripted.said).toEqual([]);
  });

  it('not where somebody else who waits has done so', async () => {
    const theirs = { kind: 'comment', id: 'C_1', at: 0, actor: agent, body: `guard-reminder:v1 ${sampleRequest().id}\n\nx` };
    const event = {
      ...theirs,
      edited: false,
      editedByOther: false,
      minimized: false,
      byEmail: false,
      through: { kind: 'known', app: null, intent: false },
    };
    const scripted = new Scripted();
    const again = new Scripted([{ at: minute, event: { ...event, at: scripted.start + minute } as ApprovalEvent }]);
    await wait(again);
    expect(again.said).toEqual([]);
  });

  it('not while a question is open, which is for the initiator to answer', async () => {
    const scripted = new Scripted([label(minute, bob, 'L_q', 'needs-info')]);
    await wait(scripted);
    expect(scripted.said).toEqual([]);
  });

  it('not by a wait that is over then, and its failing costs nothing', async () => {
    const short = new Scripted();
    await wait(short, { waitUntil: short.start + 7 * minute });
    expect(short.said).toEqual([]);
    const fault = new ChannelFault('network', 'no', { retryAfterMs: null });
    const deaf = new Scripted([label(10 * minute, bob)], (_at, what) => (what === 'say' ? fault : null));
    expect((await wait(deaf)).verdict.kind).toBe('approved');
  });
});

describe('the schedule', () => {
  it.each([
    [0, null, 5],
    [119, null, 5],
    [120, null, 15],
    [599, null, 15],
    [600, null, 30],
    [3599, null, 30],
    [3600, null, 60],
    [7200, 7100, 5],
    [7220, 7100, 60],
  ])('%d s after asking, last change at %s s: every %d s', (age, changed, expected) => {
    expect(pollInterval(age * second, 0, changed === null ? null : changed * second)).toBe(expected * second);
  });

  it('an hour and a half of nothing: about 190 ticks, a full read every fifth minute, then expired', async () => {
    const scripted = new Scripted();
    const { verdict } = await wait(scripted, { expiresMs: 90 * minute });
    expect(verdict).toEqual({ kind: 'expired', why: 'nobody decided in time' });
    expect(scripted.time - scripted.start).toBe(90 * minute);
    expect(scripted.rings).toHaveLength(24 + 32 + 100 + 30);
    expect(scripted.reads).toHaveLength(18);
    const gaps = scripted.reads.slice(1).map((at, index) => at - (scripted.reads[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(6 * minute);
  });

  it('jitter is a tenth either way', async () => {
    for (const [random, gap] of [
      [0, 4500],
      [0.999999, 5500],
    ] as const) {
      const scripted = new Scripted([label(6000, bob)]);
      const request = sampleRequest({ openedAt: scripted.start });
      await awaitApproval(
        { channel: scripted, clock: scripted, tell: scripted.tell, random: () => random },
        {
          request,
          ticket,
          policy: samplePolicy,
          waitUntil: null,
          over: async () => new Set<string>(),
          pollMs: null,
          signal: new AbortController().signal,
        },
      );
      expect(Math.round((scripted.rings[1] ?? 0) / 10) * 10).toBe(gap);
    }
  });

  it("keeps to the channel's own pause where that is longer", async () => {
    const scripted = new Scripted();
    scripted.pauseMs = 100 * second;
    await wait(scripted);
    expect(scripted.rings).toHaveLength(9);
  });

  it('a change makes it quick again for two minutes', async () => {
    const scripted = new Scripted([label(20 * minute, tess), label(25 * minute, bob)]);
    await wait(scripted, { expiresMs: 60 * minute });
    const after = scripted.rings.filter((at) => at > 20 * minute + 30 * second && at < 22 * minute);
    expect(after.length).toBeGreaterThanOrEqual(17);
  });
});

describe('the end of a wait', () => {
  it.each([
    ['approved', [label(65 * second, bob)], {}, 'approved'],
    ['denied', [label(65 * second, bob, 'L_d', 'denied')], {}, 'denied'],
    ['approved a moment before the deadline', [label(15 * minute - 1, bob)], {}, 'approved'],
    ['out of patience', [], { waitUntil: 1_700_000_000_000 + minute }, 'pending'],
    ['no patience at all, but decided before', [label(0, bob)], { waitUntil: 1_700_000_000_000 }, 'approved'],
    ['asked, and out of patience', [label(30 * second, bob, 'L_q', 'needs-info')], { waitUntil: 1_700_000_000_000 + minute }, 'question'],
    ['asked, then approved', [label(30 * second, bob, 'L_q', 'needs-info'), label(90 * second, bob)], {}, 'approved'],
  ])('%s', async (_name, script, change, kind) => {
    expect((await wait(new Scripted(script), change)).verdict.kind).toBe(kind);
  });

  it('Ctrl-C leaves the request open', async () => {
    const scripted = new Scripted();
    expect((await wait(scripted, { signal: AbortSignal.abort() })).verdict.kind).toBe('pending');
    expect(scripted.rings).toEqual([]);
  });

  it('a question is told once', async () => {
    const scripted = new Scripted([label(30 * second, bob, 'L_q', 'needs-info')]);
    await wait(scripted);
    expect(scripted.news.filter((news) => news.event === 'question')).toHaveLength(1);
  });
});

describe('what did not count', () => {
  it('is told once in the terminal and once on the thread', async () => {
    const scripted = new Scripted([label(10 * second, tess)]);
    await wait(scripted);
    expect(scripted.reads.length).toBeGreaterThan(2);
    expect(scripted.news.filter((news) => news.event === 'ignored')).toEqual([
      { event: 'ignored', id: 'abc123def456', who: 'tess', why: 'tess has the role triage, write is needed' },
    ]);
    const answers = scripted.said.filter((text) => text.startsWith('<!-- guard-ignored:'));
    expect(answers).toHaveLength(1);
    expect(answers[0]).toContain('tess has the role triage');
  });

  it('is not told again on the thread after a restart', async () => {
    const answer: ApprovalEvent = {
      kind: 'comment',
      id: 'C_1',
      actor: agent,
      at: 0,
      body: '<!-- guard-ignored:v1 E_10000 -->\n...',
      edited: false,
      editedByOther: false,
      minimized: false,
      byEmail: false,
      through: { kind: 'unknown' },
    };
    const scripted = new Scripted([label(10_000, tess), { at: 10_000, event: answer }]);
    await wait(scripted);
    expect(scripted.said.filter((text) => text.startsWith('<!-- guard-ignored:'))).toEqual([]);
  });

  it('an answer that cannot be posted costs nothing', async () => {
    const scripted = new Scripted([label(10 * second, tess), label(60 * second, bob)], (_at, what) =>
      what === 'say' ? new Fault('network', 'down') : null,
    );
    expect((await wait(scripted)).verdict.kind).toBe('approved');
  });
});

describe('a channel that fails decides nothing', () => {
  const down = new ChannelFault('network', 'cannot reach github');

  it('goes on waiting, later and later, and says so once an outage', async () => {
    const scripted = new Scripted([label(10 * minute, bob)], (at) => (at < 8 * minute ? down : null));
    expect((await wait(scripted)).verdict.kind).toBe('approved');
    const gaps = scripted.rings.slice(1, 7).map((at, index) => Math.round((at - (scripted.rings[index] ?? 0)) / second));
    expect(gaps).toEqual([5, 10, 20, 40, 60, 60]);
    const notes = scripted.news.flatMap((news) => (news.event === 'waiting' && news.note !== undefined ? [news.note] : []));
    expect(notes).toEqual(['cannot reach github; this decides nothing, guard keeps asking', 'github answers again']);
  });

  it('never comes back: expired, although somebody labelled', async () => {
    const { verdict, events } = await wait(new Scripted([label(minute, bob)], () => down));
    expect([verdict.kind, events]).toEqual(['expired', null]);
  });

  it('rings, but the read fails: the next look is a full one', async () => {
    const scripted = new Scripted([label(10 * second, bob)], (at, what) => (what === 'read' && at < 20 * second ? down : null));
    expect((await wait(scripted)).verdict.kind).toBe('approved');
    expect(scripted.time - scripted.start).toBeLessThan(minute);
  });

  it('honours the pause that a limit asks for', async () => {
    const scripted = new Scripted([label(minute, bob)], (at) =>
      at === 0 ? new ChannelFault('network', 'limited', { retryAfterMs: 7 * minute }) : null,
    );
    await wait(scripted);
    expect(scripted.rings).toEqual([0, 7 * minute]);
  });

  it('a token that is refused for good ends the wait with a fault, not with a verdict', async () => {
    const scripted = new Scripted([label(0, bob)], (at) =>
      at > 0 ? new ChannelFault('not-permitted', 'no token', { retryAfterMs: 'never' }) : down,
    );
    await expect(wait(scripted)).rejects.toThrow('no token');
  });

  it('a bug is not mistaken for an outage', async () => {
    const scripted = new Scripted([], () => new Fault('bug', 'oops'));
    await expect(wait(scripted)).rejects.toThrow('oops');
  });
});

describe('over real HTTP', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.github.close());

  const realClock: Clock = {
    now: Date.now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        signal?.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };

  it('tells the initiator and the thread why a label does not count, then sees the reviewer', async () => {
    const channel = office.channel();
    const { request, ticket: asked } = await askIn(channel);
    const news: News[] = [];
    office.github.as('agent').addLabel(place, asked.number, 'approved');
    const tell = (one: News) => {
      news.push(one);
      if (one.event !== 'ignored') return;
      office.github.as('bob').removeLabel(place, asked.number, 'approved');
      office.github.as('bob').addLabel(place, asked.number, 'approved');
    };
    const { verdict, ignored } = await awaitApproval(
      { channel, clock: realClock, tell },
      {
        request,
        ticket: asked,
        policy: samplePolicy,
        waitUntil: null,
        over: async () => new Set<string>(),
        pollMs: 20,
        signal: new AbortController().signal,
      },
    );
    expect(verdict).toMatchObject({ kind: 'approved', by: [{ login: 'bob' }] });
    const why = 'agent opened this request and cannot approve it';
    expect(ignored).toMatchObject([{ who: 'agent', why }]);
    expect(news).toContainEqual({ event: 'ignored', id: request.id, who: 'agent', why });
    const answers = office.github.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/comments'));
    expect(answers).toHaveLength(1);
    expect(JSON.stringify(answers[0]?.body)).toContain(why);
  });
});
