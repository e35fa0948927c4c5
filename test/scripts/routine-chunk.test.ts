import { describe, expect, it } from 'vitest';
// biome-ignore lint/correctness/useImportExtensions: it would name the declaration file
import { asFunctionBody } from '../../scripts/routine-chunk.mjs';

async function evaluate(text: string, modules: Readonly<Record<string, unknown>> = {}) {
  const exports: Record<string, unknown> = {};
  const asked: string[] = [];
  const load = (id: string) => {
    asked.push(id);
    return modules[id];
  };
  new Function('exports', 'require', await asFunctionBody(text))(exports, load);
  return { exports, asked };
}

describe('a chunk as a function', () => {
  it('takes names over, under other names, from anywhere in the text, and from whole modules', async () => {
    const { exports } = await evaluate(
      'import{a as x,b}from"./one.js";var c=x+b();import d from"node:d";import*as e from"node:e";export{c,d as f,e as g};\n',
      { './one.js': { a: 1, b: () => 2 }, 'node:d': 'whole', 'node:e': 'star' },
    );
    expect(exports).toEqual({ c: 3, f: 'whole', g: 'star' });
  });

  it('leaves out imports without names, and texts that look like imports alone', async () => {
    const { exports, asked } = await evaluate('import"./two.js";var a=\'import("./three.js");import{x}from"y";export{z};\';export{a};\n');
    expect(exports).toEqual({ a: 'import("./three.js");import{x}from"y";export{z};' });
    expect(asked).toEqual([]);
  });

  it('loads what is imported later when it is asked for', async () => {
    const { exports, asked } = await evaluate('var a=()=>import("./late.js");export{a};\n', { './late.js': { b: 4 } });
    expect(asked).toEqual([]);
    expect(await (exports['a'] as () => Promise<unknown>)()).toEqual({ b: 4 });
  });

  it('refuses what it could not keep', async () => {
    await expect(asFunctionBody('var a=import(b);')).rejects.toThrow('not understood');
    await expect(asFunctionBody('var a=import.meta.url;')).rejects.toThrow('import.meta');
  });
});
