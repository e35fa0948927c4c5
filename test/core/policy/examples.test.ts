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
const run = (rules: readonly Rule[], preset: Preset = 'strict') => runExamples({ preset, rules, path: [] });
const ofPacks = run([]).count;

describe('the examples of the rules', () => {
  it('of the packs all hold, and there are thousands', () => {
    expect(run([]).broken).toEqual([]);
    expect(ofPacks).toBeGreaterThan(5000);
  });

  it('of a document are run with facts that its patterns match', () => {
    const { count, broken } = run([rule(['kubectl delete pod x', 'kubectl get pods'], ['ls', 'git status'])]);
    expect([count - ofPacks, broken]).toEqual([4, []]);
  });

  it('that do not hold are told with what came out instead', () => {
    const { broken } = run([
      rule(['ls'], ['kubectl get pods'], { source: '/p.yaml' }),
      rule(['rm x'], [], { id: 'other', when: { program: 'cp' } }),
    ]);
    expect(broken).toEqual([
      { where: '/p.yaml no-prod', command: 'ls', expected: 'a hit', tier: 'routine', rules: [] },
      { where: '/p.yaml no-prod', command: 'kubectl get pods', expected: 'a miss', tier: 'critical', rules: ['no-prod'] },
      { where: 'policy other', command: 'rm x', expected: 'a hit', tier: 'sensitive', rules: ['rm'] },
    ]);
  });

  it('may be left out', () => {
    const { examples: _none, ...bare } = rule([], [], { when: { program: 'kubectl' } });
    expect(run([bare])).toEqual({ count: ofPacks, broken: [] });
  });

  it('are judged where no program is installed and guard keeps its own files at home', () => {
    expect(anywhere.lookup('ls')).toEqual({ kind: 'missing' });
    expect(anywhere.ownPaths).toEqual(['/home/ann/.local/state/guard', '/home/ann/.config/guard']);
  });
});
