import { describe, expect, it } from 'vitest';
import { codeAt, tokensOf, type Words, wordsOf } from '../../../src/core/policy/words.ts';

/** Of `rm` alone the operands are names and nothing else. */
function read(...argv: readonly string[]): Words {
  return wordsOf(argv, { env: { SRV: '/srv' }, home: '/home/ann', ignoresContent: (program) => program === 'rm' });
}
const code = (text: string) => read('bash', '-c', text);

describe('what in a word could be the name of a file', () => {
  it.each<[string, readonly string[]]>([
    ['x', ['x']],
    ['-', []],
    ['', []],
    ['file://p.json', ['p.json']],
    ['fileb://p.zip', ['p.zip']],
    ['file:///srv/p', ['/srv/p']],
    ['~', ['/home/ann']],
    ['~/x', ['/home/ann/x']],
    ['~bob/x', ['~bob/x']],
    ['x~', ['x~']],
    ['a-fx', ['a-fx']],
    ['-fx', ['-fx', 'x']],
    ['-f~/x', ['-f~/x', '/home/ann/x']],
    ['-1x', ['-1x']],
    ['@x', ['@x', 'x']],
    ['a:b', ['a:b', 'a', 'b']],
  ])('%s: %j', (word, names) => expect(new Set(tokensOf(word, '/home/ann'))).toEqual(new Set(names)));

  it.each([
    ['--file=x', 'x'],
    ['--file=a=b', 'a=b'],
    ['--file=a,b', 'a,b'],
    ['user@host=b=c', 'b=c'],
    ['user@a,b', 'a,b'],
    ['body=@a,b', 'a,b'],
    ['a=b', 'b'],
    ['--file=~/x', '/home/ann/x'],
    ['if=/dev/sda', '/dev/sda'],
    ['type=bind,src=./conf,dst=/etc', './conf'],
    ['./conf:/etc/conf:ro', './conf'],
    ['open("a.sql")', 'a.sql'],
    ["require('./x')", './x'],
    ['x>log', 'log'],
    ['cd a;./x', './x'],
    ['<(./x)', './x'],
    ['`./x`', './x'],
    ['a|./x', './x'],
    ['a&&./x', './x'],
    ['{a,./x}', './x'],
    ['a#./x', './x'],
    ['!./x', './x'],
    ['a[./x]', './x'],
    ['a\\./x', './x'],
    ['$HOME./x', 'HOME./x'],
    ['a\n./x', './x'],
  ])('%j: %s', (word, name) => expect(tokensOf(word, '/home/ann')).toContain(name));

  it('nothing of which a piece is not known', () => {
    expect(tokensOf('a/\0/b', '/home/ann')).toEqual([]);
    expect(tokensOf('--file=a\0', '/home/ann')).not.toContain('a\0');
  });

  it('nothing that is longer than a path can be', () => {
    const longest = 'x'.repeat(4096);
    expect(tokensOf(longest, '/home/ann')).toContain(longest);
    expect(tokensOf(`${longest}x`, '/home/ann')).toEqual([]);
    expect(tokensOf(`${longest}x:y`, '/home/ann')).toEqual(['y']);
  });

  it('an address that only has a scheme in it keeps its name', () => {
    expect(tokensOf('xfile://y', '/home/ann')).not.toContain('xy');
  });
});

describe('where the code of a shell stands', () => {
  it.each<[readonly string[], number]>([
    [['bash', '-c', 'x'], 2],
    [['/usr/bin/bash', '-c', 'x'], 2],
    [['/bin/sh', '-c', 'x'], 2],
    [['bash', '-cx', 'x'], 2],
    [['bash', '-xc', 'x'], 2],
    [['bash', '-lec', 'x'], 2],
    [['bash', '+x', '-c', 'x'], 3],
    [['sh', '-c', '-e', 'x'], 3],
    [['bash', '-c', '--', 'x'], 3],
    [['bash', '-c', 'x', 'name', '-c', 'y'], 2],
    [['bash', '--norc', '-c', 'x'], 3],
    [['sudo', '-u', 'x', 'dash', '-ec', 'x'], 5],
    [['taskset', '-c', '0', 'bash', '-c', 'x'], 5],
  ])('%j: at %d', (argv, at) => expect(codeAt(argv)).toBe(at));

  it.each<[readonly string[]]>([
    [['bash', 'run.sh']],
    [['bash']],
    [[]],
    [['bash', '-c']],
    [['bash', 'run.sh', '-c', 'x']],
    [['bash', 'a-b.sh', '-c', 'x']],
    [['bash', '--norc', 'run.sh', 'x']],
    [['taskset', '-c', '0', 'bash', 'run.sh']],
    [['taskset', '-c', '0', 'bash', '-x']],
    [['ls', '-c', 'x']],
    [['-c', 'x']],
    [['fish', '-c', 'x']],
    [['mybash', '-c', 'x']],
    [['dir/', '-c', 'x']],
  ])('%j: nowhere', (argv) => expect(codeAt(argv)).toBe(-1));
});

