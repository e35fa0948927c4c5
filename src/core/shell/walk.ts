import { wordSet } from '../lazily.ts';
import type { Span } from '../model.ts';
import { ArithmeticReader, isNumber, isNumberOrRange } from './arithmetic.ts';
import { associativeIn } from './associative.ts';
import { Effort, tooNested } from './effort.ts';
import { hidesPipe, isPipe } from './hidden-pipe.ts';
import {
  type Assignment,
  type Command,
  type For,
  forEachChild,
  type HereDoc,
  type ParsedScript,
  type Redirection,
  type SyntaxNode,
  type Word,
  type WordPart,
} from './parse.ts';
import type { LoopFacts, SetVariable, Site, SiteRedirect, Walked } from './site.ts';
import type { Place, ShellWord, WordFacts } from './word.ts';
import { expandBraces, hereDocumentWord, knownWord, plainPipeline, resolveWord } from './word.ts';

const readsIntoNames = wordSet('read mapfile readarray getopts printf declare typeset local export readonly unset');
const arithmeticTests = ['-eq', '-ne', '-lt', '-le', '-gt', '-ge'];

/** How much text the bodies of loops may come to, read once for each value: the time must stay small. */
const longestUnrolled = 16_384;

/**
 * Finds everything in a script that can run, and everything about it that cannot be known.
 * Typed nodes only (`forEachChild`): a walk over `Object.keys` misses lazy getters.
 */
export function walkScript(script: ParsedScript, place: Place, facts: WordFacts & LoopFacts, effort = new Effort()): Walked {
  const walk = new Walk(facts, effort, place);
  try {
    walk.define(script);
    walk.script(script, place);
  } catch (error) {
    // The parser reads nested scripts when they are asked for, and may come to the end of the stack.
    if (!(error instanceof RangeError)) throw error;
    walk.found.blindSpots.push({ why: tooNested, span: place(0, Number.MAX_SAFE_INTEGER) });
  }
  return walk.found;
}

class Walk {
  readonly found: Walked = {
    sites: [],
    redirects: [],
    blindSpots: [],
    functions: new Map(),
    certain: new Map(),
    expanded: [],
    assigned: new Map(),
    arithmetic: [],
    sets: [],
  };
  private readonly facts: WordFacts;
  private readonly loops: (name: string) => boolean;
  private readonly listed: LoopFacts['listed'];
  /** Variables of loops, with the value of this turn; null: not known any more. */
  private readonly bound = new Map<string, ShellWord | null>();
  private unrolled = 0;
  private readonly reader = new ArithmeticReader(this.found.arithmetic, this.found.blindSpots);
  /** Assignments of a `declare -A`, whose keys are text. */
  private readonly associative = new Set<SyntaxNode>();
  private place: Place;
  private piped = false;
  private upstream: readonly Site[] = [];
  private readonly effort: Effort;

  constructor(facts: WordFacts & LoopFacts, effort: Effort, place: Place) {
    this.effort = effort;
    this.place = place;
    this.facts = { ...facts, bound: (name) => this.bound.get(name) ?? null };
    this.loops = facts.loop ?? (() => false);
    this.listed = facts.listed;
  }

  script(script: ParsedScript, place: Place): void {
    const before = this.place;
    this.place = place;
    const message = script.errors?.[0]?.message;
    if (message !== undefined) this.blind(`this is not shell that guard can read: ${message}`, place(script.pos, script.end));
    for (const command of script.commands) this.visit(command);
    this.place = before;
  }

  /** Definitions at the top of a script; anywhere else they may not come about, or not in this shell. */
  define(script: ParsedScript): void {
    for (const statement of script.commands) {
      if (statement.type !== 'Statement' || statement.background === true || statement.command.type !== 'Function') continue;
      const { name } = statement.command;
      if (/^[A-Za-z_]\w*$/.test(name.text) && !this.found.certain.has(name.text))
        this.found.certain.set(name.text, this.place(statement.pos, statement.end));
    }
  }

  private readonly visit = (node: SyntaxNode): void => {
    const unread = this.effort.entered();
    if (unread === null) this.enter(node);
    else this.unread(unread);
    this.effort.left();
  };

