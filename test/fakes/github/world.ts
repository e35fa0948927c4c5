/** The state with the questions that everybody asks of it. It decides nothing about rights: that is access.ts. */
import { type Account, emptyState, type Issue, type Label, type Repo, type Role, roles, type State } from './state.ts';

export class World {
  readonly state: State;
  readonly #clock: () => number;

  /** @param clock milliseconds since the epoch; GitHub tells whole seconds only. */
  constructor(clock: () => number, state: State = emptyState()) {
    this.#clock = clock;
    this.state = state;
  }

  /** Server time, cut to the second as everything GitHub stamps. */
  now(): number {
    return Math.floor(this.#clock() / 1000) * 1000;
  }

  nextId(): number {
    this.state.lastId += 7;
    return this.state.lastId;
  }

  /** The world as it is now, deaf to what happens later: a replica that lags. */
  replica(): World {
    return new World(this.#clock, structuredClone(this.state));
  }

  account(id: number): Account {
    return found(this.state.accounts.get(id), `account ${id}`);
  }

  /** Logins are compared without case, as GitHub does. */
  accountNamed(login: string): Account | undefined {
    const wanted = login.toLowerCase();
    return [...this.state.accounts.values()].find((account) => !account.deleted && account.login.toLowerCase() === wanted);
  }

  repo(id: number): Repo {
    return found(this.state.repos.get(id), `repository ${id}`);
  }

  fullName(repo: Repo): string {
    return `${this.account(repo.ownerId).login}/${repo.name}`;
  }

  repoNamed(fullName: string): Repo | undefined {
    const wanted = fullName.toLowerCase();
    return [...this.state.repos.values()].find((repo) => this.fullName(repo).toLowerCase() === wanted);
  }

  repoFormerlyNamed(fullName: string): Repo | undefined {
    return [...this.state.repos.values()].find((repo) => repo.formerNames.includes(fullName.toLowerCase()));
  }

  issue(repo: Repo, number: number): Issue | undefined {
    return [...this.state.issues.values()].find((issue) => issue.repoId === repo.id && issue.number === number);
  }

  issueById(id: number): Issue {
    return found(this.state.issues.get(id), `issue ${id}`);
  }

  label(id: number): Label {
    return found(this.state.labels.get(id), `label ${id}`);
  }

  labels(repo: Repo): Label[] {
    return [...this.state.labels.values()].filter((label) => label.repoId === repo.id && !label.deleted);
  }

  labelNamed(repo: Repo, name: string): Label | undefined {
    return this.labels(repo).find((label) => label.name.toLowerCase() === name.toLowerCase());
  }

  commentById(id: number) {
    for (const issue of this.state.issues.values()) {
      const comment = issue.comments.find((one) => one.id === id);
      if (comment !== undefined && issue.fate.kind === 'here') return { issue, comment };
    }
    return undefined;
  }

  /**
   * The highest role that ownership, organization, teams and invitation give. Organization members read private
   * repositories (the default base permission); on a public one everybody reads, which is no role here.
   */
  roleOf(repo: Repo, accountId: number): Role | null {
    const account = this.account(accountId);
    if (account.deleted) return null;
    if (repo.ownerId === accountId) return 'admin';
    const given: Role[] = [];
    const invited = repo.collaborators.get(accountId);
    if (invited !== undefined) given.push(invited);
    if (this.state.members.get(repo.ownerId)?.has(accountId)) given.push('read');
    for (const team of this.state.teams) {
      const role = team.repos.get(repo.id);
      if (role !== undefined && team.members.get(accountId) === 'active') given.push(role);
    }
    return given.reduce<Role | null>((best, role) => (best === null || reaches(role, best) ? role : best), null);
  }
}

export function reaches(role: Role | null, wanted: Role): boolean {
  return role !== null && roles.indexOf(role) >= roles.indexOf(wanted);
}

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the fake GitHub knows no ${what}`);
  return value;
}
