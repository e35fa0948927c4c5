/** Attacks on the way from asking to running, each as somebody with the agent's shell, token and files would try it. */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';
import { events, guardBin } from './harness.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

const evil = ['--', 'sh', '-c', 'echo EVIL >> ran'];
const ran = () => (existsSync(join(asking.machine.root, 'ran')) ? readFileSync(join(asking.machine.root, 'ran'), 'utf8') : '');
const approve = (issue: number) => asking.github.as('bob').addLabel(repo, issue, 'approved');

function onlyRequest(): { path: string; folder: string; value: Record<string, unknown> & { ticket: Record<string, unknown> } } {
  const folder = join(asking.machine.home, 'requests');
  const [name] = readdirSync(folder).filter((each) => each.endsWith('.json')) as [string];
  return { folder, path: join(folder, name), value: JSON.parse(readFileSync(join(folder, name), 'utf8')) };
}

async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await sleep(20);
}

describe('a forged file in requests/', () => {
  it('cannot put other text, or a longer life, in front of the reviewer', async () => {
    await asking.exec(['--wait', '0', ...evil]);
    const { folder, path, value } = onlyRequest();
    rmSync(path);
    const forged = { ...value, id: 'aaaaaaaaaaaa', ticket: null, expiresAt: Date.now() + 1e11 };
    const text = { title: 'guard: routine: ls', body: '**What will run**: `ls`' };
    writeFileSync(join(folder, 'aaaaaaaaaaaa.json'), JSON.stringify({ ...forged, text, checkpoint: '**What will run**: `ls`' }));
    await asking.exec(['--wait', '0', ...evil]);
    expect(asking.issue(2).body).toContain('EVIL');
    expect(asking.issue(2).body).not.toContain('`ls`');
    expect(asking.issue(2).body).not.toContain('aaaaaaaaaaaa');
  });

  it('cannot point the request at another text on the same issue', async () => {
    await asking.exec(['--wait', '0', ...evil]);
    const { path, value } = onlyRequest();
    const agent = asking.github.as('agent');
    agent.comment(repo, 1, asking.issue(1).body ?? '');
    const comment = asking.issue(1).comments[0];
    agent.minimizeComment(comment?.id ?? 0);
    agent.editIssue(repo, 1, { title: 'guard: sensitive: ls', body: '**What will run**: `ls`' });
    writeFileSync(path, JSON.stringify({ ...value, ticket: { ...value.ticket, commentId: comment?.id, commentNodeId: comment?.nodeId } }));
    asking.github.advance(1500);
    approve(1);
    await asking.exec(['--wait', '1s', ...evil]);
    expect(ran()).toBe('');
  });

  it('cannot name another approved label, nor drop what was on the thread before', async () => {
    await asking.exec(['--wait', '0', ...evil]);
    const { path, value } = onlyRequest();
    const found = asking.github.world.repoNamed(repo);
    const bug = found === undefined ? undefined : asking.github.world.labelNamed(found, 'bug');
    writeFileSync(
      path,
      JSON.stringify({ ...value, ticket: { ...value.ticket, labels: { ...(value.ticket['labels'] as object), approved: bug?.nodeId } } }),
    );
    asking.github.as('bob').addLabel(repo, 1, 'bug');
    await asking.exec(['--wait', '1s', ...evil]);
    expect(ran()).toBe('');
  });

  it.each<[what: string, asked: string[], tried: string[]]>([
    ['command', ['--', 'sh', '-c', 'echo good >> ran'], evil],
    ['plan', ['--plan', 'good'], ['--plan', 'evil']],
    ['preview', ['--preview', 'echo all is well', ...evil], ['--preview', 'echo all is lost', ...evil]],
  ])('cannot give what was approved for one %s to another', async (what, asked, tried) => {
    writeFileSync(join(asking.machine.root, 'good'), 'echo good >> ran\nls\n');
    writeFileSync(join(asking.machine.root, 'evil'), 'echo EVIL >> ran\nls\n');
    await asking.exec(['--wait', '0', ...asked]);
    const { path: approved, value } = onlyRequest();
    renameSync(approved, `${approved}.kept`);
    await asking.exec(['--wait', '0', ...tried]);
    const other = onlyRequest();
    rmSync(other.path);
    const { attachKey, preview } = other.value;
    writeFileSync(approved, JSON.stringify({ ...value, attachKey, preview }));
    approve(1);
    await asking.exec(['--wait', '1s', ...tried]);
    expect([what, ran()]).toEqual([what, '']);
  });

  it('that is broken does not stop the command from being asked for anew', async () => {
    await asking.exec(['--wait', '0', ...evil]);
    const { path, value } = onlyRequest();
    const { ticket: _gone, ...rest } = value;
    writeFileSync(path, JSON.stringify(rest));
    const { code, stderr } = await asking.exec(['--wait', '0', ...evil]);
    expect({ code, bug: stderr.includes('unexpected') }).toEqual({ code: 75, bug: false });
    expect(asking.issue(2).open).toBe(true);
  });
});