  private enter(node: SyntaxNode): void {
    switch (node.type) {
      case 'Script':
        this.script(node, this.place);
        return;
      case 'Command':
        this.command(node);
        break;
      case 'Pipeline': {
        const before = this.piped;
        let chain: readonly Site[] | null = before || node.operators.includes('|&') ? null : [];
        node.commands.forEach((command, index) => {
          this.piped = before || index > 0;
          this.upstream = chain ?? [];
          const at = this.found.sites.length;
          this.visit(command);
          const site = command.type === 'Command' ? this.found.sites[at] : undefined;
          chain = site === undefined || chain === null || chain.length > 8 ? null : [...chain, site];
        });
        this.piped = before;
        return;
      }
      case 'Redirected':
        for (const redirect of node.redirects) this.redirect(redirect, this.found.redirects);
        break;
      case 'Function':
        this.found.functions.set(node.name.value, this.place(node.name.pos, node.name.end));
        break;
      case 'Coproc':
        if (node.name !== undefined) this.setsName(node.name.value, this.place(node.name.pos, node.name.end));
        break;
      case 'For':
      case 'Select':
        this.found.sets.push({ name: node.name.value, span: this.place(node.name.pos, node.name.end) });
        this.assign(node.name.value, node.type === 'For' && node.wordlist?.length !== 0 && node.wordlist?.every(isNumberOrRange) === true);
        if (node.type === 'For' && this.unroll(node)) return;
        break;
      case 'Assignment':
        this.assigned(node, this.associative.has(node));
        if (node.index !== undefined) this.reader.evaluated(node.index, this.place);
        break;
      case 'ArithmeticCommandExpansion':
        this.reader.output(node.script, this.place(node.pos, node.end));
        this.substitution(node);
        return;
      case 'CommandExpansion':
      case 'ProcessSubstitution':
        this.substitution(node);
        return;
      case 'SimpleExpansion':
        this.found.expanded.push({ name: node.text.slice(1), span: this.place(node.pos, node.end) });
        break;
      case 'ParameterExpansion':
        this.found.expanded.push({ name: node.parameter, span: this.place(node.pos, node.end) });
        if (this.reread(node)) return;
        this.parameter(node);
        break;
      case 'ArithmeticExpansion':
        if (this.reread(node)) return;
        if (node.expression === undefined && !/^\$(\(\(\s*\)\)|\[\s*\])$/.test(node.text))
          this.blind('this arithmetic cannot be read', this.place(node.pos, node.end));
        break;
      case 'ArithmeticCommand':
        if (node.expression === undefined && node.body.trim() !== '')
          this.blind('this arithmetic cannot be read', this.place(node.pos, node.end));
        break;
      case 'Word':
        if (hidesPipe(node)) this.blind('a pipe in the middle of a word cannot be read with certainty', this.place(node.pos, node.end));
        break;
      case 'ArithmeticWord':
        this.reader.operand(node, this.place);
        break;
      case 'TestUnary':
        if (node.operator === '-v' || node.operator === '-R') this.reader.variableName(node.operand, this.place);
        break;
      case 'TestBinary':
        if (arithmeticTests.includes(node.operator)) {
          this.reader.evaluated(node.left, this.place);
          this.reader.evaluated(node.right, this.place);
        }
        break;
      default:
        break;
    }
    let before: SyntaxNode | null = null;
    forEachChild(node, (child) => {
      if (before !== null && before.end === child.pos && (isPipe(before) || isPipe(child)))
        this.blind('a pipe in the middle of a word cannot be read with certainty', this.place(before.pos, child.end));
      before = child;
      this.visit(child);
    });
  }

  /** `for f in src/*.ts; do wc -l "$f"; done`: the body once for each word, with what `$f` is then. */
  private unroll(node: For): boolean {
    const name = node.name.value;
    if (!this.loops(name) || this.effort.wide(node.wordlist?.length ?? 0) !== null) return false;
    const values: ShellWord[] = [];
    for (const word of node.wordlist ?? []) {
      const these = this.names(word) ?? this.words(word);
      if (these.some(({ kind }) => kind === 'open')) return false;
      values.push(...these);
    }
    const length = values.length * (node.end - node.pos);
    if (values.length === 0) return false;
    if (this.bound.has(name) || this.unrolled + length > longestUnrolled) {
      this.bound.set(name, null);
      return false;
    }
    this.unrolled += length;
    for (const word of node.wordlist ?? []) this.visit(word);
    for (const value of values) {
      this.bound.set(name, value);
      this.visit(node.body);
    }
    this.bound.delete(name);
    return true;
  }

