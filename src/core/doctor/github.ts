import type { Instant } from '../model.ts';
import type { Policy, Role } from '../policy/policy.ts';
import type { GitHubFacts, RepositoryFacts, TokenFacts, TokenKind } from './facts.ts';
import { type Check, fail, ok, some, unknown, untold, warn } from './report.ts';

const kinds: Readonly<Record<TokenKind, string>> = {
  classic: 'a classic personal token',
  'fine-grained': 'a fine-grained personal token',
  oauth: 'the login of a program',
  'app-user': "a person's login through an app",
  installation: "an app's token",
  unknown: 'a token',
};

const dayMs = 86_400_000;
/** A token that ends sooner may end while somebody waits. */
const soonMs = 7 * dayMs;

export interface Circumstances {
  readonly now: Instant;
  readonly inActions: boolean;
  /** `GITHUB_API_URL` chose the API. */
  readonly apiFromEnvironment: boolean;
}

/** Token, API, repository, rights, initiators, labels and clock: what must hold before anybody can be asked. */
export function githubChecks(facts: GitHubFacts, policy: Policy, at: Circumstances): readonly Check[] {
  return [
    token(facts, at),
    api(facts, policy, at),
    repository(facts, policy),
    rights(facts, policy, at),
    initiators(facts, at),
    labels(facts, policy),
    ownRole(facts),
    clock(facts),
  ];
}

function token({ token: found, viewer }: GitHubFacts, { now }: Circumstances): Check {
  if (found === null) return fail('token', 'there is no token to ask with', 'set GUARD_GITHUB_TOKEN, or run: guard init');
  if (viewer.kind === 'silent') return untold('token', viewer);
  if (viewer.kind === 'refused')
    return fail('token', `${viewer.why} (from ${found.from})`, viewer.fix ?? 'set GUARD_GITHUB_TOKEN to a valid token');
  const what = `${found.from}: ${kinds[found.kind]}, of ${viewer.value.login}`;
  const left = found.expiresAt === null ? null : found.expiresAt - now;
  if (left === null || left > soonMs) return ok('token', what);
  return warn('token', `${what}, ends in ${Math.max(0, Math.floor(left / dayMs))} days`, 'make a new one before requests are lost with it');
}

function api({ api: origin }: GitHubFacts, { github }: Policy, { apiFromEnvironment }: Circumstances): Check {
  if (github.api !== null) return ok('api', `${origin}, pinned by the policy`);
  if (!apiFromEnvironment || origin === 'https://api.github.com') return ok('api', origin);
  return warn(
    'api',
    `GITHUB_API_URL chooses ${origin}: whoever sets it can answer in GitHub's place`,
    'name the right one under github.api in the policy',
  );
}

function repository({ repository: found, viewer }: GitHubFacts, { github }: Policy): Check {
  // Told once, as the token's fault.
  if (found.kind === 'silent' || (found.kind === 'refused' && viewer.kind === 'refused' && viewer.why === found.why))
    return untold('repository', found);
  if (found.kind === 'refused') return fail('repository', found.why, found.fix ?? 'check the name, and what the token may see');
  const { name, archived, hasIssues } = found.value;
  if (archived) return fail('repository', `${name} is archived`, 'ask in another one: -R, or github.repos in the policy');
  if (!hasIssues) return fail('repository', `${name} has no issues`, `turn issues on in the settings of ${name}, or ask in another one`);
  if (found.value.public && !github.public)
    return fail('repository', `${name} is public: everybody could read what runs`, 'ask in a private repository');
  const listed = github.repos.length === 0 || github.repos.some((one) => one.toLowerCase() === name.toLowerCase());
  if (!listed)
    return warn(
      'repository',
      `${name} is the new name of one that the policy lists`,
      'write the new name under github.repos in the policy',
    );
  if (found.value.public) return warn('repository', `${name} is public: everybody can read what runs`, 'ask in a private repository');
  return ok('repository', `${name}, private, with issues`);
}

/** Where the missing permission is granted, for this kind of token. */
export function grantFix(kind: TokenKind, inActions: boolean, repo: string, teams: boolean): string {
  if (inActions || kind === 'installation') {
    const job = 'permissions: { issues: write, contents: read, actions: read }';
    return inActions
      ? `give the job \`${job}\``
      : `give the app issues: write and metadata: read on ${repo}${teams ? ', members: read' : ''}`;
  }
  if (kind === 'classic') return `give it the scope repo${teams ? ' and read:org' : ''}: Settings > Developer settings > Tokens (classic)`;
  if (kind === 'oauth') return `log in again with the scope repo${teams ? ' and read:org' : ''}, as gh auth refresh -s does`;
  const members = teams ? ', organization permission Members: read' : '';
  return `Settings > Developer settings > Fine-grained tokens: choose ${repo}, repository permission Issues: read and write${members}`;
}

