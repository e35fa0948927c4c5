import type { Span } from '../model.ts';
import { hole, type ShellWord } from '../shell/word.ts';
import { checkWord } from './check.ts';
import { showsNoContent } from './find.ts';
import type { Judging, Scope } from './judging.ts';
import { everything, whole as wholeName } from './listed-names.ts';
import { appended } from './unwrap.ts';

const flags = /^-[0rtpxo]+$/;
const values = /^-[nPLsdE]$/;
const attached = /^-[nPLsdEle].+$/;
const longFlags = /^--(null|no-run-if-empty|verbose|interactive|exit|open-tty|show-limits)$/;
const longValues = /^--(max-args|max-procs|max-lines|max-chars|delimiter|eof)$/;

/** Its input becomes words of the command: at the end, or wherever the placeholder of -I stands. */
export function judgeXargs(judge: Judging, words: readonly ShellWord[], scope: Scope, whole: Span): 'settled' {
  let placeholder: string | null = null;
  let counted = false;
  let apart = true;
  let { names } = scope;
  let index = 1;
  for (; index < words.length; index++) {
    const word = words[index] as ShellWord;
    const { value } = word;
    if (word.kind !== 'known') {
      judge.blind('how xargs is started is only known when it runs', word.span);
      return 'settled';
    }
    if (!value.startsWith('-')) break;
    if (value === '--') {
      index++;
      break;
    }
    // Another delimiter takes names apart, and -a reads something else.
    if (/^-[dEea]|^--(delim|eof|arg)/.test(value)) names = null;
    if (/^-[nLl]|^--max-(args|lines)/.test(value)) counted = true;
    if (/^-[rtpxo]*0|^--null$/.test(value)) apart = false;
    // `x='1 rm f'; xargs -n $x ls`: what stands for a value may be several words.
    const next = words[index + 1];
    if ((/^-[InPLsdEa]$/.test(value) || longValues.test(value) || value === '--arg-file') && next !== undefined && next.kind !== 'known') {
      judge.blind('how xargs is started is only known when it runs', next.span);
      return 'settled';
    }
    const insert = /^-I(.*)$|^-[0rtpx]*i(.*)$|^--replace(?:=(.*))?$/.exec(value);
    if (insert !== null) {
      if (value === '-I') placeholder = words[++index]?.value ?? '{}';
      else placeholder = insert[1] || insert[2] || insert[3] || '{}';
    } else if (value === '-a' || value === '--arg-file') {
      const file = words[++index];
      if (file !== undefined) checkWord(judge, 'path', file);
    } else if (values.test(value) || longValues.test(value)) index++;
    else if (!flags.test(value) && !attached.test(value) && !longFlags.test(value) && !longValues.test(value.split('=', 1)[0] as string)) {
      judge.find(
        'not-proved-harmless',
        'sensitive',
        `xargs: guard does not know ${value} to be harmless here`,
        word.span,
        [],
        'pack:coreutils',
      );
      if (!/^(-a|--arg-file=)/.test(value)) continue;
    }
  }
  const inner = words.slice(index);
  if (inner.length === 0) return 'settled';
  if (names?.some(({ value }) => value.endsWith(`/${everything}`)) === true)
    names =
      !apart && showsNoContent(inner)
        ? names.map((name) => ({ ...name, value: name.value.slice(0, -everything.length).concat('*') }))
        : null;
  if (!apart) names = names?.map(wholeName) ?? null;
  // Of -I and -n the later one holds, and with -n the input comes at the end.
  const replaced = placeholder === null ? inner : inner.flatMap((word) => withInput(word, placeholder, names));
  const command = placeholder === null || counted ? (names === null ? appended(replaced) : [...replaced, ...names]) : replaced;
  judge.command(command, { ...scope, piped: true, texts: [], names: null });
  void whole;
  return 'settled';
}

function withInput(word: ShellWord, placeholder: string, names: readonly ShellWord[] | null): readonly ShellWord[] {
  if (!word.value.includes(placeholder)) return [word];
  const prefix = word.value.slice(0, word.value.indexOf(placeholder));
  if (names !== null && word.value === placeholder) return names.map((name) => ({ ...wholeName(name), splits: false }));
  return [{ kind: 'open', value: word.value.replaceAll(placeholder, hole), span: word.span, prefix, splits: false, verbatim: null }];
}
