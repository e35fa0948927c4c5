import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gitPathProblem } from '../../../src/core/policy/git-paths.ts';

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
  ])('%s is no secret', (word) => {
    expect(problem(word)).toBeNull();
  });

  it.each([
    '.env',
    'a:'.repeat(16),
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
