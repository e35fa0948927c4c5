// `npm run check`: everything that reads the code without running it. All parts run even if one says no, so that one
// call tells the whole story.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, routinePath, sources, unseen } from './imports.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Runs the command `name` of an installed package with this very Node. */
function tool(packageName, name, args) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = join(folder, typeof bin === 'string' ? bin : bin[name]);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

function imports() {
  const graph = cruise(root);
  const problems = graph.summary.violations.map(({ rule, from, to, comment, cycle }) => {
    const way = cycle ? [from, ...cycle.map((step) => step.name)].join(' -> ') : from === to ? from : `${from} -> ${to}`;
    const why = comment ?? graph.summary.ruleSetUsed.forbidden.find(({ name }) => name === rule.name)?.comment;
    return `${rule.name}: ${way}${why ? `\n  because ${why}` : ''}`;
  });
  const files = [...sources(root, 'src'), ...sources(root, 'test')];
  if (files.length === 0 || graph.summary.totalCruised === 0) problems.push('no module was seen: the check itself is broken');
  for (const file of unseen(graph, files)) problems.push(`not seen by the import check: ${file}`);
  const routine = routinePath(graph);
  if (routine.reached.length < 2) problems.push('the routine path has no modules: the check itself is broken');
  for (const way of routine.found)
    problems.push(`heavy package on the routine path: ${way.join(' -> ')}\n  because a routine command pays for it`);
  return {
    ok: problems.length === 0,
    output: problems.join('\n'),
    note: `${graph.summary.totalCruised} modules seen, ${routine.reached.length} on the routine path`,
  };
}

const parts = [
  ['types', () => tool('typescript', 'tsc', ['-p', '.'])],
  ['lint and format', () => tool('@biomejs/biome', 'biome', ['check', '.', '--error-on-warnings', '--max-diagnostics=100'])],
  ['imports', async () => imports()],
  ['unused code', () => tool('knip', 'knip', ['--no-progress'])],
];

let failed = 0;
for (const [name, run] of parts) {
  const start = performance.now();
  const { ok, output, note } = await run().catch((error) => ({ ok: false, output: String(error?.message ?? error) }));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds} s${note ? `, ${note}` : ''})\n`);
  if (!ok) {
    failed += 1;
    process.stdout.write(`${output.trim().replace(/^/gm, '     ')}\n`);
  }
}
process.stdout.write(failed === 0 ? 'check: all clean\n' : `check: ${failed} of ${parts.length} parts failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
