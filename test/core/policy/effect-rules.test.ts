import { describe, expect, it } from 'vitest';
import type { Classification, Effect } from '../../../src/core/model.ts';
import { classify } from '../../../src/core/policy/classify.ts';
import type { Rule, When } from '../../../src/core/policy/rule.ts';
import { aContext } from './a-context.ts';

function judged(command: string, effects: readonly Effect[], over: Partial<Rule> = {}, when: When = {}): Classification {
  const rule: Rule = { id: 'never', tier: 'forbidden', why: 'policy says no', when: { ...when, effects }, source: '/p.yaml', ...over };
  return classify({ shell: command }, { preset: 'strict', rules: [rule], path: [] }, aContext({ facts: { 'git branch': 'main' } }));
}

describe('a rule of a document about an effect', () => {
  it.each([
    ['rm f', 'deletes'],
    ['tee f', 'writes-files'],
    ['cat .env', 'reads-secrets'],
    ['curl http://h', 'network-out'],
    ['PATH=/x ls', 'executes'],
    ['no-such-tool', 'executes'],
    ['sudo rm f', 'deletes'],
    // What the shell does for the command, or without one.
    ['ls > f', 'writes-files'],
    ['ls >> ~/.bashrc', 'changes-identity'],
    ['ls > ~/.config/guard/policy.yaml', 'touches-audit'],
    ['ls > /dev/tcp/h/1', 'network-out'],
    ['cat < .env', 'reads-secrets'],
    ['> f', 'writes-files'],
    ['{ ls; } > f', 'writes-files'],
    ['for i in 1; do ls; done > /dev/tcp/h/1', 'network-out'],
    ['f() { ls; }; f > f', 'writes-files'],
    ['f() { ls; } > f; f', 'writes-files'],
    ['echo $GITHUB_TOKEN', 'reads-secrets'],
    ['x=$GITHUB_TOKEN', 'reads-secrets'],
    ['BASH_CMDS[ls]=/tmp/x', 'executes'],
    ['bash -c "ls > f"', 'writes-files'],
    ['ls <(ls > f)', 'writes-files'],
  ] as const)('forbids %s, which %s', (command, effect) => {
    expect(judged(command, [effect]).tier).toBe('forbidden');
    // Any one of the effects that it names is enough.
    expect(judged(command, ['spends-money', effect]).tier).toBe('forbidden');
  });

  it.each([
    ['ls', 'deletes'],
    ['ls > f', 'deletes'],
    ['ls 2>/dev/null', 'writes-files'],
    ['rm f', 'network-out'],
  ] as const)('says nothing about %s, which does not (%s)', (command, effect) => {
    expect(judged(command, [effect]).findings.map(({ rule }) => rule)).not.toContain('never');
  });

  it('is told once, about the command that does it', () => {
    const { findings } = judged('ls; rm f; ls', ['deletes']);
    expect(findings.filter(({ rule }) => rule === 'never').map(({ span }) => span)).toEqual([[4, 8]]);
  });

  it('and a program is about what that program does, redirections included', () => {
    expect(judged('ls > f', ['writes-files'], {}, { program: 'ls' }).tier).toBe('forbidden');
    expect(judged('cat x; ls > f', ['writes-files'], {}, { program: 'cat' }).tier).toBe('sensitive');
    expect(judged('> f; cat x', ['writes-files'], {}, { program: 'cat' }).tier).toBe('sensitive');
    expect(judged('{ ls; } > f', ['writes-files'], {}, { anyOption: ['-l'] }).tier).toBe('sensitive');
  });

  it('never lets anything through', () => {
    expect(judged('rm f', ['deletes'], { tier: 'routine' }).tier).toBe('sensitive');
    expect(judged('ls > f', ['writes-files'], { tier: 'routine' }).tier).toBe('sensitive');
  });

  it('has the effects that it names itself, and no others', () => {
    const own = (over: Partial<Rule>) => judged('> f', ['writes-files'], over).findings.find(({ rule }) => rule === 'never')?.effects;
    expect(own({})).toEqual([]);
    expect(own({ effects: ['spends-money'] })).toEqual(['spends-money']);
  });
});
