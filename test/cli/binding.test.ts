/** Swaps between the approval and the start: what was approved is what runs, or nothing does. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

const at = (name: string) => join(asking.machine.root, name);
const ran = () => (existsSync(at('ran')) ? readFileSync(at('ran'), 'utf8') : '');
const sh = (word: string) => `#!/bin/sh\necho ${word} >> "$OUT"\n`;
function put(name: string, text: string): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text, { mode: 0o755 });
}

type Env = Readonly<Record<string, string>>;

/** Asks, lets bob approve, does the deed, comes back; then the same with nothing done, which must run. */
async function swap(line: readonly string[], deed: () => void, [before, after]: readonly [Env, Env] = [{}, {}]) {
  const OUT = at('ran');
  const asked = await asking.exec(['--wait', '0', ...line], () => {}, { env: { OUT, ...before } });
  expect(asked.code, asked.stderr).toBe(75);
  asking.github.as('bob').addLabel(repo, 1, 'approved');
  deed();
  await asking.exec(['--wait', '0', ...line], () => {}, { env: { OUT, ...after } });
  expect(ran()).not.toContain('EVIL');
}

async function unswapped(line: readonly string[], env: Env = {}): Promise<void> {
  const OUT = at('ran');
  await asking.exec(['--wait', '0', ...line], () => {}, { env: { OUT, ...env } });
  asking.github.as('bob').addLabel(repo, 1, 'approved');
  const { code, stderr } = await asking.exec(['--wait', '0', ...line], () => {}, { env: { OUT, ...env } });
  expect({ code, ran: ran() }, stderr).toEqual({ code: 0, ran: 'good\n' });
}

const assignments = Array.from({ length: 40 }, (_, index) => `A${index}=1`);
const many = Array.from({ length: 70 }, (_, index) => `./f${index}`);
const code = (word: string) => `exec(open("x.py").read())  # ${word}`;

const files: [string, string[], string, (word: string) => string][] = [
  ['behind env', ['--', 'env', './x'], 'x', sh],
  ['behind timeout', ['--', 'timeout', '9', './x'], 'x', sh],
  ['behind many assignments', ['--', 'env', ...assignments, 'bash', 'x'], 'x', sh],
  ['after cd in shell code', ['-c', 'cd sub && ./x'], 'sub/x', sh],
  ['after two cds in shell code', ['-c', 'cd sub; cd deep; ./x'], 'sub/deep/x', sh],
  ['in shell code behind a cluster of flags', ['--', 'bash', '-cx', 'bash x'], 'x', sh],
  ['after many others', ['-c', `sed -n 1p ${many.join(' ')}; bash x`], 'x', sh],
  ['in a loop', ['-c', 'for f in x; do bash "$f"; done'], 'x', sh],
  ['that a glob finds', ['-c', 'for f in sub/*.sh; do bash "$f"; done'], 'sub/x.sh', sh],
  ['that a variable of the line names', ['-c', 'D=sub; $D/x'], 'sub/x', sh],
  ['that the environment names', ['-c', '"$HOME/x"'], 'x', sh],
  [
    'that python is told to read',
    ['--', 'python3', '-c', code('x')],
    'x.py',
    (word) => `open(__import__("os").environ["OUT"], "a").write("${word}\\n")`,
  ],
  [
    'of a module in the working folder',
    ['--', 'python3', '-m', 'tool'],
    'tool.py',
    (word) => `open(__import__("os").environ["OUT"], "a").write("${word}\\n")`,
  ],
  ['that make reads elsewhere', ['--', 'make', '-C', 'sub'], 'sub/Makefile', (word) => `all:\n\t@echo ${word} >> "$$OUT"\n`],
  ['that make includes', ['--', 'make', '-C', 'sub'], 'sub/x.mk', (word) => `all:\n\t@echo ${word} >> "$$OUT"\n`],
  ['of a program on PATH inside shell code', ['-c', 'deploytool'], 'bin/deploytool', sh],
  ['of a program on PATH behind a wrapper', ['--', 'env', 'deploytool'], 'bin/deploytool', sh],
  ['of a program on a PATH that the line sets', ['-c', 'PATH="$HOME/sub:$PATH"; x'], 'sub/x', sh],
  ['of an interpreter', ['--', './start'], 'bin/interp', sh],
];

describe('a file changed after the approval', () => {
  const prepare = (file: string, text: (word: string) => string): Env => {
    for (const name of many) put(name, '');
    put('start', '#!/usr/bin/env interp\n');
    if (file === 'sub/x.mk') put('sub/Makefile', 'include x.mk\n');
    mkdirSync(at('bin'), { recursive: true });
    put(file, text('good'));
    return { PATH: `${at('bin')}:${process.env['PATH']}` };
  };
  it.each(files)('%s', async (_, line, file, text) => {
    const env = prepare(file, text);
    await swap(line, () => put(file, text('EVIL')), [env, env]);
    expect(ran()).toBe('');
  });
  it.each(files)('%s (left alone, it runs)', async (_, line, file, text) => {
    await unswapped(line, prepare(file, text));
  });
});

