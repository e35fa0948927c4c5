import { lazily } from '../lazily.ts';
import type { ShellWord } from '../shell/word.ts';
import { knownProgram, packRules, toolOf } from './packs/index.ts';

/**
 * Wrappers that start another program before they read their own words: what the tree they stand in names
 * (`yarnPath`, `.mvn/jvm.config`, `bin/rails`), or a release that they fetch first; or build all the same (`react-scripts build --help`); or read code of the tree as their settings
 * (`Vagrantfile`, `ansible.cfg`, `conftest.py`, `.mocharc.js`, `init-hook`, plugins below the project).
 */
const startsOther = lazily(
  () =>
    /^(yarn|yarnpkg|pnpm|composer|pytest|pylint|flake8|tox|jest|mocha|ava|rubocop|rspec|phpunit|phpstan|psalm|pest|bundle|bundler|mvn|mvnw|gradlew|sbt|rails|spring|bazel|bazelisk|buck2|nx|ng|turbo|lein|mill|mix|rebar3|pdm|lerna|vagrant|serverless|sls|packer|tflint|knife|kitchen|flask|typedoc|nyc|rector|ncu|npm-check-updates|fab|inv|invoke|hardhat|react-scripts|zig|prisma|terragrunt|jekyll|fastlane|ansible(-[a-z]+)?)$/,
);

/** Subcommands that hand everything behind them on to a program or script. */
const handsOn = /^(run|exec|e|x|r|dlx|deploy|tool|script|do|npx|bunx|shell|command|dispatch|plugin)$/;

/**
 * `rm --help`, and `kubectl get --help` where `get` is a subcommand that the tables know: another word may be the
 * name of a plugin, extension or script, which does with `--help` what it likes.
 * @param buildsHere what the work tree names may run
 * @param settled still in the folder where it all began, or below
 */
export function asksForHelp(name: string, args: readonly ShellWord[], buildsHere: boolean, settled: boolean): boolean {
  const last = args[args.length - 1];
  // What most commands end with is neither, and costs nothing more.
  if (last?.kind !== 'known' || (last.value !== '--help' && last.value !== '--version') || knownProgram(name) === null) return false;
  if ((startsOther().test(name) || buildsByCode(name)) && !buildsHere) return false;
  // `cargo --version` is a toolchain's that the folder chooses; git finds no settings for it.
  if (!settled && name !== 'git' && toolOf(name)?.grammar.here === true) return false;
  if (args.length === 1) return true;
  if (last.value !== '--help') return false;
  if (args.length > 2) return namesForm(name, args.slice(0, -1));
  const first = args[0];
  // An option that git does not know: it shows how it is used.
  if (name === 'git' && first?.value === '--') return true;
  if (first?.kind !== 'known' || !/^[a-z][a-z-]*$/.test(first.value) || handsOn.test(first.value)) return false;
  return toolOf(name)?.grammar.helps.has(first.value) === true;
}

/** `pulumi stack history --help`: the words are those of a subcommand below others, which is harmless without `--help` as well. */
function namesForm(name: string, words: readonly ShellWord[]): boolean {
  return (
    words.every(({ kind, value }) => kind === 'known' && /^[a-z][a-z-]*$/.test(value) && !handsOn.test(value)) &&
    toolOf(name)?.grammar.forms.some(
      ({ path }) => path.length === words.length && path.every((names, at) => names.includes(words[at]?.value ?? '')),
    ) === true
  );
}

/** Build tools without a table: `scons --help` and `waf --help` read the build's own code for it. */
function buildsByCode(name: string): boolean {
  return toolOf(name) === null && packRules(name).some(({ source }) => source === 'pack:development');
}
