/** threats.md, "Approval": one approval, one run, of exactly what was approved. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';
import { events, type GuardOptions } from './harness.ts';
import { leavesALine, OpenRequest } from './open-request.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

const at = (name: string) => join(asking.machine.root, name);
const told = () => (existsSync(at('ran')) ? readFileSync(at('ran'), 'utf8') : '');

describe('a guard that is killed', () => {
  it('as it claims the start: the approval is used up, and nothing runs, then or later', async () => {
    const open = await OpenRequest.ask(asking);
    open.label('bob');
    const marker = `guard-started:v1 ${open.id}`;
    let kill: (() => void) | undefined;
    asking.github.fault({
      match: ({ method, path }) => {
        if (method === 'POST' && path.endsWith('/comments')) kill?.();
        return false;
      },
      kind: 'status',
    });
    const killed = await asking.exec(['--wait', '1h', ...leavesALine], () => {}, {
      onStderr: (_text, signal) => {
        kill = () => signal('SIGKILL');
      },
    });
    expect([killed.signal, open.ran]).toEqual(['SIGKILL', 0]);
    asking.github.clearFaults();
    // The claim is on the thread all the same: GitHub had it before the kill.
    while (!asking.comments(open.number).some((body) => body.startsWith(marker))) await sleep(20);
    for (let time = 0; time < 2; time += 1) {
      const { code, stderr, ran } = await open.again();
      expect({ code, ran }, stderr).toEqual({ code: 126, ran: 0 });
      expect(stderr).toMatch(/another guard started this request first; nothing ran\nguard: hint: .*guard cancel [0-9a-z]{12} /);
    }
    expect((await asking.machine.guard(['cancel', open.id], { env: asking.env })).code).toBe(0);
    expect((await asking.exec(['--wait', '0', ...leavesALine])).code).toBe(75);
    expect(asking.issue(open.number + 1).open).toBe(true);
  });

  it('as it starts: the same line again does not run it twice, and the log still verifies', async () => {
    const open = await OpenRequest.ask(asking);
    open.label('bob');
    await asking.exec(['--wait', '1h', ...leavesALine], () => {}, {
      onStderr: (text, kill) => {
        if (text.includes('approved by')) kill('SIGKILL');
      },
    });
    for (let time = 0; time < 2; time += 1) {
      const { code, ran } = await open.again();
      // Asked anew, or told that the approval is used up.
      expect([75, 126]).toContain(code);
      expect(ran).toBeLessThanOrEqual(1);
    }
    expect((await asking.machine.guard(['log', 'verify'])).code).toBe(0);
  });

  it('during the run: the same line again is asked anew', async () => {
    // It waits for a word, but outlives nobody for long.
    const line = ['--', 'sh', '-c', 'echo x >> ran; i=0; while [ ! -e go ] && [ $i -lt 600 ]; do sleep 0.1; i=$((i+1)); done'];
    const open = await OpenRequest.ask(asking, { line });
    open.label('bob');
    let kill: (() => void) | undefined;
    const run = asking.exec(['--wait', '1h', ...line], () => {}, {
      onStderr: (_text, signal) => {
        kill = () => signal('SIGKILL');
      },
    });
    while (open.ran === 0) await sleep(20);
    kill?.();
    expect((await run).signal).toBe('SIGKILL');
    expect(await open.again()).toMatchObject({ code: 75, ran: 1 });
    expect(asking.issue(2).open).toBe(true);
    writeFileSync(at('go'), '');
    expect((await asking.machine.guard(['log', 'verify'])).code).toBe(0);
  });
});

describe('swapped after the approval', () => {
  const script = (word: string) => `#!/bin/sh\necho ${word} >> "$OUT"\n`;
  const put = (name: string, text: string) => writeFileSync(at(name), text, { mode: 0o755 });
  const env = () => ({ OUT: at('ran'), PATH: `${at('bin')}:${process.env['PATH']}` });

  const swaps: [string, readonly string[], () => GuardOptions, () => GuardOptions][] = [
    [
      'the working folder, for another one in its place',
      ['--', './x'],
      () => {
        for (const [folder, word] of Object.entries({ work: 'good', evil: 'EVIL' })) {
          mkdirSync(at(folder));
          put(`${folder}/x`, script(word));
        }
        return { cwd: at('work') };
      },
      () => {
        renameSync(at('work'), at('away'));
        renameSync(at('evil'), at('work'));
        return { cwd: at('work') };
      },
    ],
    [
      'the working folder, by the link that leads there',
      ['--', './x'],
      () => {
        for (const [folder, word] of Object.entries({ real: 'good', evil: 'EVIL' })) {
          mkdirSync(at(folder));
          put(`${folder}/x`, script(word));
        }
        symlinkSync('real', at('work'));
        return { cwd: at('work') };
      },
      () => {
        rmSync(at('work'));
        symlinkSync('evil', at('work'));
        return { cwd: at('work') };
      },
    ],
    [
      'a program, by the link that leads there',
      ['--', './run'],
      () => {
        put('one', script('good'));
        put('two', script('EVIL'));
        symlinkSync('one', at('run'));
        return {};
      },
      () => {
        rmSync(at('run'));
        symlinkSync('two', at('run'));
        return {};
      },
    ],
    [
      'the manifest of a package',
      ['--', 'npm', 'run', '--silent', 'deploy'],
      () => {
        put('package.json', JSON.stringify({ name: 'x', scripts: { deploy: 'echo good >> "$OUT"' } }));
        return {};
      },
      () => {
        put('package.json', JSON.stringify({ name: 'x', scripts: { deploy: 'echo EVIL >> "$OUT"' } }));
        return {};
      },
    ],
    [
      'the manifest that is applied to a cluster',
      ['--', 'kubectl', 'apply', '-f', 'm.yaml'],
      () => {
        mkdirSync(at('bin'));
        put('bin/kubectl', '#!/bin/sh\ncat "$3" >> "$OUT"\n');
        put('m.yaml', 'good\n');
        return {};
      },
      () => {
        put('m.yaml', 'EVIL\n');
        return {};
      },
    ],
    ['stdin', ['--', 'sh', '-c', 'cat >> "$OUT"'], () => ({ stdin: 'good\n' }), () => ({ stdin: 'EVIL\n' })],
  ];

  it.each(swaps)('%s: it does not run', async (_name, line, prepare, swap) => {
    const open = await OpenRequest.ask(asking, { line, options: { ...prepare(), env: env() } });
    open.label('bob');
    const { code, stderr } = await open.again(swap());
    expect([75, 126], stderr).toContain(code);
    expect(told()).toBe('');
  });

  it.each(swaps)('%s (left alone, it runs)', async (_name, line, prepare) => {
    const open = await OpenRequest.ask(asking, { line, options: { ...prepare(), env: env() } });
    open.label('bob');
    const { code, stderr } = await open.again();
    expect({ code, told: told() }, stderr).toEqual({ code: 0, told: 'good\n' });
  });
});

describe('swapped when guard says that it starts', () => {
  /** Somebody who reads what guard says, and needs no time at all to act on it. */
  const quickest = (event: string): Record<string, string> => {
    const preload = at('quickest.cjs');
    writeFileSync(
      preload,
      `const fs = require('fs'), { writeSync } = fs;
      fs.writeSync = (fd, data, ...rest) => {
        const written = writeSync(fd, data, ...rest);
        if (String(data).includes('"event":"${event}"')) fs.writeFileSync('${at('deploy.sh')}', 'echo EVIL >> ran\\n');
        return written;
      };
      require('module').syncBuiltinESMExports();`,
    );
    return { NODE_OPTIONS: `--require=${preload}` };
  };
  const deploy = (event: string, pty = 'never', line = ['--', 'bash', 'deploy.sh']) => {
    writeFileSync(at('deploy.sh'), 'echo good >> ran\n');
    const approve = (issue: number) => asking.github.as('bob').addLabel(repo, issue, 'approved');
    return asking.exec(['--json', '--pty', pty, ...line], approve, { env: quickest(event) });
  };

  it.each([
    ['approved', 'never'],
    ['started', 'never'],
    ['started', 'always'],
  ])('on "%s" (a terminal: %s): it does not run', async (event, pty) => {
    const { code, stderr } = await deploy(event, pty);
    expect([code, told()], stderr).toEqual([126, '']);
    expect(readFileSync(at('deploy.sh'), 'utf8')).toContain('EVIL');
    expect(events(stderr).at(-1)).toMatchObject({ event: 'exit', ran: false, code: 126 });
    expect(asking.comments(1).at(-1)).toMatch(/void: `not what was approved: .*deploy\.sh changed/);
    expect((await asking.machine.guard(['log', 'verify'])).code).toBe(0);
    expect(await asking.machine.runs()).toMatchObject([{ reviewers: ['bob'], code: null }]);
  });

  it.each(['approved', 'started'])('on %j, as a step of a plan: it does not run', async (event) => {
    writeFileSync(at('plan'), 'bash deploy.sh\nbash deploy.sh\n');
    const { code, stderr } = await deploy(event, 'never', ['--plan', 'plan']);
    expect([code, told()], stderr).toEqual([126, '']);
    expect(asking.comments(1).at(-1)).toMatch(/2 of 2 did not run: `not what was approved: .*deploy\.sh changed/);
    expect((await asking.machine.guard(['log', 'verify'])).code).toBe(0);
  });

  it('(on no word that it says, it runs)', async () => {
    expect([(await deploy('no such event')).code, told()]).toEqual([0, 'good\n']);
  });
});

