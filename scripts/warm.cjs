// Runs the built guard once for the build. `list`: appends the names of the chunks it loads to WARM_FILE.
// `cache`: stores V8's code caches of what it loaded, where bin/loader.js looks for them; `cache-lazy`: of lazy packages.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { load, cacheFolder, lazy } = require('../bin/loader.js');

const [, , what, file, ...args] = process.argv;
process.argv = [process.argv[0], path.join(__dirname, '..', 'bin', 'guard.js'), ...args];

if (what === 'list') {
  load('main.js', { loading: (name) => fs.appendFileSync(file, `${name}\n`) });
} else {
  const scripts = [];
  process.on('exit', () => {
    fs.mkdirSync(cacheFolder, { recursive: true });
    const wanted = (name) => what === 'cache' || lazy.has(path.parse(name).name);
    for (const [name, script] of scripts) if (wanted(name)) fs.writeFileSync(path.join(cacheFolder, name), script.createCachedData());
  });
  load('main.js', { compiled: (name, script) => scripts.push([name, script]) });
}
