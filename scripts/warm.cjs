// Runs the built guard once for the build. `list`: appends the names of the chunks it loads to WARM_FILE.
// `cache`: stores V8's code caches of what it loaded, where src/loader/loader.cjs looks for them; `cache-lazy`: of lazy packages.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');
const loader = require('../src/loader/loader.cjs');

const [, , what, file, ...lines] = process.argv;
const dist = path.join(__dirname, '..', 'dist');
const guard = path.join(__dirname, '..', 'bin', 'guard.js');

/** Runs guard with one command line; its `process.exit` comes back here. */
function run(line, start) {
  process.argv = [process.argv[0], guard, ...JSON.parse(line)];
  return new Promise((resolve) => {
    process.exit = (code) => {
      if (code !== 0) process.exitCode = code;
      resolve();
      // Nothing of guard's runs after its exit.
      return new Promise(() => {});
    };
    start();
  });
}

async function main() {
  const exit = process.exit;
  if (what === 'list') {
    // There is no pack yet.
    const loading = (name) => fs.appendFileSync(file, `${name}\n`);
    for (const line of lines) await run(line, () => loader.load('main.js', { require, dist, functions: {}, loading }));
    return exit(process.exitCode ?? 0);
  }
  const scripts = new Map();
  const compiled = (name, script) => scripts.set(name, script);
  const filename = path.join(dist, loader.pack);
  const script = new vm.Script(fs.readFileSync(filename, 'latin1'), { filename });
  compiled(loader.pack, script);
  const pack = script.runInThisContext();
  // One process for all: V8 keeps what each of them compiled in the same script.
  for (const line of lines) await run(line, () => pack.start(require, dist, { compiled }));
  const folder = loader.cacheFolderOf(dist);
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, compiledScript] of scripts)
    if (what === 'cache' || loader.isLazy(name)) fs.writeFileSync(path.join(folder, name), compiledScript.createCachedData());
  return exit(process.exitCode ?? 0);
}

void main();
