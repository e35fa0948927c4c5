/** Bidi, zero-width, C1 (a terminal may obey U+009B as it does ESC [) and line separators: JSON leaves them raw. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** One line of JSON that a terminal cannot obey: texts in a log are whatever an agent chose. */
export function jsonLine(value: unknown): string {
  const text = JSON.stringify(value).replace(hidden, (found) =>
    Array.from({ length: found.length }, (_, at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
  return `${text}\n`;
}
