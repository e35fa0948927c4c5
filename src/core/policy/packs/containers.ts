import { containerRules } from './container-rules.ts';
import type { Pack } from './pack.ts';

/**
 * Reads of a container engine. `-H`, `--context`, `--config`, `--url` and `--connection` reach another engine, and a compose
 * file that is shown as it resolves (`config`) has the secrets of `.env` in it: only its names are routine.
 */
const engine = `
  %before l:=debug|info|warn|error|fatal -log-level:=debug|info|warn|error|fatal|panic|trace D -debug
  %set f f: -filter: -format: -no-trunc q -quiet
  version|info ; f: -format: ;
  ps ; @f a n:num s l -all -last:num -latest -size -sort:word -noheading -pod -ns ;
  container ls|list|ps ; @f a n:num s l -all -last:num -latest -size ;
  images ; @f a -all -digests -tree -sort:word -noheading ; lit
  image ls|list ; @f a -all -digests -tree ; lit
  logs ; ftn:word -details -follow -since:word -tail:word -timestamps -until:word -names ; word! word*
  container logs ; ftn:word -details -follow -since:word -tail:word -timestamps -until:word -names ; word! word*
  logs ; ;
  inspect ; f: -format: s -size -type:word ; id*
  container|image|network|volume|node|service|secret|config|plugin|context|pod|machine inspect ; f: -format: s -size v -verbose -pretty ; id*
  top ; efAaFlHLTxjw o:psformat -sort:lit -no-headers ; word! psword*
  container top ; ; word!
  stats ; a -all -no-stream -no-trunc -format: -no-reset i:num -interval:num ; word*
  container stats ; a -all -no-stream -no-trunc -format: ; word*
  wait ; -condition:word ; word! word*
  port|diff ; a -all -format: ; word! id
  container port|diff ; -format: ; word! id
  history ; H -human -no-trunc q -quiet -format: ; image!
  image history ; H -human -no-trunc q -quiet -format: ; image!
  search ; @f -limit:num -list-tags -compatible ; word!
  %help attach build commit cp create exec export import kill load login logout pause pull push rename restart rm rmi run save start stop tag unpause update wait init buildx scout swarm stack service trust
  run|exec|create ; -help! ;
  builder|checkpoint|config|container|context|image|machine|manifest|network|node|plugin|pod|secret|service|stack|swarm|system|trust|volume ?* ; -help! h! ;
  events ; @f -since:word -until:word ;
  network|volume ls|list ; @f -noheading ;
  system df ; v -verbose -format: ;
  system info ; f: -format: ;
  system events ; @f -since:word -until:word ;
  manifest inspect ; v -verbose ; image!
  ; h! -help! v! -version! ;
`;

/**
 * `include:` in the file fetches from any host, with variables of the environment in its address, whatever is asked of it: a read
 * obeys the checkout's file, as one by a package manager does, while `config` puts the variables on show.
 */
const compose = (before: string) => `
  ${before}version ; f:fmt -format:fmt -short ;
  ${before}ls ; a -all q -quiet -filter: -format:fmt ;
  . ${before}ps ; a -all q -quiet -services -filter: -format: -status:word -no-trunc -orphans? ; word*
  . ${before}images ; q -quiet -format:fmt ; word*
  . ${before}logs ; f -follow t -timestamps n:word -tail:word -since:word -until:word -no-color -no-log-prefix -index:num ; word*
  . ${before}top ; ; word*
  . ${before}stats ; a -all -no-stream -no-trunc -format: ; word
  . ${before}port ; -protocol:=tcp|udp -index:num ; word! num!
  . ${before}events ; -json -since:word -until:word ; word*
  . ${before}volumes ; q -quiet -format:fmt ; word*
  . ${before}stop|start|restart|pause|unpause ; -dry-run! t:num -timeout:num ; word*
  ${before}?* ; -help! h! ;
  ~ ${before}config ; q! -quiet! -services! -volumes! -images! -profiles! -networks! -hash:word ; word*
`;

const composeBefore = '%before f:infile -file:infile p:word -project-name:word -profile:word -ansi:word -progress:word -compatibility';

const docker = `${engine}
  ${composeBefore}
  ${compose('compose ')}
  node|service|secret|config|stack|plugin|context ls|list ; @f ;
  service ps ; @f -no-resolve ; word*
  service logs ; ftn:word -details -follow -since:word -tail:word -timestamps -no-resolve -no-task-ids -no-trunc -raw ; word!
  stack ps|services ; @f -no-resolve ; word!
  node ps ; @f -no-resolve ; word*
  trust inspect ; -pretty ; image!
  buildx version ; ;
  buildx ls ; -format: -no-trunc ;
  buildx inspect ; ; word
  buildx du ; -verbose -filter: -format: -builder:word ;
  buildx ?* ; h! -help! ;
  buildx history ls ; @f ;
  buildx imagetools inspect ; -format: -raw ; image!
  builder du ; ;
  swarm ca ; ;
  scout|mcp|model|desktop version ; ;
  model|mcp|desktop list|ls|status|ps ; ;
  context show ; ;
  help ; ; word`;

