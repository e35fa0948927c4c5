/** Globs over operands for `args` of rules, shared since the same files are written by many programs. */

/** Files of the system, and those that run or decide something at the next login, commit or boot. */
export const systemFiles =
  '/etc/*|/usr/*|/bin/*|/sbin/*|/boot/*|/lib/*|/var/spool/*|.ssh/*|/*/.ssh/*|/*/.bashrc|/*/.bash_profile|/*/.bash_login|/*/.profile|/*/.zshrc|/*/.zshenv|/*/.zprofile|/*/.gitconfig|/*/.config/systemd/*|/*/.config/autostart/*|.git/hooks/*|*/.git/hooks/*|.git/config|*/.git/config';

/** Whole parts of the system. */
export const systemFolders =
  '/|/etc|/etc/*|/usr|/usr/*|/bin|/sbin|/lib|/lib64|/boot|/boot/*|/dev|/dev/*|/opt|/root|/srv|/srv/*|/sys/*|/proc/*|/home|/Users|/var|/var/*|/System*|/Library*|/Applications';

/** Keys and credentials, as they are named to a program that reads or copies them. */
export const keyFiles =
  '*.ssh|*.ssh/*|*id_rsa|*id_ed25519|*id_ecdsa|*/.aws/credentials|*/.netrc|*/.pgpass|*/.git-credentials|*/.kube/config|*/.docker/config.json|*/.gnupg|*/.gnupg/*|*/.config/gcloud|*/.config/gcloud/*|/etc/shadow*|/etc/gshadow*|/etc/ssl/private/*|/etc/ssh/ssh_host*key|*.kdbx';
