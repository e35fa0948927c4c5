import type { Span } from '../model.ts';
import { dialectOf } from '../shell/dialect.ts';
import type { ShellWord } from '../shell/word.ts';
import { checkWord } from './check.ts';
import type { Judging, Scope } from './judging.ts';

/** Flags that change how a shell runs its code, but neither read other files nor make it interactive. */
const plainFlags = /^[-+][ceuxnvfhmtBCEHPT]*$/;
const plainLong = /^--(noprofile|norc|posix|version|help|no-rcs|no-config)$/;

/** `bash -c CODE`, `sh script`, `... | sh`, `bash <<< CODE`. */
export function judgeShell(judge: Judging, words: readonly ShellWord[], scope: Scope, whole: Span): 'settled' {
  const name = (words[0]?.value ?? '').replace(/^.*\//, '');
  const dialect = dialectOf(name) ?? 'other';
  // `bash -n script` reads it and runs nothing of it.
  if (
    words.length === 3 &&
    words[1]?.value === '-n' &&
    /^(bash|sh|dash)$/.test(name) &&
    words[2]?.kind === 'known' &&
    !/^[-+]/.test(words[2].value)
  ) {
    checkWord(judge, 'path', words[2]);
    return 'settled';
  }
  let takesCode = false;
  let index = 1;
  for (; index < words.length; index++) {
    const word = words[index] as ShellWord;
    if (word.kind !== 'known') {
      judge.blind('how the shell is started is only known when it runs', word.span);
      break;
    }
    const { value } = word;
    if (value === '--') {
      index++;
      break;
    }
    if (!/^[-+]./.test(value)) break;
    if (value === '--version' || value === '--help') return 'settled';
    if (/^--(command|init-command)/.test(value)) {
      takesCode = true;
      const equals = value.indexOf('=');
      if (equals >= 0) judge.code({ ...word, value: value.slice(equals + 1), verbatim: null }, dialect, scope);
      continue;
    }
    if (/^[-+][a-zA-Z]*[oO]$/.test(value)) {
      if (value.includes('c')) takesCode = true;
      index++;
      if (
        !/^(errexit|nounset|pipefail|xtrace|verbose|noglob|noclobber|noexec|posix|extglob|nullglob|globstar|inherit_errexit|failglob)$/.test(
          words[index]?.value ?? '',
        )
      ) {
        judge.find(
          'shell-option',
          'sensitive',
          'starts a shell with an option that guard does not know to be harmless',
          word.span,
          ['executes'],
          'pack:interpreters',
        );
      }
      continue;
    }
    if (value.startsWith('--') ? !plainLong.test(value) : !plainFlags.test(value)) {
      judge.find(
        'shell-option',
        'sensitive',
        'starts a shell that reads its start-up files, or in another mode',
        word.span,
        ['executes'],
        'pack:interpreters',
      );
      if (/^--(rcfile|init-file)$/.test(value)) index++;
    }
    if (!value.startsWith('--') && value.includes('c')) takesCode = true;
  }
  const operand = words[index];
  if (takesCode) {
    if (operand !== undefined) judge.code(operand, dialect, scope);
    // fish runs the code of a second -c as well, and pwsh takes every further word for code.
    const further = words[index + 1];
    if (dialect === 'other' && further !== undefined) judge.blind('this shell may take further words for code', further.span);
    return 'settled';
  }
  if (operand !== undefined && operand.value !== '-' && !words.slice(1, index).some((word) => /^-[a-z]*s/.test(word.value))) {
    judge.find('runs-script', 'sensitive', 'runs a script file', operand.span, ['executes'], 'pack:interpreters');
    return 'settled';
  }
  if (scope.texts.length > 0) {
    for (const text of scope.texts) judge.code(text, dialect, scope);
    return 'settled';
  }
  judge.find(
    scope.piped ? 'pipe-into-shell' : 'opens-shell',
    'sensitive',
    scope.piped ? 'a shell runs what another command writes, whatever that is' : 'opens a shell that takes any command',
    whole,
    ['executes'],
    'pack:interpreters',
  );
  return 'settled';
}
