import { describe, expect, it } from 'vitest';
import { classify } from '../../../src/core/policy/classify.ts';
import { settledFacts } from '../../../src/core/policy/command-context.ts';
import { aContext } from './a-context.ts';

const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(40)) as [string, string, string];
const gathered = {
  'git-branch': 'topic',
  'git-commit': one,
  'git-dirty': 'no',
  'git-commit@refs/heads/topic': one,
  'git-commit@refs/heads/main': two,
  'git-commit@refs/tags/v1': three,
  'git-commit@refs/heads/v1': two,
};
const pushesOf = (command: string, facts: Record<string, string> = gathered) =>
  classify({ shell: command }, { preset: 'strict', rules: [], path: [] }, aContext({ facts: settledFacts([command], facts) })).context[
    'git-pushes'
  ];

describe('what a push sends', () => {
  it.each<[string, string | null | undefined]>([
    ['git push', `topic ${one}`],
    ['git push origin', `topic ${one}`],
    ['git push -u origin topic', `topic ${one}`],
    ['git push origin main', `main ${two}`],
    ['git push --force origin main topic', `main ${two}, topic ${one}`],
    ['git push origin +main:prod', `main ${two}`],
    ['git push origin refs/heads/main:prod', `refs/heads/main ${two}`],
    ['git push origin heads/main', `heads/main ${two}`],
    ['git push origin HEAD:prod', `HEAD ${one}`],
    ['git push origin @', `HEAD ${one}`],
    [`git push origin ${three}:refs/heads/x`, three],
    ['git push origin tag v1', `v1 ${three} or ${two}`],
    ['git push -o ci.skip origin main', `main ${two}`],
    ['git push origin :old', 'nothing'],
    ['git push origin --delete old', 'nothing'],
    // Whatever they stand for, guard does not work it out.
    ['git push origin main~1', null],
    ['git push origin gone', null],
    ['git push origin "$x"', null],
    ['git -C elsewhere push origin main', null],
    ['git checkout main && git push origin topic', null],
    // No pushes of commits.
    ['git commit -m push', undefined],
    ['git stash push', undefined],
    ['git fetch origin', undefined],
  ])('%s: %s', (command, sent) => {
    expect(pushesOf(command)).toBe(sent);
  });

  it.each([
    'git push --all origin',
    'git push --tags',
    'git push --mirror origin',
    'git push --mirr origin main',
    'git push --al origin',
    'git push origin "refs/heads/*:refs/heads/*"',
    'git push origin :',
  ])('%s: all that there is', (command) => {
    const sent = pushesOf(command);
    expect(sent).toMatch(/^all 4 branches and tags \(sha256 [0-9a-f]{64}\)$/);
    expect(pushesOf(command, { ...gathered, 'git-commit@refs/heads/main': three })).not.toBe(sent);
  });
});
