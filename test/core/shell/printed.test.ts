import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Command, parseShell, type Word } from '../../../src/core/shell/parse.ts';
import { printedBy } from '../../../src/core/shell/printed.ts';

function inRepository(run: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'guard-printed-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder, stdio: 'ignore' });
  try {
    git('init', '-b', 'main');
    for (const message of ['one', 'two']) git('commit', '--allow-empty', '-m', message);
    run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function markedOf(substitution: string): string | null {
  const outcome = parseShell(`echo ${substitution}`);
  if (outcome.kind !== 'script') throw new Error(outcome.why);
  const command = outcome.script.commands[0]?.command as Command | undefined;
  const part = (command?.suffix[0] as Word | undefined)?.parts?.[0];
  return part?.type === 'CommandExpansion' ? printedBy(part) : null;
}

describe('what a real shell reads from a substitution', () => {
  it.each([
    '$(nproc)',
    '$(id -u)',
    '$(id --group)',
    '$(wc -l < /etc/passwd)',
    '$(wc -c </etc/passwd)',
    ...(existsSync('/usr/bin/pgrep') ? ['$(pgrep -o .)', '$(pgrep -f -n sh)'] : []),
    '$(pwd)',
    '$(git rev-parse HEAD)',
    '$(git rev-parse --short HEAD~1)',
    '$(git rev-parse --short=12 HEAD^)',
    '$(git merge-base HEAD main)',
    '$(date +%s)',
    '$(date +%FT%TZ)',
    '$(date -u +%Y%m%d-%H.%M:%S)',
    '$(date "+%F %R %j %u %y %G %V %C %N")',
    "$(date -d '3 days ago' +%F)",
    '$(date --date="1 hour ago" +%s)',
    '$(date -d "last monday" +%d/%m)',
    '$(date -d "-99 months" +%s)',
    '$(date -d @1700000000 +%s)',
    '$(date -d 1980-01-01 +%s)',
  ])('%s is of the shape that is said of it', (substitution) => {
    const marked = markedOf(substitution);
    expect(marked).not.toBeNull();
    const shape = (marked as string)
      .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
      .replaceAll('\x01', '[0-9]+')
      .replaceAll('\x02', '/.*')
      .replace('HEAD', '[0-9a-f]{4,64}');
    inRepository((cwd) => {
      const said = execFileSync('bash', ['-c', `printf %s "${substitution}"`], { cwd, encoding: 'utf8' });
      expect(said).toMatch(new RegExp(`^${shape}$`));
    });
  });
});
