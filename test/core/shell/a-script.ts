import { type ParsedScript, parseShell } from '../../../src/core/shell/parse.ts';
import type { LoopFacts, Walked } from '../../../src/core/shell/site.ts';
import { walkScript } from '../../../src/core/shell/walk.ts';
import type { WordFacts } from '../../../src/core/shell/word.ts';

export function parsed(text: string): ParsedScript {
  const outcome = parseShell(text);
  if (outcome.kind === 'refused') throw new Error(outcome.why);
  return outcome.script;
}

/** Of no variable is the value known, unless it is told. */
export function walked(text: string, facts: Partial<WordFacts & LoopFacts> = {}): Walked {
  return walkScript(parsed(text), (pos, end) => [pos, end], { home: '/home/ann', constant: () => null, ...facts });
}

/** What cannot be known, each as `the piece of the script: why`. */
export function blindSpots(text: string, facts: Partial<WordFacts & LoopFacts> = {}): readonly string[] {
  return walked(text, facts).blindSpots.map(({ why, span }) => `${text.slice(...span)}: ${why}`);
}
