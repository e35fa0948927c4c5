// Loads the bundle's chunks through vm.Script with V8's code cache: compiling them anew would cost a routine
// command more than everything else that guard does (see test/bench). Node 20 has no module.enableCompileCache,
// and its default folder in newer versions lies in the shared temporary folder, where another user could plant a cache.
// The build puts this file into the pack, which bin/guard.js starts.
'use strict';
// biome-ignore lint/correctness/useImportExtensions: it would name the declaration file
const { lightCrypto } = require('./crypto.cjs');

/** What routine commands load, as one script: an object from a chunk's name to its function. */
const pack = 'routine.js';

/**
 * What is evaluated when something of it is used: most commands are no shell code, and the shell parser alone would cost
 * them as much as the rest of guard; nor need `ls` wait for the tables of the clouds.
 */
const lazyPackPrefix = 'pack-';
/** A library that only database clients need. */
const sqlGrammar = 'sql-grammar';
const isLazy = (name) => name.startsWith('unbash') || name.startsWith(sqlGrammar) || name.startsWith(lazyPackPrefix);

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

/** Caches of another V8 are refused by V8 itself; the name keeps those of several Nodes apart. */
const cacheFolderOf = (dist) => `${dist}/cache-${process.version}-${process.arch}`;

/**
 * @param {string} entry file name inside dist/
 * @param {{
 *   require: NodeJS.Require,
 *   dist: string,
 *   functions: Readonly<Record<string, Function>>,
 *   loading?: (name: string) => void,
 *   compiled?: (name: string, script: import('node:vm').Script) => void,
 * }} world `functions`: the pack's; `loading` and `compiled` are for the build alone, which finds out what a routine command
 *   loads and makes the caches
 */
function load(entry, { require, dist, functions, loading, compiled }) {
  const fs = require('node:fs');
  const loaded = new Map();
  const run = (name) => {
    const filename = `${dist}/${name}`;
    let cachedData;
    try {
      if (compiled === undefined) cachedData = fs.readFileSync(`${cacheFolderOf(dist)}/${name}`);
    } catch {
      // Compiled anew.
    }
    const { Script } = require('node:vm');
    const script = new Script(head + fs.readFileSync(filename, 'latin1') + tail, { filename, cachedData });
    const value = script.runInThisContext();
    compiled?.(name, script);
    return value;
  };
  const builtins = new Map();
  /** Node's own require looks at the whole way of a module each time, and every chunk asks for the same few. */
  const builtin = (id) => {
    const known = builtins.get(id);
    if (known !== undefined) return known;
    const module = require(id);
    builtins.set(id, module);
    return module;
  };
  let light;
  const cryptoFunction = (name) => {
    light ??= lightCrypto(() => builtin('node:crypto'));
    return light[name] ?? builtin('node:crypto')[name];
  };
  const crypto = new Proxy(
    {},
    { get: (_, name) => (later.has(name) ? (...args) => cryptoFunction(name)(...args) : builtin('node:crypto')[name]) },
  );
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
    if (id === 'node:crypto') return crypto;
    return id.startsWith('./') ? chunk(id.slice(2)) : builtin(id);
  };
  function chunk(name) {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    loading?.(name);
    const make = functions[name] ?? run(name);
    const module = { exports: {} };
    loaded.set(name, module);
    make(module.exports, requireChunk, module, `${dist}/${name}`, dist);
    return module.exports;
  }
  return chunk(entry);
}

module.exports = { load, cacheFolderOf, pack, lazyPackPrefix, sqlGrammar, isLazy, head };
