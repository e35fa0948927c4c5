import { lazily } from '../lazily.ts';
/** How far a code string for some shell can be read by Bash's grammar. */
export type Dialect = 'bash' | 'posix' | 'other';

export function dialectOf(shell: string): Dialect | null {
  switch (shell) {
    case 'bash':
    case 'rbash':
      return 'bash';
    case 'sh':
    case 'dash':
    case 'ash':
      return 'posix';
    // In these, `test`, `printf`, `exit` and others evaluate what they are given as arithmetic, which runs code.
    case 'ksh':
    case 'ksh93':
    case 'mksh':
    case 'pdksh':
    case 'oksh':
    case 'yash':
    case 'posh':
    case 'zsh':
    case 'fish':
    case 'csh':
    case 'tcsh':
    case 'elvish':
    case 'nu':
    case 'xonsh':
    case 'rc':
    case 'es':
    case 'pwsh':
    case 'powershell':
      return 'other';
    default:
      return null;
  }
}

/**
 * Beyond POSIX, where other shells do something else: dash runs `(( cmd ))` as a command in two subshells,
 * and `&>` starts a background job.
 */
const beyondPosix = lazily(
  () =>
    /\(\(|\[\[|\$'|\$"|\$\[|&>|\|&|[<>]\(|<<<|\{[^{}]*(,|\.\.)|\w\+?=\(|\bfunction\b|\bcoproc\b|\bselect\b|\$\{(?:(?!\$\{)[^}])*[!@^,:/]|[?*+@!]\(|;;?&/,
);

/** dash splits `export A=$B` into words, so that B can set PATH as well. */
const splitsDeclaration = lazily(
  () => /\b(export|readonly|local|declare|typeset)\b(?:(?!\b(?:export|readonly|local|declare|typeset)\b)[^;&|\n])*[$`]/,
);

/** Code without its quotes, in which whatever separates two commands still does. Where quotes may stand alone, nothing is known to. */
function unquoted(code: string): string {
  const within = /(^|[\s;&|()])#|<</.test(code) ? /.+/gs : /\\.|'[^']*'|"(?:[^"\\]|\\.)*"/gs;
  return code.replace(within, (text) => text.replace(/\\\n/g, '').replace(/[;&|\n]/g, ',')).replace(/['"\\]/g, '');
}

/** What zsh, fish and csh read the same way: one command of words without anything that expands. */
const plainEverywhere = /^[A-Za-z0-9_ \t./:,@%'+-]*$/;

/** Programs that none of these shells has for a builtin or for a word of its grammar. */
const program = lazily(
  () =>
    /^\s*(ls|grep|rg|find|sort|uniq|wc|cut|tr|diff|stat|file|tree|du|df|ps|id|whoami|hostname|uname|date|git|npm|npx|yarn|pnpm|node|python3?|make|cargo|go|gh|docker|kubectl|terraform|jq|sed|awk|curl|sudo|rm)(\s|$)/,
);

/** @returns why the string cannot be judged by Bash's grammar, or null. */
export function foreignSyntax(code: string, dialect: Dialect): string | null {
  switch (dialect) {
    case 'bash':
      return null;
    case 'posix':
      return beyondPosix().test(code) || splitsDeclaration().test(unquoted(code))
        ? 'shells other than Bash read this syntax differently'
        : null;
    case 'other':
      return plainEverywhere.test(code) && program().test(code) ? null : 'this shell has a grammar of its own, which guard does not read';
  }
}
