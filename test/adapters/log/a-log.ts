import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileKeys } from '../../../src/adapters/keys/file-keys.ts';
import { folderReader } from '../../../src/adapters/log/reader.ts';
import { type FolderLog, openLog } from '../../../src/adapters/log/store.ts';
import { checkSignature } from '../../../src/adapters/log/tip.ts';
import { trustSource } from '../../../src/adapters/log/trust.ts';
import { type Audit, verifyLog } from '../../../src/app/audit.ts';
import type { Sha256 } from '../../../src/core/model.ts';
import type { RecordDraft } from '../../../src/core/record/statement.ts';
import type { VerifyMode } from '../../../src/core/record/verify.ts';

/** A real state folder, removed by `drop`. */
export function aState(): { readonly dir: string; drop(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'guard-log-'));
  return { dir, drop: () => rmSync(dir, { recursive: true, force: true }) };
}

/** A new opening of the log in a state folder, as another process would make it. */
export function open(dir: string, env: Record<string, string> = {}): FolderLog {
  let now = Date.parse('2026-11-22T08:00:00Z');
  return openLog({
    stateDir: dir,
    keys: fileKeys({ stateDir: dir, env }),
    host: 'box',
    user: 'ann',
    guardVersion: '0.0.0',
    clock: { now: () => (now += 1000) },
  });
}

export function id(n: number): string {
  return n.toString(36).padStart(12, '0');
}

const command = {
  argv: ['ls', '-l'],
  cwd: '/srv',
  tier: 'routine',
  findings: [],
  blindSpots: [],
  policySha256: '0'.repeat(64) as Sha256,
  policyTrust: 'none',
} as const;

export const started = (n: number, more: Partial<RecordDraft> = {}): RecordDraft => ({
  event: 'exec.started',
  id: id(n),
  actor: { osUser: 'ann', uid: 1000, host: 'box' },
  command,
  salt: '00112233445566778899aabbccddeeff',
  subject: { argv: command.argv, cwd: command.cwd },
  ...more,
});

export const finished = (n: number, more: Partial<RecordDraft> = {}): RecordDraft => ({
  ...started(n),
  event: 'exec.finished',
  result: {
    code: 0,
    signal: null,
    start: '2026-11-22T08:00:00.000Z',
    end: '2026-11-22T08:00:01.000Z',
    durationMs: 1000,
    endedBy: 'itself',
  },
  ...more,
});

/** Genesis and `runs` routine runs: 1 + 2 * runs records. */
export async function aLog(dir: string, runs: number): Promise<FolderLog> {
  const log = open(dir);
  await log.prepare();
  for (let n = 0; n < runs; n += 1) {
    await log.append(started(n));
    await log.append(finished(n));
  }
  return log;
}

export function audit(dir: string, folder: string, mode: VerifyMode = 'default', trustFile: string | null = null): Promise<Audit> {
  return verifyLog({ trust: trustSource({ stateDir: dir, file: trustFile }), check: checkSignature }, folderReader(folder), mode);
}

/** `FAIL` words of an answer. */
export function codes({ failures }: Audit): string[] {
  return [...new Set(failures.map(({ code }) => code))].sort();
}

export async function linesOf(log: FolderLog): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of log.lines()) lines.push(line);
  return lines;
}
