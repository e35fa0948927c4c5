import type { Clock, TokenSource } from '../../app/ports.ts';
import type { GitHubFacts, Person, RepositoryFacts, TokenFacts, TokenKind, Told } from '../../core/doctor/facts.ts';
import { Fault } from '../../core/fault.ts';
import type { Account } from '../../core/model.ts';
import type { Policy, Role } from '../../core/policy/policy.ts';
import type { GitHubApi } from './api-origin.ts';
import { GitHubClient } from './client.ts';
import { identityQuery, viewerQuery } from './decision.ts';
import { GitHubFault, type Headers } from './faults.ts';
import { actionsRunOf, startersOf } from './identify.ts';
import { type Place, splitRepo } from './place.ts';
import { flag, integer, label, record, rows, text, viewer } from './shapes.ts';

export interface SurveyOptions {
  readonly api: GitHubApi;
  /** `owner/name`, or why there is none. */
  readonly repo: Told<string>;
  readonly token: TokenSource;
  readonly policy: Pick<Policy, 'github' | 'reviewers' | 'trust'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
}

const pageSize = 100;
/** More people than that have a role in few repositories, and a list of them is not why somebody asks the doctor. */
const mostPages = 20;

/**
 * What GitHub tells this token about a repository. It only reads; that no write can be tried is why some rights stay unknown.
 * @throws Fault `usage` for a repository that is not `owner/name`
 */
export async function survey(options: SurveyOptions): Promise<GitHubFacts> {
  const { api, policy, clock, env } = options;
  const client = new GitHubClient(api, options.token, options.version);
  const found = await options.token.read(api.origin);
  // Free of every limit, for every kind of token, and its headers tell what the token is.
  const limits = await told(() => client.rest('GET /rate_limit', {}, "the token's limits"));
  const clockAheadMs = client.serverNow === null ? null : clock.now() - client.serverNow;
  const token: TokenFacts | null =
    found === null
      ? null
      : { from: found.from, kind: kindOf(found.token), ...saidOfToken(limits.kind === 'told' ? limits.value.headers : {}) };
  const base = { api: api.origin, token, clockAheadMs };
  if (limits.kind === 'silent' || options.repo.kind !== 'told') {
    const asker =
      limits.kind === 'silent' ? limits : await told(async () => viewer((await client.graphql(viewerQuery, {}, 'the token')).data));
    const repository = limits.kind === 'silent' ? limits : (options.repo as Exclude<Told<string>, { kind: 'told' }>);
    return {
      ...base,
      viewer: asker,
      repository,
      issues: repository,
      people: repository,
      initiators: repository,
      teams: noTeams(policy, repository),
    };
  }

  const { owner, repo } = splitRepo(options.repo.value);
  const place: Place = { client, owner, repo, name: `${owner}/${repo}`, policy };
  const identity = await told(() => identityOf(place, token));
  if (identity.kind !== 'told') {
    return {
      ...base,
      viewer: identity,
      repository: identity,
      issues: identity,
      people: identity,
      initiators: identity,
      teams: noTeams(policy, identity),
    };
  }
  const { asker, repository } = identity.value;
  const known = { ...base, viewer: { kind: 'told', value: asker } as const };
  if (repository === null) {
    const why = `${place.name} was not found, or the token of ${asker.login} may not see it`;
    const none = { kind: 'refused', why, fix: 'check the name, and that the token was given this repository' } as const;
    return { ...known, repository: none, issues: none, people: none, initiators: none, teams: noTeams(policy, none) };
  }
  const [issues, people, initiators, teams] = await Promise.all([
    told(async () => readIssues(place)),
    told(async () => peopleOf(place, asker)),
    told(async () => distinct([asker, ...(await startersOf(place, asker, actionsRunOf(env, place.name)))])),
    Promise.all(
      policy.reviewers.teams.map(async (team) => ({ team: team.toLowerCase(), members: await told(() => membersOf(place, team)) })),
    ),
  ]);
  return { ...known, repository: { kind: 'told', value: repository }, issues, people, initiators, teams };
}

type People = Extract<GitHubFacts['people'], { kind: 'told' }>['value'];

/** Only what is no answer is silent: a no of GitHub's is an answer. */
async function told<T>(read: () => Promise<T>): Promise<Told<T>> {
  try {
    return { kind: 'told', value: await read() };
  } catch (fault) {
    if (!(fault instanceof Fault) || fault.kind === 'usage' || fault.kind === 'bug') throw fault;
    const fix = fault.hint === undefined ? {} : { fix: fault.hint };
    return { kind: fault.kind === 'network' ? 'silent' : 'refused', why: fault.message, ...fix };
  }
}

function noTeams({ reviewers }: SurveyOptions['policy'], members: Exclude<Told<never>, { kind: 'told' }>): GitHubFacts['teams'] {
  return reviewers.teams.map((team) => ({ team: team.toLowerCase(), members }));
}

const beginnings: Readonly<Record<string, TokenKind>> = {
  ghp_: 'classic',
  github_pat_: 'fine-grained',
  gho_: 'oauth',
  ghu_: 'app-user',
  ghs_: 'installation',
};

function kindOf(token: string): TokenKind {
  return beginnings[/^(gh[a-z]_|github_pat_)/.exec(token)?.[1] ?? ''] ?? 'unknown';
}

