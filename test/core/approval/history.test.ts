import { describe, expect, it } from 'vitest';
import { historySentences, kinshipOf } from '../../../src/core/approval/history.ts';
import type { RecordPredicate } from '../../../src/core/record/statement.ts';

const command = (argv: readonly string[]) => ({ argv }) as RecordPredicate['command'];
const record = (event: string, argv: readonly string[], more: object = {}) =>
  ({ event, command: command(argv), time: '2026-11-20T08:00:00.000Z', ...more }) as unknown as RecordPredicate;
const by = (...logins: string[]) => ({ approval: { reviewers: logins.map((login) => ({ login })) } });
const approved = (argv: readonly string[], login: string, code: number, signal: string | null = null) => [
  record('exec.requested', argv, by()),
  record('exec.approved', argv, by(login)),
  record('exec.finished', argv, { result: { code, signal } }),
];

describe('kinship', () => {
  it.each<[readonly string[], readonly string[], 'same' | 'similar' | null]>([
    [['git', 'push', '-f'], ['git', 'push', '-f'], 'same'],
    [['git', 'push', '-f'], ['git', 'push'], 'similar'],
    [['git', 'push'], ['/usr/bin/git', 'push', 'origin'], 'similar'],
    [['git', '-v', 'push'], ['git', 'push'], 'similar'],
    [['git', 'push'], ['git', 'pull'], null],
    [['git', 'push'], ['git'], null],
    [['rm', '/a/b'], ['rm', '/c/d'], 'similar'],
    [['/bin/bash', '--noprofile', '--norc', '-c', 'ls'], ['/bin/bash', '--noprofile', '--norc', '-c', 'rm x'], null],
    [['/bin/bash', '--noprofile', '--norc', '-c', 'ls'], ['/bin/bash', '--noprofile', '--norc', '-c', 'ls'], 'same'],
    [['a b'], ['a', 'b'], null],
  ])('%j and %j: %s', (one, two, kinship) => {
    expect([kinshipOf(one, command(two)), kinshipOf(two, command(one))]).toEqual([kinship, kinship]);
  });

  it('is not told of arguments that the record does not have', () => {
    expect(kinshipOf(['git', 'push'], { ...command(['git', 'push']), longArgv: { count: 9 } } as RecordPredicate['command'])).toBeNull();
  });
});

describe('what happened before', () => {
  const push = ['git', 'push', '--force'];
  const say = (...stories: RecordPredicate[][]) => historySentences(push, { stories, cut: false });

  it('says that there is nothing', () => {
    expect(say()).toEqual(['neither this command nor a similar one (git push) is in the log of this machine']);
  });

  it('counts how it ended, and says who decided last', () => {
    expect(say(approved(push, 'bob', 0), [record('exec.denied', push, by('carol'))], approved(push, 'alice', 143, 'SIGTERM'))).toEqual([
      'this very command: 3 times (2 approved, 1 denied); last 2026-11-20T08:00:00Z, approved by alice, ended by SIGTERM',
    ]);
  });

  it('tells similar ones apart, and shows the last of them', () => {
    expect(
      say(approved(push, 'bob', 1), approved(['git', 'push', 'origin', 'a b'], 'alice', 0), [
        record('exec.requested', ['git', 'push'], by()),
      ]),
    ).toEqual([
      'this very command: once (1 approved); last 2026-11-20T08:00:00Z, approved by bob, exit code 1',
      'similar ones (git push): 2 times (1 approved, 1 unanswered); last 2026-11-20T08:00:00Z, unanswered: git push',
    ]);
  });

  it('says that it did not look at everything', () => {
    expect(historySentences(push, { stories: [], cut: true }).at(-1)).toBe('older records than these were not looked at');
  });

  it('stays short whatever a record says', () => {
    const long = 'x'.repeat(30_000);
    const told = historySentences([long, long], { stories: [approved([long, `${long}y`], 'bob', 0)], cut: true });
    expect(told.join('\n').length).toBeLessThan(600);
  });
});
