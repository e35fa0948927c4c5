#!/usr/bin/env node
// Old syntax on purpose: an old Node must be able to read this far and say what is wrong.
'use strict';
var version = process.versions.node.split('.');
var major = Number(version[0]);
var minor = Number(version[1]);
if (major < 20 || (major === 20 && minor < 20)) {
  process.stderr.write(
    'guard: Node ' +
      process.versions.node +
      ' is too old, 20.20 or newer is needed\n' +
      'guard: hint: install a newer Node, or put one first in PATH\n',
  );
  process.exit(125);
} else if (process.platform === 'win32') {
  process.stderr.write(
    'guard: Windows is not supported: guard needs a Unix PTY, process sessions and file modes\n' +
      'guard: hint: use it on Linux or macOS, or inside WSL\n',
  );
  process.exit(125);
} else {
  require('./loader.js').load('main.js');
}
