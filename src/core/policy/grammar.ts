/**
 * The notation in which packs say what is harmless. One text per program, read when the program is first met,
 * so that a large table costs nothing at start.
 *
 *     %style gnu | posix | go | words  how options are read (posix: the first operand ends them; go: -name is a long option; words: there are none)
 *     %safe names | words            no option that the program has does harm, with a file's name (which has no slash) or with any value;
 *                                    so a glob, or any unknown word, may turn out to be an option
 *     %set name OPTIONS              a group for `@name`
 *     %global OPTIONS                options of every form
 *     %before OPTIONS                options that may stand in front of the subcommand only
 *     %nouns WORDS                   words that `..` in a PATH stands for, any number of them
 *     %help WORDS                    further subcommands of which `WORD --help` only helps, beside those of the forms
 *     %here                          obeys the configuration of the folder it runs in: no form holds behind `cd` to elsewhere
 *     [~|. ]PATH ; OPTIONS ; OPERANDS   a harmless form; `~`: with preset workspace only; `. `: as with %here, for this form; PATH: subcommand words (`a|b`, `list-*`, `^not-this`)
 *
 * OPTIONS: `!` at the end: one of the options so marked must be there; `!!`: and one of these. `abc` three flags; `k:` takes a value; `k:path` a value of that kind, `k:=a,b` one of these; `k?` a value only when attached; `-k::` two values, `-k::path` the second of that kind;
 * `-name`, `-name:`, `-name?` long options; `#` digits (`-20`); `@group`.
 * OPERANDS: kinds in order; `kind*` any number at the end; `kind!` must be there.
 * A kind may also be a choice of words: `-color:=auto|never`, `; ; =show|list`.
 * No PATH and no OPERANDS: at least one of the options, unless OPERANDS is `-` (bare `make` builds, bare `python` reads code).
 * Everything that is not listed is not harmless.
 */
export type Kind =
  | 'any'
  | 'lit'
  | 'path'
  | 'num'
  | 'in'
  | 'null'
  | 'var'
  | 'cmd'
  | 'more'
  | 'env'
  | 'sh'
  | 'sed'
  | 'awk'
  | 'name'
  | 'sql'
  | 'decl'
  | 'exported'
  | 'pattern'
  | 'journalfield'
  | 'journalformat'
  | 'sqlitefile'
  | 'shown'
  | 'array'
  | 'jq'
  | 'tree'
  | 'plus'
  | 'key'
  | 'getent'
  | 'gitpath'
  | 'gitnamed'
  | 'remote'
  | 'ref'
  | 'confkey'
  | 'hgtemplate'
  | 'gitconf'
  | 'gitkey'
  | 'ghapi'
  | 'graphql'
  | 'glapi'
  | 'forge'
  | 'project'
  | 'get'
  | 'host'
  | 'fmt'
  | 'kubres'
  | 'described'
  | 'redis'
  | 'ifname'
  | 'digword'
  | 'script'
  | 'goenv'
  | 'gopkg'
  | 'gradletask'
  | 'mvngoal'
  | 'sbtcmd'
  | 'target'
  | 'covrep'
  | 'inside'
  | 'sources'
  | 'infile'
  | 'scriptarg'
  | 'npmspec'
  | 'pnpmfilter'
  | 'cmakedef'
  | 'label'
  | 'formula'
  | 'psword'
  | 'psformat'
  | 'rcstatus'
  | 'tarlist'
  | 'arlist'
  | 'partedprint'
  | 'setopt'
  | 'archive'
  | 'page'
  | 'operand'
  | 'word'
  | 'addr'
  | 'borgrepo'
  | 'cert'
  | 'dbname'
  | 'rpmformat'
  | 'remotepath'
  | 'dbhost'
  | 'device'
  | 'id'
  | 'param'
  | 'slug'
  | 'subdir'
  | 'image'
  | 'gomod'
  | 'built'
  | 'localfile'
  | 'binary'
  | 'setting'
  | 'sysfile'
  | 'xpath'
  | Choice;

/** `=a|b`: one of these words. */
export type Choice = `=${string}`;

export interface OptionSpec {
  readonly value: 'none' | 'required' | 'attached' | 'two';
  readonly kind: Kind;
}

export interface OperandSpec {
  readonly kind: Kind;
  readonly many: boolean;
  readonly required: boolean;
}

export interface Form {
  readonly workspaceOnly: boolean;
  /** Obeys the configuration of its folder, where others of the program do not. */
  readonly here: boolean;
  readonly path: readonly (readonly string[])[];
  readonly options: ReadonlyMap<string, OptionSpec>;
  readonly digits: boolean;
  /** One of these must be given; empty: none needs to. */
  readonly needed: readonly string[];
  /** And one of these. */
  readonly also: readonly string[];
  readonly operands: readonly OperandSpec[];
}

