import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGrammar } from '../../../src/core/policy/grammar.ts';
import { matchForm } from '../../../src/core/policy/match.ts';
import { allPacks, toolOf } from '../../../src/core/policy/packs/index.ts';
import { knownWord } from '../../../src/core/shell/word.ts';

interface Option {
  readonly name: string;
  readonly value: 'none' | 'required' | 'attached';
  readonly harmless: boolean;
}

/** A program of which a table lists the harmless half. Names that begin alike tempt a reader of abbreviations. */
const program: readonly Option[] = [
  { name: '-a', value: 'none', harmless: true },
  { name: '-b', value: 'required', harmless: true },
  { name: '-c', value: 'attached', harmless: true },
  { name: '-X', value: 'none', harmless: false },
  { name: '-Y', value: 'required', harmless: false },
  { name: '-Z', value: 'attached', harmless: false },
  { name: '--all', value: 'none', harmless: true },
  { name: '--base', value: 'required', harmless: true },
  { name: '--color', value: 'attached', harmless: true },
  { name: '--check', value: 'none', harmless: true },
  { name: '--allow-exec', value: 'none', harmless: false },
  { name: '--baseline', value: 'required', harmless: false },
  { name: '--checkpoint', value: 'attached', harmless: false },
  { name: '--output', value: 'required', harmless: false },
];

const listed = 'a b:path c? -all -base:path -color? -check';

interface Read {
  /** Options that take effect; null: the program refuses the line, and does nothing. */
  readonly options: readonly string[];
  readonly paths: readonly string[];
  readonly operands: readonly string[];
}

/** How GNU's getopt_long reads a line, abbreviations and permutation included. Null: it refuses. */
function getopt(args: readonly string[], posix: boolean): Read | null {
  const options: string[] = [];
  const paths: string[] = [];
  const operands: string[] = [];
  const byName = new Map(program.map((option) => [option.name, option]));
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] as string;
    if (arg === '--') {
      operands.push(...args.slice(index + 1));
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      if (posix) {
        operands.push(...args.slice(index));
        break;
      }
      operands.push(arg);
    } else if (arg.startsWith('--')) {
      const [given = '', value] = arg.split(/=(.*)/s, 2);
      const candidates = program.filter(({ name }) => name.startsWith('--') && name.startsWith(given));
      const option = byName.get(given) ?? (candidates.length === 1 ? candidates[0] : undefined);
      if (option === undefined || (option.value === 'none' && value !== undefined)) return null;
      options.push(option.name);
      if (option.value === 'required') {
        const next = value ?? args[++index];
        if (next === undefined) return null;
        paths.push(next);
      }
    } else {
      for (let at = 1; at < arg.length; at++) {
        const option = byName.get(`-${arg[at]}`);
        if (option === undefined) return null;
        options.push(option.name);
        if (option.value === 'none') continue;
        if (option.value === 'required') {
          const next = at + 1 < arg.length ? arg.slice(at + 1) : args[++index];
          if (next === undefined) return null;
          paths.push(next);
        }
        break;
      }
    }
  }
  return { options, paths, operands };
}

const atoms = fc.oneof(
  fc.constantFrom(...program.map(({ name }) => name)),
  fc.constantFrom(
    '--',
    '-',
    'x',
    'y',
    '-aX',
    '-abX',
    '-aXb',
    '-caX',
    '-bX',
    '-Xb',
    '-acX',
    '--al',
    '--all',
    '--allow',
    '--bas',
    '--base=v',
    '--base=',
    '--baseline=v',
  ),
  fc.constantFrom(
    '--che',
    '--check=false',
    '--check=true',
    '--all=true',
    '--color=never',
    '--color',
    '--checkp=x',
    '--out',
    '--o=f',
    '--output=f',
    '-b',
    '-bv',
    '-ab',
    '-Yx',
  ),
);

