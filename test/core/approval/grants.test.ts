import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApprovalEvent } from '../../../src/core/approval/events.ts';
import { patternOf } from '../../../src/core/approval/grant-pattern.ts';
import { grantedUntil } from '../../../src/core/approval/grants.ts';
import { judge, judgeGrant } from '../../../src/core/approval/judge.ts';
import { outcomeMarker } from '../../../src/core/approval/markers.ts';
import type { DigestInput } from '../../../src/core/approval/request.ts';
import type { Effect, Finding, Step } from '../../../src/core/model.ts';
import {
  alice,
  approve,
  bob,
  bot,
  comment,
  deletedComment,
  deny,
  plain,
  posted,
  request,
  rita,
  tess,
  threadAfter,
  ticket,
  type Who,
} from './a-thread.ts';
import { agent, samplePolicy, sampleRequest, sha256 } from './sample.ts';

const { id } = request;
const hour = 3_600_000;
const policy = { ...samplePolicy, grants: { maxMs: hour } };
const grant = (who: Who, words = '30m', change = {}) => comment(who, `/grant ${id} ${words}`, change);
const ran = () => comment(agent, `${outcomeMarker(id)}\n\n- ran`);
const stateOf = (events: readonly ApprovalEvent[], change = {}, terms = {}) =>
  judgeGrant(threadAfter(events, change), { ...request, terms: { ...request.terms, ...terms } }, ticket, policy);

