import { createHash } from 'node:crypto';
import { durationMs } from '../duration.ts';
import type { Instant, Reviewer, Sha256 } from '../model.ts';
import { canonicalJson } from '../record/canonical.ts';
import { dialectOf } from '../shell/dialect.ts';
import type { AskedRequest } from './case.ts';
import type { DigestInput } from './request.ts';
import type { SlashCommand } from './slash-command.ts';

/** A reviewer who lets a pattern run for a time, from the comment's own time on. */
export interface Granter extends Reviewer {
  readonly grantMs: number;
}

/** Findings that say nothing about what a command does: to let them run would be to let anything run. */
const sayNothing: ReadonlySet<string> = new Set([
  'not-proved-harmless',
  'unknown-program',
  'shadowed-program',
  'alias',
  // What runs there is not bound, and guard knows it by its name at most.
  'remote-command',
  'kubectl-runs-program',
]);

/**
 * What a grant covers, as a digest: the same program with the same findings, acting on the same things, in the same folder, with
 * the same code, variables and policy, asked for by the same initiators on the same host. Only the last argument may differ, as far
 * as nothing of this changes with it: one rule covers `aws s3 rm` and `aws rds delete-db-instance`.
 * @returns null: no grant can cover it, since guard cannot tell what it does, or since it is several commands
 */
export function patternOf({ steps, ...input }: DigestInput): Sha256 | null {
  const [{ command, classification }, ...others] = steps;
  const { findings, blindSpots, tier, context } = classification;
  if (others.length > 0 || blindSpots.length > 0 || findings.length === 0 || command.stdin.kind === 'given') return null;
  if (findings.some(({ rule }) => sayNothing.has(rule))) return null;
  // Two clusters that cannot be told are not one cluster: of `--context x` and `--context y` either may be missing here.
  if (Object.values(context).includes(null)) return null;
  // Code for a shell is several commands: the same findings in another order, or joined by a pipe, are another act.
  if (command.argv.some((word) => dialectOf(word.slice(word.lastIndexOf('/') + 1)) !== null)) return null;
  const { executable, codeFiles, cwd, env, host, osUser } = command;
  const rules = [...new Set(findings.map((each) => `${each.source} ${each.rule} ${each.tier}`))].sort();
  const pattern = {
    version: 1,
    program: { name: command.argv[0], executable },
    words: command.argv.map((word, index) => (index > 0 && index === command.argv.length - 1 ? keptOf(word) : word)),
    rules,
    tier,
    context,
    cwd,
    codeFiles,
    env,
    host,
    osUser,
    policySha256: input.policySha256,
    api: input.api,
    repo: input.repo.toLowerCase(),
    repositoryId: input.repositoryId,
    initiators: input.initiators.map((account) => account.id).sort((a, b) => a - b),
  };
  return createHash('sha256').update(canonicalJson(pattern), 'utf8').digest('hex') as Sha256;
}

/** What must be the same of the last word: options and code as a whole, of an address the host; null: nothing. */
function keptOf(word: string): string | null {
  if (word.startsWith('-') || !/^[\w./:@%+,~-]*$/.test(word)) return word;
  return /^[^/]*:(\/\/[^/]*)?/.exec(word)?.[0] ?? null;
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
