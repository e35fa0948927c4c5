import type { BlindSpot, Effect, Finding, Span, Tier } from '../model.ts';
import type { Dialect } from '../shell/dialect.ts';
import type { SetVariable } from '../shell/site.ts';
import type { Place, ShellWord } from '../shell/word.ts';
import type { ClassifyContext } from './context.ts';
import type { Folders } from './folders.ts';
import type { Policy } from './policy.ts';

/** What surrounds a simple command. */
export interface Scope {
  readonly depth: number;
  /** Standard input comes from another command or from text. */
  readonly piped: boolean;
  readonly texts: readonly ShellWord[];
  /** What its standard input consists of, when that is names of files. */
  readonly names: readonly ShellWord[] | null;
  /** Every folder change in this script stays where it is known to be. */
  readonly settled: boolean;
  readonly place: Place;
}

/** What a part of the classifier may ask of the whole: to take note, and to judge what it found inside. */
export interface Judging {
  readonly findings: readonly Finding[];
  readonly blindSpots: readonly BlindSpot[];
  readonly policy: Pick<Policy, 'preset' | 'rules' | 'path'>;
  readonly context: ClassifyContext;
  readonly folders: Folders;
  blind(why: string, span: Span): void;
  find(rule: string, tier: Tier, why: string, span: Span, effects?: readonly Effect[], source?: string): void;
  /** Judges a script; `place` maps its positions to the text that spans refer to; `settles`: it starts in a folder that is known. */
  script(code: string, place: Place, depth: number, settles?: boolean): void;
  /** Judges a code string that some program hands to a shell. */
  code(word: ShellWord, dialect: Dialect, scope: Scope): void;
  /** Judges one simple command, unwrapped as far as it goes. */
  command(words: readonly ShellWord[], scope: Scope): void;
  /** @param exported programs will see it */
  assignment(variable: SetVariable, exported?: boolean): void;
  /** This file is written, made, or cut off. */
  write(word: ShellWord, span: Span): void;
  /** Whether preset `workspace` lets tools write here. */
  mayWriteTree(word: ShellWord, settled: boolean): boolean;
}
