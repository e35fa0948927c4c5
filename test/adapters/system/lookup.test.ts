import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookupIn } from '../../../src/adapters/system/lookup.ts';

let root: string;
const script = (path: string, mode = 0o755) => {
  writeFileSync(path, '#!/bin/sh\n');
  chmodSync(path, mode);
};

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'guard-lookup-'));
  for (const folder of ['one', 'two', 'work', 'trusted']) mkdirSync(join(root, folder));
  script(join(root, 'one/tool'), 0o644);
  script(join(root, 'two/tool'));
  script(join(root, 'one/only-here'), 0o644);
  script(join(root, 'work/tool'));
  script(join(root, 'work/ls'));
  script(join(root, 'trusted/mine'));
  mkdirSync(join(root, 'one/folder'));
  symlinkSync(join(root, 'trusted'), join(root, 'link'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('lookup', () => {
  const from = (PATH: string | undefined, trusted: string[] = []) => {
    const lookup = lookupIn(PATH === undefined ? {} : { PATH }, trusted);
    return (program: string) => lookup(program, join(root, 'work'));
  };

  it('passes over what may not be executed, as execvp does', () => {
    expect(from(`${root}/one:${root}/two`)('tool')).toEqual({ kind: 'found', path: join(root, 'two/tool'), trusted: false });
  });
  it('remembers that there was something that may not be executed', () => {
    expect(from(`${root}/one`)('only-here')).toEqual({ kind: 'not-executable', path: join(root, 'one/only-here') });
  });
  it('does not take a folder for a program', () => {
    expect(from(`${root}/one`)('folder').kind).toBe('not-executable');
  });
  it('finds nothing for an empty name, nor for one that is nowhere', () => {
    expect(from('/usr/bin:/bin')('').kind).toBe('missing');
    expect(from('/usr/bin:/bin')('no-such-program-at-all').kind).toBe('missing');
  });
  it('never trusts the working folder, however PATH names it', () => {
    for (const path of [':/usr/bin:/bin', '.:/usr/bin', `${root}/work:/usr/bin`]) {
      expect(from(path)('ls')).toEqual({ kind: 'found', path: join(root, 'work/ls'), trusted: false });
    }
  });
  it('never trusts a name with a slash', () => {
    expect(from('/usr/bin:/bin')('/bin/ls')).toMatchObject({ kind: 'found', trusted: false });
    expect(from('/usr/bin:/bin')('./ls')).toEqual({ kind: 'found', path: join(root, 'work/ls'), trusted: false });
  });
  it('trusts the system folders, and those of policy', () => {
    expect(from('/usr/bin:/bin')('ls')).toMatchObject({ kind: 'found', trusted: true });
    expect(from(`${root}/trusted`)('mine')).toMatchObject({ trusted: false });
    expect(from(`${root}/trusted`, [join(root, 'trusted')])('mine')).toMatchObject({ trusted: true });
    expect(from(`${root}/trusted/`, [join(root, 'trusted')])('mine')).toMatchObject({ trusted: true });
  });
  it('a link into a trusted folder is not trusted by where it leads: it can be swapped after it was judged', () => {
    for (const path of [`${root}/link`, `${root}/link/../trusted`, `${root}/link/.`, '/usr/../usr/bin']) {
      expect(from(path, [join(root, 'trusted')])(path.startsWith('/usr') ? 'ls' : 'mine')).toMatchObject({ trusted: false });
    }
  });
  it('what is found in a trusted folder is run where that folder leads, not by a name that can be swapped', () => {
    expect(from(`${root}/link`, [join(root, 'link')])('mine')).toEqual({ kind: 'found', path: join(root, 'trusted/mine'), trusted: true });
  });
  it('does not let a relative PATH element borrow the trust of a system folder', () => {
    const lookup = lookupIn({ PATH: 'bin' }, []);
    expect(lookup('ls', '/usr')).toEqual({ kind: 'found', path: '/usr/bin/ls', trusted: false });
  });
  it('looks where execvp looks without a PATH', () => {
    expect(from(undefined)('ls')).toMatchObject({ kind: 'found', trusted: true });
  });
});
