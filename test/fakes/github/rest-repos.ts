/** REST: accounts, repositories, roles, teams, labels, branches, Actions runs. */
import { demand, demandSomebody, notFound, Refusal, roleOf, type Subject } from './access.ts';
import { accountOf, created, empty, list, number, ok, param, type Route, repoOf, text } from './call.ts';
import { createLabel, deleteLabel, updateLabel } from './labels.ts';
import type { Account, Repo } from './state.ts';
import { reaches, type World } from './world.ts';

/** An installation is no user: `GET /user` answers it 403, as guard finds out in Actions. */
function demandUser(subject: Subject): Account {
  const who = demandSomebody(subject);
  if (who.kind === 'api' && who.token.kind === 'installation') throw new Refusal(403, 'Resource not accessible by integration');
  return who.account;
}

function demandToReadRoles(world: World, subject: Subject, repo: Repo, what = 'collaborator permission'): void {
  demand(world, subject, repo, 'metadata', 'read');
  const who = demandSomebody(subject);
  if (who.kind === 'api' && who.token.kind === 'installation') return;
  if (!reaches(roleOf(world, who, repo), 'write')) throw new Refusal(403, `Must have push access to view ${what}.`);
}

/** Teams are seen by members of the organization whose token may read it; for everybody else they are not there. */
function demandToSeeTeams(world: World, subject: Subject, org: Account): void {
  const who = demandSomebody(subject);
  const inside = who.account.id === org.id || world.state.members.get(org.id)?.has(who.account.id) === true;
  if (who.kind === 'web') {
    if (!inside) throw notFound();
    return;
  }
  const { token } = who;
  const scoped =
    token.kind === 'classic' ? token.scopes.some((scope) => scope.endsWith(':org')) : token.permissions['members'] !== undefined;
  if (!scoped || (!inside && token.kind !== 'installation')) throw notFound();
}

