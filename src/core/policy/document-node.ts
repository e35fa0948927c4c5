/** Where something stands in a document: 1-based line and column, and offsets into its text. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A parsed document with its places, so that an error can point. Aliases, tags and merges are refused before. */
export type DocumentNode =
  | { readonly kind: 'map'; readonly at: Place; readonly entries: readonly MapEntry[] }
  | { readonly kind: 'list'; readonly at: Place; readonly items: readonly DocumentNode[] }
  | { readonly kind: 'scalar'; readonly at: Place; readonly value: string | number | boolean | null };

export interface MapEntry {
  readonly key: string;
  readonly keyAt: Place;
  readonly value: DocumentNode;
}

/** A document as it was read: its name for messages, its text for the line that a caret points at. */
export interface DocumentText {
  readonly path: string;
  readonly text: string;
}
