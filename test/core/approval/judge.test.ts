import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApprovalEvent, ApprovalEvents, RoleAnswer, Through } from '../../../src/core/approval/events.ts';
import { outcomeMarker, requestMarker } from '../../../src/core/approval/markers.ts';
import {
  alice,
  approve,
  ask,
  bob,
  body,
  bot,
  comment,
  deletedComment,
  deny,
  lookalike,
  plain,
  posted,
  request,
  rita,
  roles,
  sayOf,
  tess,
  threadAfter,
  ticket,
  unapprove,
  undeny,
  type Who,
} from './a-thread.ts';
import { agent, sampleNonce, samplePolicy, sampleRequest } from './sample.ts';

describe('who may approve', () => {
  const cases: [name: string, event: ApprovalEvent, why: string | null][] = [
    ['a writer', approve(bob), null],
    ['an admin', approve(alice), null],
    ['the initiator', approve(agent), 'agent opened this request and cannot approve it'],
    ['the initiator under another login', approve({ ...agent, login: 'AGENT-2' }), 'AGENT-2 opened this request and cannot approve it'],
    ['a bot with every right', approve(bot), 'ci-bot[bot] is a bot'],
    ['a mannequin', approve({ ...bob, type: 'Mannequin' }), 'bob is a mannequin, a placeholder for an imported account'],
    ['an organization', approve({ ...bob, type: 'Organization' }), 'bob is an organization, not a person'],
    ['a ghost', approve(null), 'the account was deleted, so nobody stands behind it'],
    ['the role triage', approve(tess), 'tess has the role triage, write is needed'],
    ['the role read', approve(rita), 'rita has the role read, write is needed'],
    [
      'an app that policy does not name',
      approve(bob, { through: { kind: 'known', app: 'helper', intent: false } }),
      'bob did it through the app helper, which policy does not name',
    ],
    ['a suggestion of an agent', approve(bob, { through: { kind: 'known', app: null, intent: true } }), 'an agent suggested it to bob'],
    [
      'after the request expired, by the clock of GitHub',
      approve(bob, { at: posted + request.terms.expiresMs + 1000 }),
      'the request had expired',
    ],
    ['a label of the same name', lookalike(bob), 'the label "Approved" that bob used is not the one this request asked for'],
  ];
  it.each(cases)('%s', (_name, event, why) => {
    const { verdict, ignored } = sayOf(threadAfter([event]));
    expect(verdict.kind).toBe(why === null ? 'approved' : 'pending');
    expect(ignored.map((one) => one.why)).toEqual(why === null ? [] : [why]);
  });

  it('an app that policy names', () => {
    const policy = { ...samplePolicy, reviewers: { ...samplePolicy.reviewers, apps: ['helper'] } };
    const event = approve(bob, { through: { kind: 'known', app: 'helper', intent: false } });
    expect(sayOf(threadAfter([event]), request, ticket, policy).verdict.kind).toBe('approved');
  });

  it.each([
    ['listed, other case', { users: ['Bob'], teams: [] }, [], 'approved'],
    ['not listed', { users: ['alice'], teams: [] }, [], 'pending'],
    ['in the team', { users: [], teams: ['acme/SRE'] }, ['acme/sre'], 'approved'],
    ['in another team', { users: [], teams: ['acme/sre'] }, ['acme/dev'], 'pending'],
  ])('policy names reviewers: %s', (_name, named, teams, kind) => {
    const policy = { ...samplePolicy, reviewers: { ...samplePolicy.reviewers, ...named } };
    const events = { ...threadAfter([approve(bob)]), roles: new Map([[bob.id, { kind: 'role', role: 'write', teams } as RoleAnswer]]) };
    expect(sayOf(events, request, ticket, policy).verdict.kind).toBe(kind);
  });

  it.each([
    [
      'the role cannot be read',
      { ...threadAfter([approve(bob)]), roles: new Map([[bob.id, { kind: 'unreadable', why: 'github said 502' } as RoleAnswer]]) },
    ],
    ['the role was not read', { ...threadAfter([approve(bob)]), roles: new Map() }],
    ['REST has not told how', threadAfter([approve(bob, { through: { kind: 'unknown' } })])],
  ])('undecided, and said so: %s', (_name, events) => {
    const { verdict, ignored, unsure } = sayOf(events);
    expect([verdict.kind, ignored.length, unsure.length]).toEqual(['pending', 0, 1]);
  });

  it('an exchanged token makes its owner an initiator, too', () => {
    expect(sayOf({ ...threadAfter([approve(bob)]), viewer: bob }).verdict.kind).toBe('pending');
  });
});

