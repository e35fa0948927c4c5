import type {
  ApprovalChannel,
  AskedThread,
  ChannelIdentity,
  Claim,
  Clock,
  RequestText,
  Ring,
  Ticket,
  TokenSource,
} from '../../app/ports.ts';
import type { ApprovalEvent, ApprovalEvents, RoleAnswer } from '../../core/approval/events.ts';
import { startedMarker, startsWithMarker } from '../../core/approval/markers.ts';
import { isAnswer, slashCommandOf } from '../../core/approval/slash-command.ts';
import type { Account, ApprovalRequest } from '../../core/model.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { GitHubApi } from './api-origin.ts';
import { GitHubClient } from './client.ts';
import { GitHubFault } from './faults.ts';
import { actionsRunOf, type Identified, identify } from './identify.ts';
import { openIssue, openOnThread } from './open.ts';
import { type Place, splitRepo } from './place.ts';
import { type Author, type Posted, postComment } from './posting.ts';
import { roleOf } from './roles.ts';
import { actor, isEdited, record } from './shapes.ts';
import { readThread, requestOf, type ThreadRead } from './thread.ts';
import { eventsOf } from './thread-events.ts';
import { agrees, Timeline } from './timeline.ts';

export interface GitHubOptions {
  readonly api: GitHubApi;
  /** `owner/name`. */
  readonly repo: string;
  /** Ask in a comment on this issue or pull request; null: in an issue of guard's own. */
  readonly thread: AskedThread | null;
  readonly token: TokenSource;
  readonly policy: Pick<Policy, 'github' | 'reviewers' | 'trust'>;
  readonly clock: Pick<Clock, 'sleep'>;
  /** For `GITHUB_ACTIONS`, `GITHUB_REPOSITORY` and `GITHUB_RUN_ID`: hints, the API is asked. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
}

/** Roles read for the verdict serve the look after the claim, too, if that is no later than this. */
const rolesMs = 10_000;

/** Asks people on GitHub (github.md). */
export function githubChannel(options: GitHubOptions): ApprovalChannel {
  const { owner, repo } = splitRepo(options.repo);
  const place: Place = {
    client: new GitHubClient(options.api, options.token, options.version),
    owner,
    repo,
    name: `${owner}/${repo}`,
    policy: options.policy,
  };
  return new GitHubChannel(place, options);
}

class GitHubChannel implements ApprovalChannel {
  readonly #place: Place;
  readonly #options: GitHubOptions;
  #identified: Promise<Identified> | null = null;
  readonly #timelines = new Map<number, Timeline>();
  #roles: { readonly of: ReadonlyMap<number, RoleAnswer>; readonly at: number } = { of: new Map(), at: Number.NEGATIVE_INFINITY };

  constructor(place: Place, options: GitHubOptions) {
    this.#place = place;
    this.#options = options;
  }

