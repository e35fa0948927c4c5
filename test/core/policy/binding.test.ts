import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Binding, type BindingContext, bindingOf } from '../../../src/core/policy/binding.ts';

/** A machine with these files, and a PATH of `/usr/bin` (trusted) and `/home/ann/bin` (not). */
function bindingWith(argv: readonly string[], files: readonly string[], over: Partial<BindingContext> = {}): Binding {
  const folders = new Set(['/', '/w']);
  for (const file of files) for (let at = file.lastIndexOf('/'); at > 0; at = file.lastIndexOf('/', at - 1)) folders.add(file.slice(0, at));
  return bindingOf(argv, {
    lookup: (program) => {
      for (const folder of ['/home/ann/bin', '/usr/bin'])
        if (files.includes(`${folder}/${program}`)) return { kind: 'found', path: `${folder}/${program}`, trusted: folder === '/usr/bin' };
      return { kind: 'missing' };
    },
    kindOf: (path) => (files.includes(path) ? 'file' : folders.has(path) ? 'folder' : null),
    cwd: '/w',
    home: '/home/ann',
    workTree: '/w',
    env: { HOME: '/home/ann' },
    ...over,
  });
}

const paths = (binding: Binding) => binding.files.map(({ path }) => path);

describe('files that decide what will happen', () => {
  it.each([
    [['bash', 'deploy.sh'], '/w/deploy.sh'],
    [['sh', '-c', './deploy.sh now'], '/w/deploy.sh'],
    [['bash', '-cx', './deploy.sh now'], '/w/deploy.sh'],
    [['bash', '-lc', './deploy.sh'], '/w/deploy.sh'],
    [['bash', '-c', '-e', './deploy.sh'], '/w/deploy.sh'],
    [['bash', '-eo', 'pipefail', '-c', './deploy.sh'], '/w/deploy.sh'],
    [['fish', '-c', './deploy.sh'], '/w/deploy.sh'],
    [['./deploy.sh'], '/w/deploy.sh'],
    [['env', './deploy.sh'], '/w/deploy.sh'],
    [['timeout', '9', './deploy.sh'], '/w/deploy.sh'],
    [['unheard-of', '--with=./deploy.sh'], '/w/deploy.sh'],
    [['env', '-S', 'bash deploy.sh'], '/w/deploy.sh'],
    [['ssh', '-o', 'ProxyCommand=sh deploy.sh %h', 'h'], '/w/deploy.sh'],
    [['git', '-c', 'alias.x=!./deploy.sh', 'x'], '/w/deploy.sh'],
    [['tar', '-xf', 'a', '--checkpoint-action=exec=./deploy.sh'], '/w/deploy.sh'],
    [['node', '-e', 'require("child_process").execSync("./deploy.sh")'], '/w/deploy.sh'],
    [['sudo', 'python3', 'x.py'], '/w/x.py'],
    [['terraform', 'apply', 'plan.out'], '/w/plan.out'],
    [['terraform', 'apply', '-var-file=prod.tfvars'], '/w/prod.tfvars'],
    [['kubectl', 'apply', '-f', 'k8s/app.yaml'], '/w/k8s/app.yaml'],
    [['kubectl', 'apply', '--filename=a.yaml'], '/w/a.yaml'],
    [['kubectl', 'apply', '-fa.yaml'], '/w/a.yaml'],
    [['aws', 'iam', 'put-role-policy', '--policy-document', 'file://p.json'], '/w/p.json'],
    [['curl', '-F', 'body=@p.json', 'https://h'], '/w/p.json'],
    [['docker', 'run', '-v', './conf:/etc/conf', 'image'], '/w/conf'],
    [['psql', '-fmigrate.sql'], '/w/migrate.sql'],
    [['npm', 'run', 'deploy'], '/w/package.json'],
    [['ansible-playbook', '/srv/site.yml'], '/srv/site.yml'],
    [['env', 'A=1', 'node', '../x.js'], '/x.js'],
    [['/bin/bash', '--noprofile', '--norc', '-c', 'cd a && psql -f b.sql'], '/w/a/b.sql'],
    [['bash', '-c', 'f() { cd b; ./x; }; cd a; f'], '/w/a/b/x'],
    [['bash', '-c', '(cd a; cd b); cd c && . ./x'], '/w/c/x'],
    [['bash', '-c', 'pushd a; ./x'], '/w/a/x'],
    [['env', '-C', 'a', './x'], '/w/a/x'],
    [['env', '--chdir=a', './x'], '/w/a/x'],
    [['make', '-Ca', '-fx'], '/w/a/x'],
    [['bash', '-c', 'bash <<EOF\n./x\nEOF'], '/w/x'],
    [['bash', '-c', 'bash < x'], '/w/x'],
    [['bash', '-c', 'echo y > x; bash x'], '/w/x'],
    [['bash', '-c', '~/x'], '/home/ann/x'],
    [['bash', '-c', '"$HOME"/x'], '/home/ann/x'],
    [['bash', '-c', 'case $1 in a) ./x;; esac'], '/w/x'],
    [['bash', '-c', 'rm() { bash "$@"; }; rm x'], '/w/x'],
    [['bash', '-c', 'PATH=/tmp/evil; rm x'], '/w/x'],
    [['bash', '-c', '$RUN rm x'], '/w/rm'],
    [['git', 'apply', 'x.patch'], '/w/x.patch'],
    [['git', 'deploy'], '/home/ann/bin/git-deploy'],
    [['kubectl', 'get', 'pods'], '/home/ann/.kube/config'],
    [['xargs', 'tool'], '/home/ann/bin/tool'],
    [['bash', '-c', 'true && tool'], '/home/ann/bin/tool'],
    [['bash', '-c', 'echo `tool`'], '/home/ann/bin/tool'],
    [['bash', '-c', 'PATH=a:$PATH; x'], '/w/a/x'],
  ])('%j binds %s', (argv, file) => {
    const binding = bindingWith(argv, [file, '/usr/bin/rm', '/w/a/b/other', '/w/a/other', '/w/c/other']);
    expect(paths(binding)).toContain(file);
  });

  it('relative folders on PATH count from wherever the code goes', () => {
    const env = { PATH: '.:/usr/bin' };
    expect(paths(bindingWith(['bash', '-c', 'cd a && tool'], ['/w/a/tool'], { env }))).toContain('/w/a/tool');
  });

  it('files that variables name', () => {
    const env = { KUBECONFIG: '/k/one:/k/two' };
    expect(paths(bindingWith(['bash', 'x'], ['/w/x', '/k/one', '/k/two'], { env }))).toEqual(['/w/x', '/k/one', '/k/two']);
  });

  it('however many words stand in front, and whatever is around it', () => {
    const before = fc.array(fc.constantFrom('-x', 'A=1', './f', '--', '9', 'env', 'sudo', '@f', ''), { maxLength: 100 });
    fc.assert(
      fc.property(before, (words) => {
        expect(paths(bindingWith(['timeout', ...words, './deploy.sh'], ['/w/deploy.sh', '/w/f']))).toContain('/w/deploy.sh');
        const code = `echo ${words.filter((word) => word !== '').join(' ')}; ./deploy.sh`;
        expect(paths(bindingWith(['sh', '-c', code], ['/w/deploy.sh', '/w/f']))).toContain('/w/deploy.sh');
      }),
    );
  });

  it.each([
    ['output', ['sh', '-c', 'echo x >> log']],
    ['what is only removed', ['rm', '-f', 'log']],
    ['what is only removed in shell code', ['sh', '-c', 'rm -f log && ls -l log']],
  ])('not: %s', (_, argv) => {
    expect(paths(bindingWith(argv, ['/w/log', '/usr/bin/rm', '/usr/bin/ls']))).not.toContain('/w/log');
  });

  it('a program of that name in a folder of the agent may read what it is given', () => {
    expect(paths(bindingWith(['rm', 'log'], ['/w/log', '/home/ann/bin/rm']))).toContain('/w/log');
  });

  it.each([
    ['folders', Array.from({ length: 300 }, (_, index) => `cd d${index}`).join('; ')],
    ['lookups', Array.from({ length: 250_000 }, (_, index) => `f${index}`).join(' ')],
  ])('refuses more %s than it can look at', (_, code) => {
    const kindOf = (path: string) => (path.includes('/f') ? 'file' : 'folder') as 'file' | 'folder';
    expect(() => bindingWith(['sh', '-c', code], [], { kindOf })).toThrow(/more .* than guard can bind/);
  });
});

