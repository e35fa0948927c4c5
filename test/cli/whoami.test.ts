import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { hostName, inPasswordFile, osUser } from '../../src/cli/whoami.ts';

it('says what the C library says', () => {
  const { username, uid } = userInfo();
  expect(osUser()).toEqual({ username, uid });
  expect(hostName()).toBe(hostname());
});

it('reads the password file as the C library does', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guard-whoami-'));
  const file = join(folder, 'passwd');
  const first = (line: string) => {
    writeFileSync(file, `${line}\nann:x:7:7::/home/ann:/bin/sh\nbob:x:7:7::/home/bob:/bin/sh\n`);
    return inPasswordFile(7, file)?.username;
  };
  try {
    expect(first('#old:x:7:7::/:/bin/sh')).toBe('ann');
    expect(first('  # old:x:7:7::/:/bin/sh')).toBe('ann');
    expect(first('half:x:7:')).toBe('ann');
    expect(first('+nis:x:7:7::/:/bin/sh')).toBe('ann');
    expect(first('other:x:77:7::/:/bin/sh')).toBe('ann');
    expect(first('  indented:x:7:7::/:/bin/sh')).toBe('indented');
    expect(first('short:x:7:7')).toBe('short');
    expect(inPasswordFile(8, file)).toBe(null);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('names the effective user, with whose rights guard writes its log', () => {
  const spy = vi.spyOn(process as { getuid(): number }, 'getuid').mockReturnValue(1);
  vi.resetModules();
  return import('../../src/cli/whoami.ts')
    .then((fresh) => expect(fresh.osUser().uid).toBe(process.geteuid?.()))
    .finally(() => spy.mockRestore());
});
