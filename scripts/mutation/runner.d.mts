export class ClassifierTestRunner {
  /** @throws when a test of the classifier uses what scripts/mutation/vitest.mjs has not. */
  init(): void;
  readonly files: readonly string[];
  /** Names of the tests that a file declares, without those that are left out. */
  names(file: string): readonly string[];
}
