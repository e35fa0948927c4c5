import { lazily } from '../lazily.ts';
import { steeringOfServices, steersServices } from './steering-services.ts';
import { steeringOfTools } from './steering-tools.ts';

/**
 * Variables that change what an innocent program does: what it loads, which helper it starts, where its configuration
 * lies, whom it talks to. Set in front of a command, each of them is a finding.
 */
const steering = lazily(
  () =>
    /^(LD_\w+|DYLD_\w+|PATH|IFS|ENV|BASH_ENV|BASH_FUNC.*|BASHOPTS|SHELLOPTS|SHELL|PS[0-4]|PROMPT_COMMAND|CDPATH|GLOBIGNORE|HOME|TMPDIR|XDG_\w+|LOCPATH|NLSPATH|TEXTDOMAINDIR|GCONV_PATH|GETCONF_DIR|HOSTALIASES|RES_OPTIONS|TERMINFO\w*|TERMCAP|GIT_\w+|GPG_\w+|GNUPGHOME|SSH_\w+|DISPLAY|BROWSER|EDITOR|VISUAL|PAGER|MANOPT|MANPATH|MANROFFOPT|LESS|LESS\w+|MORE|FCEDIT|PYTHON(?!UNBUFFERED$|DONTWRITEBYTECODE$|IOENCODING$|UTF8$|HASHSEED$)\w*|PERL\w*|RUBY\w*|GEM_\w+|BUNDLE_\w+|NODE_(?!ENV$)\w+|NPM_\w+|npm_config_\w+|YARN_\w+|DENO_\w+|BUN_\w+|JAVA_\w+|JDK_\w+|_JAVA_OPTIONS|CLASSPATH|MAVEN_\w+|GRADLE_\w+|CARGO_\w+|RUST(C|UP|FLAGS|DOC)\w*|GO(FLAGS|PATH|ROOT|PROXY|TOOLCHAIN|ENV|BIN|PRIVATE|NOSUMDB|SUMDB|INSECURE|TMPDIR|CACHE|MODCACHE)|CC|CXX|LD|AR|CFLAGS|CXXFLAGS|LDFLAGS|CPPFLAGS|MAKE\w*|MFLAGS|PIP_\w+|UV_\w+|POETRY_\w+|PYTEST_ADDOPTS|MYPYPATH|COVERAGE_\w+|RUFF_\w+|RAKEOPT|GEMRC|COMPOSER|MIX_(?!ENV$)\w+|HEX_\w+|CMAKE_\w+|VIRTUAL_ENV|DOCKER_\w+|BUILDKIT_\w+|BUILDX_\w+|CONTAINER[SD]?_\w+|COMPOSE_\w+|KUBE\w*|HELM_\w+|TF_\w+|TERRAGRUNT_\w+|TG_\w+|PULUMI_\w+|ANSIBLE_\w+|VAGRANT_\w+|PACKER_\w+|AWS_\w+|AZURE_\w+|ARM_\w+|CLOUDSDK_\w+|GOOGLE_\w+|BOTO_\w+|VAULT_\w+|CONSUL_\w+|NOMAD_\w+|PG\w+|PSQL\w*|MYSQL_\w+|REDISCLI_\w+|SQLITE\w*|OPENSSL_\w+|SSL_CERT_\w+|CURL_\w+|WGETRC|WGET_\w+|RSYNC_\w+|TAR_OPTIONS|GZIP|BZIP2?|XZ_(OPT|DEFAULTS)|ZSTD_\w+|UNZIP\w*|ZIPOPT|GREP_OPTIONS|POSIXLY_CORRECT|RIPGREP_CONFIG_PATH|FZF_\w+|BAT_\w+|DELTA_\w+|JQ_\w+|EXINIT|VIM\w*|NVIM_\w+|EMACS\w*|SCREEN\w*|TMUX\w*|SUDO_\w+|SYSTEMD_\w+|DPKG_\w+|APT_\w+|DEBIAN_\w+|HOMEBREW_\w+|GH_\w+|GITHUB_\w+|GUARD_\w+|RCLONE_\w+|RESTIC_\w+|BORG_\w+|MC_\w+|CDK_\w+|TRIVY_\w+|DECK_\w+|KONG_\w+|LOKI_\w+|FLY_\w+|SERVERLESS_\w+|STERN\w*|CKV_\w+|CHECKOV_\w+|EKSCTL_\w+|VELERO_\w+|TFSEC_\w+|TFLINT_\w+|CONFTEST_\w+|HELMFILE_\w+|VERCEL_\w+|NETLIFY_\w+|WRANGLER_\w+|CLOUDFLARE_\w+|FIREBASE_\w+|HEROKU_\w+|MINIKUBE_\w+|ARGOCD_\w+|NATS_\w+|ETCDCTL_\w+|NEW_RELIC_\w+|OS_(?!CLOUD$|REGION_NAME$|PROJECT_NAME$)\w+|MINIO_\w+|LIBRARY_PATH|C_INCLUDE_PATH|CPATH|(ALL|HTTPS?|FTP|NO|RSYNC)_PROXY|(all|https?|ftp|no)_proxy|\w*PAGER|\w+_(EDITOR|BROWSER|ASKPASS|COMMAND|CMD|WRAPPER|CONFIG|CONFIG_FILE|CONFIG_DIR|CONFIG_PATH|HOME|OPTIONS|OPTS|FLAGS|ARGS|PATH|PLUGINS?|PLUGIN_DIR|PROXY|ENDPOINT|HOST|URL|SERVER|ADDR|HOSTNAME|SOCK|SOCKET|DRIVER|SHELL|RC|RCFILE|STARTUP|PRELOAD|TOKEN|KEY|SECRET|PASSWORD))$/,
);

