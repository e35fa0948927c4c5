// What the import graph says: the rules of .dependency-cruiser.mjs, that the whole tree was seen, and what a routine
// command loads. A cruise that sees nothing also finds nothing wrong, so seeing is checked first.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Packages that cost a routine command more than its whole budget (docs/dependencies.md): only behind `import()`. */
export const heavy = [
  '@github/keytar',
  '@octokit/*',
  '@xterm/headless',
  'chalk',
  'execa',
  'graphql',
  'inquirer',
  'keytar',
  'node-pty',
  'yaml',
];

/** @param {string} root @returns {{ modules: any[], summary: { totalCruised: number, violations: any[] } }} */
export function cruise(root, folders = ['src', 'test']) {
  const bin = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const run = spawnSync(process.execPath, [bin, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  // Its exit status counts violations, so only unreadable output is a failure of the cruise itself.
  if (!run.stdout.startsWith('{')) throw new Error(`dependency-cruiser failed:\n${run.stderr}${run.stdout}`);
  return JSON.parse(run.stdout);
}

/** TypeScript files below `folder`, relative to `root`. */
export function sources(root, folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`)
    .sort();
}

/** Files that the cruise did not see: none may be missing. */
export function unseen(graph, files) {
  const seen = new Set(graph.modules.map((module) => module.source));
  return files.filter((file) => !seen.has(file));
}

const packageOf = (path) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;
const isHeavy = (name) => heavy.some((entry) => (entry.endsWith('/*') ? name.startsWith(entry.slice(0, -1)) : name === entry));

/**
 * Follows static imports from `entry`.
 * @returns {{ reached: string[], found: string[][] }} own modules in the order met, and for each heavy package the way to it
 */
export function routinePath(graph, entry = 'src/main.ts') {
  const modules = new Map(graph.modules.map((module) => [module.source, module]));
  const ways = new Map([[entry, [entry]]]);
  const found = [];
  for (const [source, way] of ways) {
    const module = modules.get(source);
    if (module === undefined) throw new Error(`the import graph does not hold ${source}`);
    for (const dependency of module.dependencies) {
      if (dependency.dynamic || dependency.dependencyTypes.includes('type-only')) continue;
      const name = packageOf(dependency.resolved);
      if (isHeavy(name)) found.push([...way, name]);
      else if (modules.has(dependency.resolved) && !ways.has(dependency.resolved) && !dependency.resolved.includes('node_modules/'))
        ways.set(dependency.resolved, [...way, dependency.resolved]);
    }
  }
  return { reached: [...ways.keys()], found };
}

/** Heavy packages among file paths. */
export function heavyIn(paths) {
  return [...new Set(paths.filter((path) => path.includes('node_modules/')).map(packageOf))].filter(isHeavy);
}

/**
 * The files that esbuild put into the chunks which `entry` loads at once.
 * @param {{ outputs: Record<string, any> }} meta esbuild's metafile (dist/meta.json)
 */
export function bundledRoutinePath(meta, entry = 'src/main.ts') {
  const first = Object.keys(meta.outputs).find((file) => meta.outputs[file].entryPoint === entry);
  if (first === undefined) throw new Error(`the bundle has no entry for ${entry}`);
  const chunks = new Set([first]);
  for (const chunk of chunks) {
    for (const { path, kind } of meta.outputs[chunk].imports) {
      if (kind === 'import-statement' && path in meta.outputs) chunks.add(path);
    }
  }
  return [...chunks].flatMap((chunk) => Object.keys(meta.outputs[chunk].inputs));
}