  async identify(): Promise<ChannelIdentity> {
    return (await this.#whoAsks()).identity;
  }

  async open(_request: ApprovalRequest, text: RequestText, _nonce: string, again = false): Promise<Ticket> {
    const identified = await this.#whoAsks();
    const author = { place: this.#place, clock: this.#options.clock, viewer: identified.viewer };
    const { thread } = this.#options;
    return thread === null ? openIssue(author, identified, text, again) : openOnThread(author, identified, thread, text, again);
  }

  async ring(ticket: Ticket): Promise<Ring> {
    const changed = await this.#timeline(ticket)
      .ring()
      .catch((fault: unknown) => {
        // Gone or out of sight: the full read finds out which.
        if (fault instanceof GitHubFault && (fault.status === 410 || fault.status === 404)) return true;
        throw fault;
      });
    return { changed, pauseMs: this.#place.client.looked() };
  }

  async read(ticket: Ticket): Promise<ApprovalEvents> {
    const timeline = this.#timeline(ticket);
    // REST first: what it tells, GraphQL must know a moment later, or a replica is behind and a denial may be missing.
    const told = await timeline.read().catch((fault: unknown) => {
      if (fault instanceof GitHubFault && (fault.status === 410 || fault.status === 404)) return null;
      throw fault;
    });
    let graph = await readThread(this.#place, ticket.number);
    if (graph.thread === null) return this.#gone(ticket, graph);
    if (told === null) throw behind();
    if (!agrees(told, graph.nodes)) graph = await readThread(this.#place, ticket.number);
    if (!agrees(told, graph.nodes)) throw behind();
    const events = await this.#join(ticket, graph, new Map());
    timeline.heard();
    return events;
  }

  async say(ticket: Ticket, markdown: string): Promise<{ readonly commentId: number }> {
    const { id } = await this.#comment(ticket, markdown);
    return { commentId: id };
  }

  async claimRun(ticket: Ticket, requestId: string, markdown: string, again = false): Promise<Claim> {
    const marker = startedMarker(requestId);
    if (!startsWithMarker(markdown, marker)) throw new Error('a claim must start with its marker');
    const own = await this.#comment(ticket, markdown, again);
    const graph = await this.#rereadUntil(ticket, (read) => read.nodes.some((node) => node['id'] === own.nodeId));
    const first = graph.nodes.find((node) => typeof node['body'] === 'string' && startsWithMarker(node['body'], marker));
    // By its text, which nobody could know before: a claim whose answer got lost may be there twice.
    if (first?.['body'] !== markdown || actor(first['author'])?.id !== graph.viewer.id)
      return { kind: 'taken', why: 'another guard started this request first' };
    // Guard never edits its own: what was rewritten since may have been the claim of a run.
    const edited = graph.nodes.find((node) => node['__typename'] === 'IssueComment' && mayHaveClaimed(node, ticket, graph.viewer));
    if (edited !== undefined)
      return { kind: 'taken', why: `a comment of ${graph.viewer.login} was edited, and it may have claimed the run` };
    const known = this.#timeline(ticket).through;
    const untold = graph.nodes.some((node) => mayApprove(node, ticket) && !known.has(String(node['id'])));
    // Given between the verdict and the claim: REST has to tell how, as for any other.
    if (untold) await this.#timeline(ticket).read();
    const fresh = performance.now() - this.#roles.at < rolesMs;
    return { kind: 'ours', events: await this.#join(ticket, graph, fresh ? this.#roles.of : new Map()) };
  }

  async close(ticket: Ticket, markdown: string, reason: 'completed' | 'not_planned'): Promise<{ readonly commentId: number }> {
    const { id } = await postComment(await this.#author(), ticket.number, markdown);
    if (ticket.commentId === null) {
      const { client, owner, repo, name } = this.#place;
      const patch = () =>
        client.rest(
          'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
          { owner, repo, issue_number: ticket.number, state: 'closed', state_reason: reason },
          `issue #${ticket.number} of ${name}`,
        );
      // Closing twice is closing: safe to repeat after a lost answer.
      await patch().catch((fault: unknown) => {
        if (fault instanceof GitHubFault && fault.lost) return patch();
        throw fault;
      });
    }
    return { commentId: id };
  }

  #whoAsks(): Promise<Identified> {
    this.#identified ??= this.#identify().catch((fault: unknown) => {
      this.#identified = null;
      throw fault;
    });
    return this.#identified;
  }

  async #identify(): Promise<Identified> {
    return identify(this.#place, actionsRunOf(this.#options.env, this.#place.name), this.#options.thread);
  }

  async #comment(ticket: Ticket, markdown: string, again = false): Promise<Posted> {
    const posted = await postComment(await this.#author(), ticket.number, markdown, again);
    this.#timeline(ticket).wrote(posted.nodeId, markdown);
    return posted;
  }

  async #author(): Promise<Author> {
    return { place: this.#place, clock: this.#options.clock, viewer: (await this.#whoAsks()).viewer };
  }

  #timeline(ticket: Ticket): Timeline {
    const known = this.#timelines.get(ticket.number);
    if (known !== undefined) return known;
    const made = new Timeline(
      this.#place,
      ticket.number,
      ticket.commentNodeId === null ? ticket.seen : [...ticket.seen, ticket.commentNodeId],
    );
    this.#timelines.set(ticket.number, made);
    return made;
  }

  /** Reads again until a replica has what was just written. */
  async #rereadUntil(ticket: Ticket, has: (read: ThreadRead) => boolean): Promise<ThreadRead> {
    for (let attempt = 0; attempt < 4; attempt += 1) {
      if (attempt > 0) await this.#options.clock.sleep(1000);
      const graph = await readThread(this.#place, ticket.number);
      if (graph.thread !== null && has(graph)) return graph;
    }
    throw behind();
  }

  async #join(ticket: Ticket, graph: ThreadRead, known: ReadonlyMap<number, RoleAnswer>): Promise<ApprovalEvents> {
    const { thread } = graph;
    if (thread === null) throw behind();
    const { through } = this.#timeline(ticket);
    const events = eventsOf(graph.nodes, through);
    const request = requestOf(graph, ticket);
    const since = ticket.commentNodeId === null ? 0 : (request?.createdAt ?? 0);
    const roles = new Map<number, RoleAnswer>();
    for (const account of candidates(events, ticket, since, graph.viewer)) {
      roles.set(account.id, known.get(account.id) ?? (await roleOf(this.#place, account)));
    }
    if (known.size === 0) this.#roles = { of: roles, at: performance.now() };
    const { own: _own, url: _url, ...rest } = thread;
    return {
      readAt: this.#place.client.serverNow,
      viewer: graph.viewer,
      thread: { ...rest, request },
      pinned: graph.pinned,
      events,
      roles,
    };
  }

  /** GraphQL knows no such thread: deleted or transferred, or only a replica that is behind. REST says which. */
  async #gone(ticket: Ticket, graph: ThreadRead): Promise<ApprovalEvents> {
    const { client, owner, repo, name } = this.#place;
    const what = `issue #${ticket.number} of ${name}`;
    const gone: ApprovalEvents = { readAt: null, viewer: graph.viewer, thread: null, pinned: graph.pinned, events: [], roles: new Map() };
    try {
      const { data } = await client.rest(
        'GET /repos/{owner}/{repo}/issues/{issue_number}',
        { owner, repo, issue_number: ticket.number },
        what,
      );
      // Octokit follows the 301 of a transfer silently.
      if (record(data, what)['node_id'] !== ticket.nodeId) return gone;
    } catch (fault) {
      if (fault instanceof GitHubFault && fault.status === 410) return gone;
      throw fault;
    }
    throw behind();
  }
}

/**
 * Everyone whose role the verdict can depend on; initiators are known without. What may end the request is chosen by
 * GitHub's time alone, as the judge does: not by `seen`, which comes from a file of the agent's user.
 */
function candidates(events: ApprovalEvents['events'], ticket: Ticket, since: number, viewer: Account): readonly Account[] {
  const accounts = new Map<number, Account>();
  for (const event of events) {
    // A comment of before the request names it only if somebody rewrote it since: why that does not count has to be known.
    const rewritten = event.kind === 'comment' && event.edited;
    if ((event.at < since && !rewritten) || !decides(event, ticket)) continue;
    const account = event.kind === 'comment-deleted' ? event.author : event.actor;
    if (account !== null && account.type === 'User' && account.id !== viewer.id) accounts.set(account.id, account);
  }
  return [...accounts.values()];
}

function decides(event: ApprovalEvent, { labels }: Ticket): boolean {
  if (event.kind === 'closed' || event.kind === 'comment-deleted') return true;
  if (event.kind === 'comment') return event.editedByOther || isAnswer(event.body);
  if (event.kind === 'review') return event.state !== 'commented' || event.editedByOther || isAnswer(event.body);
  return event.kind === 'labeled' && [labels.approved, labels.denied, labels.question].includes(event.label.id);
}

function mayHaveClaimed(node: Readonly<Record<string, unknown>>, ticket: Ticket, viewer: Account): boolean {
  return (
    node['id'] !== ticket.commentNodeId &&
    isEdited({ ...node }) &&
    actor(node['author'])?.id === viewer.id &&
    !ticket.seen.includes(String(node['id']))
  );
}

function mayApprove(node: Readonly<Record<string, unknown>>, { labels }: Ticket): boolean {
  if (node['__typename'] === 'IssueComment') return ['approve', 'grant'].includes(slashCommandOf(String(node['body']))?.verb ?? '');
  return node['__typename'] === 'LabeledEvent' && (node['label'] as { id?: unknown } | null)?.id === labels.approved;
}

function behind(): GitHubFault {
  return new GitHubFault('network', "github's answers do not agree yet", 503, { hint: 'guard reads again' });
}
