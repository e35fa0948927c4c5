import type { Site } from '../shell/site.ts';
import { knownWord, type ShellWord } from '../shell/word.ts';
import { mayMeetSecrets } from './find.ts';

/**
 * The file names that a pipeline prints, as patterns: what `find src -name '*.ts' | xargs wc -l` hands to wc. Null: not
 * known, or perhaps files that hold secrets. A name with blanks in it is taken apart, and a part of it may be an option
 * (`x -o y.ts`): nothing is certain about how a word begins. See {@link whole}.
 */
export function listedNames(sites: readonly Site[], cwd: string): readonly ShellWord[] | null {
  const [first, ...filters] = sites;
  if (first === undefined || !sites.every(isPlain) || !filters.every(keepsLines)) return null;
  const [program, ...args] = first.words.map(({ value }) => value);
  const name = (pattern: string) => [nameWord(pattern, first)];
  switch (program) {
    case 'find':
      return found(args, first, cwd);
    case 'git':
      return listsTracked(args, cwd) ? name('*') : null;
    case 'rg':
    case 'fd':
    case 'fdfind':
      return listsOpenFiles(program, args, cwd) ? name('*') : null;
    case 'grep': {
      // Of several, each lets names in.
      const [include, ...further] = args.flatMap((arg) => /^--include=(.+)$/.exec(arg)?.[1] ?? []);
      const lists =
        args.some((arg) => /^-[rinwEFlZ]*l[rinwEFlZ]*$/.test(arg)) &&
        args.every((arg) => !arg.startsWith('-') || /^(-[rinwEFlZ]+|--null|--include=.*|--exclude-dir=[\w.-]+)$/.test(arg));
      const [, ...paths] = args.filter((arg) => !arg.startsWith('-'));
      if (!lists || include === undefined || further.length > 0 || mayMeetSecrets('-name', include, cwd) || !paths.every(isBelow))
        return null;
      return paths.length === 0 ? name(`./${include}`) : paths.map((path) => nameWord(`${path.replace(/\/+$/, '')}/${include}`, first));
    }
    default:
      return null;
  }
}

function nameWord(pattern: string, { span }: Site): ShellWord {
  return { ...knownWord(pattern, span), kind: 'glob', prefix: '', splits: true };
}

/** A listed name that stays one word, whatever is in it. */
export function whole(name: ShellWord): ShellWord {
  return { ...name, prefix: name.value.replace(/[*?].*$/s, '') };
}

/** Known to the last word, and writing to the pipe alone. */
function isPlain({ words, assignments, redirects }: Site): boolean {
  return (
    assignments.length === 0 &&
    words.every(({ kind, expanded }) => kind === 'known' && expanded !== true) &&
    redirects.every((redirect) => redirect.kind === 'file' && redirect.target.value === '/dev/null' && redirect.operator === '>')
  );
}

/** Passes some of its lines on, unchanged, and does not pick them by a name that holds secrets. */
function keepsLines({ words }: Site): boolean {
  const [program, ...args] = words.map(({ value }) => value);
  switch (program) {
    case 'sort':
      return args.every((arg) => /^-[rnuVfz]+$/.test(arg));
    case 'uniq':
    case 'tac':
      return args.length === 0;
    case 'head':
    case 'tail':
      // `head 5` reads a file of that name, and what stands in it is nobody's list.
      return /^(-n -?[0-9]+|-n?[0-9]+)?$/.test(args.join(' '));
    case 'grep':
      return (
        (args.length === 2 && /^-(v|vE|Ev|vF)$/.test(args[0] as string)) ||
        (args.length === 2 && /^-E$/.test(args[0] as string) && endsInOrdinary(args[1] as string)) ||
        (args.length === 1 && endsInOrdinary(args[0] as string))
      );
    default:
      return false;
  }
}

/** `\.ts$`, `\.(ts|tsx)$`. */
function endsInOrdinary(pattern: string): boolean {
  return /^\\\.\(?(ts|tsx|js|jsx|mjs|cjs|py|go|rs|java|rb|c|h|cc|cpp|hpp|cs|md|css|scss|html|sh|vue|php|swift|kt|\||\))+\$$/.test(pattern);
}

function isBelow(path: string): boolean {
  return /^(\.\/?|(\.\/)?\w[\w-]*(\/[\w-]+)*\/?)$/.test(path);
}

const idle = /^-(type|maxdepth|mindepth|mtime|mmin|newer|size|path|not|empty|print|print0)$/;

/** A last part that is plain to no reader: hidden files are met as well. */
export const everything = '.*';

