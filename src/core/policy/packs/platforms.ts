import type { Pack } from './pack.ts';

const help = '; h! -help! -version! ;';
// Their -h takes the name of a host.
const version = '; -help! -version! ;';

/**
 * What runs clusters of machines and databases, beside kubectl and the databases' clients. None takes another host, a
 * configuration file or a kubeconfig; what shows keys, tokens or whole configurations is left out.
 */
export const platforms = (): Pack => ({
  name: 'platforms',
  tools: {
    // Not -h and -pw: the password would go to another host; toppartitions starts a sampling.
    nodetool: `
      %style words
      ; ; =status|info|ring|tpstats|describecluster|version|compactionstats|netstats|gossipinfo|tablestats|cfstats|listsnapshots|getendpoints|gcstats|statusgossip|statusbinary|statusbackup|statushandoff|statusautocompaction|proxyhistograms|tablehistograms|cfhistograms|getcompactionthroughput|getstreamthroughput|getconcurrentcompactors|getlogginglevels|gettimeout|getmaxhintwindow|getseeds|describering|failuredetector|compactionhistory|rangekeysample|viewbuildstatus|datapaths|clientstats|help! word*`,
    talosctl: `
      %global n:id -nodes:id -context:word
      version ; -client -short ;
      health ; -server -wait-timeout:word ;
      services|service ; ; word =status
      containers|processes|stats|memory|mounts|disks|time|image|netstat ; k ; =list
      logs|dmesg ; f -follow -tail:num ; word
      etcd members|status ; ;
      etcd alarm list ; ;
      config contexts|info ; ;
      get ; o:fmt -output:fmt w -watch -namespace:word ; =members|addresses|routes|links|services|nodename|hostname|disks|systemdisk|extensions|staticpods|etcdmembers|machinestatus|volumestatus|timestatus! word
      ; h! -help! ;`,
    kops: `
      %global -name:word v:num
      get clusters|cluster|instancegroups|instancegroup|ig|instances ; o:=table|json -output:=table|json ; word*
      validate cluster ; o:=table|json -output:=table|json -wait:word -count:num ; word
      version ; -short ;
      ; h! -help! -version! ;`,
    k3s: '; h! -help! v! -version! ;\ncheck-config ; ;',
    k0s: 'version|status ; o:fmt -out:fmt ;\n; h! -help! ;',
    microk8s: 'status ; w -wait-ready t:num -timeout:num -format:=pretty|short|yaml a:word -addon:word ;\nversion ; ;\n; h! -help! ;',
    hubble: 'status|version ; o:fmt -output:fmt ;\nlist nodes|namespaces ; o:fmt -output:fmt ;\n; h! -help! ;',
    calicoctl: `
      get node|nodes|networkpolicy|networkpolicies|np|globalnetworkpolicy|gnp|ippool|ippools|hostendpoint|hep|workloadendpoint|wep|networkset|bgppeer|profile|felixconfig ; o:=wide|yaml|json|ps -output:=wide|yaml|json|ps n:word -namespace:word A -all-namespaces ; word
      ipam show ; -ip:addr -show-blocks -show-borrowed ;
      node status ; ;
      version ; -client ;
      ; h! -help! ;`,
    kn: `
      %global n:word -namespace:word -context:word -cluster:word
      service|ksvc|revision|route|broker|trigger|channel|subscription|domain|source list|ls ; A -all-namespaces o:fmt -output:fmt s:word -service:word -no-headers ; word
      service|ksvc|revision|route|broker|trigger|channel|subscription|domain describe ; o:fmt -output:fmt v -verbose ; word!
      version ; o:fmt -output:fmt ;
      ; h! -help! ;`,
    clusterctl: `
      describe cluster ; n:word -namespace:word -show-conditions:word -echo -grouping -color ; word!
      config repositories ; o:fmt ;
      version ; o:fmt -output:fmt ;
      ; h! -help! ;`,
    virtctl: 'version ; c -client ;\n; h! -help! ;',
    kubescape: 'version ; ;\n; h! -help! ;',
    'kube-linter':
      'version ; ;\n~ lint ; -format:=json|plain|sarif v -verbose ; inside!*\nchecks|templates list ; -format:fmt ;\n; h! -help! ;',
    'kube-score':
      'version ; ;\n~ score ; o:=human|json|ci|sarif|junit -output-format:=human|json|ci|sarif|junit v ; inside!*\nlist ; ;\n; h! -help! ;',
    pluto: 'version ; ;\n~ detect-files ; d:inside -directory:inside o:fmt -output:fmt ;\n; h! -help! ;',
    odo: 'version ; -client ;\n; h! -help! ;',
    patronictl: `
      list|topology|history|version ; f:=pretty|tsv|json|yaml|yml -format:=pretty|tsv|json|yaml|yml e -extended t -timestamp w:num -watch:num ; word*
      ; h! -help! ;`,
    // ./repmgr.conf counts: its options of ssh may run a program.
    repmgr:
      '%here\n~ cluster|node show|matrix|crosscheck|event|status|check ; -csv -compact -all -limit:num -event:word ;\n; h! -help! V! -version! ;',
    mongostat: '; -version! -help! h! ;\nn:num -rowcount:num -noheaders -all -json -humanReadable:=true|false -discover ; num',
    mongotop: '; -version! -help! ;\n-rowcount:num n:num -json -locks ; num',
    mongod: help,
    mongos: help,
    mongodump: version,
    mongorestore: version,
    bsondump: version,
    'redis-server': '; v! -version! h! -help! ;',
    'redis-benchmark': version,
    perror: 's v ; num!*',
    pg_test_timing: 'V! -version! ; -',
    conftest: '; h! -help! v! -version! ;',
    kyverno: 'version ; ;\n; h! -help! ;',
    influxd: 'version ; ;\n; h! -help! ;',
    'neo4j-admin': help,
    memcached: '; V! -version! h! -help! ;',
    // A server of this machine tells what it offers; with more words grpcurl calls it.
    grpcurl: '%style go\n-version! -help! ;\n-plaintext -insecure -max-time:num -connect-timeout:num ; dbhost! =list|describe! id',
    // With -l it only tells what the file holds; -d writes into a database, -f and -L write and read files.
    pg_restore: 'l! -list! v -verbose F:=c|d|t|custom|directory|tar -format:=c|d|t|custom|directory|tar ; archive\n; V! -version! ;',
    neo4j: 'version|status ; ;\n; h! -help! -version! ;',
  },
  rules: [
    {
      id: 'platform-changes',
      tier: 'sensitive',
      why: 'changes a cluster of machines or databases, or uses it in a way that guard does not know to only read',
      when: {
        program: ['nodetool', 'talosctl', 'kops', 'k3s', 'k0s', 'microk8s', 'hubble', 'calicoctl', 'kn', 'clusterctl', 'virtctl']
          .concat(['kubescape', 'kube-linter', 'kube-score', 'pluto', 'odo', 'patronictl', 'repmgr', 'mongostat', 'mongotop', 'mongod'])
          .concat(['mongos', 'redis-server', 'conftest', 'kyverno', 'influxd', 'neo4j', 'neo4j-admin']),
      },
      effects: ['changes-cluster'],
      examples: { hit: ['nodetool drain', 'talosctl reset', 'patronictl failover'], miss: ['nodetool status', 'patronictl list'] },
    },
  ],
  examples: {
    routine: [
      'memcached -V',
      'grpcurl -plaintext localhost:50051 list',
      'grpcurl localhost:443 describe my.Service',
      'nodetool status',
      'nodetool tablestats ks',
      'nodetool getendpoints ks t k',
      'talosctl health',
      'talosctl etcd members',
      'talosctl get members -o yaml',
      'kops get clusters',
      'kops validate cluster --name c',
      'k3s --version',
      'k3s check-config',
      'microk8s status --wait-ready',
      'calicoctl node status',
      'kn service list',
      'clusterctl describe cluster c',
      'patronictl list',
      'mongostat --rowcount 1',
      'mongotop 15',
      'redis-server --version',
      'perror 13',
      'pg_restore -l dump.custom',
      'pg_restore --list -Fc backup/app.dump',
      'pg_restore --version',
    ],
    workspace: ['repmgr cluster show', 'kube-linter lint deploy.yaml', 'kube-score score deploy.yaml', 'pluto detect-files -d .'],
    asks: [
      'memcached -d',
      'grpcurl api.example.org:443 list',
      'grpcurl -plaintext localhost:50051 my.Service/Call',
      'grpcurl -plaintext -d @ localhost:50051 list',
      'grpcurl -H "a: $(cat f)" localhost:50051 list',
      'grpcurl -protoset-out x localhost:50051 describe',
      'grpcurl -unix -plaintext /tmp/s list',

      'mongodump -hh',
      'mongorestore -hh',
      'redis-benchmark -h',
      'cd /tmp/x && repmgr cluster show',
      'nodetool drain',
      'nodetool -h example.org -pw x status',
      'nodetool decommission status',
      'nodetool setlogginglevel org.apache.cassandra TRACE',
      'nodetool getauthcacheconfig x',
      'talosctl reset',
      'talosctl config new',
      'talosctl get machineconfig -o yaml',
      'talosctl -e 192.0.2.1 health',
      'talosctl health --talosconfig f',
      'talosctl service etcd restart',
      'kops get secrets',
      'kops export kubeconfig',
      'kops delete cluster --name c',
      'kops get clusters --state s3://x',
      'k3s kubectl get pods',
      'k3s server',
      'k3s token create',
      'k0s kubeconfig admin',
      'microk8s config',
      'microk8s kubectl delete ns x',
      'calicoctl get nodes --config=/tmp/x',
      'calicoctl delete np x',
      'kn service delete s',
      'kn service list --kubeconfig f',
      'clusterctl get kubeconfig c',
      'clusterctl delete --all',
      'patronictl failover',
      'patronictl show-config',
      'patronictl -c f list',
      'repmgr -f f cluster show',
      'repmgr standby promote',
      'repmgr cluster cleanup',
      'mongostat --host example.org',
      'mongostat --uri mongodb://example.org',
      'mongod --dbpath x',
      'redis-server /tmp/x.conf',
      'kube-linter lint /etc',
      'pluto detect-files -d /etc',
      'neo4j stop',
      'pg_restore dump.custom',
      'pg_restore -l -d prod dump.custom',
      'pg_restore -l -f toc dump.custom',
      'pg_restore -l ~/.ssh/id_rsa',
    ],
  },
});
