import { cancelRequest } from '../../app/requests.ts';
import { idOf } from '../id-of.ts';
import type { Io } from '../io.ts';
import { visible } from '../render/escape.ts';
import { wireExec } from '../wire.ts';
import { actorOf } from './command-of.ts';

export async function cancelVerb(io: Io, flags: { reason?: string }, id: string): Promise<number> {
  const input = { id: idOf(id, 'guard requests'), cwd: io.cwd(), why: flags.reason, actor: actorOf(io) };
  const { url, afterwards } = await cancelRequest(
    wireExec(io, () => {}),
    input,
  );
  for (const line of afterwards) io.err(`guard: ${visible(line)}\n`);
  io.out(`cancelled: ${visible(url)}\n`);
  return 0;
}
