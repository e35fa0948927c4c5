import type { Pack } from './pack.ts';
import { systemRules } from './system-rules.ts';

/** Services, boot, kernel, disks, users, system packages. */
export const system = (): Pack => ({
  name: 'system',
  tools: {
    systemctl:
      '%global -user -system -no-pager -no-legend -plain -full l -all a t: -type: -state: p: -property: -value -output: o: n: -lines: q -quiet -failed -recursive r -reverse -after -before -with-dependencies -show-types -legend? -timestamp:\nstatus|show|cat|is-active|is-enabled|is-failed|is-system-running|list-units|list-unit-files|list-timers|list-sockets|list-jobs|list-dependencies|list-machines|list-paths|list-automounts|get-default|show-environment|help|whoami|list-mounts|list-targets|list-services ; ; lit*\n; -version -failed ;\n; ; ',
    journalctl:
      '# xekfrqaNlm b? u: n? o: p: t: S: U: g: F: -boot? -unit: -user-unit: -lines? -output: -priority: -identifier: -since: -until: -grep: -follow -no-pager -reverse -catalog -dmesg -system -user -list-boots -disk-usage -no-hostname -utc -all -quiet -full -no-full -field: -fields -facility: -no-tail -output-fields: -pager-end -case-sensitive? -truncate-newline -header -verify -version -invocation? -list-invocations -merge ; lit*',
    'systemd-analyze':
      '%global -user -system -no-pager -json: -global -order -fuzz:\nblame|critical-chain|time|plot|dot|unit-paths|exit-status|capability|calendar|timestamp|timespan|security|verify|syscall-filter|dump|filesystems|has-tpm2|pcrs ; ; lit*\n; -version ;\n; ; ',
    'systemd-detect-virt': '* ; -',
    loginctl:
      '%global -no-pager p: -property: -value a -all n: o: -no-legend\nlist-sessions|session-status|show-session|list-users|user-status|show-user|list-seats|seat-status|show-seat ; ; lit*\n; ; ',
    timedatectl: 'status|show|list-timezones|timesync-status|show-timesync ; a -all p: -property: -value -no-pager ;\n; ; ',
    localectl:
      'status|list-locales|list-keymaps|list-x11-keymap-models|list-x11-keymap-layouts|list-x11-keymap-variants|list-x11-keymap-options ; -no-pager ; lit*\n; ; ',
    runlevel: '; ',
    atq: '; lit*',
    modinfo: 'adlpnF: k: b: -field: -author -description -license -parameters -filename ; lit*',
    getenforce: ';',
    ldd: '-version ;',
    sw_vers: '* ; lit*',
  },
  rules: systemRules(),
  examples: {
    routine: [
      'systemctl status nginx',
      'systemctl list-timers --all',
      'journalctl --boot -1 --priority 3',
      'journalctl -u x -n 50',

      'timedatectl',
    ],
    asks: [
      'systemctl stop x',
      'systemctl -H h status',
      'journalctl --rotate',
      'service x restart',
      'mount -o remount,rw /',
      'crontab -e',
      'fdisk /dev/sda',
      'hwclock -w',
    ],
  },
});
