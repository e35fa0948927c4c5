import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';
import { events } from './harness.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

/** Leaves one line for each time that it ran. */
const command = ['--', 'sh', '-c', 'echo ran >> ran'];
const runsOf = () =>
  existsSync(join(asking.machine.root, 'ran')) ? readFileSync(join(asking.machine.root, 'ran'), 'utf8').split('\n').length - 1 : 0;

/** Somebody tries, it must not count; then a reviewer denies, so that the wait ends. */
async function attempt(act: (issue: number) => void, why: RegExp) {
  let number = 0;
  let denied = false;
  const ended = await asking.exec(
    [...command],
    (issue) => {
      number = issue;
      act(issue);
    },
    {
      onStderr: (text) => {
        if (denied || !why.test(text)) return;
        denied = true;
        // Deny through another door than the one under test.
        asking.github.as('carol').addLabel(repo, number, 'denied');
      },
    },
  );
  return { ...ended, number, told: denied };
}

describe('approval by label', () => {
  it('runs what was approved, once, and posts the outcome', async () => {
    let number = 0;
    const { code, stderr } = await asking.exec(['-m', 'because of 4711', ...command], (issue) => {
      number = issue;
      asking.github.as('bob').addLabel(repo, issue, 'approved');
    });
    expect({ code, ran: runsOf() }).toEqual({ code: 0, ran: 1 });
    expect(stderr).toContain('approved by bob (label)');
    const issue = asking.issue(number);
    expect(issue.open).toBe(false);
    expect(issue.title).toMatch(/^guard: (sensitive|critical): sh -c/);
    expect(issue.body).toContain('because of 4711');
    expect(asking.comments(number).join('\n')).toContain('guard-outcome:v1');
    const [run] = await asking.machine.runs();
    expect(run).toMatchObject({ verdict: 'approved', code: 0, reviewers: ['bob'] });
    const verified = await asking.machine.guard(['log', 'verify', '--json']);
    expect({ code: verified.code, ...JSON.parse(verified.stdout) }).toMatchObject({ code: 0, ok: true, failures: [] });
  });

  it('passes a signal death on as 128+n', async () => {
    const { code } = await asking.exec(['--', 'sh', '-c', 'kill -TERM $$'], (issue) =>
      asking.github.as('bob').addLabel(repo, issue, 'approved'),
    );
    expect(code).toBe(143);
  });

  it('two approvals run it once', async () => {
    const { code } = await asking.exec([...command], (issue) => {
      asking.github.as('bob').addLabel(repo, issue, 'approved');
      asking.github.as('bob').removeLabel(repo, issue, 'approved');
      asking.github.as('carol').addLabel(repo, issue, 'approved');
    });
    expect({ code, ran: runsOf() }).toEqual({ code: 0, ran: 1 });
  });

  it('two waiters on one request run it once', async () => {
    const first = asking.exec([...command]);
    await untilIssue(1);
    const second = asking.exec([...command], (issue) => asking.github.as('bob').addLabel(repo, issue, 'approved'));
    const codes = (await Promise.all([first, second])).map(({ code }) => code);
    expect(runsOf()).toBe(1);
    expect(codes.filter((code) => code === 0)).toHaveLength(1);
    expect(codes.filter((code) => code === 126)).toHaveLength(1);
    expect((await asking.machine.guard(['log', 'verify'])).code).toBe(0);
  });
});