describe('what a sequence says', () => {
  const cases: [name: string, events: ApprovalEvent[], kind: string][] = [
    ['nothing', [], 'pending'],
    ['approved', [approve(bob)], 'approved'],
    ['approved and taken off', [approve(bob), unapprove(bob)], 'pending'],
    ['approved, taken off by the initiator', [approve(bob), unapprove(agent)], 'pending'],
    ['approved, taken off, put on by the initiator', [approve(bob), unapprove(bob), approve(agent)], 'pending'],
    ["the initiator's taken off, a reviewer's put on", [approve(agent), unapprove(agent), approve(bob)], 'approved'],
    ['denied', [deny(bob)], 'denied'],
    ['approved, then denied', [approve(bob), deny(alice)], 'denied'],
    ['denied, then approved', [deny(alice), approve(bob)], 'denied'],
    ['denied and taken back, then approved', [deny(alice), undeny(alice), approve(bob)], 'denied'],
    ['denied through an app', [deny(alice, { through: { kind: 'known', app: 'x', intent: true } }), approve(bob)], 'denied'],
    ['denied by triage', [deny(tess), approve(bob)], 'approved'],
    ['denied by the initiator', [deny(agent), approve(bob)], 'cancelled'],
    ['closed by a reviewer', [plain('closed')(bob)], 'denied'],
    ['closed by a bot', [approve(bob), plain('closed')(bot)], 'denied'],
    ['closed and reopened', [plain('closed')(bob), plain('reopened')(bob), approve(bob)], 'denied'],
    ['closed by the initiator', [approve(bob), plain('closed')(agent)], 'cancelled'],
    ['denied, then closed by the initiator', [deny(bob), plain('closed')(agent)], 'denied'],
    ['asked', [ask(bob)], 'question'],
    ['asked, then approved', [ask(bob), approve(alice)], 'approved'],
    ['asked by a reader', [ask(rita)], 'pending'],
    ['locked', [plain('locked')(bob), approve(bob)], 'approved'],
    ['renamed', [plain('renamed')(bob), approve(bob)], 'void'],
    ['transferred', [plain('transferred')(bob), approve(bob)], 'void'],
    ['converted', [plain('converted')(bob), approve(bob)], 'void'],
    ["a reviewer's comment deleted", [deletedComment(alice), approve(bob)], 'void'],
    ["the initiator's comment deleted", [deletedComment(agent), approve(bob)], 'void'],
    ["a ghost's comment deleted", [deletedComment(null), approve(bob)], 'void'],
    ["a reader's comment deleted", [deletedComment(rita), approve(bob)], 'approved'],
  ];
  it.each(cases)('%s', (_name, events, kind) => {
    expect(sayOf(threadAfter(events)).verdict.kind).toBe(kind);
  });

  it('a denial by somebody whose role cannot be read holds the approval back', () => {
    const events = { ...threadAfter([approve(bob), deny(alice)]), roles: new Map(roles).set(alice.id, { kind: 'unreadable', why: '500' }) };
    expect(sayOf(events).verdict.kind).toBe('pending');
  });

  it('what could not be read about a label that was taken off since does not hold a later one back', () => {
    const events = [approve(alice), unapprove(alice), approve(bob)];
    const unreadable = new Map(roles).set(alice.id, { kind: 'unreadable', why: '500' });
    expect(sayOf({ ...threadAfter(events), roles: unreadable }).verdict.kind).toBe('approved');
  });

  it('a label whose event is there but which is not on the thread', () => {
    expect(sayOf(threadAfter([approve(bob)], { labels: [] })).verdict.kind).toBe('pending');
  });

  it('closed without an event: a replica is behind', () => {
    expect(sayOf(threadAfter([approve(bob)], { open: false })).verdict.kind).toBe('denied');
  });

  it.each([
    ['quorum', { quorum: 2 }],
    ['echo', { echo: true }],
  ])('one label is not enough for %s', (_name, terms) => {
    expect(sayOf(threadAfter([approve(bob)]), sampleRequest({ terms })).verdict.kind).toBe('pending');
  });

  it('policy does not let labels approve', () => {
    const policy = { ...samplePolicy, github: { ...samplePolicy.github, ways: ['comment' as const] } };
    expect(sayOf(threadAfter([approve(bob)]), request, ticket, policy)).toMatchObject({
      verdict: { kind: 'pending' },
      ignored: [{ why: 'policy does not let labels approve' }],
    });
  });
});

