import { describe, expect, it } from 'vitest';
// biome-ignore lint/correctness/useImportExtensions: it would name the declaration file
import { ClassifierTestRunner } from '../../scripts/mutation/runner.mjs';

describe('mutation testing', () => {
  it('can run the tests of the classifier, which see less of vitest there', () => {
    const runner = new ClassifierTestRunner();
    runner.init();
    expect(runner.files.length).toBeGreaterThan(30);
    for (const file of runner.files) expect([file, runner.names(file).length > 0]).toEqual([file, true]);
  });
});
