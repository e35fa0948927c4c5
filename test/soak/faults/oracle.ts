/**
 * What may have happened, from what the fake GitHub itself knows: written from the protocol (docs), sharing no line with the
 * code that judges a thread in guard.
 */
import type { Issue, IssueEvent } from '../../fakes/github/state.ts';
import type { World } from '../../fakes/github/world.ts';
import type { Somebody } from './schedule.ts';

/** What the state of a thread does not tell: what was rewritten when, who lost a role, and what was deleted since. */
export interface Journal {
  readonly rewritten: readonly {
    readonly issue: number;
    /** null: the request itself. */
    readonly comment: number | null;
    readonly author: string;
    readonly by: string;
    /** The last id that had been given by then. */
    readonly position: number;
    readonly how: 'edited' | 'hidden' | 'deleted';
  }[];
  /** By number of the request to GitHub; a half is between two of them. */
  readonly demoted: readonly { readonly who: string; readonly request: number }[];
  /** Each time that somebody's role was answered. */
  readonly roleReads: readonly { readonly who: string; readonly request: number }[];
  /** When an issue came to be, on this machine's clock. */
  readonly opened: readonly { readonly issue: number; readonly at: number }[];
  /** Claims of runs, in their order. `looks`: the last ids that had been given when the thread was read first after it. */
  readonly claimed: readonly {
    readonly issue: number;
    readonly comment: number;
    readonly request: number;
    readonly looks: readonly number[];
  }[];
}

export interface Asked {
  readonly issue: Issue;
  readonly id: string;
  /** On this machine's clock. */
  readonly expiresAt: number;
  /** An approval stood when the run was claimed, or at the look after it, and nothing had ended the request before. */
  readonly mayRun: boolean;
  /** Why not. */
  readonly why: string;
  /** Nothing has ended it, and an approval stands that nobody can doubt: whoever asks again must be let through. */
  readonly mustRun: boolean;
}

const writers: readonly string[] = ['alice', 'bob', 'carol'] satisfies Somebody[];

/** Requests that guard asked, oldest first. */
export function askedOn(world: World, journal: Journal, expiresMs: number): readonly Asked[] {
  return [...world.state.issues.values()].flatMap((issue) => {
    const found = /^guard-request:v1 ([0-9a-z]{12}) [0-9a-f]{32} (\d+)\r?$/m.exec(issue.body);
    if (found?.[1] === undefined || nameOf(world, issue.authorId) !== 'agent') return [];
    const id = found[1];
    const claim = journal.claimed.find((one) => one.issue === issue.number);
    const never = Number.POSITIVE_INFINITY;
    const { comment: until, request } = claim ?? { comment: never, request: never };
    const ended = endedBefore(world, journal, issue, id, until);
    const stands = ended === null && approvalBefore(world, journal, issue, { id, until, request, expiresMs });
    // Somebody took it back, and somebody else gave it between the claim and the look after it, which decides.
    const standsLater = (claim?.looks ?? []).some((look) => {
      const moment = { id, until: look + 1, request: never, expiresMs };
      return endedBefore(world, journal, issue, id, look + 1) === null && approvalBefore(world, journal, issue, moment);
    });
    const untouched = journal.demoted.length === 0 && journal.rewritten.every((one) => one.issue !== issue.number);
    const why = ended ?? (claim === undefined ? 'nobody claimed the run' : stands ? 'approved' : 'no approval stood');
    const mayRun = claim !== undefined && (stands || standsLater);
    return [{ issue, id, expiresAt: Number(found[2]), mayRun, why, mustRun: claim === undefined && stands && untouched }];
  });
}

function nameOf(world: World, id: number): string {
  return world.account(id).login;
}

/** True for those who could write at all times: what they say ends a request whenever it is read. */
function alwaysWrites({ demoted }: Journal, who: string): boolean {
  return writers.includes(who) && demoted.every((one) => one.who !== who);
}

/** Why a request was over before an id was given, or null. Each reason is one that nothing takes back. */
export function endedBefore(world: World, journal: Journal, issue: Issue, id: string, until: number): string | null {
  const ends = (who: string) => who === 'agent' || alwaysWrites(journal, who);
  for (const event of issue.events) {
    if (event.id >= until) continue;
    const who = nameOf(world, event.actorId);
    if (event.kind === 'closed') return `${who} closed it`;
    if (event.kind === 'renamed') return `${who} renamed it`;
    if (event.kind === 'labeled' && event.name === 'denied' && ends(who)) return `${who} put denied on it`;
    if (event.kind === 'comment_deleted' && ends(nameOf(world, event.authorId))) return 'words are gone';
  }
  for (const { author, by, how, issue: on, comment, position } of journal.rewritten) {
    if (on !== issue.number || position >= until || how !== 'edited') continue;
    if (comment === null) return `${by} edited the request`;
    if (by !== author && ends(author)) return `${by} edited words of ${author}`;
  }
  for (const comment of issue.comments) {
    if (comment.id >= until) continue;
    const who = nameOf(world, comment.authorId);
    const verb = new RegExp(`^/(deny|revoke|cancel) ${id}`).exec(comment.body)?.[1];
    if (verb !== undefined && ends(who)) return `${who} wrote /${verb}`;
  }
  return null;
}

interface Moment {
  readonly id: string;
  /** Ids given before this one. */
  readonly until: number;
  /** Number of the request that claimed. */
  readonly request: number;
  readonly expiresMs: number;
}

function approvalBefore(world: World, journal: Journal, issue: Issue, moment: Moment): boolean {
  const inTime = (at: number) => at <= issue.createdAt + moment.expiresMs;
  let label: IssueEvent | null = null;
  for (const event of issue.events) {
    if (event.id >= moment.until || (event.kind !== 'labeled' && event.kind !== 'unlabeled') || event.name !== 'approved') continue;
    label = event.kind === 'labeled' ? event : null;
  }
  if (label?.kind === 'labeled' && label.appId === null && label.intent === null && inTime(label.at))
    if (couldWrite(journal, nameOf(world, label.actorId), moment.request)) return true;
  return issue.comments.some((comment) => {
    const changed = journal.rewritten.some((one) => one.comment === comment.id && one.position < moment.until);
    const counts = comment.id < moment.until && !changed && !comment.byEmail && comment.appId === null && inTime(comment.createdAt);
    const line = new RegExp(`^/approve ${moment.id}(?: [^\\n]*)?(?:\\n|$)`).test(comment.body);
    return counts && line && comment.createdAt > issue.createdAt && couldWrite(journal, nameOf(world, comment.authorId), moment.request);
  });
}

/** By the role that GitHub answered last before the claim: the look right after it need not read roles again. */
function couldWrite({ demoted, roleReads }: Journal, who: string, request: number): boolean {
  if (!writers.includes(who)) return false;
  const lost = demoted.find((one) => one.who === who)?.request ?? Number.POSITIVE_INFINITY;
  const read = roleReads.findLast((one) => one.who === who && one.request <= request);
  return lost > Math.min(request, read?.request ?? request);
}
