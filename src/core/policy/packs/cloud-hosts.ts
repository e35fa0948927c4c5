import type { Pack } from './pack.ts';

/**
 * Smaller clouds. None takes a token, a configuration file or an address; `--trace` and `--debug` show the token. Left out of
 * the things: databases as they are described (their address has the password in it), users of databases, kubeconfigs, keys
 * of object stores, and what a machine is given to start with.
 */
export const cloudHosts = (): Pack => ({
  name: 'cloud-hosts',
  tools: {
    doctl: `
      %global -context:word -output:fmt o:fmt v -verbose
      %set read -format:param -no-header
      version ; ;
      account get|ratelimit ; @read ;
      balance get ; @read ;
      billing-history list ; @read ;
      invoice list|get|summary ; @read ; word
      apps list|get|list-deployments|get-deployment|list-regions ; @read ; word*
      apps tier list ; @read ;
      apps logs ; f -follow n:num -tail:num -type:=build|deploy|run|run_restarted|autoscale_event|BUILD|DEPLOY|RUN|RUN_RESTARTED -deployment:id -no-prefix ; id! id
      apps tier instance-size list ; @read ;
      compute droplet|image|volume|domain|firewall|load-balancer|reserved-ip|floating-ip|snapshot|ssh-key|tag|certificate|cdn|action list|ls|get ; @read -region:slug -tag-name:word -resource:word -public ; word*
      compute region|size list|ls ; @read ;
      compute image list-distribution|list-application|list-user ; @read -public ;
      compute domain records list|ls ; @read ; word!
      compute droplet actions|backups|kernels|neighbors|snapshots ; @read ; word!
      databases db|firewalls|maintenance-window|topics list|get ; -format:param -no-header ; word*
      databases options engines|regions|slugs|versions ; @read -engine:word ;
      kubernetes cluster list|ls|get|get-upgrades ; @read ; word
      databases sql-mode get ; @read ; word!
      databases events list ; @read ; word!
      serverless status ; l -languages ;
      serverless get-metadata ; ;
      %help auth serverless databases compute kubernetes projects registry monitoring
      account|apps|auth|compute|databases|kubernetes|projects|registry|serverless|vpcs|monitoring|uptime ?* ; h! -help! ;
      kubernetes cluster node-pool list|get ; @read ; word*
      kubernetes options regions|sizes|versions ; @read ;
      projects list|get ; @read ; word
      projects resources list|get ; @read ; word
      registry get ; @read ;
      registry repository list|list-v2|list-tags|list-manifests ; @read ; id
      registry options subscription-tiers|available-regions ; @read ;
      vpcs list|get ; @read ; word
      uptime check list|get ; @read ; word
      serverless namespaces|functions list ; @read ;
      1-click list ; @read -type:word ;
      ; h! -help! ;`,
    'linode-cli': `
      %global -json -text -pretty -no-headers -all -all-columns -no-truncation -suppress-warnings -format:param -page:num -page-size:num -delimiter:lit
      domains|linodes|volumes|nodebalancers|images|regions|firewalls|vpcs|vlans|tags|events|tickets|placement list|ls|view ; -label:param -region:slug -type:word -tags:param -id:num -status:word ; word*
      linodes types|type-view|disks-list|configs-list|ips-list|backups-list|volumes-list|firewalls-list|nodebalancers-list ; -label:param ; word*
      domains records-list|records-view ; -type:word -name:param ; word*
      nodebalancers configs-list|config-view|nodes-list ; ; word*
      firewalls rules-list|devices-list ; ; word*
      lke clusters-list|cluster-view|pools-list|pool-view|versions-list|version-view|tiered-versions-list ; -label:param -region:slug ; word*
      lke clusters list|view ; ; word*
      object-storage clusters-list|clusters-view|buckets-list|endpoints-list|types ; ; word*
      object-storage clusters|buckets list ; ; word*
      databases types|engines|list ; ;
      nodebalancers configs list ; ; word
      tickets replies|replies-list ; ; word
      account view|settings|invoices-list|invoice-view|maintenance-list|notifications-list|transfer ; ; word
      ; h! -help! v! -version! ;`,
    openstack: `
      %here
      %nouns stats server flavor image network subnet port router volume snapshot type security group rule floating ip keypair project user role assignment domain endpoint service hypervisor availability zone aggregate agent address event region extension quota limits stack resource container object recordset loadbalancer listener pool member healthmonitor share coe cluster template catalog backup qos policy trunk usage compute block storage
      %global -os-cloud:word -os-region-name:word
      %set read f:fmt -format:fmt c:param -column:param -noindent -max-width:num -fit-width -print-empty -sort-column:param -sort-ascending -sort-descending -quote:=all|minimal|none|nonnumeric -long -limit:num -marker:word -name:param -status:word -all-projects -project:param -project-domain:word -host:param -image:param -flavor:param -ip:param -network:param -router:param -server:param -device-id:word -device-owner:param -mac-address:param -subnet-range:param -ip-version:num -external -internal -public -private -shared -all -tags:param -user:param -group:param -role:param -domain:word -effective -names -service:param -zone:slug -type:param -protocol:word -ingress -egress -no-share -default -volume -compute -usage
      .. list|show ; @read -human-readable ; id*
      help ; ; word*
      ; h! -help! -version! -os-identity-api-version:num ;`,
    ibmcloud: `
      %set read -output:=json|table|JSON -json q s
      regions|version|target|api ; ;
      help ; ; word*
      %help api login logout config iam plugin update cf sl catalog dev
      iam|cr|ks|oc|cs|is|cf|sl|resource|account|plugin|catalog|dev help ; ;
      iam|cr|ks|oc|cs|is|cf|sl|resource|account|plugin|catalog|dev ; h -help ;
      iam service-ids|users|access-groups|roles|service-api-keys|api-keys|service-policies|user-policies|access-group-policies ; @read ; word
      cr image-list|image-inspect|image-digests|namespace-list|quota|region|vulnerability-assessment|va|plan ; @read -restrict:word -format:fmt ; image
      account list|show ; @read ;
      resource groups ; @read ;
      resource service-instances ; @read -service-name:word -type:word -location:slug g:word -all-resource-groups -limit:num ;
      resource service-instance ; @read ; word
      ks|oc|cs cluster|clusters|worker|workers|worker-pool|worker-pools|zone|zones|alb|albs|nlb-dns|flavor|flavors|subnets|vlan|addon|addons get|ls ; @read c:word -cluster:word w:word -worker:word p:word -worker-pool:word -zone:slug -provider:word -show-resources -alb:word ;
      ks|oc|cs cluster ca status ; @read c:word -cluster:word ;
      ks|oc|cs ingress status ; @read c:word -cluster:word ;
      ks|oc|cs versions ; @read -show-version:word ;
      is instances|instance|vpcs|vpc|subnets|subnet|images|image|volumes|volume|keys|floating-ips|security-groups|security-group|load-balancers|regions|zones ; @read -vpc:word ; word
      cr images|namespaces|quota|info ; @read -restrict:word -no-trunc ;
      plugin list ; @read ;
      ; h! -help! v! -version! ;`,
    hcloud: `
      %set read o:param -output:param l:param -selector:param s:param -sort:param -name:param
      certificate|datacenter|firewall|floating-ip|image|iso|load-balancer|load-balancer-type|location|network|placement-group|primary-ip|server|server-type|ssh-key|volume list|describe ; @read t:word -type:word a:word -architecture:word -status:word ; word
      context list|active ; ;
      version ; ;
      ; h! -help! ;`,
    scw: `
      %global o:fmt -output:fmt p:word -profile:word
      instance server|image|volume|snapshot|ip|security-group|server-type|placement-group|private-nic list|get ; w ; id*
      k8s cluster|pool|node|version list|get ; ; id*
      rdb instance|database|backup|engine|node-type list ; ; id*
      registry namespace|image|tag list|get ; ; id*
      account project list|get ; ; id*
      vpc vpc|private-network list|get ; ; id*
      lb lb|frontend|backend|ip list|get ; ; id*
      object bucket list|get ; ; id*
      dns zone|record list ; ; id*
      version ; ;
      ; h! -help! ;`,
    oci: `
      %global -profile:word -region:slug -output:=json|table -query:lit -raw-output
      %set read -compartment-id:param c:param -all -limit:num -page:param -page-size:num -display-name:param -name:param -lifecycle-state:word -sort-by:word -sort-order:word -availability-domain:param -compartment-id-in-subtree:=true|false
      iam region|availability-domain|compartment|user|group|policy|fault-domain|region-subscription|dynamic-group list ; @read ;
      iam compartment|user|group|policy get ; -compartment-id:param -user-id:param -group-id:param -policy-id:param ;
      network vcn|subnet|security-list|nsg|route-table|internet-gateway|nat-gateway|service-gateway|public-ip list ; @read -vcn-id:param -scope:word ;
      network vcn|subnet|security-list|nsg|route-table get ; -vcn-id:param -subnet-id:param -security-list-id:param -nsg-id:param -rt-id:param ;
      compute image|shape list ; @read -shape:param -operating-system:param ;
      bv volume|boot-volume|backup list ; @read ;
      os ns get ; ;
      os bucket list ; @read -namespace-name:slug ns:slug -fields:=tags ;
      os bucket get ; -bucket-name:word -name:word -namespace-name:slug ;
      os object list ; @read -bucket-name:word -namespace-name:slug -prefix:param -delimiter:param ;
      ce cluster|node-pool list ; @read -cluster-id:param ;
      ce cluster|node-pool get ; -cluster-id:param -node-pool-id:param ;
      lb load-balancer list ; @read ;
      ; h! -help! v! -version! ;`,
    exo: `
      %global O:fmt -output-format:fmt z:slug -zone:slug
      compute instance|instance-template|instance-type|private-network|security-group|elastic-ip|ssh-key|load-balancer|anti-affinity-group|instance-pool|sks|block-storage list ; v -verbose ;
      compute private-network|security-group|elastic-ip|load-balancer|anti-affinity-group|sks|instance-type show ; ; word!
      dns list|show ; ; word
      dbaas|storage list ; ;
      storage ls ; ; id
      compute sks versions ; ;
      dbaas type list ; ;
      dbaas type show ; -plans ; word!
      iam role list ; ;
      iam role show ; -policy ; word!
      completion ; ; =bash|zsh|fish|powershell
      %help compute dbaas dns iam storage config
      zone|limits|status|version ; ;
      ; h! -help! ;`,
    civo: `
      %global o:fmt -output:fmt -region:slug
      instance|kubernetes|k8s|k3s|network|firewall|volume|domain|sshkey|size|region|diskimage|loadbalancer|team list|ls ; ; word
      quota show ; ;
      version ; ;
      ; h! -help! ;`,
    'vultr-cli': `
      %global o:fmt -output:fmt
      instance|regions|plans|os|block-storage|kubernetes|snapshot|ssh-key|firewall|load-balancer|reserved-ip|vpc|apps|iso|region list ; -per-page:num p:num -cursor:word c:word ;
      dns domain list ; -per-page:num ;
      version ; ;
      ; h! -help! ;`,
    upctl: `
      %global o:fmt -output:fmt -no-colours
      server|zone|storage|network|router|kubernetes|loadbalancer|gateway|server-group|ip-address list ; ;
      server|kubernetes plans ; ;
      kubernetes versions ; ;
      account show ; ;
      version ; ;
      ; h! -help! ;`,
    'aws-vault': 'list|ls ; ;\n; -help! -version! ;',
    sam: `
      %here
      ~ validate ; t:archive -template:archive -template-file:archive -lint -region:slug -profile:word ;
      ~ list resources ; t:archive -stack-name:word -output:fmt -region:slug -profile:word ;
      list stack-outputs|endpoints ; -stack-name:word -output:fmt -region:slug -profile:word ;
      ; h! -help! -version! ;`,
    eb: `
      %here
      %global -profile:word r:slug -region:slug
      status ; v -verbose ; word
      list ; a -all v -verbose ;
      health ; -view:=split|status|request|cpu ; word
      events ; ; word
      ; h! -help! -version! ;`,
    multipass: `
      list|ls ; -format:fmt -snapshots ;
      info ; -format:fmt -all -snapshots ; word*
      find ; -format:fmt -show-unsupported -only-images -only-blueprints ; id
      networks|aliases|version ; -format:fmt ;
      ; h! -help! ;`,
    cf: `
      %here
      apps|spaces|orgs|services|routes|domains|buildpacks|stacks|events|marketplace|feature-flags|quotas|security-groups|target|version ; ; word
      app ; -guid ; word!
      org|space|service|stack|domain ; -guid ; word!
      logs ; -recent ; word!
      ; h! -help! v! -version! ;`,
  },
  rules: [
    {
      id: 'cloud-host-changes',
      tier: 'sensitive',
      why: 'changes cloud resources or settings, or uses them in a way that guard does not know to only read',
      when: { program: ['vultr-cli', 'upctl', 'rosa', 'multipass'] },
      effects: ['changes-infrastructure', 'spends-money'],
      examples: { hit: ['vultr-cli instance create', 'multipass launch'], miss: ['multipass list', 'upctl server list'] },
    },

    {
      id: 'cloud-foundry-destroys',
      tier: 'critical',
      why: 'deletes applications, services or whole spaces with what they hold',
      when: { program: 'cf', subcommand: ['delete|d|delete-*|ds|purge-*|unbind-*'] },
      effects: ['deletes'],
      examples: { hit: ['cf delete -f app', 'cf delete-service db', 'cf delete-space s'], miss: ['cf apps'] },
    },
    {
      id: 'cloud-foundry-secrets',
      tier: 'critical',
      why: 'shows or hands out passwords and tokens of applications and services, or changes who may use them',
      when: {
        program: 'cf',
        subcommand: [
          'env|e|service-key|create-service-key|csk|oauth-token|ssh-code|ssh|login|l|logout|lo|auth|create-user|set-org-role|set-space-role|passwd|pw|config|api',
        ],
      },
      effects: ['reads-secrets', 'changes-identity'],
      examples: { hit: ['cf env app', 'cf service-key db k', 'cf oauth-token'], miss: ['cf apps'] },
    },
    {
      id: 'scaleway-terminates',
      tier: 'critical',
      why: 'deletes machines with their disks, or stops them',
      when: { program: 'scw', subcommand: ['* * terminate|stop|reboot|reset|reinstall'] },
      effects: ['deletes', 'changes-infrastructure'],
      examples: { hit: ['scw instance server terminate x', 'scw baremetal server stop x'], miss: ['scw instance server list'] },
    },

    {
      id: 'host-credentials',
      tier: 'critical',
      why: 'hands out, sets or changes passwords, tokens or keys of a hosting account or its machines',
      when: {
        program: ['doctl', 'hcloud', 'linode-cli', 'vultr-cli', 'scw', 'exo', 'civo', 'upctl'],
        subcommand: [
          'auth|iam|config|init *',
          'kubernetes cluster kubeconfig *',
          'k8s kubeconfig *',
          'databases connection *',
          'databases user create|delete|reset',
          'server reset-password|enable-rescue|request-console',
          'kubernetes config|kubeconfig *',
          'compute ssh',
        ],
      },
      effects: ['reads-secrets', 'changes-identity'],
      examples: {
        hit: [
          'doctl auth init',
          'doctl kubernetes cluster kubeconfig save c',
          'doctl databases connection x',
          'hcloud server reset-password web1',
        ],
        miss: ['doctl compute droplet list', 'hcloud server list'],
      },
    },
  ],
  examples: {
    routine: [
      'openstack --os-identity-api-version 3 --help',
      'exo compute sks versions',
      'exo dbaas type show pg --plans',
      'exo iam role list',
      'linode-cli account settings',
      'linode-cli nodebalancers configs list 1',
      'openstack help server',
      'openstack image show --human-readable i',
      'cf logs web --recent',
      'doctl apps list',
      'doctl apps logs 1 web --tail 20',
      'doctl databases sql-mode get a',
      'doctl kubernetes cluster get-upgrades c',
      'doctl serverless status',
      'doctl auth --help',
      'ibmcloud api',
      'ibmcloud ks help',
      'ibmcloud help cr',
      'ibmcloud cr image-list',
      'ibmcloud iam service-ids',
      'doctl balance get --context dev',
      'doctl compute droplet list --format ID,Name --no-header',
      'doctl kubernetes cluster get c',
      'doctl kubernetes options regions',
      'doctl databases db get 1 d',
      'linode-cli linodes list --json',
      'linode-cli domains view 1',
      'linode-cli lke clusters-list',
      'openstack server list --long',
      'openstack security group rule list',
      'openstack volume show v -f json',
      'openstack floating ip list',
      'ibmcloud regions',
      'ibmcloud ks cluster get --cluster c',
      'ibmcloud ks cluster ca status --cluster c',
      'hcloud server list -o columns=id,name',
      'hcloud server describe web',
      'scw instance server list zone=fr-par-1',
      'oci network vcn list --compartment-id c --all',
      'exo compute instance list',
      'civo kubernetes list',
      'vultr-cli instance list',
      'upctl server list',
      'aws-vault list',
      'eb status',
      'multipass find',
      'multipass info vm',
      'cf apps',
      'cf app web',
    ],
    workspace: ['sam validate --lint', 'sam validate'],
    asks: [
      'doctl serverless get-metadata x',
      'exo dbaas show db --uri',
      'exo compute sks kubeconfig c ann',
      'exo iam api-key create k r',
      'linode-cli object-storage keys list',
      'linode-cli account settings-update --network_helper true',
      'cf env web',
      'doctl databases get a',
      'doctl monitoring alert list -o json',
      'doctl apps list-alerts 1',
      'upctl database list -o json',
      'linode-cli longview list --all --json',
      'cd /tmp/x && openstack --os-cloud prod server list',
      'doctl databases user list a',
      'doctl databases pool get a b',
      'doctl databases connection a',
      'doctl kubernetes cluster kubeconfig show c',
      'doctl auth list',
      'doctl apps spec get a',
      'doctl serverless status --credentials',
      'doctl serverless deploy x',
      'doctl databases sql-mode set a b',
      'doctl auth token',
      'ibmcloud cr login',
      'ibmcloud iam service-api-key-create k s',
      'ibmcloud config --trace /tmp/x',
      'doctl compute droplet delete d',
      'doctl compute droplet list delete -t x',
      'doctl apps list --trace',
      'doctl apps list --api-url https://example.org',
      'linode-cli databases mysql-creds-view 1',
      'linode-cli lke kubeconfig-view 1',
      'linode-cli object-storage keys-list',
      'linode-cli linodes delete 1',
      'linode-cli linodes list --debug',
      'openstack ec2 credentials list',
      'openstack credential show x',
      'openstack token issue',
      'openstack application credential list',
      'openstack secret get x',
      'openstack console url show s',
      'openstack server delete list',
      'openstack --os-auth-url http://example.org server list',
      'openstack server list --debug',
      'openstack server list --log-file f',
      'openstack stack output show s --all',
      'ibmcloud api example.org',
      'ibmcloud iam oauth-tokens',
      'ibmcloud target -r eu-de',
      'ibmcloud resource service-key k',
      'ibmcloud ks cluster rm --cluster c',
      'ibmcloud ks cluster config --cluster c',
      'hcloud server delete web',
      'hcloud server list --config f',
      'scw k8s kubeconfig get c',
      'scw secret version access x',
      'scw -c f instance server list',
      'oci secrets secret-bundle get --secret-id x',
      'oci iam compartment list --endpoint https://example.org',
      'oci iam compartment list --from-json file://f',
      'civo kubernetes config c',
      'civo apikey list',
      'civo instance show i',
      'aws-vault exec p',
      'sam deploy',
      'eb printenv',
      'multipass exec vm id',
      'multipass delete vm',
      'multipass get local.passphrase',
      'cf env web',
      'cf oauth-token',
      'cf target -o x',
    ],
  },
});
