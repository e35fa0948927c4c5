import type { Pack } from './pack.ts';

const help = '; h! -help! -version! ;';

/**
 * Metrics, logs and alerts, beside those of the pack `delivery`. What shows a whole configuration is left out, since keys of
 * the service stand there; so is another server, and a configuration that the command names, which can load code.
 */
export const observability = (): Pack => ({
  name: 'observability',
  tools: {
    // The DNS client of the same name asks whatever server `@` names.
    dog: `
      %global -raw -pretty
      monitor|screenboard|timeboard|dashboard|event|downtime|service_level_objective show ; ; num!
      monitor|timeboard|downtime|dashboard_list show_all|show ; ; num
      tag show ; ; word!
      event stream ; ; num! num
      metric query ; ; param!
      search query ; ; param!
      ; h! -help! v! -version! V! ;`,
    'datadog-agent': `
      version|health|hostname|diagnose ; ;
      status ; j -json p -pretty-json ; word
      integration freeze|show ; ; word
      ; h! -help! ;`,
    splunk: `
      version|status|help ; ; word*
      list index|forward-server|monitor|app|user|role|search-server|deploy-clients|licenser-groups|licenses|tcp|udp|exec|inputstatus|shcluster-members|cluster-peers|excess-buckets|jobs|saved-search ; ;
      show web-port|splunkd-port|servername|default-hostname|datastore-dir|minfreemb|deploy-poll|cluster-status|shcluster-status|cluster-bundle-status|kvstore-status|maintenance-mode|jobs|appserver-ports|kvstore-port ; -verbose ;
      display app|boot-start|deploy-client|deploy-server|discoverable|jobs|listen|local-index|dist-search ; ; word
      btool check ; ;`,
    prometheus: help,
    alertmanager: help,
    pushgateway: help,
    node_exporter: help,
    blackbox_exporter: help,
    loki: '%style go\n-version! -help! ;',
    promtail: '%style go\n-version! -help! ;',
    thanos: help,
    mimirtool: `
      version ; ;
      rules list ; -format:=json|yaml|table -disable-color ;
      rules lint ; n -dry-run! l:word ; operand!*
      rules check ; -strict ; operand!*
      ; -help! -version! ;`,
    'grafana-cli': `
      plugins ls|list-remote ; ;
      plugins list-versions ; ; word!
      ; h! -help! v! -version! ;`,
    'grafana-server': '%style go\nv! ;',
    // It runs the plugins that the configuration of the system names: not --test.
    telegraf: '; h! -help! -version! -input-list! -output-list! -processor-list! -aggregator-list! ;\nversion ; ;\nplugins ; ;',
    filebeat: `
      version ; ;
      modules list ; ;
      test config|output ; ;
      ; h! -help! ;`,
    metricbeat: '=filebeat',
    packetbeat: '=filebeat',
    heartbeat: '=filebeat',
    auditbeat: '=filebeat',
    logstash: '; h! -help! V! -version! ;',
    'logstash-plugin': 'list ; -verbose -installed -group:word ; word\n; h! -help! ;',
    'elasticsearch-plugin': 'list ; v -verbose s -silent ;\n; h! -help! ;',
    'opensearch-plugin': '=elasticsearch-plugin',
    'kibana-plugin': 'list ; ;\n; h! -help! ;',
    elasticsearch: '; h! -help! V! -version! ;',
    kibana: help,
    meilisearch: '; h! -help! V! -version! ;',
    'typesense-server': '; -help! -version! ;',
    solr: 'version ; ;\nstatus ; ;\n; -help! -version! ;',
    fluentd: help,
    'fluent-bit': '; h! -help! V! -version! ;',
    // Its sources may run programs, and `validate` looks whether sinks are there.
    vector: `
      list ; -format:fmt ;
      ; h! -help! V! -version! ;`,
    otelcol: '%style go\nv! -version! h! -help! ;\ncomponents ; ;',
    'otelcol-contrib': '=otelcol',
    sensuctl: `
      %global -namespace:word -format:=json|yaml|tabular|wrapped-json
      check|entity|event|filter|asset|namespace|silenced|role|role-binding|cluster-role|cluster-role-binding|user|tessen list|info ; -all-namespaces -chunk-size:num -label-selector:lit -field-selector:lit ; word*
      cluster member-list|health|id ; ;
      version ; ;
      ; h! -help! ;`,
    icinga2: `
      feature list ; ;
      ; h! -help! V! -version! ;`,
    // Not `options`, which shows the environment of what it watches.
    circusctl: 'status|list|numprocesses|listpids|stats ; ; word\n; h! -help! -version! ;',
    'sentry-cli': `
      %here
      %global o:slug -org:slug p:slug -project:slug
      releases list ; D -delimiter:lit -show-projects R -raw ;
      releases info ; P -show-projects C -show-commits q -quiet ; id!
      releases propose-version ; ;
      projects|organizations|repos|monitors list ; ;
      issues|events list ; s:word -status:word a -all q:param -query:param i:id -id:id U -show-user T -show-tags -max-rows:num -pages:num ;
      deploys list ; r:id -release:id ;
      ; h! -help! V! -version! ;`,
    checkly: '; h! -help! v! -version! ;',
  },
  rules: [
    {
      id: 'monitoring-changes',
      tier: 'sensitive',
      why: 'changes what is watched or who is told, shows keys, or uses a monitoring tool in a way that guard does not know to only read',
      when: {
        program: ['dog', 'datadog-agent', 'splunk', 'mimirtool', 'telegraf', 'filebeat', 'metricbeat', 'packetbeat', 'heartbeat']
          .concat(['auditbeat', 'logstash', 'logstash-plugin', 'elasticsearch-plugin', 'opensearch-plugin', 'kibana-plugin', 'solr'])
          .concat(['vector', 'otelcol', 'otelcol-contrib', 'sensuctl', 'icinga2', 'circusctl', 'checkly']),
      },
      effects: ['network-out', 'changes-services'],
      examples: { hit: ['dog monitor delete 1', 'splunk stop', 'sensuctl check delete c'], miss: ['dog monitor show 1', 'splunk status'] },
    },
  ],
  examples: {
    routine: [
      'dog monitor show 1',
      'dog monitor show_all',
      "dog metric query 'avg:system.load.1{*}'",
      'datadog-agent status',
      'splunk list index',
      'splunk show cluster-status',
      'splunk help search',
      'prometheus --version',
      'mimirtool rules check r.yaml',
      'grafana-cli plugins list-remote',
      'filebeat test config',
      'filebeat modules list',
      'elasticsearch-plugin list',
      'logstash-plugin list --verbose',
      'otelcol components',
      'sensuctl check info c --format json',
      'sentry-cli releases list',
    ],
    asks: [
      'circusctl options w',
      'sensuctl handler info slack --format json',
      'dog monitor delete 1',
      'dog monitor show 1 --config /tmp/x',
      'dog monitor show 1 --api-key x --application-key y',
      'dog dashboard pull 1 f',
      'dog A example.org @198.51.100.1',
      'datadog-agent config',
      'datadog-agent check cpu',
      'datadog-agent configcheck',
      'datadog-agent flare',
      'splunk stop',
      'splunk cmd id',
      'splunk clean eventdata',
      'splunk list index -auth a:b',
      'splunk list index -uri https://example.org:8089',
      'splunk search x',
      'splunk show config inputs',
      'splunk btool inputs list',
      'prometheus --config.file=f',
      'mimirtool rules lint r.yaml',
      'mimirtool rules load r.yaml',
      'mimirtool rules list --address=http://example.org',
      'grafana-cli plugins install x',
      'grafana-cli --pluginUrl https://example.org/x plugins ls',
      'grafana-cli admin reset-admin-password x',
      'telegraf --test',
      'filebeat test output -c f',
      'filebeat setup',
      'filebeat modules enable nginx',
      'filebeat export config',
      'filebeat test config -E path.config=/tmp/x',
      'logstash -e x',
      'logstash -t -f f',
      'elasticsearch-plugin install x',
      'vector validate f.toml',
      'vector test f.toml',
      'otelcol validate --config=https://example.org/x',
      'sensuctl check delete c',
      'sensuctl check list --api-url http://example.org',
      'sensuctl env',
      'sentry-cli releases list --url https://example.org',
      'sentry-cli releases list --auth-token x',
      'sentry-cli releases list --log-level debug',
      'sentry-cli send-event -m x',
      'icinga2 object list',
      'icinga2 feature enable x',
    ],
  },
});