describe('the request is what guard wrote (rule 6)', () => {
  const whole = threadAfter([approve(bob)]);
  const thread = whole.thread as NonNullable<typeof whole.thread>;
  const own = thread.request as NonNullable<typeof thread.request>;
  const withThread = (change: object): ApprovalEvents => ({ ...whole, thread: { ...thread, ...change } });
  const cases: [name: string, events: ApprovalEvents, why: string][] = [
    ['deleted', { ...whole, thread: null }, 'the thread was deleted, transferred or converted'],
    ['another thread', withThread({ nodeId: 'I_2' }), 'the thread is not the one that was asked on'],
    ['another repository', withThread({ repositoryNodeId: 'R_2' }), 'the repository is not the one that was asked in'],
    ['archived', withThread({ archived: true }), 'the repository was archived'],
    ['made public', withThread({ public: true }), 'the repository was made public'],
    ['edited and edited back', withThread({ request: { ...own, edited: true } }), "the request's text was edited"],
    ['other text', withThread({ request: { ...own, body: `${body} ` } }), "the request's text was edited"],
    ['no text', withThread({ request: null }), 'the request was deleted'],
    ['title', withThread({ title: 'guard: routine: ls' }), 'the title was renamed'],
    ['label renamed', { ...whole, pinned: { ...whole.pinned, approved: null } }, 'the label "approved" was renamed or deleted'],
    [
      'label made anew',
      { ...whole, pinned: { ...whole.pinned, denied: { id: 'L_x', name: 'denied' } } },
      'the label "denied" was made anew',
    ],
  ];
  it('untouched', () => expect(sayOf(whole).verdict.kind).toBe('approved'));
  it.each(cases)('%s', (_name, events, why) => {
    expect(sayOf(events).verdict).toEqual({ kind: 'void', why });
  });
});

describe('time', () => {
  it.each([
    ['in time', -1, [], 'pending'],
    ['too late', 0, [], 'expired'],
    ['approved, read at the deadline', 0, [approve(bob)], 'approved'],
    ['approved, read a minute after the deadline', 60_001, [approve(bob)], 'expired'],
    ['denied, read after the deadline', 60_001, [deny(bob)], 'denied'],
  ])('%s', (_name, late, events, kind) => {
    expect(sayOf(threadAfter(events), request, ticket, samplePolicy, request.expiresAt + late).verdict.kind).toBe(kind);
  });
});

