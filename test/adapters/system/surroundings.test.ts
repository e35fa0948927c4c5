import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { surroundings } from '../../../src/adapters/system/surroundings.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'guard-around-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const put = (name: string, text: string) => {
  const path = join(home, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
};
const gather = (env: Record<string, string> = {}, cwd = home) =>
  surroundings({ cwd, home, env: { PATH: '/usr/local/bin:/usr/bin:/bin', ...env } });

const kubeconfig = (current: string, more = '') => `apiVersion: v1
current-context: ${current}
contexts:
  - { name: prod-eu, context: { cluster: one, user: u, namespace: shop } }
  - { name: dev, context: { cluster: two, user: u } }
clusters:
  - { name: one, cluster: { server: "https://user:secret@10.0.0.1:6443/path" } }
  - { name: two, cluster: { server: "https://dev.example" } }
${more}`;

describe('surroundings', () => {
  it('are empty where nothing is configured', async () => expect(await gather()).toEqual({}));

  it('have the current context, its cluster and namespace, and those of the others', async () => {
    put('.kube/config', kubeconfig('prod-eu'));
    expect(await gather()).toEqual({
      kubernetes: 'prod-eu',
      cluster: '10.0.0.1:6443',
      namespace: 'shop',
      'cluster@prod-eu': '10.0.0.1:6443',
      'namespace@prod-eu': 'shop',
      'cluster@dev': 'dev.example',
      'namespace@dev': 'default',
    });
  });

  it('are gathered for the wanted facts only', async () => {
    put('.kube/config', kubeconfig('dev'));
    put('.aws/config', '[default]\nregion = eu-west-1\n');
    const env = { PATH: '/usr/local/bin:/usr/bin:/bin' };
    expect(Object.keys(await surroundings({ cwd: home, home, env }, new Set(['namespace'])))).toContain('kubernetes');
    expect(await surroundings({ cwd: home, home, env }, new Set(['aws-region']))).toMatchObject({ 'aws-profile': 'default' });
    expect(await surroundings({ cwd: home, home, env }, new Set(['host']))).toEqual({});
  });

  it('join the files of KUBECONFIG as kubectl does: what comes first wins, what is missing is nothing', async () => {
    put('one', 'current-context: ""\ncontexts: [{ name: dev, context: { namespace: first } }]\n');
    put('two', kubeconfig('dev'));
    expect(await gather({ KUBECONFIG: `none:one:${join(home, 'two')}` })).toMatchObject({
      kubernetes: 'dev',
      namespace: 'first',
      cluster: null,
    });
  });

  it.each([
    ['aliases that grow without end', 'a: &a [x, x]\nb: &b [*a, *a]\ncurrent-context: dev\n'],
    ['a list', '- a\n'],
    ['no YAML', '{ "a": \n'],
    ['contexts without names', 'current-context: dev\ncontexts: [{ context: {} }]\n'],
    ['more than anybody writes', `current-context: dev\n#${'x'.repeat(300_000)}\n`],
  ])('cannot tell the cluster from %s', async (_, text) => {
    put('.kube/config', text);
    expect(await gather()).toEqual({ kubernetes: null, cluster: null, namespace: null });
  });

  it('do not wait for a pipe in place of a file', async () => {
    mkdirSync(join(home, '.kube'));
    execFileSync('mkfifo', [join(home, '.kube/config')]);
    expect(await gather()).toEqual({ kubernetes: null, cluster: null, namespace: null });
  });

  it('run nothing that configuration names', async () => {
    const ran = join(home, 'ran');
    put('.kube/config', kubeconfig('dev', `users: [{ name: u, user: { exec: { apiVersion: x, command: touch, args: ["${ran}"] } } }]\n`));
    put('.aws/config', `[default]\ncredential_process = touch ${ran}\nregion = eu-west-1\n`);
    expect(await gather()).toMatchObject({ kubernetes: 'dev', 'aws-profile': 'default', 'aws-region': 'eu-west-1', 'aws-account': null });
    expect(existsSync(ran)).toBe(false);
  });

  const awsConfig =
    '[default]\nregion = eu-west-1\ns3 =\n  region = nested\n[profile prod]\nrole_arn = arn:aws:iam::123456789012:role/x\nregion=us-east-1\n[profile sso]\nsso_account_id = 210987654321\n[sso-session prod]\nregion = no\n';
  it.each<[string, Record<string, string>, Record<string, string | null>]>([
    ['the default profile', {}, { 'aws-profile': 'default', 'aws-region': 'eu-west-1', 'aws-account': null }],
    [
      'the profile of the environment',
      { AWS_PROFILE: 'prod' },
      { 'aws-profile': 'prod', 'aws-region': 'us-east-1', 'aws-account': '123456789012' },
    ],
    ['a profile of single sign-on', { AWS_PROFILE: 'sso' }, { 'aws-profile': 'sso', 'aws-account': '210987654321' }],
    ['a profile that is not there', { AWS_PROFILE: 'none' }, { 'aws-profile': 'none', 'aws-account': null, 'aws-region': null }],
    ['the region of the environment', { AWS_PROFILE: 'prod', AWS_REGION: 'ap-1' }, { 'aws-region': 'ap-1' }],
    ["keys of the environment, which outweigh the profile's", { AWS_PROFILE: 'prod', AWS_ACCESS_KEY_ID: 'AKIA' }, { 'aws-account': null }],
    ['a role of the environment', { AWS_ROLE_ARN: 'arn:aws:iam::333333333333:role/ci' }, { 'aws-account': '333333333333' }],
  ])('have %s', async (_, env, facts) => {
    put('.aws/config', awsConfig);
    expect(await gather(env)).toMatchObject(facts);
  });

  it('have the project of gcloud', async () => {
    put('.config/gcloud/active_config', 'work\n');
    put('.config/gcloud/configurations/config_work', '[core]\nproject = prod-1\naccount = ann@example.org\n[compute]\nproject = no\n');
    expect(await gather()).toEqual({ 'gcloud-project': 'prod-1', 'gcloud-account': 'ann@example.org' });
    expect(await gather({ CLOUDSDK_CORE_PROJECT: 'other' })).toMatchObject({ 'gcloud-project': 'other' });
    expect(await gather({ CLOUDSDK_ACTIVE_CONFIG_NAME: '../../x' })).toEqual({ 'gcloud-project': null, 'gcloud-account': null });
  });

  it('have the workspace of terraform', async () => {
    expect(await gather({ TF_WORKSPACE: 'prod' })).toEqual({ 'terraform-workspace': 'prod' });
    mkdirSync(join(home, '.terraform'));
    expect(await gather()).toEqual({ 'terraform-workspace': 'default' });
    put('.terraform/environment', 'staging');
    expect(await gather()).toEqual({ 'terraform-workspace': 'staging' });
  });

  it('have repository, branch, commit and dirtiness', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
        cwd: home,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, GIT_CONFIG_NOSYSTEM: '1' },
      }).trim();
    git('init', '-q', '-b', 'topic');
    expect(await gather()).toEqual({ 'git-branch': 'topic' });
    put('file', 'one\n');
    git('add', 'file');
    git('commit', '-qm', 'one');
    git('remote', 'add', 'origin', 'https://token:secret@github.com/acme/shop.git');
    const commit = git('rev-parse', 'HEAD');
    git('tag', 'v1');
    expect(await gather()).toEqual({
      'git-repository': 'acme/shop',
      'git-branch': 'topic',
      'git-commit': commit,
      'git-dirty': 'no',
      'git-commit@refs/heads/topic': commit,
      'git-commit@refs/tags/v1': commit,
    });
    const wanted = await surroundings({ cwd: home, home, env: { PATH: '/usr/local/bin:/usr/bin:/bin' } }, new Set(['git-pushes']));
    expect(wanted).toEqual(await gather());
    put('file', 'two\n');
    git('checkout', '-q', '--detach');
    expect(await gather()).toMatchObject({ 'git-branch': 'detached', 'git-dirty': 'yes' });
  });
});
