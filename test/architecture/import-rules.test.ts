import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// biome-ignore lint/correctness/useImportExtensions: it would name the declaration file
import { cruise, heavy, routinePath, sources, unseen } from '../../scripts/imports.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What each rule must catch, each in a file of its own: folder, a line, the rule. */
const offences: readonly (readonly [folder: string, line: string, rule: string])[] = [
  ['src/core', "import '../app/ports.ts';", 'core-is-pure'],
  ['src/core', "import type { X } from '../app/ports.ts'; export type Y = X;", 'core-is-pure'],
  ['src/core', "import 'node:fs';", 'core-is-pure'],
  ['src/core', "import 'chalk';", 'core-is-pure'],
  ['src/core/policy', "import 'unbash';", 'one-parser'],
  ['src/core/policy', "import 'pgsql-ast-parser';", 'one-sql-grammar'],
  ['src/core/policy', "import './sql-grammar.ts';", 'one-way-to-the-sql-grammar'],
  ['src/adapters/log', "import 'canonicalize';", 'one-canonical-form'],
  ['src/app', "import '../adapters/log/store.ts';", 'app-sees-ports'],
  ['src/app', "export const lazy = () => import('../adapters/log/store.ts');", 'app-sees-ports'],
  ['src/app', "import 'node:fs';", 'app-sees-ports'],
  ['src/adapters/github', "import '../log/store.ts';", 'adapters-stand-alone'],
  ['src/adapters/github', "import '../../app/exec.ts';", 'adapters-stand-alone'],
  ['src/adapters/github', "import { x } from '../../app/ports.ts'; export const y = x;", 'ports-are-types'],
  ['src/cli/commands', "import '../../adapters/log/store.ts';", 'only-wire-sees-adapters'],
  ['src/cli/commands', "export const lazy = () => import('../../adapters/log/store.ts');", 'only-wire-sees-adapters'],
  ['src/app', "import '../cli/report.ts';", 'nothing-below-sees-the-command-line'],
  ['src/cli', "import '../main.ts';", 'nothing-imports-main'],
  ['src/cli', "import 'chalk';", 'colour-in-render'],
  ['src/loader', "import '../core/model.ts';", 'loader-stands-alone'],
  ['src/cli/render', "import '../wire.ts';", 'render-only-renders'],
  ['src/adapters/github', "import '../../../test/fakes/github/server.ts';", 'src-without-tests'],
  ['test/fakes/github', "import '../../../src/core/policy/decide.ts';", 'fakes-know-no-channel'],
  ['src/core', 'export const x = 1;', 'no-orphans'],
  ['src/app', "import './gone.ts';", 'no-unresolvable'],
  ['src/adapters/github', "import 'unlisted';", 'no-unlisted-package'],
];
const fileOf = (index: number) => `${offences[index]?.[0]}/offence-${index}.ts`;

/** Changes of files that have to be there already. */
const changes: readonly (readonly [file: string, line: string, violation: string])[] = [
  ['src/cli/wire.ts', "import '../../test/app/exec.test.ts';", 'wire-embeds-only-fakes src/cli/wire.ts'],
  ['src/core/policy/decide.ts', "import '../permit.ts';", 'no-cycles src/core/permit.ts'],
];

/** What must pass: the way the tree is meant to be. */
const tree: Readonly<Record<string, string>> = {
  'src/main.ts': "import './cli/wire.ts';",
  'src/cli/wire.ts':
    "import './commands/exec.ts'; import '../adapters/log/store.ts'; import '../adapters/github/channel.ts'; export const demo = () => import('../../test/fakes/github/server.ts');",
  'src/cli/commands/exec.ts': "import '../../app/exec.ts'; import '../render/text.ts'; import '../report.ts';",
  'src/cli/render/text.ts': "import 'chalk'; import '../../core/model.ts';",
  'src/cli/report.ts': "import '../core/model.ts';",
  'src/app/exec.ts': "import type { X } from './ports.ts'; import '../core/permit.ts'; export type Y = X;",
  'src/app/ports.ts': "import '../core/model.ts'; export type X = 1; export const x = 1;",
  'src/adapters/log/store.ts':
    "import type { X } from '../../app/ports.ts'; import 'node:fs'; import '../../core/model.ts'; export type Y = X;",
  'src/adapters/github/channel.ts': "import type { X } from '../../app/ports.ts'; export type Y = X;",
  'src/core/model.ts': "import { createHash } from 'node:crypto'; export const h = createHash;",
  'src/core/permit.ts': "import './policy/decide.ts'; import './shell/parse.ts'; import './record/canonical.ts';",
  'src/core/policy/decide.ts': "import './sql-tree.ts'; export const x = 1;",
  'src/core/policy/sql-tree.ts': "import './sql-grammar.ts';",
  'src/core/policy/sql-grammar.ts': "import 'pgsql-ast-parser';",
  'src/core/shell/parse.ts': "import 'unbash';",
  'src/core/record/canonical.ts': "import 'canonicalize';",
  'test/fakes/github/server.ts': 'export const x = 1;',
  'test/app/exec.test.ts': "import '../../src/app/exec.ts';",
};

