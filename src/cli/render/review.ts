import type { PostedRequest } from '../../app/ports.ts';
import { duration } from './duration.ts';
import { brief, visible } from './escape.ts';

/** `4k2j9x0q1z7a  12m left  agent  guard: critical: kubectl delete ns prod`. @param now milliseconds since the epoch */
export function inboxLine({ id, title, author, number, expiresAt }: PostedRequest, now: number): string {
  const left = expiresAt <= now ? 'expired' : `${duration(expiresAt - now)} left`;
  return `${id}  ${left}  ${visible(author?.login ?? 'ghost')}  ${brief(title ?? `comment on #${number}`, 100)}`;
}

/** The request as it was written, each line made safe to print: nothing in it can repaint the terminal. */
export function renderPosted(request: PostedRequest, now: number): string {
  const lines = request.body.split(/\r?\n/).map((line) => `  ${visible(line)}`);
  return [`${inboxLine(request, now)}\n${visible(request.url)}\n`, ...lines, ''].join('\n');
}
