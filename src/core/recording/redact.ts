/** Secrets in texts and argument vectors: also what the streams' masker cannot see, because only the position tells that it is one. */
import { Masker } from './masker.ts';

/** Masks one text at equal length in UTF-16 code units, so that spans keep their place. */
export function maskText(text: string, secrets: readonly string[]): string {
  return maskWithCount(text, secrets).text;
}

function maskWithCount(text: string, secrets: readonly string[]): { readonly text: string; readonly masked: number } {
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
  return { text: units.join(''), masked: masker.redactions };
}

/** Names whose value is a secret, as an option, a variable or a header. */
const secretName =
  /(^|[-_.])(pass|passwd|password|passphrase|pwd|token|secret|secrets|api[-_]?key|apikey|access[-_]?key|secret[-_]?key|private[-_]?key|auth[-_]?key|client[-_]?secret|credentials?|bearer|pat|otp|pin[-_]?code|sas[-_]?token|connection[-_]?string)($|[-_.]?(value|string|b64|base64)?$)/i;
/** Options that name a file, a kind or a switch, not a secret. */
const notSecret = /(^no[-_])|[-_.](file|path|fd|stdin|name|id|type|ttl|version|policy|store|helper|expiry|length|env)$/i;
const variableName = /(PASS|PASSWD|PASSWORD|PASSPHRASE|TOKEN|SECRET|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?|_PWD|_PAT|_KEY)$/i;
const headerName =
  /^(authorization|proxy-authorization|cookie|set-cookie|x-api-key|api-key|private-token|x-auth-token|x-vault-token|x-.*-token|x-.*-key)$/i;

/** Programs that may execute an argument. There, only what cannot be code is hidden: a masked argument is one nobody reviews. */
const interpreter =
  /^(ba|da|z|k|fi|a)?sh$|^(python|perl|ruby|node|deno|bun|php|lua|tclsh|awk|gawk|mawk)[0-9.]*$|^(eval|xargs|parallel|find|ssh|watch|env|sudo|doas|su|timeout|nohup)$/;
