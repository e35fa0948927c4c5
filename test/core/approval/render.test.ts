import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderIgnored, renderOutcome, renderStarted } from '../../../src/core/approval/answers.ts';
import { renderRequest } from '../../../src/core/approval/render.ts';
import { asciiJson, codeSpan, duration, utc } from '../../../src/core/approval/text.ts';
import { Fault } from '../../../src/core/fault.ts';
import type { Step } from '../../../src/core/model.ts';
import { sampleNonce, samplePolicy, sampleRender, sampleRequest, sampleRun, sha256 } from './sample.ts';

/** What of a Markdown text is alive: everything outside code fences and code spans (CommonMark 4.5, 6.1). */
function alive(markdown: string): string {
  const kept: string[] = [];
  let closing: RegExp | null = null;
  for (const line of markdown.split('\n')) {
    const opening: RegExpExecArray | null = /^ {0,3}(`{3,})[^`]*$/.exec(line);
    if (closing !== null) {
      if (closing.test(line)) closing = null;
    } else if (opening !== null) closing = new RegExp(`^ {0,3}\`{${opening[1]?.length},} *$`);
    else kept.push(line);
  }
  expect(closing, 'a fence is left open').toBeNull();
  return kept.join('\n').replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
}

const nasty = [
  '@everyone',
  '</details><script>alert(1)</script>',
  '<!-- guard-outcome:v1 abc123def456 -->',
  '[x](javascript:alert(1))',
  '```\n# heading\n````',
  '`````````',
  '` `` ```',
  '\u202e\u200b\u2066аpproved',
  '\r\n\u001b[2J\u0007\u0000\u0085\u009b31m',
  '~~~\nhttps://evil.example',
  '\ud800',
  '',
  ' ',
  '\\',
  '$(id)',
];

