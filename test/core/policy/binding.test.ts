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
    ['changes to more folders', Array.from({ length: 300 }, (_, index) => `cd d${index}`).join('; ')],
    ['names more files', Array.from({ length: 250_000 }, (_, index) => `f${index}`).join(' ')],
  ])('refuses what %s than it can look at', (why, code) => {
    const kindOf = (path: string) => (path.includes('/f') ? 'file' : 'folder') as 'file' | 'folder';
    expect(() => bindingWith(['sh', '-c', code], [], { kindOf })).toThrow(`the command ${why} than guard can bind to an approval`);
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

describe('what a file is listed as', () => {
  const roleOf = (argv: readonly string[], file: string, others: readonly string[] = []) =>
    bindingWith(argv, [file, ...others]).files.find(({ path }) => path === file)?.role;

  it.each([
    ...[
      'python',
      'python3',
      'python3.12',
      'perl',
      'perl5.36',
      'lua',
      'lua5.4',
      'node',
      'ruby',
      'awk',
      'gawk',
      'sed',
      'gsed',
      'make',
      'gmake',
    ],
    ...['iptables-restore', 'ip6tables-restore', 'vi', 'vim', 'nvim', 'sh', 'bash', 'dash', 'zsh', 'ksh', 'mksh', 'fish', 'psql', 'patch'],
    ...['/usr/bin/python3', './bin/sh'],
  ])('code: what %s is given', (program) => {
    expect(roleOf([program, 'x'], '/w/x')).toBe('code');
    expect(roleOf(['sudo', program, 'x'], '/w/x')).toBe('code');
  });
  it.each(['xpython', 'pythonista', 'makex', 'remake', 'xsh', 'shx', 'cat'])('a file that is named: what %s is given', (program) => {
    expect(roleOf([program, 'x'], '/w/x')).toBe('named');
  });

  it.each<[string, readonly string[], string]>([
    ['program', ['tool'], '/usr/bin/tool'],
    ['program', ['env', 'tool'], '/usr/bin/tool'],
    ['program', ['./tool'], '/w/tool'],
    ['program', ['/srv/tool', 'x'], '/srv/tool'],
    ['program', ['bash', '-c', 'PATH=bin; tool'], '/w/bin/tool'],
    ['named', ['tool'], '/w/tool'],
    ['named', ['flock', 'lock', 'python3', 'x.py'], '/w/lock'],
    ['code', ['flock', 'lock', 'python3', 'x.py'], '/w/x.py'],
    ['code', ['npm', 'start'], '/w/package.json'],
    ['named', ['npm', 'start'], '/home/ann/.npmrc'],
    ['named', ['git', 'push'], '/home/ann/.gitconfig'],
  ])('%s: %j, %s', (role, argv, file) => expect(roleOf(argv, file)).toBe(role));

  it('programs first, then code, then the other files', () => {
    const files = ['/home/ann/.gitconfig', '/w/notes', '/w/x.sh', '/w/package.json', '/usr/bin/git', '/w/run', '/usr/bin/npm'];
    const { files: bound } = bindingWith(['bash', '-c', 'git push -F notes; sh x.sh; ./run; npm start'], files);
    const roles = bound.map(({ role }) => role);
    expect(new Set(bound.map(({ path }) => path))).toEqual(new Set(files));
    expect(roles.lastIndexOf('program')).toBeLessThan(roles.indexOf('code'));
    expect(roles.lastIndexOf('code')).toBeLessThan(roles.indexOf('named'));
  });
});

describe('whether the content of a file decides', () => {
  it.each<[readonly string[], boolean]>([
    [['rm', 'log'], false],
    [['ls', '-l', 'log'], false],
    [['du', '-s', 'log'], false],
    [['du', '-s', '--files0-from=log'], true],
    [['du', '--files0-from', 'log'], true],
    [['lsof', 'log'], true],
    [['farm', 'log'], true],
    [['cat', 'log'], true],
  ])('%j: %s', (argv, decides) => {
    const installed = ['rm', 'ls', 'du', 'lsof', 'farm', 'cat'].map((name) => `/usr/bin/${name}`);
    expect(paths(bindingWith(argv, ['/w/log', ...installed])).includes('/w/log')).toBe(decides);
  });
});

describe('where files are looked for', () => {
  it.each<[string, string, string]>([
    ['PATH=bin:tools; x', '/w/bin/x', '/usr/bin'],
    ['PATH=bin:tools; x', '/w/tools/x', '/usr/bin'],
    ['x', '/w/bin/x', 'bin:/usr/bin'],
    ['x', '/w/bin/x', '/usr/bin:bin'],
  ])('%s runs %s with PATH=%s', (code, file, PATH) => {
    expect(paths(bindingWith(['bash', '-c', code], [file], { env: { PATH } }))).toContain(file);
  });

  it('not in folders of PATH behind the one that has the program', () => {
    const binding = bindingWith(['tool'], ['/usr/bin/tool', '/opt/bin/tool'], { env: { PATH: '/usr/bin:/opt/bin' } });
    expect(paths(binding)).toEqual(['/usr/bin/tool']);
  });

  it.each<[string, readonly string[]]>([
    ['cd ..; ./x', ['/w/a/b/c/x']],
    ['cd ../../c; ./x', ['/w/a/b/c/x']],
    ['cd ..; cd ..; ./x', ['/w/a/b/c/x', '/w/a/b/x']],
  ])('%s: up as often as it says, not to the root', (code, above) => {
    const files = ['/w/a/b/c/x', '/w/a/b/x', '/w/a/x', '/w/a/c/x', '/w/x', '/x'];
    const binding = bindingWith(['bash', '-c', code], [...files, '/w/a/b/c/d/y'], { cwd: '/w/a/b/c/d' });
    expect(new Set(paths(binding))).toEqual(new Set(above));
  });

  it.each<[Readonly<Record<string, string>>, readonly string[]]>([
    [{ AWS_CONFIG_FILE: '/k/one' }, ['/k/one']],
    [{ KUBECONFIG: '/k/one:two' }, ['/k/one', '/w/two']],
    [{ GOOGLE_APPLICATION_CREDENTIALS: '/k/one' }, ['/k/one']],
    [{ COMMAND_CONFIG: '/k/one' }, ['/k/one']],
    [{ TARGET: '/k/one' }, []],
    [{ CONFIG_NAME: '/k/one' }, []],
    [{ GITHUB_EVENT_PATH: '/k/one' }, []],
  ])('variables %j name %j', (env, named) => {
    expect(paths(bindingWith(['unheard-of'], ['/k/one', '/w/two'], { env }))).toEqual(named);
  });

  it('nothing longer than a path can be is asked for', () => {
    const kindOf = (path: string) => {
      if (path.length > 4096) throw new Error('ENAMETOOLONG');
      return null;
    };
    expect(paths(bindingWith(['cat', 'x'.repeat(4096)], [], { kindOf }))).toEqual([]);
  });
});

describe('folders of patterns, and of what a line gives', () => {
  it.each<[string, Binding['folders'][number]]>([
    ['cat *.sql', { path: '/w', deep: false, suffixes: ['.sql'] }],
    ['cat ./*', { path: '/w', deep: false, suffixes: null }],
    ['cat sub/*.tar.gz', { path: '/w/sub', deep: false, suffixes: ['.tar.gz'] }],
    ['cat sub/a?.c', { path: '/w/sub', deep: false, suffixes: ['.c'] }],
    ['cat sub/*/x.yaml', { path: '/w/sub', deep: true, suffixes: ['.yaml'] }],
    ['cat sub/x.d/*', { path: '/w/sub/x.d', deep: false, suffixes: null }],
    ['cat /*.conf', { path: '/', deep: false, suffixes: ['.conf'] }],
    ['cat /w/sub/*.conf', { path: '/w/sub', deep: false, suffixes: ['.conf'] }],
  ])('%s', (code, folder) => {
    expect(bindingWith(['bash', '-c', code], ['/w/sub/x.d/y']).folders).toContainEqual(folder);
  });

  it.each<[readonly string[], readonly string[]]>([
    [['kubectl', 'apply', '-f', 'k8s', '-f', './k8s/'], ['/w/k8s']],
    [['kubectl', 'apply', '-f', 'nowhere'], []],
    [['python3', '-m', 'nowhere.run'], ['/w']],
    [['sudo', '-u', 'build', 'docker', 'run', '-v', 'k8s:/x', 'image'], []],
    [['sudo', 'docker', 'build', 'k8s'], ['/w/k8s']],
  ])('%j: %j, each once', (argv, folders) => {
    expect(bindingWith(argv, ['/w/k8s/x.yaml']).folders.map(({ path }) => path)).toEqual(folders);
  });
});

describe('a line that nobody could have reviewed', () => {
  const list = (count: number, of: (index: number) => string) => Array.from({ length: count }, (_, index) => of(index)).join('; ');
  const flat = (path: string) => (/^\/w\/d\d+$/.test(path) ? 'folder' : null);
  it('is refused as wrong usage, with a way out', () => {
    const code = list(300, (index) => `cd d${index}`);
    expect(() => bindingWith(['sh', '-c', code], [], { kindOf: flat })).toThrow(
      expect.objectContaining({
        message: 'the command changes to more folders than guard can bind to an approval',
        kind: 'usage',
        hint: expect.stringContaining('script'),
      }),
    );
  });
  it('is refused for too many commands as well', () => {
    const codes = Array.from({ length: 5500 }, (_, index) => `x ${index}`);
    expect(() => bindingWith(['parallel', ':::', ...codes], [])).toThrow(
      'the command runs more commands than guard can bind to an approval',
    );
  });
  it.each([
    ['folders', list(200, (index) => `cd d${index}`)],
    ['commands', list(1000, () => 'x')],
  ])('one with many %s is not', (_, code) => {
    expect(bindingWith(['sh', '-c', code], [], { kindOf: flat }).files).toEqual([]);
  });
});