describe('folders that programs read code from', () => {
  it.each([
    [['kubectl', 'apply', '-f', 'k8s/'], '/w/k8s', true],
    [['kubectl', 'apply', '-k', 'k8s'], '/w/k8s', true],
    [['sudo', 'kubectl', 'apply', '--filename=k8s'], '/w/k8s', true],
    [['bash', '-c', 'helm upgrade x ./k8s'], '/w/k8s', true],
    [['bash', '-c', 'cd k8s && terraform apply'], '/w/k8s', true],
    [['terraform', '-chdir=k8s', 'apply'], '/w/k8s', true],
    [['make', '-C', 'k8s'], '/w/k8s', false],
    [['make', 'all'], '/w', false],
    [['python3', '-m', 'k8s.run'], '/w/k8s', true],
    [['python3', 'k8s/x.py'], '/w/k8s', false],
    [['bash', '-c', 'kubectl apply -f k8s/*.yaml'], '/w/k8s', false],
    [['docker', 'build', 'k8s'], '/w/k8s', true],
    [['run-parts', 'k8s'], '/w/k8s', true],
    [['git', 'push'], '/w/.git/hooks', false],
  ])('%j binds %s', (argv, path, deep) => {
    const { folders } = bindingWith(argv, ['/w/k8s/x.py', '/w/.git/hooks/pre-push']);
    expect(folders.map(({ path: at, deep: all }) => [at, all])).toContainEqual([path, deep]);
  });
  it('not the folders of programs that only move data', () => {
    expect(bindingWith(['rsync', '-a', 'k8s/', 'h:'], ['/w/k8s/x']).folders).toEqual([]);
    expect(bindingWith(['kubectl', 'apply', '-f', 'https://h/x.yaml'], []).folders).toEqual([]);
  });
});

