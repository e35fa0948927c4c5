import { findRun, recordingState, summarize } from '../../app/audit.ts';
import { replay } from '../../app/replay.ts';
import { Fault } from '../../core/fault.ts';
import { parseDuration } from '../duration.ts';
import { idOf } from '../id-of.ts';
import type { Io } from '../io.ts';
import { wireAudit } from '../wire.ts';
import { doubtsTo, warnOfRecording, warnOfTampering } from './log-warning.ts';

export interface LogReplayFlags {
  speed?: string;
  idleLimit?: string;
  raw?: true;
}

export async function logReplayVerb(io: Io, flags: LogReplayFlags, id: string): Promise<number> {
  const speed = flags.speed === undefined ? 1 : Number(flags.speed);
  if (!(speed > 0 && speed <= 1000))
    throw new Fault('usage', `--speed: "${flags.speed}" is not between 0 and 1000`, { hint: 'for example --speed 4' });
  const idleLimitMs = flags.idleLimit === undefined ? null : parseDuration(flags.idleLimit, '--idle-limit');
  const { logs, audit, clock } = await wireAudit(io, null);
  const { reader, records } = await findRun(await logs.all(), idOf(id, 'guard log list'), doubtsTo(io));
  await warnOfTampering(io, audit, [reader]);
  const file = summarize(records).recording;
  if (file === null) throw new Fault('not-found', `run ${id} has no recording`, { hint: `see what there is: guard log show ${id}` });
  const cast = await reader.recordingLines(file);
  if (cast === null) throw new Fault('not-found', `the recording of run ${id} is gone`, { hint: 'was it pruned? guard log verify' });
  warnOfRecording(io, await recordingState(reader, records));
  await replay(cast, clock, (text) => io.out(text), { speed, idleLimitMs, raw: flags.raw === true, interrupted: io.interrupted() });
  return 0;
}
