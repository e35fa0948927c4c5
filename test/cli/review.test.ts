/** The verbs of reviewers, with tokens of their own: review, approve, deny. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';
import { Machine } from './harness.ts';
import { typed as typedOn } from './typed.ts';

let asking: Asking;
/** Another machine than the one that asks. */
let desk: Machine;
beforeEach(async () => {
  asking = await Asking.start();
  desk = new Machine();
});
afterEach(async () => {
  desk.remove();
  await asking.stop();
});

const command = ['--', 'sh', '-c', 'echo ran >> ran'];
const ran = () => existsSync(join(asking.machine.root, 'ran'));
const envOf = (login: string) => ({ ...asking.env, GH_TOKEN: asking.github.addToken(login) });
const as = (login: string, ...args: string[]) => desk.guard(args, { env: envOf(login) });
const ask = async (args: readonly string[] = []) => {
  const before = asking.github.requests.length;
  await asking.exec([...args, '--wait', '0', ...command]);
  asking.github.advance(1500);
  if (asking.github.requests.length === before) throw new Error('nothing was asked');
  const { stdout } = await asking.machine.guard(['requests', '--json'], { env: asking.env });
  return (JSON.parse(stdout) as { id: string }[]).at(-1)?.id ?? '';
};

describe('guard approve and guard deny', () => {
  it('answer by the line of the request, so that its command runs, or does not', async () => {
    const id = await ask();
    const { code, stdout } = await as('bob', 'approve', id, '-m', 'agreed\nwith ops');
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^approved: http.*issuecomment-\d+\n$/) });
    expect(asking.comments(1)).toEqual([`/approve ${id} agreed with ops`]);
    expect([(await asking.exec([...command])).code, ran()]).toEqual([0, true]);
    const next = await ask();
    expect((await as('carol', 'deny', next, '-m', 'not on a Friday')).code).toBe(0);
    const denied = await asking.exec([...command]);
    expect([denied.code, denied.stderr]).toEqual([126, expect.stringContaining('carol denied it: not on a Friday')]);
  });

  it('repeat the digest where the request wants that', async () => {
    asking.machine.policy('version: 1\nterms: { sensitive: { echo: true } }\n');
    const id = await ask();
    expect((await as('bob', 'approve', id)).code).toBe(0);
    expect(asking.comments(1)[0]).toMatch(new RegExp(`^/approve ${id} [0-9a-f]{8}$`));
    expect([(await asking.exec([...command])).code, ran()]).toEqual([0, true]);
  });

  it('find a request on a thread of others', async () => {
    asking.github.as('alice').openIssue(repo, { title: 'deploys', body: '' });
    const id = await ask(['--issue', '1']);
    expect((await as('bob', 'approve', id)).code).toBe(0);
    expect([(await asking.exec(['--issue', '1', ...command])).code, ran()]).toEqual([0, true]);
    expect((await as('bob', 'deny', id)).code).toBe(66);
  });

  it('do not approve what one has asked for', async () => {
    const id = await ask();
    const { code, stderr } = await as('agent', 'approve', id);
    expect([code, stderr]).toEqual([
      77,
      expect.stringMatching(/agent opened this request and cannot approve it\nguard: hint: ask a reviewer/),
    ]);
    expect(asking.comments(1)).toEqual([]);
  });

  it('do not choose between two texts that claim one id', async () => {
    const id = await ask();
    asking.github
      .as('trish')
      .openIssue(repo, { title: 'guard: sensitive: ls', body: (asking.issue(1).body ?? '').replaceAll('echo ran', 'ls') });
    for (const verb of ['approve', 'deny']) {
      const { code, stderr } = await as('bob', verb, id);
      expect([code, stderr]).toEqual([
        78,
        expect.stringMatching(/2 texts say that they are request [0-9a-z]{12}: .*issues\/[12].*one of them is forged/s),
      ]);
    }
    expect([asking.comments(1), asking.comments(2)]).toEqual([[], []]);
  });

  it('find a request whose end somebody else has told', async () => {
    const id = await ask();
    asking.github.as('trish').comment(repo, 1, `guard-outcome:v1 ${id}\n\n- cancelled`);
    expect((await as('bob', 'deny', id)).code).toBe(0);
    asking.github.as('agent').comment(repo, 1, `guard-outcome:v1 ${id}\n\n- cancelled`);
    expect((await as('bob', 'deny', id)).code).toBe(66);
  });

  it.each([
    ['an id of nothing', 'abcdefghijkl', 66],
    ['no id', '../../x', 64],
  ])('%s', async (_name, id, code) => {
    expect((await as('bob', 'approve', id)).code).toBe(code);
  });

  it('say what a token lacks', async () => {
    const id = await ask();
    const { code, stderr } = await desk.guard(['approve', id], { env: { ...asking.env, GH_TOKEN: 'ghp_revoked' } });
    expect(code).toBe(77);
    expect(stderr).toMatch(/guard: hint: /);
  });
});

