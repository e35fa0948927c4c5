/** Answers by comment, through the built binary. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';
import { events } from './harness.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

const command = ['--', 'sh', '-c', 'echo ran >> ran'];
const runsOf = () =>
  existsSync(join(asking.machine.root, 'ran')) ? readFileSync(join(asking.machine.root, 'ran'), 'utf8').split('\n').length - 1 : 0;

/** The line to copy, as the request shows it to its reviewer. */
const lineOf = (issue: number): string => /`(\/approve [^`]+)`/.exec(asking.issue(issue).body ?? '')?.[1] ?? 'no line';
const idOf = (issue: number): string => lineOf(issue).split(' ')[1] ?? 'no id';
const say = (login: string, issue: number, text: string) => {
  // GitHub tells whole seconds, and what came in the second of the request does not count.
  asking.github.advance(1500);
  return asking.github.as(login).comment(repo, issue, text);
};

describe('a comment', () => {
  it('approves by the line that the request shows, and the record has its reason', async () => {
    let number = 0;
    const { code, stderr } = await asking.exec([...command], (issue) => {
      number = issue;
      say('bob', issue, `${lineOf(issue)} agreed with ops`);
    });
    expect({ code, ran: runsOf() }).toEqual({ code: 0, ran: 1 });
    expect(stderr).toContain('approved by bob (comment)');
    const [run] = await asking.machine.runs();
    expect(run).toMatchObject({ verdict: 'approved', code: 0, reviewers: ['bob'] });
    const shown = await asking.machine.guard(['log', 'show', run?.id ?? '', '--json']);
    expect(shown.stdout).toContain('agreed with ops');
    expect(asking.comments(number).join('\n')).toContain('guard-outcome:v1');
  });

  it.each([
    ['/deny', 'not on a Friday', /denied by bob \(comment\).*not on a Friday/],
    ['/revoke', 'wrong cluster', /denied by bob \(comment\).*revoked it: wrong cluster/],
  ])('%s ends it', async (verb, why, told) => {
    const { code, stderr } = await asking.exec([...command], (issue) => say('bob', issue, `${verb} ${idOf(issue)} ${why}`));
    expect({ code, ran: runsOf() }).toEqual({ code: 126, ran: 0 });
    expect(stderr).toMatch(told);
    expect((await asking.machine.runs())[0]).toMatchObject({ verdict: 'denied', reviewers: ['bob'] });
  });

  it('of the initiator cancels', async () => {
    const { code, stderr } = await asking.exec([...command], (issue) => say('agent', issue, `/cancel ${idOf(issue)} a typo`));
    expect({ code, ran: runsOf() }).toEqual({ code: 126, ran: 0 });
    expect(stderr).toContain('cancelled: agent cancelled it: a typo');
  });

  it('asks, is answered on the thread, and approves', async () => {
    const { code, stderr } = await asking.exec(
      ['--json', ...command],
      (issue) => say('bob', issue, `/ask ${idOf(issue)} which cluster?\nand why?`),
      {
        onStderr: (text) => {
          if (text.includes('"question"') && asking.comments(1).length === 1) {
            say('agent', 1, 'staging, because of OPS-7');
            say('bob', 1, lineOf(1));
          }
        },
      },
    );
    expect({ code, ran: runsOf() }).toEqual({ code: 0, ran: 1 });
    expect(events(stderr).find(({ event }) => event === 'question')).toMatchObject({ by: 'bob', text: 'which cluster?\nand why?' });
  });

  it.each<[string, (issue: number) => void, RegExp]>([
    ['of the initiator', (issue) => say('agent', issue, lineOf(issue)), /agent opened this request/],
    ['of triage', (issue) => say('trish', issue, lineOf(issue)), /trish has the role triage/],
    ['of a bot', (issue) => say('robo', issue, lineOf(issue)), /robo is a bot/],
    ['through an app', (issue) => asking.github.as('bob').viaApp('helper-app').comment(repo, issue, lineOf(issue)), /helper-app/],
    ['on line two', (issue) => say('bob', issue, `fine\n${lineOf(issue)}`), /first line alone/],
    ['quoted', (issue) => say('bob', issue, `> ${lineOf(issue)}`), /first line alone/],
    ['for another request', (issue) => say('bob', issue, '/approve zzz999zzz999'), /names another request/],
    ['for none', (issue) => say('bob', issue, '/approve'), /names no request: the line is \/approve [0-9a-z]{12}/],
    [
      'by e-mail',
      (issue) => {
        asking.github.advance(1500);
        asking.github.as('bob').comment(repo, issue, lineOf(issue), { byEmail: true });
      },
      /e-mail/,
    ],
    [
      'edited by its author',
      (issue) => asking.github.as('bob').editComment(say('bob', issue, 'hm').id, lineOf(issue)),
      /the comment was edited/,
    ],
    ['hidden', (issue) => asking.github.as('bob').minimizeComment(say('bob', issue, lineOf(issue)).id), /the comment was hidden/],
  ])('does not approve: %s; terminal and thread say why', async (_name, act, why) => {
    const { code, stderr } = await asking.exec(['--wait', '1500ms', ...command], act);
    expect({ code, ran: runsOf() }).toEqual({ code: 75, ran: 0 });
    expect(stderr).toMatch(why);
    expect(stderr.match(/does not count/g)).toHaveLength(1);
    const answers = asking.comments(1).filter((body) => body.includes('guard-ignored:v1'));
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatch(why);
  });

  it('with a denial in it that the initiator deletes, or rewrites, makes the request void', async () => {
    const gone = (change: (id: number) => void) =>
      asking
        .exec([...command], (issue) => change(say('bob', issue, `/deny ${idOf(issue)}`).id))
        .then(({ code, stderr }) => ({ code, stderr }));
    const deleted = await gone((id) => asking.github.as('agent').deleteComment(id));
    const rewritten = await gone((id) => asking.github.as('agent').editComment(id, 'looks good'));
    const turned = await gone((id) => asking.github.as('agent').editComment(id, '/approve'));
    expect([deleted.code, rewritten.code, turned.code, runsOf()]).toEqual([126, 126, 126, 0]);
    expect(deleted.stderr).toContain('void: a comment of bob was deleted');
    expect(rewritten.stderr).toContain('void: a comment of bob was edited by somebody else');
  });

  it('revokes a run', async () => {
    const { code, stderr } = await asking.exec(
      ['--', 'sh', '-c', 'echo begun >> ran; sleep 60; echo done >> ran'],
      (issue) => say('bob', issue, lineOf(issue)),
      {
        onStderr: (text) => {
          if (text.includes('approved by') && !asking.comments(1).some((body) => body.startsWith('/revoke')))
            say('carol', 1, `/revoke ${idOf(1)} stop`);
        },
      },
    );
    expect({ code, ran: runsOf() }).toEqual({ code: 143, ran: 1 });
    expect(stderr).toContain('revoked: carol revoked it: stop');
  }, 60_000);
});

describe('a quorum of two', () => {
  beforeEach(() => asking.machine.policy('version: 1\nterms: { sensitive: { quorum: 2 }, critical: { quorum: 2 } }\n'));

  it('is met by two people, by label and by comment', async () => {
    const { code, stderr } = await asking.exec([...command], (issue) => {
      asking.github.as('bob').addLabel(repo, issue, 'approved');
      say('carol', issue, lineOf(issue));
    });
    expect({ code, ran: runsOf() }).toEqual({ code: 0, ran: 1 });
    expect(stderr).toContain('approved by bob (label), carol (comment)');
  });

  it('is not met by one person in every way', async () => {
    const { code } = await asking.exec(['--wait', '1s', ...command], (issue) => {
      asking.github.as('bob').addLabel(repo, issue, 'approved');
      say('bob', issue, lineOf(issue));
      say('bob', issue, lineOf(issue));
    });
    expect({ code, ran: runsOf() }).toEqual({ code: 75, ran: 0 });
  });
});

describe('where policy wants the digest repeated', () => {
  beforeEach(() => asking.machine.policy('version: 1\nterms: { sensitive: { echo: true }, critical: { echo: true } }\n'));

  it('only a comment that does approves', async () => {
    const { code, stderr } = await asking.exec([...command], (issue) => {
      asking.github.as('bob').addLabel(repo, issue, 'approved');
      say('bob', issue, `/approve ${idOf(issue)}`);
      say('bob', issue, lineOf(issue));
    });
    expect({ code, ran: runsOf() }).toEqual({ code: 0, ran: 1 });
    expect(stderr).toMatch(/policy wants a comment that repeats the digest/);
    expect(lineOf(1)).toMatch(/^\/approve [0-9a-z]{12} [0-9a-f]{8}$/);
  });
});

describe('two requests on one thread', () => {
  it('a comment runs the one that it names', async () => {
    asking.github.as('alice').openIssue(repo, { title: 'deploys', body: '' });
    const on = (word: string) => ['--issue', '1', '--wait', '0', '--', 'sh', '-c', `echo ${word} >> ran`];
    await asking.exec(on('one'));
    await asking.exec(on('two'));
    const ids = asking.comments(1).map((body) => /`\/approve ([0-9a-z]{12})`/.exec(body)?.[1]);
    expect(new Set(ids).size).toBe(2);
    say('bob', 1, `/approve ${ids[1]}`);
    const codes = [(await asking.exec(on('one'))).code, (await asking.exec(['--issue', '1', '--wait', '10s', ...on('two').slice(4)])).code];
    expect(codes).toEqual([75, 0]);
    expect(readFileSync(join(asking.machine.root, 'ran'), 'utf8')).toBe('two\n');
  });
});
