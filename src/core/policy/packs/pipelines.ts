import type { Pack } from './pack.ts';

/** Build and delivery services. Left out everywhere: another server or token as an option, and what shows variables or secrets. */
export const pipelines = (): Pack => ({
  name: 'pipelines',
  tools: {
    'buildkite-agent': `
      meta-data get|exists|keys ; -job:word -build:word -default:param ; word
      artifact search ; -step:word -build:word -format:param -include-retried-jobs -allow-empty-results ; lit!
      artifact shasum ; -step:word -build:word -sha256 -include-retried-jobs ; lit!
      ; h! -help! v! -version! ;`,
    bk: `
      %set o o:fmt -output:fmt -json -yaml -text -limit:num -no-pager
      build list|view ; @o p:id -pipeline:id b:word -branch:word -state:word -creator:word -since:word -until:word -commit:word -mine ; num
      pipeline|cluster|agent|job|package|queue list|view ; @o -state:word -hostname:word -pipeline:id ; id
      artifacts list ; @o b:num -build:num p:id -pipeline:id ; num
      whoami|version ; @o ;
      ; h! -help! v! -version! ;`,
    // Not --format: templates may have functions that read the environment.
    drone: `
      info ; ;
      repo|cron|user|template|server|queue|node ls ; -all -org:word ; id
      repo|cron|user|server info ; ; id! word
      build ls|info|last|logs ; -limit:num -page:num -branch:word -event:word -status:word ; id! num num num
      log view ; ; id! num! num num
      ; h! -help! v! -version! ;`,
    'woodpecker-cli': `
      info ; ;
      repo|pipeline|cron|user|org ls|show|info|last|ps ; -limit:num -branch:word -event:word -status:word ; id num
      pipeline log show ; ; id! num! num
      ; h! -help! v! -version! ;`,
    // Its configuration in the folder names the repository alone; --org and --pro choose among its own hosts.
    travis: `
      %set at r:id -repo:id -org -com -pro i -no-interactive
      status ; @at x q ;
      history ; @at a d c -limit:num l:num b:word -branch:word -all -date -committer ;
      show ; @at ; id
      logs|branches|requests ; @at ; id
      lint ; @at q -quiet ; =.travis.yml
      repos ; @at m -match:word o:word -owner:word a A -active -no-active -admin ;
      accounts|whoami|whatsup|version ; @at ;
      help ; ; word
      ; h! -help! v! -version! ;`,
    // -s names the server, which gets what --auth holds.
    'jenkins-cli': `
      list-jobs|get-job|get-view|get-node|list-plugins|who-am-i|version|help|list-changes ; ; param*
      console ; f n:num ; param! num
      ; h! -help! -version! ;`,
    'jenkins-plugin-cli': '; h! -help! -version! ; -',
    spacectl: `
      version|whoami ; ;
      stack|module|run|worker-pool|policy|blueprint list|show ; o:fmt -output:fmt -id:id -run:id -limit:num -max-results:num -search:param -show-labels -color ;
      ; h! -help! v! -version! ;`,
    // Not jobs and notifications, in whose texts variables and secret addresses stand.
    sem: `
      get projects|project|pipelines|pipeline|pipe|pipes|ppls|ppl|workflows|workflow|wf|agent_types|agents|dashboards ; p:id -project-name:id i:id -project-id:id f -follow -all -debug-created ; id
      logs ; f -follow ; id!
      version ; ;
      ; h! -help! ;`,
    codefresh: `
      version ; ;
      get pipelines|pipeline|pip|builds|build|projects|project|images|image|agents|runtime-environments|boards|clusters|steps-types|workflows ; o:fmt -output:fmt s:word -status:word -limit:num -page:num -name:word -project:word -pipeline:id -branch:word -trigger:word a -all ; id
      logs ; f ; word!
      ; h! -help! -version! ;`,
    octopus: `
      %global f:fmt -output-format:fmt s:word -space:word -no-prompt
      project|release|environment|space|tenant|deployment-target|worker|worker-pool|package|channel|runbook|project-group|task list ; p:word -project:word n:num -limit:num q:param -filter:param ;
      project|environment|space|tenant|worker-pool|project-group view ; ; word!
      version ; ;
      ; h! -help! v! -version! ;`,
    spin: `
      application list|get ; -expand -owner:word -cloudProvider:word ; word
      pipeline list|get ; a:word -application:word n:word -name:word ;
      pipeline execution list|get ; n:num -limit:num i:word -pipeline-id:word r -running -failed -succeeded -canceled ; word
      pipeline-template|project list|get ; -scopes:word -project:word ; word
      ; h! -help! v! -version! ;`,
    hal: 'version list|latest ; ;\n; h! -help! v! -version! ;',
    skaffold: `
      version ; o:word -output:word ;
      schema list ; o:word -output:word ;
      config list ; a -all k:word -kube-context:word ;
      ~ inspect profiles|modules|build-env|namespaces|platforms|tests list ; f:inside -filename:inside p:word -profile:word m:word -module:word ;
      ~ diagnose ; f:inside -filename:inside p:word -profile:word -yaml-only? ;
      ; h! -help! ;`,
    tilt: `
      version|doctor ; ;
      get|describe ; o:fmt -output:fmt w -watch A -no-headers ; id! id*
      logs ; f -follow -since:word -tail:num -level:word -source:word ; word*
      ; h! -help! ;`,
    goreleaser: `
      ~ check ; q -quiet -soft ; infile*
      ~ healthcheck ; q -quiet ;
      ; h! -help! v! -version! ;`,
    earthly: '; h! -help! v! -version! ;',
    dagger: 'version ; ;\n; h! -help! -version! ;',
    werf: 'version ; ;\n; h! -help! ;',
    garden: 'version ; ;\n; h! -help! v! -version! ;',
    renovate: '; h! -help! v! -version! ;',
    codecov: '; h! -help! -version! ;',
    'semantic-release': '; h! -help! v! -version! ;',
    appveyor: '; h! -help! v! -version! ;',
    concourse: '; h! -help! v! -version! ;',
  },
  rules: [
    {
      id: 'pipeline-changes',
      tier: 'sensitive',
      why: 'starts, changes or uses builds and deliveries in a way that guard does not know to only read',
      when: {
        program: ['buildkite-agent', 'bk', 'drone', 'woodpecker-cli', 'jenkins-cli', 'jenkins-plugin-cli', 'spacectl', 'sem', 'codefresh']
          .concat(['octopus', 'spin', 'hal', 'skaffold', 'tilt', 'goreleaser', 'earthly', 'dagger', 'werf', 'garden', 'renovate'])
          .concat(['codecov', 'semantic-release', 'appveyor', 'concourse']),
      },
      effects: ['network-out', 'executes'],
      examples: {
        hit: ['bk build new', 'jenkins-cli build j', 'spin pipeline delete x'],
        miss: ['bk build list', 'jenkins-cli list-jobs'],
      },
    },
  ],
  examples: {
    routine: [
      'buildkite-agent meta-data get k',
      "buildkite-agent artifact search '*.txt'",
      'bk build view 1',
      'bk pipeline list',
      'drone build ls o/r',
      'drone build logs o/r 1',
      'drone info',
      'travis status',
      'travis history --limit 5',
      'travis lint .travis.yml',
      'travis whoami',
      'jenkins-cli list-jobs',
      'jenkins-cli console j 12',
      'jenkins-cli get-job j',
      'spacectl stack list',
      'sem get pipelines',
      'codefresh get builds --limit 5',
      'octopus release list --project p',
      'spin application list',
      'skaffold schema list',
      'tilt get uiresources',
      'goreleaser --version',
    ],
    workspace: ['goreleaser check', 'skaffold diagnose', 'skaffold inspect profiles list'],
    asks: [
      "drone server info --format '{{.TLSKey}}' s",
      "drone repo info --format '{{.Secret}}' o/r",
      'woodpecker-cli agent show 1',
      'woodpecker-cli user ls --output go-template',
      'travis lint notes.txt',
      'sem get job x',
      'sem get notifications',
      'buildkite-agent start',
      'buildkite-agent meta-data set k v',
      'buildkite-agent meta-data get k --agent-access-token x',
      'buildkite-agent meta-data get k --endpoint https://example.org',
      'buildkite-agent secret get x',
      'buildkite-agent env dump',
      'buildkite-agent artifact download x .',
      'bk build new',
      'bk configure',
      'bk api x',
      'bk agent stop x',
      'drone secret ls o/r',
      'drone -s https://example.org info',
      'drone --token x info',
      'drone exec',
      'drone info --format \'{{ env "DRONE_TOKEN" }}\'',
      'travis lint notes.txt',
      'drone build stop o/r 1',
      'woodpecker-cli secret ls',
      'woodpecker-cli exec',
      'travis token',
      'travis env list',
      'travis encrypt x',
      'travis settings',
      'travis raw /x',
      'travis status --api-endpoint https://example.org',
      'travis history -t x',
      'travis lint /etc/shadow',
      'jenkins-cli -s http://example.org list-jobs',
      'jenkins-cli build j',
      'jenkins-cli delete-job j',
      'jenkins-cli groovy = < f',
      'jenkins-cli get-credentials-as-xml system::system::jenkins _ x',
      'jenkins-cli list-jobs @f',
      'jenkins-plugin-cli --list',
      'jenkins-plugin-cli --plugins x',
      'spacectl stack delete --id x',
      'spacectl profile export-token',
      'sem get secrets',
      'sem delete job x',
      'sem debug job x',
      'codefresh get contexts',
      'codefresh run p',
      'codefresh get pipelines --cfconfig f',
      'octopus release create',
      'octopus account list',
      'spin pipeline delete x',
      'spin application list --gate-endpoint http://example.org',
      'spin application list --config f',
      'hal config',
      'hal deploy apply',
      'skaffold run',
      'skaffold diagnose --filename=/etc/x',
      'skaffold diagnose -f https://example.org/x',
      'tilt up',
      'tilt get uiresources --host example.org',
      'goreleaser release',
      'goreleaser check -f /tmp/x',
      'semantic-release --dry-run',
      'renovate o/r',
    ],
  },
});
