/** Sets the demo's stage: folder, repository, GitHub, page, guard. Nothing outside the temporary folder is written. */
import { realpathSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../../core/fault.ts';
import { defaults } from '../../core/policy/defaults.ts';
import { openBrowser } from './browser.ts';
import { GuardProcesses } from './guard-process.ts';
import { type AccountHands, hands } from './hands.ts';
import { copyLog } from './log-copy.ts';
import { type Answer, type PageServer, servePage } from './page/server.ts';
import { openShop } from './shop.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The demo brings no policy of its own, so these are the labels that count. */
const { labels } = defaults.github;

/** A GitHub on loopback with one private repository, an account that asks and one that reviews. */
export interface EmbeddedGitHub {
  /** REST base, no slash at the end. */
  readonly url: string;
  readonly repo: string;
  readonly agent: { readonly login: string; readonly token: string };
  readonly reviewer: { readonly login: string; readonly token: string };
  close(): Promise<void>;
}

export interface StageInput {
  readonly env: Env;
  /** A person plays the reviewer on a page. */
  readonly page: boolean;
  readonly program: readonly [node: string, entry: string];
  /** @param webUrl where the links of issues point; null: to itself */
  readonly github: (webUrl: string | null) => Promise<EmbeddedGitHub>;
}

export async function openStage({ env, page, program, github }: StageInput) {
  await refusePinnedMachine();
  // The real path: the working folder is part of what is approved, and macOS has a link in between.
  const folder = await mkdtemp(join(realpathSync(env['TMPDIR'] || tmpdir()), 'guard-demo-'));
  const closers: (() => Promise<void> | void)[] = [];
  try {
    const home = join(folder, 'home');
    await mkdir(home);
    const shop = await openShop(folder, home, env);
    const server = page ? await servePage() : null;
    if (server !== null) closers.push(() => server.close());
    const hub = await github(server?.origin ?? null);
    closers.push(() => hub.close());
    const guardHome = join(folder, 'guard');
    const guards = new GuardProcesses({ program, cwd: shop.work, env: guardEnv(env, { home, guardHome, hub }) });
    const dying = () => {
      guards.kill();
      rmSync(folder, { recursive: true, force: true });
    };
    process.once('exit', dying);
    const account = (who: EmbeddedGitHub['agent']) => hands({ api: hub.url, repo: hub.repo, approval: labels.approved, ...who });
    const reviewer = account(hub.reviewer);
    return {
      folder,
      repo: hub.repo,
      shop,
      agent: account(hub.agent),
      reviewer,
      page: server === null ? null : reviewPage(server, reviewer, hub.repo, env),
      guard: (argv: readonly string[], lines: { out(line: string): void; err(line: string): void }) => guards.start(argv, lines),
      copyLog: () => copyLog(guardHome, join(folder, 'copy')),
      eventually,
      /** Ends what runs, then removes the folder unless it is to be kept. */
      async close(keep: boolean): Promise<void> {
        process.removeListener('exit', dying);
        await guards.end();
        for (const close of closers.reverse()) await close();
        if (!keep) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      },
    };
  } catch (error) {
    for (const close of closers.reverse()) await close();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Nothing of the caller's but what programs need to be found and text to be read: no token, no HOME, no configuration. */
function guardEnv(env: Env, { home, guardHome, hub }: { home: string; guardHome: string; hub: EmbeddedGitHub }): Record<string, string> {
  const passed = ['PATH', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ', 'USER', 'LOGNAME'].flatMap((name) =>
    env[name] === undefined ? [] : [[name, env[name]]],
  );
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    ...Object.fromEntries(passed),
    HOME: home,
    GUARD_HOME: guardHome,
    GUARD_GITHUB_TOKEN: hub.agent.token,
    GITHUB_API_URL: hub.url,
    GITHUB_REPOSITORY: hub.repo,
    GUARD_POLL: '50ms',
    TERM: 'xterm-256color',
    NO_COLOR: '1',
  };
}

/** A machine's policy that pins the API would send the demo's request to the real GitHub. */
async function refusePinnedMachine(): Promise<void> {
  const path = '/etc/guard/policy.yaml';
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' || error.code === 'ENOTDIR' ? '' : null,
  );
  if (text !== null && !mayPinApi(text)) return;
  throw new Fault(
    'configuration',
    `the policy of this machine (${path}) may say which GitHub to ask, so the demo could not stay on this machine`,
    { hint: 'run the demo on another machine or in a container' },
  );
}

/** Rather too often than too rarely: any `api` outside a comment. */
export function mayPinApi(yaml: string): boolean {
  return /\bapi\b/i.test(yaml.replaceAll(/(^|\s)#.*$/gm, ''));
}

function reviewPage(server: PageServer, reviewer: AccountHands, repo: string, env: Env) {
  const desk = {
    repo,
    reviewer: reviewer.login,
    read: reviewer.read,
    answer: async (issue: number, answer: Answer, text: string) => {
      if (text !== '') await reviewer.comment(issue, text);
      await reviewer.label(issue, { approve: labels.approved, deny: labels.denied, ask: labels.question }[answer]);
    },
  };
  return {
    address: server.address,
    show: (issue: number): boolean => {
      server.seat(desk, issue);
      // Not the address itself: a browser's command line is there for every user of the machine to read.
      return openBrowser(server.once(), env, process.platform);
    },
    farewell: () => server.farewell(2_000),
  };
}

async function eventually<T>(look: () => Promise<T | null>): Promise<T | null> {
  const until = performance.now() + 10_000;
  for (;;) {
    const found = await look();
    if (found !== null || performance.now() > until) return found;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
