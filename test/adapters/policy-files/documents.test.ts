import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined, type Layer, traced } from '../../../src/adapters/policy-files/join.ts';
import { Fault } from '../../../src/core/fault.ts';
import { defaultPolicy } from '../../../src/core/policy/defaults.ts';

const layer = (text: string, trust: Layer['trust'] = 'user'): Layer => ({ document: { path: '/p.yaml', text }, trust });
const base = (text: string) => joined([layer(`version: 1\n${text}`)]);
const faultOf = (layers: readonly Layer[]): Fault => {
  try {
    joined(layers);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('the document was accepted');
};

describe('a document', () => {
  it('that says nothing is the default policy, from a user', () => {
    const { digest, trust, sources, ...rest } = base('');
    const { digest: _digest, trust: _trust, sources: _sources, ...builtIn } = defaultPolicy();
    expect(rest).toEqual(builtIn);
    expect({ trust, path: sources[0]?.path }).toEqual({ trust: 'user', path: '/p.yaml' });
    expect(digest).not.toBe(defaultPolicy().digest);
  });

  it('may set everything that the schema knows', () => {
    const policy = base(`preset: workspace
github: { repos: [acme/approvals], api: https://ghe.example/api/v3, public: true, ways: [label], labels: { approved: yes-please } }
reviewers: { permission: maintain, users: [alice], teams: [acme/sre], apps: [mobile-app] }
terms:
  sensitive: { quorum: 2, expires: 1h30m }
  critical: { quorum: 3, expires: 15m, revoke: finish, echo: true }
rules:
  - id: prod-cluster
    tier: critical
    why: production cluster
    when: { program: kubectl, context: { kubernetes: "prod-*" } }
freeze: [{ days: [sun, sat], hours: 22:00-06:00, zone: Europe/Berlin, tier: critical }, { hours: 00:00-24:00, tier: sensitive }]
path: [/opt/tools/bin]
record: { input: true, cap: 1MiB }
env: { keep: [PYTHONPATH] }
`);
    expect(policy).toMatchObject({
      preset: 'workspace',
      github: {
        repos: ['acme/approvals'],
        api: 'https://ghe.example/api/v3',
        public: true,
        ways: ['label'],
        labels: { approved: 'yes-please', denied: 'denied', question: 'needs-info' },
      },
      reviewers: { permission: 'maintain', users: ['alice'], teams: ['acme/sre'], apps: ['mobile-app'] },
      terms: {
        sensitive: { quorum: 2, expiresMs: 5_400_000, revoke: 'kill' },
        critical: { quorum: 3, expiresMs: 900_000, revoke: 'finish', echo: true },
      },
      rules: [{ id: 'prod-cluster', tier: 'critical', when: { program: ['kubectl'], context: { kubernetes: 'prod-*' } } }],
      freeze: [
        { days: ['sat', 'sun'], from: 1320, to: 360, zone: 'Europe/Berlin', tier: 'critical', source: '/p.yaml' },
        { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: 0, to: 1440, zone: 'UTC', tier: 'sensitive' },
      ],
      path: ['/opt/tools/bin'],
      record: { routine: 'digest', input: true, capBytes: 1_048_576 },
      env: { keep: ['PYTHONPATH'] },
    });
  });

  it('may say of a rule all that it is about', () => {
    const whole = base(`rules:
  - id: a
    tier: forbidden
    why: x
    when: { program: [kubectl, oc], subcommand: [delete], args: ["ns/*"], anyOption: [--force], allOptions: [--now, --wait], effects: [deletes] }
    effects: [deletes, changes-cluster]
    examples: { hit: [kubectl delete ns/a --force], miss: [ls] }
  - { id: b-2, tier: routine, why: y, when: { program: ls }, examples: { miss: [ls] } }
  - { id: c, tier: sensitive, why: z, when: { effects: [publishes] }, examples: { hit: [npm publish] } }
`);
    expect(whole.rules.map(({ source: _, ...rule }) => rule)).toEqual([
      {
        id: 'a',
        tier: 'forbidden',
        why: 'x',
        when: {
          program: ['kubectl', 'oc'],
          subcommand: ['delete'],
          args: ['ns/*'],
          anyOption: ['--force'],
          allOptions: ['--now', '--wait'],
          effects: ['deletes'],
        },
        effects: ['deletes', 'changes-cluster'],
        examples: { hit: ['kubectl delete ns/a --force'], miss: ['ls'] },
      },
      { id: 'b-2', tier: 'routine', why: 'y', when: { program: ['ls'] }, examples: { hit: [], miss: ['ls'] } },
      { id: 'c', tier: 'sensitive', why: 'z', when: { effects: ['publishes'] }, examples: { hit: ['npm publish'], miss: [] } },
    ]);
  });

  it.each(
    'reads reads-secrets writes-files deletes executes network-in network-out exports-data changes-identity changes-permissions changes-cluster changes-infrastructure changes-database changes-services changes-packages changes-network changes-history publishes spends-money stops-processes touches-audit'.split(
      ' ',
    ),
  )('may name the effect %s', (effect) => {
    const { rules } = base(`rules: [{ id: a, tier: critical, why: x, when: { effects: [${effect}] } }]`);
    expect(rules[0]?.when).toEqual({ effects: [effect] });
  });

  it('changes the digest with anything that decides, and not with where it stood', () => {
    const one = joined([layer('version: 1\npreset: strict\n')]);
    expect(base('terms: { critical: { quorum: 2 } }').digest).not.toBe(one.digest);
    expect(joined([{ document: { path: '/elsewhere.yaml', text: '# words\nversion: 1\n' }, trust: 'user' }]).digest).toBe(one.digest);
    expect(joined([layer('version: 1\n', 'machine')]).digest).not.toBe(one.digest);
  });
});

/** Text after `version: 1`, the place, and what is said. */
const mistakes: [string, string, RegExp, RegExp?][] = [
  ['reviewer: {}', '2:1', /unknown key "reviewer"/, /did you mean "reviewers"/],
  ['github: { repo: [a/b] }', '2:11', /unknown key "repo" in github/, /did you mean "repos"/],
  ['terms:\n  critical: { qorum: 2 }', '3:15', /unknown key "qorum"/, /quorum/],
  ['preset: lax', '2:9', /preset must be one of strict, workspace/],
  ['github: { repos: [not-a-repo] }', '2:19', /"not-a-repo" is not valid/, /owner\/name/],
  ['github: { repos: ["../.."] }', '2:19', /not valid/],
  ['github: { public: yes }', '2:19', /must be true or false/, /YAML 1\.2/],
  ['github: { labels: { approved: x, denied: X } }', '2:19', /must differ/],
  ['terms: { sensitive: { expires: 90 } }', '2:32', /must be a text/],
  ['terms: { sensitive: { expires: soon } }', '2:32', /"soon" is not valid/, /90s/],
  ['terms: { sensitive: { expires: 0s } }', '2:32', /longer than nothing/],
  ['terms: { sensitive: { quorum: 0 } }', '2:31', /whole number from 1/],
  ['terms: { sensitive: { quorum: 1.5 } }', '2:31', /whole number/],
  ['rules: { id: x }', '2:8', /rules must be a list/],
  ['rules: [{ id: x, tier: lax, why: y, when: { program: a } }]', '2:24', /tier must be one of routine, sensitive, critical, forbidden/],
  ['rules: [{ id: -x, tier: critical, why: y, when: { program: a } }]', '2:15', /id: "-x" is not valid/],
  ['rules: [{ id: x-, tier: critical, why: y, when: { program: a } }]', '2:15', /id: "x-" is not valid/],
  ['rules: [{ id: x, why: y, when: { program: a } }]', '2:9', /needs id, tier, why and when/],
  ['rules: [{ tier: critical, why: y, when: { program: a } }]', '2:9', /needs id, tier, why and when/],
  ['rules: [{ id: x, tier: critical, when: { program: a } }]', '2:9', /needs id, tier, why and when/],
  ['rules: [{ id: x, tier: critical, why: y, when: { subcommand: 1 } }]', '2:62', /when\.subcommand/],
  ['rules: [{ id: x, tier: critical, why: y, when: { anyOption: [] } }]', '2:61', /when\.anyOption is empty/],
  ['rules: [{ id: x, tier: critical, why: y, when: { allOptions: [] } }]', '2:62', /when\.allOptions is empty/],
  ['rules: [{ id: x, tier: critical, why: y, when: { effects: [burns] } }]', '2:60', /effects must be one of reads, /],
  ['rules: [{ id: x, tier: critical, why: y, when: { program: a }, effects: [burns] }]', '2:74', /effects must be one of reads, /],
  ['rules: [{ id: x, tier: critical, why: y, when: { program: a }, examples: { hit: 1 } }]', '2:81', /examples\.hit/],
  ['rules: [{ id: x, tier: critical, why: y, when: {program: a}, examples: {miss: 1} }]', '2:79', /examples\.miss/],
  ['rules: [{ id: x, tier: critical, why: y, when: { program: a }, examples: { hits: [a] } }]', '2:76', /unknown key "hits" in examples/],
  ['github: { api: "x https://a.example" }', '2:16', /github\.api/, /write it like https:\/\/api\.github\.com/],
  ['github: { api: "https://a.example/x y" }', '2:16', /not valid/],
  ['github: { ways: [mail] }', '2:18', /github\.ways must be one of label, comment, review/],
  ['github: { labels: { approve: x } }', '2:21', /unknown key "approve" in github\.labels/],
  ['github: { labels: { approved: " x" } }', '2:31', /github\.labels\.approved/],
  ['github: { labels: { denied: Approved } }', '2:19', /must differ/],
  ['github: { labels: { question: DENIED } }', '2:19', /must differ/],
  ['reviewers: { permission: guest }', '2:26', /reviewers\.permission must be one of/],
  ['reviewers: { users: ["@ann"] }', '2:22', /reviewers\.users/, /without @/],
  ['reviewers: { teams: [sre] }', '2:22', /reviewers\.teams/, /organization\/team/],
  ['reviewers: { teams: ["x acme/sre"] }', '2:22', /not valid/],
  ['reviewers: { teams: ["acme/sre x"] }', '2:22', /not valid/],
  ['reviewers: { apps: ["My App"] }', '2:21', /reviewers\.apps/, /slug/],
  ['reviewers: { apps: ["-app"] }', '2:21', /not valid/],
  ['terms: { sensitive: { revoke: never } }', '2:31', /terms\.sensitive\.revoke must be one of kill, finish/],
  ['terms: { critical: { echo: 1 } }', '2:28', /terms\.critical\.echo must be true or false/],
  ['path: ["x /bin"]', '2:8', /path/],
  ['record: { routine: some }', '2:20', /record\.routine must be one of/],
  ['record: { input: 1 }', '2:18', /record\.input must be true or false/],
  ['record: { cap: much }', '2:16', /record\.cap/],
  ['env: { keep: [1A] }', '2:15', /env\.keep/],
  ['env: { keep: ["A B"] }', '2:15', /env\.keep/],
  ['rules: [{ id: x, tier: critical, why: y }]', '2:9', /needs id, tier, why and when/],
  ['rules: [{ id: x, tier: critical, why: y, when: {} }]', '2:48', /when is empty/],
  [
    'rules: [{ id: x, tier: critical, why: y, when: { program: a } }, { id: x, tier: critical, why: y, when: { program: b } }]',
    '2:66',
    /there twice/,
  ],
  ['path: [bin]', '2:8', /not valid/, /absolute/],
  ['env: { keep: ["*"] }', '2:15', /not valid/],
  ['rules: [{ id: x, tier: critical, why: y, when: { context: {} } }]', '2:59', /when\.context is empty/],
  ['rules: [{ id: x, tier: critical, why: y, when: { args: [] } }]', '2:56', /when\.args is empty/],
  ['rules: [{ id: x, tier: critical, why: y, when: { context: { kubernets: a } } }]', '2:61', /unknown key "kubernets"/, /"kubernetes"/],
  ['freeze: [{ days: [sat] }]', '2:10', /a freeze needs a tier/],
  ['freeze: [{ tier: critical }]', '2:10', /days or hours/],
  ['freeze: [{ days: [saturday], tier: critical }]', '2:19', /days must be one of mon/],
  ['freeze: [{ days: [], tier: critical }]', '2:18', /days is empty/],
  ['freeze: [{ days: [sat], tier: routine }]', '2:31', /tier must be one of sensitive, critical, forbidden/],
  ['freeze: [{ days: [sat], zone: Berlin, tier: critical }]', '2:31', /"Berlin" is not a time zone/],
  ['freeze: [{ hours: 25:00-26:00, tier: critical }]', '2:19', /hours: .* is not valid/],
  ['freeze: [{ hours: 08:00-08:00, tier: critical }]', '2:19', /begin where they end/],
  ['freeze: [{ hours: 08:00-09:00, tier: critical, wen: {} }]', '2:48', /unknown key "wen"/, /did you mean "when"/],
  ['grants: {}', '2:9', /grants needs max/],
  ['grants: { max: soon }', '2:16', /grants\.max: "soon" is not valid/],
  ['grants: { max: 1h, tiers: [critical] }', '2:20', /unknown key "tiers" in grants/],
  ['preset: strict\npreset: workspace', '3:1', /unique|duplicate/i],
  ['reviewers: &a { users: [alice] }\nterms: *a', '2:15', /anchors, aliases and tags/],
  ['preset: !!str strict', '2:15', /anchors, aliases and tags/],
  ['? [a]\n: b', '2:3', /a key must be a plain text/],
  ['preset: "strict" lax', '2:18', /Unexpected/i],
];

describe('a mistake', () => {
  it.each(mistakes)('%j is an error at %s', (text, place, message, hint = /./) => {
    const fault = faultOf([layer(`version: 1\n${text}\n`)]);
    expect(fault.kind).toBe('configuration');
    const [first, line, caret] = fault.message.split('\n');
    expect(first).toMatch(message);
    expect(first).toContain(`/p.yaml:${place}: `);
    expect(fault.hint).toMatch(hint);
    // The caret stands below the column that is named.
    expect(caret?.indexOf('^')).toBe(2 + Number(place.split(':')[1]) - 1);
    expect(line?.trim()).not.toBe('');
  });

  it.each([
    ['', /empty/],
    ['# only words\n', /version|empty|map/],
    ['[]', /must be a map/],
    ['preset: strict', /version is missing/],
    ['version: 2', /version must be 1/],
    ['version: "1"', /version must be 1/],
    ['version: 1\n---\nversion: 1\n', /second document/],
  ])('%j is no policy', (text, message) => {
    expect(faultOf([layer(text)]).message).toMatch(message);
  });

  it('is the only way that any text fails', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: fc.constantFrom('a', ':', ' ', '\n', '-', '[', ']', '{', '}', '&', '*', '!', '"', "'", '#', '|', '>', '\t') }),
        ),
        (text) => {
          try {
            joined([layer(`version: 1\n${text}`)]);
          } catch (error) {
            expect(error).toBeInstanceOf(Fault);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('where a mistake is shown', () => {
  const shown = (text: string) =>
    faultOf([layer(text)])
      .message.split('\n')
      .slice(1);

  it('a tab is one column wide, and the end of a Windows line is not shown', () => {
    expect(shown('version: 1\r\npreset:\tlax\r\n')).toEqual(['  preset: lax', '          ^']);
  });

  it('a long line is cut around the place', () => {
    const words = 'x'.repeat(200);
    const [line, caret] = shown(`version: 1\ngithub: { repos: [${words}/y], oops: 1 } # ${'z'.repeat(300)}\n`);
    expect(line).toHaveLength(2 + 160);
    expect(line?.slice(caret?.indexOf('^'))).toMatch(/^oops: 1/);
    expect(caret?.indexOf('^')).toBe(82);
  });

  it('the end of a document that says too little is an empty line', () => {
    expect(shown('')).toEqual(['  ', '  ^']);
  });
});

describe('a word that is not known', () => {
  it.each([
    ['presett', 'preset'],
    ['Preset', 'preset'],
    ['pre', null],
    ['githb', 'github'],
    ['reviewer', 'reviewers'],
    ['reviewes', 'reviewers'],
    ['reviwrers', 'reviewers'],
    ['rewievers', 'reviewers'],
    ['rewiveres', null],
    ['rule', 'rules'],
    ['ruels', 'rules'],
    ['x', null],
    ['termsssss', null],
    ['nv', 'env'],
    ['pth', 'path'],
    ['frieze', 'freeze'],
  ])('%s: meant is %s', (word, meant) => {
    const { hint } = faultOf([layer(`version: 1\n${word}: 1\n`)]);
    if (meant === null) expect(hint).not.toMatch(/mean/);
    else expect(hint).toMatch(new RegExp(`mean.*\\b${meant}\\b`));
  });
});

describe('where a value was written', () => {
  it('is the last document that says it, with its line', () => {
    const text = (lines: string, path: string) => ({ path, text: `version: 1\n${lines}\n` });
    const { origins } = traced([
      {
        document: text(
          'preset: workspace\ngithub: { repos: [a/b] }\nreviewers: { users: [alice] }\nterms: { sensitive: { quorum: 2 }, critical: { echo: true } }\npath: [/opt/x]\nrecord: { cap: 1MiB }\nenv: { keep: [A] }',
          '/machine.yaml',
        ),
        trust: 'machine',
      },
      { document: text('preset: strict\nterms: { critical: { quorum: 3 } }', '/tree.yaml'), trust: 'untrusted' },
    ]);
    const lines = Object.fromEntries(Object.entries(origins).map(([name, { path, line }]) => [name, `${path}:${line}`]));
    expect(lines).toEqual({
      preset: '/tree.yaml:2',
      'github.repos': '/machine.yaml:3',
      'reviewers.users': '/machine.yaml:4',
      'terms.sensitive.quorum': '/machine.yaml:5',
      'terms.critical.echo': '/machine.yaml:5',
      'terms.critical.quorum': '/tree.yaml:3',
      path: '/machine.yaml:6',
      'record.capBytes': '/machine.yaml:7',
      'env.keep': '/machine.yaml:8',
    });
    expect(origins['path']?.column).toBeGreaterThan(0);
  });
});

const strictBase = `version: 1
github: { repos: [acme/approvals, acme/other], ways: [label, comment] }
reviewers: { permission: write, users: [alice, bob], teams: [acme/sre], apps: [mobile-app] }
terms: { sensitive: { quorum: 2, expires: 20m, revoke: finish }, critical: { quorum: 2, expires: 10m, echo: true } }
freeze: [{ days: [sun, sat], hours: 22:00-06:00, zone: Europe/Berlin, tier: critical }, { hours: 00:00-24:00, tier: sensitive }]
path: [/opt/tools/bin]
record: { routine: digest, cap: 8MiB }
env: { keep: [PYTHONPATH] }
`;

describe('an untrusted document', () => {
  const onTop = (text: string) => [layer(strictBase, 'machine'), layer(`version: 1\n${text}\n`, 'untrusted')] as const;

  it.each([
    ['github: { api: https://evil.example }', 'github.api', 'only a trusted document may choose it'],
    ['github: { repos: [evil/approvals] }', 'github.repos', '"evil/approvals" is not in it'],
    ['github: { public: true }', 'github.public', 'it is false'],
    ['github: { ways: [label, review] }', 'github.ways', '"review" is not in it'],
    ['github: { labels: { approved: bug } }', 'github.labels.approved', 'only a trusted document may choose it'],
    ['github: { labels: { denied: bug } }', 'github.labels.denied', 'only a trusted document may choose it'],
    ['github: { labels: { question: bug } }', 'github.labels.question', 'only a trusted document may choose it'],
    ['reviewers: { permission: read }', 'reviewers.permission', 'it is write'],
    ['reviewers: { permission: triage }', 'reviewers.permission', 'it is write'],
    ['reviewers: { users: [mallory] }', 'reviewers.users', '"mallory" is not in it'],
    ['reviewers: { teams: [evil/team] }', 'reviewers.teams', '"evil/team" is not in it'],
    ['reviewers: { users: [], teams: [] }', 'reviewers', 'it would name nobody, which lets everybody review'],
    ['reviewers: { teams: [], users: [] }', 'reviewers', 'it would name nobody, which lets everybody review'],
    ['reviewers: { apps: [evil-app] }', 'reviewers.apps', '"evil-app" is not in it'],
    ['terms: { sensitive: { quorum: 1 } }', 'terms.sensitive.quorum', 'it is higher'],
    ['terms: { critical: { quorum: 1 } }', 'terms.critical.quorum', 'it is higher'],
    ['terms: { sensitive: { expires: 21m } }', 'terms.sensitive.expires', 'it is shorter'],
    ['terms: { critical: { revoke: finish } }', 'terms.critical.revoke', 'it is kill'],
    ['terms: { critical: { echo: false } }', 'terms.critical.echo', 'it is true'],
    ['preset: workspace', 'preset', 'it is strict'],
    ['path: [/tmp/bin]', 'path', '"/tmp/bin" is not in it'],
    ['record: { routine: none }', 'record.routine', 'it is digest'],
    ['record: { cap: 1MiB }', 'record.cap', 'it is higher'],
    ['env: { keep: [LD_PRELOAD] }', 'env.keep', '"LD_PRELOAD" is not in it'],
    ['rules: [{ id: mine, tier: routine, why: trust me, when: { program: rm } }]', 'the rule "mine"', 'it makes something routine'],
  ])('cannot loosen: %s', (text, name, why) => {
    const fault = faultOf(onTop(text));
    expect(fault.message).toMatch(/^\/p\.yaml:2:\d+: /);
    expect(fault.message.split('\n')[0]).toContain(`: ${name} would loosen the policy: ${why}`);
    expect(fault.hint).toMatch(/can only tighten/);
  });

  it.each([
    ['record: { input: true }', 'record: { input: false }', 'record.input', 'it is true'],
    ['preset: strict', 'preset: strict\nrecord: { routine: none }', 'record.routine', 'it is full'],
    ['preset: workspace', 'preset: strict\nrecord: { routine: digest }', 'record.routine', 'it is full'],
    ['preset: workspace', 'record: { routine: none }', 'record.routine', 'it is digest'],
    ['reviewers: { users: [alice] }', 'reviewers: { users: [] }', 'reviewers', 'it would name nobody, which lets everybody review'],
    ['reviewers: { teams: [acme/sre] }', 'reviewers: { teams: [] }', 'reviewers', 'it would name nobody, which lets everybody review'],
    ['reviewers: { teams: [acme/sre] }', 'reviewers: { users: [alice] }', 'reviewers.users', '"alice" is not in it'],
    ['reviewers: { permission: admin }', 'reviewers: { permission: maintain }', 'reviewers.permission', 'it is admin'],
  ])('above %j cannot loosen: %j', (below, text, name, why) => {
    const fault = faultOf([layer(`version: 1\n${below}\n`, 'machine'), layer(`version: 1\n${text}\n`, 'untrusted')]);
    expect(fault.message.split('\n')[0]).toContain(`: ${name} would loosen the policy: ${why}`);
  });

  it.each([
    'github: { repos: [ACME/Approvals, acme/other], ways: [comment, label], public: false, labels: { approved: approved } }',
    'github: { labels: { denied: denied, question: needs-info } }',
    'reviewers: { permission: write }',
    'reviewers: { permission: maintain }',
    'reviewers: { users: [alice, bob], teams: [acme/sre], apps: [mobile-app] }',
    'reviewers: { users: [] }',
    'reviewers: { teams: [] }',
    'terms: { sensitive: { quorum: 2, expires: 20m, revoke: finish, echo: false }, critical: { quorum: 2, expires: 10m, revoke: kill, echo: true } }',
    'preset: strict',
    'path: [/opt/tools/bin]',
    'record: { routine: full, cap: 8MiB, input: false }',
    'env: { keep: [PYTHONPATH] }',
    'freeze: [{ hours: 00:00-24:00, tier: critical }]',
  ])('may say what is so already, or less: %s', (text) => {
    expect(joined(onTop(text)).trust).toBe('machine');
  });

  it('adds its windows to those below it', () => {
    const { freeze } = joined(onTop('freeze: [{ hours: 01:00-02:00, tier: critical }]'));
    expect(freeze.map(({ from }) => from)).toEqual([1320, 0, 60]);
  });

  it.each([
    ['workspace', 'strict', 'full'],
    ['workspace', 'workspace', 'digest'],
    ['strict', 'strict', 'full'],
  ])('with preset %s below and %s on top records %s', (below, text, routine) => {
    const policy = joined([layer(`version: 1\npreset: ${below}\n`, 'machine'), layer(`version: 1\npreset: ${text}\n`, 'untrusted')]);
    expect(policy.record.routine).toBe(routine);
  });

  it('can tighten', () => {
    const policy = joined(
      onTop(`github: { repos: [acme/other], ways: [comment] }
reviewers: { permission: admin, users: [alice], teams: [], apps: [] }
terms: { sensitive: { quorum: 3, expires: 5m, revoke: kill, echo: true } }
rules: [{ id: mine, tier: forbidden, why: never here, when: { program: rm } }]
path: []
record: { routine: full, input: true, cap: 16MiB }
env: { keep: [] }`),
    );
    expect(policy).toMatchObject({
      trust: 'machine',
      github: { repos: ['acme/other'], ways: ['comment'] },
      reviewers: { permission: 'admin', users: ['alice'], teams: [], apps: [] },
      terms: { sensitive: { quorum: 3, expiresMs: 300_000, revoke: 'kill', echo: true }, critical: { quorum: 2, echo: true } },
      rules: [{ id: 'mine', tier: 'forbidden' }],
      path: [],
      record: { routine: 'full', input: true, capBytes: 16 * 1024 * 1024 },
      env: { keep: [] },
    });
  });

  it('can name reviewers where the base lets everybody with the role review', () => {
    const named = (text: string) => joined([layer('version: 1\n'), layer(`version: 1\nreviewers: ${text}\n`, 'untrusted')]).reviewers;
    expect(named('{ users: [alice] }')).toMatchObject({ users: ['alice'], teams: [] });
    expect(named('{ teams: [acme/sre] }')).toMatchObject({ users: [], teams: ['acme/sre'] });
    expect(named('{ users: [], teams: [] }')).toMatchObject({ users: [], teams: [] });
  });

  it('can tighten but not choose where to ask when there is no other document', () => {
    expect(faultOf([layer('version: 1\ngithub: { repos: [evil/approvals] }\n', 'untrusted')]).message).toMatch(/would loosen/);
    const policy = joined([layer('version: 1\nterms: { sensitive: { quorum: 2 } }\n', 'untrusted')]);
    expect(policy).toMatchObject({ trust: 'none', terms: { sensitive: { quorum: 2 } } });
  });

  it('never ends in less quorum, longer expiry or more reviewers, whatever it says', () => {
    const flag = fc.boolean();
    const document = fc.record({
      quorum: fc.integer({ min: 1, max: 10 }),
      minutes: fc.integer({ min: 1, max: 60 }),
      echo: flag,
      users: fc.subarray(['alice', 'bob', 'mallory']),
      preset: fc.constantFrom('strict', 'workspace'),
    });
    fc.assert(
      fc.property(document, ({ quorum, minutes, echo, users, preset }) => {
        const below = joined([layer(strictBase, 'machine')]);
        try {
          const policy = joined(
            onTop(
              `preset: ${preset}\nreviewers: { users: [${users.join(', ')}] }\nterms: { critical: { quorum: ${quorum}, expires: ${minutes}m, echo: ${echo} } }`,
            ),
          );
          expect(policy.terms.critical.quorum).toBeGreaterThanOrEqual(below.terms.critical.quorum);
          expect(policy.terms.critical.expiresMs).toBeLessThanOrEqual(below.terms.critical.expiresMs);
          expect(policy.terms.critical.echo).toBe(true);
          expect(policy.preset).toBe('strict');
          for (const user of policy.reviewers.users) expect(below.reviewers.users).toContain(user);
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
        }
      }),
    );
  });
});
