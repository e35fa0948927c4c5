/** Attacks on `/grant` by an agent with guard's own folder, its token and a shell. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
  asking.machine.policy('version: 1\ngrants: { max: 1h }\n');
  for (const name of ['a', 'b', 'c', 'd']) writeFileSync(at(name), name);
});
afterEach(() => asking.stop());

const at = (name: string) => join(asking.machine.root, name);
const left = () => ['a', 'b', 'c', 'd'].filter((name) => existsSync(at(name))).join('');
const remove = (name: string, ...options: string[]) => [...options, '--', 'rm', '-v', name];
const idOf = (issue: number) => /`\/approve ([0-9a-z]{12})/.exec(asking.issue(issue).body ?? '')?.[1] ?? 'no id';
const say = (who: string, text: string) => (issue: number) => {
  asking.github.advance(1500);
  asking.github.as(who).comment(repo, issue, text.replace('ID', idOf(issue)));
};
const granted = (text = '/grant ID 30m') => asking.exec(remove('a', '--wait', '3s'), say('bob', text));

describe('wide patterns', () => {
  it('does not push another branch with other commits under a grant of a push, HEAD untouched', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...args], { cwd: at('work'), encoding: 'utf8' }).trim();
    mkdirSync(at('work'));
    execFileSync('git', ['init', '-q', '--bare', at('remote.git')]);
    git('init', '-q', '-b', 'main');
    git('remote', 'add', 'origin', at('remote.git'));
    writeFileSync(at('work/f'), 'one');
    git('add', '.');
    git('commit', '-qm', 'one');
    git('push', '-q', 'origin', 'main');
    git('checkout', '-q', '-b', 'feature');
    const cwd = at('work');
    const first = await asking.exec(['--wait', '3s', '--', 'git', 'push', 'origin', 'feature'], say('bob', '/grant ID 30m'), { cwd });
    expect(first.code, first.stderr).toBe(0);
    // Made in a clone, fetched into `main`: HEAD and the work tree are as they were.
    execFileSync('git', ['clone', '-q', '-b', 'main', at('remote.git'), at('clone')]);
    writeFileSync(at('clone/f'), 'evil');
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', 'commit', '-qam', 'evil'], { cwd: at('clone') });
    git('fetch', '-q', at('clone'), 'main:main');
    const { code, stderr } = await asking.exec(['--wait', '1s', '--', 'git', 'push', 'origin', 'main'], undefined, { cwd });
    const remote = execFileSync('git', ['--git-dir', at('remote.git'), 'show', 'main:f'], { encoding: 'utf8' });
    expect([code, remote], stderr).toEqual([75, 'one']);
  }, 60_000);

  it('does not act on another commit, which an approval binds', async () => {
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...args], { cwd: at('work') });
    asking.machine.policy(
      'version: 1\ngrants: { max: 1h }\nrules: [ { id: ships, tier: sensitive, why: ships the work tree, when: { program: tar } } ]\n',
    );
    mkdirSync(at('work/src'), { recursive: true });
    git('init', '-q', '-b', 'main');
    writeFileSync(at('work/src/f'), 'one');
    git('add', '.');
    git('commit', '-qm', 'one');
    const line = ['--', 'tar', '-cf', '/dev/null', 'src'];
    const cwd = at('work');
    const first = await asking.exec(['--wait', '3s', ...line], say('bob', '/grant ID 30m'), { cwd });
    expect(first.code, first.stderr).toBe(0);
    writeFileSync(at('work/src/f'), 'evil');
    git('commit', '-qam', 'evil');
    expect((await asking.exec(['--wait', '1s', ...line], undefined, { cwd })).code).toBe(75);
  }, 60_000);

  it('does not ship other content of a work tree that was dirty when it was granted', async () => {
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...args], { cwd: at('work') });
    asking.machine.policy(
      'version: 1\ngrants: { max: 1h }\nrules: [ { id: ships, tier: sensitive, why: ships the work tree, when: { program: tar } } ]\n',
    );
    mkdirSync(at('work/src'), { recursive: true });
    git('init', '-q', '-b', 'main');
    writeFileSync(at('work/src/f'), 'one');
    git('add', '.');
    git('commit', '-qm', 'one');
    writeFileSync(at('work/src/f'), 'two, which bob has looked at');
    const line = ['--', 'tar', '-cf', '/dev/null', 'src'];
    const cwd = at('work');
    const first = await asking.exec(['--wait', '3s', ...line], say('bob', '/grant ID 30m'), { cwd });
    expect(first.code, first.stderr).toBe(0);
    writeFileSync(at('work/src/f'), 'evil');
    expect((await asking.exec(['--wait', '1s', ...line], undefined, { cwd })).code).toBe(75);
  }, 60_000);

  it('a plan of one step cannot be granted, nor run under a grant (docs/policy.md: plans cannot)', async () => {
    await granted();
    writeFileSync(at('plan'), 'rm -v b\n');
    const { code, stderr } = await asking.exec(['--wait', '1s', '--plan', 'plan']);
    expect([code, left()], stderr).toEqual([75, 'bcd']);
  }, 60_000);

  it('does not delete through a link what it would not delete by its own name', async () => {
    await granted();
    const outside = mkdtempSync('/var/tmp/victim-');
    try {
      writeFileSync(join(outside, 'v'), 'v');
      const plain = await asking.exec(remove(join(outside, 'v'), '--wait', '1s'));
      expect(plain.code, plain.stderr).toBe(75);
      symlinkSync(outside, at('link'));
      const { code } = await asking.exec(remove('link/v', '--wait', '1s'));
      expect([code, existsSync(join(outside, 'v'))]).toEqual([75, true]);
    } finally {
      rmSync(outside, { recursive: true });
    }
  }, 60_000);

  it('a request with a preview cannot be granted (docs/policy.md: previews cannot)', async () => {
    const first = await asking.exec(remove('a', '--preview', 'ls', '--wait', '3s'), say('bob', '/grant ID 30m'));
    const { code } = await asking.exec(remove('b', '--wait', '1s'));
    expect([first.stderr, code], 'runs without the preview that bob saw').toEqual([expect.not.stringContaining('its like may run'), 75]);
  }, 60_000);
});

describe('ended grants', () => {
  it('stays over once its like was denied, whatever copy of the log is put back', async () => {
    await granted();
    cpSync(asking.machine.home, at('copy'), { recursive: true });
    // With a preview it is asked about.
    const deny = (issue: number) => asking.github.as('alice').addLabel(repo, issue, 'denied');
    expect((await asking.exec(remove('b', '--preview', 'ls', '--wait', '5s'), deny)).code).toBe(126);
    rmSync(asking.machine.home, { recursive: true });
    cpSync(at('copy'), asking.machine.home, { recursive: true });
    expect([(await asking.exec(remove('c', '--wait', '1s'))).code, left()]).toEqual([75, 'bcd']);
  }, 60_000);

  it('stays over once a run under it was taken back, whatever copy of the log is put back', async () => {
    asking.machine.policy(
      'version: 1\ngrants: { max: 1h }\nrules: [ { id: sleeps, tier: sensitive, why: sleeps, effects: [deletes], when: { program: sleep } } ]\n',
    );
    await asking.exec(['--wait', '3s', '--', 'sleep', '0.1'], say('bob', '/grant ID 30m'));
    cpSync(asking.machine.home, at('copy'), { recursive: true });
    const use = asking.exec(['--', 'sleep', '50']);
    while (!hasStarted(2)) await sleep(50);
    await sleep(300);
    say('alice', '/revoke ID')(2);
    expect((await use).code).toBe(143);
    rmSync(asking.machine.home, { recursive: true });
    cpSync(at('copy'), asking.machine.home, { recursive: true });
    const { code, stderr } = await asking.exec(['--wait', '1s', '--', 'sleep', '0.2']);
    expect(code, stderr).toBe(75);
  }, 60_000);
});

describe('the thread of a grant', () => {
  const bob = (...acts: ('reopen' | 'close')[]) => {
    for (const act of acts) asking.github.as('bob')[act](repo, 1);
  };
  const later = (who: string) => {
    say(who, '/grant ID 60m')(1);
    asking.github.advance(40 * 60_000);
  };

  it.each<[string, () => unknown]>([
    ['deleted', () => asking.github.as('alice').deleteIssue(repo, 1)],
    ['transferred', () => asking.github.as('alice').transfer(repo, 1, 'acme/other')],
    ['closed again by a reviewer', () => bob('reopen', 'close')],
    ['renamed by the agent', () => asking.github.as('agent').editIssue(repo, 1, { title: 'x' })],
    ['prolonged by the agent alone', () => later('agent')],
    ['prolonged by a bot alone', () => later('robo')],
  ])(
    '%s ends it',
    async (_name, end) => {
      asking.github.addRepo('acme/other', { roles: { alice: 'admin', agent: 'write' } });
      await granted();
      end();
      const { code, stderr } = await asking.exec(remove('b', '--wait', '1s'));
      expect([code, left()], stderr).toEqual([75, 'bcd']);
    },
    60_000,
  );
});

describe('odd files', () => {
  it('does not burn an approval when the grant cannot be kept', async () => {
    symlinkSync(at('nowhere/else'), join(asking.machine.home, 'grants'));
    const { code, stderr } = await granted();
    expect([code, left()], stderr).toEqual([0, 'bcd']);
  }, 60_000);

  it('runs an ordinary approval with a file where grants/ should be', async () => {
    writeFileSync(join(asking.machine.home, 'grants'), 'x');
    const { code, stderr } = await asking.exec(remove('a', '--wait', '3s'), say('bob', '/approve ID'));
    expect([code, left()], stderr).toEqual([0, 'bcd']);
  }, 60_000);

  it('leaves no approval half used when the grant cannot be kept: the thread tells, and the log has an end', async () => {
    symlinkSync(at('nowhere/else'), join(asking.machine.home, 'grants'));
    await granted();
    const { stdout } = await asking.machine.guard(['log', 'show', idOf(1), '--json'], { env: asking.env });
    expect([asking.issue(1).open, asking.comments(1).some((body) => body.startsWith('guard-outcome:'))], stdout).toEqual([false, true]);
  }, 60_000);

  it('lists until when a grant stands by what was signed, not by its file', async () => {
    await granted();
    const folder = join(asking.machine.home, 'grants');
    const file = join(folder, readdirSync(folder)[0] ?? '');
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    const list = async () => {
      const { stdout, stderr } = await asking.machine.guard(['requests', '--grants', '--json'], { env: asking.env });
      return stdout === '' ? stderr : JSON.parse(stdout)[0]?.until;
    };
    const honest = await list();
    writeFileSync(file, JSON.stringify({ ...kept, until: kept.until - 29 * 60_000 }));
    expect(await list()).toBe(honest);
  }, 60_000);

  it('reads a grant whose time is no time', async () => {
    await granted();
    const folder = join(asking.machine.home, 'grants');
    const file = join(folder, readdirSync(folder)[0] ?? '');
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...kept, until: 1e300 }));
    const { code, stderr } = await asking.exec(remove('b', '--wait', '1s'));
    expect([0, 75], stderr).toContain(code);
    const listed = await asking.machine.guard(['requests', '--grants'], { env: asking.env });
    expect(listed.code, listed.stderr).toBe(0);
  }, 60_000);

  it('asks as ever with a ticket in a grant that no JSON can be', async () => {
    await granted();
    const folder = join(asking.machine.home, 'grants');
    const file = join(folder, readdirSync(folder)[0] ?? '');
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...kept, ticket: { a: '\ud800' } }));
    const surrogate = await asking.exec(remove('b', '--wait', '1s'));
    expect(surrogate.code, surrogate.stderr).toBe(75);
    writeFileSync(
      file,
      JSON.stringify({ ...kept, ticket: 0 }).replace('"ticket":0', `"ticket":${'{"a":'.repeat(20000)}1${'}'.repeat(20000)}`),
    );
    const deep = await asking.exec(remove('c', '--wait', '1s'));
    expect(deep.code, deep.stderr).toBe(75);
  }, 60_000);
});

describe('what is told of a use', () => {
  it('names only those whose grant has not run out', async () => {
    await asking.exec(remove('a', '--wait', '3s'), (issue) => {
      say('bob', '/grant ID 5m')(issue);
      say('alice', '/grant ID 60m')(issue);
    });
    asking.github.advance(20 * 60_000);
    const { code } = await asking.exec(remove('b', '--wait', '1s'));
    expect(code).toBe(0);
    const [use] = await asking.machine.runs();
    expect(use).toMatchObject({ reviewers: ['alice'] });
  }, 60_000);

  it('tells on its thread that nobody was asked, and which grant let it run', async () => {
    await granted();
    await asking.exec(remove('b', '--wait', '1s'));
    expect({ claim: asking.comments(2)[0], outcome: asking.comments(2).at(-1) }).toEqual({
      claim: expect.stringMatching(/^guard-started:v1 .*\n\nNobody was asked: it was granted with request /),
      outcome: expect.stringMatching(
        new RegExp(`- granted by \`bob\`\n- it was granted with request \`${idOf(1)}\`: comment \`/revoke ${idOf(1)}\``),
      ),
    });
    expect(asking.comments(2).join('\n')).not.toContain('approved by');
  }, 60_000);

  it('is no approval in the history that the next reviewer is shown', async () => {
    await granted();
    for (let use = 0; use < 2; use += 1) {
      writeFileSync(at('a'), 'again');
      expect((await asking.exec(remove('a', '--wait', '1s'))).code).toBe(0);
    }
    say('alice', '/revoke ID')(1);
    await asking.exec(remove('a', '--wait', '0'));
    expect(asking.issue(4).body).toContain('this very command: 3 times (1 approved, 2 under a grant); last');
  }, 60_000);
});

function hasStarted(issue: number): boolean {
  try {
    return asking.comments(issue).some((body) => body.startsWith('guard-started:'));
  } catch {
    return false;
  }
}
