import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Command, parseShell, type Word } from '../../../src/core/shell/parse.ts';
import { printedBy, printsNumber, samplesOf } from '../../../src/core/shell/printed.ts';

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

/** For a digit or more, and for a folder: what {@link printedBy} says of them. */
const [D, F] = ['\x01', '\x02'];

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

describe('what a substitution is known to print', () => {
  it.each<[substitution: string, printed: string | null]>([
    ['$(nproc)', D],
    ['$(nproc --all)', null],
    ['$(pwd)', F],
    ['$(pwd -P)', null],
    ['$(wc -l)', D],
    ['$(wc -c)', D],
    ['$(wc -m)', D],
    ['$(wc -w)', D],
    ["$(wc '-l')", D],
    ['$(wc "-l")', D],
    ['$(wc -"l")', D],
    ["$(wc '-'l)", D],
    ['$(wc)', null],
    ['$(wc -L)', null],
    ['$(wc -lc)', null],
    ['$(wc -l f)', null],
    ['$(wc f-l)', null],
    ['$(id -u)', D],
    ['$(id -g)', D],
    ['$(id --user)', D],
    ['$(id --group)', D],
    ['$(id)', null],
    ['$(id -n)', null],
    ['$(id -un)', null],
    ['$(id --groups)', null],
    ['$(id ann -u)', null],
    ['$(pgrep -o nginx)', D],
    ['$(pgrep -n nginx)', D],
    ['$(pgrep -fo nginx)', D],
    ['$(pgrep -nxi nginx)', D],
    ['$(pgrep -fx -oi nginx)', D],
    ['$(pgrep nginx)', null],
    ['$(pgrep -f nginx)', null],
    ['$(pgrep -la -o nginx)', null],
    ['$(pgrep -lo nginx)', null],
    ['$(pgrep -o -l)', null],
    ['$(pgrep -o nginx -l)', null],
    ['$(pgrep x -o nginx)', null],
    ['$(git rev-parse HEAD)', 'HEAD'],
    ['$(git rev-parse HEAD~2)', 'HEAD'],
    ['$(git rev-parse --short HEAD^1)', 'HEAD'],
    ['$(git rev-parse --short=12 HEAD)', 'HEAD'],
    ['$(git rev-parse --short= HEAD)', null],
    ['$(git rev-parse main)', null],
    ['$(git rev-parse HEAD:f)', null],
    ['$(git rev-parse --abbrev-ref HEAD)', null],
    ['$(git x rev-parse HEAD)', null],
    ['$(git merge-base HEAD main)', 'HEAD'],
    ['$(git merge-base @ origin/x.y_z-1)', 'HEAD'],
    ['$(git merge-base a~2 b^)', 'HEAD'],
    ['$(git merge-base HEAD)', null],
    ['$(git merge-base --all a b)', null],
    ['$(git merge-base a --all)', null],
    ['$(git merge-base a b c)', null],
    ['$(git merge-base a b:c)', null],
    ['$(git x merge-base a b)', null],
    ['$(git branch)', null],
    ['$(date +%s)', D],
    ['$(date)', null],
  ])('%s', (substitution, printed) => {
    expect(markedOf(substitution)).toBe(printed);
  });

  // Only a program that is known, called by its name and alone.
  it.each([
    '$(ls)',
    '$(id-u)',
    '$(nproc & nproc)',
    '$(nproc; nproc)',
    '$(wc -l f | wc -l)',
    '$(nproc *)',
    '$(pwd *)',
    '$(pwd {a,b})',
    '$(wc -l x=1)',
    '`nproc`',
    '$(! nproc)',
    '$(wc -l < "a)")',
    '$(cat $(nproc))',
    '$( nproc)',
  ])('%s is looked at only when it is one plain command', (substitution) => {
    expect(markedOf(substitution)).toBeNull();
  });

  it('and a short one', () => {
    expect(markedOf(`$(wc -l < ${'f'.repeat(115)})`)).toBe(D);
    expect(markedOf(`$(wc -l < ${'f'.repeat(116)})`)).toBeNull();
  });

  // What is written next to it must not become part of it, and messages neither.
  it.each<[redirect: string, quiet: boolean]>([
    ['< f', true],
    ['<f', true],
    ["< 'a b'", true],
    ['< *', false],
    ['3< f', false],
    ['0< f', false],
    ['2>/dev/null', true],
    ['2> /dev/null', true],
    ['< f 2>/dev/null', true],
    ['2>/dev/stdout', false],
    ['2>&1', false],
    ['2>>/dev/null', false],
    ['2>|/dev/null', false],
    ['>/dev/null', false],
    ['1>/dev/null', false],
    ['12>/dev/null', false],
    ['{v}>/dev/null', false],
    ['&>/dev/null', false],
    ['> f', false],
    ['<> f', false],
    ['<&3', false],
    ['<<< f', false],
    ['<', false],
    ['2>', false],
  ])('with %s', (redirect, quiet) => {
    expect(markedOf(`$(wc -l ${redirect})`)).toBe(quiet ? D : null);
  });
});