function rights(
  { token: found, repository: where, issues, people, viewer }: GitHubFacts,
  policy: Policy,
  { inActions }: Circumstances,
): Check {
  if (found === null) return unknown('rights', 'there is no token');
  if (viewer.kind !== 'told') return untold('rights', viewer);
  if (where.kind !== 'told') return untold('rights', where);
  const { name } = where.value;
  const teams = policy.reviewers.teams.length > 0;
  const fix = grantFix(found.kind, inActions, name, teams);
  if (issues.kind === 'refused') return fail('rights', `the issues of ${name} cannot be read: ${issues.why}`, issues.fix ?? fix);
  const lacking = lackingScopes(found, where.value, teams);
  if (lacking.length > 0) return fail('rights', `the token lacks the scope ${lacking.join(' and ')}`, fix);
  if (people.kind === 'refused')
    return fail(
      'rights',
      `the roles in ${name} cannot be read, so no approval would count: ${people.why}`,
      where.value.ownRole === null || pushes(where.value.ownRole)
        ? (people.fix ?? fix)
        : `give ${viewer.value.login} the role write in ${name}: GitHub tells roles only to who may push`,
    );
  if (issues.kind === 'silent') return untold('rights', issues);
  if (people.kind === 'silent') return untold('rights', people);
  if (found.scopes === null)
    return {
      check: 'rights',
      state: 'unknown',
      what: 'issues and roles can be read; whether issues can be written, such a token does not tell before it is tried',
      fix: `if asking fails: ${fix}`,
    };
  const excess = found.scopes.filter((scope) => /^(delete_repo|admin:|site_admin|write:packages|delete:packages)/.test(scope));
  if (excess.length > 0)
    return warn(
      'rights',
      `the token can do more than guard needs: ${some(excess)}`,
      'make one without these scopes: whoever gets it has them',
    );
  return ok('rights', `scopes ${found.scopes.join(', ')}`);
}

function lackingScopes({ scopes }: TokenFacts, { public: isPublic }: RepositoryFacts, teams: boolean): readonly string[] {
  if (scopes === null) return [];
  const writes = scopes.includes('repo') || (isPublic && scopes.includes('public_repo'));
  const reads = !teams || scopes.some((scope) => /^(read|write|admin):org$/.test(scope));
  return [...(writes ? [] : [isPublic ? 'public_repo' : 'repo']), ...(reads ? [] : ['read:org'])];
}

function pushes(role: Role): boolean {
  return role === 'write' || role === 'maintain' || role === 'admin';
}

function initiators({ initiators: found, viewer }: GitHubFacts, { inActions }: Circumstances): Check {
  if (viewer.kind !== 'told') return untold('initiators', viewer);
  if (found.kind === 'silent') return untold('initiators', found);
  if (found.kind === 'refused')
    return fail('initiators', found.why, found.fix ?? 'who started the job must be known: they cannot approve it');
  const cannot = `cannot approve what is asked here: ${some(found.value.map(({ login }) => login))}`;
  if (viewer.value.type === 'User') return ok('initiators', cannot);
  if (inActions || found.value.length > 1) return ok('initiators', `${cannot} (who started the job, too)`);
  return warn(
    'initiators',
    `${cannot}; ${viewer.value.login} is an app, and whoever is behind it is not known: they could approve it`,
    'ask with the token of an account that each agent has for itself',
  );
}

function labels({ repository: found }: GitHubFacts, { github }: Policy): Check {
  if (found.kind !== 'told') return untold('labels', found);
  const { ownRole, name, labels: there } = found.value;
  const keys = ['approved', 'denied', 'question'] as const;
  const missing = keys.filter((key) => there[key] === null).map((key) => github.labels[key]);
  const ids = keys.flatMap((key) => there[key]?.id ?? []);
  if (new Set(ids).size < ids.length)
    return fail('labels', 'one label would mean two answers', 'give each its own name under github.labels in the policy');
  if (missing.length === 0) return ok('labels', keys.map((key) => github.labels[key]).join(', '));
  const what = `missing in ${name}: ${missing.join(', ')}`;
  if (ownRole === null || pushes(ownRole)) return warn('labels', `${what}; the first request makes them`, `guard init -R ${name}`);
  return fail('labels', `${what}, and the token may not make them`, `somebody with the role write runs: guard init -R ${name}`);
}

function ownRole({ repository: found, viewer }: GitHubFacts): Check {
  if (found.kind !== 'told') return untold('own-role', found);
  const { ownRole: role, name } = found.value;
  const who = viewer.kind === 'told' ? viewer.value.login : 'the account';
  if (role !== 'admin' && role !== 'maintain') return ok('own-role', role === null ? `${who} is an app` : `${who} has the role ${role}`);
  const may = role === 'admin' ? 'delete requests, let others review, and change every rule' : 'change settings and rules of it';
  return warn(
    'own-role',
    `${who} asks and has the role ${role} in ${name}: it could ${may}`,
    'ask with an account that has the role write',
  );
}

/** Sooner, the times of two machines differ by how long the answer took. */
const clockToleranceMs = 30_000;

function clock({ clockAheadMs: ahead, viewer }: GitHubFacts): Check {
  if (ahead === null) return viewer.kind === 'told' ? unknown('clock', 'GitHub told no time') : untold('clock', viewer);
  const off = Math.round(Math.abs(ahead) / 1000);
  if (off * 1000 <= clockToleranceMs) return ok('clock', "agrees with GitHub's");
  return warn(
    'clock',
    `${off} s ${ahead > 0 ? 'ahead of' : 'behind'} GitHub's: requests and records tell wrong times`,
    'let the machine set its clock by the network (NTP)',
  );
}
