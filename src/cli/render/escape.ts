/**
 * Everything that came from outside (argv, environment, logins, texts from GitHub) passes through here on its way to a
 * terminal. Control characters, bidi controls, zero-width characters and lone surrogates become visible escapes, so
 * nothing can repaint the screen, hide text or forge a line of guard's own.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
const hostile =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\uddef]/g;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u001b': '\\e' };

function escapeOne(match: string): string {
  const known = short[match];
  if (known !== undefined) return known;
  return Array.from({ length: match.length }, (_, at) => `\\u${match.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
}

/** One line of text that is safe to print. */
export function visible(text: string): string {
  return text.replace(hostile, escapeOne);
}

/** As {@link visible}, cut to `width` characters with an ellipsis; for places where the whole is shown elsewhere. */
export function brief(text: string, width: number): string {
  const whole = visible(text);
  return whole.length <= width ? whole : `${whole.slice(0, width - 1)}…`;
}
