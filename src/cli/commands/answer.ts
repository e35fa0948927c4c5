import { type Answer, answerPosted, findPosted } from '../../app/review.ts';
import { idOf } from '../id-of.ts';
import type { Io } from '../io.ts';
import { visible } from '../render/escape.ts';
import { wireDesk } from '../wire.ts';

/** `guard approve` and `guard deny`: for scripts, so without a question. */
export async function answerVerb(io: Io, answer: Answer, flags: { repo?: string; reason?: string }, id: string): Promise<number> {
  const desk = await wireDesk(io, flags.repo ?? null);
  const request = await findPosted(desk, idOf(id, 'guard review'));
  const { url } = await answerPosted(desk, request, answer, flags.reason ?? '');
  io.out(`${answer === 'approve' ? 'approved' : 'denied'}: ${visible(url)}\n`);
  return 0;
}
