import { showRun } from '../../app/audit.ts';
import { Fault } from '../../core/fault.ts';
import type { Io } from '../io.ts';
import { jsonLine } from '../render/log-json.ts';
import { renderStory } from '../render/log-show.ts';
import { wireAudit } from '../wire.ts';
import { doubtsTo, warnOfRecording, warnOfTampering } from './log-warning.ts';

export async function logShowVerb(io: Io, flags: { json?: true }, id: string): Promise<number> {
  const { logs, audit, screen } = await wireAudit(io, null);
  const story = await showRun(await logs.all(), await screen(), runId(id), doubtsTo(io));
  await warnOfTampering(io, audit, [story.reader]);
  warnOfRecording(io, story.recording);
  io.out(
    flags.json === true
      ? jsonLine({ ...story.summary, records: story.records, screen: story.screen, recordingState: story.recording })
      : renderStory(story),
  );
  return 0;
}

/** Anything else could name a path. */
export function runId(text: string): string {
  if (/^[0-9a-z]{12}$/.test(text)) return text;
  throw new Fault('usage', `"${text}" is not an id`, { hint: 'ids have 12 characters, 0-9 and a-z: guard log list' });
}
