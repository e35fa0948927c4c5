import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
// biome-ignore lint/correctness/useImportExtensions: it would name the declaration file
import { bundledRoutinePath, heavyIn } from '../../scripts/imports.mjs';

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