describe('a grant', () => {
  it('approves what it came with, and stands once that has run and guard has closed the thread', () => {
    const given = grant(bob, '30m after the incident');
    expect(judge(threadAfter([given]), request, ticket, policy, { over: new Set() }).verdict).toMatchObject({
      kind: 'approved',
      by: [{ login: 'bob', how: 'grant', reason: 'after the incident' }],
    });
    const stands = stateOf([given, ran(), plain('closed')(agent)]);
    expect(stands).toMatchObject({ kind: 'granted', by: [{ login: 'bob' }], until: given.at + hour / 2 });
  });

  it.each<[string, ApprovalEvent, RegExp]>([
    ['of the initiator', grant(agent), /agent opened this request and cannot approve it/],
    ['of a bot', grant(bot), /is a bot/],
    ['of a ghost', grant(null), /the account was deleted/],
    ['of triage', grant(tess), /role triage/],
    ['of a reader', grant(rita), /role read/],
    ['for longer than policy allows', grant(bob, '61m'), /it is for longer than policy allows \(60 min\)/],
    ['for no time', grant(bob, '0m'), /it says for how long in no way that guard reads/],
    ['without a time', grant(bob, 'please'), /it says for how long in no way that guard reads/],
    ['for a time without end', grant(bob, '999999d999999d'), /longer than policy allows/],
    ['that was edited', grant(bob, '30m', { edited: true }), /the comment was edited/],
    ['that was hidden', grant(bob, '30m', { minimized: true }), /the comment was hidden/],
    ['by e-mail', grant(bob, '30m', { byEmail: true }), /it came by e-mail/],
    ['through an app', grant(bob, '30m', { through: { kind: 'known', app: 'helper', intent: false } }), /through the app helper/],
    ['that an agent suggested', grant(bob, '30m', { through: { kind: 'known', app: null, intent: true } }), /an agent suggested it/],
    ['older than the request', grant(bob, '30m', { at: posted }), /it is not newer than the request/],
  ])('%s counts for nothing, and is told why', (_name, event, why) => {
    expect(stateOf([event]).kind).toBe('none');
    const { verdict, ignored } = judge(threadAfter([event]), request, ticket, policy, { over: new Set() });
    expect(verdict.kind).toBe('pending');
    expect(ignored.map((each) => each.why).join()).toMatch(why);
  });

  it('counts for nothing where policy knows none, and needs the digest where policy wants an echo', () => {
    const { verdict, ignored } = judge(threadAfter([grant(bob)]), request, ticket, samplePolicy, { over: new Set() });
    expect([verdict.kind, ignored[0]?.why]).toEqual(['pending', 'policy lets nobody grant']);
    expect(stateOf([grant(bob)], {}, { echo: true }).kind).toBe('none');
    expect(stateOf([grant(bob, `${request.digest.slice(0, 8)} 30m`)], {}, { echo: true }).kind).toBe('granted');
  });

  it.each<[string, (given: ApprovalEvent) => readonly ApprovalEvent[]]>([
    ['revoked by another reviewer', () => [comment(alice, `/revoke ${id}`)]],
    ['revoked by whoever gave it', () => [comment(bob, `/revoke ${id} enough`)]],
    ['denied by label', () => [deny(alice)]],
    ['denied in other words', () => [comment(alice, 'No! /deny')]],
    ['cancelled by the initiator', () => [comment(agent, `/cancel ${id}`)]],
    ['closed by a reviewer', () => [plain('closed')(alice)]],
    ['followed by a comment that somebody deleted', () => [deletedComment(bob)]],
    ['followed by a comment of a reviewer that somebody rewrote', () => [comment(alice, 'fine', { edited: true, editedByOther: true })]],
    ['on a thread that was moved', () => [plain('transferred')(alice)]],
    ['on a thread that was renamed', () => [plain('renamed')(agent)]],
    ['rewritten', (given) => [{ ...given, edited: true, editedByOther: true } as ApprovalEvent]],
  ])('is over once it is %s', (_name, more) => {
    const given = grant(bob);
    const after = more(given);
    const events = after.some((event) => event.id === given.id) ? after : [given, ran(), plain('closed')(agent), ...after];
    expect(stateOf(events).kind).toBe('none');
  });

  it('is over once the request is not what guard wrote', () => {
    expect(
      stateOf([grant(bob)], { request: { nodeId: 'I_1', body: 'other', edited: true, minimized: false, createdAt: posted } }).kind,
    ).toBe('none');
    expect(stateOf([grant(bob)], { request: null }).kind).toBe('none');
    expect(stateOf([grant(bob)], { public: true }).kind).toBe('none');
  });

  it('needs as many distinct people as the request, and lasts as long as all of them said', () => {
    const [first, again, second] = [grant(bob, '10m'), grant(bob, '60m'), grant(alice, '20m')];
    expect(stateOf([first, again], {}, { quorum: 2 }).kind).toBe('none');
    expect(stateOf([first, approve(alice)], {}, { quorum: 2 }).kind).toBe('none');
    expect(stateOf([first, again, second], {}, { quorum: 2 })).toMatchObject({ kind: 'granted', until: second.at + hour / 3 });
  });

  it('no order or number of events of initiators, bots, ghosts, readers and apps ever makes one', () => {
    const nobody: readonly Who[] = [agent, bot, null, tess, rita];
    const event = fc.constantFrom(...nobody).chain((who) =>
      fc.constantFrom(
        () => grant(who),
        () => grant(bob, '30m', { through: { kind: 'known', app: 'x', intent: false } }),
        () => grant(bob, '30m', { edited: true }),
        () => approve(who),
        () => approve(bob),
        () => comment(bob, `/approve ${id}`),
        () => comment(bob, `see\n/grant ${id} 30m`),
        () => comment(bob, `/grant zzz999zzz999 30m`),
        () => comment(who, `/grant ${id} 1m fine`),
      ),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (made) => {
        expect(stateOf(made.map((make) => make())).kind).not.toBe('granted');
      }),
      { numRuns: 300 },
    );
  });

  it('takes the longest of each, and the shortest of those that the quorum needs', () => {
    const by = (reviewer: number, grantMs: number) => ({
      id: reviewer,
      login: 'x',
      role: 'write',
      how: 'grant' as const,
      eventId: 'E',
      at: 0,
      grantMs,
    });
    expect(grantedUntil([], 1)).toBeNull();
    expect(grantedUntil([by(1, 5), by(1, 9), by(2, 7)], 1)).toBe(9);
    expect(grantedUntil([by(1, 5), by(1, 9), by(2, 7)], 2)).toBe(7);
    expect(grantedUntil([by(1, 5), by(1, 9)], 2)).toBeNull();
  });
});

