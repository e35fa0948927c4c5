import { lazily } from '../lazily.ts';
import type { BlindSpot, Effect, Finding, Span, Tier } from '../model.ts';
import { type Dialect, foreignSyntax } from '../shell/dialect.ts';
import { Effort, mostBlindSpots, tooMuch } from '../shell/effort.ts';
import { parseShell } from '../shell/parse.ts';
import { type SetVariable, type Site, type SiteRedirect, textsOf } from '../shell/site.ts';
import { walkScript } from '../shell/walk.ts';
import { type Place, type ShellWord, spanOf } from '../shell/word.ts';
import { judgeAcross } from './across.ts';
import { Asked, Told } from './asked.ts';
import { checkWord } from './check.ts';
import { databaseEnvironment, factsFor } from './command-context.ts';
import { constantsOf, namedInside } from './constants.ts';
import type { ClassifyContext, ContextFacts } from './context.ts';
import { type Folders, foldersOf, startingIn } from './folders.ts';
import { handlerOf } from './handlers.ts';
import { isInteractive } from './interactive.ts';
import type { Judging, Scope } from './judging.ts';
import { listedNames } from './listed-names.ts';
import type { Problem } from './match.ts';
import { treeToolOf } from './package-runners.ts';
import { knownProgram, packRules, toolOf } from './packs/index.ts';
import { absolutePath, isGraveToWrite, isGuardsOwn, isInside, secretFolder, secretPath } from './paths.ts';
import type { Policy } from './policy.ts';
import { programOf } from './program.ts';
import { type Proof, proofOf } from './proof.ts';
import { dumpsTree, recurses } from './recursive-search.ts';
import { type CommandView, documentRules, ruleMatches, viewOf } from './rule-match.ts';
import { numbersOf, setUnseen, shellSets } from './values.ts';
import { inheritedSteering, secretVariable, steersCommand, steersPrograms } from './variables.ts';

/** Gathers findings and blind spots; the only mutable thing in a classification. */
export class Judge implements Judging {
  readonly findings: Finding[] = [];
  readonly blindSpots: BlindSpot[] = [];
  /** What each command acts on, as far as it was gathered. */
  readonly facts: ContextFacts[] = [];
  readonly policy: Pick<Policy, 'preset' | 'rules' | 'path'>;
  readonly context: ClassifyContext;
  private readonly told = new Told();
  private readonly needsFacts: boolean;
  private readonly effort: Effort;
  private readonly asked = new Asked();
  /** The command line, with everything that is inside it. */
  private readonly whole: string;
  /** Once: the whole line is looked through. */
  private readonly databaseEnvironment = lazily(() => databaseEnvironment(this.whole, this.context.env));
  folders: Folders;

  constructor(
    policy: Judging['policy'],
    context: ClassifyContext,
    whole: string,
    folders = startingIn(context.cwd),
    effort = new Effort(),
  ) {
    this.whole = whole;
    this.policy = policy;
    this.context = context;
    this.needsFacts = policy.rules.length > 0 || Object.keys(context.facts).length > 0;
    this.folders = folders;
    this.effort = effort;
  }

  blind(why: string, span: Span): void {
    if (this.blindSpots.length >= mostBlindSpots || this.told.again(`blind ${why} ${span[0]} ${span[1]}`)) return;
    this.blindSpots.push({ why, span });
  }

  find(rule: string, tier: Tier, why: string, span: Span, effects: readonly Effect[] = [], source = 'pack:shell'): void {
    // By source as well: a document's rule that has a pack's id must not be taken for the pack's.
    if (this.told.again(`${rule} ${tier} ${source} ${span[0]} ${span[1]}`)) return;
    this.findings.push({ rule, tier, why, span, effects, source });
  }

