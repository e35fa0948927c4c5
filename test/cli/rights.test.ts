/** A token that may too little: the message names the permission and where it is given; nothing is asked by halves, nothing runs. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

const usual = { issues: 'write', pull_requests: 'write', metadata: 'read', contents: 'read', members: 'read' } as const;
const where = /Settings > Developer settings > Personal access tokens/;
const line = ['--wait', '2s', '--', 'sh', '-c', 'echo ran >> ran'];
const ran = () => existsSync(join(asking.machine.root, 'ran'));

function withToken(permissions: Partial<typeof usual>): void {
  asking.env['GH_TOKEN'] = asking.github.addToken('agent', { kind: 'fine-grained', permissions });
}

describe('a fine-grained token', () => {
  it.each<[without: string, permissions: Partial<Record<keyof typeof usual, 'read' | 'write'>>, told: RegExp]>([
    [
      'that may only read issues',
      { ...usual, issues: 'read' },
      /may not use .* of acme\/approvals\nguard: hint: the token needs the permission issues=write/,
    ],
    ['that may not see issues', { metadata: 'read', contents: 'read' }, /issues=write|read access to its issues/],
  ])(
    '%s is told what it lacks',
    async (_name, permissions, told) => {
      withToken(permissions as typeof usual);
      const { code, stderr } = await asking.exec(line);
      expect([code, ran()]).toEqual([125, false]);
      expect(stderr).toMatch(told);
      expect(stderr).toMatch(where);
      expect(() => asking.issue(1)).toThrow();
    },
    60_000,
  );

  it('that was not given the repository is told so', async () => {
    asking.github.addRepo('acme/other', { roles: { agent: 'write' } });
    asking.env['GH_TOKEN'] = asking.github.addToken('agent', { kind: 'fine-grained', repos: ['acme/other'], permissions: usual });
    const { code, stderr } = await asking.exec(line);
    expect([code, ran()]).toEqual([125, false]);
    expect(stderr).toMatch(
      /acme\/approvals was not found, or the token of agent may not see it\nguard: hint: .*the token was given this repository/,
    );
  }, 60_000);

  it('that may not read teams waits, and says why the approval does not count', async () => {
    asking.github.addOrganization('tribe', ['agent', 'bob']);
    asking.github.addTeam('tribe', 'sre', { members: { bob: 'active' } });
    asking.machine.policy('version: 1\nreviewers: { teams: [tribe/sre] }\n');
    const { members: _members, ...rest } = usual;
    withToken(rest);
    const { code, stderr } = await asking.exec(line, (issue) => asking.github.as('bob').addLabel(repo, issue, 'approved'));
    expect([code, ran()]).toEqual([75, false]);
    expect(stderr).toMatch(/does not count: .*(member|team)/);
    withToken(usual);
    expect([(await asking.exec(line)).code, ran()]).toEqual([0, true]);
  }, 60_000);
});

describe('an account', () => {
  it('that may only read the repository cannot make its labels, and is told so', async () => {
    asking.github.addRepo('acme/bare', { labels: [], roles: { agent: 'read', alice: 'admin' } });
    const { code, stderr } = await asking.exec(['-R', 'acme/bare', ...line]);
    expect([code, ran()]).toEqual([125, false]);
    expect(stderr).toMatch(/label/);
    expect(stderr).toMatch(/guard: hint: /);
  }, 60_000);
});