describe('the pattern of a grant', () => {
  const step = sampleRequest().steps[0];
  const input: DigestInput = {
    steps: [step],
    policySha256: sha256('policy'),
    api: 'https://api.github.com',
    repo: 'acme/approvals',
    repositoryId: 7,
    initiators: [agent],
    reason: 'x',
    timeoutMs: null,
  };
  const finding = (change: Partial<Finding>) => ({ ...(step.classification.findings[0] as Finding), ...change });
  const withStep = (change: Partial<Step['command']>, classified: Partial<Step['classification']> = {}): DigestInput => ({
    ...input,
    steps: [{ command: { ...step.command, ...change }, classification: { ...step.classification, ...classified } }],
  });

  it('is the same for another last argument, another reason and a limit of time', () => {
    const same = [withStep({ argv: [step.command.argv[0], 'delete', 'namespace', 'other'] }), { ...input, reason: 'y', timeoutMs: 5 }];
    for (const each of same) expect(patternOf(each)).toEqual({ sha256: patternOf(input)?.sha256, varies: true });
    expect(patternOf({ ...input, repo: 'Acme/Approvals' })).toEqual(patternOf(input));
  });

  it.each<[string, DigestInput]>([
    ['another program', withStep({ executable: { path: '/usr/bin/kubectl', sha256: sha256('other') } })],
    ['another object', withStep({ argv: ['kubectl', 'delete', 'pod', 'prod'] })],
    ['another act', withStep({ argv: ['kubectl', 'drain', 'namespace', 'prod'] })],
    ['one argument more', withStep({ argv: [...step.command.argv, 'other'] })],
    ['an option', withStep({ argv: ['kubectl', 'delete', 'namespace', '--all'] })],
    ['an address', withStep({ argv: ['kubectl', 'delete', 'namespace', 'https://evil.example/x'] })],
    ['an address as ssh has them', withStep({ argv: ['kubectl', 'delete', 'namespace', 'git@evil.example:x'] })],
    ['code', withStep({ argv: ['kubectl', 'delete', 'namespace', 'a; drop table b'] })],
    ['another kind of thing', withStep({ argv: ['kubectl', 'delete', 'namespace', 'pods/prod'] })],
    ['a hidden name', withStep({ argv: ['kubectl', 'delete', 'namespace', '.git'] })],
    ['the folder above', withStep({ argv: ['kubectl', 'delete', 'namespace', '..'] })],
    ['a list', withStep({ argv: ['kubectl', 'delete', 'namespace', 'prod,other'] })],
    ['the act behind the program', withStep({ argv: ['kubectl', 'prod'] })],
    ['another name for it', withStep({ argv: ['k', ...step.command.argv.slice(1)] })],
    ['another folder', withStep({ cwd: '/srv/other' })],
    ['other code', withStep({ codeFiles: [{ path: '/srv/app/x.yaml', sha256: sha256('x') }] })],
    ['another variable', withStep({ env: { KUBECONFIG: sha256('k') } })],
    ['another host', withStep({ host: 'other' })],
    ['another user', withStep({ osUser: 'root' })],
    ['another cluster', withStep({}, { context: { kubernetes: 'prod' } })],
    ['another tier', withStep({}, { tier: 'sensitive' })],
    ['one finding more', withStep({}, { findings: [finding({}), finding({ rule: 'writes-file' })] })],
    ['a finding of a graver tier', withStep({}, { findings: [finding({ tier: 'sensitive' })] })],
    ['a finding of another source', withStep({}, { findings: [finding({ source: 'policy' })] })],
    ['another policy', { ...input, policySha256: sha256('other') }],
    ['another repository', { ...input, repositoryId: 8 }],
    ['another GitHub', { ...input, api: 'https://ghe.example' }],
    ['another initiator', { ...input, initiators: [bob] }],
    ['one initiator more', { ...input, initiators: [agent, bob] }],
  ])('is another one for %s', (_name, other) => {
    expect(patternOf(other)).not.toBeNull();
    expect(patternOf(other)?.sha256).not.toBe(patternOf(input)?.sha256);
  });

  const acting = (last: string, ...effects: Effect[]) => withStep({ argv: ['tool', 'act', last] }, { findings: [finding({ effects })] });

  it.each<[string, string, boolean]>([
    ['build/a', 'build/b', true],
    ['build/a', 'src/b', false],
    ['build/a', 'build/..', false],
    ['build/a', 'build/', false],
    ['build/a', 'build/.git', false],
    ['pod/a', 'pod/b', true],
    ['pod/a', 'ns/b', false],
    ['s3://one/a', 's3://one/b', true],
    ['s3://one/a', 's3://two/a', false],
    ['arn:aws:iam::aws:policy/A', 'arn:aws:iam::aws:policy/B', true],
    ['arn:aws:iam::aws:policy/A', 'arn:aws:iam::aws:user/B', false],
    ['you@one', 'you@two', true],
    ['you@one', 'me@one', false],
    ['--force', '--all', false],
    ['a b', 'a c', false],
    ['/a', '/b', true],
  ])('of what is deleted, %s and %s: the same %s', (one, other, same) => {
    expect(patternOf(acting(one, 'deletes'))?.sha256 === patternOf(acting(other, 'deletes'))?.sha256).toBe(same);
    expect(patternOf(acting(one, 'deletes'))?.sha256).toBe(patternOf(acting(one, 'deletes'))?.sha256);
  });

  it.each<[Effect]>([
    ['executes'],
    ['changes-identity'],
    ['changes-permissions'],
    ['changes-packages'],
    ['network-in'],
    ['writes-files'],
    ['exports-data'],
    ['reads-secrets'],
    ['publishes'],
  ])('is of the very same command alone where its last argument may be what is done: %s', (effect) => {
    const by = (last: string, ...effects: Effect[]) =>
      patternOf(withStep({ argv: ['tool', 'act', last] }, { findings: [finding({ effects, source: '/etc/guard/policy.yml' })] }));
    expect(by('one', 'deletes')).toEqual({ sha256: by('two', 'deletes')?.sha256, varies: true });
    const own = by('one', 'deletes', effect);
    expect(own).toEqual({ sha256: expect.any(String), varies: false });
    expect(by('two', 'deletes', effect)?.sha256).not.toBe(own?.sha256);
  });

  it.each([
    ['a rule of policy that says it removes', { source: '/etc/guard/policy.yml', effects: ['deletes'] as Effect[] }, true],
    ['a rule of policy that says nothing', { source: '/etc/guard/policy.yml', effects: [] as Effect[] }, false],
    ['a rule of a pack about what is removed', {}, true],
    ['another one, whatever its effects', { rule: 'gsutil-mirrors', effects: ['deletes'] as Effect[] }, false],
  ])('for %s', (_name, change, varies) => {
    expect(patternOf(withStep({ argv: ['tool', 'act', 'x'] }, { findings: [finding(change)] }))?.varies).toBe(varies);
  });

  it('has what the commit holds where more than a removal happens, and is none over changes that nobody has committed', () => {
    const on = (rule: string, commit: string, dirty: string) =>
      patternOf(withStep({}, { findings: [finding({ rule })], context: { 'git-commit': commit, 'git-dirty': dirty } }));
    expect(on('kubectl-delete', 'a', 'no')).toEqual(on('kubectl-delete', 'b', 'yes'));
    expect(on('container-push', 'a', 'no')?.sha256).not.toBe(on('container-push', 'b', 'no')?.sha256);
    expect(on('container-push', 'a', 'yes')).toBeNull();
  });

  it('reaches past no option that may take the last word, and no folder that may be a link by then', () => {
    const varies = (rule: string, ...argv: [string, ...string[]]) =>
      patternOf(withStep({ argv }, { findings: [finding({ rule })] }))?.varies;
    expect(varies('kubectl-delete', 'kubectl', 'delete', 'pod', 'x', '-n', 'prod')).toBe(false);
    expect(varies('rm', 'rm', '-v', 'x')).toBe(true);
    expect(varies('rm', '/usr/bin/rm', '--', 'x')).toBe(true);
    expect(varies('rm', 'rm', 'build/x')).toBe(false);
    expect(varies('rm', 'rm', '/x')).toBe(false);
  });

  it.each<[string, DigestInput]>([
    ['blind spots', withStep({}, { blindSpots: [{ why: 'x', span: [0, 1] }] })],
    ['no finding', withStep({}, { findings: [] })],
    ['a finding that only says that guard cannot tell', withStep({}, { findings: [finding({ rule: 'not-proved-harmless' })] })],
    ['a program on another machine', withStep({}, { findings: [finding({}), finding({ rule: 'remote-command' })] })],
    ['a program that guard does not know', withStep({}, { findings: [finding({}), finding({ rule: 'unknown-program' })] })],
    ['a cluster that cannot be told', withStep({}, { context: { kubernetes: null } })],
    ['a namespace that cannot be told', withStep({}, { context: { kubernetes: 'prod', namespace: null } })],
    ['code for a shell', withStep({ argv: ['/bin/bash', '--noprofile', '--norc', '-c', 'kubectl delete pod x'] })],
    ['code for a shell behind another program', withStep({ argv: ['sudo', 'sh', '-c', 'kubectl delete pod x'] })],
    ['stdin', withStep({ stdin: { kind: 'given', sha256: sha256('s'), bytes: 1 } })],
    ['a plan', { ...input, steps: [step, step] }],
  ])('is none with %s', (_name, other) => expect(patternOf(other)).toBeNull());
});
