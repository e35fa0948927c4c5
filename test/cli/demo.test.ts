import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn as spawnOnPty } from 'node-pty';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const guard = fileURLToPath(new URL('../../bin/guard.js', import.meta.url));
let root: string;
let temporary: string;
let home: string;
let env: Record<string, string>;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'guard-demo-test-'));
  [temporary, home] = [join(root, 'tmp'), join(root, 'home')];
  for (const folder of [temporary, home]) mkdirSync(folder);
  env = { PATH: process.env['PATH'] ?? '', HOME: home, TMPDIR: temporary, LANG: 'C.UTF-8', GUARD_HOME: join(home, 'guard') };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function demo(...flags: string[]) {
  const run = spawnSync(process.execPath, [guard, 'demo', ...flags], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** Processes that work below a folder; empty where /proc is not. */
function processesIn(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
      } catch {
        return false;
      }
    });
}

function expectInOrder(text: string, facts: readonly RegExp[]): void {
  let rest = text;
  for (const fact of facts) {
    const match = fact.exec(rest);
    expect(match, `${fact} is not in:\n${rest}`).not.toBeNull();
    rest = rest.slice((match?.index ?? 0) + (match?.[0].length ?? 0));
  }
}

const asked = [
  /\$ guard exec --pty always -m "[^"]+" -- git push --force origin main/,
  /critical: git push --force origin main/,
  /asked: request [0-9a-z]{12}, http:\/\/127\.0\.0\.1:\d+\/\S+\/issues\/1/,
];
const refused = [/guard: does not count: acme-agent opened this request and cannot approve it/, /on the thread/, /This did not count/];
const pushed = [
  /approved by alice \(label\)/,
  /\+ [0-9a-f]+\.\.\.[0-9a-f]+ main -> main \(forced update\)/,
  /main of the remote moved: [0-9a-f]{8} .* -> [0-9a-f]{8}/,
];
const recorded = [
  /\$ guard log show [0-9a-z]{12}/,
  /alice/,
  /\$ guard log verify\n/,
  /yes: every record/,
  /"alice" reads "[a-z]{5}"/,
  /\$ guard log verify \S+/,
  /FAIL SIGNATURE record \d+/,
  /no, with exit 1: FAIL SIGNATURE record \d+\n/,
  /Every step ended as it should/,
];

describe('guard demo --yes', () => {
  test('plays the whole way and leaves nothing behind', () => {
    const { code, out, err } = demo('--yes');
    expect(err).toBe('');
    expectInOrder(out, [...asked, /the reviewer sees/, /What will run/, ...refused, ...pushed, ...recorded, /The files are removed/]);
    expect(code).toBe(0);
    expect(out).not.toContain('\u001b');
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(home)).toEqual([]);
  });

  test('without a terminal it needs no --yes', () => {
    const { code, out } = demo();
    expectInOrder(out, pushed);
    expect(code).toBe(0);
  });

  test("the user's git configuration, tokens and guard do not matter", () => {
    const trap =
      '[commit]\n\tgpgSign = true\n[core]\n\thooksPath = /nonexistent\n[init]\n\tdefaultBranch = trunk\n[push]\n\tdefault = nothing\n[url "ssh://nowhere.invalid/"]\n\tinsteadOf = /\n';
    writeFileSync(join(home, '.gitconfig'), trap);
    mkdirSync(join(home, 'guard'));
    writeFileSync(join(home, 'guard', 'policy.yaml'), 'this is: [not a policy');
    Object.assign(env, {
      GIT_DIR: '/nonexistent',
      GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
      GIT_SSH_COMMAND: 'false',
      GH_TOKEN: 'a-real-token',
      GITHUB_API_URL: 'https://api.github.invalid',
      GITHUB_REPOSITORY: 'real/repo',
      GITHUB_ACTIONS: 'true',
      GITHUB_RUN_ID: '1',
      GUARD_SIGNING_KEY: 'not a key',
      GUARD_POLICY: '/nonexistent',
      HTTPS_PROXY: 'http://127.0.0.1:1',
      HTTP_PROXY: 'http://127.0.0.1:1',
    });
    expect(demo('--yes')).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(home).sort()).toEqual(['.gitconfig', 'guard']);
    expect(readdirSync(join(home, 'guard'))).toEqual(['policy.yaml']);
  });

  test('--keep leaves a repository that moved and a log that verifies', () => {
    expect(demo('--yes', '--keep').code).toBe(0);
    const [name = ''] = readdirSync(temporary);
    const folder = join(temporary, name);
    const main = (repository: string) =>
      spawnSync('git', ['-C', join(folder, repository), 'rev-parse', 'main'], { encoding: 'utf8' }).stdout;
    expect(main('remote.git')).toMatch(/^[0-9a-f]{40}\n$/);
    expect(main('remote.git')).toBe(main('work'));
    const verify = (...args: string[]) =>
      spawnSync(process.execPath, [guard, 'log', 'verify', ...args], { env: { ...env, GUARD_HOME: join(folder, 'guard') } }).status;
    const [origin = ''] = readdirSync(join(folder, 'copy'));
    expect([verify(), verify(join(folder, 'copy', origin))]).toEqual([0, 1]);
    const bytes = (base: string) => Buffer.concat(entries(join(base, origin, 'entries')).map((file) => readFileSync(file)));
    const [honest, tampered] = [bytes(join(folder, 'guard', 'logs')), bytes(join(folder, 'copy'))];
    expect(tampered.length).toBe(honest.length);
    expect(tampered.filter((byte, index) => byte !== honest[index])).toHaveLength(1);
  });

  test('without git it says so', () => {
    const { code, err } = spawnAs({ PATH: home });
    expect(err).toBe(
      'guard: the demo needs git, and there is none in PATH\nguard: hint: install it: apt install git, or xcode-select --install\n',
    );
    expect(code).toBe(78);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('only ASCII where the locale is not UTF-8', () => {
    Object.assign(env, { LANG: 'C' });
    const { code, out } = demo('--yes');
    expect(code).toBe(0);
    expect(out).not.toMatch(/[│✓✗]/);
  });
});

