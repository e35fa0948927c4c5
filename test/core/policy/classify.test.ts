import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '../../../src/core/policy/classify.ts';
import type { Rule } from '../../../src/core/policy/rule.ts';
import { aContext, argv, rulesOf, shell } from './a-context.ts';

const words = fc.constantFrom(
  'ls',
  'rm',
  '-rf',
  '/',
  "'a b'",
  '"$x"',
  '$(id)',
  '|',
  ';',
  '&&',
  '>f',
  '<g',
  'git',
  'push',
  '--force',
  'sudo',
  'sh',
  '-c',
  '{a,b}',
  '*.c',
  '((x))',
  '[[',
  ']]',
  '`',
  '(',
  ')',
  '<<E',
  '\n',
  'E',
  'for',
  'do',
  'done',
  '${x',
  '}',
  '\\',
  'find',
  '-exec',
  '{}',
  '\\;',
  'xargs',
  'kubectl',
  'aws',
  'é',
  '\u0000',
  '\ud800',
);
const scripts = fc.array(words, { maxLength: 24 }).map((parts) => parts.join(' '));

describe('any input', () => {
  it('never throws, and gives the same answer twice, with spans inside the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(scripts, fc.string({ unit: 'binary', maxLength: 200 })),
        fc.constantFrom('strict' as const, 'workspace' as const),
        (text, preset) => {
          const once = shell(text, preset);
          expect(shell(text, preset)).toEqual(once);
          for (const { span } of [...once.findings, ...once.blindSpots]) {
            expect(span[0]).toBeGreaterThanOrEqual(0);
            expect(span[1]).toBeGreaterThanOrEqual(span[0]);
            expect(span[1]).toBeLessThanOrEqual(once.text.length);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('that the parser reads past its end keeps its spans inside the text', () => {
    const { findings, blindSpots, text } = shell('${x ` \\');
    for (const { span } of [...findings, ...blindSpots]) expect(span[1]).toBeLessThanOrEqual(text.length);
  });

  it('exec -c and explain -c never differ', () => {
    fc.assert(
      fc.property(scripts, (text) => {
        expect(argv(['/bin/bash', '--noprofile', '--norc', '-c', text])).toEqual(shell(text));
      }),
      { numRuns: 500 },
    );
  });

  it('more after it never makes a script less grave', () => {
    const order = ['routine', 'sensitive', 'critical', 'forbidden'];
    const commands = fc.constantFrom('ls', 'rm -rf /', 'git push -f', 'echo hi', 'npm i x', 'cat .env', 'kubectl delete ns a', 'touch f');
    fc.assert(
      fc.property(
        fc.array(commands, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(' && ', '; ', ' | ', '\n', ' || ', ' & '),
        (list, joint) => {
          const grave = Math.max(...list.map((command) => order.indexOf(shell(command).tier)));
          expect(order.indexOf(shell(list.join(joint)).tier)).toBeGreaterThanOrEqual(grave);
        },
      ),
    );
  });

  it.each([
    ['64 KiB of one word', 'a'.repeat(65_536)],
    ['20,000 nested substitutions', '$('.repeat(20_000)],
    ['deep braces', '{'.repeat(5_000)],
    ['many commands', 'ls; '.repeat(16_000)],
    ['a wide pipeline', `${'cat x | '.repeat(5_000)}cat`],
    ['many redirections', `ls ${'>f '.repeat(10_000)}`],
    ['quotes that never end', '\'"'.repeat(20_000)],
    ['sudo of sudo', `${'sudo '.repeat(10_000)}ls`],
    ['a glob that backtracks', `git log ${'*a'.repeat(5_000)}`],
    ['nested shells', Array.from({ length: 40 }).reduce<string>((inner) => `sh -c ${JSON.stringify(inner)}`.slice(0, 60_000), 'ls')],
  ])('%s is answered', (_, text) => {
    expect(['routine', 'sensitive', 'critical', 'forbidden']).toContain(shell(text).tier);
  });
});

describe('an argv', () => {
  it.each([
    [['ls', '-la'], 'routine'],
    [['echo', '$(rm -rf /)'], 'routine'],
    [['echo', '; rm -rf /'], 'routine'],
    [['sh', '-c', 'ls'], 'routine'],
    [['sh', '-c', 'rm -rf /'], 'critical'],
    [['find', '.', '-delete'], 'sensitive'],
    [['git', 'push', '--force'], 'critical'],
    [[''], 'sensitive'],
    [['ls\0'], 'sensitive'],
    [['./ls'], 'sensitive'],
  ] as const)('%j is %s', (words, tier) => {
    expect(argv(words).tier).toBe(tier);
  });

  it('points at the word inside a quoted code string', () => {
    const { text, findings } = argv(['sh', '-c', 'ls; rm -rf /']);
    const span = findings.find(({ rule }) => rule === 'rm-wide')?.span ?? [0, 0];
    expect(text.slice(...span)).toBe('rm -rf /');
  });
});

describe('the program must be the one that its name promises', () => {
  it('found outside the trusted path: unknown', () => {
    const lookup = () => ({ kind: 'found', path: '/tmp/bin/ls', trusted: false }) as const;
    expect(rulesOf(shell('ls', 'strict', { lookup }))).toEqual(['unknown-program']);
  });

  it('build tools of the work tree are known in workspace only', () => {
    const lookup = () => ({ kind: 'found', path: '/w/tree/node_modules/.bin/jest', trusted: false }) as const;
    expect(shell('jest', 'workspace', { lookup }).tier).toBe('routine');
    expect(shell('jest', 'strict', { lookup }).tier).toBe('sensitive');
    expect(shell('./gradlew build', 'workspace').tier).toBe('routine');
    expect(shell('./gradlew publish', 'workspace').tier).toBe('critical');
    expect(shell('cd /tmp && ./gradlew build', 'workspace').tier).toBe('sensitive');
  });

  it('writes of workspace stay inside the work tree', () => {
    expect(shell('mkdir -p a/b', 'workspace').tier).toBe('routine');
    expect(shell('mkdir ../a', 'workspace').tier).toBe('sensitive');
    expect(shell('cd .. && mkdir a', 'workspace').tier).toBe('sensitive');
    expect(shell('cd sub && mkdir a', 'workspace').tier).toBe('routine');
    expect(shell('touch .git/hooks/pre-commit', 'workspace').tier).toBe('critical');
    expect(shell('touch .guard/policy.yaml', 'workspace').tier).toBe('critical');
    expect(shell('mkdir a', 'workspace', { workTree: null }).tier).toBe('sensitive');
  });
});

describe('what steers a program', () => {
  it.each([
    ['git status', { GIT_SSH_COMMAND: 'x' }, 'sensitive'],
    ['git status', { GIT_PAGER: 'cat' }, 'routine'],
    ['git status', { PATH: '/usr/bin' }, 'routine'],
    ['kubectl get pods', { KUBECONFIG: '/tmp/x' }, 'sensitive'],
    ['aws s3 ls', { AWS_PROFILE: 'prod' }, 'routine'],
    ['aws s3 ls', { AWS_CONFIG_FILE: '/tmp/x' }, 'sensitive'],
    ['ls', { KUBECONFIG: '/tmp/x' }, 'routine'],
    // Networks that look into TLS have these on every machine; alone they lead nowhere else.
    ['git status', { GIT_SSL_CAINFO: '/etc/ssl/ca.pem', SSL_CERT_FILE: '/etc/ssl/ca.pem' }, 'routine'],
    ['aws s3 ls', { AWS_CA_BUNDLE: '/etc/ssl/ca.pem' }, 'routine'],
    ['gcloud projects list', { CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE: '/etc/ssl/ca.pem' }, 'routine'],
    ['git status', { GIT_SSL_CAINFO: '/tmp/x', https_proxy: 'http://127.0.0.1:8080' }, 'sensitive'],
    ['aws s3 ls', { AWS_CA_BUNDLE: '/tmp/x', HTTPS_PROXY: 'http://127.0.0.1:8080' }, 'sensitive'],
    ['aws s3 ls', { AWS_CA_BUNDLE: '/tmp/x', AWS_ENDPOINT_URL: 'https://127.0.0.1' }, 'sensitive'],
    ['GIT_SSL_CAINFO=/tmp/x git status', {}, 'sensitive'],
    ['git status', { GIT_SSL_NO_VERIFY: '1' }, 'sensitive'],
    ['crane ls alpine', { CONTAINER_NAME: 'build' }, 'routine'],
    ['ctr images ls', { CONTAINERD_ADDRESS: '/tmp/x' }, 'sensitive'],
  ] as const)('%s with %j is %s', (command, env, tier) => {
    expect(shell(command, 'strict', { env }).tier).toBe(tier);
  });

  it('a terminal that gives commands to a client is critical', () => {
    expect(rulesOf(shell('psql prod', 'strict', { stdinTty: true }))).toContain('interactive-input');
    expect(shell('psql prod', 'strict', { stdinTty: true }).tier).toBe('critical');
    expect(shell('ls', 'strict', { stdinTty: true }).tier).toBe('routine');
  });
});

describe('rules of documents', () => {
  const prod: Rule = {
    id: 'prod',
    tier: 'critical',
    why: 'production cluster',
    when: { program: 'kubectl', context: { kubernetes: 'prod-*' } },
  };
  const never: Rule = { id: 'never', tier: 'forbidden', why: 'not here', when: { program: 'npm', subcommand: 'publish' } };
  const fine: Rule = { id: 'fine', tier: 'routine', why: 'our deploy tool', when: { program: 'deploy-status' } };

  it('match on effects, whichever program has them', () => {
    const wary: Rule = { id: 'wary', tier: 'critical', why: 'nothing is deleted here', when: { effects: ['deletes'] } };
    const judged = (text: string) => classify({ shell: text }, { preset: 'strict', rules: [wary], path: [] }, aContext()).tier;
    expect([judged('rm x'), judged('find . -delete'), judged('ls'), judged('cp a b')]).toEqual([
      'critical',
      'critical',
      'routine',
      'sensitive',
    ]);
  });

  it('match on context, forbid, and let through what they name', () => {
    const judged = (text: string, facts: Record<string, string>) =>
      classify({ shell: text }, { preset: 'strict', rules: [prod, never, fine], path: [] }, aContext({ facts }));
    expect(judged('kubectl get pods', { kubernetes: 'prod-eu' }).tier).toBe('critical');
    expect(judged('kubectl get pods', { kubernetes: 'dev' }).tier).toBe('routine');
    expect(judged('npm publish', {}).tier).toBe('forbidden');
    expect(judged('sudo npm publish', {}).tier).toBe('forbidden');
    expect(judged('deploy-status x', {}).tier).toBe('routine');
    expect(judged('deploy-status $(rm x)', {}).tier).toBe('sensitive');
  });
});

describe('an argv that is no `exec -c`', () => {
  it.each([
    [['/bin/bash', '--noprofile', '--norc', '-c', 'ls', 'name']],
    [['/bin/bash', '--noprofile', '--norc', '-c']],
    [['/bin/bash', '--noprofile', '--norc', '-x', 'ls']],
    [['/bin/bash', '--noprofile', '--posix', '-c', 'ls']],
    [['/bin/bash', '--posix', '--norc', '-c', 'ls']],
    [['/tmp/bash', '--noprofile', '--norc', '-c', 'ls']],
    [['bash', '--noprofile', '--norc', '-c', 'ls']],
  ])('%j is judged as the words that it is', (words) => expect(argv(words).text).toBe(words.join(' ')));

  it('and one that is, as the string', () => {
    expect(argv(['/bin/bash', '--noprofile', '--norc', '-c', 'ls -l']).text).toBe('ls -l');
  });

  it.each<[string, readonly string[], RegExp]>([
    ['with a NUL character', ['ls', 'a\0b', 'c'], /NUL/],
    ['longer than guard reads', ['echo', 'a'.repeat(300_000)], /long/],
  ])('%s asks, about all of it', (_, words, why) => {
    const { tier, blindSpots, text } = argv(words);
    expect(tier).not.toBe('routine');
    expect(blindSpots.filter((spot) => why.test(spot.why)).map(({ span }) => span)).toEqual([[0, text.length]]);
  });
  it('of many words is read', () => expect(argv(['echo', ...Array.from({ length: 2000 }, () => 'a')]).tier).toBe('routine'));

  it('at a terminal gives it to a client', () => {
    expect(rulesOf(argv(['psql', 'prod'], 'strict', { stdinTty: true }))).toContain('interactive-input');
  });

  it.each([["echo 'x'; rm -rf /"], ['rm -rf /'], ["rm -rf / 'x'"]])('shows where code stands that had to be quoted: %s', (code) => {
    const { text, findings } = argv(['sh', '-c', code]);
    const span = findings.find(({ rule }) => rule === 'rm-wide')?.span ?? [0, 0];
    expect(text.slice(...span)).toContain('rm -rf /');
  });
});

describe('a rule about effects', () => {
  const about = (id: string, over: Partial<Rule> = {}): Rule => ({
    id,
    tier: 'critical',
    why: 'a test',
    when: { effects: ['writes-files', 'deletes'] },
    ...over,
  });
  const found = (text: string, ...rules: readonly Rule[]) =>
    rulesOf(classify({ shell: text }, { preset: 'strict', rules, path: [] }, aContext())).filter((id) =>
      rules.some((rule) => rule.id === id),
    );

  it.each<[string, number]>([
    ['ls', 0],
    ['rm x', 1],
    ['> f', 1],
    ['{ ls; } > f', 1],
    ['rm x; rm y', 2],
    ['rm x; > f', 2],
    ['> f; rm x', 2],
    ['> f; > g', 2],
  ])('is told once for each place: %s, %d', (text, times) => expect(found(text, about('one'))).toHaveLength(times));

  it('is told though another is told there', () => {
    expect(new Set(found('> f', about('one'), about('two')))).toEqual(new Set(['one', 'two']));
    expect(new Set(found('rm x', about('one'), about('two')))).toEqual(new Set(['one', 'two']));
  });
  it('is told though one of that name in another document is', () => {
    expect(found('> f', about('one', { source: '/a.yaml' }), about('one', { source: '/b.yaml' }))).toEqual(['one', 'one']);
  });
  it('that allows says nothing of what no program does', () => {
    expect(found('> f', about('fine', { tier: 'routine' }))).toEqual([]);
  });
  it('that asks for a program says nothing of what none does', () => {
    expect(found('> f', about('one', { when: { program: 'rm', effects: ['writes-files'] } }))).toEqual([]);
  });
});
