// Runs the built guard once for the build. `list`: appends the names of the chunks it loads to WARM_FILE.
// `cache`: stores V8's code caches of what it loaded, where bin/loader.js looks for them; `cache-lazy`: of lazy packages.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { load, cacheFolder, isLazy } = require('../bin/loader.js');

const [, , what, file, ...lines] = process.argv;

/** Runs guard with one command line; its `process.exit` comes back here. */
function run(line, hooks) {
  process.argv = [process.argv[0], path.join(__dirname, '..', 'bin', 'guard.js'), ...JSON.parse(line)];
  return new Promise((resolve) => {
    process.exit = (code) => {
      if (code !== 0) process.exitCode = code;
      resolve();
      // Nothing of guard's runs after its exit.
      return new Promise(() => {});
    };
    load('main.js', hooks);
  });
}

async function main() {
  const exit = process.exit;
  const scripts = new Map();
  const hooks =
    what === 'list'
      ? { loading: (name) => fs.appendFileSync(file, `${name}\n`) }
      : { compiled: (name, script) => scripts.set(name, script) };
  // One process for all: V8 keeps what each of them compiled in the same script.
  for (const line of lines) await run(line, hooks);
  const wanted = (name) => what === 'cache' || isLazy(name);
  if (what !== 'list') fs.mkdirSync(cacheFolder, { recursive: true });
  for (const [name, script] of scripts) if (wanted(name)) fs.writeFileSync(path.join(cacheFolder, name), script.createCachedData());
  exit(process.exitCode ?? 0);
}

void main();
