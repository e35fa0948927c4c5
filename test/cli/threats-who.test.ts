/** threats.md, "Approval" and "Command line and identity": who approves, and who stands behind the asking. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';
import { leavesALine, OpenRequest } from './open-request.ts';

let asking: Asking;
let open: OpenRequest;

/** With a mannequin, an organization and these people, who may all write. */
async function startWith(...people: string[]): Promise<Asking> {
  const started = await Asking.start();
  const { github } = started;
  github.addAccount('manny', { type: 'Mannequin' });
  github.addAccount('orga', { type: 'Organization' });
  for (const login of people) github.addAccount(login);
  for (const login of ['manny', 'orga', ...people]) github.grant(repo, login, 'write');
  return started;
}

describe('a label of somebody who may not approve', () => {
  beforeAll(async () => {
    asking = await startWith('gus', 'dora', 'rob', 'tim');
    open = await OpenRequest.ask(asking);
  });
  afterAll(() => asking.stop());

  const roles = (status: number) => () => {
    asking.github.fault({ match: 'GET /repos/*/collaborators/*/permission', kind: 'status', status, times: 20 });
    open.label('carol');
  };

  it.each<[string, () => void, RegExp | null]>([
    [
      'an initiator whose login is spelled in another case since',
      () => {
        asking.github.renameAccount('agent', 'AGENT');
        open.label('AGENT');
      },
      /does not count: AGENT opened this request and cannot approve it/,
    ],
    ['a mannequin', () => open.label('manny'), /does not count: manny is a mannequin/],
    ['an organization', () => open.label('orga'), /does not count: orga is an organization, not a person/],
    [
      'a ghost',
      () => {
        open.label('gus');
        asking.github.deleteAccount('gus');
      },
      /does not count: the account was deleted, so nobody stands behind it/,
    ],
    [
      'a reviewer who was removed while we waited',
      () => {
        open.label('dora');
        asking.github.grant(repo, 'dora', null);
      },
      /does not count: dora has the role read|does not count: dora has no role/,
    ],
    [
      'a reviewer who is a reader by now',
      () => {
        open.label('rob');
        asking.github.grant(repo, 'rob', 'read');
      },
      /does not count: rob has the role read, write is needed/,
    ],
    [
      'a reviewer whose login somebody else took over',
      () => {
        open.label('tim');
        asking.github.renameAccount('tim', 'tim-2');
        asking.github.addAccount('tim');
        asking.github.grant(repo, 'tim-2', null);
        asking.github.grant(repo, 'tim', 'admin');
      },
      /does not count: tim-2 has/,
    ],
    // What cannot be read once may be readable a moment later, so it is not told at once.
    ['somebody whose role answers 403', roles(403), null],
    ['somebody whose role answers 404', roles(404), null],
    ['somebody whose role answers 500', roles(500), null],
  ])('%s', async (_name, act, why) => {
    act();
    const { code, stderr, ran } = await open.again();
    expect({ code, ran }).toEqual({ code: 75, ran: 0 });
    if (why === null) expect(asking.github.requests.at(-1)).toMatchObject({ fault: 'status', path: expect.stringMatching(/permission$/) });
    else expect(stderr).toMatch(why);
    asking.github.clearFaults();
    open.unlabel('alice');
  });

  it('(of a reviewer it runs this very request, once)', async () => {
    open.label('carol');
    expect(await open.again()).toMatchObject({ code: 0, ran: 1, stderr: expect.stringContaining('approved by carol (label)') });
  });
});

describe('a comment of somebody who may not approve', () => {
  beforeAll(async () => {
    asking = await startWith('gus');
    open = await OpenRequest.ask(asking);
  });
  afterAll(() => asking.stop());

  it('a reader, a mannequin, an organization, a ghost, and then a reviewer', async () => {
    for (const login of ['rita', 'manny', 'orga', 'gus']) open.say(login, `/approve ${open.id}`);
    asking.github.deleteAccount('gus');
    const { code, stderr, ran } = await open.again();
    expect({ code, ran }).toEqual({ code: 75, ran: 0 });
    for (const why of ['rita has the role read', 'manny is a mannequin', 'orga is an organization', 'the account was deleted'])
      expect(stderr).toContain(`does not count: ${why}`);
    open.say('bob', `/approve ${open.id}`);
    expect(await open.again()).toMatchObject({ code: 0, ran: 1 });
  });
});

describe('who started a job', () => {
  let env: Record<string, string>;
  beforeAll(async () => {
    asking = await Asking.start();
    const run = asking.github.addRun(repo, { actor: 'bob', triggeringActor: 'carol' });
    // Variables are the job's own to set; the API is asked.
    env = { GITHUB_ACTIONS: 'true', GITHUB_RUN_ID: String(run.id), GITHUB_ACTOR: 'rita', GITHUB_TRIGGERING_ACTOR: 'rita' };
    open = await OpenRequest.ask(asking, { options: { env } });
  });
  afterAll(() => asking.stop());

  it('is an initiator, whatever GITHUB_ACTOR says, and so is who had it run again', async () => {
    for (const login of ['bob', 'carol']) {
      open.label(login);
      const { code, stderr, ran } = await open.again();
      expect({ code, ran }).toEqual({ code: 75, ran: 0 });
      expect(stderr).toContain(`does not count: ${login} opened this request and cannot approve it`);
      open.unlabel('alice');
    }
    open.label('alice');
    expect(await open.again()).toMatchObject({ code: 0, ran: 1 });
  });

  it('that cannot be read is not guessed: nothing is asked', async () => {
    asking.github.fault({ match: 'GET /repos/*/actions/runs*', kind: 'status', status: 403, times: 20 });
    const { code, stderr } = await asking.exec(['--wait', '0', ...leavesALine], () => {}, { env });
    asking.github.clearFaults();
    expect(code).toBe(125);
    expect(stderr).toMatch(/who started this job cannot be read/);
    expect(() => asking.issue(2)).toThrow();
  });

  it("is given away by the job's own token where the environment is silent", async () => {
    asking.github.addApp('github-actions', {
      owner: 'acme',
      permissions: { issues: 'write', metadata: 'read', actions: 'read', contents: 'read' },
    });
    const GH_TOKEN = asking.github.addToken('github-actions[bot]', { kind: 'installation', app: 'github-actions', repos: [repo] });
    const before = open.ran;
    const own = await OpenRequest.ask(asking, { options: { env: { GH_TOKEN } } });
    own.label('bob');
    const { code, stderr, ran } = await own.again();
    expect({ code, ran }).toEqual({ code: 75, ran: before });
    expect(stderr).toContain('does not count: bob opened this request and cannot approve it');
    own.unlabel('alice');
    own.label('alice');
    expect(await own.again()).toMatchObject({ code: 0, ran: before + 1 });
  });
});

describe("a shared token: whoever's it is has asked", () => {
  beforeAll(async () => {
    asking = await Asking.start();
  });
  afterAll(() => asking.stop());

  it("a reviewer's own token asks for itself, and does not take up what another asked for", async () => {
    open = await OpenRequest.ask(asking);
    open.label('bob');
    const env = { GH_TOKEN: asking.github.addToken('bob') };
    const shared = await OpenRequest.ask(asking, { options: { env } });
    expect(shared.number).not.toBe(open.number);
    shared.label('bob');
    const { code, stderr, ran } = await shared.again();
    expect({ code, ran }).toEqual({ code: 75, ran: 0 });
    expect(stderr).toContain('does not count: bob opened this request and cannot approve it');
    // Under the agent's token the same label by the same person stands.
    expect(await open.again()).toMatchObject({ code: 0, ran: 1 });
  });
});
