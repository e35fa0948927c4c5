import { describe, expect, it } from 'vitest';
import { type Folders, foldersOf, startingIn } from '../../../src/core/policy/folders.ts';
import { parseShell } from '../../../src/core/shell/parse.ts';
import { walkScript } from '../../../src/core/shell/walk.ts';
import { shell } from './a-context.ts';

interface Given {
  readonly cwd?: string;
  readonly workTree?: string | null;
  readonly env?: Record<string, string>;
  readonly before?: Folders;
  readonly remembered?: boolean;
}

function led(code: string, { cwd = '/w/tree', workTree = '/w/tree', env = {}, before = startingIn(cwd), remembered = true }: Given = {}) {
  const outcome = parseShell(code);
  if (outcome.kind !== 'script') throw new Error(outcome.why);
  const { sites } = walkScript(outcome.script, (pos, end) => [pos, end], { home: '/home/ann', constant: () => null });
  return foldersOf(sites, before, { env, cwd, home: '/home/ann', workTree }, remembered);
}

describe('a script may be where it began, and where each cd leads', () => {
  it.each([
    ['cd src', '/w/tree/src'],
    ['cd ./src/', '/w/tree/src'],
    ['cd -P src', '/w/tree/src'],
    ['cd -LP src', '/w/tree/src'],
    ['cd -L -e -- src', '/w/tree/src'],
    ['pushd src', '/w/tree/src'],
    ['command cd src', '/w/tree/src'],
    ['builtin cd src', '/w/tree/src'],
    ['command -p cd src', '/w/tree/src'],
    ['command -p -- builtin cd src', '/w/tree/src'],
    ['(cd src)', '/w/tree/src'],
    ['cd -- -x', '/w/tree/-x'],
    ['cd -- --x', '/w/tree/--x'],
    ['cd a-P', '/w/tree/a-P'],
    ['cd a--', '/w/tree/a--'],
    ['cd a-1', '/w/tree/a-1'],
    ['cd a~1', '/w/tree/a~1'],
    ['cd a~', '/w/tree/a~'],
    ['cd a~root', '/w/tree/a~root'],
    ['cd a~ann', '/w/tree/a~ann'],
    ['cd /w/tree/src', '/w/tree/src'],
    ['cd x..', '/w/tree/x..'],
    ['cd .github', '/w/tree/.github'],
    ['cd .github/workflows', '/w/tree/.github/workflows'],
  ])('%s: below', (code, folder) => {
    expect(led(code)).toEqual({ at: ['/w/tree', folder], anywhere: false, settled: true, crowded: false });
  });

  it.each([
    ['cd', '/home/ann'],
    ['cd --', '/home/ann'],
    ['cd ~', '/home/ann'],
    ['cd ~root', '/root'],
    ['cd ~root/x', '/root/x'],
    ['cd ~rooted/x', '/home/rooted/x'],
    ['cd ~bob', '/home/bob'],
    ['cd ~bob/x', '/home/bob/x'],
    ['cd /etc', '/etc'],
    ['cd ..', '/w'],
    ['cd ../other', '/w/other'],
    ['cd .git', '/w/tree/.git'],
    ['cd a/.hidden/b', '/w/tree/a/.hidden/b'],
    ['cd .githubx', '/w/tree/.githubx'],
    ['cd ..x', '/w/tree/..x'],
  ])('%s: where no settings are to be obeyed', (code, folder) => {
    expect(led(code)).toEqual({ at: ['/w/tree', folder], anywhere: false, settled: false, crowded: false });
  });

  it.each([
    ...['ls', 'cd ""', 'echo cd /etc', 'xcommand cd /etc', 'commander cd /etc', 'command a-b cd /etc', 'command -p', 'command'],
    // Back where it has been already.
    ...['popd', 'popd +1'],
    ...['eval "echo hi"', 'trap "rm x" EXIT', 'xeval "cd /etc"', 'evaluate "cd /etc"', 'sourced cd', 'mycd /etc', 'echo "$x"'],
  ])('%s: nowhere else', (code) => {
    expect(led(code)).toEqual(startingIn('/w/tree'));
  });

  it.each([
    ...['cd "$x"', 'cd src/*', 'cd ~+', 'cd ~-', 'cd ~1', 'cd a b', 'pushd a b', 'eval "cd /etc"', 'eval "pushd x"', 'eval "$x"'],
    ...['trap "cd /etc" EXIT', 'source "$x"', '. "$x"', '. ./cd'],
  ])('%s: anywhere', (code) => {
    expect(led(code)).toEqual({ at: ['/w/tree'], anywhere: true, settled: false, crowded: false });
  });

  it.each(['cd -', 'pushd -1', 'pushd +2', 'pushd +12'])('%s goes back', (code) => {
    expect(led(code)).toEqual({ at: ['/w/tree'], anywhere: false, settled: false, crowded: false });
    expect(led(code, { env: { OLDPWD: '/proc/self' } }).at).toEqual(['/w/tree', '/proc/self']);
    expect(led(code, { remembered: false }).anywhere).toBe(true);
  });

  it('goes anywhere with popd when the script set the folders that it goes back to', () => {
    expect(led('popd', { remembered: false })).toEqual({ at: ['/w/tree'], anywhere: true, settled: false, crowded: false });
  });

  it('keeps up with four folders', () => {
    const two = ['/w/tree', '/w/tree/a', '/w/tree/b', '/w/tree/a/b'];
    expect(led('cd a; cd b')).toEqual({ at: two, anywhere: false, settled: true, crowded: false });
    expect(led('cd a; cd b; cd c')).toEqual({ at: two, anywhere: true, settled: false, crowded: false });
    const three = led('cd a; cd /w/tree/x; cd b');
    expect([three.at.length, three.anywhere]).toEqual([4, true]);
  });
});

