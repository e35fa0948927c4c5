import { developmentRules } from './development-rules.ts';
import type { Pack } from './pack.ts';

/** What package managers, interpreters and builds of every language do, where it is more than reading: the tables are by language. */
export const development = (): Pack => ({
  name: 'development',
  tools: {},
  rules: developmentRules(),
  examples: {
    routine: [],
    asks: [
      'gradle publish',
      'mvn deploy',
      'poetry publish',
      'perl -e 1',
      'lua x.lua',
      'R -e 1',
      'twine upload dist/*',
      'gem push x',
      'webpack serve',
      'esbuild x',
      'cpan x',
      'just x',
      'task x',
      'latexmk x',
    ],
  },
});
