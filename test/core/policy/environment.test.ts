import { describe, expect, it } from 'vitest';
import { scrubEnvironment } from '../../../src/core/policy/environment.ts';

/** sudo 1.9's `env_delete` defaults, where guard's lookups do not depend on the name. */
const sudo =
  'IFS CDPATH LOCALDOMAIN RES_OPTIONS HOSTALIASES NLSPATH PATH_LOCALE LD_PRELOAD LD_LIBRARY_PATH _RLD_LIST SHLIB_PATH LDR_PRELOAD LIBPATH AUTHSTATE DYLD_INSERT_LIBRARIES KRB5_CONFIG KRB5_KTNAME VAR_ACE USR_ACE DLC_ACE TERMINFO TERMINFO_DIRS TERMPATH TERMCAP ENV BASH_ENV PS4 GLOBIGNORE BASHOPTS SHELLOPTS JAVA_TOOL_OPTIONS PERLLIB PERL5LIB PERL5OPT PERL5DB FPATH NULLCMD READNULLCMD ZDOTDIR TMPPREFIX PYTHONHOME PYTHONPATH PYTHONINSPECT PYTHONUSERBASE RUBYLIB RUBYOPT';

const names = [
  ['guard and its channel', 'GUARD_GITHUB_TOKEN GUARD_SIGNING_KEY GH_TOKEN GITHUB_TOKEN'],
  ['sudo drops', sudo],
  ['shells', 'BASH_FUNC_ls%% PROMPT_COMMAND INPUTRC'],
  ['interpreters', 'NODE_OPTIONS NODE_PATH PYTHONSTARTUP PYTHONWARNINGS PYTHONPYCACHEPREFIX LUA_INIT_5_4 ERL_FLAGS DOTNET_STARTUP_HOOKS'],
  ['git', 'GIT_SSH GIT_SSH_COMMAND GIT_EXTERNAL_DIFF GIT_EDITOR GIT_ASKPASS GIT_PROXY_COMMAND GIT_CONFIG_COUNT GIT_CONFIG_KEY_0 GIT_PAGER'],
  ['helpers', 'LESSOPEN LESSCLOSE LESSKEYIN TAR_OPTIONS KUBECTL_EXTERNAL_DIFF KUBE_EDITOR RSYNC_RSH SSH_ASKPASS SUDO_ASKPASS PSQLRC'],
  ['builds', 'MAKEFLAGS MFLAGS MAKEFILES GNUMAKEFLAGS RUSTC_WRAPPER RUSTC_WORKSPACE_WRAPPER GOFLAGS CARGO_TARGET_X86_64_RUNNER'],
  ['npm in either case', 'npm_config_node_options NPM_CONFIG_SCRIPT_SHELL npm_config_git'],
  ['pagers', 'PAGER MANPAGER SYSTEMD_PAGER AWS_PAGER BAT_PAGER PSQL_PAGER'],
] as const;

describe('what would make an innocent program run other code is dropped, and told', () => {
  it.each(names.flatMap(([group, list]) => list.split(' ').map((name) => [group, name] as const)))('%s: %s', (_, name) => {
    expect(scrubEnvironment({ [name]: '/tmp/evil', PATH: '/bin' }, [])).toEqual({ env: { PATH: '/bin' }, dropped: [name] });
    expect(scrubEnvironment({ [name]: '/tmp/evil' }, [name])).toEqual({ env: { [name]: '/tmp/evil' }, dropped: [] });
  });
  it.each(['less -k/tmp/evil', 'less +!evil', 'cat; evil', '/tmp/cat', 'less $(evil)'])('PAGER=%s', (value) => {
    expect(scrubEnvironment({ PAGER: value }, []).dropped).toEqual(['PAGER']);
  });
  it('a shell function of old', () => {
    expect(scrubEnvironment({ f: '() { evil; }' }, []).dropped).toEqual(['f']);
  });
});

describe('the rest is left as it is', () => {
  it.each([
    ...['PATH', 'HOME', 'LANG', 'TERM', 'EDITOR', 'KUBECONFIG', 'AWS_PROFILE', 'GIT_DIR', 'GIT_AUTHOR_NAME', 'npm_config_cache'],
    ...['CARGO_HOME', 'CARGO_TARGET_DIR', 'SSH_AUTH_SOCK', 'PWD', 'DOCKER_HOST', 'PYTHONUNBUFFERED', 'NODE_ENV', 'VIRTUAL_ENV'],
  ])('%s', (name) => {
    expect(scrubEnvironment({ [name]: '/x' }, [])).toEqual({ env: { [name]: '/x' }, dropped: [] });
  });
  it.each(['', 'cat', 'less', 'less -FRX', 'more'])('PAGER=%s', (value) => {
    expect(scrubEnvironment({ PAGER: value, GIT_PAGER: value }, []).env).toEqual({ PAGER: value, GIT_PAGER: value });
  });
});

it('what differs between two calls of the same line is neither seen by the child nor told', () => {
  expect(scrubEnvironment({ _: '/bin/guard', SHLVL: '3', OLDPWD: '/tmp', A: '1' }, [])).toEqual({ env: { A: '1' }, dropped: [] });
});
