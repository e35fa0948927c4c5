import type { ClassifyContext } from './context.ts';
import { isBuiltin } from './packs/builtins.ts';
import { knownProgram } from './packs/index.ts';
import { absolutePath, isInside } from './paths.ts';
import type { Policy } from './policy.ts';

export interface Program {
  /** Name by which rules know it. */
  readonly name: string;
  /** Why the name proves nothing about the program, or null. */
  readonly why: string | null;
}

/** Build tools of the work tree itself, known as such with preset `workspace`. */
const workTreeTools = /(^|\/)(node_modules\/\.bin|\.?venv\/bin|vendor\/bin|bin\/(rails|rspec|rake))\/?[^/]*$|^(\.\/)?(gradlew|mvnw)$/;

/** A tree brings tools of its language along; one that calls itself `cat` or `git` is something else. */
function isOfTheSystem(name: string): boolean {
  return !/^(development|javascript|python|native|jvm|scripting|toolchains|checkers)$/.test(knownProgram(name) ?? '');
}

/**
 * Whether the program is the one that its name promises. One named with a slash, or found outside the trusted path, can
 * be anything, whatever its name. One that is not installed is judged by its name.
 */
/** @param settled relative paths still mean what they mean in `context.cwd`. */
export function programOf(word: string, settled: boolean, policy: Pick<Policy, 'preset'>, context: ClassifyContext): Program {
  if (word.includes('/')) {
    const base = word.slice(word.lastIndexOf('/') + 1);
    const name = base === 'gradlew' || base === 'mvnw' ? base.slice(0, -1) : base;
    const { cwd, workTree } = context;
    const inTree = workTree !== null && isInside(absolutePath(word, cwd), workTree) && (settled || word.startsWith('/'));
    if (policy.preset === 'workspace' && inTree && workTreeTools.test(word) && !isOfTheSystem(name)) return { name, why: null };
    return { name, why: `${base} is named by a path, so it need not be the program of that name` };
  }
  if (isBuiltin(word)) return { name: word, why: null };
  const found = context.lookup(word);
  if (found.kind === 'found' && !found.trusted) {
    const inTree =
      context.workTree !== null && found.path.startsWith(`${context.workTree}/`) && workTreeTools.test(found.path) && !isOfTheSystem(word);
    if (!(policy.preset === 'workspace' && inTree) && knownProgram(word) !== null) {
      return { name: word, why: `${word} is found outside the trusted path (${found.path})` };
    }
  }
  return { name: word, why: null };
}
