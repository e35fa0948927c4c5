import inquirer from 'inquirer';
import type { PostedRequest, ReviewDesk } from '../../app/ports.ts';
import { type Answer, answerPosted, findPosted } from '../../app/review.ts';
import { asked } from '../asked.ts';
import { idOf } from '../id-of.ts';
import type { Io } from '../io.ts';
import { visible } from '../render/escape.ts';
import { inboxLine, renderPosted } from '../render/review.ts';
import { wireDesk } from '../wire.ts';

type Choice = Answer | 'skip';

/** The reviewer's inbox: shows each request as it was written, and asks what to answer. */
export async function reviewVerb(io: Io, flags: { repo?: string }, id: string | undefined): Promise<number> {
  const desk = await wireDesk(io, flags.repo ?? null);
  if (id !== undefined) return one(io, desk, await findPosted(desk, idOf(id, 'guard review')));
  const open = await desk.open();
  if (open.length === 0) {
    io.err('guard: no open request\n');
    return 0;
  }
  if (!io.tty.stdin || !io.tty.stdout) {
    for (const request of open) io.out(`${inboxLine(request, Date.now())}\n`);
    return 0;
  }
  const picked = await asked(async () => {
    const { request } = await inquirer.prompt<{ request: PostedRequest | null }>([
      {
        type: 'select',
        name: 'request',
        message: `${open.length} open`,
        choices: [...open.map((value) => ({ name: inboxLine(value, Date.now()), value })), { name: 'none of them', value: null }],
      },
    ]);
    return request;
  });
  // A second look by id: of two that claim it, none is shown as if it were the only one.
  return picked === null ? 0 : one(io, desk, await findPosted(desk, picked.id));
}

async function one(io: Io, desk: ReviewDesk, request: PostedRequest): Promise<number> {
  io.out(renderPosted(request, Date.now()));
  if (!io.tty.stdin || !io.tty.stdout) return 0;
  const said = await asked(async () => {
    const { choice } = await inquirer.prompt<{ choice: Choice }>([
      {
        type: 'select',
        name: 'choice',
        message: 'What do you say?',
        // What does no harm comes first: Enter alone must not approve.
        choices: [
          { name: 'nothing for now', value: 'skip' },
          { name: 'deny', value: 'deny' },
          { name: 'ask a question', value: 'ask' },
          { name: 'approve', value: 'approve' },
        ],
      },
    ]);
    if (choice === 'skip') return null;
    const message = choice === 'ask' ? 'Question' : choice === 'deny' ? 'Why not' : 'Why (kept in the record)';
    const { words } = await inquirer.prompt<{ words: string }>([{ type: 'input', name: 'words', message }]);
    return { choice, words };
  });
  if (said === null) return 0;
  const { url } = await answerPosted(desk, request, said.choice, said.words);
  io.out(`answered: ${visible(url)}\n`);
  return 0;
}