describe('an approval that was used', () => {
  it('is not used again by putting the whole state back and deleting what the thread says of the run', async () => {
    asking.github.as('carol').openIssue(repo, { title: 'deploys', body: '' });
    const open = await OpenRequest.ask(asking, { on: ['--issue', '1'] });
    const saved = `${asking.machine.home}.saved`;
    await asking.machine.run('cp', ['-a', asking.machine.home, saved]);
    open.say('bob', `/approve ${open.id}`);
    expect(await open.again()).toMatchObject({ code: 0, ran: 1 });
    rmSync(asking.machine.home, { recursive: true });
    renameSync(saved, asking.machine.home);
    rmSync(at('ran'));
    for (const { id, body } of [...asking.issue(1).comments])
      if (/^guard-(started|outcome):/.test(body)) asking.github.as('agent').deleteComment(id);
    const { code, stderr, ran } = await open.again();
    expect({ code, ran }, stderr).toEqual({ code: 126, ran: 0 });
    expect(stderr).toMatch(/void: a comment of agent was deleted/);
  });

  it('is not used again by putting back what guard keeps of the request', async () => {
    const open = await OpenRequest.ask(asking);
    const kept = join(asking.machine.home, 'requests');
    const saved = `${kept}.saved`;
    await asking.machine.run('cp', ['-a', kept, saved]);
    open.label('bob');
    expect(await open.again()).toMatchObject({ code: 0, ran: 1 });
    rmSync(kept, { recursive: true });
    renameSync(saved, kept);
    asking.github.as('agent').reopen(repo, open.number);
    expect(await open.again()).toMatchObject({ code: 75, ran: 1 });
    expect(asking.issue(2).open).toBe(true);
  });
});
