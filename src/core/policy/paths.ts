import { lazily } from '../lazily.ts';
import type { ShellWord } from '../shell/word.ts';
import { hole } from '../shell/word.ts';
import { globMatches } from './match.ts';

/** Absolute, without `.`, `..` and doubled slashes. Text only: symbolic links are the adapters' business. */
export function absolutePath(path: string, cwd: string): string {
  const out: string[] = [];
  for (const segment of (path.startsWith('/') ? path : `${cwd}/${path}`).split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') out.pop();
    else out.push(segment);
  }
  return `/${out.join('/')}`;
}

export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/**
 * Files whose content opens doors: keys, tokens, password stores, shell histories, other processes' environments.
 * Matched on lower-case text, since macOS file systems do not tell case apart.
 */
const secret = lazily(
  () =>
    new RegExp(
      [
        String.raw`(^|/)\.ssh(/(?!known_hosts$|[^/]*\.pub$)|$)`,
        '(^|/)(id_(rsa|dsa|ecdsa|ed25519)(_sk)?|deploy[-_]key)$',
        String.raw`[^/]\.env$|(^|/)\.env(\.(?!example$|sample$|template$|dist$|defaults?$)[^/]*)?$`,
        String.raw`(^|/)\.(envrc|netrc|pgpass|my\.cnf|mylogin\.cnf|npmrc|yarnrc(\.yml)?|pypirc|git-credentials|vault-token|sentryclirc|boto|s3cfg|htpasswd|dockercfg)$`,
        '(^|/)_netrc$',
        String.raw`(^|/)\.[a-z_-]*history$`,
        String.raw`(^|/)\.(aws|azure|gnupg|password-store|oci|bluemix|config/gcloud|config/gh|config/hub|config/op|config/doctl|config/rclone|config/heroku|config/fly|fly|gem/credentials|cargo/credentials|terraform\.d|kube|minikube|config/sops|docker/config\.json|m2/settings)`,
        String.raw`(^|/)(credentials(\.(json|toml|csv|ya?ml))?|application_default_credentials\.json|service[-_]account[^/]*\.json|client_secret[^/]*\.json|kubeconfig|rclone\.conf|secrets?\.(json|ya?ml|toml|env|txt|tfvars)|passwords?(\.txt)?|wallet\.dat|logins\.json|login data|key[34]\.db|cookies(\.sqlite)?|[^/]*\.tfstate(\.backup)?)$`,
        String.raw`\.(pem|key|p12|pfx|jks|keystore|kdbx?|ppk|keytab|agekey|tfvars(\.json)?)$`,
        String.raw`^/(private/)?etc/(g?shadow-?|master\.passwd|spwd\.db|sudoers(\.d)?|security/opasswd|krb5\.keytab|ssl/private|ssh/ssh_host[^/]*key|wireguard|openvpn|ipsec\.secrets|ppp/(chap|pap)-secrets|networkmanager/system-connections|kubernetes|rancher)(/|$)`,
        '^/(var/)?run/(secrets|user/[0-9]+)(/|$)',
        '^/(root|(private/)?var/root)(/|$)',
        String.raw`(^|/)\.git/config(\.worktree)?$`,
        String.raw`(^|/)(g?shadow|passwd|opasswd|id_[a-z0-9]+|\.env|\.netrc|\.npmrc|\.pgpass)[-.]?(bak|backup|old|orig|save|swp|copy|[0-9]+|gz)?(~|\.gz|\.bak)?$(?<!(^|/)etc/passwd)`,
        '^/proc(/(self|thread-self|[0-9]+))?$',
        '^/proc/[^/]+/(environ|mem|root|cwd|fd|task|map_files|auxv)(/|$)',
        // What is read from these is gone, or is the memory of the kernel.
        '^/proc/(kcore|kmsg|vmcore)$|^/sys/kernel/(debug|tracing)/(.*/)?(trace_pipe|trace_pipe_raw)$',
        '/keychains?(/|$)',
        // Programs that keep their login in a file of their own.
        String.raw`(^|/)\.(claude/\.credentials|claude\.json|codex/(auth|config)|gemini/(oauth|google)|kaggle/|mozilla/|thunderbird/|chef/|cloudflared/|ngrok2?/|databrickscfg|snowsql/|dbt/profiles|cassandra/|mongorc\.js|redisclirc|pg_service\.conf|influxdbv2|terraformrc|supabase/access|railway/|netlify/|heroku|subversion/auth|cvspass|hgrc|nuget/|sbt/\.cred|ivy2/\.cred|composer/auth|pip/pip\.conf|bundle/config|gradle/gradle\.properties|android/adbkey|vnc/passwd|xauthority|iceauthority|purple/accounts|muttrc|mutt/|mailrc|msmtprc|fetchmailrc|offlineimaprc|mbsyncrc|getmail|lftp|passwd-s3fs|smbcredentials|cifscred|odbc\.ini|transifexrc|fetchmail|electrum|bitcoin|ethereum|dev\.vars|dockerconfigjson|viminfo|lesshst|histfile|zhistory|bash_sessions|vault_pass|vault-pass|htdigest|secrets?(/|$))`,
        String.raw`(^|/)(\.config|library/application support)/(glab-cli|github-copilot|git/credentials|containers/auth|configstore|netlify|com\.vercel|vercel|stripe|ngrok|hcloud|linode-cli|scw|exoscale|openstack|restic|borg|google-chrome|google/chrome|chromium|firefox|bravesoftware|microsoft-edge|vivaldi|opera|slack|discord|signal|bitwarden|keepassxc|1password|code/user/globalstorage|filezilla|remmina|postman|insomnia|tea|pypoetry/auth|pip/pip\.conf|composer/auth|argocd|atuin|msmtp|mutt|neomutt|aerc|isync|rbw|goose|gcloud|\.wrangler)`,
        String.raw`(^|/)\.local/share/(keyrings|fish|atuin|opencode/auth|com\.vercel|evolution|kwalletd|networkmanagement)`,
        String.raw`(^|/)(auth\.(json|toml)|credentials\.xml|wp-config\.php|local\.settings\.json|debian\.cnf|pg_service\.conf|[^/]*[-_.]history|consolehost_history\.txt|krb5cc[^/]*|fish_history|secring\.gpg|vault[-_]pass(word)?(\.txt)?|(api[-_]?)?(key|token)s?(\.txt|\.json)?|[^/]*[-_.]key\.json|[^/]*firebase-adminsdk[^/]*|kubeconfig\.ya?ml)$`,
        String.raw`\.(p8|pk8|pkcs12|bks|jceks|ovpn|kirbi|keyring|kubeconfig|jwk|psafe3|agilekeychain|gnucash-key)$`,
        '(^|/)secrets?/',
        String.raw`^/(private/)?etc/(wpa_supplicant|iwd|netplan|letsencrypt/(accounts|keys|live|archive)|pki/.*private|snmp/snmpd\.conf|exim4/passwd|postfix/sasl|dovecot/.*passw|pip\.conf|gitlab|gitlab-runner|grafana/grafana\.ini|vault|vault\.d|consul\.d|nomad\.d|redis/|redis\.conf|rabbitmq|samba/(private|smbpasswd|secrets|cred)|libvirt/secrets|corosync/authkey|munge|pve/priv|sssd/|nslcd\.conf|ldap\.secret|pam_ldap|libnss-ldap|rndc\.key|cryptsetup-keys|luks|restic|borg|zfs/keys|passwd-s3fs|mysql/debian\.cnf|msmtprc|docker/key\.json|strongswan|swanctl|freeradius|cockpit/ws-certs)`,
        String.raw`^/(private/)?var/(lib/(iwd|bluetooth|cloud|networkmanager|samba/private|sss/|jenkins/(secret|cred)|kubelet|tor|etcd|vault|rancher|ipa|krb5kdc|pgsql/\.|postgresql/\.)|(spool/)?mail|kerberos|db/(dslocal|shadow))(/|$|\b)`,
        String.raw`^/(private/)?etc/(chrony[^/]*(/.*)?|ntp(/.*)?)[./]keys$|^/(private/)?etc/(credstore(\.encrypted)?|davfs2/secrets|cifs[-_]?cred[^/]*|zabbix/zabbix_(server|proxy)\.conf|keepalived/keepalived\.conf|(raddb|freeradius/.*)/clients\.conf|iscsi/iscsid\.conf|target/saveconfig\.json|dovecot/users|(ha\.d|heartbeat)/authkeys|(open)?ldap/slapd\.(conf|d)|proftpd/sql\.conf|asterisk/(sip|pjsip|manager|iax)[^/]*\.conf|nut/upsd\.users|pgbouncer/userlist\.txt|apt/auth\.conf(\.d)?|zypp/credentials\.d|(bacula|bareos)|icinga2/features-(enabled|available)/ido-[^/]*\.conf|nginx/htpasswd[^/]*|apache2/htpasswd[^/]*)(/|$)`,
        String.raw`^/var/(cache/debconf/passwords\.dat(-old)?|lib/((net-)?snmp/snmpd\.conf|systemd/(credential\.secret|random-seed)|ldap|mysql/mysql(\.ibd)?|postgresql/.*/global|docker/containers/[^/]*/config\.v2\.json|libvirt/secrets))(/|$)|/private_keys(/|$)`,
        String.raw`^/(private/)?etc/([^/]+/)?(rsyncd?\.secrets|miniserv\.users|vsftpd_login\.[^/]+|[^/]+\.passwd|ddclient\.conf|inadyn\.conf|ssmtp\.conf|nullmailer/remotes|fetchmailrc|authinfo(\.db)?|openfortivpn/config|dbconfig-common/[^/]+|config-db\.php|debian-db\.php|realm\.properties|redfish\.conf|duplicity/.+)$|(^|/)tomcat-users\.xml$|^/boot/grub2?/user\.cfg$|^/sys/firmware/qemu_fw_cfg/.*/raw$`,
        '^/run/(networkmanager/system-connections|credentials|agenix|keys)',
      ].join('|'),
    ),
);

