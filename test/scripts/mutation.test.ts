import { describe, expect, it } from 'vitest';
// biome-ignore lint/correctness/useImportExtensions: it would name the declaration file
import { ClassifierTestRunner } from '../../scripts/mutation/runner.mjs';

describe('mutation testing', () => {
  it('can run the tests of the classifier, which see less of vitest there', () => {
    const runner = new ClassifierTestRunner();
    runner.init();
    expect(runner.files.length).toBeGreaterThan(30);
    const names = runner.files.flatMap((file) => runner.names(file));
    expect(names.length).toBeGreaterThan(3000);
  });
});
