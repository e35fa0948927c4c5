import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
  put('deploy.sh', '#!/bin/sh\necho deployed >> deployed\n');
  chmodSync(join(asking.machine.root, 'deploy.sh'), 0o755);
  use('dev');
});
afterEach(() => asking.stop());

const put = (name: string, text: string) => {
  const path = join(asking.machine.root, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
};
/** HOME of the machine is its root. */
const use = (context: string) =>
  put(
    '.kube/config',
    `current-context: ${context}\ncontexts:\n  - { name: dev, context: { cluster: c } }\n  - { name: prod-eu, context: { cluster: c, namespace: "shop\`\\u202e@everyone" } }\n`,
  );
const deployed = () => existsSync(join(asking.machine.root, 'deployed'));
const approve = (issue: number) => asking.github.as('bob').addLabel(repo, issue, 'approved');

describe('what a command acts on', () => {
  it('is shown to the reviewer, escaped, and by explain', async () => {
    use('prod-eu');
    let body = '';
    const { code } = await asking.exec(['--', './deploy.sh'], (issue) => {
      body = asking.issue(issue).body;
      approve(issue);
    });
    expect({ code, ran: deployed() }).toEqual({ code: 0, ran: true });
    expect(body).toContain(
      '**On what**\n\n````text\nkubernetes: "prod-eu"\ncluster: cannot be told before it runs\nnamespace: "shop`\\u202e@everyone"\n````'.replaceAll(
        '````',
        '```',
      ),
    );
    const { stdout } = await asking.machine.guard(['explain', '--', './deploy.sh']);
    expect(stdout).toContain('\n  kubernetes: prod-eu\n');
  });

  it('voids the approval when it is another one by the start', async () => {
    const { code, stderr } = await asking.exec(['--', './deploy.sh'], (issue) => {
      use('prod-eu');
      approve(issue);
    });
    expect({ code, ran: deployed() }).toEqual({ code: 126, ran: false });
    expect(stderr).toContain('it would act on another kubernetes: prod-eu');
  });

  it('raises what a rule says of it, also what would be routine', async () => {
    asking.machine.policy(
      'version: 1\nrules:\n  - { id: prod, tier: forbidden, why: production, when: { context: { git-branch: "rel*" } } }\n',
    );
    const { machine } = asking;
    expect((await machine.guard(['exec', '--', 'ls'])).code).toBe(0);
    await machine.run('git', ['init', '-q', '-b', 'release', machine.root]);
    const refused = await machine.guard(['exec', '--', 'ls']);
    expect(refused.code).toBe(126);
    expect(refused.stderr).toContain('production');
    await machine.run('git', ['-C', machine.root, 'symbolic-ref', 'HEAD', 'refs/heads/topic']);
    expect((await machine.guard(['exec', '--', 'ls'])).code).toBe(0);
  });

  it('is no free word in a document', async () => {
    asking.machine.policy(
      'version: 1\nrules:\n  - { id: prod, tier: forbidden, why: production, when: { context: { kubernets: "prod-*" } } }\n',
    );
    const { stderr, code } = await asking.machine.guard(['policy', 'check']);
    expect(code).toBe(78);
    expect(stderr).toContain('did you mean "kubernetes"?');
  });
});

describe('what happened before', () => {
  it('is in the request: who decided last, and how it ended', async () => {
    const bodies: string[] = [];
    const ask = (args: readonly string[], label: string) =>
      asking.exec(args, (issue) => {
        bodies.push(asking.issue(issue).body);
        asking.github.as('bob').addLabel(repo, issue, label);
      });
    await ask(['--', './deploy.sh', 'shop'], 'approved');
    await ask(['--', './deploy.sh', 'shop'], 'denied');
    await ask(['--', './deploy.sh', 'shop', '--now'], 'denied');
    expect(bodies[0]).toContain('neither this command nor a similar one (deploy.sh shop) is in the log of this machine');
    expect(bodies[1]).toMatch(/this very command: once \(1 approved\); last 20\d\d-[\dT:-]+Z, approved by bob, exit code 0\n/);
    expect(bodies[2]).toMatch(
      /similar ones \(deploy\.sh shop\): 2 times \(1 approved, 1 denied\); last .*, denied by bob: \.\/deploy\.sh shop\n/,
    );
  });
});
