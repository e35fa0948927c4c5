// Loads the bundle's chunks through vm.Script with V8's code cache: compiling them anew would cost a routine
// command more than everything else that guard does (see test/bench). Node 20 has no module.enableCompileCache,
// and its default folder in newer versions lies in the shared temporary folder, where another user could plant a cache.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const dist = path.join(__dirname, '..', 'dist');

/** Caches of another V8 are refused by V8 itself; the name keeps those of several Nodes apart. */
const cacheFolder = `${dist}/cache-${process.version}-${process.arch}`;

/** What routine commands load, as one script: an object from a chunk's name to its function. */
const pack = 'routine.js';

/**
 * What is evaluated when something of it is used: most commands are no shell code, and the shell parser alone would cost
 * them as much as the rest of guard; nor need `ls` wait for the tables of the clouds.
 */
const lazyPackPrefix = 'pack-';
const isLazy = (name) => name.startsWith('unbash') || name.startsWith(lazyPackPrefix);

/** Functions of node:crypto that guard names. What is only explained needs none, and the module is a tenth of such a command. */
const later = new Set([
  'createHash',
  'createPrivateKey',
  'createPublicKey',
  'generateKeyPairSync',
  'hash',
  'randomBytes',
  'sign',
  'verify',
]);

const head = '(function (exports, require, module, __filename, __dirname) {';
const tail = '\n})';

function read(name, encoding) {
  try {
    return fs.readFileSync(name, encoding);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} entry file name inside dist/
 * @param {{ loading?: (name: string) => void, compiled?: (name: string, script: vm.Script) => void }} [hooks]
 *   used by the build alone, to find out what a routine command loads and to make its cache
 */
function load(entry, hooks = {}) {
  const loaded = new Map();
  const run = (name, source) => {
    const filename = `${dist}/${name}`;
    const cachedData = hooks.compiled ? undefined : read(`${cacheFolder}/${name}`);
    const script = new vm.Script(source, cachedData === undefined ? { filename } : { filename, cachedData });
    const value = script.runInThisContext();
    hooks.compiled?.(name, script);
    return value;
  };
  const packed = read(`${dist}/${pack}`, 'latin1');
  const functions = packed === undefined ? {} : run(pack, packed);
  const builtins = new Map();
  /** Node's own require looks at the whole way of a module each time, and every chunk asks for the same few. */
  const builtin = (id) => {
    const known = builtins.get(id);
    if (known !== undefined) return known;
    const module = require(id);
    builtins.set(id, module);
    return module;
  };
  const requireChunk = (id) => {
    // Their functions come when they are called, so that whoever names them has not loaded them.
    if (isLazy(id))
      return new Proxy(
        {},
        {
          get:
            (_, name) =>
            (...args) =>
              chunk(`${id}.js`)[name](...args),
        },
      );
    if (id === 'node:crypto')
      return new Proxy({}, { get: (_, name) => (later.has(name) ? (...args) => builtin(id)[name](...args) : builtin(id)[name]) });
    return id.startsWith('./') ? chunk(id.slice(2)) : builtin(id);
  };
  function chunk(name) {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    hooks.loading?.(name);
    const filename = `${dist}/${name}`;
    const make = functions[name] ?? run(name, head + fs.readFileSync(filename, 'latin1') + tail);
    const module = { exports: {} };
    loaded.set(name, module);
    make(module.exports, requireChunk, module, filename, dist);
    return module.exports;
  }
  return chunk(entry);
}

module.exports = { load, cacheFolder, pack, lazyPackPrefix, isLazy, head, tail };
