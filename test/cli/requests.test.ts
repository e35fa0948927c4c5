/** The verbs of whoever asked: requests, wait, cancel, reply. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

const command = ['--', 'sh', '-c', 'echo ran >> ran'];
const ran = () => existsSync(join(asking.machine.root, 'ran'));
const guard = (...args: string[]) => asking.machine.guard(args, { env: asking.env });
const ask = async () => {
  await asking.exec(['--wait', '0', ...command]);
  const [row] = JSON.parse((await guard('requests', '--json')).stdout) as { id: string; number: number }[];
  if (row === undefined) throw new Error('no request is open');
  return row;
};
const say = (login: string, text: string, issue = 1) => {
  asking.github.advance(1500);
  asking.github.as(login).comment(repo, issue, text);
};

describe('guard requests', () => {
  it('lists what is open and how it stands', async () => {
    asking.machine.policy('version: 1\nterms: { sensitive: { quorum: 2 } }\n');
    const { id } = await ask();
    say('bob', `/approve ${id}`);
    const [row] = JSON.parse((await guard('requests', '--json')).stdout);
    expect(row).toEqual({
      id,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      url: expect.stringContaining('/acme/approvals/issues/1'),
      repo,
      number: 1,
      command: "sh -c 'echo ran >> ran'",
      tier: 'sensitive',
      verdict: 'pending',
      openedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      quorum: { need: 2, have: 1 },
    });
    const table = (await guard('requests')).stdout;
    expect(table).toMatch(new RegExp(`^ID +TIER +VERDICT +APPROVALS +LEFT +URL +COMMAND\n${id} +sensitive +pending +1 of 2 +\\d+ ?m`));
  });

  it('says how each that was decided stands, without ending it', async () => {
    const { id } = await ask();
    say('bob', `/deny ${id} no`);
    for (let look = 0; look < 2; look += 1) {
      const [row] = JSON.parse((await guard('requests', '--json')).stdout);
      expect(row).toMatchObject({ id, verdict: 'denied' });
    }
  });

  it('knows them without the network, but not how they stand', async () => {
    const { id } = await ask();
    const { code, stdout, stderr } = await asking.machine.guard(['requests', '--json'], {
      env: { ...asking.env, GITHUB_API_URL: 'http://127.0.0.1:9' },
    });
    expect({ code, row: JSON.parse(stdout)[0] }).toMatchObject({ code: 0, row: { id, verdict: 'unknown' } });
    expect(stderr).toMatch(/guard: the state of some could not be read: /);
  });

  it('lists those of the repository here, and of all on request', async () => {
    const { id } = await ask();
    const elsewhere = (...flags: string[]) =>
      asking.machine.guard(['requests', '--json', ...flags], { env: { ...asking.env, GITHUB_REPOSITORY: 'acme/other' } });
    const { code, stdout, stderr } = await elsewhere();
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '[]\n', stderr: 'guard: 1 more in other repositories: --all-repos\n' });
    expect(JSON.parse((await elsewhere('--all-repos')).stdout)).toMatchObject([{ id }]);
    const nowhere = await asking.machine.guard(['requests', '--json'], { env: { ...asking.env, GITHUB_REPOSITORY: '' } });
    expect(JSON.parse(nowhere.stdout)).toMatchObject([{ id }]);
    asking.machine.policy(`version: 1\ngithub: { repos: [acme/other, ${repo}] }\n`);
    expect(JSON.parse((await elsewhere()).stdout)).toMatchObject([{ id }]);
  });

  it('makes nothing on a machine that never asked', async () => {
    const { code, stdout } = await guard('requests', '--json');
    expect({ code, stdout, untouched: asking.machine.untouched }).toEqual({ code: 0, stdout: '[]\n', untouched: true });
    expect((await guard('requests')).stdout).toBe('');
  });

  it('leaves out a file that the signed log does not vouch for', async () => {
    await ask();
    const folder = join(asking.machine.home, 'requests');
    const name = readdirSync(folder).find((one) => one.endsWith('.json')) as string;
    const value = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    writeFileSync(join(folder, name), JSON.stringify({ ...value, ticket: { ...value.ticket, number: 7 } }));
    expect((await guard('requests', '--json')).stdout).toBe('[]\n');
  });
});

describe('guard wait', () => {
  it.each<[string, (id: string) => void, number, RegExp]>([
    ['approved', (id) => say('bob', `/approve ${id}`), 0, /^approved\n$/],
    ['denied', (id) => say('bob', `/deny ${id} no`), 1, /^denied: bob denied it: no\n$/],
    ['cancelled', () => asking.github.as('agent').close(repo, 1), 1, /^cancelled: agent closed the thread\n$/],
  ])('tells that it is %s, and runs nothing', async (_name, act, code, said) => {
    const { id } = await ask();
    act(id);
    const ended = await guard('wait', id, '--wait', '10s');
    expect({ code: ended.code, ran: ran() }).toEqual({ code, ran: false });
    expect(ended.stdout).toMatch(said);
  });

  it('gives up when its time is over, and the request stays open', async () => {
    const { id } = await ask();
    expect(await guard('wait', id, '--wait', '100ms')).toMatchObject({ code: 75, stdout: 'pending\n' });
    say('bob', `/approve ${id}`);
    const { code, stdout } = await guard('wait', id, '--json');
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, request: id, verdict: { kind: 'approved', by: [{ login: 'bob' }] } });
    // What was approved runs by its own line, once.
    expect([(await asking.exec([...command])).code, ran()]).toEqual([0, true]);
    expect((await guard('wait', id)).code).toBe(66);
  });
});

describe('guard cancel', () => {
  it('ends the request in the log and on the thread', async () => {
    const { id } = await ask();
    const { code, stdout } = await guard('cancel', id, '-m', 'wrong cluster');
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^cancelled: http.*issues\/1\n$/) });
    expect(asking.issue(1).open).toBe(false);
    expect(asking.comments(1).at(-1)).toMatch(/^guard-outcome:v1 [\s\S]*cancelled: `.* cancelled it: wrong cluster`/);
    expect((await asking.machine.runs())[0]).toMatchObject({ id, verdict: 'cancelled', command: "sh -c 'echo ran >> ran'" });
    expect((await guard('requests', '--json')).stdout).toBe('[]\n');
    expect((await guard('log', 'verify')).code).toBe(0);
    expect((await guard('cancel', id)).code).toBe(66);
    // The same line asks anew.
    expect((await asking.exec(['--wait', '0', ...command])).code).toBe(75);
    expect(asking.issue(2).open).toBe(true);
  });

  it('ends the wait of the guard that asked', async () => {
    const waiting = asking.exec([...command]);
    let id = '';
    while (id === '') id = (JSON.parse((await guard('requests', '--json')).stdout)[0] as { id: string } | undefined)?.id ?? '';
    expect((await guard('cancel', id)).code).toBe(0);
    expect([(await waiting).code, ran()]).toEqual([126, false]);
    expect(asking.comments(1).filter((body) => body.includes('guard-outcome:v1'))).toHaveLength(1);
    expect((await guard('log', 'verify')).code).toBe(0);
  });
});

describe('a request that is decided and cancelled at once', () => {
  it('runs, or is cancelled, and says which', async () => {
    const { id } = await ask();
    say('bob', `/approve ${id}`);
    const [run, cancel] = await Promise.all([asking.exec(['--wait', '3s', ...command]), guard('cancel', id)]);
    const told = (await asking.machine.runs()).find((one) => one.id === id)?.verdict;
    expect([ran(), told]).toEqual(cancel.code === 0 ? [false, 'cancelled'] : [true, 'approved']);
    // 75: it was cancelled before the line was repeated, which asks anew then.
    expect(cancel.code === 0 ? [126, 75] : [0]).toContain(run.code);
    expect((await guard('log', 'verify')).code).toBe(0);
  });
});

describe('guard reply', () => {
  it('answers the question on the thread, quoted whole', async () => {
    const { id } = await ask();
    say('bob', `/ask ${id} which cluster?`);
    expect(JSON.parse((await guard('requests', '--json')).stdout)[0].verdict).toBe('question');
    asking.github.advance(1500);
    expect((await guard('reply', id, 'staging,', 'because of @everyone <b>')).code).toBe(0);
    expect(asking.comments(1).at(-1)).toBe(
      `guard-reply:v1 ${id}\n\nAnswer of the initiator:\n\n\`\`\`text\nstaging, because of @everyone <b>\n\`\`\``,
    );
    expect(JSON.parse((await guard('requests', '--json')).stdout)[0].verdict).toBe('pending');
  });

  it('says nothing where there is nothing to say', async () => {
    const { id } = await ask();
    expect((await guard('reply', id, ' ')).code).toBe(64);
    expect(asking.comments(1)).toEqual([]);
  });
});

describe('an id', () => {
  it.each(['requests/../x', 'x', '../../../etc', 'ABCDEFGHIJKL', ''])('%j is none', async (id) => {
    for (const verb of ['wait', 'cancel', 'reply']) {
      const ended = await guard(verb, id, ...(verb === 'reply' ? ['x'] : []));
      expect([verb, ended.code]).toEqual([verb, 64]);
    }
    expect(asking.machine.untouched).toBe(true);
  });

  it('of no request is not found', async () => {
    for (const verb of ['wait', 'cancel']) expect((await guard(verb, 'abcdefghijkl')).code).toBe(66);
    expect(asking.machine.untouched).toBe(true);
  });
});
