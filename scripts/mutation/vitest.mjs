// What the tests of the classifier use of vitest, without its workers: names are declared, runner.mjs runs them.
import { expect } from 'expect-itself';

export { expect };

let tests = [];
let suites = [];

export function describe(name, body) {
  suites.push(name);
  body();
  suites.pop();
}
describe.runIf = (condition) => (condition ? describe : () => {});

export function it(name, run) {
  tests.push({ name: [...suites, name].join(' '), run });
}
it.skipIf = (condition) => (condition ? () => {} : it);
it.each = (rows) => (name, run) => {
  for (const row of rows) {
    const values = Array.isArray(row) ? row : [row];
    it(`${name} ${String(values[0])}`, () => run(...values));
  }
};

/** The tests that loading a file declares. */
export function declaredBy(load) {
  tests = [];
  suites = [];
  load();
  return tests;
}
