import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/model.ts';
import { shell } from './a-context.ts';

/** Rule, tier, effects, source and the words that a finding is about. A document's rule may ask for any of them, and a reviewer reads them. */
type Told = readonly [rule: string, tier: string, effects: string, source: string, about: string];

const told = (command: string, { rule, tier, effects, source, span }: Finding): Told => [
  rule,
  tier,
  effects.join(' '),
  source,
  command.slice(...span),
];

const findings: readonly (readonly [command: string, ...told: readonly Told[]])[] = [
  ['ls() { date; }; ls', ['shadowed-program', 'sensitive', 'executes', 'pack:shell', 'ls']],
  ['echo $GITHUB_TOKEN', ['expands-secret', 'sensitive', 'reads-secrets', 'pack:secrets', '$GITHUB_TOKEN']],
  ['BASH_CMDS[ls]=/tmp/x', ['alias', 'sensitive', 'executes', 'pack:shell', 'BASH_CMDS[ls]=/tmp/x']],
  ['BASH_ALIASES[ls]=rm', ['alias', 'sensitive', 'executes', 'pack:shell', 'BASH_ALIASES[ls]=rm']],
  ['PATH=/tmp ls', ['steering-variable', 'sensitive', 'executes', 'pack:shell', 'PATH=/tmp']],
  ['ls > /dev/tcp/h/1', ['network-redirect', 'sensitive', 'network-out', 'pack:shell', '> /dev/tcp/h/1']],
  ['ls > /dev/udp/h/1', ['network-redirect', 'sensitive', 'network-out', 'pack:shell', '> /dev/udp/h/1']],
  ['ls > x/dev/tcp/h/1', ['writes-file', 'sensitive', 'writes-files', 'pack:files', '> x/dev/tcp/h/1']],
  ['ls > f', ['writes-file', 'sensitive', 'writes-files', 'pack:files', '> f']],
  ['ls > ~/.config/guard/policy.yaml', ['guard-files', 'critical', 'touches-audit', 'pack:guard', '> ~/.config/guard/policy.yaml']],
  ['ls >> ~/.bashrc', ['writes-grave-file', 'critical', 'writes-files changes-identity', 'pack:files', '>> ~/.bashrc']],
  ['cat < .env', ['secret-file', 'sensitive', 'reads-secrets', 'pack:secrets', '< .env']],
  ['cat <&.env', ['secret-file', 'sensitive', 'reads-secrets', 'pack:secrets', '<&.env']],
  ['cat ~/.ssh/id_rsa', ['secret-file', 'critical', 'reads-secrets', 'pack:secrets', '~/.ssh/id_rsa']],
  [
    'no-such-tool ~/.ssh/id_rsa',
    ['unknown-program', 'sensitive', 'executes', 'pack:shell', 'no-such-tool'],
    ['secret-file', 'sensitive', 'reads-secrets', 'pack:secrets', '~/.ssh/id_rsa'],
  ],
  ['./ls x', ['unknown-program', 'sensitive', 'executes', 'pack:shell', './ls']],
  ["bash -c 'ls; rm f'", ['rm', 'sensitive', 'deletes', 'pack:files', 'rm f']],
  ['bash -c "ls; r\\"\\"m f"', ['rm', 'sensitive', 'deletes', 'pack:files', '"ls; r\\"\\"m f"']],
];

describe('a finding', () => {
  it.each(findings.map(([command, ...expected]) => [command, expected] as const))(
    'of %s says what, how grave, to what effect and where',
    (command, expected) => {
      expect(shell(command).findings.map((finding) => told(command, finding))).toEqual(expected);
      expect(shell(command).blindSpots).toEqual([]);
    },
  );

  it('is told once, however often it is met', () => {
    expect(shell('for i in 1 2; do PATH=/tmp ls; done').findings).toHaveLength(1);
    expect(shell('bash -c "$x"').blindSpots.length).toBe(new Set(shell('bash -c "$x"').blindSpots.map(({ why }) => why)).size);
  });
});

describe('a blind spot', () => {
  it.each([
    ['ls > $f', '> $f'],
    ['ls >& $f', '>& $f'],
    ['$x y', '$x'],
    ['if', 'if'],
    ['echo "$(', 'echo "$('],
    ['ls a\0b', 'ls a\0b'],
  ])('of %j is %j and nothing else is said', (command, about) => {
    const { tier, findings, blindSpots } = shell(command);
    expect([tier, findings, blindSpots.map(({ span }) => command.slice(...span))]).toEqual(['sensitive', [], [about]]);
  });

  it('is what is wrapped too deep, and nothing that a person would write', () => {
    const wrapped = (times: number) => `${'env '.repeat(times)}ls`;
    expect(shell(wrapped(8)).tier).toBe('routine');
    expect(shell(wrapped(40)).blindSpots).not.toEqual([]);
  });
});

