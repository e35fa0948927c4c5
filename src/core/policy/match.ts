import type { Span } from '../model.ts';
import type { ShellWord } from '../shell/word.ts';
import type { Form, Grammar, Kind, OperandSpec, OptionSpec } from './grammar.ts';

/** Something a form holds about one word, for the judge to look at. */
export type Check =
  | { readonly kind: Exclude<Kind, 'cmd' | 'more' | 'env'>; readonly word: ShellWord }
  | { readonly kind: 'cmd' | 'more' | 'env'; readonly words: readonly ShellWord[] };

export interface Problem {
  /** `unknown`: cannot be known before it runs; `unproved`: is known, but not to be harmless. */
  readonly kind: 'unknown' | 'unproved';
  readonly why: string;
  readonly span: Span;
}

export type Match =
  | { readonly kind: 'match'; readonly checks: readonly Check[]; readonly problems: readonly Problem[] }
  /** `score`: how much of the subcommand was met, for the best explanation. */
  | { readonly kind: 'no-match'; readonly score: number; readonly problem: Problem };

export function matchForm(grammar: Grammar, form: Form, args: readonly ShellWord[], whole: Span): Match {
  return new Matching(grammar, form, whole).run(args);
}

const anything: OptionSpec = { value: 'required', kind: 'any' };

/** An index behind every word: a form that is refused looks at no more of them. */
const noMore = 2 ** 30;

class Matching {
  private readonly grammar: Grammar;
  private readonly form: Form;
  private readonly whole: Span;
  private readonly checks: Check[] = [];
  private readonly problems: Problem[] = [];
  /** Why this form does not hold. No exception: a command meets a hundred forms that it is none of. */
  private refused: Problem | null = null;
  private met = 0;
  private nextOperand = 0;
  private filled = 0;
  private needed: boolean;
  private also: boolean;

  constructor(grammar: Grammar, form: Form, whole: Span) {
    this.grammar = grammar;
    this.form = form;
    this.whole = whole;
    this.needed = form.needed.length > 0;
    this.also = form.also.length > 0;
  }

  run(args: readonly ShellWord[]): Match {
    this.words(args);
    if (this.refused === null) this.finish();
    if (this.refused !== null) return { kind: 'no-match', score: this.met, problem: this.refused };
    return { kind: 'match', checks: this.checks, problems: this.problems };
  }

  private words(args: readonly ShellWord[]): void {
    let ended = this.grammar.style === 'words';
    for (let index = 0; index < args.length; index++) {
      const word = args[index] as ShellWord;
      const { value } = word;
      if (!ended && word.kind === 'known' && value === '--') {
        ended = true;
        continue;
      }
      if (!ended && mayBeOption(word)) {
        if (word.kind === 'known') {
          index = this.option(word, args, index);
          continue;
        }
        // A name like `--pre=sh` can be the value of a variable or the name of a file that a glob meets.
        this.openValue(word);
        if (!this.openOption(word) && !this.safe(word))
          this.problems.push({ kind: 'unknown', why: 'this may turn out to be an option', span: word.span });
      }
      if (this.met < this.form.path.length) {
        if (!this.subcommand(word)) return;
        continue;
      }
      const spec = this.spec();
      if (spec === undefined) {
        this.refuse('unproved', 'one operand more than guard knows to be harmless', word.span);
        return;
      }
      if (spec.kind === 'cmd' || spec.kind === 'more' || spec.kind === 'env') {
        this.filled++;
        this.checks.push({ kind: spec.kind, words: args.slice(index) });
        return;
      }
      this.operand(spec, word);
      if (this.grammar.style === 'posix') ended = true;
    }
  }

  private safe(word: ShellWord): boolean {
    return this.grammar.safe === 'words' || (this.grammar.safe === 'names' && word.kind === 'glob');
  }

  /** `--name=$x` with a listed name is an option whose value is not known. */
  private openOption(word: ShellWord): boolean {
    const equals = word.prefix.indexOf('=');
    // Every file that `--include=*.c` meets starts with `--include=`.
    if (equals < 0 || (word.splits && word.kind !== 'glob')) return false;
    const spec = this.form.options.get(this.longName(word.prefix.slice(0, equals)));
    return spec !== undefined && spec.value !== 'none' && spec.kind === 'any';
  }

  /** Where a pattern like `--include=id_*` meets no file, the program gets it as it stands. */
  private openValue(word: ShellWord): void {
    const equals = word.prefix.indexOf('=');
    const spec = equals < 0 ? undefined : this.form.options.get(this.longName(word.prefix.slice(0, equals)));
    if (spec !== undefined && spec.value !== 'none') this.check(spec.kind, part(word, equals + 1));
  }

  private longName(name: string): string {
    return this.grammar.style === 'go' && !name.startsWith('--') ? `-${name}` : name;
  }

  private option(word: ShellWord, args: readonly ShellWord[], index: number): number {
    const { value } = word;
    if (this.form.digits && /^-[0-9]+$/.test(value)) return index;
    if (value.startsWith('--') || this.grammar.style === 'go') {
      const equals = value.indexOf('=');
      const name = this.longName(equals < 0 ? value : value.slice(0, equals));
      const spec = this.look(name);
      if (spec === undefined) return this.unknownOption(name, word);
      if (equals >= 0) {
        // `--check=false` undoes what made the form harmless; only Go's flags take a value that says the same twice.
        if (spec.value === 'two' || (spec.value === 'none' && !(this.grammar.style === 'go' && value.slice(equals + 1) === 'true'))) {
          return this.refuse('unproved', `${name} takes no value that guard knows`, word.span);
        }
        this.check(spec.kind, part(word, equals + 1));
        return index;
      }
      if (spec.value === 'two') return this.value(spec, args, this.value(anything, args, index, name), name);
      return spec.value === 'required' ? this.value(spec, args, index, name) : index;
    }
    return this.cluster(word, args, index);
  }

