import type { Pack } from './pack.ts';

const docker = `
  %global -log-level: D -debug
  %before -context: c: l:
  %before -tls -tlsverify
  %set f f: -filter: -format: -no-trunc q -quiet
  version ; -format: f: ;
  info ; -format: f: ;
  ps ; @f a n: s l -all -last: -latest -size ;
  images ; @f a -all -digests -tree ; lit
  container ls|list|ps ; @f a n: s l -all -last: -latest -size ;
  image ls|list ; @f a -all -digests ; lit
  logs ; ftn: -details -follow -since: -tail: -timestamps -until: ; lit
  container logs ; ftn: -details -follow -since: -tail: -timestamps -until: ; lit
  inspect ; f: -format: s -size -type: ; lit*
  container|image|network|volume|node|service|secret|config|plugin|context|buildx|manifest|trust|swarm inspect ; f: -format: s -size v -verbose -pretty ; lit*
  container|image top|stats|port|diff|history ; @f a -all -no-stream H -human ; lit*
  top|stats|port|diff|history ; @f a -all -no-stream H -human ; lit*
  search ; @f -limit: ; lit
  events ; @f -since: -until: ;
  network|volume|context|plugin|node|service|secret|config|stack|buildx|builder ls|list ; @f -orchestrator: ; lit
  service ps|logs ; @f -no-resolve -tail: -since: t ; lit*
  stack ps|services ; @f -no-resolve ; lit*
  node ps ; @f ; lit*
  system df|info|events ; @f v -verbose -format: ;
  buildx version|du ; @f -verbose ;
  buildx imagetools inspect ; -format: -raw ; lit
  builder du ; ;
  manifest inspect ; v -verbose -insecure ; lit*
  compose version|ls|ps|images|logs|top|port|events|config|stats ; @f f:path p: -file:path -project-name: -project-directory: -profile: a n: t -all -follow -tail: -timestamps -no-log-prefix -services -volumes -images -hash: -since: -until: -no-color -status: -short -no-stream -profiles -environment -no-interpolate ; lit*
  help ; ; any*
  scout version|quickview|cves|recommendations ; ** ; lit*
  model|mcp|desktop list|ls|status|ps|version ; @f ; lit*
  context show ; ;
`;

