import { describe, expect, it } from 'vitest';
import type { ApprovalEvent } from '../../../src/core/approval/events.ts';
import { requestMarker } from '../../../src/core/approval/markers.ts';
import {
  alice,
  approve,
  ask,
  bob,
  body,
  bot,
  comment,
  posted,
  request,
  rita,
  sayOf,
  tess,
  threadAfter,
  ticket,
  unapprove,
  type Who,
} from './a-thread.ts';
import { agent, sampleNonce, samplePolicy, sampleRequest, sha256 } from './sample.ts';

describe('comments', () => {
  const { id } = request;
  const echo = request.digest.slice(0, 8);
  const say = (who: Who, text: string, change: Partial<Extract<ApprovalEvent, { kind: 'comment' }>> = {}) => comment(who, text, change);
  const edited = { edited: true };
  const byOther = { edited: true, editedByOther: true };

  it.each([
    ['alone', `/approve ${id}`, ''],
    ['with a reason', `/approve ${id} agreed with ops`, 'agreed with ops'],
    ['with more below', `/approve ${id} fine\n\n> quoted`, 'fine'],
    ['with spaces behind', `/approve  ${id} \t`, ''],
    ['with CRLF', `/approve ${id} fine\r\nmore`, 'fine'],
    ['with the digest repeated, which nobody asked for', `/approve ${id} ${echo} fine`, 'fine'],
  ])('approve by the first line %s', (_name, text, reason) => {
    const { verdict, ignored } = sayOf(threadAfter([say(bob, text)]));
    expect(ignored).toEqual([]);
    expect(verdict).toMatchObject({ kind: 'approved', by: [{ login: 'bob', how: 'comment' }] });
    expect(verdict.kind === 'approved' && (verdict.by[0]?.reason ?? '')).toBe(reason);
  });

  const newLine = `a comment approves by its first line alone, exactly so: /approve ${id}`;
  it.each<[string, ApprovalEvent, string | null]>([
    ['talk', say(bob, 'I approve this'), null],
    ['of the initiator', say(agent, `/approve ${id}`), 'agent opened this request and cannot approve it'],
    ['of a bot', say(bot, `/approve ${id}`), 'ci-bot[bot] is a bot'],
    ['of a ghost', say(null, `/approve ${id}`), 'the account was deleted, so nobody stands behind it'],
    ['of triage', say(tess, `/approve ${id}`), 'tess has the role triage, write is needed'],
    ['without an id', say(bob, '/approve'), `it names no request: the line is /approve ${id}`],
    ['with a reason alone', say(bob, '/approve looks fine'), `it names no request: the line is /approve ${id}`],
    ['with another id', say(bob, '/approve zzz999zzz999'), 'it names another request'],
    ['with half of the id', say(bob, `/approve ${id.slice(0, 8)}`), `it names no request: the line is /approve ${id}`],
    ['with more than the id', say(bob, `/approve ${id}0`), `it names no request: the line is /approve ${id}`],
    ['quoted', say(bob, `> /approve ${id}`), newLine],
    ['on line two', say(bob, `fine\n/approve ${id}`), newLine],
    ['indented', say(bob, `    /approve ${id}`), newLine],
    ['in a list', say(bob, `- /approve ${id}`), newLine],
    ['in backticks', say(bob, `\`/approve ${id}\``), newLine],
    ['in a fence', say(bob, `\`\`\`\n/approve ${id}\n\`\`\``), newLine],
    ['in HTML', say(bob, `<!--\n/approve ${id}\n-->`), newLine],
    ['in capitals', say(bob, `/Approve ${id}`), newLine],
    ['quoted by a reader', say(rita, `> /approve ${id}`), null],
    ['quoted by the initiator', say(agent, `> /approve ${id}`), null],
    ['with a homoglyph', say(bob, `/\u0430pprove ${id}`), null],
    ['edited', say(bob, `/approve ${id}`, edited), 'the comment was edited: write a new one'],
    ['hidden', say(bob, `/approve ${id}`, { minimized: true }), 'the comment was hidden'],
    ['by e-mail', say(bob, `/approve ${id}`, { byEmail: true }), 'it came by e-mail, which anybody can send'],
    [
      'through an app',
      say(bob, `/approve ${id}`, { through: { kind: 'known', app: 'helper', intent: false } }),
      'bob did it through the app helper, which policy does not name',
    ],
    ['in the same second', say(bob, `/approve ${id}`, { at: posted }), 'it is not newer than the request: write it again'],
    ['too late', say(bob, `/approve ${id}`, { at: posted + request.terms.expiresMs + 1000 }), 'the request had expired'],
  ])('do not approve: %s', (_name, event, why) => {
    const { verdict, ignored } = sayOf(threadAfter([event]));
    expect(verdict).toEqual({ kind: 'pending', have: 0 });
    expect(ignored.map((one) => one.why)).toEqual(why === null ? [] : [why]);
  });

  it('do not approve while REST has not told how they came', () => {
    const { verdict, unsure } = sayOf(threadAfter([say(bob, `/approve ${id}`, { through: { kind: 'unknown' } })]));
    expect([verdict.kind, unsure.length]).toEqual(['pending', 1]);
  });

  it('do not approve where policy leaves labels alone', () => {
    const policy = { ...samplePolicy, github: { ...samplePolicy.github, ways: ['label' as const] } };
    expect(sayOf(threadAfter([say(bob, `/approve ${id}`)]), request, ticket, policy)).toMatchObject({
      verdict: { kind: 'pending' },
      ignored: [{ why: 'policy does not let comments approve' }],
    });
  });

  it.each([
    ['repeated', `/approve ${id} ${echo} agreed`, 'approved', []],
    ['left out', `/approve ${id} agreed`, 'pending', [`policy wants the digest repeated: the line is /approve ${id} ${echo}`]],
    ['of something else', `/approve ${id} 00000000`, 'pending', [`policy wants the digest repeated: the line is /approve ${id} ${echo}`]],
  ])('where policy wants the digest: %s', (_name, text, kind, whys) => {
    const { verdict, ignored } = sayOf(threadAfter([say(bob, text)]), sampleRequest({ terms: { echo: true } }));
    expect([verdict.kind, ignored.map(({ why }) => why)]).toEqual([kind, whys]);
  });

  it.each<[string, ApprovalEvent[], string, string]>([
    ['denied', [say(bob, `/deny ${id} not today`)], 'denied', 'bob denied it: not today'],
    ['denied without an id', [say(bob, '/deny')], 'denied', 'bob denied it'],
    ['denied further down', [say(bob, `hm\n- /deny ${id}`)], 'denied', 'bob denied it'],
    ['denied in an edited comment', [say(bob, `/deny ${id}`, edited), approve(alice)], 'denied', 'bob denied it'],
    ['denied in a hidden comment', [say(bob, `/deny ${id}`, { minimized: true }), approve(alice)], 'denied', 'bob denied it'],
    ['denied by e-mail', [say(bob, `/deny ${id}`, { byEmail: true }), approve(alice)], 'denied', 'bob denied it'],
    ['denied in the same second', [say(bob, `/deny ${id}`, { at: posted }), approve(alice)], 'denied', 'bob denied it'],
    [
      'approved, then revoked',
      [say(bob, `/approve ${id}`), say(alice, `/revoke ${id} wrong cluster`)],
      'denied',
      'alice revoked it: wrong cluster',
    ],
    ['approved, revoked, approved', [approve(bob), say(bob, `/revoke ${id}`), approve(alice)], 'denied', 'bob revoked it'],
    ['cancelled', [approve(bob), say(agent, `/cancel ${id} typo`)], 'cancelled', 'agent cancelled it: typo'],
    ['denied by the initiator', [approve(bob), say(agent, `/deny ${id}`)], 'cancelled', 'agent denied it'],
    [
      'a comment edited by somebody else',
      [say(bob, 'fine', byOther), approve(alice)],
      'void',
      'a comment of bob was edited by somebody else',
    ],
  ])('%s', (_name, events, kind, why) => {
    expect(sayOf(threadAfter(events)).verdict).toMatchObject({ kind, why });
  });

  it.each([
    '/deny insufficient context',
    '/revoke experimental stuff',
    '/DENY',
    '/Deny no',
    '/deny: no',
    ' /deny',
    '/deny\u00a0not now',
    '# /deny',
    '1. /deny',
    'No! /deny please',
    '/denied',
    '/reject this',
    'hm\n- `/deny`',
    'hm\u2028/deny',
  ])('deny in any form: %j', (text) => {
    expect(sayOf(threadAfter([say(bob, text), approve(alice)])).verdict.kind).toBe('denied');
  });

  it.each(['I would not deny it', 'see docs/deny', 'https://x/deny', '/denylist', '/deny-all', '> /deny'])(
    'talk denies nothing: %j',
    (text) => {
      expect(sayOf(threadAfter([say(bob, text), approve(alice)])).verdict.kind).toBe('approved');
    },
  );

  it('of any length cost little', () => {
    const blanks = ' '.repeat(65_000);
    const long = [
      `/deny a${blanks}\u2028x`,
      `/approve${blanks}x`,
      `${'> '.repeat(32_000)}/deny`,
      '/deny\n'.repeat(9000),
      `${blanks}/deny x`,
    ];
    const start = performance.now();
    for (let round = 0; round < 20; round += 1) for (const text of long) sayOf(threadAfter([say(rita, text)]));
    // A second each, when a pattern went back over the blanks.
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it.each<[string, ApprovalEvent[], string]>([
    ['denied by a reader', [say(rita, `/deny ${id}`), approve(bob)], 'approved'],
    ['a denial quoted', [say(bob, `> /deny ${id}\n\nwhy?`), approve(bob)], 'approved'],
    ['a denial that names nothing that is asked for here', [say(bob, '/deny zzz999zzz999'), approve(alice)], 'denied'],
    ["the initiator's talk of a denial", [say(agent, `to stop it:\n/deny ${id}`), approve(bob)], 'approved'],
    ["a reader's comment edited by somebody else", [say(rita, 'fine', byOther), approve(bob)], 'approved'],
    // It may have said /cancel.
    ["the initiator's comment edited by somebody else", [say(agent, 'fine', byOther), approve(bob)], 'void'],
    ['edited by its own author', [say(alice, 'fine', edited), approve(bob)], 'approved'],
    // It may have said /deny.
    ['made an approval by somebody else', [say(bob, `/approve ${id}`, byOther)], 'void'],
    ['made an approval by somebody else, beside a real one', [say(bob, `/approve ${id}`, byOther), approve(alice)], 'void'],
    ['approved twice by one', [say(bob, `/approve ${id}`), approve(bob)], 'approved'],
  ])('%s: %s', (_name, events, kind) => {
    expect(sayOf(threadAfter(events)).verdict.kind).toBe(kind);
  });

  it.each<[string, ApprovalEvent[], string]>([
    ['two by comment', [say(bob, `/approve ${id}`), say(alice, `/approve ${id}`)], 'approved'],
    ['one by label, one by comment', [approve(bob), say(alice, `/approve ${id}`)], 'approved'],
    ['one person twice by comment', [say(bob, `/approve ${id}`), say(bob, `/approve ${id}`)], 'pending'],
    ['one person by label and comment', [approve(bob), say(bob, `/approve ${id}`)], 'pending'],
    ['one person under two logins', [approve(bob), say({ ...bob, login: 'rob' }, `/approve ${id}`)], 'pending'],
    ['one and the initiator', [approve(bob), say(agent, `/approve ${id}`)], 'pending'],
    ['one label, put on by two', [approve(bob), unapprove(bob), approve(alice)], 'pending'],
  ])('a quorum of two: %s', (_name, events, kind) => {
    const { verdict } = sayOf(threadAfter(events), sampleRequest({ terms: { quorum: 2 } }));
    expect(verdict.kind).toBe(kind);
    if (verdict.kind === 'pending') expect(verdict.have).toBe(1);
    if (verdict.kind === 'approved') expect(verdict.by.map(({ login }) => login).sort()).toEqual(['alice', 'bob']);
  });

  it.each<[string, ApprovalEvent[], string | null]>([
    ['by comment', [say(bob, `/ask ${id} which cluster?\nand why now?`)], 'which cluster?\nand why now?'],
    ['without an id', [say(bob, '/ask which cluster?')], 'which cluster?'],
    ['by label and comment', [ask(bob), say(bob, 'which cluster?')], 'which cluster?'],
    ['by label alone', [ask(bob)], ''],
    ['by a reader', [say(rita, `/ask ${id} why?`)], null],
    ['and answered', [say(bob, `/ask ${id} why?`), say(agent, 'because of OPS-7')], null],
    ['and answered by guard reply', [say(bob, `/ask ${id} why?`), say(agent, `guard-reply:v1 ${id}\n\nbecause`)], null],
    ['and answered by somebody else', [say(bob, `/ask ${id} why?`), say(tess, 'because')], 'why?'],
    ['with a line of guard after it', [say(bob, `/ask ${id} why?`), say(agent, '<!-- guard-ignored:v1 E_1 -->\nno')], 'why?'],
    ['answered and asked again', [say(bob, `/ask ${id} why?`), say(agent, 'x'), say(bob, `/ask ${id} really?`)], 'really?'],
  ])('asked %s', (_name, events, text) => {
    const { verdict } = sayOf(threadAfter(events));
    expect(verdict).toMatchObject(text === null ? { kind: 'pending' } : { kind: 'question', text });
  });

  describe('on a thread that guard did not open', () => {
    const facts = { ...ticket, commentNodeId: 'C_1', seen: ['E_old'] };
    // The request's own text tells how to answer.
    const text = `${body}\n- approve: \`/approve ${id}\`\n/deny ${id}`;
    const own = comment(agent, text, { id: 'C_1', at: posted });
    const shared = (...events: ApprovalEvent[]) =>
      sayOf(
        threadAfter([own, ...events], {
          body: 'a bug',
          request: { nodeId: 'C_1', body: text, edited: false, minimized: false, createdAt: posted },
        }),
        request,
        { ...facts, bodySha256: sha256(text) },
      );
    const foreign = () => comment(agent, `text\n${requestMarker('zzz999zzz999', sampleNonce, posted + 9e8)}\n`);
    it.each<[string, ApprovalEvent[], string, string[]]>([
      ['nothing', [], 'pending', []],
      ['named beside another request', [foreign(), say(bob, `/approve ${id}`)], 'approved', []],
      ['for the other one', [foreign(), say(bob, '/approve zzz999zzz999')], 'pending', []],
      ['for none', [foreign(), say(bob, '/approve')], 'pending', [`it names no request: the line is /approve ${id}`]],
      ['known when asking', [say(bob, `/approve ${id}`, { id: 'E_old' })], 'pending', ['it is not newer than the request: write it again']],
      [
        'older than the request',
        [say(bob, `/approve ${id}`, { at: posted - 1000 })],
        'pending',
        ['it is not newer than the request: write it again'],
      ],
      [
        'an old one, edited',
        [say(bob, `/approve ${id}`, { ...byOther, at: posted - 1000 })],
        'pending',
        ['the comment was edited: write a new one'],
      ],
      ['another tool’s line before the request', [say(bob, '/approve', { at: posted - 1000 })], 'pending', []],
      ['a denial that names none', [say(bob, '/deny'), say(alice, `/approve ${id}`)], 'denied', []],
      ['a denial of the other one', [foreign(), say(bob, '/deny zzz999zzz999'), say(alice, `/approve ${id}`)], 'approved', []],
      ['a denial of one that is not here', [foreign(), say(bob, '/deny yyy999yyy999'), say(alice, `/approve ${id}`)], 'denied', []],
      [
        'a second text that says it is this',
        [comment(agent, `\`ls\`\n${requestMarker(id, sampleNonce, posted + 9e8)}`), say(bob, `/approve ${id}`)],
        'void',
        [],
      ],
      ['its end told already', [comment(agent, `guard-outcome:v1 ${id}\n\n- ran`), say(bob, `/approve ${id}`)], 'void', []],
      ['its end told by somebody else', [comment(rita, `guard-outcome:v1 ${id}`), say(bob, `/approve ${id}`)], 'approved', []],
      ['denied, its id slipped into the ticket', [say(bob, `/deny ${id}`, { id: 'E_old' }), approve(alice)], 'denied', []],
    ])('%s', (_name, events, kind, whys) => {
      const { verdict, ignored } = shared(...events);
      expect([verdict.kind, ignored.map(({ why }) => why)]).toEqual([kind, whys]);
    });
  });
});
