import type { Rule } from '../rule.ts';

/** One domain: what is harmless about its programs, and why the rest is not. */
export interface Pack {
  readonly name: string;
  /** Program to grammar (grammar.ts); `=other` shares another program's; empty: known, nothing about it is harmless. */
  readonly tools: Readonly<Record<string, string>>;
  readonly rules: readonly Rule[];
  /** Held by one generic test. */
  readonly examples: {
    readonly routine: readonly string[];
    /** Routine with preset `workspace` only. */
    readonly workspace?: readonly string[];
    readonly asks: readonly string[];
  };
}
