import type { Span } from '../model.ts';
import type { Samples } from '../shell/printed.ts';
import { knownWord, type ShellWord } from '../shell/word.ts';
import { checkWord } from './check.ts';
import { asksForHelp } from './help.ts';
import type { Judging, Scope } from './judging.ts';
import { type Match, matchForm } from './match.ts';
import { toolOf } from './packs/index.ts';

/** How far a program's grammar proves a use harmless; `words`: what single words of it gave rise to. */
export type Proof =
  | (Extract<Match, { kind: 'match' }> & { readonly clean: boolean; readonly words: Judging | null })
  | Extract<Match, { kind: 'no-match' }>;

/** Where a command stands. `buildsHere`: what the work tree names may run; `fresh`: a judge that has found nothing yet. */
export interface Place {
  readonly whole: Span;
  readonly scope: Scope;
  readonly buildsHere: boolean;
  readonly fresh: () => Judging;
}

/**
 * The form of the program's grammar that says this use is harmless; nothing else is.
 * @returns null: there is no grammar
 */
export function proofOf(name: string, args: readonly ShellWord[], place: Place): Proof | null {
  if (asksForHelp(name, args, place.buildsHere, place.scope.settled)) return harmless;
  const proof = proofAsWritten(name, args, place);
  if (proof === null || (proof.kind === 'match' && proof.clean)) return proof;
  // What it hands on as a command has words of its own to prove, and these are not they.
  const holds = (stand: readonly ShellWord[]) => {
    const other = proofAsWritten(name, stand, place);
    return other?.kind === 'match' && other.clean && other.checks.every((check) => 'word' in check);
  };
  return standIns(args)?.every(holds) === true ? harmless : proof;
}

const harmless: Proof = { kind: 'match', clean: true, checks: [], problems: [], words: null };

function proofAsWritten(name: string, args: readonly ShellWord[], { whole, scope, buildsHere, fresh }: Place): Proof | null {
  const tool = toolOf(name);
  if (tool === null) return null;
  let best: Proof | null = null;
  for (const form of tool.grammar.forms) {
    // Code of the work tree is the work tree's only while the command is still there.
    if ((form.workspaceOnly && !buildsHere) || (form.here && !scope.settled)) continue;
    if (tool.grammar.here && !scope.settled) {
      return {
        kind: 'no-match',
        score: 0,
        problem: { kind: 'unproved', why: 'obeys the configuration of the folder it runs in', span: whole },
      };
    }
    const match = matchForm(tool.grammar, form, args, whole);
    if (match.kind === 'no-match') {
      if (best === null || (best.kind === 'no-match' && match.score > best.score)) best = match;
      continue;
    }
    const words = fresh();
    for (const check of match.checks) if ('word' in check) checkWord(words, check.kind, check.word, scope);
    const clean = match.problems.length === 0 && words.findings.length === 0 && words.blindSpots.length === 0;
    if (clean) return { ...match, clean, words: null };
    if (best === null || best.kind === 'no-match') best = { ...match, clean, words };
  }
  return best;
}

/** A use with more of them, or among more words, is none that people write; each is proved four times. */
const mostSamples = 2;
const mostWords = 200;

/**
 * Arguments that stand for all that these may turn out to be: each word of which samples are known is what is printed, or what
 * is left of it when nothing is. Where nothing is left at all it is no word, which makes the next one the value of an option.
 */
function standIns(args: readonly ShellWord[]): readonly (readonly ShellWord[])[] | null {
  const sampled = args.filter(({ samples }) => samples !== undefined);
  if (sampled.length === 0 || sampled.length > mostSamples || args.length > mostWords) return null;
  // Each word printed or empty, independently: the bits of a number say which. One pass over the words for each.
  return Array.from({ length: 2 ** sampled.length }, (_, which) =>
    args.flatMap((word) =>
      word.samples === undefined ? [word] : standing(word, word.samples, (which & (1 << sampled.indexOf(word))) !== 0),
    ),
  );
}

function standing({ span, splits }: ShellWord, { of, printed, empty }: Samples, isEmpty: boolean): readonly ShellWord[] {
  if (isEmpty && empty === '' && splits) return [];
  return [{ ...knownWord(isEmpty ? empty : printed, span), stands: of }];
}
