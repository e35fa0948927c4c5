/** A value that is made when it is first asked for: what a module makes while it is loaded, every routine command waits for. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The words of a text with single blanks between them, as a set that is made when it is first asked for. */
export function wordSet(text: string): () => ReadonlySet<string> {
  return lazily(() => new Set(text.split(' ')));
}
