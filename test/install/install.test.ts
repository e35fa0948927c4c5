import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

// A folder of its own for each test: a clone with a blank in its name, a home, and a prefix beside them.
let folder: string;
let clone: string;
let home: string;
let prefix: string;

beforeEach(() => {
  if (!existsSync(join(root, 'dist', 'main.js'))) throw new Error('dist/ is missing: npm run build makes it, npm test does so first');
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'guard install ')));
  chmodSync(folder, 0o755);
  clone = join(folder, 'a clone');
  home = join(folder, 'home');
  prefix = join(home, '.local');
  mkdirSync(home);
  mkdirSync(clone);
  for (const part of ['install.sh', 'bin', 'dist', 'completions', 'package.json', 'LICENSE']) {
    cpSync(join(root, part), join(clone, part), { recursive: true });
  }
  mkdirSync(join(clone, 'node_modules'));
  symlinkSync(join(root, 'node_modules', 'node-pty'), join(clone, 'node_modules', 'node-pty'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function install(args: readonly string[], more: { path?: string; cwd?: string; uid?: number; env?: Record<string, string> } = {}): Outcome {
  const run = spawnSync(join(clone, 'install.sh'), args, {
    cwd: more.cwd ?? folder,
    env: { HOME: home, PATH: more.path ?? systemPath, ...more.env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(more.uid === undefined ? {} : { uid: more.uid, gid: more.uid }),
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

const systemPath = `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`;
const link = () => join(prefix, 'bin', 'guard');
const releases = () => readdirSync(join(prefix, 'lib', 'guard-exec')).sort();
const release = () => basename(dirname(dirname(readlinkSync(link()))));
const guardVersion = () =>
  spawnSync(link(), ['--version'], { cwd: '/', env: { PATH: systemPath, HOME: home }, encoding: 'utf8' }).stdout.trim();

/** A folder with a stub in front of PATH. */
function stub(name: string, script: string): string {
  const bin = join(folder, 'stubs');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return `${bin}:${systemPath}`;
}

describe('install.sh', () => {
  it('installs a guard that runs, its completions, and says what is missing', () => {
    const { code, out, err } = install(['--no-build']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`installed ${link()} (guard ${version})`);
    expect(out).toContain(`missing: ${prefix}/bin is not in PATH`);
    expect(guardVersion()).toBe(version);
    for (const file of ['bash-completion/completions/guard', 'zsh/site-functions/_guard', 'fish/vendor_completions.d/guard.fish']) {
      expect(readFileSync(join(prefix, 'share', file), 'utf8')).toContain('generated from the command tree of guard');
    }
  });

  it('touches nothing in the home but its prefix', () => {
    writeFileSync(join(home, '.bashrc'), '# mine\n');
    install(['--no-build']);
    expect(readdirSync(home).sort()).toEqual(['.bashrc', '.local']);
    expect(readFileSync(join(home, '.bashrc'), 'utf8')).toBe('# mine\n');
    expect(readdirSync(prefix).sort()).toEqual(['bin', 'lib', 'share']);
  });

  it('is silent about PATH when the prefix is in it', () => {
    expect(install(['--no-build'], { path: `${prefix}/bin:${systemPath}` }).out).not.toContain('PATH');
  });

  it('upgrades in place, keeps the version before (a waiting run still loads from it) and no more', () => {
    const seen = [1, 2, 3].map(() => {
      const { code, out } = install(['--no-build']);
      expect(code).toBe(0);
      return { release: release(), out };
    });
    expect(seen[1]?.out).toContain('upgraded');
    expect(new Set(seen.map((one) => one.release)).size).toBe(3);
    expect(releases()).toEqual([seen[1]?.release, seen[2]?.release].sort());
    expect(guardVersion()).toBe(version);
  });

  it('leaves the old version working when the new one does not start', () => {
    install(['--no-build']);
    const before = readlinkSync(link());
    writeFileSync(join(clone, 'dist', 'routine.js'), 'throw new Error("broken build");');
    const { code, err } = install(['--no-build']);
    expect(code).toBe(1);
    expect(err).toContain('install: the build does not start');
    expect(readlinkSync(link())).toBe(before);
    expect(guardVersion()).toBe(version);
    expect(releases()).toHaveLength(1);
  });

  it('leaves the old version working when the dependencies cannot be had', () => {
    install(['--no-build']);
    const before = readlinkSync(link());
    const { code, err } = install([], { path: stub('npm', 'echo "no network here" >&2; exit 7') });
    expect(code).toBe(1);
    expect(err).toContain('no network here');
    expect(err).toContain("install: 'npm ci --include=dev --include=optional' failed");
    expect(readlinkSync(link())).toBe(before);
    expect(releases()).toHaveLength(1);
  });

  it('cleans up what a killed installation left behind', () => {
    install(['--no-build']);
    const gone = spawnSync('true').pid;
    mkdirSync(join(prefix, 'lib', 'guard-exec', `.new-20260101000000-${gone}`));
    install(['--no-build']);
    expect(releases().filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('takes over the lock of a killed installation', () => {
    mkdirSync(join(prefix, 'lib', 'guard-exec'), { recursive: true });
    symlinkSync(String(spawnSync('true').pid), join(prefix, 'lib', 'guard-exec', '.lock'));
    expect(install(['--no-build']).code).toBe(0);
    expect(releases()).toEqual([release()]);
  });

  it('lets several installations run at once', async () => {
    const codes = await Promise.all(
      [1, 2, 3, 4].map(
        () =>
          new Promise((resolve) => {
            spawn(join(clone, 'install.sh'), ['--no-build'], { env: { HOME: home, PATH: systemPath }, stdio: 'ignore' }).on(
              'close',
              resolve,
            );
          }),
      ),
    );
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(guardVersion()).toBe(version);
  });

  it.each([
    ['--prefix', ['--prefix', 'some where']],
    ['--prefix=', ['--prefix=some where']],
  ])('takes a relative %s from where it is called', (_, args) => {
    expect(install(['--no-build', ...args], { cwd: home }).code).toBe(0);
    prefix = join(home, 'some where');
    expect(guardVersion()).toBe(version);
  });

  it('installs files that everybody may read, whatever the umask', () => {
    const run = spawnSync('sh', ['-c', 'umask 077; exec "$0" --no-build', join(clone, 'install.sh')], {
      env: { HOME: home, PATH: systemPath },
    });
    expect(run.status).toBe(0);
    expect(lstatSync(join(prefix, 'lib', 'guard-exec', release(), 'bin')).mode & 0o777).toBe(0o755);
    expect(lstatSync(join(prefix, 'share/zsh/site-functions/_guard')).mode & 0o777).toBe(0o644);
  });

  it('needs no root', ({ skip }) => {
    if (process.getuid?.() !== 0) skip('all the other tests run without root already');
    const reach = spawnSync('test', ['-r', join(root, 'node_modules', 'node-pty', 'package.json')], { uid: 65534 });
    if (reach.status !== 0) skip('this checkout lies in a folder that other users may not enter');
    const other = join(folder, 'other');
    mkdirSync(other, { mode: 0o777 });
    chmodSync(other, 0o777);
    const { code, err } = install(['--no-build', '--prefix', other], { uid: 65534 });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

describe('install.sh refuses', () => {
  const cases: readonly (readonly [
    what: string,
    args: readonly string[],
    prepare: () => Parameters<typeof install>[1],
    code: number,
    says: string,
  ])[] = [
    ['an unknown option', ['--frefix'], () => ({}), 64, 'unknown option: --frefix'],
    ['--prefix without a folder', ['--prefix'], () => ({}), 64, '--prefix needs a folder'],
    ['an empty --prefix', ['--prefix='], () => ({}), 64, '--prefix needs a folder'],
    ['to guess a home', ['--no-build'], () => ({ env: { HOME: '' } }), 64, 'HOME is not set'],
    ['Windows', ['--no-build'], () => ({ path: stub('uname', 'echo MINGW64_NT-10.0') }), 1, 'Windows is not supported'],
    ['other systems', ['--no-build'], () => ({ path: stub('uname', 'echo Plan9') }), 1, 'Plan9 is not supported'],
    [
      'an old Node',
      ['--no-build'],
      () => ({ path: stub('node', '[ "$1" != --version ] || echo v18.20.4; exit 1') }),
      1,
      'Node v18.20.4 is too old',
    ],
    [
      'a clone that was not built',
      ['--no-build'],
      () => {
        rmSync(join(clone, 'dist'), { recursive: true });
        return {};
      },
      1,
      'dist/main.js is missing',
    ],
    [
      'to replace a guard that is not its own',
      ['--no-build'],
      () => {
        mkdirSync(join(prefix, 'bin'), { recursive: true });
        symlinkSync('/bin/true', link());
        return {};
      },
      1,
      'was not installed from here',
    ],
  ];

  it.each(cases)('%s', (_, args, prepare, code, says) => {
    const outcome = install(args, prepare());
    expect(outcome.code).toBe(code);
    expect(outcome.err).toContain(`install: ${says.startsWith('was') ? link() : ''}`);
    expect(outcome.err).toContain(says);
    expect(outcome.err).toMatch(/^install: hint: .+$/m);
    expect(existsSync(join(prefix, 'lib', 'guard-exec')) && releases().length > 0).toBe(false);
  });

  it('a prefix where it may not write', ({ skip }) => {
    if (process.getuid?.() !== 0) skip('needs root to have a folder of somebody else');
    const { code, err } = install(['--no-build', '--prefix', home], { uid: 65534 });
    expect(code).toBe(1);
    expect(err).toContain(`install: ${home} is not writable`);
  });
});

describe('install.sh --uninstall', () => {
  it('removes all that it installed and keeps what is not its own', () => {
    install(['--no-build']);
    const state = join(home, '.local', 'state', 'guard', 'logs');
    mkdirSync(state, { recursive: true });
    writeFileSync(join(prefix, 'share/zsh/site-functions/_other'), '#compdef other\n');
    writeFileSync(join(prefix, 'share/fish/vendor_completions.d/guard.fish'), '# written by hand\n');
    const { code, out } = install(['--uninstall']);
    expect(code).toBe(0);
    expect(out).toContain(`removed ${link()}`);
    expect(out).toContain('kept: logs, keys');
    expect(existsSync(join(prefix, 'lib/guard-exec')) || existsSync(link())).toBe(false);
    expect(existsSync(join(prefix, 'share/zsh/site-functions/_guard'))).toBe(false);
    expect(existsSync(join(prefix, 'share/zsh/site-functions/_other'))).toBe(true);
    expect(existsSync(join(prefix, 'share/fish/vendor_completions.d/guard.fish'))).toBe(true);
    expect(existsSync(state)).toBe(true);
  });

  it('says so when there is nothing', () => {
    const { code, out } = install(['--uninstall']);
    expect(code).toBe(0);
    expect(out).toContain(`nothing of guard is installed under ${prefix}`);
  });

  it('leaves a guard of somebody else alone', () => {
    mkdirSync(join(prefix, 'bin'), { recursive: true });
    writeFileSync(link(), '#!/bin/sh\n');
    const { code, out } = install(['--uninstall']);
    expect(code).toBe(0);
    expect(out).toContain(`left ${link()} alone`);
    expect(existsSync(link())).toBe(true);
  });
});
