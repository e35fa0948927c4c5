import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
// biome-ignore lint/correctness/useImportExtensions: it would name the declaration file
import { bundledRoutinePath, heavyIn } from '../../scripts/imports.mjs';
import { allPacks } from '../../src/core/policy/packs/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the bundle', () => {
  const file = join(root, 'dist', 'meta.json');

  // The source may be clean while the bundler moves a shared chunk onto the path that every command loads.
  it('starts a routine command without any heavy package', () => {
    if (!existsSync(file)) throw new Error('dist/ is missing: npm run build makes it, npm test does so first');
    const inputs = bundledRoutinePath(JSON.parse(readFileSync(file, 'utf8')));
    expect(inputs).toContain('src/main.ts');
    expect(inputs.length).toBeGreaterThan(3);
    expect(heavyIn(inputs)).toEqual([]);
    // Scripts of their own (src/loader/loader.cjs): only shell code and SQL wait for them.
    expect(inputs.filter((input) => /node_modules\/(unbash|pgsql-ast-parser|nearley|moo)\/|sql-grammar/.test(input))).toEqual([]);
  });
});

describe('the built tables', () => {
  const built = (commands: readonly string[]) => {
    const run = spawnSync(process.execPath, [join(root, 'bin', 'guard.js'), 'explain', '--stdin'], {
      input: commands.map((command) => `${JSON.stringify(command)}\n`).join(''),
      encoding: 'utf8',
      cwd: root,
      env: { PATH: '/usr/bin:/bin', HOME: '/nonexistent' },
      maxBuffer: 1 << 28,
    });
    expect(run.stderr).toBe('');
    return run.stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { tier: string }).tier);
  };

  // Each pack is a script of its own, found through an index that the build writes.
  it.each(allPacks().map((pack) => [pack.name, pack.examples] as const))('%s: are there', (_, { routine, asks }) => {
    if (routine.length > 0) expect(built(routine)).toContain('routine');
    if (asks.length > 0) expect(built(asks)).not.toContain('routine');
  });
});

describe('the search through the bundle', () => {
  const output = (inputs: readonly string[], imports: readonly { path: string; kind: string }[] = []) => ({
    inputs: Object.fromEntries(inputs.map((input) => [input, {}])),
    imports,
  });
  const meta = {
    outputs: {
      'dist/main.js': { ...output(['src/main.ts'], [{ path: 'dist/a.js', kind: 'import-statement' }]), entryPoint: 'src/main.ts' },
      'dist/a.js': output(['src/a.ts', 'node_modules/chalk/index.js'], [{ path: 'dist/lazy.js', kind: 'dynamic-import' }]),
      'dist/lazy.js': output(['src/lazy.ts', 'node_modules/yaml/index.js']),
    },
  };
  it('follows static imports only', () => {
    expect(bundledRoutinePath(meta)).toEqual(['src/main.ts', 'src/a.ts', 'node_modules/chalk/index.js']);
    expect(heavyIn(bundledRoutinePath(meta))).toEqual(['chalk']);
  });
  it('refuses a bundle without the entry', () => expect(() => bundledRoutinePath({ outputs: {} })).toThrow('no entry'));
});