describe('a command of known words', () => {
  it('is one command, and nothing else', () => {
    const { commands, tokens, programs, folders, globs, paths } = read('ls', 'a');
    expect(commands).toEqual([['ls', 'a']]);
    expect([...tokens]).toEqual(['ls', 'a']);
    expect([...programs]).toEqual(['ls', 'a']);
    expect([...folders, ...globs, ...paths]).toEqual([]);
  });
  it('without a word is none', () => expect(read().commands).toEqual([]));

  it.each<[readonly string[], string, boolean]>([
    [['git', 'deploy'], 'git-deploy', true],
    [['git', '-q', 'deploy'], 'git-deploy', true],
    [['sudo', 'kubectl', 'neat'], 'kubectl-neat', true],
    [['git', 'my.tool'], 'git-my.tool', true],
    [['gitk', 'deploy'], 'gitk-deploy', false],
    [['legit', 'deploy'], 'legit-deploy', false],
    [['ls', 'deploy'], 'undefined-deploy', false],
    [['git', 'a/b'], 'git-a/b', false],
    [['git', '/b'], 'git-/b', false],
    [['git', 'b/'], 'git-b/', false],
  ])('%j may run %s: %s', (argv, program, may) => expect(read(...argv).programs.has(program)).toBe(may));

  it.each<[string, boolean]>([
    ['tool', true],
    ['7z', true],
    ['2to3', true],
    ['python3', true],
    ['python3.12', true],
    ['g++', true],
    ['git-lfs', true],
    ['my_tool', true],
    ['[x]/y', false],
    ['a/b', false],
    ['/b', false],
    ['-x', false],
    ['15', false],
    ['1.5', false],
  ])('the word %s may be a program: %s', (word, may) => expect(read('env', word).programs.has(word)).toBe(may));
});