  private command(node: Command): void {
    const unread = this.effort.wide(node.prefix.length + node.suffix.length);
    if (unread !== null) {
      this.unread(unread);
      return;
    }
    const words: ShellWord[] = [];
    const assignments: SetVariable[] = [];
    const redirects: SiteRedirect[] = [];
    if (node.name !== undefined) words.push(...this.words(node.name));
    for (const child of node.prefix) {
      if (child.type === 'Assignment') assignments.push(this.assignment(child));
      else this.redirect(child, redirects);
    }
    const last = node.suffix.findLast(({ type }) => type === 'Word' || type === 'Assignment');
    for (const child of node.suffix) {
      // An empty list would move what stands behind it one place forward, so it must be the end.
      if (child.type === 'Word') words.push(...((child === last && this.names(child)) || this.words(child)));
      else if (child.type === 'Assignment') words.push(this.assignmentWord(child));
      else this.redirect(child, redirects);
    }
    for (const array of associativeIn(node)) this.associative.add(array);
    // `command readonly x=1` as well.
    const reads = words.findIndex(({ value }) => readsIntoNames.has(value));
    if (reads >= 0) {
      for (const word of words.slice(reads + 1))
        this.assign(word.value.replace(/[=+[].*/s, ''), /^[A-Za-z_]\w*=-?[0-9]+$/.test(word.value));
    }
    const from = this.piped ? this.upstream : [];
    this.upstream = [];
    this.found.sites.push({ words, assignments, redirects, span: this.place(node.pos, node.end), piped: this.piped, from });
  }

  /** A variable that is given the number of a descriptor. */
  private setsName(name: string, span: Span): void {
    if (!/^\w+$/.test(name)) this.blind('a subscript is evaluated as arithmetic, which can run code', span);
    this.assign(name, false);
    this.found.sets.push({ name, span });
  }

  /** `$(git ls-files '*.go')`: what it lists. */
  private names(word: Word): readonly ShellWord[] | null {
    const pipeline = plainPipeline(word);
    if (pipeline === null) return null;
    const { sites, redirects, blindSpots } = walkScript(pipeline.script, () => this.place(word.pos, word.end), this.facts, this.effort);
    return sites.length + redirects.length + blindSpots.length === pipeline.length ? (this.listed?.(sites) ?? null) : null;
  }

  private readonly words = (word: Word): readonly ShellWord[] => expandBraces(word, this.place) ?? [this.word(word)];
  private readonly word = (word: Word): ShellWord => resolveWord(word, this.place, this.facts);

  private assignment(node: Assignment): SetVariable {
    const value = node.value.type === 'Word' && node.index === undefined ? this.word(node.value) : null;
    return { name: node.name, value, span: this.place(node.pos, node.end) };
  }

  /** `export X=1`, `alias ls=...`: an argument that looks like an assignment. */
  private assignmentWord(node: Assignment): ShellWord {
    const span = this.place(node.pos, node.end);
    const head = `${node.name}${node.index === undefined ? '' : '['}${node.append === true ? '+' : ''}=`;
    // The elements are judged where they stand.
    if (node.value.type !== 'Word') return knownWord(`${head}()`, span);
    const value = this.word(node.value);
    if (value.kind === 'known') return knownWord(head + value.value, span);
    return { kind: 'open', value: head + value.value, span, prefix: head + value.prefix, splits: false, verbatim: null };
  }

  private redirect(node: Redirection, into: SiteRedirect[]): void {
    const span = this.place(node.pos, node.end);
    // `exec {PATH}< file` gives PATH the number of the descriptor.
    if (node.descriptor?.type === 'FileDescriptorVariable') this.setsName(node.descriptor.name, span);
    if (node.type === 'HereDoc') {
      into.push({ kind: 'text', body: this.hereDocument(node), span });
      return;
    }
    const target = node.target;
    if (target === undefined) {
      this.blind('this redirection has no target', span);
      return;
    }
    if (node.type === 'HereString') into.push({ kind: 'text', body: this.word(target), span });
    else {
      const descriptor = node.descriptor?.type === 'FileDescriptorVariable' ? null : node.descriptor?.value;
      into.push({ kind: 'file', operator: node.operator, descriptor, target: this.word(target), span });
    }
  }

  private hereDocument(node: HereDoc): ShellWord {
    // Single quotes inside such an expansion do not quote, but the parser takes them for quotes.
    for (const part of node.body.parts ?? []) {
      if (part.type === 'ParameterExpansion' && part.text.includes("'") && /[$`]/.test(part.text.slice(1)))
        this.blind('a command inside this expansion cannot be read with certainty', this.place(part.pos, part.end));
    }
    return hereDocumentWord(node, this.place(node.body.pos, node.body.end));
  }

  private substitution(node: { readonly script: ParsedScript | undefined; readonly pos: number; readonly end: number }): void {
    const whole = this.place(node.pos, node.end);
    if (this.reread(node)) return;
    if (node.script === undefined) {
      this.blind('this substitution cannot be read', whole);
      return;
    }
    const before = this.piped;
    this.piped = false;
    // Escaped backquotes carry a decoded source of their own, with positions of their own.
    this.script(node.script, node.script.source === undefined ? this.place : () => whole);
    this.piped = before;
  }

  private parameter(node: Extract<WordPart, { type: 'ParameterExpansion' }>): void {
    const span = this.place(node.pos, node.end);
    if (node.prefix === '!' && node.operation?.type !== 'Names') this.blind('the variable that is read is named by another variable', span);
    if (node.index !== undefined) this.reader.evaluated(node.index, this.place);
    const operation = node.operation;
    if (operation === undefined) return;
    // unbash 6.0.4 ends the pattern of ${x/PATTERN/y} at a slash inside $(...), and so loses words of the command.
    if (operation.type !== 'Default' && /\$\(|`|[<>]\(/.test(node.text))
      this.blind('a command inside this expansion cannot be read with certainty', span);
    switch (operation.type) {
      case 'Transform':
        // ${x@P} expands the value like a prompt, substitutions included.
        if (!/^[QUuLKkaA]$/.test(operation.operand.value)) this.blind('the value of a variable is expanded again', span);
        return;
      case 'Slice':
        this.reader.evaluated(operation.offset, this.place);
        if (operation.length !== undefined) this.reader.evaluated(operation.length, this.place);
        return;
      case 'Default':
        if (operation.operator.endsWith('=')) {
          this.assign(node.parameter, false);
          this.found.sets.push({ name: node.parameter, span });
        }
        return;
      case 'Unknown':
        this.blind('this expansion cannot be read', span);
        return;
      case 'Remove':
      case 'Replace':
      case 'CaseModification':
      case 'Names':
        return;
    }
  }

  private assigned({ name, value, index, append }: Assignment, associative: boolean): void {
    if (value.type === 'Word') {
      this.assign(name, isNumber(value) && index === undefined && append !== true);
      return;
    }
    this.assign(name, value.elements.every(isNumber));
    this.reader.elements(value.elements, associative, this.place);
  }

  private assign(name: string, number: boolean): void {
    const before = this.found.assigned.get(name);
    this.found.assigned.set(name, number && before !== 'other' ? 'number' : 'other');
  }

  /** @returns the parser would read the inside of this once more, and has done so too often. */
  private reread(node: { readonly pos: number; readonly end: number }): boolean {
    const unread = this.effort.nested(node.end - node.pos);
    if (unread !== null) this.unread(unread);
    return unread !== null;
  }

  /** Once for all that is left out: it may be ten thousands of parts. */
  private unread(why: string): void {
    if (this.found.blindSpots.at(-1)?.why !== why) this.blind(why, this.place(0, Number.MAX_SAFE_INTEGER));
  }

  private blind(why: string, span: Span): void {
    this.found.blindSpots.push({ why, span });
  }
}
