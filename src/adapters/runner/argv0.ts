/**
 * execvp(3) behind the PTY's fork takes the file's path for argv[0], and tells a failed exec by exit 1. bash's `exec -a` sets
 * argv[0] and fails with 126 or 127 as every shell does; then bash is gone, and with it nothing else has changed.
 */

const bash = '/bin/bash';

export interface Launch {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * @param stdin a path to open as the child's stdin in place of the terminal; made by guard, holds no quote.
 */
export function launch(
  path: string,
  argv: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  stdin: string | null,
): Launch {
  // What bash itself puts into the environment, and the caller had not.
  const added = ['SHLVL', 'PWD', 'OLDPWD', '_'].filter((name) => env[name] === undefined).map((name) => `export -n ${name}`);
  const kept = ['PWD', 'OLDPWD', '_'].filter((name) => env[name] !== undefined);
  // bash complains on stderr about a locale that is not installed; it is given its own and hands over the caller's.
  const prologue = [
    ...kept.map((name) => `export ${name}="$1"; shift`),
    env['LC_ALL'] === undefined ? 'unset LC_ALL' : 'export LC_ALL="$1"; shift',
    ...added,
  ];
  const script = `{ ${prologue.join('; ')}; } 2>/dev/null; exec -a "$0" "$@"${stdin === null ? '' : ` <'${stdin}'`}`;
  const values = [...kept.map((name) => env[name] as string), ...(env['LC_ALL'] === undefined ? [] : [env['LC_ALL']])];
  return {
    file: bash,
    // -p: no BASH_ENV, no functions and no SHELLOPTS from the environment.
    args: ['-p', '-c', script, argv[0], ...values, path, ...argv.slice(1)],
    env: { ...env, LC_ALL: 'C' },
  };
}
