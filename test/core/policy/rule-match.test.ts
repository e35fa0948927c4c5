import { describe, expect, it } from 'vitest';
import type { OptionSpec } from '../../../src/core/policy/grammar.ts';
import type { Rule, When } from '../../../src/core/policy/rule.ts';
import { type CommandView, documentRules, ruleMatches, viewOf } from '../../../src/core/policy/rule-match.ts';
import { knownWord } from '../../../src/core/shell/word.ts';
import { shell } from './a-context.ts';

const before = new Map<string, OptionSpec>([
  ['-C', { value: 'required', kind: 'any' }],
  ['--dir', { value: 'required', kind: 'any' }],
  ['--quiet', { value: 'none', kind: 'any' }],
  ['--set', { value: 'required', kind: 'any' }],
]);
const view = (line: string, global: ReadonlyMap<string, OptionSpec> | undefined = before): CommandView =>
  viewOf(
    line.split(' ').map((word) => knownWord(word, [0, 0])),
    global,
  );
const rule = (when: When, over: Partial<Rule> = {}): Rule => ({ id: 'x', tier: 'sensitive', why: 'x', when, ...over });
const matches = (when: When, line: string, facts = {}, tier: Rule['tier'] = 'sensitive'): boolean =>
  ruleMatches(rule(when, { tier }), line.split(' ')[0] as string, view(line), facts);

describe('what rules look at', () => {
  it.each([
    ['tool', { operands: [], options: [], uncertain: false, open: { operand: false, option: false } }],
    ['tool a b', { operands: ['a', 'b'], options: [], uncertain: false, open: { operand: false, option: false } }],
    ['tool - a', { operands: ['-', 'a'], options: [], uncertain: false, open: { operand: false, option: false } }],
    ['tool -- -a --b', { operands: ['-a', '--b'], options: [], uncertain: false, open: { operand: false, option: false } }],
    ['tool -- a -- b', { operands: ['a', '--', 'b'], options: [], uncertain: false, open: { operand: false, option: false } }],
    ['tool a -- -b', { operands: ['a', '-b'], options: [], uncertain: false, open: { operand: false, option: false } }],
    // The value of an option that is known to take one is no operand; that of one that is not may be the subcommand.
    ['tool -C x a', { operands: ['a'], options: ['-C'], uncertain: false, open: { operand: false, option: false } }],
    ['tool --quiet a', { operands: ['a'], options: ['--quiet'], uncertain: false, open: { operand: false, option: false } }],
    ['tool --dir=x a', { operands: ['a', 'x'], options: ['--dir=x'], uncertain: false, open: { operand: false, option: false } }],
    ['tool --new x a', { operands: ['x', 'a'], options: ['--new'], uncertain: true, open: { operand: false, option: false } }],
    ['tool --new=x a', { operands: ['a', 'x'], options: ['--new=x'], uncertain: false, open: { operand: false, option: false } }],
    ['tool a --new', { operands: ['a'], options: ['--new'], uncertain: false, open: { operand: false, option: false } }],
    ['tool --quiet=x a', { operands: ['a', 'x'], options: ['--quiet=x'], uncertain: false, open: { operand: false, option: false } }],
    ['tool --set =x a', { operands: ['a'], options: ['--set'], uncertain: false, open: { operand: false, option: false } }],
    ['tool -=x a', { operands: ['a', 'x'], options: ['-=x'], uncertain: false, open: { operand: false, option: false } }],
    // The values of all `--name=value` come last, so that the first operand is the subcommand; a word that is one is one.
    [
      'tool --new=x a --other=y b',
      { operands: ['a', 'b', 'x', 'y'], options: ['--new=x', '--other=y'], uncertain: false, open: { operand: false, option: false } },
    ],
    ['tool --new=a a b', { operands: ['a', 'a', 'b'], options: ['--new=a'], uncertain: false, open: { operand: false, option: false } }],
    [
      'tool --quiet --new=x a',
      { operands: ['a', 'x'], options: ['--quiet', '--new=x'], uncertain: false, open: { operand: false, option: false } },
    ],
  ])('%s', (line, expected) => {
    expect(view(line)).toEqual(expected);
  });

  it('is uncertain about every option of a tool that it has no table for', () => {
    expect(viewOf([knownWord('tool', [0, 0]), knownWord('-C', [0, 0]), knownWord('x', [0, 0])], undefined)).toEqual({
      operands: ['x'],
      options: ['-C'],
      uncertain: true,
      open: { operand: false, option: false },
    });
  });
});

