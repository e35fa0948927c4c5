/** Accounts, apps, repositories and what belongs to them, as REST shows them. The compiler checks shapes against GitHub's OpenAPI. */
import type { components } from '@octokit/openapi-types';
import { type Account, type App, ghost, type Label, type Repo, type Role, type WorkflowRun } from './state.ts';
import { reaches, type World } from './world.ts';

type Schemas = components['schemas'];
type SimpleUser = Schemas['simple-user'];

/** Where links in answers point. No slash at the end. */
export interface Links {
  readonly api: string;
  readonly web: string;
}

export const iso = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');

export class RepoViews {
  protected readonly world: World;
  protected readonly links: Links;

  constructor(world: World, links: Links) {
    this.world = world;
    this.links = links;
  }

  user(account: Account): SimpleUser {
    const url = `${this.links.api}/users/${encodeURIComponent(account.login)}`;
    return {
      login: account.login,
      id: account.id,
      node_id: account.nodeId,
      avatar_url: `${this.links.web}/avatars/${account.id}`,
      gravatar_id: '',
      url,
      html_url: `${this.links.web}/${account.type === 'Bot' ? `apps/${account.login.replace('[bot]', '')}` : account.login}`,
      followers_url: `${url}/followers`,
      following_url: `${url}/following{/other_user}`,
      gists_url: `${url}/gists{/gist_id}`,
      starred_url: `${url}/starred{/owner}{/repo}`,
      subscriptions_url: `${url}/subscriptions`,
      organizations_url: `${url}/orgs`,
      repos_url: `${url}/repos`,
      events_url: `${url}/events{/privacy}`,
      received_events_url: `${url}/received_events`,
      type: account.type,
      user_view_type: 'public',
      site_admin: false,
    };
  }

  /** The author of a text: a deleted account shows as `ghost`, type User, which is nobody. */
  author(id: number): SimpleUser {
    const account = this.world.account(id);
    return this.user(account.deleted ? ghost : account);
  }

  /** The actor of an event: null once the account is deleted. */
  actor(id: number): SimpleUser | null {
    const account = this.world.account(id);
    return account.deleted ? null : this.user(account);
  }

  teamMember(account: Account): Schemas['team-member'] {
    return this.user(account);
  }

  publicUser(account: Account): Schemas['public-user'] {
    return {
      ...this.user(account),
      name: account.name,
      company: null,
      blog: '',
      location: null,
      email: account.email,
      hireable: null,
      bio: null,
      public_repos: 0,
      public_gists: 0,
      followers: 0,
      following: 0,
      created_at: iso(account.createdAt),
      updated_at: iso(account.createdAt),
    };
  }

  app(id: number | null): Schemas['nullable-integration'] {
    if (id === null) return null;
    const app: App | undefined = this.world.state.apps.get(id);
    if (app === undefined) return null;
    return {
      id: app.id,
      slug: app.slug,
      node_id: app.nodeId,
      owner: this.author(app.ownerId),
      name: app.name,
      description: '',
      external_url: `${this.links.web}/apps/${app.slug}`,
      html_url: `${this.links.web}/apps/${app.slug}`,
      created_at: iso(app.createdAt),
      updated_at: iso(app.createdAt),
      permissions: { ...app.permissions },
      events: [],
    };
  }

  repoUrl(repo: Repo): string {
    return `${this.links.api}/repos/${this.world.fullName(repo)}`;
  }

  repoHtml(repo: Repo): string {
    return `${this.links.web}/${this.world.fullName(repo)}`;
  }

  repo(repo: Repo, role: Role | null): Schemas['full-repository'] {
    const url = this.repoUrl(repo);
    const open = [...this.world.state.issues.values()].filter(
      (issue) => issue.repoId === repo.id && issue.open && issue.fate.kind === 'here',
    ).length;
    const owner = this.author(repo.ownerId);
    const org = this.world.account(repo.ownerId).type === 'Organization';
    const at = iso(repo.createdAt);
    return {
      id: repo.id,
      node_id: repo.nodeId,
      name: repo.name,
      full_name: this.world.fullName(repo),
      owner,
      ...(org ? { organization: owner } : {}),
      private: repo.private,
      visibility: repo.private ? 'private' : 'public',
      html_url: this.repoHtml(repo),
      description: null,
      fork: false,
      url,
      ...templates(url),
      git_url: `git:${this.repoHtml(repo).replace(/^https?:/, '')}.git`,
      ssh_url: `git@github.invalid:${this.world.fullName(repo)}.git`,
      clone_url: `${this.repoHtml(repo)}.git`,
      svn_url: this.repoHtml(repo),
      mirror_url: null,
      homepage: null,
      language: null,
      forks_count: 0,
      stargazers_count: 0,
      watchers_count: 0,
      size: 0,
      default_branch: repo.defaultBranch,
      open_issues_count: open,
      topics: [],
      has_issues: repo.hasIssues,
      has_projects: true,
      has_wiki: true,
      has_pages: false,
      has_downloads: true,
      has_discussions: false,
      archived: repo.archived,
      disabled: false,
      pushed_at: at,
      created_at: at,
      updated_at: at,
      permissions: flags(role, !repo.private),
      subscribers_count: 0,
      network_count: 0,
      license: null,
      forks: 0,
      open_issues: open,
      watchers: 0,
    };
  }

  label(repo: Repo, label: Label): Schemas['label'] {
    return {
      id: label.id,
      node_id: label.nodeId,
      url: `${this.repoUrl(repo)}/labels/${encodeURIComponent(label.name)}`,
      name: label.name,
      color: label.color,
      default: false,
      description: label.description,
    };
  }

