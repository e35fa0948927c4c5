import { replyToRequest } from '../../app/requests.ts';
import { idOf } from '../id-of.ts';
import type { Io } from '../io.ts';
import { visible } from '../render/escape.ts';
import { wireExec } from '../wire.ts';

export async function replyVerb(io: Io, id: string, words: readonly string[]): Promise<number> {
  const { url } = await replyToRequest(
    wireExec(io, () => {}),
    { id: idOf(id, 'guard requests'), cwd: io.cwd(), text: words.join(' ') },
  );
  io.out(`answered: ${visible(url)}\n`);
  return 0;
}
