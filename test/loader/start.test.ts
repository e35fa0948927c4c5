import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guard-start-'));
  for (const part of ['bin', 'dist', 'package.json']) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function guard(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const run = spawnSync(process.execPath, [join(folder, 'bin', 'guard.js'), ...args], {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', HOME: folder, GUARD_HOME: join(folder, 'home'), ...env },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

describe('a copy of guard that is not whole', () => {
  it.each<[string, () => void, RegExp]>([
    ['was never built', () => rmSync(join(folder, 'dist'), { recursive: true }), /^guard: cannot read .*routine\.js \(ENOENT\)\n/],
    ['lost half of its code', () => truncateSync(join(folder, 'dist', 'routine.js'), 50_000), /^guard: cannot start: /],
    ['lost all of its code', () => truncateSync(join(folder, 'dist', 'routine.js'), 0), /^guard: cannot start: /],
  ])('runs nothing when it %s', (_, spoil, says) => {
    spoil();
    const { code, out, err } = guard(['exec', '--', 'echo', 'ran']);
    expect({ code, out }).toEqual({ code: 125, out: '' });
    expect(err).toMatch(says);
    expect(err).toMatch(/\nguard: hint: .*install it again\n$/);
  });
});

describe('the code cache', () => {
  const caches = () => readdirSync(join(folder, 'dist')).filter((name) => name.startsWith('cache-'));

  it('is there for the Node that built', () => {
    expect(caches().length).toBeGreaterThan(0);
  });

  it.each<[string, (file: string) => void]>([
    ['is of another V8', (file) => writeFileSync(file, 'no cache at all')],
    ['is cut off', (file) => truncateSync(file, 5000)],
    ['is empty', (file) => truncateSync(file, 0)],
    ['is gone', (file) => rmSync(file)],
  ])('may be missing: one that %s is done without', (_, spoil) => {
    for (const cache of caches()) spoil(join(folder, 'dist', cache, 'routine.js'));
    expect(guard(['exec', '--', 'echo', 'ran'])).toEqual({ code: 0, out: 'ran\n', err: '' });
  });
});

// Node warns of interfaces that guard uses at its own risk; some of these make such a warning the end of it, or forbid to silence it.
it.each(['--pending-deprecation --throw-deprecation', '--no-deprecation', '--trace-deprecation --pending-deprecation', '--no-warnings'])(
  'runs as ever under a Node with %s',
  (options) => {
    const told = { NODE_OPTIONS: options };
    expect(guard(['exec', '--', 'echo', 'ran'], told)).toEqual({ code: 0, out: 'ran\n', err: '' });
    expect(guard(['exec', '--', 'echo', 'again'], told)).toEqual({ code: 0, out: 'again\n', err: '' });
    expect(guard(['log', 'verify'], told)).toMatchObject({ code: 0 });
  },
);