describe('guard review', () => {
  it('lists what is open, and shows one as it was written, where there is no terminal', async () => {
    const id = await ask();
    const list = await as('bob', 'review');
    expect({ code: list.code, out: list.stdout }).toEqual({
      code: 0,
      out: expect.stringMatching(new RegExp(`^${id}  \\d+.* left  agent  guard: sensitive: sh -c`)),
    });
    const { stdout } = await as('bob', 'review', id);
    for (const line of (asking.issue(1).body ?? '').split('\n').filter((text) => /^[ -~]*$/.test(text)))
      expect(stdout).toContain(`  ${line}\n`);
    expect(asking.comments(1)).toEqual([]);
  });

  it('shows nothing that a terminal would obey', async () => {
    const id = await ask();
    asking.github.as('agent').editIssue(repo, 1, { body: `${asking.issue(1).body}\n\u001b[2J\u001b]0;x\u0007 \u202e` });
    const { stdout } = await as('bob', 'review', id);
    expect(stdout).toContain('\\e[2J\\e]0;x');
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it('says when nothing is open', async () => {
    expect(await as('bob', 'review')).toMatchObject({ code: 0, stdout: '', stderr: 'guard: no open request\n' });
  });

  it.each<[string, string[], RegExp, string | null]>([
    ['approves with a reason', ['\u001b[B\u001b[B\u001b[B\r', 'looks right\r'], /answered: /, 'approve looks right'],
    ['denies', ['\u001b[B\r', 'no\r'], /answered: /, 'deny no'],
    ['asks', ['\u001b[B\u001b[B\r', 'which cluster?\r'], /answered: /, 'ask which cluster?'],
    ['answers nothing by Enter alone', ['\r'], /nothing for now/, null],
    ['answers nothing after Ctrl-C', ['\u0003'], /What do you say/, null],
    ['answers nothing after Ctrl-C at the reason', ['\u001b[B\u001b[B\u001b[B\r', '\u0003'], /Why \(kept/, null],
  ])('on a terminal %s', async (_name, keys, last, said) => {
    const id = await ask();
    const { code, output } = await typed('bob', ['review', id], [/What do you say/, /Why not|Why \(kept|Question/], keys);
    expect(output).toMatch(last);
    expect(code).toBe(0);
    const [verb, ...words] = (said ?? '').split(' ');
    expect(asking.comments(1)).toEqual(said === null ? [] : [`/${verb} ${id} ${words.join(' ')}`]);
  });

  it('on a terminal lets one be picked from the list', async () => {
    const id = await ask();
    const { output } = await typed('bob', ['review'], [/1 open/, /What do you say/], ['\r', '\r']);
    expect(output).toContain(id);
    expect(output).toContain('What will run');
  });
});

/** As this reviewer, on a terminal. */
const typed = (login: string, args: string[], prompts: RegExp[], keys: string[]) =>
  typedOn(args, prompts, keys, { cwd: desk.root, env: { ...desk.env, ...envOf(login) } });
