import type { ShellWord } from '../shell/word.ts';
import type { Judging, Scope } from './judging.ts';

/** `declare x=1`, `export x`; `exported`: every program that follows sees it. */
export function declaration(judge: Judging, word: ShellWord, exported = false): void {
  // Of `"PA$x=y"` and `PAT?=y` the name is not told.
  const name = /^(\w+)(\+?=|$)/.exec(word.value)?.[1];
  if (name === undefined || (word.kind === 'open' && word.splits))
    judge.blind('which variable is set is only known when it runs', word.span);
  else
    judge.assignment(
      {
        name,
        value: { ...word, value: word.value.slice(word.value.indexOf('=') + 1) },
        span: word.span,
      },
      exported,
    );
}

/** `env A=1 cmd`, `sudo A=1 cmd`. */
export function environmentThenCommand(judge: Judging, words: readonly ShellWord[], scope: Scope): void {
  let index = 0;
  for (; index < words.length; index++) {
    const word = words[index] as ShellWord;
    // Of a word that is known, all of it.
    const text = word.prefix;
    const equals = text.indexOf('=');
    if (equals <= 0) break;
    const value = { ...word, value: text.slice(equals + 1) };
    judge.assignment({ name: text.slice(0, equals), value, span: word.span }, true);
  }
  if (index < words.length) judge.command(words.slice(index), scope);
  else
    judge.find(
      'shows-environment',
      'sensitive',
      'shows the environment, where secrets usually lie',
      words[0]?.span ?? [0, 0],
      ['reads-secrets'],
      'pack:secrets',
    );
}
