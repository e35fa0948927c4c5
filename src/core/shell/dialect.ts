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
    case 'ksh':
    case 'ksh93':
    case 'mksh':
    case 'pdksh':
    case 'oksh':
    case 'yash':
    case 'posh':
      return 'posix';
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
const beyondPosix =
  /\(\(|\[\[|\$'|\$"|\$\[|&>|\|&|[<>]\(|<<<|\{[^}]*(,|\.\.)[^}]*\}|\w\+?=\(|\bfunction\b|\bcoproc\b|\bselect\b|\$\{[^}]*[!@^,:/]|[?*+@!]\(|;;?&/;

/** dash splits `export A=$B` into words, so that B can set PATH as well. */
const splitsDeclaration = /\b(export|readonly|local|declare|typeset)\b[^;&|\n]*[$`]/;

/** What zsh, fish and csh read the same way: one command of words without anything that expands. */
const plainEverywhere = /^[A-Za-z0-9_ \t./:,@%'+-]*$/;

/** Words that mean something else there, or to their builtins: fish sets variables with `set -x NAME VALUE`. */
const ownCommand =
  /^\s*(-|set|setenv|unset\w*|alias|abbr|functions?|source|status|builtin|command|eval|exec|noglob|nocorrect|time|repeat|limit|zmodload|autoload|emulate|bindkey|complete|bind|test|printf|read|string|math|argparse|history|umask|which|where|whence|hash|enable|disable|onintr|foreach|end|sched|log|print|export|declare|typeset|local|trap|kill|wait|jobs|cd|pushd|popd|dirs)\b/;

/** @returns why the string cannot be judged by Bash's grammar, or null. */
export function foreignSyntax(code: string, dialect: Dialect): string | null {
  switch (dialect) {
    case 'bash':
      return null;
    case 'posix':
      return beyondPosix.test(code) || splitsDeclaration.test(code.replace(/['"\\]/g, ''))
        ? 'shells other than Bash read this syntax differently'
        : null;
    case 'other':
      return plainEverywhere.test(code) && !ownCommand.test(code) ? null : 'this shell has a grammar of its own, which guard does not read';
  }
}
