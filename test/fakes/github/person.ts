/** Somebody who uses the website: the same rules about roles, and no token. */
import { notFound, type Somebody, type Subject } from './access.ts';
import { addLabels, createLabel, deleteLabel, labelsAtBirth, removeLabel, updateLabel } from './labels.ts';
import * as pulls from './pulls.ts';
import type { Account, Comment, Intent, Issue, Label, Repo, Review, StateReason } from './state.ts';
import * as threads from './threads.ts';
import { found, type World } from './world.ts';

export class Person {
  readonly account: Account;
  readonly #world: World;
  readonly #subject: Somebody & Subject;

  constructor(world: World, account: Account, appSlug: string | null = null) {
    this.account = account;
    this.#world = world;
    const app =
      appSlug === null
        ? null
        : found(
            [...world.state.apps.values()].find((one) => one.slug === appSlug),
            `app ${appSlug}`,
          );
    this.#subject = { kind: 'web', account, app };
  }

  /** The same person acting through an app: what they do carries `performed_via_github_app`. */
  viaApp(slug: string): Person {
    return new Person(this.#world, this.account, slug);
  }

  #repo(name: string): Repo {
    return found(this.#world.repoNamed(name), `repository ${name}`);
  }

  #issue(repo: string, number: number): Issue {
    const issue = this.#world.issue(this.#repo(repo), number);
    if (issue === undefined || issue.fate.kind !== 'here') throw notFound();
    return issue;
  }

  #comment(id: number) {
    return found(this.#world.commentById(id), `comment ${id}`);
  }

  openIssue(repo: string, input: { title: string; body?: string; labels?: readonly string[] }): Issue {
    const issue = threads.createIssue(this.#world, this.#subject, this.#repo(repo), input);
    labelsAtBirth(this.#world, this.#subject, issue, input.labels ?? []);
    return issue;
  }

  addLabel(repo: string, number: number, ...names: string[]): void {
    addLabels(this.#world, this.#subject, this.#issue(repo, number), names);
  }

  /** A label that an agent suggested and this account let through: the event carries `intent`. */
  suggestLabel(repo: string, number: number, name: string, intent: Intent = { rationale: 'looks fine', confidence: 'HIGH' }): void {
    addLabels(this.#world, this.#subject, this.#issue(repo, number), [name], intent);
  }

  removeLabel(repo: string, number: number, name: string): void {
    removeLabel(this.#world, this.#subject, this.#issue(repo, number), name);
  }

  comment(repo: string, number: number, body: string, options: { byEmail?: boolean } = {}): Comment {
    return threads.addComment(this.#world, this.#subject, this.#issue(repo, number), body, options.byEmail ?? false);
  }

  editComment(id: number, body: string): void {
    const { issue, comment } = this.#comment(id);
    threads.editComment(this.#world, this.#subject, issue, comment, body);
  }

  deleteComment(id: number): void {
    const { issue, comment } = this.#comment(id);
    threads.deleteComment(this.#world, this.#subject, issue, comment);
  }

  /** @param reason null shows it again. */
  minimizeComment(id: number, reason: string | null = 'OUTDATED'): void {
    const { issue, comment } = this.#comment(id);
    threads.minimizeComment(this.#world, this.#subject, issue, comment, reason);
  }

  editIssue(repo: string, number: number, change: { title?: string; body?: string }): void {
    threads.editIssue(this.#world, this.#subject, this.#issue(repo, number), change);
  }

  close(repo: string, number: number, stateReason: StateReason = 'completed'): void {
    threads.editIssue(this.#world, this.#subject, this.#issue(repo, number), { state: 'closed', stateReason });
  }

  reopen(repo: string, number: number): void {
    threads.editIssue(this.#world, this.#subject, this.#issue(repo, number), { state: 'open' });
  }

  lock(repo: string, number: number, reason: string | null = null): void {
    threads.lock(this.#world, this.#subject, this.#issue(repo, number), reason);
  }

  unlock(repo: string, number: number): void {
    threads.unlock(this.#world, this.#subject, this.#issue(repo, number));
  }

  transfer(repo: string, number: number, target: string): Issue {
    return threads.transfer(this.#world, this.#subject, this.#issue(repo, number), this.#repo(target));
  }

  deleteIssue(repo: string, number: number): void {
    threads.deleteIssue(this.#world, this.#subject, this.#issue(repo, number));
  }

  convertToDiscussion(repo: string, number: number): void {
    threads.convertToDiscussion(this.#world, this.#subject, this.#issue(repo, number));
  }

  createLabel(repo: string, name: string, color = 'ededed'): Label {
    return createLabel(this.#world, this.#subject, this.#repo(repo), { name, color });
  }

  renameLabel(repo: string, from: string, to: string): void {
    updateLabel(this.#world, this.#subject, this.#repo(repo), this.#label(repo, from), { name: to });
  }

  deleteLabel(repo: string, name: string): void {
    deleteLabel(this.#world, this.#subject, this.#repo(repo), this.#label(repo, name));
  }

  #label(repo: string, name: string): Label {
    return found(this.#world.labelNamed(this.#repo(repo), name), `label ${name}`);
  }

  openPull(repo: string, input: pulls.PullInput): Issue {
    return pulls.openPull(this.#world, this.#subject, this.#repo(repo), input);
  }

  /** @returns the new head. */
  push(repo: string, number: number, commit: pulls.CommitInput = {}): string {
    return pulls.push(this.#world, this.#subject, this.#issue(repo, number), commit).sha;
  }

  forcePush(repo: string, number: number, commit: pulls.CommitInput = {}): string {
    return pulls.forcePush(this.#world, this.#subject, this.#issue(repo, number), commit).sha;
  }

  review(repo: string, number: number, event: pulls.ReviewEvent, body = '', commitId?: string): Review {
    return pulls.review(this.#world, this.#subject, this.#issue(repo, number), event, body, commitId);
  }

  editReview(repo: string, number: number, reviewId: number, body: string): void {
    pulls.editReview(this.#world, this.#subject, this.#issue(repo, number), reviewId, body);
  }

  dismissReview(repo: string, number: number, reviewId: number, message: string): void {
    const issue = this.#issue(repo, number);
    pulls.dismissReview(this.#world, this.#subject, issue, pulls.reviewOf(issue, reviewId), message);
  }

  merge(repo: string, number: number): void {
    pulls.merge(this.#world, this.#subject, this.#issue(repo, number));
  }
}
