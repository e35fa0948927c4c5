import { nameTable } from './name-table.ts';
import { steeringOfServices, steersServices } from './steering-services.ts';
import { steeringOfTools } from './steering-tools.ts';

/**
 * Variables that change what an innocent program does: what it loads, which helper it starts, where its configuration
 * lies, whom it talks to. Set in front of a command, each of them is a finding.
 */
const steering = nameTable(
  `LD_* DYLD_* PATH IFS ENV BASH_ENV BASH_XTRACEFD BASH_ARGV0 BASH_FUNC* BASHOPTS SHELLOPTS SHELL PS0 PS1 PS2 PS3 PS4 PROMPT_COMMAND CDPATH GLOBIGNORE EXECIGNORE HOME TMPDIR XDG_* LOCPATH NLSPATH TEXTDOMAINDIR GCONV_PATH GETCONF_DIR HOSTALIASES RES_OPTIONS TERMINFO* TERMCAP \
GIT_* GPG_* GNUPGHOME SSH_* DISPLAY BROWSER EDITOR VISUAL PAGER MANOPT MANPATH MANROFFOPT LESS* MORE FCEDIT PYTHON* PERL* RUBY* GEM_* BUNDLE_* NODE_* NPM_* npm_config_* YARN_* DENO_* BUN_* JAVA_* JDK_* _JAVA_OPTIONS CLASSPATH MAVEN_* GRADLE_* CARGO_* RUSTC* RUSTUP* RUSTFLAGS* RUSTDOC* \
GOFLAGS GOPATH GOROOT GOPROXY GOTOOLCHAIN GOENV GOBIN GOPRIVATE GONOSUMDB GOSUMDB GOINSECURE GOTMPDIR GOCACHE GOMODCACHE CC CXX LD AR CFLAGS CXXFLAGS LDFLAGS CPPFLAGS MAKE* MFLAGS PIP_* UV_* POETRY_* PYTEST_ADDOPTS MYPYPATH COVERAGE_* RUFF_* RAKEOPT GEMRC COMPOSER MIX_* HEX_* CMAKE_* VIRTUAL_ENV \
DOCKER_* BUILDKIT_* BUILDX_* CONTAINER_* CONTAINERS_* CONTAINERD_* COMPOSE_* KUBE* HELM_* TF_* TERRAGRUNT_* TG_* PULUMI_* ANSIBLE_* VAGRANT_* PACKER_* AWS_* AZURE_* ARM_* CLOUDSDK_* GOOGLE_* BOTO_* VAULT_* CONSUL_* NOMAD_* PG* PSQL* MYSQL_* REDISCLI_* SQLITE* \
OPENSSL_* SSL_CERT_* CURL_* WGETRC WGET_* RSYNC_* TAR_OPTIONS GZIP BZIP BZIP2 XZ_OPT XZ_DEFAULTS ZSTD_* UNZIP* ZIPOPT GREP_OPTIONS POSIXLY_CORRECT RIPGREP_CONFIG_PATH FZF_* BAT_* DELTA_* JQ_* EXINIT VIM* NVIM_* EMACS* SCREEN* TMUX* SUDO_* SYSTEMD_* DPKG_* APT_* DEBIAN_* HOMEBREW_* \
GH_* GITHUB_* GUARD_* RCLONE_* RESTIC_* BORG_* MC_* CDK_* TRIVY_* DECK_* KONG_* LOKI_* FLY_* SERVERLESS_* STERN* CKV_* CHECKOV_* EKSCTL_* VELERO_* TFSEC_* TFLINT_* CONFTEST_* HELMFILE_* VERCEL_* NETLIFY_* WRANGLER_* CLOUDFLARE_* FIREBASE_* HEROKU_* MINIKUBE_* ARGOCD_* NATS_* ETCDCTL_* NEW_RELIC_* OS_* MINIO_* LIBRARY_PATH C_INCLUDE_PATH CPATH \
all_proxy http_proxy https_proxy ftp_proxy no_proxy *PAGER *_EDITOR *_BROWSER *_ASKPASS *_COMMAND *_CMD *_WRAPPER *_CONFIG *_CONFIG_FILE *_CONFIG_DIR *_CONFIG_PATH *_HOME *_OPTIONS *_OPTS *_FLAGS *_ARGS *_PATH *_PLUGIN *_PLUGINS *_PLUGIN_DIR *_PROXY *_ENDPOINT *_HOST *_URL *_SERVER *_ADDR *_HOSTNAME *_SOCK *_SOCKET *_DRIVER *_SHELL *_RC *_RCFILE *_STARTUP *_PRELOAD *_TOKEN *_KEY *_SECRET *_PASSWORD`,
);

