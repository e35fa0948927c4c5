import { createHash } from 'node:crypto';
import type { Through } from '../../core/approval/events.ts';
import { isRecord } from './client.ts';
import { GitHubFault } from './faults.ts';
import type { Place } from './place.ts';
import { rows, text } from './shapes.ts';

type Row = Readonly<Record<string, unknown>>;

const pageSize = 100;
const mostPages = 50;
const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/timeline';
/** A ring's answer is this read's evidence only while it is as fresh as a read of its own would be. */
const freshMs = 5000;

/**
 * The thread as REST tells it: what GraphQL cannot say about an event (app, intent), and the doorbell.
 * The timeline, not the issue, is polled: its fresh answer is at the same time the REST half of the next read, which
 * saves a call between a label and the start.
 */
export class Timeline {
  readonly #place: Place;
  readonly #number: number;
  /** Ids that were there when asking; until the first look, only others ring. */
  readonly #known: ReadonlySet<string>;
  readonly #through = new Map<string, Through>();
  #etag: { readonly value: string; readonly token: string | null } | null = null;
  /** The last page, where new events appear. */
  #page = 1;
  #seen: string | null = null;
  /** Guard's own comments by node id: what it wrote itself is no news. */
  readonly #own = new Map<string, string>();
  /** Rang, and no full read has succeeded since: keeps ringing, or a fault in between would lose a revocation. */
  #unread = false;
  #fresh: { readonly rows: readonly Row[]; readonly at: number } | null = null;

  constructor(place: Place, number: number, known: readonly string[]) {
    this.#place = place;
    this.#number = number;
    this.#known = new Set(known);
  }

  /** How events came, as far as REST has told in any answer: it never changes for an event. */
  get through(): ReadonlyMap<string, Through> {
    return this.#through;
  }

  /** One conditional request. @returns true if the last page differs from the last look. */
  async ring(): Promise<boolean> {
    const { client } = this.#place;
    // ETags are per token: after an exchange the old one would say nothing.
    const etag = this.#etag !== null && this.#etag.token === client.token ? this.#etag.value : null;
    const answer = await this.#get(this.#page, etag === null ? {} : { headers: { 'if-none-match': etag } });
    if (answer === null) return this.#unread;
    const before = this.#seen;
    this.#look(answer.rows, answer.etag);
    const whole = this.#page === 1 && answer.rows.length < pageSize;
    this.#fresh = whole ? { rows: answer.rows, at: performance.now() } : null;
    const unknown = (row: Row) => !this.#known.has(String(row['node_id'])) && !this.#isOwn(row);
    const changed = before === null ? answer.rows.some(unknown) : before !== this.#seen;
    this.#unread ||= changed;
    return this.#unread;
  }

  /** Guard has commented: that alone does not ring. */
  wrote(nodeId: string, body: string): void {
    this.#own.set(nodeId, body);
  }

  /** A full read has succeeded: what rang has been heard. */
  heard(): void {
    this.#unread = false;
  }

  /** Every row, oldest first, read now. */
  async read(): Promise<readonly Row[]> {
    const fresh = this.#fresh;
    this.#fresh = null;
    if (fresh !== null && performance.now() - fresh.at < freshMs) return fresh.rows;
    const all: Row[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const answer = await this.#get(page, {});
      if (answer === null) break;
      all.push(...answer.rows);
      this.#page = page;
      this.#look(answer.rows, answer.etag);
      if (answer.rows.length < pageSize) break;
    }
    return all;
  }

  async #get(page: number, extra: object): Promise<{ readonly rows: readonly Row[]; readonly etag: string | null } | null> {
    const { client, owner, repo, name } = this.#place;
    const what = `issue #${this.#number} of ${name}`;
    const answer = await client.rest(route, { owner, repo, issue_number: this.#number, per_page: pageSize, page, ...extra }, what);
    if (answer.status === 304) return null;
    // The 301 of a transferred issue is followed silently: what answers is another thread.
    if (!answer.path.endsWith('/timeline')) throw new GitHubFault('not-found', `${what} has moved`, 404);
    const found = rows(answer.data, what);
    for (const row of found) this.#note(row);
    const { etag } = answer.headers;
    return { rows: found, etag: typeof etag === 'string' ? etag : null };
  }

  #look(found: readonly Row[], etag: string | null): void {
    const news = found.filter((row) => !this.#isOwn(row));
    this.#seen = createHash('sha256').update(JSON.stringify(news)).digest('hex');
    this.#etag = etag === null ? null : { value: etag, token: this.#place.client.token };
    // A full page cannot change by a new event: from now on the next one is watched.
    if (found.length < pageSize) return;
    this.#page += 1;
    this.#etag = null;
  }

  /** Only while it is as it was written: whoever may write may edit it, and that is news. */
  #isOwn(row: Row): boolean {
    const body = this.#own.get(String(row['node_id']));
    return body !== undefined && row['body'] === body && row['updated_at'] === row['created_at'];
  }

  #note(row: Row): void {
    const id = row['node_id'];
    const app = row['performed_via_github_app'];
    // The property is always there for these events [OpenAPI]; without it nothing is known.
    if (typeof id !== 'string' || app === undefined) return;
    const intent = row['intent'] !== null && row['intent'] !== undefined;
    if (app === null) this.#through.set(id, { kind: 'known', app: null, intent });
    else if (isRecord(app)) this.#through.set(id, { kind: 'known', app: text(app, 'slug'), intent });
  }
}

/** Kinds that can take an approval away: a GraphQL replica that lacks one of these is behind. */
const decisive = new Set([
  'labeled',
  'unlabeled',
  'commented',
  'reviewed',
  'review_dismissed',
  'head_ref_force_pushed',
  'closed',
  'reopened',
  'renamed',
  'transferred',
  'comment_deleted',
]);

/** True if GraphQL knows every decisive event that REST told before. */
export function agrees(told: readonly Row[], nodes: readonly Row[]): boolean {
  const ids = new Set(nodes.map((node) => node['id']));
  return told.every((row) => !decisive.has(String(row['event'])) || typeof row['node_id'] !== 'string' || ids.has(row['node_id']));
}
