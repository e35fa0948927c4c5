import type { BlindSpot, Span } from '../model.ts';
import type { ArithmeticUse } from './arithmetic.ts';
import type { ShellWord } from './word.ts';

export interface SetVariable {
  readonly name: string;
  /** Null: an array, or an element of one. */
  readonly value: ShellWord | null;
  readonly span: Span;
}

export type SiteRedirect =
  | {
      readonly kind: 'file';
      readonly operator: string;
      /** As written; null: one that a variable names or gets. */
      readonly descriptor: number | null | undefined;
      readonly target: ShellWord;
      readonly span: Span;
    }
  | { readonly kind: 'text'; readonly body: ShellWord; readonly span: Span };

/** One simple command somewhere in a script: every one of them can run. */
export interface Site {
  readonly words: readonly ShellWord[];
  readonly assignments: readonly SetVariable[];
  readonly redirects: readonly SiteRedirect[];
  readonly span: Span;
  /** Reads what another command writes. */
  readonly piped: boolean;
  /** The simple commands in front of it in its pipeline; empty where it does not begin with these. */
  readonly from: readonly Site[];
}

export interface Walked {
  readonly sites: Site[];
  /** Redirections of compound commands. */
  readonly redirects: SiteRedirect[];
  readonly blindSpots: BlindSpot[];
  /** Functions defined here, with where. */
  readonly functions: Map<string, Span>;
  /** Of these, what is certain to be defined once the script has come past the span: `false && f() { :; }; f` runs a program f. */
  readonly certain: Map<string, Span>;
  /** Variables whose value becomes part of a word. */
  readonly expanded: ArithmeticUse[];
  /** Variables set here; `number` when every value is one. */
  readonly assigned: Map<string, 'number' | 'other'>;
  readonly arithmetic: ArithmeticUse[];
  /** Variables that loops and expansions set. */
  readonly sets: ArithmeticUse[];
}

export interface LoopFacts {
  /** The variable is set by `for` loops alone, and otherwise only read. */
  loop?(name: string): boolean;
  /** The names that a pipeline of these commands prints, as patterns; null: not known. */
  listed?(sites: readonly Site[]): readonly ShellWord[] | null;
}

/** What stands in a command itself for it to read: here-documents and here-strings. */
export function textsOf(site: Site): readonly ShellWord[] {
  return site.redirects.flatMap((redirect) => (redirect.kind === 'text' ? [redirect.body] : []));
}
