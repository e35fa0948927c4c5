/** A repository with its people on the fake GitHub, and a production channel that asks there. */
import { randomBytes } from 'node:crypto';
import { apiOf } from '../../../src/adapters/github/api-origin.ts';
import { type GitHubOptions, githubChannel } from '../../../src/adapters/github/channel.ts';
import type { ApprovalChannel, Clock, Ticket } from '../../../src/app/ports.ts';
import { judge } from '../../../src/core/approval/judge.ts';
import { renderRequest } from '../../../src/core/approval/render.ts';
import type { Stand } from '../../../src/core/approval/ways.ts';
import type { ApprovalRequest } from '../../../src/core/model.ts';
import { samplePolicy, sampleRender, sampleRequest } from '../../core/approval/sample.ts';
import { type FakeGitHub, startGitHub } from '../../fakes/github/server.ts';

export const place = 'acme/approvals';

/** Sleeps at once and counts what was slept. */
export function quickClock(start = Date.now()): Clock & { slept: number[] } {
  const slept: number[] = [];
  let now = start;
  return {
    slept,
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
  };
}

export interface Office {
  readonly github: FakeGitHub;
  /** Of the agent, who has write like everybody who works here. */
  readonly token: string;
  channel(change?: Partial<GitHubOptions>): ApprovalChannel;
  /** Requests of the channel, as `METHOD path status`. */
  calls(): string[];
}

export async function openOffice(): Promise<Office> {
  const github = await startGitHub();
  for (const login of ['agent', 'alice', 'bob', 'tess', 'rita', 'mara']) github.addAccount(login);
  // Teams are seen by members alone.
  github.addOrganization('acme', ['agent', 'alice', 'bob', 'mara']);
  github.addRepo(place, {
    labels: ['approved', 'denied', 'needs-info'],
    roles: { agent: 'write', alice: 'admin', bob: 'write', mara: 'maintain', tess: 'triage', rita: 'read' },
  });
  const token = github.addToken('agent');
  return {
    github,
    token,
    channel: (change = {}) =>
      githubChannel({
        api: apiOf({ GITHUB_API_URL: github.url }, samplePolicy),
        repo: place,
        thread: null,
        token: { read: async () => ({ token, from: 'GUARD_GITHUB_TOKEN' }) },
        policy: samplePolicy,
        clock: quickClock(),
        env: {},
        version: '0.0.0',
        ...change,
      }),
    calls: () => github.requests.map(({ method, path, status }) => `${method} ${path} ${status}`),
  };
}

export async function askIn(channel: ApprovalChannel, change: Parameters<typeof sampleRequest>[0] & { on?: Stand; nonce?: string } = {}) {
  const identity = await channel.identify();
  const request = sampleRequest({ openedAt: Date.now(), initiators: [...identity.initiators], ...change });
  const nonce = change.nonce ?? randomBytes(16).toString('hex');
  const text = renderRequest(sampleRender(request, { nonce, on: change.on ?? 'own' }));
  const ticket = await channel.open(request, text, nonce);
  return { request, ticket, text, nonce };
}

export async function verdictOf(channel: ApprovalChannel, request: ApprovalRequest, ticket: Ticket, policy = samplePolicy) {
  return judge(await channel.read(ticket), request, ticket, policy, { over: new Set() });
}