export const containers = (): Pack => ({
  name: 'containers',
  tools: {
    docker,
    podman: `${docker}
      machine list|ls|info|inspect ; @f ; lit*
      pod ps|ls|list|inspect|logs|top|stats ; @f ; lit*
      healthcheck ; ;
      network|volume exists ; ; lit
      image exists|tree ; ; lit
      container exists ; ; lit`,
    nerdctl: docker,
    'docker-compose':
      'version|ps|images|logs|top|port|events|config|ls ; f:path p: -file:path -project-name: aqt -all -follow -tail: -timestamps -services -volumes -hash: -no-color -quiet -filter: -format: ; lit*\nhelp ; ; any*',
    'podman-compose': '=docker-compose',
    'docker-machine': 'ls|status|ip|version|inspect|active|url|config ; q f: -filter: -format: -quiet ; lit*',
    crane:
      'digest|manifest|ls|config|version|validate|catalog|blob|completion ; -insecure -platform: -verbose v -full-ref -omit-digest-tags -remote: -fast -tarball:path -allow-nondistributable-artifacts ; lit*\nauth get ; ;\nhelp ; ; any*',
    gcrane: '=crane',
    skopeo:
      'inspect|list-tags ; -config -raw -format: -no-tags n -tls-verify -override-os: -override-arch: -retry-times: ; lit*\n--version ; ;\nstandalone-verify|manifest-digest ; ; path*',
    dive: '',
    ctr: 'images|i|containers|c|tasks|t|snapshots|content|namespaces|plugins list|ls|check|info|usage|ps|metrics ; n: -namespace: q -quiet ; lit*\nversion|info ; ;',
    buildah: 'images|containers|ps|inspect|info|version ; a q -all -json -format: -quiet -noheading f: -filter: ; lit*',
    lxc: 'list|ls|info|version ; * ; lit*\nconfig|profile|network|storage|image|remote|project|cluster|alias|operation|warning list|ls|show|get|info|list-leases|device ; ** f: -format: ; lit*\nconfig device list|show|get ; ; lit*\nhelp ; ; any*',
    incus: '=lxc',
    'lxc-ls': 'f1 -fancy -active -running -stopped -frozen -filter: -fancy-format: ; lit*',
    'lxc-info': 'n: psiScH -name: -state -pid -ips -stats -config: ; lit',
    apptainer:
      'version ; ;\ncache list ; v -type: ;\ninspect ; * ; path\ninstance|key|remote|plugin|overlay|oci list ; ** ; lit*\nhelp ; ; any*\nsif list|header|info ; ; lit*',
    singularity: '=apptainer',
    trivy:
      '%set o f:fmt -format:fmt -severity: s: -ignore-unfixed -quiet q -timeout: -scanners: -skip-db-update -skip-dirs: -skip-files: -exit-code: -list-all-pkgs -no-progress d -debug -offline-scan -vuln-type: -pkg-types: -misconfig-scanners: -license-full\nversion ; f:fmt ;\nfs|filesystem|rootfs|config|repo|repository|image|sbom ; @o ; any\nhelp ; ; any*',
    grype: 'o:fmt q v -only-fixed -scope: -fail-on: -add-cpes-if-none -by-cve f: ; lit\nversion ; ;\ndb status|list|check ; ;',
    syft: 'version ; ;\npackages|scan ; o:fmt q v -scope: ; lit\n; o:fmt q v -scope: ; lit',
    hadolint:
      'c:path f:fmt t: -config:path -format: -ignore: -failure-threshold: -no-fail -no-color -trusted-registry: -strict-labels -error: -warning: -info: -style: -require-label: -verbose V ; path*',
    dockle: '',
    vagrant:
      'status|global-status|version|validate|port|list-commands|ssh-config|winrm-config ; p -prune -host: -guest: -machine-readable -debug -ignore-provider ; lit*\nbox|plugin|snapshot|cloud list|search|outdated ; i -box-info -global -local ; lit*\nhelp ; ; any*',
    multipass: 'list|ls|info|find|version|networks|get|aliases|help ; -all -format:fmt -snapshots -show-unsupported -raw -keys ; lit*',
    virsh:
      'list|dominfo|domstate|domid|domname|domuuid|nodeinfo|net-list|net-info|pool-list|pool-info|vol-list|vol-info|version|uri|capabilities|snapshot-list|domiflist|domblklist|domifaddr|iface-list|nwfilter-list|sysinfo|hostname|freecell|vcpuinfo|vcpucount|help|domstats|domblkinfo|dommemstat ; * ; lit*',
    VBoxManage: 'list ; l -long -sorted ; lit\nshowvminfo ; -details -machinereadable ; lit\nguestproperty get|enumerate ; ; lit*',
    qm: 'list|status|config|pending|listsnapshot|help|showcmd ; v verbose -verbose? -current -full ; lit*\nhelp ; ; any*\ncloudinit dump|pending ; ; lit*',
    pct: 'list|status|config|pending|listsnapshot|help|df|cpusets ; -verbose? ; lit*',
    pvesm: 'status|list|path|extractconfig ; -content: -enabled -storage: ; lit*',
    pveversion: 'v -verbose ;',
    proxmox: '',
  },
  rules: [
    {
      id: 'container-privileged',
      tier: 'critical',
      why: 'starts a container that can take over this machine',
      when: {
        program: ['docker', 'podman', 'nerdctl'],
        subcommand: ['run', 'create', 'exec', 'container run|create|exec'],
        anyOption: ['--privileged', '--cap-add', '--device', '--pid', '--security-opt', '--userns', '--volumes-from'],
      },
      effects: ['executes', 'changes-permissions'],
      examples: { hit: ['docker run -it --privileged ubuntu bash'], miss: ['docker run ubuntu ls'] },
    },
    {
      id: 'container-mounts-host',
      tier: 'critical',
      why: 'gives a container the files of this machine, or control of the container engine',
      when: { program: ['docker', 'podman', 'nerdctl'], args: ['*docker.sock*'] },
      effects: ['changes-permissions'],
      examples: { hit: ['docker run -v /var/run/docker.sock:/s x'], miss: ['docker ps'] },
    },
    {
      id: 'container-removes-data',
      tier: 'critical',
      why: 'removes volumes, images or everything that is not in use, with the data inside',
      when: {
        program: ['docker', 'podman', 'nerdctl', 'docker-compose', 'vagrant', 'virsh', 'multipass', 'lxc', 'incus', 'qm', 'pct'],
        subcommand: [
          'volume rm|prune',
          'system prune',
          '* prune',
          'compose down',
          'down',
          'destroy',
          'undefine',
          'delete',
          'purge',
          'vol-delete',
          'pool-delete',
        ],
      },
      effects: ['deletes'],
      examples: { hit: ['docker volume rm v', 'docker system prune -af', 'docker compose down -v'], miss: ['docker volume ls'] },
    },
    {
      id: 'container-push',
      tier: 'critical',
      why: 'publishes an image, or signs in to a registry',
      when: {
        program: ['docker', 'podman', 'nerdctl', 'crane', 'gcrane', 'skopeo', 'buildah', 'helm'],
        subcommand: [
          'push',
          'image push',
          'login',
          'logout',
          'copy',
          'cp',
          'delete',
          'tag',
          'compose push',
          'manifest push',
          'auth *',
          'append',
          'mutate',
          'sync',
        ],
      },
      effects: ['publishes'],
      examples: { hit: ['docker push x', 'crane copy a b', 'skopeo copy a b'], miss: ['docker images', 'crane ls x'] },
    },
    {
      id: 'container-changes',
      tier: 'sensitive',
      why: 'starts, stops or changes containers or machines, or runs code in them',
      when: {
        program: [
          'docker',
          'podman',
          'nerdctl',
          'docker-compose',
          'podman-compose',
          'crane',
          'gcrane',
          'skopeo',
          'ctr',
          'buildah',
          'lxc',
          'incus',
          'apptainer',
          'singularity',
          'vagrant',
          'multipass',
          'virsh',
          'VBoxManage',
          'qm',
          'pct',
          'pvesm',
        ],
      },
      effects: ['executes'],
      examples: { hit: ['docker run ubuntu ls', 'docker stop x'], miss: ['docker ps'] },
    },
  ],
  examples: {
    routine: [
      'docker ps -a',
      'docker logs -f x',
      'docker inspect c',
      'docker compose ps',
      'docker compose logs web',
      'docker image ls',
      'crane digest x',
      'vagrant status',
    ],
    asks: [
      'docker run x',
      'docker exec x ls',
      'docker cp a b',
      'docker -H tcp://evil ps --filter x run',
      'docker build .',
      'docker compose up',
      'docker save x -o f',
    ],
  },
});
