/**
 * github.md, "What the reviewer sees": no text from outside comes alive, hides anything, or changes what kind of page it is.
 * Each page is held against the same one with harmless words in all places.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderIgnored, renderOutcome, renderReminder, renderReply, renderStarted } from '../../../src/core/approval/answers.ts';
import { piecesOf } from '../../../src/core/approval/long-lines.ts';
import { announcedIn, endedIn } from '../../../src/core/approval/markers.ts';
import { type RenderInput, renderRequest } from '../../../src/core/approval/render.ts';
import { slashCommandOf } from '../../../src/core/approval/slash-command.ts';
import { asciiJson, codeSpan, fence } from '../../../src/core/approval/text.ts';
import type { Stand } from '../../../src/core/approval/ways.ts';
import { Fault } from '../../../src/core/fault.ts';
import type { ApprovalRequest, Classification, Step } from '../../../src/core/model.ts';
import { type Page, pageOf } from './github-page.ts';
import { hostile, hostilePieces } from './hostile-text.ts';
import { sampleNonce, samplePolicy, sampleRender, sampleRequest, sampleRun, sha256 } from './sample.ts';

/** Not hexadecimal, so that no test takes it for a commit. */
const id = 'zyx9zyx9zyx9';
/** A note as the log signs it: it is guard's own, and shown as it is. */
const checkpoint = `box-ci-0a1b2c3d\n7\n${'A'.repeat(43)}=\n\n\u2014 box-ci-0a1b2c3d ${'B'.repeat(88)}\n`;

/** What of a request comes from outside, but for its arguments and its stdin. */
const words = ['reason', 'cwd', 'program', 'code', 'name', 'branch', 'commit', 'variable'] as const;
const more = ['why', 'rule', 'source', 'spot', 'initiator', 'user', 'host', 'agent', 'url', 'fact', 'history', 'secret'] as const;
const last = ['approved', 'denied', 'reviewer', 'team'] as const;
const places = [...words, ...more, ...last];
type Words = Readonly<Record<(typeof places)[number], string>>;

interface Outside {
  readonly argv: readonly [string, ...string[]];
  readonly stdin: string | null;
  /** What the preview said. */
  readonly preview: string | null;
  readonly words: Words;
}

interface Circumstances {
  readonly on: Stand;
  readonly echo: boolean;
  readonly checkpoint: string | null;
  readonly reason: boolean;
  /** A plan of two commands instead of one. */
  readonly plan: boolean;
  /** GitHub's pages send what is written there with CRLF, and that is stored. */
  readonly ends: '\n' | '\r\n';
}

/** Names that only trusted policy gives: its labels, and people and teams, which have a shape. */
const trusted = hostile.map((text) => text.replaceAll('/', '|'));
const hostileWords: fc.Arbitrary<Words> = fc.record(
  Object.fromEntries([...[...words, ...more].map((place) => [place, hostile]), ...last.map((place) => [place, trusted])]) as Record<
    (typeof places)[number],
    fc.Arbitrary<string>
  >,
);
const outside: fc.Arbitrary<Outside> = fc.record({
  argv: fc.tuple(hostile, fc.array(hostile, { maxLength: 4 })).map(([program, args]): [string, ...string[]] => [program, ...args]),
  stdin: fc.option(hostile),
  preview: fc.option(hostile),
  words: hostileWords,
});
const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  on: fc.constantFrom<Stand>('own', 'issue', 'pull'),
  echo: fc.boolean(),
  checkpoint: fc.constantFrom(null, checkpoint),
  reason: fc.boolean(),
  plan: fc.boolean(),
  ends: fc.constantFrom('\n', '\r\n'),
});

/** The same with nothing in it that could do anything. */
const harmlessLines = (text: string | null) => (text === null ? null : text.replaceAll(/[^\n]+/g, 'x'));
const harmless = ({ argv, stdin, preview }: Outside): Outside => ({
  argv: argv.map(() => 'x') as [string, ...string[]],
  stdin: harmlessLines(stdin),
  preview: harmlessLines(preview),
  words: Object.fromEntries(places.map((place) => [place, 'x'])) as Words,
});