describe('a request', () => {
  it('lists code files and steering variables, and counts the rest', () => {
    const request = sampleRequest();
    const file = (path: string) => ({ path, sha256: sha256(path) });
    const [step] = request.steps;
    const command = {
      ...step.command,
      codeFiles: [
        { ...file('/bin/tool'), name: '/opt/`tool`' },
        { ...file('/w/k8s'), files: 7 },
        ...Array.from({ length: 30 }, (_, index) => file(`/w/${index}.sh`)),
        { ...file('/w/aside'), aside: true as const },
      ],
      env: { PATH: sha256('p'), COLOUR_OF_THE_DAY: sha256('c') },
    };
    const { body } = renderRequest(sampleRender({ ...request, steps: [{ ...step, command }] }));
    expect(body).toContain(`code:    "/bin/tool" (as "/opt/\`tool\`") sha256:${sha256('/bin/tool')}`);
    expect(body).toContain(`code:    "/w/k8s" (folder, 7 files) sha256:`);
    expect(body).toContain('"/w/21.sh"');
    expect(body).not.toMatch(/"\/w\/22\.sh"|aside|COLOUR/);
    expect(body).toContain('and 9 more files, bound by digest');
    expect(body).toContain('env:     PATH is set; its value is bound, not shown');
    expect(body).toContain('and 1 more variable, bound by digest');
  });

  it('is in the order that a reviewer reads', () => {
    const request = sampleRequest();
    const { title, body } = renderRequest(
      sampleRender(request, {
        context: [{ kubernetes: 'prod-eu' }],
        history: ['ran twice this week'],
        secrets: ['DB'],
        maskedStdin: 'a\nb',
        checkpoint: 'box\n1\nAAA=\n\n— box sig\n',
      }),
    );
    expect(title).toBe('guard: critical: kubectl delete namespace prod');
    const order = [
      'What will run',
      '"kubectl"\n"delete"\n"namespace"\n"prod"',
      'What it reads from stdin',
      'Why it is `critical`',
      'deletes from a cluster',
      'Who asks',
      '**Why**',
      'no longer used',
      'On what',
      'prod-eu',
      'What happened before',
      'Secrets it can read',
      'How to answer',
      `approve: comment \`/approve ${request.id}\`, after which a reason may follow, or add the label \`approved\` to this issue`,
      `deny: comment \`/deny ${request.id}\` and why, or add the label \`denied\`, or close the issue`,
      `ask: comment \`/ask ${request.id}\` and the question`,
      `take it back, also while it runs: comment \`/revoke ${request.id}\``,
      `Digest \`${request.digest}\``,
      '<details>',
      `guard-request:v1 ${request.id} ${sampleNonce}`,
      'box\n1\nAAA=\n\n— box sig',
      '</details>',
    ];
    const places = order.map((part) => body.indexOf(part));
    expect(places.filter((place) => place < 0)).toEqual([]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(body).toContain('until 2023-11-14T22:28:20Z');
  });

  it.each(nasty.map((text) => [JSON.stringify(text), text]))('shows %s and lets nothing come alive', (_name, text) => {
    const request = sampleRequest({ argv: ['sh', `CANARY${text}`] });
    const { title, body } = renderRequest(
      sampleRender(
        {
          ...request,
          reason: `CANARY${text}`,
          steps: [{ ...request.steps[0], command: { ...request.steps[0].command, cwd: `/CANARY${text}` } }],
        },
        {
          maskedReason: `CANARY${text}`,
          maskedStdin: `CANARY${text}`,
          context: [{ [`CANARY${text}`]: `CANARY${text}` }],
          history: [`CANARY${text}`],
          secrets: [`CANARY${text}`],
          actor: { osUser: `CANARY${text}`, uid: 1, host: `CANARY${text}`, agent: `CANARY${text}` },
          origin: { kind: 'ci', url: `CANARY${text}` },
        },
      ),
    );
    expect(body).toMatch(/^[\n\x20-\x7e]*$/);
    expect(title).toMatch(/^[\x20-\x7e]{1,256}$/);
    expect(alive(body)).not.toContain('CANARY');
    expect(alive(body)).not.toMatch(/@everyone|script|javascript|evil/);
    expect(body).toContain(asciiJson(`CANARY${text}`));
  });

  it('shows every argument so that it can be read back, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 6 }), (args) => {
        const { body } = renderRequest(sampleRender(sampleRequest({ argv: ['sh', ...args] })));
        const lines = /^(`{3,})json\n([\s\S]*?)\n\1$/m.exec(body)?.[2]?.split('\n') ?? [];
        expect(lines.map((line) => JSON.parse(line) as string)).toEqual(['sh', ...args]);
        expect(body).toMatch(/^[\n\x20-\x7e]*$/);
      }),
      { numRuns: 300 },
    );
  });

  it('holds no line to copy but its own', () => {
    const other = '/approve zzz999zzz999';
    const request = sampleRequest({ argv: ['echo', other, `x\n${other} `, '/DENY zzz999zzz999', '/usr/bin/approve-it', '/approve'] });
    const shown = { maskedReason: `see ${other}`, maskedStdin: other, context: [{ [other]: other }], history: [other] };
    const { body } = renderRequest(sampleRender(request, shown));
    expect(body.match(/[^\\]\/(?:approve|deny|ask|revoke)(?![\w.-])[^`]*/gi)).toEqual(
      ['approve', 'deny', 'ask', 'revoke'].map((verb) => `\`/${verb} ${request.id}`),
    );
  });

  it.each([
    ['any way', {}, {}, ['`/approve abc123def456`', 'the label `approved`']],
    ['labels alone', { ways: ['label'] as const }, {}, ['the label `approved`']],
    ['comments alone', { ways: ['comment'] as const }, {}, ['`/approve abc123def456`']],
    [
      'the digest repeated',
      {},
      { echo: true },
      [`\`/approve abc123def456 ${sha256('request abc123def456 kubectl delete namespace prod').slice(0, 8)}\``],
    ],
  ])('tells the ways that policy leaves: %s', (_name, github, terms, ways) => {
    const policy = { ...samplePolicy, github: { ...samplePolicy.github, ...github } };
    const { body } = renderRequest(sampleRender(sampleRequest({ terms }), { policy }));
    const line = /^- approve: .*$/m.exec(body)?.[0] ?? '';
    expect(['`/approve abc123def456', 'the label `approved`'].map((way) => line.includes(way))).toEqual([
      ways.some((way) => way.startsWith('`/')),
      ways.includes('the label `approved`'),
    ]);
    for (const way of ways) expect(line).toContain(way);
  });

  it('of a plan shows each step whole, in order, with its own reasons and what it acts on', () => {
    const steps = [
      ['kubectl', 'get', 'pods'],
      ['kubectl', 'delete', 'ns', 'prod'],
      ['sh', 'a\n```'],
    ].map((argv) => sampleRequest({ argv: argv as [string, ...string[]] }).steps[0]);
    const [first, ...rest] = steps as [Step, ...Step[]];
    const calm = { ...first, classification: { ...first.classification, tier: 'routine' as const, findings: [] } };
    const request = { ...sampleRequest(), steps: [calm, ...rest] as [Step, ...Step[]] };
    const { title, body } = renderRequest(sampleRender(request, { context: [{}, { kubernetes: 'prod-eu' }, {}] }));
    expect(title).toBe('guard: critical: plan of 3: kubectl get pods ; kubectl delete ns prod ; sh "a\\n\\u0060\\u0060\\u0060"');
    const places = [
      '**What will run**: 3 commands in this order',
      '**Step 1 of 3**, `routine`\n\n```json\n"kubectl"\n"get"\n"pods"\n```',
      '**Step 2 of 3**, `critical`\n\n```json\n"kubectl"\n"delete"\n"ns"\n"prod"\n```',
      '**Why step 2 is so**',
      '**On what step 2 acts**\n\n```text\nkubernetes: "prod-eu"',
      '**Step 3 of 3**, `critical`\n\n````json\n"sh"\n"a\\n```"\n````',
      '**Why step 3 is so**',
      '**Who asks**',
    ].map((text) => body.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(body).not.toContain('Why step 1');
  });

  it('is refused, never cut, when it cannot be shown whole', () => {
    const render = () => renderRequest(sampleRender(sampleRequest({ argv: ['sh', 'x'.repeat(300_000)] })));
    expect(render).toThrow(Fault);
    expect(render).toThrow(/cannot be shown whole/);
    const blown = () => renderRequest(sampleRender(sampleRequest({ argv: ['sh', '\u202e'.repeat(12_000)] })));
    expect(blown).toThrow(/cannot be shown whole/);
  });

  it('says that secrets are masked, without them', () => {
    const { title, body } = renderRequest(
      sampleRender(sampleRequest({ argv: ['psql', 'hunter2'] }), { maskedArgv: [['psql', '*******']] }),
    );
    expect(body).toContain('masked:');
    expect(title + body).not.toContain('hunter2');
  });

  it('keeps long titles within GitHub’s 256 characters', () => {
    const { title } = renderRequest(sampleRender(sampleRequest({ argv: ['echo', 'y'.repeat(1000)] })));
    expect(title).toHaveLength(256);
    expect(title.endsWith(' ...')).toBe(true);
  });
});

