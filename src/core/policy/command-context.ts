import { lazily } from '../lazily.ts';
import { hole, type ShellWord } from '../shell/word.ts';
import { type ContextFacts, type ContextName, contextNames } from './context.ts';
import { knownProgram } from './packs/index.ts';
import { pushedRefs } from './pushed-refs.ts';

/**
 * What a command acts on: a cluster, an account, a database. Facts are gathered from configuration files; here they are
 * matched with what the command's own words say (`--context`, `--profile`, `-h`), because those have the last word.
 */

type Topic = 'kubernetes' | 'aws' | 'gcloud' | 'terraform' | 'git' | 'database' | 'host';

const factsOf: Readonly<Record<Topic, readonly ContextName[]>> = {
  kubernetes: ['kubernetes', 'cluster', 'namespace'],
  aws: ['aws-profile', 'aws-account', 'aws-region'],
  gcloud: ['gcloud-project', 'gcloud-account'],
  terraform: ['terraform-workspace'],
  git: ['git-repository', 'git-branch', 'git-commit', 'git-dirty'],
  database: ['database-host', 'database'],
  host: ['host'],
};

const programs = lazily((): readonly (readonly [Topic, RegExp])[] => [
  [
    'kubernetes',
    /^(kubectl|k|kubecolor|oc|tkn|helm|helmfile|kustomize|flux|k9s|stern|velero|istioctl|linkerd|cilium|skaffold|tilt|kubectx|kubens|kubeseal|argo)$/,
  ],
  ['aws', /^(aws|aws-vault|rosa|packer|eksctl|sam|cdk|copilot|eb|s3cmd|s5cmd|chamber|terraform|tofu|terragrunt|pulumi|serverless|sls)$/],
  ['gcloud', /^(gcloud|gsutil|bq|terraform|tofu|terragrunt|pulumi)$/],
  ['terraform', /^(terraform|tofu|terragrunt)$/],
  [
    'database',
    /^(psql|pg_dump|pg_dumpall|pg_restore|createdb|dropdb|createuser|dropuser|vacuumdb|reindexdb|pgbench|mysql|mysqldump|mysqladmin|mysqlimport|mariadb|mariadb-dump|mariadb-admin|redis-cli|mongosh|mongo|mongodump|mongorestore|mongoexport|mongoimport|clickhouse-client|cockroach)$/,
  ],
  ['host', /^(ssh|scp|sftp|rsync|mosh|curl|wget|ssh-copy-id|telnet|nc|ncat)$/],
]);

/** Programs that run what stands in a work tree; so does every program that guard does not know. */
const runsOthersCode = lazily(
  () =>
    /^(g?make|just|task|rake|npm|npx|pnpm|pnpx|yarn|bun|bunx|deno|node|tsx|ts-node|python[0-9.]*|pytest|tox|nox|uv|uvx|poetry|pdm|hatch|pipenv|invoke|fab|ruby|bundle|perl|php|composer|go|cargo|gradle|mvn|sbt|mix|dotnet|nx|turbo|lerna|act|ansible|ansible-playbook|(ba|da|z|k|fi|c|tc)?sh)$/,
);

/**
 * What in a command line makes a topic's facts untellable: another user's home, another folder, a variable or a file
 * that it sets itself. By words anywhere in the text, so that no quoting and no nesting hides them.
 */
