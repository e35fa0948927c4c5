// Bundles src/ into dist/: esbuild splits ESM, then every chunk becomes a CommonJS script, because Node starts those
// about 6 ms sooner than ES modules and V8 can cache their code (src/loader/loader.cjs).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInThisContext } from 'node:vm';
import { build, transform } from 'esbuild';
import { head, lazyPackPrefix, pack, sqlGrammar } from '../src/loader/loader.cjs';
import { notices } from './notices.mjs';
import { asFunctionBody } from './routine-chunk.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const staging = join(root, `dist.new-${process.pid}`);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Text that Node reads as latin1 must be ASCII: half the memory and no UTF-8 decoding on the routine path. */
const ascii = { charset: 'ascii' };

/** The tables of programs that routine commands seldom are: each a script of its own, loaded when such a program is met. */
const packs = 'src/core/policy/packs';
const packsLoadedAtOnce = new Set(['builtins', 'coreutils']);
const packImports = [...readFileSync(join(root, packs, 'index.ts'), 'utf8').matchAll(/^import \{ \w+ \} from '\.\/([\w-]+)\.ts';$/gm)];
const lazyPacks = packImports.map(([, name]) => name).filter((name) => !packsLoadedAtOnce.has(name));

/** What never changes between two commands, from the sources themselves: which pack knows which program, the default policy's digest. */
const { outputFiles } = await build({
  absWorkingDir: root,
  stdin: {
    contents: `export { programIndex } from './${packs}/index.ts'; export { defaultPolicy } from './src/core/policy/defaults.ts';`,
    resolveDir: root,
  },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  write: false,
  logLevel: 'warning',
});
const evaluated = { exports: {} };
runInThisContext(`(function (module, require) {${outputFiles[0].text}\n})`)(evaluated, createRequire(import.meta.url));
const { programIndex, defaultPolicy } = evaluated.exports;

const bundled = await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/main.ts' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outdir: 'dist',
  write: false,
  metafile: true,
  minify: true,
  legalComments: 'none',
  loader: { '.graphql': 'text', '.html': 'text', '.css': 'text' },
  external: ['node-pty', 'node-pty/*', 'keytar', 'unbash'],
  plugins: [
    {
      name: 'lazy-packs',
      setup: ({ onResolve }) =>
        onResolve({ filter: /^\.\/[\w-]+\.ts$/ }, ({ path, importer }) => {
          const name = path.slice(2, -3);
          if (importer === join(root, packs, 'index.ts') && lazyPacks.includes(name))
            return { path: lazyPackPrefix + name, external: true };
          if (importer === join(root, 'src/core/policy/sql-tree.ts') && name === sqlGrammar) return { path: sqlGrammar, external: true };
        }),
    },
  ],
  define: {
    GUARD_VERSION: JSON.stringify(version),
    GUARD_PROGRAMS_WITH_TABLES: JSON.stringify(programIndex().tools),
    GUARD_PROGRAMS_WITH_RULES: JSON.stringify(programIndex().rules),
    GUARD_DEFAULT_DIGEST: JSON.stringify(defaultPolicy().digest),
  },
  logLevel: 'warning',
  ...ascii,
});

mkdirSync(staging);
const lazily = await build({
  absWorkingDir: root,
  entryPoints: {
    unbash: 'unbash',
    [sqlGrammar]: `src/core/policy/${sqlGrammar}.ts`,
    ...Object.fromEntries(lazyPacks.map((name) => [lazyPackPrefix + name, `${packs}/${name}.ts`])),
  },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  outdir: staging,
  metafile: true,
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  ...ascii,
});
for (const file of bundled.outputFiles) {
  const { code } = await transform(file.text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // A CommonJS script has no import.meta; packages that make themselves a require of it get the chunk's own address.
    define: { 'import.meta.url': '__moduleUrl' },
    banner: file.text.includes('import.meta.url') ? 'const __moduleUrl = require("node:url").pathToFileURL(__filename).href;' : '',
    // `import()` becomes the loader's require, so that lazy chunks are cached, too.
    supported: { 'dynamic-import': false },
    minify: true,
    ...ascii,
  });
  writeFileSync(join(staging, basename(file.path)), code);
}
writeFileSync(
  join(staging, 'THIRD_PARTY_NOTICES.txt'),
  notices(root, [...Object.keys(bundled.metafile.inputs), ...Object.keys(lazily.metafile.inputs)]),
);
writeFileSync(join(staging, 'meta.json'), JSON.stringify(bundled.metafile));

const textOf = (name) => bundled.outputFiles.find(({ path }) => basename(path) === name).text;

const old = join(root, `dist.old-${process.pid}`);
if (existsSync(dist)) renameSync(dist, old);
renameSync(staging, dist);
rmSync(old, { recursive: true, force: true });

// Real routine commands with a home of their own tell what such a command loads; that becomes one script with one cache.
const home = mkdtempSync(join(tmpdir(), 'guard-build-'));
const list = join(home, 'chunks');
function warm(what, ...commands) {
  const lines = commands.map((command) => JSON.stringify(command));
  const { status, signal } = spawnSync(process.execPath, [join(root, 'scripts', 'warm.cjs'), what, list, ...lines], {
    env: { PATH: process.env.PATH, HOME: home, GUARD_HOME: join(home, 'guard') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`warming ${lines.join(' ')} ended with ${status ?? signal}`);
}
/** @param {readonly string[]} functions `"chunk.js":function (...) {...}` @returns {Promise<string>} script whose value starts guard */
async function packed(functions) {
  const {
    outputFiles: [loader],
  } = await build({
    absWorkingDir: root,
    entryPoints: ['src/loader/loader.cjs'],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minify: true,
    write: false,
    logLevel: 'warning',
    ...ascii,
  });
  return `(function(){const module={};(function(module,require){${loader.text}})(module);const functions={${functions.join(',')}};
return{start:(require,dist,hooks)=>module.exports.load("main.js",{require,dist,functions,...hooks})}})()`;
}
const routine = [
  ['exec', '--', 'ls', '/'],
  ['exec', '--', 'true'],
];
try {
  warm('list', ...routine);
  const names = [...new Set(readFileSync(list, 'utf8').trim().split('\n'))];
  const bodies = await Promise.all(names.map(async (name) => [name, await asFunctionBody(textOf(name))]));
  const functions = bodies.map(([name, body]) => `${JSON.stringify(name)}:${head.slice(1)}${body}\n}`);
  writeFileSync(join(dist, pack), await packed(functions), 'latin1');
  warm('cache', ['explain', '--', 'ls'], ...routine);
  // Shell code needs the parser, SQL its grammar, and other programs their tables: these have caches of their own.
  const programs = programIndex()
    .tools.split('\n')
    .map((names) => names.trim().split(' ')[0])
    // A pack may have rules alone; an empty command would be an error that ends the reading.
    .filter((name) => name !== '');
  const sql = `psql -c "select a, count(*) from t where b = 'c' group by 1"`;
  warm('cache-lazy', ['explain', '-c', `ls -l | grep "$x" > out && echo $(date); ${sql}; ${programs.join('; ')}`]);
} finally {
  rmSync(home, { recursive: true, force: true });
}