  private cluster(word: ShellWord, args: readonly ShellWord[], index: number): number {
    const { value } = word;
    for (let at = 1; at < value.length; at++) {
      const name = `-${value[at]}`;
      const spec = this.look(name);
      if (spec === undefined) return this.unknownOption(name, word);
      if (spec.value === 'none') continue;
      if (spec.value === 'two') return this.unknownOption(name, word);
      if (at + 1 < value.length) this.check(spec.kind, part(word, at + 1));
      else if (spec.value === 'required') return this.value(spec, args, index, name);
      return index;
    }
    return index;
  }

  private unknownOption(name: string, word: ShellWord): number {
    return this.refuse('unproved', `guard does not know ${name} to be harmless here`, word.span);
  }

  /** In front of the subcommand an option means what the program says, behind it what the subcommand says. */
  private look(name: string): OptionSpec | undefined {
    const options = this.met < this.form.path.length ? this.grammar.before : this.form.options;
    // With Go's flags -v and --v are one; tables may write either.
    const twin = this.grammar.style === 'go' && name.length === 3 ? name.slice(1) : name;
    // Go's flags end at the first operand: `terraform fmt . -check` writes.
    const read = this.grammar.style !== 'go' || this.filled === 0;
    if (this.needed && read && (this.form.needed.includes(name) || this.form.needed.includes(twin))) this.needed = false;
    if (this.also && (this.form.also.includes(name) || this.form.also.includes(twin))) this.also = false;
    return options.get(name) ?? options.get(twin);
  }

  private value(spec: OptionSpec, args: readonly ShellWord[], index: number, name: string): number {
    const next = args[index + 1];
    if (next === undefined) return index;
    if (next.splits && (next.kind === 'open' || (next.kind === 'glob' && this.grammar.safe !== 'words')))
      this.problems.push({ kind: 'unknown', why: `the value of ${name} may become several words`, span: next.span });
    this.check(spec.kind, next);
    return index + 1;
  }

  private check(kind: Kind, word: ShellWord): void {
    if (kind === 'any') return;
    if (kind === 'cmd' || kind === 'more' || kind === 'env') this.checks.push({ kind, words: [word] });
    else this.checks.push({ kind, word });
  }

  /** @returns whether the form may still hold */
  private subcommand(word: ShellWord): boolean {
    if (word.kind !== 'known') {
      this.refuse('unknown', 'the subcommand is only known when it runs', word.span);
      return false;
    }
    let wanted = this.form.path[this.met] as readonly string[];
    if (wanted[0] === '..') {
      const next = this.form.path[this.met + 1] as readonly string[];
      // A noun first: `gcloud compute instances list`; the verb ends it.
      if (this.grammar.nouns.has(word.value)) return true;
      wanted = next;
      this.met++;
    }
    if (
      !wanted.some((pattern) => !pattern.startsWith('^') && globMatches(pattern, word.value)) ||
      wanted.some((pattern) => pattern.startsWith('^') && globMatches(pattern.slice(1), word.value))
    ) {
      this.refuse('unproved', `guard does not know "${word.value}" to be harmless`, word.span);
      return false;
    }
    this.met++;
    return true;
  }

  private spec(): OperandSpec | undefined {
    const spec = this.form.operands[this.nextOperand];
    if (spec !== undefined && !spec.many) this.nextOperand++;
    return spec;
  }

  private operand(spec: OperandSpec, word: ShellWord): void {
    this.filled++;
    const after = this.form.operands[this.nextOperand];
    // `lint scripts/*.sh`, where one or more are taken.
    const several = spec.many || (after?.many === true && after.kind === spec.kind);
    if (word.splits && !several && word.kind !== 'known')
      this.problems.push({ kind: 'unknown', why: 'this may become several words', span: word.span });
    this.check(spec.kind, word);
  }

  private finish(): void {
    const required = this.form.operands.filter((spec) => spec.required).length;
    if (this.met < this.form.path.length || this.needed || this.also)
      this.refuse('unproved', 'guard does not know this use to be harmless', this.whole);
    else if (this.filled < required) this.refuse('unproved', 'guard does not know this use, without operands, to be harmless', this.whole);
  }

  private refuse(kind: Problem['kind'], why: string, span: Span): number {
    this.refused = { kind, why, span };
    return noMore;
  }
}

/** Could the program take this word for an option? */
export function mayBeOption(word: ShellWord): boolean {
  if (word.kind === 'known') return word.value.length > 1 && word.value.startsWith('-');
  if (word.prefix === '') return true;
  return word.prefix.startsWith('-') || (word.kind === 'open' && word.splits);
}

/** Is not known before it runs, and may then be any option; a number, a time or a commit is none. */
export function mayTurnOption(word: ShellWord): boolean {
  return word.kind === 'open' && word.samples === undefined && mayBeOption(word);
}

/** May be a piece of a name that another command listed. A pattern that the shell itself expands begins with what it says. */
export function isPiece({ kind, value, prefix }: ShellWord): boolean {
  return kind === 'glob' && prefix === '' && !/^[*?]/.test(value);
}

/** The rest of a word from `at` on, with what is known about it. */
function part(word: ShellWord, at: number): ShellWord {
  return {
    ...word,
    value: word.value.slice(at),
    prefix: word.prefix.slice(at),
    verbatim: word.verbatim === null ? null : word.verbatim + at,
  };
}

/** `*` and `?` only; linear in both lengths, since the text is the agent's. */
export function globMatches(pattern: string, text: string): boolean {
  if (!pattern.includes('*') && !pattern.includes('?')) return pattern === text;
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (p < pattern.length && pattern[p] === '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
