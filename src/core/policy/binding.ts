import { Fault } from '../fault.ts';
import { lazily } from '../lazily.ts';
import { bound } from './bound-environment.ts';
import { type CodeFolder, codeFoldersOf, standardFilesOf } from './code-files.ts';
import type { Lookup } from './context.ts';
import { absolutePath } from './paths.ts';
import { codeAt, tokensOf, type Words, wordsOf } from './words.ts';

/** What binding may know of the machine. Text decides what is looked at; nothing is read here. */
export interface BindingContext {
  lookup(program: string): Lookup;
  /** Follows links; null: nothing there. */
  kindOf(path: string): 'file' | 'folder' | null;
  readonly cwd: string;
  readonly home: string;
  readonly workTree: string | null;
  /** The whole environment that the child will see. */
  readonly env: Readonly<Record<string, string>>;
}

export interface Binding {
  /** Absolute paths that exist: programs, files known to be read as code, then every other file named. Each once. */
  readonly files: readonly { readonly path: string; readonly role: 'program' | 'code' | 'named' }[];
  /** Folders that a program reads code from. */
  readonly folders: readonly CodeFolder[];
  /** Variables with their values. */
  readonly env: Readonly<Record<string, string>>;
}

/** Where a command line stops being one that a person could have reviewed; refused beyond, as nothing may go unbound. */
const limits = { folders: 256, lookups: 200_000 };

/** Programs for which the content of their operands decides nothing: a log that grows must not spoil `rm old.log`. */
const contentless = lazily(
  () => /^(rm|rmdir|unlink|shred|truncate|touch|ls|stat|chmod|chown|chgrp|chattr|mkdir|du|df|kill|readlink|realpath)$/,
);

/** Programs that execute, or obey, what stands in the files that their operands and options name: these are listed for the reviewer. */
const readsCode = lazily(
  () =>
    /^(python[0-9.]*|node|nodejs|deno|bun|perl[0-9.]*|ruby|php|lua[0-9.]*|Rscript|julia|groovy|osascript|tclsh|expect|g?awk|mawk|nawk|g?sed|g?make|source|\.|wish|guile|racket|ts-node|tsx|java|go|just|rake|terraform|tofu|terragrunt|pulumi|ansible-playbook|ansible|kubectl|oc|kustomize|helm|docker|docker-compose|podman|psql|mysql|mariadb|sqlite3|sqlcmd|mongosh|redis-cli|aws|gcloud|az|gh|curl|git|patch|at|batch|crontab|systemctl|nft|ip6?tables-restore|ssh|salt|packer|vagrant|gdb|n?vim?|ex|ed|run-parts|(ba|da|z|k|mk|fi|c|tc)?sh)$/,
);

/**
 * What besides the words decides what a command does. Generous: a file too many costs a hash, one too few can be swapped
 * after the approval. Whatever the program, every word that names a file is bound, in shell code under every folder that
 * the code may have gone to; every word that names a program; and folders that programs read code from.
 * @throws Fault `usage` when the line names more than can be bound
 */
export function bindingOf(argv: readonly string[], context: BindingContext): Binding {
  const trusted = (program: string) => {
    const found = context.lookup(program);
    return found.kind === 'found' && found.trusted;
  };
  const words = wordsOf(argv, {
    env: context.env,
    home: context.home,
    ignoresContent: (program, args) => contentless().test(program) && trusted(program) && !args.some((arg) => arg.startsWith('--files0')),
  });
  const gather = new Gather(context, words);
  gather.bases();
  gather.programs();
  gather.commands();
  gather.everyWord();
  const env = bound(argv[0] ?? '', words, context.env, trusted(argv[0] ?? ''));
  gather.namedByVariables(env);
  return { files: gather.files(), folders: gather.folders(), env };
}

class Gather {
  private readonly context: BindingContext;
  private readonly words: Words;
  private readonly places = new Set<string>();
  private readonly found = new Map<string, Binding['files'][number]>();
  private readonly trees = new Map<string, CodeFolder>();
  private readonly kinds = new Map<string, 'file' | 'folder' | null>();

  constructor(context: BindingContext, words: Words) {
    this.context = context;
    this.words = words;
    this.places.add(context.cwd);
  }

  files(): Binding['files'] {
    const order = { program: 0, code: 1, named: 2 };
    return [...this.found.values()].sort((a, b) => order[a.role] - order[b.role]);
  }

  folders(): readonly CodeFolder[] {
    return [...this.trees.values()];
  }

