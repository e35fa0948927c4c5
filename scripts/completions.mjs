// Writes completions/ from the command tree; test/cli/completions.test.ts fails when the two drift apart.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromSource, root } from './from-source.mjs';

await fromSource(
  `export { createProgram } from './src/cli/program.ts';
export { completionFiles, completionScript, shells } from './src/cli/completion/script.ts';`,
  ({ createProgram, completionFiles, completionScript, shells }) => {
    mkdirSync(join(root, 'completions'), { recursive: true });
    for (const shell of shells) {
      const file = join('completions', completionFiles[shell]);
      writeFileSync(join(root, file), completionScript(shell, createProgram()));
      process.stdout.write(`wrote ${file}\n`);
    }
  },
  // Only the tree is read; the verbs themselves stay behind their import().
  [{ name: 'verbs', setup: ({ onResolve }) => onResolve({ filter: /^\.\/commands\// }, ({ path }) => ({ path, external: true })) }],
);
