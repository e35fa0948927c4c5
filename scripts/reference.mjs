// Writes docs/packs.md from the rule packs.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromSource, root } from './from-source.mjs';
import { packReference } from './pack-reference.mjs';

await fromSource(
  `export { allPacks } from './src/core/policy/packs/index.ts';
export { classify } from './src/core/policy/classify.ts';
export { anywhere } from './src/core/policy/examples.ts';`,
  ({ allPacks, anywhere, classify }) => {
    const judge = (command) => classify({ shell: command }, { preset: 'strict', rules: [], path: [] }, anywhere);
    writeFileSync(join(root, 'docs', 'packs.md'), packReference(allPacks(), judge));
    process.stdout.write('wrote docs/packs.md\n');
  },
);
