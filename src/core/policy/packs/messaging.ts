import type { Pack } from './pack.ts';

/**
 * Message brokers beside the ones of the pack `databases`. Left out everywhere: `--command-config`, `-F`, `-X` and their like (a
 * file of settings, passwords, or code), and what moves offsets, throttles or leaders.
 */
export const messaging = (): Pack => ({
  name: 'messaging',
  tools: {
    'kafka-broker-api-versions': '-bootstrap-server:dbhost! -version! -help! ; -',
    'kafka-broker-api-versions.sh': '=kafka-broker-api-versions',
    'kafka-log-dirs': '-describe! -bootstrap-server:dbhost -broker-list:id -topic-list:id ; -\n-version! -help! ; -',
    'kafka-log-dirs.sh': '=kafka-log-dirs',
    'kafka-get-offsets':
      '-bootstrap-server:dbhost! -topic:word -partitions:id -topic-partitions:id -time:=-1|-2|-3|-4|-5|earliest|latest|max-timestamp -exclude-internal-topics -version! -help! ; -',
    'kafka-get-offsets.sh': '=kafka-get-offsets',
    'kafka-cluster': '%global -bootstrap-server:dbhost b:dbhost\ncluster-id|list-endpoints ; ;\n; -version! h! -help! ;',
    'kafka-cluster.sh': '=kafka-cluster',
    'kafka-features': '%global -bootstrap-server:dbhost\ndescribe|version-mapping|feature-dependencies ; ;\n; -version! h! -help! ;',
    'kafka-features.sh': '=kafka-features',
    'kafka-metadata-quorum':
      '%global -bootstrap-server:dbhost\ndescribe ; s r -status -replication re -human-readable ;\n; -version! h! -help! ;',
    'kafka-metadata-quorum.sh': '=kafka-metadata-quorum',
    'kafka-transactions': `%global -bootstrap-server:dbhost
      list ; -duration-filter:num -transactional-id-pattern:lit ;
      describe ; -transactional-id:word! ;
      describe-producers ; -topic:word! -partition:num! -broker-id:num ;
      find-hanging ; -broker-id:num -topic:word -partition:num -max-transaction-timeout:num ;
      ; -version! h! -help! ;`,
    'kafka-transactions.sh': '=kafka-transactions',
    // Not --verify, which takes throttles away.
    'kafka-reassign-partitions': '-list! -bootstrap-server:dbhost ; -\n-version! -help! ; -',
    'kafka-reassign-partitions.sh': '=kafka-reassign-partitions',
    'kafka-storage': 'random-uuid ; ;\n; -version! h! -help! ;',
    'kafka-storage.sh': '=kafka-storage',
    'kafka-client-metrics': '-list! -describe! -bootstrap-server:dbhost -name:word ; -\n-version! -help! ; -',
    'kafka-client-metrics.sh': '=kafka-client-metrics',
    'kafka-groups': '-list! -bootstrap-server:dbhost -protocol:word -group-type:word -consumer -share -streams ; -\n-version! -help! ; -',
    'kafka-groups.sh': '=kafka-groups',
    'kafka-leader-election': '-version! -help! ; -',
    'kafka-leader-election.sh': '=kafka-leader-election',
    'kafka-console-consumer': '-version! -help! ; -',
    'kafka-console-consumer.sh': '=kafka-console-consumer',
    'kafka-console-producer': '=kafka-console-consumer',
    'kafka-console-producer.sh': '=kafka-console-consumer',
    // Its settings may hold a password, which the broker gets. A topic that a listing names may come to be by it. Without one of the modes it sends what stands on the input when that is no terminal.
    kcat: `; V! h! ;
      L! b:dbhost J q v m:num ; -
      C! b:dbhost t:word!! p:num o:=beginning|end|stored|-1|-5|-10|-20|-100 c:num e q u J Z f:lit K:lit D:lit s:word m:num v ; -
      Q! b:dbhost t:id!! ; -`,
    kafkacat: '=kcat',
    // The file of a checkout may name the program that reaches a cluster.
    kafkactl: `
      %here
      %set o o:fmt -output:fmt -context:word
      ~ get topics|topic|consumer-groups|cg|brokers|acl|acls ; @o t:word -topic:word ;
      ~ describe topic|consumer-group|cg|broker ; @o c -print-configs s -skip-empty ; word!
      config current-context|get-contexts ; o:fmt -output:fmt ;
      version ; ;
      ; h! -help! ;`,
    rpk: `
      %here
      %global v -verbose -profile:word
      version ; ;
      topic list|ls ; d -detailed i -internal r -regex -format:fmt ; lit*
      topic describe ; s -print-summary c -print-configs p -print-partitions a -print-all -stable r -regex -format:fmt ; lit!*
      topic describe-storage ; ; word!
      cluster info|metadata|status ; b -print-brokers t -print-topics i -print-internal-topics d -print-detailed-topics c -print-cluster -format:fmt ;
      cluster health ; w -watch e -exit-when-healthy -format:fmt ;
      cluster config status ; ;
      cluster partitions list|ls|balancer-status|movement-status ; a -all p:id -partition:id d -disabled-only -format:fmt ; id*
      cluster logdirs describe ; b:num -broker:num -topics:id -aggregate-into:word H -human-readable -sort-by-size ;
      cluster maintenance|license status|info ; -format:fmt ; num
      cluster txn list|describe|describe-producers ; t:id -topics:id p:id -partitions:id a -all r -regex -format:fmt ; id*
      cluster storage status|restore|restore-status|list-mountable ; -format:fmt ; =status
      group list|ls ; i -brokers:id s:word -states:word -format:fmt ;
      group describe ; c -print-commits s -print-summary l i:word -instance-id:word r -regex -format:fmt ; lit!*
      security acl|user|role list|ls ; -format:fmt ;
      registry schema list|get ; -schema-version:word -id:num -deleted -format:fmt ; word*
      registry subject|compatibility-level|mode list|get ; -global -deleted -format:fmt ; word*
      redpanda admin brokers|partitions|config list ; -leader-only ; num
      transform list|ls ; d -detailed -format:fmt ;
      profile list|ls|current ; ;
      container status ; ;
      plugin list|ls ; l -local ;
      ; h! -help! -version! ;`,
    confluent: `
      %global o:fmt -output:fmt
      %set in -cluster:word -environment:word -context:word -kafka-endpoint-disabled -all
      version ; ;
      kafka topic|cluster|region|partition|broker|replica|link list ; @in -topic:word ;
      kafka topic|cluster|partition|broker describe ; @in -topic:word ; word
      kafka topic configuration list ; @in ; word!
      kafka consumer list ; @in -group:word ;
      kafka consumer group|lag list|describe ; @in ; word
      kafka consumer group lag list|describe|summarize ; @in ; word
      kafka acl list ; @in ;
      environment|provider|organization list ; ;
      environment describe ; ; word
      connect cluster|plugin list ; @in ;
      schema-registry subject|schema list ; @in -prefix:word -subject-prefix:word -deleted ;
      schema-registry subject|cluster describe ; @in -deleted ; word
      iam user|service-account|rbac|group-mapping|provider list ; ;
      ksql|flink cluster|statement|compute-pool|region list ; @in ;
      context list ; ;
      plugin list ; ;
      ; h! -help! -version! ;`,
    'pulsar-admin': `
      tenants|clusters list ; ;
      tenants|clusters get ; ; word!
      brokers list ; ; word!
      brokers healthcheck|version|leader-broker ; ;
      namespaces list|topics|policies|permissions|get-retention|get-backlog-quotas|get-message-ttl|get-persistence|get-dispatch-rate ; ; lit!
      topics list|list-partitioned-topics ; ; lit!
      topics stats|stats-internal|partitioned-stats|subscriptions|get-partitioned-topic-metadata|info-internal|lookup|permissions|last-message-id ; ; lit!
      functions|sources|sinks list|status ; -tenant:word -namespace:word -name:word ;
      functions stats ; -tenant:word -namespace:word -name:word ;
      schemas get ; ; lit!
      broker-stats monitoring-metrics|load-report|topics|mbeans ; ;
      ; h! -help! -version! ;`,
    // -A imports the application.
    celery: `
      %before A:inside -app:inside
      ~ status ; -json j t:num -timeout:num ;
      ~ inspect ping|active|scheduled|reserved|revoked|registered|stats|active_queues|clock ; -json j t:num -timeout:num d:id -destination:id ;
      ; h! -help! -version! ;`,
    'rabbitmq-plugins': `%global n:word -node:word q -quiet s -silent -formatter:=json|csv|table|pretty_table|erlang -timeout:num t:num l -longnames -online -offline
      list ; vmeE -verbose -minimal -enabled -implicitly-enabled ; lit
      is_enabled ; ; word!*
      directories|version ; ;
      help ; ; word
      ; h! -help! -version! ;`,
    'rabbitmq-queues': `%global n:word -node:word q -quiet s -silent -formatter:=json|csv|table|pretty_table|erlang -timeout:num t:num l -longnames p:lit -vhost:lit
      quorum_status|stream_status ; ; word!
      check_if_cluster_has_classic_queue_mirroring_policy|check_if_node_is_mirror_sync_critical|check_if_node_is_quorum_critical|check_if_new_quorum_queue_replicas_have_finished_initial_sync ; ;
      help ; ; word
      ; h! -help! -version! ;`,
    'rabbitmq-streams': `%global n:word -node:word q -quiet s -silent -formatter:=json|csv|table|pretty_table|erlang -timeout:num t:num l -longnames p:lit -vhost:lit
      stream_status ; -tracking ; word!
      list_stream_connections|list_stream_consumers|list_stream_publishers|list_stream_consumer_groups|list_stream_group_consumers|list_stream_tracking ; -stream:word -reference:word ; word*
      help ; ; word
      ; h! -help! -version! ;`,
    'rabbitmq-upgrade': 'help ; ; word\n; h! -help! -version! ;',
  },
  rules: [
    {
      id: 'rpk-destroys',
      tier: 'critical',
      why: 'deletes topics or records, or changes users and rights of a message broker',
      when: {
        program: 'rpk',
        subcommand: [
          'topic delete|trim-prefix',
          'group delete|offset-delete|seek',
          'acl|security *',
          'cluster config|maintenance|partitions',
          'redpanda admin|mode|tune',
          'cloud *',
        ],
      },
      effects: ['changes-database', 'deletes'],
      examples: {
        hit: ['rpk topic delete t', 'rpk acl create --allow-principal u', 'rpk security user create u'],
        miss: ['rpk topic list'],
      },
    },
    {
      id: 'broker-changes',
      tier: 'sensitive',
      why: 'sends to a message broker, changes it, or uses it in a way that guard does not know to only read',
      when: {
        program: ['kafkacat', 'kafkactl', 'rpk', 'confluent', 'pulsar-admin', 'celery', 'rabbitmq-plugins', 'rabbitmq-queues']
          .concat(['rabbitmq-streams', 'rabbitmq-upgrade', 'kafka-reassign-partitions', 'kafka-reassign-partitions.sh'])
          .concat(['kafka-storage', 'kafka-storage.sh', 'kafka-features', 'kafka-features.sh', 'kafka-leader-election'])
          .concat(['kafka-leader-election.sh', 'kafka-transactions', 'kafka-transactions.sh', 'kafka-console-producer'])
          .concat(['kafka-console-producer.sh', 'kafka-console-consumer', 'kafka-console-consumer.sh']),
      },
      effects: ['network-out', 'changes-database'],
      examples: {
        hit: ['rpk topic delete t', 'kafka-storage.sh format -t x -c f', 'rabbitmq-plugins enable x'],
        miss: ['rpk topic list', 'kafka-storage.sh random-uuid', 'rabbitmq-plugins list'],
      },
    },
  ],
  examples: {
    routine: [
      'kafka-broker-api-versions.sh --bootstrap-server localhost:9092',
      'kafka-log-dirs.sh --describe --bootstrap-server localhost:9092 --broker-list 0,1 --topic-list t',
      'kafka-get-offsets.sh --bootstrap-server localhost:9092 --topic t --time -1',
      'kafka-metadata-quorum.sh --bootstrap-server localhost:9092 describe --status',
      'kafka-transactions.sh --bootstrap-server localhost:9092 list',
      'kafka-storage.sh random-uuid',
      'kcat -b localhost:9092 -L -J',
      'kcat -C -b localhost:9092 -t topic -o beginning -e',
      'rpk topic list',
      'rpk topic describe t -p',
      'rpk cluster health --watch',
      'rpk group describe g',
      'confluent kafka topic describe t --cluster c',
      'pulsar-admin topics stats persistent://public/default/t',
      'rabbitmq-plugins list -e -m',
      'rabbitmq-queues quorum_status q',
    ],
    workspace: ['kafkactl get topics -o yaml', 'celery -A app inspect active', 'celery -A app status'],
    asks: [
      'kcat -L -b kafka.example.org:9092',
      'kcat -C -b kafka.example.org:9092 -t t',
      'kafka-groups.sh --list --bootstrap-server kafka.example.org:9092',
      'kcat -L -b h:1 -t t',
      'rpk cluster config lint',
      'kafka-broker-api-versions.sh --bootstrap-server h:1 --command-config f',
      'kafka-reassign-partitions.sh --bootstrap-server h:1 --reassignment-json-file f --verify',
      'kafka-reassign-partitions.sh --bootstrap-server h:1 --reassignment-json-file f --execute',
      'kafka-features.sh --bootstrap-server h:1 upgrade --release-version 4.0',
      'kafka-transactions.sh --bootstrap-server h:1 abort --topic t --partition 0 --start-offset 1',
      'kafka-client-metrics.sh --bootstrap-server h:1 --delete --name x',
      'kafka-storage.sh format -t x -c f',
      'kafka-console-producer.sh --bootstrap-server h:1 --topic t',
      'kafka-console-consumer.sh --bootstrap-server h:1 --topic t --formatter a.B',
      'kcat -b h:1 -t t',
      'kcat -P -b h:1 -t t',
      'kcat -L -b h:1 -F f',
      'kcat -C -b h:1 -t t -X plugin.library.paths=/tmp/x',
      'kcat -C -L -b h:1 -P -t t',
      'kcat -G g -b h:1 t',
      'kafkactl delete topic t',
      'kafkactl get topics -C /tmp/x',
      'kafkactl config view',
      'rpk topic delete t',
      'rpk cluster config set a b',
      'rpk cluster config export',
      'rpk topic list -X brokers=h:1',
      'rpk topic list --config /tmp/x',
      'rpk security user create u',
      'rpk plugin install x',
      'rpk container start',
      'cd /tmp/x && rpk topic list',
      'confluent api-key list',
      'confluent kafka topic delete t',
      'confluent connect cluster describe c',
      'confluent kafka topic list --url http://example.org',
      'pulsar-admin topics delete persistent://a/b/t',
      'pulsar-admin --admin-url http://example.org tenants list',
      'celery -A /tmp/app status',
      'celery -A app purge',
      'celery -A app report',
      'rabbitmq-plugins enable x',
      'rabbitmq-queues delete_member q n',
      'rabbitmq-queues peek q 1 --erlang-cookie x',
      'rabbitmq-streams add_replica s n',
      'rabbitmq-upgrade drain',
    ],
  },
});