  /** Judges a script; `place` maps its positions to the text that spans refer to. */
  script(code: string, place: Place, depth: number, settles = true): void {
    const unread = this.effort.script(depth, code.length);
    const outcome = unread === null ? parseShell(code) : ({ kind: 'refused', why: unread } as const);
    if (outcome.kind === 'refused') {
      this.blind(outcome.why, place(0, code.length));
      return;
    }
    const listed = (sites: readonly Site[]) => listedNames(sites, this.context.cwd);
    const facts = { ...constantsOf(code, this.context), listed };
    const first = walkScript(outcome.script, place, facts, this.effort);
    const isSetHereOnly = namedInside(code, this.whole, this.effort);
    const numbers = numbersOf(first, this.context.env, isSetHereOnly);
    const walked =
      numbers.size === 0 ? first : walkScript(outcome.script, place, { ...facts, number: (name) => numbers.has(name) }, this.effort);
    for (const spot of walked.blindSpots) this.blind(spot.why, spot.span);
    for (const [name, span] of walked.functions) {
      // The handler takes the place of every program that is not installed.
      if (knownProgram(name) !== null || /^command_not_found_handler?$/.test(name))
        this.find('shadowed-program', 'sensitive', `a function takes the name of ${name}, so that later calls do something else`, span, [
          'executes',
        ]);
    }
    const sets = setUnseen(walked);
    for (const { name, span } of walked.arithmetic)
      this.arithmetic(name, span, sets || !isSetHereOnly(name) ? new Map() : walked.assigned, depth === 0 && !sets);
    for (const { name, span } of walked.expanded) {
      if (secretVariable.test(name))
        this.find('expands-secret', 'sensitive', `${printable(name)} usually holds a secret`, span, ['reads-secrets'], 'pack:secrets');
    }
    for (const { name, span } of [...walked.sets, ...walked.arithmetic]) this.assignment({ name, value: null, span });
    const around = this.folders;
    this.folders = foldersOf(
      walked.sites,
      around,
      this.context,
      !sets && !walked.assigned.has('OLDPWD') && !walked.assigned.has('DIRSTACK'),
    );
    const settled = settles && this.folders.settled;
    for (const redirect of walked.redirects) this.redirect(redirect);
    // `unset -f f; f` runs the program again; eval and trap could do so unseen.
    const undefines = walked.sites.some(({ words }) => words.some(({ value }) => /^(unset|eval|trap)$/.test(value)));
    for (const site of walked.sites) {
      // Said here, whoever spent it: what is left out must never be silent.
      if (this.effort.spent) {
        this.blind(tooMuch, place(0, code.length));
        break;
      }
      const name = site.words[0]?.value ?? '';
      const defined = walked.certain.get(name);
      if (!undefines && defined !== undefined && site.words[0]?.kind === 'known' && site.span[0] >= defined[1]) this.around(site);
      else this.site(site, { depth, piped: site.piped, texts: textsOf(site), names: this.names(site), settled, place });
    }
    this.folders = around;
  }

  /** A code string that some program hands to a shell. */
  code(word: ShellWord, dialect: Dialect, scope: Scope): void {
    if (word.kind !== 'known') {
      this.blind('the code that a shell runs is only known when it runs', word.span);
      return;
    }
    const foreign = foreignSyntax(word.value, dialect);
    if (foreign !== null) this.blind(foreign, word.span);
    const { verbatim } = word;
    const place: Place = verbatim === null ? () => word.span : (pos, end) => scope.place(verbatim + pos, verbatim + end);
    this.script(word.value, place, scope.depth + 1, scope.settled);
  }

  /** @param all nothing else can have given it a value: the script is the outermost one, and hides no assignment. */
  private arithmetic(name: string, span: Span, assigned: ReadonlyMap<string, 'number' | 'other'>, all: boolean): void {
    const kind = assigned.get(name);
    const inherited = this.context.env[name];
    const number = inherited === undefined || /^-?\d+$/.test(inherited);
    // A variable that nobody sets is 0, and one with a number in it is that number; any other value is an expression again.
    if (number && !shellSets.test(name) && (kind === 'number' || (kind === undefined && all))) return;
    this.blind('the value of a variable is evaluated as arithmetic, which can run code', span);
  }