describe('a change of folder is settled', () => {
  const inside = { cwd: '/w/tree/sub', workTree: '/w/tree' };
  it.each(['cd a', 'cd a/', 'cd /w/tree/sub/a', 'cd a..'])('below where it began: %s', (code) => {
    expect(led(code, inside).settled).toBe(true);
  });
  it.each(['cd ..', 'cd a/..', 'cd a/../b', 'cd ../sub/a', 'cd /w/tree', 'cd /w/tree/other'])('not up in the work tree: %s', (code) => {
    expect(led(code, inside).settled).toBe(false);
  });
  it('in a work tree below a hidden folder', () => {
    expect(led('cd src', { cwd: '/home/ann/.work/tree', workTree: '/home/ann/.work/tree' }).settled).toBe(true);
  });
  it('only back to where it began, outside of any', () => {
    expect(led('cd /tmp', { cwd: '/tmp', workTree: null }).settled).toBe(true);
    expect(led('cd a', { cwd: '/tmp', workTree: null }).settled).toBe(false);
  });

  it.each(['cd a; cat ../x', 'cd a; cat x/../../y', 'cd a; ls --from=../x', 'cd a; ls ..'])('and no word climbs out of it: %s', (code) => {
    expect(led(code).settled).toBe(false);
  });
  it.each(['cat ../x', 'cd ""; cat ../x', 'cd a; cat ..x', 'cd a; cat x..', 'cd a; cat x../y'])('or none does: %s', (code) => {
    expect(led(code).settled).toBe(true);
  });
  it('and none climbs where the script around it has moved', () => {
    const moved = { at: ['/w/tree', '/w/tree/a'], anywhere: false, settled: true, crowded: false };
    expect(led('cat ../x', { before: moved }).settled).toBe(false);
    expect(led('cat x', { before: moved }).settled).toBe(true);
  });
});

describe('more words than can be held against each folder', () => {
  const words = (count: number) => Array.from({ length: count }, (_, index) => `f${index}`).join(' ');
  it('are 1500, where the folder changes at all', () => {
    // `cd a` and `ls` are three.
    expect(led(`cd a; ls ${words(1497)}`).crowded).toBe(false);
    expect(led(`cd a; ls ${words(1498)}`).crowded).toBe(true);
    expect(led(`ls ${words(1498)}`).crowded).toBe(false);
  });
  it('stay too many in the scripts inside', () => {
    expect(led('ls', { before: { ...startingIn('/w/tree'), crowded: true } }).crowded).toBe(true);
  });
  it('make reading by relative paths ask', () => {
    expect([shell(`cd a; cat ${words(1400)}`).tier, shell(`cd a; cat ${words(1500)}`).tier]).toEqual(['routine', 'sensitive']);
  });
});
