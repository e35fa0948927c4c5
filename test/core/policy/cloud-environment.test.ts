import { describe, expect, it } from 'vitest';
import { shell } from './a-context.ts';

const tier = (command: string, env: Record<string, string>) => shell(command, 'workspace', { env }).tier;

describe('variables that steer the tools of clouds and clusters', () => {
  it.each([
    ['kubectl get pods', 'KUBECONFIG', '/tmp/x'],
    ['kubectl diff -f a.yaml', 'KUBECTL_EXTERNAL_DIFF', '/tmp/x'],
    ['kubecolor get pods', 'KUBECTL_COMMAND', '/tmp/x'],
    ['stern web', 'KUBECONFIG', '/tmp/x'],
    ['argocd app list', 'ARGOCD_OPTS', '--server example.org'],
    ['helm list', 'HELM_PLUGINS', '/tmp/x'],
    ['minikube status', 'MINIKUBE_HOME', '/tmp/x'],
    ['docker ps', 'DOCKER_HOST', 'tcp://example.org'],
    ['crane digest a/b', 'DOCKER_CONFIG', '/tmp/x'],
    ['podman ps', 'CONTAINER_HOST', 'ssh://example.org'],
    ['vagrant status', 'VAGRANT_VAGRANTFILE', '/tmp/x'],
    ['terraform plan', 'TF_CLI_ARGS_plan', '-out=/tmp/x'],
    ['terraform validate', 'TF_CLI_CONFIG_FILE', '/tmp/x'],
    ['ansible-doc -l', 'ANSIBLE_LIBRARY', '/tmp/x'],
    ['cdk ls', 'AWS_CONFIG_FILE', '/tmp/x'],
    ['cdk ls', 'CDK_APP', 'id'],
    ['trivy config .', 'TRIVY_OUTPUT', '/tmp/x'],
    ['tflint', 'TFLINT_PLUGIN_DIR', '/tmp/x'],
    ['deck ping', 'DECK_KONG_ADDR', 'http://example.org'],
    ['aws s3 ls', 'AWS_CONFIG_FILE', '/tmp/x'],
    ['aws s3 ls', 'AWS_ENDPOINT_URL', 'http://example.org'],
    ['gcloud projects list', 'CLOUDSDK_API_ENDPOINT_OVERRIDES_COMPUTE', 'http://example.org/'],
    ['az group list', 'AZURE_CONFIG_DIR', '/tmp/x'],
    ['heroku apps', 'HEROKU_HOST', 'example.org'],
    ['wrangler d1 list', 'CLOUDFLARE_API_BASE_URL', 'https://example.org'],
    ['hcloud server list', 'HCLOUD_ENDPOINT', 'https://example.org'],
    ['openstack server list', 'OS_CLIENT_CONFIG_FILE', '/tmp/x'],
    ['mc ls s/b', 'MC_CONFIG_DIR', '/tmp/x'],
  ])('%s: %s set, inherited or in front asks', (command, name, value) => {
    expect(tier(command, {})).toBe('routine');
    expect(tier(command, { [name]: value })).not.toBe('routine');
    expect(tier(`${name}=${value} ${command}`, {})).not.toBe('routine');
    expect(tier(`export ${name}=${value}; ${command}`, {})).not.toBe('routine');
  });

  it.each([
    'export LOKI_ADDR=http://example.org; logcli labels',
    'export STERNCONFIG=/tmp/x; stern web',
    'export FLY_API_HOSTNAME=example.org; fly apps list',
    'export NOMAD_ADDR=http://example.org; nomad status',
    'export NATS_URL=nats://example.org; nats stream ls',
    'export OS_AUTH_URL=http://example.org; openstack server list',
  ])('%s asks', (command) => {
    expect(tier(command, {})).not.toBe('routine');
    expect(tier(command.slice(command.indexOf(';') + 2), {})).toBe('routine');
  });

  it.each([
    ['aws s3 ls', 'AWS_PROFILE', 'prod'],
    ['aws s3 ls', 'AWS_REGION', 'eu-west-1'],
    ['gcloud projects list', 'GOOGLE_CLOUD_PROJECT', 'p'],
    ['heroku apps', 'HEROKU_API_KEY', 'x'],
    ['doctl apps list', 'DIGITALOCEAN_ACCESS_TOKEN', 'x'],
    ['terraform plan', 'TF_VAR_a', 'b'],
  ])('%s: %s only says who', (command, name, value) => {
    expect(tier(command, { [name]: value })).toBe('routine');
  });
});
