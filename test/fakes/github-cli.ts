/**
 * Starts the fake from a shell, for tests of the built binary: `node github-cli.ts [setup.json] [--seconds n]` (Node that
 * strips types, or bundled). Prints one line of JSON and serves until stdin ends or the time (default 600 s) is over:
 * `{"url","graphqlUrl","repo","issues","tokens":{"login":"token"}}`.
 * Lines on stdin drive it: `{"as":"mia","do":"addLabel","args":["acme/app",1,"approved"]}`; each is answered by one line.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Person } from './github/person.ts';
import { startGitHub } from './github/server.ts';
import type { Role } from './github/state.ts';

interface Setup {
  /** Login to role in the repository; null: no role. Each gets a classic token. */
  readonly people: Readonly<Record<string, Role | null>>;
  readonly repo: string;
  readonly labels: readonly string[];
  readonly private: boolean;
}

const usual: Setup = {
  people: { agent: 'write', mia: 'maintain', tom: 'triage' },
  repo: 'acme/app',
  labels: ['approved', 'denied', 'question'],
  private: true,
};

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function main(args: readonly string[]): Promise<void> {
  const flag = args.indexOf('--seconds');
  const seconds = flag < 0 ? 600 : Number(args[flag + 1]);
  const file = args[0] === undefined || args[0].startsWith('--') ? null : args[0];
  const setup: Setup = file === null ? usual : { ...usual, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<Setup>) };

  const github = await startGitHub();
  const tokens: Record<string, string> = {};
  for (const login of Object.keys(setup.people)) {
    github.addAccount(login);
    tokens[login] = github.addToken(login);
  }
  const owner = setup.repo.split('/')[0] ?? '';
  if (github.world.accountNamed(owner) === undefined) github.addOrganization(owner);
  github.addRepo(setup.repo, { labels: setup.labels, private: setup.private });
  for (const [login, role] of Object.entries(setup.people)) github.grant(setup.repo, login, role);
  say({ url: github.url, graphqlUrl: github.graphqlUrl, repo: setup.repo, tokens });

  const timer = setTimeout(() => process.exit(0), seconds * 1000);
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') say(drive(github, line));
  }
  clearTimeout(timer);
  await github.close();
}

function drive(github: Awaited<ReturnType<typeof startGitHub>>, line: string): object {
  try {
    const step = JSON.parse(line) as { as: string; via?: string; do: keyof Person; args: unknown[] };
    const person = step.via === undefined ? github.as(step.as) : github.as(step.as).viaApp(step.via);
    const act: unknown = person[step.do];
    if (typeof act !== 'function') throw new Error(`nobody can ${step.do}`);
    const result: unknown = act.apply(person, step.args);
    return { ok: true, result: typeof result === 'object' && result !== null && 'id' in result ? { ...result } : null };
  } catch (error) {
    return { ok: false, error: String(error) };
  }
}

await main(process.argv.slice(2));
