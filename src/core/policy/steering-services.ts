import { lazily } from '../lazily.ts';

/** Names of programs, and of the variables that they obey, with blanks between. */
export type SteeringFamily = readonly [programs: string, names: string];

/**
 * The same as `steeringOf` for what talks to brokers, builds, stores and hosted services: variables that name another server (which then
 * gets the stored token), a file of settings, or a program. Tokens alone only choose an account and are not listed.
 */
const families: readonly SteeringFamily[] = [
  [
    'kafka-topics kafka-consumer-groups kafka-configs kafka-acls kafka-broker-api-versions kafka-log-dirs kafka-get-offsets kafka-cluster kafka-features kafka-metadata-quorum kafka-transactions kafka-reassign-partitions kafka-storage kafka-client-metrics kafka-groups kafka-leader-election kafka-console-consumer kafka-console-producer',
    'KAFKA_* JAVA_* JDK_JAVA_OPTIONS CLASSPATH',
  ],
  ['logstash logstash-plugin elasticsearch-plugin opensearch-plugin keytool solr', 'KAFKA_* JAVA_* JDK_JAVA_OPTIONS CLASSPATH SOLR_*'],
  ['pulsar-admin', 'PULSAR_* JAVA_* JDK_JAVA_OPTIONS CLASSPATH'],
  ['nodetool', 'CASSANDRA_* NODETOOL_* JVM_OPTS JAVA_* JDK_JAVA_OPTIONS CLASSPATH'],
  ['neo4j neo4j-admin', 'NEO4J_* JAVA_* JDK_JAVA_OPTIONS CLASSPATH'],
  ['kcat kafkacat', 'KCAT_CONFIG KAFKACAT_CONFIG'],
  ['kafkactl', 'KAFKA_CTL_* CONTEXTS_* BROKERS SASL_* TLS_*'],
  ['rpk', 'RPK_* REDPANDA_*'],
  ['confluent', 'CONFLUENT_*'],
  ['celery', 'CELERY_*'],
  ['rabbitmq-plugins rabbitmq-queues rabbitmq-streams rabbitmq-upgrade rabbitmqadmin', 'RABBITMQ_* ERL_*'],
  ['nats', 'NATS_URL NATS_CONTEXT NATS_SOCKS_PROXY NATS_CA NATS_CERT NATS_KEY NATS_CREDS NATS_NKEY'],
  ['dog datadog-agent', 'DATADOG_HOST DD_*'],
  ['splunk', 'SPLUNK_*'],
  ['mimirtool', 'MIMIR_* CORTEX_*'],
  ['logcli', 'LOKI_*'],
  ['grafana-cli grafana-server', 'GF_*'],
  ['sensuctl', 'SENSU_*'],
  ['circusctl', 'CIRCUSCTL_*'],
  ['sentry-cli', 'SENTRY_URL SENTRY_PROPERTIES SENTRY_LOG_LEVEL SENTRY_HTTP_PROXY SENTRY_LOAD_DOTENV SENTRY_DOTENV_PATH'],
  ['newrelic', 'NEW_RELIC_*'],
  ['stripe', 'STRIPE_*'],
  ['fastly', 'FASTLY_API_ENDPOINT FASTLY_API_URL FASTLY_ACCOUNT_ENDPOINT FASTLY_RTS_ENDPOINT'],
  ['pd', 'PD_*'],
  ['buildkite-agent', 'BUILDKITE_AGENT_ENDPOINT BUILDKITE_AGENT_CONFIG BUILDKITE_NO_HTTP2'],
  ['bk', 'BUILDKITE_GRAPHQL_ENDPOINT BUILDKITE_REST_API_ENDPOINT BK_*'],
  ['drone', 'DRONE_SERVER DRONE_AUTOSCALER DRONE_TLS_* SOCKS_PROXY'],
  ['woodpecker-cli', 'WOODPECKER_SERVER WOODPECKER_CONFIG WOODPECKER_SKIP_VERIFY SOCKS_PROXY'],
  ['travis', 'TRAVIS_ENDPOINT TRAVIS_CONFIG_PATH'],
  ['jenkins-cli', 'JENKINS_URL JAVA_* JDK_JAVA_OPTIONS CLASSPATH'],
  ['spacectl', 'SPACELIFT_API_ENDPOINT SPACELIFT_API_KEY_ENDPOINT'],
  ['codefresh', 'CF_URL CFCONFIG'],
  ['octopus', 'OCTOPUS_URL OCTOPUS_HOST'],
  ['skaffold', 'SKAFFOLD_* KUBECONFIG'],
  ['tilt', 'TILT_* KUBECONFIG'],
  ['cloudflared', 'TUNNEL_*'],
  ['akamai', 'AKAMAI_*'],
  ['traefik', 'TRAEFIK_*'],
  ['talosctl', 'TALOSCONFIG TALOS_*'],
  ['kops', 'KOPS_* S3_ENDPOINT AWS_* KUBECONFIG'],
  ['hubble', 'HUBBLE_*'],
  ['calicoctl', 'CALICO_* DATASTORE_TYPE ETCD_* KUBECONFIG'],
  ['kn clusterctl virtctl kubescape odo', 'KUBECONFIG CLUSTERCTL_*'],
  ['patronictl', 'PATRONICTL_* PATRONI_* DCS_URL'],
  ['repmgr', 'PG*'],
  ['s3cmd s5cmd awslogs cli53', 'S3CMD_CONFIG S3_ENDPOINT_URL AWS_*'],
  ['b2', 'B2_*'],
  ['azcopy', 'AZCOPY_*'],
  // A configuration file of Slurm names plugins, which are loaded.
  ['sinfo squeue sacct scontrol sacctmgr sdiag sprio sshare sreport sstat strigger scrontab', 'SLURM_CONF SLURM_CONF_SERVER'],
  ['kaggle', 'KAGGLE_*'],
  ['hf', 'HF_ENDPOINT HF_INFERENCE_ENDPOINT'],
  ['bosh', 'BOSH_*'],
  ['ipfs', 'IPFS_*'],
  ['pueue', 'PUEUE_*'],
  ['todo.sh', 'TODOTXT_* TODO_*'],
  ['notmuch', 'NOTMUCH_*'],
  // P4PORT=rsh:COMMAND runs the command.
  ['p4', 'P4*'],
  ['quilt', 'QUILT*'],
  ['pio platformio', 'PLATFORMIO_*'],
  ['perldoc', 'PERL* PAGER'],
  ['ri', 'RI RI_PAGER PAGER RUBY*'],
  ['ceph rbd rados radosgw-admin', 'CEPH_*'],
  ['kopia', 'KOPIA_*'],
  ['bup', 'BUP_*'],
  ['pgbackrest', 'PGBACKREST_*'],
  ['tsh', 'TELEPORT_* TSH_*'],
  ['lpass', 'LPASS_*'],
  ['koji', 'KOJI_*'],
  // Lua, which runs.
  ['wezterm', 'WEZTERM_CONFIG_FILE'],
  ['trace-cmd', 'TRACEEVENT_*'],
  ['supabase', 'SUPABASE_*'],
];

/** Names, `*` at the end for a family; a script of Kafka may have its suffix. */
export function steeringOfServices(program: string): readonly string[] {
  return namesFor(families, program.replace(/^(kafka-[a-z-]+)\.sh$/, '$1')) ?? [];
}

/** @returns the names of the first family that has the program, or null */
export function namesFor(all: readonly SteeringFamily[], program: string): readonly string[] | null {
  if (program.includes(' ')) return null;
  // As texts: to look through them takes less than to make lists of them, and a start less than with a text for each word.
  const wanted = ` ${program} `;
  return all.find(([programs]) => ` ${programs} `.includes(wanted))?.[1].split(' ') ?? null;
}

/** Made once: a script may name ten thousand variables. */
const obeyed = lazily(() => {
  const all = [...new Set(families.flatMap(([, names]) => names.split(' ')))];
  return {
    exact: new Set(all.filter((name) => !name.endsWith('*'))),
    families: all.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1)),
  };
});

/** Whether some service's program obeys the variable. */
export function steersServices(variable: string): boolean {
  const { exact, families: beginnings } = obeyed();
  return exact.has(variable) || beginnings.some((beginning) => variable.startsWith(beginning));
}
