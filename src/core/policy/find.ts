import { lazily, wordSet } from '../lazily.ts';
import type { Span } from '../model.ts';
import { hole, knownWord, type ShellWord } from '../shell/word.ts';
import type { ClassifyContext } from './context.ts';
import type { Judging, Scope } from './judging.ts';
import { globMatches, isPiece, mayBeOption } from './match.ts';
import { absolutePath, mayNameSecret, secretPath } from './paths.ts';
import { showsEveryLine } from './recursive-search.ts';

/** Primaries without an argument that only look. */
const plain = wordSet(
  '! , ( ) -a -and -o -or -not -daystart -depth -d -follow -ignore_readdir_race -noignore_readdir_race -mount -xdev -warn -nowarn -noleaf -empty -executable -readable -writable -false -true -nouser -nogroup -ls -print -print0 -prune -quit -help -version --help --version -H -L -P -E -X -x -s',
);

/** Primaries with one argument that only look. */
const valued = wordSet(
  '-maxdepth -mindepth -regextype -amin -anewer -atime -cmin -cnewer -context -ctime -fstype -gid -group -ilname -iname -inum -ipath -iregex -iwholename -links -lname -mmin -mtime -name -newer -path -perm -printf -regex -samefile -size -type -uid -used -user -wholename -xtype -Bmin -Btime -flags -D -f',
);

const newer = /^-newer[aBcm][aBcmt]$/;
const deleting = '-delete';
const writing = ['-fls', '-fprint', '-fprint0', '-fprintf'];
const running = ['-exec', '-execdir', '-ok', '-okdir'];
const risky = lazily(() => [deleting, ...writing, ...running, '-files0-from']);

export function judgeFind(judge: Judging, words: readonly ShellWord[], scope: Scope, whole: Span): 'settled' {
  const starts = startsOf(words);
  const runs = words.some(({ value }) => running.includes(value));
  for (let index = 1; index < words.length; index++) {
    const word = words[index] as ShellWord;
    const { value, span } = word;
    if (word.kind !== 'known') {
      const couldBe = word.kind === 'open' ? mayBeOption(word) : isPiece(word) || risky().some((name) => globMatches(value, name));
      if (couldBe) judge.blind('this may turn out to be an action of find', span);
      continue;
    }
    if (!value.startsWith('-') || plain.has(value) || newer.test(value) || /^-O[0-3]?$/.test(value)) {
      if (value.startsWith('-newer') && value.length > 6) index++;
      continue;
    }
    if (valued.has(value)) {
      const next = words[++index];
      // Looking for a file by such a name is harmless; handing what is found to another program is not.
      if (next !== undefined && runs && mayMeetSecrets(value, next.value, judge.context.cwd)) {
        judge.find(
          'secret-file',
          'sensitive',
          'hands files that usually hold secrets to a program',
          next.span,
          ['reads-secrets'],
          'pack:secrets',
        );
      }
      if (next?.splits === true && next.kind === 'open') judge.blind('this may become several words', next.span);
      if (next?.kind === 'glob' && risky().some((name) => globMatches(next.value, name)))
        judge.blind('file names may turn out to be actions of find', next.span);
    } else if (value === deleting)
      judge.find(
        'find-delete',
        starts.some((start) => isWide(start.value, judge.context)) ? 'critical' : 'sensitive',
        'deletes every file that find meets',
        span,
        ['deletes'],
        'pack:files',
      );
    else if (writing.includes(value)) {
      judge.find('find-writes', 'sensitive', 'find writes a file', span, ['writes-files'], 'pack:files');
      index += value === '-fprintf' ? 2 : 1;
    } else if (running.includes(value)) index = action(judge, words, index, starts, scope);
    else judge.find('not-proved-harmless', 'sensitive', `find: guard does not know ${value} to be harmless`, span, [], 'pack:files');
  }
  void whole;
  return 'settled';
}

