import { describe, expect, it } from 'vitest';
import { bindingOf } from '../../../src/core/policy/binding.ts';

describe('files that decide what will happen', () => {
  it.each([
    [['bash', 'deploy.sh'], '/w/deploy.sh'],
    [['sh', '-c', './deploy.sh now'], '/w/deploy.sh'],
    [['./deploy.sh'], '/w/deploy.sh'],
    [['sudo', 'python3', 'x.py'], '/w/x.py'],
    [['terraform', 'apply', 'plan.out'], '/w/plan.out'],
    [['terraform', 'apply', '-var-file=prod.tfvars'], '/w/prod.tfvars'],
    [['kubectl', 'apply', '-f', 'k8s/app.yaml'], '/w/k8s/app.yaml'],
    [['kubectl', 'apply', '--filename=a.yaml'], '/w/a.yaml'],
    [['psql', '-fmigrate.sql'], '/w/migrate.sql'],
    [['make', 'deploy'], '/w/Makefile'],
    [['npm', 'run', 'deploy'], '/w/package.json'],
    [['ansible-playbook', '/srv/site.yml'], '/srv/site.yml'],
    [['env', 'A=1', 'node', '../x.js'], '/x.js'],
    [['/bin/bash', '--noprofile', '--norc', '-c', 'cd a && psql -f b.sql'], '/w/b.sql'],
    [['git', 'apply', 'x.patch'], '/w/x.patch'],
  ])('%j binds %s', (argv, file) => {
    expect(bindingOf(argv, '/w').codeOperands).toContain(file);
  });

  it('leaves folders and addresses out, and has a limit', () => {
    expect(bindingOf(['kubectl', 'apply', '-f', 'k8s/'], '/w').codeOperands).toEqual(['/w/apply']);
    expect(bindingOf(['kubectl', 'apply', '-f', 'https://h/x.yaml'], '/w').codeOperands).toEqual(['/w/apply']);
    expect(bindingOf(['bash', ...Array.from({ length: 1000 }, (_, index) => `f${index}`)], '/w').codeOperands.length).toBeLessThanOrEqual(
      64,
    );
    expect(bindingOf(['rm', '-rf', 'folder'], '/w').codeOperands).toEqual([]);
  });
});

describe('variables that steer', () => {
  it.each([
    [['git', 'push'], 'GIT_*'],
    [['sudo', 'kubectl', 'delete', 'pod'], 'KUBECONFIG'],
    [['sh', '-c', 'terraform apply'], 'TF_*'],
    [['ls'], 'PATH'],
  ])('%j binds %s', (argv, name) => {
    expect(bindingOf(argv, '/w').steering).toContain(name);
  });
});
