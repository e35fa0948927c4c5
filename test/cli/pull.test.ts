/** Asking on a pull request: reviews, and who wrote what is asked about. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PullInput } from '../fakes/github/pulls.ts';
import { Asking, repo } from './asking.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

const command = ['--', 'sh', '-c', 'echo ran >> ran'];
const runsOf = () =>
  existsSync(join(asking.machine.root, 'ran')) ? readFileSync(join(asking.machine.root, 'ran'), 'utf8').split('\n').length - 1 : 0;

const idOf = (account: string): number => asking.github.as(account).account.id;
const open = (change: Partial<PullInput> = {}): number =>
  asking.github.as('carol').openPull(repo, { title: 'Deploy twice', head: 'topic', ...change }).number;

/** Asks on the pull request, and lets somebody act once the request is there, in a later second. */
const exec = (pull: number, act: (request: string) => void = () => {}, args: readonly string[] = [], line = command) => {
  let acted = false;
  return asking.machine.guard(['exec', '--pr', String(pull), ...args, ...line], {
    env: asking.env,
    onStderr: (text) => {
      const request = /request ([0-9a-z]{12})/.exec(text)?.[1];
      if (acted || request === undefined) return;
      acted = true;
      asking.github.advance(1500);
      act(request);
    },
  });
};

