/** `/grant`: a reviewer lets the like of a request run for a time, and can take it back at once. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
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
/** Removes `a`, which bob grants. */
const granted = (text = '/grant ID 30m after the incident') => asking.exec(remove('a', '--wait', '3s'), say('bob', text));

describe('a grant', () => {
  it('lets its like run at once, each use with an issue and a record of its own that name it', async () => {
    const { code, stderr } = await granted();
    expect([code, left()]).toEqual([0, 'bcd']);
    expect(stderr).toMatch(/approved by bob \(grant\)/);
    expect(stderr).toMatch(/its like may run without asking until /);
    const again = await asking.exec(remove('b', '--wait', '0'));
    expect([again.code, left()], again.stderr).toEqual([0, 'cd']);
    expect(again.stderr).toMatch(new RegExp(`granted with request ${idOf(1)}`));
    expect(asking.issue(2).body).toContain('"rm"\n"-v"\n"b"');
    expect(asking.comments(2).at(-1)).toMatch(/ran: `exit 0`.*\n- granted by `bob`/);
    expect(asking.comments(2).at(-1)).toContain(`comment \`/revoke ${idOf(1)}\` on \`${asking.github.url}`);
    const [use] = await asking.machine.runs();
    expect(use).toMatchObject({ verdict: 'approved', reviewers: ['bob'], code: 0 });
    const lines = readLog();
    const [first, second] = lines.filter(({ event }) => event === 'exec.approved');
    expect(first).toMatchObject({ approval: { grants: { until: expect.any(Number) } } });
    expect(second).toMatchObject({ approval: { granted: idOf(1), reviewers: [{ login: 'bob', how: 'grant' }] } });
    expect((await asking.machine.guard(['log', 'verify'])).code).toBe(0);
  }, 60_000);

  it('is over once its like was denied', async () => {
    await granted();
    say('alice', '/revoke ID')(1);
    expect(
      (await asking.exec(remove('b', '--wait', '3s'), (issue) => asking.github.as('alice').addLabel(repo, issue, 'denied'))).code,
    ).toBe(126);
    expect((await asking.exec(remove('c', '--wait', '3s'), say('bob', '/grant ID 30m'))).code).toBe(0);
    expect(
      (
        await asking.exec(remove('d', '--preview', 'ls', '--wait', '3s'), (issue) =>
          asking.github.as('alice').addLabel(repo, issue, 'denied'),
        )
      ).code,
    ).toBe(126);
    expect([(await asking.exec(remove('b', '--wait', '1s'))).code, left()]).toEqual([75, 'bd']);
  }, 60_000);

  it('is listed with who gave it, until when, and whether it stands', async () => {
    await granted();
    const list = async () => JSON.parse((await asking.machine.guard(['requests', '--grants', '--json'], { env: asking.env })).stdout);
    expect(await list()).toMatchObject([{ id: idOf(1), by: ['bob'], ended: null, command: 'rm -v a', tier: expect.any(String) }]);
    say('alice', '/revoke ID enough')(1);
    expect(await list()).toMatchObject([{ id: idOf(1), by: [], ended: 'alice revoked it: enough' }]);
    writeFileSync(
      join(asking.machine.home, 'grants', 'aaaaaaaaaaaa.json'),
      readFileSync(join(asking.machine.home, 'grants', `${idOf(1)}.json`)),
    );
    const elsewhere = await asking.machine.guard(['requests', '--grants'], { env: { ...asking.env, GITHUB_REPOSITORY: 'acme/other' } });
    expect(elsewhere).toMatchObject({ stdout: '', stderr: 'guard: 1 more in other repositories: --all-repos\n' });
    const { stdout } = await asking.machine.guard(['requests', '--grants'], { env: asking.env });
    expect(stdout).toMatch(/^ID .*LIKE\n.*alice revoked it: enough.*rm -v a/);
  }, 60_000);

  it.each<[name: string, end: () => unknown]>([
    ['revoked', () => say('alice', '/revoke ID')(1)],
    ['denied', () => say('bob', '/deny ID')(1)],
    ['over', () => asking.github.advance(31 * 60_000)],
    ['rewritten', () => asking.github.as('agent').editComment(grantComment(), `/grant ${idOf(1)} 60m`)],
    ['deleted', () => asking.github.as('agent').deleteComment(grantComment())],
    ['off by policy', () => asking.machine.policy('version: 1\n')],
    ['of somebody who may not review any more', () => asking.github.grant(repo, 'bob', 'read')],
    ['out of reach', () => asking.github.fault({ match: /issues\/1\/timeline/, kind: 'status', status: 502, times: 100 })],
  ])(
    'asks as ever once it is %s',
    async (_name, end) => {
      await granted();
      await end();
      const { code } = await asking.exec(remove('b', '--wait', '1s'));
      expect([code, left()]).toEqual([75, 'bcd']);
      expect(asking.issue(2).open).toBe(true);
    },
    60_000,
  );

  it.each<[name: string, line: () => readonly string[], env?: Record<string, string>]>([
    ['another program', () => ['--', 'rmdir', 'x']],
    ['graver arguments', () => ['--', 'rm', '-rf', '/']],
    ['a script with the same command', () => ['--', 'sh', '-c', 'rm -v b']],
    ['another folder', () => remove('b')],
    ['a preview, which is for somebody to look at', () => remove('b', '--preview', 'ls')],
  ])(
    'does not reach %s',
    async (name, line) => {
      await granted();
      const cwd = name === 'another folder' ? asking.machine.home : asking.machine.root;
      const { code } = await asking.exec(['--wait', '1s', ...line()], undefined, { cwd });
      expect([code, left()]).toEqual([75, 'bcd']);
    },
    60_000,
  );

  it.each<[string, act: (issue: number) => void, untold: boolean]>([
    ['a question', (issue) => say('alice', '/ask ID why?')(issue), false],
    ['a denial by somebody whose role cannot be read', (issue) => say('alice', '/deny ID')(issue), true],
  ])(
    'does not speak over %s on the thread of its like',
    async (_name, act, untold) => {
      await asking.exec(remove('b', '--wait', '0'));
      await asking.exec(remove('a', '--wait', '3s'), (issue) => say('bob', '/grant ID 30m')(issue));
      expect(left()).toBe('bcd');
      act(1);
      if (untold)
        asking.github.fault({ match: ({ path }) => path.includes('/collaborators/alice/'), kind: 'status', status: 502, times: 1000 });
      const { code } = await asking.exec(remove('b', '--wait', '1s'));
      expect([code, left()]).toEqual([75, 'bcd']);
      expect(asking.comments(1).some((body) => body.startsWith('guard-started:'))).toBe(false);
    },
    60_000,
  );

  it('is over once somebody took back a run under it', async () => {
    asking.machine.policy(
      'version: 1\ngrants: { max: 1h }\nrules: [ { id: sleeps, tier: sensitive, why: sleeps, effects: [deletes], when: { program: sleep } } ]\n',
    );
    await asking.exec(['--wait', '3s', '--', 'sleep', '0.1'], say('bob', '/grant ID 30m'));
    const use = asking.exec(['--', 'sleep', '50']);
    while (!hasStarted(2)) await sleep(50);
    await sleep(300);
    say('alice', '/revoke ID')(2);
    expect((await use).code).toBe(143);
    expect((await asking.exec(['--wait', '1s', '--', 'sleep', '0.2'])).code).toBe(75);
  }, 60_000);

  it('is over once guard was killed during a run under it: nobody can tell whether somebody had taken that run back', async () => {
    asking.machine.policy(
      'version: 1\ngrants: { max: 1h }\nrules: [ { id: sleeps, tier: sensitive, why: sleeps, effects: [deletes], when: { program: sleep } } ]\n',
    );
    await asking.exec(['--wait', '3s', '--', 'sleep', '0.1'], say('bob', '/grant ID 30m'));
    let kill: (() => void) | undefined;
    const use = asking.exec(['--', 'sleep', '2'], undefined, {
      onStderr: (_text, signal) => {
        kill = () => signal('SIGKILL');
      },
    });
    while (!hasStarted(2) || !readLog().some(({ event, id }) => event === 'exec.started' && id === idOf(2))) await sleep(50);
    kill?.();
    expect((await use).signal).toBe('SIGKILL');
    expect((await asking.exec(['--wait', '1s', '--', 'sleep', '0.2'])).code).toBe(75);
    expect(readLog().map(({ event, id }) => `${event} ${id}`)).toContain(`exec.abandoned ${idOf(2)}`);
  }, 60_000);

  it.each<[status: number, times: number]>([
    [502, 2],
    [403, 1],
  ])(
    'that cannot be read right after the claim (%d) costs no more than a repetition',
    async (status, times) => {
      await granted();
      asking.github.fault({
        match: ({ path }) => path.includes('/issues/1/timeline') && hasStarted(2),
        kind: 'status',
        status,
        times,
      });
      const { code, stderr } = await asking.exec(remove('b', '--wait', '3s'));
      if (status === 502) return expect([code, left()], stderr).toEqual([0, 'cd']);
      expect([code, left(), stderr]).toEqual([126, 'bcd', expect.stringMatching(/its grant could not be read before the start/)]);
      expect((await asking.exec(remove('b', '--wait', '3s'))).code).toBe(0);
    },
    60_000,
  );

  it('is found among files that are none', async () => {
    await granted();
    for (const folder of ['grants', 'requests']) {
      const planted = (name: string) => join(asking.machine.home, folder, `${name}.json`);
      execFileSync('mkfifo', [planted('aaaaaaaaaaaa')]);
      symlinkSync('/dev/zero', planted('bbbbbbbbbbbb'));
      mkdirSync(planted('cccccccccccc'));
      writeFileSync(planted('dddddddddddd'), '[1');
      writeFileSync(planted('eeeeeeeeeeee'), '');
      truncateSync(planted('eeeeeeeeeeee'), 1e12);
    }
    expect([(await asking.exec(remove('b', '--wait', '3s'))).code, left()]).toEqual([0, 'cd']);
  }, 60_000);

  it('of what may carry its act in the last argument covers the very same command alone', async () => {
    writeFileSync(at('a'), '');
    asking.machine.policy(
      'version: 1\ngrants: { max: 1h }\nrules: [ { id: tells, tier: sensitive, why: tells, effects: [publishes], when: { program: printf } } ]\n',
    );
    const tell = (what: string, wait: string) => ['--wait', wait, '--', 'printf', '%s', what];
    expect((await asking.exec(tell('one', '3s'), say('bob', '/grant ID 30m'))).code).toBe(0);
    expect(asking.issue(1).body).toContain('Its like: exactly this command again');
    expect((await asking.exec(tell('one', '1s'))).code).toBe(0);
    expect((await asking.exec(tell('two', '1s'))).code).toBe(75);
  }, 60_000);

  it('taken back while its like runs ends that run', async () => {
    const slow = (seconds: string) => ['--', 'sleep', seconds];
    asking.machine.policy(
      'version: 1\ngrants: { max: 1h }\nrules: [ { id: sleeps, tier: sensitive, why: sleeps, effects: [deletes], when: { program: sleep } } ]\n',
    );
    const first = asking.exec(slow('50'), say('bob', '/grant ID 30m'));
    while (!asking.comments(1).some((body) => body.startsWith('guard-started:'))) await sleep(50);
    await sleep(300);
    const second = asking.exec(slow('51'));
    while (!hasStarted(2)) await sleep(50);
    await sleep(300);
    say('alice', '/revoke ID')(1);
    const [one, two] = await Promise.all([first, second]);
    expect([one.code, two.code]).toEqual([143, 143]);
    expect(two.stderr).toMatch(/revoked: the grant no longer stands: alice revoked it/);
  }, 60_000);

  it('cannot be made by writing its file, nor moved to another pattern', async () => {
    await granted();
    const folder = join(asking.machine.home, 'grants');
    const file = join(folder, readdirSync(folder)[0] ?? '');
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    await asking.exec(['--wait', '0', '--', 'rmdir', 'x']);
    for (const change of [
      { pattern: 'f'.repeat(64) },
      { digest: 'f'.repeat(64) },
      { ticket: { ...kept.ticket, number: 2 } },
      { version: 2 },
    ]) {
      writeFileSync(file, JSON.stringify({ ...kept, ...change }));
      const { code } = await asking.exec(remove('b', '--wait', '1s'));
      expect([change, code, left()]).toEqual([change, 75, 'bcd']);
    }
    writeFileSync(file, JSON.stringify({ ...kept, until: kept.until + 1e9 }));
    asking.github.advance(31 * 60_000);
    expect([(await asking.exec(remove('b', '--wait', '1s'))).code, left()]).toEqual([75, 'bcd']);
  }, 60_000);

  it('counts for nothing where policy knows none, and is not offered there', async () => {
    asking.machine.policy('version: 1\n');
    const { code, stderr } = await granted();
    expect([code, left()]).toEqual([75, 'abcd']);
    expect(stderr).toMatch(/does not count: policy lets nobody grant/);
    expect(asking.issue(1).body).not.toContain('/grant');
  }, 60_000);

  it('is offered with what it covers', async () => {
    await asking.exec(remove('a', '--wait', '0'));
    expect(asking.issue(1).body).toContain(`for a time, at most 60 min: comment \`/grant ${idOf(1)} 30m\`. Its like: the same program`);
    await asking.exec(['--wait', '0', '--', 'sh', '-c', 'x=$(cat a); $x']);
    expect(asking.issue(2).body).not.toContain('/grant');
    asking.machine.policy('version: 1\ngrants: { max: 1h }\ngithub: { ways: [label] }\n');
    await asking.exec(remove('b', '--wait', '0'));
    expect(asking.issue(3).body).not.toContain('/grant');
  }, 60_000);
});

function grantComment(): number {
  return asking.issue(1).comments.find(({ body }) => body.startsWith('/grant'))?.id ?? 0;
}

function hasStarted(issue: number): boolean {
  try {
    return asking.comments(issue).some((body) => body.startsWith('guard-started:'));
  } catch {
    return false;
  }
}

function readLog(): Record<string, unknown>[] {
  const logs = join(asking.machine.home, 'logs');
  const entries = join(logs, readdirSync(logs)[0] ?? '', 'entries');
  const newest = readdirSync(entries, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .at(-1);
  return readFileSync(join(entries, newest ?? ''), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(Buffer.from(JSON.parse(line).payload, 'base64').toString('utf8')).predicate);
}
