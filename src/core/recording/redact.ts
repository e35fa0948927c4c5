/** Secrets in texts and argument vectors: also what the streams' masker cannot see, because only the position tells that it is one. */
import { lazily } from '../lazily.ts';
import { Masker, shortestSecret } from './masker.ts';

/**
 * Masks one text at equal length in UTF-16 code units, so that spans keep their place. What only looks like a credential is
 * masked as far as it cannot be code: `curl http://a:$(evil)@host` shows `$(evil)`.
 */
export function maskText(text: string, secrets: readonly string[]): string {
  return maskWithCount(text, secrets).text;
}

interface Masked {
  readonly text: string;
  readonly masked: number;
}

/** Too short for any shape, and without what a shape stands behind (`:`, `=`): most words of most commands. */
const plain = /^[\w./-]{0,11}$/;
/** Not in such a word, whole or in any spelling of the masker's (trimmed, one line of it, base64). */
const long = /^\S{12,}$/;

/** Says nothing by its shape, and names no option or program that takes a secret: most commands, at no cost. */
function isPlainArgument(arg: string, secrets: readonly string[]): boolean {
  if (arg.startsWith('-') ? !/^-[A-Za-z0-9]{0,2}$/.test(arg) : Object.hasOwn(shortOptions(), basename(arg))) return false;
  return isPlain(arg, secrets);
}

function isPlain(text: string, secrets: readonly string[]): boolean {
  return plain.test(text) && secrets.every((secret) => secret === '' || long.test(secret));
}

function maskWithCount(text: string, secrets: readonly string[]): Masked {
  if (isPlain(text, secrets)) return { text, masked: 0 };
  const masker = new Masker(secrets);
  const bytes = Buffer.from(text, 'utf8');
  const out = Buffer.concat([masker.push(bytes), masker.end()]);
  if (masker.redactions === 0) return { text, masked: 0 };
  const units: string[] = [];
  let at = 0;
  for (const character of text) {
    const size = Buffer.byteLength(character);
    // A character is shown only if none of its bytes was masked.
    const same = out.compare(bytes, at, at + size, at, at + size) === 0;
    units.push(same ? character : '*'.repeat(character.length));
    at += size;
  }
  const shown = showCode(text, units.join(''), secrets);
  return { text: shown, masked: shown === text ? 0 : masker.redactions };
}

