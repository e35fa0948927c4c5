import { developmentExamples } from './development-examples.ts';
import { developmentRules } from './development-rules.ts';
import type { Pack } from './pack.ts';

/** Package managers, compilers, test runners. `~` forms run code of the work tree: routine in preset `workspace` only. */
export const development = (): Pack => ({
  name: 'development',
  tools: {
    shellcheck:
      'aCxV s: e: i: f: S: o: W: P: -check-sourced -color? -include: -exclude: -format: -severity: -shell: -enable: -external-sources -list-optional -norc -version -wiki-link-count: ; path*',
  },
  rules: developmentRules(),
  examples: developmentExamples(),
});
