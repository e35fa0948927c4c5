import { describe, expect, it } from 'vitest';
import { shell } from './a-context.ts';

const told = (line: string) => {
  const { tier, findings, blindSpots } = shell(line, 'strict');
  return [tier, ...findings.map(({ rule }) => rule), ...blindSpots.map(({ why }) => why)];
};

describe('a shell that is given its code', () => {
  it.each([
    "bash -c 'ls -la'",
    "bash -euo pipefail -c 'ls'",
    "bash -eu -o pipefail -c 'ls'",
    "bash -o errexit -c 'ls'",
    "bash +o noclobber -c 'ls'",
    "bash -ec 'ls' name argument",
    "bash --norc --noprofile -c 'ls'",
    'sh -c ls',
    "bash -c -- 'ls'",
    'bash --version',
    'bash --help',
    'zsh --version',
    'bash -n script.sh',
    'dash -n script.sh',
    "bash <<< 'ls'",
    "bash - <<< 'ls'",
    'bash <<E\nls\nE',
  ])('%s does what the code does', (line) => {
    expect(told(line)).toEqual(['routine']);
  });

  it.each([
    ["bash -c 'rm f'", 'rm'],
    ["bash -s <<< 'ls'", 'shell-option'],
    ["bash -co pipefail 'rm f'", 'rm'],
    ["bash +o noclobber -c 'rm f'", 'rm'],
    ["bash -c -- 'rm f'", 'rm'],
    ["bash <<< 'rm f'", 'rm'],
    ["bash -s x <<< 'rm f'", 'rm'],
    ["bash -es x y <<< 'rm f'", 'rm'],
    ["fish --command='rm f'", 'rm'],
    ["fish --init-command='rm f' -c ls", 'rm'],
    ["fish --command 'rm f'", 'rm'],
    ['bash script.sh', 'runs-script'],
    ['bash -e script.sh', 'runs-script'],
    ['bash -- script.sh', 'runs-script'],
    ['bash -x -- -c', 'runs-script'],
    ['bash -o pipefail script.sh', 'runs-script'],
    ['zsh -n script.sh', 'runs-script'],
    ['bash', 'opens-shell'],
    ['bash -e', 'opens-shell'],
    ['bash -', 'opens-shell'],
    ['bash -o pipefail', 'opens-shell'],
    ['ls | bash', 'pipe-into-shell'],
    ['ls | bash -s x', 'pipe-into-shell'],
    ["bash -i -c 'ls'", 'shell-option'],
    ["bash -l -c 'ls'", 'shell-option'],
    ["bash --login -c 'ls'", 'shell-option'],
    ["bash --rcfile evil -c 'ls'", 'shell-option'],
    ["bash --init-file evil -c 'ls'", 'shell-option'],
    ["bash -o allexport -c 'ls'", 'shell-option'],
    ["bash -o pipefails -c 'ls'", 'shell-option'],
    ["bash -o xpipefail -c 'ls'", 'shell-option'],
    ["bash -O extdebug -c 'ls'", 'shell-option'],
    ["bash --norcs -c 'ls'", 'shell-option'],
    ["bash -r -c 'ls'", 'shell-option'],
  ])('%s: %s', (line, rule) => {
    const [tier, ...rest] = told(line);
    expect(tier).not.toBe('routine');
    expect(rest).toContain(rule);
  });

  it.each([
    ['bash -c "$x"', 'the code that a shell runs is only known when it runs'],
    ['bash $x script.sh', 'how the shell is started is only known when it runs'],
    ['bash -n $x', 'how the shell is started is only known when it runs'],
    ["fish -c 'ls' 'rm f'", 'this shell may take further words for code'],
    ["pwsh -c ls 'rm f'", 'this shell may take further words for code'],
  ])('%s: %s', (line, why) => {
    const [tier, ...rest] = told(line);
    expect(tier).not.toBe('routine');
    expect(rest).toContain(why);
  });

  it('says where its findings come from, and that they run code', () => {
    for (const line of ['bash script.sh', 'bash', 'ls | bash', "bash -i -c 'ls'", "bash -o allexport -c 'ls'"]) {
      const finding = shell(line, 'strict').findings.find(({ rule }) => /script|shell/.test(rule));
      expect(finding).toMatchObject({ source: 'pack:interpreters', effects: ['executes'], tier: 'sensitive' });
    }
  });
});
