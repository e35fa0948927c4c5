import type { Site } from '../shell/site.ts';
import type { ShellWord } from '../shell/word.ts';
import { absolutePath, isInside } from './paths.ts';

/** Where relative paths of a script may lead: `cd ~/.ssh && cat id` names no secret by itself. */
export interface Folders {
  /** Each folder that the script may be in. */
  readonly at: readonly string[];
  /** It may be in any other as well. */
  readonly anywhere: boolean;
  /** Every change of folder stays below the one where it all began. */
  readonly settled: boolean;
  /** More words than can be held against each of the folders in time. */
  readonly crowded: boolean;
}

/** More of them than any script of a person has; a limit so that hostile input cannot multiply work. */
const most = 4;
const mostWords = 1500;

export function startingIn(cwd: string): Folders {
  return { at: [cwd], anywhere: false, settled: true, crowded: false };
}

interface Around {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly home: string;
  readonly workTree: string | null;
}

/**
 * Whose configuration may be obeyed: that of the folder where it all began, or of its work tree, but not what lies in
 * hidden folders of that.
 */
function isTrusted(folder: string, { cwd, workTree }: Around): boolean {
  if (folder === cwd) return true;
  return workTree !== null && isInside(folder, workTree) && !/\/\.(?!github(\/|$))/.test(folder.slice(workTree.length));
}

/**
 * @param before the folders of the script around this one
 * @param remembered what `cd -` and `popd` go back to is only what the script and the environment tell: nothing here sets it
 */
export function foldersOf(sites: readonly Site[], before: Folders, context: Around, remembered: boolean): Folders {
  const at = new Set(before.at);
  let { anywhere, settled } = before;
  let moved = before.at.length > 1;
  for (const { words } of sites) {
    const change = changeOf(words);
    if (change.kind === 'none' || (change.kind === 'popped' && remembered)) continue;
    moved = true;
    if (change.kind === 'back') {
      settled = false;
      // `OLDPWD=/proc/self; cd -` goes where nobody has been.
      anywhere ||= !remembered;
      if (context.env.OLDPWD !== undefined) at.add(absolutePath(context.env.OLDPWD, context.cwd));
    } else if (change.kind !== 'to' || at.size >= most) {
      settled = false;
      anywhere = true;
    } else {
      const target = change.target ?? context.home;
      for (const folder of [...at]) {
        const next = absolutePath(target, folder);
        at.add(next);
        if (!isTrusted(next, context)) settled = false;
      }
      // A `..` of its own is a word that climbs, as below.
      if (target.startsWith('/') && !isInside(absolutePath(target, '/'), before.at[0] as string)) settled = false;
    }
  }
  // From below, `../..` leads somewhere else than it is judged to.
  if (moved && sites.some(({ words }) => words.some(({ value }) => /(^|[/=])\.\.(\/|$)/.test(value)))) settled = false;
  if (at.size > most) anywhere = true;
  const crowded = before.crowded || (moved && sites.reduce((sum, { words }) => sum + words.length, 0) > mostWords);
  return { at: [...at].slice(0, most), anywhere, settled, crowded };
}

type Change = { readonly kind: 'none' | 'back' | 'popped' | 'unknown' } | { readonly kind: 'to'; readonly target: string | null };

function changeOf(given: readonly ShellWord[]): Change {
  let start = 0;
  // A loop: 9,000 times `command ` would end the stack.
  while (/^(command|builtin)$/.test(given[start]?.value ?? '')) for (start++; /^-/.test(given[start]?.value ?? ''); start++);
  const words = given.slice(start);
  const name = words[0]?.value ?? '';
  if (/^(eval|trap|source|\.)$/.test(name)) return words.some(hides) ? { kind: 'unknown' } : { kind: 'none' };
  if (name !== 'cd' && name !== 'pushd' && name !== 'popd') return { kind: 'none' };
  if (name === 'popd') return { kind: 'popped' };
  const operands = words.slice(1).filter(({ value }) => !/^(-[LPe@n]+|--)$/.test(value));
  const [target] = operands;
  if (target === undefined) return { kind: 'to', target: null };
  // `~+`, `~1`: a folder that only the shell knows.
  if (operands.length > 1 || target.kind !== 'known' || /^~([-+0-9]|$)/.test(target.value)) return { kind: 'unknown' };
  if (target.value === '') return { kind: 'none' };
  return /^([-+][0-9]*)$/.test(target.value) ? { kind: 'back' } : { kind: 'to', target: homeOf(target.value) };
}

/** `~ann` is her home, wherever that is; it is told from other folders by its usual place. */
function homeOf(target: string): string {
  return target.replace(/^~root(?=\/|$)/, '/root').replace(/^~(?=\w)/, '/home/');
}

function hides({ kind, value }: ShellWord): boolean {
  return kind !== 'known' || /\b(cd|pushd|popd)\b/.test(value);
}
