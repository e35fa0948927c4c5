import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachKeyOf, type DigestInput, type DigestOnce, digestOf, isId, isSameStep, newId } from '../../../src/core/approval/request.ts';
import type { Sha256, Step } from '../../../src/core/model.ts';

const sha = (digit: string) => digit.repeat(64) as Sha256;

type Flat = Omit<DigestInput, 'steps'> & Step;

/** The input of a request with one step. */
const flat: Flat = {
  command: {
    argv: ['git', 'push', '--force'],
    cwd: '/srv/shop',
    path: '/usr/bin/git',
    executable: { path: '/usr/bin/git', sha256: sha('a') },
    codeFiles: [{ path: '/srv/shop/Makefile', sha256: sha('b') }],
    stdin: { kind: 'none' },
    env: { GIT_DIR: sha('c') },
    host: 'build-1',
    osUser: 'agent',
    git: { commit: '1'.repeat(40), dirty: false },
  },
  classification: { tier: 'critical', findings: [], blindSpots: [], text: 'git push --force', context: {} },
  policySha256: sha('d'),
  api: 'https://api.github.com',
  repo: 'acme/approvals',
  repositoryId: 7,
  initiators: [
    { id: 2, login: 'bot', type: 'Bot' },
    { id: 1, login: 'alice', type: 'User' },
  ],
  reason: 'roll back',
  timeoutMs: null,
};
const nested = ({ command, classification, ...rest }: Flat): DigestInput => ({ ...rest, steps: [{ command, classification }] });
const input = nested(flat);
const once: DigestOnce = { expiresAt: 1_000, nonce: '0'.repeat(32), salt: '1'.repeat(32), preview: null };

/** Everything that runner.md says the digest covers, each changed alone. */
const changes: Record<string, (before: Flat) => Flat> = {
  'an argument': (before) => ({ ...before, command: { ...before.command, argv: ['git', 'push', '--forc'] } }),
  'arguments joined': (before) => ({ ...before, command: { ...before.command, argv: ['git', 'push --force'] } }),
  'an empty argument more': (before) => ({ ...before, command: { ...before.command, argv: ['git', 'push', '--force', ''] } }),
  cwd: (before) => ({ ...before, command: { ...before.command, cwd: '/srv' } }),
  'where the program was found': (before) => ({ ...before, command: { ...before.command, path: '/tmp/git' } }),
  'the executable': (before) => ({ ...before, command: { ...before.command, executable: { path: '/usr/bin/git', sha256: sha('e') } } }),
  'a code file': (before) => ({ ...before, command: { ...before.command, codeFiles: [{ path: '/srv/shop/Makefile', sha256: sha('e') }] } }),
  'a code file gone': (before) => ({ ...before, command: { ...before.command, codeFiles: [] } }),
  stdin: (before) => ({ ...before, command: { ...before.command, stdin: { kind: 'given', sha256: sha('e'), bytes: 1 } } }),
  'a steering variable': (before) => ({ ...before, command: { ...before.command, env: { GIT_DIR: sha('e') } } }),
  'a steering variable more': (before) => ({
    ...before,
    command: { ...before.command, env: { ...before.command.env, GIT_SSH: sha('e') } },
  }),
  host: (before) => ({ ...before, command: { ...before.command, host: 'build-2' } }),
  'OS user': (before) => ({ ...before, command: { ...before.command, osUser: 'root' } }),
  commit: (before) => ({ ...before, command: { ...before.command, git: { commit: '2'.repeat(40), dirty: false } } }),
  dirtiness: (before) => ({ ...before, command: { ...before.command, git: { commit: '1'.repeat(40), dirty: true } } }),
  tier: (before) => ({ ...before, classification: { ...before.classification, tier: 'sensitive' } }),
  'a blind spot': (before) => ({ ...before, classification: { ...before.classification, blindSpots: [{ why: 'x', span: [0, 1] }] } }),
  policy: (before) => ({ ...before, policySha256: sha('e') }),
  'API origin': (before) => ({ ...before, api: 'http://127.0.0.1:1' }),
  repository: (before) => ({ ...before, repo: 'acme/other' }),
  'repository id': (before) => ({ ...before, repositoryId: 8 }),
  'an initiator less': (before) => ({ ...before, initiators: before.initiators.slice(1) }),
  reason: (before) => ({ ...before, reason: 'for fun' }),
  timeout: (before) => ({ ...before, timeoutMs: 1000 }),
};

