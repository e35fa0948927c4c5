import { describe, expect, it } from 'vitest';
import type { ApprovalEvent } from '../../../src/core/approval/events.ts';
import { judge } from '../../../src/core/approval/judge.ts';
import { requestMarker } from '../../../src/core/approval/markers.ts';
import { alice, approve, bob, body, bot, comment, posted, request, rita, sayOf, threadAfter, ticket, type Who } from './a-thread.ts';
import { agent, sampleNonce, samplePolicy, sampleRequest } from './sample.ts';

type Review = Extract<ApprovalEvent, { kind: 'review' }>;
const head = 'c0ffee';
const { id } = request;
const sensitive = sampleRequest({ terms: { tier: 'sensitive' } });
const facts = { ...ticket, commentNodeId: 'C_1', head };
let count = 0;
const review = (actor: Who, change: Partial<Review> = {}): ApprovalEvent => {
  count += 1;
  return {
    kind: 'review',
    id: `R_${count}`,
    actor,
    at: posted + (1 + (count % 800)) * 1000,
    state: 'approved',
    before: null,
    body: '',
    edited: false,
    editedByOther: false,
    commit: head,
    ...change,
  };
};
const moved = (): ApprovalEvent => ({ kind: 'head-moved', id: 'M_1', actor: bob, at: posted + 1000 });
const own = comment(agent, body, { id: 'C_1', at: posted });
const onPull = (events: ApprovalEvent[], change: { head?: string } = {}, asked = sensitive, policy = samplePolicy) =>
  sayOf(
    threadAfter([own, ...events], {
      head: change.head ?? head,
      body: 'a change',
      request: { nodeId: 'C_1', body, edited: false, minimized: false, createdAt: posted },
    }),
    asked,
    facts,
    policy,
  );
const foreign = () => comment(agent, `text\n${requestMarker('zzz999zzz999', sampleNonce, posted + 9e8)}\n`);

