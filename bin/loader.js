// Loads the bundle's chunks through vm.Script with V8's code cache: compiling them anew would cost a routine
// command more than everything else that guard does (see test/bench). Node 20 has no module.enableCompileCache,
// and its default folder in newer versions lies in the shared temporary folder, where another user could plant a cache.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const dist = path.join(__dirname, '..', 'dist');

/** Caches of another V8 are refused by V8 itself; the name keeps those of several Nodes apart. */
const cacheFolder = path.join(dist, `cache-${process.version}-${process.arch}`);

function readOr(file, fallback) {
  try {
    return fs.readFileSync(file);
  } catch {
    return fallback;
  }
}

/**
 * @param {string} entry file name inside dist/
 * @param {{ compiled?: (name: string, script: vm.Script) => void }} [hooks] used by the build to make the caches
 */
function load(entry, hooks = {}) {
  const loaded = new Map();
  const requireChunk = (id) => (id.startsWith('./') ? chunk(id.slice(2)) : require(id));
  function chunk(name) {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const filename = path.join(dist, name);
    const code = `(function (exports, require, module, __filename, __dirname) {${fs.readFileSync(filename, 'latin1')}\n})`;
    const cachedData = hooks.compiled ? undefined : readOr(path.join(cacheFolder, name), undefined);
    const script = new vm.Script(code, { filename, ...(cachedData === undefined ? {} : { cachedData }) });
    const module = { exports: {} };
    loaded.set(name, module);
    script.runInThisContext()(module.exports, requireChunk, module, filename, dist);
    hooks.compiled?.(name, script);
    return module.exports;
  }
  return chunk(entry);
}

module.exports = { load, cacheFolder };
