import type { ContextFacts } from '../../core/policy/context.ts';
import { lookupIn } from './lookup.ts';

type Env = Readonly<Record<string, string | undefined>>;

const timeLimitMs = 2000;

/**
 * git is asked with the user's own configuration switched off, and nothing in the repository's that names a program is
 * obeyed: guard may be running with more rights than whoever wrote that repository.
 */
const harmless = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.allow=never'];

const environment = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_REPLACE_OBJECTS: '1',
  // A partial clone fetches what it lacks with programs that its config names (remote.*.uploadpack, ext::).
  GIT_NO_LAZY_FETCH: '1',
  // Empty allows no protocol at all, and no `protocol.<name>.allow` of the repository outweighs it.
  GIT_ALLOW_PROTOCOL: '',
  LC_ALL: 'C',
};

async function git(cwd: string, env: Env, args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<string | null> {
  const found = lookupIn(env, [])('git', cwd);
  // Only the system's git: one planted in the work tree would run with guard's token in reach.
  if (found.kind !== 'found' || !found.trusted) return null;
  const { execa } = await import('execa');
  const { stdout, exitCode } = await execa(found.path, [...harmless, ...args], {
    cwd,
    extendEnv: false,
    env: { ...environment, ...more },
    timeout: timeLimitMs,
    reject: false,
    stdin: 'ignore',
    stderr: 'ignore',
  });
  return exitCode === 0 ? stdout : null;
}

/** Commit and dirtiness of the work tree around `cwd`, or null outside of one (or where git could not tell in time). */
export async function gitState(cwd: string, env: Env): Promise<{ commit: string; dirty: boolean } | null> {
  const commit = (await git(cwd, env, ['rev-parse', '--verify', '-q', 'HEAD']))?.trim();
  if (commit === undefined) return null;
  return { commit, dirty: await isDirty(cwd, env, commit) };
}

/**
 * What `status` would run is named by the repository's config (`filter.<any name>.clean`, hooks, the fsmonitor, a fetch
 * of missing objects), which may also change while git reads it. So status never reads it: it gets the work tree, the
 * index and the objects, and beside them a config of guard's own. True where git cannot tell.
 */
async function isDirty(cwd: string, env: Env, commit: string): Promise<boolean> {
  const told = await git(cwd, env, ['rev-parse', '--show-toplevel', '--git-path', 'index', '--git-path', 'objects']);
  const [tree, index, objects, ...rest] = told === null ? [] : told.trimEnd().split('\n');
  // A line too many: a newline in a path. Nobody calls a folder so who wants to be understood.
  if (tree === undefined || index === undefined || objects === undefined || rest.length > 0) return true;
  const { resolve } = await import('node:path');
  const settings = await git(cwd, env, ['config', '--get-regexp', '^core\\.(filemode|symlinks|ignorecase|autocrlf|eol|checkstat)$']);
  return withGitFolder(commit, settings ?? '', async (folder) => {
    const changes = await git(tree, env, ['status', '--porcelain', '--untracked-files=no', '--ignore-submodules=all'], {
      GIT_DIR: folder,
      GIT_WORK_TREE: tree,
      GIT_INDEX_FILE: resolve(cwd, index),
      GIT_OBJECT_DIRECTORY: resolve(cwd, objects),
    });
    return changes !== '';
  });
}

/** Calls `use` with a git folder that has a HEAD, the given settings as far as they are harmless, and nothing else. */
async function withGitFolder(commit: string, settings: string, use: (folder: string) => Promise<boolean>): Promise<boolean> {
  const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = await import('node:fs');
  let folder: string | undefined;
  try {
    // Not TMPDIR: the caller chooses that one, and could swap what is in it.
    folder = mkdtempSync('/tmp/guard-git-');
    for (const name of ['refs', 'objects']) mkdirSync(`${folder}/${name}`);
    writeFileSync(`${folder}/HEAD`, `${commit}\n`);
    writeFileSync(`${folder}/config`, configOf(commit, settings));
    return await use(folder);
  } catch {
    return true;
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function configOf(commit: string, settings: string): string {
  const kept = [...settings.matchAll(/^core\.([a-z]+) (true|false|input|lf|crlf|native|default|minimal)$/gm)].map(
    ([, name, value]) => `\t${name} = ${value}\n`,
  );
  const sha256 = commit.length === 64;
  return `[core]\n\trepositoryformatversion = ${sha256 ? 1 : 0}\n\tbare = false\n${kept.join('')}${sha256 ? '[extensions]\n\tobjectformat = sha256\n' : ''}`;
}

/** Repository, branch, commit and whether the work tree differs from it; empty outside of a work tree. */
export async function gitFacts(cwd: string, env: Env): Promise<ContextFacts> {
  const state = await gitState(cwd, env);
  const branch = (await git(cwd, env, ['symbolic-ref', '--short', '-q', 'HEAD']))?.trim();
  if (state === null && branch === undefined) return {};
  const repository = await repositoryOfRemote(cwd, env);
  return {
    ...(repository === null ? {} : { 'git-repository': repository }),
    'git-branch': branch ?? 'detached',
    ...(state === null ? {} : { 'git-commit': state.commit, 'git-dirty': state.dirty ? 'yes' : 'no' }),
  };
}

/** More are not gathered, and a push cannot be told then. */
const mostRefs = 5000;

/** `git-commit@refs/heads/main` and the like: the object that each branch and tag stands for. */
export async function refFacts(cwd: string, env: Env): Promise<ContextFacts> {
  const told = await git(cwd, env, [
    'for-each-ref',
    `--count=${mostRefs + 1}`,
    '--format=%(objectname) %(refname)',
    'refs/heads',
    'refs/tags',
  ]);
  const lines = (told ?? '').split('\n').filter((line) => line !== '');
  if (lines.length > mostRefs) return {};
  return Object.fromEntries(lines.map((line) => [`git-commit@${line.slice(line.indexOf(' ') + 1)}`, line.slice(0, line.indexOf(' '))]));
}

/** `owner/name` of the remote `origin`, or null. */
export async function repositoryOfRemote(cwd: string, env: Env): Promise<string | null> {
  const url = await git(cwd, env, ['config', '--get', 'remote.origin.url']);
  const match = url === null ? null : /[/:]([A-Za-z0-9][A-Za-z0-9-]*)\/([A-Za-z0-9._-]+?)(?:\.git)?\/?$/.exec(url.trim());
  return match === null ? null : `${match[1]}/${match[2]}`;
}
