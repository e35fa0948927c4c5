/**
 * Shapes of well-known credentials, as their issuers document them. A shape says where in the bytes the secret lies,
 * or that more bytes are needed to tell; it never needs more than {@link longestLookahead} bytes to decide.
 */

/** What stands at a position; ranges are absolute positions in the buffer that was given. */
export type Found =
  | { readonly kind: 'no' }
  | { readonly kind: 'more' }
  /** `[start, end)` is secret; `tail` tells which bytes right behind still belong to it, once they are there. */
  | { readonly kind: 'yes'; readonly start: number; readonly end: number; readonly tail: Tail | null };

/** What may follow a token without ending it. `left`: how many bytes at most, so that no output hides behind a token for long. */
export type Tail =
  | { readonly kind: 'class'; readonly chars: Uint8Array; readonly left: number }
  | { readonly kind: 'pem'; readonly left: number };

export interface Shape {
  /** At least four bytes that begin the shape. */
  readonly prefixes: readonly string[];
  /** @param end bytes of `data` that may be read; at least the prefix is there. */
  readonly find: (data: Uint8Array, at: number, prefix: number, end: number) => Found;
}

const no: Found = { kind: 'no' };
const more: Found = { kind: 'more' };

export const longestLookahead = 4096;

/** @param ranges two characters each, first and last. Loops, not patterns: 2,048 matches would delay every routine command. */
function chars(...ranges: string[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const range of ranges) table.fill(1, range.charCodeAt(0), range.charCodeAt(range.length - 1) + 1);
  return table;
}

const alnum = chars('AZ', 'az', '09');
const word = chars('AZ', 'az', '09', '_');
const dashed = chars('AZ', 'az', '09', '_', '-');
const dotted = chars('AZ', 'az', '09', '_', '.', '-');
const base64 = chars('AZ', 'az', '09', '+', '/', '=', '_', '-');
const upper = chars('AZ', '09');
const colon = chars(':', '=', '"', "'", ' ');
const assign = chars(':', '=', '"', "'", ' ', '\t', '>');
const unquoted = chars('!!', '#&', '(+', '-:', '<~'); // visible, but no quote, comma, semicolon

/** How far a class reaches from `at`. */
function reach(data: Uint8Array, at: number, end: number, table: Uint8Array): number {
  let to = at;
  while (to < end && table[data[to] as number] === 1) to++;
  return to;
}

/** A prefix and at least `least` bytes of a class; whatever more of the class follows belongs to it. */
function token(prefixes: readonly string[], table: Uint8Array, least: number, options: { word?: boolean } = {}): Shape {
  return {
    prefixes,
    find(data, at, prefix, end) {
      // Inside a longer word it is none: `task-...` is no `sk-...`.
      if (options.word !== false && at > 0 && alnum[data[at - 1] as number] === 1) return no;
      const to = reach(data, at + prefix, Math.min(end, at + prefix + least), table);
      if (to - at - prefix >= least)
        return { kind: 'yes', start: at, end: to, tail: { kind: 'class', chars: table, left: longestLookahead } };
      return to === end ? more : no;
    },
  };
}

/** A name, then an assignment or colon, then the value: only the value is masked. */
function named(prefixes: readonly string[], between: Uint8Array, value: Uint8Array, least: number): Shape {
  return {
    prefixes,
    find(data, at, prefix, end) {
      const gap = reach(data, at + prefix, Math.min(end, at + prefix + 8), between);
      if (gap === end) return more;
      if (gap === at + prefix) return no;
      const to = reach(data, gap, Math.min(end, gap + least), value);
      if (to - gap >= least) return { kind: 'yes', start: gap, end: to, tail: { kind: 'class', chars: value, left: longestLookahead } };
      return to === end ? more : no;
    },
  };
}

/** RFC 7519 in compact form: two parts that begin like a JSON object, the third (signature) may be empty. */
const jwt: Shape = {
  prefixes: ['h', '0', 'r', 'j', 'l', '4', 'q', '6', 'i', 'p', 'y'].map((first) => `eyJ${first}`),
  find(data, at, _prefix, end) {
    if (at > 0 && dashed[data[at - 1] as number] === 1) return no;
    const head = reach(data, at, Math.min(end, at + 2048), dashed);
    if (head === end) return more;
    if (data[head] !== 0x2e || head - at < 12) return no;
    const body = reach(data, head + 1, Math.min(end, head + 9), dashed);
    if (body - head - 1 >= 8)
      return { kind: 'yes', start: at, end: body, tail: { kind: 'class', chars: dotted, left: 2 * longestLookahead } };
    return body === end ? more : no;
  },
};

/** RFC 7468, OpenSSH and PGP private keys: the header stays readable, everything up to the END line is masked. */
const privateKey: Shape = {
  prefixes: ['-----BEGIN '],
  find(data, at, prefix, end) {
    const limit = Math.min(end, at + prefix + 64);
    let to = at + prefix;
    while (to < limit && (upper[data[to] as number] === 1 || data[to] === 0x20)) to++;
    if (to === end) return more;
    let dashes = to;
    while (dashes < Math.min(end, to + 5) && data[dashes] === 0x2d) dashes++;
    if (dashes - to < 5) return dashes === end ? more : no;
    const label = Buffer.from(data.subarray(at + prefix, to)).toString('latin1');
    if (!/PRIVATE KEY( BLOCK)?$/.test(label)) return no;
    return { kind: 'yes', start: dashes, end: dashes, tail: { kind: 'pem', left: 16_384 } };
  },
};

