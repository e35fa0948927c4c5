import { describe, expect, it } from 'vitest';
import { rulesOf, shell } from './a-context.ts';

const told = (line: string) => {
  const { tier, findings, blindSpots } = shell(line);
  return [tier, findings.map(({ rule }) => rule), blindSpots.map(({ why }) => why)] as const;
};

describe('what a declaration gives a variable', () => {
  it.each([
    'export LANG=C',
    'export LANG',
    'export PAGER=cat; git log',
    'declare PAGER=cat; git log',
    'declare x="$y"; echo a',
    'readonly x=1',
    'export "LANG=C"',
  ])('%s harms nobody', (line) => {
    expect(told(line)).toEqual(['routine', [], []]);
  });

  it.each([
    'export PATH=/tmp/x',
    'declare PATH=/tmp/x',
    'declare PATH+=:/tmp/x',
    'declare "PATH=$x"',
    'export PATH="$x"',
    'export PAGER=./cat; git log',
    'export LANG="$x"',
    "export 'PATH'=/tmp/x",
  ])('%s steers programs', (line) => {
    expect(told(line)).toEqual(['sensitive', ['steering-variable'], []]);
  });

  it.each([
    'export x-A=1',
    'declare PA$x=/tmp/x',
    'export $x',
    'declare ${x}TH=/tmp',
    'export "$x"',
    'export "$x=1"',
    'declare "-$x"',
    'declare "PA$x=/tmp/x"',
    'readonly "PA$x"',
    'declare PAT?=x',
    'declare PAT*',
    'readonly PAT*',
  ])('%s: which variable that is, nobody knows', (line) => {
    const [tier, , why] = told(line);
    expect([tier, why]).toEqual(['sensitive', expect.arrayContaining(['which variable is set is only known when it runs'])]);
  });
});

describe('assignments in front of the command of env and sudo', () => {
  it.each(['env LANG=C ls', 'env PAGER=cat git log', 'env LANG=C TZ=UTC ls -l', 'env PAGER= git log'])('%s harms nobody', (line) => {
    expect(told(line)).toEqual(['routine', [], []]);
  });

  it.each([
    ['env PATH=/tmp/x ls', 'steering-variable'],
    ['env "LANG=$x" ls', 'steering-variable'],
    ['env PAGER=./cat git log', 'steering-variable'],
    ['env PAGER="$x" git log', 'steering-variable'],
    ['env LANG=C rm x', 'rm'],
    // The name of a program, since no variable is called that.
    ['env =x ls', 'unknown-program'],
  ])('%s asks: %s', (line, rule) => {
    expect(told(line)).toEqual(['sensitive', expect.arrayContaining([rule]), []]);
  });

  it('is a program where the name of a variable may not be one', () => {
    expect(told('env A$x=1 ls')[2]).toContain('which program runs is only known when it runs');
    expect(told('env "$x" ls')[2]).toContain('which program runs is only known when it runs');
  });

  it.each([
    ['env A=1', [4, 7]],
    ['env A=1 B=2', [4, 7]],
    ['sudo A=1', [5, 8]],
  ] as const)('%s shows the environment, as env does with nothing behind it', (line, span) => {
    expect(shell(line).findings.find(({ rule }) => rule === 'shows-environment')).toMatchObject({
      tier: 'sensitive',
      span,
      effects: ['reads-secrets'],
      source: 'pack:secrets',
    });
  });

  it('shows none where a command follows', () => {
    expect(rulesOf(shell('env A=1 ls'))).not.toContain('shows-environment');
    expect(rulesOf(shell('sudo A=1 ls'))).not.toContain('shows-environment');
    expect(rulesOf(shell('env'))).toContain('shows-environment');
  });
});