const harmlessDevices = /^\/dev\/(null|stdin|stdout|stderr|tty|fd\/[0-9]+)$/;

/** @param path as written, resolved against nothing. @returns why reading it is not harmless, or null. */
export function secretPath(path: string, cwd: string): string | null {
  // Where macOS has its files twice.
  const absolute = absolutePath(path, cwd)
    .toLowerCase()
    .replace(/^\/system\/volumes\/data(?=\/)/, '');
  // gawk opens a connection for /inet.
  if (/^\/(dev\/(tcp|udp)|inet[46]?)\//.test(absolute)) return 'opens a network connection';
  // `/var/run` is a link to `/run`, so that `/var/run/../etc` is `/etc`.
  const beyond = /^\/.*\/\.\.(?=\/)(.*)$/s.exec(path)?.[1];
  if (beyond !== undefined && secret().test(absolutePath(beyond, '/').toLowerCase())) return 'reads a file that usually holds secrets';
  if (absolute.startsWith('/dev/') && !harmlessDevices.test(absolute)) return 'reads a device';
  return secret().test(absolute) || secret().test(path.toLowerCase()) ? 'reads a file that usually holds secrets' : null;
}

/** A folder somewhere below which secrets lie: whoever reads all of it reads them as well. */
export function secretFolder(path: string, home: string): boolean {
  return isInside(home, path) || /^\/(private\/)?(etc|proc|run|dev|var(\/(run|lib|backups))?)$|^\/(home|Users)(\/[^/]+)?$/.test(path);
}

/** A pattern that can only meet files of an ordinary folder, by names that do not start with a dot. */
export function isPlainGlob(word: ShellWord, cwd: string, home: string): boolean {
  const { value } = word;
  const slash = value.lastIndexOf('/');
  const folder = slash < 0 ? '' : slash === 0 ? '/' : value.slice(0, slash);
  const name = value.slice(slash + 1);
  if (value.includes(hole) || name.startsWith('.')) return false;
  if (/[*?]/.test(folder)) {
    if (folder.startsWith('/') || folder.split('/').some((segment) => segment.startsWith('.') && segment !== '.' && segment !== '..'))
      return false;
  }
  const star = folder.search(/[*?]/);
  const absolute = absolutePath(star < 0 ? folder : folder.slice(0, folder.lastIndexOf('/', star) + 1), cwd);
  if (
    isInside(home, absolute) ||
    absolute === '/' ||
    isInside(absolute, '/etc') ||
    isInside(absolute, '/proc') ||
    isInside(absolute, '/dev')
  )
    return false;
  // `*` stands for any name, so test what the rest of the pattern says.
  return (
    secretPath(`${folder === '' ? '' : `${folder}/`}${name.replace(/[*?]/g, 'x')}`, cwd) === null &&
    !mayNameSecret(name) &&
    !/^(id_|cred|secret|shad|key|token|pass)/i.test(name)
  );
}

/** Names that a pattern must not meet; one that meets any file at all does not look for these. */
const lookedFor = lazily(() =>
  '.env .env.local .netrc .npmrc .pgpass .git-credentials .htpasswd id_rsa id_ed25519 credentials kubeconfig server.key server.pem shadow x.tfvars x.tfstate x.p12 x.jks'.split(
    ' ',
  ),
);

/** The same for patterns that say more than an extension: `*.json` meets `secrets.json` and is about all others. */
const lookedForByName = lazily(() =>
  'secrets secrets.json secret.yml secrets.yaml passwords password.txt passwd tokens token.txt token.json keys api_key.txt key.json key.txt service-account.json client_secret.json terraform.tfstate wallet.dat logins.json keystore.jks auth.json x_history htpasswd vault_pass.txt kubeconfig.yml'.split(
    ' ',
  ),
);

/** @param base the last segment of a pattern. `secret*`, `*_rsa` and `.en?` meet what opens doors. */
export function mayNameSecret(base: string): boolean {
  const name = base.toLowerCase();
  if (!/[^*]/.test(name)) return false;
  if (lookedFor().some((each) => globMatches(name, each))) return true;
  return /[a-z].*[a-z]/.test(name.replace(/\.[a-z0-9*?]+$/, '')) && lookedForByName().some((each) => globMatches(name, each));
}

/** Files that decide who may do what, or what runs at the next login, boot or commit. */
const grave = lazily(
  () =>
    new RegExp(
      [
        String.raw`^/(private/)?etc/(passwd|g?shadow|group|sudoers(\.d)?|pam\.d|ld\.so\.(preload|conf(\.d)?)|ssh|cron[^/]*|systemd|init\.d|rc[^/]*|profile(\.d)?|environment|hosts|fstab|nsswitch\.conf|resolv\.conf)(/|$)`,
        String.raw`(^|/)\.ssh/`,
        '^/(boot|sys|proc)/',
        '^/dev/(sd|hd|vd|xvd|nvme|mmcblk|disk|mapper|dm-|md|loop|mem|kmem|port)',
        String.raw`(^|/)\.(bashrc|bash_profile|bash_login|bash_logout|profile|zshrc|zshenv|zprofile|zlogin|gitconfig|inputrc|config/(fish|systemd|autostart))(/|$)`,
        String.raw`(^|/)\.git/(hooks|config)(/|$)`,
        '^/var/spool/cron(/|$)',
      ].join('|'),
    ),
);

export function isGraveToWrite(path: string, cwd: string): boolean {
  const absolute = absolutePath(path, cwd);
  return grave().test(absolute) || grave().test(path);
}

/** Names under which guard's own files and the hook settings of agents are found anywhere. */
const guardNames = lazily(
  () =>
    /(^|\/)(\.guard(\/|$)|\.config\/guard(\/|$)|\.local\/state\/guard(\/|$)|\.claude\/(settings[^/]*\.json|hooks)|\.codex\/|\.cursor\/(hooks|mcp)\.json|\.gemini\/settings\.json|opencode\.json)|^\/etc\/guard(\/|$)/,
);

export function isGuardsOwn(path: string, cwd: string, ownPaths: readonly string[]): boolean {
  const absolute = absolutePath(path, cwd);
  return ownPaths.some((own) => isInside(absolute, own)) || guardNames().test(absolute);
}

/** Every part of a word that may be a path: `--config=/x`, `-r/x`, `a:/x`. */
export function pathsOf(value: string): readonly string[] {
  const attached = /^-[A-Za-z]+(?=[/~])/.exec(value)?.[0].length ?? 0;
  return value
    .slice(attached)
    .split(/[=:,;\s"'{}]+/)
    .filter((part) => /[/~]|^\.$|\.\.$/.test(part));
}

/** `-C../x`: to most programs an option and `../x`, where a path would have a folder `-C..`. */
export function climbs(path: string): boolean {
  return /[^/.]\.\.(\/|$)/.test(path);
}
