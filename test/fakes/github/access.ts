/** Who may do what, and how GitHub says no. */
import type { Account, App, Issue, Level, Repo, Role, Token } from './state.ts';
import { reaches, type World } from './world.ts';

/** Who acts. `web`: a person in the browser; `api`: a token; `anonymous`: a request without one. */
export type Subject =
  | { readonly kind: 'web'; readonly account: Account; readonly app: App | null }
  | { readonly kind: 'api'; readonly account: Account; readonly app: App | null; readonly token: Token }
  | { readonly kind: 'anonymous' };

/** A subject that has an account. */
export type Somebody = Exclude<Subject, { kind: 'anonymous' }>;

export interface FieldError {
  readonly resource: string;
  readonly code: string;
  readonly field?: string;
  readonly message?: string;
  readonly value?: string | null;
}

/** GitHub's no: status, message, headers and the field errors of a 422. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[] | undefined;
  readonly url: string | undefined;

  constructor(
    status: number,
    message: string,
    more: { headers?: Record<string, string>; errors?: readonly FieldError[]; url?: string } = {},
  ) {
    super(message);
    this.status = status;
    this.headers = more.headers ?? {};
    this.errors = more.errors;
    this.url = more.url;
  }
}

export const notFound = () => new Refusal(404, 'Not Found');
export const invalid = (...errors: FieldError[]) => new Refusal(422, 'Validation Failed', { errors });

/** Permission names of fine-grained tokens and apps. */
export type Permission = 'metadata' | 'issues' | 'pull_requests' | 'contents' | 'actions' | 'administration' | 'members';

const levels: readonly Level[] = ['read', 'write', 'admin'];

function tokenAllows(token: Token, repo: Repo, permission: Permission, level: Level): boolean {
  if (token.kind === 'classic') {
    if (level === 'read' && !repo.private) return true;
    return token.scopes.includes('repo') || (!repo.private && token.scopes.includes('public_repo'));
  }
  if (level === 'read' && !repo.private) return true;
  if (token.repos !== null && !token.repos.includes(repo.id)) return false;
  const has = permission === 'metadata' ? 'read' : token.permissions[permission];
  return has !== undefined && levels.indexOf(has) >= levels.indexOf(level);
}

/** An installation acts by its permissions alone; everybody else also needs a role. */
export function roleOf(world: World, subject: Subject, repo: Repo): Role | null {
  if (subject.kind === 'anonymous') return null;
  if (subject.kind === 'api' && subject.token.kind === 'installation') {
    const { token } = subject;
    if (token.repos !== null && !token.repos.includes(repo.id)) return null;
    return token.permissions['issues'] === 'write' || token.permissions['pull_requests'] === 'write' ? 'write' : 'read';
  }
  return world.roleOf(repo, subject.account.id);
}

export function sees(world: World, subject: Subject, repo: Repo): boolean {
  if (!repo.private) return true;
  if (subject.kind === 'anonymous' || roleOf(world, subject, repo) === null) return false;
  return subject.kind === 'web' || tokenAllows(subject.token, repo, 'metadata', 'read');
}

/** 404 for what one may not see (GitHub never tells that it exists), 403 for a token that lacks the permission. */
export function demand(world: World, subject: Subject, repo: Repo, permissions: Permission | readonly Permission[], level: Level): void {
  if (!sees(world, subject, repo)) throw notFound();
  const any: readonly Permission[] = typeof permissions === 'string' ? [permissions] : permissions;
  if (subject.kind === 'anonymous') {
    if (level !== 'read') throw new Refusal(401, 'Requires authentication');
    return;
  }
  if (subject.kind === 'api' && !any.some((permission) => tokenAllows(subject.token, repo, permission, level))) {
    if (subject.token.kind === 'classic') throw notFound();
    const whose = subject.token.kind === 'fine-grained' ? 'personal access token' : 'integration';
    throw new Refusal(403, `Resource not accessible by ${whose}`, {
      headers: { 'x-accepted-github-permissions': any.map((permission) => `${permission}=${level}`).join('; ') },
    });
  }
  if (level !== 'read' && repo.archived) throw new Refusal(403, 'Repository was archived so is read-only.');
}

export function demandSomebody(subject: Subject): Somebody {
  if (subject.kind === 'anonymous') throw new Refusal(401, 'Requires authentication');
  return subject;
}

export function demandRole(world: World, subject: Subject, repo: Repo, role: Role): void {
  if (!reaches(roleOf(world, subject, repo), role)) throw new Refusal(403, 'Must have admin rights to Repository.');
}

/** 404 unknown, 410 deleted, 301 transferred. */
export function visibleIssue(world: World, subject: Subject, repo: Repo, number: number, api: string): Issue {
  const issue = world.issue(repo, number);
  if (issue === undefined) throw notFound();
  if (issue.fate.kind === 'deleted') throw new Refusal(410, 'This issue was deleted');
  if (issue.fate.kind === 'moved') {
    const target = world.issueById(issue.fate.to);
    if (!sees(world, subject, world.repo(target.repoId))) throw notFound();
    const url = `${api}/repositories/${target.repoId}/issues/${target.number}`;
    throw new Refusal(301, 'Moved Permanently', { headers: { location: url }, url });
  }
  return issue;
}
