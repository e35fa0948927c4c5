import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
// biome-ignore lint/correctness/useImportExtensions: it would name the declaration file
import { packReference } from '../../scripts/pack-reference.mjs';
import { allPacks } from '../../src/core/policy/packs/index.ts';
import { shell } from '../core/policy/a-context.ts';

const written = readFileSync(fileURLToPath(new URL('../../docs/packs.md', import.meta.url)), 'utf8');

describe('docs/packs.md', () => {
  it('is what the packs say (else: npm run reference)', () => {
    expect(written).toBe(packReference(allPacks(), shell));
  });

  it('names each pack, each of its programs and rules', () => {
    for (const { name, tools, rules } of allPacks()) {
      const section = written.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? '';
      for (const tool of Object.keys(tools)) expect(section).toContain(`\`${tool}\``);
      for (const { id } of rules) expect(section).toContain(`| \`${id}\` |`);
    }
  });
});

describe('the reference', () => {
  const pack = {
    name: 'p',
    tools: { b: '', a: '' },
    rules: [{ id: 'r', tier: 'critical', why: 'a | b', effects: ['deletes'] }],
    examples: { routine: ['echo `x`'], asks: ['mild', "harsh 'x'"] },
  };
  const judge = (command: string) => ({
    tier: command.startsWith('harsh') ? 'critical' : 'sensitive',
    findings: [{ rule: 'r', tier: 'critical', why: 'a | b' }],
    blindSpots: [{ why: 'c' }],
  });

  it('shows the most severe example, and breaks no table or code span', () => {
    const text = packReference([pack], judge);
    expect(text).toContain('Programs: `a`, `b`\n');
    expect(text).toContain('Routine: `` echo `x` ``\n');
    expect(text).toContain(
      "```\n$ guard explain -c 'harsh '\\''x'\\'''\ncritical: harsh 'x'\n  critical: a | b  [r]\n  not seen: c\n```\n",
    );
    expect(text).toContain('| `r` | critical | a \\| b | deletes |\n');
  });
});