  associationIn(repo: Repo, accountId: number): Schemas['author-association'] {
    if (repo.ownerId === accountId) return 'OWNER';
    if (this.world.state.members.get(repo.ownerId)?.has(accountId)) return 'MEMBER';
    return this.world.roleOf(repo, accountId) === null ? 'NONE' : 'COLLABORATOR';
  }

  permission(repo: Repo, account: Account, role: Role | null): Schemas['repository-collaborator-permission'] {
    const effective = role ?? (repo.private ? 'none' : 'read');
    // The legacy field knows four words: maintain shows as write, triage as read.
    const legacy = effective === 'maintain' ? 'write' : effective === 'triage' ? 'read' : effective;
    return {
      permission: legacy,
      user: { ...this.user(account), permissions: flags(role, !repo.private), role_name: effective },
      role_name: effective,
    };
  }

  run(run: WorkflowRun) {
    const repo = this.world.repo(run.repoId);
    const url = `${this.repoUrl(repo)}/actions/runs/${run.id}`;
    return {
      id: run.id,
      name: 'ci',
      node_id: run.nodeId,
      head_branch: run.branch,
      head_sha: repo.branches.get(run.branch)?.sha ?? '',
      path: '.github/workflows/ci.yml',
      run_number: 1,
      run_attempt: run.attempt,
      event: run.event,
      status: run.status,
      conclusion: run.status === 'completed' ? 'success' : null,
      workflow_id: run.repoId,
      url,
      html_url: `${this.repoHtml(repo)}/actions/runs/${run.id}`,
      pull_requests: [],
      created_at: iso(run.createdAt),
      updated_at: iso(run.createdAt),
      run_started_at: iso(run.createdAt),
      actor: this.author(run.actorId),
      triggering_actor: this.author(run.triggeringActorId),
      jobs_url: `${url}/jobs`,
      logs_url: `${url}/logs`,
      check_suite_url: `${url}/check-suite`,
      artifacts_url: `${url}/artifacts`,
      cancel_url: `${url}/cancel`,
      rerun_url: `${url}/rerun`,
      workflow_url: `${this.repoUrl(repo)}/actions/workflows/${run.repoId}`,
      head_commit: null,
      repository: this.repo(repo, null),
      head_repository: this.repo(repo, null),
      display_title: 'ci',
    } satisfies Omit<Schemas['workflow-run'], 'repository' | 'head_repository'> & { repository: object; head_repository: object };
  }

  branch(repo: Repo, name: string, branch: { sha: string; protected: boolean }) {
    const self = `${this.repoUrl(repo)}/branches/${encodeURIComponent(name)}`;
    return {
      name,
      commit: { sha: branch.sha, url: `${this.repoUrl(repo)}/commits/${branch.sha}` },
      _links: { self, html: `${this.repoHtml(repo)}/tree/${name}` },
      protected: branch.protected,
      protection: {
        enabled: branch.protected,
        required_status_checks: { enforcement_level: branch.protected ? 'everyone' : 'off', contexts: [], checks: [] },
      },
      protection_url: `${self}/protection`,
    } satisfies Omit<Schemas['branch-with-protection'], 'commit'> & { commit: object };
  }
}

function flags(role: Role | null, everybodyReads: boolean) {
  return {
    admin: reaches(role, 'admin'),
    maintain: reaches(role, 'maintain'),
    push: reaches(role, 'write'),
    triage: reaches(role, 'triage'),
    pull: everybodyReads || role !== null,
  };
}

function templates(url: string) {
  return {
    archive_url: `${url}/{archive_format}{/ref}`,
    assignees_url: `${url}/assignees{/user}`,
    blobs_url: `${url}/git/blobs{/sha}`,
    branches_url: `${url}/branches{/branch}`,
    collaborators_url: `${url}/collaborators{/collaborator}`,
    comments_url: `${url}/comments{/number}`,
    commits_url: `${url}/commits{/sha}`,
    compare_url: `${url}/compare/{base}...{head}`,
    contents_url: `${url}/contents/{+path}`,
    contributors_url: `${url}/contributors`,
    deployments_url: `${url}/deployments`,
    downloads_url: `${url}/downloads`,
    events_url: `${url}/events`,
    forks_url: `${url}/forks`,
    git_commits_url: `${url}/git/commits{/sha}`,
    git_refs_url: `${url}/git/refs{/sha}`,
    git_tags_url: `${url}/git/tags{/sha}`,
    hooks_url: `${url}/hooks`,
    issue_comment_url: `${url}/issues/comments{/number}`,
    issue_events_url: `${url}/issues/events{/number}`,
    issues_url: `${url}/issues{/number}`,
    keys_url: `${url}/keys{/key_id}`,
    labels_url: `${url}/labels{/name}`,
    languages_url: `${url}/languages`,
    merges_url: `${url}/merges`,
    milestones_url: `${url}/milestones{/number}`,
    notifications_url: `${url}/notifications{?since,all,participating}`,
    pulls_url: `${url}/pulls{/number}`,
    releases_url: `${url}/releases{/id}`,
    stargazers_url: `${url}/stargazers`,
    statuses_url: `${url}/statuses/{sha}`,
    subscribers_url: `${url}/subscribers`,
    subscription_url: `${url}/subscription`,
    tags_url: `${url}/tags`,
    teams_url: `${url}/teams`,
    trees_url: `${url}/git/trees{/sha}`,
  };
}
