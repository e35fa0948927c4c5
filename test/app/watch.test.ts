import { describe, expect, it } from 'vitest';
import type { Clock, News, Ring } from '../../src/app/ports.ts';
import { type Watched, watch, watchPause } from '../../src/app/watch.ts';
import { ChannelFault } from '../../src/core/approval/channel-fault.ts';
import type { Terms } from '../../src/core/model.ts';
import { type Permit, permitApproved } from '../../src/core/permit.ts';
import { threadAfter, ticket } from '../core/approval/a-thread.ts';
import { agent, samplePolicy, sampleRequest } from '../core/approval/sample.ts';

const second = 1000;

/** A clock that stands until it is told to go on. */
class Standing implements Clock {
  time = 1_700_000_000_000;
  readonly #sleepers = new Set<{ readonly until: number; wake(): void }>();
  now = () => this.time;
  sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      const sleeper = {
        until: this.time + ms,
        wake: () => {
          this.#sleepers.delete(sleeper);
          resolve();
        },
      };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', sleeper.wake);
    });

  async pass(ms: number): Promise<void> {
    await settled();
    for (const end = this.time + ms; ; await settled()) {
      const [next] = [...this.#sleepers].filter(({ until }) => until <= end).sort((a, b) => a.until - b.until);
      this.time = next?.until ?? end;
      if (next === undefined) return;
      next.wake();
    }
  }
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A run that is watched on a GitHub whose every answer waits for `answer`, unless `ring` says otherwise. */
function watching(outage: Terms['outage'], ring?: () => Promise<Ring>) {
  const clock = new Standing();
  const news: News[] = [];
  const taken: { readonly why: string; readonly ends: boolean }[] = [];
  const finished = new AbortController();
  let waiting: (() => void)[] = [];
  const request = sampleRequest({ terms: { outage } });
  const session = {
    ports: { clock, tell: (each: News) => void news.push(each), pollMs: async () => null },
    identity: { api: 'https://api.github.com' },
    request,
    channel: {
      ring:
        ring ??
        (async () => {
          await new Promise<void>((resolve) => waiting.push(resolve));
          return { changed: false, pauseMs: 0 };
        }),
    },
  } as unknown as Watched;
  const by = [{ id: 2, login: 'bob', type: 'User', role: 'write', how: 'label', eventId: 'E_1', at: clock.time }] as const;
  const permit = permitApproved(request, { kind: 'approved', by: [...by], at: clock.time }, request.digest) as Permit;
  const { over, unwatched } = watch(session, permit, finished.signal, (why, ends) => taken.push({ why, ends }));
  const answer = () => {
    for (const each of waiting) each();
    waiting = [];
  };
  const end = () => {
    finished.abort();
    answer();
    return over;
  };
  return { clock, news, taken, unwatched, answer, end };
}

describe('a look that GitHub neither answers nor refuses', () => {
  it('is an outage after a minute: strict ends the run', async () => {
    const { clock, taken, end } = watching('strict');
    await clock.pass(64 * second);
    expect(taken).toEqual([]);
    await clock.pass(2 * second);
    expect(taken).toEqual([{ why: expect.stringMatching(/github was out of reach for 65 s, so nobody could/), ends: true }]);
    await end();
    expect(taken).toHaveLength(1);
  });

  it('is in the record where best-effort lets the run go on', async () => {
    const { clock, news, taken, unwatched, answer, end } = watching('best-effort');
    await clock.pass(100 * second);
    expect([taken, news]).toEqual([
      [],
      [{ event: 'notice', text: expect.stringMatching(/nobody can take the approval back now, the run goes on/) }],
    ]);
    answer();
    await clock.pass(1);
    expect(news.at(-1)).toEqual({ event: 'notice', text: 'github answers again' });
    await end();
    expect(unwatched()).toMatch(/^github was out of reach for 100 s of it/);
  });

  it('is none when the answer comes in time', async () => {
    const { clock, news, taken, unwatched, answer, end } = watching('strict');
    for (let look = 0; look < 5; look += 1) {
      await clock.pass(50 * second);
      answer();
    }
    await end();
    expect([taken, news, unwatched()]).toEqual([[], [], null]);
  });
});

describe('a watch that the token lets look once a minute', () => {
  const withFaults = (times: number) => {
    let left = times;
    let rings = 0;
    return async (): Promise<Ring> => {
      rings += 1;
      if (rings === 1 || left === 0) return { changed: false, pauseMs: 3_600_000 };
      left -= 1;
      throw new ChannelFault('network', 'bad gateway', { retryAfterMs: null });
    };
  };

  it('forgives a hiccup under strict', async () => {
    const { clock, news, taken, end } = watching('strict', withFaults(1));
    await clock.pass(300 * second);
    await end();
    expect([taken, news.at(-1)]).toEqual([[], { event: 'notice', text: 'github answers again' }]);
  });

  it('forgives no outage', async () => {
    const { clock, taken, end } = watching('strict', withFaults(1000));
    await clock.pass(300 * second);
    await end();
    expect(taken).toEqual([{ why: expect.stringContaining('github was out of reach for 120 s'), ends: true }]);
  });
});

it.each([
  ['every five seconds', null, 0, 5000],
  ['as far as the token allows', null, 24_000, 24_000],
  ['but never so rarely that an approval taken back is noticed too late', null, 3_600_000, 60_000],
  ['as a test on loopback says', 40, 24_000, 40],
])('a run is watched %s', (_, given, leastMs, pause) => {
  expect(watchPause(given, leastMs)).toBe(pause);
});

describe('a watch of a run under a grant', () => {
  it('reads on after the bell until it has read the thread of the grant', async () => {
    const clock = new Standing();
    const request = sampleRequest();
    const finished = new AbortController();
    const reads: string[] = [];
    let rings = 0;
    const channel = {
      ring: async () => ({ changed: ++rings === 1, pauseMs: 0 }),
      read: async ({ nodeId }: { nodeId: string }) => {
        reads.push(nodeId);
        if (nodeId === 'grant' && reads.length === 2) throw new ChannelFault('network', 'bad gateway', { retryAfterMs: null });
        return { ...threadAfter([]), viewer: agent };
      },
    };
    const taken: string[] = [];
    const session = {
      ports: { clock, tell: () => {}, pollMs: async () => null },
      identity: { api: 'https://api.github.com' },
      request,
      ticket,
      policy: samplePolicy,
      grant: { request, ticket: { ...ticket, nodeId: 'grant' } },
      channel,
    } as unknown as Watched;
    const by = [{ id: 2, login: 'bob', role: 'write', how: 'grant', eventId: 'E_1', at: clock.time }] as const;
    const permit = permitApproved(request, { kind: 'approved', by: [...by], at: clock.time }, request.digest) as Permit;
    const { over } = watch(session, permit, finished.signal, (why) => taken.push(why));
    await clock.pass(11 * second);
    expect(reads).toEqual(['I_1', 'grant', 'I_1', 'grant']);
    expect(taken).toEqual([expect.stringMatching(/the grant no longer stands/)]);
    finished.abort();
    await over;
  });
});
