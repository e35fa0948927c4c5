import type { Pack } from './pack.ts';

/** Command lines of hosted services, read by verb. The verbs here were taken from each tool's own help. */
const byVerb = `
  ; v -version h -help V ;
  version|help|whoami|status|info ; o:fmt -output:fmt -json ;
  help ; ; any*
  * list|ls|get|show|view|describe|info|status|search|history ; o:fmt -output:fmt -json -name: n: ** ; lit*`;

export const services = (): Pack => ({
  name: 'services',
  tools: {
    vercel: `%global S: -scope: -debug d -no-color T:
      ; v -version h -help ;
      whoami|help ; ; lit*
      ls|list|inspect|logs|teams|domains|certs|dns|alias|env|project|projects|target|integration|redirects|rolling-release ls|list|inspect ; ** ; lit*
      ls|list ; a p: m: -prod -meta: -environment: -next: N: -status: -policy: ; lit
      inspect|logs ; ** ; lit
      project|projects|teams|domains|certs ; ;`,
    netlify:
      '; v -version -help h ;\nstatus|sites:list|addons:list|functions:list|watch|logs:function|teams:list|status:hooks ; -json -verbose ; lit*',
    heroku:
      '%global a: -app: r: -remote: -json j -team: t: -space: s: n: -num: p: -ps: d: -dyno: -source: -tail -all A -force-colors\nps|logs|apps|addons|auth:whoami|domains|releases|buildpacks|certs|drains|features|labs|members|orgs|teams|regions|status|webhooks|spaces|pipelines|plugins|reviewapps|sessions|version|notifications|access|stack|container|keys|maintenance|pg|redis|apps:info|apps:stacks|addons:info|addons:plans|addons:services|releases:info|releases:output|domains:info|certs:info|pipelines:info|pipelines:diff|pg:info|pg:ps|pg:backups|pg:diagnose|pg:locks|pg:outliers|pg:bloat|pg:blocking|pg:long-running-queries|redis:info|ps:type|ps:wait|help|commands|which|buildpacks:search|buildpacks:info|buildpacks:versions|teams:list|spaces:info|spaces:ps|spaces:topology|ci|ci:info|ci:last|webhooks:info|features:info|labs:info ; ; lit*\n; -version v ;',
    fly: `%global a: -app: c: -config:path j -json o: -org: -verbose -debug -region: r:
      ; v -version ;
      version|status|info|checks|logs|releases|history|doctor|ping|platform ; i: n -no-tail -instance: -all -image -watch ; lit*
      apps|app|volumes|volume|vol|machine|machines|m|regions|ips|certs|secrets|services|orgs|postgres|pg|redis|scale|image|checks|config|platform|wireguard|tokens|auth|extensions|litefs-cloud|builds|incidents list|ls|show|status|releases|regions|vm-sizes|docker|whoami|check|validate|events ; ** ; lit*
      platform regions|vm-sizes|status ; ;
      volumes|volume|vol snapshots list ; ; lit*
      postgres|pg db|users list ; ;
      help ; ; any*`,
    flyctl: '=fly',
    railway: '; V -version ;\nstatus|whoami|list ; -json ;',
    render: byVerb,
    wrangler: `%global c:path -config:path e: -env: -cwd:lit
      ; v -version h -help ;
      help|whoami|versions|deployments ; ; lit*
      d1|kv|r2|queues|versions|deployments|pages|hyperdrive|vectorize|workflows|dispatch-namespace|mtls-certificate|pipelines|secrets-store list|info|view|status|ls ; ** -json ; lit*
      kv namespace|key list ; ** ; lit*
      r2 bucket list|info ; ** ; lit*
      pages project|deployment list ; ** ; lit*
      secret list ; ** ;
      d1 insights|time-travel ; ** ; lit*
      tail ; ** -format: ; lit`,
    cloudflared: '; v -version ;\nversion ; ;\ntunnel list|info ; ** ; lit*',
    flarectl: 'zone|dns|user|user-agents|firewall|railgun|ips list|info|rules ; ** ; lit*\nips ; ;',
    fastly: `; v -version ;
      whoami|version|help|ip-list|pops|products|stats ; j -json ; lit*
      * list|describe|search|historical|regions|status ; s: -service-id: -service-name: -version: j -json v -name: ** ; lit*
      * * list|describe ; s: -service-id: -service-name: -version: j -json v -name: ** ; lit*
      logging * list|describe ; s: -service-id: -version: -name: j v ** ; lit*`,
    akamai: 'list|version|help|search ; ; lit*',
    kong: 'health|version|roar ; p: c:path v vv prefix: ;\ncheck ; ; path\nconfig parse ; c:path ; path\nhealth ; ;',
    deck: `%global -kong-addr:host -no-color -verbose: -timeout: -select-tag: -workspace: -analytics-off
      ; -version -help h ;
      version|help|ping ; w: -workspace: ; lit*
      diff|validate ; s:path -state:path w: -workspace: -parallelism: -silence-events -skip-consumers -json-output -non-zero-exit-code -rbac-resources-only -online ; path*
      gateway ping|diff|validate ; s:path ** ; path*
      file lint|validate ; s:path ** ; path*`,
    apigeecli: `%global o: -org: e: -env: -disable-check -no-output -print-output -default-token -metadata-token t-off
      * list|get|listdeploy|listdeployments|getval ; n: -name: -expand x -email: -id: -rev: ** ; lit*
      * * list|get ; n: -name: ** ; lit*
      help ; ; any*
      ; v -version ;`,
    ldcli: `%global -project: -environment: -output:fmt o:fmt -analytics-opt-out -flag: -segment:
      ; v -version h -help ;
      version|help|whoami ; ; lit*
      * list|get|get-*|list-* ; ** ; lit*
      config ; -list! ;`,
    flipt:
      '; v -version h -help ;\nhelp|version|validate|doc ; ; any*\nflag|namespace|segment|rule|evaluate|constraint|distribution|rollout|variant list|get|show ; n: -namespace: -address:host ** ; lit*',
    unleash: 'features|environments|projects list|get|show ; ** ; lit*\nversion ; ;',
    split: '',
    algolia: `%global p: -profile: -application-id: -no-color
      ; v -version -help h ;
      help|version ; ; any*
      search|describe ; ** o:fmt ; lit*
      indices|index|apikeys|objects|rules|synonyms|settings|profile|dictionary|crawler|application|events list|ls|browse|get|analyze|tail|stats|config ; ** o:fmt ; lit*`,
    newrelic: `%global -format: -accountId: a: -profile: -plain -debug -trace
      version|help ; ; any*
      query ; ; lit
      nrql query ; q: -query: -accountId: ;
      entity|apm|workload|account|profile|edge|events|agent|user|synthetics search|get|list|application ; ** -name: n: -type: t: g: -guid: ; lit*
      apm application|deployment search|get|list ; ** n: -name: -guid: g: ; lit*`,
    pd: `; v -version -help h ;
      auth|user|service|schedule|incident|team|ep|bs|tag|log|analytics list|get|show|oncall|me|whoami|notes|alerts ; ** ; lit*
      service|schedule|incident|team|ep|bs|user|tag:list|oncall ; ** ;
      service:list|schedule:list|schedule:show|schedule:oncall|incident:list|incident:notes|team:list|user:list|ep:list|ep:show|user:oncall|tag:list ; ** ; lit*`,
    datadog: '',
    'datadog-ci': 'version ; ;',
    dog: 'monitor|dashboard|event|host|metric show|show_all|get|stream|query ; ** ; lit*',
    promtool:
      'check config|rules|web-config|healthy|ready|metrics ; -syntax-only -lint: -lint-fatal -extended -agent ; path*\nquery instant|range|series|labels|analyze ; o:fmt -start: -end: -step: -match: ; host lit*\ntest rules ; ; path*\ntsdb list|analyze ; hr r h ; any*\n; version -version h ;',
    amtool:
      'alert|silence|config|cluster|check-config|template query|show|routes|render ; ** -alertmanager.url:lit ; lit*\nalert|silence ; ** ; lit*\ncheck-config ; ; path*',
    logcli: 'query|labels|series|instant-query|stats|volume|detected-fields ; ** ; lit*',
    mimirtool: 'version ; ;\nrules|config lint|check|list|print ; ** ; lit*',
    grafana: 'v -version ;',
    'grafana-cli': 'plugins ls|list-remote|list-versions ; ; lit*\n; v -version ;',
    telegraf: 'version ; ;',
    sentry: '',
    'sentry-cli':
      'info|--version ; ;\nreleases|projects|organizations|repos|issues|monitors|events|deploys list|info|propose-version ; ** o: p: ; lit*',
    splunk: 'status|version|list|show|help|btool ; ; lit*',
    circleci: `version|diagnostic|help ; ; any*
      config validate|process ; o: -org-slug: -org-id: ; path
      namespace|pipeline|orb|context|runner|project|info|policy list|info|source|validate|show|list-categories|get|org|resource-class|instance ; ** ; lit*
      info org ; ;
      runner resource-class|instance list ; ** ; lit*
      info ; ;`,
    travis: 'status|show|history|logs|branches|repos|whoami|accounts|requests|version|lint ; ** ; lit*',
    'gitlab-runner': '%before l: -log-level: -debug\nlist|status|verify|help ; c:path -config:path ; lit*\n; v -version ;',
    buildkite: '',
    bk: 'build|pipeline|job|cluster|agent|org|version|whoami|artifacts list|view|ls ; ** ; lit*',
    argo: 'list|get|logs|version|lint ; n: -namespace: o:fmt ** ; lit*\ncron|template|cluster-template|archive list|get ; n: o:fmt ** ; lit*',
    tkn: 'version ; ;\n* list|ls|describe|desc|logs ; n: -namespace: o:fmt ** ; lit*',
    jfrog: 'version ; ;',
    jira: 'me|version|serverinfo ; ;\nissue|epic|sprint|board|project|release list|view|ls ; ** ; lit*\nepic|sprint list ; ** ; lit*',
    linear: '',
    slack: 'version|whoami ; ;',
    twilio: '--version|plugins ; ;\nphone-numbers:list|profiles:list ; ** ;',
    stripe:
      '%global -project-name: p:\nversion|help|status ; ; any*\nconfig ; -list! ;\nproducts|prices|customers|charges|invoices|subscriptions|events|balance|payment_intents|payouts|refunds|plans|coupons|disputes|accounts|payment_methods list|retrieve|search ; -limit: ** ; lit*\nlogs|samples list ; ; ',
    square: '',
    sendgrid: '',
    postmark: 'servers|templates|domains|signatures list|get ; ** ; lit*\n; -version ;',
    mailgun: '',
    restic: `%global r: -repo: -no-lock -json q v -quiet -verbose? -no-cache -limit-download: -tag: -host: H: -path: -latest: -compact c -retry-lock:
      snapshots|stats|ls|find|diff|check|version|list|help ; -read-data -read-data-subset: -mode: -name: -metadata l -long -recursive n: -human-readable i -ignore-case -snapshot: s: -newest: -oldest: -blob -tree -pack -show-pack-id -group-by: g: -with-cache -sort: ; lit*`,
    borg: `%global v -info -debug -verbose p -progress -log-json -lock-wait: -show-version -json -format: -last: -first: -prefix: P: a: -glob-archives: -short -sort-by: -consider-checkpoints -json-lines -pattern: -exclude: e: -list
      list|info|diff|check|version|help ; -numeric-ids -same-chunker-params -repository-only -archives-only -verify-data ; lit*
      ; V -version ;`,
    duplicity: 'collection-status|list-current-files ; ** ; lit*\n; -version ;',
    kopia:
      'snapshot|policy|repository|content|blob|index|manifest|maintenance list|ls|show|status|info|stats ; ** ; lit*\nlist|ls ; ** ; lit*',
    duplicacy: 'list|info|check|history ; ** ; lit*',
    resticprofile: 'version|profiles|show|status|help ; ** ; lit*',
    snapper: 'list|ls|list-configs|status|diff|get-config ; c: t: -type: a ; lit*',
    timeshift: '-list! -list-snapshots! -list-devices! -version ;',
    supabase:
      '; v -version ;\nprojects|orgs|functions|migration|branches|status|services|inspect list|get ; ** ; lit*\nstatus|services ; ** ;',
    firebase:
      '; V -version ;\nprojects:list|apps:list|functions:list|hosting:sites:list|hosting:channel:list|login:list|functions:log|help|database:instances:list|firestore:indexes|remoteconfig:versions:list|remoteconfig:get ; -project: P: -json -debug -only: n: -site: ; lit*',
    amplify: 'status|version|help|env ; v ;\nenv list|get ; ** ;',
    expo: 'whoami|config|diagnostics|doctor ; ** ;\n; -version ;',
    eas: 'whoami|--version|diagnostics|config ; ** ;\nbuild:list|build:view|project:info|update:list|update:view|channel:list|channel:view|branch:list|branch:view|device:list ; ** ; lit*',
    fastlane: 'lanes|list|actions|env|--version ; ; lit*',
    pod: 'search|list|outdated|env|spec|repo|--version ; ** ; lit*\nspec|repo cat|which|list ; ** ; lit*',
    xcrun: '-version -sdk: -show-sdk-path! -show-sdk-version! f: -find:! ;\nsimctl list ; j v ; lit*',
    'xcode-select': 'p! -print-path! v -version ;',
    xcodebuild: 'version -version list! -list! showsdks! -showsdks! -json ;',
    adb: '%before s: d e\ndevices|version|get-state|get-serialno|get-devpath|features|help|host-features ; l ;',
    fastboot: 'devices ; l ;\n; -version ;',
    ollama: 'list|ls|ps|show|help ; ; lit*\n; v -version ;',
    kaggle: 'competitions|datasets|kernels|models|config list|files|status|view ; ** s: ; lit*\n; v -version ;',
    'huggingface-cli': 'whoami|env|version|scan-cache ; ; ',
    exercism: 'version|workspace|troubleshoot|help ; ; ',
    hledger:
      'balance|bal|balancesheet|bs|incomestatement|is|cashflow|register|reg|print|accounts|stats|activity|aregister|areg|check|files|commodities|payees|tags|prices|descriptions|codes|notes ; * ; lit*',
    ledger: 'balance|bal|register|reg|print|accounts|stats|payees|prices|commodities|tags|cleared|budget ; f:path * ; lit*',
    linkcheck: '',
    wpscan: '; -version ;',
    oathtool: '',
    prowler: 'v -version ;\n* ; l! -list-checks! -list-services! -list-categories! -list-compliance! -list-fixers! ;',
    steampipe: 'plugin|service list|status ; ** ;\n; v -version ;',
    snyk: '; v -version ;\nhelp ; ; any*',
    semgrep: '; -version ;',
    gitleaks: 'version ; ;',
    trufflehog: '-version ;',
    cyclonedx: '',
    buf: 'lint|breaking|ls-files|--version ; ** ; lit*',
    protoc: '-version ;',
    grpcurl: '; version ;',
    kafkactl: 'get|describe ; ** ; lit*\nget|describe * ; ** ; lit*',
    temporal: 'workflow|namespace|task-queue|schedule|env|operator|activity list|describe|show|get|count|stack ; ** ; lit*',
    dapr: 'list|status|version|components|configurations ; ** k ;',
    func: '',
    spin: 'version|plugins|templates list|search ; ** ; lit*',
    chezmoi: 'status|diff|managed|unmanaged|data|doctor|source-path|target-path|ignored|cat|verify|help ; ** ; lit*\n; v -version ;',
    yadm: 'status|log|diff|list|show|introspect|version|help ; a ** ; lit*',
    tmux: 'ls|list-sessions|lsw|list-windows|lsp|list-panes|lsc|list-clients|info|list-commands|lscm|list-keys|lsk|list-buffers|lsb|has-session|has|server-info ; a t: s ;\n; V ;',
    screen: 'ls! list! -ls! -list! ;\nv -version ;',
    zellij: 'list-sessions|ls ; ** ;\n; V -version ;',
    pueue: 'status|log ; ** ; lit*\n; V -version ;',
    calcurse: 'Q! a! n! t? d? -query! ;',
    khal: 'list|calendar|at|search|printcalendars|printformats ; ** ; lit*',
    todo: '',
    weather: '',
    qrencode: '',
    yt_dlp: '',
    'bitcoin-cli':
      'getblockchaininfo|getblockcount|getbestblockhash|getblock|getblockhash|getnetworkinfo|getpeerinfo|getmempoolinfo|getconnectioncount|getdifficulty|getmininginfo|uptime|help|listwallets|getrawmempool ; ** ; lit*',
  },
  rules: [
    {
      id: 'service-destroys',
      tier: 'critical',
      why: 'deletes, removes or takes over something of a hosted service',
      when: {
        program: [
          'vercel',
          'netlify',
          'heroku',
          'fly',
          'flyctl',
          'railway',
          'render',
          'wrangler',
          'cloudflared',
          'flarectl',
          'fastly',
          'kong',
          'deck',
          'apigeecli',
          'ldcli',
          'flipt',
          'unleash',
          'algolia',
          'newrelic',
          'pd',
          'circleci',
          'gitlab-runner',
          'stripe',
          'restic',
          'borg',
          'duplicity',
          'kopia',
          'supabase',
          'firebase',
          'twilio',
          'postmark',
          'argo',
          'tkn',
          'sentry-cli',
          'jira',
          'firebase',
          'amplify',
          'eas',
        ],
        subcommand: [
          'remove|rm|delete|destroy|purge|unregister|unset|reset|prune|forget|rollback|promote|sync|sites:delete|env:unset|*:destroy|*:delete|*:remove|*:rotate|*:unset|*:reset|hosting:disable|apps:destroy|pg:reset|clients:destroy|ps:stop|key|unlock|rewrite',
          '* remove|rm|delete|destroy|purge|unset|reset|remove-secret|revoke|rotate|sync|empty|clear|unregister|archive',
          '* * remove|rm|delete|destroy|purge',
          'secrets *|secret *|tokens *|auth *|token *|env *|orgs *',
          'login|logout|auth:*|authorizations:*|keys:*',
        ],
      },
      effects: ['deletes', 'changes-identity'],
      examples: {
        hit: [
          'vercel remove p',
          'fly apps destroy a',
          'heroku pg:reset',
          'restic forget x',
          'netlify sites:delete',
          'circleci context remove-secret a b C',
        ],
        miss: ['vercel project list', 'restic check'],
      },
    },
    {
      id: 'hosted-service-changes',
      tier: 'sensitive',
      why: 'changes or uses a hosted service in a way that guard does not know to only read',
      when: {
        program: [
          'vercel',
          'netlify',
          'heroku',
          'fly',
          'flyctl',
          'railway',
          'render',
          'wrangler',
          'cloudflared',
          'flarectl',
          'fastly',
          'akamai',
          'kong',
          'deck',
          'apigeecli',
          'ldcli',
          'flipt',
          'unleash',
          'algolia',
          'newrelic',
          'pd',
          'promtool',
          'amtool',
          'circleci',
          'travis',
          'gitlab-runner',
          'argo',
          'tkn',
          'jira',
          'twilio',
          'stripe',
          'postmark',
          'restic',
          'borg',
          'duplicity',
          'kopia',
          'duplicacy',
          'resticprofile',
          'snapper',
          'timeshift',
          'supabase',
          'firebase',
          'amplify',
          'expo',
          'eas',
          'fastlane',
          'adb',
          'fastboot',
          'ollama',
          'tmux',
          'screen',
          'sentry-cli',
        ],
      },
      effects: ['network-out', 'spends-money'],
      examples: { hit: ['vercel deploy', 'fly deploy', 'heroku run bash'], miss: ['vercel whoami', 'fly status'] },
    },
    {
      id: 'agent-escape',
      tier: 'critical',
      why: 'starts an agent, or switches off what keeps one in bounds',
      when: {
        program: [
          'claude',
          'codex',
          'gemini',
          'cursor-agent',
          'cursor',
          'aider',
          'opencode',
          'goose',
          'amp',
          'copilot',
          'q',
          'crush',
          'qwen',
          'llm',
          'openclaw',
          'zeroclaw',
          'plandex',
          'cline',
        ],
      },
      effects: ['executes', 'network-out'],
      examples: { hit: ['claude --dangerously-skip-permissions', 'codex --yolo', 'gemini -y'], miss: ['echo claude'] },
    },
    {
      id: 'guard-itself',
      tier: 'critical',
      why: 'works on guard itself: its approvals, policy, keys, secrets or log',
      when: { program: 'guard' },
      effects: ['touches-audit'],
      examples: { hit: ['guard approve x', 'guard key rotate', 'guard policy set'], miss: ['echo guard'] },
    },
  ],
  examples: {
    routine: [
      'vercel project list',
      'fly volumes list',
      'heroku ps --app a',
      'restic diff a b',
      'borg list r',
      'ldcli flags list --project p',
      'pd service list',
      'deck diff --state k.yaml',
      'promtool check rules r.yml',
      'wrangler d1 info db',
    ],
    asks: [
      'vercel env rm X',
      'fly secrets set A=b',
      'heroku run bash',
      'restic restore latest --target /',
      'borg delete r',
      'kong start',
      'stripe charges create',
      'heroku config',
      'guard log verify',
      'claude -p x',
      'tmux new -d ls',
      'screen -dm touch x',
    ],
  },
});
