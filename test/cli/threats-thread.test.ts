/** threats.md, "Approval": what is done to the label, the text, the comments and the thread of a request. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';
import { leavesALine, OpenRequest } from './open-request.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

const ask = (on: readonly string[] = []) => OpenRequest.ask(asking, { on });

describe('after the label of a reviewer', () => {
  const ran = { code: 0, ran: 1 };
  const voided = { code: 126, ran: 0 };
  const waits = { code: 75, ran: 0 };
  const anew = (name: string) => {
    asking.github.as('agent').renameLabel(repo, 'approved', 'was-approved');
    asking.github.as('agent').createLabel(repo, name);
  };

  it.each<[string, (open: OpenRequest) => void, object, RegExp]>([
    ['left alone, it runs', () => {}, ran, /approved by bob \(label\)/],
    ['taken off by triage', (open) => open.unlabel('trish'), waits, /./],
    [
      'taken off, and put on again by the agent',
      (open) => {
        open.unlabel('agent');
        open.label('agent');
      },
      waits,
      /does not count: agent opened this request/,
    ],
    [
      'revoked by another, and approved once more',
      (open) => {
        open.say('carol', `/revoke ${open.id} wrong cluster`);
        open.unlabel('alice');
        open.label('alice');
      },
      voided,
      /denied by carol \(comment\).*revoked it: wrong cluster/,
    ],
    [
      'the label made anew under the same name, and put on by a reviewer',
      (open) => {
        asking.github.as('agent').deleteLabel(repo, 'approved');
        asking.github.as('agent').createLabel(repo, 'approved');
        open.label('bob');
      },
      voided,
      /void: the label "approved" was made anew/,
    ],
    [
      'another label in its place, in capitals',
      (open) => {
        anew('APPROVED');
        open.label('bob', 'APPROVED');
      },
      voided,
      /void: the label "approved" was (renamed or deleted|made anew)/,
    ],
    ['the issue deleted', (open) => asking.github.as('alice').deleteIssue(repo, open.number), voided, /void: the thread was deleted/],
    [
      'the issue transferred',
      (open) => {
        asking.github.addRepo('acme/other', { labels: ['approved'], roles: { alice: 'admin', agent: 'write', bob: 'write' } });
        asking.github.as('alice').transfer(repo, open.number, 'acme/other');
      },
      voided,
      /void: the thread was deleted, transferred or converted/,
    ],
    [
      'the issue converted into a discussion',
      (open) => asking.github.as('alice').convertToDiscussion(repo, open.number),
      voided,
      /void: the thread was converted/,
    ],
    ['the issue locked', (open) => asking.github.as('alice').lock(repo, open.number), ran, /approved by bob/],
    [
      'the issue closed and opened again',
      (open) => {
        asking.github.as('carol').close(repo, open.number);
        asking.github.as('carol').reopen(repo, open.number);
      },
      voided,
      /denied by carol \(close\)|carol closed the thread/,
    ],
  ])('%s', async (_name, act, expected, told) => {
    const open = await ask();
    open.label('bob');
    act(open);
    const ended = await open.again();
    expect(ended, ended.stderr).toMatchObject(expected);
    expect(ended.stderr).toMatch(told);
  });

  /** The whole repository: the line is refused before the thread is read, as it would be for a request that is not there yet. */
  it.each<[string, () => void, RegExp]>([
    ['archived', () => asking.github.setRepo(repo, { archived: true }), /is archived/],
    ['made public', () => asking.github.setRepo(repo, { private: false }), /is public/],
    [
      'renamed, and its name given to another one',
      () => {
        asking.github.renameRepo(repo, 'acme/renamed');
        asking.github.addRepo(repo, {
          labels: ['approved', 'denied', 'needs-info'],
          roles: { agent: 'write', bob: 'write', alice: 'admin' },
        });
        asking.github.as('alice').openIssue(repo, { title: 'lunch?', body: 'yes' });
        asking.github.as('bob').addLabel(repo, 1, 'approved');
      },
      /./,
    ],
  ])('the repository %s', async (_name, act, told) => {
    const open = await ask();
    open.label('bob');
    act();
    const ended = await open.again();
    expect(ended.ran, ended.stderr).toBe(0);
    expect(ended.code).not.toBe(0);
    expect(ended.stderr).toMatch(told);
  });

  it.each<[string, () => void, RegExp]>([
    ['archived', () => asking.github.setRepo(repo, { archived: true }), /void: the repository was archived/],
    ['made public', () => asking.github.setRepo(repo, { private: false }), /void: the repository was made public/],
  ])('the repository %s while guard waits', async (_name, act, told) => {
    const { code, stderr } = await asking.exec(leavesALine, (issue) => {
      asking.github.as('bob').addLabel(repo, issue, 'approved');
      act();
    });
    expect(code, stderr).toBe(126);
    expect(stderr).toMatch(told);
    expect(() => readFileSync(join(asking.machine.root, 'ran'))).toThrow();
  });
});

describe('a label that only looks like it', () => {
  it('does not count, and the real one still runs the request', async () => {
    const open = await ask();
    // Cyrillic a; a zero-width space behind; a fullwidth letter.
    const lookalikes = ['\u0430pproved', 'approved\u200b', '\uff41pproved', 'approved!'];
    for (const name of lookalikes) {
      asking.github.as('agent').createLabel(repo, name);
      open.label('bob', name);
    }
    expect(await open.again()).toMatchObject({ code: 75, ran: 0 });
    open.label('bob');
    expect(await open.again()).toMatchObject({ code: 0, ran: 1 });
  });
});