  private names({ from, redirects }: Site): readonly ShellWord[] | null {
    const replaced = redirects.some((redirect) => redirect.kind === 'text' || redirect.operator.startsWith('<'));
    return from.length === 0 || replaced ? null : listedNames(from, this.context.cwd);
  }

  private around(site: Site): void {
    for (const redirect of site.redirects) this.redirect(redirect);
    // `IFS= read` parts a line for that one read.
    const reads = site.words[0]?.value === 'read';
    for (const assignment of site.assignments)
      if (!(reads && assignment.name === 'IFS' && assignment.value !== null)) this.assignment(assignment, site.words.length > 0);
  }

  private site(site: Site, scope: Scope): void {
    const before = this.findings.length;
    this.around(site);
    if (site.words.length > 0) this.command(site.words, scope, before);
    judgeAcross(this, site, this.whole);
  }

  assignment({ name, value, span }: SetVariable, exported = false): void {
    if (/^BASH_(CMDS|ALIASES)$/.test(name)) this.find('alias', 'sensitive', 'gives a command another meaning', span, ['executes']);
    const known = value?.kind === 'known' ? value.value : null;
    // What was inherited is handed on with its new value.
    const seen = exported || this.context.env[name] !== undefined;
    if (seen ? steersCommand(name, known) : steersPrograms(name, known)) {
      this.find('steering-variable', 'sensitive', `${name} changes what programs do or load`, span, ['executes']);
    }
  }

  redirect(redirect: SiteRedirect): void {
    const unread = redirect.kind === 'text' ? null : this.effort.redirect();
    if (unread !== null) this.blind(unread, redirect.span);
    if (redirect.kind === 'text' || unread !== null) return;
    const { operator, target, span } = redirect;
    if ((operator === '>&' || operator === '<&') && target.kind === 'known' && /^([0-9]+-?|-)$/.test(target.value)) {
      if (closesStandard(redirect)) {
        const why = 'closes standard input, output or error, so that the next file or pipe opened takes its place';
        this.find('closes-descriptor', 'sensitive', why, span, ['executes']);
      }
      return;
    }
    if (operator === '<' || operator === '<&') {
      this.read(target, span);
      return;
    }
    if (target.pipe === true) return;
    this.write(target, span);
  }

  /** Content of this file is read (and may be shown). */
  read(word: ShellWord, span: Span = word.span): void {
    checkWord(this, 'path', { ...word, span });
  }