/** `scheme://user:password@host`: only the password. */
const urlPassword: Shape = {
  prefixes: [
    'http://',
    'https://',
    'postgres://',
    'postgresql://',
    'mysql://',
    'mongodb://',
    'mongodb+srv://',
    'redis://',
    'rediss://',
    'amqp://',
    'amqps://',
    'ftp://',
    'ssh://',
  ],
  find(data, at, prefix, end) {
    const limit = Math.min(end, at + prefix + 512);
    let password = -1;
    let to = at + prefix;
    for (; to < limit; to++) {
      const byte = data[to] as number;
      if (byte === 0x40) return password > 0 && to > password ? { kind: 'yes', start: password, end: to, tail: null } : no;
      if (byte === 0x2f || byte === 0x3f || byte === 0x23 || unquoted[byte] !== 1) return no;
      if (byte === 0x3a && password < 0) password = to + 1;
    }
    return to === end && to < at + prefix + 512 ? more : no;
  },
};

/** `Authorization: Bearer x` and the like: only what follows the scheme (RFC 9110, 11.6.2). */
const authorization: Shape = {
  prefixes: ['Authorization', 'authorization', 'AUTHORIZATION'],
  find(data, at, prefix, end) {
    const gap = reach(data, at + prefix, Math.min(end, at + prefix + 6), colon);
    if (gap === end) return more;
    if (gap === at + prefix) return no;
    const scheme = reach(data, gap, Math.min(end, gap + 16), alnum);
    if (scheme === end) return more;
    if (
      data[scheme] !== 0x20 ||
      !/^(bearer|basic|token|digest|negotiate|apikey)$/i.test(Buffer.from(data.subarray(gap, scheme)).toString('latin1'))
    )
      return no;
    const to = reach(data, scheme + 1, Math.min(end, scheme + 9), unquoted);
    if (to - scheme - 1 >= 8)
      return { kind: 'yes', start: scheme + 1, end: to, tail: { kind: 'class', chars: unquoted, left: longestLookahead } };
    return to === end ? more : no;
  },
};

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Made when there is output to be looked through: some two hundred prefixes. */
export const shapes = (): readonly Shape[] => [
  // https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats
  token(['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], word, 30),
  token(['github_pat_'], word, 22),
  // https://docs.gitlab.com/security/tokens/#token-prefixes
  token(['glpat-', 'gldt-', 'glrt-', 'glptt-', 'glcbt-'], dotted, 20),
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  token(['AKIA', 'ASIA'], upper, 16),
  named(['aws_secret_access_key', 'AWS_SECRET_ACCESS_KEY', 'SecretAccessKey', 'secretAccessKey'], assign, base64, 40),
  named(['aws_session_token', 'AWS_SESSION_TOKEN', 'SessionToken', 'sessionToken'], assign, base64, 40),
  named(['AccountKey', 'SharedAccessKey'], assign, base64, 40),
  // https://docs.slack.dev/authentication/tokens
  token(['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxe-', 'xoxc-', 'xoxd-', 'xapp-', 'xoxe.'], dotted, 10),
  named(['hooks.slack.com/services'], chars('/'), chars('AZ', 'az', '09', '/'), 20),
  token(['AIza'], dashed, 35),
  token(['ya29.'], dashed, 20),
  token(['npm_'], alnum, 36),
  token(['pypi-AgE'], dashed, 50),
  token(['sk_live_', 'rk_live_', 'sk_test_', 'rk_test_'], alnum, 16),
  token(['sk-ant-', 'sk-proj-', 'sk-svcacct-', 'sk-or-v1-'], dashed, 20),
  token(['hvs.', 'hvb.', 'hvr.'], dashed, 24),
  token(['dop_v1_', 'doo_v1_', 'dor_v1_'], alnum, 40),
  token(
    [...letters].map((c) => `hf_${c}`),
    alnum,
    30,
  ),
  token(
    [...letters, ...'0123456789_-'].map((c) => `SG.${c}`),
    dotted,
    60,
  ),
  token(['AGE-SECRET-KEY-1'], upper, 50),
  token(['dckr_pat_'], dashed, 20),
  token(['shpat_', 'shpss_', 'shpca_'], alnum, 32),
  jwt,
  privateKey,
  urlPassword,
  authorization,
];

/** Bytes that a PEM body may have; anything else ends it, so that no output hides behind a BEGIN line. */
export const pemBody: Uint8Array = chars('AZ', 'az', '09', '\t\r', ' ', '\u00a0', '+', '/', '=', ':', ',', '.', '-');
/** What stands between the dashes of the END line. */
export const pemLabel: Uint8Array = chars('AZ', '09', ' ', '-');
