import { lookupIn } from './lookup.ts';

const timeLimitMs = 2000;

/**
 * git is asked with the user's own configuration switched off, and nothing in the repository's that names a program is
 * obeyed: guard may be running with more rights than whoever wrote that repository.
 */
const harmless = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.pager=cat'];

async function git(cwd: string, env: Readonly<Record<string, string | undefined>>, args: readonly string[]): Promise<string | null> {
  const found = lookupIn(env, [])('git', cwd);
  // Only the system's git: one planted in the work tree would run with guard's token in reach.
  if (found.kind !== 'found' || !found.trusted) return null;
  const { execa } = await import('execa');
  const { stdout, exitCode } = await execa(found.path, [...harmless, ...args], {
    cwd,
    extendEnv: false,
    env: {
      PATH: '/usr/local/bin:/usr/bin:/bin',
      HOME: '/nonexistent',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_OPTIONAL_LOCKS: '0',
      LC_ALL: 'C',
    },
    timeout: timeLimitMs,
    reject: false,
    stdin: 'ignore',
    stderr: 'ignore',
  });
  return exitCode === 0 ? stdout : null;
}

/** Commit and dirtiness of the work tree around `cwd`, or null outside of one (or where git could not tell in time). */
export async function gitState(
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ commit: string; dirty: boolean } | null> {
  const commit = await git(cwd, env, ['rev-parse', '--verify', '-q', 'HEAD']);
  if (commit === null) return null;
  const changes = await git(cwd, env, ['status', '--porcelain', '--untracked-files=no', '--ignore-submodules=all']);
  return { commit: commit.trim(), dirty: changes !== '' };
}

/** `owner/name` of the remote `origin`, or null. */
export async function repositoryOfRemote(cwd: string, env: Readonly<Record<string, string | undefined>>): Promise<string | null> {
  const url = await git(cwd, env, ['config', '--get', 'remote.origin.url']);
  const match = url === null ? null : /[/:]([A-Za-z0-9][A-Za-z0-9-]*)\/([A-Za-z0-9._-]+?)(?:\.git)?\/?$/.exec(url.trim());
  return match === null ? null : `${match[1]}/${match[2]}`;
}
