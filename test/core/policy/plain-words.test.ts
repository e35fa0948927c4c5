import { describe, expect, it } from 'vitest';
import type { Kind } from '../../../src/core/policy/grammar.ts';
import { databaseFile, notScripted, plainWords } from '../../../src/core/policy/plain-words.ts';

/** What a kind takes, and what it must not take. */
const rows: readonly (readonly [Kind, readonly string[], readonly string[]])[] = [
  [
    'journalfield',
    ['_PID', 'MESSAGE', '_UID', '__CURSOR', '_PID,MESSAGE,UNIT'],
    ['COREDUMP_ENVIRON', '_CMDLINE', '_PID,', '_PID,_CMDLINE', '_pid', ''],
  ],
  [
    'journalformat',
    ['short', 'short-iso', 'short-iso-precise', 'cat', 'with-unit', '=short'],
    ['verbose', 'json', 'export', 'short-', 'xshort', 'catx', ''],
  ],
  [
    'described',
    ['pods', 'xsecret', 'secretariats', 'deploy/secrets-x', 'configmaps'],
    ['secret', 'secrets', 'pods,secrets', 'SECRETS/x', 'secret.v1', 'secrets,pods', 'oauthclients', 'useroauthaccesstokens'],
  ],
  ['remote', ['origin', 'o', 'my-fork'], ['ext::sh -c id', 'https://h/x', '/x', './x', '-x', 'a b', 'h:x', '']],
  ['ref', ['main', 'HEAD~1', '@{u}', 'a/b', 'v1.0^{}', 'm'], ['-x', 'a b', 'a:b', '--output=x', '']],
  [
    'gitkey',
    ['user.name', 'u.n', 'branch.main.merge', 'user.signingkey', 'user.signingKey'],
    [
      'edit',
      'credential.helper',
      'http.extraheader',
      'url.x.insteadof',
      'HTTP.PROXY',
      'http.sslkey',
      'http.sslCert',
      'user.name x',
      'x user.name',
      '-x.y',
      'http.cookiefile',
      '',
    ],
  ],
  [
    'confkey',
    ['user.name', 'loglevel', 'l', 'user.signingkey'],
    ['_auth', 'pass', 'proxy', 'registry.x', 'index-url', 'sslkey', 'a b', 'b a', '-x', ''],
  ],
  [
    'gitconf',
    [
      'color.ui=never',
      'COLOR.UI=always',
      'core.quotepath=false',
      'advice.detachedHead=false',
      'core.fsmonitor=false',
      'pager.log=false',
      'core.pager=cat',
      'core.pager=',
      'gc.auto=0',
      'core.abbrev=12',
      'core.abbrev=no',
      'protocol.version=2',
      'diff.algorithm=histogram',
      'column.ui=auto',
      'tag.sort=-version:refname',
      'log.date=format:%Y-%m-%d %H',
      'blame.date=iso',
    ],
    [
      'core.fsmonitor=true',
      'core.fsmonitor=x',
      'core.pager=less',
      'core.pager=catx',
      'xcore.pager=cat',
      'pager.log=less',
      'pager.log=true',
      'pager.l-g=false',
      'alias.x=!id',
      'diff.external=x',
      'color.ui=never;x',
      'color.ui=',
      'diff.algorithm=a b',
      'diff.algorithm=',
      'gc.auto=01',
      'core.abbrev=',
      'advice.x=maybe',
      'advice.=true',
      'log.date=',
      'log.date=a;b',
      'column.=x',
      '',
    ],
  ],
  [
    'ghapi',
    [
      'repos/a/b',
      '/repos/a/b/pulls?state=open&per_page=10',
      'user',
      'users/x',
      'rate_limit',
      'search/code?q=a+b',
      'REPOS/a/b',
      'user?x=1',
      'repos/{owner}/{repo}/a.b',
    ],
    [
      'repos/a/b/actions/secrets/../x',
      '..',
      '../user',
      'repos/..',
      'https://api.example/repos',
      'repos//x',
      'repos/a/%2e%2e/x',
      'repos/a/b/secret-scanning/alerts',
      'repos/a/b/git/blobs/x',
      'repos/a/b/contents/.env',
      'repos/a/b/contents/.npmrc',
      'repos/a/b/contents/x.pem',
      'repos/a/b/contents/id_rsa',
      'user/x-token',
      'userx',
      'feeds',
      'x/repos/a',
      '//user',
      'user;x',
      'user x',
      'repos/a#b',
      '',
    ],
  ],
  [
    'glapi',
    [
      'version',
      '/version',
      'user',
      'users',
      'users/1',
      'users/123',
      'projects/1/issues',
      'projects/a%2Fb/merge_requests',
      'projects/12/issues/3/notes',
      'groups/x/epics/',
      'issues?scope=all&state=opened',
      'issues?',
      'PROJECTS/1/jobs',
    ],
    [
      'projects/1',
      'projects/1/variables',
      'projects/1/triggers',
      'projects/1/secure_files',
      'projects/1/repository/files/secret.txt',
      'projects/1/issues/../variables',
      '../user',
      'user/..',
      'projects/%2e%2e/x/issues',
      'https://h/user',
      'projects//issues',
      'users/x',
      'users/',
      'projects/a b/issues',
      'projects//issues',
      'projects/1/issues/a b',
      'issues?x=a b',
      'x/version',
      'versionx',
      'personal_access_tokens',
      '',
    ],
  ],
  [
    'forge',
    ['https://github.com/a/b', 'https://github.com/a/b/issues/1#x', '123', '#12', 'a/b', 'my-branch', '@me', 'a', 'a/bc.d'],
    [
      'h.example/a/b',
      'https://evil.example/a/b',
      'http://github.com/a',
      'https://github.com.evil/a',
      'x https://github.com/a',
      '-R',
      'a b',
      'a/',
      '',
    ],
  ],
  ['project', ['a', 'a/b', 'a/b/c.d', 'my-a'], ['https://h/a', 'h.example/a', 'a/', '/a', 'a b', 'a/b c', '']],
  [
    'script',
    [
      'build',
      'test',
      'tests',
      'pretest',
      'test:unit',
      'test-all',
      'lint:fix:js',
      'e2e',
      'py311',
      'py38,py39',
      'BUILD',
      'test:v2',
      'test_2',
      'build:web3',
      'build:esm,cjs',
      'test:lint',
      'type-check',
    ],
    [
      'deploy',
      'build:prod',
      'test-release',
      'publish',
      'buildx',
      'xbuild',
      'build:foo',
      'build/../x',
      'build x',
      'build:',
      'predeploy',
      'test:webx',
      'test;x',
      'build..',
      '',
    ],
  ],
  [
    'target',
    ['all', 'test', 'clean', 'src/a.o', 'x%.c', '4', '16', 'V=1', 'COVERAGE=yes', 'RACE=1.0', 'V=', 'build/x-1.tar'],
    [
      'deploy',
      'install',
      '/etc/x.o',
      '../a.o',
      'a/../x.o',
      'deploy.o',
      'SHELL=sh',
      'V=a b',
      'xV=1',
      '4x',
      'x 4',
      'a b.o',
      'x.objects',
      'x.',
      'CC=x',
      '',
    ],
  ],
  [
    'npmspec',
    ['a', 'left-pad', '@a/b', '@types/node', 'a@1', 'a@^1.2.3', 'a@>=1 <2', 'a.b', 'x.tar@1'],
    ['./x', '/x', 'a/b', 'git+ssh://h/x', 'x.tgz', 'a.b.tgz', 'x.tar', 'x.gz', 'x:y', '@a/', 'a@', 'a;b', 'npm:x', '-x', ''],
  ],
  ['goenv', ['GOPATH', 'GO111MODULE', 'G'], ['gopath', 'X=y', '-w', 'GOPATH x', 'x GOPATH', '']],
  [
    'gopkg',
    ['.', '...', './...', './a/b', './', 'a/b', 'fmt', 'F', 'a/...'],
    ['..', '../a', './../a', 'a/../b', 'a/..', '/a', '-x', 'a b', 'a.go x', './a/..', '....', ''],
  ],
  [
    'gomod',
    [
      'a',
      '...',
      'github.com/a/b',
      'github.com/a/b@v1.2.3',
      'golang.org/x/tools@latest',
      'go.uber.org/zap',
      'k8s.io/api',
      'sigs.k8s.io/yaml',
      'm-x',
      'GitHub.com/a',
    ],
    [
      'evil.example/a',
      'github.com/../x',
      'github.com',
      'github.com/',
      'xgithub.com/a',
      'github.com/a@',
      'github.com/a@v1;x',
      'github.com.evil/a',
      './x',
      '',
    ],
  ],
  [
    'built',
    [
      'dist',
      './dist',
      'a/b/dist',
      'dist/',
      'out',
      'build-1',
      'build.tmp',
      'tmp',
      'temp',
      'dist/js',
      'dist/js/a/',
      'docs/api',
      '.next',
      'apidoc',
      'apidocs',
      'a/w-x/out',
      'doc/html',
      'built',
    ],
    ['src', '../dist', '/dist', 'distx', 'xdist', 'dist/..', 'dist/.git', 'docs', '.', './', '.git/out', 'a b/dist', 'dist x', ''],
  ],
  [
    'localfile',
    ['a', './a', 'a.yaml', 'a/b.yaml', './a/b/c-d.x', 'a-b/c'],
    ['github.com/x', 'git::host:x', '../a', '/a', 'a/../b', 'a/.x', '.x', './.x', 'a b', 'a/', '-x', ''],
  ],
  [
    'setting',
    ['/org/gnome/desktop/interface/theme', '/org/gnome/shell/x', '/org/gnome/mutter/a-b'],
    [
      '/system/proxy/x',
      '/org/gnome/desktop/',
      '/org/gnome/desktop/x-password',
      '/org/gnome/shell/proxy/x',
      '/org/gnome/terminal/x',
      '/org/gnome/shell/../x',
      'x/org/gnome/shell/x',
      '/org/gnome/shell/x y',
    ],
  ],
  [
    'gradletask',
    ['build', ':app:build', 'a:b-c:test', 'testDebug', 'test', 'assembleRelease', 'lintDebug', 'compileJava', 'clean'],
    ['publish', 'assembleAndPublish', 'testDeploy', 'buildUpload', 'testupload', 'run', 'xbuild', 'buildx', ':app:', 'test x', ''],
  ],
  ['mvngoal', ['compile', 'test', 'checkstyle:check'], ['deploy', 'install', 'xtest', 'testx', 'exec:java', '']],
  [
    'sbtcmd',
    ['compile', 'testOnly a.B*', 'testOnly a', 'Test/compile'],
    ['publish', 'run', 'testOnly ', 'testOnly a;run', 'xcompile', 'compilex', ''],
  ],
  ['covrep', ['term', 'html', '', 'term-missing:skip-covered'], ['html:/x', 'xterm', 'termx', 'json:x']],
  [
    'cmakedef',
    ['X=ON', 'A_B=12', 'X:BOOL=OFF', 'X:STRING=Debug', 'X=0', 'CMAKE_BUILD_TYPE=Release'],
    ['CMAKE_C_COMPILER=x', 'X:PATH=ON', 'X=/x', 'X=ONx', ' X=ON', '=ON', 'X', 'X=', 'X:BOOL', 'X-Y=ON', ''],
  ],
  [
    'label',
    ['//...', '//a/b:c', ':x', 'a', 'a/b:c', '@r//a:b', '-//...', '-//a:x', '//a', '@//a', '@r.x//a/b', '//:x', '-//:x', 'a/...'],
    ['..', '../a', '//../a', 'a/..', '//a/../b', '--x y', '/a b', '//a:b c', '//a:', ':', 'x;y', ''],
  ],
  [
    'formula',
    ['jq', 'j', 'python@3.12', 'gtk+', 'a.1.2', 'x-y', 'openssl@3'],
    ['x.rb', './x', 'a/b', 'x.json', 'x.bottle.tar.gz', '-x', 'x.1.rb', 'x.', 'a b', 'https://h/x.rb', ''],
  ],
  ['get', ['get', 'GET', 'head', 'HEAD'], ['post', 'getx', 'xget', 'DELETE', '']],
  [
    'psword',
    ['aux', '-aux', '1', '1 2', '1,2', 'pid,comm', 'pid=X Y,comm', 'pid comm', '', 'a/b', 'pid=,user'],
    ['e', 'auxe', 'eww', 'pid,environ', 'environ', 'pid,', ';', '$', 'pid,comm;x', 'x y'],
  ],
  [
    'psformat',
    ['pid', '=pid', 'pid,ppid,comm', 'pid=PID,user', 'pid user', 'pcpu', '%cpu', 'lstart', 'pid=', 'etimes'],
    ['environ', 'pid,environ', 'xpid', 'pidx', 'pid,', 'pid=a', '==pid', 'envir', ''],
  ],
  ['num', ['1', '-1', '+10', '1.5', '.5', ':1', '10k', '5%', '1:30', '1,000', '-.5'], ['-.m', 'm', '-', '1kb', 'a1', '1 2', '--1', '']],
  ['host', ['h', 'example.org', '1', 'a:80', '10.0.0.1', 'a-b'], ['-x', 'a b', 'a/b', 'u@h', '@h', '$x', '']],
  ['ifname', ['eth0', 'e', 'wlan0.1', 'veth@x', 'br-1', 'eth0:1'], ['-x', '0eth', 'a b', 'a/b', '']],
  ['rcstatus', ['status', 'describe'], ['start', 'xstatus', 'statusx', '']],
  ['tarlist', ['t', 'tvf', 'tzf', 'xO', 'xzOf', 'xOf'], ['x', 'xf', 'xzf', 'c', 'tc', 'xt', 'xOc', 'vt', '']],
  ['arlist', ['t', 'p', 'tv', 'pv'], ['x', 'r', 'tx', 'tvv', 'xt', '']],
  ['partedprint', ['print', 'unit', 'GiB', 'p'], ['rm', 'mkpart', 'printx', 'xprint', '']],
];

