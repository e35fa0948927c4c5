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
  compose version|ls|ps|images|logs|top|port|events|config|stats ; @f f:path p: -file:path -project-name: -project-directory: -profile: a n: t -all -follow -tail: -timestamps -no-log-prefix -services -volumes -images -hash: -since: -until: -no-color -status: -short -no-stream -profiles -no-interpolate ; lit*
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
    routine: ['docker ps -a', 'docker logs -f x', 'docker inspect c', 'docker compose ps', 'docker compose logs web', 'docker image ls'],
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