export const repoRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/user',
    handle: (call) => {
      const account = demandUser(call.subject);
      return ok({
        ...call.views.publicUser(account),
        private_gists: 0,
        total_private_repos: 0,
        owned_private_repos: 0,
        disk_usage: 0,
        collaborators: 0,
        two_factor_authentication: true,
      });
    },
  },
  { method: 'GET', path: '/users/:login', handle: (call) => ok(call.views.publicUser(accountOf(call, param(call, 'login')))) },
  {
    method: 'GET',
    path: '/user/:id',
    handle: (call) => {
      const account = call.world.state.accounts.get(number(call, 'id'));
      if (account === undefined || account.deleted) throw notFound();
      return ok(call.views.publicUser(account));
    },
  },
  {
    method: 'GET',
    path: '/meta',
    handle: (call) => ok({ verifiable_password_authentication: false, ...(call.ghes ? { installed_version: '3.17.0' } : {}) }),
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo',
    handle: (call) => {
      const repo = repoOf(call);
      return ok(call.views.repo(repo, roleOf(call.world, call.subject, repo)));
    },
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/collaborators',
    handle: (call) => {
      const repo = repoOf(call);
      demandToReadRoles(call.world, call.subject, repo, 'repository collaborators');
      const people = [...call.world.state.accounts.values()].filter((account) => account.type === 'User' && !account.deleted);
      const shown = people.flatMap((account) => {
        const role = call.world.roleOf(repo, account.id);
        return role === null ? [] : [call.views.permission(repo, account, role).user];
      });
      return list(shown);
    },
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/collaborators/:login',
    handle: (call) => {
      const repo = repoOf(call);
      demandToReadRoles(call.world, call.subject, repo);
      const account = accountOf(call, param(call, 'login'));
      if (call.world.roleOf(repo, account.id) === null) throw notFound();
      return empty;
    },
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/collaborators/:login/permission',
    handle: (call) => {
      const repo = repoOf(call);
      demandToReadRoles(call.world, call.subject, repo);
      const account = call.world.accountNamed(param(call, 'login'));
      // Bots have no role to read, whatever their app may do.
      if (account?.type !== 'User') throw new Refusal(404, `${param(call, 'login')} is not a user`);
      return ok(call.views.permission(repo, account, call.world.roleOf(repo, account.id)));
    },
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/labels',
    handle: (call) => {
      const repo = repoOf(call);
      demand(call.world, call.subject, repo, ['issues', 'pull_requests'], 'read');
      return list(call.world.labels(repo).map((label) => call.views.label(repo, label)));
    },
  },
  {
    method: 'POST',
    path: '/repos/:owner/:repo/labels',
    handle: (call) => {
      const repo = repoOf(call);
      const input = { name: text(call, 'name') ?? '', color: text(call, 'color'), description: text(call, 'description') };
      return created(call.views.label(repo, createLabel(call.world, demandSomebody(call.subject), repo, input)));
    },
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/labels/:name',
    handle: (call) => {
      const repo = repoOf(call);
      demand(call.world, call.subject, repo, ['issues', 'pull_requests'], 'read');
      return ok(call.views.label(repo, labelOf(call.world, repo, param(call, 'name'))));
    },
  },
  {
    method: 'PATCH',
    path: '/repos/:owner/:repo/labels/:name',
    handle: (call) => {
      const repo = repoOf(call);
      const label = labelOf(call.world, repo, param(call, 'name'));
      const name = text(call, 'new_name');
      const color = text(call, 'color');
      const description = text(call, 'description');
      const change = { ...(name === undefined ? {} : { name }), color, description };
      return ok(call.views.label(repo, updateLabel(call.world, demandSomebody(call.subject), repo, label, change)));
    },
  },
  {
    method: 'DELETE',
    path: '/repos/:owner/:repo/labels/:name',
    handle: (call) => {
      const repo = repoOf(call);
      deleteLabel(call.world, demandSomebody(call.subject), repo, labelOf(call.world, repo, param(call, 'name')));
      return empty;
    },
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/branches/:branch',
    handle: (call) => {
      const repo = repoOf(call);
      demand(call.world, call.subject, repo, 'contents', 'read');
      const name = param(call, 'branch');
      const branch = repo.branches.get(name);
      if (branch === undefined) throw new Refusal(404, 'Branch not found');
      return ok(call.views.branch(repo, name, branch));
    },
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/actions/runs',
    handle: (call) => {
      const repo = repoOf(call);
      demand(call.world, call.subject, repo, 'actions', 'read');
      const status = call.query.get('status');
      const runs = [...call.world.state.runs.values()].filter(
        (run) => run.repoId === repo.id && (status === null || run.status === status),
      );
      const rows = runs.reverse().map((run) => call.views.run(run));
      return { kind: 'list', rows, wrap: (workflow_runs, total_count) => ({ total_count, workflow_runs }) };
    },
  },
  {
    method: 'GET',
    path: '/repos/:owner/:repo/actions/runs/:id',
    handle: (call) => {
      const repo = repoOf(call);
      demand(call.world, call.subject, repo, 'actions', 'read');
      const run = call.world.state.runs.get(number(call, 'id'));
      if (run === undefined || run.repoId !== repo.id) throw notFound();
      return ok(call.views.run(run));
    },
  },
  {
    method: 'GET',
    path: '/orgs/:org/teams/:team/members',
    handle: (call) => {
      const org = accountOf(call, param(call, 'org'));
      demandToSeeTeams(call.world, call.subject, org);
      const team = call.world.state.teams.find((one) => one.orgId === org.id && one.slug === param(call, 'team').toLowerCase());
      if (team === undefined) throw notFound();
      // Who is invited and has not answered yet is no member.
      const active = [...team.members].flatMap(([id, state]) => (state === 'active' ? [call.world.account(id)] : []));
      return list(active.filter((account) => !account.deleted).map((account) => call.views.teamMember(account)));
    },
  },
  {
    method: 'GET',
    path: '/orgs/:org/teams/:team/memberships/:login',
    handle: (call) => {
      const org = accountOf(call, param(call, 'org'));
      demandToSeeTeams(call.world, call.subject, org);
      const team = call.world.state.teams.find((one) => one.orgId === org.id && one.slug === param(call, 'team').toLowerCase());
      const member = accountOf(call, param(call, 'login'));
      const state = team?.members.get(member.id);
      if (team === undefined || state === undefined) throw notFound();
      return ok({ state, role: 'member', url: `${call.links.api}/organizations/${org.id}/team/${team.slug}/memberships/${member.login}` });
    },
  },
];

function labelOf(world: World, repo: Repo, name: string) {
  const label = world.labelNamed(repo, name);
  if (label === undefined) throw notFound();
  return label;
}
