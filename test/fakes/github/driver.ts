/** Sets the world up and moves it, without a token and without asking for rights. */
import { createHash, randomBytes } from 'node:crypto';
import { nodeId } from './ids.ts';
import { makeLabel } from './labels.ts';
import { Person } from './person.ts';
import type { Account, AccountType, App, Level, Repo, Role, Token, TokenKind, WorkflowRun } from './state.ts';
import { found, type World } from './world.ts';

export interface TokenInput {
  readonly kind?: TokenKind;
  /** Of a classic token; default `repo` and `read:org`. */
  readonly scopes?: readonly string[];
  /** Of every other kind; default issues, pull_requests write and metadata, contents, actions, members read. */
  readonly permissions?: Readonly<Record<string, Level>>;
  /** `owner/name`; default all. */
  readonly repos?: readonly string[];
  /** Slug of the app behind `installation` and `app-user`. */
  readonly app?: string;
  /** From now; default for good. */
  readonly expiresInMs?: number;
  /** Requests an hour, 5000; GITHUB_TOKEN has 1000. */
  readonly limit?: number;
}

export interface RepoInput {
  readonly private?: boolean;
  readonly archived?: boolean;
  readonly hasIssues?: boolean;
  readonly suggestions?: boolean;
  readonly defaultBranch?: string;
  readonly protectedBranches?: readonly string[];
  readonly labels?: readonly string[];
  readonly roles?: Readonly<Record<string, Role>>;
}

const accountNode = { User: 'U', Bot: 'BOT', Mannequin: 'M', Organization: 'O' } as const satisfies Record<AccountType, string>;
const prefix: Readonly<Record<TokenKind, string>> = {
  classic: 'ghp_',
  'fine-grained': 'github_pat_',
  installation: 'ghs_',
  'app-user': 'ghu_',
};
const usual: Readonly<Record<string, Level>> = {
  metadata: 'read',
  issues: 'write',
  pull_requests: 'write',
  contents: 'read',
  actions: 'read',
  members: 'read',
};

export class Driver {
  readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  /** Acts as this account in the browser. @throws Refusal where the website would not let it. */
  as(login: string): Person {
    return new Person(this.world, this.#account(login));
  }

  #account(login: string): Account {
    return found(this.world.accountNamed(login), `account ${login}`);
  }