function inputOf({ argv, stdin, preview, words }: Outside, { on, echo, checkpoint, reason, plan }: Circumstances): RenderInput {
  const plain = sampleRequest({ id, argv: [...argv], terms: { tier: echo ? 'critical' : 'sensitive', echo } });
  const step: Step = {
    command: {
      ...plain.steps[0].command,
      cwd: words.cwd,
      executable: { path: words.program, sha256: sha256('p') },
      codeFiles: [
        { path: words.code, sha256: sha256('c') },
        { path: words.code, name: words.name, sha256: sha256('n'), files: 2 },
      ],
      stdin: stdin === null ? { kind: 'none' } : { kind: 'given', bytes: 1, sha256: sha256('s') },
      // A family of names, so that each of them is shown.
      env: { [`LD_${words.variable}`]: sha256('v') },
      git: { commit: words.commit, dirty: true },
    },
    classification: {
      ...plain.steps[0].classification,
      findings: [{ rule: words.rule, tier: 'critical', why: words.why, span: [0, 1], effects: [], source: `/${words.source}` }],
      blindSpots: [{ why: words.spot, span: [0, 200] }],
      text: `x${argv.join(' ')}`,
    },
  };
  const request: ApprovalRequest = {
    ...plain,
    digest: sha256('one and the same'),
    initiators: [
      { id: 7, login: words.initiator, type: 'User' },
      { id: 8, login: 'x', type: 'User' },
    ],
    steps: plan ? [step, step] : [step],
  };
  const context = { 'git-branch': words.branch, 'git-repository': null, [`f${words.fact}`]: words.fact };
  const { labels } = samplePolicy.github;
  return sampleRender(request, {
    maskedReason: reason ? words.reason : null,
    maskedStdin: stdin,
    actor: { osUser: words.user, uid: 1, host: words.host, agent: words.agent },
    origin: { kind: 'ci', url: words.url },
    context: plan ? [context, context] : [context],
    preview: preview === null ? null : { command: words.reason, code: 0, stdout: preview, stderr: preview },
    history: [words.history, words.history],
    secrets: [words.secret],
    policy: {
      ...samplePolicy,
      github: { ...samplePolicy.github, labels: { ...labels, approved: words.approved, denied: words.denied } },
      reviewers: { ...samplePolicy.reviewers, users: [words.reviewer], teams: [words.team] },
    },
    checkpoint,
    on,
  });
}