export interface Grammar {
  readonly style: 'gnu' | 'posix' | 'go' | 'words';
  /** What may turn out to be an option without harm. */
  readonly safe: 'nothing' | 'names' | 'words';
  readonly forms: readonly Form[];
  /** What `..` in a path stands for. */
  readonly nouns: ReadonlySet<string>;
  /** Subcommands that answer `--help` themselves: any other word may name a plugin or script. */
  readonly helps: ReadonlySet<string>;
  /** Options that may stand in front of the subcommand. */
  readonly before: ReadonlyMap<string, OptionSpec>;
  /** Runs what the configuration of its folder names. */
  readonly here: boolean;
}

interface Options {
  map: Map<string, OptionSpec>;
  digits: boolean;
  needed: string[];
  also: string[];
}

const flag: OptionSpec = { value: 'none', kind: 'any' };

export function readGrammar(text: string): Grammar {
  let style: Grammar['style'] = 'gnu';
  const sets = new Map<string, string>();
  let global = '';
  let before = '';
  let nouns = '';
  let helps = '';
  let here = false;
  let safe: Grammar['safe'] = 'nothing';
  const lines: string[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    if (line.startsWith('%style ')) style = line.slice(7) as Grammar['style'];
    else if (line.startsWith('%global ')) global += ` ${line.slice(8)}`;
    else if (line.startsWith('%safe ')) safe = line.slice(6) as Grammar['safe'];
    else if (line === '%here') here = true;
    else if (line.startsWith('%nouns ')) nouns += ` ${line.slice(7)}`;
    else if (line.startsWith('%help ')) helps += ` ${line.slice(6)}`;
    else if (line.startsWith('%before ')) before += ` ${line.slice(8)}`;
    else if (line.startsWith('%set ')) {
      const space = line.indexOf(' ', 5);
      sets.set(line.slice(5, space), line.slice(space + 1));
    } else lines.push(line);
  }
  const forms = lines.map((line) => readForm(line, global, sets));
  return {
    style,
    safe,
    here,
    helps: new Set([...helps.split(/\s+/), ...forms.flatMap((form) => form.path[0] ?? [])]),
    before: readOptions(`${global} ${before}`, sets).map,
    nouns: new Set(nouns.split(/\s+/)),
    forms,
  };
}

function readForm(line: string, global: string, sets: ReadonlyMap<string, string>): Form {
  const workspaceOnly = line.startsWith('~');
  const here = line.startsWith('. ');
  const fields = (workspaceOnly || here ? line.slice(1) : line).split(';').map((field) => field.trim());
  const [path, options, operands] = fields.length === 2 ? ['', fields[0], fields[1]] : fields;
  if (path === undefined || options === undefined || operands === undefined || fields.length > 3) throw new Error(`bad form: ${line}`);
  const read = readOptions(`${global} ${options}`, sets);
  // Bare `make`, `yarn` or `python` do something else than with `--version`.
  if (path === '' && operands === '' && options !== '' && read.needed.length === 0) read.needed.push(...read.map.keys());
  return {
    workspaceOnly,
    here,
    path: path === '' ? [] : path.split(/\s+/).map((word) => word.split('|')),
    options: read.map,
    digits: read.digits,
    needed: read.needed,
    also: read.also,
    operands: operands === '' || operands === '-' ? [] : operands.split(/\s+/).map(readOperand),
  };
}

function readOperand(token: string): OperandSpec {
  const marks = /[*!]*$/.exec(token)?.[0] ?? '';
  return { kind: token.slice(0, token.length - marks.length) as Kind, many: marks.includes('*'), required: marks.includes('!') };
}

function readOptions(
  text: string,
  sets: ReadonlyMap<string, string>,
  into: Options = { map: new Map(), digits: false, needed: [], also: [] },
): Options {
  for (const raw of text.split(/\s+/)) {
    if (raw === '') continue;
    const token = raw.length > 1 ? raw.replace(/!{1,2}$/, '') : raw;
    if (token !== raw)
      (raw.length - token.length === 2 ? into.also : into.needed).push(
        token.startsWith('-') ? `-${token.replace(/[:?].*$/, '')}` : `-${token[0]}`,
      );
    if (token.includes('*')) throw new Error('every option is listed by its name');
    if (token === '#') into.digits = true;
    else if (token.startsWith('@')) {
      const set = sets.get(token.slice(1));
      if (set === undefined) throw new Error(`no such group: ${token}`);
      readOptions(set, sets, into);
    } else if (token.startsWith('-')) readOption(token.slice(1), '--', into);
    else if (/^.[:?]/.test(token)) readOption(token, '-', into);
    else {
      // `abc:kind`: two flags, and `c` with a value.
      const mark = token.search(/[:?]/);
      const flags = mark < 0 ? token : token.slice(0, mark - 1);
      for (const letter of flags) into.map.set(`-${letter}`, flag);
      if (mark >= 0) readOption(token.slice(mark - 1), '-', into);
    }
  }
  return into;
}

function readOption(token: string, dashes: string, into: Options): void {
  const mark = token.search(/[:?]/);
  if (mark < 0) {
    into.map.set(dashes + token, flag);
    return;
  }
  const two = token.startsWith('::', mark);
  const kind = (token.slice(mark + (two ? 2 : 1)) || 'any') as Kind;
  into.map.set(dashes + token.slice(0, mark), { value: two ? 'two' : token[mark] === ':' ? 'required' : 'attached', kind });
}
