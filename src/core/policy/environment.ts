/**
 * Variables that the child never sees unless policy keeps them (runner.md, "Environment"): guard's own tokens and keys,
 * and whatever makes an innocent program run other code. sudo's `env_delete` and `env_check` lists are the model.
 */
const dropped: ReadonlySet<string> = new Set([
  // guard's own: what could approve or sign
  'GUARD_GITHUB_TOKEN',
  'GUARD_SIGNING_KEY',
  'GH_TOKEN',
  'GITHUB_TOKEN',
  'GH_ENTERPRISE_TOKEN',
  'GITHUB_ENTERPRISE_TOKEN',
  // shells
  'BASH_ENV',
  'ENV',
  'BASHOPTS',
  'SHELLOPTS',
  'IFS',
  'PS4',
  'PROMPT_COMMAND',
  'CDPATH',
  'GLOBIGNORE',
  'ZDOTDIR',
  // interpreters
  'NODE_OPTIONS',
  'NODE_PATH',
  'NODE_REPL_EXTERNAL_MODULE',
  'PERL5OPT',
  'PERL5LIB',
  'PERLLIB',
  'PERL5DB',
  'PYTHONSTARTUP',
  'PYTHONPATH',
  'PYTHONHOME',
  'PYTHONINSPECT',
  'PYTHONUSERBASE',
  'PYTHONBREAKPOINT',
  'RUBYOPT',
  'RUBYLIB',
  'JAVA_TOOL_OPTIONS',
  'JDK_JAVA_OPTIONS',
  '_JAVA_OPTIONS',
  'CLASSPATH',
  'LUA_INIT',
  'LUA_PATH',
  'LUA_CPATH',
  'PHPRC',
  'PHP_INI_SCAN_DIR',
  'AWKPATH',
  'AWKLIBPATH',
  'TCLLIBPATH',
  'R_PROFILE',
  'R_PROFILE_USER',
  // C libraries
  'GCONV_PATH',
  'GETCONF_DIR',
  'HOSTALIASES',
  'LOCALDOMAIN',
  'LOCPATH',
  'MALLOC_TRACE',
  'NIS_PATH',
  'NLSPATH',
  'RESOLV_HOST_CONF',
  'RES_OPTIONS',
  'TERMCAP',
  'TERMINFO',
  'TERMINFO_DIRS',
  'OPENSSL_CONF',
  'OPENSSL_ENGINES',
  'OPENSSL_MODULES',
  'SSLKEYLOGFILE',
  // git: programs and configuration
  'GIT_EXEC_PATH',
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_PROXY_COMMAND',
  'GIT_EXTERNAL_DIFF',
  'GIT_EDITOR',
  'GIT_SEQUENCE_EDITOR',
  'GIT_PAGER',
  'GIT_ASKPASS',
  'GIT_TEMPLATE_DIR',
  'GIT_CONFIG',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_COUNT',
  'GIT_CONFIG_PARAMETERS',
]);

const droppedPrefixes = ['LD_', 'DYLD_', 'BASH_FUNC_', 'GIT_CONFIG_KEY_', 'GIT_CONFIG_VALUE_', 'npm_config_node_options'];

function isDropped(name: string): boolean {
  return dropped.has(name) || droppedPrefixes.some((prefix) => name.startsWith(prefix));
}

/**
 * The child's environment: the caller's less what would steer it unseen.
 * @param keep names that trusted policy lets through
 * @returns the names left out, sorted, so that they can be told and recorded
 */
export function scrubEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  keep: readonly string[],
): { env: Record<string, string>; dropped: string[] } {
  const kept = new Set(keep);
  const child: Record<string, string> = {};
  const left: string[] = [];
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) continue;
    if (isDropped(name) && !kept.has(name)) left.push(name);
    else child[name] = value;
  }
  return { env: child, dropped: left.sort() };
}