describe('a comment on a thread that guard did not open', () => {
  const other = 'zzz999zzz999';
  const facts = { ...ticket, commentNodeId: 'C_1', seen: ['E_old'] };
  const own = comment(agent, body, { id: 'C_1', at: posted });
  const foreign = (change: { edited?: boolean; expiresAt?: number } = {}) =>
    comment(agent, `text\n${requestMarker(other, sampleNonce, change.expiresAt ?? posted + 9e8)}\n`, { edited: change.edited ?? false });
  const over = () => comment(agent, `${outcomeMarker(other)}\n\n- ran`);
  const hidden = () => comment(agent, `thanks!\n\n<!-- ${outcomeMarker(other)} -->`);
  const shared = (events: ApprovalEvent[], text = 'a bug') =>
    threadAfter([own, ...events], { body: text, request: { nodeId: 'C_1', body, edited: false, minimized: false, createdAt: posted } });
  const cases: [name: string, events: ApprovalEvents, kind: string][] = [
    ['alone', shared([approve(bob)]), 'approved'],
    ['in the same second as the request', shared([approve(bob, { at: posted })]), 'pending'],
    ['already known when asking', shared([approve(bob, { id: 'E_old' })]), 'pending'],
    ['with another request after it', shared([foreign(), approve(bob)]), 'pending'],
    ['with another request that came after the label', shared([approve(bob), foreign()]), 'approved'],
    // Anybody could have told its end.
    ['with another whose end the thread tells', shared([foreign(), over(), approve(bob)]), 'pending'],
    ['with a comment edited since', shared([comment(rita, 'x', { edited: true }), approve(bob)]), 'pending'],
    ['with a comment edited after it', shared([approve(bob), comment(rita, 'x', { edited: true })]), 'pending'],
    [
      'with an old comment of the initiator edited',
      shared([comment(agent, 'x', { edited: true, at: posted - 5000 }), approve(bob)]),
      'pending',
    ],
    [
      'with an old comment of somebody else edited',
      shared([comment(rita, 'x', { edited: true, at: posted - 5000 }), approve(bob)]),
      'approved',
    ],
    ['with another whose end is hidden', shared([foreign(), hidden(), approve(bob)]), 'pending'],
    ['with another whose end is minimised', shared([foreign(), { ...over(), minimized: true } as ApprovalEvent, approve(bob)]), 'pending'],
    ['with another that was ended before it began', shared([over(), foreign(), approve(bob)]), 'pending'],
    ['with another that has expired', shared([foreign({ expiresAt: posted }), approve(bob)]), 'approved'],
    ['with another, expired by an edit', shared([foreign({ expiresAt: posted, edited: true }), approve(bob)]), 'pending'],
    ['on an issue that is a request itself', shared([approve(bob)], requestMarker(other, sampleNonce, posted + 9e8)), 'pending'],
    ['with the title renamed, which is not guard’s', shared([plain('renamed')(bob), approve(bob)]), 'approved'],
    ['denied, and the id of that slipped into the ticket', shared([deny(bob, { id: 'E_old' }), approve(alice)]), 'denied'],
    [
      'denied before the request',
      shared([deny(bob, { at: posted - 1000 }), undeny(bob, { at: posted - 500 }), approve(alice)]),
      'approved',
    ],
    ['denied in the same second', shared([deny(bob, { at: posted }), approve(alice)]), 'denied'],
  ];
  it.each(cases)('%s', (_name, events, kind) => {
    expect(sayOf(events, request, facts).verdict.kind).toBe(kind);
  });

  it('with another that is over, as the signed log of this machine knows', () => {
    expect(sayOf(shared([foreign(), approve(bob)]), request, facts, samplePolicy, undefined, [other]).verdict.kind).toBe('approved');
    expect(sayOf(shared([foreign(), approve(bob)]), request, facts, samplePolicy, undefined, ['yyy999yyy999']).verdict.kind).toBe(
      'pending',
    );
  });

  it('minimised by its author, who leaves the reviewer with a harmless thread, it is void', () => {
    const events = threadAfter([own, approve(bob)], {
      request: { nodeId: 'C_1', body, edited: false, minimized: true, createdAt: posted },
    });
    expect(sayOf(events, request, facts).verdict).toEqual({ kind: 'void', why: 'the request was hidden' });
  });
});

