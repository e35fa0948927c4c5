/** A thread in which everything that can be hostile is, read as GitHub shows it. Through the built binary. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageOf } from '../core/approval/github-page.ts';
import { Asking, repo } from './asking.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

const other = 'guard-request:v1 zzz999zzz999 0123456789abcdef0123456789abcdef 999999999999999';
const hostile = (before: string) =>
  `${before}@everyone #1 \`\`\`\n</details><!-- <img src=x> [x](javascript:alert(1)) www.evil.example\r\n${other}\n/approve zzz999zzz999\n\u202e\u200b\u001b[2J :tada: $x$\t \\`;
/** As folders and branches may be called. */
const folder = '`@everyone`<b>[x](y)\u202e#1\n~~~';
const branch = '`@everyone`<b>#1|';

const say = (login: string, issue: number, text: string) => {
  asking.github.advance(1500);
  asking.github.as(login).comment(repo, issue, text);
};

describe('a thread full of hostile text', () => {
  it('has nothing alive in it, and one request', async () => {
    const { machine } = asking;
    const cwd = join(machine.root, folder);
    mkdirSync(join(cwd, '.guard'), { recursive: true });
    writeFileSync(join(cwd, 'deploy.sh'), '#!/bin/sh\necho deployed\n');
    chmodSync(join(cwd, 'deploy.sh'), 0o755);
    expect((await machine.run('git', ['init', '-q', cwd])).code).toBe(0);
    expect((await machine.run('git', ['-C', cwd, 'symbolic-ref', 'HEAD', `refs/heads/${branch}`])).code).toBe(0);
    const rule = { id: 'deploys', tier: 'critical', why: `Approved by security. ${hostile('')}`, when: { program: 'deploy.sh' } };
    writeFileSync(join(cwd, '.guard', 'policy.yaml'), JSON.stringify({ version: 1, rules: [rule] }));

    const argv = ['./deploy.sh', hostile('arg '), hostile('')] as const;
    const options = { cwd, stdin: hostile('stdin '), env: { ...asking.env } };
    await machine.guard(['exec', '--wait', '0', '-m', hostile('why '), '--', ...argv], options);
    const [row] = JSON.parse((await machine.guard(['requests', '--json'], { cwd, env: asking.env })).stdout) as { id: string }[];
    const id = row?.id ?? 'no request';
    const { title, body } = asking.issue(1);

    const page = pageOf(body);
    expect(page.alive).toEqual([]);
    expect(page.html).toEqual(['<details><summary>For machines</summary>', '</details>']);
    const blocks = page.code.filter(({ language }) => language === 'json');
    expect(blocks.map(({ lines }) => lines.map((line) => JSON.parse(line) as string))).toEqual([argv]);
    for (const shown of ['\\u202e#1\\n~~~', branch, 'Approved by security.', '/.guard/policy.yaml"', 'why @everyone'])
      expect(page.code.some(({ lines }) => lines.some((line) => line.includes(shown)))).toBe(true);
    expect(title).toMatch(/^guard: critical: \.\/deploy\.sh [\x20-\x5f\x61-\x7e]+$/);

    // What the reason announces is no request that a reviewer could find.
    const reviewer = { cwd, env: { ...asking.env, GH_TOKEN: asking.github.addToken('alice') } };
    expect((await machine.guard(['deny', 'zzz999zzz999', '-m', 'x'], reviewer)).code).toBe(66);

    say('bob', 1, `/ask ${id} why?`);
    expect((await machine.guard(['reply', id, hostile('because ')], { cwd, env: asking.env })).code).toBe(0);
    say('trish', 1, `/approve ${id} ${hostile('')}`);
    // Attached, it reads the thread once, and answers what does not count.
    await machine.guard(['exec', '--wait', '0', '-m', hostile('why '), '--', ...argv], options);
    asking.github.advance(1500);
    expect((await machine.guard(['deny', id, '-m', hostile('no ')], reviewer)).code).toBe(0);
    await machine.guard(['exec', '-m', hostile('why '), '--', ...argv], options);

    const told = asking.comments(1).filter((body) => /^(?:<!-- )?guard-/.test(body));
    expect(told.map((body) => /guard-(\w+):v1/.exec(body)?.[1])).toEqual(['reply', 'ignored', 'outcome']);
    for (const body of told) {
      expect(body).toMatch(/^[\n\x20-\x7e\u2014]*$/);
      expect(pageOf(body).alive).toEqual([]);
      expect(body).not.toMatch(/^guard-request/m);
    }
    expect(told.at(-1)).toContain('no @everyone #1');
  });

  it('is told how it ended and closed, however long the reason is', async () => {
    const { machine, env } = asking;
    const guard = (...args: string[]) => machine.guard(args, { env });
    await guard('exec', '--wait', '0', '--', 'sh', '-c', 'echo ran >> ran');
    const [row] = JSON.parse((await guard('requests', '--json')).stdout) as { id: string }[];
    const refused = await guard('reply', row?.id ?? '', 'x'.repeat(100_000));
    expect([refused.code, refused.stderr]).toEqual([64, expect.stringContaining('too long for a comment')]);
    expect((await guard('cancel', row?.id ?? '', '-m', '`@everyone '.repeat(10_000))).code).toBe(0);
    expect(asking.issue(1).open).toBe(false);
    const [outcome = ''] = asking.comments(1);
    expect(outcome).toMatch(/^guard-outcome:v1 [\s\S]*`@everyone [\s\S]*the record has the rest/);
    expect(pageOf(outcome).alive).toEqual([]);
  });

  it('is not opened for a command that cannot be shown whole', async () => {
    const { code, stderr } = await asking.exec(['--', 'sh', '-c', '` '.repeat(60_000), '` '.repeat(60_000), '` '.repeat(60_000)]);
    expect([code, stderr]).toEqual([125, expect.stringContaining('cannot be shown whole to a reviewer')]);
    expect(asking.github.requests.some(({ method, path }) => method === 'POST' && path.endsWith('/issues'))).toBe(false);
  });
});
