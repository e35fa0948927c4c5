import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { joined } from '../../../src/adapters/policy-files/join.ts';
import { contextNames } from '../../../src/core/policy/context.ts';
import { daysOfWeek } from '../../../src/core/policy/freeze.ts';
import { shell } from './a-context.ts';

/** docs/policy.md says what is so: its documents can be read, its examples get the tiers that it gives them. */
const text = readFileSync(new URL('../../../docs/policy.md', import.meta.url), 'utf8');
const section = (title: string) => text.slice(text.indexOf(`\n## ${title}\n`)).split(/\n## /)[1] ?? '';

describe('the policy reference', () => {
  const documents = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml as string);
  it('has documents', () => expect(documents.length).toBeGreaterThan(1));
  it.each(documents)('has a document that can be read: %#', (yaml) => {
    expect(joined([{ document: { path: '/p.yaml', text: yaml }, trust: 'machine' }]).rules.map(({ id }) => id)).toEqual(['prod-cluster']);
  });

  const rows = [...section('Packs').matchAll(/^\| (\w+) \| `(.*)` \| `(.*)`( \(critical\))? \|$/gm)].map(
    ([, pack, routine, asks, critical]) =>
      [pack, routine?.replaceAll('\\|', '|'), asks?.replaceAll('\\|', '|'), critical !== undefined] as const,
  );
  it('has examples of every domain', () => expect(rows.length).toBeGreaterThan(10));
  it.each(rows)('%s: %s is routine, %s asks', (_, routine = '', asks = '', critical) => {
    expect([
      shell(routine, 'workspace').tier,
      shell(asks, 'workspace').tier === 'critical',
      shell(asks, 'workspace').tier === 'routine',
    ]).toEqual(['routine', critical, false]);
  });

  it('names every fact of the context, and no other', () => {
    const named = [...section('Context').matchAll(/^\| ((?:`[\w-]+`(?:, )?)+) \|/gm)].flatMap(([, names]) => names?.match(/[\w-]+/g) ?? []);
    expect(named).toEqual([...contextNames]);
  });

  it('names the days', () => expect(section('Freeze windows')).toContain(`\`${daysOfWeek[0]}\` to \`${daysOfWeek.at(-1)}\``));
});