/** Lines that guard adds where something is long, or no text. */
const aboutLength = /^long: {4}|^ {9}(?:"|and \d+ more like it$|each byte of it that is no text)/;
/** How many lines each code block has, but for the reason's: prose may break anywhere. */
const linesIn = ({ code }: Page, reasonAt: number) =>
  code.map(({ language, lines }, at) =>
    at === reasonAt ? 'prose' : `${language} ${lines.filter((line) => !aboutLength.test(line)).length}`,
  );
/** How many code blocks stand before a heading; in a harmless text, where no word looks like either. */
const blocksBefore = (plain: string, heading: string) => {
  const at = plain.indexOf(`**${heading}**`);
  return at < 0 ? -1 : (plain.slice(0, at).match(/^`{3,}\w/gm) ?? []).length;
};
/** Lines that answer a request, unless a backslash is in the way. */
const answersIn = (markdown: string) => markdown.match(/(?<!\\)\/(?:approve|deny|ask|revoke|cancel|grant)(?![\w./\\-]).{0,13}/gi);

/** Holds what outside text made of a page against what harmless words make of it. */
function expectSamePage(markdown: string, plain: string, ends: Circumstances['ends'] = '\n'): Page {
  expect(markdown).toMatch(/^[\n\x20-\x7e\u2014]*$/);
  const [page, wanted] = [pageOf(markdown.replaceAll('\n', ends)), pageOf(plain)];
  expect([page.alive, wanted.alive]).toEqual([[], []]);
  expect(page.shape).toBe(wanted.shape);
  expect(page.html).toEqual(wanted.html);
  expect(page.text.map((text) => text.replaceAll('\r\n', '\n'))).toEqual(wanted.text);
  const reasonAt = blocksBefore(plain, 'Why');
  expect(linesIn(page, reasonAt)).toEqual(linesIn(wanted, reasonAt));
  return page;
}

/** Quotes stand as they are in running text, all else as in JSON. */
const unescaped = (shown: string) => JSON.parse(`"${shown.replaceAll('"', '\\"')}"`) as string;
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');
/** The code block under a heading. */
function under(markdown: string, heading: string): readonly string[] {
  const at = markdown.indexOf(`**${heading}**`);
  expect(at).toBeGreaterThan(-1);
  return pageOf(markdown.slice(at)).code[0]?.lines ?? [];
}

/** The same request with something else said of it. */
function classified(request: ApprovalRequest, change: Partial<Classification>): ApprovalRequest {
  const [{ command, classification }] = request.steps;
  return { ...request, steps: [{ command, classification: { ...classification, ...change } }] };
}

describe('a request full of hostile text', () => {
  it('is the same page as a harmless one, and its words can be read back', () => {
    fc.assert(
      fc.property(outside, circumstances, (said, how) => {
        const { title, body } = renderRequest(inputOf(said, how));
        const plain = renderRequest(inputOf(harmless(said), how)).body;
        const page = expectSamePage(body, plain, how.ends);
        const block = (heading: string) => page.code[blocksBefore(plain, heading)]?.lines ?? [];
        expect(body.length).toBeLessThan(60_000);

        // One block has the arguments, whole.
        const blocks = page.code.filter(({ language }) => language === 'json');
        expect(blocks.map(({ lines }) => lines.map((line) => JSON.parse(line) as string))).toEqual(
          how.plan ? [said.argv, said.argv] : [said.argv],
        );
        // A code block does not wrap: blanks would push what follows out of sight.
        expect([...blocks.flatMap(({ lines }) => lines), ...block('What happened before')].join('\n')).not.toContain('   ');
        if (said.stdin !== null)
          expect(
            block('What it reads from stdin (one line a line, as JSON)')
              .map((line) => JSON.parse(line) as string)
              .join('\n'),
          ).toBe(said.stdin);
        if (how.reason) expect(oneLine(block('Why').map(unescaped).join('\n'))).toBe(oneLine(said.words.reason));
        expect(block('What happened before').map(unescaped)).toEqual([said.words.history, said.words.history]);

        // It announces itself alone, ends nothing, answers nothing, and holds no other line to copy.
        expect(announcedIn(body).map((found) => found.id)).toEqual([id]);
        expect([endedIn(body), slashCommandOf(body)]).toEqual([null, null]);
        expect(body.match(/^guard-[a-z]+:v\d/gm)).toEqual(plain.match(/^guard-[a-z]+:v\d/gm));
        expect(answersIn(body)?.map((line) => line.split('`')[0])).toEqual(answersIn(plain)?.map((line) => line.split('`')[0]));

        expect(title).toMatch(/^guard: (?:sensitive|critical): [\x20-\x7e]{1,240}$/);
        expect(title.length).toBeLessThanOrEqual(256);
        expect(title).not.toMatch(/`|:[\w+-]+:/);
        // Where it is cut nothing follows that could be copied.
        expect(answersIn(title.replace(/ \.\.\.$/, '...'))).toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  it.each(hostilePieces.map((piece) => [JSON.stringify(piece), piece]))('stays so with %s in every place', (_name, piece) => {
    const said = {
      argv: ['sh', piece, piece] as const,
      stdin: piece,
      preview: piece,
      words: Object.fromEntries(places.map((place) => [place, piece])) as Words,
    };
    const how = { on: 'own', echo: false, checkpoint, reason: true, plan: true, ends: '\r\n' } as const;
    expectSamePage(renderRequest(inputOf(said, how)).body, renderRequest(inputOf(harmless(said), how)).body, how.ends);
  });

  it('is whole or refused, whatever its size', () => {
    const size = fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 3000, max: 300_000 }));
    const long = fc.tuple(hostile, size).map(([piece, size]) => (piece === '' ? '``' : piece).repeat(size).slice(0, size));
    let whole = 0;
    fc.assert(
      fc.property(fc.array(long, { minLength: 1, maxLength: 2 }), (args) => {
        try {
          const { title, body } = renderRequest(sampleRender(sampleRequest({ id, argv: ['sh', ...args] })));
          expect(body.length).toBeLessThan(60_000);
          expect(title.length).toBeLessThanOrEqual(256);
          const [block] = pageOf(body).code;
          expect(block?.lines.map((line) => JSON.parse(line) as string)).toEqual(['sh', ...args]);
          whole += 1;
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
          expect([error.kind, error.message]).toEqual(['usage', expect.stringContaining('cannot be shown whole')]);
        }
      }),
      { numRuns: 25 },
    );
    expect(whole).toBeGreaterThan(0);
  });

  it('tells where a line goes on out of sight, and what is no text', () => {
    const [step] = sampleRequest().steps;
    const command = { ...step.command, stdin: { kind: 'given', bytes: 1, sha256: sha256('s') } as const };
    const given: ApprovalRequest = { ...sampleRequest({ id }), steps: [{ ...step, command }] };
    const stdin = `a\n${'b'.repeat(99)}\nc\ufffd`;
    const { body } = renderRequest(sampleRender(given, { maskedStdin: stdin }));
    expect(body).toContain('```text\nlong:    line of stdin 2 has 101 characters, scroll to its end\nin: ');
    expect(body).toContain('each byte of it that is no text shows as \\ufffd');
    expect(renderRequest(sampleRender(sampleRequest({ id }))).body).not.toMatch(/long: |no text/);
  });

  it('shows a long argument in pieces that fit into a line, and none of it is missing', () => {
    const argv: [string, ...string[]] = ['sh', '-c', `echo ${'x'.repeat(90)}; rm -rf /\n\techo ${'word '.repeat(30)}`, 'short'];
    const { body } = renderRequest(sampleRender(sampleRequest({ id, argv })));
    expect(pageOf(body).code[1]?.lines.slice(0, 6)).toEqual([
      'long:    argument 3 has 266 characters, here in pieces:',
      `         "echo ${'x'.repeat(85)}"`,
      '         "xxxxx; rm -rf /\\n"',
      `         "\\techo ${'word '.repeat(16)}"`,
      `         "${'word '.repeat(14)}"`,
      'in:      "/srv/app"',
    ]);
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 12 }), (texts) => {
        const text = texts.join('');
        const shown = piecesOf(text).map((piece) => asciiJson(piece));
        expect(shown.map((piece) => JSON.parse(piece) as string).join('')).toBe(text);
        for (const piece of shown) expect(piece.length).toBeLessThanOrEqual(110);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves the pieces out before it refuses a command', () => {
    const argv: [string, ...string[]] = ['sh', '-c', `${'x'.repeat(99)}\n`.repeat(550)];
    const { body } = renderRequest(sampleRender(sampleRequest({ id, argv })));
    expect(body).toContain('long:    argument 3 has 55552 characters, scroll to its end\nin: ');
    const lines = pageOf(body).code[0]?.lines ?? [];
    expect(lines.map((line) => JSON.parse(line) as string)).toEqual(argv);
    const many = Array.from({ length: 30 }, () => 'x'.repeat(1500)) as [string, ...string[]];
    expect(renderRequest(sampleRender(sampleRequest({ id, argv: many }))).body).toContain(
      'long:    argument 24 has 1502 characters, scroll to its end\n         and 6 more like it\nin: ',
    );
  });

  it('breaks a reason where its writer did, and between words', () => {
    const reason = `first\r\n\n${'word '.repeat(30)}\n/merge ${'x'.repeat(200)}`;
    const { body } = renderRequest(sampleRender(sampleRequest({ id }), { maskedReason: reason }));
    expect(under(body, 'Why')).toEqual(['first', '', 'word '.repeat(20).trimEnd(), 'word '.repeat(10), '\\/merge', 'x'.repeat(200)]);
  });

  it('tells the gravest finding first, and the others in their order', () => {
    const request = sampleRequest({ id });
    const findings = (['sensitive', 'critical', 'routine', 'sensitive', 'critical'] as const).map((tier, index) => {
      return { rule: `r${index}`, tier, why: 'x', span: [0, 1], effects: [], source: 'pack:git' } as const;
    });
    const { body } = renderRequest(sampleRender(classified(request, { findings })));
    const rules = under(body, 'Why it is `critical`').map((line) => /\((.*)\)$/.exec(line)?.[1]);
    expect(rules).toEqual(['r1', 'r4', 'r0', 'r3', 'r2']);
  });

  it('says which words are a document’s', () => {
    const request = sampleRequest({ id });
    const finding = { rule: 'ours', tier: 'sensitive', why: 'approved by security', span: [0, 1], effects: [] } as const;
    const findings = [
      { ...finding, source: '/w/.guard/policy.yaml' },
      { ...finding, source: 'pack:git' },
    ];
    const { body } = renderRequest(sampleRender(classified(request, { findings })));
    expect(under(body, 'Why it is `critical`')).toEqual([
      'sensitive: "/w/.guard/policy.yaml" says: approved by security (ours)',
      'sensitive: approved by security (ours)',
    ]);
  });

  it('shows of a blind spot as much as fits, and that it goes on', () => {
    const request = sampleRequest({ id, argv: ['sh', `$(${'x'.repeat(200)})`] });
    const shown = (text: string) => {
      const blindSpots = [{ why: 'a command prints it', span: [0, 300] as const }];
      return under(renderRequest(sampleRender(classified(request, { blindSpots, text }))).body, 'Why it is `critical`')[1];
    };
    expect(shown('$(date)')).toBe('cannot be known before it runs: a command prints it "$(date)"');
    expect(shown('x'.repeat(121))).toBe(`cannot be known before it runs: a command prints it "${'x'.repeat(120)}" ...`);
    expect(shown('')).toBe('cannot be known before it runs: a command prints it');
  });

  it.each([
    [['echo', '`id`'], 'echo "\\u0060id\\u0060"'],
    [['a', ':lock:', 'b:1:c', '::x::'], 'a "\\u003alock:" "b\\u003a1:c" ":\\u003ax::"'],
    [['git', 'push', 'git@host:x/y.git', 'a=b,c%+'], 'git push git@host:x/y.git a=b,c%+'],
    [['echo', '/approve', 'zzz999zzz999'], 'echo "\\/approve" zzz999zzz999'],
    [['echo', '\u202e', ''], 'echo "\\u202e" ""'],
  ])('has in its title what was typed: %j', (argv, words) => {
    const { title } = renderRequest(sampleRender(sampleRequest({ id, argv: argv as [string, ...string[]] })));
    expect(title).toBe(`guard: critical: ${words}`);
  });

  it('with more runs of backticks than a call takes arguments is refused, not a crash', () => {
    const render = () => renderRequest(sampleRender(sampleRequest({ argv: ['sh', '` '.repeat(150_000)] })));
    expect(render).toThrow(/cannot be shown whole/);
  });
});