/** The same for what looks after machines, databases, brokers and secrets: where its settings, plugins and servers are. */
const steeringOperations = lazily(
  () =>
    /^(XTABLES_|RABBITMQ_|ERL_|ETCDCTL_|LIBVIRT_|VIRSH_|LIBGUESTFS_|VBOX_|QEMU_|LXD_|LXC_|INCUS_|KAFKA_|LOG4J_|CQLSH_|CLICKHOUSE_|INFLUX_|WG_|LVM_|ZFS_|ZPOOL_|PASSWORD_STORE_|GOPASS_|DOPPLER_|OP_|BW_|LPASS_|ZYPP_|RPM_|FLATPAK_|SNAP_|APACHE_|NGINX_|MAIL_|POSTFIX_|SUPERVISOR_|PM2_|DBUS_|PULSE_|PIPEWIRE_|ALSA_|CUPS_|LIBMOUNT_|BLKID_|TAILSCALE_|TS_|KRB5|LDAP|ODBC|TNS_|NM_|PS_|TIMESHIFT_|SNAPPER_|KEYTOOL_|VALKEYCLI_)\w*$|^(HTTPD|CAROOT|STEPPATH|LE_WORKING_DIR|LE_CONFIG_HOME|WHOIS_SERVER|SADC|S_TIME_DEF_TIME|MDADM_\w+|HDPARM\w*)$/,
);

function steers(name: string): boolean {
  return steering().test(name) || steeringOperations().test(name) || steersServices(name);
}

/** Programs that pagers are commonly set to so that nothing is paged. */
const plainPager = /^(cat|less|more|true|:|)$/;

/**
 * What may stand in front of a command: these choose a language, a colour, a time zone, an amount of talk. Any other name
 * may be one that some program obeys (PHPRC, MANLESS, POSIXLY_CORRECT), so it asks.
 */
const harmless = lazily(
  () =>
    /^(LANG|LC_[A-Z]+|TZ|NO_COLOR|FORCE_COLOR|CLICOLOR(_FORCE)?|COLORTERM|TERM|COLUMNS|LINES|CI|NODE_ENV|RUST_BACKTRACE|RUST_LOG|GOOS|GOARCH|CGO_ENABLED|PYTHON(UNBUFFERED|DONTWRITEBYTECODE|IOENCODING|UTF8|HASHSEED)|DEBIAN_FRONTEND|COMPOSE_PROJECT_NAME|[A-Z]|FOO|BAR|BAZ)$/,
);

/** Set in front of one command, and so for that command only. */
export function steersCommand(name: string, value: string | null): boolean {
  if (steersPrograms(name, value)) return true;
  if (steers(name)) return false;
  // A path here makes the C library read a file of the agent's choosing, and make expands what it takes from here.
  return !harmless().test(name) || value === null || (name === 'TZ' ? /^[/:]|\.\.|[$`]/ : /[/$`;|&<>]/).test(value);
}

/** Bash evaluates whatever these are given as arithmetic: `RANDOM='a[$(cmd)]'` runs cmd. */
const evaluated = lazily(
  () => /^(RANDOM|SRANDOM|SECONDS|HISTCMD|OPTIND|LINENO|EPOCHSECONDS|EPOCHREALTIME|BASHPID|BASH_SUBSHELL|BASH_MONOSECONDS|E?UID|PPID)$/,
);