describe('variables', () => {
  const env = { PATH: '/usr/bin', KUBECONFIG: '/k', TARGET: 'prod', GIT_DIR: '/g', TF_VAR_x: '1', PWD: '/w' };
  const all = Object.keys(env);
  it.each([
    [
      ['git', 'push'],
      ['PATH', 'GIT_DIR'],
    ],
    [
      ['kubectl', 'delete', 'pod'],
      ['PATH', 'KUBECONFIG'],
    ],
    [
      ['docker', 'run', '-e', 'TARGET', 'image'],
      ['PATH', 'TARGET'],
    ],
    [['sudo', 'kubectl', 'delete', 'pod'], all],
    [['sh', '-c', 'terraform apply'], all],
    [['python3', 'x.py'], all],
    [['make'], all],
    [['unheard-of'], all],
    [['/w/git', 'push'], all],
  ])('%j binds %j', (argv, names) => {
    const installed = ['git', 'kubectl', 'docker', 'sudo', 'sh', 'python3', 'make'].map((name) => `/usr/bin/${name}`);
    expect(Object.keys(bindingWith(argv, installed, { env }).env)).toEqual(names);
  });
  it('all of them for a git that the agent put on PATH', () => {
    expect(Object.keys(bindingWith(['git', 'push'], ['/home/ann/bin/git'], { env }).env)).toEqual(all);
  });
});
