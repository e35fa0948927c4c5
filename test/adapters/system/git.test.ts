/** A hostile repository, read by the real git: whatever its config and attributes name, nothing of it runs. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gitState, repositoryOfRemote } from '../../../src/adapters/system/git.ts';

const env = { PATH: '/usr/local/bin:/usr/bin:/bin' };
let root: string;
let tree: string;
const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', args, {
    cwd,
    encoding: 'utf8',
    timeout: 10_000,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...env,
      HOME: root,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_ALLOW_PROTOCOL: 'file',
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@example.org',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@example.org',
    },
  }).trim();
const put = (name: string, text: string) => writeFileSync(join(tree, name), text);
/** Other content, or only another time: both make git look into the file again. */
const touch = (name: string) => utimesSync(join(tree, name), 1, 1);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'guard-git-test-'));
  tree = join(root, 'tree');
  mkdirSync(tree);
  git(tree, 'init', '-q');
  put('file', 'one\n');
  git(tree, 'add', '.');
  git(tree, 'commit', '-qm', 'one');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('what git is asked', () => {
  const head = () => git(tree, 'rev-parse', 'HEAD');
  const cases: [name: string, act: () => void, dirty: boolean][] = [
    ['clean', () => {}, false],
    ['only touched', () => touch('file'), false],
    ['changed', () => put('file', 'two\n'), true],
    ['deleted', () => rmSync(join(tree, 'file')), true],
    [
      'staged',
      () => {
        put('file', 'two\n');
        git(tree, 'add', 'file');
      },
      true,
    ],
    ['a new file that is not tracked', () => put('new', ''), false],
    ['made executable', () => chmodSync(join(tree, 'file'), 0o755), true],
    [
      'made executable where modes do not count',
      () => {
        git(tree, 'config', 'core.filemode', 'false');
        chmodSync(join(tree, 'file'), 0o755);
      },
      false,
    ],
    [
      'committed',
      () => {
        put('file', 'two\n');
        git(tree, 'commit', '-qam', 'two');
      },
      false,
    ],
    ['packed', () => git(tree, 'gc', '-q'), false],
    ['a split index', () => git(tree, 'update-index', '--split-index'), false],
  ];
  it.each(cases)('%s', async (_name, act, dirty) => {
    act();
    expect(await gitState(tree, env)).toEqual({ commit: head(), dirty });
  });

  it('from a folder of the work tree, and from a work tree beside the first', async () => {
    mkdirSync(join(tree, 'sub'));
    expect(await gitState(join(tree, 'sub'), env)).toEqual({ commit: head(), dirty: false });
    git(tree, 'worktree', 'add', '-q', join(root, 'beside'));
    writeFileSync(join(root, 'beside/file'), 'two\n');
    expect(await gitState(join(root, 'beside'), env)).toEqual({ commit: head(), dirty: true });
    expect(await gitState(tree, env)).toEqual({ commit: head(), dirty: false });
  });

  it('a repository of SHA-256', async () => {
    const other = join(root, 'sha256');
    mkdirSync(other);
    git(other, 'init', '-q', '--object-format=sha256');
    git(other, 'commit', '-qm', 'one', '--allow-empty');
    expect(await gitState(other, env)).toEqual({ commit: expect.stringMatching(/^[0-9a-f]{64}$/), dirty: false });
  });

  it('nothing outside of a repository, nor before the first commit', async () => {
    expect(await gitState(root, env)).toBeNull();
    git(root, 'init', '-q');
    expect(await gitState(root, env)).toBeNull();
  });

  it('leaves nothing behind', async () => {
    const before = readdirSync('/tmp').filter((name) => name.startsWith('guard-git-'));
    await gitState(tree, env);
    const after = readdirSync('/tmp').filter((name) => name.startsWith('guard-git-') && !name.startsWith('guard-git-test-'));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  });

  it.each([
    ['git@github.com:acme/app.git', 'acme/app'],
    ['https://github.com/acme/app', 'acme/app'],
    ['ext::sh -c evil', null],
  ])('the remote %s is %s', async (url, name) => {
    git(tree, 'config', 'remote.origin.url', url);
    expect(await repositoryOfRemote(tree, env)).toBe(name);
  });
});