describe('a request on a pull request', () => {
  it('is approved by a review of what it is now, and leaves it open', async () => {
    const pull = open();
    const { code, stderr } = await exec(pull, () => asking.github.as('bob').review(repo, pull, 'APPROVE', 'good to go'));
    expect({ code, ran: runsOf() }).toEqual({ code: 0, ran: 1 });
    expect(stderr).toContain('approved by bob (review)');
    expect(asking.issue(pull).open).toBe(true);
    expect(asking.comments(pull)[0]).toMatch(/approve this pull request as it is now in a review that starts with `[0-9a-z]{12}`/);
    const verified = await asking.machine.guard(['log', 'verify']);
    expect(verified.code).toBe(0);
  });

  it('is approved by comment, too', async () => {
    const pull = open();
    const { code } = await exec(pull, (id) => asking.github.as('bob').comment(repo, pull, `/approve ${id}`));
    expect({ code, ran: runsOf() }).toEqual({ code: 0, ran: 1 });
  });

  it('is denied by a review that requests changes, also when somebody dismisses it', async () => {
    const pull = open();
    const denied = await exec(pull, () => asking.github.as('bob').review(repo, pull, 'REQUEST_CHANGES', 'not on a Friday'));
    expect([denied.code, denied.stderr]).toEqual([
      126,
      expect.stringContaining('denied by bob (review): bob requested changes: not on a Friday'),
    ]);
    const dismissed = await exec(pull, () => {
      const { id } = asking.github.as('bob').review(repo, pull, 'REQUEST_CHANGES', 'still no');
      asking.github.as('agent').dismissReview(repo, pull, id, 'never mind');
      asking.github.as('alice').review(repo, pull, 'APPROVE');
    });
    expect([dismissed.code, dismissed.stderr]).toEqual([126, expect.stringContaining('denied by bob (review)')]);
    expect(runsOf()).toBe(0);
  });

  it.each<[string, (pull: number) => void, RegExp]>([
    ['by a reader', (pull) => asking.github.as('rita').review(repo, pull, 'APPROVE'), /rita has the role read/],
    ['by a bot', (pull) => asking.github.as('robo').review(repo, pull, 'APPROVE'), /robo is a bot/],
    [
      'that was dismissed',
      (pull) => asking.github.as('alice').dismissReview(repo, pull, asking.github.as('bob').review(repo, pull, 'APPROVE').id, 'oops'),
      /the review was dismissed/,
    ],
    [
      'of the commit before the last',
      (pull) => {
        const before = asking.issue(pull).pull?.commits[0]?.sha;
        asking.github.as('bob').review(repo, pull, 'APPROVE', '', before);
      },
      /another commit/,
    ],
    [
      'before the head moved',
      (pull) => {
        asking.github.as('bob').review(repo, pull, 'APPROVE');
        asking.github.as('carol').push(repo, pull);
      },
      /changed since the request/,
    ],
    [
      'of a head that came after the request',
      (pull) => {
        asking.github.as('carol').push(repo, pull);
        asking.github.as('bob').review(repo, pull, 'APPROVE');
      },
      /another commit/,
    ],
    [
      'before a force-push',
      (pull) => {
        asking.github.as('bob').review(repo, pull, 'APPROVE');
        asking.github.as('carol').forcePush(repo, pull);
      },
      /changed since the request/,
    ],
  ])('does not count a review %s', async (_name, act, why) => {
    const pull = open({ commits: [{}, {}] });
    const { code, stderr } = await exec(pull, () => act(pull), ['--wait', '1500ms']);
    expect({ code, ran: runsOf() }).toEqual({ code: 75, ran: 0 });
    expect(stderr).toMatch(why);
    expect(stderr.match(/does not count/g)).toHaveLength(1);
  });

  it('is void once somebody else rewrote a review', async () => {
    const pull = open();
    const { code, stderr } = await exec(pull, (id) => {
      const review = asking.github.as('bob').review(repo, pull, 'APPROVE', 'nice change');
      asking.github.as('agent').editReview(repo, pull, review.id, `/approve ${id}`);
    });
    expect({ code, ran: runsOf() }).toEqual({ code: 126, ran: 0 });
    expect(stderr).toMatch(/void: a review of bob was edited by somebody else/);
  });

  it('cannot be approved by whoever wrote what it is about', async () => {
    const pull = open({ commits: [{ author: idOf('bob') }, { committer: idOf('alice') }] });
    const { code, stderr } = await exec(
      pull,
      (id) => {
        for (const login of ['alice', 'bob', 'carol']) asking.github.as(login).comment(repo, pull, `/approve ${id}`);
      },
      ['--wait', '1500ms'],
    );
    expect({ code, ran: runsOf() }).toEqual({ code: 75, ran: 0 });
    for (const login of ['alice', 'bob', 'carol']) expect(stderr).toContain(`${login} opened this request and cannot approve it`);
  });

  it('that is critical is not approved by a review, which tells no app', async () => {
    const pull = open();
    const { code, stderr } = await exec(
      pull,
      () => asking.github.as('bob').review(repo, pull, 'APPROVE'),
      ['--wait', '1500ms'],
      ['--', 'sh', '-c', 'rm -rf /nonexistent-guard-test/*'],
    );
    expect(code).toBe(75);
    expect(stderr).toMatch(/a review cannot approve what is critical/);
    expect(asking.comments(pull)[0]).not.toMatch(/in a review that starts/);
  });

  it('beside another one wants to be named', async () => {
    const pull = open();
    await exec(pull, undefined, ['--wait', '0'], ['--', 'sh', '-c', 'echo other >> other']);
    const { code, stderr } = await exec(pull, (id) => {
      asking.github.as('bob').review(repo, pull, 'APPROVE');
      asking.github.as('bob').review(repo, pull, 'APPROVE', `${id} this one`);
    });
    expect({ code, ran: runsOf() }).toEqual({ code: 0, ran: 1 });
    expect(stderr).toMatch(/another guard request/);
  });

  it('and an issue are not each other', async () => {
    const pull = open();
    asking.github.as('carol').openIssue(repo, { title: 'a bug', body: '' });
    const asIssue = await asking.machine.guard(['exec', '--issue', String(pull), ...command], { env: asking.env });
    const asPull = await asking.machine.guard(['exec', '--pr', String(pull + 1), ...command], { env: asking.env });
    const both = await asking.machine.guard(['exec', '--pr', '1', '--issue', '1', ...command], { env: asking.env });
    expect([asIssue.code, asPull.code, both.code]).toEqual([125, 125, 125]);
    expect(asIssue.stderr).toMatch(/is not an issue\nguard: hint: use --pr 1/);
    expect(asPull.stderr).toMatch(/pull request #2 of acme\/approvals was not found|is not a pull request/);
    expect(both.stderr).toMatch(/exclude each other/);
  });
});