  #repo(name: string): Repo {
    return found(this.world.repoNamed(name), `repository ${name}`);
  }

  addAccount(login: string, options: { type?: AccountType; name?: string; email?: string } = {}): Account {
    if (this.world.accountNamed(login)) throw new Error(`the fake GitHub has an account ${login} already`);
    const id = this.world.nextId();
    const type = options.type ?? 'User';
    const account: Account = {
      id,
      nodeId: nodeId(accountNode[type], id),
      login,
      type,
      name: options.name ?? null,
      email: options.email ?? null,
      deleted: false,
      createdAt: this.world.now(),
    };
    this.world.state.accounts.set(id, account);
    return account;
  }

  addOrganization(login: string, members: readonly string[] = []): Account {
    const account = this.addAccount(login, { type: 'Organization' });
    this.world.state.members.set(account.id, new Set(members.map((member) => this.#account(member).id)));
    return account;
  }

  addTeam(
    org: string,
    slug: string,
    team: { members?: Readonly<Record<string, 'active' | 'pending'>>; repos?: Readonly<Record<string, Role>> },
  ): void {
    this.world.state.teams.push({
      orgId: this.#account(org).id,
      slug: slug.toLowerCase(),
      members: new Map(Object.entries(team.members ?? {}).map(([login, state]) => [this.#account(login).id, state])),
      repos: new Map(Object.entries(team.repos ?? {}).map(([name, role]) => [this.#repo(name).id, role])),
    });
  }

  /** Makes the app and its bot account `slug[bot]`. */
  addApp(slug: string, options: { owner: string; name?: string; permissions?: Readonly<Record<string, Level>> }): App {
    const bot = this.addAccount(`${slug}[bot]`, { type: 'Bot' });
    const id = this.world.nextId();
    const app: App = {
      id,
      nodeId: nodeId('A', id),
      slug,
      name: options.name ?? slug,
      ownerId: this.#account(options.owner).id,
      botId: bot.id,
      permissions: options.permissions ?? usual,
      createdAt: this.world.now(),
    };
    this.world.state.apps.set(id, app);
    return app;
  }

  /** @param login of the person; for `installation` leave it to the app's bot: `slug[bot]`. @returns the token's value. */
  addToken(login: string, input: TokenInput = {}): string {
    const kind = input.kind ?? 'classic';
    const app =
      input.app === undefined
        ? null
        : found(
            [...this.world.state.apps.values()].find((one) => one.slug === input.app),
            `app ${input.app}`,
          );
    if ((kind === 'installation' || kind === 'app-user') !== (app !== null))
      throw new Error(`a ${kind} token ${app === null ? 'needs an app' : 'has no app'}`);
    const account = this.#account(login);
    if (kind === 'installation' && account.id !== app?.botId) throw new Error(`an installation token belongs to ${input.app}[bot]`);
    const token: Token = {
      value: prefix[kind] + randomBytes(27).toString('base64url').replace(/[-_]/g, 'x'),
      accountId: account.id,
      kind,
      scopes: kind === 'classic' ? (input.scopes ?? ['repo', 'read:org']) : [],
      permissions: kind === 'classic' ? {} : (input.permissions ?? app?.permissions ?? usual),
      repos: input.repos?.map((name) => this.#repo(name).id) ?? null,
      appId: app?.id ?? null,
      revoked: false,
      expiresAt: input.expiresInMs === undefined ? null : this.world.now() + input.expiresInMs,
      limit: input.limit ?? 5000,
      used: {},
    };
    this.world.state.tokens.set(token.value, token);
    return token.value;
  }

  revokeToken(value: string): void {
    found(this.world.state.tokens.get(value), 'such token').revoked = true;
  }

  addRepo(fullName: string, input: RepoInput = {}): Repo {
    const [owner = '', name = ''] = fullName.split('/');
    const id = this.world.nextId();
    const defaultBranch = input.defaultBranch ?? 'main';
    const branch = (protect: boolean) => ({ sha: createHash('sha1').update(`head ${id}`).digest('hex'), protected: protect });
    const repo: Repo = {
      id,
      nodeId: nodeId('R', id),
      ownerId: this.#account(owner).id,
      name,
      private: input.private ?? true,
      archived: input.archived ?? false,
      hasIssues: input.hasIssues ?? true,
      suggestions: input.suggestions ?? true,
      defaultBranch,
      branches: new Map([[defaultBranch, branch(input.protectedBranches?.includes(defaultBranch) ?? false)]]),
      collaborators: new Map(),
      createdAt: this.world.now(),
      nextNumber: 1,
      formerNames: [],
    };
    for (const other of input.protectedBranches ?? []) repo.branches.set(other, branch(true));
    this.world.state.repos.set(id, repo);
    for (const label of input.labels ?? []) makeLabel(this.world, repo, { name: label });
    for (const [login, role] of Object.entries(input.roles ?? {})) this.grant(fullName, login, role);
    return repo;
  }

  /** @param role null takes the invitation back. */
  grant(repo: string, login: string, role: Role | null): void {
    const { collaborators } = this.#repo(repo);
    const { id } = this.#account(login);
    if (role === null) collaborators.delete(id);
    else collaborators.set(id, role);
  }

  /** Changes settings of a repository, as an administrator would. */
  setRepo(repo: string, change: { private?: boolean; archived?: boolean; hasIssues?: boolean; suggestions?: boolean }): void {
    Object.assign(this.#repo(repo), change);
  }

  /** The former name answers 301. @param to `owner/name`. */
  renameRepo(from: string, to: string): void {
    const repo = this.#repo(from);
    const [owner = '', name = ''] = to.split('/');
    repo.formerNames.push(from.toLowerCase());
    repo.ownerId = this.#account(owner).id;
    repo.name = name;
  }

  renameAccount(from: string, to: string): void {
    this.#account(from).login = to;
  }

  /** Leaves a ghost behind; its tokens die and its login is free for another. */
  deleteAccount(login: string): void {
    const account = this.#account(login);
    account.deleted = true;
    for (const token of this.world.state.tokens.values()) if (token.accountId === account.id) token.revoked = true;
  }

  addRun(
    repo: string,
    run: { actor: string; triggeringActor?: string; status?: WorkflowRun['status']; event?: string; attempt?: number },
  ): WorkflowRun {
    const id = this.world.nextId();
    const { id: repoId, defaultBranch } = this.#repo(repo);
    const made: WorkflowRun = {
      id,
      nodeId: nodeId('WFR', repoId, id),
      repoId,
      status: run.status ?? 'in_progress',
      event: run.event ?? 'push',
      actorId: this.#account(run.actor).id,
      triggeringActorId: this.#account(run.triggeringActor ?? run.actor).id,
      attempt: run.attempt ?? 1,
      branch: defaultBranch,
      createdAt: this.world.now(),
    };
    this.world.state.runs.set(id, made);
    return made;
  }
}
