import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { policyFiles } from '../../../src/adapters/policy-files/policy-files.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'guard-policy-'));
  mkdirSync(join(root, 'tree/.guard'), { recursive: true });
  mkdirSync(join(root, 'tree/deep/er'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const load = (extra: string | null = null, cwd = join(root, 'tree/deep/er')) =>
  policyFiles({ machine: join(root, 'machine.yaml'), user: join(root, 'user.yaml'), extra }).load(cwd);
const put = (name: string, text: string) => writeFileSync(join(root, name), text);

describe('policy files', () => {
  it('are the defaults where there are none', async () => {
    expect(await load()).toMatchObject({ trust: 'none', preset: 'strict', sources: [] });
  });
  it("take the user's as the base where no machine has one", async () => {
    put('user.yaml', 'version: 1\npreset: workspace\n');
    expect(await load()).toMatchObject({ trust: 'user', preset: 'workspace' });
  });
  it('find the nearest one of the work tree, and let it tighten only', async () => {
    put('user.yaml', 'version: 1\nterms: { critical: { quorum: 2 } }\n');
    put('tree/.guard/policy.yaml', 'version: 1\nterms: { critical: { quorum: 3 } }\n');
    const policy = await load();
    expect(policy.terms.critical.quorum).toBe(3);
    expect(policy.sources.map(({ trust }) => trust)).toEqual(['user', 'untrusted']);
    put('tree/.guard/policy.yaml', 'version: 1\nterms: { critical: { quorum: 1 } }\n');
    await expect(load()).rejects.toThrow(/policy\.yaml:2:\d+: .*would loosen/);
  });
  it('let GUARD_POLICY tighten only, and do not skip one that is not there', async () => {
    put('extra.yaml', 'version: 1\npreset: workspace\n');
    await expect(load(join(root, 'extra.yaml'))).rejects.toThrow(/would loosen/);
    await expect(load(join(root, 'no-such.yaml'))).rejects.toThrow(/not there/);
  });
  it.each([
    ['is not UTF-8', () => writeFileSync(join(root, 'user.yaml'), Buffer.from([0xff, 0xfe, 0x00])), /UTF-8/],
    ['is a folder', () => mkdirSync(join(root, 'user.yaml')), /not a regular file/],
    ['is longer than anybody reads', () => put('user.yaml', `version: 1\n#${'x'.repeat(1024 * 1024)}`), /longer than 1 MiB/],
  ])('refuse a document that %s', async (_, make, message) => {
    make();
    await expect(load()).rejects.toThrow(message);
  });
  // Folders on the way are root's only for root's own temporary folder; what is tested is the refusal.
  it.skipIf(process.getuid?.() !== 0)('refuse a machine policy that others can write', async () => {
    put('machine.yaml', 'version: 1\npreset: workspace\n');
    chmodSync(join(root, 'machine.yaml'), 0o666);
    await expect(load()).rejects.toThrow(/can be written by others than root/);
    chmodSync(join(root, 'machine.yaml'), 0o644);
    chownSync(join(root, 'machine.yaml'), 65_534, 65_534);
    await expect(load()).rejects.toThrow(/can be written by others than root/);
  });
});
