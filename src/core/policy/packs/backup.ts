import type { Pack } from './pack.ts';

/** Backups and snapshots: what lists and compares them. A repository that is named must be a local one. */
export const backup = (): Pack => ({
  name: 'backup',
  tools: {
    // Not -o and --password-command, which run commands, nor a repository behind a colon, which is another host.
    restic: `%global r:archive -repo:archive q -quiet v -verbose -json -no-lock -no-cache -retry-lock:word -limit-download:num
      version|cache ; ;
      snapshots ; H:word -host:word -tag:lit -path:lit c -compact -latest:num g:lit -group-by:lit ; word*
      stats ; H:word -host:word -tag:lit -path:lit -mode:=restore-size|files-by-contents|blobs-per-file|raw-data ; word*
      ls ; l -long -recursive H:word -host:word -tag:lit -path:lit -human-readable ; word! lit*
      find ; l -long i -ignore-case H:word -host:word -tag:lit -path:lit s:word -snapshot:word N:lit -newest:lit O:lit -oldest:lit -blob -tree -pack -human-readable -name:lit ; lit*
      diff ; -metadata ; word! word!
      check ; -read-data -read-data-subset:lit -with-cache ;
      list ; ; =snapshots|blobs|packs|index|locks!
      %set keep l:num -keep-last:num -keep-hourly:num -keep-daily:num -keep-weekly:num -keep-monthly:num -keep-yearly:num -keep-within:word -keep-tag:lit H:word -host:word -tag:lit -path:lit g:lit -group-by:lit c -compact -prune
      backup ; n! -dry-run! e:lit -exclude:lit -iexclude:lit x -one-file-system -exclude-caches H:word -host:word -tag:lit f -force ; path! path*
      forget ; n! -dry-run! @keep ; word*
      prune ; n! -dry-run! -max-unused:word -repack-cacheable-only ;
      cat ; ; =config!
      cat ; ; =snapshot|index|lock! word!
      help ; ; word*
      options|features ; ;
      key list ; ;`,
    // Not --rsh and --remote-path; `host:path` and ssh:// start a remote shell. `config` writes with a value.
    borg: `%global v -verbose -info -critical -error -warning -progress p -log-json -lock-wait:num -bypass-lock -iec -show-version -show-rc
      list ; -short -format:lit -json -json-lines P:lit -prefix:lit a:lit -glob-archives:lit -first:num -last:num -sort-by:lit e:lit -exclude:lit -consider-checkpoints ; borgrepo lit*
      info ; -json P:lit -prefix:lit a:lit -glob-archives:lit -first:num -last:num -sort-by:lit ; borgrepo
      diff ; -numeric-ids -same-chunker-params -sort -json-lines -content-only -exclude:lit e:lit ; borgrepo! word! lit*
      check ; -repository-only -archives-only -verify-data -max-duration:num P:lit -prefix:lit a:lit -glob-archives:lit -first:num -last:num ; borgrepo
      %set keep H:num d:num w:num m:num y:num -keep-within:word -keep-last:num -keep-minutely:num -keep-hourly:num -keep-daily:num -keep-weekly:num -keep-monthly:num -keep-yearly:num -list -list-pruned -list-kept
      create ; n! -dry-run! -list -filter:word e:lit -exclude:lit -exclude-caches x -one-file-system C:lit -compression:lit ; borgrepo! path!*
      prune ; n! -dry-run! @keep P:lit -prefix:lit a:lit -glob-archives:lit ; borgrepo
      delete ; n! -dry-run! -list ; borgrepo! word*
      extract ; n! -dry-run! -list e:lit -exclude:lit ; borgrepo! lit*
      rlist|rinfo|repo-list|repo-info ; r:borgrepo -repo:borgrepo -short -json -format:lit -last:num -first:num ;
      help ; -epilog-only -usage-only ; word
      version ; ;
      ; V! -version! ; -`,
    // Not --config-file and --password; `repository status -t` shows the token, and --diff-command runs a program.
    kopia: `
      snapshot|snap|snapshots list|ls ; a -all json -json n:num -max-results:num -tags:lit i -incomplete -human-readable d -delta m -manifest-id -retention -mtime o -owner -reverse l -show-identical -storage-stats ; path
      snapshot|snap estimate ; q -quiet ; path!
      snapshot|snap verify ; ; id*
      repository|repo status ; -json s -space ;
      policy|policies list|ls ; -json ;
      policy|policies show|get ; -global -json ; path
      maintenance info ; -json ;
      content|contents stats ; r -raw ;
      content|contents|blob|blobs|index|indexes|manifest|manifests|session|sessions|user|users list|ls ; -json l -long s -summary p:word -prefix:word ;
      blob|blobs stats ; r -raw -prefix:word ;
      cache info ; -path ;
      list|ls ; l -long r -recursive o -show-object-id ; id!
      help ; ; word*
      ; h! -help! -version! ;`,
    bup: '%before d:archive -bup-dir:archive\nls ; sAaFdhnl -hash -human-readable ; lit*\nversion ; -date -commit -tag ;\n; h! -help! -version! ;',
    // Not --configfile and --keyfile.
    tarsnap: `
      ; -version! ;
      ; -list-archives! v -humanize-numbers ;
      ; -print-stats! f:word -humanize-numbers ;
      ; t! v f:word!! ; -
      ; c! -dry-run!! v f:word -print-stats -humanize-numbers -exclude:lit -one-file-system ; path!*`,
    pgbackrest:
      '%before -stanza:word\ninfo|version|verify|help ; -stanza:word -output:=text|json -repo:num -set:word -type:word -log-level-console:word ; word*\n; -help! -version! ;',
    'wal-g': 'backup-list|wal-show|wal-verify|help ; -pretty -json -detail ; =integrity|timeline\n; h! -help! v! -version! ;',
    barman: `
      list-server|list-servers|check|status|list-backup|list-backups|replication-status|verify-backup ; -nagios -minimal f:fmt -format:fmt ; word*
      show-backup|list-files|check-backup ; -target:=standalone|data|wal|full ; word! word!
      ; h! -help! v! -version! ;`,
    btrbk:
      '%before n -dry-run v -verbose q -quiet\nlist|ls|stats|dryrun|origin ; v -verbose q -quiet l L t -table -long -raw -format:word ; lit*\nrun|snapshot|resume|prune|archive|clean ; n! -dry-run! v -verbose q -quiet S -print-schedule ; lit*\n; h! -help! -version! ;',
    rsnapshot: '; =configtest|version!\nt! v ; word!\n; V! ;',
    borgmatic: '; h! -help! -version! ;\nconfig validate ; ;',
    duplicity: '; h! -help! V! -version! ;',
    rustic: '; h! -help! V! -version! ;',
    sanoid: '; h! -help! -version! ;',
    syncoid: '; h! -help! -version! ;',
    snapper: `%before c:word -config:word q -quiet v -verbose -utc -iso -csvout -jsonout -machine-readable:=csv|json
      list|ls ; t:word -type:word a -all-configs -disable-used-space -columns:lit ;
      list-configs ; -columns:lit ;
      status ; ; word!
      get-config ; -columns:lit ;`,
    timeshift: '-list! -list-snapshots! -list-devices! -version! ; -',
    tmutil: 'status|latestbackup|listbackups|destinationinfo|machinedirectory|version ; m t X ;\nlistlocalsnapshots ; ; lit',
  },
  rules: [],
  examples: {
    routine: [
      'restic snapshots',
      'restic -r /srv/backup snapshots --compact',
      'restic ls latest /home',
      'restic find --long config.yml',
      'restic find --name config.yml',
      'restic diff a1b2 c3d4',
      'restic check --read-data',
      'restic stats --mode raw-data',
      'restic list locks',
      'restic backup -n --exclude x src',
      'restic forget --dry-run --keep-last 5',
      'restic prune --dry-run',
      'restic cat config',
      'borg create --dry-run --list r::a src',
      'borg prune -n --list --keep-daily 7 r',
      'borg extract --dry-run --list r::a',
      'borg repo-list -r /srv/repo',
      'kopia snapshot list --all',
      'kopia repository status',
      'kopia policy show --global',
      'bup ls -l',
      'tarsnap --list-archives',
      'tarsnap --print-stats -f a',
      'tarsnap -tv -f a',
      'tarsnap -tvf a',
      'pgbackrest --stanza=main info --output=json',
      'wal-g backup-list --pretty',
      'barman list-backups main',
      'btrbk list snapshots',
      'btrbk -n run',
      'rsnapshot -t daily',
      'borg list',
      'borg list /srv/repo',
      'borg list repo::monday',
      'borg info /srv/repo',
      'borg diff repo::a b',
      'borg diff repo::a repo::b',
      'borg --version',
      'borg version',
      'snapper list',
      'snapper -c home list',
      'timeshift --list',
      'tmutil listbackups',
    ],
    asks: [
      'restic backup /',
      'restic restore latest --target /',
      'restic forget x',
      'restic dump latest /etc/shadow',
      'restic cat masterkey',
      'restic unlock',
      'restic backup src',
      'restic backup --dry-run --stdin-from-command -- id',
      'restic backup --dry-run ~/.ssh',
      'restic forget --keep-last 5',
      'restic prune',
      'restic cat key x',
      'borg create --dry-run --content-from-command r::a id',
      'borg prune --keep-daily 7 r',
      'borg delete --list r',
      'borg create -n h:r::a src',
      'kopia repository status -t',
      'kopia repository connect s3',
      'kopia snapshot delete x',
      'kopia snapshot list --config-file=/tmp/x',
      'kopia diff a b --diff-command id',
      'kopia policy set --global --keep-latest 1',
      'kopia user add x',
      'bup -d h:x ls',
      'bup save -n x /',
      'tarsnap -d -f a',
      'tarsnap -x -f a',
      'tarsnap -c -f a src',
      'tarsnap --list-archives --keyfile f',
      'tarsnap --nuke',
      'pgbackrest backup',
      'pgbackrest info --config=/tmp/x',
      'pgbackrest info --cmd-ssh=id',
      'pgbackrest stanza-delete',
      'wal-g delete everything',
      'wal-g backup-list --config f',
      'barman delete main x',
      'barman show-server main',
      'barman -c f check main',
      'btrbk run',
      'btrbk -c f list',
      'rsnapshot daily',
      'rsnapshot -c f configtest',
      'borgmatic',
      'borgmatic config validate --show',
      'restic -r sftp:h:/x snapshots',
      'restic -r rest:https://h/ snapshots',
      'restic -o sftp.command=id snapshots',
      'restic snapshots --option sftp.command=id',
      'restic snapshots --password-command id',
      'restic -p /etc/shadow snapshots',
      'restic snapshots --cache-dir x',
      'restic cache --cleanup',
      'restic mount x',
      'restic key add',
      'restic list keys',
      'restic find --password-command=id x',
      'borg delete r',
      'borg list --rsh id h:r',
      'borg list h:r',
      'borg list ssh://h/r',
      'borg list ann@h:r',
      'borg --rsh=id list r',
      'borg list --remote-path=x r',
      'borg list --patterns-from f r',
      'borg list --debug-profile f r',
      'borg check --repair r',
      'borg config r key value',
      'borg key export r',
      'borg with-lock r ls',
      'borg mount r x',
      'borg extract r::a',
      'borg create r::a /',
      'snapper delete 1',
      'snapper --root / list',
      'timeshift --restore',
      'tmutil deletelocalsnapshots /',
    ],
  },
});
