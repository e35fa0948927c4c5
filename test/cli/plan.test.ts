/** `guard exec --plan`: several commands, one request, one decision; each runs, is recorded, and is compared for itself. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';
import { events } from './harness.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

const at = (name: string) => join(asking.machine.root, name);
const write = (text: string, name = 'plan') => writeFileSync(at(name), text);
const ran = () => (existsSync(at('ran')) ? readFileSync(at('ran'), 'utf8') : '');
const approve = (issue: number) => asking.github.as('alice').addLabel(repo, issue, 'approved');
const plan = (...args: string[]) => ['--plan', 'plan', ...args];
const outcome = () => asking.comments(1).find((body) => body.startsWith('guard-outcome:')) ?? '';
const intact = async () => expect((await asking.machine.guard(['log', 'verify'])).code).toBe(0);

describe('a plan', () => {
  it('is one request and one decision; its steps run in order, each recorded', async () => {
    write('# what we do\n\necho one >> ran; echo said one\nls -d ran\necho three >> ran\n');
    const { code, stdout, stderr } = await asking.exec(plan('-m', 'all three'), approve);
    expect([code, stdout, ran()]).toEqual([0, 'said one\nran\n', 'one\nthree\n']);
    expect(stderr.match(/guard: asked: request/g)).toHaveLength(1);
    expect(stderr.match(/guard: step \d of 3: .*/g)).toEqual([
      'guard: step 1 of 3: echo one >> ran; echo said one',
      'guard: step 2 of 3: ls -d ran',
      'guard: step 3 of 3: echo three >> ran',
    ]);
    expect(asking.issue(1).title).toMatch(/^guard: sensitive: plan of 3: \/bin\/bash .* ; ls -d ran ; /);
    expect(asking.issue(1).body).toContain('**Step 2 of 3**, `routine`\n\n```json\n"ls"\n"-d"\n"ran"\n```');
    expect(() => asking.issue(2)).toThrow();
    expect(outcome().match(/^- step \d of 3 ran: `exit 0` after .*; recording: `sha256:[0-9a-f]{64}`/gm)).toHaveLength(3);
    const runs = await asking.machine.runs();
    expect(runs.map(({ command, verdict, code: exit, reviewers }) => [command.slice(0, 9), verdict, exit, reviewers.join()])).toEqual([
      ['/bin/bash', 'approved', 0, 'alice'],
      ['ls -d ran', 'approved', 0, 'alice'],
      ['/bin/bash', 'approved', 0, 'alice'],
      ['guard exe', 'approved', 0, 'alice'],
    ]);
    await intact();
  }, 60_000);

  it('stops at the first step that fails, with its exit code, and says what did not run', async () => {
    write('["echo one >> ran", ["sh", "-c", "exit 3"], "echo three >> ran"]');
    const { code, stderr } = await asking.exec(plan(), approve);
    expect([code, ran()]).toEqual([3, 'one\n']);
    expect(stderr).toMatch(/guard: step 3 of 3 did not run: the step before it failed/);
    expect(outcome()).toMatch(/- step 2 of 3 ran: `exit 3`.*\n- 1 of 3 did not run\n- approved by `alice`/);
    await intact();
  }, 60_000);

  it('stops before a step that is no longer what was approved', async () => {
    write('echo echo EVIL > two.sh\nsh two.sh\n');
    write('echo two >> ran\n', 'two.sh');
    const { code, stdout, stderr } = await asking.exec(plan('--json'), approve);
    expect([code, stdout, ran()]).toEqual([126, '', '']);
    expect(events(stderr).at(-1)).toMatchObject({ event: 'exit', ran: true, code: 126 });
    expect(String(events(stderr).at(-1)?.['reason'])).toMatch(/stopped: not what was approved: .*two\.sh changed/);
    expect(outcome()).toMatch(/- 1 of 2 did not run: `not what was approved: .*two\.sh changed`/);
    await intact();
  }, 60_000);

  it('of which any part changes before the start runs none', async () => {
    write('echo one >> ran\nsh two.sh\n');
    write('echo two >> ran\n', 'two.sh');
    const { code, stderr } = await asking.exec(plan(), (issue) => {
      write('echo EVIL >> ran\n', 'two.sh');
      approve(issue);
    });
    expect([code, ran()]).toEqual([126, '']);
    expect(stderr).toMatch(/void: not what was approved: .*two\.sh changed/);
  }, 60_000);

  it('may change the work tree and commit it, where later steps are bound to a commit as well', async () => {
    for (const args of [
      ['init', '-q'],
      ['config', 'user.email', 'a@b'],
      ['config', 'user.name', 'a'],
      ['commit', '-q', '--allow-empty', '-m', 'x'],
    ])
      await asking.machine.run('git', args);
    write('echo one >> ran\ngit add -A\ngit commit -q -m two\n');
    const { code, stderr } = await asking.exec(plan(), approve);
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('did not run')]);
    expect((await asking.machine.run('git', ['log', '--format=%s'])).stdout).toBe('two\nx\n');
  }, 60_000);

  it('stops before it pushes another commit than the reviewer was shown', async () => {
    for (const args of [
      ['init', '-q', '-b', 'main'],
      ['config', 'user.email', 'a@b'],
      ['config', 'user.name', 'a'],
      ['commit', '-q', '--allow-empty', '-m', 'x'],
      ['init', '-q', '--bare', 'up.git'],
      ['remote', 'add', 'up', 'up.git'],
    ])
      await asking.machine.run('git', args);
    write('git commit -q --allow-empty -m unseen\ngit push up main\n');
    const { code, stderr } = await asking.exec(plan(), approve);
    expect(code).toBe(126);
    expect(stderr).toMatch(/step 2 of 2 did not run: not what was approved: .*it would act on another git-commit/);
  }, 60_000);

  it('is attached to by the same plan, and by no other order of it', async () => {
    write('echo one >> ran\necho two >> ran\n');
    await asking.exec(plan('--wait', '0'));
    expect((await asking.exec(plan('--wait', '0'))).stderr).toMatch(/already asked, still open/);
    write('echo two >> ran\necho one >> ran\n');
    expect((await asking.exec(plan('--wait', '0'))).stderr).toMatch(/asked: request/);
    expect(asking.issue(2).number).toBe(2);
  }, 60_000);

  it('is ended by a revocation: the step that runs, and those behind it', async () => {
    write('echo begun >> ran; sleep 60\necho two >> ran\n');
    const run = asking.exec(plan(), approve);
    while (!ran().includes('begun')) await sleep(20);
    asking.github.advance(1500);
    asking.github.as('alice').removeLabel(repo, 1, 'approved');
    const { code, stderr } = await run;
    expect([code, ran()]).toEqual([143, 'begun\n']);
    expect(stderr).toMatch(/revoked: .*\n(.*\n)*guard: step 2 of 2 did not run: the step before it failed/);
    await intact();
  }, 60_000);

  it('starts no step once its approval was taken back, where policy lets a run finish', async () => {
    asking.machine.policy('version: 1\nterms: { sensitive: { revoke: finish } }\n');
    write('echo begun >> ran; while [ ! -e go ]; do sleep 0.05; done; echo done >> ran\necho two >> ran\n');
    const run = asking.exec(plan(), approve, { onStderr: (text) => text.includes('revoked: ') && write('', 'go') });
    while (!ran().includes('begun')) await sleep(20);
    asking.github.advance(1500);
    asking.github.as('alice').removeLabel(repo, 1, 'approved');
    const { code, stderr } = await run;
    expect([code, ran()]).toEqual([126, 'begun\ndone\n']);
    expect(stderr).toMatch(/guard: step 2 of 2 did not run: the approval was taken back/);
    const id = /request ([0-9a-z]{12})/.exec(stderr)?.[1] ?? '';
    expect((await asking.machine.guard(['log', 'show', id])).stdout).toMatch(/exec\.revoked: the approval was taken back/);
    await intact();
  }, 60_000);

  it('says of which step it knows what happened before, and of which it does not', async () => {
    await asking.exec(['--', 'touch', 'ran'], approve);
    asking.github.advance(1500);
    write(`touch ran\ntouch other\n${'ls\n'.repeat(8)}`);
    await asking.exec(plan('--wait', '0'));
    const body = asking.issue(2).body ?? '';
    expect(body).toMatch(/\nstep 1: this very command: once \(1 approved\)/);
    expect(body).toMatch(/\nstep 2: neither this command nor a similar one/);
    expect(body).toMatch(/\nsteps 9 to 10: the log was not looked through for them\n/);
  }, 60_000);

  it('of the most and longest commands is in the log with all of them', async () => {
    write(`echo ${'\u0001'.repeat(20)}${'é'.repeat(20)} >> ran\n`.repeat(42));
    const { code, stderr } = await asking.exec(plan('--wait', '0'));
    expect([code, stderr]).toEqual([75, expect.stringMatching(/request [0-9a-z]{12}/)]);
    const id = /request ([0-9a-z]{12})/.exec(stderr)?.[1] ?? '';
    const { stdout } = await asking.machine.guard(['log', 'show', id]);
    expect(stdout.match(/^step \d+ +sensitive: /gm)?.length).toBeGreaterThanOrEqual(40);
    await intact();
  }, 60_000);

  it('without anything to ask for runs at once and asks nobody', async () => {
    write('echo one\necho two\n');
    const { code, stdout } = await asking.exec(plan());
    expect([code, stdout]).toEqual([0, 'one\ntwo\n']);
    expect(() => asking.issue(1)).toThrow();
  }, 60_000);

  it.each<[what: string, change: () => Promise<unknown>, told: RegExp]>([
    [
      'what it acts on',
      () => asking.machine.run('git', ['switch', '-q', 'production']),
      /step 2 of 2 did not run: it is critical now: production/,
    ],
    ['policy', async () => asking.machine.policy('version: 1\n'), /step 2 of 2 did not run: policy changed/],
  ])(
    'of which a later step is routine only until %s changes does not run it unasked',
    async (_what, change, told) => {
      asking.machine.policy(
        'version: 1\nrules: [ { id: p, tier: critical, why: production, when: { context: { git-branch: production } } } ]\n',
      );
      for (const args of [
        ['init', '-q', '-b', 'main'],
        ['config', 'user.email', 'a@b'],
        ['config', 'user.name', 'a'],
        ['commit', '-q', '--allow-empty', '-m', 'x'],
        ['branch', 'production'],
      ])
        await asking.machine.run('git', args);
      const fifo = at('fifo');
      await asking.machine.run('mkfifo', [fifo]);
      write('cat fifo\necho two\n');
      const run = asking.exec(plan());
      // Opens once the first step reads: from then on that step runs until it is told to end.
      const open = await openFile(fifo, 'w');
      await change();
      await open.close();
      const { code, stdout, stderr } = await run;
      expect([code, stdout]).toEqual([126, '']);
      expect(stderr).toMatch(told);
      await intact();
    },
    60_000,
  );

  it('with one command that policy forbids runs and asks for none', async () => {
    asking.machine.policy('version: 1\nrules: [ { id: never, tier: forbidden, why: never here, when: { program: mkfs.ext4 } } ]\n');
    write('echo one >> ran\nmkfs.ext4 /dev/sda\n');
    const { code, stderr } = await asking.exec(plan());
    expect([code, ran()]).toEqual([asking.machine.env['PATH']?.includes('sbin') ? 126 : 127, '']);
    expect(stderr).toMatch(/forbidden: never here|command not found/);
  }, 60_000);

  it('does not start again after a kill in the middle', async () => {
    write('echo one >> ran; sleep 60\necho two >> ran\n');
    let kill: ((signal: NodeJS.Signals) => void) | undefined;
    const run = asking.exec(plan(), approve, {
      onStderr: (_text, end) => {
        kill = end;
      },
    });
    while (!ran().includes('one')) await sleep(20);
    kill?.('SIGKILL');
    await run;
    const again = await asking.exec(plan('--wait', '0'));
    expect(again.stderr).toMatch(/asked: request/);
    expect(ran()).toBe('one\n');
    const killed = (await asking.machine.runs()).filter(({ verdict }) => verdict === 'approved');
    expect(killed.map(({ command, code }) => [command.slice(0, 9), code])).toEqual([
      ['/bin/bash', null],
      ['guard exe', null],
    ]);
    await intact();
  }, 60_000);

  it.each<[name: string, text: string | null, args: string[], told: RegExp]>([
    ['that is not there', null, [], /the plan plan cannot be read: .*\nguard: hint: /],
    ['that is empty', '# nothing\n\n', [], /plan holds no command/],
    ['that is broken JSON', '["a", ', [], /the plan plan is no JSON: /],
    ['with something else in it', '["a", {"b": 1}]', [], /the plan plan: command 2 is neither a text nor a list of texts/],
    ['with a NUL in a later command', 'rm x\nrm y\0z\n', [], /the plan plan: command 2 has a character that no program can be given/],
    ['with half a character', '["rm x", ["rm", "\\ud800"]]', [], /the plan plan: command 2 has a character that no program can be given/],
    ['with too many commands', 'rm x\n'.repeat(101), [], /plan holds 101 commands, at most 100/],
    ['that is too long', `rm ${'x'.repeat(300_000)}`, [], /is longer than 262144 bytes/],
    [
      'with too long commands',
      `rm ${'x'.repeat(300)}\n`.repeat(90),
      [],
      /the commands of plan are too long for one request \(\d+ bytes, at most 24576\)/,
    ],
    ['beside a command', 'rm x', ['--', 'ls'], /--plan and a command exclude each other/],
    ['beside a string', 'rm x', ['-c', 'ls'], /--plan and a command exclude each other/],
  ])(
    '%s asks nobody and runs nothing',
    async (_name, text, args, told) => {
      if (text !== null) write(text);
      const { code, stderr } = await asking.exec(plan(...args));
      expect(code).toBe(125);
      expect(stderr).toMatch(told);
      expect(() => asking.issue(1)).toThrow();
    },
    60_000,
  );

  it('names a program that is missing before anything runs', async () => {
    write('echo one >> ran\nno-such-program x\n');
    const { code, stderr } = await asking.exec(plan());
    expect([code, ran()]).toEqual([127, '']);
    expect(stderr).toMatch(/no-such-program: command not found/);
  }, 60_000);

  it('is shown by --dry-run, step by step', async () => {
    write('ls\nrm -rf /\n');
    const { code, stdout } = await asking.exec(plan('--dry-run'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^routine: ls\ncritical: rm -rf \/\n(.*\n)*.*critical/);
    expect(asking.machine.untouched).toBe(true);
  }, 60_000);
});
