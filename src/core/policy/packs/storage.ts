import type { Pack } from './pack.ts';

/** Disks, volumes, file systems: what only shows them. The rule for the rest stands in the pack `system`. */
const lvm =
  'a o:lit S:lit O:lit v q H -all -options:lit -select:lit -sort:lit -units:word -noheadings -nosuffix -separator:lit -reportformat:=basic|json -segments -rows -aligned -nameprefixes -unquoted -unbuffered -readonly -binary -version -history -foreign -shared ; lit*';
const lvmDisplay = 'c C m s a v -colon -columns -maps -short -all -units:word o:lit -options:lit -noheadings -separator:lit ; lit*';

/** Of the ways to speak to a disk only these: `jmb39x` writes to a sector of it, and with `force` over what is there. */
const raids = ['megaraid', 'sat+megaraid', '3ware', 'cciss', 'sat+cciss', 'areca', 'aacraid'];
const disk = () =>
  `=auto|test|ata|scsi|nvme|sat|sat,auto|sat,12|sat,16|usbjmicron|usbsunplus|usbcypress|usbprolific|sntjmicron|sntrealtek|sntasmedia|${raids
    .flatMap((name) => Array.from({ length: 32 }, (_, at) => `${name},${at}`))
    .join('|')}`;

export const storage = (): Pack => ({
  name: 'storage',
  tools: {
    // Not --config, --profile and --devicesfile, which can log to a file.
    lvs: lvm,
    vgs: lvm,
    pvs: lvm,
    lvdisplay: lvmDisplay,
    vgdisplay: lvmDisplay,
    pvdisplay: lvmDisplay,
    lvscan: 'a v b -all -verbose ; -',
    pvscan: 's n u e v -short -novolumegroup -uuid -exported -verbose ; -',
    vgscan: 'v -verbose ; -',
    lvmdiskscan: 'l -lvmpartition ; -',
    // Not -c, which runs a script, or clears the events.
    zpool: `status ; v x L P g s t i p D e j T:=u|d -json -json-int ; word*
      list ; H p v L P g j o:lit T:=u|d -json ; word*
      iostat ; v y l q r w L P g n H p T:=u|d ; word*
      get ; H p j o:lit ; lit word*
      history ; i l ; word*
      import ; ; -
      version ; j ;`,
    zfs: `list ; H p r j d:num o:lit t:lit s:word S:word ; lit*
      get ; H p r j d:num o:lit t:lit s:lit ; lit*
      holds ; H p r ; lit*
      userspace|groupspace|projectspace ; H i n p o:lit s:word S:word t:lit ; lit
      mount ; ; -
      version ; j ;`,
    btrfs: `filesystem|fi show|df|usage|du ; d m h H b k s T -raw -human-readable -iec -si -kbytes -mbytes -gbytes -tbytes -summarize -all-devices -mounted ; lit*
      filesystem|fi label ; ; lit!
      subvolume|sub list ; p a c g o u q R t s r d -sort:lit ; lit
      subvolume|sub show|get-default ; r:num u:word ; lit
      device|dev stats ; c T ; lit
      device|dev usage ; b h H k m g t -raw -human-readable -iec -si ; lit*
      scrub status ; d R ; lit
      balance status ; v ; lit
      qgroup show ; p c r e F f -raw -sync -sort:lit ; lit
      property get ; t:=inode|subvol|filesystem|device ; lit word
      ; ; =version!`,
    mdadm: 'D! E! Q! s v b Y -detail! -examine! -query! -detail-platform! -scan -verbose -brief -export -test ; device*',
    // A value behind the name of a log or a setting changes it.
    smartctl: `V! -version! ;
      -scan! -scan-open! ; -
      a x i H c A j -all -xall -info -health -capabilities -attributes -json? d:${disk()} -device:${disk()} l:=error|xerror|selftest|xselftest|selective|directory|background|scttempsts|scttemphist|scttemp|scterc|devstat|defects|sasphy|sataphy|ssd -log:=error|xerror|selftest|xselftest|selective|directory|background|devstat g:=all|aam|apm|dsn|lookahead|security|wcache|rcache|wcreorder -get:=all|aam|apm|dsn|lookahead|security|wcache n:=never|sleep|standby|idle -nocheck:=never|sleep|standby|idle f:=old|brief|hex ; device!`,
    nvme: `%set o o:=normal|json|tabular -output-format:=normal|json|tabular v -verbose H -human-readable n:num -namespace-id:num e:num -log-entries:num
      list|list-subsys|version ; @o ;
      list-subsys|smart-log|id-ctrl|id-ns|error-log|fw-log|list-ns|list-ctrl|show-regs ; @o ; device`,
    hdparm: 'I! i! C! g! ; device*',
    mount: 'l v t:word V h -show-labels -types:word -verbose -version ; -',
    dmsetup: `ls ; -tree -target:word ;
      info ; c C o:lit -columns -noheadings -options:lit ; word
      status ; -target:word -noflush ; word
      deps|table|targets|version ; ; word`,
    losetup: 'a l n J O:lit j:lit -all -list -noheadings -json -raw -output:lit -output-all -associated:lit V -version ; device',
    // Anything but printing would be one word more.
    parted: 's m l! -script -machine -list! ; -\ns m -script -machine ; device! partedprint! partedprint*',
    fdisk: 'l! -list! o:lit -output:lit -bytes x ; device*\nv! V! -version! ;',
    sfdisk: 'l! d! J! s! V! -list! -dump! -json! -show-size! -verify! o:lit -output:lit -bytes q -quiet ; device*\nv! -version! ;',
    gdisk: 'l! ; device!',
    sgdisk: 'p! i:num! V! -print! -info:num! -version! ; device',
    blockdev:
      '-getsize64! -getsz! -getro! -getss! -getpbsz! -getbsz! -getra! -getfra! -getalignoff! -getiomin! -getioopt! -getmaxsect! -getdiscardzeroes! -getzonesz! -report! q v ; device*',
    tune2fs: 'l! ; device!',
    dumpe2fs: 'b f h x ; device!',
    e2label: '; device!',
    xfs_info: '; lit!',
    cryptsetup: `status ; v -verbose ; word!
      luksDump|isLuks ; v -verbose ; device!
      ; V! -version! ;`,
    multipath: 'l! ; word',
    lsscsi:
      'bcdgiklLpPstuUvVw -brief -classic -device -generic -hosts -kname -list -long -lunhex -no-nvme -pdt -protection -protmode -scsi_id -size -transport -unit -verbose -version -wwn ; -',
    quota: 'u g v s q w p i l A -user -group -verbose -human-readable -quiet -no-wrap ; word*',
    repquota: 'a u g v s n i p t C -all -user -group -verbose -human-readable -no-names ; lit*',
    lsfd: 'lJnrui? o:lit p:lit Q:lit C:lit -threads -json -noheadings -raw -notruncate -inet?=4|6 -output:lit -pid:lit -filter:lit -counter:lit -summary?=only|append|never ; -',
    nfsstat: 'csnrmlv234 o:word ; -',
    showmount: 'a d e -all -directories -exports -no-headers ; host',
    exportfs: 'v s ; -',
    // Not `auth` and `config`, which show keys.
    ceph: `%global f:=plain|json|json-pretty|xml|yaml -format:=plain|json|json-pretty|xml|yaml
      status|health|df|versions|fsid|quorum_status ; ; =detail
      osd tree|df|stat|ls|perf|pool|blocked-by ; ; =ls|stats|tree|detail
      mon stat|dump ; ;
      mgr stat|services ; ;
      mgr module ls ; ;
      osd status|dump|utilization ; ; word
      osd pool ls ; ; =detail
      osd pool get ; ; word! word!
      osd pool stats|autoscale-status ; ; word
      osd find ; ; num!
      osd map ; ; word! id!
      osd crush tree|dump|show-tunables ; ;
      osd crush rule|class ls|dump ; ; word
      pg dump|dump_stuck|map ; ; word*
      mds stat|versions ; ;
      fs dump ; ;
      fs get ; ; word!
      crash ls|ls-new|stat ; ;
      crash info ; ; id!
      balancer|telemetry status ; ;
      time-sync-status|progress|features|version ; ;
      node|device ls ; ; word
      orch device|upgrade ls|status|check ; ; word
      log last ; ; num
      pg stat|ls ; ;
      pg dump ; ; =all|summary|sum|delta|pools|osds|pgs|pgs_brief
      pg dump_stuck ; ; =inactive|unclean|stale|undersized|degraded
      fs ls|status ; ; word
      orch ls|ps|status|host ; ; =ls
      ; s! -status! -version! v! ; -`,
    rbd: 'ls|list|info|status|du|showmapped ; l p:word -pool:word -long -format:=plain|json|xml ; id\nsnap|snapshot ls|list ; a -all p:word -pool:word -format:=plain|json|xml ; id!\ntrash|device|group|namespace ls|list ; a -all l -long p:word -pool:word -format:=plain|json|xml ; id\n; v! -version! ;',
    rados:
      '%before p:word -pool:word\ndf|lspools ; -format:=plain|json ;\nls ; p:word -pool:word ; -\nstat ; p:word -pool:word ; id!\n; v! -version! ;',
    'radosgw-admin':
      'bucket list|stats ; -bucket:id -uid:id -format:=json|xml -max-entries:num ;\nbucket limit check ; -uid:id ;\nuser|zone|zonegroup|realm|period list ; ;\nsync|datalog status ; ;\nusage show ; -uid:id -start-date:param -end-date:param -show-log-entries:=true|false ;\n; -version! ;',
    // Not `config show` and `key export`; --api asks another machine.
    ipfs: 'version|id|commands ; -all n -number -commit ;\nswarm peers|addrs ; v -verbose -latency -streams ;\npin ls ; q -quiet t:word -type:word n -names ; word*\nls ; v -headers s -size -resolve-type ; word!*\nrepo|stats stat|bw|repo|bitswap|version ; s -size-only -human ;\nbootstrap list ; ;\nfiles ls ; l -long U ; lit\nfiles stat ; -hash -size ; lit!\nkey list ; l ;\ndag|block stat ; ; word!\n; h! -help! -version! ;',
    gluster: 'volume info|list ; ; word\nvolume status ; ; word =detail|clients|mem|fd|inode\npeer status ; ;\npool list ; ;',
    drbdadm: 'status|role|cstate|dstate|sh-resources ; ; word',
    diskutil: 'list ; -plist ; device\ninfo ; -plist a -all ; device\napfs list ; -plist ;\ncs list ; ;',
    hdiutil: 'info ; -plist ;',
  },
  rules: [],
  examples: {
    routine: [
      'dumpe2fs -b /dev/sda1',
      'lvs',
      'lvs -a -o +devices',
      'vgs --noheadings -o vg_name',
      'pvs --units g',
      'pvdisplay /dev/sda1',
      'vgdisplay -v vg0',
      'zpool status -v',
      'zpool list -H -o name',
      'zfs list -t snapshot -r tank',
      'zfs get -H compression tank/home',
      'btrfs filesystem usage /',
      'btrfs subvolume list /',
      'mdadm --detail /dev/md0',
      'mdadm --detail --scan',
      'mdadm -E /dev/sda1',
      'smartctl -a /dev/sda',
      'smartctl -a -d megaraid,4 /dev/sda',
      'smartctl -H -i -d sat /dev/sda',
      'smartctl --scan',
      'smartctl -l selftest /dev/sda',
      'nvme list',
      'nvme smart-log /dev/nvme0',
      'hdparm -I /dev/sda',
      'mount',
      'mount -t ext4',
      'mount -l',
      'dmsetup ls --tree',
      'losetup -a',
      'parted -l',
      'parted -s /dev/sda print',
      'parted /dev/sda unit MiB print free',
      'fdisk -l',
      'fdisk -l /dev/sda',
      'sfdisk -d /dev/sda',
      'sgdisk -p /dev/sda',
      'blockdev --getsize64 /dev/sda',
      'tune2fs -l /dev/sda1',
      'dumpe2fs -h /dev/sda1',
      'xfs_info /',
      'cryptsetup status home',
      'multipath -ll',
      'showmount -e nas',
      'ceph -s',
      'ceph osd tree',
      'ceph health detail',
      'ceph osd pool ls detail',
      'ceph osd pool get p size',
      'ceph mgr module ls',
      'ceph crash info a1',
      'rbd info p/i',
      'rbd snap ls p/i',
      'rados df',
      'rados -p p ls',
      'radosgw-admin bucket stats --bucket=b',
      'ipfs swarm peers',
      'ipfs pin ls',
      'gluster volume info',
      'diskutil list',
    ],
    asks: [
      "lvs --config 'log{file=x}'",
      'lvs --commandprofile x',
      'lvs --devicesfile x',
      'lvremove x',
      'pvscan --cache -aay',
      'vgscan --mknodes',
      'zpool status -c x',
      'zpool iostat -c x',
      'zpool events -c',
      'zpool clear tank',
      'zpool import tank',
      'zpool import -a',
      'zpool destroy tank',
      'zfs destroy tank/x',
      'zfs mount -a',
      'zfs mount tank/x',
      'zfs set a=b tank',
      'btrfs filesystem label / new',
      'btrfs subvolume delete x',
      'btrfs device stats -z /',
      'btrfs property set / a b',
      'mdadm --stop /dev/md0',
      'mdadm -D -S /dev/md0',
      'mdadm --zero-superblock /dev/sda1',
      'mdadm --detail /dev/md0 --fail /dev/sda1',
      'mdadm -D -c f /dev/md0',
      'smartctl -t long /dev/sda',
      'smartctl -l scttempint,5 /dev/sda',
      'smartctl -l scterc,70,70 /dev/sda',
      'smartctl -g aam,off /dev/sda',
      'smartctl -s off /dev/sda',
      'smartctl -jX /dev/sda',
      'smartctl -a -B f /dev/sda',
      'smartctl -X /dev/sda',
      'smartctl -i -d jmb39x,0,s5,force /dev/sdb',
      'nvme format /dev/nvme0',
      'nvme smart-log /dev/nvme0 --output-file x',
      'hdparm -y /dev/sda',
      'hdparm -IY /dev/sda',
      'hdparm -W0 /dev/sda',
      'mount -a',
      'mount -o remount,rw /',
      'mount /mnt',
      'mount -l /dev/sda1 /mnt',
      'mount --bind a b',
      'dmsetup table --showkeys',
      'dmsetup ls --exec id',
      'dmsetup remove x',
      'losetup -d /dev/loop0',
      'losetup -D',
      'losetup /dev/loop0 f',
      'losetup -f f',
      'parted -s /dev/sda mklabel gpt',
      'parted /dev/sda print rm 1',
      'parted /dev/sda',
      'fdisk /dev/sda',
      'fdisk -lw always /dev/sda x -W',
      'sfdisk --delete /dev/sda',
      'sfdisk -d /dev/sda -w always -X gpt',
      'sgdisk -p -Z /dev/sda',
      'sgdisk -pz /dev/sda',
      'blockdev --setro /dev/sda',
      'blockdev --getro --flushbufs /dev/sda',
      'tune2fs -l -O ^has_journal /dev/sda1',
      'e2label /dev/sda1 new',
      'cryptsetup luksDump --dump-volume-key /dev/sda1',
      'cryptsetup luksFormat /dev/sda1',
      'cryptsetup close x',
      'multipath -F',
      'exportfs -ra',
      'ceph osd pool get p',
      'ceph mgr module enable x',
      'ceph crash rm x',
      'ceph balancer on',
      'ceph pg repair 1.2',
      'ceph fs get-or-set x',
      'ceph orch upgrade start',
      'ceph orch device zap h /dev/sdb',
      'rbd snap rm p/i@s',
      'rbd device map p/i',
      'rados -p p rm o',
      'rados -p p get o f',
      'radosgw-admin user info --uid=u',
      'radosgw-admin zone get',
      'radosgw-admin user rm --uid=u',
      'ipfs config show',
      'ipfs --api /ip4/192.0.2.1/tcp/5001 id',
      'ipfs key export x',
      'ipfs repo gc',
      'ipfs pin rm x',
      'ceph auth ls',
      'ceph config dump',
      'ceph osd pool delete x',
      'ceph osd pool ls x rm',
      'ceph -s -c /x',
      'ceph -k f status',
      'ceph osd out 1',
      'rbd rm x',
      'gluster volume stop x',
      'gluster volume status x stop',
      'drbdadm primary x',
      'diskutil apfs deleteContainer disk1',
      'diskutil eraseDisk x y z',
      'hdiutil attach x.dmg',
    ],
  },
});
