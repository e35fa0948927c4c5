// Writes docs/packs.md from the rule packs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { packReference } from './pack-reference.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'guard-reference-'));
try {
  const outfile = join(folder, 'policy.mjs');
  await build({
    absWorkingDir: root,
    stdin: {
      contents: `export { allPacks } from './src/core/policy/packs/index.ts';
export { classify } from './src/core/policy/classify.ts';
export { anywhere } from './src/core/policy/examples.ts';`,
      resolveDir: root,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile,
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  const { allPacks, anywhere, classify } = await import(pathToFileURL(outfile).href);
  const judge = (command) => classify({ shell: command }, { preset: 'strict', rules: [], path: [] }, anywhere);
  writeFileSync(join(root, 'docs', 'packs.md'), packReference(allPacks(), judge));
  process.stdout.write('wrote docs/packs.md\n');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
