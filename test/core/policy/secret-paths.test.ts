import { describe, expect, it } from 'vitest';
import { secretPath } from '../../../src/core/policy/paths.ts';
import { shell } from './a-context.ts';

/** Where programs of every kind keep a login, a key, or what was typed. */
const secretFiles = `
/etc/mysql/debian.cnf
/etc/rsyncd.secrets
/etc/ddclient.conf
/etc/nullmailer/remotes
/etc/dbconfig-common/phpmyadmin.conf
/opt/tomcat/conf/tomcat-users.xml
/boot/grub2/user.cfg
/proc/kmsg
/sys/kernel/tracing/trace_pipe
/etc/chrony/chrony.keys
/etc/ntp.keys
/etc/credstore/db
/etc/davfs2/secrets
/etc/zabbix/zabbix_server.conf
/etc/keepalived/keepalived.conf
/etc/dovecot/users
/etc/pgbouncer/userlist.txt
/etc/apt/auth.conf.d/mirror.conf
/etc/zypp/credentials.d/SCC
/etc/openldap/slapd.conf
/var/cache/debconf/passwords.dat
/var/lib/snmp/snmpd.conf
/var/lib/systemd/credential.secret
/var/lib/mysql/mysql/user.MYD
/var/lib/postgresql/15/main/global/1260
/var/lib/docker/containers/abc/config.v2.json
/etc/puppetlabs/puppet/ssl/private_keys/web
/etc/wpa_supplicant/wpa_supplicant.conf
/etc/NetworkManager/system-connections/home.nmconnection
/etc/ssl/private/site
/etc/krb5.keytab
/etc/shadow-
/var/backups/shadow.bak
/etc/letsencrypt/live/example.org/privkey
/etc/netplan/50-cloud-init.yaml
/etc/gitlab-runner/config.toml
/etc/redis/redis.conf
/etc/samba/smbpasswd
/var/lib/cloud/instance/user-data.txt
/var/lib/jenkins/secrets/master
/var/mail/ann
/run/NetworkManager/system-connections/x
/home/ann/.bash_history
/home/ann/.local/share/fish/fish_history
/home/ann/.lesshst
/home/ann/.pgpass
/home/ann/.my.cnf
/home/ann/.mozilla/firefox/p/logins.json
/home/ann/.config/google-chrome/Default/Login Data
/home/ann/.npmrc
/home/ann/.pypirc
/home/ann/.docker/config.json
/home/ann/.kube/config
/home/ann/.config/gh/hosts.yml
/home/ann/.config/glab-cli/config.yml
/home/ann/.config/containers/auth.json
/home/ann/.config/github-copilot/apps.json
/home/ann/.claude/.credentials.json
/home/ann/.codex/auth.json
/home/ann/.kaggle/kaggle.json
/home/ann/.gradle/gradle.properties
/home/ann/.local/share/keyrings/login.keyring
/home/ann/.pg_service.conf
/home/ann/.Xauthority
/home/ann/.muttrc
/tmp/krb5cc_1000
/srv/wordpress/wp-config.php
/srv/app/.dev.vars
/srv/app/secrets/db.yaml
/srv/app/keys.txt
/srv/app/gcp-key.json
/srv/vpn/site.ovpn`
  .trim()
  .split('\n');

const plainFiles = `
/etc/passwd
/etc/hosts
/etc/network/interfaces
/etc/samba/smb.conf
/etc/os-release
/etc/nginx/nginx.conf
/var/log/syslog
/w/tree/src/secret.ts
/w/tree/src/key.ts
/w/tree/src/token.go
/w/tree/src/history.ts
/w/tree/docs/secrets.md
/w/tree/package.json
/home/ann/.bashrc
/home/ann/.config/nvim/init.lua
/home/ann/.claude/CLAUDE.md`
  .trim()
  .split('\n');

describe('files that usually hold secrets', () => {
  it.each(secretFiles)('%s', (file) => {
    expect(secretPath(file, '/w/tree')).not.toBeNull();
    expect(shell(`cat '${file}'`).tier).not.toBe('routine');
  });

  it.each(secretFiles)('%s, written another way', (file) => {
    const up = `/w/../${file.slice(1).toUpperCase()}`;
    expect(secretPath(up, '/w/tree')).not.toBeNull();
  });

  it.each(plainFiles)('%s is none', (file) => {
    expect(secretPath(file, '/w/tree')).toBeNull();
  });
});
