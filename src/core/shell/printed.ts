import type { Assignment, Command, ParsedScript, Redirection, WordPart } from './parse.ts';

/** Stand for a digit of a number that is only known when the command runs, and for the folder that the shell is in. */
const digit = '\x01';
const folder = '\x02';

/** Longer ones, and ones that nest, are not looked at: the parser would read them once more each time. */
const looksPlain = /^\$\((wc|nproc|id|date|pgrep|git|pwd) ?[^$`()]{0,120}\)$/;

/**
 * What `$(date +%F)`, `$(pgrep -o nginx)` or `$(git merge-base HEAD main)` print: numbers, times and commits, which nobody can
 * make an option, a path or a name out of. Only what the program itself writes counts, never a name that others chose: not
 * a branch (`--abbrev-ref`), a tag or a file.
 *
 * @returns a text that stands for all that it may print, for {@link samplesOf}; it may print nothing as well. Null: it may print anything.
 */
export function printedBy(part: Extract<WordPart, { type: 'CommandExpansion' }>): string | null {
  if (!looksPlain.test(part.text)) return null;
  const words = onlyCommand(part.script);
  if (words === null) return null;
  const [name, ...args] = words;
  const line = args.join(' ');
  switch (name) {
    case 'wc':
      return /^-[lcmw]$/.test(line) ? digit : null;
    case 'nproc':
      return line === '' ? digit : null;
    case 'id':
      return /^(-[ug]|--(user|group))$/.test(line) ? digit : null;
    case 'pwd':
      return line === '' ? folder : null;
    case 'pgrep':
      // With -l and -a it prints names as well, and without -o and -n a line for each process.
      return /^(-[fxi]+ )?-[fxi]*[on][fxi]* (?!-)\S+$/.test(line) ? digit : null;
    case 'git':
      // A commit that HEAD names may be given by its name, which is also what is printed where there is no commit yet.
      return /^rev-parse (--short(=\d+)? )?HEAD[~^0-9]*$|^merge-base [A-Za-z0-9@][\w./@~^-]* [A-Za-z0-9@][\w./@~^-]*$/.test(line)
        ? 'HEAD'
        : null;
    case 'date':
      return timeOf(args);
    default:
      return null;
  }
}

/** Numbers and nothing else, whatever they read. */
export function printsNumber(script: ParsedScript | undefined): boolean {
  const words = onlyCommand(script, true);
  return words !== null && /^(wc -[lcmw]|nproc|date \+%[sYmdHMSNj]|id -[ug])$/.test(words.join(' '));
}

/**
 * @returns the words of a script that is one simple command, or, if allowed, of the last one of its only pipeline; else null,
 *   and where a word is not plain, or a redirection lets the messages of the program or the shell in (`2>&1`)
 */
function onlyCommand(script: ParsedScript | undefined, piped = false): readonly string[] | null {
  const statement = script?.commands.length === 1 ? script.commands[0] : undefined;
  let command: { readonly type: string } | undefined = statement?.command;
  if (piped && command?.type === 'Pipeline') {
    const { commands } = command as unknown as { readonly commands: readonly { readonly type: string }[] };
    command = commands[commands.length - 1];
  }
  if (command?.type !== 'Command') return null;
  const { name, suffix, prefix } = command as Command;
  if (name === undefined || prefix.length > 0) return null;
  const words: (string | null)[] = [plainText(name)];
  for (const child of suffix) {
    if (child.type === 'Word') words.push(plainText(child));
    else if (!isQuiet(child)) return null;
  }
  return words.every((word) => word !== null) ? words : null;
}

/** `< file` and `2>/dev/null`: they add nothing to what is printed. */
function isQuiet(redirect: Assignment | Redirection): boolean {
  if (redirect.type !== 'Redirect' || redirect.target === undefined) return false;
  const { operator, descriptor, target } = redirect;
  // What stands in `>(cmd)` writes to the same pipe.
  if (operator === '<') return descriptor === undefined && plainText(target) !== null;
  return operator === '>' && descriptor?.type === 'FileDescriptor' && descriptor.value === 2 && target.text === '/dev/null';
}

function plainText({ parts, value }: { readonly parts?: readonly WordPart[] | undefined; readonly value: string }): string | null {
  if (parts === undefined) return value;
  let text = '';
  for (const part of parts) {
    const inner = part.type === 'DoubleQuoted' ? part.parts : [part];
    for (const each of inner) {
      if (each.type !== 'Literal' && each.type !== 'SingleQuoted') return null;
      text += each.value;
    }
  }
  return text;
}

/** Years after 1970 alone: before, `%s` is negative, and before our era `%F` is, and a number with a dash in front may be an option. */
const knownTime =
  /^(now|today|yesterday|tomorrow|midnight|(last|next) (week|month|year|[a-z]{3,6}day)|[-+]?\d{1,2} ?(sec|second|min|minute|hour|day|week|month)s?( ago)?|(19[89]\d|20\d\d)-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?Z?)?|@\d{9,10})$/;

/** `date -u -d '1 hour ago' +%FT%TZ`. Conversions that write digits and nothing else; `%Z` writes what TZ says. */
function timeOf(args: readonly string[]): string | null {
  let format: string | null = null;
  for (let index = 0; index < args.length; index++) {
    const word = args[index] as string;
    const told = word === '-d' || word === '--date' ? args[++index] : /^(?:-d|--date=)(.+)/s.exec(word)?.[1];
    if (told !== undefined) {
      if (!knownTime.test(told)) return null;
    } else if (word.startsWith('+') && format === null) format = word.slice(1);
    else if (word !== '-u' && word !== '--utc') return null;
  }
  // What begins with a letter or a dash is chosen by whoever writes it: a subcommand, a name, an option.
  if (format === null || !/^%[YmdHMSsFTRjuyGVCN](%[YmdHMSsFTRjuyGVCN]|[A-Za-z0-9_:./, -])*$/.test(format)) return null;
  const [day, hour] = ['d-d-d'.replaceAll('d', digit), 'd:d'.replaceAll('d', digit)];
  return format
    .replace(/%F/g, day)
    .replace(/%T/g, `${hour}:${digit}`)
    .replace(/%R/g, hour)
    .replace(/%[A-Za-z]/g, digit);
}

/** Texts that stand for whatever a word may turn out to be. */
export interface Samples {
  readonly of: 'number' | 'commit' | 'folder';
  readonly printed: string;
  readonly empty: string;
}

/**
 * What a word with one such piece in it, between two texts, may come to: a text that stands for all that it may print, and the word without it.
 * Null where the piece stands beside a letter or digit: whoever chooses the number chooses the name with it
 * (`id_ed$(wc -l < f)`, `server.p$(date +%d)`); and in an option, of which `-j$(nproc)` alone is known.
 */
export function samplesOf(before: string, piece: string, after: string): Samples | null {
  const empty = before + after;
  if (/[\x01\x02]/.test(empty)) return null;
  const whole = before + piece + after;
  // `T` and `Z` of a time, and the milliseconds that a time in seconds lacks.
  const joined = /[A-SU-Za-z0-9_]\x01|\x01(?!0{3}(?!\w))[A-SU-Ya-z0-9_]|\wHEAD|HEAD\w|[^=]\x02|\x02[^/]/;
  const pieces = whole.replace(/\x01+/g, digit).replace(/^-j(?=\x01$)/, '');
  if (joined.test(pieces) || /^[-+][^-]*[\x01H]/.test(pieces)) return null;
  return {
    of: piece === 'HEAD' ? 'commit' : piece === folder ? 'folder' : 'number',
    printed: whole.replaceAll(digit, '1').replaceAll(folder, '.'),
    empty,
  };
}
