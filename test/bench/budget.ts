/**
 * Agents that wait for hours on one token: the real wait over the real channel and real HTTP, on a clock that never really
 * waits. What they take from the budget is counted at the server, not by the code under test.
 */
import { apiOf } from '../../src/adapters/github/api-origin.ts';
import { githubChannel } from '../../src/adapters/github/channel.ts';
import { awaitApproval } from '../../src/app/await-approval.ts';
import { renderRequest } from '../../src/core/approval/render.ts';
import { samplePolicy, sampleRender, sampleRequest } from '../core/approval/sample.ts';
import { startGitHub } from '../fakes/github/server.ts';
import { chanceOf } from '../soak/mutate.ts';
import { VirtualTime } from './virtual-time.ts';

const place = 'acme/approvals';
const minute = 60_000;
const hour = 60 * minute;

export interface Wait {
  readonly agents: number;
  /** Requests an hour that GitHub gives the token. */
  readonly limit: number;
  /** How long they wait; a reviewer approves each at a time of its own within the last half hour. */
  readonly hours: number;
  /** GitHub does not charge a 304; false: nothing is free. */
  readonly free304: boolean;
}

export interface HourSpent {
  /** Calls that the token's limit was charged for, those of asking included. */
  rest: number;
  /** GraphQL has a budget of its own. */
  graphql: number;
  /** Longest time that one of them did not look, in ms. */
  longestPauseMs: number;
}

export interface Spent {
  /** The same hours as the budget's. */
  readonly hours: readonly HourSpent[];
  /** From the approval until the agent knows, in ms; one an agent. */
  readonly noticedMs: readonly number[];
}

export async function waitTogether({ agents, limit, hours, free304 }: Wait): Promise<Spent> {
  const time = new VirtualTime();
  const start = time.now;
  const chance = chanceOf(4711);
  const github = await startGitHub({ now: () => time.now, free304 });
  // By the monotonic clock the channel tells how old an answer is: it must be this world's.
  const monotonic = performance.now;
  performance.now = () => time.now;
  try {
    for (const login of ['agent', 'alice', 'bob', 'rita']) github.addAccount(login);
    github.addOrganization('acme', ['agent', 'alice', 'bob', 'rita']);
    github.addRepo(place, { labels: ['approved', 'denied', 'needs-info'], roles: { agent: 'write', bob: 'write', rita: 'read' } });
    const token = github.addToken('agent', { limit });
    const spent: HourSpent[] = Array.from({ length: hours }, () => ({ rest: 0, graphql: 0, longestPauseMs: 0 }));
    const thisHour = () => spent[Math.min(hours - 1, Math.floor((time.now - start) / hour))] as HourSpent;
    const noticedMs: number[] = [];

    const wait = async (number: number) => {
      const now = () => time.now;
      const api = apiOf({ GITHUB_API_URL: github.url }, samplePolicy);
      const source = { read: async () => ({ token, from: 'GUARD_GITHUB_TOKEN' }) };
      const sleep = (ms: number) => time.sleep(ms);
      const options = { api, repo: place, thread: null, token: source, policy: samplePolicy, clock: { sleep }, env: {}, version: '0.0.0' };
      const channel = githubChannel(options);
      const { initiators } = await channel.identify();
      const id = `agent${String(number).padStart(7, '0')}`;
      const terms = { expiresMs: (hours + 1) * hour };
      const request = sampleRequest({ id, openedAt: time.now, initiators: [...initiators], terms });
      const nonce = String(number).padStart(32, '0');
      const ticket = await channel.open(request, renderRequest(sampleRender(request, { nonce })), nonce);

      const later = (at: number, act: () => void) =>
        time.start(async () => {
          await time.sleep(start + at - time.now);
          act();
        });
      const approvedAt = (hours - 0.5) * hour + chance(25 * minute);
      later(approvedAt, () => github.as('bob').addLabel(place, ticket.number, 'approved'));
      // Somebody talks: that rings, and makes the agent look more often for a while.
      for (let at = 40 * minute; at < (hours - 1) * hour; at += hour)
        later(at + chance(30 * minute), () => github.as('rita').comment(place, ticket.number, 'Is this still open?'));

      const clock = {
        now,
        sleep: (ms: number) => {
          thisHour().longestPauseMs = Math.max(thisHour().longestPauseMs, ms);
          return time.sleep(ms);
        },
      };
      const over = async () => new Set<string>();
      const { signal } = new AbortController();
      const { verdict } = await awaitApproval(
        { channel, clock, tell: () => {}, random: () => chance(1000) / 1000 },
        { request, ticket, policy: samplePolicy, over, waitUntil: null, pollMs: null, signal },
      );
      if (verdict.kind !== 'approved') throw new Error(`${id} ended as ${verdict.kind}`);
      noticedMs.push(time.now - start - approvedAt);
    };

    let counted = 0;
    const count = () => {
      for (; counted < github.requests.length; counted += 1) {
        const request = github.requests[counted];
        if (request?.path === '/graphql') thisHour().graphql += 1;
        else if (!(free304 && request?.notModified)) thisHour().rest += 1;
      }
    };
    for (let number = 0; number < agents; number += 1)
      time.start(async () => {
        // All ask within the same second, one after the other.
        await time.sleep(number);
        await wait(number);
      });
    for (let number = 1; number <= hours; number += 1)
      time.start(async () => {
        await time.sleep(number * hour - 1);
        count();
      });
    await time.runOut();
    return { hours: spent, noticedMs };
  } finally {
    performance.now = monotonic;
    await github.close();
  }
}
