/** An account's hands on an issue: REST over HTTP with its own token, as a browser or an agent's script would. */
import { Fault } from '../../core/fault.ts';

export interface HandsInput {
  /** REST base, no slash at the end. */
  readonly api: string;
  readonly repo: string;
  readonly login: string;
  readonly token: string;
  /** Label that approves. */
  readonly approval: string;
}

interface Actor {
  readonly login: string;
}

interface IssueRow {
  readonly title: string;
  readonly body: string | null;
  readonly state: 'open' | 'closed';
  readonly user: Actor;
  readonly created_at: string;
  readonly labels: readonly { readonly name: string; readonly color: string }[];
}

interface TimelineRow {
  readonly event: string;
  readonly actor?: Actor | null;
  readonly created_at?: string;
  readonly body?: string;
  readonly label?: { readonly name: string };
  readonly state_reason?: string | null;
}

/** One thing that happened on the thread, as the page shows it. */
export interface Entry {
  readonly who: string;
  readonly kind: 'comment' | 'event';
  /** Markdown of a comment; what happened, in words, of an event. */
  readonly text: string;
  /** The label that an event is about. */
  readonly label: string | null;
  /** RFC 3339. */
  readonly at: string;
}

export interface Thread {
  readonly title: string;
  readonly body: string;
  readonly open: boolean;
  readonly author: string;
  readonly at: string;
  readonly labels: readonly string[];
  readonly entries: readonly Entry[];
}

export function hands({ api, repo, login, token, approval }: HandsInput) {
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${api}/repos/${repo}/issues/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new Fault('network', `the embedded GitHub does not answer (${method} ${path})`, { hint: 'run the demo again', cause });
    });
    if (!response.ok)
      throw new Fault('network', `the embedded GitHub refuses ${method} ${path} of ${login}: ${response.status}`, {
        hint: 'run the demo again',
      });
    return (await response.json()) as T;
  };

  const read = async (issue: number): Promise<Thread> => {
    const [row, timeline] = await Promise.all([
      call<IssueRow>('GET', `${issue}`),
      call<readonly TimelineRow[]>('GET', `${issue}/timeline?per_page=100`),
    ]);
    return {
      title: row.title,
      body: row.body ?? '',
      open: row.state === 'open',
      author: row.user.login,
      at: row.created_at,
      labels: row.labels.map(({ name }) => name),
      entries: timeline.map(entry),
    };
  };

  /** Puts a label on; one that is there already is taken off first, because GitHub makes no event for adding it again. */
  const label = async (issue: number, name: string): Promise<void> => {
    const { labels } = await call<IssueRow>('GET', `${issue}`);
    if (labels.some((one) => one.name === name)) await call('DELETE', `${issue}/labels/${encodeURIComponent(name)}`);
    await call('POST', `${issue}/labels`, { labels: [name] });
  };

  const comment = async (issue: number, text: string): Promise<void> => {
    await call('POST', `${issue}/comments`, { body: text });
  };

  return { login, approval, read, label, comment, approve: (issue: number) => label(issue, approval) };
}

export type AccountHands = ReturnType<typeof hands>;

function entry(row: TimelineRow): Entry {
  const base = { who: row.actor?.login ?? 'ghost', at: row.created_at ?? '', label: row.label?.name ?? null };
  switch (row.event) {
    case 'commented':
      return { ...base, kind: 'comment', text: row.body ?? '' };
    case 'labeled':
      return { ...base, kind: 'event', text: 'added the label' };
    case 'unlabeled':
      return { ...base, kind: 'event', text: 'took off the label' };
    case 'closed':
      return {
        ...base,
        kind: 'event',
        text: row.state_reason === 'not_planned' ? 'closed this as not planned' : 'closed this as completed',
      };
    default:
      return { ...base, kind: 'event', text: row.event.replaceAll('_', ' ') };
  }
}
