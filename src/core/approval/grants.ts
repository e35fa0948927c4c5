import { durationMs } from '../duration.ts';
import type { Instant, Reviewer } from '../model.ts';
import type { AskedRequest } from './case.ts';
import type { SlashCommand } from './slash-command.ts';

/** A reviewer who lets a pattern run for a time, from the comment's own time on. */
export interface Granter extends Reviewer {
  readonly grantMs: number;
}

/** What `/grant <id> [digest8] 30m [reason]` says, or why it says nothing. */
export function readGrant(
  { rest }: SlashCommand,
  { id, digest, terms }: Pick<AskedRequest, 'id' | 'digest' | 'terms'>,
  grants: { readonly maxMs: number } | null,
): { readonly kind: 'grant'; readonly ms: number; readonly reason: string } | { readonly kind: 'none'; readonly why: string } {
  const none = (why: string) => ({ kind: 'none', why }) as const;
  if (grants === null) return none('policy lets nobody grant');
  const echo = digest.slice(0, 8);
  const words = rest.split(/[ \t]+/);
  const echoed = words[0] === echo;
  if (terms.echo && !echoed) return none(`policy wants the digest repeated: the line is /grant ${id} ${echo} 30m`);
  const [time = '', ...reason] = echoed ? words.slice(1) : words;
  const ms = durationMs(time);
  if (ms === null || ms <= 0)
    return none(`it says for how long in no way that guard reads: the line is /grant ${id}${terms.echo ? ` ${echo}` : ''} 30m`);
  if (ms > grants.maxMs) return none(`it is for longer than policy allows (${grants.maxMs / 60_000} min)`);
  return { kind: 'grant', ms, reason: reason.join(' ') };
}

/** Until when enough distinct people let it run: with each hour that one gave, the quorum needs all of its members. */
export function grantedUntil(by: readonly Granter[], quorum: number): Instant | null {
  const untils = new Map<number, number>();
  for (const { id, at, grantMs } of by) untils.set(id, Math.max(untils.get(id) ?? 0, at + grantMs));
  return [...untils.values()].sort((a, b) => b - a)[Math.max(1, quorum) - 1] ?? null;
}
