// Runs the bundle once and stores V8's code caches of what it loaded (bin/loader.js reads them).
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { load, cacheFolder } = require('../bin/loader.js');

const scripts = [];
process.on('exit', () => {
  fs.rmSync(cacheFolder, { recursive: true, force: true });
  fs.mkdirSync(cacheFolder);
  for (const [name, script] of scripts) fs.writeFileSync(path.join(cacheFolder, name), script.createCachedData());
});
load('main.js', { compiled: (name, script) => scripts.push([name, script]) });
