import { Fault } from '../core/fault.ts';
import type { PostedRequest, ReviewDesk } from './ports.ts';

export type Answer = 'approve' | 'deny' | 'ask';

/**
 * Finds a request on the repository by its id.
 * @throws Fault `not-found`, or `configuration` where two texts claim the id: one of them is not guard's
 */
export async function findPosted(desk: ReviewDesk, id: string): Promise<PostedRequest> {
  const found = (await desk.open()).filter((request) => request.id === id);
  const [first, second] = found;
  if (first === undefined)
    throw new Fault('not-found', `no open request ${id} in this repository`, {
      hint: 'guard review lists the open ones; name another repository with -R',
    });
  if (second !== undefined)
    throw new Fault('configuration', `${found.length} texts say that they are request ${id}: ${found.map(({ url }) => url).join(', ')}`, {
      hint: 'one of them is forged: answer on the website, where you see who wrote which',
    });
  return first;
}

/** Answers as the request's own text says, with the token of whoever runs this. @param words reason or question */
export async function answerPosted(
  desk: ReviewDesk,
  request: PostedRequest,
  answer: Answer,
  words: string,
): Promise<{ readonly url: string }> {
  const viewer = await desk.viewer();
  // guard would not count it, and would say so on the thread only when it next looks.
  if (answer !== 'deny' && request.author?.id === viewer.id)
    throw new Fault(
      'not-permitted',
      `${viewer.login} opened this request and cannot ${answer === 'approve' ? 'approve it' : 'ask about it'}`,
      {
        hint: answer === 'approve' ? 'ask a reviewer' : 'guard reply answers a question, guard cancel takes the request back',
      },
    );
  if (answer === 'ask' && words.trim() === '') throw new Fault('usage', 'the question is empty', { hint: 'say what you want to know' });
  const line = answer === 'approve' ? approveLine(request) : `/${answer} ${request.id}`;
  // A reason is one line: what follows on the next is talk.
  const text = answer === 'ask' ? words.trim() : words.replace(/\s+/g, ' ').trim();
  return desk.answer(request, text === '' ? line : `${line} ${text}`);
}

/** The line to copy, which has the digest where policy wants it repeated. */
function approveLine({ id, body }: PostedRequest): string {
  const line = new RegExp(`\`(/approve ${id}(?: [0-9a-f]{8})?)\``).exec(body)?.[1];
  if (line !== undefined) return line;
  throw new Fault('configuration', `request ${id} does not let comments approve it`, { hint: 'approve it as its text says' });
}
