import type { GitHubFacts, LogAsIs, Person } from '../doctor/facts.ts';
import { electorate } from '../doctor/people.ts';
import { Fault } from '../fault.ts';
import type { Policy, Preset } from '../policy/policy.ts';

/** What a new policy document is to say; everything else stays as built in. */
export interface PolicyAnswers {
  readonly preset: Preset;
  /** `owner/name`. */
  readonly repo: string;
  /** REST base to pin; null: github.com's, which is built in. */
  readonly api: string | null;
  readonly users: readonly string[];
  /** `org/slug`. */
  readonly teams: readonly string[];
  /** Reviewers that a critical command needs. */
  readonly criticalQuorum: number;
  readonly path: readonly string[];
}

export type LabelKey = keyof Policy['github']['labels'];

/** One part of setting up; `keep`: it is there already and stays as it is. */
export type Step =
  | { readonly kind: 'label'; readonly to: 'make' | 'keep'; readonly which: LabelKey; readonly name: string }
  | { readonly kind: 'policy'; readonly to: 'make' | 'replace'; readonly path: string; readonly text: string }
  | { readonly kind: 'policy'; readonly to: 'keep'; readonly path: string; readonly why: string }
  | { readonly kind: 'token'; readonly to: 'make' }
  | { readonly kind: 'log'; readonly to: 'make' | 'keep' };

/** Where the user's policy document stands, and what is there. */
export interface DocumentFacts {
  readonly path: string;
  /** What it says; null: there is none. */
  readonly text: string | null;
  /** Path of the machine's policy, beside which the user's could only tighten; null: there is none. */
  readonly machine: string | null;
}

/** @returns why no document is written here; null: one is. */
export function whyKept({ text, machine }: DocumentFacts, replace: boolean): string | null {
  if (machine !== null) return `not written: the policy of this machine, ${machine}, is in force`;
  return text !== null && !replace ? 'there, and stays as it is' : null;
}

/** Labels first: what GitHub refuses is known before anything is written here. */
export function planSteps(facts: {
  readonly github: GitHubFacts;
  readonly labels: Policy['github']['labels'];
  readonly document: DocumentFacts;
  readonly replace: boolean;
  /** Of the new document; null: none is written. */
  readonly text: string | null;
  readonly storeToken: boolean;
  readonly log: LogAsIs;
}): readonly Step[] {
  const { github, labels, document, replace, text, storeToken, log } = facts;
  const there = github.repository.kind === 'told' ? github.repository.value.labels : { approved: null, denied: null, question: null };
  const kept = whyKept(document, replace);
  return [
    ...(['approved', 'denied', 'question'] as const).map(
      (which): Step => ({ kind: 'label', to: there[which] === null ? 'make' : 'keep', which, name: labels[which] }),
    ),
    kept !== null || text === null || text === document.text
      ? { kind: 'policy', to: 'keep', path: document.path, why: kept ?? 'there, and says just that' }
      : { kind: 'policy', to: document.text === null ? 'make' : 'replace', path: document.path, text },
    ...(storeToken ? [{ kind: 'token', to: 'make' } as const] : []),
    { kind: 'log', to: log.kind === 'there' ? 'keep' : 'make' },
  ];
}

export function changes(steps: readonly Step[]): readonly Step[] {
  return steps.filter(({ to }) => to !== 'keep');
}

/** People who could review if no policy named anybody: has the role, is a person, does not ask. */
export function couldReview(github: GitHubFacts, permission: Policy['reviewers']['permission']): readonly Person[] {
  const { people, initiators } = github;
  if (people.kind !== 'told' || initiators.kind !== 'told') return [];
  return electorate(people.value.list, initiators.value, [], { permission, users: [], teams: [], apps: [] }).can;
}

/**
 * How many people could review under these names.
 * @throws Fault `configuration` for a name of no use: a policy with it would promise a reviewer that there is not
 */
export function countReviewers(github: GitHubFacts, reviewers: Policy['reviewers']): number {
  const { people, initiators, teams } = github;
  if (people.kind !== 'told' || initiators.kind !== 'told') throw new Fault('network', 'the people of the repository could not be read');
  const { can, cannot } = electorate(people.value.list, initiators.value, teams, reviewers);
  for (const login of reviewers.users) {
    const is = ({ account }: Person) => account.login.toLowerCase() === login.toLowerCase();
    if (can.some(is)) continue;
    if (initiators.value.some((account) => is({ account, role: 'none' })))
      throw new Fault('configuration', `${login} asks with this token, and nobody approves their own requests`, {
        hint: 'name somebody else with --reviewer, or ask with the token of another account',
      });
    const why = cannot.find(is)?.why ?? `${login} has no role in the repository`;
    throw new Fault('configuration', `${login} cannot review: ${why}`, { hint: 'name somebody else with --reviewer' });
  }
  for (const { team, members } of teams) {
    if (members.kind === 'told') continue;
    throw new Fault(members.kind === 'silent' ? 'network' : 'configuration', `the members of ${team} cannot be read: ${members.why}`, {
      hint: 'the token needs the scope read:org, or the organization permission members: read',
    });
  }
  if (can.length === 0 && reviewers.users.length + reviewers.teams.length > 0)
    throw new Fault('configuration', 'nobody in these teams could review', { hint: `give the team the role ${reviewers.permission}` });
  return can.length;
}

/** One person may be mistaken, tired, or somebody else at their keyboard; with two to choose from, nobody waits for the only other one. */
export function proposedQuorum(reviewers: number): number {
  return reviewers >= 3 ? 2 : 1;
}