async function untilIssue(number: number): Promise<void> {
  for (;;) {
    try {
      asking.issue(number);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

describe('an approval that does not count: nothing runs, terminal and thread say why', () => {
  const label = (login: string) => (issue: number) => asking.github.as(login).addLabel(repo, issue, 'approved');
  const attempts: [string, (issue: number) => void, RegExp][] = [
    ['by the initiator', label('agent'), /does not count: .*agent.*opened this request/],
    ['by a bot', label('robo'), /does not count: .*robo.*bot/i],
    ['by a triage account', label('trish'), /does not count: .*trish.*triage/],
    [
      'through an app',
      (issue) => asking.github.as('bob').viaApp('helper-app').addLabel(repo, issue, 'approved'),
      /does not count: .*helper-app/,
    ],
    [
      'that an agent suggested',
      (issue) => asking.github.as('bob').suggestLabel(repo, issue, 'approved'),
      /does not count: .*(suggest|intent|agent)/,
    ],
  ];
  it.each(attempts)('%s', async (_, act, why) => {
    const { code, stderr, number, told } = await attempt(act, why);
    expect(stderr).toMatch(why);
    expect(stderr.match(/does not count/g)).toHaveLength(1);
    expect({ told, code, ran: runsOf() }).toEqual({ told: true, code: 126, ran: 0 });
    expect(asking.comments(number).filter((body) => body.includes('did not count'))).toHaveLength(1);
    expect(stderr).toContain('denied by carol');
  });
});

describe('no', () => {
  it('by label: 126, closed, recorded', async () => {
    const { code, stderr } = await asking.exec([...command], (issue) => asking.github.as('bob').addLabel(repo, issue, 'denied'));
    expect({ code, ran: runsOf() }).toEqual({ code: 126, ran: 0 });
    expect(stderr).toContain('denied by bob');
    expect(asking.issue(1).open).toBe(false);
    expect(await asking.machine.runs()).toMatchObject([{ verdict: 'denied', reviewers: ['bob'] }]);
  });
  it('by closing the issue', async () => {
    const { code } = await asking.exec([...command], (issue) => asking.github.as('bob').close(repo, issue, 'not_planned'));
    expect({ code, ran: runsOf() }).toEqual({ code: 126, ran: 0 });
  });
  it('beats yes in the same second', async () => {
    const { code } = await asking.exec([...command], (issue) => {
      asking.github.as('bob').addLabel(repo, issue, 'approved');
      asking.github.as('carol').addLabel(repo, issue, 'denied');
    });
    expect({ code, ran: runsOf() }).toEqual({ code: 126, ran: 0 });
  });
});

describe('void', () => {
  const breaks: [string, (issue: number) => void][] = [
    ['the request was edited', (issue) => asking.github.as('carol').editIssue(repo, issue, { body: 'harmless' })],
    [
      'the request was edited and edited back',
      (issue) => {
        const { body } = asking.issue(issue);
        asking.github.as('carol').editIssue(repo, issue, { body: 'harmless' });
        asking.github.as('carol').editIssue(repo, issue, { body: body ?? '' });
      },
    ],
    ['the title was renamed', (issue) => asking.github.as('carol').editIssue(repo, issue, { title: 'guard: routine: ls' })],
    [
      'another label was renamed to approved',
      (issue) => {
        asking.github.as('carol').renameLabel(repo, 'approved', 'old');
        asking.github.as('carol').renameLabel(repo, 'bug', 'approved');
        asking.github.as('bob').addLabel(repo, issue, 'approved');
      },
    ],
  ];
  it.each(breaks)('%s', async (_, act) => {
    const { code, stderr } = await asking.exec([...command], (issue) => {
      act(issue);
      try {
        asking.github.as('bob').addLabel(repo, issue, 'approved');
      } catch {
        // The label may be on already: the break itself put it there.
      }
    });
    expect({ code, ran: runsOf() }).toEqual({ code: 126, ran: 0 });
    expect(stderr).toMatch(/guard: void: /);
    expect(await asking.machine.runs()).toMatchObject([{ verdict: 'void' }]);
  });

  it('a script swapped after the approval was asked for', async () => {
    writeFileSync(join(asking.machine.root, 'deploy.sh'), 'echo good >> ran\n');
    const { code, stderr } = await asking.exec(['--', 'bash', 'deploy.sh'], (issue) => {
      writeFileSync(join(asking.machine.root, 'deploy.sh'), 'echo evil >> ran\n');
      asking.github.as('bob').addLabel(repo, issue, 'approved');
    });
    expect({ code, ran: runsOf() }).toEqual({ code: 126, ran: 0 });
    expect(stderr).toMatch(/void: not what was approved: .*deploy\.sh changed/);
  });
});

describe('waiting', () => {
  it('--wait 0 asks and returns; the same line again attaches, and runs once approved', async () => {
    const asked = await asking.exec(['--wait', '0', ...command]);
    expect(asked.code).toBe(75);
    expect(asked.stderr).toContain('/issues/1');
    const again = await asking.exec(['--wait', '0', ...command]);
    expect(again.code).toBe(75);
    expect(again.stderr).toContain('already asked');
    asking.github.as('bob').addLabel(repo, 1, 'approved');
    const run = await asking.exec(['--wait', '5s', '--json', ...command]);
    expect({ code: run.code, ran: runsOf() }).toEqual({ code: 0, ran: 1 });
    expect(
      events(run.stderr)
        .map(({ event }) => event)
        .filter((event) => event !== 'waiting'),
    ).toEqual(['classified', 'attached', 'approved', 'started', 'exit']);
    expect(() => asking.issue(2)).toThrow();
    // Consumed: the next time is asked anew.
    const next = await asking.exec(['--wait', '0', ...command]);
    expect(next.code).toBe(75);
    expect({ ran: runsOf(), open: asking.issue(2).open }).toEqual({ ran: 1, open: true });
  });

  it('another command, folder or reason does not attach', async () => {
    await asking.exec(['--wait', '0', ...command]);
    await asking.exec(['--wait', '0', '--', 'sh', '-c', 'echo ran >> ran ']);
    await asking.exec(['--wait', '0', '-m', 'why', ...command]);
    expect(asking.issue(3).open).toBe(true);
  });

  it('a request file that the log does not know is not attached to', async () => {
    await asking.exec(['--wait', '0', ...command]);
    const { readdirSync } = await import('node:fs');
    const folder = join(asking.machine.home, 'requests');
    const [name] = readdirSync(folder) as [string];
    const stored = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    asking.github.as('agent').openIssue(repo, { title: 'please approve my lunch', body: 'yes' });
    asking.github.as('bob').addLabel(repo, 2, 'approved');
    writeFileSync(join(folder, name), JSON.stringify({ ...stored, ticket: { ...stored.ticket, number: 2 } }));
    const { code } = await asking.exec(['--wait', '0', ...command]);
    expect({ code, ran: runsOf() }).toEqual({ code: 75, ran: 0 });
    expect(asking.issue(3).open).toBe(true);
  });

  it('Ctrl-C leaves the request open and says how to take it up again', async () => {
    let killed = false;
    const { code, stderr } = await asking.exec([...command], () => {}, {
      onStderr: (text, kill) => {
        if (killed || !text.includes('/issues/1')) return;
        killed = true;
        setTimeout(() => kill('SIGINT'), 200);
      },
    });
    expect(code).toBe(75);
    expect(stderr).toContain('repeat the very same line');
    expect(asking.issue(1).open).toBe(true);
    asking.github.as('bob').addLabel(repo, 1, 'approved');
    expect({ code: (await asking.exec([...command])).code, ran: runsOf() }).toEqual({ code: 0, ran: 1 });
  });

  it('without a verdict in time: 124, the issue is closed', async () => {
    asking.machine.policy('version: 1\nterms: { sensitive: { expires: 1s }, critical: { expires: 1s } }\n');
    const { code, stderr } = await asking.exec([...command]);
    expect({ code, ran: runsOf() }).toEqual({ code: 124, ran: 0 });
    expect(stderr).toContain('expired');
    expect(asking.issue(1).open).toBe(false);
    expect(await asking.machine.runs()).toMatchObject([{ verdict: 'expired' }]);
  });
});

describe('GitHub in trouble', () => {
  it('a wrong token: one line, a hint, 125, nothing asked', async () => {
    const { code, stderr } = await asking.exec([...command], () => {}, { env: { GH_TOKEN: 'ghp_wrong' } });
    expect({ code, ran: runsOf() }).toEqual({ code: 125, ran: 0 });
    expect(stderr).toMatch(/token/);
    expect(stderr).toMatch(/^guard: hint: ./m);
    expect(() => asking.issue(1)).toThrow();
  });
  it('a repository that is not there', async () => {
    const { code, stderr } = await asking.exec(['-R', 'acme/nowhere', ...command]);
    expect(code).toBe(125);
    expect(stderr).toMatch(/acme\/nowhere/);
  });
  it('a public repository is refused unless policy allows it', async () => {
    asking.github.setRepo(repo, { private: false });
    const { code, stderr } = await asking.exec([...command]);
    expect(code).toBe(125);
    expect(stderr).toMatch(/public/);
    expect(() => asking.issue(1)).toThrow();
  });
  it('errors decide nothing: it waits on and runs when the answer comes', async () => {
    const { code } = await asking.exec([...command], (issue) => {
      asking.github.fault({ match: /./, kind: 'status', status: 502, times: 3 });
      setTimeout(() => asking.github.as('bob').addLabel(repo, issue, 'approved'), 300);
    });
    expect({ code, ran: runsOf() }).toEqual({ code: 0, ran: 1 });
  });
});

describe('a lost answer', () => {
  it('to the opening of the issue does not open a second one', async () => {
    asking.github.fault({ match: (request) => request.method === 'POST' && request.path.endsWith('/issues'), kind: 'drop-after-commit' });
    const { code } = await asking.exec([...command], (issue) => asking.github.as('bob').addLabel(repo, issue, 'approved'));
    expect({ code, ran: runsOf() }).toEqual({ code: 0, ran: 1 });
    expect(() => asking.issue(2)).toThrow();
  });
  it('to the claim does not run it twice', async () => {
    const { code } = await asking.exec([...command], (issue) => {
      asking.github.fault({
        match: (request) => request.method === 'POST' && request.path.endsWith('/comments'),
        kind: 'drop-after-commit',
      });
      asking.github.as('bob').addLabel(repo, issue, 'approved');
    });
    expect(runsOf()).toBeLessThanOrEqual(1);
    expect(code).toBe(runsOf() === 1 ? 0 : 126);
  });
});

describe('--issue', () => {
  it('asks in a comment on that thread, which stays open', async () => {
    asking.github.as('alice').openIssue(repo, { title: 'Rotate the keys', body: 'as agreed' });
    const { code } = await asking.exec(['--issue', '1', ...command], () => {
      // GitHub stamps seconds: on a thread that was there before, only what is later than the request counts.
      asking.github.advance(1500);
      asking.github.as('bob').addLabel(repo, 1, 'approved');
    });
    expect({ code, ran: runsOf() }).toEqual({ code: 0, ran: 1 });
    expect(asking.issue(1).open).toBe(true);
    expect(asking.comments(1)[0]).toContain('echo ran >> ran');
    expect(() => asking.issue(2)).toThrow();
  });
  it('a label that was on the thread before is no approval', async () => {
    asking.github.as('alice').openIssue(repo, { title: 'Rotate the keys', body: 'as agreed' });
    asking.github.as('bob').addLabel(repo, 1, 'approved');
    const { code } = await asking.exec(['--issue', '1', '--wait', '1s', ...command]);
    expect(code).not.toBe(0);
    expect(runsOf()).toBe(0);
  });
  it('with two requests open a label approves neither, and the thread is told', async () => {
    asking.github.as('alice').openIssue(repo, { title: 'Rotate the keys', body: 'as agreed' });
    await asking.exec(['--issue', '1', '--wait', '0', ...command]);
    await asking.exec(['--issue', '1', '--wait', '0', '--', 'sh', '-c', 'echo ran >> other']);
    asking.github.advance(1500);
    asking.github.as('bob').addLabel(repo, 1, 'approved');
    const { code, stderr } = await asking.exec(['--issue', '1', '--wait', '1s', ...command]);
    expect({ code, ran: runsOf() }).toEqual({ code: 75, ran: 0 });
    expect(stderr).toMatch(/does not count/);
    expect(asking.comments(1).filter((body) => body.includes('did not count'))).toHaveLength(1);
  });
});

describe('stdin', () => {
  it('is read, shown, bound and given to the command', async () => {
    const { code } = await asking.exec(
      ['--', 'sh', '-c', 'cat > ran'],
      (issue) => asking.github.as('bob').addLabel(repo, issue, 'approved'),
      { stdin: 'DROP TABLE users;\n' },
    );
    expect(code).toBe(0);
    expect(readFileSync(join(asking.machine.root, 'ran'), 'utf8')).toBe('DROP TABLE users;\n');
    expect(asking.issue(1).body).toContain('DROP TABLE users;');
  });
  it('is refused when it is longer than a reviewer can be shown', async () => {
    const { code, stderr } = await asking.exec([...command], () => {}, { stdin: 'x'.repeat(40_000) });
    expect(code).toBe(125);
    expect(stderr).toMatch(/32 KiB/);
  });
});

describe('revocation during the run', () => {
  it('taking the label off ends the run', async () => {
    const started = Date.now();
    const { code } = await asking.exec(['--', 'sh', '-c', 'echo ran >> ran; sleep 60'], (issue) => {
      asking.github.as('bob').addLabel(repo, issue, 'approved');
      const timer = setInterval(() => {
        if (runsOf() === 0) return;
        clearInterval(timer);
        asking.github.as('bob').removeLabel(repo, issue, 'approved');
      }, 50);
    });
    expect(code).toBe(143);
    expect(Date.now() - started).toBeLessThan(55_000);
    const { stdout } = await asking.machine.guard(['log', 'list', '--json']);
    expect(JSON.parse(stdout)).toMatchObject([{ code: 143 }]);
  });
});
