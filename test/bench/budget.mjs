// What twenty agents that wait for hours take from one token's budget, on a clock that never really waits.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export async function benchBudget(agents = 20, hours = 6) {
  const folder = mkdtempSync(join(tmpdir(), 'guard-budget-'));
  try {
    const outfile = join(folder, 'budget.mjs');
    const entry = fileURLToPath(new URL('budget.ts', import.meta.url));
    const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
    await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', banner, logLevel: 'error' });
    const { waitTogether } = await import(outfile);
    console.log(`${agents} agents wait ${hours} hours on one token`);
    for (const [whose, limit] of [
      ['a user', 5000],
      ['GITHUB_TOKEN', 1000],
    ])
      for (const free304 of [false, true]) tell(whose, limit, free304, await waitTogether({ agents, limit, hours, free304 }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell(whose, limit, free304, { hours, noticedMs }) {
  const most = Math.max(...hours.map(({ rest }) => rest));
  const sorted = [...noticedMs].sort((a, b) => a - b);
  const seconds = (ms) => `${(ms / 1000).toFixed(0)} s`;
  console.log(`  ${whose}, ${limit} an hour, ${free304 ? '304s are free' : 'nothing is free'}:`);
  console.log(`    REST calls each hour     ${hours.map(({ rest }) => rest).join(', ')}; at most ${((100 * most) / limit).toFixed(1)} %`);
  console.log(`    GraphQL calls each hour  ${hours.map(({ graphql }) => graphql).join(', ')}`);
  console.log(`    longest pause each hour  ${hours.map(({ longestPauseMs }) => seconds(longestPauseMs)).join(', ')}`);
  console.log(`    approval noticed after   median ${seconds(sorted[sorted.length >> 1])}, at most ${seconds(sorted.at(-1))}`);
}
