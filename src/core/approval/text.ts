/**
 * Escaping for Markdown that a reviewer reads. Outside text (argv, reason, paths, logins, policy) is an attacker's:
 * it must not hide anything (bidi, zero-width, CR, ESC) and nothing in it may come alive (mention, link, HTML).
 */

/** JSON string in printable ASCII: anything else shows as its escape, so `\u202e` and homoglyphs are visible. */
export function asciiJson(text: string): string {
  return JSON.stringify(text).replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Like {@link asciiJson} without the quotes around it, and with quotes as they are: for running text, not for argv. */
export function plainAscii(text: string): string {
  return asciiJson(text).slice(1, -1).replaceAll('\\"', '"');
}

function longestTicks(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
}

/** Code span of outside text; a longer run of backticks than any inside, so nothing inside can close it (CommonMark 6.1). */
export function codeSpan(text: string): string {
  const inner = plainAscii(text);
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

/** ISO 8601 in UTC to the second. By hand (Howard Hinnant's civil-from-days), as core has no Date. */
export function utc(instant: number): string {
  const seconds = Math.floor(instant / 1000);
  const days = Math.floor(seconds / 86_400);
  const rest = seconds - days * 86_400;
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}Z`;
}

/** `90 s`, `15 min`, `2 h 5 min`. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
