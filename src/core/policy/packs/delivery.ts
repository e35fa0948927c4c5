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
      flags|projects|segments|metrics|members|teams|context-kinds list|get ; @read ; word
      version ; ;
      help ; ; word*
      ; h! -help! v! -version! ;`,
    apigeecli: `
      %global o:word -org:word e:word -env:word -default-token -metadata-token -disable-check
      products|developers|envs|orgs|apis|sharedflows|envgroups|instances|references|flowhooks list|get ; n:param -name:param -email:param -expand -count:num c:num ;
      apis|sharedflows listdeploy ; n:param -name:param -rev:num v:num ;
      ; h! -help! v! -version! ;`,
    deck: `
      %global -no-color -verbose:num -timeout:num
      ping ; w:word -workspace:word ;
      gateway ping ; w:word -workspace:word ;
      diff|validate ; s:archive -state:archive w:word -workspace:word -parallelism:num -silence-events -skip-consumers -json-output -non-zero-exit-code -select-tag:word -online ; archive*
      gateway diff|validate ; w:word -workspace:word -parallelism:num -silence-events -skip-consumers -json-output -non-zero-exit-code -select-tag:word ; archive*
      file validate|lint ; ; archive*
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
      domain|healthcheck|acl|dictionary|condition|cache-setting list ; s:word -service-id:word -service-name:word -version:word ;
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
      objects|rules|synonyms browse ; o:fmt -output:fmt ; word!
      settings get ; o:fmt -output:fmt ; word!
      version ; ;
      ; h! -help! v! -version! ;`,
    circleci: `
      version|diagnostic ; ;
      help ; ; word*
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
      test rules ; -run:param -diff -debug ; operand!*
      help ; ; word*
      ; h! -help! -version! ;`,
    amtool: `
      %global o:=simple|extended|json -output:=simple|extended|json v -verbose
      alert|silence ; ;
      alert query ; a -active i -inhibited s -silenced u -unprocessed r:word -receiver:word ; id*
      silence query ; q -quiet c:word -created-by:word -within:word -expired ; id*
      check-config ; ; operand!*
      config routes|routes-show ; ;
      cluster show ; ;
      ; h! -help! -version! ;`,
    logcli: `
      %global q -quiet -stats
      query|instant-query ; -limit:num -since:word -from:param -to:param -forward -no-labels -include-label:word -exclude-label:word -labels-length:num -batch:num -step:word -interval:word -tail f o:=default|raw|jsonl -output:=default|raw|jsonl -timezone:word -now:param ; param!
      series ; -since:word -from:param -to:param -analyze-labels ; param!
      labels ; -since:word -from:param -to:param ; word
      ; h! -help! -version! ;`,
    newrelic: `
      %global -format:fmt -plain -accountId:num a:num
      query ; ; param!
      nrql query ; q:param -query:param ;
      entity search ; n:param -name:param t:word -type:word d:word -domain:word s:word -alert-severity:word r:word -reporting:word ;
      apm application search|get|list ; n:param -name:param g:word -guid:word -applicationId:num ;
      workload list|get ; g:word -guid:word ;
      version ; ;
      ; h! -help! v! -version! ;`,
    pd: `
      service|schedule|incident|team|ep|user|tag|bs list|get|show ; -json -csv -no-truncate -sort:word -limit:num i:word -id:word ; word*
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
    stripe: 'version ; ;\n; h! -help! v! -version! ;',
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
      'stripe listen',
      'sentry-cli info',
    ],
  },
});
