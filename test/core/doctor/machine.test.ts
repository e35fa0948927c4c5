/** What no test machine shows by itself: other systems, other users, full disks, old anchors. */
import { describe, expect, it } from 'vitest';
import type { LogAsIs, LogFacts, MachineFacts, PathFacts } from '../../../src/core/doctor/facts.ts';
import { logChecks, machineChecks } from '../../../src/core/doctor/machine.ts';
import { postureCheck } from '../../../src/core/doctor/posture.ts';
import type { CheckName } from '../../../src/core/doctor/report.ts';
import type { Sha256 } from '../../../src/core/model.ts';
import { defaultPolicy } from '../../../src/core/policy/defaults.ts';
import type { Policy } from '../../../src/core/policy/policy.ts';

const folder = (path: string, change: Partial<PathFacts> = {}): PathFacts => ({
  path,
  exists: true,
  writable: false,
  foreign: false,
  group: false,
  ...change,
});
const machine: MachineFacts = {
  node: '20.20.0',
  platform: 'linux',
  program: folder('/usr/local/bin/guard'),
  user: { name: 'ann', uid: 1000 },
  env: {},
  pty: { kind: 'told', value: true },
  keychain: true,
  documents: [],
  trustedFolders: [],
  writableSystemFolders: [],
};
const log: LogFacts = {
  folder: folder('/state', { writable: true }),
  safe: { kind: 'told', value: true },
  key: { kind: 'told', value: 'file' },
  freeBytes: null,
  log: { kind: 'told', value: { kind: 'none' } },
};
const there: Extract<LogAsIs, { kind: 'there' }> = { kind: 'there', records: 9, exit: 0, failure: null, anchor: null };
const day = 86_400_000;
const now = 100 * day;

const documented = (file: Partial<PathFacts>, around: Partial<PathFacts>): Partial<MachineFacts> => ({
  documents: [
    {
      path: '/c/policy.yaml',
      trust: 'user',
      sha256: '0'.repeat(64) as Sha256,
      file: folder('/c/policy.yaml', file),
      folder: folder('/c', around),
    },
  ],
});

const ofMachine = (change: Partial<MachineFacts>, check: CheckName) =>
  machineChecks({ ...machine, ...change }, defaultPolicy()).find((one) => one.check === check);
const ofLog = (change: Partial<LogFacts>, check: CheckName) => logChecks({ ...log, ...change }, now).find((one) => one.check === check);
const logged = (change: Partial<typeof there>): Partial<LogFacts> => ({ log: { kind: 'told', value: { ...there, ...change } } });

describe('the machine', () => {
  it.each<[string, Partial<MachineFacts>, CheckName, string, RegExp]>([
    ['Linux', {}, 'system', 'ok', /^Node 20\.20\.0 on linux$/],
    ['macOS lacks what tells processes', { platform: 'darwin' }, 'system', 'warn', /without procfs/],
    [
      'guard itself in the hands of others',
      { program: folder('/opt/guard', { foreign: true }) },
      'system',
      'warn',
      /they decide what guard does/,
    ],
    ['no terminal', { pty: { kind: 'refused', why: 'no binary' } }, 'pty', 'fail', /no binary/],
    ['a keychain that waits for somebody', { keychain: null }, 'keychain', 'unknown', /did not answer/],
    ['no keychain is no harm', { keychain: false }, 'keychain', 'ok', /environment/],
    [
      'a folder of programs that this user writes',
      { trustedFolders: [folder('/opt/t', { writable: true })] },
      'folders',
      'warn',
      /\/opt\/t/,
    ],
    ['a folder that a group writes', { trustedFolders: [folder('/opt/t', { group: true })] }, 'folders', 'warn', /others can write/],
    ['a system folder that this user writes', { writableSystemFolders: ['/usr/local/bin'] }, 'folders', 'warn', /\/usr\/local\/bin/],
    [
      'root writes everywhere',
      { user: { name: 'root', uid: 0 }, writableSystemFolders: ['/usr/bin'], trustedFolders: [folder('/opt/t', { writable: true })] },
      'folders',
      'ok',
      /none can be written/,
    ],
    [
      'a folder of others, for root too',
      { user: { name: 'root', uid: 0 }, trustedFolders: [folder('/h', { foreign: true })] },
      'folders',
      'warn',
      /others/,
    ],
    ['a policy of this user', documented({}, {}), 'policy', 'ok', /./],
    ['a policy that everybody writes', documented({ foreign: true }, {}), 'policy', 'fail', /^\/c\/policy\.yaml can be written/],
    ['a policy in a folder that everybody writes', documented({}, { foreign: true }), 'policy', 'fail', /^\/c can be written/],
    ['a policy that a group writes', documented({ group: true }, {}), 'policy', 'warn', /the group of \/c\/policy\.yaml/],
    ['an empty variable steers nothing', { env: { LD_PRELOAD: '', NODE_OPTIONS: '' } }, 'environment', 'ok', /nothing/],
  ])('%s', (_name, change, check, state, what) =>
    expect(ofMachine(change, check)).toMatchObject({ state, what: expect.stringMatching(what) }),
  );
});

