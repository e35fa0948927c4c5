/** Attacks on the thread itself, by somebody who has the agent's token: role write edits and deletes everybody's words. */
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

const ran = () => (existsSync(join(asking.machine.root, 'ran')) ? readFileSync(join(asking.machine.root, 'ran'), 'utf8') : '');
const idIn = (text: string): string => /`\/approve ([0-9a-z]{12})/.exec(text)?.[1] ?? 'no id';
const idOf = (issue: number): string => idIn(asking.issue(issue).body ?? '');

/** Runs something slow that alice approved by label, and lets somebody act while it runs. */
async function during(act: (issue: number) => void) {
  let issue = 0;
  const run = asking.exec(['--', 'sh', '-c', 'echo begun >> ran; sleep 60; echo done >> ran'], (number) => {
    issue = number;
    asking.github.as('alice').addLabel(repo, number, 'approved');
  });
  while (!ran().includes('begun')) await sleep(20);
  asking.github.advance(1500);
  act(issue);
  const { code, stderr } = await run;
  return { code, stderr, ran: ran() };
}

describe('a revocation during the run', () => {
  it.each<[string, (issue: number) => void, RegExp]>([
    [
      'that the agent rewrites into an approval',
      (issue) => {
        const { id } = asking.github.as('bob').comment(repo, issue, `/revoke ${idOf(issue)} stop`);
        asking.github.as('agent').editComment(id, `/approve ${idOf(issue)}`);
      },
      /revoked: a comment of bob was edited by somebody else/,
    ],
    [
      'by taking the label off, beside something that is not clear',
      (issue) => {
        asking.github.fault({ match: (request) => /\/collaborators\/bob\//.test(request.path), kind: 'status', status: 502, times: 1000 });
        asking.github.as('bob').comment(repo, issue, `/ask ${idOf(issue)} hm?`);
        asking.github.as('bob').comment(repo, issue, `/approve ${idOf(issue)}`);
        asking.github.as('alice').removeLabel(repo, issue, 'approved');
      },
      /revoked: the approval was taken back/,
    ],
    [
      'of somebody whose role could not be read at first',
      (issue) => {
        asking.github.fault({ match: (request) => /\/collaborators\/bob\//.test(request.path), kind: 'status', status: 502, times: 1 });
        asking.github.as('bob').comment(repo, issue, `/revoke ${idOf(issue)} stop`);
      },
      /revoked: bob revoked it: stop/,
    ],
    [
      'that the agent makes itself deaf to',
      (issue) => {
        asking.github.revokeToken(asking.env['GH_TOKEN'] ?? '');
        asking.github.as('bob').comment(repo, issue, `/revoke ${idOf(issue)} stop`);
      },
      /revoked: the thread cannot be read any more, so nobody could take the approval back/,
    ],
  ])(
    'ends it: one %s',
    async (_name, act, told) => {
      const ended = await during(act);
      expect({ code: ended.code, ran: ended.ran }).toEqual({ code: 143, ran: 'begun\n' });
      expect(ended.stderr).toMatch(told);
    },
    60_000,
  );

  it('is not made of a role that cannot be read just now', async () => {
    const run = asking.exec(['--', 'sh', '-c', 'echo begun >> ran; sleep 2; echo done >> ran'], (issue) =>
      asking.github.as('alice').addLabel(repo, issue, 'approved'),
    );
    while (!ran().includes('begun')) await sleep(20);
    asking.github.fault({ match: (request) => /\/collaborators\//.test(request.path), kind: 'status', status: 502, times: 1000 });
    asking.github.as('bob').comment(repo, 1, `/approve ${idOf(1)}`);
    expect([(await run).code, ran()]).toEqual([0, 'begun\ndone\n']);
  }, 60_000);
});

describe('one approval, one run', () => {
  it('also where the claim of the first run was rewritten and the state folder restored', async () => {
    asking.github.as('carol').openIssue(repo, { title: 'Rotate', body: '' });
    const line = ['--issue', '1', '--wait', '5s', '--', 'sh', '-c', 'echo ran >> ran'];
    await asking.exec(['--issue', '1', '--wait', '0', ...line.slice(4)]);
    const saved = `${asking.machine.home}.saved`;
    cpSync(asking.machine.home, saved, { recursive: true });
    const restore = () => {
      rmSync(asking.machine.home, { recursive: true });
      cpSync(saved, asking.machine.home, { recursive: true });
      rmSync(join(asking.machine.root, 'ran'), { force: true });
    };
    asking.github.advance(1500);
    asking.github.as('bob').comment(repo, 1, `/approve ${idIn(asking.comments(1)[0] ?? '')}`);
    expect([(await asking.exec(line)).code, ran()]).toEqual([0, 'ran\n']);
    restore();
    expect([(await asking.exec(line)).code, ran()]).toEqual([126, '']);
    restore();
    for (const { id, body } of asking.issue(1).comments)
      if (/^guard-(started|outcome):/.test(body)) asking.github.as('agent').editComment(id, 'working on it');
    const again = await asking.exec(line);
    expect([again.code, ran()]).toEqual([126, '']);
    expect(again.stderr).toMatch(/a comment of agent was edited, and it may have claimed the run/);
  }, 60_000);
});

describe('a label for one request', () => {
  const evil = ['--issue', '1', '--wait', '1500ms', '--', 'sh', '-c', 'echo EVIL >> ran'];
  const harmless = ['--issue', '1', '--wait', '0', '--', 'sh', '-c', 'echo harmless >> other'];
  beforeEach(async () => {
    asking.github.as('carol').openIssue(repo, { title: 'Rotate', body: '' });
    await asking.exec(['--issue', '1', '--wait', '0', ...evil.slice(4)]);
    asking.github.advance(1500);
  });

  it('does not run another whose end the agent has told', async () => {
    asking.github.as('agent').comment(repo, 1, `guard-outcome:v1 ${idIn(asking.comments(1)[0] ?? '')}\n\n- cancelled`);
    asking.github.advance(1500);
    await asking.exec(harmless);
    const asked = asking.issue(1).comments.at(-1);
    asking.github.advance(1500);
    asking.github.as('bob').addLabel(repo, 1, 'approved');
    asking.github.as('agent').editComment(asked?.id ?? 0, 'a note');
    const { code, stderr } = await asking.exec(evil);
    expect([code, ran()]).toEqual([126, '']);
    expect(stderr).toMatch(/the thread tells the end of this request already/);
  });

  it('does not run another once the agent has made the one that was meant unreadable', async () => {
    await asking.exec(harmless);
    const asked = asking.issue(1).comments.at(-1);
    asking.github.advance(1500);
    asking.github.as('bob').addLabel(repo, 1, 'approved');
    asking.github.as('agent').editComment(asked?.id ?? 0, 'a note');
    const { code, stderr } = await asking.exec(evil);
    expect([code, ran()]).toEqual([75, '']);
    expect(stderr).toMatch(/does not count: a comment of agent was edited, so a label cannot say which one it means/);
  });

  it('does not run another that was given the same id by a planted file', async () => {
    const id = idIn(asking.comments(1)[0] ?? '');
    const env = { GUARD_HOME: join(asking.machine.root, 'home2') };
    asking.github.fault({
      match: (request) => request.method === 'POST' && request.path.endsWith('/comments'),
      kind: 'status',
      status: 422,
      times: 1,
    });
    await asking.exec(harmless, undefined, { env });
    const folder = join(env.GUARD_HOME, 'requests');
    const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.json')) ?? '');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), id }));
    renameSync(file, join(folder, `${id}.json`));
    await asking.exec(harmless, undefined, { env });
    asking.github.advance(1500);
    asking.github.as('bob').addLabel(repo, 1, 'approved');
    const { code, stderr } = await asking.exec(evil);
    expect([code, ran()]).toEqual([126, '']);
    expect(stderr).toMatch(/wrote another text that says it is this request/);
  });
});

describe('whoever pushed to the pull request after the request', () => {
  it('may not approve it', async () => {
    const pull = asking.github.as('carol').openPull(repo, { title: 't', head: 'topic' }).number;
    const line = ['exec', '--pr', String(pull), '--wait', '1500ms', '--', 'sh', '-c', 'echo ran >> ran'];
    let acted = false;
    const { code, stderr } = await asking.machine.guard(line, {
      env: asking.env,
      onStderr: (text) => {
        const id = /request ([0-9a-z]{12})/.exec(text)?.[1];
        if (acted || id === undefined) return;
        acted = true;
        asking.github.advance(1500);
        asking.github.as('bob').push(repo, pull, {});
        asking.github.as('bob').comment(repo, pull, `/approve ${id}`);
      },
    });
    expect([code, ran()]).toEqual([75, '']);
    expect(stderr).toMatch(/does not count: the pull request has changed since the request/);
  });
});

describe('a policy that leaves no way to approve', () => {
  it('is told before anybody is asked', async () => {
    asking.machine.policy('version: 1\ngithub: { ways: [review] }\n');
    const { code, stderr } = await asking.exec(['--', 'sh', '-c', 'echo ran >> ran']);
    expect([code, ran()]).toEqual([125, '']);
    expect(stderr).toMatch(/policy leaves no way to approve this here\nguard: hint: /);
    expect(() => asking.issue(1)).toThrow();
  });
});
