import { lazily, wordSet } from '../lazily.ts';
import { knownWord, type ShellWord } from '../shell/word.ts';
import { mayTurnOption } from './match.ts';

const alwaysRecurses = wordSet('rg ag ack ugrep rgrep');
const searches = wordSet('rg ag ack diff');

/** Reads every file below the folder it is in, unless told otherwise. */
export function recurses(name: string, args: readonly ShellWord[]): boolean {
  if (!searches.has(name) && !name.endsWith('grep')) return false;
  return alwaysRecurses.has(name) || readings(name, args).some((words) => recursesAsWritten(name, words));
}

function recursesAsWritten(name: string, args: readonly ShellWord[]): boolean {
  return /grep$/.test(name) && args.some(({ value }) => /^-[A-Za-z]*[rRd]|^--(r|dereference-r|d)/.test(value));
}

/** `grep -r '' .` is `cat` for every file, `.env` among them; rg and ag pass hidden ones by until they are asked not to. */
export function dumpsTree(name: string, args: readonly ShellWord[]): boolean {
  // Asked about every command.
  if (!searches.has(name) && !name.endsWith('grep')) return false;
  return readings(name, args).some((words) => dumpsAsWritten(name, words));
}

/** As the words stand, and as if each that is only known when it runs were the option that does most (`grep "$x" ''`). */
function readings(name: string, args: readonly ShellWord[]): readonly (readonly ShellWord[])[] {
  const end = args.findIndex(({ kind, value }) => kind === 'known' && value === '--');
  const option = name === 'diff' ? '-rN' : /^(rg|ag)$/.test(name) ? '-uu' : '-r';
  const turned = args.map((word, index) => ((end < 0 || index < end) && mayTurnOption(word) ? knownWord(option, word.span) : word));
  return turned.some((word, index) => word !== args[index]) ? [args, turned] : [args];
}

function dumpsAsWritten(name: string, args: readonly ShellWord[]): boolean {
  const has = (option: RegExp) => args.some(({ value }) => option.test(value));
  // Where one of the folders is empty, that is the whole of the other.
  if (name === 'diff') return has(/^-[A-Za-z]*r|^--rec/) && has(/^-[A-Za-z]*[NP]|^--(new|unidir)/) && !has(/^-[A-Za-z]*q|^--brief/);
  const hidden =
    !/^(rg|ag)$/.test(name) || args.some(({ value }) => /^-[A-Za-z]*[u.Ua]|^--(hidden|unrestricted|no-ignore|all)/.test(value));
  return hidden && (alwaysRecurses.has(name) || recursesAsWritten(name, args)) && showsEveryLine(args);
}

const takesValue = lazily(
  () =>
    /^-[A-Za-z]*[ABCDdEgjMmrTt]$|^--(after-context|before-context|context|max-count|include|exclude|exclude-dir|exclude-from|label|binary-files|devices|directories|group-separator|glob|iglob|type|type-not|max-depth|max-columns|encoding|engine|sort|sortr|threads|colors)$/,
);

/** The pattern is met by nearly every line, or the lines are those that do not meet it. */
export function showsEveryLine(args: readonly ShellWord[]): boolean {
  if (args.some(({ value }) => /^-[A-Za-z]*[lLqc]|^--(files|count|quiet|silent)/.test(value))) return false;
  if (args.some(({ value }) => /^-[A-Za-z]*[vf]|^--(inv|file=|file$|passthr)/.test(value))) return true;
  const patterns: (ShellWord | string)[] = [];
  let operand: ShellWord | null = null;
  for (let index = 0; index < args.length; index++) {
    const word = args[index] as ShellWord;
    const { value } = word;
    const attached = /^(?:-[A-Za-z]*e|--regexp=)(.+)$/s.exec(value)?.[1];
    if (word.kind === 'known' && attached !== undefined) patterns.push(attached);
    else if (word.kind === 'known' && /^(-[A-Za-z]*e|--regexp)$/.test(value)) patterns.push(args[++index] ?? '');
    else if (word.kind === 'known' && takesValue().test(value) && !(value.startsWith('-r') || /^-[A-Za-z]*r$/.test(value))) index++;
    else if (word.kind === 'known' && value === '--color' && /^(never|always|auto|ansi)$/.test(args[index + 1]?.value ?? '')) index++;
    else if (word.kind !== 'known' || !value.startsWith('-')) operand ??= word;
  }
  if (patterns.length === 0) patterns.push(operand ?? '');
  return patterns.some((pattern) => isWide(typeof pattern === 'string' ? pattern : pattern.value));
}

/** One of its alternatives asks for no letters in a row that must be there: `.*`, `x\|`, `\(foo\)*`, `[A-Z]`. */
function isWide(pattern: string): boolean {
  let plain = pattern
    .replace(/\[(\^?\]?(\[:\w+:\]|[^\]])*)\]/g, ' ')
    .replace(/\\[pPxNok]\\?\{[^{}]*\}/g, ' ')
    // How often, without the numbers; and groups that look around or say something, which match nothing themselves.
    .replace(/\{[^{}]*\}/g, '{')
    .replace(/\(\?(?!:)[^()]*\)/g, ' ')
    .replace(/\(\?:/g, '(')
    .replace(/\\[A-Za-z]/g, ' ');
  // Groups that need not be there, from the inside: those that must be are what stands in them.
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(/\\?\(((?:[^()\\]|\\[^()])*)\\?\)(\\?[*?{])?/g, (_, inside: string, often?: string) =>
      often === undefined ? inside : ' ',
    );
  }
  return plain
    .replace(/\w\\?[*?{]/g, ' ')
    .split(/\\?\||\n/)
    .some((alternative) => !/\w{2}/.test(alternative));
}
