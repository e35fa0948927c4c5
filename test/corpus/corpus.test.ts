import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Preset } from '../../src/core/policy/policy.ts';
import { shell } from '../core/policy/a-context.ts';

interface Row {
  readonly cmd: string;
  readonly expect: 'safe' | 'dangerous';
  readonly tier?: string;
}

function rows(path: string): readonly Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

const asking = (list: readonly Row[], preset: Preset) => list.filter(({ cmd }) => shell(cmd, preset).tier !== 'routine').map(({ cmd }) => cmd);
const passing = (list: readonly Row[], preset: Preset) => list.filter(({ cmd }) => shell(cmd, preset).tier === 'routine').map(({ cmd }) => cmd);
const forStrict = (list: readonly Row[]) => list.filter(({ tier }) => tier !== 'dev');

describe('our own corpus', () => {
  const own = rows(join(import.meta.dirname, 'own.jsonl'));
  const safe = own.filter((row) => row.expect === 'safe');
  const dangerous = own.filter((row) => row.expect === 'dangerous');

  it.each(['strict', 'workspace'] as const)('%s: nothing dangerous passes', (preset) => {
    expect(dangerous.length).toBeGreaterThan(40);
    expect(passing(dangerous, preset)).toEqual([]);
  });

  it('strict and workspace: nothing harmless asks', () => {
    expect(safe.length).toBeGreaterThan(40);
    expect(asking(forStrict(safe), 'strict')).toEqual([]);
    expect(asking(safe, 'workspace')).toEqual([]);
  });
});

// Beside a checkout there may be larger corpora; without them there is nothing to hold the rules against here.
const shared = join(import.meta.dirname, '../../../shared/corpora');
describe.runIf(existsSync(shared))('the shared corpora (skipped where ../shared is not there)', () => {
  it.each([
    ['dangerous.jsonl', 'strict'],
    ['dangerous.jsonl', 'workspace'],
    ['wrapped.jsonl', 'strict'],
    ['wrapped.jsonl', 'workspace'],
  ] as const)('%s, %s: 0 rows are routine', (file, preset) => {
    expect(passing(rows(join(shared, file)), preset)).toEqual([]);
  });

  // Some rows ask on purpose, since they print secrets or run what a tree names.
  it('safe.jsonl: at most 3 % ask in workspace, 10 % in strict', () => {
    const safe = rows(join(shared, 'safe.jsonl'));
    const strict = forStrict(safe);
    expect(asking(safe, 'workspace').length / safe.length).toBeLessThanOrEqual(0.03);
    expect(asking(strict, 'strict').length / strict.length).toBeLessThanOrEqual(0.1);
  });

  it('unlabelled.txt: no line throws', () => {
    const lines = readFileSync(join(shared, 'unlabelled.txt'), 'utf8').split('\n');
    for (const line of lines) expect(shell(line).text).toBe(line);
    expect(lines.length).toBeGreaterThan(1000);
  });
});
