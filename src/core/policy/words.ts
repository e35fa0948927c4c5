import { dialectOf } from '../shell/dialect.ts';
import { parseShell } from '../shell/parse.ts';
import type { Walked } from '../shell/site.ts';
import { walkScript } from '../shell/walk.ts';
import { hole, type ShellWord } from '../shell/word.ts';

/** Everything that a command line names, its shell code included, without a judgement of what it is for. */
export interface Words {
  /** Each simple command that can run: its known words. */
  readonly commands: readonly (readonly string[])[];
  /** What could be the name of a file. */
  readonly tokens: ReadonlySet<string>;
  /** What could be the name of a program on PATH. */
  readonly programs: ReadonlySet<string>;
  /** Folders that `cd`, `-C` and their like go to, in order. */
  readonly folders: readonly string[];
  readonly globs: ReadonlySet<string>;
  /** Values that PATH is given inside the line. */
  readonly paths: readonly string[];
}

export interface WordsContext {
  /** Variables of the child: `$HOME/x` names a file. */
  readonly env: Readonly<Record<string, string>>;
  readonly home: string;
  /** The program only names files: what stands in them decides nothing. */
  ignoresContent(program: string, args: readonly string[]): boolean;
}

/** Programs that take a whole command of some git-like family: `git x` runs `git-x` from PATH. */
const extensible = /^(git|kubectl|oc|cargo|gh|helm|docker|terraform|az)$/;

const folderOption =
  /^(-C|-D|--?chdir|--directory|--cwd|--cwd-path|--prefix|--work-?dir|--working-dir|--project-dir(ectory)?|--dir|--work-tree|--git-dir|--root)$/;
const folderOptionWithValue =
  /^(?:-C|-D|(?:--?chdir|--directory|--cwd|--prefix|--work-?dir|--working-dir|--project-dir(?:ectory)?|--dir|--work-tree|--git-dir|--root)=)(.+)$/s;

const deepest = 8;

/** Reads a command line for names. What cannot be parsed is cut at everything that could be a border. */
export function wordsOf(argv: readonly string[], context: WordsContext): Words {
  const reading = new Reading(argv, context);
  reading.command(argv, 0);
  return reading.words();
}