describe('a rule of a document that raises', () => {
  const dir = 'kubernetes';
  const asks = (line: string, when: When, tier: Rule['tier'] = 'critical') =>
    shell(line, 'strict', {}, [rule({ program: 'kubectl', ...when }, { id: 'mine', tier })]).findings.some(({ rule: id }) => id === 'mine');

  it.each<[string, When]>([
    ['kubectl logs -p x', { subcommand: 'logs', anyOption: ['--previous', '-p'] }],
    ['kubectl logs "$o" x', { subcommand: 'logs', anyOption: ['--previous', '-p'] }],
    ['kubectl logs $o x', { subcommand: 'logs', allOptions: ['--previous', '-f'] }],
    ['kubectl logs "$pod"', { subcommand: 'logs', args: ['prod*'] }],
    ['kubectl logs $(date +%F)', { subcommand: 'logs', args: ['*2026*'] }],
    ['kubectl logs prod-$i', { subcommand: 'logs', args: ['prod-7'] }],
    ['kubectl "$verb" pods', { subcommand: 'delete' }],
    ['kubectl get "$what"', { subcommand: 'get secrets' }],
  ])('takes what only shows when it runs for what it is about: %s', (line, when) => {
    expect(asks(line, when)).toBe(true);
  });

  it.each<[string, When]>([
    ['kubectl get "$what"', { subcommand: 'delete' }],
    ['kubectl logs x', { subcommand: 'logs', args: ['prod*'] }],
    ['kubectl logs x-$(date +%s)', { subcommand: 'logs', anyOption: ['-p'] }],
    ['kubectl logs --since=$x y', { subcommand: 'get' }],
  ])('is not about every line: %s', (line, when) => {
    expect(asks(line, when)).toBe(false);
  });

  it('only: one that allows wants to know', () => {
    const allowed = (line: string) => shell(line, 'strict', {}, [rule({ program: dir, args: ['dev-*'] }, { tier: 'routine' })]).tier;
    expect([allowed(`${dir} dev-1`), allowed(`${dir} "$x"`)]).toEqual(['routine', 'sensitive']);
  });
});

describe('rules of policy documents about a program', () => {
  it('are those that name it, by a pattern too, and those that name none', () => {
    const own = rule({ program: 'kubectl' }, { id: 'own', source: '.guard.yaml' });
    const several = rule({ program: ['helm', 'kube*'] }, { id: 'several' });
    const none = rule({ subcommand: 'delete' }, { id: 'none' });
    const other = rule({ program: 'git' }, { id: 'other' });
    const others = rule({ program: ['git', 'helm'] }, { id: 'others' });
    expect(documentRules('kubectl', [own, other, several, others, none])).toEqual([
      { rule: own, source: '.guard.yaml' },
      { rule: several, source: 'policy' },
      { rule: none, source: 'policy' },
    ]);
  });
});

