import { standingOf } from '../approval/eligible.ts';
import type { RoleAnswer } from '../approval/events.ts';
import { canApprove } from '../approval/ways.ts';
import type { Account, Terms } from '../model.ts';
import type { Policy } from '../policy/policy.ts';
import type { GitHubFacts, Person, RepositoryFacts } from './facts.ts';
import { type Check, fail, ok, some, unknown, untold, warn } from './report.ts';

/** Everybody with a role in the repository, and whether an approval of theirs would count. */
export interface Electorate {
  readonly can: readonly Person[];
  readonly cannot: readonly (Person & { readonly why: string })[];
}

/** Judged as guard judges an approval: a second opinion here could promise what a request then refuses. */
export function electorate(
  people: readonly Person[],
  initiators: readonly Account[],
  teams: GitHubFacts['teams'],
  reviewers: Policy['reviewers'],
): Electorate {
  const can: Person[] = [];
  const cannot: (Person & { why: string })[] = [];
  for (const person of people) {
    const { account, role } = person;
    const inTeams = teams.flatMap(({ team, members }) => (members.kind === 'told' && members.value.includes(account.id) ? [team] : []));
    const roles = new Map<number, RoleAnswer>([[account.id, { kind: 'role', role, teams: inTeams }]]);
    const standing = standingOf(account, { initiators, roles, reviewers });
    if (standing.kind === 'eligible') can.push(person);
    else {
      const asks = initiators.some(({ id }) => id === account.id);
      cannot.push({ ...person, why: asks ? `${account.login} is who asks` : standing.why });
    }
  }
  return { can, cannot };
}

/** Who can approve, whether they are enough, and what else could pass for their approval. */
export function peopleChecks(facts: GitHubFacts, policy: Policy, agent: string | undefined): readonly Check[] {
  const { people, initiators, repository } = facts;
  const missing = [repository, initiators, people].find(({ kind }) => kind !== 'told');
  if (repository.kind !== 'told' || initiators.kind !== 'told' || people.kind !== 'told') {
    return (['reviewers', 'quorum', 'who-labels', 'shared-token'] as const).map((check) =>
      untold(check, missing as Exclude<typeof people, { kind: 'told' }>),
    );
  }
  const found = electorate(people.value.list, initiators.value, facts.teams, policy.reviewers);
  return [
    reviewers(found, facts, policy, initiators.value, people.value.complete),
    quorum(found, policy, people.value.complete && unreadTeams(facts).length === 0),
    whoLabels(found, policy, repository.value, people.value.complete),
    sharedToken(found, facts, policy, mayApproveOthers(facts, people.value.list, policy) ? agent : undefined),
  ];
}

function reviewers({ can, cannot }: Electorate, facts: GitHubFacts, policy: Policy, asks: readonly Account[], complete: boolean): Check {
  const { permission, users, teams } = policy.reviewers;
  const unread = unreadTeams(facts);
  const fix = `give somebody other than ${some(asks.map(({ login }) => login))} the role ${permission}${users.length + teams.length > 0 ? ', or name others under reviewers in the policy' : ''}`;
  if (can.length === 0) {
    if (!complete || unread.some(({ members }) => members.kind === 'silent'))
      return unknown('reviewers', 'not all people could be read, and none of those read can approve');
    const named = cannot.filter(({ account }) => isNamed(account.login, users));
    const why = (named.length > 0 ? named : cannot).map((one) => one.why);
    const told = unread.map(({ team }) => `the members of ${team} cannot be read`);
    return fail('reviewers', `nobody can approve: ${some([...told, ...why], 3) || 'nobody else has a role in the repository'}`, fix);
  }
  const useless = uselessNames({ can, cannot }, users);
  const can3 = `${some(can.map(({ account }) => account.login))} can approve`;
  if (unread.length > 0)
    return warn(
      'reviewers',
      `${can3}, but the members of ${some(unread.map(({ team }) => team))} cannot be read: none of them counts`,
      'let the token read members: the scope read:org, or the organization permission members: read',
    );
  if (useless.length > 0)
    return warn(
      'reviewers',
      `${can3}, but not everybody whom the policy names: ${some(useless, 3)}`,
      'correct reviewers.users, or give them the role',
    );
  return ok('reviewers', can3);
}

function uselessNames({ can, cannot }: Electorate, users: readonly string[]): readonly string[] {
  return users.flatMap((login) => {
    if (can.some(({ account }) => isNamed(account.login, [login]))) return [];
    return [cannot.find(({ account }) => isNamed(account.login, [login]))?.why ?? `${login} has no role in the repository`];
  });
}