/** By the last part of the name; without that, `find` meets hidden files as well. */
function found(args: readonly string[], site: Site, cwd: string): readonly ShellWord[] | null {
  const from = args.findIndex((arg) => /^[-(!]/.test(arg));
  const starts = from < 0 ? args : args.slice(0, from);
  const tests = from < 0 ? [] : unpruned(args.slice(from));
  if (
    /^( -(type [a-z,]+|(max|min)depth [0-9]+|size [-+\w]+|[acm](time|min) [-+\d]+|empty))* -print0$/.test(
      tests.map((test) => ` ${test}`).join(''),
    )
  )
    return (starts.length === 0 ? ['.'] : starts).map((start) => nameWord(`${start.replace(/\/+$/, '')}/${everything}`, site));
  const names: string[] = [];
  for (let index = 0; index < tests.length; index++) {
    const test = tests[index] as string;
    if (test === '-name' || test === '-iname') {
      const pattern = tests[++index];
      // Behind `!` or `-not` it says what is not met.
      if (pattern === undefined || /^(!|-not)$/.test(tests[index - 2] ?? '')) return null;
      names.push(pattern);
    } else if (/^(!|-not)$/.test(test) && tests[index + 1] === '(') return null;
    // Whatever has come by no name yet is printed.
    else if (/^-print0?$/.test(test) && names.length === 0) return null;
    else if (/^(-o|-or|\(|\)|-a|-and|!)$/.test(test)) continue;
    else if (!idle.test(test) || (test === '-path' && !/^(!|-not)$/.test(tests[index - 1] ?? ''))) return null;
    else if (!/^-(not|empty|print|print0)$/.test(test)) index++;
  }
  // `-name '*.ts' -o -type f` meets everything: each alternative needs a name of its own.
  const alternatives = tests.filter((test) => test === '-o' || test === '-or').length + 1;
  if (names.length !== alternatives && !(alternatives === 1 && names.length > 0)) return null;
  if (
    alternatives > 1 &&
    !/^(\( )?-i?name \S+( -o -i?name \S+)*( \))?( -print0?)?$/.test(
      tests
        .filter((test, index) => !/^f$/.test(test) || tests[index - 1] !== '-type')
        .filter((test) => test !== '-type')
        .join(' '),
    )
  )
    return null;
  if (names.some((pattern) => /^[*?]*$/.test(pattern) || /^\./.test(pattern) || mayMeetSecrets('-name', pattern, cwd))) return null;
  return (starts.length === 0 ? ['.'] : starts).flatMap((start) =>
    names.map((pattern) => nameWord(`${start.replace(/\/+$/, '')}/${pattern}`, site)),
  );
}

/**
 * `-path ./vendor -prune -o`, `( -name a -o -name b ) -prune -o` in front: the rest is what counts, if the end says what is
 * printed. Without that, what is pruned is printed as well.
 */
function unpruned(tests: readonly string[]): readonly string[] {
  const last = tests.at(-1);
  if (last !== '-print' && last !== '-print0') return tests;
  const text = tests.map((test) => (/^[\w./*()-]+$/.test(test) ? test : '?')).join(' ');
  const pruned =
    /^(?:(?:-type d )?(?:(?:-name|-path) [\w./*]+|\( -(?:name|path) [\w./*]+(?: -o -(?:name|path) [\w./*]+)* \))(?: -type d)? -prune -o )+/.exec(
      text,
    )?.[0];
  return pruned === undefined ? tests : tests.slice(pruned.trimEnd().split(' ').length);
}

/** Files of the repository; a pathspec may pick one that holds secrets. */
function listsTracked([command, ...args]: readonly string[], cwd: string): boolean {
  const lists =
    command === 'ls-files' ||
    (command === 'diff' && args.includes('--name-only')) ||
    (command === 'grep' && args.some((arg) => /^(-l|--files-with-matches|--name-only)$/.test(arg)));
  return (
    lists &&
    args.every((arg) =>
      arg.startsWith('-')
        ? /^(--name-only|--cached|--staged|--diff-filter=[A-Za-z]+|-[liwmcEF]|--modified|--)$/.test(arg)
        : (command === 'diff' && /^[A-Za-z][\w/-]*\.{2,3}([A-Za-z][\w/-]*)?$/.test(arg)) || ordinary(arg, cwd),
    )
  );
}

/** rg and fd leave out what is hidden or ignored, unless told otherwise. */
function listsOpenFiles(program: string, args: readonly string[], cwd: string): boolean {
  const options = program === 'rg' ? /^(-l|-i|-w|-F|-t|-g|--files|--files-with-matches|-il|-li|-lw|-lF)$/ : /^(-e|-t|--extension|--type)$/;
  if (program === 'rg' && !args.some((arg) => /^(-[ilwF]*l[ilwF]*|--files|--files-with-matches)$/.test(arg))) return false;
  return args.every((arg) => (arg.startsWith('-') ? options.test(arg) : ordinary(arg, cwd)));
}

function ordinary(arg: string, cwd: string): boolean {
  return (
    // `:(top).npmrc`: git reads what is in front as a wish of how to look for the rest.
    !/^[/~:]|(^|[/*!?\]])\.(\w|\*|\?|\[)|\.\.|env|secret|key|pem/i.test(arg.replace(/\*\.\w+$/, '*')) && !mayMeetSecrets('-name', arg, cwd)
  );
}
