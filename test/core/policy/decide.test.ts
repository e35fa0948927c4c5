import { describe, expect, it } from 'vitest';
import type { Classification, Finding, Tier } from '../../../src/core/model.ts';
import { decide } from '../../../src/core/policy/decide.ts';
import { defaultPolicy } from '../../../src/core/policy/defaults.ts';

const { terms } = defaultPolicy();
const finding = (tier: Tier, why: string): Finding => ({ rule: 'r', tier, why, span: [0, 1], effects: [], source: 'policy' });
const judged = (tier: Tier, findings: readonly Finding[] = []): Classification => ({
  text: 'x',
  tier,
  findings,
  blindSpots: [],
  context: {},
});

describe('the decision', () => {
  it('lets nothing but routine run unasked', () => {
    expect(decide(judged('routine'), { terms })).toEqual({ kind: 'run' });
  });

  it('asks by the terms of the tier', () => {
    expect(terms.sensitive).not.toEqual(terms.critical);
    expect(decide(judged('sensitive'), { terms })).toEqual({ kind: 'ask', terms: terms.sensitive });
    expect(decide(judged('critical'), { terms })).toEqual({ kind: 'ask', terms: terms.critical });
  });

  it('refuses what is forbidden, by the reason that forbids it and no other', () => {
    const findings = [finding('sensitive', 'writes a file'), finding('forbidden', 'never in production'), finding('forbidden', 'nor here')];
    expect(decide(judged('forbidden', findings), { terms })).toEqual({ kind: 'refuse', why: 'never in production' });
    expect(decide(judged('forbidden'), { terms })).toEqual({ kind: 'refuse', why: expect.stringMatching(/./) });
  });
});
