import { openWord, type ShellWord } from '../shell/word.ts';

/** The command with unknown words at its end, as xargs and parallel build it. */
export function appended(words: readonly ShellWord[]): readonly ShellWord[] {
  const last = words[words.length - 1];
  return last === undefined ? words : [...words, openWord(last.span)];
}
