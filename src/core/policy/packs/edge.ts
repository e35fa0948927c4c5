import type { Pack } from './pack.ts';

/** Content delivery, names and tunnels at the edge of a network. None takes a token, an address or a configuration file. */
export const edge = (): Pack => ({
  name: 'edge',
  tools: {
    flarectl: `
      %global -json -account-id:slug
      zone|z list|l|info|i|plan|keyless|ct|settings ; -zone:word ; word
      zone|z certs list|l ; -zone:word ;
      dns|d list|l ; -zone:word -id:word -type:word -name:word -content:param ;
      firewall|f rules list|l ; -zone:word -value:param -scope-type:word -mode:word -account:word -organization:word -notes:param ;
      pagerules|p list|l ; -zone:word ;
      user-agents|ua list|l ; -zone:word -page:num ;
      user|u info|i ; ;
      railgun|r list ; ;
      ips|i ; -ip-type:=ipv4|ipv6|all -ip-only ;
      ocrc|o list|l ; -zone:word ;
      help|h ; ; word
      ; h! -help! v! -version! ;`,
    // Not `tunnel token` and `tunnel run`; --url, --origincert and --config stand for more than a name.
    cloudflared: `
      version ; s -short ;
      tunnel list ; d -show-deleted n:word -name:word o:=json|yaml -output:=json|yaml w:param -when:param i:word -id:word -show-recently-disconnected r -sort-by:word -invert-sort ;
      tunnel info ; o:=json|yaml -output:=json|yaml -sort-by:word -invert-sort ; word!
      tunnel ingress validate ; ;
      tunnel ingress rule ; ; lit!
      tunnel route ip show|list ; o:=json|yaml -output:=json|yaml -filter-is-deleted -vnet:word ;
      tunnel route ip get ; -vnet:word ; addr!
      tunnel vnet list ; o:=json|yaml -output:=json|yaml -show-deleted -name:word -is-default ;
      ; h! -help! v! -version! V! ;`,
    akamai: 'version|list|help ; ; word\nsearch ; ; word!*\n; h! -help! v! -version! ;',
    // Its configuration is JavaScript of the folder.
    dnscontrol: 'version ; ;\n~ check ; ;\n; h! -help! v! -version! ;',
    'octodns-validate': '; h! -help! -version! ;',
    'octodns-sync': '; h! -help! -version! ;',
    // It reads the file of the folder that says where it listens, and asks itself there.
    traefik: '%here\nversion ; -format:param ;\nhealthcheck ; ;\n; h! -help! ;',
    envoy: '; h! -help! -version! ;',
    keepalived: '; h! -help! v! -version! ;',
    ipvsadm:
      'L! l! -list! n -numeric -stats -rate -timeout -daemon -thresholds -persistent-conn -exact -sort -nosort -tcp-service:lit t:lit -udp-service:lit u:lit f:num -fwmark-service:num ; -',
    varnishadm: `
      %style posix
      n:word t:num ; =status|ping|banner|pid|help|backend.list|vcl.list|ban.list|storage.list|panic.show!
      n:word t:num ; =param.show! word*`,
    varnishstat: '1! l! V! j f:lit n:word x ; -',
    'nsd-control': 'status|stats_noreset|zonestatus|serverpid ; ; word',
    'unbound-control': 'status|stats_noreset|list_forwards|list_stubs|list_local_zones|lookup ; q ; word',
    rndc: 'q r ; =status!\nq r ; =zonestatus! word!',
    named: 'v! V! ; -',
    pdnsutil: '; =list-all-zones|check-zone|check-all-zones|list-zone|version! word*',
    pdns_control: '; =version|ping|rping|uptime|ccounts|list|show|list-zones! word*',
    rec_control: '; =version|ping|uptime|get|get-all|current-queries|help! word*',
    knotc: 'status|stats|zone-status|zone-stats|conf-check ; ; word*',
    krakend: 'version ; ;\n; h! -help! ;',
    tyk: 'version ; ;\n; -help! -version! ;',
  },
  rules: [
    {
      id: 'edge-changes',
      tier: 'sensitive',
      why: 'changes names, tunnels or what stands in front of servers, or uses them in a way that guard does not know to only read',
      when: {
        program: [
          'dnscontrol',
          'octodns-validate',
          'octodns-sync',
          'traefik',
          'envoy',
          'keepalived',
          'ipvsadm',
          'varnishadm',
          'nsd-control',
        ].concat(['unbound-control', 'rndc', 'pdnsutil', 'pdns_control', 'rec_control', 'knotc', 'krakend', 'tyk']),
      },
      effects: ['changes-network'],
      examples: { hit: ['rndc flush', 'ipvsadm -C', 'dnscontrol push'], miss: ['rndc status', 'ipvsadm -L -n'] },
    },
  ],
  examples: {
    routine: [
      'flarectl zone list',
      'flarectl dns list --zone example.org',
      'flarectl ips',
      'cloudflared tunnel list',
      'cloudflared tunnel info t',
      'cloudflared tunnel route ip show',
      'akamai list',
      'traefik version',
      'traefik healthcheck',
      'ipvsadm -L -n',
      'ipvsadm -Ln --stats',
      'varnishadm backend.list',
      'varnishadm param.show',
      'varnishstat -1',
      'unbound-control status',
      'rndc status',
      'pdnsutil list-all-zones',
      'pdns_control uptime',
      'knotc zone-status example.org',
    ],
    workspace: ['dnscontrol check'],
    asks: [
      'flarectl zone delete --zone x',
      'flarectl zone purge --zone x',
      'flarectl dns create --zone x',
      'cloudflared tunnel token t',
      'cloudflared tunnel run t',
      'cloudflared tunnel --url http://localhost:1',
      'cloudflared tunnel --config f ingress validate',
      'cloudflared tunnel delete t',
      'cloudflared access token -app=https://example.org',
      'akamai install x',
      'akamai purge invalidate https://example.org/',
      'akamai config list',
      'dnscontrol push',
      'dnscontrol preview',
      'dnscontrol check --config /tmp/x.js',
      'cd /tmp/x && traefik healthcheck',
      'traefik --providers.file.filename=f',
      'ipvsadm -C',
      'ipvsadm -L -Z',
      'ipvsadm -A -t 192.0.2.1:80',
      'ipvsadm -S',
      'varnishadm vcl.load x /tmp/f',
      'varnishadm param.set a b',
      'varnishadm -T example.org:1 -S f status',
      'varnishadm status stop x',
      'varnishadm',
      'unbound-control flush example.org',
      'unbound-control -s 192.0.2.1 status',
      'unbound-control -c f status',
      'rndc reload',
      'rndc -s 192.0.2.1 status',
      'rndc serve-stale on',
      'pdnsutil delete-zone example.org',
      'pdnsutil list-tsig-keys',
      'pdnsutil --config-dir=/tmp/x list-all-zones',
      'pdns_control quit',
      'pdns_control ping "$X"',
      'rec_control reload-lua-script /tmp/x',
      'knotc zone-set a b',
      'nsd-control stop',
      'named -g',
    ],
  },
});
