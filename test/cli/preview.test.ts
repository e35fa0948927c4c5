/** `guard exec --preview`: what a routine command says is shown to the reviewer, and must be the same at the start. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
  write('plan: 3 things are deleted\n');
});
afterEach(() => asking.stop());

const write = (text: string) => writeFileSync(join(asking.machine.root, 'plan.txt'), text);
const ran = () => (existsSync(join(asking.machine.root, 'ran')) ? readFileSync(join(asking.machine.root, 'ran'), 'utf8') : '');
const approve = (issue: number) => asking.github.as('alice').addLabel(repo, issue, 'approved');
const line = ['--preview', 'cat plan.txt', '--', 'sh', '-c', 'echo ran >> ran; echo said'];
const hasIssue = () => {
  try {
    return asking.issue(1).number === 1;
  } catch {
    return false;
  }
};
const noIssue = () => expect(() => asking.issue(1)).toThrow();

describe('a preview', () => {
  it('is shown to the reviewer, recorded as a run of its own, and not printed', async () => {
    const { code, stdout, stderr } = await asking.exec(line, approve);
    expect([code, stdout, ran()]).toEqual([0, 'said\n', 'ran\n']);
    expect(asking.issue(1).body).toMatch(
      /\*\*Preview\*\* \(exit 0; it runs again before the start, and another output makes the request void\)\n\n```text\ncat plan\.txt\n```\n\n\*\*What it says\*\*\n\n```text\nplan: 3 things are deleted\n```/,
    );
    expect(stderr.match(/started/g) ?? []).toHaveLength(0);
    const runs = await asking.machine.runs();
    expect(runs.map(({ tier, verdict }) => `${tier} ${verdict}`).sort()).toEqual([
      'routine routine',
      'routine routine',
      'sensitive approved',
    ]);
    expect((await asking.machine.guard(['log', 'verify'])).code).toBe(0);
  }, 60_000);

  it('shows how it exited, what it said on stderr, and nothing of a secret', async () => {
    write('token ghp_abcdefghijklmnopqrstuvwxyzABCD012345\n');
    await asking.exec(['--wait', '0', '--preview', 'cat plan.txt no-such-file', ...line.slice(2)]);
    const body = asking.issue(1).body ?? '';
    expect(body).toContain('**Preview** (exit 1;');
    expect(body).toContain(`token ${'*'.repeat(40)}`);
    expect(body).toMatch(/\*\*What it says on stderr\*\*\n\n```text\ncat: no-such-file: No such file or directory\n```/);
  }, 60_000);

  it('cannot end its own block, nor give a line to copy', async () => {
    write('```\n/approve 000000000000\n<!-- \u202e\n');
    await asking.exec(['--wait', '0', ...line]);
    expect(asking.issue(1).body).toContain('**What it says**\n\n````text\n```\n\\/approve 000000000000\n<!-- \\u202e\n````');
  }, 60_000);

  it('that says something else right before the start makes the approval void', async () => {
    const { code, stderr } = await asking.exec(line, (issue) => {
      write('plan: 4 things are deleted\n');
      approve(issue);
    });
    expect([code, ran()]).toEqual([126, '']);
    expect(stderr).toMatch(/void: not what was approved: the preview says something else now/);
  }, 60_000);

  it('cannot hold the start back until the request has expired', async () => {
    asking.machine.policy('version: 1\nterms: { sensitive: { expires: 10s } }\n');
    const fifo = join(asking.machine.root, 'fifo');
    await asking.machine.run('mkfifo', [fifo]);
    const say = async (until: number) => {
      const writer = await open(fifo, 'w');
      while (Date.now() <= until) await sleep(20);
      await writer.write('all is well\n');
      await writer.close();
    };
    const run = asking.exec(['--preview', 'cat fifo', ...line.slice(2)], approve);
    await say(0);
    while (!hasIssue()) await sleep(20);
    await say(Date.now() + 10_000);
    const { code, stderr } = await run;
    expect([code, ran()]).toEqual([124, '']);
    expect(stderr).toMatch(/expired while it was compared/);
  }, 60_000);

  it('shows nothing that was put into a pipe of an earlier command', async () => {
    // A routine command leaves its pipes for the next one.
    await asking.exec(['--', 'ls']);
    const pipes = readdirSync(asking.machine.home, { recursive: true, withFileTypes: true }).filter((each) => each.isFIFO());
    expect(pipes).not.toHaveLength(0);
    const held = await Promise.all(pipes.map(({ parentPath, name }) => open(join(parentPath, name), 'r+')));
    for (const pipe of held) await pipe.write('nothing is deleted\n');
    await asking.exec(['--wait', '0', ...line]);
    for (const pipe of held) await pipe.close();
    expect(asking.issue(1).body).toContain('3 things are deleted');
    expect(asking.issue(1).body).not.toContain('nothing is deleted');
  }, 60_000);

  it('may say something else where policy only wants it shown', async () => {
    asking.machine.policy('version: 1\nterms: { sensitive: { preview: shown } }\n');
    const { code } = await asking.exec(line, (issue) => {
      expect(asking.issue(issue).body).toContain('(exit 0; it does not run again)');
      write('plan: 4 things are deleted\n');
      approve(issue);
    });
    expect([code, ran()]).toEqual([0, 'ran\n']);
  }, 60_000);

  it('is the one that was shown, also for a line that attaches with another one', async () => {
    await asking.exec(['--wait', '0', ...line]);
    write('plan: 4 things are deleted\n');
    const attached = await asking.exec(['--preview', 'cat /dev/null', ...line.slice(2)], approve);
    expect(attached.stderr).toMatch(/already asked, still open/);
    expect([attached.code, ran()]).toEqual([126, '']);
    expect(attached.stderr).toMatch(/the preview says something else now/);
  }, 60_000);

  it.each([
    ['that is not routine', 'rm -rf plan.txt', /the preview is not routine: .*\nguard: hint: it runs before anybody is asked/],
    ['that cannot be read', 'cat "$(', /the preview is not routine: /],
    ['that is empty', ' ', /--preview: the string is empty/],
    ['that says too much', 'yes | head -n 40000', /the preview says too much to be shown to a reviewer \(more than 49152 bytes\)/],
    ['that would never end', 'yes', /the preview says too much to be shown to a reviewer \(more than 49152 bytes\)/],
    ['that is killed', 'cat plan.txt; kill -9 $$', /the preview is not routine/],
  ])(
    '%s asks nobody and runs nothing',
    async (_name, preview, told) => {
      const { code, stderr } = await asking.exec(['--preview', preview, ...line.slice(2)]);
      expect([code, ran()]).toEqual([125, '']);
      expect(stderr).toMatch(told);
      expect(readFileSync(join(asking.machine.root, 'plan.txt'), 'utf8')).not.toBe('');
      noIssue();
    },
    60_000,
  );

  it('that would never end is ended as by a reader that leaves, and nobody is said to have revoked it', async () => {
    await asking.exec(['--preview', 'yes', ...line.slice(2)]);
    const [run] = await asking.machine.runs();
    const { stdout } = await asking.machine.guard(['log', 'show', run?.id ?? '']);
    expect([run?.code, stdout]).toEqual([141, expect.stringMatching(/exec\.finished: SIGPIPE/)]);
    expect(stdout).not.toContain('revo');
  }, 60_000);
});
