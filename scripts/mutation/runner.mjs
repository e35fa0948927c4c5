// A Stryker test runner for the classifier's tests. With the runner that Stryker has for vitest a mutant took 2.4 s, as every
// test file is loaded anew in a new worker, and there are 13,000 mutants. Here one script has all test files, and a mutant
// costs the evaluation of that script and the tests that reach it. `npm test` is vitest as ever.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, determineHitLimitReached, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { buildSync } from 'esbuild';
import { expect } from './expect.mjs';

const here = dirname(fileURLToPath(import.meta.url));
/** Searches at random, what starts processes, and what is about size: seconds for each mutant that nothing meets, and hardly ever what meets one. */
const leftOut =
  /any input |a real shell reads|than it can look at|nobody could have reviewed|hostile and mutated inputs|unlabelled\.txt|letters of a table are|unlisted option takes effect|wherever options stand|as the wall clock does/;
const folders = ['test/core/policy', 'test/core/shell', 'test/corpus'];
/** Tests of policy documents as they are joined, with core/policy's own reader. */
const others = ['test/adapters/policy-files/documents.test.ts'];

/** What Stryker's switches in the mutated code look at. */
globalThis.__stryker__ ??= {};
const space = globalThis.__stryker__;

export class ClassifierTestRunner {
  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    this.root = process.cwd();
    const require = createRequire(join(this.root, 'package.json'));
    this.require = (name) => (name === 'expect-itself' ? { expect } : require(name === 'fast-check-itself' ? 'fast-check' : name));
    const inFolders = folders.flatMap((folder) =>
      readdirSync(join(this.root, folder))
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => `${folder}/${name}`),
    );
    this.files = [...inFolders, ...others];
    const code = this.bundle();
    // Counting what a test reaches takes half the time, and is wanted in the dry run only.
    const counter = /(stryCov_9fa48\d*) = cover;\s*cover\.apply\(null, arguments\);/g;
    this.counting = new Script(code);
    this.plain = new Script(code.replace(counter, '$1 = () => {};'));
    this.order = null;
  }

  bundle() {
    const list = this.files.map((file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(`./${file}`)}),`).join('\n');
    const contents = `import { declaredBy } from 'vitest';\nexport { declaredBy };\nexport const files = {${list}};`;
    const { outputFiles } = buildSync({
      stdin: { contents, resolveDir: this.root, loader: 'ts' },
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'error',
      alias: { vitest: join(here, 'vitest.mjs'), 'fast-check': join(here, 'fast-check.mjs') },
      external: ['expect-itself', 'fast-check-itself'],
      // Only the corpus asks for its folder, and only tests of the policy for their place.
      define: {
        'import.meta.dirname': JSON.stringify(join(this.root, 'test/corpus')),
        'import.meta.url': JSON.stringify(pathToFileURL(join(this.root, 'test/core/policy/any.test.ts')).href),
      },
    });
    return `(function (require, module, exports) {${outputFiles[0].text}\n})`;
  }

  /** Evaluates everything anew, so that nothing is left of what another test or mutant kept. @returns the tests of a file by id */
  fresh(script) {
    const module = { exports: {} };
    script.runInThisContext()(this.require, module, module.exports);
    const { declaredBy, files } = module.exports;
    return (file) => {
      const tests = new Map();
      for (const { name, run } of declaredBy(files[file])) {
        if (leftOut.test(name)) continue;
        let id = `${file} ${name}`;
        for (let n = 2; tests.has(id); n++) id = `${file} ${name} (${n})`;
        tests.set(id, run);
      }
      return tests;
    };
  }

  names(file) {
    return [...this.fresh(this.plain)(file).keys()];
  }

  async run(id, test, file) {
    const start = performance.now();
    const result = { id, name: id, fileName: join(this.root, file), status: TestStatus.Success };
    try {
      await test();
    } catch (error) {
      result.status = TestStatus.Failed;
      result.failureMessage = String(error?.message ?? error).slice(0, 500);
    }
    return { ...result, timeSpentMs: performance.now() - start };
  }

  async dryRun() {
    space.activeMutant = undefined;
    const tests = [];
    for (const file of this.files) {
      for (const id of this.fresh(this.counting)(file).keys()) {
        // Evaluated anew for each test: what an earlier one read into a cache would not count as reached by the next.
        const test = this.fresh(this.counting)(file).get(id);
        space.currentTestId = id;
        tests.push(await this.run(id, test, file));
        space.currentTestId = undefined;
      }
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage: space.mutantCoverage };
  }

  /** Files with their tests, the quickest first: most mutants are met by any of them. */
  async measured() {
    space.activeMutant = undefined;
    const testsOf = this.fresh(this.plain);
    const files = [];
    for (const file of this.files) {
      const start = performance.now();
      const tests = [];
      for (const [id, test] of testsOf(file)) tests.push({ id, took: (await this.run(id, test, file)).timeSpentMs });
      const ids = tests.toSorted((a, b) => a.took - b.took).map(({ id }) => id);
      files.push({ file, ids, took: performance.now() - start });
    }
    return files.toSorted((a, b) => a.took - b.took);
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    this.order ??= await this.measured();
    space.activeMutant = activeMutant.id;
    space.hitCount = 0;
    space.hitLimit = hitLimit;
    const tests = await this.untilFailure(testFilter === undefined ? null : new Set(testFilter));
    const limit = determineHitLimitReached(space.hitCount, hitLimit);
    space.activeMutant = undefined;
    return toMutantRunResult(limit ?? { status: DryRunStatus.Complete, tests });
  }

  async untilFailure(wanted) {
    const results = [];
    const failed = (id, failureMessage) => [...results, { id, name: id, status: TestStatus.Failed, failureMessage, timeSpentMs: 0 }];
    let at = '';
    try {
      const testsOf = this.fresh(this.plain);
      for (const { file, ids } of this.order) {
        const here = wanted === null ? ids : ids.filter((id) => wanted.has(id));
        if (here.length === 0) continue;
        at = here[0];
        const tests = testsOf(file);
        for (const id of here) {
          const test = tests.get(id);
          // Tables make tests; a mutant that takes a row away is met by that.
          if (test === undefined) return failed(id, 'the test is gone');
          results.push(await this.run(id, test, file));
          if (results.at(-1).status === TestStatus.Failed) return results;
        }
      }
    } catch (error) {
      return failed(at || this.order[0].ids[0], `cannot be loaded: ${error?.message ?? error}`);
    }
    return results;
  }
}

export const runner = declareClassPlugin(PluginKind.TestRunner, 'classifier', ClassifierTestRunner);
