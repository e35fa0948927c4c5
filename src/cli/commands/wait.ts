import { waitForRequest } from '../../app/requests.ts';
import { isoTime } from '../../core/iso-time.ts';
import { parseDuration } from '../duration.ts';
import { idOf } from '../id-of.ts';
import type { Io } from '../io.ts';
import { visible } from '../render/escape.ts';
import { jsonLine } from '../render/log-json.ts';
import { jsonTeller, textTeller } from '../render/news.ts';
import { screenOf } from '../screen.ts';
import { wireExec } from '../wire.ts';

const pending = 75;

/** 0: approved; 1: it will not run; 75: not decided yet. Whatever it says, it runs nothing. */
export async function waitVerb(io: Io, flags: { wait?: string; json?: true }, id: string): Promise<number> {
  const teller = flags.json === true ? jsonTeller(io.err, () => isoTime(Date.now())) : textTeller(screenOf(io));
  const input = {
    id: idOf(id, 'guard requests'),
    cwd: io.cwd(),
    waitMs: flags.wait === undefined ? null : parseDuration(flags.wait, '--wait'),
    signal: io.interrupted(),
  };
  const { verdict, url } = await waitForRequest(wireExec(io, teller.tell), input);
  // Nothing was run, so there is no exit to tell: only the line on the terminal has to go.
  if (flags.json !== true) teller.exit({ request: id, ran: false, code: 0, reason: '' });
  io.out(
    flags.json === true
      ? jsonLine({ request: id, url, verdict })
      : `${verdict.kind}${'why' in verdict ? `: ${visible(verdict.why)}` : ''}\n`,
  );
  switch (verdict.kind) {
    case 'approved':
      if (flags.json !== true) io.err('guard: hint: repeat the very same guard exec line: it runs then, once\n');
      return 0;
    case 'pending':
    case 'question':
      return pending;
    default:
      return 1;
  }
}
