import { lazily } from '../lazily.ts';

/**
 * Variables that the child never sees unless policy keeps them (runner.md, "Environment"): guard's own tokens and keys,
 * and whatever makes an innocent program run other code. sudo's `env_delete` and `env_check` lists are the model.
 */
const dropped = lazily(
  () =>
    new Set(
      [
        // guard's own: what could approve or sign
        'GUARD_GITHUB_TOKEN GUARD_SIGNING_KEY GH_TOKEN GITHUB_TOKEN GH_ENTERPRISE_TOKEN GITHUB_ENTERPRISE_TOKEN',
        // shells
        'BASH_ENV ENV BASHOPTS SHELLOPTS IFS PS4 PROMPT_COMMAND CDPATH GLOBIGNORE FPATH NULLCMD READNULLCMD TMPPREFIX INPUTRC PS0 BASH_LOADABLES_PATH ZDOTDIR',
        // the first operand would end the options of programs that are judged to take them anywhere
        'POSIXLY_CORRECT',
        // interpreters
        'NODE_OPTIONS NODE_PATH NODE_REPL_EXTERNAL_MODULE PERL5OPT PERL5LIB PERLLIB PERL5DB PYTHONSTARTUP PYTHONPATH PYTHONHOME PYTHONINSPECT PYTHONUSERBASE PYTHONBREAKPOINT PYTHONWARNINGS PYTHONPYCACHEPREFIX PYTHONEXECUTABLE PYTHONPLATLIBDIR PYTEST_ADDOPTS PYTEST_PLUGINS RUBYOPT RUBYLIB JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH LUA_INIT LUA_PATH LUA_CPATH PHPRC PHP_INI_SCAN_DIR AWKPATH AWKLIBPATH TCLLIBPATH R_PROFILE R_PROFILE_USER R_ENVIRON R_ENVIRON_USER TCL_LIBRARY TK_LIBRARY JULIA_LOAD_PATH GUILE_LOAD_PATH GUILE_LOAD_COMPILED_PATH ERL_FLAGS ERL_AFLAGS ERL_ZFLAGS ERL_LIBS ELIXIR_ERL_OPTIONS BUN_OPTIONS BUN_INSPECT_PRELOAD DOTNET_STARTUP_HOOKS',
        // C libraries
        'GCONV_PATH SHLIB_PATH LIBPATH AUTHSTATE PATH_LOCALE GIO_EXTRA_MODULES GIO_MODULE_DIR GTK_MODULES GTK_PATH QT_PLUGIN_PATH GCC_EXEC_PREFIX COMPILER_PATH GETCONF_DIR HOSTALIASES LOCALDOMAIN LOCPATH MALLOC_TRACE NIS_PATH NLSPATH RESOLV_HOST_CONF RES_OPTIONS TERMCAP TERMINFO TERMINFO_DIRS TERMPATH KRB5_KTNAME VAR_ACE USR_ACE DLC_ACE OPENSSL_CONF OPENSSL_ENGINES OPENSSL_MODULES SSLKEYLOGFILE',
        // git: programs and configuration
        'GIT_EXEC_PATH GIT_SSH GIT_SSH_COMMAND GIT_PROXY_COMMAND GIT_EXTERNAL_DIFF GIT_EDITOR GIT_SEQUENCE_EDITOR GIT_ASKPASS GIT_TEMPLATE_DIR GIT_CONFIG GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM GIT_CONFIG_COUNT GIT_CONFIG_PARAMETERS',
        // other programs: helpers that they start, options that name one, files of settings that do
        'SSH_ASKPASS SUDO_ASKPASS SUDO_EDITOR RSYNC_RSH RSYNC_CONNECT_PROG CVS_RSH SVN_SSH SVN_EDITOR HGRCPATH HGEDITOR TAR_OPTIONS RSH ZIPOPT LESSOPEN LESSCLOSE LESSEDIT MANOPT MANROFFOPT GROFF_COMMAND_PREFIX GROFF_BIN_PATH SYSTEMD_EDITOR RIPGREP_CONFIG_PATH BAT_CONFIG_PATH FZF_DEFAULT_COMMAND FZF_DEFAULT_OPTS VIMINIT GVIMINIT EXINIT PSQLRC PSQL_EDITOR WGETRC APT_CONFIG KUBECTL_EXTERNAL_DIFF KUBE_EDITOR TF_REATTACH_PROVIDERS DOCKER_CLI_PLUGIN_EXTRA_DIRS CONTAINERS_CONF CONTAINERS_CONF_OVERRIDE',
        // builds
        'MAKEFLAGS MFLAGS GNUMAKEFLAGS MAKEFILES RUSTC RUSTDOC RUSTC_WRAPPER RUSTC_WORKSPACE_WRAPPER GOFLAGS GOENV YARN_YARN_PATH YARN_RC_FILENAME',
      ]
        .join(' ')
        .split(' '),
    ),
);

const droppedPrefixes = [
  'LD_',
  'LDR_',
  '_RLD',
  'DYLD_',
  'BASH_FUNC_',
  'GIT_CONFIG_KEY_',
  'GIT_CONFIG_VALUE_',
  'KRB5_CONFIG',
  'LESSKEY',
  'LUA_INIT_',
  'LUA_PATH_',
  'LUA_CPATH_',
  'CARGO_BUILD_RUSTC',
  'CORECLR_PROFILER',
  'COR_PROFILER',
];

/** npm reads these names in either case. */
const npmSettings: ReadonlySet<string> = new Set([
  'npm_config_node_options',
  'npm_config_script_shell',
  'npm_config_shell',
  'npm_config_git',
  'npm_config_editor',
  'npm_config_viewer',
  'npm_config_userconfig',
  'npm_config_globalconfig',
]);

/**
 * Bookkeeping of the caller's shell. It differs between two calls of the same line, so the digest cannot cover it; and what
 * the digest does not cover, the child must not see (`cd -` would go where the agent likes).
 */
const unbindable: ReadonlySet<string> = new Set(['_', 'SHLVL', 'OLDPWD']);

function isDropped(name: string, value: string): boolean {
  if (dropped().has(name) || droppedPrefixes.some((prefix) => name.startsWith(prefix))) return true;
  if (name.endsWith('PAGER')) return !isPlainPager(value);
  if (name.startsWith('CARGO_TARGET_')) return name.endsWith('_RUNNER') || name.endsWith('_LINKER');
  if (name.startsWith('npm_config_') || name.startsWith('NPM_CONFIG_')) return npmSettings.has(name.toLowerCase());
  // A shell function as old shells exported it (sudo drops these, too).
  return value.startsWith('()');
}

/** `GIT_PAGER=cat` keeps programs from paging, which agents need; anything but a well-known pager is a program of somebody's. */
function isPlainPager(value: string): boolean {
  return value === '' || /^(cat|less|more|most|true|:)( -[EFMRSXQn]+)*$/.test(value);
}

/**
 * The child's environment: the caller's less what would steer it unseen, and the shell's own bookkeeping.
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
  for (const name of Object.keys(env)) {
    const value = env[name];
    if (value === undefined) continue;
    if (kept.has(name)) child[name] = value;
    else if (isDropped(name, value)) left.push(name);
    else if (!unbindable.has(name)) child[name] = value;
  }
  return { env: child, dropped: left.sort() };
}
