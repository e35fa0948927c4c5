import { isoTime } from '../iso-time.ts';

/**
 * Escaping for Markdown that a reviewer reads. Outside text (argv, reason, paths, logins, policy) is an attacker's:
 * it must not hide anything (bidi, zero-width, CR, ESC) and nothing in it may come alive (mention, link, HTML).
 */

/** JSON string in printable ASCII: anything else shows as its escape, so `\u202e` and homoglyphs are visible. */
export function asciiJson(text: string): string {
  return withoutGuardsWords(ascii(text));
}

/** Like {@link asciiJson} without the quotes around it, and with quotes as they are: for running text, not for argv. */
export function plainAscii(text: string): string {
  return withoutCalls(withoutGuardsWords(unquoted(text)));
}

/**
 * Part of a title, which GitHub shows as one line of text with code between backticks and emoji for `:names:`: the
 * backticks of a command substitution would be gone, and a word be a picture.
 */
export function titleWord(word: string): string {
  const shown = withoutGuardsWords(/^[\w@%+=:,./-]+$/.test(word) ? word : ascii(word));
  const plain = shown.replaceAll('`', '\\u0060').replaceAll(/:(?=[\w+-]+:)/g, '\\u003a');
  return plain === word || plain.startsWith('"') ? plain : `"${plain}"`;
}

/** Code blocks do not wrap: what stands behind a long run of blanks would be out of sight. */
function ascii(text: string): string {
  return asciiOf(text).replaceAll(/ {3,}/g, (blanks) => '\\u0020'.repeat(blanks.length));
}

function asciiOf(text: string): string {
  return JSON.stringify(text).replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function unquoted(text: string): string {
  return ascii(text).slice(1, -1).replaceAll('\\"', '"');
}

/**
 * The line that a reviewer copies to answer comes from guard alone: one inside an argument or a reason could name another
 * request. `\/` is JSON's other way to write `/`. Nor does outside text announce or end a request: a reason with a marker
 * in it would stand on a line of its own, where guard reads markers.
 */
function withoutGuardsWords(text: string): string {
  return text
    .replaceAll(/\/(?=(?:approve|deny|ask|revoke|cancel|grant)(?![\w./-]))/gi, '\\/')
    .replaceAll(/guard-(?=[a-z]+:v\d)/g, 'guard\\u002d');
}

/**
 * Other robots read threads as well, without a look at what is code: `/merge` or `@robot merge` at the start of a line would be
 * said with guard's token, which the agent may not have.
 */
function withoutCalls(line: string): string {
  return line.replace(/^( *)([/@])(?=[a-z])/i, (_, blanks: string, mark: string) => `${blanks}${mark === '/' ? '\\/' : '\\u0040'}`);
}

/** Without spreading the runs into arguments: one long text has more of them than a call takes. */
function longestTicks(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

/** Code span of guard's own words, or of a name that trusted policy gives. */
export function codeSpan(text: string): string {
  return spanOf(unquoted(text));
}

/**
 * Code span of what somebody said or of what happened: it holds no line to copy.
 * @param own but this one, which is guard's
 */
export function quotedSpan(text: string, own?: string): string {
  const parts = own === undefined ? [text] : text.split(own);
  return spanOf(parts.map((part) => withoutGuardsWords(unquoted(part))).join(own));
}

/** A longer run of backticks than any inside, so nothing inside can close it (CommonMark 6.1). */
function spanOf(inner: string): string {
  const ticks = '`'.repeat(longestTicks(inner) + 1);
  // One blank at both ends is taken off again, but not where there are only blanks.
  const pad = inner === '' || (/^[` ]|[` ]$/.test(inner) && inner.trim() !== '') ? ' ' : '';
  return `${ticks}${pad}${inner}${pad}${ticks}`;
}

/** Code fence around lines that hold no newline; longer than any run of backticks inside (CommonMark 4.5). */
export function fence(lines: readonly string[], language = 'text'): string {
  const content = lines.join('\n');
  const ticks = '`'.repeat(Math.max(3, longestTicks(content) + 1));
  return `${ticks}${language}\n${content}\n${ticks}`;
}

/** ISO 8601 in UTC to the second. */
export function utc(instant: number): string {
  return `${isoTime(instant).slice(0, 19)}Z`;
}

/** `90 s`, `15 min`, `2 h 5 min`. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
