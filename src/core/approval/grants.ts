import { createHash } from 'node:crypto';
import { durationMs } from '../duration.ts';
import type { Effect, Finding, Instant, Reviewer, Sha256 } from '../model.ts';
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
 * What is done to a thing that the last argument names. Of everything else the argument may be what is done: the code that runs
 * (`docker run x`), the right that is given (`arn:..:policy/Admin`), the file that another program obeys (`tee Makefile`).
 */
const doneToThings: ReadonlySet<Effect> = new Set(['deletes', 'changes-cluster', 'changes-infrastructure', 'spends-money']);

/** What a grant covers. */
export interface GrantPattern {
  readonly sha256: Sha256;
  /** Whether the name at the end of the last argument may differ; if not, it covers the very same command alone. */
  readonly varies: boolean;
}

/**
 * What a grant covers, as a digest: the same program with the same findings, acting on the same things, in the same folder, with
 * the same code, variables and policy, asked for by the same initiators on the same host. At most the name at the end of the last
 * argument may differ, as far as nothing of this changes with it: one rule covers `aws s3 rm` and `aws rds delete-db-instance`.
 * @returns null: no grant can cover it, since guard cannot tell what it does, or since it is several commands
 */
export function patternOf({ steps, ...input }: DigestInput): GrantPattern | null {
  const [{ command, classification }, ...others] = steps;
  const { findings, blindSpots, tier, context } = classification;
  if (others.length > 0 || blindSpots.length > 0 || findings.length === 0 || command.stdin.kind === 'given') return null;
  if (findings.some(({ rule }) => sayNothing.has(rule))) return null;
  // Two clusters that cannot be told are not one cluster: of `--context x` and `--context y` either may be missing here.
  if (Object.values(context).includes(null)) return null;
  // Code for a shell is several commands: the same findings in another order, or joined by a pipe, are another act.
  if (command.argv.some((word) => dialectOf(word.slice(word.lastIndexOf('/') + 1)) !== null)) return null;
  const { executable, codeFiles, cwd, env, host, osUser } = command;
  const last = command.argv.length - 1;
  // Right behind the program it may be what is done: `pulumi up`, `pulumi refresh`.
  const isName = last > 1 || (last === 1 && findings.every(({ effects }) => effects.length === 0 || effects.includes('deletes')));
  const kept = isName && findings.every(namesThing) ? keptOf(command.argv[last] as string) : null;
  const rules = [...new Set(findings.map((each) => `${each.source} ${each.rule} ${each.tier}`))].sort();
  const pattern = {
    version: 2,
    program: { name: command.argv[0], executable },
    words: kept === null ? command.argv : command.argv.slice(0, last),
    kept,
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
  return { sha256: createHash('sha256').update(canonicalJson(pattern), 'utf8').digest('hex') as Sha256, varies: kept !== null };
}

/** A rule of policy that says nothing of effects was written for what it names. */
function namesThing({ effects, source }: Finding): boolean {
  return (effects.length > 0 || !source.startsWith('pack:')) && effects.every((effect) => doneToThings.has(effect));
}

/**
 * What must be the same of the last word, up to the name at its end: the folder, the kind of an object, the host.
 * @returns null: all of it, since options, code, hidden files and `..` are no names
 */
function keptOf(word: string): string | null {
  if (!/^[\w./:@%+,~][\w./:@%+,~-]*$/.test(word)) return null;
  const cut = 1 + Math.max(...['/', ':', '@', ','].map((separator) => word.lastIndexOf(separator)));
  return /^[\w%+][\w.%+~-]*$/.test(word.slice(cut)) ? word.slice(0, cut) : null;
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
