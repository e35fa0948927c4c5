import type { Pack } from './pack.ts';

/** Virtual machines and system containers: what lists and describes them. */
const lxd = `%global -project:word q -quiet v -verbose -debug -force-local -all-projects
  version ; ;
  list|ls ; f:=table|json|csv|yaml|compact -format:=table|json|csv|yaml|compact c:lit -columns:lit -fast ; lit*
  info ; -resources -show-log -target:word ; word
  image|network|profile|storage|project|cluster|operation|remote|warning list|ls ; f:=table|json|csv|yaml|compact -format:=table|json|csv|yaml|compact c:lit -columns:lit ; lit*
  network list-leases ; f:=table|json|csv|yaml|compact -format:=table|json|csv|yaml|compact ; word
  image|network|storage|cluster info ; -bytes -target:word ; word!
  network|profile|storage|project|cluster show ; -target:word -resources ; word!
  storage volume list ; f:=table|json|csv|yaml|compact -format:=table|json|csv|yaml|compact ; word!
  remote get-default ; ;`;

export const virtual = (): Pack => ({
  name: 'virtual',
  tools: {
    // Of -c only what is on this machine: an address can start a program on another host; nor --security-info and --include-password.
    virsh: `%before q r -quiet -readonly c:=qemu:///system|qemu:///session|lxc:///|xen:///system -connect:=qemu:///system|qemu:///session|lxc:///|xen:///system
      help ; ; word
      list ; -all -inactive -state-running -state-paused -state-shutoff -state-other -title -name -uuid -table -id -persistent -transient -autostart -no-autostart -with-snapshot -without-snapshot -managed-save ;
      version|nodeinfo|nodecpustats|nodememstats|capabilities|domcapabilities|uri|hostname|sysinfo|freecell|nodecpumap ; -daemon -all ; word
      net-list|pool-list|iface-list|nwfilter-list|secret-list|nodedev-list ; -all -inactive -persistent -transient -autostart -no-autostart -details -name -uuid -table -tree -cap:word ; word
      dominfo|domstate|domid|domuuid|domname|domblklist|domiflist|domstats|vcpuinfo|vcpucount|dommemstat|domjobinfo|domtime|domcontrol|domhostname|cpu-stats ; -details -inactive -reason -domain:word -total -raw -state -cpu-total -balloon -vcpu -interface -block -guest -maximum -active -live -config -current -pretty ; word
      domifaddr ; -source:=lease|agent|arp -full -domain:word -interface:word ; word word
      domblkinfo|domblkstat|domifstat|domif-getlink|domblkerror ; -human -all -domain:word -device:word ; word word
      dumpxml ; -inactive -migratable -update-cpu -domain:word ; word!
      snapshot-list ; -tree -name -parent -roots -leaves -domain:word ; word
      snapshot-info ; -current -domain:word -snapshotname:word ; word word
      snapshot-current ; -name -domain:word ; word
      net-info|net-dumpxml|net-dhcp-leases|net-uuid|pool-info|pool-dumpxml|pool-uuid|iface-dumpxml|nwfilter-dumpxml|nodedev-dumpxml ; -inactive -bytes ; word!
      pool-info|pool-dumpxml|pool-uuid ; -inactive -bytes -pool:word! ;
      net-info|net-dumpxml|net-dhcp-leases|net-uuid ; -inactive -network:word! ;
      vol-list ; -details -pool:word ; word
      vol-info|vol-path|vol-dumpxml|vol-pool ; -pool:word -bytes -physical ; lit lit`,
    lxc: lxd,
    incus: lxd,
    'lxc-ls':
      'f 1 -fancy -line -running -stopped -frozen -active -defined g:word -groups:word F:lit -fancy-format:lit -nesting?num -filter:lit ; lit',
    'lxc-info': 'n:word s p i S H -name:word -state -pid -ips -stats -no-humanize ; word',
    'lxc-checkconfig': '; -',
    qm: `list ; ;
      status ; -verbose:=true|false|1|0 ; num!
      listsnapshot|pending ; ; num!
      list ; -full:=true|false|1|0! ;
      config ; -current:=true|false|1|0 -snapshot:word ; num!
      showcmd ; -pretty:=true|false|1|0 -snapshot:word ; num!
      cloudinit dump ; ; num! =meta|network!
      guest exec-status ; ; num! num!
      disk rescan ; -dryrun! -vmid:num ;
      wait ; -timeout:num ; num!
      help ; -verbose:=true|false|1|0 ; word word`,
    pct: `list ; ;
      status ; -verbose:=true|false|1|0 ; num!
      listsnapshot|pending|df ; ; num!
      config ; -current -snapshot:word ; num!
      cpusets ; ;
      help ; -verbose:=true|false|1|0 ; word word`,
    pveversion: 'v -verbose ; -',
    pvesm: 'status ; -content:word -enabled:=0|1 -storage:word -target:word ;\nlist ; -content:word -vmid:num ; word!',
    pvecm: 'status|nodes|apiver ; ;\nhelp ; ; word',
    'ha-manager': 'status ; -verbose:=0|1 ;',
    VBoxManage:
      'list ; l s -long -sorted ; word!\nshowvminfo ; -machinereadable -details ; word!\nimport ; n! -dry-run! ; infile!\ncloud list instances|images ; -provider:word -profile:word -state:word -compartment-id:word ; \ncloud instance|image info ; -provider:word -profile:word -id:word ;\nsnapshot ; -machinereadable ; word! =list!\n; v! V! -version! ; -',
    vboxmanage: '=VBoxManage',
    xl: 'list|vm-list ; v l Z c n ; word*\ninfo ; n ;\nuptime|domid|domname|network-list|block-list ; ; word*',
    // A colon or json: would open another host or other files.
    'qemu-img':
      'info ; f:word U -output:=human|json -force-share ; archive!\nmap ; f:word U -output:=human|json -force-share s:num l:num -start-offset:num -max-length:num ; archive!\ncheck ; f:word U q -output:=human|json -force-share ; archive!\n; V! -version! ; -',
  },
  rules: [
    {
      id: 'virtual-machine-changes',
      tier: 'sensitive',
      why: 'starts, stops, changes or enters virtual machines or system containers',
      when: {
        program: [
          'virsh',
          'virt-install',
          'virt-clone',
          'virt-customize',
          'virt-sysprep',
          'lxc',
          'incus',
          'lxc-start',
          'lxc-stop',
          'lxc-attach',
          'lxc-execute',
          'lxc-create',
          'lxc-destroy',
          'qm',
          'pct',
          'pvesm',
          'pvesh',
          'pvecm',
          'ha-manager',
          'vzdump',
          'VBoxManage',
          'vboxmanage',
          'xl',
          'qemu-img',
        ],
      },
      effects: ['executes', 'deletes'],
      examples: { hit: ['virsh destroy x', 'lxc delete c', 'qm stop 100', 'pct enter 100'], miss: ['virsh list', 'lxc list', 'qm list'] },
    },
  ],
  examples: {
    routine: [
      'virsh -c qemu:///system list',
      'virsh help list',
      'virsh pool-info --pool default',
      'qm config 100 --current true',
      'qm showcmd 100 --pretty true',
      'qm cloudinit dump 100 meta',
      'qm disk rescan --dryrun',
      'qm wait 100 --timeout 10',
      'qm list --full 1',
      'pct config 100 --snapshot s',
      'pct df 100',
      'VBoxManage import a.ovf --dry-run',
      'VBoxManage cloud list images --provider=OCI --profile=p --compartment-id=c',
      'virsh list',
      'virsh list --all',
      'virsh -r dominfo web',
      'virsh domifaddr web --source agent',
      'virsh net-list --all',
      'virsh pool-info default',
      'virsh vol-list default',
      'virsh dumpxml web',
      'lxc list',
      'lxc list -f json',
      'lxc network list',
      'lxc profile show default',
      'lxc image list',
      'incus info web',
      'lxc-ls --fancy',
      'lxc-info -n web',
      'qm list',
      'qm status 100',
      'qm status 100 --verbose true',
      'qm help start',
      'pct list',
      'pct status 100',
      'pveversion -v',
      'pvesm status',
      'VBoxManage list vms',
      'qemu-img info disk.qcow2',
      'qemu-img map --output json disk.qcow2',
      'pvecm apiver',
    ],
    asks: [
      'virsh --connect qemu:///system',
      'virsh pool-destroy --pool default',
      'qm cloudinit dump 100 user',
      'qm cloudinit update 100',
      'qm disk rescan',
      'qm disk rescan --dryrun 0',
      'qm guest exec 100 -- ls',
      'qm set 100 --cores 4',
      'pct set 100 --memory 1',
      'pct fsck 100',
      'VBoxManage import a.ovf',
      'VBoxManage cloud instance terminate --id=x',
      'virsh destroy web',
      'virsh -c qemu+ssh://h/system list',
      'virsh --connect=x list',
      "virsh 'list; destroy web'",
      'virsh dumpxml --security-info web',
      'virsh domdisplay --include-password web',
      'virsh secret-get-value x',
      'virsh',
      'virsh undefine web',
      'virsh snapshot-current web --snapshotname x --security-info',
      'virsh snapshot-current web before-upgrade',
      'virsh snapshot-current web --snapshotname x',
      'qemu-img info --backing-chain x.qcow2',
      'lxc exec c -- ls',
      'lxc delete c',
      'lxc config device add c1 host disk source=/ path=/mnt/root',
      'lxc profile device add default x disk source=/ path=/mnt',
      'lxc config show c',
      'lxc network delete list',
      'lxc image export x',
      'lxc file pull c/etc/shadow -',
      'lxc-ls -P /tmp/x',
      'qm stop 100',
      'qm list destroy',
      'qm status 100 destroy',
      'qm guest exec 100 ls',
      'pct exec 100 ls',
      'pct destroy 100',
      'pvesm free x',
      'VBoxManage controlvm x poweroff',
      'VBoxManage snapshot x restore y',
      'xl destroy x',
      'qemu-img info ssh://h/x',
      'qemu-img map --image-opts driver=x',
      'qemu-img map ssh://h/x',
      'pvecm add h',
      'qemu-img info --image-opts driver=x',
      "qemu-img info 'json:{}'",
      'qemu-img check -r all x',
      'qemu-img convert a b',
    ],
  },
});