describe('folders that a line goes to', () => {
  it.each<[readonly string[], string]>([
    [['env', '-C', 'abc', 'x'], 'abc'],
    [['sudo', '-D', 'abc', 'x'], 'abc'],
    [['env', '--chdir', 'abc', 'x'], 'abc'],
    [['env', '--chdir=abc', 'x'], 'abc'],
    [['terraform', '-chdir=abc', 'apply'], 'abc'],
    [['x', '-chdir', 'abc'], 'abc'],
    [['make', '--directory', 'abc'], 'abc'],
    [['make', '--directory=abc'], 'abc'],
    [['make', '-Cabc'], 'abc'],
    [['yarn', '--cwd', 'abc', 'x'], 'abc'],
    [['yarn', '--cwd=abc', 'x'], 'abc'],
    [['npm', '--prefix', 'abc', 'x'], 'abc'],
    [['npm', '--prefix=abc', 'x'], 'abc'],
    [['docker', 'exec', '--workdir', 'abc', 'c'], 'abc'],
    [['docker', 'exec', '--workdir=abc', 'c'], 'abc'],
    [['x', '--work-dir', 'abc'], 'abc'],
    [['x', '--work-dir=abc'], 'abc'],
    [['terragrunt', '--working-dir', 'abc'], 'abc'],
    [['terragrunt', '--working-dir=abc'], 'abc'],
    [['x', '--project-dir', 'abc'], 'abc'],
    [['gradle', '--project-dir=abc', 'x'], 'abc'],
    [['docker', 'compose', '--project-directory', 'abc', 'up'], 'abc'],
    [['docker', 'compose', '--project-directory=abc', 'up'], 'abc'],
    [['pnpm', '--dir', 'abc', 'x'], 'abc'],
    [['pnpm', '--dir=abc', 'x'], 'abc'],
    [['git', '--work-tree', 'abc', 'x'], 'abc'],
    [['git', '--work-tree=abc', 'x'], 'abc'],
    [['git', '--git-dir', 'abc', 'x'], 'abc'],
    [['git', '--git-dir=abc', 'x'], 'abc'],
    [['bundle', '--root', 'abc'], 'abc'],
    [['bundle', '--root=abc'], 'abc'],
    [['env', '-C', '~/abc', 'x'], '/home/ann/abc'],
    [['env', 'cd', 'abc'], 'abc'],
    [['bash', '-c', 'cd abc'], 'abc'],
    [['bash', '-c', 'pushd abc'], 'abc'],
    [['bash', '-c', 'pushd -n abc'], 'abc'],
    [['bash', '-c', 'cd -P abc'], 'abc'],
    [['bash', '-c', 'cd -- abc'], 'abc'],
    [['bash', '-c', 'cd -P -- abc'], 'abc'],
    [['bash', '-c', 'pushd -- abc'], 'abc'],
    [['bash', '-c', 'cd -LP abc'], 'abc'],
    [['bash', '-c', 'cd -e -@ abc'], 'abc'],
    [['bash', '-c', 'cd abc-L'], 'abc-L'],
    [['bash', '-c', 'cd ~/abc'], '/home/ann/abc'],
    [['bash', '-c', 'cd "$SRV"/abc'], '/srv/abc'],
    [['bash', '-c', 'd=/abc; cd $d'], '/abc'],
    [['bash', '-c', 'd=/abc; d=/abc; cd "$d/x"'], '/abc/x'],
    [['bash', '-c', 'SRV=/abc; cd $SRV'], '/abc'],
    [['ssh', 'h', 'cd abc && x'], 'abc'],
    [['python3', '-c', 'import os; os.system("cd abc; ./x")'], 'abc'],
  ])('%j: %s', (argv, folder) => expect(read(...argv).folders).toContain(folder));

  it.each<[readonly string[]]>([
    [['ls', 'abcd', 'x']],
    [['ls', 'cdx', 'x']],
    [['ls', 'x--dir', 'y']],
    [['ls', 'x--dir=y']],
    [['ls', 'x-Cy']],
    [['env', '-C', '']],
    [['bash', '-c', 'cd "$UNKNOWN"']],
    [['bash', '-c', 'SRV=$(x); cd $SRV']],
    [['bash', '-c', 'd=/a; d=$(x); cd $d']],
    [['bash', '-c', 'd=$(x); d=/a; [ -n "$d" ]']],
  ])('%j: none', (argv) => expect(read(...argv).folders).toEqual([]));

  it('a variable that is given two values is not taken for the last one alone', () => {
    expect(code('d=/a; cd $d; d=/b').folders).not.toEqual(['/b']);
  });

  // Deeper than the parser goes.
  const tooDeep = '('.repeat(150);
  it.each([
    ['cd abc; ./x', 'abc'],
    ['cd   abc; ./x', 'abc'],
    ['cd -P abc', 'abc'],
    ['cd -L -P  abc', 'abc'],
    ['pushd -n\tabc', 'abc'],
    ["cd 'abc'; ./x", 'abc'],
    ['cd "abc"; ./x', 'abc'],
    ['chdir abc;./x', 'abc'],
    ['cd abc|./x', 'abc'],
    ['cd abc\n./x', 'abc'],
    ['cd ~/abc; ./x', '/home/ann/abc'],
  ])('of code that cannot be parsed: %j', (text, folder) => expect(code(`${tooDeep} ${text}`).folders).toEqual([folder]));

  it('code that cannot be parsed is cut for names as well', () => {
    const { tokens, programs } = code(`${tooDeep} tool ./x 'a.sql'; rm log`);
    for (const name of ['tool', './x', 'a.sql', 'log']) expect(tokens).toContain(name);
    expect(programs).toContain('tool');
  });
});