describe('a review of a pull request', () => {
  it.each<[string, Partial<Review>, string]>([
    ['without words', {}, ''],
    ['with words', { body: 'fine by me' }, 'fine by me'],
    ['that names the request', { body: `${id} fine by me\nmore` }, 'fine by me'],
    ['with the line of a comment', { body: `/approve ${id} fine by me` }, 'fine by me'],
  ])('approves %s', (_name, change, reason) => {
    const { verdict, ignored } = onPull([review(bob, change)]);
    expect(verdict).toMatchObject({ kind: 'approved', by: [{ login: 'bob', how: 'review' }] });
    expect(verdict.kind === 'approved' && (verdict.by[0]?.reason ?? '')).toBe(reason);
    expect(ignored).toEqual([]);
  });

  it.each<[string, ApprovalEvent[], string | null]>([
    ['that only comments', [review(bob, { state: 'commented', body: 'hm' })], null],
    [
      'that comments with the line',
      [review(bob, { state: 'commented', body: `/approve ${id}` })],
      'a review approves by its state, not by its words',
    ],
    ['of the initiator', [review(agent)], 'agent opened this request and cannot approve it'],
    ['of a bot', [review(bot)], 'ci-bot[bot] is a bot'],
    ['of a reader', [review(rita)], 'rita has the role read, write is needed'],
    ['of a ghost', [review(null)], 'the account was deleted, so nobody stands behind it'],
    ['dismissed', [review(bob, { state: 'dismissed', before: 'approved' })], 'the review was dismissed'],
    ['that only commented, dismissed', [review(bob, { state: 'dismissed' })], null],
    ['edited', [review(bob, { edited: true })], 'the review was edited: write a new one'],
    ['in the second of the request', [review(bob, { at: posted })], null],
    ['before the request', [review(bob, { at: posted - 1000 })], null],
    ['of another commit', [review(bob, { commit: 'beef' })], 'it is about another commit than the request'],
    ['of a commit that is gone', [review(bob, { commit: null })], 'it is about another commit than the request'],
    ['before a force-push', [review(bob), moved()], 'the pull request has changed since the request'],
    ['too late', [review(bob, { at: posted + sensitive.terms.expiresMs + 1000 })], 'the request had expired'],
    [
      'beside another request',
      [foreign(), review(bob)],
      `another guard request (zzz999zzz999) is open on this thread: a review must start with the id of the one it means, ${id}`,
    ],
    ['for the other request', [foreign(), review(bob, { body: '/approve zzz999zzz999' })], null],
    [
      'for a longer id',
      [foreign(), review(bob, { body: `${id}0` })],
      `another guard request (zzz999zzz999) is open on this thread: a review must start with the id of the one it means, ${id}`,
    ],
  ])('does not approve: %s', (_name, events, why) => {
    const { verdict, ignored } = onPull(events);
    expect(verdict.kind).toBe('pending');
    expect(ignored.map((one) => one.why)).toEqual(why === null ? [] : [why]);
  });

  it('does not approve once the head is another', () => {
    expect(onPull([review(bob)], { head: 'beef' })).toMatchObject({
      verdict: { kind: 'pending' },
      ignored: [{ why: 'the pull request has changed since the request' }],
    });
  });

  it('that was counted still stands when somebody pushes while the command runs', () => {
    const thread = threadAfter([own, review(bob), moved()], {
      head: 'beef',
      request: { nodeId: 'C_1', body, edited: false, minimized: false, createdAt: posted },
    });
    const now = (running: { running?: true }) =>
      judge(thread, sensitive, facts, samplePolicy, { over: new Set(), ...running }).verdict.kind;
    expect([now({}), now({ running: true })]).toEqual(['pending', 'approved']);
  });

  it('on an issue approves nothing', () => {
    expect(sayOf(threadAfter([review(bob)]), sensitive).verdict.kind).toBe('pending');
  });

  it.each([
    ['critical', request, samplePolicy, /cannot approve what is critical/],
    ['echo', sampleRequest({ terms: { tier: 'sensitive', echo: true } }), samplePolicy, /repeats the digest, a review cannot/],
    [
      'left out',
      sensitive,
      { ...samplePolicy, github: { ...samplePolicy.github, ways: ['label' as const] } },
      /policy does not let reviews approve/,
    ],
  ])('does not count where policy or tier says so: %s', (_name, asked, policy, why) => {
    const { verdict, ignored } = onPull([review(bob)], {}, asked, policy);
    expect([verdict.kind, ignored[0]?.why]).toEqual(['pending', expect.stringMatching(why)]);
  });

  it.each<[string, ApprovalEvent[], string]>([
    ['changes requested', [review(bob, { state: 'changes-requested', body: 'no\nreally' }), approve(alice)], 'bob requested changes: no'],
    ['changes requested, of any commit', [review(bob, { state: 'changes-requested', commit: null })], 'bob requested changes'],
    [
      'changes requested, dismissed',
      [review(bob, { state: 'dismissed', before: 'changes-requested', body: 'no' }), approve(alice)],
      'bob requested changes: no',
    ],
    ['changes requested in the same second', [review(bob, { state: 'changes-requested', at: posted })], 'bob requested changes'],
    ['denied in words', [review(bob, { state: 'commented', body: `/deny ${id} no` }), approve(alice)], 'bob denied it: no'],
    ['approved and denied in words', [review(bob, { body: `/deny ${id}` })], 'bob denied it'],
  ])('denies: %s', (_name, events, why) => {
    expect(onPull(events).verdict).toMatchObject({ kind: 'denied', by: [{ login: 'bob', how: 'review' }], why });
  });

  it.each<[string, ApprovalEvent[], string]>([
    ['changes requested by a reader', [review(rita, { state: 'changes-requested' }), approve(alice)], 'approved'],
    ['changes requested before the request', [review(bob, { state: 'changes-requested', at: posted - 1 }), approve(alice)], 'approved'],
    [
      'rewritten by somebody else',
      [review(bob, { state: 'commented', body: 'fine', edited: true, editedByOther: true }), approve(alice)],
      'void',
    ],
    ['a question in a review', [review(bob, { state: 'commented', body: `/ask ${id} why?` })], 'question'],
    ['a quorum of a review and a label of one person', [review(bob), approve(bob)], 'pending'],
  ])('%s: %s', (_name, events, kind) => {
    const asked = sampleRequest({ terms: { tier: 'sensitive', quorum: _name.startsWith('a quorum') ? 2 : 1 } });
    expect(onPull(events, {}, asked).verdict.kind).toBe(kind);
  });
});