describe('what date prints', () => {
  it.each<[format: string, printed: string | null]>([
    ...[...'YmdHMSsjuyGVCN'].map((conversion): [string, string] => [`%${conversion}`, D]),
    ['%F', `${D}-${D}-${D}`],
    ['%T', `${D}:${D}:${D}`],
    ['%R', `${D}:${D}`],
    ['%F%T', `${D}-${D}-${D}${D}:${D}:${D}`],
    ['%FT%TZ', `${D}-${D}-${D}T${D}:${D}:${D}Z`],
    ['%T%T%R%R%F%F', `${D}:${D}:${D}`.repeat(2) + `${D}:${D}`.repeat(2) + `${D}-${D}-${D}`.repeat(2)],
    ['%Y%m', `${D}${D}`],
    ['%s_a.b:c/d, e-9', `${D}_a.b:c/d, e-9`],
    ['', null],
    ['x%s', null],
    ['-%s', null],
    ['%s%', null],
    ['%s%Z', null],
    ['%s%b', null],
    ['%Z', null],
    ['%b', null],
    ['%-d', null],
    ['%s;', null],
    ['%s*', null],
    ['%s=', null],
    ['%s\n', null],
  ])('+%s', (format, printed) => {
    expect(markedOf(`$(date '+${format}')`)).toBe(printed);
  });

  it.each<[options: string, known: boolean]>([
    ['-u +%s', true],
    ['--utc +%s', true],
    ['+%s -u', true],
    ['-d now +%s', true],
    ['-dnow +%s', true],
    ['--date now +%s', true],
    ['--date=now +%s', true],
    ['-u -d now +%s', true],
    ['-R +%s', false],
    ['-f names +%s', false],
    ['-r names +%s', false],
    ['names +%s', false],
    ['+%s +%F', false],
    ['+%s x', false],
    ['x-dnow +%s', false],
    ['x--date=now +%s', false],
    ['-d', false],
    ['-d +%s', false],
    ['-dx +%s', false],
  ])('with %s', (options, known) => {
    expect(markedOf(`$(date ${options})`)).toBe(known ? D : null);
  });

  // Years after 1970 alone: a number that is negative may be an option.
  it.each<[time: string, known: boolean]>([
    ...['now', 'today', 'yesterday', 'tomorrow', 'midnight'].map((time): [string, boolean] => [time, true]),
    ...['week', 'month', 'year', 'sunday', 'wednesday', 'friday'].flatMap((unit): [string, boolean][] => [
      [`last ${unit}`, true],
      [`next ${unit}`, true],
      [`this ${unit}`, false],
    ]),
    ...['sec', 'second', 'min', 'minute', 'hour', 'day', 'week', 'month'].flatMap((unit): [string, boolean][] => [
      [`1 ${unit}`, true],
      [`12 ${unit}s ago`, true],
      [`-3${unit}s`, true],
      [`+3 ${unit}`, true],
    ]),
    ['1 year ago', false],
    ['60 years ago', false],
    ['123 days ago', false],
    ['12 days agone', false],
    ['12 days before', false],
    ['x12 days', false],
    ['days', false],
    ['_3 days', false],
    ['1  day', false],
    ['1980-01-02', true],
    ['1999-12-31', true],
    ['2026-11-22', true],
    ['2026-11-22 10:11', true],
    ['2026-11-22T10:11', true],
    ['2026-11-22 10:11:12', true],
    ['2026-11-22T10:11:12Z', true],
    ['2026-11-22T10:11Z', true],
    ['2026-11-22 10', false],
    ['2026-11-22_10:11', false],
    ['2026-11-22 10:11:12+02', false],
    ['1970-01-01', false],
    ['1979-12-31', false],
    ['1880-01-01', false],
    ['2126-01-01', false],
    ['20x0-01-01', false],
    ['2026-1-1', false],
    ['2026-01-011', false],
    ['x2026-01-01', false],
    ['@170000000', true],
    ['@1700000000', true],
    ['@17000000', false],
    ['@17000000000', false],
    ['@-17000000', false],
    ['@', false],
    ['today x', false],
    ['x today', false],
    ['last xday', false],
    ['last day', false],
    ['last somewhenday', false],
    ['last Friday', false],
    ['last', false],
    ['', false],
  ])('of %j', (time, known) => {
    expect(markedOf(`$(date -d '${time}' +%s)`)).toBe(known ? D : null);
  });
});

