import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file, a line in it, and the rule that must say no (null: none may). */
const cases: readonly (readonly [file: string, line: string, rule: string | null])[] = [
  ['src/core/a.ts', 'export const now = Date.now();', 'style/noRestrictedGlobals'],
  ['src/core/b.ts', 'export const now = globalThis.Date;', 'style/noRestrictedGlobals'],
  ['src/core/c.ts', 'export const pid = process.pid;', 'style/noRestrictedGlobals'],
  ['src/core/d.ts', "export const answer = fetch('x');", 'style/noRestrictedGlobals'],
  ['src/core/e.ts', 'setTimeout(() => 1, 1);', 'style/noRestrictedGlobals'],
  ['src/core/f.ts', "console.log('x');", 'style/noRestrictedGlobals'],
  ['src/core/g.ts', "import { now } from './a';\nexport const y = now;", 'correctness/useImportExtensions'],
  ['src/app/a.ts', "console.log('x');", 'suspicious/noConsole'],
  ['src/app/b.ts', 'export const x: any = 1;', 'suspicious/noExplicitAny'],
  ['src/app/c.ts', 'export enum E { A }', 'style/noEnum'],
  ['src/app/d.ts', 'export default 1;', 'style/noDefaultExport'],
  ['src/app/e.ts', "export * from './x.ts';", 'performance/noReExportAll'],
  ['src/app/f.ts', 'export class C { constructor(private readonly x: number) {} y() { return this.x; } }', 'style/noParameterProperties'],
  ['src/app/g.ts', 'export const x = (a: string | null) => a!.length;', 'style/noNonNullAssertion'],
  ['src/app/h.ts', "import chalk from 'chalk';\nexport const x = chalk;", 'style/noRestrictedImports'],
  ['src/cli/commands/a.ts', "import chalk from 'chalk';\nexport const x = chalk;", 'style/noRestrictedImports'],
  ['src/cli/render/a.ts', "import chalk from 'chalk';\nexport const x = chalk;", null],
  ['src/adapters/system/a.ts', 'export const now = Date.now();', null],
  ['bin/a.js', "'use strict';\nvar version = process.versions.node;\nprocess.stdout.write(version);", null],
  ['test/a.test.ts', "import { it } from 'vitest';\nit.only('x', () => {});", 'suspicious/noFocusedTests'],
];

describe('the lint rules', () => {
  let folder: string;
  const said = new Map<string, readonly string[]>();
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'guard-lint-'));
    copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    writeFileSync(join(folder, '.gitignore'), 'dist/\n');
    for (const [file, line] of cases) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `${line}\n`);
    }
    const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
    const run = spawnSync(process.execPath, [biome, 'lint', '.', '--reporter=json', '--max-diagnostics=none'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: { category: string; location: { path: string } }[] };
    for (const { category, location } of diagnostics) said.set(location.path, [...(said.get(location.path) ?? []), category]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(cases)('%s with %j: %s', (file, _, rule) => {
    if (rule === null) expect(said.get(file) ?? []).toEqual([]);
    else expect(said.get(file) ?? []).toContain(`lint/${rule}`);
  });
});