const pattern = (kind: Kind): RegExp => {
  const found = plainWords()[kind];
  if (found === undefined) throw new Error(`no pattern for ${kind}`);
  return found[0];
};

describe('a plain word', () => {
  it.each(rows.flatMap(([kind, takes]) => takes.map((word) => [kind, word] as const)))('%s: %j is one', (kind, word) => {
    expect(pattern(kind).test(word)).toBe(true);
  });

  it.each(rows.flatMap(([kind, , refuses]) => refuses.map((word) => [kind, word] as const)))('%s: %j is none', (kind, word) => {
    expect(pattern(kind).test(word)).toBe(false);
  });

  // `described` is a list of what is bad: a word of another look is no secret.
  it.each(rows.filter(([kind]) => kind !== 'described').map(([kind, takes]) => [kind, takes] as const))(
    '%s: nothing stands around it',
    (kind, takes) => {
      for (const word of takes)
        for (const around of [`${word}\u0001`, `\u0001${word}`, `${word}\n-x`, `-x\n${word}`, `${word}$(id)`, `${word};id`])
          expect([around, pattern(kind).test(around)]).toEqual([around, false]);
    },
  );

  it('of every kind is in the table', () => {
    expect(Object.keys(plainWords()).toSorted()).toEqual(rows.map(([kind]) => kind).toSorted());
  });

  it('tells why another asks', () => {
    for (const entry of Object.values(plainWords())) expect(entry?.[1]).toMatch(/^[a-z].* /);
  });
});

describe('a database that is there', () => {
  it.each([
    ['a.db', true],
    ['a.db3', true],
    ['dir/a b.sqlite', true],
    ['x.sqlite3', true],
    ['X.DB', true],
    ['/x/y.gpkg', true],
    ['_.s3db', true],
    ['.db', false],
    ['x/.db', false],
    ['-x.db', false],
    ['file:x.db', false],
    ['/etc/nologin', false],
    ['a.dbx', false],
    ['a.db/x', false],
  ])('%s: %s', (word, expected) => {
    expect(databaseFile.test(word)).toBe(expected);
  });
});

describe('what a script may be handed', () => {
  it.each([
    ['', true],
    ['--watch', true],
    ['-t=a b', true],
    ['src/**/*.ts', true],
    ['--deploy', false],
    ['x --upload', false],
    ['--import=data:text/javascript,f', false],
    ['a\nDATA:x', false],
    ['f()', false],
    ['a;b', false],
    ['$x', false],
    ['a\nb', false],
  ])('%j: %s', (word, expected) => {
    expect(notScripted().test(word)).toBe(expected);
  });
});
