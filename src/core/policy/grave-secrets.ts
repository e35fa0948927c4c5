import { lazily } from '../lazily.ts';
import { absolutePath } from './paths.ts';

/**
 * Secrets that open something beyond this work tree, for good and from anywhere: private keys, credentials of clouds,
 * clusters and accounts, password files. Whoever reads them could be this user, so that is critical. All the other files that
 * usually hold secrets (`secretPath` in paths.ts) stay sensitive: the `.env`, `*.tfvars` or `secrets.yml` of a project, whose
 * values are most often those of a development set-up, are read every day, and where guard cannot tell the two apart (shell
 * histories, `.ssh/config`, `/root`) a reviewer is asked as well.
 */
const grave = lazily(
  () =>
    new RegExp(
      [
        String.raw`(^|/)\.ssh(/(?!(config|known_hosts[^/]*|authorized_keys\d?|[^/]*\.pub)$)|$)`,
        '(^|/)id_(rsa|dsa|ecdsa|ed25519)(_sk)?$',
        String.raw`\.(key|p12|pfx|pkcs12|p8|pk8|jks|jceks|keystore|kdbx?|ppk|keytab|agekey|keyring|psafe3|kirbi)$`,
        // A certificate is public; a `.pem` by any other name may be the key.
        String.raw`(^|/)(?![^/]*(cert|crt|chain|bundle|(^|[-_./])ca[-_.]|root|pub))[^/]*\.pem$`,
        String.raw`(^|/)\.(netrc|pgpass|git-credentials|vault-token|boto|s3cfg|pypirc|dockercfg|mylogin\.cnf)$`,
        String.raw`(^|/)\.aws/(credentials|sso|cli)`,
        String.raw`(^|/)\.(azure|gnupg|password-store|oci|bluemix|config/(gcloud|gh|hub|op|doctl|rclone|heroku|fly|sops)|fly|gem/credentials|cargo/credentials|terraform\.d/credentials|kube|docker/config\.json|claude/\.credentials|codex/auth)`,
        String.raw`(^|/)(application_default_credentials\.json|service[-_]account[^/]*\.json|client_secret[^/]*\.json|[^/]*firebase-adminsdk[^/]*|kubeconfig(\.ya?ml)?|rclone\.conf|wallet\.dat|logins\.json|login data|key[34]\.db|cookies\.sqlite)$`,
        String.raw`/keychains?(/|$)|(^|/)\.local/share/(keyrings|kwalletd)`,
        String.raw`^/(private/)?etc/(g?shadow-?|master\.passwd|spwd\.db|security/opasswd|krb5\.keytab|ssl/private|ssh/ssh_host[^/]*key|wireguard|ipsec\.secrets|ppp/(chap|pap)-secrets|networkmanager/system-connections|kubernetes|rancher|letsencrypt/(accounts|keys|live|archive)|munge|cryptsetup-keys|luks)(/|$)`,
        '^/(var/)?run/secrets(/|$)',
      ].join('|'),
    ),
);

/** @returns what such a file holds, for a reviewer; null where it is an ordinary file, or a secret of a project. */
export function graveSecret(path: string, cwd: string): string | null {
  const absolute = absolutePath(path, cwd).toLowerCase();
  return grave().test(absolute) || grave().test(path.toLowerCase()) ? 'a private key, credentials of an account or a password file' : null;
}