function saidOfToken(headers: Headers): Pick<TokenFacts, 'scopes' | 'expiresAt'> {
  const scopes = headers['x-oauth-scopes'];
  const end = Date.parse(String(headers['github-authentication-token-expiration']));
  return {
    scopes: typeof scopes === 'string' ? scopes.split(',').flatMap((scope) => scope.trim() || []) : null,
    expiresAt: Number.isFinite(end) ? end : null,
  };
}

async function identityOf(place: Place, token: TokenFacts | null): Promise<{ asker: Account; repository: RepositoryFacts | null }> {
  const { client, owner, repo, policy } = place;
  const { approved, denied, question } = policy.github.labels;
  const what = `repository ${place.name}`;
  const { data } = await client.graphql(identityQuery, { owner, repo, approved, denied, question }, what);
  const asker = viewer(data);
  if (data['repository'] === null || data['repository'] === undefined) return { asker, repository: null };
  const found = record(data['repository'], what);
  const permission = found['viewerPermission'];
  const pin = (which: 'approved' | 'denied' | 'question') => label(found[which] ?? null);
  return {
    asker,
    repository: {
      name: text(found, 'nameWithOwner'),
      archived: flag(found, 'isArchived'),
      public: text(found, 'visibility') === 'PUBLIC',
      hasIssues: flag(found, 'hasIssuesEnabled'),
      ownRole: token?.kind === 'installation' ? null : (roles.find((role) => role.toUpperCase() === permission) ?? null),
      labels: { approved: pin('approved'), denied: pin('denied'), question: pin('question') },
    },
  };
}

async function readIssues({ client, owner, repo, name }: Place): Promise<true> {
  await client.rest('GET /repos/{owner}/{repo}/issues', { owner, repo, per_page: 1 }, `the issues of ${name}`);
  return true;
}

async function peopleOf(place: Place, asker: Account): Promise<People> {
  const { client, owner, repo, name, policy } = place;
  try {
    const { list, complete } = await pages(client, 'GET /repos/{owner}/{repo}/collaborators', { owner, repo }, `the people of ${name}`);
    return { list: list.map((row) => ({ account: accountOf(row), role: roleIn(row) })), complete };
  } catch (fault) {
    if (!(fault instanceof GitHubFault) || fault.kind === 'network') throw fault;
    // What judges an approval is one person's role. Where not even the own one can be read, none can.
    const logins = [...(asker.type === 'User' ? [asker.login] : []), ...policy.reviewers.users];
    if (logins.length === 0) throw fault;
    return { list: (await Promise.all(logins.map((login) => personNamed(place, login)))).flat(), complete: false };
  }
}

/** Nobody, where there is no such user. */
async function personNamed({ client, owner, repo, name }: Place, login: string): Promise<readonly Person[]> {
  try {
    const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
    const row = record((await client.rest(route, { owner, repo, username: login }, `the role of ${login} in ${name}`)).data, 'role');
    const user = record(row['user'], 'role');
    return [{ account: accountOf(user), role: roleIn({ permissions: user['permissions'], role_name: row['role_name'] }) }];
  } catch (fault) {
    if (fault instanceof GitHubFault && fault.status === 404) return [];
    throw fault;
  }
}

/** Whoever is invited and has not said yes is not in this list. */
async function membersOf({ client }: Place, team: string): Promise<readonly number[]> {
  const [org, slug] = team.split('/');
  const route = 'GET /orgs/{org}/teams/{team_slug}/members';
  const { list, complete } = await pages(client, route, { org, team_slug: slug }, `team ${team}`);
  if (!complete) throw new GitHubFault('network', `${team} has more members than can be read here`, null);
  return list.map((row) => integer(row, 'id'));
}

type Row = Readonly<Record<string, unknown>>;

async function pages(
  client: GitHubClient,
  route: string,
  parameters: object,
  what: string,
): Promise<{ list: readonly Row[]; complete: boolean }> {
  const list: Row[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { data } = await client.rest(route, { ...parameters, per_page: pageSize, page }, what);
    const more = rows(data, what);
    list.push(...more);
    if (more.length < pageSize) return { list, complete: true };
  }
  return { list, complete: false };
}

function accountOf(row: Row): Account {
  const login = text(row, 'login');
  const type = (['Bot', 'Mannequin', 'Organization'] as const).find((one) => one === row['type']) ?? 'User';
  return { id: integer(row, 'id'), login, type: login.endsWith('[bot]') ? 'Bot' : type };
}

const roles: readonly Role[] = ['read', 'triage', 'write', 'maintain', 'admin'];
const flags = [
  ['admin', 'admin'],
  ['maintain', 'maintain'],
  ['push', 'write'],
  ['triage', 'triage'],
  ['pull', 'read'],
] as const;

/** A custom role has a name of its own; what it may do at least, the flags tell. */
function roleIn(row: Row): Role | 'none' {
  const named = roles.find((role) => role === row['role_name']);
  if (named !== undefined) return named;
  if (row['role_name'] === 'none') return 'none';
  const may = record(row['permissions'], 'a role');
  return flags.find(([name]) => may[name] === true)?.[1] ?? 'none';
}

function distinct(accounts: readonly Account[]): readonly Account[] {
  return [...new Map(accounts.map((one) => [one.id, one])).values()];
}
