import type { Walked } from '../shell/site.ts';
import { hole, type ShellWord } from '../shell/word.ts';

/** Bash gives these values of its own, from input as well. */
export const shellSets = /^(REPLY|MAPFILE|BASH\w*|OPTARG|COPROC|READLINE_\w+|_|FUNCNAME|DIRSTACK|PWD|OLDPWD|PIPESTATUS|[0-9@*-]+)$/;

/** Some builtin here gives variables values which the text does not tell. */
export function setUnseen({ sites }: Walked): boolean {
  return sites.some(
    ({ words }) =>
      !declaresPlainly(words) && !readsPlainly(words) && words.some((word, index) => setsUnseen(word.value, words[index + 1]?.value ?? '')),
  );
}

function setsUnseen(word: string, next: string): boolean {
  if (word === 'printf') return next.startsWith('-') || next.includes(hole);
  return /^(read|mapfile|readarray|getopts|eval|let|wait|trap|declare|typeset|local|coproc|compgen)$/.test(word);
}

/** `read -r line`: the names are told, and the walk has them as no numbers. Bash's own are written in capitals. */
function readsPlainly([head, ...rest]: readonly ShellWord[]): boolean {
  if (head?.kind !== 'known' || head.value !== 'read') return false;
  const names = rest.filter(({ value }) => !/^-[rs]+$/.test(value));
  return names.length > 0 && rest.every(({ kind }) => kind === 'known') && names.every(({ value }) => /^[a-z][a-z0-9_]*$/.test(value));
}

/** `local x=$1`, `declare -A m`: the names are told; `-n` and `-i` do more than give a value. */
function declaresPlainly([head, ...rest]: readonly ShellWord[]): boolean {
  if (head === undefined || !/^(declare|typeset|local)$/.test(head.value)) return false;
  return rest.every(({ kind, value, prefix }) =>
    kind === 'known' ? /^(-[aAgrxlu]+$|[A-Za-z_]\w*(\+?=|$))/.test(value) : /^[A-Za-z_]\w*\+?=/.test(prefix),
  );
}

/** Variables that hold numbers and nothing else: `[ $i -lt 3 ]` is three words then. */
export function numbersOf(
  walked: Walked,
  env: Readonly<Record<string, string | undefined>>,
  isSetHereOnly: (name: string) => boolean,
): ReadonlySet<string> {
  if (setUnseen(walked)) return new Set();
  const names = [...walked.assigned].filter(
    ([name, kind]) => kind === 'number' && /^-?[0-9]*$/.test(env[name] ?? '') && !shellSets.test(name) && isSetHereOnly(name),
  );
  return new Set(names.map(([name]) => name));
}