/** What a shell acts on. A credential that holds one of these is shown from there on. */
const code = /[\s$`;&|<>(){}'"\\]/;

/** Gives back what was masked for its shape alone and could be code. Values that are known to be secret stay masked. */
function showCode(text: string, masked: string, secrets: readonly string[]): string {
  let shown = masked;
  const show = (from: number, to: number) => {
    const again = maskWithCount(text.slice(from, to), secrets).text;
    shown = shown.slice(0, from) + again + shown.slice(to);
  };
  for (const [from, to] of pemBodies(text))
    if (shown.slice(from, to) !== text.slice(from, to) && !isPem(text.slice(from, to))) show(from, to);
  for (const run of masked.matchAll(/\*+/g)) {
    const to = run.index + run[0].length;
    const cut = text.slice(run.index, to).search(code);
    if (cut !== -1 && !holdsKnown(text, run.index, to, secrets)) show(run.index + cut, to);
  }
  return shown;
}

/** Between the dashes of a private key's header and those of its end: commands there would be hidden as the key is. */
function pemBodies(text: string): readonly (readonly [from: number, to: number])[] {
  return [...text.matchAll(/-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----/g)].map(({ 0: header, index }) => {
    const from = index + header.length;
    const end = text.indexOf('-----', from);
    return [from, end === -1 ? text.length : end];
  });
}

/** RFC 7468: lines of base64, all but the last of one length; a header before them only as OpenSSL and PGP write it. */
function isPem(body: string): boolean {
  const lines = body
    .replace(/^\s*(?:(?:Proc-Type|DEK-Info|Version): [\w ,.-]*\r?\n)+\s*/, '')
    .trim()
    .split(/\r?\n/);
  if (/^=[A-Za-z0-9+/]{4}$/.test(lines.at(-1) ?? '')) lines.pop();
  const width = lines[0]?.length ?? 0;
  return (
    width >= 48 &&
    width <= 76 &&
    lines.every(
      (line, i) => /^[A-Za-z0-9+/]+={0,2}$/.test(line) && (line.length === width || (i === lines.length - 1 && line.length < width)),
    )
  );
}

function holdsKnown(text: string, from: number, to: number, secrets: readonly string[]): boolean {
  return secrets
    .flatMap((secret) => [secret, secret.trim(), JSON.stringify(secret).slice(1, -1)])
    .some((secret) => {
      for (let at = secret.length < shortestSecret ? -1 : text.indexOf(secret); at !== -1; at = text.indexOf(secret, at + 1)) {
        if (at < to && at + secret.length > from) return true;
      }
      return false;
    });
}

/** Names whose value is a secret, as an option, a variable or a header. */
const secretName = lazily(
  () =>
    /(^|[-_.])(pass|passwd|password|passphrase|pwd|token|secret|secrets|api[-_]?key|apikey|access[-_]?key|secret[-_]?key|private[-_]?key|auth[-_]?key|client[-_]?secret|credentials?|bearer|pat|otp|pin[-_]?code|sas[-_]?token|connection[-_]?string)($|[-_.]?(value|string|b64|base64)?$)/i,
);
/** Options that name a file, a kind or a switch, not a secret. */
const notSecret = lazily(
  () =>
    /(^no[-_])|[-_.](file|path|fd|stdin|name|id|type|ttl|version|policy|store|helper|expiry|length|env)$|ask-?pass$|application_credentials$/i,
);
const variableName = lazily(
  () => /(PASS|PASSWD|PASSWORD|PASSPHRASE|TOKEN|SECRET|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?|_PWD|_PAT|_KEY)$/i,
);
const headerName = lazily(
  () =>
    /^(authorization|proxy-authorization|cookie|set-cookie|x-api-key|api-key|private-token|x-auth-token|x-vault-token|x-.*-token|x-.*-key)$/i,
);

/**
 * A value that is hidden for its place alone must be inert: nothing that a shell or make acts on, no path (it could be a
 * program), no option, no `@file`, no further assignment. A masked argument is one nobody reviews; in doubt it is shown.
 */
const inert = /^(?![-~@=!#])[^\s$`;&|<>(){}[\]'"\\*?/~=]+={0,2}$/;
/** Programs that take code as an argument, and how they are told to. */
const interpreter = /^(?:ba|da|z|k|fi|a)?sh$|^(?:python|perl|ruby|node|deno|bun|php|lua|tclsh|[gmn]?awk)[0-9.]*$/;
const inlineCode = /^-[A-Za-z]*[ceEpr]|^--(?:eval|print|command)/;
/** Code that reads its arguments, or variables without naming them. */
const readsArguments = /\$\{?[0-9@*_!#]|!\$|\b(?:shift|getopts|argv|args|ARGV|BASH_ARGV)\b/;
const readsAnything = lazily(
  () =>
    /\$\{!|\beval\b|\/proc\/|\b(?:environ|getenv|os\.env)\b|(?:^|[\s;&|(])(?:env|printenv|set|declare|typeset|export|compgen)(?:\s+-\w+)*\s*(?:$|[|;&)<>\n])/,
);
/** Programs for which `--password` takes no value: what follows is a database, or another option. */
const asksPassword = lazily(
  () => /^(?:psql|pg_\w+|createdb|dropdb|createuser|dropuser|clusterdb|reindexdb|vacuumdb|mysql\w*|mariadb[\w-]*)$/,
);
/** Programs that start others with the rest of their arguments. */
const wrapper = /^(?:sudo|doas|env|timeout|nohup|nice|ionice|time|stdbuf|setsid|sshpass)$/;

/** Short options that carry a secret, by program. `glued`: `-psecret`; `apart`: `-p secret`. */
type ShortOptions = { readonly glued?: string; readonly apart?: string; readonly user?: string };
const shortOptions = lazily(
  (): Readonly<Record<string, ShortOptions>> => ({
    mysql: { glued: '-p' },
    mysqldump: { glued: '-p' },
    mysqladmin: { glued: '-p' },
    mysqlimport: { glued: '-p' },
    mysqlcheck: { glued: '-p' },
    mysqlshow: { glued: '-p' },
    mariadb: { glued: '-p' },
    'mariadb-dump': { glued: '-p' },
    'mariadb-admin': { glued: '-p' },
    sshpass: { glued: '-p', apart: '-p' },
    'redis-cli': { apart: '-a' },
    docker: { apart: '-p' },
    podman: { apart: '-p' },
    mongosh: { glued: '-p', apart: '-p' },
    mongo: { glued: '-p', apart: '-p' },
    sqlcmd: { glued: '-P', apart: '-P' },
    ldapsearch: { glued: '-w', apart: '-w' },
    ldapmodify: { glued: '-w', apart: '-w' },
    curl: { user: '-u' },
    wget: {},
    '7z': { glued: '-p' },
    unzip: { glued: '-P', apart: '-P' },
    zip: { glued: '-P', apart: '-P' },
  }),
);
/** `docker run -p 80:80` publishes a port: `-p` is a password only behind `login`. */
const needsLogin = new Set(['docker', 'podman']);

export interface MaskedArgv {
  readonly argv: string[];
  /** How many values were masked, so that the reviewer knows that something is hidden. */
  readonly masked: number;
}

/**
 * Masks secrets in argv at equal length (UTF-16 code units): given values, token shapes, URL passwords, and, where the
 * value cannot be code, `--password=x`, `--token x`, `KEY=secret`, header arguments, and the short options of well-known
 * programs. For texts and records only; what runs is never changed.
 */
export function maskArgv(argv: readonly string[], secrets: readonly string[]): MaskedArgv {
  if (argv.every((arg) => isPlainArgument(arg, secrets))) return { argv: [...argv], masked: 0 };
  const wrapped = wrapper.test(argv[0] ?? '');
  const programs = argv
    .map((arg, i) => ({ i, options: shortOptions()[basename(arg)], name: basename(arg) }))
    .filter((program) => program.options !== undefined && (program.i === 0 || wrapped));
  const inline = inlineAt(argv);
  const data = isData(argv);
  const read = readIn(argv);
  let masked = 0;
  const out = argv.map((arg, i) => {
    // What runs is named by the first argument; `API_KEY=evil` can be the name of a program.
    const inPlace = i === 0 || inline?.code === i ? { text: arg, masked: 0 } : maskAssignments(arg, read, data === 'literals');
    const shaped = maskWithCount(inPlace.text, secrets);
    masked += inPlace.masked + shaped.masked;
    const previous = i > 0 ? (argv[i - 1] as string) : '';
    // What follows inline code are its arguments, which it may run.
    if (i === 0 || (inline !== null && i > inline.from)) return shaped.text;
    const from = secretStart(arg, previous, programs.filter((p) => p.i < i).at(-1), argv);
    if (from === null || from >= arg.length) return shaped.text;
    const value = arg.slice(from);
    if (data === null && !inert.test(value)) return shaped.text;
    const stars = shaped.text.slice(0, from) + '*'.repeat(value.length);
    if (inPlace.masked + shaped.masked === 0) masked++;
    return stars;
  });
  return { argv: out, masked };
}

/** Where code stands in argv; `code`: its argument, if that is no shell's (there, every word may be code), else -1. */
function inlineAt(argv: readonly string[]): { readonly from: number; readonly code: number } | null {
  for (const [i, arg] of argv.entries()) {
    const name = basename(arg);
    if (!interpreter.test(name)) continue;
    const flag = argv.findIndex((other, at) => at > i && inlineCode.test(other));
    const awk = name.endsWith('awk');
    if (flag === -1 && !awk) continue;
    const from = awk ? i : flag;
    // perl's -e may hold its code, and awk's stands anywhere.
    return { from, code: name.endsWith('sh') ? -1 : awk ? argv.length - 1 : from + 1 };
  }
  return null;
}

/** Programs that are known to take these values as data, whatever is in them. `literals`: `KEY=value` arguments, too. */
function isData(argv: readonly string[]): 'values' | 'literals' | null {
  const [program = '', verb, noun] = argv;
  if (program === 'kubectl' && verb === 'create' && noun === 'secret') return 'literals';
  if (needsLogin.has(program)) return verb === 'login' ? 'values' : null;
  return program !== 'sshpass' && Object.hasOwn(shortOptions(), program) ? 'values' : null;
}

interface Program {
  readonly i: number;
  readonly name: string;
  readonly options: ShortOptions | undefined;
}

/** Where in `arg` a secret starts because of its place; null: nowhere. */
function secretStart(arg: string, previous: string, program: Program | undefined, argv: readonly string[]): number | null {
  if (/^--?[A-Za-z]/.test(previous) && !previous.includes('=') && isSecretOption(previous) && !arg.startsWith('-')) {
    return /^--password$/i.test(previous) && argv.some((other) => asksPassword().test(basename(other))) ? null : 0;
  }
  const long = /^--?([A-Za-z][\w.-]*)=/.exec(arg);
  if (long !== null && isSecretOption(`--${long[1]}`)) return long[0].length;
  if (/^(-pass|-passin|-passout)$/.test(previous) && arg.startsWith('pass:')) return 5;
  if (/^(-u|--user|--proxy-user|-U)$/.test(previous) && program?.name === 'curl' && arg.includes(':')) return arg.indexOf(':') + 1;
  const header = /^(?:-H|--header=)?([\w-]+):\s*(?:(?:bearer|basic|token|digest|apikey)\s+)?/i.exec(arg);
  if (header !== null && headerName().test(header[1] as string)) return header[0].length;
  const options = program?.options;
  if (program === undefined || options === undefined) return null;
  if (needsLogin.has(program.name) && !argv.slice(program.i).includes('login')) return null;
  if (options.apart !== undefined && previous === options.apart) return 0;
  if (options.glued !== undefined && arg.startsWith(options.glued) && arg.length > 2 && !arg.startsWith('--')) return 2;
  return null;
}

function isSecretOption(option: string): boolean {
  const name = option.replace(/^--?/, '');
  return name.length > 2 && secretName().test(name) && !notSecret().test(name);
}

/**
 * `KEY=secret` anywhere in the text (environment, `--from-literal=`, shell strings), `--password x` inside a shell string.
 * A variable that is read anywhere in argv is shown: `MY_TOKEN=evil; . $MY_TOKEN`.
 */
function maskAssignments(text: string, read: Read, literals: boolean): Masked {
  let masked = 0;
  const isRead = (name: string) => read.all || read.names.has(name);
  const whole = /^(?:-e|--env=|--from-literal=|--build-arg=|--set=|--set-string=|-D|-P)?([A-Za-z_][\w.-]*)=([\s\S]+)$/.exec(text);
  if (whole !== null && isSecretVariable(whole[1] as string)) {
    const value = whole[2] as string;
    if (literals || (inert.test(value) && !isRead(whole[1] as string)))
      return { text: text.slice(0, text.length - value.length) + '*'.repeat(value.length), masked: 1 };
  }
  // A whole word only: the half of one that goes on as `$(...)` is part of what runs.
  const word = `(?:'[^'\\s$\`]*'|"[^"\\s$\`\\\\]*"|[^\\s$\`;&|<>(){}'"\\\\]+)(?=["']?(?:$|[\\s;&|)]))`;
  const asks = text.split(/[\s;&|()]+/).some((other) => asksPassword().test(basename(other)));
  const out = text
    .replace(new RegExp(`(?<![\\w$-])([A-Za-z_]\\w*)=${word}`, 'g'), (all, name: string) => {
      if (!isSecretVariable(name) || isRead(name)) return all;
      return hide(all, name.length + 1);
    })
    .replace(new RegExp(`(?<=\\s|^)(--[A-Za-z][\\w-]*)(=|\\s+)${word}`, 'g'), (all, name: string, between: string) => {
      // A text that is only the option itself is dealt with by its place in argv.
      if (!isSecretOption(name) || (between === '=' && all.length === text.length)) return all;
      if (readsArguments.test(text) || (asks && name === '--password' && between !== '=')) return all;
      return hide(all, name.length + between.length);
    });
  return { text: out, masked };

  function hide(all: string, from: number): string {
    const value = all.slice(from);
    const quoted = /^['"]/.test(value) ? 1 : 0;
    if (!inert.test(value.slice(quoted, value.length - quoted))) return all;
    masked++;
    return all.slice(0, from + quoted) + '*'.repeat(value.length - 2 * quoted) + all.slice(all.length - quoted);
  }
}

/** Variables that are named anywhere but where they are set or exported; `all`: some may be read without being named. */
function readIn(argv: readonly string[]): Read {
  const names = new Set<string>();
  for (const arg of argv) {
    for (const match of arg.matchAll(/([$][{(!#"']{0,4})?(?<!\w)([A-Za-z_]\w*)(=(?!=))?/g)) {
      const [, sign, name = '', set] = match;
      const exported = /\b(?:export|readonly|unset|local)\s+$/.test(arg.slice(Math.max(0, match.index - 16), match.index));
      if (sign !== undefined || (set === undefined && !exported)) names.add(name);
    }
  }
  return { names, all: argv.some((arg) => /[\s;|&]/.test(arg) && readsAnything().test(arg)) };
}

interface Read {
  readonly names: ReadonlySet<string>;
  readonly all: boolean;
}

function isSecretVariable(name: string): boolean {
  return (variableName().test(name) || secretName().test(name)) && !notSecret().test(name);
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