describe('a swap', () => {
  it('of the script when the claim shows on the thread', async () => {
    const script = join(asking.machine.root, 'deploy.sh');
    writeFileSync(script, 'echo good >> ran\n');
    const run = asking.exec(['--', 'bash', 'deploy.sh'], (issue) => {
      approve(issue);
      // The claim is a comment: whoever watches the thread knows when the first look is over.
      asking.github.fault({ match: (request) => request.method === 'POST' && request.path.endsWith('/comments'), kind: 'hang' });
    });
    await until(() => asking.github.requests.some(({ method, path }) => method === 'POST' && path.endsWith('/comments')));
    writeFileSync(script, 'echo EVIL >> ran\n');
    asking.github.clearFaults();
    const { code } = await run;
    expect({ code, ran: ran() }).toEqual({ code: 126, ran: '' });
  }, 90_000);
});

describe('a second waiter', () => {
  it('neither ends nor revokes the run of the first', async () => {
    const slow = ['--', 'sh', '-c', 'echo begun >> ran; sleep 2; echo done >> ran'];
    const first = asking.exec([...slow]);
    await until(() => asking.github.requests.some(({ method, path }) => method === 'POST' && path.endsWith('/issues')));
    await sleep(300);
    const second = asking.exec([...slow], (issue) => approve(issue));
    const codes = (await Promise.all([first, second])).map(({ code }) => code).sort();
    expect({ codes, ran: ran() }).toEqual({ codes: [0, 126], ran: 'begun\ndone\n' });
    const verified = await asking.machine.guard(['log', 'verify']);
    expect(verified.code).toBe(0);
  });

  it('of a denied request writes no second outcome', async () => {
    const first = asking.exec([...evil]);
    await until(() => asking.github.requests.some(({ method, path }) => method === 'POST' && path.endsWith('/issues')));
    await sleep(300);
    const second = asking.exec([...evil], (issue) => asking.github.as('bob').addLabel(repo, issue, 'denied'));
    expect((await Promise.all([first, second])).map(({ code }) => code)).toEqual([126, 126]);
    expect((await asking.machine.guard(['log', 'verify'])).code).toBe(0);
    expect(asking.comments(1).filter((body) => body.includes('guard-outcome:v1'))).toHaveLength(1);
  });

  it('that starts at the same moment asks in the same issue', async () => {
    const both = await Promise.all([asking.exec(['--wait', '0', ...evil]), asking.exec(['--wait', '0', ...evil])]);
    expect(both.map(({ code }) => code)).toEqual([75, 75]);
    expect(() => asking.issue(2)).toThrow();
  });
});

describe('a revocation', () => {
  it('holds though the status pipe has no reader any more', async () => {
    const script = `"$0" "$1" exec --status-fd 9 -- sh -c 'echo begun >> ran; sleep 20; echo done >> ran' 9> >(while read -r l; do case "$l" in *'"started"'*) exit;; esac; done); echo "code $?"`;
    let issue = 0;
    const run = asking.machine.run('/bin/bash', ['-c', script, process.execPath, guardBin], {
      env: asking.env,
      onStderr: (text) => {
        const number = /issues\/(\d+)/.exec(text)?.[1];
        if (issue !== 0 || number === undefined) return;
        issue = Number(number);
        approve(issue);
      },
    });
    await until(() => ran().includes('begun'));
    await sleep(300);
    asking.github.as('bob').addLabel(repo, issue, 'denied');
    const { stdout } = await run;
    expect({ stdout, ran: ran() }).toEqual({ stdout: 'code 143\n', ran: 'begun\n' });
  });

  it('holds though the log was moved away, and the answer still says that it ran', async () => {
    let issue = 0;
    const run = asking.exec(['--json', '--', 'sh', '-c', 'echo begun >> ran; sleep 20; echo done >> ran'], (number) => {
      issue = number;
      approve(number);
    });
    await until(() => ran().includes('begun'));
    const logs = join(asking.machine.home, 'logs');
    renameSync(logs, `${logs}.away`);
    asking.github.as('bob').addLabel(repo, issue, 'denied');
    const { code, stderr } = await run;
    expect({ code, ran: ran() }).toEqual({ code: 143, ran: 'begun\n' });
    expect(events(stderr).at(-1)).toMatchObject({ event: 'exit', ran: true, code: 143 });
  });

  it('is on record before the end of the run', async () => {
    const { code } = await asking.exec(['--', 'sh', '-c', 'echo begun >> ran; sleep 20'], (issue) => {
      approve(issue);
      void until(() => ran().includes('begun')).then(() => asking.github.as('carol').addLabel(repo, issue, 'denied'));
    });
    expect(code).toBe(143);
    expect((await asking.machine.guard(['log', 'verify'])).code).toBe(0);
    const [run] = await asking.machine.runs();
    const { stdout } = await asking.machine.guard(['log', 'show', run?.id ?? '']);
    expect(stdout.indexOf('exec.revoked')).toBeGreaterThan(0);
    expect(stdout.indexOf('exec.revoked')).toBeLessThan(stdout.indexOf('exec.finished'));
  });
});

describe('a start that fails', () => {
  it('leaves no thread open that says it starts', async () => {
    const script = join(asking.machine.root, 'tool');
    writeFileSync(script, '#!/no/such/interpreter\n', { mode: 0o755 });
    const { code, stderr } = await asking.exec(['--', './tool'], (issue) => approve(issue));
    expect(code).toBe(125);
    expect(stderr).toMatch(/interpreter|not found/);
    expect(asking.issue(1).open).toBe(false);
    expect(asking.comments(1).at(-1)).toContain('nothing ran');
    expect((await asking.machine.guard(['log', 'verify'])).code).toBe(0);
  });
});
