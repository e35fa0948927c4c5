#!/usr/bin/env node
// Old syntax on purpose: an old Node must be able to read this far and say what is wrong.
'use strict';
var version = process.versions.node.split('.');
var major = Number(version[0]);
var minor = Number(version[1]);

function refuse(what, hint) {
  process.stderr.write('guard: ' + what + '\nguard: hint: ' + hint + '\n');
  process.exit(125);
}

if (major < 20 || (major === 20 && minor < 20)) {
  refuse('Node ' + process.versions.node + ' is too old, 20.20 or newer is needed', 'install a newer Node, or put one first in PATH');
} else if (process.platform === 'win32') {
  refuse('Windows is not supported: guard needs a Unix PTY, process sessions and file modes', 'use it on Linux or macOS, or inside WSL');
} else {
  start(__dirname.slice(0, __dirname.lastIndexOf('/')) + '/dist');
}

// One script with V8's code cache for all that a routine command runs, src/loader/ included: what is compiled anew, or
// found by Node's own resolution, costs such a command more than its work (test/bench).
function start(dist) {
  var fs = require('node:fs');
  var Script = require('node:vm').Script;
  var options = { filename: dist + '/routine.js' };
  var source;
  try {
    source = fs.readFileSync(options.filename, 'latin1');
  } catch (error) {
    refuse('cannot read ' + options.filename + ' (' + error.code + ')', 'this copy of guard is not whole: install it again');
  }
  try {
    options.cachedData = fs.readFileSync(dist + '/cache-' + process.version + '-' + process.arch + '/routine.js');
  } catch (_) {
    // There is none for this Node, which compiles anew.
  }
  try {
    new Script(source, options).runInThisContext().start(require, dist);
  } catch (error) {
    refuse('cannot start: ' + String(error instanceof Error ? error.message : error), 'this copy of guard is not whole: install it again');
  }
}