describe('the import rules', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'guard-imports-'));
    for (const file of ['.dependency-cruiser.mjs', 'tsconfig.json']) copyFileSync(join(root, file), join(folder, file));
    put('package.json', JSON.stringify({ devDependencies: { unbash: '1', canonicalize: '1', chalk: '1', 'pgsql-ast-parser': '1' } }));
    for (const name of ['unbash', 'canonicalize', 'chalk', 'pgsql-ast-parser', 'unlisted']) {
      put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
      put(`node_modules/${name}/index.js`, 'module.exports = 1;');
    }
    for (const tool of ['dependency-cruiser', 'typescript']) {
      symlinkSync(join(root, 'node_modules', tool), join(folder, 'node_modules', tool));
    }
    for (const [file, text] of Object.entries(tree)) put(file, text);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const put = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const broken = () => cruise(folder).summary.violations.map(({ rule, from }) => `${rule.name} ${from}`);

  it('say nothing about a tree that is as it should be', () => expect(broken()).toEqual([]));

  describe('in a tree where each is broken', () => {
    let violations: string[];
    beforeAll(() => {
      offences.forEach(([, line], index) => {
        put(fileOf(index), line);
      });
      for (const [file, line] of changes) put(file, `${line}\n${tree[file]}`);
      violations = broken();
    });

    it.each(offences.map(([place, line, rule], index) => [rule, place, line, index] as const))(
      '%s catches, in %s, %s',
      (rule, _, __, index) => {
        expect(violations).toContain(`${rule} ${fileOf(index)}`);
      },
    );
    it.each(changes)('in %s %s is caught', (_, __, violation) => expect(violations).toContain(violation));
  });
});

describe('this tree', () => {
  const graph = cruise(root);

  it('was seen whole by the import check', () => {
    const files = sources(root, 'src');
    expect(files.length).toBeGreaterThan(10);
    expect(unseen(graph, files)).toEqual([]);
  });

  it('keeps heavy packages off the routine path', () => {
    const { reached, found } = routinePath(graph);
    expect(reached.length).toBeGreaterThan(1);
    expect(found).toEqual([]);
  });
});

describe('the search for heavy packages', () => {
  const edge = (resolved: string, more: Record<string, unknown> = {}) => ({
    resolved,
    dynamic: false,
    dependencyTypes: ['local'],
    ...more,
  });
  const graphOf = (...edges: ReturnType<typeof edge>[]) => ({
    modules: [
      { source: 'src/main.ts', dependencies: [edge('src/a.ts')] },
      { source: 'src/a.ts', dependencies: edges },
      { source: 'src/b.ts', dependencies: [edge('node_modules/yaml/dist/index.js')] },
    ],
    summary: { totalCruised: 3, violations: [] },
  });

  it.each(heavy.map((name) => name.replace('*', 'rest')))('finds %s behind a static import', (name) => {
    expect(routinePath(graphOf(edge(`node_modules/${name}/index.js`))).found).toEqual([['src/main.ts', 'src/a.ts', name]]);
  });
  it.each([
    ['a static way through another module', edge('src/b.ts'), [['src/main.ts', 'src/a.ts', 'src/b.ts', 'yaml']]],
    ['a dynamic import', edge('src/b.ts', { dynamic: true }), []],
    ['a type', edge('node_modules/yaml/dist/index.js', { dependencyTypes: ['npm-dev', 'type-only'] }), []],
    ['a package of a like name', edge('node_modules/yaml-lite/index.js'), []],
  ])('judges %s', (_, way, found) => expect(routinePath(graphOf(way)).found).toEqual(found));
  it('refuses a graph without the entry', () => expect(() => routinePath(graphOf(), 'src/gone.ts')).toThrow('does not hold'));
});