/** Everything inside a word that could be the name of a file: `--file=x`, `-fx`, `@x`, `a:b`, `file://x`, code. */
export function tokensOf(word: string, home: string): string[] {
  const whole = word.replace(/^fileb?:\/\//, '');
  const parts = [whole, ...whole.split(/[\s;&|()<>"'`=,:{}$@![\]#\\]+/), ...(/^-[A-Za-z]./.test(whole) ? [whole.slice(2)] : [])];
  const equals = whole.indexOf('=');
  if (equals > 0) parts.push(whole.slice(equals + 1));
  if (/[@=]/.test(whole)) parts.push(whole.replace(/^.*?[@=]+/s, ''));
  return parts
    .map((part) => (part === '~' || part.startsWith('~/') ? home + part.slice(1) : part))
    .filter((part) => part !== '' && part !== '-' && !part.includes(hole) && part.length <= 4096);
}

class Reading {
  private readonly context: WordsContext;
  private readonly commands: string[][] = [];
  private readonly tokens = new Set<string>();
  private readonly programs = new Set<string>();
  private readonly folders: string[] = [];
  private readonly globs = new Set<string>();
  private readonly paths: string[] = [];
  private readonly read = new Set<string>();

  /** `rm` may be anything in a line that defines names. */
  private readonly renames: boolean;

  constructor(argv: readonly string[], context: WordsContext) {
    this.context = context;
    this.renames = argv.some((word) => /PATH=|\b(alias|hash|enable|function|eval)\b|\(\s*\)/.test(word));
  }

  words(): Words {
    const { commands, tokens, programs, folders, globs, paths } = this;
    return { commands, tokens, programs, folders, globs, paths };
  }

  command(argv: readonly string[], depth: number): void {
    const [program, ...args] = argv;
    if (program === undefined) return;
    this.commands.push([...argv]);
    this.goesTo(argv);
    this.name(program);
    if (this.ignoresContent(program, args)) return;
    const script = codeAt(argv);
    for (const [index, word] of argv.entries()) {
      if (index === script) this.code(word, depth + 1, 'shell');
      else this.word(word, depth);
    }
    const family = argv.find((word) => extensible.test(word));
    if (family !== undefined) for (const word of args) if (/^[\w.-]+$/.test(word)) this.programs.add(`${family}-${word}`);
  }

  private word(word: string, depth: number): void {
    for (const token of tokensOf(word, this.context.home)) this.name(token);
    const path = /^PATH=(.*)$/s.exec(word)?.[1];
    if (path !== undefined) this.path(path);
    // Code for `ssh`, `su -c`, `watch`, `env -S`, `find -exec`, `xargs`, or a shell's after options: whatever the program calls it.
    if (/[\s;&|()<>$`]/.test(word)) this.code(word, depth + 1, 'perhaps');
  }

  private name(token: string): void {
    if (token.includes(hole)) return;
    this.tokens.add(token);
    if (/^[\w.+-]{1,128}$/.test(token) && !/^(-|[0-9.]+$)/.test(token)) this.programs.add(token);
  }

  private path(value: string): void {
    this.paths.push(...value.split(hole).filter((piece) => piece !== '' && piece !== ':'));
  }

  private goesTo(argv: readonly string[]): void {
    const add = (folder: string | undefined) => {
      if (folder === undefined || folder === '' || folder.includes(hole)) return;
      this.folders.push(folder.startsWith('~/') ? this.context.home + folder.slice(1) : folder);
    };
    for (const [index, word] of argv.entries()) {
      if (/^(cd|pushd|chdir)$/.test(word)) add(argv.slice(index + 1).find((next) => !/^-([LPe@n]*|-)$/.test(next)));
      else if (folderOption.test(word)) add(argv[index + 1]);
      else add(folderOptionWithValue.exec(word)?.[1]);
    }
  }

  /** @param language `perhaps`: it may as well be code of another language, so that nothing in it is only an output */
  private code(text: string, depth: number, language: 'shell' | 'perhaps'): void {
    const read = `${language} ${text}`;
    if (this.read.has(read)) return;
    this.read.add(read);
    const outcome = depth > deepest ? ({ kind: 'refused' } as const) : parseShell(text);
    if (outcome.kind === 'refused') {
      this.uncertain(text);
      return;
    }
    const values = new Map<string, string | null>();
    const place = (pos: number, end: number) => [pos, end] as const;
    const constant = (name: string) => (values.has(name) ? (values.get(name) ?? null) : (this.context.env[name] ?? null));
    const facts = { home: this.context.home, constant };
    const first = walkScript(outcome.script, place, facts);
    for (const { assignments } of first.sites) {
      for (const { name, value } of assignments)
        values.set(name, value?.kind === 'known' && (!values.has(name) || values.get(name) === value.value) ? value.value : null);
    }
    const walked = values.size === 0 ? first : walkScript(outcome.script, place, facts);
    const { only, used } = this.sites(walked, depth);
    // Loops, tests, case patterns, assignments: names stand in more places than commands.
    const tokens = tokensOf(text, this.context.home);
    for (const token of tokens) if (/[*?]/.test(token) && !only.has(token) && !used.has(token)) this.globs.add(token);
    if (language === 'perhaps' || walked.blindSpots.length > 0 || walked.functions.size > 0) this.uncertain(text);
    else for (const token of tokens) if (!only.has(token)) this.name(token);
  }

  private uncertain(text: string): void {
    for (const token of tokensOf(text, this.context.home)) this.name(token);
    const gone = /\b(?:cd|pushd|chdir)\s+(?:-\S+\s+)*["']?([^\s;&|()<>"'`]+)/g;
    for (const [, folder] of text.matchAll(gone)) this.goesTo(['cd', folder ?? '']);
  }

  /** @returns `only`: what is only written to, or only named; its content may change without changing what happens. */
  private sites(walked: Walked, depth: number): { readonly only: ReadonlySet<string>; readonly used: ReadonlySet<string> } {
    const only = new Set<string>();
    const used = new Set<string>();
    const text = (word: ShellWord, into: Set<string>) => {
      for (const token of tokensOf(word.value, this.context.home)) into.add(token);
    };
    for (const { words, assignments, redirects } of walked.sites) {
      // An unknown word keeps its place: what follows `$X` is no program.
      const values = words.map(({ value }) => value);
      this.command(values, depth);
      const [program, ...args] = values;
      const idle = program !== undefined && this.ignoresContent(program, args);
      for (const [index, word] of words.entries()) {
        text(word, idle && index > 0 ? only : used);
        if (word.kind === 'glob' && !idle) this.globs.add(word.value);
        if (word.kind === 'open' && word.value.startsWith('PATH=')) this.path(word.value.slice(5));
      }
      for (const { name, value } of assignments) {
        if (value === null) continue;
        text(value, used);
        if (name === 'PATH') this.path(value.value);
      }
      this.redirects(redirects, only, used, depth);
    }
    this.redirects(walked.redirects, only, used, depth);
    for (const token of used) {
      this.name(token);
      only.delete(token);
    }
    return { only, used };
  }

  private ignoresContent(program: string, args: readonly string[]): boolean {
    return !this.renames && this.context.ignoresContent(program, args);
  }

  private redirects(redirects: Readonly<Walked['redirects']>, only: Set<string>, used: Set<string>, depth: number): void {
    for (const redirect of redirects) {
      if (redirect.kind === 'text') this.code(redirect.body.value.replaceAll(hole, ' '), depth + 1, 'perhaps');
      else
        for (const token of tokensOf(redirect.target.value, this.context.home))
          (/^(>|>>|>\||&>|&>>)$/.test(redirect.operator) ? only : used).add(token);
    }
  }
}

/** Where the code of `bash -cx CODE`, `sh -c -e CODE`, `sudo -u x dash -ec CODE` stands; -1: nowhere for certain. */
export function codeAt(argv: readonly string[]): number {
  const shell = argv.findIndex((word) => /^(bash|posix)$/.test(dialectOf(word.slice(word.lastIndexOf('/') + 1)) ?? ''));
  if (shell < 0) return -1;
  const flag = argv.findIndex((word, index) => index > shell && /^[-+][A-Za-z]*c[A-Za-z]*$/.test(word));
  if (flag < 0 || argv.slice(shell + 1, flag).some((word) => !/^[-+]/.test(word))) return -1;
  return argv.findIndex((word, index) => index > flag && !/^[-+]/.test(word));
}