describe('a redirection', () => {
  it.each([
    ['ls >&2', 'routine'],
    ['ls >&12', 'routine'],
    ['ls 3>&-', 'routine'],
    ['ls 4>&3-', 'routine'],
    // The next file or pipe gets the number.
    ['ls 2>&-', 'sensitive'],
    ['ls <&-', 'sensitive'],
    ['ls >&-', 'sensitive'],
    ['ls 3>&1-', 'sensitive'],
    ['exec {fd}>&-', 'sensitive'],
    ['ls > /dev/null', 'routine'],
    ['ls > /dev/fd/12', 'routine'],
    ['cat < <(ls)', 'routine'],
    ['ls > >(cat)', 'routine'],
    // Files whose names look like descriptors, or like devices.
    ['ls > 2', 'sensitive'],
    ['ls >| 1', 'sensitive'],
    ['ls &> 1', 'sensitive'],
    ['ls >&1a', 'sensitive'],
    ['ls >&a1', 'sensitive'],
    ['ls >&-x', 'sensitive'],
    ['ls > /dev/nullx', 'sensitive'],
    ['ls > /x/dev/null', 'sensitive'],
    ['ls > /dev/fd/x', 'sensitive'],
    ['ls > /dev/sda', 'critical'],
    ['ls > >(tee f)', 'sensitive'],
  ])('%s is %s', (command, tier) => {
    expect(shell(command).tier).toBe(tier);
  });
});

describe('a function that is defined here', () => {
  it.each([
    ['f() { ls; }; f', 'routine'],
    ['f() { ls; }; echo trapdoor evaluate; f', 'routine'],
    ['f() { rm x; }; f', 'sensitive'],
    ['f; f() { ls; }', 'sensitive'],
    ['f() { ls; }; unset -f f; f', 'sensitive'],
    ['f() { ls; }; f > out', 'sensitive'],
    ['f() { ls; }; PATH=/tmp f', 'sensitive'],
  ])('%s is %s', (command, tier) => {
    expect(shell(command).tier).toBe(tier);
  });
});

describe('a variable in arithmetic', () => {
  it.each([
    [undefined, 'routine'],
    ['12a', 'sensitive'],
    ['a12', 'sensitive'],
    ['a[$(rm f)]', 'sensitive'],
  ])('that is inherited as %j makes ((x)) %s', (value, tier) => {
    const env: Record<string, string> = value === undefined ? {} : { x: value };
    expect(shell('((x))', 'strict', { env }).tier).toBe(tier);
  });
});

describe('a list of names that is read in front of xargs', () => {
  it.each([
    ['git ls-files | xargs ls', 'routine'],
    ['git ls-files | xargs ls 2>/dev/null', 'routine'],
    ['git ls-files | xargs cat < list', 'sensitive'],
    ['git ls-files | xargs cat <&3', 'sensitive'],
    ['git ls-files | xargs cat <<< .env', 'sensitive'],
  ])('%s is %s', (command, tier) => {
    expect(shell(command).tier).toBe(tier);
  });
});

describe('what a command is given for its own time', () => {
  it.each([
    ['IFS=, read a', 'routine'],
    ['IFS= read -r a', 'routine'],
    ['IFS=, ls', 'sensitive'],
    ['IFS[0]=, read a', 'sensitive'],
    ['PATH= read a', 'sensitive'],
    ['xBASH_CMDS=1', 'routine'],
    ['BASH_CMDSx=1', 'routine'],
  ])('%s is %s', (command, tier) => {
    expect(shell(command).tier).toBe(tier);
  });
});

describe('what is not proved harmless', () => {
  it.each([
    ['git log --foo', 'pack:git', '--foo', 'does not know --foo'],
    ['git log --oneline --foo x', 'pack:git', '--foo', 'does not know --foo'],
    ['ls -l --foo x', 'pack:coreutils', '--foo', 'does not know --foo'],
    ['ls --foo --bar', 'pack:coreutils', '--foo', 'does not know --foo'],
  ])('%s: %s says that it is about %s', (command, source, about, why) => {
    const { findings } = shell(command);
    expect(findings.map((finding) => told(command, finding))).toEqual([['not-proved-harmless', 'sensitive', '', source, about]]);
    expect(findings[0]?.why).toContain(why);
  });

  it('names no program longer than a line, and none that could move the terminal', () => {
    const why = (command: string) => shell(command).findings[0]?.why;
    expect(why(`${'y'.repeat(60)} z`)).toContain('y'.repeat(60));
    expect(why(`${'y'.repeat(61)} z`)).toMatch(/ y{60}\.\.\.$/);
    expect(why('x\u00e9\u009b31my z')).toMatch(/ x\?\?31my$/);
  });
});

describe('of a command that asks anyway, it is told which secrets it names', () => {
  const named = (operand: string) =>
    shell(`no-such-tool ${operand}`)
      .findings.slice(1)
      .map(({ rule, tier }) => `${rule} ${tier}`);

  it.each([
    ['.env', ['secret-file sensitive']],
    ['-f.env', ['secret-file sensitive']],
    ['--file=.env', ['secret-file sensitive']],
    ['-file=.env', ['secret-file sensitive']],
    ['@.env', ['secret-file sensitive']],
    ['data=.env', ['secret-file sensitive']],
    ['data=@.env', ['secret-file sensitive']],
    ['id_rsa', ['secret-file sensitive']],
    ['~/.ssh', ['secret-file sensitive']],
    ['a ./b .netrc', ['secret-file sensitive']],
    ['~/.config/guard/x', ['guard-files critical']],
    ['-o.claude/settings.json', ['guard-files critical']],
    ['env', []],
    ['a/b', []],
    ['$x/.env', []],
    [`${'a/'.repeat(2100)}.env`, []],
  ])('%s: %j', (operand, expected) => {
    expect(named(operand)).toEqual(expected);
  });
});
