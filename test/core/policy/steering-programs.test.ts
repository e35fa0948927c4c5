import { describe, expect, it } from 'vitest';
import { inheritedSteering } from '../../../src/core/policy/variables.ts';

/** Programs, and a variable of each that names another server, a file of settings, a plugin or a helper. */
const steered = `kafka-topics KAFKA_OPTS
kafka-console-consumer KAFKA_OPTS
logstash SOLR_INCLUDE
keytool JAVA_TOOL_OPTIONS
pulsar-admin PULSAR_CLIENT_CONF
neo4j-admin NEO4J_CONF
kafkacat KAFKACAT_CONFIG
confluent CONFLUENT_HOME
celery CELERY_CONFIG_MODULE
rabbitmqadmin RABBITMQ_NODENAME
nats NATS_CONTEXT
dog DATADOG_HOST
datadog-agent DD_URL
mimirtool MIMIR_ADDRESS
logcli LOKI_ADDR
grafana-cli GF_PATHS_PLUGINS
sensuctl SENSU_API_URL
circusctl CIRCUSCTL_ENDPOINT
sentry-cli SENTRY_URL
newrelic NEW_RELIC_API_URL
pd PD_API_URL
buildkite-agent BUILDKITE_AGENT_ENDPOINT
bk BUILDKITE_REST_API_ENDPOINT
woodpecker-cli WOODPECKER_SERVER
spacectl SPACELIFT_API_ENDPOINT
codefresh CFCONFIG
octopus OCTOPUS_URL
skaffold SKAFFOLD_CONFIG
skaffold KUBECONFIG
tilt TILT_HOST
akamai AKAMAI_CLI_HOME
traefik TRAEFIK_CONFIGFILE
talosctl TALOSCONFIG
kops KOPS_STATE_STORE
kops S3_ENDPOINT
hubble HUBBLE_SERVER
calicoctl DATASTORE_TYPE
kn KUBECONFIG
clusterctl CLUSTERCTL_REPOSITORY_PATH
virtctl KUBECONFIG
patronictl DCS_URL
repmgr PGHOST
s3cmd S3CMD_CONFIG
awslogs AWS_ENDPOINT_URL
azcopy AZCOPY_LOG_LOCATION
sinfo SLURM_CONF
scontrol SLURM_CONF_SERVER
kaggle KAGGLE_PROXY
hf HF_ENDPOINT
bosh BOSH_ENVIRONMENT
ipfs IPFS_PATH
pueue PUEUE_CONFIG_PATH
todo.sh TODOTXT_CFG_FILE
notmuch NOTMUCH_CONFIG
quilt QUILTRC
pio PLATFORMIO_CORE_DIR
perldoc PERL5LIB
ri RI
rbd CEPH_ARGS
kopia KOPIA_CONFIG_PATH
bup BUP_DIR
pgbackrest PGBACKREST_CONFIG
tsh TELEPORT_PROXY
lpass LPASS_HOME
koji KOJI_PROFILE
wezterm WEZTERM_CONFIG_FILE
trace-cmd TRACEEVENT_PLUGIN_DIR
supabase SUPABASE_API_HOST
tig GIT_DIR
kubectl KUBECONFIG
oc KUBECTL_EXTERNAL_DIFF
argocd ARGOCD_SERVER
kind DOCKER_HOST
minikube MINIKUBE_HOME
crane DOCKER_CONFIG
skopeo CONTAINERS_CONF
crictl CONTAINER_RUNTIME_ENDPOINT
vagrant VAGRANT_HOME
packer PACKER_PLUGIN_PATH
trivy TRIVY_SERVER
helmfile HELM_PLUGINS
tflint TFLINT_PLUGIN_DIR
deck DECK_KONG_ADDR
kong KONG_PREFIX
cdk CDK_HOME
eksctl AWS_ENDPOINT_URL
hcloud HCLOUD_ENDPOINT
circleci CIRCLECI_CLI_HOST
scw SCW_CONFIG_PATH
mc MC_CONFIG_DIR
helm HELM_PLUGINS
terragrunt TG_TF_PATH
terraform TF_CLI_ARGS
pulumi PULUMI_HOME
gsutil BOTO_CONFIG
gcloud CLOUDSDK_CONFIG
az AZURE_CONFIG_DIR
podman CONTAINER_HOST
docker-compose COMPOSE_FILE
pg_dump PGHOST
mysqladmin MYSQL_HOME
bat BAT_CONFIG_PATH
ansible-inventory ANSIBLE_CONFIG
gh GH_HOST
pnpm NPM_CONFIG_USERCONFIG
yarn YARN_RC_FILENAME
gmake MAKEFILES
cargo RUSTC_WRAPPER
go GOFLAGS
py.test PYTEST_PLUGINS
uv UV_CONFIG_FILE
pip PIP_INDEX_URL
mypy MYPYPATH
coverage COVERAGE_RCFILE
ruff RUFF_CONFIG
mvn MAVEN_OPTS
lein LEIN_HOME
rubocop RUBOCOP_OPTS
composer COMPOSER_HOME
mix HEX_MIRROR
ninja CXX
glab GITLAB_HOST
brew HOMEBREW_CURL_PATH
jj JJ_CONFIG
shellcheck SHELLCHECK_OPTS
rsync RSYNC_RSH
wget WGETRC
curl CURL_HOME
bao VAULT_CONFIG_PATH
tar TAR_OPTIONS
rg RIPGREP_CONFIG_PATH
busctl DBUS_SYSTEM_BUS_ADDRESS
journalctl SYSTEMD_PAGERSECURE
nmcli DBUS_SYSTEM_BUS_ADDRESS
nft XTABLES_LIBDIR
wg WG_ENDPOINT_RESOLUTION_RETRIES
apt-cache APT_CONFIG
dpkg-query DPKG_ADMINDIR
zypper ZYPP_CONF
dnf RPM_CONFIGDIR
pvs LVM_SYSTEM_DIR
zpool ZPOOL_SCRIPTS_PATH
openssl OPENSSL_CONF
gopass GOPASS_HOMEDIR
gpg GNUPGHOME
restic RESTIC_REPOSITORY
borg BORG_RSH
rclone RCLONE_CONFIG
valkey-cli REDISCLI_RCFILE
rabbitmqctl RABBITMQ_CTL_ERL_ARGS
virsh LIBVIRT_DEFAULT_URI
incus INCUS_CONF
lxc LXD_DIR
op OP_CONNECT_HOST
doppler DOPPLER_API_HOST
screen SCREENRC
tmux TMUX_TMPDIR`
  .split('\n')
  .map((line) => line.split(' ') as [string, string]);

describe('what a program obeys without being told on its line', () => {
  it.each(steered)('%s: %s', (program, name) => {
    expect(inheritedSteering(program, { [name]: '/tmp/x', UNRELATED: '1' })).toEqual([name]);
    expect(inheritedSteering(`${program}-other`, { [name]: '/tmp/x' })).toEqual([]);
  });

  it('is nothing for a name with a blank, which would meet two programs of a family', () => {
    expect(inheritedSteering('kubectl oc', { KUBECONFIG: '/x' })).toEqual([]);
  });

  it('is the same for a script of Kafka with its suffix, and for no other script', () => {
    expect(inheritedSteering('kafka-topics.sh', { KAFKA_OPTS: 'x' })).toEqual(['KAFKA_OPTS']);
    expect(inheritedSteering('pulsar-admin.sh', { PULSAR_MEM: 'x' })).toEqual([]);
    expect(inheritedSteering('x-kafka-topics.sh', { KAFKA_OPTS: 'x' })).toEqual([]);
  });
});
