import { describe, expect, it } from 'vitest';
import {
  absolutePath,
  isGraveToWrite,
  isGuardsOwn,
  isInside,
  isPlainGlob,
  secretFolder,
  secretPath,
} from '../../../src/core/policy/paths.ts';
import { parseShell } from '../../../src/core/shell/parse.ts';
import { walkScript } from '../../../src/core/shell/walk.ts';
import type { ShellWord } from '../../../src/core/shell/word.ts';
import { shell } from './a-context.ts';

const cwd = '/w/tree';
const home = '/home/ann';

function wordOf(text: string): ShellWord {
  const outcome = parseShell(`tool ${text}`);
  if (outcome.kind === 'refused') throw new Error(outcome.why);
  return walkScript(outcome.script, (pos, end) => [pos, end], { home, constant: () => null }).sites[0]?.words[1] as ShellWord;
}

describe('an absolute path', () => {
  it.each([
    ['x', '/w/tree/x'],
    ['./x', '/w/tree/x'],
    ['../x', '/w/x'],
    ['../../../../x', '/x'],
    ['/a//b/./c/../d', '/a/b/d'],
    ['/', '/'],
    ['', '/w/tree'],
    ['a/', '/w/tree/a'],
    ['.a/..b', '/w/tree/.a/..b'],
  ])('of %j is %s', (path, expected) => {
    expect(absolutePath(path, cwd)).toBe(expected);
  });
});

describe('inside a folder', () => {
  it.each([
    ['/a', '/a', true],
    ['/a/b', '/a', true],
    ['/ab', '/a', false],
    ['/', '/a', false],
    ['/a', '/', true],
    ['/a/b', '/a/', true],
    ['/ab', '/a/', false],
    ['/b/a', '/a', false],
  ])('%s in %s: %s', (path, folder, expected) => {
    expect(isInside(path, folder)).toBe(expected);
  });
});

describe('a folder below which secrets lie', () => {
  it.each([
    ['/', true],
    ['/home', true],
    ['/home/ann', true],
    ['/home/bob', true],
    ['/Users/bob', true],
    ['/etc', true],
    ['/private/etc', true],
    ['/var', true],
    ['/var/lib', true],
    ['/proc', true],
    ['/home/ann/src', false],
    ['/usr', false],
    ['/usr/etc', false],
    ['/etcx', false],
    ['/var/log', false],
    ['/x/home/bob', false],
    ['/home/bob/src', false],
  ])('%s: %s', (path, expected) => {
    expect(secretFolder(path, home)).toBe(expected);
  });
});

describe('a path that is read', () => {
  it.each([
    ['/dev/null', null],
    ['/dev/fd/12', null],
    ['/dev/stdin', null],
    ['/dev/sda', 'device'],
    ['/dev/nullx', 'device'],
    ['/dev/fd/x', 'device'],
    ['/dev/fd/1x', 'device'],
    ['/dev/tcp/h/1', 'network'],
    ['/dev/udp/h/1', 'network'],
    ['/inet/tcp/0/h/1', 'network'],
    ['/inet6/tcp/0/h/1', 'network'],
    ['/x/dev/tcp/h', null],
    ['/x/inet/h', null],
    ['src/inet/h', null],
    ['/System/Volumes/Data/etc/sudoers', 'secrets'],
    ['/System/Volumes/Database/x', null],
    // A link in front of `..` leads elsewhere.
    ['/var/run/../etc/shadow', 'secrets'],
    ['/a/b/../../etc/shadow', 'secrets'],
    ['/a/b/../c', null],
    ['.SSH/id_rsa', 'secrets'],
    ['README.md', null],
  ])('%s: %s', (path, expected) => {
    if (expected === null) expect(secretPath(path, cwd)).toBeNull();
    else expect(secretPath(path, cwd)).toContain(expected);
  });
});

describe('a pattern that can only meet ordinary files', () => {
  it.each([
    ['*.md', true],
    ['src/*.ts', true],
    ['*/x', true],
    ['./*/x', true],
    ['../*/x', true],
    ['a/*/b/*.c', true],
    // Names that start with a dot, in whichever place.
    ['.*', false],
    ['.env*', false],
    ['.s*/x', false],
    ['a/.s*/x', false],
    ['*/.s/x', false],
    ['.a/*/x', false],
    // Folders of others.
    ['/*', false],
    ['/*/x', false],
    ['/usr/*/x', false],
    ['/etc/*', false],
    ['/proc/*', false],
    ['/dev/*', false],
    ['/home/*', false],
    ['~/*', false],
    ['../../*', false],
    ['/usr/share/*', true],
    // Names that say what is in them.
    ['id_*', false],
    ['cred*', false],
    ['SECRET*', false],
    ['shad*', false],
    ['key*', false],
    ['token*', false],
    ['pass*', false],
    ['monkey*', true],
    ['*.pem', false],
    ['secrets/*', false],
    ['"$x"*', false],
  ])('%s: %s', (text, expected) => {
    expect(isPlainGlob(wordOf(text), cwd, home)).toBe(expected);
  });
});

describe("a file that is guard's own", () => {
  const own = ['/opt/state'];
  it.each([
    ['/opt/state', true],
    ['/opt/state/log', true],
    ['/opt/stately', false],
    ['.guard/policy.yaml', true],
    ['.guard', true],
    ['.guards/x', false],
    ['x.guard/y', false],
    ['.config/guard', true],
    ['.config/guardian', false],
    ['.local/state/guard/x', true],
    ['.claude/settings.local.json', true],
    ['.claude/hooks/x', true],
    ['.claude/agents/x', false],
    ['.codex/config.toml', true],
    ['.cursor/hooks.json', true],
    ['.cursor/rules', false],
    ['/etc/guard/policy.yaml', true],
    ['/x/etc/guard', false],
    ['/etc/guardian', false],
    ['a/../.guard/x', true],
  ])('%s: %s', (path, expected) => {
    expect(isGuardsOwn(path, cwd, own)).toBe(expected);
  });
});

describe('a file that is grave to write', () => {
  it.each([
    ['/etc/passwd', true],
    ['/private/etc/sudoers.d/x', true],
    ['/etc/cron.d/x', true],
    ['/x/etc/passwd', false],
    ['/etc/passwdx', false],
    ['.ssh/authorized_keys', true],
    ['/sys/x', true],
    ['/dev/sda1', true],
    ['/dev/null', false],
    ['/home/ann/.bashrc', true],
    ['/home/ann/.bashrc.d', false],
    ['.git/hooks/pre-commit', true],
    ['.git/config', true],
    ['.gitignore', false],
    ['/var/spool/cron/ann', true],
    ['a/../.git/config', true],
  ])('%s: %s', (path, expected) => {
    expect(isGraveToWrite(path, cwd)).toBe(expected);
  });
});

describe('preset workspace writes into the work tree', () => {
  it.each([
    ['mkdir x', 'routine'],
    ['mkdir /w/tree/x', 'routine'],
    ['mkdir /w/treex', 'sensitive'],
    ['mkdir ../x', 'sensitive'],
    ['mkdir .git/x', 'sensitive'],
    ['mkdir .guard', 'critical'],
    ['mkdir "$x"', 'sensitive'],
    ['cd /; mkdir x', 'sensitive'],
  ])('%s is %s there, and asks in strict', (command, tier) => {
    expect(shell(command, 'workspace').tier).toBe(tier);
    expect(shell(command, 'strict').tier).not.toBe('routine');
  });

  it('and nowhere without one', () => {
    expect(shell('mkdir x', 'workspace', { workTree: null }).tier).toBe('sensitive');
  });
});