export const containers = (): Pack => ({
  name: 'containers',
  tools: {
    docker,
    podman: `${engine}
      info ; D -debug f: -format: ;
      machine list|ls ; @f -noheading ;
      machine info ; f: -format: ;
      pod ps|ls|list ; @f -ctr-ids -ctr-names -ctr-status -noheading -ns -sort:word ;
      pod logs ; f -follow t -timestamps n -names -tail:num -since:word -until:word c:word -container:word ; word!
      pod top|stats ; a -all -no-stream -format: ; word*
      image tree ; -whatrequires ; image!
      secret ls|list ; @f -noheading ;
      network|volume|image|container|pod|secret|manifest exists ; ; image!`,
    nerdctl: `${docker}
      %before n:word -namespace:word
      namespace ls|list ; q -quiet ;`,
    'docker-compose': `
      ${composeBefore}
      ${compose('')}
      ; h! -help! v! -version! ;`,
    ctr: `
      %before n:word -namespace:word
      namespaces|namespace|ns|images|image|i|containers|container|c|tasks|task|t|snapshots|snapshot|plugins|leases ls|list ; q -quiet ;
      version ; ;
      ; h! -help! v! -version! ;`,
    vagrant: `
      %here
      ~ status|validate ; -ignore-provider -machine-readable -no-color -no-tty ; word*
      ~ global-status ; -prune -machine-readable -no-color ;
      ~ port|ssh-config ; -guest:num -host:word -machine-readable ; word
      ~ box list ; i -box-info -machine-readable ;
      ~ box outdated ; -global ;
      ~ snapshot list ; ; word
      ~ plugin list ; -local ;
      ~ version ; ;
      ~ ; h! -help! ;
      ; v! -version! ;`,
  },
  rules: containerRules(),
  examples: {
    routine: [
      'docker wait web',
      'podman info --debug',
      'docker top api -eo pid,comm',
      'docker compose ps',
      'docker compose logs web',
      'docker compose -f deploy/compose.yaml ps',
      'docker-compose ps',
      'docker compose stop --dry-run web',
      'docker compose up --help',
      'docker run --help',
      'docker container exec --help',
      'docker image ls "a*"',
      'docker buildx du --format json',
      'podman pull --help',
      'docker port api 3000/tcp',
      'docker ps -a',
      "docker ps --format '{{.Names}}' --filter status=running",
      'docker logs -f x',
      'docker logs --tail 100 x',
      'docker inspect c',
      "docker inspect -f '{{.State.Status}}' c",
      'docker image ls',
      'docker stats --no-stream',
      'docker history node:22',
      'docker search nginx',
      'docker system df -v',
      'docker top c',
      'docker buildx ls',
      'podman ps -a',
      'podman machine list',
      'podman pod ps',
      'nerdctl images',
      'nerdctl -n k8s.io ps',
      'ctr -n k8s.io images ls',
      'vagrant --version',
    ],
    workspace: [
      'docker compose config --services',
      'vagrant status',
      'vagrant global-status --prune',
      'vagrant box list',
      'vagrant version',
      'vagrant --help',
    ],
    asks: [
      'docker wait "$(cat f)"',
      'podman info --url ssh://x/y',

      'docker top api auxe',
      'docker top api -eo pid,environ',
      'docker top api o pid,environ',
      'docker compose stop web',
      'docker compose down --dry-run=false',
      'docker compose stop --dry-run=false web',
      'docker compose up --help web -d',
      'docker run --help ubuntu id',
      'docker run ubuntu --help',
      'docker exec api --help',
      'docker container exec api --help',
      'docker container run ubuntu --help',
      'docker run --help=false ubuntu',
      'docker compose exec web --help',
      'docker compose run web --help',
      'docker images --filter "$X" rm',
      'docker swarm ca --rotate',
      'docker swarm join-token worker',
      'docker top api e',
      'docker compose -f /tmp/x.yaml ps',
      'cd /tmp/x && docker compose ps',
      'docker run x',
      'docker exec x ls',
      'docker cp a b',
      'docker -H tcp://evil ps --filter x run',
      'docker --host=tcp://evil ps',
      'docker --context other ps',
      'docker --config /tmp/x ps',
      'docker build .',
      'docker compose up',
      'docker compose run web sh',
      'docker compose config',
      'docker compose config --environment',
      'docker compose config --services -o /tmp/x',
      'docker compose config --format json',
      'docker compose -f https://example.org/x.git ps',
      'docker compose --env-file /tmp/x config -q',
      'docker-compose config',
      'docker save x -o f',
      'docker search example.org/x',
      'docker top c e',
      'docker image inspect x rm -v --output f',
      'docker buildx inspect --bootstrap',
      'docker context use x',
      'docker scout cves --output f x',
      'podman --url ssh://x/y ps',
      'podman -c x ps',
      'podman healthcheck run x',
      'podman machine ssh',
      'ctr images rm x',
      'ctr -a /tmp/x.sock images ls',
      'vagrant ssh -c id',
      'vagrant box remove x',
      'vagrant destroy -f',
      'cd /tmp/x && vagrant status',
    ],
  },
});