  /** This file is written, made, or cut off. */
  write(word: ShellWord, span: Span): void {
    if (word.kind !== 'known') {
      this.blind('which file is written is only known when it runs', span);
      return;
    }
    const path = word.value;
    if (/^\/dev\/(null|stdout|stderr|tty|fd\/[0-9]+)$/.test(path)) return;
    const { cwd, ownPaths } = this.context;
    if (/^\/dev\/(tcp|udp)\//.test(path)) this.find('network-redirect', 'sensitive', 'opens a network connection', span, ['network-out']);
    else if (isGuardsOwn(path, cwd, ownPaths))
      this.find(
        'guard-files',
        'critical',
        'changes files of guard or the hook settings of an agent',
        span,
        ['touches-audit'],
        'pack:guard',
      );
    else if (isGraveToWrite(path, cwd))
      this.find(
        'writes-grave-file',
        'critical',
        'writes a file that decides who may log in, or what runs later',
        span,
        ['writes-files', 'changes-identity'],
        'pack:files',
      );
    else this.find('writes-file', 'sensitive', 'writes a file', span, ['writes-files'], 'pack:files');
  }

  private buildsHere({ settled }: Scope): boolean {
    const { workTree, cwd } = this.context;
    return this.policy.preset === 'workspace' && settled && workTree !== null && isInside(cwd, workTree);
  }

  private holdsSecrets(): boolean {
    return this.folders.anywhere || this.folders.at.some((folder) => secretFolder(folder, this.context.home));
  }

  /** A path inside the work tree, where preset `workspace` lets tools write. */
  mayWriteTree(word: ShellWord, settled: boolean): boolean {
    const { workTree, cwd, ownPaths } = this.context;
    if (this.policy.preset !== 'workspace' || workTree === null || word.kind !== 'known' || !settled) return false;
    const path = absolutePath(word.value, cwd);
    return (
      isInside(path, workTree) && !isGuardsOwn(path, cwd, ownPaths) && !isGraveToWrite(path, cwd) && !isInside(path, `${workTree}/.git`)
    );
  }

  /** Judges one simple command, unwrapped as far as it goes. @param since its first finding: its redirections have theirs before */
  command(words: readonly ShellWord[], scope: Scope, since = this.findings.length): void {
    const head = words[0];
    if (head === undefined || this.asked.again(scope, words, this.folders)) return;
    const whole = spanOf(words);
    const unread = this.effort.command(scope.depth, words.length);
    if (unread !== null) {
      this.blind(unread, whole);
      return;
    }
    if (head.kind !== 'known' || (head.expanded === true && !head.value.startsWith('/'))) {
      this.blind('which program runs is only known when it runs', head.span);
      return;
    }
    const program = programOf(head.value, scope.settled, this.policy, this.context);
    const { name } = program;
    const args = words.slice(1);
    const findings = this.findings.length;
    const inner: Scope = { ...scope, depth: scope.depth + 1 };
    const fresh = () => new Judge(this.policy, this.context, this.whole, this.folders, this.effort);
    const form = proofOf(name, args, { whole, scope: inner, buildsHere: this.buildsHere(inner), fresh });
    const view = viewOf(words, toolOf(name)?.grammar.before);
    const facts = this.needsFacts ? factsFor(name, words, this.context.facts, this.databaseEnvironment()) : {};
    if (this.needsFacts) this.facts.push(facts);
    let proved = false;
    // What a pack says of a program is about the uses that its grammar does not prove harmless.
    const tool = this.buildsHere(inner) ? treeToolOf(words) : null;
    const clean = tool !== null || (form?.kind === 'match' && form.clean);
    const own = documentRules(name, this.policy.rules);
    for (const sourced of [...(clean ? [] : packRules(name)), ...own]) {
      const { rule, source } = sourced;
      if (rule.when.effects !== undefined || !ruleMatches(rule, name, view, facts, own.includes(sourced))) continue;
      if (rule.tier === 'routine') proved = true;
      else this.find(rule.id, rule.tier, rule.why, whole, rule.effects ?? [], source);
    }
    for (const variable of inheritedSteering(name, this.context.env)) {
      this.find('steering-variable', 'sensitive', `${variable} is set and changes what ${name} does`, head.span, ['executes']);
    }
    if ((recurses(name, args) && this.holdsSecrets()) || dumpsTree(name, args)) {
      const why = 'searches files where secrets usually lie';
      this.find('secret-file', 'sensitive', why, whole, ['reads-secrets'], 'pack:secrets');
    }
    if (this.context.stdinTty && !scope.piped && isInteractive(name, words)) {
      this.find('interactive-input', 'critical', `${name} takes commands from the terminal, which nobody can review`, whole, ['executes']);
    }
    if (program.why !== null && !proved) this.find('unknown-program', 'sensitive', program.why, head.span, ['executes'], 'pack:shell');

    if (tool !== null) this.command(tool, inner);
    const settled = tool !== null || handlerOf(name)?.(this, words, inner, whole) === 'settled';
    if (!proved && !settled) this.conclude(name, args, head.span, whole, form, inner, this.findings.length > findings);
    this.effects(name, view, whole, this.findings.slice(since), facts);
  }

  /** Rules of documents about what a command does (`effects`), whichever program does it. They only raise. */
  private effects(name: string, view: CommandView, whole: Span, findings: readonly Finding[], facts: ContextFacts): void {
    for (const { rule, source } of documentRules(name, this.policy.rules)) {
      const wanted = rule.when.effects;
      if (wanted === undefined || rule.tier === 'routine' || !ruleMatches(rule, name, view, facts, true)) continue;
      const done = findings.some(({ effects }) => effects.some((effect) => wanted.includes(effect)));
      if (done) this.find(rule.id, rule.tier, rule.why, whole, rule.effects ?? [], source);
    }
  }

  private conclude(
    name: string,
    args: readonly ShellWord[],
    head: Span,
    whole: Span,
    form: Proof | null,
    inner: Scope,
    explained: boolean,
  ): void {
    if (form?.kind === 'match') this.holds(form, inner);
    else if (knownProgram(name) === null) {
      this.find('unknown-program', 'sensitive', `guard knows nothing about ${printable(name)}`, head, ['executes']);
      this.operands(args);
    } else this.unproved(name, args, whole, form?.problem ?? null, explained);
  }

  /** What a form found in single words, and the commands that it hands on. */
  private holds(form: Extract<Proof, { kind: 'match' }>, inner: Scope): void {
    for (const problem of form.problems) this.blind(problem.why, problem.span);
    for (const spot of form.words?.blindSpots ?? []) this.blind(spot.why, spot.span);
    for (const { rule, tier, why, span, effects, source } of form.words?.findings ?? []) this.find(rule, tier, why, span, effects, source);
    for (const check of form.checks) if ('words' in check) checkWord(this, check.kind, check.words, inner);
  }

  private unproved(name: string, args: readonly ShellWord[], whole: Span, problem: Problem | null, explained: boolean): void {
    // A rule that matched has said it better.
    if (!explained) {
      const source = `pack:${knownProgram(name) ?? 'shell'}`;
      if (problem?.kind === 'unknown') this.blind(problem.why, problem.span);
      this.find(
        'not-proved-harmless',
        'sensitive',
        problem === null ? `${name} changes things, or runs code` : `${name}: ${problem.why}`,
        problem?.span ?? whole,
        [],
        source,
      );
    }
    this.operands(args);
  }

  /** Of a command that is not harmless anyway: say which secrets and whose files it touches. */
  private operands(args: readonly ShellWord[]): void {
    const { cwd, ownPaths } = this.context;
    for (const { value, kind, span } of args) {
      if (kind !== 'known' || value.length > 4096) continue;
      const path = value.replace(/^(-[A-Za-z]|--?[\w-]+=|[\w-]+=@?|@)(?=[/.~\w])/, '');
      if (!/[./]/.test(path) && !path.startsWith('id_')) continue;
      if (secretPath(path, cwd) !== null)
        this.find('secret-file', 'sensitive', 'names a file that usually holds secrets', span, ['reads-secrets'], 'pack:secrets');
      if (isGuardsOwn(path, cwd, ownPaths))
        this.find(
          'guard-files',
          'critical',
          'names files of guard or the hook settings of an agent',
          span,
          ['touches-audit'],
          'pack:guard',
        );
    }
  }
}

/**
 * `2>&-`, `3>&2-`: messages then go into a file that was opened for something else, or into the pipe of a substitution, where
 * they are read as what its command printed.
 */
function closesStandard({ operator, descriptor, target }: Extract<SiteRedirect, { kind: 'file' }>): boolean {
  if (!target.value.endsWith('-')) return false;
  const closed =
    target.value === '-' ? (descriptor === undefined ? Number(operator === '>&') : descriptor) : Number.parseInt(target.value, 10);
  return closed === null || closed <= 2;
}

/** For messages: what came from outside must not move the terminal. */
function printable(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text.replace(/[^\x20-\x7e]/g, '?');
}
