/** A value that is made when it is first asked for: what a module makes while it is loaded, every routine command waits for. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const manyWords = 100;

/**
 * The words of a text with single blanks between them. Asked for one word or two, as most commands do, to search the text
 * costs less than to make a set of it.
 */
export function wordSet(text: string): { has(word: string): boolean } {
  const padded = ` ${text} `;
  let asked = 0;
  let set: ReadonlySet<string> | undefined;
  return {
    has(word) {
      // A script of many commands would search the text again and again.
      if (set === undefined && ++asked > manyWords) set = new Set(text.split(' '));
      return word !== '' && (set?.has(word) ?? (!word.includes(' ') && padded.includes(` ${word} `)));
    },
  };
}
