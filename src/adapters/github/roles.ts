import type { RoleAnswer } from '../../core/approval/events.ts';
import type { Account } from '../../core/model.ts';
import type { Role } from '../../core/policy/policy.ts';
import { GitHubFault } from './faults.ts';
import type { Place } from './place.ts';
import { record, text } from './shapes.ts';

const roles: readonly (Role | 'none')[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

/**
 * The account's standing right now. `role_name` is what counts: the legacy field shows maintain as write and triage as
 * read. A custom role has a name of its own; there the legacy field is a safe lower bound.
 * @throws GitHubFault when the token or a limit is the reason, which is not about this account
 */
export async function roleOf(place: Place, account: Account): Promise<RoleAnswer> {
  const { client, owner, repo, name, policy } = place;
  try {
    const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
    const { data } = await client.rest(route, { owner, repo, username: account.login }, `the role of ${account.login} in ${name}`);
    const row = record(data, 'role');
    // A login can be renamed and taken over between the event and now: the id must be the same person's.
    if (record(row['user'], 'role')['id'] !== account.id)
      return { kind: 'unreadable', why: `the login ${account.login} belongs to another account now` };
    const named = text(row, 'role_name');
    const role = roles.find((one) => one === named) ?? roles.find((one) => one === row['permission']) ?? 'none';
    const { users, teams } = policy.reviewers;
    const listed = users.some((login) => login.toLowerCase() === account.login.toLowerCase());
    return { kind: 'role', role, teams: listed ? [] : await teamsOf(place, account, teams) };
  } catch (fault) {
    return unreadable(fault);
  }
}

/** Those of policy's teams (`org/slug`) in which the membership is active. A 404 also means "not visible": not a member. */
async function teamsOf({ client }: Place, account: Account, teams: readonly string[]): Promise<readonly string[]> {
  const active: string[] = [];
  for (const team of teams) {
    const [org, slug] = team.split('/');
    try {
      const route = 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}';
      const { data } = await client.rest(route, { org, team_slug: slug, username: account.login }, `team ${team}`);
      if (record(data, 'team')['state'] === 'active') active.push(team.toLowerCase());
    } catch (fault) {
      if (!(fault instanceof GitHubFault) || fault.status !== 404) throw fault;
    }
  }
  return active;
}

function unreadable(fault: unknown): RoleAnswer {
  if (!(fault instanceof GitHubFault) || fault.status === 401 || fault.retryAfterMs !== null) throw fault;
  return { kind: 'unreadable', why: fault.status === null ? 'no answer' : `github said ${fault.status}` };
}
