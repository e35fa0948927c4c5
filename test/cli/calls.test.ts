import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

/** Goes on until it is let go, so that what was asked of GitHub before its start can be told from what came after. */
const command = ['--', 'sh', '-c', 'echo ran > ran; until [ -e go ]; do sleep 0.02; done'];
const isTick = (call: string) => call.includes('/timeline');

/** One approval by label. @returns the calls, and how many there were when the label came and when the command had started. */
async function approved(env: Record<string, string> = {}): Promise<{ calls: string[]; label: number; start: number }> {
  let label = 0;
  let start = 0;
  const act = (issue: number) => {
    const letGo = async () => {
      // Some ticks before anybody decides.
      while (asking.github.requests.filter(({ path }) => isTick(path)).length < 3) await sleep(10);
      label = asking.github.requests.length;
      asking.github.as('bob').addLabel(repo, issue, 'approved');
      while (!existsSync(join(asking.machine.root, 'ran'))) await sleep(5);
      start = asking.github.requests.length;
      writeFileSync(join(asking.machine.root, 'go'), '');
    };
    void letGo();
  };
  const { code, stderr } = await asking.exec(command, act, { env });
  expect(code, stderr).toBe(0);
  return { calls: asking.github.requests.map(({ method, path, status }) => `${method} ${path} ${status}`), label, start };
}

/** What guard may ask between the label and the start: the tick that sees it, the two halves of the read, the claim, and the look after it. */
const fromLabelToStart = [
  `GET /repos/${repo}/issues/1/timeline 200`,
  'POST /graphql 200',
  `GET /repos/${repo}/collaborators/bob/permission 200`,
  `POST /repos/${repo}/issues/1/comments 201`,
  'POST /graphql 200',
];
const all = [
  'POST /graphql 200',
  `POST /repos/${repo}/issues 201`,
  ...fromLabelToStart.slice(1),
  `POST /repos/${repo}/issues/1/comments 201`,
  `PATCH /repos/${repo}/issues/1 200`,
];

describe('what one approval costs, by what the built guard asks of GitHub', () => {
  it('is eight calls and the ticks; one tick and four calls from the label to the start', async () => {
    const { calls, label, start } = await approved();
    expect(calls.filter((call) => !isTick(call))).toEqual(all);
    // A tick more may follow: it watches the run.
    expect(calls.slice(label, start).slice(0, 5)).toEqual(fromLabelToStart);
    expect(calls.slice(label + 5, start).filter((call) => !isTick(call))).toEqual([]);
  });

  it('is one more in a job', async () => {
    asking.github.addRun(repo, { actor: 'carol', status: 'completed' });
    const { id } = asking.github.addRun(repo, { actor: 'carol' });
    const { calls } = await approved({ GITHUB_ACTIONS: 'true', GITHUB_RUN_ID: String(id) });
    expect(calls.filter((call) => !isTick(call))).toEqual(all.toSpliced(1, 0, `GET /repos/${repo}/actions/runs 200`));
  });

  it('is one more where policy names a team', async () => {
    asking.github.addTeam('acme', 'ops', { members: { bob: 'active' } });
    asking.machine.policy('version: 1\nreviewers: { teams: [acme/ops] }\n');
    // A team is seen by members of its organization alone.
    asking.github.world.state.members
      .get(asking.github.world.accountNamed('acme')?.id ?? 0)
      ?.add(asking.github.world.accountNamed('agent')?.id ?? 0);
    const { calls } = await approved();
    const team = 'GET /orgs/acme/teams/ops/memberships/bob 200';
    expect(calls.filter((call) => !isTick(call))).toEqual(all.toSpliced(4, 0, team));
  });
});
