// Writes completions/ from the command tree; test/cli/completions.test.ts fails when the two drift apart.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'guard-completions-'));
try {
  const outfile = join(folder, 'tree.mjs');
  await build({
    absWorkingDir: root,
    stdin: {
      contents: `export { createProgram } from './src/cli/program.ts';
export { completionFiles, completionScript, shells } from './src/cli/completion/script.ts';`,
      resolveDir: root,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile,
    // Only the tree is read; the verbs themselves stay behind their import().
    plugins: [
      { name: 'verbs', setup: ({ onResolve }) => onResolve({ filter: /^\.\/commands\// }, ({ path }) => ({ path, external: true })) },
    ],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  const { createProgram, completionFiles, completionScript, shells } = await import(pathToFileURL(outfile).href);
  mkdirSync(join(root, 'completions'), { recursive: true });
  for (const shell of shells) {
    const file = join('completions', completionFiles[shell]);
    writeFileSync(join(root, file), completionScript(shell, createProgram()));
    process.stdout.write(`wrote ${file}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