function isNamed(login: string, users: readonly string[]): boolean {
  return users.some((one) => one.toLowerCase() === login.toLowerCase());
}

function unreadTeams({ teams }: GitHubFacts): GitHubFacts['teams'] {
  return teams.filter(({ members }) => members.kind !== 'told');
}

/** One label gives one approval; the others come by comment. */
function mostApprovals(terms: Terms, { ways }: Policy['github'], people: number): number {
  if (!canApprove(terms, { ways }, 'own')) return 0;
  return ways.includes('comment') ? people : Math.min(1, people);
}

function quorum({ can }: Electorate, policy: Policy, complete: boolean): Check {
  const rows = [policy.terms.sensitive, policy.terms.critical].map((terms) => ({
    terms,
    most: mostApprovals(terms, policy.github, can.length),
  }));
  const short = rows.find(({ terms, most }) => most < terms.quorum);
  if (short === undefined) return ok('quorum', `reachable: ${rows.map(({ terms }) => `${terms.tier} needs ${terms.quorum}`).join(', ')}`);
  const { terms, most } = short;
  const what = `${terms.tier} needs ${terms.quorum} ${terms.quorum === 1 ? 'approval' : 'approvals'}, at most ${most} can be given`;
  if (can.length >= terms.quorum)
    return fail('quorum', `${what} in the ways that the policy allows on an issue`, 'add comment to github.ways in the policy');
  if (!complete) return unknown('quorum', 'not all people could be read');
  return fail('quorum', what, `let more people review, or lower terms.${terms.tier}.quorum in the policy`);
}

function whoLabels({ can, cannot }: Electorate, policy: Policy, repository: RepositoryFacts, complete: boolean): Check {
  const { permission, users, teams, apps } = policy.reviewers;
  if (repository.public && permission === 'read' && users.length + teams.length === 0)
    return fail(
      'who-labels',
      'everybody with an account can approve: the repository is public and reviewers.permission is read',
      'set reviewers.permission: write in the policy',
    );
  if (apps.length > 0)
    return warn(
      'who-labels',
      `approvals may come through ${some(apps)}: whoever controls that app can approve for people`,
      'leave reviewers.apps empty in the policy, unless reviewers have no other way',
    );
  if (permission === 'read' || permission === 'triage')
    return warn(
      'who-labels',
      `people who may not push can approve: reviewers.permission is ${permission}`,
      'set reviewers.permission: write in the policy',
    );
  if (!policy.github.ways.includes('label')) return ok('who-labels', 'no label approves: the policy leaves that way out');
  if (!complete) return unknown('who-labels', 'not all people could be read');
  const others = cannot.filter(({ role, account }) => account.type === 'User' && role !== 'none' && role !== 'read');
  const idle = others.length === 0 ? '' : `; ${some(others.map(({ account }) => account.login))} can label, which does not count`;
  return ok('who-labels', `the label counts from ${some(can.map(({ account }) => account.login)) || 'nobody'}${idle}`);
}

/** What somebody else asks for, the token's owner is no initiator of. */
function mayApproveOthers({ viewer, teams }: GitHubFacts, people: readonly Person[], { reviewers }: Policy): boolean {
  if (viewer.kind !== 'told') return false;
  const { id } = viewer.value;
  return (
    electorate(
      people.filter(({ account }) => account.id === id),
      [],
      teams,
      reviewers,
    ).can.length > 0
  );
}

/** @param agent that has the token of somebody whose approval counts */
function sharedToken({ can }: Electorate, { viewer }: GitHubFacts, { reviewers: { users } }: Policy, agent: string | undefined): Check {
  if (viewer.kind !== 'told') return untold('shared-token', viewer);
  const { login } = viewer.value;
  if (isNamed(login, users)) {
    const what = `${login} asks with this token and is named as a reviewer: nobody approves their own request`;
    const fix = `ask with the token of another account, or take ${login} out of reviewers.users`;
    return can.length === 0 ? fail('shared-token', `${what}, and nobody else can`, fix) : warn('shared-token', what, fix);
  }
  if (agent !== undefined)
    return warn(
      'shared-token',
      `${agent} holds a token of ${login}, whose approval counts on what others ask`,
      'name the reviewers in the policy (reviewers.users), or give the agent an account of its own that is none of them',
    );
  return ok('shared-token', `${login}, who asks, is not named as a reviewer`);
}
