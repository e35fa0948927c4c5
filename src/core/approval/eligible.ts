import type { Account } from '../model.ts';
import type { Policy, Role } from '../policy/policy.ts';
import type { RoleAnswer, Through } from './events.ts';

/** What may be said about one account's attempt. `unsure`: a fact could not be read; it does not count now, and may later. */
export type Standing =
  | { readonly kind: 'eligible'; readonly account: Account; readonly role: string }
  | { readonly kind: 'ineligible'; readonly who: string; readonly why: string }
  | { readonly kind: 'unsure'; readonly who: string; readonly why: string };

const rank: Readonly<Record<Role | 'none', number>> = { none: 0, read: 1, triage: 2, write: 3, maintain: 4, admin: 5 };

/**
 * Whether an account is a reviewer at all (github.md, rules 1 and 3). Starts from "not eligible": each check must be
 * passed, none is skipped because a fact is missing.
 */
export function standingOf(
  account: Account | null,
  facts: {
    readonly initiators: readonly Account[];
    readonly roles: ReadonlyMap<number, RoleAnswer>;
    readonly reviewers: Policy['reviewers'];
  },
): Standing {
  if (account === null) return ineligible('ghost', 'the account was deleted, so nobody stands behind it');
  const who = account.login;
  switch (account.type) {
    case 'Bot':
      return ineligible(who, `${who} is a bot`);
    case 'Mannequin':
      return ineligible(who, `${who} is a mannequin, a placeholder for an imported account`);
    case 'Organization':
      return ineligible(who, `${who} is an organization, not a person`);
    case 'User':
      break;
    default:
      return ineligible(who, `${who} is not a user account`);
  }
  if (facts.initiators.some((initiator) => initiator.id === account.id)) {
    return ineligible(who, `${who} opened this request and cannot approve it`);
  }
  const answer = facts.roles.get(account.id);
  if (answer === undefined) return { kind: 'unsure', who, why: `the role of ${who} has not been read` };
  if (answer.kind === 'unreadable') return { kind: 'unsure', who, why: `the role of ${who} could not be read (${answer.why})` };
  const needed = facts.reviewers.permission;
  if (!((rank[answer.role] ?? 0) >= rank[needed])) {
    return ineligible(who, `${who} has ${answer.role === 'none' ? 'no role' : `the role ${answer.role}`}, ${needed} is needed`);
  }
  const { users, teams } = facts.reviewers;
  const listed = users.some((login) => login.toLowerCase() === who.toLowerCase());
  const inTeam = teams.some((team) => answer.teams.includes(team.toLowerCase()));
  if (users.length + teams.length > 0 && !listed && !inTeam) {
    // GitHub says 404 of a team that the token may not see, as of one that the account is not in.
    const seen = teams.length === 0 ? '' : ` (the token sees no membership in ${teams.join(', ')}; it needs members=read to see any)`;
    return ineligible(who, `${who} is not among the reviewers that policy names${seen}`);
  }
  return { kind: 'eligible', account, role: answer.role };
}

/** Whether the way an approval came counts (github.md, rule 2). A reason it does not, or null. */
export function wrongWay(
  who: string,
  through: Through,
  apps: Policy['reviewers']['apps'],
): { readonly kind: 'ineligible' | 'unsure'; readonly why: string } | null {
  if (through.kind === 'unknown') return { kind: 'unsure', why: `github has not told yet how the event of ${who} was made` };
  if (through.intent) return { kind: 'ineligible', why: `an agent suggested it to ${who}` };
  if (through.app !== null && !apps.includes(through.app)) {
    return { kind: 'ineligible', why: `${who} did it through the app ${through.app}, which policy does not name` };
  }
  return null;
}

function ineligible(who: string, why: string): Standing {
  return { kind: 'ineligible', who, why };
}