describe('code in words', () => {
  it.each<[readonly string[], readonly string[]]>([
    [
      ['env', '-S', 'bash run.sh'],
      ['bash', 'run.sh'],
    ],
    [['su', '-c', 'a;b'], ['b']],
    [['watch', 'a|b'], ['b']],
    [['watch', 'a&b'], ['b']],
    [['watch', 'a\nb'], ['b']],
    [['watch', '(b)'], ['b']],
    [['watch', '`b`'], ['b']],
    [['watch', '$(b)'], ['b']],
    [['watch', 'b>f'], ['b']],
    [
      ['x', 'a b', 'c d'],
      ['c', 'd'],
    ],
    [
      ['bash', '-c', 'bash <<E\ntool run\nE'],
      ['tool', 'run'],
    ],
    [
      ['bash', '-c', 'bash <<< "tool run"'],
      ['tool', 'run'],
    ],
    [
      ['bash', '-c', 'eval "tool run"'],
      ['tool', 'run'],
    ],
    [
      ['bash', '-c', "sh -c 'tool run'"],
      ['tool', 'run'],
    ],
  ])('%j runs %j', (argv, command) => expect(read(...argv).commands).toContainEqual(command));

  it('is read once, however often it stands there', () => {
    expect(read('x', 'a b', 'a b').commands.filter(([program]) => program === 'a')).toHaveLength(1);
  });
  it('a word without a border in it is no code', () => expect(read('x', 'a', '--b=c').commands).toEqual([['x', 'a', '--b=c']]));

  it('what a program gets that is no shell may read what a shell would only write', () => {
    expect(read('tool', 'echo x > out').tokens).toContain('out');
    expect(code('echo x > out').tokens).not.toContain('out');
  });
});

describe('files that code names', () => {
  it.each([
    ['bash < x', 'x'],
    ['bash <> x', 'x'],
    ['bash 0< x', 'x'],
    ['echo y > x; bash x', 'x'],
    ['echo y > x; PLAN=x ./run', 'x'],
    ['{ bash; } < x', 'x'],
    ['[[ -e ./x ]] && y', './x'],
    ['files=(./x ./y); "${files[0]}"', './x'],
    ['case $1 in a) . ./x;; esac', './x'],
    ['for f in ./x ./y; do "$f"; done', './x'],
    ['$RUN x', 'x'],
    ['rm x; cat x', 'x'],
    ['rm( ) { bash "$1"; }; rm x', 'x'],
    ['alias rm=bash; rm x', 'x'],
    ['hash -p /tmp/rm rm; rm x', 'x'],
    ['enable -f ./rm.so rm; rm x', 'x'],
    ['eval "$Z"; rm x', 'x'],
  ])('%s: %s', (text, file) => expect(code(text).tokens).toContain(file));

  it.each(['rm x', 'rm -f -- x', 'echo y > x', 'echo y >> x', 'echo y >| x', 'echo y &> x', 'echo y &>> x', '{ ls; } > x', '(ls); rm x'])(
    '%s: not what it only removes or writes',
    (text) => expect(code(text).tokens).not.toContain('x'),
  );

  it('none with a hole in it', () => {
    for (const token of code('$RUN "a$Z" --x=$Z; $Z/b').tokens) expect(token).not.toContain('\0');
  });
});

describe('patterns of file names', () => {
  it.each([
    ['kubectl apply -f k8s/*.yaml', 'k8s/*.yaml'],
    ['cat a?.sql', 'a?.sql'],
    ['for f in k8s/*.yaml; do kubectl apply -f "$f"; done', 'k8s/*.yaml'],
  ])('%s: %s', (text, glob) => expect(code(text).globs).toContain(glob));

  it.each([
    ['rm *.log', '*.log'],
    ["cat '*.log'", '*.log'],
    ['cat x *.sql', 'x'],
    ['cat x *.sql', 'cat'],
    ['for f in *.sql; do y "$f"; done', 'done'],
  ])('%s: not %s', (text, word) => expect(code(text).globs).not.toContain(word));
});

describe('values of PATH', () => {
  const foldersIn = (words: Words) => words.paths.flatMap((path) => path.split(':')).filter((folder) => folder !== '');
  it.each<[readonly string[], readonly string[]]>([
    [
      ['env', 'PATH=/a:/b', 'x'],
      ['/a', '/b'],
    ],
    [
      ['bash', '-c', 'PATH=/a:/b; x'],
      ['/a', '/b'],
    ],
    [['bash', '-c', 'export PATH=abc:$PATH; x'], ['abc']],
    [['bash', '-c', 'PATH=$PATH:abc x'], ['abc']],
    [['bash', '-c', 'env PATH=abc:$PATH x'], ['abc']],
  ])('%j: %j', (argv, folders) => expect(new Set(foldersIn(read(...argv)))).toEqual(new Set(folders)));

  it.each<[readonly string[]]>([
    [['env', 'XPATH=/a', 'x']],
    [['env', 'MANPATH=/a', 'x']],
    [['bash', '-c', 'X=/a; y']],
    [['bash', '-c', 'cat src/dir/$X$Y']],
    [['bash', '-c', 'PATH=$A:$B; y']],
    [['bash', '-c', 'PATH=$A; y']],
  ])('%j: none', (argv) => expect(read(...argv).paths).toEqual([]));
});
