/** Pairs that one grant must not cover, as the packs find them. */
import { describe, expect, it } from 'vitest';
import { patternOf } from '../../../src/core/approval/grant-pattern.ts';
import type { BoundStdin } from '../../../src/core/model.ts';
import { argv } from '../policy/a-context.ts';
import { gathered } from '../policy/gathered.ts';
import { sampleRequest, sha256 } from './sample.ts';

const { command } = sampleRequest().steps[0];
function pattern(line: string, stdin: BoundStdin = { kind: 'none' }) {
  const words = line.split(' ') as [string, ...string[]];
  const classification = argv(words, 'workspace', { facts: gathered } as never);
  const executable = { path: `/usr/bin/${words[0]}`, sha256: sha256(words[0]) };
  return patternOf({
    steps: [{ command: { ...command, argv: words, executable, stdin }, classification }],
    policySha256: sha256('policy'),
    api: 'https://api.github.com',
    repo: 'acme/approvals',
    repositoryId: 7,
    initiators: [],
    reason: undefined,
    timeoutMs: null,
  });
}

describe('one grant does not cover', () => {
  it.each([
    // A program, on another machine or in another root, as the last word.
    ['crictl exec c', 'uptime', '/tmp/evil'],
    ['machinectl shell c', '/bin/ls', '/tmp/evil'],
    ['fly ssh console -C', 'uptime', '/tmp/evil'],
    ['heroku run -a x', './migrate', './evil'],
    ['az vm run-command invoke -g g -n v --command-id RunShellScript --scripts', 'uptime', '/tmp/evil'],
    ['aws ecs execute-command --cluster c --task t --interactive --command', 'uptime', '/tmp/evil'],
    ['su root -c', 'reboot', 'poweroff'],
    // Code fetched by its name.
    ['gh extension install', 'acme/good', 'evil/bad'],
    ['helm install x', 'bitnami/nginx', 'evil/chart'],
    ['helm upgrade x', 'oci://registry.acme.com/good', 'oci://registry.acme.com/evil'],
    ['kubectl create deployment x --image', 'acme/good', 'evil/bad'],
    ['aws lambda update-function-code --function-name f --image-uri', '1.dkr.ecr/x', '2.dkr.ecr/evil'],
    ['aws cloudformation create-stack --stack-name x --template-url', 'https://s3.amazonaws.com/acme/a', 'https://s3.amazonaws.com/evil/b'],
    ['npx', 'eslint', 'evil-package'],
    ['gh workflow run deploy.yml --ref', 'main', 'evil'],
    ['git config core.pager', 'less', './evil'],
    // To somebody else.
    ['docker push', 'registry.acme.com/app', 'registry.evil.com/app'],
    ['docker login -u x', 'registry.acme.com', 'registry.evil.com'],
    ['git push', 'git@github.com:acme/app', 'git@github.com:evil/app'],
    ['git push', 'https://github.com/acme/app', 'https://github.com/evil/app'],
    ['git push', 'origin', 'evil'],
    // The rights that are given.
    [
      'aws iam attach-user-policy --user-name x --policy-arn',
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'arn:aws:iam::aws:policy/AdministratorAccess',
    ],
    ['aws lambda update-function-configuration --function-name f --role', 'arn:aws:iam::1:role/low', 'arn:aws:iam::1:role/admin'],
    ['aws s3api put-bucket-acl --bucket b --acl', 'private', 'public-read-write'],
    ['az role assignment create --assignee x --role', 'Reader', 'Owner'],
    ['gh repo edit acme/x --visibility', 'private', 'public'],
    ['gpasswd -a agent', 'docker', 'sudo'],
    ['usermod -aG agent', 'users', 'sudo'],
    // The opposite.
    ['iptables -P INPUT', 'DROP', 'ACCEPT'],
    ['iptables -A INPUT -s 10.0.0.1 -j', 'DROP', 'ACCEPT'],
    ['setenforce', '1', '0'],
    ['auditctl -e', '1', '0'],
    ['ip link set eth0', 'up', 'down'],
    ['cap staging', 'deploy', 'rollback'],
    // Another system, behind an option of which guard keeps no fact.
    ['fly deploy -a', 'staging', 'prod'],
    ['ansible-playbook site.yml --limit', 'dev', 'prod'],
    ['sls remove --stage', 'dev', 'prod'],
    // A part, and the whole of it.
    ['aws s3 rm --recursive', 's3://b/tmp', 's3://b'],
    ['kubectl delete --raw', '/api/v1/namespaces/dev', '/api/v1/namespaces/prod'],
    ['cp x', '/etc/motd', '/etc/ld.so.preload'],
    ['rclone sync x', '/srv/a', '/'],
    ['aws s3 cp s3://b/x', 'out', '/home/me/.bashrc'],
  ])('%s %s and %s', (start, one, other) => {
    const first = pattern(`${start} ${one}`);
    expect(first === null || pattern(`${start} ${other}`)?.sha256 !== first.sha256).toBe(true);
  });

  it('what is typed at a terminal and what is not', () => {
    expect(pattern('rm a', { kind: 'tty' })?.sha256).not.toBe(pattern('rm a')?.sha256);
  });
});

describe('one grant covers', () => {
  it.each([
    ['rm', 'a', 'b'],
    ['rm -v', 'a', 'b'],
    ['rm -rf', 'build', 'dist'],
    ['rmdir', 'a', 'b'],
    ['kubectl delete pod', 'web-1', 'web-2'],
    ['kubectl delete', 'pod/web-1', 'pod/web-2'],
    ['helm uninstall', 'a', 'b'],
    ['doctl compute droplet delete', '1', '2'],
    ['docker volume rm', 'a', 'b'],
    ['s3cmd rm', 's3://b/one', 's3://b/two'],
  ])('%s %s and %s', (start, one, other) => {
    expect(pattern(`${start} ${one}`)).toEqual({ sha256: expect.any(String), varies: true });
    expect(pattern(`${start} ${one}`)?.sha256).toBe(pattern(`${start} ${other}`)?.sha256);
  });

  it.each(['rm src/a', 'docker rm -f a', 'tee Makefile', 'chmod +x a', 'systemctl stop nginx', 'docker push acme/app'])(
    '%s alone',
    (line) => {
      expect(pattern(line)).toEqual({ sha256: expect.any(String), varies: false });
    },
  );

  it.each(['git push origin main', 'git push --force origin main', 'git push origin :x'])('%s never', (line) => {
    expect(pattern(line)).toBeNull();
  });
});
