import type { Pack } from './pack.ts';

/**
 * What stands beside applications: flags, gateways, queues, alerts, metrics, pipelines, search. Left out everywhere: another
 * address or token as an option. Programs that take `@file` as arguments out of a file (kingpin and its kin) get no operand
 * that starts with it.
 */
export const delivery = (): Pack => ({
  name: 'delivery',
  tools: {
    ldcli: `
      %set read o:fmt -output:fmt -project:word -flag:word -segment:word -environment:word -env:word -limit:num -offset:num -sort:word -tag:word -filter:param -analytics-opt-out
      flags|projects|segments|metrics|members|teams|context-kinds list|get ; @read -team:word -member:word -metric:word ; word
      context-kinds list-by-project ; @read ;
      audit-log|experiments|release-pipelines|code-refs list ; @read ;
      version ; ;
      help ; ; word*
      ; h! -help! v! -version! ;`,
    apigeecli: `
      %global o:word -org:word e:word -env:word -default-token -metadata-token -disable-check
      products|developers|envs|orgs|apis|sharedflows|envgroups|instances|references|flowhooks list|get ; n:param -name:param -email:param -expand -count:num c:num ;
      targetservers|resources|datacollectors|keystores list ; ;
      targetservers get ; n:param -name:param ;
      apis|sharedflows listdeploy ; n:param -name:param -rev:num v:num ;
      ; h! -help! v! -version! ;`,
    deck: `
      %global -no-color -verbose:num -timeout:num
      ping ; w:word -workspace:word ;
      gateway ping ; w:word -workspace:word ;
      diff|validate ; s:archive -state:archive w:word -workspace:word -parallelism:num -silence-events -skip-consumers -json-output -non-zero-exit-code -select-tag:word -online ; archive*
      gateway diff|validate ; w:word -workspace:word -parallelism:num -silence-events -skip-consumers -json-output -non-zero-exit-code -select-tag:word ; archive*
      file validate|lint ; s:archive -state:archive -format:fmt -display-only-failures D -fail-severity:word F:word ; archive*
      version ; ;
      help ; ; word*
      ; h! -help! -version! ;`,
    kong: `
      health|version|roar ; a v vv ;
      config parse ; v vv ; archive!
      check ; v vv ; archive!
      ; h! -help! ;`,
    fastly: `
      %global j -json
      whoami|version|pops|ip-list ; ;
      service list ; -direction:word -page:num -per-page:num -sort:word ;
      service describe|search ; s:word -service-id:word -service-name:word n:word -name:word ;
      service-version list ; s:word -service-id:word -service-name:word ;
      domain|healthcheck|acl|dictionary|condition|cache-setting|gzip|header|request-setting|response-object|rate-limit|resource-link list|describe ; s:word -service-id:word -service-name:word -version:word n:word -name:word ;
      vcl custom|snippet list ; s:word -service-id:word -service-name:word -version:word ;
      acl-entry list|describe ; s:word -service-id:word -acl-id:word i:word -id:word ;
      kv-store|config-store|secret-store list|describe ; s:word -store-id:word -cursor:word limit:num ;
      kv-store-entry|secret-store-entry list ; s:word -store-id:word -cursor:word ;
      tls-config|tls-subscription|tls-platform list ; -page:num -per-page:num ;
      tls-custom activation|certificate|domain list ; -page:num -per-page:num ;
      products|alerts|dashboard list ; s:word -service-id:word -service-name:word ;
      products ; s:word -service-id:word -service-name:word ;
      user list ; -customer-id:word ;
      stats regions ; ;
      stats historical ; s:word -service-id:word -from:param -to:param -by:word -region:slug -format:fmt ;
      ; v! -help! ;`,
    flipt: `
      flag|segment|namespace|rule list|get ; n:word -namespace:word ; word
      help ; ; word
      ; h! -help! v! -version! ;`,
    algolia: `
      %global p:word -profile:word -application-id:slug
      indices list ; o:fmt -output:fmt ;
      search ; o:fmt -output:fmt -hitsPerPage:num -page:num ; word! param
      index|indices list ; o:fmt -output:fmt ;
      indices analyze ; o:fmt -output:fmt ; word!
      dictionary settings get ; o:fmt -output:fmt ;
      dictionary entries browse ; o:fmt -output:fmt -all -include-defaults ; =stopwords|plurals|compounds
      crawler list|get|stats ; o:fmt -output:fmt -name:word ; word
      objects|rules|synonyms browse ; o:fmt -output:fmt ; word!
      settings get ; o:fmt -output:fmt ; word!
      version ; ;
      ; h! -help! v! -version! ;`,
    circleci: `
      version|diagnostic ; ;
      help ; ; word*
      update check ; ;
      completion ; ; =bash|zsh
      orb validate ; -org-slug:param -org-id:word ; archive!
      config process ; o:param -org-slug:param -org-id:word ; archive!
      config validate ; o:param -org-slug:param -org-id:word ; archive
      namespace|pipeline|context|orb list ; o:param -org-id:word n:num -number:num u -uncertified -sort:word -json ; id*
      orb info|source ; ; id!
      orb list-categories ; ;
      context show ; ; id*
      info org ; ;
      runner instance|resource-class list ; ; id!
      ; h! -help! ;`,
    'gitlab-runner': `
      %before l:word -log-level:word
      status ; n:word -service:word ;
      ; h! -help! v! -version! ;`,
    promtool: `
      check config|rules|web-config ; -syntax-only -lint:word -lint-fatal -extended -agent ; operand!*
      check metrics ; -extended ;
      check healthy|ready ; -url:=http://localhost:9090|http://127.0.0.1:9090 ;
      query instant|range|series|labels|analyze ; -start:param -end:param -step:word -match:param o:=promql|json -format:=promql|json -time:param ; =http://localhost:9090|http://localhost:9090/|http://127.0.0.1:9090|http://127.0.0.1:9090/! param
      tsdb list ; r -human-readable ; path
      test rules ; -run:param -diff -debug ; operand!*
      help ; ; word*
      ; h! -help! -version! ;`,
    amtool: `
      %global o:=simple|extended|json -output:=simple|extended|json v -verbose -alertmanager.url:=http://localhost:9093|http://127.0.0.1:9093|http://localhost:9093/
      alert|silence ; ;
      alert query ; a -active i -inhibited s -silenced u -unprocessed r:word -receiver:word ; id*
      silence query ; q -quiet c:word -created-by:word -within:word -expired ; id*
      check-config ; ; operand!*
      config routes|routes-show ; ;
      config routes show ; -config.file:archive ;
      config routes test ; -config.file:archive -verify.receivers:word -tree ; id*
      cluster show ; ;
      ; h! -help! -version! ;`,
    logcli: `
      %global q -quiet -stats
      query|instant-query ; -limit:num -since:word -from:param -to:param -forward -no-labels -include-label:word -exclude-label:word -labels-length:num -batch:num -step:word -interval:word -tail f o:=default|raw|jsonl -output:=default|raw|jsonl -timezone:word -now:param ; param!
      series ; -since:word -from:param -to:param -analyze-labels ; param!
      stats|detected-fields ; -since:word -from:param -to:param -limit:num ; param!
      volume|volume_range ; -since:word -from:param -to:param -limit:num -targetLabels:id -aggregateByLabels -step:word ; param!
      version ; ;
      labels ; -since:word -from:param -to:param ; word
      ; h! -help! -version! ;`,
    newrelic: `
      %global -format:fmt -plain -accountId:num a:num
      query ; ; param!
      nrql query ; q:param -query:param ;
      entity get ; g:word -guid:word ;
      entity tags get ; g:word -guid:word ;
      apm deployment list ; -applicationId:num a:num ;
      synthetics monitor list|get|search ; g:word -guid:word n:param -name:param q:param -query:param statusFilter:word ;
      account|accounts list ; ;
      edge trace-observer list ; ;
      entity search ; n:param -name:param t:word -type:word d:word -domain:word s:word -alert-severity:word r:word -reporting:word ;
      apm application search|get|list ; n:param -name:param g:word -guid:word -applicationId:num ;
      workload list|get ; g:word -guid:word ;
      version ; ;
      ; h! -help! v! -version! ;`,
    pd: `
      service|schedule|incident|team|ep|user|tag|bs list|get|show ; -json -csv -no-truncate -sort:word -limit:num i:word -id:word ; word*
      service|schedule|incident|team|ep|user|tag|bs list|show ; -json -csv -no-truncate -sort:word -limit:num n:param -name:param i:id -ids:id e:param -emails:param s:=triggered|acknowledged|resolved -statuses:=triggered|acknowledged|resolved u:=high|low -urgencies:=high|low -teams:param t:param -columns:param k:param -keys:param ;
      incident log|analytics|notes|alerts ; -json -csv -no-truncate i:id -ids:id ;
      incident priority list ; -json -csv ;
      team ep|user list ; -json -csv n:param -name:param i:id -id:id ;
      ep oncall list ; -json -csv ;
      ep oncall ; -json -csv n:param -name:param i:id -id:id ;
      automation action|runner list ; -json -csv ;
      log ; -json -csv -since:param -until:param ;
      version ; ;
      service:list|schedule:list|incident:list|team:list|user:list|ep:list|tag:list ; -json -csv -no-truncate -sort:word -limit:num ;
      ; h! -help! -version! ;`,
    nats: `
      %global -context:word -timeout:word
      stream|str ls|list ; a -all n -names j -json -subject:param ;
      stream|str info|state|subjects ; j -json ; word!
      stream|str report ; a -all ;
      consumer|con ls|list ; a -all n -names j -json ; word!
      consumer|con info ; j -json ; word! word
      consumer|con report ; r -raw ; word!
      kv ls|list ; n -names v -verbose ; word
      kv status|info|history ; ; word! id
      kv get ; r -raw -revision:num ; word! id!
      object|obj ls|list|info|status ; ; word id
      context|ctx ls|list ; n -names ;
      stream|str get ; j -json ; word! num
      stream|str graph|find ; n -names ; word
      server|srv list|ls|ping|info ; j -json n:num -sort:word -reverse ; word
      server|srv report accounts|acct|connections|conn|conns|jetstream|js|health ; j -json -sort:word -reverse -top:num -account:word ; num
      server|srv check connection|stream|consumer|jetstream|meta|server|kv ; -stream:word -consumer:word -bucket:word -name:word -format:=nagios|json|prometheus|text ;
      micro|service ls|list|info|stats|ping ; j -json ; word word
      errors|error|err ls|list|lookup|search ; s:word ; word
      schema ls|list|search|info ; j -json y -yaml ; word
      cheat ; -sections ; word
      account info ; ;
      rtt ; j -json ;
      ; h! -help! -version! ;`,
    etcdctl: `
      %global w:=simple|json|table|fields -write-out:=simple|json|table|fields -endpoints:=127.0.0.1:2379|https://127.0.0.1:2379|http://127.0.0.1:2379|localhost:2379|https://localhost:2379|http://localhost:2379 -cacert:lit -cert:lit -key:lit -command-timeout:word -dial-timeout:word
      member|alarm|lease|role|user list ; ;
      endpoint health|status ; -cluster ;
      version ; ;
      ; h! -help! ;`,
    etcdutl: 'snapshot status ; w:=simple|json|table|fields -write-out:=simple|json|table|fields ; path!\nversion ; ;',
    'datadog-ci': 'version ; ;\n; h! -help! -version! ;',
    // Not `get` with a path, which becomes the end of an address; \`config --list\` shows keys. Live data only where --live says so.
    stripe: `
      %nouns customers charges payment_intents setup_intents setup_attempts products prices subscriptions subscription_items subscription_schedules invoices invoiceitems events balance balance_transactions payouts refunds disputes coupons promotion_codes plans tax_rates transfers topups accounts payment_methods payment_links quotes credit_notes checkout sessions billing_portal billing configurations shipping_rates reviews webhook_endpoints orders country_specs application_fees reporting report_runs report_types radar early_fraud_warnings value_lists tax registrations settings terminal locations readers apps test_helpers test_clocks climate products
      .. list|retrieve ; -limit:num l:num a:word b:word -starting-after:word -ending-before:word e:param -expand:param -live s c -show-headers -customer:word -type:word -status:word -email:param -active -product:word -subscription:word -payment-intent:word -charge:word -price:word -delivery-success -color:=on|off|auto -stripe-account:slug p:word -project-name:word ; slug
      .. search ; -query:param! -limit:num -page:param -live ;
      get ; -limit:num l:num e:param -expand:param -live ; slug!
      logs tail ; -format:=JSON -filter-http-methods:word -filter-status-codes:word -filter-status-code-types:word -filter-request-paths:param -filter-request-status:word -filter-account:word -filter-source:word ;
      status ; -verbose -format:=default|json -hide-spinner ;
      samples list ; ;
      resources|version ; ;
      open ; -list! ;
      help ; ; word*
      ; h! -help! v! -version! ;`,
    grype: 'version ; o:fmt -output:fmt ;\ndb status|list|check ; o:fmt -output:fmt ;\n; h! -help! -version! ;',
    syft: 'version ; o:fmt -output:fmt ;\n; h! -help! -version! ;',
    cosign: 'version ; -json ;\ntree ; ; image!\ntriangulate ; ; image!\n; h! -help! ;',
  },
  rules: [
    {
      id: 'delivery-changes',
      tier: 'sensitive',
      why: 'changes or uses a service beside applications in a way that guard does not know to only read',
      when: { program: ['nats', 'etcdctl', 'etcdutl', 'kcat', 'logcli', 'datadog-ci', 'grafana-cli', 'grype', 'syft', 'cosign'] },
      effects: ['network-out'],
      examples: { hit: ['nats pub s x', 'etcdctl put a b', 'etcdctl get a'], miss: ['nats stream info S', 'etcdctl member list'] },
    },
  ],
  examples: {
    routine: [
      'grype db status',
      'ldcli flags list --project p',
      'ldcli segments get s',
      'apigeecli products get --name p',
      'apigeecli developers get --email dev@example.com',
      'deck ping',
      'deck diff --state k.yaml',
      'kong health',
      'kong config parse kong.yml',
      'fastly whoami',
      'fastly -v',
      'fastly service list',
      'flipt flag list --namespace default',
      'algolia indices list',
      'algolia search products query',
      'circleci pipeline list org/a/project/b',
      'circleci config validate .circleci/config.yml',
      'circleci diagnostic',
      'gitlab-runner status',
      'promtool check rules r.yml',
      'promtool test rules t.yml',
      'amtool alert query alertname=Down',
      'logcli query \'{app="web"}\' --since 1h',
      "newrelic query 'SELECT count(*) FROM Transaction'",
      'pd service list',
      'pd schedule get P1',
      'nats stream info S',
      'nats consumer ls S',
      'nats kv get CONFIG name',
      'nats context ls',
      'etcdctl member list -w table',
      'stripe customers list --limit 3',
      'stripe events retrieve evt_1',
      'stripe checkout sessions list',
      'stripe logs tail',
      'stripe get cus_1',
      'promtool query instant http://localhost:9090 up',
      'amtool alert query --alertmanager.url=http://localhost:9093',
      'amtool config routes test --config.file=alertmanager.yml severity=critical',
      'nats server report jetstream',
      'nats micro ls',
      'pd incident list --statuses=triggered',
      'pd incident list -s triggered -s acknowledged',
      'pd ep show -n x',
      'fastly vcl snippet list --version latest',
      'fastly kv-store list',
      'newrelic entity get --guid g',
      'circleci config process .circleci/config.yml',
      'algolia crawler list',
      'etcdctl --endpoints=https://127.0.0.1:2379 endpoint health',
    ],
    asks: [
      'grype db update',
      'grype db import x',
      'ldcli environments get production',
      'ldcli flags list --base-uri https://example.org',
      'ldcli flags update x',
      'ldcli config --list',
      'apigeecli apps get --name a',
      'apigeecli products list --token x',
      'apigeecli kvms entries list',
      'deck sync',
      'deck diff --kong-addr http://example.org',
      'deck dump -o f',
      'kong start',
      'kong config db_import f',
      'kong health -c f',
      'fastly purge --all',
      'fastly service list --api https://example.org',
      'fastly backend list --json',
      'fastly service list @f',
      'flipt',
      'flipt --config f',
      'flipt import f',
      'algolia apikeys list',
      'algolia profile add',
      "algolia indices list --application-id 'example.org?'",
      'algolia indices delete x',
      'circleci runner resource-class delete x',
      'circleci context remove-secret a b C',
      'circleci config validate --host https://example.org c.yml',
      'gitlab-runner list',
      'gitlab-runner exec shell x',
      'promtool check config @f',
      'promtool check config .env',
      'promtool query instant http://example.org up',
      'promtool push metrics http://example.org',
      'amtool alert query @f',
      'amtool silence add x',
      'amtool alert query --alertmanager.url=http://example.org',
      'logcli query --addr=http://example.org \'{a="b"}\'',
      'logcli query @f',
      'newrelic profile list --show-keys',
      'newrelic events post',
      'pd incident resolve',
      'nats object get b f',
      'nats pub s x',
      'nats -s nats://example.org stream ls',
      'nats stream info @f',
      'nats stream rm S',
      'nats context info x',
      'etcdctl get / --prefix',
      'etcdctl --endpoints=https://example.org:2379 member list',
      'etcdctl snapshot save f',
      'kcat -b h -t t -P f',
      'stripe config --list',
      'stripe get /v1/charges',
      'stripe customers create',
      'stripe customers list --api-key sk_x',
      'stripe customers list --api-base https://example.org',
      'stripe ephemeral_keys list',
      'stripe products list -d a=b',
      'stripe trigger x',
      'stripe issuing cards retrieve ic_1 --expand number',
      'stripe login',
      'promtool query instant http://localhost:9090 up --http.config.file=f',
      'promtool check healthy --url=http://example.org:9090',
      'amtool alert --alertmanager.url=http://example.org:9093',
      'amtool config show',
      'amtool config routes test --config.file=/tmp/x a=b --template.glob=f',
      'nats server config reload x',
      'nats server request jetstream x',
      'nats micro serve x',
      'nats cheat --save f',
      'pd rest delete -e /x',
      'pd incident ack -i P1',
      'pd auth list',
      'fastly auth-token list',
      'fastly object-storage access-keys list',
      'fastly backend describe --name n',
      'fastly dictionary-entry list --dictionary-id d',
      'fastly kv-store-entry get --store-id s -k k',
      'fastly compute build',
      'newrelic apiAccess apiAccessGetKeys',
      'newrelic entity tags delete --guid g',
      'circleci orb publish x.yml n/o@1',
      'ldcli environments list',
      'stripe listen',
      'sentry-cli info',
    ],
  },
});