describe('always', () => {
  const nobody = fc.constantFrom<Who>(
    agent,
    bot,
    null,
    tess,
    rita,
    { ...alice, type: 'Mannequin' },
    { ...alice, type: 'Organization' },
    { id: 99, login: 'stranger', type: 'User' },
  );
  const app: Through = { kind: 'known', app: 'helper', intent: false };
  const badWay = fc.constantFrom<Through>(app, { kind: 'known', app: null, intent: true }, { kind: 'unknown' });
  const byNobody = fc.tuple(fc.constantFrom(approve, unapprove, undeny, ask, lookalike), nobody).map(([make, who]) => make(who));
  const throughApp = fc.tuple(fc.constantFrom(alice, bob), badWay).map(([who, through]) => approve(who, { through }));
  const line = fc.constantFrom(
    '/approve abc123def456',
    '/approve abc123def456 yes',
    '/approve',
    'fine',
    '/ask abc123def456 x',
    '> /deny abc123def456',
  );
  const noise = fc.tuple(nobody, line).map(([who, text]) => comment(who, text));
  const badComment = fc
    .tuple(
      fc.constantFrom(alice, bob),
      fc.constantFrom<Partial<Extract<ApprovalEvent, { kind: 'comment' }>>>(
        { edited: true },
        { edited: true, editedByOther: true },
        { minimized: true },
        { byEmail: true },
        { through: app },
        { through: { kind: 'unknown' } },
        { at: posted },
      ),
    )
    .map(([who, change]) => comment(who, '/approve abc123def456', change));

  it('no sequence of initiators, bots, ghosts, mannequins, readers, triage, strangers or apps approves', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(byNobody, throughApp, noise, badComment), { maxLength: 12 }), (events) => {
        expect(sayOf(threadAfter(events)).verdict.kind).not.toBe('approved');
      }),
      { numRuns: 2000 },
    );
  });

  it('a denial by a reviewer anywhere in any sequence ends it', () => {
    const anything = fc.oneof(
      byNobody,
      throughApp,
      noise,
      fc.constantFrom(alice, bob).map((who) => approve(who)),
      fc.constantFrom(alice, bob).map((who) => unapprove(who)),
      fc.constantFrom(alice, bob).map((who) => comment(who, '/approve abc123def456')),
    );
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 8 }), fc.array(anything, { maxLength: 8 }), (before, then) => {
        for (const denial of [deny(alice), comment(alice, '/deny abc123def456'), comment(alice, '/revoke abc123def456', { edited: true })])
          expect(sayOf(threadAfter([...before, denial, ...then])).verdict.kind).toBe('denied');
      }),
      { numRuns: 1000 },
    );
  });

  it('approved only by people who are none of the initiators, and as many as asked for', () => {
    const anyone = fc.constantFrom<Who>(agent, bot, null, tess, rita, alice, bob);
    const said = (who: Who) => comment(who, '/approve abc123def456');
    const event = fc.tuple(fc.constantFrom(approve, unapprove, ask, lookalike, said), anyone).map(([make, who]) => make(who));
    let approvals = 0;
    fc.assert(
      fc.property(fc.array(event, { maxLength: 10 }), fc.integer({ min: 0, max: 3 }), (events, quorum) => {
        const { verdict } = sayOf(threadAfter(events), sampleRequest({ terms: { quorum } }));
        if (verdict.kind !== 'approved') return;
        approvals += 1;
        expect(verdict.by.every((reviewer) => [alice.id, bob.id].includes(reviewer.id))).toBe(true);
        expect(new Set(verdict.by.map((reviewer) => reviewer.id)).size).toBeGreaterThanOrEqual(Math.max(1, quorum));
      }),
      { numRuns: 2000 },
    );
    expect(approvals).toBeGreaterThan(50);
  });
});