/** Of these families, names that change nothing but an amount of talk or the account. */
const choosesOnly = nameTable(
  'PYTHONUNBUFFERED PYTHONDONTWRITEBYTECODE PYTHONIOENCODING PYTHONUTF8 PYTHONHASHSEED NODE_ENV MIX_ENV OS_CLOUD OS_REGION_NAME OS_PROJECT_NAME',
);

/** The same for what looks after machines, databases, brokers and secrets: where its settings, plugins and servers are. */
const steeringOperations = nameTable(
  'XTABLES_* RABBITMQ_* ERL_* LIBVIRT_* VIRSH_* LIBGUESTFS_* VBOX_* QEMU_* LXD_* LXC_* INCUS_* KAFKA_* LOG4J_* CQLSH_* CLICKHOUSE_* INFLUX_* WG_* LVM_* ZFS_* ZPOOL_* PASSWORD_STORE_* GOPASS_* DOPPLER_* OP_* BW_* LPASS_* ZYPP_* RPM_* FLATPAK_* SNAP_* APACHE_* NGINX_* MAIL_* POSTFIX_* SUPERVISOR_* PM2_* DBUS_* PULSE_* PIPEWIRE_* ALSA_* CUPS_* LIBMOUNT_* BLKID_* TAILSCALE_* TS_* KRB5* LDAP* ODBC* TNS_* NM_* PS_* TIMESHIFT_* SNAPPER_* KEYTOOL_* VALKEYCLI_* HTTPD CAROOT STEPPATH LE_WORKING_DIR LE_CONFIG_HOME WHOIS_SERVER SADC S_TIME_DEF_TIME MDADM_* HDPARM*',
);

function steers(name: string): boolean {
  return (steering.has(name) && !choosesOnly.has(name)) || steeringOperations.has(name) || steersServices(name);
}

/** Programs that pagers are commonly set to so that nothing is paged. */
const plainPager = /^(cat|less|more|true|:|)$/;

/**
 * What may stand in front of a command: these choose a language, a colour, a time zone, an amount of talk. Any other name
 * may be one that some program obeys (PHPRC, MANLESS, POSIXLY_CORRECT), so it asks.
 */
const harmless = nameTable(
  'LANG LC_* TZ NO_COLOR FORCE_COLOR CLICOLOR CLICOLOR_FORCE COLORTERM TERM COLUMNS LINES CI NODE_ENV RUST_BACKTRACE RUST_LOG GOOS GOARCH CGO_ENABLED PYTHONUNBUFFERED PYTHONDONTWRITEBYTECODE PYTHONIOENCODING PYTHONUTF8 PYTHONHASHSEED DEBIAN_FRONTEND COMPOSE_PROJECT_NAME A B C D E F G H I J K L M N O P Q R S T U V W X Y Z FOO BAR BAZ',
);

/** Set in front of one command, and so for that command only. */
export function steersCommand(name: string, value: string | null): boolean {
  if (steersPrograms(name, value)) return true;
  if (steers(name)) return false;
  // A path here makes the C library read a file of the agent's choosing, and make expands what it takes from here.
  return !harmless.has(name) || value === null || (name === 'TZ' ? /^[/:]|\.\.|[$`]/ : /[/$`;|&<>]/).test(value);
}

/** Bash evaluates whatever these are given as arithmetic: `RANDOM='a[$(cmd)]'` runs cmd. */
const evaluated = nameTable(
  'RANDOM SRANDOM SECONDS HISTCMD OPTIND LINENO EPOCHSECONDS EPOCHREALTIME BASHPID BASH_SUBSHELL BASH_MONOSECONDS UID EUID PPID',
);

/** Members of steering families that choose an account, a colour or an amount of talk. */
const accountOnly = nameTable(
  'AWS_PROFILE AWS_REGION AWS_DEFAULT_REGION AWS_DEFAULT_OUTPUT GIT_PAGER_IN_USE GIT_OPTIONAL_LOCKS GIT_TERMINAL_PROMPT TF_IN_AUTOMATION CARGO_TERM_COLOR COMPOSE_PROJECT_NAME LESSCHARSET',
);