describe('other swaps', () => {
  it('a file that was not there appears', async () => {
    await swap(['-c', '[ -f ./x ] && ./x; true'], () => put('x', sh('EVIL')));
  });
  it('two links trade their targets', async () => {
    put('one', sh('good'));
    put('two', sh('EVIL'));
    const link = (target: string, name: string) => {
      rmSync(at(name), { force: true });
      symlinkSync(target, at(name));
    };
    link('one', 'a');
    link('two', 'b');
    await swap(['-c', 'bash a; cat b > /dev/null; ls -l a b > /dev/null'], () => {
      link('two', 'a');
      link('one', 'b');
    });
  });
  it('a program of the same name comes first on PATH', async () => {
    put('s.sh', ':');
    mkdirSync(at('bin'));
    const env = { PATH: `${at('bin')}:${process.env['PATH']}` };
    await swap(['-c', 'uname; bash s.sh'], () => put('bin/uname', sh('EVIL')), [env, env]);
  });
  it.each([
    ['a variable that shell code names', ['-c', 'echo $TARGET >> "$OUT"'], 'TARGET'],
    ['a variable that a script may read', ['--', 'bash', 's.sh'], 'KUBECONFIG'],
    ['a variable behind a wrapper', ['--', 'env', 'bash', '-c', 'echo $TARGET >> "$OUT"'], 'TARGET'],
    ['where cd - goes', ['-c', 'cd - && ./x'], 'OLDPWD'],
  ])('%s', async (_, line, name) => {
    put('s.sh', 'echo "$KUBECONFIG" >> "$OUT"\n');
    put('EVIL/x', sh('EVIL'));
    put('good/x', sh('good'));
    await swap(line, () => {}, [{ [name]: at('good') }, { [name]: at('EVIL') }]);
  });
});

describe('what the caller need not keep still', () => {
  it('bookkeeping of the shell and files that are only written to', async () => {
    put('log', '');
    const line = ['-c', 'echo good >> "$OUT"; echo x >> ./log'];
    const env = (word: string) => ({ OUT: at('ran'), _: word, SHLVL: word, OLDPWD: `/${word}` });
    await asking.exec(['--wait', '0', ...line], () => {}, { env: env('1') });
    asking.github.as('bob').addLabel(repo, 1, 'approved');
    put('log', 'more');
    const { code: status, stderr } = await asking.exec(['--wait', '0', ...line], () => {}, { env: env('2') });
    expect({ status, ran: ran() }, stderr).toEqual({ status: 0, ran: 'good\n' });
  });
});

describe('the request', () => {
  it('lists programs and code, and counts the rest', async () => {
    for (const name of many) put(name, '');
    put('x', sh('good'));
    await asking.exec(['--wait', '0', '-c', `wc ${many.join(' ')}; bash x`]);
    const body = asking.issue(1).body ?? '';
    expect(body).toContain(`code:    ${JSON.stringify(at('x'))} sha256:`);
    expect(body).not.toContain(at('f33'));
    expect(body).toMatch(/and \d+ more files, bound by digest/);
  });
  it('is not made where the line names more than can be bound', async () => {
    for (let index = 0; index < 300; index++) mkdirSync(at(`d${index}`));
    const line = Array.from({ length: 300 }, (_, index) => `cd d${index}; cd ..`).join('; ');
    const { code: status, stderr } = await asking.exec(['--wait', '0', '-c', `${line}; ./x`]);
    expect(status).toBe(125);
    expect(stderr).toContain('than guard can bind');
    expect(() => asking.issue(1)).toThrow();
  });
});

describe('a branch', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], { cwd: at('work'), encoding: 'utf8' }).trim();
  const remote = () =>
    execFileSync('git', ['--git-dir', at('remote.git'), 'branch', '--format=%(refname:short)'], { encoding: 'utf8' }).trim();
  beforeEach(() => {
    mkdirSync(at('work'));
    execFileSync('git', ['init', '-q', '--bare', at('remote.git')]);
    git('init', '-q', '-b', 'main');
    git('remote', 'add', 'origin', at('remote.git'));
    git('commit', '-q', '--allow-empty', '-m', 'one');
    git('branch', 'feature');
    git('branch', 'other');
  });
  const push = (moved: string) =>
    asking.exec(
      ['--wait', '20s', '--', 'git', 'push', 'origin', 'feature'],
      (issue) => {
        expect(asking.issue(issue).body).toContain(`git-pushes`);
        expect(asking.issue(issue).body).toContain(`feature ${git('rev-parse', 'feature')}`);
        // HEAD and the work tree stay as they are.
        git('update-ref', `refs/heads/${moved}`, git('commit-tree', '-m', 'evil', 'HEAD^{tree}'));
        asking.github.as('bob').addLabel(repo, issue, 'approved');
      },
      { cwd: at('work') },
    );

  it('that is pushed, moved after the approval was asked for: nothing is pushed', async () => {
    const { code, stderr } = await push('feature');
    expect([code, remote()], stderr).toEqual([126, '']);
    expect(stderr).toMatch(/not what was approved: .*git-pushes/);
  });

  it('that is not pushed may move', async () => {
    const { code, stderr } = await push('other');
    expect([code, remote()], stderr).toEqual([0, 'feature']);
  });
});