describe('digest', () => {
  it.each(Object.keys(changes))('changes with %s', (name) => {
    const changed = nested((changes[name] as (before: Flat) => Flat)(flat));
    expect(digestOf(changed, once)).not.toBe(digestOf(input, once));
    expect(attachKeyOf(changed)).not.toBe(attachKeyOf(input));
  });

  it.each(['expiresAt', 'nonce', 'salt'] as const)('changes with %s, which attaching does not look at', (name) => {
    expect(digestOf(input, { ...once, [name]: name === 'expiresAt' ? 2_000 : '2'.repeat(32) })).not.toBe(digestOf(input, once));
  });

  it('changes with each part of the preview, which attaching does not look at', () => {
    const preview = { command: 'terraform plan', code: 0, stdoutSha256: sha('a'), stderrSha256: sha('b') };
    const others = [
      null,
      { ...preview, command: 'x' },
      { ...preview, code: 2 },
      { ...preview, stdoutSha256: sha('b') },
      { ...preview, stderrSha256: sha('a') },
    ];
    const digests = [preview, ...others].map((each) => digestOf(input, { ...once, preview: each }));
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('does not depend on what else a stored request holds', () => {
    expect(digestOf(input, { ...once, ticket: null } as DigestOnce)).toBe(digestOf(input, once));
  });

  it('does not depend on the order in which initiators were read, nor on the repository being spelled in another case', () => {
    const other = { ...input, initiators: [...input.initiators].reverse(), repo: 'Acme/Approvals' };
    expect(digestOf(other, once)).toBe(digestOf(input, once));
    expect(attachKeyOf(other)).toBe(attachKeyOf(input));
  });

  it('changes with a step more, a step less, and the order of the steps', () => {
    const step = (word: string): Step => ({ ...flat, command: { ...flat.command, argv: ['git', word] } });
    const plans = [['a'], ['a', 'b'], ['b', 'a'], ['a', 'b', 'b']].map((words) => words.map(step) as [Step, ...Step[]]);
    expect(new Set(plans.map((steps) => digestOf({ ...input, steps }, once))).size).toBe(plans.length);
    expect(new Set(plans.map((steps) => attachKeyOf({ ...input, steps }))).size).toBe(plans.length);
  });

  it('of a step: the same but for the commit and the state of the work tree, where these are left out', () => {
    const one = input.steps[0];
    const ofStep = [
      'an argument',
      'cwd',
      'the executable',
      'a code file',
      'stdin',
      'a steering variable',
      'tier',
      'a blind spot',
      'commit',
      'dirtiness',
    ];
    for (const name of ofStep) {
      const other = nested((changes[name] as (before: Flat) => Flat)(flat)).steps[0];
      expect([name, isSameStep(one, other, true)]).toEqual([name, false]);
      expect([name, isSameStep(one, other, false)]).toEqual([name, name === 'commit' || name === 'dirtiness']);
    }
  });

  it('tells any two different argument lists apart', () => {
    const argv = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(argv, argv, (one, two) => {
        const of = (list: string[]) => attachKeyOf(nested({ ...flat, command: { ...flat.command, argv: list as [string, ...string[]] } }));
        expect(of(one) === of(two)).toBe(JSON.stringify(one) === JSON.stringify(two));
      }),
    );
  });
});

describe('ids', () => {
  it('are 12 of [0-9a-z] whatever the random source gives', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(255)), (stream) => {
        // A source that gives only refused bytes would never end; a real one gives others, too.
        let calls = 0;
        const id = newId((count) => Uint8Array.from([...stream.take(count - 1), calls++ % 252]));
        expect(isId(id)).toBe(true);
      }),
    );
  });

  it.each(['', 'short', 'UPPERCASE123', '../../../etc', '0123456789abc', '0123456789a\n', 'constructor!'])('%j is none', (text) => {
    expect(isId(text)).toBe(false);
  });
});