describe('what can only be a number', () => {
  const script = (text: string) => {
    const outcome = parseShell(text);
    if (outcome.kind !== 'script') throw new Error(outcome.why);
    return outcome.script;
  };

  it.each<[text: string, number: boolean]>([
    ['nproc', true],
    ['wc -l', true],
    ['wc -c < f', true],
    ['cat f | wc -w', true],
    ['a | b |& wc -m', true],
    ['date +%s', true],
    ['date +%Y', true],
    ['date +%j 2>/dev/null', true],
    ['id -u', true],
    ['id -g', true],
    ['date +%F', false],
    ['date +%Z', false],
    ['date +%s%s', false],
    ['date +s', false],
    ['id -n', false],
    ['id -un', false],
    ['wc -L', false],
    ['wc -l f', false],
    ['nproc x', false],
    ['nproc $x', false],
    ['wwc -l', false],
    ['$x', false],
    ['wc -l | cat', false],
    ['wc -l; nproc', false],
    ['LANG=C nproc', false],
    ['x=1', false],
    ['< f', false],
    ['x=1 < f', false],
    ['{ nproc; }', false],
    ['nproc | { nproc; }', false],
    ['nproc 2>&1', false],
    ['nproc > f', false],
    ['wc -l <', false],
    ['', false],
  ])('%j', (text, number) => {
    expect(printsNumber(script(text))).toBe(number);
  });

  it('and not what the parser has no script of', () => {
    expect(printsNumber(undefined)).toBe(false);
  });
});

describe('what a word with one such piece in it may come to', () => {
  it.each<[before: string, piece: string, after: string, of: string, printed: string]>([
    ['', D, '', 'number', '1'],
    ['', `${D}-${D}-${D}T${D}:${D}Z`, '', 'number', '1-1-1T1:1Z'],
    ['', D + D, '', 'number', '11'],
    ['log-', D, '.txt', 'number', 'log-1.txt'],
    ['a/', D, '/b', 'number', 'a/1/b'],
    ['', D, '000', 'number', '1000'],
    ['', D, '000-x', 'number', '1000-x'],
    ['T', D, '', 'number', 'T1'],
    ['', D, 'Z', 'number', '1Z'],
    ['-j', D, '', 'number', '-j1'],
    ['-j', D + D, '', 'number', '-j11'],
    ['--jobs=', D, '', 'number', '--jobs=1'],
    ['', 'HEAD', '', 'commit', 'HEAD'],
    ['', 'HEAD', '..main', 'commit', 'HEAD..main'],
    ['main..', 'HEAD', '', 'commit', 'main..HEAD'],
    ['', F, '', 'folder', '.'],
    ['', F, '/a', 'folder', './a'],
    ['--prefix=', F, '/b', 'folder', '--prefix=./b'],
  ])('%j and %j and %j', (before, piece, after, of, printed) => {
    expect(samplesOf(before, piece, after)).toEqual({ of, printed, empty: before + after });
  });

  // Whoever chooses the number chooses the name with it; and an option.
  it.each<[before: string, piece: string, after: string]>([
    ['id_ed', D, ''],
    ['a', D, ''],
    ['A', D, ''],
    ['S', D, ''],
    ['U', D, ''],
    ['Z', D, ''],
    ['z', D, ''],
    ['0', D, ''],
    ['9', D, ''],
    ['_', D, ''],
    ['', D, 'a'],
    ['', D, 'z'],
    ['', D, 'A'],
    ['', D, 'S'],
    ['', D, 'U'],
    ['', D, 'Y'],
    ['', D, '0'],
    ['', D, '9'],
    ['', D, '_'],
    ['', D, '00'],
    ['', D, '0000'],
    ['', D, '000x'],
    ['', D, '001'],
    ['x', 'HEAD', ''],
    ['', 'HEAD', 'x'],
    ['a', F, ''],
    ['/', F, ''],
    ['', F, 'a'],
    ['', F, '.a'],
    ['-', D, ''],
    ['+', D, ''],
    ['-n=', D, ''],
    ['-n:=', D, ''],
    ['-j', D, '/x'],
    ['-k', D, ''],
    ['a=-j', D, ''],
    ['-', 'HEAD', ''],
    ['-n=', 'HEAD', ''],
    [D, D, ''],
    ['', D, D],
    [F, D, ''],
    ['', F, `/${F}`],
  ])('nobody knows of %j and %j and %j', (before, piece, after) => {
    expect(samplesOf(before, piece, after)).toBeNull();
  });
});
