import { describe, expect, it } from 'vitest';
import { defaultPolicy, routineRecording, sealed } from '../../../src/core/policy/defaults.ts';

describe('the policy without any document', () => {
  const { digest, ...policy } = defaultPolicy();

  it('asks one writer, for fifteen or thirty minutes, and stops what runs when the approval is taken back', () => {
    const terms = { quorum: 1, revoke: 'kill', preview: 'bound', echo: false };
    expect(policy).toEqual({
      preset: 'strict',
      github: {
        repos: [],
        api: null,
        public: false,
        ways: ['label', 'comment', 'review'],
        labels: { approved: 'approved', denied: 'denied', question: 'needs-info' },
      },
      reviewers: { permission: 'write', users: [], teams: [], apps: [] },
      terms: {
        sensitive: { tier: 'sensitive', expiresMs: 1_800_000, outage: 'best-effort', ...terms },
        critical: { tier: 'critical', expiresMs: 900_000, outage: 'strict', ...terms },
      },
      rules: [],
      grants: null,
      freeze: [],
      path: [],
      record: { routine: 'full', input: false, capBytes: 67_108_864 },
      env: { keep: [] },
      trust: 'none',
      sources: [],
    });
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has a digest of what decides, not of where it stood', () => {
    const { trust, sources, ...draft } = policy;
    expect([trust, sources]).toEqual(['none', []]);
    expect(sealed(draft, 'none', ['/a.yaml'] as never).digest).toBe(digest);
    expect(sealed(draft, 'user', []).digest).not.toBe(digest);
    expect(sealed({ ...draft, path: ['/opt/bin'] }, 'none', []).digest).not.toBe(digest);
    const rule = { id: 'a', tier: 'critical', why: 'x', when: { program: ['ls'] } } as never as (typeof draft.rules)[number];
    const digests = ['/a.yaml', '/b.yaml'].map((source) => sealed({ ...draft, rules: [{ ...rule, source }] }, 'none', []).digest);
    expect(digests[0]).toBe(digests[1]);
    expect(digests[0]).not.toBe(digest);
  });
});

it.each([
  ['strict', 'full'],
  ['workspace', 'digest'],
] as const)('with preset %s a routine command is recorded as %s', (preset, recording) => {
  expect(routineRecording(preset)).toBe(recording);
});
