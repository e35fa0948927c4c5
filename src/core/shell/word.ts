import type { Span } from '../model.ts';
import type { HereDoc, ParsedScript, Word, WordPart } from './parse.ts';
import { printedBy, type Samples, samplesOf } from './printed.ts';

/**
 * What is known about a word before the command runs.
 * - `known`: exactly this text.
 * - `glob`: file names that match; `value` has the pattern.
 * - `open`: an expansion or substitution; `value` has the known pieces with {@link hole} between.
 */
export interface ShellWord {
  readonly kind: 'known' | 'glob' | 'open';
  readonly value: string;
  readonly span: Span;
  /** Text in front of the first part that is not known. */
  readonly prefix: string;
  /** May become no word at all, or several. */
  readonly splits: boolean;
  /** Where `value` stands unchanged in the source, so that findings inside a code string get exact spans; else null. */
  readonly verbatim: number | null;
  /** Has the value of a variable in it, as far as that can be known. */
  readonly expanded?: true;
  /** Is the value of a variable that only ever holds a number. */
  readonly number?: true;
  /** Of an `open` word. */
  readonly samples?: Samples;
  /** Is such a text: kinds of words that are not harmless whatever it stands for take it for open. */
  readonly stands?: Samples['of'];
  /** Is the pipe to or from another command: `<(cmd)`. Not `/dev/fd/$x`, which leads anywhere. */
  readonly pipe?: true;
}

/** Stands for an unknown piece; cannot occur in an argument. */
export const hole = '\0';

/** Maps positions of the script at hand to positions of the text that spans refer to. */
export type Place = (pos: number, end: number) => Span;

export interface WordFacts {
  readonly home: string;
  /** The value of a variable when it can only be this, else null. */
  constant(name: string): string | null;
  /** What a loop gives the variable this time: a known text, or the names that a pattern meets. */
  bound?(name: string): ShellWord | null;
  /** Nothing but numbers is ever assigned to it. */
  number?(name: string): boolean;
}

interface Pieces {
  value: string;
  /** What stands for the only unknown piece; null when nothing does. */
  sample: string | null;
  unknown: number;
  /** Something in it is not quoted and may print nothing: without any text beside it, it may be no word. */
  vanishes: boolean;
  prefix: string | null;
  kind: 'known' | 'glob' | 'open';
  splits: boolean;
  expanded: boolean;
}

export function knownWord(value: string, span: Span, verbatim: number | null = null): ShellWord {
  return { kind: 'known', value, span, prefix: value, splits: false, verbatim };
}

/** A word of which nothing is known, not even how many there are (what xargs appends). */
export function openWord(span: Span): ShellWord {
  return { kind: 'open', value: hole, span, prefix: '', splits: true, verbatim: null };
}

export function resolveWord(word: Word, place: Place, facts: WordFacts): ShellWord {
  const span = place(word.pos, word.end);
  const parts = word.parts;
  if (parts === undefined) {
    const value = tilde(word, word.value, facts);
    return knownWord(value, span, value === word.text ? word.pos : null);
  }
  const only = parts.length === 1 ? parts[0] : undefined;
  if (only?.type === 'SingleQuoted') return knownWord(only.value, span, word.pos + 1);
  if (only?.type === 'DoubleQuoted' && only.parts.length === 1 && only.parts[0]?.type === 'Literal') {
    const literal = only.parts[0];
    return knownWord(literal.value, span, literal.value === literal.text ? literal.pos : null);
  }
  const pieces: Pieces = {
    value: '',
    sample: null,
    unknown: 0,
    vanishes: false,
    prefix: null,
    kind: 'known',
    splits: false,
    expanded: false,
  };
  for (const part of parts) addPart(part, false, pieces, facts);
  pieces.value = tilde(word, pieces.value, facts);
  if (pieces.prefix !== null) pieces.prefix = tilde(word, pieces.prefix, facts);
  const [before = '', after = ''] = pieces.value.split(hole);
  const samples = pieces.sample !== null ? samplesOf(before, pieces.sample, after) : null;
  return {
    kind: pieces.kind,
    value: pieces.value,
    span,
    prefix: pieces.prefix ?? pieces.value,
    splits: pieces.splits || (pieces.vanishes && /^\0*$/.test(pieces.value)),
    verbatim: null,
    ...(samples !== null ? { samples } : {}),
    ...(pieces.expanded ? { expanded: true as const } : {}),
    ...(isNumberVariable(only, facts) ? { number: true as const } : {}),
    ...(only?.type === 'ProcessSubstitution' ? { pipe: true as const } : {}),
  };
}

