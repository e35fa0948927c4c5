import type { Pack } from './pack.ts';
import { systemRules } from './system-rules.ts';

/** Services, boot, kernel, disks, users, system packages. */
export const system = (): Pack => ({
  name: 'system',
  tools: {
    // Not -H and -M, which ask another machine, nor --root; not `show-environment`, nor bare `show`, which tells it, too.
    systemctl: `%global -user -system -no-pager -no-legend -legend:=yes|no|true|false -plain -full l -all a t:lit -type:lit -state:lit p:lit -property:lit P:lit -value -output:journalformat o:journalformat n:num -lines:num q -quiet -failed -recursive r -reverse -after -before -with-dependencies -show-types -timestamp:word
      list-units|list-unit-files|list-timers|list-sockets|list-dependencies|list-machines|list-paths|list-automounts|list-mounts ; o:fmt -output:fmt ; word*
      status|is-active|is-enabled|is-failed|list-units|list-unit-files|list-timers|list-sockets|list-dependencies|list-machines|list-paths|list-automounts|list-mounts ; ; word*
      show|cat|help ; ; word! word*
      is-system-running ; -wait ;
      get-default|log-level|log-target|service-watchdogs ; ;
      list-jobs|whoami ; ; word*
      service-log-level|service-log-target ; ; word!
      ; -failed! ; -
      ; -version! ; -
      ; ; -`,
    // Not --file and --directory, which read other files; --cursor-file writes.
    // What shows every field needs a choice of them.
    journalctl: `%set all # xekfrqaNlm b? u:lit n? p:lit t:lit T:lit S:lit U:lit g:lit F:journalfield c:lit -boot? -unit:lit -user-unit:lit -lines? -priority:lit -identifier:lit -exclude-identifier:lit -since:lit -until:lit -grep:lit -follow -no-pager -reverse -catalog -dmesg -system -user -list-boots -disk-usage -no-hostname -utc -all -quiet -full -no-full -field:journalfield -fields -facility:lit -no-tail -output-fields:journalfield -pager-end -case-sensitive? -truncate-newline -header -verify -version -invocation? -list-invocations -merge -cursor:lit -after-cursor:lit -show-cursor
      @all o:journalformat -output:journalformat ; lit*
      @all o:word -output:word -output-fields:journalfield! ; lit*`,
    'systemd-analyze': `%global -user -system -no-pager -json:=pretty|short|off -global -order -require -fuzz:lit
      time|blame|exit-status|has-tpm2|pcrs|unit-paths|plot ; ;
      critical-chain|dot|security|capability|syscall-filter|filesystems ; ; word*
      verify ; -man:=no|false! -generators:=no|false -recursive-errors:=yes|no|one ; path! path*
      calendar|timestamp|timespan ; -iterations:num -base-time:lit ; lit*
      ; -version! ; -
      ; ; -`,
    'systemd-cgls': 'a l k u:word -all -full -no-pager -unit:word -user-unit:word -xattr:=yes|no -cgroup-id:=yes|no M ; word*',
    'systemd-cgtop':
      'b! -batch! n:num 1 p t c m i -order:=path|tasks|cpu|memory|io r -raw -iterations:num d:num -delay:lit -depth:num k P -recursive:=yes|no ; -',
    'systemd-delta':
      't:word -type:word -diff:=yes|no -no-pager ; word*\nt:word -type:word -diff:=yes|no -no-pager ; =/etc|/run|/usr/lib|/usr/local/lib|/usr/share|/usr/local/share!',
    'systemd-detect-virt': 'c v r q -container -vm -chroot -private-users -cvm -list -list-cvm -quiet -version ; -',
    'systemd-path': '-suffix:word -no-pager ; word*',
    'systemd-resolve': '-status! -statistics! -no-pager ; -',
    'systemd-escape': 'u p m -suffix:word -template:word -instance -unescape -mangle -path ; lit*',
    'systemd-id128': 'new|machine-id|boot-id|invocation-id|show ; p u -pretty -uuid ; word*',
    loginctl: `%global -no-pager p:lit -property:lit -value a -all n:num -lines:num o:journalformat -output:journalformat l -full -no-legend -json:=pretty|short|off
      list-sessions|list-users|list-seats ; ;
      session-status|show-session|user-status|show-user|seat-status|show-seat ; ; word*
      ; ; -`,
    timedatectl: `%global -no-pager a -all p:lit -property:lit -value
      status|show|list-timezones|timesync-status|show-timesync ; -monitor ;
      ; ; -`,
    localectl: `%global -no-pager l -full
      status|list-locales|list-keymaps|list-x11-keymap-models|list-x11-keymap-layouts|list-x11-keymap-options ; ;
      list-x11-keymap-variants ; ; word
      ; ; -`,
    // A word behind `hostname` and its kin sets it.
    hostnamectl: `%global -no-pager -static -transient -pretty -json:=pretty|short|off
      status|hostname|icon-name|chassis|deployment|location ; ;
      ; ; -`,
    coredumpctl: `%global 1 r q n:num S:lit U:lit F:journalfield -reverse -quiet -no-pager -no-legend -since:lit -until:lit -field:journalfield -json:=pretty|short|off -all -version
      list|info ; ; lit*
      ; ; -`,
    bootctl: 'status|list|is-installed ; -no-pager -json:=pretty|short|off q -quiet p x -print-esp-path -print-boot-path ;\n; ; -',
    busctl:
      '%global -user -system -no-pager -no-legend -unique -acquired -activatable l -full -list -json:=pretty|short|off j\nlist ; ;\nstatus|tree ; ; word*\n; ; -',
    udevadm: `info ; q:=name|symlink|path|property|all n:device p:lit a e x P:word r -query:=name|symlink|path|property|all -name:device -path:lit -attribute-walk -export-db -export -export-prefix:word -property:lit -value -root -no-pager -tree w? ; lit*
      ; V! -version! ; -`,
    machinectl: `%global -no-pager -no-legend a l p:lit -property:lit -all -full -value n:num -lines:num o:journalformat -output:journalformat
      list|list-images|list-transfers ; ;
      status|show|image-status|show-image ; ; word!
      ; ; -`,
    runlevel: '; -',
    // The name of a service is the name of a file that runs, so it has no slash.
    service: '-status-all! ; -\n; word! =status!',
    'rc-service': 'l! -list! ; -\n; word! =status|describe!',
    'rc-status': 'a c l m r s u S -all -crashed -list -manual -runlevel -servicelist -supervised -unused ; word',
    'rc-update': 'show ; v -verbose -all a ; word*',
    sv: '; =status! word! word*',
    chkconfig: '-list! ; word',
    // Only these words: other commands take --help for an argument. A configuration in the folder is read first, and its plugins are code.
    supervisorctl: `%here
      %set c c:=/etc/supervisor/supervisord.conf|/etc/supervisord.conf! -configuration:=/etc/supervisor/supervisord.conf|/etc/supervisord.conf!
      @c ; =status|avail|version|pid! word*
      @c ; =tail|maintail! word =stdout|stderr
      ~; =status|avail|version|pid! word*
      ~; =tail|maintail! word =stdout|stderr`,
    'fail2ban-client': 'V! -version! ; -\n; =status! word\n; =ping|version|banned!',
    pm2: '; =list|ls|status|ps!\n-lines:num -nostream -err -out -raw ; =logs! word\n; =pid|id! word\nv! -version! ; -',
    monit: 'V! ; -\n; =status|summary! word',
    launchctl: 'list ; ; -\nversion|managername|manageruid ; ;\nprint-disabled ; ; lit',
    atq: 'q:word V ; -',
    at: 'V! ; -\nl! q:word ; -',
    // -l lists only where nothing else is given; a name of a file would be installed.
    crontab: 'l! u:word ; -',
    chronyc: 'n c 4 6 v ; =tracking|sources|sourcestats|activity|serverstats|selectdata|ntpdata|rtcdata|smoothing! word',
    ntpq: 'p! n 4 6 c:=peers|associations|readvar|rv|as|pe! -command:=peers|associations|readvar|rv|as|pe! -peers! -numeric ; host',
    ntpstat: '; -',
    ntptime: '; -',
    logrotate: '-version! ; -',
    gsettings:
      'get ; ; word! confkey!\nrange|describe|writable ; ; word! word!\nlist-schemas|list-relocatable-schemas ; -print-paths ;\nlist-keys|list-children ; ; word\nlist-recursively ; ; confkey!',
    // Not dump: the password of a proxy is among the settings, and `read` tells it by its name.
    dconf: 'read ; d ; setting!\nlist ; ; lit!\nwatch ; ; lit!',
    tmux: `; V! ; -
      ls|list-sessions|list-clients|list-commands|lscm|list-buffers|lsb ; ;
      list-windows|lsw ; a t:word ;
      list-panes|lsp ; a s t:word ;
      list-keys|lsk ; T:word N ;`,
    screen: '%style go\n-ls! -list! ; -\nv! -version! ; -',
    // It may start what it looks at: only programs and libraries of the system.
    ldd: '-version! ;\nv d r u -verbose -data-relocs -function-relocs -unused ; sysfile! sysfile*',
  },
  rules: systemRules(),
  examples: {
    routine: [
      'systemd-analyze verify --man=no ./x.service',
      'ldd /usr/bin/curl',
      'ldd -v /lib/x86_64-linux-gnu/libc.so.6',
      'man -P cat 5 crontab | head -50',
      'systemctl log-level',
      'systemctl service-log-level x',
      'systemctl list-jobs x.service',
      'systemctl whoami 42',
      'systemctl is-system-running --wait',
      'systemd-delta /etc',
      'dconf watch /org/gnome/',
      'systemctl',
      'systemctl status nginx',
      'systemctl status nginx --no-pager -l -n 50',
      'systemctl list-timers --all',
      'systemctl list-units --type=service --state=running',
      'systemctl --failed',
      'systemctl --user is-active foo.service',
      'systemctl show nginx -p MainPID --value',
      'systemctl cat nginx',
      'systemctl help nginx',
      'systemctl is-system-running',
      'systemctl get-default',
      'journalctl --boot -1 --priority 3',
      'journalctl -u x -n 50',
      'journalctl -u nginx --since "1 hour ago" --no-pager',
      'journalctl -xeu nginx',
      'journalctl -k -b',
      'journalctl _PID=1',
      'journalctl --disk-usage',
      'journalctl -F _SYSTEMD_UNIT',
      'journalctl -o json --output-fields=MESSAGE,PRIORITY',
      'systemd-analyze',
      'systemd-analyze blame',
      'systemd-analyze critical-chain nginx.service',
      'systemd-cgls',
      'systemd-detect-virt',
      'loginctl',
      'loginctl session-status 1',
      'timedatectl',
      'timedatectl show -p Timezone',
      'localectl status',
      'hostnamectl',
      'hostnamectl hostname',
      'coredumpctl list',
      'coredumpctl list program',
      'coredumpctl info 1234',
      'bootctl status',
      'busctl list',
      'udevadm info -a -n /dev/sda',
      'service nginx status',
      'service --status-all',
      'rc-service nginx status',
      'supervisorctl -c /etc/supervisor/supervisord.conf status all',
      'fail2ban-client status sshd',
      'pm2 ls',
      'pm2 logs app --lines 20 --nostream',
      'launchctl list',
      'crontab -l',
      'crontab -u ann -l',
      'atq',
      'chronyc tracking',
      'chronyc sources -v',
      'ntpq -p',
      'gsettings get org.gnome.desktop.interface gtk-theme',
      'gsettings list-recursively org.gnome.desktop.interface',
      'dconf read /org/gnome/desktop/interface/gtk-theme',
      'tmux ls',
      'tmux list-windows -t main',
      'screen -ls',
    ],
    workspace: ['supervisorctl status', 'supervisorctl tail web stderr'],
    asks: [
      'systemd-analyze verify --man=yes ./x.service',
      'systemd-analyze verify --man=no --generators=yes ./x.service',
      'ldd ./a.out',
      'ldd /usr/bin/../../tmp/x',
      'ldd /usr/local/bin/x',
      'ldd /usr/bin/curl /tmp/x',
      'man -P id crontab',
      'man -P "cat; id" crontab',
      'man -H crontab',

      'systemctl log-level debug',
      'systemctl service-log-target x console',
      'systemctl service-watchdogs no',
      'systemd-delta /home/ann',
      'dconf dump /',
      'dconf read /system/proxy/http/authentication-password',
      'gsettings get org.gnome.system.proxy.http authentication-password',
      'gsettings list-recursively',
      'gsettings list-recursively org.gnome.system.proxy.http',
      'cd /tmp && supervisorctl status',
      'systemctl stop x',
      'systemctl -H h status',
      'systemctl -M c status x',
      'systemctl --root=/x is-enabled y',
      'systemctl edit x',
      'systemctl set-property x A=b',
      'systemctl show-environment',
      'systemctl show',
      'systemctl import-environment A',
      'systemctl set-default x',
      'systemctl daemon-reload',
      'systemctl mask x',
      'systemctl kill x',
      'systemctl --legend status stop x',
      'systemctl -t stop x',
      'systemctl help',
      'systemctl status "$(cat f)"',
      'journalctl --rotate',
      'journalctl --flush',
      'journalctl --vacuum-size=1',
      'journalctl -u x --vacuum-time=1s',
      'journalctl --vacuum-ti=1s',
      'journalctl --setup-keys',
      'journalctl --update-catalog',
      'journalctl --cursor-file=x',
      'journalctl --file=x',
      'journalctl -D /x',
      'journalctl -M c',
      'journalctl -i f',
      'systemd-analyze set-log-level debug',
      'systemd-analyze log-level debug',
      'systemd-analyze verify ./x.service',
      'systemd-analyze dump',
      'systemd-analyze cat-config ../shadow',
      'systemd-cgtop',
      'systemd-run ls',
      'loginctl terminate-user x',
      'loginctl -H h',
      'loginctl enable-linger x',
      'timedatectl set-time 1',
      'timedatectl -H h status',
      'localectl set-locale x',
      'hostnamectl set-hostname x',
      'hostnamectl hostname x',
      'hostnamectl --static hostname x',
      'hostnamectl location x',
      'coredumpctl dump',
      'coredumpctl debug',
      'coredumpctl gdb',
      'coredumpctl list -o x',
      'coredumpctl -D /x list',
      'coredumpctl list -F COREDUMP_ENVIRON',
      'journalctl -F COREDUMP_ENVIRON',
      'journalctl -o verbose',
      'journalctl -o json',
      'journalctl --output=export -u x',
      'journalctl -ojson-pretty -n 5',
      'systemctl status -o export x',
      'systemctl status --output=verbose x',
      'loginctl session-status -o verbose 1',
      'loginctl user-status --output json ann',
      'machinectl status -o json c',
      'journalctl -o cat --output-fields=MESSAGE,COREDUMP_ENVIRON',
      'coredumpctl --debugger=x list',
      'bootctl install',
      'busctl call a b c d',
      'busctl --address=x list',
      'udevadm trigger',
      'udevadm info --cleanup-db',
      'udevadm info -c',
      'udevadm control --reload',
      'service x restart',
      'service ../../tmp/evil status',
      'service /tmp/evil status',
      'service x status restart',
      'service --full-restart x',
      'rc-service x restart',
      'rc-update add x',
      'sv down x',
      'sv status /tmp/x',
      'supervisorctl',
      'supervisorctl shutdown --help',
      'supervisorctl restart all',
      'supervisorctl -c f status',
      'supervisorctl -s http://h status',
      'fail2ban-client set sshd unbanip 1.1.1.1',
      'fail2ban-client -c /x status',
      'fail2ban-client stop',
      'pm2 conf k v',
      'pm2 delete x',
      'pm2 jlist',
      'pm2 env 0',
      'pm2 ls delete x',
      'monit stop x',
      'monit -c f status',
      'launchctl load x',
      'launchctl print system/x',
      'crontab -e',
      'crontab -r',
      'crontab -lr',
      'crontab -l f',
      'crontab -',
      'crontab f',
      'at now',
      'at -l -d 1',
      'at -c 1',
      'at -f x now',
      'chronyc makestep',
      'chronyc -h evil tracking',
      'chronyc -m tracking makestep',
      'gsettings set a b c',
      'dconf write /a b',
      'tmux new -d ls',
      "tmux ls -F '#(id)'",
      'tmux ls \\; kill-server',
      'tmux -f x ls',
      'tmux -c id',
      'tmux kill-server',
      'screen -dm ls',
      'screen -l',
      'screen -ls -X quit',
      'screen -c f -ls',
      'hwclock -w',
    ],
  },
});
