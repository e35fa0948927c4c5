/** A demo that ends well is evidence only if it ends badly where guard does not keep its word. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EmbeddedGitHub, openStage } from '../../src/adapters/demo/stage.ts';
import { type DemoOutcome, type DemoScene, demo } from '../../src/app/demo.ts';
import { startGitHub } from '../fakes/github/server.ts';

const guard = fileURLToPath(new URL('../../bin/guard.js', import.meta.url));
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'guard-demo-steps-'));
  mkdirSync(join(root, 'tmp'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function embedded(agent: string): Promise<EmbeddedGitHub & { readonly bystander: string }> {
  const github = await startGitHub();
  const logins = ['acme-agent', 'alice', 'bob'];
  for (const login of logins) github.addAccount(login);
  github.addOrganization('acme', logins);
  github.addRepo('acme/shop', { roles: { 'acme-agent': 'write', alice: 'maintain', bob: 'write' } });
  const account = (login: string) => ({ login, token: github.addToken(login, { limit: 1_000_000 }) });
  return {
    url: github.url,
    repo: 'acme/shop',
    agent: account(agent),
    reviewer: account('alice'),
    bystander: account('bob').token,
    close: () => github.close(),
  };
}

/** @param lie JavaScript that stands before the real program and may leave instead; `verb` holds the words, `bob` a token */
async function play(lie: string, agent = 'acme-agent', patienceMs = 60_000): Promise<{ outcome: DemoOutcome; scenes: DemoScene[] }> {
  const entry = join(root, 'entry.cjs');
  const github = async () => {
    const hub = await embedded(agent);
    const [real, bob] = [JSON.stringify(guard), JSON.stringify(hub.bystander)];
    writeFileSync(
      entry,
      `const verb = process.argv.slice(2);\nconst bob = ${bob};\nconst fs = require('fs');\n${lie}\nprocess.argv[1] = ${real};\nrequire(${real});\n`,
    );
    return hub;
  };
  const env = { PATH: process.env['PATH'], TMPDIR: join(root, 'tmp') };
  const stage = await openStage({ env, page: false, program: [process.execPath, entry], github });
  const scenes: DemoScene[] = [];
  try {
    return { outcome: await demo(stage, { interrupted: new AbortController().signal, patienceMs }, (scene) => scenes.push(scene)), scenes };
  } finally {
    await stage.close(false);
    expect(readdirSync(join(root, 'tmp'))).toEqual([]);
  }
}

test('an honest guard ends well', async () => {
  const { outcome, scenes } = await play('');
  expect(outcome).toEqual({ kind: 'done', ending: 'approved' });
  expect(scenes.flatMap((one) => (one.scene === 'step' ? [one.step] : []))).toEqual([
    'repository',
    'request',
    'own-label',
    'review',
    'push',
    'show',
    'verify',
    'tamper',
  ]);
});

test.each([
  [
    'runs without asking',
    `if (verb[0] === 'exec') { require('child_process').spawnSync('git', verb.slice(verb.indexOf('--') + 2)); process.exit(0); }`,
    'request',
  ],
  ['asks nobody and runs nothing', `if (verb[0] === 'exec') process.exit(0);`, 'request'],
  [
    'does not run what was approved',
    `process.on('exit', (code) => { if (verb[0] === 'exec' && code === 0) require('child_process').spawnSync('git', ['push', '-q', '-f', '../remote.git', 'main~1:main']); });`,
    'push',
  ],
  ['tells the wrong exit code', `process.on('exit', () => { if (verb[0] === 'exec') process.exitCode = 3; });`, 'push'],
  ['shows nothing', `if (verb[1] === 'show') process.exit(0);`, 'show'],
  ['says no to everything', `if (verb[1] === 'verify') { console.log('FAIL CHAIN record 1'); process.exit(1); }`, 'verify'],
  ['says no to any copy', `if (verb[1] === 'verify' && verb[2]) { console.log('FAIL CHAIN record 1'); process.exit(1); }`, 'tamper'],
  ['says yes to everything', `if (verb[1] === 'verify') process.exit(0);`, 'tamper'],
  [
    'says no without a reason',
    `if (verb[1] === 'verify' && verb[2]) { if (fs.existsSync('../seen')) process.exit(1); fs.writeFileSync('../seen', ''); }`,
    'tamper',
  ],
  ["takes the agent's own label for an approval", `process.env.GUARD_GITHUB_TOKEN = bob;`, 'own-label'],
] as const)('a guard that %s fails', async (_name, lie, step) => {
  const { outcome } = await play(lie);
  expect(outcome).toMatchObject({ kind: 'failed', step });
});

test('a reviewer whose approval does not count fails, and is not waited for without end', async () => {
  // alice is agent and reviewer in one, so whatever she does is the initiator's.
  const { outcome } = await play('', 'alice', 8_000);
  expect(outcome).toEqual({ kind: 'failed', step: 'review', why: "the reviewer's answer did not count: guard went on waiting" });
});