describe('a rule matches', () => {
  it.each<[When, string, boolean]>([
    [{}, 'tool a', true],
    [{ program: 'tool' }, 'tool a', true],
    [{ program: 'to*' }, 'tool a', true],
    [{ program: 'other' }, 'tool a', false],
    [{ program: ['other', 'tool'] }, 'tool a', true],
    [{ program: ['other', 'others'] }, 'tool a', false],

    [{ subcommand: 'push' }, 'tool push x', true],
    [{ subcommand: 'push' }, 'tool pull push', false],
    [{ subcommand: 'push' }, 'tool', false],
    [{ subcommand: 's3 rm' }, 'tool s3 rm', true],
    [{ subcommand: 's3 rm' }, 'tool s3', false],
    [{ subcommand: 's3 rm' }, 'tool s3 ls rm', false],
    [{ subcommand: 'stash drop|clear' }, 'tool stash clear', true],
    [{ subcommand: 'stash drop|clear' }, 'tool stash list', false],
    [{ subcommand: '* delete-*' }, 'tool ec2 delete-vpc', true],
    [{ subcommand: ['push', 'fetch'] }, 'tool fetch', true],
    [{ subcommand: ['push', 'fetch'] }, 'tool pull', false],
    // Behind an option that is not known the subcommand may stand a few words later.
    [{ subcommand: 'push' }, 'tool --new x push', true],
    [{ subcommand: 'push' }, 'tool --new a b c d push', true],
    [{ subcommand: 'push' }, 'tool --new a b c d e push', false],
    [{ subcommand: 'push' }, 'tool --quiet x push', false],

    [{ args: ['prod-*'] }, 'tool a prod-1', true],
    [{ args: ['prod-*'] }, 'tool a b', false],
    [{ args: ['prod-*'] }, 'tool --to=prod-1', true],
    [{ args: ['a', 'b'] }, 'tool b a', true],
    [{ args: ['a', 'b'] }, 'tool a', false],
    [{ args: ['a', 'b'] }, 'tool b', false],
    [{ args: ['a|b'] }, 'tool x b', true],
    [{ args: [] }, 'tool', true],

    [{ anyOption: ['-f', '--force'] }, 'tool --force', true],
    [{ anyOption: ['-f', '--force'] }, 'tool -f', true],
    [{ anyOption: ['-f', '--force'] }, 'tool -n', false],
    [{ anyOption: ['-f'] }, 'tool -xfd', true],
    [{ anyOption: ['-x'] }, 'tool -xfd', true],
    [{ anyOption: ['-f'] }, 'tool -f=yes', true],
    [{ anyOption: ['-f'] }, 'tool --of', false],
    [{ anyOption: ['-f'] }, 'tool --f', false],
    [{ anyOption: ['-f'] }, 'tool -- -f', false],
    [{ anyOption: ['--force'] }, 'tool --forc', true],
    [{ anyOption: ['--force'] }, 'tool --fo', true],
    [{ anyOption: ['--force'] }, 'tool --f', false],
    [{ anyOption: ['--force'] }, 'tool --force=yes', true],
    [{ anyOption: ['--force'] }, 'tool --forc=yes', true],
    [{ anyOption: ['--force'] }, 'tool --forced', false],
    [{ anyOption: ['--force'] }, 'tool -force', false],
    [{ anyOption: ['--force'] }, 'tool --', false],
    // Options that find, terraform and others write with one dash are whole words.
    [{ anyOption: ['-destroy'] }, 'tool -destroy', true],
    [{ anyOption: ['-destroy'] }, 'tool -destroy=true', true],
    [{ anyOption: ['-destroy'] }, 'tool -x-destroy=', false],
    [{ anyOption: ['-destroy'] }, 'tool -d', false],
    [{ anyOption: ['-destroy'] }, 'tool -xd', false],

    [{ allOptions: ['-r', '-f'] }, 'tool -r -f', true],
    [{ allOptions: ['-r', '-f'] }, 'tool -rf', true],
    [{ allOptions: ['-r', '-f'] }, 'tool -r', false],
    [{ allOptions: ['-r', '-f'] }, 'tool -f', false],
    [{ allOptions: ['-r', '-f'] }, 'tool', false],
    // Only as it is written out: an abbreviation may be another option.
    [{ unlessOption: ['--list'] }, 'tool a', true],
    [{ unlessOption: ['--list'] }, 'tool a --list', false],
    [{ unlessOption: ['--list'] }, 'tool a --lis', true],
    [{ unlessOption: ['--list'] }, 'tool a --list=x', true],
    [{ unlessOption: ['--list'] }, 'tool a -- --list', true],

    [{ program: 'tool', subcommand: 'push', args: ['main'], anyOption: ['--force'] }, 'tool push --force origin main', true],
    [{ program: 'tool', subcommand: 'push', args: ['main'], anyOption: ['--force'] }, 'tool push --force origin topic', false],
    [{ program: 'tool', subcommand: 'push', args: ['main'], anyOption: ['--force'] }, 'tool push origin main', false],
  ])('%j with %s: %s', (when, line, expected) => {
    expect(matches(when, line)).toBe(expected);
  });

  it.each<[Record<string, string | null>, Rule['tier'], boolean]>([
    [{ kubernetes: 'prod-eu' }, 'critical', true],
    [{ kubernetes: 'dev' }, 'critical', false],
    // Of several one is enough to raise, and all are needed to allow.
    [{ kubernetes: 'dev, prod-eu' }, 'critical', true],
    [{ kubernetes: 'dev, prod-eu' }, 'routine', false],
    [{ kubernetes: 'prod-us, prod-eu' }, 'routine', true],
    [{ kubernetes: 'prod-eu' }, 'routine', true],
    // What cannot be told may be what the rule is about.
    [{ kubernetes: null }, 'critical', true],
    [{ kubernetes: null }, 'routine', false],
    [{}, 'critical', false],
    [{}, 'routine', false],
  ])('where the context is %j and the tier %s: %s', (facts, tier, expected) => {
    expect(matches({ context: { kubernetes: 'prod-*' } }, 'tool a', facts, tier)).toBe(expected);
  });

  it('only where all of its context holds', () => {
    const when: When = { context: { kubernetes: 'prod-*', branch: 'main' } };
    expect(matches(when, 'tool', { kubernetes: 'prod-1', branch: 'main' })).toBe(true);
    expect(matches(when, 'tool', { kubernetes: 'prod-1', branch: 'x' })).toBe(false);
    expect(matches(when, 'tool', { kubernetes: null, branch: 'x' })).toBe(false);
    expect(matches(when, 'tool', { kubernetes: 'dev', branch: null })).toBe(false);
  });
});
