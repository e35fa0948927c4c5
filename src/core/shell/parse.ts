import {
  type Assignment,
  type Command,
  type For,
  forEachChild,
  type HereDoc,
  type ParsedScript,
  parse,
  type Redirection,
  type SyntaxNode,
  type Word,
  type WordPart,
} from 'unbash';
import { tooLong, tooManyDocuments, tooMuch, tooNested } from './effort.ts';

export type { Assignment, Command, For, HereDoc, ParsedScript, Redirection, SyntaxNode, Word, WordPart };
export { forEachChild };

/** UTF-16 code units. Longer scripts are not read: the time to parse must stay small whatever an agent sends. */
const longestScript = 65_536;

/**
 * 20,000 nested `$(` cost the parser 0.8 s. No script that a person reviews nests this deep.
 * The count is of openings that are not closed again, read without regard to quotes, so it can only be too high.
 */
const deepestNesting = 100;

/** The parser looks through all that wait for their text at each new one: 16,000 on one line cost 0.3 s. C++ has many `<<` as well. */
const mostHereDocuments = 4000;

/**
 * Ends of commands, quoted ones too: `a|` thirty thousand times is a tree that costs a cold process 0.1 s to make, and of which
 * far fewer parts are read (effort.ts).
 */
const mostSeparators = 3000;

export type ParseOutcome = { readonly kind: 'script'; readonly script: ParsedScript } | { readonly kind: 'refused'; readonly why: string };

/** Reads Bash. Errors inside nested scripts are told by the nested script's own `errors`: the walker looks at each. */
export function parseShell(text: string): ParseOutcome {
  if (text.length > longestScript) return { kind: 'refused', why: tooLong };
  if (text.includes('\0')) return { kind: 'refused', why: 'the command contains a NUL character' };
  if (text.split('<<').length > mostHereDocuments) return { kind: 'refused', why: tooManyDocuments };
  const { nesting, separators } = shapeOf(text);
  if (nesting > deepestNesting) return { kind: 'refused', why: tooNested };
  if (separators > mostSeparators) return { kind: 'refused', why: tooMuch };
  try {
    return { kind: 'script', script: parse(text) };
  } catch {
    // A parser that gives up must never look like a parser that found nothing.
    return { kind: 'refused', why: 'the command cannot be read as shell' };
  }
}

function shapeOf(text: string): { readonly nesting: number; readonly separators: number } {
  let depth = 0;
  let deepest = 0;
  let backquotes = 0;
  let separators = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // ( { [ and their ends
    if (code === 40 || code === 123 || code === 91) deepest = Math.max(deepest, ++depth);
    else if ((code === 41 || code === 125 || code === 93) && depth > 0) depth--;
    else if (code === 92 && text.charCodeAt(index + 1) === 96) backquotes++;
    // newline & ; |
    else if (code === 10 || code === 38 || code === 59 || code === 124) separators++;
  }
  return { nesting: Math.max(deepest, backquotes / 2), separators };
}