const unsettling = lazily((): readonly (readonly [RegExp, readonly Topic[]])[] => [
  [/(^|[\s;&|({])(source|\.|eval)\s/, ['kubernetes', 'aws', 'gcloud', 'terraform']],
  [
    /(^|[\s;&|({'"`])((sudo|doas|su|runuser|pkexec|chroot|nsenter|docker|podman|ssh)\s|(HOME|XDG_\w+)(\+?=|[\s;&|<>[\]]|$))/,
    ['kubernetes', 'aws', 'gcloud', 'terraform'],
  ],
  [
    /KUBE[A-Z]|HELM_|kubectx|kubens|use-context|set-context|rename-context|set-cluster|kubeconfig|\.kube\b|get-credentials|\boc\s+(login|project)\b/,
    ['kubernetes'],
  ],
  [/\bAWS_\w|\baws\s+configure\b|assume|aws-vault|\.aws\b/, ['aws']],
  [/\b(CLOUDSDK|GOOGLE)_\w|\bconfig\s+(set|unset)\b|\bconfigurations\s+activate\b|--configuration/, ['gcloud']],
  [/\bTF_\w|\bworkspace\s+(select|new|delete)\b/, ['terraform']],
  [/(^|[\s;&|({])(cd|pushd|popd)\s|-?-chdir|-directory|\benv\s+-\w*C/, ['terraform', 'git']],
  [/\bGIT_\w|\bgit\s+(-\S+\s+){0,16}(checkout|switch|commit|remote|worktree|reset|branch|config)\b/, ['git']],
]);

/** Whether a command line names what a pattern says, or sets a variable whose name it does not tell. */
function namesIn(text: string): (pattern: RegExp) => boolean {
  // `KU"BE"CONFIG=x` is a name as well, and what `$'\\x4b'` or `export ${x}CONFIG=y` is a name of, the text does not say.
  const plain = text.replace(/\\\n|["'\\]|\$(?=["'])/g, '');
  const hidden =
    /\$'[^']*\\|(^|[\s;&|({'"`])(export|declare|typeset|readonly|local|env|read|unset|printf\s+-v)\s+(-\S+\s+){0,4}[^\s=;&|]*[$`{*?[]/.test(
      text,
    );
  return (pattern) => hidden || pattern.test(text) || pattern.test(plain);
}

/** The gathered facts, without those that the command line may change before it uses them. */
export function settledFacts(argv: readonly string[], gathered: ContextFacts): ContextFacts {
  const mayName = namesIn(argv.join('\n'));
  const open = new Set<string>();
  for (const [pattern, topics] of unsettling()) {
    if (mayName(pattern)) for (const topic of topics) for (const name of factsOf[topic]) open.add(name);
  }
  if (open.size === 0) return gathered;
  return Object.fromEntries(Object.entries(gathered).map(([name, value]) => [name, open.has(name.split('@')[0] as string) ? null : value]));
}

/** The facts that one simple command acts on. What its program acts on and nobody could tell is null. */
export function factsFor(program: string, words: readonly ShellWord[], gathered: ContextFacts, env: Environment): ContextFacts {
  const facts: Record<string, string | null> = {};
  const own = programs()
    .filter(([, pattern]) => pattern.test(program))
    .map(([topic]) => topic);
  for (const topic of own) for (const name of factsOf[topic]) facts[name] = gathered[name] ?? null;
  // What a script or build runs is not in sight, so that all which it could act on belongs to it.
  if (own.length === 0 && (runsOthersCode().test(program) || knownProgram(program) === null)) {
    for (const topic of ['kubernetes', 'aws', 'gcloud', 'terraform'] as const)
      for (const name of factsOf[topic]) if (gathered[name] !== undefined) facts[name] = gathered[name];
  }
  for (const name of factsOf.git) if (gathered[name] !== undefined) facts[name] = gathered[name];
  const reading = (kind: keyof ReturnType<typeof complete>) => new Args(words.slice(1), kind);
  if (own.includes('kubernetes')) kubernetes(reading('kubernetes'), gathered, facts, env);
  if (program === 'aws' || program === 'eksctl' || program === 'sam' || program === 'cdk') aws(reading('aws'), gathered, facts);
  if (own.includes('gcloud')) gcloud(reading('gcloud'), facts);
  if (own.includes('database')) database(program, reading(databaseKind(program)), env, facts);
  // libpq's address outweighs every host that is named.
  if (isPostgres.test(program) && env['PGHOSTADDR'] !== undefined) facts['database-host'] = null;
  const args = reading('other');
  if (own.includes('host')) facts['host'] = host(program, args);
  if (program === 'git') {
    const elsewhere = args.some((word) => /^(-C|--git-dir|--work-tree|-c)/.test(word));
    if (elsewhere) for (const name of factsOf.git) facts[name] = null;
    const pushes = pushedRefs(args.all, gathered);
    if (pushes !== undefined) facts['git-pushes'] = elsewhere ? null : pushes;
  }
  return facts;
}

const isPostgres = /^(pg_|pgbench$|psql$|createdb$|dropdb$|createuser$|dropuser$|vacuumdb$|reindexdb$)/;

/** Variables of a database client, as they are for a command of this line: one that the line sets itself may be anything. */
export function databaseEnvironment(text: string, env: Environment): Environment {
  return namesIn(text)(/\bPG[A-Z]/) ? { ...env, PGHOSTADDR: '', PGSERVICE: '' } : env;
}

const nothing: ContextFacts = {};

/** Facts of several commands as one list, in the order of {@link contextNames}. */
export function mergedFacts(all: readonly ContextFacts[]): ContextFacts {
  if (all.length === 0) return nothing;
  const merged: Record<string, string | null> = {};
  for (const name of contextNames) {
    const said = all.filter((facts) => facts[name] !== undefined).map((facts) => facts[name] as string | null);
    if (said.length > 0) merged[name] = said.includes(null) ? null : [...new Set(said)].join(', ');
  }
  return merged;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Words that stand by themselves: options that take no further word, or have their value in them. */
const complete = lazily(() => ({
  kubernetes:
    /^(-[AwitR]+|-[nlfoc].+|--(all|all-namespaces|force|watch|wait|recursive|now|ignore-not-found|overwrite|prune|dry-run|debug|no-headers|show-labels|server-side|stdin|tty))$/,
  aws: /^--(no-[\w-]+|debug|dryrun|quiet|recursive|only-show-errors|force|follow)$/,
  gcloud: /^(-q|--quiet|--async|--no-[\w-]+|--force)$/,
  psql: /^(-[AabeEHlnqsStwWxXz01]+|-[cdfhLopPRFTUv].+|--(no-[\w-]+|quiet|tuples-only|csv|echo-all|single-transaction|expanded|no-align))$/,
  mysql:
    /^(-[ABbCEfHiNnqrstvVwX]+|-p.*|-[uhPDSe].+|--(batch|force|quick|raw|silent|skip-column-names|table|verbose|single-transaction|no-data))$/,
  other: /^$/,
}));

/**
 * Words of a command, read for a few options. Whatever could be the value of an option in front of it, or stands behind
 * `--`, need not be the option that it looks like: then the answer is null, or `-l --context dev` would tell of a cluster
 * that the command never sees.
 */
class Args {
  private readonly words: readonly (string | null)[];
  private readonly complete: RegExp;

  constructor(words: readonly ShellWord[], kind: keyof ReturnType<typeof complete>) {
    this.words = words.map(({ kind, value }) => (kind === 'known' && !value.includes(hole) ? value : null));
    this.complete = complete()[kind];
  }

  some(test: (word: string) => boolean): boolean {
    return this.words.some((word) => word === null || test(word));
  }

  /** null: not known. */
  get all(): readonly (string | null)[] {
    return this.words;
  }

  get allKnown(): boolean {
    return !this.words.includes(null);
  }

  get known(): readonly string[] {
    return this.words.filter((word) => word !== null);
  }

  /**
   * The first word that is neither an option nor the value of one.
   * @returns undefined when there is none, null when it cannot be told
   */
  operand(valued: RegExp): string | null | undefined {
    for (const [index, word] of this.known.entries()) {
      const before = this.known[index - 1] ?? '';
      if (word.startsWith('-') || valued.test(before)) continue;
      return before.startsWith('-') && !this.standsAlone(before) ? null : word;
    }
    return undefined;
  }

  /**
   * The last value of an option: `--name value`, `--name=value`, `-n value`, `-nvalue`.
   * @returns undefined when it is not there, null when it cannot be told
   */
  value(...names: readonly string[]): string | null | undefined {
    // An open word can be any option.
    if (!this.allKnown) return null;
    const words = this.known;
    const dashes = words.indexOf('--');
    let found: string | null | undefined;
    for (const [index, word] of words.entries()) {
      for (const name of names) {
        const short = name.length === 2;
        const given = word === name ? (words[index + 1] ?? null) : valueIn(word, name, short);
        if (given === undefined) continue;
        const before = words[index - 1] ?? '';
        if ((dashes >= 0 && index > dashes) || (before.startsWith('-') && !this.standsAlone(before))) return null;
        found = given;
      }
    }
    // `--` itself may be a value, and then options go on behind it.
    const before = dashes < 1 ? '' : (words[dashes - 1] ?? '');
    return before.startsWith('-') && !this.standsAlone(before) ? null : found;
  }

  private standsAlone(word: string): boolean {
    return word.includes('=') || this.complete.test(word);
  }
}

function valueIn(word: string, name: string, short: boolean): string | undefined {
  if (word.startsWith(`${name}=`)) return word.slice(name.length + 1);
  return short && word.startsWith(name) && word.length > 2 ? word.slice(2) : undefined;
}

function kubernetes(args: Args, gathered: ContextFacts, facts: Record<string, string | null>, env: Environment): void {
  // helm's own variables outweigh the kubeconfig.
  if (Object.keys(env).some((name) => /^HELM_(KUBE|NAMESPACE)/.test(name))) for (const name of factsOf.kubernetes) facts[name] = null;
  const context = args.value('--context', '--kube-context', '--kubecontext');
  if (context !== undefined) {
    facts['kubernetes'] = context;
    for (const name of ['cluster', 'namespace']) facts[name] = context === null ? null : (gathered[`${name}@${context}`] ?? null);
  }
  const namespace = args.value('--namespace', '-n');
  if (namespace !== undefined) facts['namespace'] = namespace;
  // What stands in manifests says where it goes.
  else if (args.some((word) => /^(-[fk]|--(filename|kustomize))/.test(word))) facts['namespace'] = null;
  if (args.some((word) => /^(-A|--all-namespaces)/.test(word))) facts['namespace'] = null;
  // These choose a cluster past the context; so does a short option in a cluster (`-An prod`).
  if (
    args.some((word) =>
      /^(--kubeconfig|--server|--cluster|--kube-apiserver|--kube-as|--kube-token|--as|--user|--token)(=|$)|^-(?![olfcn])[A-Za-z]*s/.test(
        word,
      ),
    )
  ) {
    for (const name of factsOf.kubernetes) facts[name] = null;
  } else if (args.some((word) => /^-(?![olfcn])[A-Za-z]+n/.test(word))) facts['namespace'] = null;
}

function aws(args: Args, gathered: ContextFacts, facts: Record<string, string | null>): void {
  // Its parser takes any beginning of an option that is not another's, too.
  const profile = args.value('--profile', '--profil', '--profi', '--prof', '--pro', '--pr');
  if (profile !== undefined) {
    facts['aws-profile'] = profile;
    for (const name of ['aws-account', 'aws-region']) facts[name] = profile === null ? null : (gathered[`${name}@${profile}`] ?? null);
  }
  const region = args.value('--region', '--regio', '--regi', '--reg');
  if (region !== undefined) facts['aws-region'] = region;
}

function gcloud(args: Args, facts: Record<string, string | null>): void {
  const project = args.value('--project', '--project_id');
  if (project !== undefined) facts['gcloud-project'] = project;
  const account = args.value('--account', '--impersonate-service-account');
  if (account !== undefined) facts['gcloud-account'] = account;
  if (args.some((word) => word.startsWith('--configuration') || word.startsWith('--flags-file')))
    for (const name of factsOf.gcloud) facts[name] = null;
}

function databaseKind(program: string): keyof ReturnType<typeof complete> {
  return program === 'psql' ? 'psql' : /^(mysql|mariadb)/.test(program) ? 'mysql' : 'other';
}

/** Address and name, never the password: of a URL its host and path alone are taken. */
function database(program: string, args: Args, env: Environment, facts: Record<string, string | null>): void {
  facts['database-host'] = null;
  facts['database'] = null;
  if (!args.allKnown) return;
  const postgres = isPostgres.test(program);
  // Both clients take any beginning of a long option.
  const begun = postgres ? /^--(ho?|hos|d|db|dbn|dbna|dbnam)(=|$)/ : /^--(ho?|hos|da?|dat|data|datab|databa|databas)(=|$)/;
  if (args.some((word) => begun.test(word))) return;
  const urls = args.known
    .map((word) => /^(?:-u|--uri=|--dbname=|-d)?([a-z][a-z0-9+]*:\/\/\S+)$/.exec(word)?.[1])
    .filter((url) => url !== undefined);
  if (urls.length > 0) {
    const parts = /^[a-z0-9+]+:\/\/(?:[^/?#]*@)?([^/?#]*)(?:\/([^?#]*))?([?#].*)?$/.exec(urls.at(-1) ?? '');
    // A query can name another host (`?host=`).
    if (urls.length > 1 || parts === null || /host|service/.test(parts[3] ?? '')) return;
    facts['database-host'] = parts[1] === '' ? (env['PGHOST'] === undefined ? 'local' : null) : (parts[1] ?? null);
    facts['database'] = parts[2] || null;
    return;
  }
  const conninfo = args.known.filter((word) => /(^|\s)(host|hostaddr|dbname|service)\s*=/.test(word));
  if (conninfo.length > 0) {
    const said = (key: string) => new RegExp(`(?:^|\\s)${key}\\s*=\\s*([^\\s']+)`).exec(conninfo.join(' '))?.[1] ?? null;
    if (conninfo.some((word) => /service\s*=/.test(word))) return;
    facts['database-host'] = said('hostaddr') ?? said('host');
    facts['database'] = said('dbname');
    return;
  }
  const given = (value: string | null | undefined, fallback: string | undefined) => (value === undefined ? (fallback ?? null) : value);
  if (postgres) {
    // A service file may say anything.
    const local = env['PGSERVICE'] === undefined ? (env['PGHOST'] ?? 'local') : undefined;
    const named =
      program === 'pg_restore' || program === 'createuser' || program === 'dropuser' ? undefined : args.operand(postgresValues());
    facts['database-host'] = given(args.value('--host', '-h'), local);
    facts['database'] = given(args.value('--dbname', '-d') ?? named, env['PGSERVICE'] === undefined ? env['PGDATABASE'] : undefined);
  } else {
    // Without one an option file or a default decides.
    const named = /^(mysql|mariadb)(dump|-dump)?$/.test(program) ? args.operand(mysqlValues()) : undefined;
    facts['database-host'] = given(args.value('--host', '-h'), undefined);
    facts['database'] = given(args.value('--database', '--db', '-D') ?? named, undefined);
  }
  // In a cluster (`-Xh prod`) the option is there, too.
  if (args.some((word) => /^-[AaBbeEHlnqsStwWxXzfirvVC01]+h/.test(word))) facts['database-host'] = null;
  // The name of a database may be an address, of which the host is a part.
  const clustered = args.known.filter((word) => /^-[AaBbeEHlnqsStwWxXzfirvVC01]+[dD]/.test(word));
  if (clustered.length > 0) facts['database'] = null;
  if (clustered.some((word) => /[=:]/.test(word))) facts['database-host'] = null;
}

/** Options that take the next word, so that it is no operand. */
const postgresValues = lazily(
  () =>
    /^(-[cdfhLopPRFTUvntNEjZSw]|--(command|dbname|file|host|port|username|set|variable|output|log-file|pset|table|schema|format|jobs|role))$/,
);
const mysqlValues = lazily(
  () => /^(-[heuPDSr]|--(host|user|port|database|execute|socket|result-file|defaults-file|defaults-extra-file|ssl-ca|ssl-cert|ssl-key))$/,
);

/** Options of ssh that take the next word, so that it is no host. */
const sshValues = /^-[46AaCfGgKkMNnqsTtVvXxYy]*[BbcDEeFIiJLlmOoPpQRSWw]$/;

/** Where these stand, the address that the command names need not be the one that it talks to. */
const steersSsh = /^-[A-Za-z]*F|[Hh][Oo][Ss][Tt][Nn][Aa][Mm][Ee]|[Pp][Rr][Oo][Xx][Yy]/;
const steersTransfer = /^(-[A-Za-z]*[Kx]|--(config|connect-to|resolve|proxy|socks|preproxy))/;

function host(program: string, args: Args): string | null {
  if (!args.allKnown) return null;
  const words = args.known;
  const plain = (address: string) => address.replace(/^.*@/, '');
  if (program === 'ssh') {
    for (let index = 0; index < words.length; index++) {
      const word = words[index] as string;
      if (word.startsWith('-') && (steersSsh.test(word) || steersSsh.test(words[index + 1] ?? ''))) return null;
      if (sshValues.test(word)) index++;
      else if (!word.startsWith('-')) return plain(/^ssh:\/\/([^/]*)/.exec(word)?.[1] ?? word).replace(/:.*$/, '');
    }
    return null;
  }
  if (program === 'sftp' || program === 'mosh' || program === 'ssh-copy-id') {
    const [only] = words;
    return only === undefined || words.some((word) => word.startsWith('-')) ? null : plain(only).replace(/:.*$/, '');
  }
  const remote = program === 'scp' || program === 'rsync';
  if (words.some((word) => (remote ? steersSsh : steersTransfer).test(word))) return null;
  const found = words.flatMap((word) => {
    const url = /^(?:--url=)?[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(word)?.[1];
    if (url !== undefined) return [plain(url)];
    const address = remote && !word.startsWith('-') ? /^([^/:]+):/.exec(word)?.[1] : undefined;
    return address === undefined ? [] : [plain(address)];
  });
  return found.length === 0 ? null : [...new Set(found)].join(', ');
}
