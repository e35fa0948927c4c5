import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies',
  Record<string, string>
>;
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

describe('the project', () => {
  it.each(Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }))(
    'pins %s exactly (%s)',
    (_, version) => {
      expect(version).toMatch(/^(npm:@[\w-]+\/[\w-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/);
    },
  );

  it('keeps where a package was fetched from out of the lockfile', () => {
    // A host of one machine's mirror would be asked by everybody who installs.
    expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/);
  });

  it('says of every package that it ships why it is there', () => {
    const told = read('docs/dependencies.md');
    const shipped = sources.flatMap((file) =>
      [...read(join('src', file)).matchAll(/^(?:import (?!type).*|\}) from '([\w@][\w@./-]*)';$|\bimport\('([\w@][\w@./-]*)'\)/gm)].map(
        ([, fixed, lazy]) => fixed ?? lazy ?? '',
      ),
    );
    const packages = new Set(
      shipped.filter((name) => !name.startsWith('node:')).map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name),
    );
    expect(packages.size).toBeGreaterThan(3);
    expect([...packages].filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
  });

  it('has no source file over 400 lines', () => {
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.filter((file) => (read(join('src', file)).match(/\n/g) ?? []).length > 400)).toEqual([]);
  });

  const named = [
    'docs/architecture.md',
    'docs/dependencies.md',
    ...readdirSync(join(root, 'docs/adr')).map((file) => `docs/adr/${file}`),
    'README.md',
  ];
  it.each(named)('names in %s only files that exist', (document) => {
    const text = read(document);
    const files = [...text.matchAll(/`((?:src|test|scripts|bin|docs)\/[\w./-]*\w\/?)`/g)].map(([, file]) => file ?? '');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => join(dirname(document), link ?? ''));
    expect([...files, ...links].filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('has a README that can be read in one sitting', () => expect(read('README.md').split('\n').length).toBeLessThan(200));
});
