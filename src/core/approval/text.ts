import { isoTime } from '../iso-time.ts';

/**
 * Escaping for Markdown that a reviewer reads. Outside text (argv, reason, paths, logins, policy) is an attacker's:
 * it must not hide anything (bidi, zero-width, CR, ESC) and nothing in it may come alive (mention, link, HTML).
 */

/** JSON string in printable ASCII: anything else shows as its escape, so `\u202e` and homoglyphs are visible. */
export function asciiJson(text: string): string {
  return withoutAnswers(ascii(text));
}

/** Like {@link asciiJson} without the quotes around it, and with quotes as they are: for running text, not for argv. */
export function plainAscii(text: string): string {
  return withoutAnswers(unquoted(text));
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
 * request. `\/` is JSON's other way to write `/`.
 */
function withoutAnswers(text: string): string {
  return text.replaceAll(/\/(?=(?:approve|deny|ask|revoke|cancel|grant)(?![\w./-]))/gi, '\\/');
}

function longestTicks(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
}

/** Code span of outside text; a longer run of backticks than any inside, so nothing inside can close it (CommonMark 6.1). */
export function codeSpan(text: string): string {
  const inner = unquoted(text);
  const ticks = '`'.repeat(longestTicks(inner) + 1);
  const pad = inner === '' || /^[` ]|[` ]$/.test(inner) ? ' ' : '';
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
