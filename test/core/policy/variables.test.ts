import { describe, expect, it } from 'vitest';
import { nameTable } from '../../../src/core/policy/name-table.ts';
import { inheritedSteering, secretVariable, steersCommand, steersPrograms } from '../../../src/core/policy/variables.ts';

describe('a table of names', () => {
  const table = nameTable('PATH GIT_* *_PAGER');
  it.each([
    ['PATH', true],
    ['XPATH', false],
    ['PATHX', false],
    ['GIT_DIR', true],
    ['AGIT_DIR', false],
    ['MY_PAGER', true],
    ['MY_PAGERS', false],
    ['GIT', false],
    ['*', false],
    ['', false],
  ])('%s: %s', (name, listed) => {
    expect(table.has(name)).toBe(listed);
  });
});

describe('in front of a command', () => {
  it.each([
    ...['LD_PRELOAD', 'PATH', 'BASH_FUNC_ls%%', 'PS4', 'LESSOPEN', 'GIT_SSH_COMMAND', 'PYTHONPATH', 'NODE_OPTIONS', 'npm_config_prefix'],
    ...[
      'RUSTC_WRAPPER',
      'GOFLAGS',
      'CONTAINERS_CONF',
      'KUBECONFIG',
      'PGHOST',
      'XZ_OPT',
      'https_proxy',
      'no_proxy',
      'MY_TOOL_PAGER',
      'X_URL',
    ],
    ...['RABBITMQ_NODENAME', 'KRB5_CONFIG', 'CAROOT', 'MDADM_X', 'OS_AUTH_URL', 'MIX_HOME'],
  ])('%s steers programs', (name) => {
    expect([steersPrograms(name, '1'), steersPrograms(name, null), steersCommand(name, '1')]).toEqual([true, true, true]);
  });

  it.each([
    ['LANG', 'C.UTF-8', false],
    ['LC_ALL', 'C', false],
    ['X', '1', false],
    ['CLICOLOR', '1', false],
    ['CLICOLOR_FORCE', '1', false],
    ['CLICOLOR_X', '1', true],
    ['NODE_ENV', 'test', false],
    ['PYTHONUNBUFFERED', '1', false],
    ['PYTHONUTF8X', '1', true],
    ['SOMETHING', '1', true],
    ['LANG', null, true],
    // A catalogue of the agent's choosing, and what make would expand.
    ['LANG', '/tmp/x', true],
    ['FOO', '$(shell id)', true],
    ['FOO', 'a;b', true],
    ['TZ', 'UTC', false],
    ['TZ', 'Europe/Paris', false],
    ['TZ', ':/tmp/x', true],
    ['TZ', '/tmp/x', true],
    ['TZ', 'a/../../x', true],
    ['TZ', '$x', true],
    ['LANG', 'Europe/Paris', true],
  ])('%s=%s asks: %s', (name, value, asks) => {
    expect(steersCommand(name, value)).toBe(asks);
  });
});

