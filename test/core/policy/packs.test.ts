import { describe, expect, it } from 'vitest';
import { allPacks, knownProgram, packRules, toolOf } from '../../../src/core/policy/packs/index.ts';
import { rulesOf, shell } from './a-context.ts';

const packs = allPacks();
const rules = packs.flatMap((pack) => pack.rules.map((rule) => ({ pack, rule })));

describe('every pack', () => {
  it.each(packs.map((pack) => [pack.name, pack] as const))('%s: its grammars can be read', (_, pack) => {
    for (const program of Object.keys(pack.tools)) expect(() => toolOf(program), program).not.toThrow();
  });

  it.each(packs.map((pack) => [pack.name, pack] as const))('%s: shared grammars exist', (_, pack) => {
    for (const text of Object.values(pack.tools)) if (text.startsWith('=')) expect(toolOf(text.slice(1)), text).not.toBeNull();
  });

  it.each(packs.map((pack) => [pack.name, pack] as const))('%s: examples of routine commands are routine', (_, pack) => {
    for (const command of pack.examples.routine)
      expect([command, shell(command).tier, shell(command).findings]).toEqual([command, 'routine', []]);
  });

  it.each(packs.map((pack) => [pack.name, pack] as const))(
    '%s: examples for the work tree are routine there and ask elsewhere',
    (_, pack) => {
      for (const command of pack.examples.workspace ?? []) {
        expect([command, shell(command, 'workspace').tier, shell(command, 'workspace').findings]).toEqual([command, 'routine', []]);
        expect([command, shell(command, 'strict').tier]).not.toEqual([command, 'routine']);
      }
    },
  );

  it.each(packs.map((pack) => [pack.name, pack] as const))('%s: examples that ask, ask with either preset', (_, pack) => {
    for (const command of pack.examples.asks) {
      for (const preset of ['strict', 'workspace'] as const)
        expect([command, preset, shell(command, preset).tier]).not.toEqual([command, preset, 'routine']);
    }
  });
});

describe('what packs know of a program', () => {
  it('is found by its name, table and rules alike', () => {
    for (const { tools } of packs) for (const program of Object.keys(tools)) expect(knownProgram(program), program).not.toBeNull();
    for (const { rule } of rules) {
      for (const program of [rule.when.program ?? []].flat()) expect(packRules(program).map((sourced) => sourced.rule)).toContain(rule);
    }
  });

  it('is nothing for a text that two names make together', () => expect(knownProgram('ls cat')).toBeNull());
});

describe('every rule', () => {
  it('has an id of its own', () => {
    const ids = rules.map(({ rule }) => rule.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(rules.map(({ rule }) => [rule.id, rule] as const))('%s: names programs, a reason and examples', (_, rule) => {
    expect(rule.when.program?.length).toBeGreaterThan(0);
    expect(rule.why).toMatch(/^[a-z].{15,}[^.]$/);
    expect(rule.tier).not.toBe('routine');
    expect(rule.examples?.hit.length).toBeGreaterThan(0);
    expect(rule.examples?.miss.length).toBeGreaterThan(0);
  });

  it.each(rules.map(({ rule }) => [rule.id, rule] as const))('%s: hits and misses as its examples say', (_, rule) => {
    for (const command of rule.examples?.hit ?? [])
      expect([command, rulesOf(shell(command))]).toEqual([command, expect.arrayContaining([rule.id])]);
    for (const command of rule.examples?.miss ?? [])
      expect([command, rulesOf(shell(command))]).not.toEqual([command, expect.arrayContaining([rule.id])]);
  });
});

describe('a program without operands', () => {
  // Bare `python` reads code from its input, bare `make` builds, bare `yarn` installs.
  const bareIsRoutine = (program: string) => shell(program).tier === 'routine';

  it.each([
    'python',
    'python3',
    'node',
    'ruby',
    'perl',
    'php',
    'lua',
    'bash',
    'sh',
    'zsh',
    'psql',
    'mysql',
    'sqlite3',
    'redis-cli',
    'mongosh',
    'make',
    'yarn',
    'bundle',
    'just',
    'jest',
    'pytest',
    'gradle',
    'rake',
    'sbt',
    'openssl',
    'deno',
    'erl',
    'duckdb',
    'task',
    'vim',
    'ssh-add',
    'nohup',
    'env',
    'sudo',
  ])('%s asks', (program) => {
    expect(bareIsRoutine(program)).toBe(false);
  });

  it('is known to the tables or unknown to them, never both', () => {
    expect(knownProgram('no-such-program-here')).toBeNull();
    expect(rulesOf(shell('no-such-program-here'))).toEqual(['unknown-program']);
  });
});
