import { describe, expect, it } from 'vitest';
import { graveSecret } from '../../../src/core/policy/grave-secrets.ts';
import { secretPath } from '../../../src/core/policy/paths.ts';
import { shell } from './a-context.ts';

const open = [
  '/home/ann/.ssh/id_ed25519',
  '/home/ann/.ssh/work',
  '/home/ann/.ssh',
  '/home/ann/.aws/credentials',
  '/home/ann/.config/gcloud/credentials.db',
  '/home/ann/.kube/config',
  '/home/ann/.netrc',
  '/home/ann/.git-credentials',
  '/etc/shadow',
  '/private/etc/master.passwd',
  '/etc/ssh/ssh_host_rsa_key',
  '/run/secrets/kubernetes.io/serviceaccount/token',
  'deploy/server.key',
  'prod.pem',
  'id_rsa',
];

const ask = [
  '.env',
  'prod.tfvars',
  'config/secrets.yml',
  'terraform.tfstate',
  '/home/ann/.bash_history',
  '/home/ann/.ssh/config',
  '/home/ann/.ssh/authorized_keys',
  '/home/ann/.aws/config',
  'ca-cert.pem',
  '/root/notes',
  '/proc/1/environ',
];

const ordinary = ['README.md', '/home/ann/.ssh/id_rsa.pub', '/home/ann/.ssh/known_hosts', '/etc/passwd', 'src/key.ts'];

describe('how grave it is to read a file', () => {
  it.each(open)('%s opens something for good', (path) => {
    expect(graveSecret(path, '/w/tree')).not.toBeNull();
    expect(secretPath(path, '/w/tree')).not.toBeNull();
    expect(shell(`cat ${path}`, 'strict').tier).toBe('critical');
  });

  it.each(ask)('%s asks, no more', (path) => {
    expect(graveSecret(path, '/w/tree')).toBeNull();
    expect(shell(`cat ${path}`, 'strict').tier).toBe('sensitive');
  });

  it.each(ordinary)('%s is no secret', (path) => {
    expect(graveSecret(path, '/w/tree')).toBeNull();
  });

  it.each(['cat < ~/.ssh/id_rsa', 'sudo cat /etc/shadow', 'head ~/.ssh/*', 'cat /etc/shadow*', 'getent shadow'])(
    '%s is critical',
    (command) => {
      expect(shell(command, 'workspace').tier).toBe('critical');
    },
  );
});
