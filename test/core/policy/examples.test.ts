import { describe, expect, it } from 'vitest';
import { anywhere, runExamples } from '../../../src/core/policy/examples.ts';
import type { Preset } from '../../../src/core/policy/policy.ts';
import type { Rule } from '../../../src/core/policy/rule.ts';

const rule = (hit: readonly string[], miss: readonly string[], over: Partial<Rule> = {}): Rule => ({
  id: 'no-prod',
  tier: 'critical',
  why: 'x',
  when: { program: 'kubectl', context: { kubernetes: 'prod-?*' } },
  examples: { hit, miss },
  ...over,
});
const rm = rule(['rm x'], ['ls'], { id: 'rm', when: { program: 'rm' } });
type Packs = Parameters<typeof runExamples>[1];
const run = (rules: readonly Rule[], packs: Packs = [], preset: Preset = 'strict') => runExamples({ preset, rules, path: [] }, packs);

describe('the examples of the rules', () => {
  it('of a document are run with facts that its patterns match', () => {
    expect(run([rule(['kubectl delete pod x', 'kubectl get pods'], ['ls', 'git status'])])).toEqual({ count: 4, broken: [] });
  });

  it('of a document that do not hold are told with what came out instead', () => {
    const other = rule(['rm x'], [], { id: 'other', when: { program: 'cp' } });
    const { count, broken } = run([rule(['ls'], ['kubectl get pods'], { source: '/p.yaml' }), other]);
    expect([count, broken]).toEqual([
      3,
      [
        { where: '/p.yaml no-prod', command: 'ls', expected: 'a hit', tier: 'routine', rules: [] },
        { where: '/p.yaml no-prod', command: 'kubectl get pods', expected: 'a miss', tier: 'critical', rules: ['no-prod'] },
        { where: 'policy other', command: 'rm x', expected: 'a hit', tier: 'sensitive', rules: ['rm'] },
      ],
    ]);
  });

  it('of a pack are run without the policy, in the presets that they are about', () => {
    const examples = { routine: ['ls', 'rm x'], workspace: ['make', 'ls', 'rm x'], asks: ['rm x', 'ls'] };
    const { count, broken } = run([], [{ name: 'p', examples, rules: [rm, rule(['rm x'], ['rm x'], { id: 'rm' })] }], 'workspace');
    expect(count).toBe(2 + 6 + 4 + 4);
    expect(broken.map(({ where, command, expected }) => [where, command, expected])).toEqual([
      ['pack:p', 'rm x', 'routine'],
      ['pack:p', 'ls', 'not routine in strict'],
      ['pack:p', 'rm x', 'routine in workspace'],
      ['pack:p', 'ls', 'not routine'],
      ['pack:p', 'ls', 'not routine'],
      ['pack:p rm', 'rm x', 'a miss'],
    ]);
    expect(run([], [{ name: 'p', examples: { routine: [], asks: [] }, rules: [] }])).toEqual({ count: 0, broken: [] });
  });

  it('may be left out', () => {
    const { examples: _none, ...bare } = rule([], [], { when: { program: 'kubectl' } });
    expect(run([bare])).toEqual({ count: 0, broken: [] });
  });

  it('are judged where no program is installed and guard keeps its own files at home', () => {
    expect(anywhere.lookup('ls')).toEqual({ kind: 'missing' });
    expect(anywhere.ownPaths).toEqual(['/home/ann/.local/state/guard', '/home/ann/.config/guard']);
  });
});
