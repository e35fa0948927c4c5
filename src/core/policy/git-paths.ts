import { absolutePath, isInside, secretPath } from './paths.ts';

interface Place {
  readonly cwd: string;
  readonly workTree: string | null;
  /** Relative paths still mean what they mean in `cwd`. */
  readonly settled: boolean;
}

/** Names that a word may hold: git's own have three parts, and each piece is looked at with all that follows it. */
const mostNames = 16;

/**
 * What git would show for a word: a path, a pattern (`*` meets dots and slashes too), a path with magic (`:(top).env`), or
 * an object named by a path (`HEAD:.env`, `:0:.env`). Whatever stands behind a colon may be a path.
 *
 * @returns why showing it is not harmless, or null.
 */
export function gitPathProblem(text: string, { cwd, workTree, settled }: Place): string | null {
  const word = text.replace(/^:\([^)]*\)/, ':');
  const names = [word];
  for (let at = word.indexOf(':'); at >= 0; at = word.indexOf(':', at + 1)) names.push(word.slice(at + 1).replace(/^[/!^]+/, ''));
  if (names.length > mostNames) return 'guard does not know which file this names';
  for (const name of names) {
    if (name === '') continue;
    const why = /[*?[]/.test(name) ? patternProblem(name, cwd) : secretPath(name, cwd);
    if (why !== null) return why;
  }
  // Outside the repository, `git diff` compares any two folders, and `git grep` searches them.
  const leaves = text.startsWith('/') || text.split('/').includes('..');
  if (leaves && !(settled && workTree !== null && isInside(absolutePath(text, cwd), workTree))) return 'leads out of the work tree';
  return null;
}

/** What a call of a forge's service would show: the file behind `contents/` or `files/`, however it is spelled. */
export function forgePathProblem(call: string): string | null {
  let plain: string;
  try {
    plain = decodeURIComponent(call.replace(/[?#].*$/s, ''));
  } catch {
    return 'guard cannot read this address';
  }
  const file = /(?:^|\/)(?:contents|files)\/+(.*)$/s.exec(plain)?.[1]?.replace(/\/(raw|blame)$/, '');
  return file === undefined ? null : secretPath(file, '/');
}

/** Only `*.ext`, at the end, says which files it cannot meet. */
function patternProblem(pattern: string, cwd: string): string | null {
  // No pattern of its own: one without an anchor begins to look anew at each character.
  const end = pattern.slice(Math.max(...['*', '?', '[', ']'].map((one) => pattern.lastIndexOf(one))) + 1);
  if (!/^(\.\w+)+$/.test(end)) {
    // `src/**` and `test/*`: everything below a folder, as the folder's name alone would be.
    const folder = /^([\w./-]*\/)\*{1,2}$/.exec(pattern)?.[1];
    return folder === undefined ? 'guard does not know which files this pattern meets' : secretPath(folder, cwd);
  }
  if (/^\.(local|production|development|staging|test|bak|old|orig)$/.test(end.slice(end.lastIndexOf('.'))))
    return 'this pattern meets files like .env.local';
  for (const sample of [end, `x${end}`, end.slice(end.lastIndexOf('.')), pattern.replace(/[*?[\]]/g, 'x')]) {
    const why = secretPath(sample, cwd);
    if (why !== null) return why;
  }
  return null;
}
