import { showRun } from '../../app/audit.ts';
import { idOf } from '../id-of.ts';
import type { Io } from '../io.ts';
import { jsonLine } from '../render/log-json.ts';
import { renderStory } from '../render/log-show.ts';
import { wireAudit } from '../wire.ts';
import { doubtsTo, warnOfRecording, warnOfTampering } from './log-warning.ts';

export async function logShowVerb(io: Io, flags: { json?: true }, id: string): Promise<number> {
  const { logs, audit, screen } = await wireAudit(io, null);
  const story = await showRun(await logs.all(), await screen(), idOf(id, 'guard log list'), doubtsTo(io));
  await warnOfTampering(io, audit, [story.reader]);
  warnOfRecording(io, story.recording);
  io.out(
    flags.json === true
      ? jsonLine({ ...story.summary, records: story.records, screen: story.screen, recordingState: story.recording })
      : renderStory(story),
  );
  return 0;
}
