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
      key list ; ;`,
    // Not --rsh and --remote-path; `host:path` and ssh:// start a remote shell. `config` writes with a value.
    borg: `%global v -verbose -info -critical -error -warning -progress p -log-json -lock-wait:num -bypass-lock -iec -show-version -show-rc
      list ; -short -format:lit -json -json-lines P:lit -prefix:lit a:lit -glob-archives:lit -first:num -last:num -sort-by:lit e:lit -exclude:lit -consider-checkpoints ; borgrepo lit*
      info ; -json P:lit -prefix:lit a:lit -glob-archives:lit -first:num -last:num -sort-by:lit ; borgrepo
      diff ; -numeric-ids -same-chunker-params -sort -json-lines -content-only -exclude:lit e:lit ; borgrepo! word! lit*
      check ; -repository-only -archives-only -verify-data -max-duration:num P:lit -prefix:lit a:lit -glob-archives:lit -first:num -last:num ; borgrepo
      help ; -epilog-only -usage-only ; word
      version ; ;
      ; V! -version! ; -`,
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