describe('a form', () => {
  it.each(['gnu', 'posix'] as const)('of a %s program matches no line in which an unlisted option takes effect', (style) => {
    const grammar = readGrammar(`%style ${style}\n${listed} ; any*`);
    const [form] = grammar.forms;
    if (form === undefined) throw new Error('no form');
    let matched = 0;
    fc.assert(
      fc.property(fc.array(atoms, { maxLength: 6 }), (args) => {
        const match = matchForm(
          grammar,
          form,
          args.map((arg) => knownWord(arg, [0, 0])),
          [0, 0],
        );
        const read = getopt(args, style === 'posix');
        if (match.kind === 'no-match' || read === null) return;
        matched++;
        expect(read.options.filter((name) => program.some((option) => option.name === name && !option.harmless))).toEqual([]);
        // What the judge looks at as the value of an option is what the program takes for it.
        expect(match.checks.map((check) => ('word' in check ? check.word.value : ''))).toEqual(read.paths);
      }),
      { numRuns: 20_000 },
    );
    expect(matched).toBeGreaterThan(500);
  });

  it('with operands of its own takes no more of them, wherever options stand', () => {
    const grammar = readGrammar(`${listed} ; path`);
    const [form] = grammar.forms;
    if (form === undefined) throw new Error('no form');
    fc.assert(
      fc.property(fc.array(atoms, { maxLength: 6 }), (args) => {
        const match = matchForm(
          grammar,
          form,
          args.map((arg) => knownWord(arg, [0, 0])),
          [0, 0],
        );
        const read = getopt(args, false);
        if (match.kind === 'no-match' || read === null) return;
        expect(read.operands.length).toBeLessThanOrEqual(1);
        const checked = match.checks.map((check) => ('word' in check ? check.word.value : ''));
        expect(checked.sort()).toEqual([...read.paths, ...read.operands].sort());
      }),
      { numRuns: 20_000 },
    );
  });

  it('that needs an option is not met by its undoing', () => {
    const grammar = readGrammar('-check! -all ; any*');
    const matches = (...args: string[]) =>
      matchForm(
        grammar,
        grammar.forms[0] as (typeof grammar.forms)[0],
        args.map((arg) => knownWord(arg, [0, 0])),
        [0, 0],
      ).kind === 'match';
    expect([matches('--check'), matches('--check', 'x'), matches('x', '--check')]).toEqual([true, true, true]);
    expect([matches(), matches('x'), matches('--check=false'), matches('--check=true'), matches('--', '--check')]).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it.each([
    [['-check'], true],
    [['--check'], true],
    [['-check=true'], true],
    [['-check=false'], false],
    [['-check=f'], false],
    [['-check=0'], false],
    [['-chec'], false],
    [['-o', 'f'], false],
  ] as const)('of a Go program: %j is harmless: %s', (args, harmless) => {
    const grammar = readGrammar('%style go\n-check! -list ; any*');
    const match = matchForm(
      grammar,
      grammar.forms[0] as (typeof grammar.forms)[0],
      args.map((arg) => knownWord(arg, [0, 0])),
      [0, 0],
    );
    expect(match.kind === 'match').toBe(harmless);
  });

  it('names every option: a table cannot open itself to all of them', () => {
    expect(() => readGrammar('* ; any*')).toThrow();
    expect(() => readGrammar('list ; ** ; any*')).toThrow();
  });
});

describe('every grammar', () => {
  const grammars = allPacks().flatMap((pack) =>
    Object.entries(pack.tools).flatMap(([program, text]) => {
      const tool = text === '' || text.startsWith('=') ? null : toolOf(program);
      return tool === null ? [] : [[program, tool.grammar] as const];
    }),
  );
  const free = new Set(['any', 'lit', 'name', 'word']);

  it('takes no subcommand for an operand: `pulumi stack` with free operands would let `pulumi stack rm` through', () => {
    const swallowing = grammars.flatMap(([program, grammar]) =>
      grammar.forms.flatMap((form) =>
        grammar.forms
          .filter(
            (other) =>
              form.path.length > 0 &&
              other.path.length > form.path.length &&
              form.needed.length === 0 &&
              free.has(form.operands[0]?.kind ?? '') &&
              // Below a verb of reading there are only other things to read.
              !form.path[form.path.length - 1]?.every((word) =>
                /^(list|ls|show|get|describe|info|status|current|help|version)$/.test(word),
              ) &&
              form.path.every((words, index) => words.some((word) => other.path[index]?.includes(word) === true)),
          )
          .map((other) => `${program} ${form.path.join(' ')} < ${other.path.join(' ')}`),
      ),
    );
    expect(swallowing).toEqual([]);
  });

  it('that calls every word safe gives no option a value that must be checked', () => {
    // What grep reads patterns from is never shown.
    const wrong = grammars.filter(
      ([program, grammar]) =>
        grammar.safe === 'words' &&
        program !== 'grep' &&
        grammar.forms.some((form) => [...form.options.values()].some(({ kind, value }) => value !== 'none' && kind !== 'any')),
    );
    expect(wrong.map(([program]) => program)).toEqual([]);
  });

  it('needs no option that it does not list', () => {
    for (const [program, grammar] of grammars)
      for (const form of grammar.forms)
        for (const name of form.needed) expect([program, name, form.options.has(name)]).toEqual([program, name, true]);
  });
});
