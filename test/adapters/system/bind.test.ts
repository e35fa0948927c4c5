import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bind } from '../../../src/adapters/system/bind.ts';
import { bindingLimits, FileHasher } from '../../../src/adapters/system/hash-files.ts';
import type { Binding } from '../../../src/core/policy/binding.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'guard-bind-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const at = (name: string) => join(root, name);
function put(name: string, text = name): string {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text, { mode: 0o755 });
  return at(name);
}
const folder = (suffixes: readonly string[] | null = null, deep = true) => new FileHasher().folder({ path: root, deep, suffixes });
const sha = async (...args: Parameters<typeof folder>) => (await folder(...args)).sha256;

describe('a folder', () => {
  const changes: [string, () => unknown, boolean][] = [
    ['a file changes', () => put('a/b', 'other'), true],
    ['a file appears', () => put('a/new'), true],
    ['a file goes', () => rmSync(at('a/b')), true],
    ['a file gets another name', () => renameSync(at('a/b'), at('a/z')), true],
    ['two files trade their contents', () => [put('a/b', 'c'), put('c', 'a/b')], true],
    ['a file becomes a link to the same content', () => [renameSync(at('c'), at('d')), symlinkSync('d', at('c'))], true],
    ['git writes its index', () => put('.git/index'), false],
    ['a file is touched', () => utimesSync(at('c'), 1, 1), false],
  ];
  it.each(changes)('%s', async (_, change, seen) => {
    put('a/b');
    put('c');
    const before = await sha();
    change();
    expect((await sha()) !== before).toBe(seen);
  });

  it('follows links to folders, and circles only once', async () => {
    put('outside/x');
    const inside = { path: at('in'), deep: true, suffixes: null };
    put('in/y');
    symlinkSync('../outside', at('in/link'));
    symlinkSync('.', at('in/circle'));
    const before = await new FileHasher().folder(inside);
    expect(before.files).toBe(2);
    put('outside/x', 'other');
    expect((await new FileHasher().folder(inside)).sha256).not.toBe(before.sha256);
  });

  it('of an overlay takes the bases outside in', async () => {
    put('base/app.yaml');
    put('overlays/prod/kustomization.yaml', 'resources:\n- ../../base\n');
    const overlay = { path: at('overlays/prod'), deep: true, suffixes: null };
    const before = await new FileHasher().folder(overlay);
    put('base/app.yaml', 'other');
    expect((await new FileHasher().folder(overlay)).sha256).not.toBe(before.sha256);
  });

  it('counts only what the program reads', async () => {
    put('x.tf');
    put('big.iso');
    expect((await folder(['.tf'])).files).toBe(1);
    put('sub/y.tf');
    expect((await folder(['.tf'], false)).files).toBe(1);
  });

  it.each([
    ['files', { ...bindingLimits, folderFiles: 2 }],
    ['bytes', { ...bindingLimits, folderBytes: 3 }],
    ['entries', { ...bindingLimits, entries: 2 }],
  ])('with too many %s is refused', async (_, limits) => {
    for (const name of ['one', 'two', 'three']) put(name);
    await expect(new FileHasher(limits).folder({ path: root, deep: true, suffixes: null })).rejects.toMatchObject({ kind: 'usage' });
  });
});

describe('a file', () => {
  it('too large, or one too many, is refused', async () => {
    const [one, two] = [put('one'), put('two')];
    truncateSync(two, 1 << 20);
    const small = new FileHasher({ ...bindingLimits, bytes: 1000 });
    await small.named(one);
    await expect(small.named(two)).rejects.toMatchObject({ kind: 'usage' });
    const few = new FileHasher({ ...bindingLimits, files: 1 });
    await few.named(one);
    await expect(few.named(two)).rejects.toMatchObject({ kind: 'usage' });
  });
  it('behind a link is bound with the name of the link', async () => {
    const path = put('one');
    symlinkSync('one', at('link'));
    expect(await new FileHasher().named(at('link'))).toMatchObject({ path, name: at('link') });
    expect(await new FileHasher().named(path)).not.toHaveProperty('name');
  });
  it('that is a FIFO is refused', async () => {
    execFileSync('mkfifo', [at('fifo')]);
    await expect(new FileHasher().named(at('fifo'))).rejects.toMatchObject({ kind: 'usage' });
    await expect(new FileHasher().program(at('fifo'))).rejects.toMatchObject({ kind: 'io' });
  });
  it.each(['/dev/null', '/proc/self/stat', '/tmp', '/no/such'])('%s has no content of its own', async (path) => {
    expect(await new FileHasher().named(path)).toBeNull();
  });
  it.skipIf(process.getuid?.() === 0)('that cannot be read is told apart by its times; a program must be readable', async () => {
    const path = put('secret');
    chmodSync(path, 0o200);
    const before = await new FileHasher().named(path);
    writeFileSync(path, 'other!');
    expect(await new FileHasher().named(path)).not.toEqual(before);
    await expect(new FileHasher().program(path)).rejects.toMatchObject({ kind: 'io' });
  });
});

describe('bind', () => {
  const none: Binding = { files: [], folders: [], env: {} };
  const bound = (binding: Partial<Binding>, path = process.execPath) =>
    bind({
      command: { argv: ['x'], cwd: root, path },
      stdin: { kind: 'none' },
      binding: { ...none, ...binding },
      env: { PATH: `${root}:/usr/bin:/bin` },
      osUser: 'ann',
    });

  it('lists programs and code first, and puts the rest aside', async () => {
    const [code, named, program] = [put('code'), put('named'), put('program')];
    const { codeFiles } = await bound({
      files: [
        { path: program, role: 'program' },
        { path: code, role: 'code' },
        { path: named, role: 'named' },
      ],
      folders: [{ path: root, deep: false, suffixes: null }],
    });
    expect(codeFiles.map(({ path, aside }) => [path, aside])).toEqual([
      [program, undefined],
      [code, undefined],
      [root, undefined],
      [named, true],
    ]);
  });

  it('binds interpreters, and what env looks up for a script', async () => {
    const script = put('script', '#!/usr/bin/env -S interp --flag\n');
    const interp = put('interp', `#!${at('deeper')} -x\n`);
    const deeper = put('deeper', 'binary');
    const paths = (await bound({}, script)).codeFiles.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining([interp, deeper]));
  });

  it('keeps values of variables out, and their order the same', async () => {
    const { env } = await bound({ env: { B: 'secret', A: '1' } });
    expect(Object.keys(env)).toEqual(['A', 'B']);
    expect(JSON.stringify(env)).not.toContain('secret');
  });
});
