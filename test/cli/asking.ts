import { type FakeGitHub, startGitHub } from '../fakes/github/server.ts';
import { type Ended, type GuardOptions, Machine } from './harness.ts';

export const repo = 'acme/approvals';

/** A machine whose agent asks on a GitHub of its own, with people of every kind around. */
export class Asking {
  readonly machine = new Machine();
  readonly github: FakeGitHub;
  readonly env: Record<string, string>;

  private constructor(github: FakeGitHub, token: string) {
    this.github = github;
    this.env = { GH_TOKEN: token, GITHUB_REPOSITORY: repo, GITHUB_API_URL: github.url, GUARD_POLL: '40ms' };
  }

  static async start(): Promise<Asking> {
    const github = await startGitHub();
    github.addAccount('alice');
    github.addOrganization('acme', ['alice']);
    for (const login of ['agent', 'bob', 'carol', 'trish', 'rita']) github.addAccount(login);
    github.addApp('helper-app', { owner: 'acme' });
    github.addAccount('robo', { type: 'Bot' });
    github.addRepo(repo, {
      labels: ['approved', 'denied', 'needs-info', 'bug'],
      roles: { agent: 'write', alice: 'admin', bob: 'write', carol: 'maintain', trish: 'triage', rita: 'read', robo: 'write' },
    });
    return new Asking(github, github.addToken('agent'));
  }

  async stop(): Promise<void> {
    await this.github.close();
    this.machine.remove();
  }

  /**
   * Runs `guard exec` and acts when it says that it asked.
   * @param act gets the number of the issue; called once
   */
  exec(args: readonly string[], act: (issue: number) => void = () => {}, options: GuardOptions = {}): Promise<Ended> {
    let acted = false;
    let failed: unknown;
    return this.machine
      .guard(['exec', ...args], {
        ...options,
        env: { ...this.env, ...options.env },
        onStderr: (text, kill) => {
          options.onStderr?.(text, kill);
          const number = /\/issues\/(\d+)/.exec(text)?.[1];
          if (acted || number === undefined) return;
          acted = true;
          try {
            act(Number(number));
          } catch (error) {
            failed = error;
            kill('SIGKILL');
          }
        },
      })
      .then((ended) => {
        if (failed !== undefined) throw failed;
        return ended;
      });
  }

  /** Bodies of the comments on an issue, oldest first. */
  comments(issue: number): string[] {
    const found = this.github.world.repoNamed(repo);
    const thread = found === undefined ? undefined : this.github.world.issue(found, issue);
    return (thread?.comments ?? []).map(({ body }) => body);
  }

  issue(number: number) {
    const found = this.github.world.repoNamed(repo);
    const thread = found === undefined ? undefined : this.github.world.issue(found, number);
    if (thread === undefined) throw new Error(`there is no issue ${number}`);
    return thread;
  }
}
