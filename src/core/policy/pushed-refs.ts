import { createHash } from 'node:crypto';
import type { ContextFacts } from './context.ts';

/** Where {@link ContextFacts} hold the commit of a branch or tag: `git-commit@refs/heads/main`. */
const refPrefix = 'git-commit@';

/** Options of `git push` that take the next word. */
const valued = /^(-o|--push-option|--repo|--receive-pack|--exec)$/;
/** Those that send more than the refs that are named. */
const sendMore = ['--all', '--branches', '--mirror', '--tags', '--follow-tags'];

/**
 * What a `git push` sends: `main 3f2a.., v1 77c0..`. Its words name branches, and a branch can be moved between the approval and the
 * start; what HEAD is says nothing of them.
 * @param words of git, without its own name; null: not known
 * @returns undefined: it is no push. null: it cannot be told (`main~1`)
 */
export function pushedRefs(words: readonly (string | null)[], gathered: ContextFacts): string | null | undefined {
  const at = words.findIndex((word) => word === null || !word.startsWith('-'));
  const rest = words.slice(at + 1);
  // Behind options that take a word (`git -C x push`) it is not the first; what those change is not this work tree's.
  if (words[at] !== 'push' && !(words.includes('push') && words.some((word) => word === '-C' || word === '-c'))) return undefined;
  if (words.includes(null)) return null;
  const known = rest as readonly string[];
  const options = known.filter((word) => word.startsWith('-'));
  const [, ...refspecs] = known.filter((word, index) => !word.startsWith('-') && !valued.test(known[index - 1] ?? ''));
  const named = refspecs.filter((word) => word !== 'tag').map((word) => word.replace(/^\+/, ''));
  if (options.some(sendsMore) || named.some((word) => word === ':' || word.includes('*'))) return allRefs(gathered);
  if (named.length === 0) return oneOf([gathered['git-branch'] ?? 'HEAD', gathered['git-commit'] ?? null]);
  const sent: string[] = [];
  for (const word of named) {
    const [source] = word.split(':') as [string];
    // Nothing is sent: what it names is deleted there.
    if (source === '' || options.some((option) => /^(-d|--delete)$/.test(option))) continue;
    const found = commitsOf(source, gathered);
    if (found === null) return null;
    sent.push(found);
  }
  return sent.length === 0 ? 'nothing' : [...new Set(sent)].join(', ');
}

/** git takes any beginning of an option: `--mirr`. */
function sendsMore(word: string): boolean {
  return word.length > 2 && sendMore.some((option) => option.startsWith(word));
}

/** A name may be a branch and a tag; git then asks which, or takes the one that its rules put first. */
function commitsOf(source: string, gathered: ContextFacts): string | null {
  if (source === 'HEAD' || source === '@') return oneOf(['HEAD', gathered['git-commit'] ?? null]);
  if (/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(source)) return source;
  const found = [source, `refs/${source}`, `refs/tags/${source}`, `refs/heads/${source}`]
    .map((ref) => gathered[`${refPrefix}${ref}`])
    .filter((commit) => commit !== undefined);
  return found.length === 0 || found.includes(null) ? null : `${source} ${[...new Set(found)].join(' or ')}`;
}

function oneOf([name, commit]: readonly [string, string | null]): string | null {
  return commit === null ? null : `${name} ${commit}`;
}

function allRefs(gathered: ContextFacts): string | null {
  const refs = Object.entries(gathered).filter(([name]) => name.startsWith(refPrefix));
  if (refs.length === 0) return null;
  const text = refs
    .map(([name, commit]) => `${name.slice(refPrefix.length)} ${commit}`)
    .sort()
    .join('\n');
  return `all ${refs.length} branches and tags (sha256 ${createHash('sha256').update(text, 'utf8').digest('hex')})`;
}