function spawnAs(change: Record<string, string>) {
  Object.assign(env, change);
  return demo('--yes');
}

function entries(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => join(folder, file));
}

/** The demo on a real terminal. */
function onTerminal(flags: readonly string[] = []) {
  const terminal = spawnOnPty(process.execPath, [guard, 'demo', ...flags], {
    cols: 160,
    rows: 50,
    env: { ...env, TERM: 'xterm-256color', CI: 'true' },
  });
  let screen = '';
  let wake = () => {};
  terminal.onData((text) => {
    screen += text;
    wake();
  });
  const exit = new Promise<number>((resolve) => {
    terminal.onExit(({ exitCode }) => resolve(exitCode));
  });
  let ended = false;
  void exit.then(() => {
    ended = true;
    wake();
  });
  const until = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(plain());
      if (match !== null) return match;
      if (ended) throw new Error(`${pattern} never came:\n${plain()}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const plain = () => screen.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replaceAll('\r\n', '\n');
  return { until, exit, plain, raw: () => screen, interrupt: () => terminal.write('\u0003') };
}

async function answer(address: string, kind: string, text = ''): Promise<void> {
  const page = await (await fetch(address)).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const sent = await fetch(`${address}/answer`, {
    method: 'POST',
    body: new URLSearchParams({ csrf, answer: kind, text }),
    redirect: 'manual',
  });
  expect(sent.status).toBe(303);
}

const address = /http:\/\/127\.0\.0\.1:\d+\/review\/[\w-]{24}/;

describe('guard demo on a terminal', () => {
  test('a person approves on the page', async () => {
    const terminal = onTerminal();
    const [url] = await terminal.until(address);
    const page = await (await fetch(url)).text();
    expect(page).toContain('What will run');
    expect(page).toContain('cannot approve it');
    await answer(url, 'approve', 'go ahead');
    expect(await terminal.exit).toBe(0);
    expectInOrder(terminal.plain(), [...asked, ...refused, /You are alice/, ...pushed, ...recorded]);
    expect(terminal.raw()).toContain('\u001b[');
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('a person denies: nothing runs, and that is on record', async () => {
    const terminal = onTerminal();
    const [url] = await terminal.until(address);
    await answer(url, 'deny', 'not on a Friday');
    expect(await terminal.exit).toBe(0);
    expectInOrder(terminal.plain(), [
      /denied by alice/,
      /nothing ran: guard exec ended with 126, main of the remote is still [0-9a-f]{8}/,
      /exec\.denied/,
      ...recorded.slice(2),
    ]);
    expect(terminal.plain()).not.toContain('forced update');
  });

  test('a person asks, the agent answers on the thread, and the request stays open', async () => {
    const terminal = onTerminal();
    const [url] = await terminal.until(address);
    await answer(url, 'ask', 'Is the key revoked?');
    await terminal.until(/alice asks: Is the key revoked\?/);
    await terminal.until(/answers on the thread/);
    await terminal.until(/approve or deny it on the page/);
    expect(await (await fetch(url)).text()).toMatch(/It is revoked already/);
    await answer(url, 'approve');
    expect(await terminal.exit).toBe(0);
    expectInOrder(terminal.plain(), [/asks:/, /It is revoked already/, ...pushed, ...recorded]);
  });

  test('--yes asks nobody there either', async () => {
    const terminal = onTerminal(['--yes']);
    expect(await terminal.exit).toBe(0);
    expect(terminal.plain()).not.toMatch(address);
  });

  test('NO_COLOR is honoured', async () => {
    Object.assign(env, { NO_COLOR: '1' });
    const terminal = onTerminal(['--yes']);
    expect(await terminal.exit).toBe(0);
    expect(terminal.raw()).not.toContain('\u001b[');
  });

  test.runIf(process.platform === 'linux')('Ctrl-C ends what it started and removes its files', async () => {
    const terminal = onTerminal();
    await terminal.until(address);
    expect(processesIn(temporary).length).toBeGreaterThan(0);
    terminal.interrupt();
    expect(await terminal.exit).toBe(130);
    expect(terminal.plain()).toContain('stopped');
    expect(processesIn(temporary)).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
  });
});

test.runIf(process.platform === 'linux')('SIGTERM without a terminal cleans up, too', async () => {
  const child = spawn(process.execPath, [guard, 'demo', '--yes'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
  let out = '';
  for await (const chunk of child.stdout) {
    out += String(chunk);
    if (out.includes('asked: request')) child.kill('SIGTERM');
  }
  expect(await exit).toBe(130);
  expect(processesIn(temporary)).toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
});
