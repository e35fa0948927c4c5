import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more workers only fight each other, and the tests start real processes of their own.
    maxWorkers: 2,
    reporters: ['default'],
  },
});