function isNumberVariable(part: WordPart | undefined, facts: WordFacts): boolean {
  return part?.type === 'SimpleExpansion' && facts.number?.(part.text.slice(1)) === true;
}

/** The words that `a{b,c}` stands for, when it is no more than a list of plain texts; else null. */
export function expandBraces(word: Word, place: Place): readonly ShellWord[] | null {
  const parts = word.parts ?? [];
  const braces = parts.filter((part) => part.type === 'BraceExpansion');
  if (braces.length !== 1 || word.text.startsWith('~')) return null;
  let alternatives: readonly string[] = [''];
  for (const part of parts) {
    if (part.type === 'Literal' || part.type === 'SingleQuoted') alternatives = alternatives.map((text) => text + part.value);
    else if (part.type !== 'BraceExpansion' || !/^\{(?!.*\.\.)[A-Za-z0-9_.,/@%+=:-]*,[A-Za-z0-9_.,/@%+=:-]*\}$/.test(part.text))
      return null;
    else {
      const items = part.text.slice(1, -1).split(',');
      alternatives = alternatives.flatMap((text) => items.map((item) => text + item));
    }
  }
  if (alternatives.length > 32) return null;
  const span = place(word.pos, word.end);
  return alternatives.filter((text) => text !== '').map((text) => knownWord(text, span));
}

/**
 * What a here-document hands to its command. Not the text as it stands: `"\$(rm f)"` in one that is not quoted is `"$(rm f)"`
 * to the shell that reads it, and without its tabs a line of `<<-` may end another here-document inside.
 */