describe('an answer full of hostile text', () => {
  const run = sampleRun(12_345_678);
  const reviewer = (login: string) => ({ id: 1, login, role: 'write', how: 'comment', eventId: 'IC_1', at: 0 }) as const;
  const outcome = (outcome: Parameters<typeof renderOutcome>[0]['outcome']) =>
    renderOutcome({ id, digest: sha256('d'), outcome, checkpoint });
  const ignored = (why: string, label: string) => {
    const github = { ...samplePolicy.github, labels: { ...samplePolicy.github.labels, approved: label } };
    return renderIgnored({ request: sampleRequest({ id }), github, on: 'issue', eventId: 'LE_1', why });
  };
  const answers: readonly (readonly [string, (text: string, other: string) => string])[] = [
    ['the outcome of a run', (text) => outcome({ kind: 'ran', run: { ...run, signal: text }, code: 3, by: [text, text] })],
    ['a denial', (text, other) => outcome({ kind: 'not-run', verdict: { kind: 'denied', by: [reviewer(other)], at: 0, why: text } })],
    ['a cancellation', (text) => outcome({ kind: 'not-run', verdict: { kind: 'cancelled', by: null, why: text } })],
    [
      'the outcome of a plan',
      (text) => outcome({ kind: 'plan', runs: [{ run: { ...run, signal: 'SIGTERM' }, code: 143 }], steps: 3, stopped: text, by: ['bob'] }),
    ],
    ['a void', (text) => outcome({ kind: 'not-run', verdict: { kind: 'void', why: text } })],
    ['an attempt that did not count', ignored],
  ];

  it.each(answers)('is the same comment as a harmless one: %s', (_name, render) => {
    fc.assert(
      fc.property(hostile, hostile, (text, other) => {
        const [said, plain] = [render(text, other), render('x', 'x')];
        const page = expectSamePage(said, plain);
        expect(page.spans.map(unescaped)).toContain(text === '' ? '  ' : text);
        expect(announcedIn(said)).toEqual([]);
        expect(endedIn(said)).toBe(endedIn(plain));
        expect(slashCommandOf(said)).toBeNull();
        expect(said.match(/^guard-[a-z]+:v\d/gm)).toEqual(plain.match(/^guard-[a-z]+:v\d/gm));
      }),
      { numRuns: 60 },
    );
  });

  it.each(answers)('is the same comment with each piece: %s', (_name, render) => {
    for (const piece of hostilePieces) expectSamePage(render(piece, piece), render('x', 'x'), '\r\n');
  });

  it('shows an initiator’s reply line by line, and nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const said = renderReply(id, text);
        const page = expectSamePage(said, renderReply(id, text.replaceAll(/[^\r\n]+|\r(?!\n)/g, 'x')));
        expect(page.code[0]?.lines.map(unescaped)).toEqual(text.split(/\r?\n/));
        expect([announcedIn(said), endedIn(said), slashCommandOf(said)]).toEqual([[], null, null]);
      }),
      { numRuns: 100 },
    );
  });

  it('marks with an event of any name, and the mark stays a comment', () => {
    fc.assert(
      fc.property(hostile, (eventId) => {
        const said = renderIgnored({ request: sampleRequest({ id }), github: samplePolicy.github, on: 'own', eventId, why: 'x' });
        const { html, alive } = pageOf(said);
        expect({ html: html.length, alive }).toEqual({ html: 1, alive: [] });
        expect(html[0]).toMatch(/^<!-- guard-ignored:v1 [\w=-]* -->$/);
      }),
      { numRuns: 60 },
    );
  });

  it('says nothing of its own that comes alive', () => {
    for (const said of [
      renderStarted(id, sampleNonce),
      renderReminder(sampleRequest({ id }), 0),
      outcome({ kind: 'ran', run, code: 0, by: ['bob'] }),
    ]) {
      expect(pageOf(said).alive).toEqual([]);
    }
  });

  it('fits into a comment, however long the reasons are', () => {
    const why = `not what was approved: ${'\u202e`/a/b changed, '.repeat(20_000)}`;
    for (const [, render] of answers.slice(1)) {
      const said = render(why, 'x');
      expect(said.length).toBeLessThan(20_000);
      expect(pageOf(said).alive).toEqual([]);
      expect(said).toContain('not what was approved');
      expect(said).toContain('the record has the rest');
    }
    expect(() => renderReply(id, why)).toThrow(/the answer is too long for a comment/);
  });

  it.each(['/merge', '/lgtm now', '  /merge', '@robot merge', ' @robot merge', 'x\n/merge'])('calls no other robot with %j', (text) => {
    const lines = [renderReply(id, text), renderRequest(sampleRender(sampleRequest({ id }), { maskedReason: text, history: [text] })).body];
    for (const line of lines.flatMap((said) => said.split('\n'))) expect(line).not.toMatch(/^\s*[@/]/);
    expect(
      pageOf(lines[0] ?? '')
        .code[0]?.lines.map(unescaped)
        .join('\n'),
    ).toBe(text);
  });

  it('shows a checkpoint as it is, and no name of a witness that somebody made up', () => {
    const request = sampleRequest({ id });
    expect(renderRequest(sampleRender(request, { checkpoint })).body).toContain(checkpoint);
    const witness = checkpoint + '\u2014 \u202e\rguard-request:v1\u00a0`````@everyone AAAAAAAA\n';
    const { body } = renderRequest(sampleRender(request, { checkpoint: witness }));
    expect(body).toContain('\n\u2014 \\u202e\\rguard\\u002drequest:v1\\u00a0`````@everyone AAAAAAAA\n');
    expect(pageOf(body).alive).toEqual([]);
  });

  it('holds no line to copy but its own', () => {
    const said = ignored(`use /approve zzz999zzz999 for it, or /approve ${id}`, 'approved');
    expect(said).toContain('`use \\/approve zzz999zzz999 for it, or /approve zyx9zyx9zyx9`');
    expect(said.match(/(?<!\\)\/approve [0-9a-z]{12}/g)).toEqual([`/approve ${id}`, `/approve ${id}`]);
  });
});

describe('code around outside text', () => {
  it('holds it whole, in a span and in a fence', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 3 }), (texts) => {
        const lines = texts.map((text) => JSON.stringify(text).replaceAll(/[^\x20-\x7e]/g, '?'));
        expect(pageOf(fence(lines)).code).toEqual([{ language: 'text', lines }]);
        for (const text of texts) {
          const { spans, shape } = pageOf(`a ${codeSpan(text)} b`);
          expect({ shape, text: spans.map(unescaped) }).toEqual({ shape: 'root(paragraph(text inlineCode text))', text: [text || '  '] });
        }
      }),
      { numRuns: 200 },
    );
  });
});
