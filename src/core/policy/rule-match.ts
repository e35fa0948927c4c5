import { hole, type ShellWord } from '../shell/word.ts';
import type { ContextFacts } from './context.ts';
import type { OptionSpec } from './grammar.ts';
import { globMatches, mayTurnOption } from './match.ts';
import type { Rule } from './rule.ts';

/** What rules look at: the words of one simple command, read generously, since rules only raise. */
export interface CommandView {
  readonly operands: readonly string[];
  readonly options: readonly string[];
  /** An option stands in front that guard does not know, so the subcommand may come later. */
  readonly uncertain: boolean;
  /** What only shows when it runs: some operand, some option. */
  readonly open: { readonly operand: boolean; readonly option: boolean };
}

export function viewOf(words: readonly ShellWord[], global: ReadonlyMap<string, OptionSpec> | undefined): CommandView {
  const operands: string[] = [];
  const options: string[] = [];
  let uncertain = false;
  let ended = false;
  const open = { operand: false, option: false };
  for (let index = 1; index < words.length; index++) {
    const word = words[index] as ShellWord;
    const { value } = word;
    open.operand ||= word.kind !== 'known';
    open.option ||= !ended && mayTurnOption(word);
    if (!ended && value === '--') {
      ended = true;
    } else if (!ended && value.startsWith('-') && value.length > 1) {
      options.push(value);
      const equals = value.indexOf('=');
      const spec = global?.get(equals < 0 ? value : value.slice(0, equals));
      if (equals >= 0) operands.push(value.slice(equals + 1));
      else if (spec?.value === 'required') index++;
      else if (spec === undefined && operands.length === 0) uncertain = true;
    } else operands.push(value);
  }
  return { operands: options.some((option) => option.includes('=')) ? plainFirst(operands, words) : operands, options, uncertain, open };
}

/** Operands in order, then the values of `--name=value`: only globs look at those. */
function plainFirst(operands: readonly string[], words: readonly ShellWord[]): readonly string[] {
  const plain = new Set(words.map((word) => word.value));
  return [...operands.filter((operand) => plain.has(operand)), ...operands.filter((operand) => !plain.has(operand))];
}

export interface SourcedRule {
  readonly rule: Rule;
  readonly source: string;
}

/** Rules of policy documents about a program: those that name it, and those that name none. */
export function documentRules(program: string, documents: readonly Rule[]): readonly SourcedRule[] {
  const mine = documents.filter(
    (rule) => rule.when.program === undefined || list(rule.when.program).some((name) => globMatches(name, program)),
  );
  return mine.map((rule) => ({ rule, source: rule.source ?? 'policy' }));
}

/**
 * @param raises the rule only raises, and is its author's own: what cannot be told before it runs may then be what it is about.
 *   The rules of packs explain instead, and a blind spot is explained already
 */
export function ruleMatches(rule: Rule, program: string, view: CommandView, facts: ContextFacts, raises = false): boolean {
  const { when } = rule;
  const open = raises && rule.tier !== 'routine' ? view.open : { operand: false, option: false };
  if (when.program !== undefined && !list(when.program).some((name) => globMatches(name, program))) return false;
  if (when.subcommand !== undefined && !list(when.subcommand).some((path) => subcommandMatches(path, view, open.operand))) return false;
  const isOperand = (glob: string) => view.operands.some((operand) => globMatches(glob, operand));
  if (!open.operand && when.args?.some((globs) => !globs.split('|').some(isOperand)) === true) return false;
  if (!open.option && when.anyOption !== undefined && !when.anyOption.some((option) => hasOption(view, option))) return false;
  if (when.unlessOption?.some((option) => view.options.includes(option)) === true) return false;
  if (!open.option && when.allOptions?.some((option) => !hasOption(view, option)) === true) return false;
  for (const [name, glob] of Object.entries(when.context ?? {})) {
    const value = facts[name];
    // What cannot be told may be what the rule is about: it raises then, and allows nothing.
    if (value === null && rule.tier !== 'routine') continue;
    if (value === undefined || value === null || !matchesOne(glob, value, rule.tier)) return false;
  }
  return true;
}

/** Of several values (`ssh` jumps, two hosts) one is enough to raise, and all are needed to allow. */
function matchesOne(glob: string, value: string, tier: Rule['tier']): boolean {
  const values = value.split(', ');
  return tier === 'routine' ? values.every((one) => globMatches(glob, one)) : values.some((one) => globMatches(glob, one));
}

/** `push`, `s3 rm`, `stash drop|clear`, `* delete-*`: words in order, from the first operand on. */
function subcommandMatches(path: string, view: CommandView, open: boolean): boolean {
  const wanted = patternsOf(path);
  const latest = view.uncertain ? Math.min(view.operands.length, 4) : 0;
  for (let start = 0; start <= latest; start++) {
    const meets = (patterns: readonly string[], operand = '\n') =>
      (open && operand.includes(hole)) || patterns.some((pattern) => globMatches(pattern, operand));
    if (wanted.every((patterns, index) => meets(patterns, view.operands[start + index]))) return true;
  }
  return false;
}

/** Paths come from the tables and the documents alone, so there are only so many of them. */
const paths = new Map<string, readonly (readonly string[])[]>();

function patternsOf(path: string): readonly (readonly string[])[] {
  const before = paths.get(path);
  if (before !== undefined) return before;
  const patterns = path.split(' ').map((word) => word.split('|'));
  paths.set(path, patterns);
  return patterns;
}

/** `-f` also inside a cluster (`-xfd`); `--force` also abbreviated (`--forc`) and with a value. */
function hasOption(view: CommandView, option: string): boolean {
  return view.options.some((given) => {
    if (given === option || given.startsWith(`${option}=`)) return true;
    if (option.startsWith('--')) {
      const name = given.split('=', 1)[0] as string;
      return name.length >= 4 && name.startsWith('--') && option.startsWith(name);
    }
    return option.length === 2 && !given.startsWith('--') && given.includes(option[1] as string, 1);
  });
}

function list(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}