/** No blank, nothing that a shell would act on. */
const harmless = /^[^\s$`;&|<>(){}'"\\!*?]+$/;

/** Short options that carry a secret, by program. `glued`: `-psecret`; `apart`: `-p secret`. */
const shortOptions: Readonly<Record<string, { readonly glued?: string; readonly apart?: string; readonly user?: string }>> = {
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
};
/** `docker run -p 80:80` publishes a port: `-p` is a password only behind `login`. */
const needsLogin = new Set(['docker', 'podman']);

export interface MaskedArgv {
  readonly argv: string[];
  /** How many values were masked, so that the reviewer knows that something is hidden. */
  readonly masked: number;
}

/**
 * Masks secrets in argv at equal length (UTF-16 code units): given values, token shapes, URL passwords, `--password=x`, `--token x`,
 * `KEY=secret`, header arguments, and the short options of well-known programs.
 * For texts and records only; what runs is never changed.
 */
export function maskArgv(argv: readonly string[], secrets: readonly string[]): MaskedArgv {
  const strict = argv.some((arg) => interpreter.test(basename(arg)));
  const programs = argv.map((arg, i) => ({ i, options: shortOptions[basename(arg)], name: basename(arg) })).filter((p) => p.options);
  let masked = 0;
  const out = argv.map((arg, i) => {
    const inPlace = maskAssignments(arg, strict);
    const shaped = maskWithCount(inPlace.text, secrets);
    masked += inPlace.masked + shaped.masked;
    const previous = i > 0 ? (argv[i - 1] as string) : '';
    const from = i === 0 ? null : secretStart(arg, previous, programs.filter((p) => p.i < i).at(-1), argv);
    if (from === null || from >= arg.length) return shaped.text;
    const value = arg.slice(from);
    if (strict && !harmless.test(value)) return shaped.text;
    const stars = shaped.text.slice(0, from) + '*'.repeat(value.length);
    if (inPlace.masked + shaped.masked === 0) masked++;
    return stars;
  });
  return { argv: out, masked };
}

interface Program {
  readonly i: number;
  readonly name: string;
  readonly options: (typeof shortOptions)[string] | undefined;
}

/** Where in `arg` a secret starts because of its place; null: nowhere. */
function secretStart(arg: string, previous: string, program: Program | undefined, argv: readonly string[]): number | null {
  if (/^--?[A-Za-z]/.test(previous) && !previous.includes('=') && isSecretOption(previous) && !/^--[a-z]/i.test(arg)) return 0;
  const long = /^--?([A-Za-z][\w.-]*)=/.exec(arg);
  if (long !== null && isSecretOption(`--${long[1]}`)) return long[0].length;
  if (/^(-pass|-passin|-passout)$/.test(previous) && arg.startsWith('pass:')) return 5;
  if (/^(-u|--user|--proxy-user|-U)$/.test(previous) && program?.name === 'curl' && arg.includes(':')) return arg.indexOf(':') + 1;
  const header = /^(?:-H|--header=)?([\w-]+):\s*(?:(?:bearer|basic|token|digest|apikey)\s+)?/i.exec(arg);
  if (header !== null && headerName.test(header[1] as string)) return header[0].length;
  const options = program?.options;
  if (program === undefined || options === undefined) return null;
  if (needsLogin.has(program.name) && !argv.slice(program.i).includes('login')) return null;
  if (options.apart !== undefined && previous === options.apart) return 0;
  if (options.glued !== undefined && arg.startsWith(options.glued) && arg.length > 2 && !arg.startsWith('--')) return 2;
  return null;
}

function isSecretOption(option: string): boolean {
  const name = option.replace(/^--?/, '');
  return name.length > 2 && secretName.test(name) && !notSecret.test(name);
}

/** `KEY=secret` anywhere in the text (environment, `--from-literal=`, shell strings), `--password x` inside a shell string. */
function maskAssignments(text: string, strict: boolean): { readonly text: string; readonly masked: number } {
  let masked = 0;
  const whole = /^(?:-e|--env=|--from-literal=|--build-arg=|--set=|--set-string=|-D|-P)?([A-Za-z_][\w.-]*)=([\s\S]*)$/.exec(text);
  if (whole !== null && !strict && isSecretVariable(whole[1] as string)) {
    const value = whole[2] as string;
    return value === '' ? { text, masked } : { text: text.slice(0, text.length - value.length) + '*'.repeat(value.length), masked: 1 };
  }
  // In text that a shell may read, only a plain word is a value: what a shell would act on is never hidden from the reviewer.
  const plain = `([^\\s$\`;&|<>(){}'"\\\\]+)`;
  const literal = `'([^'\\s$\`]*)'|"([^"\\s$\`\\\\]*)"`;
  const out = text
    .replace(new RegExp(`(?<![\\w-])([A-Za-z_]\\w*)=(?:${literal}|${plain})`, 'g'), (all, name: string) => {
      if (!isSecretVariable(name)) return all;
      return hide(all, name.length + 1);
    })
    .replace(new RegExp(`(?<=\\s|^)(--[A-Za-z][\\w-]*)(=|\\s+)(?:${literal}|${plain})`, 'g'), (all, name: string, between: string) => {
      const value = all.slice(name.length + between.length);
      // A text that is only the option itself is dealt with by its place in argv.
      if (!isSecretOption(name) || value.startsWith('-') || (between === '=' && all.length === text.length)) return all;
      return hide(all, name.length + between.length);
    });
  return { text: out, masked };

  function hide(all: string, from: number): string {
    const value = all.slice(from);
    const quoted = /^['"]/.test(value) ? 1 : 0;
    if (value.length - 2 * quoted <= 0) return all;
    masked++;
    return all.slice(0, from + quoted) + '*'.repeat(value.length - 2 * quoted) + all.slice(all.length - quoted);
  }
}

function isSecretVariable(name: string): boolean {
  return (variableName.test(name) || secretName.test(name)) && !notSecret.test(name);
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
