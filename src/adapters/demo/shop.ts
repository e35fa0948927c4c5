/** A temporary folder with a real git repository whose main can only be moved by force. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Fault } from '../../core/fault.ts';

const run = promisify(execFile);

type Env = Readonly<Record<string, string | undefined>>;

/** git with an identity of the demo's own; no configuration of the user's or the machine's is read. */
function gitIn(folder: string, home: string, env: Env) {
  return async (...args: string[]): Promise<string> => {
    try {
      const { stdout } = await run('git', args, {
        cwd: folder,
        env: {
          PATH: env['PATH'] ?? '/usr/bin:/bin',
          HOME: home,
          LC_ALL: 'C',
          GIT_CONFIG_GLOBAL: '/dev/null',
          GIT_CONFIG_NOSYSTEM: '1',
          GIT_TERMINAL_PROMPT: '0',
          GIT_AUTHOR_NAME: 'Acme Shop',
          GIT_AUTHOR_EMAIL: 'shop@example.invalid',
          GIT_COMMITTER_NAME: 'Acme Shop',
          GIT_COMMITTER_EMAIL: 'shop@example.invalid',
        },
      });
      return stdout.trim();
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') {
        throw new Fault('configuration', 'the demo needs git, and there is none in PATH', {
          hint: 'install it: apt install git, or xcode-select --install',
          cause,
        });
      }
      throw new Fault('io', `git ${args[0] ?? ''} failed: ${lastLine(cause)}`, {
        hint: 'check the space and the rights in the temporary folder (TMPDIR)',
        cause,
      });
    }
  };
}

function lastLine(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  return (stderr ?? message).trim().split('\n').at(-1) ?? '';
}

/**
 * @param folder empty
 * @param home where git finds no configuration
 */
export async function openShop(folder: string, home: string, env: Env) {
  const remote = join(folder, 'remote.git');
  const work = join(folder, 'work');
  await mkdir(work);
  const inWork = gitIn(work, home, env);
  await gitIn(folder, home, env)('init', '--quiet', '--bare', remote);
  const inRemote = gitIn(remote, home, env);
  await inRemote('symbolic-ref', 'HEAD', 'refs/heads/main');
  await inWork('init', '--quiet');
  await inWork('symbolic-ref', 'HEAD', 'refs/heads/main');
  await configure(inWork);

  const commit = async (subject: string, files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) await writeFile(join(work, name), text);
    await inWork('add', '--all');
    await inWork('commit', '--quiet', '--message', subject);
  };
  await commit('Open the shop', { 'README.md': '# Acme shop\n', 'prices.csv': 'socks,4.00\nhats,12.00\n' });
  const opened = await inWork('rev-parse', 'HEAD');
  await commit('Add the payment key', { 'payment.key': 'this would be a secret\n' });
  await commit('Raise the price of socks', { 'prices.csv': 'socks,4.50\nhats,12.00\n' });
  await inWork('remote', 'add', 'origin', remote);
  await inWork('push', '--quiet', 'origin', 'main');
  // The agent's main: the same work without the key. It does not contain what the remote has, so only force moves it.
  await inWork('reset', '--quiet', '--hard', opened);
  await commit('Raise the price of socks, without the key', { 'prices.csv': 'socks,4.50\nhats,12.00\n' });

  const commitAt = (git: typeof inWork) => async () => {
    const [id = '', subject = ''] = (await git('log', '-1', '--format=%h%x09%s', '--abbrev=8', 'refs/heads/main')).split('\t');
    return { id, subject };
  };
  return {
    work,
    remoteMain: commitAt(inRemote),
    localMain: commitAt(inWork),
    diverged: async () => (await inWork('rev-list', '--count', 'main..origin/main')) !== '0',
  };
}

/**
 * In the repository itself, because the push runs without the variables above: guard drops those that name git
 * configuration, and a machine-wide hook or signing key must not take part in the demo.
 */
async function configure(git: (...args: string[]) => Promise<string>): Promise<void> {
  const settings = {
    'core.hooksPath': '/dev/null',
    'commit.gpgSign': 'false',
    'push.gpgSign': 'false',
    'push.default': 'simple',
    'push.followTags': 'false',
    'protocol.file.allow': 'always',
    'advice.detachedHead': 'false',
    'core.autocrlf': 'false',
  };
  for (const [name, value] of Object.entries(settings)) await git('config', name, value);
}
