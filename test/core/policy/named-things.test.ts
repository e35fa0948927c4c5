import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argv } from './a-context.ts';

const tier = (...words: [string, ...string[]]) => argv(words, 'workspace').tier;

/** Commands that end in the option whose value becomes the first part of an address. */
const places: readonly [string, ...string[]][] = [
  ['aws', 'ec2', 'describe-instances', '--region'],
  ['gcloud', 'run', 'services', 'list', '--region'],
  ['gcloud', 'compute', 'instances', 'list', '--zones'],
  ['az', 'storage', 'blob', 'list', '--account-name'],
  ['az', 'keyvault', 'secret', 'list', '--vault-name'],
  ['algolia', 'indices', 'list', '--application-id'],
  ['oci', 'iam', 'user', 'list', '--region'],
  ['exo', 'compute', 'instance', 'list', '--zone'],
  ['eksctl', 'get', 'cluster', '--region'],
];

const plain = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,12}$/);

describe('a place or account that becomes part of an address', () => {
  it.each(places)('%s %s: a plain name is routine, and whatever could end the host asks', (...command) => {
    fc.assert(fc.property(plain, (name) => tier(...command, name) === 'routine'));
    fc.assert(
      fc.property(plain, fc.constantFrom('/', '?', '#', '\\', ':', '@', '.', '%'), plain, (host, end, rest) => {
        expect(tier(...command, `${host}${end}${rest}`)).not.toBe('routine');
      }),
    );
  });
});

describe('a value that names a thing', () => {
  const things: readonly [string, ...string[]][] = [
    ['aws', 'ec2', 'describe-instances', '--instance-ids'],
    ['aws', 'ec2', 'describe-instances', '--filters'],
    ['az', 'vm', 'show', '--ids'],
    ['gcloud', 'compute', 'instances', 'list', '--network'],
    ['openstack', 'server', 'list', '--name'],
    ['doctl', 'compute', 'droplet', 'list', '--tag-name'],
  ];

  it.each(things)('%s %s: is no option, file or address', (...command) => {
    expect(tier(...command, 'web-1')).toBe('routine');
    fc.assert(
      fc.property(fc.constantFrom('--debug', '-x', '@', 'file:///', 'fileb://', 'http://', 'https://', 'a=@'), plain, (head, rest) => {
        expect(tier(...command, `${head}${rest}`)).not.toBe('routine');
      }),
    );
  });
});

describe('a thing that is a command as well', () => {
  it.each([
    'gcloud app deploy list',
    'gcloud run deploy describe',
    'gcloud builds triggers run list',
    'gcloud scheduler jobs run list',
    'gcloud alpha functions deploy list',
    'az acr run list',
    'az aks scale show',
    'az apim backup list',
    'heroku ps scale list',
    'pulumi stack rm list',
    'docker compose run list',
    'nats stream rm ls',
  ])('%s asks', (command) => {
    expect(tier(...(command.split(' ') as [string, ...string[]]))).not.toBe('routine');
  });
});
