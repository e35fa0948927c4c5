import { lazily, wordSet } from '../lazily.ts';
import type { ShellWord } from '../shell/word.ts';

/** Build and test tools that a work tree brings along, by language; each has a table of its own, by which its words are judged. */
const packageTools = wordSet(
  'eslint prettier tsc vue-tsc jest vitest mocha ava biome oxlint stylelint knip depcheck markdownlint playwright next vite turbo nx lerna pyright webpack rollup tsup cspell madge htmlhint svelte-check storybook cypress markdownlint-cli2 nyc c8 typedoc tsd astro',
);
const otherTools = wordSet(
  'pytest py.test mypy ruff black isort flake8 pylint coverage pre-commit rspec rubocop rake rails phpunit phpstan',
);

/** Fetch what is not installed: `npx black` is not Python's. */
const fetches = /^(npx|bunx|npm|pnpm|yarn)$/;

/** Modules that `python -m` runs as the program of the same name. */
const pythonPrograms = wordSet('pytest mypy ruff black isort flake8 pylint pyright coverage pip');

/** Modules that have a table under `python -m NAME`. */
const pythonModules = wordSet('unittest json.tool venv compileall py_compile');

/** How each runner is told which tool to start; the value: options in front of the tool that change nothing about it. */
type Runner = { readonly words: readonly string[]; readonly options: RegExp };
const runners = lazily(
  (): Readonly<Record<string, readonly Runner[]>> => ({
    npx: [{ words: [], options: /^--(no|no-install)$/ }],
    bunx: [{ words: [], options: /^--bun$/ }],
    // Without `--`, npm takes the tool's options for its own: `npm exec mocha --package=x`.
    npm: [
      { words: ['exec', '--'], options: /^$/ },
      { words: ['exec', '--no', '--'], options: /^$/ },
    ],
    pnpm: [
      { words: ['exec'], options: /^$/ },
      { words: [], options: /^$/ },
    ],
    yarn: [
      { words: ['exec'], options: /^$/ },
      { words: ['run'], options: /^$/ },
      { words: [], options: /^$/ },
    ],
    poetry: [{ words: ['run'], options: /^$/ }],
    pipenv: [{ words: ['run'], options: /^$/ }],
    pdm: [{ words: ['run'], options: /^$/ }],
    uv: [{ words: ['run'], options: /^--(frozen|locked|no-sync|offline)$/ }],
    bundle: [{ words: ['exec'], options: /^$/ }],
    coverage: [{ words: ['run', '-m'], options: /^$/ }],
  }),
);

/**
 * `npx eslint .`, `uv run pytest`: judged as the tool, whose table says what its words do. Meant for the work tree only, since
 * the tool is the tree's own. Everything else is left to the runner's table.
 *
 * @returns the words of the tool, or null.
 */
export function treeToolOf(words: readonly ShellWord[]): readonly ShellWord[] | null {
  const name = words[0]?.value ?? '';
  if (/^python3?$/.test(name)) return pythonModule(words);
  if (!Object.hasOwn(runners(), name)) return null;
  for (const { words: verbs, options } of runners()[name] ?? []) {
    if (!verbs.every((verb, index) => isWord(words[index + 1], verb))) continue;
    let index = verbs.length + 1;
    while (words[index]?.kind === 'known' && options.test(words[index]?.value ?? '')) index++;
    const tool = words[index];
    if (tool?.kind !== 'known') continue;
    if (/^(poetry|pipenv|pdm|uv)$/.test(name) && /^python3?$/.test(tool.value)) return pythonModule(words.slice(index));
    // The registry's `biome` and `markdownlint` are others' packages, fetched where the tree does not bring the tool along.
    const own = words.slice(1, index).some(({ value }) => /^--no(-install)?$/.test(value)) || /^(pnpm|yarn)$/.test(name);
    if (!own && fetches.test(name) && /^(biome|markdownlint)$/.test(tool.value)) return null;
    if (packageTools.has(tool.value) || (!fetches.test(name) && otherTools.has(tool.value))) return words.slice(index);
  }
  return null;
}

function pythonModule(words: readonly ShellWord[]): readonly ShellWord[] | null {
  const module = words[2];
  if (!isWord(words[1], '-m') || module?.kind !== 'known') return null;
  if (pythonPrograms.has(module.value)) return words.slice(2);
  return pythonModules.has(module.value) ? [{ ...module, value: `python -m ${module.value}` }, ...words.slice(3)] : null;
}

function isWord(word: ShellWord | undefined, value: string): boolean {
  return word?.kind === 'known' && word.value === value;
}
