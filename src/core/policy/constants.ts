import { lazily } from '../lazily.ts';
import type { Effort } from '../shell/effort.ts';
import type { LoopFacts } from '../shell/site.ts';
import type { WordFacts } from '../shell/word.ts';
import type { ClassifyContext } from './context.ts';

const leading = /^\s*([A-Za-z_]\w*)=([A-Za-z0-9_@%+:,./-]*)(?:[ \t]*(?:;|&&|\n)|$)/;

/**
 * Variables whose value cannot be anything else: `HOME` where the script never names it otherwise, and plain assignments
 * at the very start of a script, which always happen, of names that come up nowhere else but to be read.
 */
export function constantsOf(code: string, context: ClassifyContext): WordFacts & LoopFacts {
  let values: Map<string, string> | null = null;
  const loops = new Map<string, boolean>();
  const found = new Map<string, string | null>();
  let given = 0;
  const read = (name: string): string | null => {
    if (name === 'HOME') return namedOnlyToRead(code, name, 0) ? context.home : null;
    values ??= leadingAssignments(code);
    const value = values.get(name);
    return value !== undefined && namedOnlyToRead(code, name, 1) ? value : null;
  };
  return {
    home: context.home,
    loop(name) {
      const before = loops.get(name);
      // Each name costs a reading of the whole script.
      if (before !== undefined || loops.size >= mostLoops) return before === true;
      const plain = isPlainName(name) && name !== 'HOME' && setByLoopsOnly(code, name);
      loops.set(name, plain);
      return plain;
    },
    constant(name) {
      if (!isPlainName(name)) return null;
      let value = found.get(name);
      if (value === undefined) {
        value = read(name);
        found.set(name, value);
      }
      // `A=<32 KiB>; echo $A$A$A...` would come to gigabytes.
      given += value?.length ?? 0;
      return given > mostGiven ? null : value;
    },
  };
}

const mostLoops = 16;

/** How much text the values of constants may come to in one script. */
const mostGiven = 262_144;

/** Bash gives none of these a value of its own. */
function isPlainName(name: string): boolean {
  return /^[A-Za-z]\w*$/.test(name) && !/^(REPLY|MAPFILE|OPTARG|COPROC|BASH|READLINE|DIRSTACK|FUNCNAME|PWD|OLDPWD)/.test(name);
}

function leadingAssignments(code: string): Map<string, string> {
  const values = new Map<string, string>();
  let rest = code;
  for (let match = leading.exec(rest); match !== null && values.size < 32; match = leading.exec(rest)) {
    values.set(match[1] as string, match[2] as string);
    rest = rest.slice(match[0].length);
  }
  return values;
}

/** How often the name stands anywhere but right after `$` or `${`; `read x`, `for x in`, `x=` all count. */
function namedOnlyToRead(text: string, name: string, allowed: number): boolean {
  const code = unquoted(text);
  let count = 0;
  for (let at = code.indexOf(name); at >= 0; at = code.indexOf(name, at + name.length)) {
    const before = code.charAt(at - 1);
    const after = code.charAt(at + name.length);
    if (/\w/.test(before) || /\w/.test(after)) continue;
    if (before === '$' || (after === '}' && code.startsWith('${', at - 2))) continue;
    if (++count > allowed) return false;
  }
  return namesNothingUnseen(text);
}

/** `for f in`, and else only `$f`, `${f}`, `${f%.ts}`. */
function setByLoopsOnly(text: string, name: string): boolean {
  const code = unquoted(text);
  for (let at = code.indexOf(name); at >= 0; at = code.indexOf(name, at + name.length)) {
    const before = code.charAt(at - 1);
    if (/\w/.test(before) || /\w/.test(code.charAt(at + name.length))) continue;
    const after = code.slice(at + name.length, at + name.length + 2);
    // `[ -f "$f" ]`
    if (before === '-' && /\s/.test(code.charAt(at - 2))) continue;
    if (before === '$' || (/\$\{#?$/.test(code.slice(Math.max(0, at - 3), at)) && !/^:?=/.test(after))) continue;
    if (!/\bfor[ \t]+$/.test(code.slice(Math.max(0, at - 8), at)) || !/^[ \t]/.test(after)) return false;
  }
  return namesNothingUnseen(text);
}

/**
 * Whether a script inside another command line is the only part of it that names the variable: what is set around it would
 * be inherited (`X=b bash -c '(( X )); X=1'`, `x=b; eval '(( x )); x=1'`). False where that cannot be told.
 */
export function namedInside(code: string, whole: string, effort: Effort): (name: string) => boolean {
  if (code === whole) return () => true;
  const around = lazily(() => {
    if (!effort.around(whole.length)) return null;
    const plain = (text: string) => unquoted(text).replaceAll('\\', '');
    const [inner, outer] = [plain(code), plain(whole)];
    const at = outer.indexOf(inner);
    if (at < 0 || whole.includes("$'")) return null;
    const text = `${outer.slice(0, at)} ${outer.slice(at + inner.length)}`;
    return namesNothingUnseen(text) ? new Set(text.split(/\W+/)) : null;
  });
  return (name) => around()?.has(name) === false;
}

/** `export F''OO=x` names FOO. */
function unquoted(code: string): string {
  return code.replace(/['"]/g, '');
}

/** `unset $x`, `export FO?=x`, `readonly F{O,}O`: a name that the text does not tell. Word by word: a pattern would read on from each `export`. */
function namesByPattern(plain: string): boolean {
  return plain.split(/[;&|\n]/).some((command) => {
    const words = command.split(/[ \t]+/);
    const builtin = words.findIndex((word) => /(^|\W)(export|unset|readonly)$/.test(word));
    return builtin >= 0 && words.slice(builtin + 1).some((word) => /[$*?[{`]/.test(word.replace(/=.*$/s, '')));
  });
}

/** Builtins that can name a variable without being seen to: `re''ad $'\170'` is read x. */
function namesNothingUnseen(code: string): boolean {
  if (/\$'|\\/.test(code)) return false;
  // `find .`: an operand of find, not the builtin.
  const plain = unquoted(code.replace(/\bfind \. /g, 'find '));
  // What is in quotes parts neither words nor commands.
  if (namesByPattern(code.replace(/'[^']*'|"[^"]*"/g, (quoted) => quoted.slice(1, -1).replace(/[\s;&|=]/g, '_')))) return false;
  return !/\b(eval|source|mapfile|readarray|read|getopts|declare|typeset|local(?!host\b)|wait|let|trap|coproc|nameref|printf\s+-)|(^|[;&|\s])\.\s/.test(
    plain,
  );
}
