import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgePathProblem, gitPathProblem } from '../../../src/core/policy/git-paths.ts';

const problem = (word: string, over: { cwd?: string; workTree?: string | null; settled?: boolean } = {}) =>
  gitPathProblem(word, { cwd: '/w/tree', workTree: '/w/tree', settled: true, ...over });

describe('what git would show for a word', () => {
  it.each([
    'HEAD',
    'main..topic',
    'HEAD~3',
    'stash@{1}',
    'HEAD^{/fix: the thing}',
    ':/fix the thing',
    'HEAD:src/a.ts',
    ':0:src/a.ts',
    'src/a.ts',
    './src',
    '/w/tree/src',
    '*.ts',
    'src/**/*.test.ts',
    'src/**',
    ':(top)src',
    ':!node_modules',
    ':^dist',
    '1,20:src/a.ts',
    'origin/feature/x',
    ':',
    'HEAD:',
    'a'.concat(':b'.repeat(15)),
    // Not magic: it stands behind the name of an object.
    'x:(b)c',
    'src/x?.ts',
    'a/**',
    'a/b-c.d/*',
    'x*.local.ts',
    'a..b',
    '..a/b',
  ])('%s is no secret', (word) => {
    expect(problem(word)).toBeNull();
  });

  it.each([
    '.env',
    'a:'.repeat(16),
    'a'.concat(':b'.repeat(16)),
    'HEAD:(x).env',
    'x:!/^.env',
    ':!^/.env',
    ':^!.env',
    'x y/**',
    '$a/**',
    'src/**/',
    'src/**x-',
    'src/*.ts-',
    '.ssh/**',
    '*-x.ts',
    '*.old',
    'x*.test.bak',
    '.env.*.ts',
    '.env.?.ts',
    '*.a.pem',
    '*_rsa.key',
    '*.tfstate',
    'service-account*.json',
    'HEAD:.env',
    'HEAD:./.env',
    ':.env',
    ':0:.env',
    ':/.env',
    'main:config/.env.local',
    ':(top).npmrc',
    ':(top,glob)**/.npmrc',
    ':!x:.env',
    '1,2:.env',
    'HEAD:a:.env',
    'v1:deploy/id_rsa',
    '*.pem',
    '*.env',
    '*.local',
    '.n*rc',
    '*npmrc',
    '*',
    '[.]env',
    'a?v',
    '.ssh/*',
  ])('%s may be one', (word) => {
    expect(problem(word)).not.toBeNull();
  });

  it.each(['/etc', '/home/ann', '../x', 'src/../../x'])('%s leads out of the work tree', (word) => {
    expect(problem(word)).toBe('leads out of the work tree');
  });

  it('knows the way back into the tree only while it knows the folder', () => {
    expect(problem('../src', { cwd: '/w/tree/test' })).toBeNull();
    expect(problem('../src', { cwd: '/w/tree/test', settled: false })).not.toBeNull();
    expect(problem('../src', { cwd: '/w/tree/test', workTree: null })).not.toBeNull();
  });

  it('sees a secret behind any object name', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9@{}^~/._-]{0,20}$/);
    fc.assert(
      fc.property(name, fc.constantFrom('.env', '.npmrc', 'a/.ssh/id_rsa', 'x.pem', '.git-credentials'), (rev, file) => {
        expect(problem(`${rev}:${file}`)).not.toBeNull();
      }),
    );
  });
});

describe('what a service of a forge would show', () => {
  it.each([
    'repos/a/b',
    'repos/a/b/issues?labels=contents/.env',
    'repos/a/b/issues#files/.env',
    'repos/a/b/contents/src/a.ts',
    'repos/a/b/contents/src/a.ts?ref=main\nx',
    'repos/a/b/contents/',
    'repos/a/b/contents',
    'contents/README.md',
    'projects/1/repository/files/src%2Fa.ts/raw',
    'projects/1/repository/files/src%2Fa.ts/blame?ref=main',
    'repos/a/mycontents/.env',
    '',
  ])('%s is no secret', (call) => {
    expect(forgePathProblem(call)).toBeNull();
  });

  it.each([
    'repos/a/b/contents/.env',
    'repos/a/b/contents/.env?ref=main',
    'repos/a/b/contents/.env?ref=\nmain',
    'repos/a/b/contents/.env#x',
    'repos/a/b/contents/.env?',
    'contents/.env',
    'files/.env',
    '/repos/a/b/contents//.env',
    'repos/a/b/contents/%2eenv',
    'repos/a/b/contents/config%2F.env',
    'repos/a/b/contents/a%0Ab/.env',
    'projects/1/repository/files/%2Eenv/raw',
    'projects/1/repository/files/.env/raw?ref=main',
    'projects/1/repository/files/.env/blame',
    'projects/1/repository/files/.env%2Fraw',
  ])('%s may be one', (call) => {
    expect(forgePathProblem(call)).toBe('reads a file that usually holds secrets');
  });

  it('is not read where its address cannot be', () => {
    expect(forgePathProblem('repos/a/b/contents/%zz')).toBe('guard cannot read this address');
  });
});