describe('the log', () => {
  it.each<[string, Partial<LogFacts>, CheckName, string, RegExp]>([
    ['a folder that cannot be written', { folder: folder('/state') }, 'log', 'fail', /cannot be written, so nothing would run/],
    ['a full disk', { freeBytes: 1024 }, 'log', 'fail', /is full/],
    ['little space', { freeBytes: 100 * 1024 * 1024 }, 'log', 'warn', /^100 MiB are free/],
    ['a log for whose key nobody vouches', logged({ exit: 3 }), 'log', 'warn', /nobody outside vouches/],
    ['a log that cannot be read', { log: { kind: 'refused', why: 'EIO' } }, 'log', 'fail', /EIO/],
    ['one that begins needs no anchor', logged({ records: 1 }), 'anchor', 'ok', /nothing to anchor/],
    ['never anchored', logged({}), 'anchor', 'warn', /could write it anew/],
    [
      'anchored long ago, and written since',
      logged({ anchor: { at: now - 31 * day, since: 4 } }),
      'anchor',
      'warn',
      /31 days old, 4 records/,
    ],
    ['anchored long ago, and nothing since', logged({ anchor: { at: now - 31 * day, since: 0 } }), 'anchor', 'ok', /0 records/],
    ['anchored an hour ago', logged({ anchor: { at: now - day / 8, since: 1 } }), 'anchor', 'ok', /3 h old, 1 record came/],
  ])('%s', (_name, change, check, state, what) => expect(ofLog(change, check)).toMatchObject({ state, what: expect.stringMatching(what) }));
});

describe('the posture', () => {
  const trusted: Policy = { ...defaultPolicy(), trust: 'machine' };
  const sudo = { SUDO_UID: '1000', SUDO_USER: 'ann' };
  const guard = { name: 'guard', uid: 990 };
  it.each<[string, Partial<MachineFacts>, Policy, boolean, string, RegExp]>([
    ['one user has it all', {}, defaultPolicy(), false, 'warn', /^advisory: token, key, log and policy belong to ann/],
    ['a policy of the machine alone', {}, trusted, false, 'warn', /^advisory: token, key and log belong to ann/],
    ['another user, through sudo', { env: sudo, user: guard }, trusted, false, 'ok', /^enforced: ann gets to guard through sudo/],
    ['the same without a policy that holds', { env: sudo, user: guard }, defaultPolicy(), false, 'warn', /^advisory: .*without a policy/],
    ['sudo to oneself', { env: { SUDO_UID: '1000' } }, trusted, false, 'warn', /^advisory/],
    ['sudo by root', { env: { SUDO_UID: '0' }, user: guard }, trusted, false, 'warn', /^advisory/],
    ['a number that is none', { env: { SUDO_UID: '99x' }, user: guard }, trusted, false, 'warn', /^advisory/],
    ['a job', {}, defaultPolicy(), true, 'warn', /^credential-gated/],
  ])('%s', (_name, change, policy, inActions, state, what) =>
    expect(postureCheck({ ...machine, ...change }, policy, inActions)).toMatchObject({ state, what: expect.stringMatching(what) }),
  );
});
