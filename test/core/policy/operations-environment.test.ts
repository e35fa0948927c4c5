import { describe, expect, it } from 'vitest';
import { shell } from './a-context.ts';

const tier = (command: string, env: Record<string, string>) => shell(command, 'strict', { env }).tier;

describe('variables that steer the tools of operations', () => {
  it.each([
    ['iptables -L', 'XTABLES_LIBDIR', '/tmp/x'],
    ['lvs', 'LVM_SYSTEM_DIR', '/tmp/x'],
    ['rabbitmqctl status', 'RABBITMQ_CONF_ENV_FILE', '/tmp/x'],
    ['pass ls', 'PASSWORD_STORE_DIR', '/tmp/x'],
    ['wg show', 'WG_HIDE_KEYS', 'never'],
    ['rpm -qa', 'RPM_CONFIGDIR', '/tmp/x'],
    ['systemctl status x', 'DBUS_SYSTEM_BUS_ADDRESS', 'unixexec:path=/tmp/x'],
    ['systemctl --user status x', 'DBUS_SESSION_BUS_ADDRESS', 'unixexec:path=/tmp/x'],
    ['systemctl status x', 'SYSTEMD_PAGER', '/tmp/x'],
    ['apt list', 'APT_CONFIG', '/tmp/x'],
    ['openssl version', 'OPENSSL_CONF', '/tmp/x'],
    ['gpg --list-keys', 'GNUPGHOME', '/tmp/x'],
    ['rclone ls a:', 'RCLONE_CONFIG', '/tmp/x'],
    ['borg list', 'BORG_RSH', 'id'],
    ['restic snapshots', 'RESTIC_PASSWORD_COMMAND', 'id'],
    ['virsh list', 'VIRSH_DEFAULT_CONNECT_URI', 'qemu+ssh://h/system'],
    ['kafka-topics --list --bootstrap-server h:1', 'KAFKA_OPTS', '-javaagent:x'],
  ])('%s: %s set, inherited or in front asks', (command, name, value) => {
    expect(tier(command, {})).toBe('routine');
    expect(tier(command, { [name]: value })).not.toBe('routine');
    expect(tier(`${name}=${value} ${command}`, {})).not.toBe('routine');
    expect(tier(`export ${name}=${value}; ${command}`, {})).not.toBe('routine');
  });

  it('leaves what every session has', () => {
    expect(tier('systemctl --user status x', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' })).toBe('routine');
    expect(tier('op whoami', { OP_SERVICE_ACCOUNT_TOKEN: 'x' })).toBe('routine');
  });

  it('keeps the password of the environment from hosts that a command names', () => {
    expect(tier('psql -h db.example.org -l', { PGPASSWORD: 'x' })).not.toBe('routine');
    expect(tier('psql -h localhost -l', { PGPASSWORD: 'x' })).toBe('routine');
    expect(tier('psql -l', { PGPASSWORD: 'x' })).toBe('routine');
  });
});