describe('nothing runs that the repository names', () => {
  const ran = () => existsSync(join(root, 'ran'));
  const evil = () => {
    const path = join(root, 'evil');
    writeFileSync(path, `#!/bin/sh\necho "$0 $*" >> '${join(root, 'ran')}'\n[ -t 0 ] || timeout 1 cat\n`, { mode: 0o755 });
    return path;
  };
  const filtered = (config: () => void) => () => {
    put('.gitattributes', '* filter=x\n');
    config();
    put('file', 'two\n');
  };
  const set = (name: string, value = evil()) => git(tree, 'config', name, value);

  const cases: [name: string, act: () => void][] = [
    ['a filter for cleaning', filtered(() => set('filter.x.clean'))],
    ['a filter process', filtered(() => set('filter.x.process'))],
    [
      'a filter that is required',
      filtered(() => {
        set('filter.x.clean');
        set('filter.x.required', 'true');
      }),
    ],
    [
      'a filter whose name has an equals sign, a space and a dot',
      () => {
        put('.gitattributes', '* filter=x.y=z\n');
        set('filter.x.y=z.clean');
        put('file', 'two\n');
      },
    ],
    [
      'a filter in an included file',
      filtered(() => {
        writeFileSync(join(root, 'included'), `[filter "x"]\n\tclean = ${evil()}\n`);
        set('include.path', join(root, 'included'));
      }),
    ],
    [
      'a filter in the config of the work tree',
      filtered(() => {
        set('extensions.worktreeConfig', 'true');
        writeFileSync(join(tree, '.git/config.worktree'), `[filter "x"]\n\tclean = ${evil()}\n`);
      }),
    ],
    [
      'a filter of .git/info/attributes',
      () => {
        mkdirSync(join(tree, '.git/info'), { recursive: true });
        writeFileSync(join(tree, '.git/info/attributes'), '* filter=x\n');
        set('filter.x.clean');
        put('file', 'two\n');
      },
    ],
    [
      'a filter of core.attributesFile',
      () => {
        writeFileSync(join(root, 'attributes'), '* filter=x\n');
        set('core.attributesFile', join(root, 'attributes'));
        set('filter.x.clean');
        put('file', 'two\n');
      },
    ],
    [
      'textconv and an external diff',
      () => {
        put('.gitattributes', '* diff=x\n');
        for (const name of ['diff.x.textconv', 'diff.x.command', 'diff.external']) set(name);
        put('file', 'two\n');
      },
    ],
    [
      'the fsmonitor',
      () => {
        set('core.fsmonitor');
        touch('file');
      },
    ],
    [
      'hooks',
      () => {
        mkdirSync(join(tree, '.git/hooks'), { recursive: true });
        for (const name of ['post-index-change', 'fsmonitor-watchman', 'reference-transaction', 'pre-auto-gc']) {
          writeFileSync(join(tree, '.git/hooks', name), `#!/bin/sh\n${evil()}\n`, { mode: 0o755 });
        }
        touch('file');
      },
    ],
    [
      'pagers, aliases, an editor and a summary of submodules',
      () => {
        for (const name of ['core.pager', 'pager.status', 'pager.config', 'pager.rev-parse', 'core.editor', 'core.sshCommand']) set(name);
        for (const name of ['alias.status', 'alias.config', 'alias.rev-parse']) set(name, `!${evil()}`);
        set('status.submoduleSummary', 'true');
      },
    ],
    [
      'a submodule whose own config has a filter and an fsmonitor',
      () => {
        const other = join(root, 'other');
        mkdirSync(other);
        git(other, 'init', '-q');
        writeFileSync(join(other, 'f'), 'one\n');
        git(other, 'add', '.');
        git(other, 'commit', '-qm', 'one');
        git(tree, 'submodule', '--quiet', 'add', other, 'sub');
        git(tree, 'commit', '-qm', 'sub');
        git(join(tree, 'sub'), 'config', 'filter.x.clean', evil());
        git(join(tree, 'sub'), 'config', 'core.fsmonitor', evil());
        writeFileSync(join(tree, 'sub/.gitattributes'), '* filter=x\n');
        writeFileSync(join(tree, 'sub/f'), 'two\n');
        set('submodule.sub.ignore', 'none');
      },
    ],
    [
      'a partial clone that lacks what status reads',
      () => {
        const missing = git(tree, 'rev-parse', 'HEAD^{tree}');
        rmSync(join(tree, '.git/objects', missing.slice(0, 2), missing.slice(2)));
        for (const [name, value] of [
          ['core.repositoryformatversion', '1'],
          ['extensions.partialClone', 'origin'],
          ['remote.origin.promisor', 'true'],
          ['remote.origin.url', root],
          ['remote.origin.uploadpack', evil()],
          ['protocol.allow', 'always'],
          ['protocol.file.allow', 'always'],
          ['protocol.ext.allow', 'always'],
        ] as const)
          git(tree, 'config', name, value);
        put('file', 'two\n');
      },
    ],
  ];

  it.each(cases)('%s', async (_name, act) => {
    act();
    // What setting the trap ran does not count.
    rmSync(join(root, 'ran'), { force: true });
    expect(await gitState(tree, env)).toMatchObject({ commit: expect.stringMatching(/^[0-9a-f]{40}$/) });
    await repositoryOfRemote(tree, env);
    expect(ran()).toBe(false);
  });

  it('these traps do spring where git is asked plainly', () => {
    const springs = (name: string) => {
      cases.find(([one]) => one === name)?.[1]();
      rmSync(join(root, 'ran'), { force: true });
      try {
        git(tree, 'status', '--porcelain', '--untracked-files=no', '--ignore-submodules=all');
      } catch {
        // Some traps also break git.
      }
      return ran();
    };
    expect(springs('a filter for cleaning')).toBe(true);
    expect(springs('a partial clone that lacks what status reads')).toBe(true);
  });
});
