/** threats.md, "Approval": GitHub in trouble. An answer that is none decides nothing, and what was approved still runs later. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FaultInput } from '../fakes/github/faults.ts';
import { Asking, repo } from './asking.ts';
import { leavesALine, OpenRequest } from './open-request.ts';

/** The first GraphQL call says who asks; the second reads the thread. */
const reading = { match: 'POST /graphql', after: 1 };
const timeline = { match: 'GET /repos/*/timeline' };
const role = { match: 'GET /repos/*/permission' };

describe('an approval that cannot be read just now', () => {
  let asking: Asking;
  let open: OpenRequest;
  let hanging: { asking: Asking; open: OpenRequest; again: ReturnType<OpenRequest['again']> };
  beforeAll(async () => {
    // It takes as long as guard gives a server that never answers, so it goes on beside all the others.
    const other = await Asking.start();
    const asked = await OpenRequest.ask(other);
    asked.label('bob');
    other.github.fault({ ...timeline, kind: 'hang' });
    hanging = { asking: other, open: asked, again: asked.again() };
    asking = await Asking.start();
    open = await OpenRequest.ask(asking);
    open.label('bob');
  });
  afterAll(async () => {
    await asking.stop();
    await hanging.asking.stop();
  });

  it.each<[string, FaultInput]>([
    ['500 for the timeline', { ...timeline, kind: 'status', status: 500 }],
    ['502 for the thread', { ...reading, kind: 'status', status: 502 }],
    ['504 for the thread', { ...reading, kind: 'status', status: 504 }],
    ['403 for the timeline', { ...timeline, kind: 'status', status: 403 }],
    ['403 for the thread', { ...reading, kind: 'status', status: 403 }],
    ['404 for the timeline', { ...timeline, kind: 'status', status: 404 }],
    ['410 for the timeline', { ...timeline, kind: 'status', status: 410 }],
    ['404 for the thread', { ...reading, kind: 'status', status: 404 }],
    ['401 for the thread', { ...reading, kind: 'status', status: 401 }],
    ['single sign-on for the timeline', { ...timeline, kind: 'sso' }],
    ['the primary limit for the timeline', { ...timeline, kind: 'rate-limit' }],
    ['the secondary limit for the timeline', { ...timeline, kind: 'secondary-limit' }],
    ['the secondary limit for the role', { ...role, kind: 'secondary-limit' }],
    ['RATE_LIMITED in a 200', { ...reading, kind: 'graphql-rate-limited' }],
    ['HTML for the timeline', { ...timeline, kind: 'html' }],
    ['HTML for the thread', { ...reading, kind: 'html' }],
    ['HTML for the role', { ...role, kind: 'html' }],
    ['half of the timeline', { ...timeline, kind: 'truncated' }],
    ['half of the thread', { ...reading, kind: 'truncated' }],
    ['half of the role', { ...role, kind: 'truncated' }],
    ['a connection that is cut', { ...timeline, kind: 'drop-after-commit' }],
    ['a timeline from before the label', { ...timeline, kind: 'stale' }],
  ])('%s: nothing runs', async (_name, fault) => {
    asking.github.requests.length = 0;
    asking.github.fault({ ...fault, times: 30 });
    // A replica that has not heard of the label: what was before it was put on.
    if (fault.kind === 'stale') {
      open.unlabel('alice');
      asking.github.clearFaults();
      asking.github.fault({ ...fault, times: 30 });
      open.label('bob');
    }
    const { code, stderr, ran } = await open.again();
    asking.github.clearFaults();
    expect([75, 125], stderr).toContain(code);
    expect(ran).toBe(0);
    expect(asking.github.requests.map((request) => request.fault)).toContain(fault.kind);
  });

  it('(once GitHub answers again, this very approval runs, once)', async () => {
    expect(await open.again()).toMatchObject({ code: 0, ran: 1, stderr: expect.stringContaining('approved by bob (label)') });
  });

  it('a server that never answers: nothing runs', async () => {
    const { code, ran, stderr } = await hanging.again;
    expect({ code, ran }).toEqual({ code: 75, ran: 0 });
    expect(stderr).toMatch(/no answer within 30 s/);
    expect(await hanging.open.again()).toMatchObject({ code: 0, ran: 1 });
  }, 90_000);
});

describe('GitHub in trouble', () => {
  let asking: Asking;
  beforeEach(async () => {
    asking = await Asking.start();
  });
  afterEach(() => asking.stop());

  it('a replica of the thread that lacks the denial starts nothing', async () => {
    const open = await OpenRequest.ask(asking);
    open.label('bob');
    asking.github.fault({ ...reading, kind: 'stale', times: 20 });
    open.label('alice', 'denied');
    expect(await open.again()).toMatchObject({ code: 75, ran: 0, stderr: expect.stringContaining('do not agree yet') });
    asking.github.clearFaults();
    expect(await open.again()).toMatchObject({ code: 126, ran: 0, stderr: expect.stringContaining('denied by alice') });
  });

  it('a token that is revoked while guard waits ends the wait, not the request', async () => {
    const { code, stderr } = await asking.exec(leavesALine, (issue) => {
      asking.github.revokeToken(asking.env['GH_TOKEN'] ?? '');
      asking.github.as('bob').addLabel(repo, issue, 'approved');
    });
    expect(code).toBe(125);
    expect(stderr).toMatch(/does not accept the token/);
    expect((await asking.machine.run('ls', [])).stdout).not.toContain('ran');
    const GH_TOKEN = asking.github.addToken('agent');
    expect((await asking.exec(leavesALine, () => {}, { env: { GH_TOKEN } })).code).toBe(0);
    expect((await asking.machine.run('cat', ['ran'])).stdout).toBe('x\n');
  });

  it('a label after any number of 304 is seen', async () => {
    const run = asking.exec(leavesALine);
    while (asking.github.requests.filter(({ notModified }) => notModified).length < 3) await sleep(20);
    asking.github.as('bob').addLabel(repo, 1, 'approved');
    expect((await run).code).toBe(0);
    expect((await asking.machine.run('cat', ['ran'])).stdout).toBe('x\n');
  });

  it('502 after the issue was made makes no second one', async () => {
    asking.github.fault({ match: `POST /repos/${repo}/issues`, kind: 'drop-after-commit', status: 502 });
    const open = await OpenRequest.ask(asking);
    open.label('bob');
    expect(await open.again()).toMatchObject({ code: 0, ran: 1 });
    expect(() => asking.issue(2)).toThrow();
  });

  it.each([
    ['ahead', 86_400_000],
    ['behind', -86_400_000],
  ])('a clock that is a day %s of ours: an older approval stays older, a newer one counts', async (_name, ms) => {
    asking.github.advance(ms);
    asking.github.as('carol').openIssue(repo, { title: 'deploys', body: '' });
    asking.github.as('bob').addLabel(repo, 1, 'approved');
    asking.github.as('bob').removeLabel(repo, 1, 'approved');
    asking.github.advance(1500);
    const open = await OpenRequest.ask(asking, { on: ['--issue', '1'] });
    expect(await open.again()).toMatchObject({ code: 75, ran: 0 });
    open.say('bob', `/approve ${open.id}`);
    expect(await open.again()).toMatchObject({ code: 0, ran: 1 });
  });

  it('an approval after the end of the request, by the clock of GitHub, is too late', async () => {
    const open = await OpenRequest.ask(asking);
    asking.github.advance(86_400_000);
    open.label('bob');
    expect(await open.again()).toMatchObject({ code: 75, ran: 0, stderr: expect.stringContaining('the request had expired') });
  });
});
