/** The happy path once more, against a GitHub that nobody here wrote. */
import { afterEach, describe, expect, it } from 'vitest';
import { apiOf } from '../../../src/adapters/github/api-origin.ts';
import { githubChannel } from '../../../src/adapters/github/channel.ts';
import { awaitApproval } from '../../../src/app/await-approval.ts';
import type { News } from '../../../src/app/ports.ts';
import { renderStarted } from '../../../src/core/approval/answers.ts';
import { judge } from '../../../src/core/approval/judge.ts';
import { samplePolicy } from '../../core/approval/sample.ts';
import { type Emulated, emulatedPlace, startEmulated } from './emulated.ts';
import { askIn, quickClock } from './office.ts';

let emulated: Emulated | undefined;
afterEach(async () => {
  await emulated?.close();
  emulated = undefined;
});

const channelTo = ({ url, token }: Emulated) =>
  githubChannel({
    api: apiOf({ GITHUB_API_URL: url }, samplePolicy),
    repo: emulatedPlace,
    thread: null,
    token: { read: async () => ({ token, from: 'GH_TOKEN' }) },
    policy: samplePolicy,
    clock: quickClock(),
    env: {},
    version: '0.0.0',
  });

describe('emulate', () => {
  it("asks, hears the initiator's label not counting, then the reviewer's, claims and closes", async () => {
    const github = await startEmulated();
    emulated = github;
    const channel = channelTo(github);
    const { request, ticket, text } = await askIn(channel);
    const thread = `/repos/${emulatedPlace}/issues/${ticket.number}`;
    expect(await github.as('bob')('GET', thread)).toMatchObject({ title: text.title, body: text.body, state: 'open', labels: [] });
    await github.as('agent')('POST', `${thread}/labels`, { labels: ['approved'] });

    const told: News[] = [];
    const clock = quickClock(request.openedAt);
    const steps = [
      async () => {
        await github.as('bob')('DELETE', `${thread}/labels/approved`);
        await github.as('bob')('POST', `${thread}/labels`, { labels: ['approved'] });
      },
    ];
    const sleep = clock.sleep;
    clock.sleep = async (ms) => {
      await steps.shift()?.();
      await sleep(ms);
    };
    const { verdict } = await awaitApproval(
      { channel, clock, tell: (news) => told.push(news) },
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
    expect(verdict).toMatchObject({ kind: 'approved', by: [{ login: 'bob', role: 'write', how: 'label' }] });
    expect(told).toContainEqual(expect.objectContaining({ event: 'ignored', who: 'agent' }));

    const claim = await channel.claimRun(ticket, request.id, renderStarted(request.id, 'a'));
    expect(claim.kind === 'ours' && judge(claim.events, request, ticket, samplePolicy, { over: new Set() }).verdict.kind).toBe('approved');
    expect((await channel.claimRun(ticket, request.id, renderStarted(request.id, 'b'))).kind).toBe('taken');
    await channel.close(ticket, 'guard-outcome', 'completed');
    expect(await github.as('bob')('GET', thread)).toMatchObject({ state: 'closed', state_reason: 'completed' });
    const comments = (await github.as('bob')('GET', `${thread}/comments`)) as { body: string }[];
    expect(comments.map(({ body }) => body.split('\n')[0])).toEqual([
      expect.stringContaining('guard-ignored:v1'),
      `guard-started:v1 ${request.id}`,
      `guard-started:v1 ${request.id}`,
      'guard-outcome',
    ]);
  });

  it('as it is, without the app of an event, it approves nothing: what is not known does not count', async () => {
    const github = await startEmulated({ tellApps: false });
    emulated = github;
    const channel = channelTo(github);
    const { request, ticket } = await askIn(channel);
    await github.as('bob')('POST', `/repos/${emulatedPlace}/issues/${ticket.number}/labels`, { labels: ['approved'] });
    const { verdict, unsure } = judge(await channel.read(ticket), request, ticket, samplePolicy, { over: new Set() });
    expect([verdict.kind, unsure.map((one) => one.why)]).toEqual(['pending', ['github has not told yet how the event of bob was made']]);
  });
});
