import { verifyLog } from '../../app/audit.ts';
import { Fault } from '../../core/fault.ts';
import type { VerifyMode } from '../../core/record/verify.ts';
import type { Io } from '../io.ts';
import { auditJson, renderAudit } from '../render/log-verify.ts';
import { wireAudit } from '../wire.ts';

export interface LogVerifyFlags {
  quick?: true;
  allSignatures?: true;
  trust?: string;
  json?: true;
}

/** Exit: 0 verified, 1 tampered, 3 verified but incomplete. */
export async function logVerifyVerb(io: Io, flags: LogVerifyFlags, folder: string | undefined): Promise<number> {
  if (flags.quick === true && flags.allSignatures === true) {
    throw new Fault('usage', '--quick and --all-signatures exclude each other', { hint: 'leave both out for the usual checks' });
  }
  const mode: VerifyMode = flags.quick === true ? 'quick' : flags.allSignatures === true ? 'all-signatures' : 'default';
  const { logs, audit } = await wireAudit(io, flags.trust ?? null);
  const reader = folder === undefined ? await logs.current() : await logs.at(folder);
  const answer = await verifyLog(audit, reader, mode);
  io.out(flags.json === true ? auditJson(answer) : renderAudit(answer, reader.folder));
  return answer.exit;
}
