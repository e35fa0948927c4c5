// Runs the sources as they are, for scripts that write files out of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @param {string} contents a module of exports from './src/...'
 * @param {(exports: any) => void | Promise<void>} use
 * @param {import('esbuild').Plugin[]} [plugins]
 */
export async function fromSource(contents, use, plugins = []) {
  const folder = mkdtempSync(join(tmpdir(), 'guard-source-'));
  try {
    const outfile = join(folder, 'source.mjs');
    await build({
      absWorkingDir: root,
      stdin: { contents, resolveDir: root },
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      outfile,
      plugins,
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      logLevel: 'warning',
    });
    await use(await import(pathToFileURL(outfile).href));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
