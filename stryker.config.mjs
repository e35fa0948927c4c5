// `npm run mutation [-- --mutate <files>]`: would the tests of the classifier notice if its code were another? No part of
// `npm test` or `npm run check`: a full run takes hours. What it has learnt is kept in reports/mutation, and only what
// changed since is run again.
export default {
  testRunner: 'classifier',
  plugins: ['./scripts/mutation/plugins.mjs'],
  mutate: [
    'src/core/policy/*.ts',
    'src/core/shell/*.ts',
    // The packs are tables, each line of which one generic test holds against its own examples: two stand for all of them.
    'src/core/policy/packs/index.ts',
    'src/core/policy/packs/forge-rules.ts',
    'src/core/policy/packs/backup.ts',
  ],
  // Sentences for people: see scripts/mutation/prose.mjs.
  ignorers: ['prose'],
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  concurrency: 2,
  timeoutMS: 3000,
  // Each test runs by itself then, and a busy machine needs more than Stryker's five minutes.
  dryRunTimeoutMinutes: 30,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false },
  thresholds: { high: 90, low: 80, break: 80 },
};
