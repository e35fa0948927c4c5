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
    apt: '%set o q v a n -names-only f -full -installed -upgradable -upgradeable -all-versions -manual-installed -verbose -no-pager\nlist|search|show|policy|depends|rdepends|showsrc|help|moo ; @o ; lit*\n; v -version h ;',
    'apt-cache':
      'show|search|policy|depends|rdepends|showpkg|showsrc|madison|stats|dump|dumpavail|unmet|pkgnames|dotty|xvcg ; f n i q a g -names-only -full -installed -recurse -no-recommends -no-suggests -important -all-versions -generate -all-names -implicit -no-all-versions ; lit*',
    dpkg: 'l! L! s! S! p! I! c! -list! -listfiles! -status! -search! -print-avail! -info! -contents! -get-selections! -print-architecture! -print-foreign-architectures! -verify! V! -audit! C! -compare-versions! -validate-pkgname ; any*',
    'dpkg-query':
      'l! L! s! S! p! W! f: -list! -listfiles! -status! -search! -print-avail! -show! -showformat: -load-avail -no-pager ; lit*',
    sw_vers: '* ; lit*',
  },
  rules: systemRules(),
  examples: {
    routine: [
      'systemctl status nginx',
      'systemctl list-timers --all',
      'journalctl --boot -1 --priority 3',
      'journalctl -u x -n 50',
      'apt list --installed',
      'apt-cache show p',
      'dpkg -l',

      'timedatectl',
    ],
    asks: [
      'systemctl stop x',
      'systemctl -H h status',
      'journalctl --rotate',
      'service x restart',
      'apt-get install x',
      'mount -o remount,rw /',
      'crontab -e',
      'pacman -Syu',
      'rpm -e x',
      'rpm -i x',
      'dpkg -i x',
      'fdisk /dev/sda',
      'dnf history undo 3',
      'hwclock -w',
    ],
  },
});