export function steersPrograms(name: string, value: string | null): boolean {
  // `local OPTIND`, which is said to have its name for a value.
  if (evaluated().test(name)) return value === null || (value !== name && !/^-?[0-9]*$/.test(value));
  if (!steers(name)) return false;
  // Every desktop session has one; `unixexec:` starts a program.
  if (name === 'DBUS_SESSION_BUS_ADDRESS') return value === null || !/^unix:(path|abstract)=[\w./-]*(,guid=\w+)?$/.test(value);
  if (value !== null && /PAGER$/.test(name) && plainPager.test(value)) return false;
  if (name === 'DEBIAN_FRONTEND') return value !== 'noninteractive';
  if (name === 'AWS_PAGER' || name === 'GH_PAGER') return value !== '';
  if (
    /^(AWS_(PROFILE|REGION|DEFAULT_REGION|DEFAULT_OUTPUT)|GIT_(PAGER_IN_USE|OPTIONAL_LOCKS|TERMINAL_PROMPT)|TF_IN_AUTOMATION|CARGO_TERM_COLOR|COMPOSE_PROJECT_NAME|LESSCHARSET)$/.test(
      name,
    )
  )
    // `example.org/` as a region would become the host.
    return value === null || (name.endsWith('REGION') && !/^[\w-]*$/.test(value));
  return true;
}

/** Variables that steer a program when they are inherited: names, `*` at the end for a family. Part of the digest. */
export function steeringOf(program: string): readonly string[] {
  return steeringOfTools(program) ?? steeringOfServices(program);
}

/** Inherited values that only choose among the user's own accounts or clusters; bound by the digest, no finding of their own. */
const choosing = lazily(
  () =>
    /^(AWS_(PROFILE|REGION|DEFAULT_REGION|DEFAULT_OUTPUT|PAGER|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|EXECUTION_ENV)|GIT_(PAGER_IN_USE|TERMINAL_PROMPT|OPTIONAL_LOCKS|(AUTHOR|COMMITTER)_(NAME|EMAIL|DATE))|GH_(PAGER|TOKEN)|GITHUB_\w+|PG(USER|DATABASE|PORT|PASSWORD)|TF_(VAR_\w+|IN_AUTOMATION)|CARGO_(TERM_COLOR|HOME)|RUSTUP_\w+|AZURE_(CLIENT_ID|TENANT_ID|SUBSCRIPTION_ID)|CLOUDSDK_CORE_PROJECT|GOOGLE_CLOUD_PROJECT|SSH_(AUTH_SOCK|AGENT_PID|CONNECTION|CLIENT|TTY)|VAULT_(ADDR|TOKEN|NAMESPACE)|npm_(config_(user_agent|cache|prefix)|\w*)|LESS(CHARSET|HISTFILE)?|(HTTPS?|ALL)_PROXY|(https?|all)_proxy|XDG_CONFIG_HOME|GO(PATH|PROXY|TOOLCHAIN)|SHELL|EDITOR|VISUAL|BROWSER)$/,
);

/**
 * Where certificates lie that are trusted beside the system's: networks that look into TLS set them on every machine. They
 * mislead nobody as long as nothing else leads the connection to another machine, and what does (a proxy, an endpoint, a
 * configuration) is a finding of its own.
 */
const certificates = lazily(
  () =>
    /^(AWS_CA_BUNDLE|CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE|GIT_SSL_CA(INFO|PATH)|SSL_CERT_(FILE|DIR)|(CURL|REQUESTS)_CA_BUNDLE|NODE_EXTRA_CA_CERTS|PIP_CERT|CARGO_HTTP_CAINFO|DENO_CERT|VAULT_CA(CERT|PATH)|HELM_KUBECAFILE)$/,
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
  const mayBeSet = (name: string) => choosing().test(name) || (direct && certificates().test(name));
  return names.filter((name) => env[name] !== undefined && !mayBeSet(name) && steersPrograms(name, env[name] ?? ''));
}

/** Variables whose values open doors, by their names; expanded, they show up in output and arguments. */
export const secretVariable =
  /(secret|token|passw|passphrase|passwd|credential|private_?key|api_?key|access_?key|signing_?key|(database|db|redis|mongo\w*|postgres\w*|mysql|amqp|rabbitmq|broker|sentry)_?(url|uri|dsn)$|connection_?string|_pat$|_pass$|_pwd$|_key$|_auth$)/i;
