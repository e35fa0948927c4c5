import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores, and tests that mostly wait for the real processes that they start: a fourth worker gains nothing any more.
    maxWorkers: 3,
    reporters: ['default'],
  },
});
