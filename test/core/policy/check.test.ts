import { describe, expect, it } from 'vitest';
import { checkWord } from '../../../src/core/policy/check.ts';
import type { Kind } from '../../../src/core/policy/grammar.ts';
import { Judge } from '../../../src/core/policy/judge.ts';
import type { Preset } from '../../../src/core/policy/policy.ts';
import { hole, knownWord, type ShellWord } from '../../../src/core/shell/word.ts';
import { aContext } from './a-context.ts';

const scope = { depth: 0, piped: false, texts: [], names: null, settled: true, place: () => [0, 1] as const };
const open: ShellWord = { kind: 'open', value: hole, prefix: '', verbatim: null, span: [0, 1], splits: true };
const glob = (value: string): ShellWord => ({ ...knownWord(value, [0, 1]), kind: 'glob', prefix: value.replace(/[*?[].*$/s, '') });

function said(kind: Kind, word: ShellWord, over: { settled?: boolean; scope?: null; preset?: Preset } = {}): readonly string[] {
  const judge = new Judge(
    { preset: over.preset ?? 'strict', rules: [], path: [] },
    aContext({ cwd: '/work/repo', workTree: '/work/repo' }),
    '',
  );
  checkWord(judge, kind, word, over.scope === null ? undefined : { ...scope, settled: over.settled ?? true });
  for (const { why } of [...judge.findings, ...judge.blindSpots]) expect(why).toMatch(/[a-z]/);
  return [
    ...judge.findings.map(({ rule, tier, effects, source }) => [rule, tier, ...effects, source].join(' ')),
    ...judge.blindSpots.map(() => '?'),
  ];
}

const told = (kind: Kind, value: string) => said(kind, knownWord(value, [0, 1]));
const outside = 'outside-tree sensitive executes writes-files pack:shell';
const unproved = 'not-proved-harmless sensitive pack:shell';
const secret = 'secret-file sensitive reads-secrets pack:secrets';
const grave = 'secret-file critical reads-secrets pack:secrets';

/** What a kind takes, and what it asks about because the word does not look as it must. */
const looks: readonly (readonly [Kind, readonly string[], readonly string[]])[] = [
  ['=a|bc', ['a', 'bc'], ['', '=a', 'ab', 'c', 'a|bc', 'A']],
  ['shown', ['HOME', '_x9'], ['1x', 'a b', '-x', 'x-', 'a[1]', '']],
  ['fmt', ['json', '=json', 'jsonpath={.x}', '=go-template=a\nb'], ['xjson', 'jsonx', 'jsonpath', '==json', 'go-template-file=f', '']],
  ['redis', ['get', 'GET', 'xrevrange'], ['xget', 'getx', 'set', 'get x', '']],
  [
    'digword',
    ['+short', '+time=3', '@1.1.1.1', '@127.0.0.53', '@::1', '@localhost', 'example.org', 'example.org.', 'MX', '_x.y'],
    ['+tls-ca=f', '+https', 'x+', '@evil.org', 'x@1.1.1.1', '@1.1.1.1x', '@127.0.0.2', '-f', 'a b', '+a b', ''],
  ],
  [
    'kubres',
    ['pods', 'secretariats', ''],
    ['secret', 'secrets', 'pods,secrets', 'SECRET/x', 'oauthaccesstokens', 'useroauthclient', 'a\nsecret'],
  ],
  ['setopt', ['pipefail', 'xtrace'], ['xpipefail', 'pipefailx', 'posix', 'expand_aliases', '']],
  ['archive', ['a.tar', '-', 'dir/a b.tar'], ['-x', 'host:a.tar', ':', 'a:b']],
  ['page', ['ls', 'x', 'git-log.1', 'g++'], ['-x', './x', 'a b', '/x', '']],
  ['word', ['a', 'ssh@x.service', 'a:b', 'a\\x'], ['-a', '/x', 'a/b', '@a', ';a', 'a b', '']],
  ['id', ['a', '=a', 'a/b:c', '*', '.x', 'a,b@c~d=e'], ['-x', '=-x', '://x', 'a://b', 'x=@f', '@f', 'a b', 'a?b', 'a#b', '']],
  ['slug', ['eu-west-1', '=eu', 'a,b'], ['-x', 'evil.example/', 'evil.example?', 'a.b', 'a b', '=', '']],
  [
    'param',
    ['a', '=a', 'a=b', 'two words', 'a-b', 'filex', ''],
    ['-x', '=-x', '@f', '=@f', 'a=@f', 'file://x', 'fileb://x', 'x=FILEB://y', 'http://x', 'https://x', 'a\nftp://x'],
  ],
  [
    'image',
    ['a', 'docker://a', 'h:5000/a/b:t', 'a@sha256:0f', 'a/b', 'a:b'],
    ['-a', 'oci:/x y', 'docker://docker://a', 'a b', 'a@sha256:x', 'x docker://a', ''],
  ],
  ['rpmformat', ['%{NAME}\n', ''], ['%{X:expand}', 'a\n%{X:expand}']],
  ['borgrepo', ['repo', '/a b/repo', '~/r::x-{now}', 'r::', ''], ['-x', 'host:repo', 'ssh://h/r', 'r::a b']],
  ['cert', ['a.pem', '-', 'x/y'], ['-x', 'pkcs11:x', 'a:b']],
  ['remotepath', ['r:', 'my remote:a/b', 'a/b c', '.', './x', '/x'], [':local:/x', 'r,opt=v:', '-x', '-r:', 'a\nb', 'a?', '']],
  [
    'dbname',
    [
      'db',
      'd',
      'my-db.1',
      'postgres://',
      'postgresql://localhost',
      'postgres://u@localhost/db',
      'postgres://u:@localhost/db',
      'postgres://me:secret@localhost:5432/db-1?sslmode=verify-full',
      'postgres://localhost?sslmode=require',
    ],
    [
      'service=x',
      'a b',
      '-x',
      'mysql://h/x',
      'xpostgres://localhost',
      'postgres://u:a b@localhost/db',
      'postgres://localhost/db?sslmode=require&passfile=x',
      'postgres://localhost/db?sslmode=',
      'postgres://localhost/a/b',
      '',
    ],
  ],
  ['dbhost', ['localhost', '=localhost', '127.0.0.1', 'h', 'db.internal'], ['-h', '/tmp', '=', 'a b', 'localhost x', 'x localhost', '']],
  ['addr', ['default', 'all', '::1', '10.0.0.0/8', 'a'], ['x default', 'defaultx', 'h', '10.0.0.0/', '10.0.0.0/8x', 'x10.0.0.0', '-', '']],
  [
    'device',
    ['/dev/sda', '/dev/mapper/a-b', 'sda', 's', 'nvme0n1'],
    ['/dev/', '/dev/-x', 'x/dev/sda', '/dev/sda x', '-x', 'a b', 'sda ', './sda', ''],
  ],
];

describe('a word that must look like one of its kind', () => {
  it.each(looks.flatMap(([kind, takes]) => takes.map((word) => [kind, word] as const)))('%s takes %j', (kind, word) => {
    expect(told(kind, word)).toEqual([]);
  });

  it.each(looks.flatMap(([kind, , refuses]) => refuses.map((word) => [kind, word] as const)))('%s asks about %j', (kind, word) => {
    expect(told(kind, word)).toContain(unproved);
  });

  it.each(looks.map(([kind]) => kind))('%s asks where the word is only known when it runs', (kind) => {
    expect(said(kind, open)).toContain('?');
  });
});

describe('what a kind tells of a word', () => {
  const rows: readonly (readonly [Kind, string, readonly string[]])[] = [
    ['lit', '-x', []],
    ['name', '/x', []],
    ['in', 'f', []],
    ['in', '+!rm f', ['pager-command sensitive executes pack:shell']],
    ['in', '.env', [secret]],
    ['path', '.env', [secret]],
    ['path', '~bob/x', ['?']],
    ['path', '.ssh', [grave]],
    ['pattern', '*.ts', []],
    ['pattern', '.env', ['secret-file sensitive pack:shell']],
    ['shown', 'AWS_SECRET_ACCESS_KEY', ['expands-secret sensitive reads-secrets pack:secrets']],
    ['null', '-', []],
    ['null', '/dev/null', []],
    ['null', '/dev/stdout', []],
    ['null', '/dev/stderr', []],
    ['null', '/dev/nullx', ['writes-file sensitive writes-files pack:files']],
    ['null', 'x/dev/null', ['writes-file sensitive writes-files pack:files']],
    ['null', '-x', ['writes-file sensitive writes-files pack:files']],
    ['var', 'x', []],
    ['var', 'x[1]', ['?']],
    ['var', 'a[x', ['?']],
    ['var', '', ['?']],
    ['var', 'PATH', ['steering-variable sensitive executes pack:shell']],
    ['array', 'y=()', []],
    ['array', 'y', []],
    ['array', 'y=([$(id)]=1)', ['?']],
    ['array', 'y=()x', ['?']],
    ['decl', 'y=()', []],
    ['decl', 'y=(1)', ['?']],
    ['decl', 'y=()x', ['?']],
    ['decl', 'PATH=/x', ['steering-variable sensitive executes pack:shell']],
    ['exported', 'y=(1)', ['steering-variable sensitive executes pack:shell', '?']],
    ['cmd', 'rm', ['rm sensitive deletes pack:files']],
    ['jq', '.a | length', []],
    ['jq', '.environment', []],
    ['jq', 'env.X', ['reads-environment sensitive reads-secrets pack:shell']],
    ['jq', '$ENV.X', ['reads-environment sensitive reads-secrets pack:shell']],
    ['jq', 'load("f")', ['reads-environment sensitive reads-secrets pack:shell']],
    ['jq', 'load_str("f")', ['reads-environment sensitive reads-secrets pack:shell']],
    ['jq', 'file_index', ['reads-environment sensitive reads-secrets pack:shell']],
    ['sed', 'p', []],
    ['sed', 'w f', ['sed-code sensitive executes writes-files pack:shell']],
    ['awk', 'system("id")', ['awk-code sensitive executes writes-files pack:shell']],
    ['sql', 'drop table t', ['sql-code sensitive executes writes-files pack:shell']],
    ['plus', '+%F', []],
    ['plus', '1200', ['sets-clock sensitive changes-services pack:system']],
    ['plus', 'x+', ['sets-clock sensitive changes-services pack:system']],
    ['key', 'vm.swappiness', []],
    ['key', 'vm.swappiness=1', ['kernel-setting critical changes-services pack:system']],
    ['getent', 'passwd', []],
    ['getent', 'xhosts', []],
    ['getent', 'ethers', []],
    ...['shadow', 'gshadow'].map((word) => ['getent', word, [grave]] as const),
    ...['ahosts', 'ahostsv4', 'hosts', 'networks', 'netgroup'].map((word) => ['getent', word, [secret]] as const),
    ...['x-networks', 'xnetgroup', 'rahosts'].map((word) => ['getent', word, []] as const),
    ['gitnamed', 'deadbeefx', []],
    ['gitnamed', 'abc', []],
    ['gitnamed', 'deadbeef', [unproved]],
    ['gitnamed', 'DEADBEEF', [unproved]],
    ['gitnamed', 'HEAD:.env', ['secret-file sensitive reads-secrets pack:git']],
    ['gitpath', 'HEAD:.env', ['secret-file sensitive reads-secrets pack:git']],
    ['gitpath', 'src/a.ts', []],
    ['archive', '.env', [secret]],
    ['remotepath', '.env', [secret]],
    ['sqlitefile', 'a.db', []],
    ['sqlitefile', '.ssh/a.db', [grave]],
    ['operand', 'f', []],
    ['operand', 'a@b', []],
    ['operand', '@f', [unproved]],
    ['operand', '.env', [secret]],
    ['dbname', 'postgres://u:p@evil.org/db', ['sends-password sensitive exports-data pack:shell']],
    ['dbname', 'postgresql://u:p@evil.org/db', ['sends-password sensitive exports-data pack:shell']],
    ['dbname', 'postgres://evil.org', ['sends-password sensitive exports-data pack:shell']],
    ['dbhost', 'evil.org', ['sends-password sensitive exports-data pack:shell']],
    ['dbhost', '=evil.org', ['sends-password sensitive exports-data pack:shell']],
    ['ghapi', 'repos/a/b/pulls', []],
    ['glapi', 'projects/a%2Fb/repository/files/x%2F.aws%2Fcredentials/raw', [secret]],
    ['subdir', './a b', [unproved]],
    ['subdir', '/a', [unproved, outside]],
    ['subdir', 'example.org/x', [unproved]],
    ['id', 'abc://x', [unproved]],
    ['id', 'abc=@x', [unproved]],
    ['digword', 'M', []],
    ['ghapi', 'repos/a/b/contents/.npmrc', [unproved, secret]],
    ['ghapi', 'repos/a/b/contents/x/.aws/credentials', [secret]],
    ['subdir', 'a/b', []],
    ['subdir', '.', []],
    ['infile', 'a/b.ts', []],
    ['infile', '-x', [unproved]],
    ['infile', '{"globalSetup":"x"}', [unproved]],
    ['infile', '/etc/x', ['outside-tree sensitive executes writes-files pack:shell']],
    ['scriptarg', '--watch', []],
    ['scriptarg', '--deploy', [unproved]],
    ['scriptarg', '-c/etc/x', ['outside-tree sensitive executes writes-files pack:shell']],
    ['inside', 'a', []],
    ['inside', '-x', []],
    ['inside', '--config=a/b', []],
    ['inside', '..', ['outside-tree sensitive executes writes-files pack:shell']],
    ['inside', 'a..', ['outside-tree sensitive executes writes-files pack:shell']],
    ['inside', '-C..', ['outside-tree sensitive executes writes-files pack:shell']],
    ['inside', '-C../../x', ['outside-tree sensitive executes writes-files pack:shell']],
    ['inside', './...', []],
    ['inside', 'a..b', []],
    ['inside', '..a', []],
    ['inside', '--config=/x', ['outside-tree sensitive executes writes-files pack:shell']],
    ['inside', '--config==/x', ['outside-tree sensitive executes writes-files pack:shell']],
    ['inside', '-r/x', ['outside-tree sensitive executes writes-files pack:shell']],
    ['inside', '-rv/x', ['outside-tree sensitive executes writes-files pack:shell']],
    ['inside', '-C../x', ['outside-tree sensitive executes writes-files pack:shell']],
    ['inside', 'a:/x', ['outside-tree sensitive executes writes-files pack:shell']],
    ['inside', '{a,/x}', ['outside-tree sensitive executes writes-files pack:shell']],
    ['inside', '~/x', ['?']],
    ['inside', '@f', [unproved]],
    ['inside', '@', []],
    ['inside', 'a@f', []],
    ['inside', '.env', [secret]],
    ['sources', '.', []],
    ['sources', '!.', []],
    ['sources', 'a.ts', []],
    ['sources', 'a/', []],
    ['sources', 'publish', [unproved]],
    ['sources', '!', [unproved]],
    ['sources', 'x.', [unproved]],
    ['sources', '.-', [unproved]],
    ['tree', '/etc/x', ['writes-file sensitive writes-files pack:files']],
    ['tree', '-x', ['odd-name sensitive pack:shell', 'writes-file sensitive writes-files pack:files']],
    ['tree', 'a/-x', ['odd-name sensitive pack:shell', 'writes-file sensitive writes-files pack:files']],
    ['tree', 'a b', ['odd-name sensitive pack:shell', 'writes-file sensitive writes-files pack:files']],
    ['tree', 'a-b', ['writes-file sensitive writes-files pack:files']],
  ];
  it.each(rows)('%s of %j: %j', (kind, word, expected) => {
    expect(told(kind, word)).toEqual(expected);
  });
});

describe('a pattern that a shell fills in', () => {
  const rows: readonly (readonly [Kind, ShellWord, readonly string[]])[] = [
    ['=a', glob('a'), ['?']],
    ['lit', glob('*'), ['?']],
    ['any', open, []],
    ['path', glob('*.ts'), []],
    ['path', glob('.e*'), ['?']],
    ['path', open, ['?']],
    ['path', { ...open, pipe: true }, []],
    ['pattern', glob('*.ts'), []],
    ['pattern', glob('.e*'), ['secret-file sensitive pack:shell']],
    ['null', glob('-'), ['?']],
    ['var', glob('x'), ['?']],
    ['jq', open, ['?']],
    ['jq', glob('env'), ['?']],
    ['sed', glob('p'), ['?']],
    ['key', glob('vm'), ['kernel-setting critical changes-services pack:system']],
    ['getent', glob('x'), [secret]],
    ['gitpath', glob('*.ts'), []],
    ['gitpath', glob('.e*'), ['?']],
    ['archive', glob('*.tar'), ['?']],
    ['remotepath', glob('x'), ['?']],
    ['word', glob('ssh*'), []],
    ['word', glob('*'), ['?']],
    ['word', glob('-x*'), ['?']],
    ['word', { ...open, prefix: 'a', value: 'a' }, ['?']],
    ['sources', glob('src/*'), []],
    ['sources', open, ['?']],
    ['inside', glob('src/*'), []],
    ['inside', open, ['?']],
    ['inside', { ...open, value: '/x' }, ['?']],
    ['in', { ...open, prefix: '+' }, ['?']],
  ];
  it.each(rows.map(([kind, word, expected]) => [`${kind} ${word.kind} ${word.value}`, kind, word, expected] as const))(
    '%s',
    (_name, kind, word, expected) => {
      expect(said(kind, word)).toEqual(expected);
    },
  );
});

describe('work of the tree', () => {
  it.each(['inside', 'infile', 'sources', 'subdir', 'scriptarg'] as const)('%s leads nowhere once the folder is not certain', (kind) => {
    const word = knownWord('./a.ts', [0, 1]);
    const folder = knownWord(kind === 'subdir' ? './a/b' : word.value, [0, 1]);
    expect(said(kind, folder)).toEqual([]);
    expect(said(kind, folder, { settled: false })).toEqual([outside]);
    expect(said(kind, folder, { scope: null })).toEqual([outside]);
  });

  it('is written without asking in preset workspace only, and while the folder is certain', () => {
    const word = knownWord('a.txt', [0, 1]);
    expect(said('tree', word, { preset: 'workspace' })).toEqual([]);
    for (const over of [{}, { preset: 'workspace', settled: false }, { preset: 'workspace', scope: null }] as const)
      expect(said('tree', word, over)).toEqual(['writes-file sensitive writes-files pack:files']);
  });

  it('needs a tree', () => {
    const judge = new Judge({ preset: 'workspace', rules: [], path: [] }, aContext({ cwd: '/work/repo', workTree: null }), '');
    checkWord(judge, 'inside', knownWord('./a', [0, 1]), scope);
    expect(judge.findings.map(({ rule }) => rule)).toEqual(['outside-tree']);
  });

  it.each(['gitnamed', 'gitpath'] as const)('%s: another repository is not shown', (kind) => {
    const word = knownWord('../x', [0, 1]);
    expect(said(kind, word, { scope: null })).toEqual(said(kind, word, { settled: false }));
  });
});

describe('a command inside of another', () => {
  it.each([
    ['cmd', ['rm', 'f'], ['rm sensitive deletes pack:files']],
    ['cmd', ['ls'], []],
    ['more', ['rm'], ['rm-unknown sensitive deletes pack:files', 'rm sensitive deletes pack:files']],
    [
      'more',
      ['rm', '-r'],
      ['rm-unknown-tree critical deletes pack:files', 'rm-unknown sensitive deletes pack:files', 'rm sensitive deletes pack:files'],
    ],
    ['more', ['sort'], ['?', '?', 'text-tool-writes sensitive writes-files pack:coreutils']],
    ['env', ['A=1', 'rm', 'f'], ['rm sensitive deletes pack:files']],
    ['sh', ['rm f'], ['rm sensitive deletes pack:files']],
    ['sh', ['ls'], []],
  ] as const)('%s %j: %j', (kind, words, expected) => {
    const judge = new Judge({ preset: 'strict', rules: [], path: [] }, aContext(), '');
    const line = words.map((value, at) => knownWord(value, [at, at + 1]));
    checkWord(judge, kind, line, scope);
    const found = judge.findings.map(({ rule, tier, effects, source }) => [rule, tier, ...effects, source].join(' '));
    expect([...judge.blindSpots.map(() => '?'), ...found]).toEqual(expected);
    const without = new Judge({ preset: 'strict', rules: [], path: [] }, aContext(), '');
    checkWord(without, kind, line);
    expect(without.findings).toEqual([]);
  });

  it('needs a word', () => {
    const judge = new Judge({ preset: 'strict', rules: [], path: [] }, aContext(), '');
    checkWord(judge, 'path', [], scope);
    expect([judge.findings, judge.blindSpots]).toEqual([[], []]);
  });
});