describe('a comment', () => {
  it('fenced, in HTML, in a list, indented, in a span, in capitals, with a homoglyph, or with half of the id', async () => {
    const open = await ask();
    const line = `/approve ${open.id}`;
    const forms = [
      `\`\`\`\n${line}\n\`\`\``,
      `<!--\n${line}\n-->`,
      `<details>\n${line}\n</details>`,
      `- ${line}`,
      `    ${line}`,
      `\`${line}\``,
      line.toUpperCase(),
      `/\u0430pprove ${open.id}`,
      line.slice(0, -1),
      `${line}0`,
      `\u200b${line}`,
    ];
    for (const text of forms) open.say('bob', text);
    expect(await open.again()).toMatchObject({ code: 75, ran: 0, stderr: expect.stringMatching(/does not count: .*first line alone/) });
    open.say('bob', line);
    expect(await open.again()).toMatchObject({ code: 0, ran: 1 });
  });

  it('of a reviewer, older than the request, that the agent rewrites into an approval', async () => {
    asking.github.as('carol').openIssue(repo, { title: 'Rotate', body: '' });
    const old = asking.github.as('bob').comment(repo, 1, 'on it').id;
    asking.github.advance(1500);
    const open = await ask(['--issue', '1']);
    asking.github.as('agent').editComment(old, `/approve ${open.id}`);
    const { code, stderr, ran } = await open.again();
    expect({ code, ran }).toEqual({ code: 75, ran: 0 });
    expect(stderr).toMatch(/does not count: the comment was edited/);
    // Nor does it stand in the way of somebody else's.
    open.say('carol', `/approve ${open.id}`);
    expect(await open.again()).toMatchObject({ code: 0, ran: 1 });
  });

  it('in the second of the request, which may be older than it', async () => {
    asking.github.as('carol').openIssue(repo, { title: 'Rotate', body: '' });
    const open = await ask(['--issue', '1']);
    const repository = asking.github.world.repoNamed(repo);
    const asked = repository === undefined ? undefined : asking.github.world.issue(repository, 1)?.comments[0];
    const early = asking.github.as('bob').comment(repo, 1, `/approve ${open.id}`);
    Object.assign(early, { createdAt: asked?.createdAt });
    expect(await open.again()).toMatchObject({ code: 75, ran: 0, stderr: expect.stringContaining('it is not newer than the request') });
    open.say('bob', `/approve ${open.id}`);
    expect(await open.again()).toMatchObject({ code: 0, ran: 1 });
  });
});

describe('a denial', () => {
  it('that comes after the approval, while guard claims the start', async () => {
    const open = await ask();
    open.label('bob');
    let denied = false;
    asking.github.fault({
      // Somebody who watches: as the claim is about to be written, and after the verdict was read.
      match: ({ method, path }) => {
        if (method === 'POST' && path.endsWith('/comments') && !denied) {
          denied = true;
          open.label('carol', 'denied');
        }
        return false;
      },
      kind: 'status',
    });
    const { code, stderr, ran } = await open.again();
    expect({ code, ran, denied }).toEqual({ code: 126, ran: 0, denied: true });
    expect(stderr).toContain('denied by carol');
    expect(asking.comments(open.number).some((body) => body.startsWith('guard-started:v1'))).toBe(true);
  });

  it('behind more than a hundred comments and events, as an approval there counts', async () => {
    const crowded = async (last: (open: OpenRequest) => void) => {
      const open = await ask();
      for (let count = 0; count < 120; count += 1) open.say('rita', `${count}`);
      open.label('bob');
      for (let count = 0; count < 60; count += 1) {
        open.label('trish', 'bug');
        open.unlabel('trish', 'bug');
      }
      last(open);
      return open.again();
    };
    expect(await crowded((open) => void open.say('carol', `/deny ${open.id}`))).toMatchObject({ code: 126, ran: 0 });
    expect(await crowded(() => {})).toMatchObject({ code: 0, ran: 1 });
  });
});

describe('two approvals of one person', () => {
  it('by label, by comment and under a new login fill one place of a quorum', async () => {
    asking.machine.policy('version: 1\nterms: { sensitive: { quorum: 2 }, critical: { quorum: 2 } }\n');
    const open = await ask();
    open.label('bob');
    open.say('bob', `/approve ${open.id}`);
    asking.github.renameAccount('bob', 'robert');
    open.say('robert', `/approve ${open.id}`);
    expect(await open.again()).toMatchObject({ code: 75, ran: 0 });
    open.say('carol', `/approve ${open.id}`);
    expect(await open.again()).toMatchObject({ code: 0, ran: 1 });
  });
});

describe('a review', () => {
  it('by the initiator, and through nothing but a comment on the pull request', async () => {
    const pull = asking.github.as('carol').openPull(repo, { title: 't', head: 'topic' }).number;
    const open = await ask(['--pr', String(pull)]);
    asking.github.as('agent').review(repo, pull, 'APPROVE', `${open.id} fine`);
    asking.github.as('bob').review(repo, pull, 'COMMENT', `/approve ${open.id}`);
    const { code, stderr, ran } = await open.again();
    expect({ code, ran }).toEqual({ code: 75, ran: 0 });
    expect(stderr).toContain('does not count: agent opened this request and cannot approve it');
    expect(stderr).toContain('does not count: a review approves by its state, not by its words');
    asking.github.as('bob').review(repo, pull, 'APPROVE', `${open.id} fine`);
    expect(await open.again()).toMatchObject({ code: 0, ran: 1 });
  });
});