export function hereDocumentWord({ body, operator, delimiter }: HereDoc, span: Span): ShellWord {
  const { parts } = body;
  if (parts === undefined) {
    const lines = operator === '<<-' ? body.text.replace(/^\t+/gm, '') : body.text;
    if (delimiter?.quoted === true) return knownWord(lines, span, lines === body.text ? body.pos : null);
    const text = lines.replace(/\\([$`\\\n])/g, (_, escaped: string) => (escaped === '\n' ? '' : escaped));
    // Lines are joined before their end and their tabs are looked for: what stands here may not be all of it.
    if (/(^|[^\\])(\\\\)*\\\n$/.test(lines) || (operator === '<<-' && lines.includes('\\\n')))
      return { kind: 'open', value: text, span, prefix: '', splits: false, verbatim: null };
    return knownWord(text, span, text === body.text ? body.pos : null);
  }
  const value = parts.map((part) => (part.type === 'Literal' ? part.value : hole)).join('');
  return { kind: 'open', value, span, prefix: '', splits: false, verbatim: null };
}

/**
 * The commands of `$(a | b)`, when nothing else stands in the word and nothing in it is expanded; null otherwise. Without
 * expansions, so that a reading of its own costs no more than the text is long.
 */
export function plainPipeline(word: Word): { readonly script: ParsedScript; readonly length: number } | null {
  const part = word.parts?.length === 1 ? word.parts[0] : undefined;
  if (part?.type !== 'CommandExpansion' || part.script === undefined || !/^\$\([^$`]*\)$/.test(part.text)) return null;
  const [statement, ...others] = part.script.commands;
  if (statement?.type !== 'Statement' || others.length > 0 || statement.background === true) return null;
  const { command } = statement;
  const commands = command.type === 'Pipeline' && command.operators.every((operator) => operator === '|') ? command.commands : [command];
  return commands.every(({ type }) => type === 'Command') ? { script: part.script, length: commands.length } : null;
}

function addPart(part: WordPart, quoted: boolean, to: Pieces, facts: WordFacts): void {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      to.value += part.value;
      return;
    case 'DoubleQuoted':
      for (const child of part.parts) addPart(child, true, to, facts);
      return;
    case 'LocaleString':
      // $"..." is translated through a message catalogue that the environment names.
      for (const child of part.parts) addPart(child, true, to, facts);
      unknown(to, 'open', false);
      return;
    case 'SimpleExpansion':
      // $? $# $$ $! are numbers: neither options nor several words.
      if (/^\$[?#$!]$/.test(part.text)) unknown(to, 'open', false, '0');
      else if (part.text === '$@') unknown(to, 'open', true);
      else addConstant(part.text.slice(1), quoted, to, facts);
      return;
    case 'ParameterExpansion':
      if (part.prefix === undefined && part.index === undefined && part.operation === undefined)
        addConstant(part.parameter, quoted, to, facts);
      else unknown(to, 'open', !quoted || isList(part));
      return;
    case 'CommandExpansion':
      addPrinted(printedBy(part), quoted, to);
      return;
    case 'ArithmeticExpansion':
      unknown(to, 'open', false);
      return;
    case 'ProcessSubstitution':
      to.value += '/dev/fd/';
      unknown(to, 'open', false);
      return;
    case 'Glob':
      unknown(to, 'glob', true, part.kind === 'bracket' ? '?' : part.text);
      return;
    case 'ExtendedGlob':
      unknown(to, 'open', true);
      return;
    case 'BraceExpansion':
      unknown(to, 'open', true);
      return;
  }
}

/** `"${a[@]}"`, `"${@:2}"`, `"${!a@}"`: as many words as there are elements, quoted or not. */
function isList({ text }: { readonly text: string }): boolean {
  return text.includes('@');
}

function addConstant(name: string, quoted: boolean, to: Pieces, facts: WordFacts): void {
  to.expanded = true;
  const bound = facts.bound?.(name) ?? null;
  if (bound?.kind === 'glob') {
    to.prefix ??= to.value + bound.prefix;
    to.value += bound.value;
    to.unknown++;
    to.sample = null;
    if (to.kind !== 'open') to.kind = 'glob';
    to.splits ||= !quoted;
    return;
  }
  const value = bound?.kind === 'known' ? bound.value : facts.constant(name);
  if (value !== null && (quoted || /^[A-Za-z0-9_@%+=:,./-]+$/.test(value))) to.value += value;
  else unknown(to, 'open', !quoted);
}

/** No blank in it, as a folder's name may have, so that the shell does not part it. IFS is never another: to set it asks. */
function addPrinted(printed: string | null, quoted: boolean, to: Pieces): void {
  const whole = quoted || (printed !== null && !/[\s\x02]/.test(printed));
  unknown(to, 'open', !whole, hole, whole ? printed : null);
  to.vanishes ||= !quoted;
}

function unknown(to: Pieces, kind: 'glob' | 'open', splits: boolean, text: string = hole, sample: string | null = null): void {
  to.prefix ??= text === '0' ? `${to.value}0` : to.value;
  to.value += text;
  to.unknown++;
  to.sample = to.unknown === 1 ? sample : null;
  if (to.kind !== 'open') to.kind = kind;
  to.splits ||= splits;
}

/** `~` and `~/x` stand for the home folder only where the tilde itself is not quoted. */
function tilde(word: Word, value: string, facts: WordFacts): string {
  if (!word.text.startsWith('~')) return value;
  if (value === '~') return facts.home;
  return value.startsWith('~/') ? facts.home + value.slice(1) : value;
}

/** From the first to the last of some words, wherever they stand. A loop: an argv can have more words than a call takes arguments. */
export function spanOf(words: readonly ShellWord[]): Span {
  let [start, end]: Span = words[0]?.span ?? [0, 0];
  for (const { span } of words) {
    start = Math.min(start, span[0]);
    end = Math.max(end, span[1]);
  }
  return [start, end];
}
