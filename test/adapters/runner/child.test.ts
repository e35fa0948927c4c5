import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Starter, startChild, throughChildProcess } from '../../../src/adapters/runner/child.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guard-child-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

// What guard's own way through Node's process handle relies on is held to be what Node's public interface does.
describe.each([
  ['the process handle', startChild],
  ['child_process', throughChildProcess],
] as const satisfies readonly (readonly [string, Starter])[])('a child through %s', (_, start) => {
  async function run(script: string, input = '') {
    writeFileSync(join(folder, 'in'), input);
    const files = [openSync(join(folder, 'in'), 'r'), openSync(join(folder, 'out'), 'w'), openSync(join(folder, 'err'), 'w')] as const;
    const child = await start({
      file: '/bin/sh',
      argv: ['its-own-name', '-c', script],
      cwd: '/',
      env: { A: 'b c', PATH: '/usr/bin:/bin' },
      stdio: files,
    });
    for (const fd of files) closeSync(fd);
    return {
      pid: child.pid,
      exit: await child.exited,
      out: readFileSync(join(folder, 'out'), 'utf8'),
      err: readFileSync(join(folder, 'err'), 'utf8'),
    };
  }

  it('gets argv[0], folder, environment and its three descriptors', async () => {
    const { out, err, exit } = await run('echo "$0"; pwd; env | sort; cat; echo wrong >&2', 'given');
    expect(out.split('\n').filter((line) => !/^(PWD|_|SHLVL|OLDPWD)=/.test(line))).toEqual([
      'its-own-name',
      '/',
      'A=b c',
      'PATH=/usr/bin:/bin',
      'given',
    ]);
    expect(err).toBe('wrong\n');
    expect(exit).toEqual({ code: 0, signal: null });
  });

  it('leads a session of its own', async () => {
    const { pid, out } = await run("cut -d' ' -f5,6 /proc/$$/stat");
    expect(out).toBe(`${pid} ${pid}\n`);
  });

  it.each([
    ['exit 0', 0, null],
    ['exit 7', 7, null],
    ['exit 143', 143, null],
    ['kill -TERM $$', null, 'SIGTERM'],
    ['kill -KILL $$', null, 'SIGKILL'],
  ])('`%s`: code %s, signal %s', async (script, code, signal) => expect((await run(script)).exit).toEqual({ code, signal }));

  it.each([
    ['missing', 'not-found'],
    ['plain', 'not-permitted'],
    ['plain/below', 'not-found'],
    ['n'.repeat(300), 'not-permitted'],
  ])('a file that is %s is a fault: %s', async (name, kind) => {
    writeFileSync(join(folder, 'plain'), 'text');
    const starting = async () => start({ file: join(folder, name), argv: [name], cwd: '/', env: {}, stdio: [0, 1, 2] });
    await expect(starting()).rejects.toMatchObject({ kind });
  });

  it('more arguments than the system takes are a fault', async () => {
    const argv = ['true', 'x'.repeat(200_000)] as const;
    const starting = async () => start({ file: '/bin/true', argv, cwd: '/', env: {}, stdio: [0, 1, 2] });
    await expect(starting()).rejects.toMatchObject({ kind: 'not-permitted' });
  });
});

it('no deprecation of the process handle is told, which could end guard while the child runs', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { startChild } from './src/adapters/runner/child.ts';
        Promise.resolve(startChild({ file: '/bin/true', argv: ['true'], cwd: '/', env: {}, stdio: [0, 1, 2] }))
          .then(({ exited }) => exited)
          .then((exit) => console.log(JSON.stringify({ ...exit, kept: process.noDeprecation ?? null })));`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    platform: 'node',
    write: false,
  });
  writeFileSync(join(folder, 'main.cjs'), outputFiles[0]?.text ?? '');
  const done = spawnSync(process.execPath, ['--pending-deprecation', '--throw-deprecation', join(folder, 'main.cjs')]);
  expect(done.stderr.toString()).toBe('');
  expect(JSON.parse(done.stdout.toString())).toEqual({ code: 0, signal: null, kept: null });
});