export function steersPrograms(name: string, value: string | null): boolean {
  // `local OPTIND`, which is said to have its name for a value.
  if (evaluated.has(name)) return value === null || (value !== name && !/^-?[0-9]*$/.test(value));
  if (!steers(name)) return false;
  // Every desktop session has one; `unixexec:` starts a program.
  if (name === 'DBUS_SESSION_BUS_ADDRESS') return value === null || !/^unix:(path|abstract)=[\w./-]*(,guid=\w+)?$/.test(value);
  if (value !== null && /PAGER$/.test(name) && plainPager.test(value)) return false;
  if (name === 'DEBIAN_FRONTEND') return value !== 'noninteractive';
  if (accountOnly.has(name))
    // `example.org/` as a region would become the host.
    return value === null || (name.endsWith('REGION') && !/^[\w-]*$/.test(value));
  return true;
}

/** Variables that steer a program when they are inherited: names, `*` at the end for a family. Part of the digest. */
export function steeringOf(program: string): readonly string[] {
  const before = asked.get(program);
  if (before !== undefined) return before;
  const names = steeringOfTools(program) ?? steeringOfServices(program);
  // An agent's names must not fill the memory.
  if (asked.size >= mostAsked) asked.clear();
  asked.set(program, names);
  return names;
}

const mostAsked = 1000;
const asked = new Map<string, readonly string[]>();

/** Inherited values that only choose among the user's own accounts or clusters; bound by the digest, no finding of their own. */
const choosing = nameTable(
  `AWS_PROFILE AWS_REGION AWS_DEFAULT_REGION AWS_DEFAULT_OUTPUT AWS_PAGER AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_EXECUTION_ENV \
GIT_PAGER_IN_USE GIT_TERMINAL_PROMPT GIT_OPTIONAL_LOCKS GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_AUTHOR_DATE GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL GIT_COMMITTER_DATE \
GH_PAGER GH_TOKEN GITHUB_* PGUSER PGDATABASE PGPORT PGPASSWORD TF_VAR_* TF_IN_AUTOMATION CARGO_TERM_COLOR CARGO_HOME RUSTUP_* AZURE_CLIENT_ID AZURE_TENANT_ID \
AZURE_SUBSCRIPTION_ID CLOUDSDK_CORE_PROJECT GOOGLE_CLOUD_PROJECT SSH_AUTH_SOCK SSH_AGENT_PID SSH_CONNECTION SSH_CLIENT SSH_TTY VAULT_ADDR VAULT_TOKEN VAULT_NAMESPACE \
npm_* LESS LESSCHARSET LESSHISTFILE HTTP_PROXY HTTPS_PROXY ALL_PROXY http_proxy https_proxy all_proxy XDG_CONFIG_HOME GOPATH GOPROXY GOTOOLCHAIN SHELL EDITOR VISUAL BROWSER`,
);

/**
 * Where certificates lie that are trusted beside the system's: networks that look into TLS set them on every machine. They
 * mislead nobody as long as nothing else leads the connection to another machine, and what does (a proxy, an endpoint, a
 * configuration) is a finding of its own.
 */
const certificates = nameTable(
  'AWS_CA_BUNDLE CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE GIT_SSL_CAINFO GIT_SSL_CAPATH SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE REQUESTS_CA_BUNDLE NODE_EXTRA_CA_CERTS PIP_CERT CARGO_HTTP_CAINFO DENO_CERT VAULT_CACERT VAULT_CAPATH HELM_KUBECAFILE',
);

const proxy = /^(https?|all)_proxy$/i;

export function inheritedSteering(program: string, env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const names: string[] = [];
  for (const pattern of steeringOf(program)) {
    if (pattern.endsWith('*')) {
      const head = pattern.slice(0, -1);
      for (const name of Object.keys(env)) if (name.startsWith(head)) names.push(name);
    } else if (env[pattern] !== undefined) names.push(pattern);
  }
  if (names.length === 0) return names;
  const direct = !Object.keys(env).some((name) => proxy.test(name) && env[name] !== '');
  const mayBeSet = (name: string) => choosing.has(name) || (direct && certificates.has(name));
  return names.filter((name) => env[name] !== undefined && !mayBeSet(name) && steersPrograms(name, env[name] ?? ''));
}

/** Variables whose values open doors, by their names; expanded, they show up in output and arguments. */
export const secretVariable =
  /(secret|token|passw|passphrase|passwd|credential|private_?key|api_?key|access_?key|signing_?key|(database|db|redis|mongo\w*|postgres\w*|mysql|amqp|rabbitmq|broker|sentry)_?(url|uri|dsn)$|connection_?string|_pat$|_pass$|_pwd$|_key$|_auth$)/i;