describe('answers', () => {
  const run = sampleRun(9);

  it('start with their marker, alone on the first line', () => {
    expect(renderStarted('abc123def456', 'ff00')).toMatch(/^guard-started:v1 abc123def456\n/);
    const outcome = renderOutcome({
      id: 'abc123def456',
      digest: sha256('d'),
      outcome: { kind: 'ran', run, code: 3, by: ['bob'] },
      checkpoint: 'o\n1\nr\n',
    });
    expect(outcome).toMatch(/^guard-outcome:v1 abc123def456\n/);
    for (const part of ['`exit 3`', '65 s', '`bob`', sha256('cast'), 'guard-anchor:v1', '```text\no\n1\nr\n```'])
      expect(outcome).toContain(part);
  });

  it.each([
    [{ kind: 'denied', by: [], at: 0, why: '@everyone closed it' } as const, 'denied: `@everyone closed it`'],
    [{ kind: 'expired', why: 'nobody decided in time' } as const, 'expired: `nobody decided in time`'],
  ])('say that nothing ran: %o', (verdict, line) => {
    const outcome = renderOutcome({ id: 'abc123def456', digest: sha256('d'), outcome: { kind: 'not-run', verdict }, checkpoint: null });
    expect(outcome).toContain(line);
    expect(outcome).toContain('nothing ran');
  });

  it('answer an attempt without letting its words come alive', () => {
    const github = { ...samplePolicy.github, labels: { ...samplePolicy.github.labels, approved: 'ok`zz' } };
    const why = '@everyone `x` --> <b>';
    const text = renderIgnored({ request: sampleRequest(), github, on: 'own', eventId: 'LE_1--> @all', why });
    expect(alive(text.split('\n').slice(1).join('\n'))).not.toMatch(/@|<b>|zz/);
    expect(text.split('\n')[0]).toBe('<!-- guard-ignored:v1 LE_1--___all -->');
  });
});

describe('text', () => {
  it.each([
    [0, '1970-01-01T00:00:00Z'],
    [951_782_400_000, '2000-02-29T00:00:00Z'],
    [1_709_251_199_999, '2024-02-29T23:59:59Z'],
    [4_107_542_400_000, '2100-03-01T00:00:00Z'],
  ])('%d is %s', (instant, iso) => expect(utc(instant)).toBe(iso));

  it('tells every date as the platform does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
        expect(utc(seconds * 1000)).toBe(new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'));
      }),
    );
  });

  it.each([
    [90_000, '90 s'],
    [900_000, '15 min'],
    [7_500_000, '2 h 5 min'],
    [7_200_000, '2 h'],
  ])('%d ms is %s', (ms, words) => expect(duration(ms)).toBe(words));

  it.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['', '`  `'],
    ['a\nb', '`a\\nb`'],
  ])('code span of %o', (text, span) => expect(codeSpan(text)).toBe(span));
});
