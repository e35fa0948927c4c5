import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Machine } from './harness.ts';

let machine: Machine;
let tree: string;
beforeEach(() => {
  machine = new Machine();
  tree = join(machine.root, 'tree');
  mkdirSync(join(tree, '.guard'), { recursive: true });
});
afterEach(() => machine.remove());

const put = (name: string, text: string) => {
  const path = join(machine.root, name);
  writeFileSync(path, text);
  return path;
};
const policy = (...args: string[]) => machine.guard(['policy', ...args], { cwd: tree });

describe('guard policy check', () => {
  it('points at the line of a mistake, and names the nearest key', async () => {
    const path = put('new.yaml', 'version: 1\nterms:\n  critical: { qorum: 2 }\n');
    const { code, stdout, stderr } = await policy('check', path);
    expect({ code, stdout }).toEqual({ code: 78, stdout: '' });
    expect(stderr).toBe(
      `guard: ${path}:3:15: unknown key "qorum" in terms.critical\n    critical: { qorum: 2 }\n                ^\nguard: hint: did you mean "quorum"?\n`,
    );
  });

  it('holds all documents that apply here', async () => {
    machine.policy('version: 1\nterms: { critical: { quorum: 2 } }\n');
    const path = put('tree/.guard/policy.yaml', 'version: 1\npreset: strict\n');
    const { code, stdout } = await policy('check');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${machine.home}/policy.yaml: sound (user: the user could have written it)\n${path}: sound (untrusted: may only tighten)\n`,
    });
  });

  const loosening = 'version: 1\nterms:\n  critical:\n    quorum: 1\n';
  it.each<[string, () => string[]]>([
    ['where it lies', () => ['check']],
    ['by its name', () => ['check', '.guard/policy.yaml']],
    ['by its name, made absolute', () => ['check', join(tree, '.guard/policy.yaml')]],
  ])("refuses a work tree's document that loosens, %s, with the line", async (_, args) => {
    machine.policy('version: 1\nterms: { critical: { quorum: 2 } }\n');
    const path = put('tree/.guard/policy.yaml', loosening);
    const { code, stderr } = await policy(...args());
    expect(code).toBe(78);
    expect(stderr).toContain(`guard: ${path}:4:13: terms.critical.quorum would loosen the policy`);
  });

  it('takes another file as a base, unless it is to tighten', async () => {
    machine.policy('version: 1\nterms: { critical: { quorum: 2 } }\n');
    const path = put('new.yaml', loosening);
    expect(await policy('check', path)).toMatchObject({ code: 0 });
    expect(await policy('check', '--tighten', path)).toMatchObject({ code: 78 });
    const { stdout } = await policy('check', '--json', path);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, documents: [{ path }] });
  });

  it.each([
    [['check', 'no-such.yaml'], 66],
    [['check', '.guard'], 78],
    [['chek'], 64],
    [[], 64],
  ])('%j ends with %i', async (args, code) => {
    const ended = await policy(...args);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(/^guard: (?!\()/);
  });
});

describe('guard policy show', () => {
  it('says of each value where it comes from', async () => {
    machine.policy('version: 1\nreviewers: { users: [alice, bob] }\nfreeze:\n  - { days: [sat], zone: Europe/Berlin, tier: critical }\n');
    const path = put(
      'tree/.guard/policy.yaml',
      'version: 1\nreviewers:\n  users: [alice]\nrules:\n  - { id: no-rm, tier: forbidden, why: "a\\e[2Jtest", when: { program: rm } }\n',
    );
    const { stdout } = await policy('show');
    expect(stdout).toMatch(/^policy sha256:[0-9a-f]{64}\ntrust: user /);
    expect(stdout).toMatch(new RegExp(`^reviewers.users +alice +${path}:3$`, 'm'));
    expect(stdout).toMatch(/^terms\.critical\.expires +15m +built in$/m);
    expect(stdout).toContain(`rule no-rm: forbidden: a\\e[2Jtest {"program":["rm"]}  ${path}\n`);
    expect(stdout).toContain(`freeze sat Europe/Berlin: at least critical  ${machine.home}/policy.yaml\n`);
  });

  it('is the policy that records name', async () => {
    machine.policy('version: 1\npreset: workspace\nrecord: { routine: full }\n');
    const { stdout } = await policy('show', '--json');
    const shown = JSON.parse(stdout);
    expect(shown).toMatchObject({ trust: 'user', policy: { preset: 'workspace' }, origins: { preset: { line: 2 } } });
    await machine.guard(['exec', '--', 'true'], { cwd: tree });
    const [run] = await machine.runs();
    const story = await machine.guard(['log', 'show', '--json', run?.id ?? '']);
    expect(story.stdout).toContain(`"policySha256":"${shown.digest}"`);
  });

  it('works with no document at all', async () => {
    const { code, stdout } = await policy('show');
    expect(code).toBe(0);
    expect(stdout).toContain('trust: none (built in)');
  });
});

describe('guard policy test', () => {
  it('runs the examples of the packs', async () => {
    const { code, stdout } = await policy('test');
    expect(stdout).toMatch(/^examples: (\d{3,}) of \1 hold\n/);
    expect({ code, last: stdout.trimEnd().split('\n').at(-1) }).toEqual({ code: 0, last: 'all as expected' });
  });

  it('runs the examples of documents, also of rules about a cluster', async () => {
    const rule = (hit: string, miss: string) =>
      `version: 1\nrules:\n  - id: prod\n    tier: critical\n    why: production cluster\n    when: { program: kubectl, context: { kubernetes: "prod-*" } }\n    examples: { hit: ["${hit}"], miss: ["${miss}"] }\n`;
    machine.policy(rule('kubectl get pods', 'ls'));
    expect(await policy('test')).toMatchObject({ code: 0 });
    machine.policy(rule('ls', 'kubectl get pods'));
    const { code, stdout } = await policy('test');
    expect(code).toBe(1);
    expect(stdout).toContain(`broken     ${machine.home}/policy.yaml prod: ls\n           expected a hit, is routine\n`);
    expect(stdout).toContain(`${machine.home}/policy.yaml prod: kubectl get pods\n           expected a miss, is critical (prod)\n`);
  });

  const corpus = () =>
    put(
      'corpus.jsonl',
      ['{"cmd":"ls","expect":"safe"}', '{"cmd":"rm -rf /","expect":"critical"}', '', '{"cmd":"make","expect":"safe","tier":"dev"}'].join(
        '\n',
      ),
    );

  it('holds the policy against a corpus', async () => {
    const { code, stdout } = await policy('test', '--corpus', corpus());
    expect(code).toBe(0);
    expect(stdout).toContain('corpus.jsonl: 2 commands, 0 misses, 0 false asks (0.0 % of 1 safe)\n');
  });

  it.each([
    ['a dangerous command that is routine', '{"cmd":"ls","expect":"dangerous"}', [], 1, /^miss +.*bad\.jsonl:1: ls$/m],
    ['a tier that is too low', '{"cmd":"rm x","expect":"forbidden"}', [], 1, /^ +expected forbidden or above, is sensitive$/m],
    ['a safe one that asks', '{"cmd":"rm x","expect":"safe"}', [], 1, /^false ask +.*bad\.jsonl:1: rm x {2}\(sensitive\)$/m],
    ['a safe one that may ask', '{"cmd":"rm x","expect":"safe"}', ['--allow-asks', '100'], 0, /all as expected/],
    ['no JSON', 'ls', [], 78, /bad\.jsonl:1: not a JSON line/],
    ['no command', '{"expect":"safe"}', [], 78, /bad\.jsonl:1: a row needs cmd/],
    ['no known tier', '{"cmd":"ls","expect":"fine"}', [], 78, /bad\.jsonl:1: a row needs cmd/],
    ['too large a percentage', '{"cmd":"ls","expect":"safe"}', ['--allow-asks', '101'], 64, /not a percentage/],
  ])('%s: %s', async (_, row, more, code, said) => {
    const ended = await policy('test', '--corpus', put('bad.jsonl', `${row}\n`), ...more);
    expect(ended.code).toBe(code);
    expect(ended.stdout + ended.stderr).toMatch(said);
  });

  it('prints JSON, several corpora, and rows for developers with preset workspace', async () => {
    mkdirSync(join(tree, '.git'));
    const path = corpus();
    const { code, stdout } = await policy('test', '--json', '--preset', 'workspace', '--corpus', path, path);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({
      ok: code === 0,
      preset: 'workspace',
      examples: { broken: [] },
      corpora: [{ rows: 3, misses: [] }, { rows: 3 }],
    });
    expect(await policy('test', '--corpus', 'no-such.jsonl')).toMatchObject({ code: 66 });
  });

  it('says the same whatever is installed and set on this machine, and wherever it is asked', async () => {
    const bin = join(machine.root, 'shims');
    mkdirSync(bin);
    writeFileSync(join(bin, 'aws'), '#!/bin/sh\n', { mode: 0o755 });
    const env = { PATH: `${bin}:${machine.env['PATH']}`, AWS_CONFIG_FILE: '/tmp/x' };
    expect((await machine.guard(['explain', '--', 'aws', 'ec2', 'describe-instances'], { env })).stdout).toMatch(/^sensitive: /);
    const rows = put('shims.jsonl', '{"cmd":"aws ec2 describe-instances","expect":"safe"}\n{"cmd":"make","expect":"safe","tier":"dev"}\n');
    expect(await machine.guard(['policy', 'test', '--preset', 'workspace', '--corpus', rows], { env })).toMatchObject({ code: 0 });
  });

  it('is not failed by a freeze that is open', async () => {
    machine.policy('version: 1\nfreeze: [{ hours: 00:00-24:00, tier: forbidden }]\n');
    expect(await policy('test', '--corpus', corpus())).toMatchObject({ code: 0 });
    expect((await machine.guard(['explain', '--', 'ls'])).stdout).toMatch(/^forbidden: ls\n/);
    const refused = await machine.guard(['exec', '--', 'ls']);
    expect(refused.code).toBe(126);
    expect(refused.stderr).toContain('changes are frozen now (daily UTC)');
  });
});
