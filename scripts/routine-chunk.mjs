import { init, parse } from 'es-module-lexer';

/**
 * One of esbuild's ES module chunks as the body of a CommonJS function, for the chunks that routine commands load: names are
 * taken over once, as constants. esbuild's own conversion keeps exports live through getters, two for each name, and looks
 * every imported name up again at each use; made anew at each start, that is several milliseconds.
 *
 * Nothing exported may be assigned again later: none of guard's own modules does so, and routine commands load nothing else.
 *
 * @param {string} text a minified chunk
 * @returns {Promise<string>}
 */
export async function asFunctionBody(text) {
  await init;
  const [imports, exports] = parse(text);
  const head = [];
  let body = '';
  let done = 0;
  for (const { n: from, ss: start, se: end, d: dynamic } of imports) {
    body += text.slice(done, start);
    done = end;
    if (dynamic === -2) throw new Error('import.meta in a routine chunk');
    if (dynamic >= 0) {
      if (from === undefined) throw new Error(`an import that is not understood: ${text.slice(start, end)}`);
      body += `Promise.resolve().then(()=>require(${JSON.stringify(from)}))`;
      continue;
    }
    const clause = /^import\s*(.*?)\s*from/s.exec(text.slice(start, end))?.[1];
    // Without names it is there for the order alone, and guard's modules do nothing when they are loaded.
    if (clause !== undefined) head.push(`const ${bindings(clause)}=require(${JSON.stringify(from)});`);
  }
  body += text.slice(done);
  const tail = exports.map(({ n: name, ln: local }) => `exports.${name}=${local};`);
  return `"use strict";${head.join('')}${body.replace(/export\{[^}]*\};\s*$/, '')}${tail.join('')}`;
}

/** `{a as b,c}`, `name` or `*as name`. */
function bindings(clause) {
  const names = /^\{([^}]*)\}$/.exec(clause)?.[1];
  if (names !== undefined) {
    const items = names.split(',').map((item) => item.trim().replace(/^(.+) as (.+)$/, '$1:$2'));
    return `{${items.join(',')}}`;
  }
  const whole = /^(?:\*\s*as )?([\w$]+)$/.exec(clause)?.[1];
  if (whole === undefined) throw new Error(`an import that is not understood: ${clause}`);
  return whole;
}
