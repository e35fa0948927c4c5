import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Machine } from './harness.ts';

let machine: Machine;
beforeEach(() => {
  machine = new Machine();
});
afterEach(() => machine.remove());

const tiers = (stdout: string) =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { tier: string }).tier);

describe('guard explain', () => {
  it('underlines what each reason is about, and names rule, document and reviewers', async () => {
    machine.policy(`version: 1
github: { repos: [acme/approvals] }
reviewers: { users: [alice] }
rules:
  - { id: prod-cluster, tier: critical, why: production cluster, when: { program: kubectl } }
`);
    const { stdout, code } = await machine.guard(['explain', '-c', 'echo \u00e9 && kubectl get pods']);
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'critical: echo \u00e9 && kubectl get pods',
      '                    ^^^^^^^^^^^^^^^^',
      `  critical: production cluster  [prod-cluster, ${machine.home}/policy.yaml]`,
    ]);
    expect(stdout).toContain('would ask 1 reviewer with the role write or above out of alice in acme/approvals, but not whoever asks;');
  });

  it('says how many would be asked, and where', async () => {
    machine.policy('version: 1\nterms: { critical: { quorum: 2 } }\n');
    const env = { GITHUB_REPOSITORY: 'acme/shop' };
    const { stdout } = await machine.guard(['explain', '--', 'rm', '-rf', '/'], { env });
    expect(stdout).toContain('would ask 2 reviewers with the role write or above in acme/shop, but not whoever asks;');
  });

  it('lets no rule of a document hide behind a rule of a pack with the same id', async () => {
    machine.policy('version: 1\nrules:\n  - { id: rm, tier: forbidden, why: nothing is deleted here, when: { program: rm } }\n');
    const { stdout } = await machine.guard(['explain', '--json', '--', 'rm', 'x']);
    expect(JSON.parse(stdout)).toMatchObject({ tier: 'forbidden' });
  });

  it('names the document of the work tree that raised the tier', async () => {
    mkdirSync(join(machine.root, 'tree/.guard'), { recursive: true });
    const path = join(machine.root, 'tree/.guard/policy.yaml');
    writeFileSync(path, 'version: 1\nrules:\n  - { id: no-ls, tier: critical, why: a test, when: { program: ls } }\n');
    const { stdout } = await machine.guard(['explain', '--', 'ls'], { cwd: join(machine.root, 'tree') });
    expect(stdout).toContain(`[no-ls, ${path}]`);
  });
});

describe('guard explain --stdin', () => {
  it.each<[string, string | Buffer, string[]]>([
    ['a line each, empty ones too', 'ls\n\nrm -rf /\n', ['routine', 'routine', 'critical']],
    ['a JSON string stands for its text', '"echo a\\nrm x"\n"echo a"', ['sensitive', 'routine']],
    ['what only looks like JSON is a command', '"ls" -l\n"ls\n', ['routine', 'sensitive']],
    ['a line separator ends no line', 'ls \u2028x\nls\n', ['routine', 'routine']],
    ['bytes that are not UTF-8 ask', Buffer.from('ls \xff\nls\n', 'latin1'), ['sensitive', 'routine']],
    ['NUL asks', 'ls \0\n', ['sensitive']],
    ['a line that is too long asks, and the next is read', `${'x'.repeat(3_000_000)}\nls\n`, ['sensitive', 'routine']],
    ['nothing at all', '', []],
  ])('%s', async (_, stdin, expected) => {
    const { stdout, stderr, code } = await machine.guard(['explain', '--stdin'], { stdin });
    expect({ tiers: tiers(stdout), stderr, code }).toEqual({ tiers: expected, stderr: '', code: 0 });
  });

  it('answers every line of whatever comes', async () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * at * 7919 + at * 31) % 256));
    const { stdout, code } = await machine.guard(['explain', '--stdin'], { stdin: bytes });
    const lines = bytes.toString('latin1').split('\n').length;
    expect({ code, lines: tiers(stdout).length }).toEqual({ code: 0, lines });
    expect(lines).toBeGreaterThan(100);
  });
});