describe('what a value decides', () => {
  it.each<[string, string | null, boolean]>([
    // Bash evaluates it as arithmetic.
    ['RANDOM', '5', false],
    ['RANDOM', '-12', false],
    ['RANDOM', '', false],
    ['OPTIND', 'OPTIND', false],
    ['RANDOM', 'a[$(id)]', true],
    ['RANDOM', null, true],
    ['EUID', 'x', true],
    ['UID', 'x', true],
    ['XRANDOM', 'a[1]', false],
    ['RANDOMS', 'a[1]', false],
    ['DBUS_SESSION_BUS_ADDRESS', 'unix:path=/run/user/1000/bus', false],
    ['DBUS_SESSION_BUS_ADDRESS', 'unix:abstract=/tmp/dbus-x,guid=0123abcd', false],
    ['DBUS_SESSION_BUS_ADDRESS', 'unixexec:path=/tmp/evil', true],
    ['DBUS_SESSION_BUS_ADDRESS', 'xunix:path=/run/bus', true],
    ['DBUS_SESSION_BUS_ADDRESS', 'unix:path=/run/bus;unixexec:path=x', true],
    ['DBUS_SESSION_BUS_ADDRESS', 'unix:path=/run/bus,guid=', true],
    ['DBUS_SESSION_BUS_ADDRESS', 'unix:path=/run/bus,guid=a-b', true],
    ['DBUS_SESSION_BUS_ADDRESS', null, true],
    ['GIT_PAGER', 'cat', false],
    ['AWS_PAGER', '', false],
    ['PAGER', 'less', false],
    ['PAGER', 'cat x', true],
    ['PAGER', null, true],
    ['PAGER_HOME', 'cat', true],
    ['DEBIAN_FRONTEND', 'noninteractive', false],
    ['DEBIAN_FRONTEND', 'x', true],
    ['DEBIAN_FRONTEND', null, true],
    ['AWS_PROFILE', 'prod/x', false],
    ['AWS_PROFILE', null, true],
    ['AWS_REGION', 'eu-west-1', false],
    ['AWS_REGION', '', false],
    // It would become the host.
    ['AWS_REGION', 'x.example.org/', true],
    ['AWS_REGION', 'eu-west-1.', true],
    ['LESSCHARSET', 'utf-8', false],
    ['LESSCHARSETS', 'utf-8', true],
    ['OS_CLOUD', 'x', false],
    ['OS_REGION_NAME', 'x', false],
    ['MIX_ENV', 'test', false],
  ])('%s=%s steers: %s', (name, value, steers) => {
    expect(steersPrograms(name, value)).toBe(steers);
  });
});

describe('inherited', () => {
  it('families and single names that the program obeys are told, those alone, and only where they are set', () => {
    const env = { GIT_DIR: '/x', GIT_EDITOR: 'vi', LD_PRELOAD: 'x', KUBECONFIG: '/k', GIT_CONFIG: undefined };
    expect(inheritedSteering('git', env)).toEqual(expect.arrayContaining(['GIT_DIR', 'GIT_EDITOR']));
    expect(inheritedSteering('git', env)).not.toContain('GIT_CONFIG');
    expect(inheritedSteering('git', env)).not.toContain('KUBECONFIG');
    expect(inheritedSteering('git', {})).toEqual([]);
    expect(inheritedSteering('no-such-program', env)).toEqual([]);
  });

  it.each([
    ['git', 'GIT_AUTHOR_NAME', 'ann'],
    ['git', 'GIT_COMMITTER_DATE', 'now'],
    ['git', 'GIT_PAGER', 'cat'],
    ['aws', 'AWS_PROFILE', 'prod'],
    ['aws', 'AWS_SESSION_TOKEN', 'x'],
    ['terraform', 'TF_VAR_region', 'x'],
  ])('%s: %s only chooses', (program, name, value) => {
    expect(inheritedSteering(program, { [name]: value })).toEqual([]);
  });

  it('certificates mislead nobody, as long as no proxy leads elsewhere', () => {
    expect(inheritedSteering('aws', { AWS_CA_BUNDLE: '/etc/ca.pem' })).toEqual([]);
    expect(inheritedSteering('aws', { AWS_CA_BUNDLE: '/etc/ca.pem', https_proxy: '' })).toEqual([]);
    expect(inheritedSteering('aws', { AWS_CA_BUNDLE: '/etc/ca.pem', my_https_proxy: 'x', https_proxy_x: 'y' })).toEqual([]);
    for (const proxy of ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'ALL_PROXY'])
      expect(inheritedSteering('aws', { AWS_CA_BUNDLE: '/etc/ca.pem', [proxy]: 'http://x' })).toContain('AWS_CA_BUNDLE');
    expect(inheritedSteering('aws', { AWS_CA_BUNDLES: '/x' })).toEqual(['AWS_CA_BUNDLES']);
  });
});

it.each([
  ['DATABASE_URL', true],
  ['MONGODB_URI', true],
  ['GITHUB_TOKEN', true],
  ['MY_API_KEY', true],
  ['DEPLOY_KEY', true],
  ['DB_PASS', true],
  ['PASSAGE', false],
  ['KEYBOARD', false],
  ['URL', false],
  ['PATH', false],
])('%s usually holds a secret: %s', (name, secret) => {
  expect(secretVariable.test(name)).toBe(secret);
});