  /** In whatever order, and out of whichever subshell, the code goes there. */
  bases(): void {
    const { folders } = this.words;
    // The second round: a function may go to a folder that a later word made reachable. Never up, or all leads to the root.
    for (const folder of [...folders, ...folders.filter((name) => !name.startsWith('..'))]) {
      for (const place of [...this.places]) {
        const path = absolutePath(folder, place);
        if (this.kind(path) === 'folder') this.places.add(path);
      }
      if (this.places.size > limits.folders) throw tooMuch('changes to more folders');
    }
  }

  programs(): void {
    const inPath = this.words.paths
      .flatMap((path) => path.split(':'))
      .concat((this.context.env['PATH'] ?? '').split(':').filter(isRelative));
    for (const name of this.words.programs) {
      const place = this.context.lookup(name);
      if (place.kind === 'found') this.file(place.path, 'program');
      for (const folder of inPath) for (const base of this.places) this.file(absolutePath(`${folder}/${name}`, base), 'program');
    }
    for (const command of this.words.commands) if (command[0]?.includes('/')) this.under(command[0], 'program');
  }

  commands(): void {
    const { home, workTree } = this.context;
    for (const [index, words] of this.words.commands.entries()) {
      const code = codeAt(words);
      // Wrappers: any later word can be a program in its own right.
      for (const [at, word] of words.entries()) {
        const name = word.slice(word.lastIndexOf('/') + 1);
        if (at > 0 && !/^[a-zA-Z.][\w.+-]{0,40}$/.test(name)) continue;
        const args = words.slice(at + 1);
        // What shell code runs is among the commands itself.
        const operandsOf = words.filter((_, index) => index > at && index !== code).flatMap((arg) => tokensOf(arg, home));
        if (readsCode().test(name)) for (const token of operandsOf) this.under(token, 'code');
        const standard = standardFilesOf(name, home);
        for (const file of standard.here) this.under(file, 'code');
        for (const file of standard.home) this.file(file, 'named');
        const operands = operandsOf.flatMap((token) => this.resolved(token));
        const isFolder = (path: string) => this.kind(path) === 'folder';
        for (const folder of codeFoldersOf(name, args, { operands, bases: [...this.places], workTree, isFolder })) this.tree(folder);
      }
      if (index > 5000) throw tooMuch('runs more commands');
    }
    for (const glob of this.words.globs) {
      const cut = glob.search(/[*?[]/);
      const slash = glob.lastIndexOf('/', cut);
      const suffix = /\.[\w.]+$/.exec(glob)?.[0];
      for (const path of this.resolved(slash < 0 ? '.' : glob.slice(0, slash + 1)))
        this.tree({ path, deep: glob.indexOf('/', cut) >= 0, suffixes: suffix === undefined ? null : [suffix] });
    }
  }

  everyWord(): void {
    for (const token of this.words.tokens) this.under(token, 'named');
  }

  /** KUBECONFIG, AWS_CONFIG_FILE and their like: what stands in the file steers as much as its name. */
  namedByVariables(env: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(env)) {
      if (!/(CONFIG|_FILE|RC|_CONF|CREDENTIALS|_PATH)$/.test(name) || /^(GITHUB_|HIST|MAN|INFO)/.test(name)) continue;
      for (const path of value.split(':')) if (path !== '') this.file(absolutePath(path, this.context.cwd), 'named');
    }
  }

  private resolved(token: string): string[] {
    return token.startsWith('/') ? [absolutePath(token, '/')] : [...this.places].map((place) => absolutePath(token, place));
  }

  private under(token: string, role: 'program' | 'code' | 'named'): void {
    for (const path of this.resolved(token)) this.file(path, role);
  }

  private file(path: string, role: 'program' | 'code' | 'named'): void {
    if (!this.found.has(path) && this.kind(path) === 'file') this.found.set(path, { path, role });
  }

  private tree(folder: CodeFolder): void {
    const key = JSON.stringify(folder);
    if (!this.trees.has(key) && this.kind(folder.path) === 'folder') this.trees.set(key, folder);
  }

  private kind(path: string): 'file' | 'folder' | null {
    const known = this.kinds.get(path);
    if (known !== undefined) return known;
    if (this.kinds.size >= limits.lookups) throw tooMuch('names more files');
    const kind = path.length > 4096 || path.includes('\0') ? null : this.context.kindOf(path);
    this.kinds.set(path, kind);
    return kind;
  }
}

function isRelative(folder: string): boolean {
  return !folder.startsWith('/');
}

function tooMuch(what: string): Fault {
  return new Fault('usage', `the command ${what} than guard can bind to an approval`, {
    hint: 'put it into a script: its content is bound as a whole',
  });
}
