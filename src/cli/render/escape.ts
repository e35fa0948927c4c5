/**
 * Everything that came from outside (argv, environment, logins, texts from GitHub) passes through here on its way to a
 * terminal. Control and format characters (bidi, zero-width), ignorable and unassigned ones, lone surrogates and every
 * white space but the plain space become visible escapes, so nothing can repaint the screen, hide text or forge a line.
 */
let hostile: RegExp | undefined;

/** Made when first used: reading the character classes takes a millisecond, and a routine command shows nothing. */
function hostileCharacters(): RegExp {
  hostile ??= /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|[^\S ]/gu;
  return hostile;
}

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u001b': '\\e' };

function escapeOne(match: string): string {
  const known = short[match];
  if (known !== undefined) return known;
  return Array.from({ length: match.length }, (_, at) => `\\u${match.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
}

/** One line of text that is safe to print. */
export function visible(text: string): string {
  return text.replace(hostileCharacters(), escapeOne);
}

/** As {@link visible}, cut to `width` characters with an ellipsis; for places where the whole is shown elsewhere. */
export function brief(text: string, width: number): string {
  const whole = visible(text);
  return whole.length <= width ? whole : `${whole.slice(0, width - 1)}…`;
}