/** Where it looks: what stands between its options and the first test. */
function startsOf(words: readonly ShellWord[]): readonly ShellWord[] {
  const starts: ShellWord[] = [];
  for (let index = 1; index < words.length; index++) {
    const word = words[index] as ShellWord;
    const { value } = word;
    if (/^-([HLPEXdsx]+|O[0-3]?|-)$/.test(value)) continue;
    if (value === '-D') index++;
    else if (value === '-f' && words[index + 1] !== undefined) starts.push(words[++index] as ShellWord);
    else if (/^[-(!,]/.test(value)) break;
    else starts.push(word);
  }
  return starts.length > 0 ? starts : [knownWord('.', words[0]?.span ?? [0, 0])];
}

/** `-exec cmd {} \;`, `-exec cmd {} +`. */
function action(judge: Judging, words: readonly ShellWord[], at: number, starts: readonly ShellWord[], scope: Scope): number {
  const end = endOfAction(words, at);
  const splits = words[end]?.value === '+';
  const here = words[at]?.value.endsWith('dir') === true;
  const command = words[at + 1]?.value ?? '';
  if (!showsNoContent(words.slice(at + 1, end)) && !picksByName(words.slice(1, at)))
    judge.find(
      'secret-file',
      'sensitive',
      `hands every file to ${printableName(command)}, those that hold secrets as well`,
      (words[at] as ShellWord).span,
      ['reads-secrets'],
      'pack:secrets',
    );
  for (const start of starts.slice(0, mostStarts)) {
    const inner = words.slice(at + 1, end).map((word): ShellWord => {
      if (word.kind !== 'known' || !word.value.includes('{}')) return word;
      if (word.value === '{}') return { ...met(start, here), span: word.span, splits };
      return {
        kind: 'open',
        value: word.value.replaceAll('{}', hole),
        span: word.span,
        prefix: word.value.slice(0, word.value.indexOf('{}')),
        splits: false,
        verbatim: null,
      };
    });
    judge.command(inner, { ...scope, piped: true, texts: [], names: null, settled: false });
  }
  if (starts.length > mostStarts) judge.blind('too many folders to be looked at', (words[0] as ShellWord).span);
  return end;
}

function endOfAction(words: readonly ShellWord[], at: number): number {
  let end = at + 1;
  // -ok asks about one file after another: only `;` ends its command.
  const batches = /^-exec(dir)?$/.test(words[at]?.value ?? '');
  while (end < words.length && words[end]?.value !== ';' && !(batches && words[end]?.value === '+' && words[end - 1]?.value === '{}'))
    end++;
  return end;
}

const mostStarts = 8;

/** Of what they are given they tell names, sizes, dates and sums, whatever their options. */
const tellsAbout = wordSet(
  'ls stat file wc du md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum cksum sum shasum basename dirname realpath readlink echo printf test [ true false',
);

export function showsNoContent([head, ...args]: readonly ShellWord[]): boolean {
  const name = head?.kind === 'known' ? head.value : '';
  return tellsAbout.has(name) || (/^[ef]?grep$/.test(name) && !showsEveryLine(args));
}

/** Everything that reaches the action was asked for by name: without that, `.env` is met as well. */
function picksByName(tests: readonly ShellWord[]): boolean {
  // The last alternative is the action's own; `( -name a -o -name b )` needs a name in each of its.
  const around: (readonly [named: boolean, each: boolean])[] = [];
  let named = false;
  let each = true;
  for (let index = 0; index < tests.length; index++) {
    const { value } = tests[index] as ShellWord;
    if (value === '!' || value === '-not' || value === ',') return false;
    // `-exec echo -name a.ts ;`: a name for echo. `-newerma -name`: a file of that name.
    if (running.includes(value)) index = endOfAction(tests, index);
    else if (newer.test(value)) index++;
    else if (value === '(') {
      around.push([named, each]);
      named = false;
      each = true;
    } else if (value === ')') {
      const [before, others] = around.pop() ?? [false, false];
      named = before || (named && each);
      each = others;
    } else if (value === '-o' || value === '-or') {
      each = around.length === 0 || (each && named);
      named = false;
    } else if (valued.has(value)) {
      const pattern = tests[++index];
      const base = pattern?.kind === 'known' ? pattern.value.slice(pattern.value.lastIndexOf('/') + 1) : '';
      if (/^-(i?name|i?path|i?wholename)$/.test(value)) named ||= /[^*?[\]\\]/.test(base);
    }
  }
  return named;
}

function printableName(name: string): string {
  return /^[\w.+-]{1,40}$/.test(name) ? name : 'a program';
}

/** The files below a start, as far as they are known. */
function met(start: ShellWord, here: boolean): ShellWord {
  const folder = start.value.replace(/\/+$/, '');
  const found = `${folder === '' && start.value.startsWith('/') ? '' : folder}/*`;
  const prefix = here ? './' : start.kind === 'known' ? found.slice(0, -1) : start.prefix;
  return { kind: start.kind === 'open' ? 'open' : 'glob', value: found, span: start.span, prefix, splits: false, verbatim: null };
}

/** `.en?` meets `.env`: any pattern for hidden names may. */
export function mayMeetSecrets(primary: string, pattern: string, cwd: string): boolean {
  if (!/name|path|regex/.test(primary)) return secretPath(pattern, cwd) !== null;
  const base = pattern.slice(pattern.lastIndexOf('/') + 1);
  return (
    secretPath(pattern.replace(/[*?]/g, 'x'), cwd) !== null ||
    (/^[.?[\\]/.test(base) && /[*?[\\]/.test(base)) ||
    /\[|\\/.test(base) ||
    mayNameSecret(base) ||
    /regex/.test(primary)
  );
}

/** `rg -g '.en*'`, `grep --include=id_rsa`: by name, what it would otherwise pass by. `!` leaves out. */
export function picksSecrets(pattern: string): boolean {
  const name = pattern.toLowerCase();
  if (name.startsWith('!') || /^\.(github|circleci|gitignore|eslintrc|prettierrc)\b/.test(name)) return false;
  const braces = /^([^{}]*)\{([^{}]*)\}([^{}]*)$/.exec(name);
  const names =
    braces === null ? [name.replace(/[{}]/g, '*')] : (braces[2] ?? '').split(',').map((part) => `${braces[1]}${part}${braces[3]}`);
  return names.some((each) => secretPath(each, '/') !== null || mayMeetSecrets('-name', each, '/'));
}

/** The root, a home, or a system folder, however it is written. */
function isWide(start: string, { cwd, home }: ClassifyContext): boolean {
  const folder = absolutePath(start.replace(/\/\*+$/, '/'), cwd);
  return folder === home || /^\/(home|root|etc|usr|var|boot|opt|srv|lib|bin|sbin|Users)?$|^\/(home|Users)\/[^/]+$/.test(folder);
}
