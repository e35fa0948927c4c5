import type { ShellWord } from '../shell/word.ts';
import type { Judging } from './judging.ts';
import { globMatches, isPiece, mayBeOption } from './match.ts';

/** `[ -v 'a[$(cmd)]' ]` runs cmd: Bash evaluates the subscript of the variable that -v asks for. */
export function judgeTest(judge: Judging, words: readonly ShellWord[]): 'settled' {
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (word.kind === 'known') {
      if (
        (word.value === '-v' || word.value === '-R') &&
        index > 0 &&
        next !== undefined &&
        (next.kind !== 'known' || !/^(\w+(\[[@*0-9]+\])?|=|!=|==|\])$/.test(next.value))
      ) {
        judge.blind('a subscript is evaluated as arithmetic, which can run code', next.span);
      }
    } else if (word.kind === 'open' && word.splits && word.number !== true) {
      judge.blind('this may become several words of the test', word.span);
    } else if (word.kind === 'glob' && (isPiece(word) || ['-v', '-R'].some((operator) => globMatches(word.value, operator)))) {
      // In a folder with files `-v` and `a[$(cmd)]`, `[ * ]` asks for the variable.
      judge.blind('file names may turn out to be an operator of the test', word.span);
    } else if (mayBeOption(word) && next !== undefined && (next.kind !== 'known' || next.value.includes('['))) {
      judge.blind('this may become an operator of the test', word.span);
    }
  }
  return 'settled';
}
