import type { Pack } from './pack.ts';

/**
 * gcloud(1), gsutil(1), bq(1). No noun may be a command as well: `gcloud app deploy list` deploys what is called `list`. Left out: `--flags-file` (options out of a file), `--impersonate-service-account`,
 * `--access-token-file` and `--configuration` (somebody else to be), `--log-http` (shows tokens), `--verbosity=debug`; among
 * the things, those that show a secret when they are described: OAuth clients, credentials, the variables of a runtime, the
 * keys and password of a cluster (masterAuth); properties but the plain ones and those that are set, since `proxy/password` is one.
 */
export const cloudGoogle = (): Pack => ({
  name: 'cloud-google',
  tools: {
    gcloud: `
      %nouns accelerator-types accelerators access-approval access-context-manager account-connectors accounts acls actions address-groups
      %nouns addresses adjuster admin-clusters advertised-routes agent agent-pools ai ai-platform alloydb alpha anthos anywhere-caches
      %nouns api-configs api-gateway api-keys apigee apis app app-profiles apphub appliances archives artifacts aspect-types asset assets
      %nouns associated-projects associations assured attached attachments attestations attestors attributes audit-logs-provider
      %nouns audit-manager authorization-policies authorized-orgs authorized-views authz-extensions authz-policies autokey-config
      %nouns automation-runs automations autonomous-database-backups autonomous-database-character-sets autonomous-databases
      %nouns autonomous-db-versions autoscaling-policies aws azure backend-authentication-configs backend-buckets backend-services
      %nouns backup-channels backup-collections backup-dr backup-plan-associations backup-plan-bindings backup-plan-revisions backup-plans
      %nouns backup-policies backup-restore backup-schedules backup-vaults backups bare-metal batch batch-operations batches beta beyondcorp
      %nouns bigtable billing billing-metadata binauthz bindings bitbucketserver blocks bms bq bqexports buckets budgets builds categories
      %nouns certificate-manager certificates changes channel-connections channel-descriptors channels client-certs client-connector
      %nouns client-tls-policies clients cloud-bindings cloud-exadata-infrastructures cloud-locations cloud-vm-clusters cloudlocationfinder
      %nouns cloudrun clusters clusterupgrade cmek-config code-repository-indexes code-tools-settings colab commitments components composer
      %nouns composite conditions configs configurations connect-clusters connection-profiles connections connectivity-tests
      %nouns connectors consent-stores consumer-groups contents continuous-validation controller conversion-workspaces crawler-runs
      %nouns crawlers cross-site-networks custom-intercept custom-jobs custom-mirroring custom-modules custom-target-types dags dashboards
      %nouns data-attribute-bindings data-catalog data-fusion data-sharing-with-google-settings data-sources data-taxonomies
      %nouns database-migration databases dataflow datapipelines dataplane-v2-encryption dataplex dataproc datascans dataset-configs datasets
      %nouns datastore datastream db-nodes db-servers db-system-shapes ddl delivery-pipelines deploy-policies deployment-manager
      %nouns deployments dest-groups details developer-connect developers dialogflow discovered-services discovered-workloads disk-settings
      %nouns disk-types disks dlp dns dns-authorizations dns-bind-permission dns-forwarding dns-keys domain-mappings domains dry-run
      %nouns edge-cache edge-cloud ekm-config ekm-connections encryption-config endpoint-policies endpoints enrollments enterprise-config
      %nouns entitlements entity-types entries entry-groups entry-links entry-types environments essential-contacts event-types eventarc
      %nouns execution-groups executions external-access-rules external-addresses external-vpn-gateways features federations feeds
      %nouns fhir-stores fields files filestore findings firebase firestore firewall-endpoint-associations firewall-endpoints
      %nouns firewall-policies firewall-rules flags fleet fleetobservability floorsettings folders forwarding-rules functions
      %nouns future-reservations gateway-security-policies gateways gemini gemini-cloud-assist gemini-gcp-enablement-settings
      %nouns git-repository-links github gitlab glossaries google-api-sources google-channels grants groups grpc-routes guest-policies hcx
      %nouns health-checks healthcare holds hot-tablets hp-tuning-jobs http-filters http-health-checks http-routes https-health-checks hub
      %nouns hubs iac-validation-reports iam iap identity identity-service ids image-imports images index-endpoints indexes infra-manager
      %nouns ingress insight-type-config insights insights-configs instance-configs instance-groups instance-os-policies-compliances
      %nouns instance-partitions instance-templates instances instant-snapshot-groups instant-snapshots intelligence-configs intents
      %nouns intercept-deployment-groups intercept-deployments intercept-endpoint-group-associations intercept-endpoint-groups interconnects
      %nouns internal-ranges inventories inventory-reports investigations ip-blocks issuance-configs job job-runs job-triggers jobs
      %nouns key-handles keyrings keys kms kms-configs lakes lb-edge-extensions lb-route-extensions lb-traffic-extensions levels
      %nouns liens links lite-operations lite-reservations lite-subscriptions lite-topics locales locations logging logging-servers
      %nouns logging-settings logical-views logs looker luns lustre machine-image-imports machine-images machine-types machines manage
      %nouns managed managed-flink managed-folders managed-identities managed-kafka managed-zones management-dns-zone-bindings management-hub
      %nouns management-servers manifests maps materialized-views memberships memcache memorystore mesh meshes message-buses metadata-jobs
      %nouns metastore method-names metrics metrics-scopes migration migration-jobs migration-workflows migrations
      %nouns mirroring-deployment-groups mirroring-deployments mirroring-endpoint-group-associations mirroring-endpoint-groups
      %nouns mirroring-rules ml ml-engine model-and-server-combinations model-armor model-garden model-monitoring-jobs model-server-versions
      %nouns model-servers models modules monitoring multi-cluster-services multi-region-services multicast-consumer-associations
      %nouns multicast-domain-activations multicast-domain-groups multicast-domains multicast-group-consumer-activations
      %nouns multicast-group-definitions multicast-group-producer-activations multicast-group-range-activations multicast-group-ranges
      %nouns multicast-groups multicast-producer-associations muteconfigs namespaceactuation namespaces nats netapp network-attachments
      %nouns network-connectivity network-edge-security-services network-endpoint-groups network-firewall-policies
      %nouns network-peerings network-policies network-profiles network-security network-services networking networks nfs-shares node-groups
      %nouns node-pools node-templates node-types nodes notebooks notifications nsx objects observability observability-policies operations
      %nouns ops-agents oracle-database orchestration-cluster orders org-address-groups org-policies org-security-policies organizations
      %nouns origins os-config os-images os-inventory os-login os-policy-assignment-reports os-policy-assignments packages packet-mirrorings
      %nouns pam patch-deployments patch-jobs peered-dns-domains peerings perimeters persistent-resources pipelines plugins policies policy
      %nouns policy-based-routes policy-bindings policy-orchestrators policy-tags policycontroller pools posture-deployments
      %nouns posture-operations posture-templates postures preferences preview-features previews principal-access-boundary-policies
      %nouns private-clouds private-connections privateca product-search product-sets products profiles project-configs
      %nouns project-feature-settings project-info project-zonal-metadata projects providers public-advertised-prefixes
      %nouns public-delegated-prefixes pubsub queued-resources queues quota quota-rules quotas rbacrolebindingactuation rbacrolebindings
      %nouns realms recaptcha recognizers recommendations recommender recommender-config recommender-configs record-sets redis
      %nouns regional-endpoints regions registrations release-channel-settings releases remediation-intents remote-locations replications
      %nouns repos repositories repository-groups requests reservations resize-requests resource-allowances resource-backup-config
      %nouns resource-bundles resource-descriptors resource-manager resource-policies resources response-policies restore-channels
      %nouns restore-plan-bindings restore-plans restores revisions roles rollout-kinds rollouts roots route-tables route-views routers
      %nouns routes rules runtime-config runtime-templates runtimes saas saas-runtime samples saved-queries sbom scan-configs scan-runs
      %nouns scc scheduler schedules schema-registries schemas scopes secure-access-connect security-policies security-profile-groups
      %nouns security-profiles server-ca-certs server-certs server-tls-policies service-accounts service-attachments service-bindings
      %nouns service-connection-policies service-directory service-extensions service-lb-policies service-names service-projects services
      %nouns session-templates sessions setting-bindings settings sha shared-vpc sinks snapshot-groups snapshot-settings snapshots snoozes
      %nouns sole-tenancy source source-manager sources spanner speech splits spokes sql sql-integrations ssh-keys ssl ssl-certificates
      %nouns ssl-certs ssl-policies standalone-clusters storage storage-pool-types storage-pools streams sub-blocks subject subjects subnets
      %nouns subordinates subscriptions support-access supported-services tables tag-templates tags target-grpc-proxies target-http-proxies
      %nouns target-https-proxies target-instances target-pools target-projects target-ssl-proxies target-tcp-proxies target-vpn-gateways
      %nouns targets tasks taxonomies tcp tcp-routes telco-automation templates tenants tensorboard-experiments tensorboard-runs
      %nouns tensorboard-time-series tensorboards terms terraform-versions threat-prevention tiers tls-inspection-policies tls-routes topics
      %nouns topologies tpu-vm tpus trace transaction transcoder transfer triggers trust-configs ttls type-providers types unit-kinds
      %nouns unit-operations units unmanaged uptime url-lists url-maps user-workloads-config-maps users vcenter versions video views
      %nouns violations vision vms vmware volume-backups volume-restores volumes vpc-access vpc-flow-logs-configs vpc-peerings vpcsc-config
      %nouns vpn-connections vpn-gateways vpn-tunnels vulnerabilities vulnerability-reports waiters wasm-actions wasm-plugin-versions
      %nouns wasm-plugins web-security-scanner wire-groups workbench worker-pools workflow-templates workflows workforce-pools
      %nouns workload-identity workload-identity-pools workloads workspace-add-ons workstations zones
      %global -project:id -account:word -format:param -flatten:param -quiet q -verbosity:=error|warning|info|critical|none -billing-project:word
      %set read -limit:id -page-size:id -sort-by:param -filter:param -uri -location:slug -region:slug -zone:slug -regions:slug -zones:slug -organization:id -folder:id -iam-account:id -platform:=managed|gke|kubernetes -enabled -available s:id -project:id -instance:id -cluster:id -database:id -service:id -environment:id -lake:id -repository:id -delivery-pipeline:id -release:id -rollout:id -dataset:id -parent:id -policy:id -model:id -network:id -subnet:id -bucket:id -view:id -volume:id -type:id -namespace:id -hub:id -membership:id -api:id -job:id -router:id -keyring:id -key:id -keyring-name:id -version:id -versions:id -collection-group:id -application:id -display-name:id -billing-account:id -topic:id -subscription:id -queue:id -trigger:id -tag:param -tags:param -show-deleted -simple-list -regexp:id -all -global -gen2 -v2 -show-edition -pending -managed -include-all -ongoing -source:id -domain:id -policy-type:id -state:id -state-filter:id -resource:id -names:id -addresses:id -scope:id -freshness:param -order:param -log-filter:param -min-log-level:id -execution-id:id -start-time:param -end-time:param -logs:id -level:id -resource-names:id -schema:id -recursive -revision:id -firewall-policy:id -global-firewall-policy -show-build-details -show-package-vulnerability -show-all-metadata -show-deployment -show-image-basis -occurrence-filter:param -include-tags -package:id -taxonomy:id -finding:id -image:id -image-family:id -zone-name:id -name:id -only-usable -effective-organization:id -workload-identity-pool:id -workforce-pool:id -provider:id -index:id -group:id -rrdatas:param -created-before:param -created-after:param
      ; v! -version! ;
      version ; ;
      help|topic|cheat-sheet ; ; word*
      .. list|describe|get-iam-policy|list-app-operator-bindings|list-associated-resources|list-attestation-rules|list-available-features|list-background-jobs|list-bgp-routes|list-cdn-cache-invalidations|list-cleanup-policies|list-configs|list-crawled-urls|list-custom-constraints|list-deployment-config|list-descendant|list-device-capacities|list-disks|list-effective|list-enrollments|list-gcr-usage|list-grantable-roles|list-host-projects|list-instance-details|list-instances|list-ip-addresses|list-ip-overrides|list-ip-owners|list-ip-reservations|list-ips|list-mapping|list-marks|list-memberships|list-network-endpoints|list-nodes|list-overrides|list-preconfigured-expression-sets|list-products|list-references|list-resource-types|list-revisions|list-route-policies|list-routes|list-rules|list-snapshots|list-spokes|list-subscriptions|list-tags|list-testable-permissions|list-topics|list-upgrades|list-usable|list-user-verified|list-version|list-vulnerabilities|list-workloads ; @read ; id*
      compute|run|deploy .. list|describe|get-iam-policy|list-app-operator-bindings|list-associated-resources|list-attestation-rules|list-available-features|list-background-jobs|list-bgp-routes|list-cdn-cache-invalidations|list-cleanup-policies|list-configs|list-crawled-urls|list-custom-constraints|list-deployment-config|list-descendant|list-device-capacities|list-disks|list-effective|list-enrollments|list-gcr-usage|list-grantable-roles|list-host-projects|list-instance-details|list-instances|list-ip-addresses|list-ip-overrides|list-ip-owners|list-ip-reservations|list-ips|list-mapping|list-marks|list-memberships|list-network-endpoints|list-nodes|list-overrides|list-preconfigured-expression-sets|list-products|list-references|list-resource-types|list-revisions|list-route-policies|list-routes|list-rules|list-snapshots|list-spokes|list-subscriptions|list-tags|list-testable-permissions|list-topics|list-upgrades|list-usable|list-user-verified|list-version|list-vulnerabilities|list-workloads ; @read ; id*
      alpha|beta compute|run|deploy .. list|describe|get-iam-policy|list-app-operator-bindings|list-associated-resources|list-attestation-rules|list-available-features|list-background-jobs|list-bgp-routes|list-cdn-cache-invalidations|list-cleanup-policies|list-configs|list-crawled-urls|list-custom-constraints|list-deployment-config|list-descendant|list-device-capacities|list-disks|list-effective|list-enrollments|list-gcr-usage|list-grantable-roles|list-host-projects|list-instance-details|list-instances|list-ip-addresses|list-ip-overrides|list-ip-owners|list-ip-reservations|list-ips|list-mapping|list-marks|list-memberships|list-network-endpoints|list-nodes|list-overrides|list-preconfigured-expression-sets|list-products|list-references|list-resource-types|list-revisions|list-route-policies|list-routes|list-rules|list-snapshots|list-spokes|list-subscriptions|list-tags|list-testable-permissions|list-topics|list-upgrades|list-usable|list-user-verified|list-version|list-vulnerabilities|list-workloads ; @read ; id*
      compute .. get-named-ports|get-effective-firewalls|get-health|get-status|get-nat-ip-info|get-nat-mapping-info|describe-from-family ; @read ; id*
      run .. read|tail ; @read ; id
      artifacts docker images|tags list|describe ; @read ; id*
      .. get-ancestors|get-ancestors-iam-policy|get-server-config|get-health|get-status|get-nat-ip-info|get-nat-mapping-info|get-named-ports|get-effective-firewalls|get-operational-status|describe-from-family|describe-effective|get-upgrade-info ; @read ; id*
      .. read|tail ; @read ; param
      builds log ; -region:slug -stream ; word!
      storage objects|buckets|folders|managed-folders list|describe|get-iam-policy ; @read ; param*
      container clusters describe ; @read -format:=value(name)|value(currentMasterVersion)|value(currentNodeVersion)|value(currentNodeCount)|value(status)|value(location)|value(zone)|value(endpoint)|value(network)|value(subnetwork)|value(selfLink)|value(releaseChannel.channel)|value(autopilot.enabled)|value(nodePools.name)|value(clusterIpv4Cidr)|value(servicesIpv4Cidr)|value(initialClusterVersion)|value(createTime)! ; id*
      container clusters list ; @read -format:=table|value(name)|value(name,location)|value(name,zone)|value(location)|value(endpoint)|value(status)|table(name,location,status) ; id*
      container node-pools|operations list|describe ; @read ; id*
      alpha|beta container node-pools|operations list|describe ; @read ; id*
      container images list|describe|list-tags ; @read ; id*
      container subnets list-usable ; @read ; id*
      container hub|fleet memberships list|describe ; @read ; id*
      container get-server-config ; @read ;
      secrets list|describe ; @read ; word
      secrets versions list|describe ; @read -secret:word ; word*
      asset search-all-resources|search-all-iam-policies ; -scope:param -query:param -asset-types:param -order-by:param -page-size:num ;
      projects|organizations|folders search ; -query:param ;
      components list ; -only-local-state -show-versions ;
      config list ; ;
      config list ; ; =project|account|core/project|core/account|compute/|compute/region|compute/zone|run/region|functions/region|artifacts/location!
      config list ; -format:=value(core.project)|value(core.account)|value(compute.region)|value(compute.zone)! ;
      config get|get-value ; ; =core/project|core/account|compute/region|compute/zone|run/region|functions/region|artifacts/location
      config get|get-value ; ; confkey!
      config configurations list|describe ; ; word
      auth list ; -filter-account:word ;
      storage ls ; lrRaeLj -long -recursive -all-versions -buckets -full -json -readable-sizes ; param*
      storage du ; sarhc -summarize -total -readable-sizes ; param*
      storage hash ; ; param!`,
    gsutil: `
      %before mq
      ls ; lLbrRadhe p:word ; param*
      du ; acshe ; param*
      stat ; ; param!
      version ; l ;
      help ; ; word*
      acl|cors|defacl|iam|label|lifecycle|logging|versioning|web|retention|rpo|ubla|autoclass|requesterpays|defstorageclass get ; ; param!`,
    bq: `
      %style go
      %global -format:fmt -project_id:word -dataset_id:word -location:slug -quiet -headless
      version ; ;
      help ; ; word
      ls ; a d j -all -n:num -max_results:word k -filter:param -datasets -jobs -routines -models -projects p -min_creation_time:num -max_creation_time:num -page_token:word ; id
      show ; -schema -routine -model -job j d -dataset -encryption_service_account -view ; id!
      query ; -dry_run! -use_legacy_sql?=true|false -nouse_legacy_sql -n:num -max_rows:num -maximum_bytes_billed:num -parameter:param -label:id ; lit!
      head ; -n:num -max_rows:num -start_row:num -s:num -selected_fields:param ; id!`,
  },
  rules: [
    {
      id: 'google-storage-destroys',
      tier: 'critical',
      why: 'deletes objects or buckets, often beyond recovery',
      when: { program: 'gcloud', subcommand: ['storage rm|mv', 'storage rsync'] },
      effects: ['deletes'],
      examples: {
        hit: [
          'gcloud storage rm -r gs://b',
          'gcloud --project p storage rm gs://b/o',
          'gcloud storage rsync a gs://b --delete-unmatched-destination-objects',
        ],
        miss: ['gcloud storage ls'],
      },
    },
    {
      id: 'gsutil-opens',
      tier: 'critical',
      why: 'changes who may read or write a bucket, which can open it to everybody',
      when: {
        program: 'gsutil',
        subcommand: [
          'iam ch|set',
          'acl ch|set',
          'defacl ch|set',
          'web set',
          'cors set',
          'pap|ubla|bucketpolicyonly set',
          'signurl',
          'hmac *',
        ],
      },
      effects: ['changes-identity', 'publishes'],
      examples: {
        hit: ['gsutil iam ch allUsers:objectViewer gs://b', 'gsutil -m acl ch -u AllUsers:R gs://b/o'],
        miss: ['gsutil iam get gs://b'],
      },
    },
    {
      id: 'gsutil-mirrors',
      tier: 'critical',
      why: 'makes one place a copy of another and deletes whatever else is there',
      when: { program: 'gsutil', subcommand: ['rsync'], anyOption: ['-d'] },
      effects: ['deletes'],
      examples: { hit: ['gsutil rsync -d a gs://b', 'gsutil -m rsync -r -d a gs://b'], miss: ['gsutil rsync a gs://b'] },
    },
    {
      id: 'google-hands-out',
      tier: 'critical',
      why: 'sets or shows a password or token with which somebody can sign in',
      when: {
        program: 'gcloud',
        subcommand: [
          'compute reset-windows-password',
          'sql generate-login-token',
          '* * print-*-token',
          'compute os-login *',
          'compute project-info add-metadata',
          'services api-keys *',
          'container hub *',
          'container fleet *',
        ],
      },
      effects: ['reads-secrets', 'changes-identity'],
      examples: {
        hit: ['gcloud compute reset-windows-password vm', 'gcloud sql generate-login-token'],
        miss: ['gcloud compute instances list'],
      },
    },
    {
      id: 'google-firewall',
      tier: 'critical',
      why: 'changes the firewall of a network; a rule that names no source opens it to the whole internet',
      when: {
        program: 'gcloud',
        subcommand: ['compute firewall-rules create|update', 'compute firewall-policies *', 'compute network-firewall-policies *'],
      },
      effects: ['changes-network'],
      examples: {
        hit: [
          'gcloud compute firewall-rules create x --allow=tcp:22 --source-ranges=0.0.0.0/0',
          'gcloud compute firewall-rules update x --disabled',
        ],
        miss: ['gcloud compute firewall-rules list'],
      },
    },
    {
      id: 'google-opens-service',
      tier: 'critical',
      why: 'lets everybody on the internet call a service',
      when: {
        program: 'gcloud',
        subcommand: ['run|functions *', 'run services|jobs *', 'beta|alpha run *'],
        anyOption: ['--allow-unauthenticated'],
      },
      effects: ['publishes', 'changes-identity'],
      examples: {
        hit: ['gcloud run deploy s --image i --allow-unauthenticated', 'gcloud functions deploy f --allow-unauthenticated'],
        miss: ['gcloud run services list', 'gcloud run deploy s --image i', 'gcloud compute firewall-rules create x --allow=tcp:22'],
      },
    },
    {
      id: 'google-names',
      tier: 'critical',
      why: 'changes where the names of a domain lead, and with them its mail and certificates',
      when: { program: 'gcloud', subcommand: ['dns record-sets create|update|transaction|import', 'domains *'] },
      effects: ['changes-network'],
      examples: { hit: ['gcloud dns record-sets create a.example --type A --zone z'], miss: ['gcloud dns record-sets list --zone z'] },
    },
    {
      id: 'bq-destroys',
      tier: 'critical',
      why: 'deletes or changes data, tables or rights of a data warehouse',
      when: {
        program: 'bq',
        subcommand: ['query'],
        args: [
          '*DELETE *|*DROP *|*TRUNCATE *|*UPDATE *|*MERGE *|*ALTER *|*GRANT *|*REVOKE *|*delete *|*drop *|*truncate *|*update *|*merge *|*alter *|*grant *|*Delete *|*Drop *',
        ],
      },
      effects: ['deletes', 'changes-database'],
      examples: {
        hit: [`bq query 'DELETE FROM d.t WHERE true'`, `bq query --use_legacy_sql=false 'DROP TABLE d.t'`],
        miss: [`bq query 'SELECT 1'`, 'bq ls'],
      },
    },
  ],
  examples: {
    routine: [
      "gcloud container clusters describe prod --region europe-west1 --format='value(currentMasterVersion)'",
      "bq query --dry_run --use_legacy_sql=false 'SELECT 1'",
      'gcloud config list',
      'gcloud --version',
      'gcloud compute instances list',
      "gcloud compute instances list --filter='status=RUNNING' --format='value(name)' --limit 5",
      'gcloud compute instances describe vm --zone europe-west1-b',
      'gcloud container clusters list --project p',
      'gcloud projects get-iam-policy p',
      'gcloud beta run services list',
      'gcloud artifacts docker images list us-docker.pkg.dev/p/r',
      'gcloud deploy releases list --delivery-pipeline d',
      'gcloud run services describe web --region us-central1',
      'gcloud storage objects describe gs://b/f',
      'gcloud storage ls gs://b',
      "gcloud logging read 'severity>=ERROR' --limit=10",
      'gcloud secrets versions list s',
      'gcloud iam service-accounts list',
      'gcloud config get-value project',
      'gcloud config list project',
      "gcloud config list --format='value(core.project)'",
      'gcloud container node-pools list --cluster c',
      "gcloud container clusters list --format='value(name)'",
      'gcloud config configurations list',
      'gcloud auth list',
      'gcloud sql instances list',
      'gcloud builds log b-1',
      'gsutil ls -l gs://b',
      'gsutil iam get gs://b',
      'bq ls --max_results 10',
      'bq show --schema p:d.t',
    ],
    asks: [
      "gcloud container clusters describe c --format='value(masterAuth)'",
      "gcloud container clusters describe c --format='value(name)' --format=json",
      "gcloud container clusters describe c --format='value(name,masterAuth.clientKey)'",
      "bq query --use_legacy_sql=false 'SELECT 1'",
      "bq query --dry_run=false 'SELECT 1'",
      "bq query --dry_run --nodry_run 'SELECT 1'",
      "bq query --dry_run --flagfile=x 'SELECT 1'",
      "bq query --dry_run --destination_table d.t --nodry_run 'SELECT 1'",
      "bq --api https://example.org query --dry_run 'SELECT 1'",

      'gcloud info',
      'gcloud info --flags-file=f',
      'gcloud config list --all',
      'gcloud config list proxy/',
      'gcloud container clusters describe c',
      'gcloud beta container clusters describe c',
      'gcloud container clusters list --format=json',
      "gcloud container clusters list --format='value(masterAuth.password)'",
      'gcloud projects list --impersonate-service-account=admin@x',
      'gcloud projects list --access-token-file=f',
      'gcloud projects list --configuration=x',
      'gcloud projects list --log-http',
      'gcloud app deploy list',
      'gcloud run deploy list',
      'gcloud builds triggers run list',
      'gcloud functions deploy describe',
      'gcloud docker list',
      'gcloud compute ssh list',
      'gcloud compute instances delete list',
      'gcloud compute instances list --project --flags-file=f',
      'gcloud auth print-access-token',
      'gcloud auth list --cred-file=x',
      'gcloud iap oauth-clients describe x',
      'gcloud iam oauth-clients credentials describe x',
      "gcloud run services list --region 'example.org?'",
      'gcloud run services list --region example.org/',
      "gcloud ai models describe 'projects/p/locations/example.org?/models/m'",
      'gcloud secrets versions access latest --secret s',
      'gcloud redis instances get-auth-string r',
      'gcloud container clusters get-credentials c',
      'gcloud config set project x',
      'gcloud config get proxy/password',
      'gcloud components update',
      'gsutil -o Credentials:gs_json_host=example.org ls gs://x',
      'gsutil -D ls gs://x',
      'gsutil cp gs://b/o .',
      'gsutil iam set f gs://b',
      'gsutil du -X f gs://b',
      'bq rm t',
      'bq --apilog=f ls',
      'bq --flagfile=f ls',
      'bq query "SELECT 1"',
    ],
  },
});
