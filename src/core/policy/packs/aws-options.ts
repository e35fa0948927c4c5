/**
 * Options of the reading commands of aws(1) that say which things are meant, since when, in which order: each takes one value
 * or more. None decrypts, writes a file, or names an address. Which of them a command takes aws knows itself.
 */
export const awsNamed = `
  filter-pattern log-stream-names product-descriptions
  accelerator-arn accept-language accepted-media-types accepts access-key-id access-level-filter access-point-id access-request-id account
  account-assignment-creation-request-id account-assignment-deletion-request-id account-id account-identifiers account-ids account-scope
  action action-execution-id action-id action-owner-filter action-prefix action-target-arns action-type activity-arn activity-ids
  additional-plan-options-map addon-name addon-version address-region administrator-account after-time aggregate-field aggregation-field
  aggregation-period aggregation-request aggregation-type aggregator-v2-arn aggregators agreement-id alarm-contributor-id
  alarm-mute-rule-name alarm-name alarm-name-prefix alarm-names alarm-types alias alias-id alias-ids allocation-ids alternate-identifier
  analysis-end-time analysis-id analysis-ids analysis-start-time analysis-start-time-begin analysis-start-time-end analysis-status
  analyzer-arn analyzer-name anomaly-detector-arn anomaly-detector-types anycast-ip-list-id api-id api-key api-mapping-id app-id
  application-arn application-id application-ids application-name application-names application-provider-arn
  apply-override-for-compute-environment approximation-dimension architecture-types archive-name arn arns array-job-id artifact-id asset
  assignment-status associated-policy-arn associated-resource-types association-filter association-filter-list association-id
  association-ids association-status association-version at-time attachment-id attribute attribute-name attribute-names attribute-value
  attributes attributes-to-get authentication-method-type authentication-profile-name authorizer-id auto-ml-job-name
  auto-scaling-group-name auto-scaling-group-names automation-execution-id automation-rules-arns availability-zone availability-zone-group
  availability-zone-id aws-account-ids aws-region backtrack-identifier backup-arn backup-job-id backup-plan-id backup-plan-template-id
  backup-type backup-vault-account-id backup-vault-name base-path baseline-id baseline-override baseline-time-period batch-import-status
  before-time billing-view-arn blacklist-item-names blue-green-deployment-identifier blueprint-name bot-category bot-name bot-organization
  branch-name broker-id bucket bucket-name bucket-region budget-name build-workflow-id bundle-id bundle-ids by-account-id
  by-backup-plan-id by-backup-vault-name by-complete-after by-complete-before by-created-after by-created-before by-creation-after
  by-creation-before by-destination-vault-arn by-malware-scanner by-message-category by-parent-job-id by-parent-recovery-point-arn
  by-recovery-point-arn by-recovery-point-creation-date-after by-recovery-point-creation-date-before by-report-plan-name by-resource-arn
  by-resource-type by-restore-testing-plan-arn by-scan-result-status by-source-recovery-point-arn by-state by-status by-vault-type
  cache-cluster-id cache-cluster-ids cache-node-type cache-parameter-group-family cache-parameter-group-name cache-policy-id
  cache-security-group-name cache-subnet-group-name calculation-execution-id calendar-names call-as campaign-id capability-name
  capacity-block-extension-duration-hours capacity-block-ids capacity-duration-hours capacity-manager-data-export-ids
  capacity-provider-arns capacity-provider-name capacity-providers capacity-reservation-fleet-ids capacity-reservation-id
  capacity-reservation-ids capacity-reservation-name carrier-gateway-ids case-id case-id-list catalog-id catalog-name category
  certificate-arn certificate-authority-arn certificate-id certificate-identifier certificate-statuses change-id change-set-name channel
  check-id check-ids check-name checksum-mode child-id child-type children-of-alarm-name chronological-order cidr client-certificate-id
  client-id client-vpn-endpoint-id client-vpn-endpoint-ids cluster cluster-arn cluster-id cluster-identifier cluster-ids cluster-name
  cluster-parameter-group-family cluster-security-group-name cluster-states cluster-subnet-group-name cluster-type cluster-version
  cluster-versions clusters code-signing-config-arn collection-id column-names column-statistics-task-run-id command-execution-ids
  command-id comparison-time-period compatible-architecture compatible-runtime compliance-type compliance-types compute-environments
  compute-type-names config-delivery-s3-destination-arn config-rule-name config-rule-names configuration configuration-aggregator-name
  configuration-aggregator-names configuration-id configuration-policy-association-identifiers configuration-profile-id
  configuration-recorder-names configuration-set-attribute-names configuration-set-name conformance-pack-name conformance-pack-names
  connection-arn connection-function-identifier connection-mode connection-name connection-notification-id connection-options
  connection-state connection-type connector-id connector-status consumable-resource consumer-arn consumer-name contact-list-name
  container-instance container-instances context context-id continuation-token conversion-task-ids copy-job-id cost-category-arn
  cost-category-name crawler-name crawler-name-list crawler-names create-account-request-id create-time-range created-after created-at
  created-before creation-time-after creation-time-before custom-domain-certificate-arn custom-domain-name custom-key-store-id
  custom-key-store-name customer-gateway-ids customer-id daemon-arn daemon-deployment-arns daemon-name daemon-revision-arns
  daemon-task-definition dashboard-id dashboard-name dashboard-name-prefix data-queries data-share-arn data-source-name data-source-type
  data-sources data-store-api-version data-type database-name date-interval db-cluster-endpoint-identifier db-cluster-identifier
  db-cluster-parameter-group-name db-cluster-resource-id db-cluster-snapshot-identifier db-groups db-instance-automated-backups-arn
  db-instance-class db-instance-identifier db-name db-parameter-group-family db-parameter-group-name db-proxy-endpoint-name db-proxy-name
  db-security-group-name db-shard-group-identifier db-snapshot-identifier db-subnet-group-name db-user dbi-resource-id
  delegation-request-id delegation-set-id deletion-id deletion-task-id delimiter delivery-channel-names delivery-destination-name
  delivery-destination-types dependent-job-name deployed deployment-config-name deployment-group-name deployment-group-names deployment-id
  deployment-ids deprecated-status desired-status destination destination-id destination-name-prefix detail-level detector-id
  dev-endpoint-names device-fleet-name dhcp-options-ids dimension dimensions directory-id directory-ids discovery-region display-id
  distribution-id distribution-name distribution-tenant-id dns-name document-filter-list document-format document-version
  documentation-part-id documentation-version domain domain-control-validation-resource domain-id domain-id-equals domain-name
  domain-name-id domain-names domain-owner dry-run-id durable-execution-arn durable-execution-name duration duration-seconds earlier-time
  ecr-repository-prefixes editor-id effective-on egress-only-internet-gateway-ids elastic-gpu-ids email-address email-identity embed
  encoding encoding-type end-date end-date-range end-time endpoint-arn endpoint-group-arn endpoint-name endpoint-type engine engine-name
  engine-type engine-version entity entity-arn entity-filter entity-name entity-selector-expression entries environment-id environment-ids
  environment-name environment-names event-arn event-arns event-bus-name event-categories event-category event-data-store
  event-data-store-owner-account-id event-name event-source event-source-arn event-source-name event-type exclusion-ids
  exclusive-start-backup-arn exclusive-start-global-table-name exclusive-start-shard-id exclusive-start-stream-name
  exclusive-start-table-name exclusive-start-tag-key executable-users execution-arn execution-engine-id execution-id execution-preview-id
  execution-role-arn execution-status-filter execution-statuses executor-state-filter expected-bucket-owner experiment-name export-arn
  export-image-task-ids export-name export-source-type export-task-identifier export-task-ids export-type expression
  expression-attribute-names extended-statistic extended-statistics extensions external-id family family-prefix fargate-profile-name
  feature feature-type feedback field-index-names file-last-written file-size file-system-id filename-contains filter filter-by
  filter-conditions filter-criteria filter-expression filter-log-group-arn filter-name filter-name-prefix filter-predicate
  filter-statement filters filters-with-operator finding-aggregator-arn finding-arns finding-criteria finding-id finding-identifier
  finding-ids finding-statistic-types firewall-arn firewall-name firewall-rule-group-id first-schema-version-number
  first-slot-start-time-range fleet-id fleet-ids flow-log-id flow-log-ids format fpga-image-id fpga-image-ids framework-name function-name
  function-type function-version generated-template-name generation-status global-cluster-identifier global-replication-group-id
  global-table-name grant-id grant-type grantee-principal granularity group group-arn group-by group-by-key group-by-rules group-id
  group-ids group-name group-names handshake-id health-check-id history-item-type home-region hook-result-id host-id-set host-ids
  host-key-id host-reservation-id-set hosted-zone-id hosted-zone-id-marker hosted-zone-type hsm-client-certificate-identifier
  hsm-configuration-identifier http-method hub-arn hub-content-type hub-name id identifier identities identity identity-id identity-name
  identity-pool-id identity-provider-config identity-store-id identity-type ids if-match if-modified-since if-none-match
  if-unmodified-since image-id image-ids image-name image-type import-arn import-destination-type import-id import-source-arn
  import-status import-task-ids include include-only-statuses include-raw-display-content include-status included-data
  included-deleted-back-to includes index-name index-status insight-arn insight-arns insight-id insight-source insight-type instance-arn
  instance-connect-endpoint-ids instance-count instance-event-window-ids instance-family instance-fleet-id instance-fleet-type
  instance-group-id instance-group-types instance-id instance-ids instance-information-filter-list instance-name instance-names
  instance-profile-name instance-property-filter-list instance-refresh-ids instance-requirements instance-requirements-with-metadata
  instance-states instance-status-filter instance-tenancy instance-type instance-type-filter instance-types instances integrate-services
  integration-arn integration-id integration-identifier integration-name integration-name-prefix integration-response-id
  integration-status integration-type internet-gateway-ids internet-key-exchange-version invocation-id ip ip-set-id ipam-ids
  ipam-policy-id ipam-policy-ids ipam-pool-allocation-id ipam-pool-allocation-ids ipam-pool-id ipam-pool-ids ipam-prefix-list-resolver-id
  ipam-prefix-list-resolver-ids ipam-prefix-list-resolver-target-ids ipam-prefix-list-resolver-version ipam-prefix-list-resolver-versions
  ipam-resource-discovery-association-ids ipam-resource-discovery-id ipam-resource-discovery-ids ipam-scope-id ipam-scope-ids issue-type
  job-definition-name job-definitions job-flow-ids job-flow-states job-id job-identifier job-name job-names job-queue job-queues
  job-status jobs key key-format key-group-id key-id key-marker key-names key-pair-ids key-type keyspace-name kubernetes-version
  label-options language last-modified-time-after last-modified-time-before last-updated-after last-updated-before later-time
  launch-configuration-names launch-template-id launch-template-ids launch-template-name launch-template-names launch-type layer-digest
  layer-name lease-id legal-hold-id license-model license-type lifecycle-hook-names limit link-id link-status-filter linked-account-id
  listener-arn listener-arns load-balancer-arn load-balancer-arns load-balancer-name load-balancer-names load-balancer-type
  local-gateway-ids local-gateway-route-table-id local-gateway-route-table-ids
  local-gateway-route-table-virtual-interface-group-association-ids local-gateway-route-table-vpc-association-ids
  local-gateway-virtual-interface-group-ids local-gateway-virtual-interface-ids locale location location-name location-status
  location-type log-group-class log-group-identifier log-group-identifiers log-group-name log-group-name-pattern log-group-name-prefix
  log-group-tags log-scope log-stream-name log-stream-name-prefix log-type log-types logical-resource-id lookback-period-in-days
  lookup-attributes lookup-table-arn lookup-table-name-prefix mac-modification-task-ids maintenance-id maintenance-track-name
  major-engine-version malware-protection-plan-id malware-scanner management-cidr-range-constraint map-run-arn mapping marker
  master-region materialized-view-refresh-task-run-id max-buckets max-contributor-count max-datapoints max-directory-buckets max-duration
  max-instance-count max-keys max-line-coverage-percentage max-parts max-query-results max-records max-results
  max-scheduled-runs-preview max-slot-duration-in-hours max-statistic-results max-uploads max-version member-id membership-id
  message-category message-id metadata-uid metric metric-for-comparison metric-name metric-names metric-namespace metrics min-duration
  min-line-coverage-percentage min-slot-duration-in-hours min-version model-card-name model-id model-identifier model-name
  model-package-group-name monitor-arn monitor-arn-list monitoring-schedule-name mount-target-id multi-node-job-id name name-contains
  name-prefix name-query named-query-id named-query-ids names namespace namespace-arn namespace-name nat-gateway-ids network-acl-ids
  network-insights-access-scope-analysis-id network-insights-access-scope-analysis-ids network-insights-access-scope-id
  network-insights-access-scope-ids network-insights-analysis-ids network-insights-path-id network-insights-path-ids network-interface-id
  network-interface-ids network-interface-permission-ids next-marker next-token node-type nodegroup-name notebook-execution-id notebook-id
  notification num-of-reports number-of-top-traffic-bots-per-path object-attributes offering-class offering-id offering-type
  on-cluster-app-ui-type open-id-connect-provider-arn operating-system operating-system-names operation-id ops-item-arn ops-item-filters
  ops-item-id ops-metadata-arn option-group-name optional-object-attributes order-by organization-config-rule-name
  organization-config-rule-names organization-conformance-pack-name organization-conformance-pack-names
  organization-entity-account-filters organization-entity-filters organization-event-detail-filters organization-node-type
  organization-parent-id organizational-unit-id origin-request-policy-id origin-restriction-type origin-type outpost-lag-ids output-format
  output-keys owner owner-account owner-id owner-ids owners owning-account package package-group package-id package-name package-prefix
  package-version package-version-revision page-token parameter-filters parameter-group-family parameter-group-name parameters
  parent-catalog-id parent-entity-name parent-id parent-resource-arn parents-of-alarm-name part-number part-number-marker partition-values
  partitions-to-get partner-name patch-group patch-set path path-id path-name path-prefix pattern payment-option period permission-arn
  permission-set-arn permission-type permission-version permissions persistent-app-ui-id persistent-app-ui-type physical-resource-id
  pipeline-execution-arn pipeline-execution-id pipeline-name plan-id platform platform-application-arn platform-arn plugin-name policy-arn
  policy-id policy-input-list policy-name policy-names policy-scope policy-source-arn policy-type policy-type-names policy-types
  policy-usage-filter pool-id pool-ids pool-name portal-id portal-product-id portfolio-id portfolio-share-type position
  prediction-interval-level prefix prefix-list-id prefix-list-ids prefixes prepared-statement-names principal principal-arn principal-id
  principal-type producer-arn product-arn product-id product-name product-page-id product-rest-endpoint-page-id product-source profile-id
  profile-type project-name projection-expression property provider provider-name provision-permission-set-request-id provision-product-id
  provisioned-product-id provisioned-product-name provisioning-artifact-id provisioning-artifact-name provisioning-status
  provisioning-type public-ips public-version-number publish publisher-id publishers qualifier queries query-alias query-as-of-time
  query-definition-name-prefix query-execution-id query-execution-ids query-id query-language query-name query-result-type query-status
  query-string query-version queue-name queue-name-prefix queue-owner-aws-account-id quota-applied-at-level quota-code
  quota-requested-at-level quota-share-arn range realtime-log-config-arn realtime-log-config-name reasons recently-active
  recommendation-detail-id recommendation-ids recovery-point-arn recurrence redrive-filter redshift-idc-application-arn refresh-id 
  region-filter region-filters region-name region-names registration-status registration-status-filter registry-id registry-ids
  relational-database-name release-label release-version replace-root-volume-task-ids replay-name replication-group-id
  replication-group-ids report-arn report-arns report-format report-group-arn report-group-arns report-id report-ids report-job-id
  report-plan-name repository repository-link-id repository-name repository-names repository-prefix reputation-entity-reference
  reputation-entity-type request-id request-items request-origin request-payer request-validator-id reserved-cache-node-id
  reserved-cache-nodes-offering-id reserved-db-instance-id reserved-db-instances-offering-id reserved-instance-id reserved-instance-ids
  reserved-instance-offering-id reserved-instances-id reserved-instances-ids reserved-instances-listing-id
  reserved-instances-modification-ids reserved-instances-offering-ids reserved-node-exchange-request-id reserved-node-id
  reserved-node-offering-id resource resource-arn resource-arn-list resource-arns resource-evaluation-id resource-id resource-id-list
  resource-identifier resource-identifiers resource-ids resource-keys resource-management-type resource-name resource-owner
  resource-owner-account-id resource-region resource-region-scope resource-scan-id resource-share-arns resource-share-type resource-tag
  resource-type resource-type-filters resource-type-prefix resource-types resources resources-per-page response-cache-control
  response-content-disposition response-content-encoding response-content-language response-content-type response-expires
  response-headers-policy-id response-type rest-api-id restorable-by-user-ids restore-job-id restore-testing-plan-name
  restore-testing-selection-name result-attributes result-id result-ids retention-configuration-names retiring-principal
  return-consumed-capacity revision revisions revocation-id revocation-ids role role-name root-resource-arn route-id route-response-id
  route-server-endpoint-ids route-server-id route-server-ids route-server-peer-ids route-table-id route-table-ids routing-endpoint
  routing-rule-id rule rule-arns rule-group-arn rule-group-id rule-group-name rule-group-rule-name rule-id rule-metric-name rule-name
  rule-owner-filter rule-set-name run-id s3-bucket s3-key-prefix saml-provider-arn sample-type sampling-boost-statistics-documents
  sampling-statistics-documents sampling-strategy sandbox-id savings-plans-type scalable-dimension scan-arn scan-by scan-configuration-arn
  scan-id scan-job-id scan-result-status scan-type scan-type-filter schedule-identifier scheduled-action-name scheduled-action-names
  scheduled-instance-ids scheduling-strategy schema-definition schema-diff-type schema-id schema-version-id schema-version-number scope
  scopes sdk-type search-filter search-phrase search-string search-text second-schema-version-number secondary-interface-ids
  secondary-network-ids secondary-subnet-ids secret-id security-control-id security-control-ids security-group-rule-ids
  security-policy-name security-profile-name segment selected-fields selection-id serial-number server-certificate-name server-id
  serverless-cache-name serverless-cache-snapshot-name serverless-v2-platform-version service service-account service-action-id
  service-arn service-code service-code-list service-deployment-arns service-environments service-id service-ids
  service-link-virtual-interface-ids service-name service-names service-namespace service-namespaces service-principal service-regions
  service-revision-arns service-specification service-update-name service-update-status service-update-time-range services session-id
  setting-id severity shard-filter shard-id shard-iterator shard-iterator-type sinks slot-start-time-range snapshot-arn
  snapshot-copy-grant-name snapshot-id snapshot-identifier snapshot-ids snapshot-name snapshot-source snapshot-type solution-stack-name
  sort sort-by sort-condition sort-criteria sort-key sort-order sorting-entities source source-arn source-identifier source-portfolio-id
  source-resource-arn source-type source-uri spot-fleet-request-id spot-fleet-request-ids spot-instance-request-ids ssh-public-key-id
  stack-drift-detection-id stack-instance-account stack-instance-region stack-instance-resource-drift-statuses stack-name
  stack-refactor-id stack-resource-drift-status-filters stack-set-name stack-status-filter stage stage-name standards-arn
  standards-control-association-ids start-after start-date start-date-range start-record-identifier start-record-name start-record-type
  start-time started-after started-before started-by starting-sequence-number stat state state-filter state-machine-alias-arn
  state-machine-arn state-value statement-name states statistic statistic-id statistics statistics-type status status-code status-equals
  status-filter statuses step-id step-ids step-states stream-arn stream-creation-timestamp stream-id stream-name studio-id subject-id
  submitted-since subnet-id subnet-ids subscribed-domain suggestion-count supported-dialect supported-permission-types
  supported-resource-types suppression-state sync-name sync-type table-arn table-name table-restore-request-id tag-filters tag-key
  tag-key-filters tag-keys tag-option-id tag-value tag-values tags tags-per-page target target-accounts target-action-type target-arn
  target-capacity target-capacity-unit-type target-configurations target-filters target-group-arn target-group-arns target-group-name
  target-id target-id-filters target-ids target-resource-id target-type target-version targets task-definition task-id task-run-id
  task-sets tasks template-name template-stage template-summary-config tenant-db-name tenant-name term-in-years thing-group-name
  thing-name thing-type-name threat-entity-set-id threat-intel-set-id tiering-configuration-name time time-period time-range
  time-range-lower-bound time-range-type time-range-upper-bound time-window timestamp timestamp-filter tld topic-arn total-impact
  trace-format trace-ids traffic-mirror-filter-id traffic-mirror-filter-ids traffic-mirror-filter-rule-ids traffic-mirror-session-ids
  traffic-mirror-target-ids traffic-policy-id traffic-policy-id-marker traffic-policy-instance-name-marker
  traffic-policy-instance-type-marker traffic-policy-version traffic-policy-version-marker traffic-source-type trail-name trail-name-list
  training-plan-arn transaction-id transfer-id transform-id transit-gateway-attachment-id transit-gateway-attachment-ids
  transit-gateway-connect-peer-ids transit-gateway-ids transit-gateway-metering-policy-id transit-gateway-metering-policy-ids
  transit-gateway-multicast-domain-id transit-gateway-multicast-domain-ids transit-gateway-policy-table-id
  transit-gateway-policy-table-ids transit-gateway-route-table-announcement-ids transit-gateway-route-table-id
  transit-gateway-route-table-ids trend-field trigger-names trust-store-arn trust-store-arns trust-store-identifier trusted-entity-set-id
  type type-arn type-name types ultraserver-count ultraserver-type unit update-action-status update-id update-status upload-id
  upload-id-marker upstream uri-path-prefix usage-criteria usage-limit-id usage-plan-id usage-statistic-type user-arn user-group-id
  user-id user-name user-pool-id uuid vault-name vendor-name verified-access-endpoint-id verified-access-endpoint-ids
  verified-access-group-id verified-access-group-ids verified-access-instance-id verified-access-instance-ids
  verified-access-trust-provider-ids version version-id version-id-marker version-label version-labels version-name version-number
  version-stage version-status versions virtualization-types visibility volume-id volume-ids vpc-encryption-control-ids
  vpc-endpoint-association-arn vpc-endpoint-id vpc-endpoint-ids vpc-id vpc-ids vpc-link-id vpc-origin-id vpc-peering-connection-ids
  vpc-region vpn-concentrator-ids vpn-connection-device-type-id vpn-connection-id vpn-connection-ids vpn-gateway-ids
  vpn-tunnel-outside-ip-address web-acl-arn web-acl-id web-acl-name web-app-id webhook-id window-execution-id window-id window-task-id
  work-group worker-name workflow-id workgroup-name workspace-directory-names workspace-id workspace-ids workspace-name wrapping-algorithm
  wrapping-key-spec zone-ids zone-names`;

/** The same, without values; each has a `--no-` twin. */
export const awsFlags = `
  descending interleaved include-marketplace
  all-availability-zones all-regions all-users ascending-order consistent-read default-only dry-run fetch-owner flatten
  include-all-instances include-availability-zones include-certificate-details include-cors include-default-key-pair include-deleted
  include-deleted-groups include-deleted-resources include-deprecated include-disabled include-execution-data include-graph
  include-inactive include-instances include-linked-accounts include-managed-resources include-node-logical-ids include-planned-deletion
  include-public include-public-key include-resolved-cases include-shadow-trails include-shared list-supported-character-sets
  list-supported-timezones multi-az only-associated only-attached resolve-alias return-merged-resources reverse-order show-cache-node-info
  show-shard-details start-from-head`;
