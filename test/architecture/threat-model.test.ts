/** docs/threat-model.md names a test for each attack: a name that is no test any more holds nothing. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/threat-model.md'), 'utf8');
const sections = ['Command line and identity', 'Approval', 'Running', 'Log and replay'];

interface Row {
  readonly attack: string;
  readonly does: string;
  readonly tests: readonly { readonly file: string; readonly titles: readonly string[] }[];
}

function rowsOf(section: string): readonly Row[] {
  const text = page.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? '';
  return text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (attack|---) \|/.test(line))
    .map((line) => {
      const [, attack = '', does = '', tests = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
      const named = [...tests.matchAll(/`(test\/[\w./-]+)`: ((?:"[^"]+"(?:, )?)+)/g)];
      return {
        attack,
        does,
        tests: named.map(([, file = '', titles = '']) => ({
          file,
          titles: [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title),
        })),
      };
    });
}

/** True if the file has a string of just this text: the title of a test, of a group, or of a row of its table. */
function hasTitle(file: string, title: string): boolean {
  const path = join(root, file);
  if (!existsSync(path)) return false;
  const source = readFileSync(path, 'utf8');
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`));
}

describe('the threat model', () => {
  it.each(sections)('%s: each attack has its tests, or says that it is not held', (section) => {
    const rows = rowsOf(section);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ does, tests }) => tests.length === 0 && !does.startsWith('**not held**')).map(({ attack }) => attack)).toEqual(
      [],
    );
  });

  it.each(sections)('%s: every test that is named is there', (section) => {
    const named = rowsOf(section).flatMap(({ tests }) => tests.flatMap(({ file, titles }) => titles.map((title) => ({ file, title }))));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ file, title }) => !hasTitle(file, title))).toEqual([]);
  });

  it('names nothing that a reader would take for a test and this one would not', () => {
    const cells = sections.flatMap((section) =>
      rowsOf(section).map(({ tests }) => tests.reduce((sum, { titles }) => sum + titles.length, 0)),
    );
    const quoted = page.split('\n## What guard cannot see')[0]?.match(/`test\/[\w./-]+\.test\.ts`: "/g) ?? [];
    expect(quoted.length).toBe(sections.flatMap(rowsOf).reduce((sum, { tests }) => sum + tests.length, 0));
    expect(cells.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(150);
  });

  it('would see a test that was renamed', () => {
    expect(hasTitle('test/architecture/threat-model.test.ts', 'would see a test that was renamed')).toBe(true);
    expect(hasTitle('test/architecture/threat-model.test.ts', ['would see a test', 'that is gone'].join(' '))).toBe(false);
    expect(hasTitle('test/architecture/gone.test.ts', 'x')).toBe(false);
  });
});
