/** What the demo needs of the outside. Everything that guard itself does in it is done by the installed program. */

/** A commit as a person tells it: short id and subject. */
export interface DemoCommit {
  readonly id: string;
  readonly subject: string;
}

/** The repository that the push is about: a work tree and the bare remote behind it. */
export interface Shop {
  /** What the remote's main points to now. */
  remoteMain(): Promise<DemoCommit>;
  /** What the agent wants main to be. */
  localMain(): Promise<DemoCommit>;
  /** True if the remote's main is not part of the local one, so that only force can move it. */
  diverged(): Promise<boolean>;
}

/** One line of `--status-fd`, as cli.md lists them. */
export interface StatusEvent {
  readonly event: string;
  readonly request: string | null;
  readonly [key: string]: unknown;
}

export interface Ended {
  /** Exit status, or null when a signal ended it. */
  readonly code: number | null;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** A guard that runs as a process of its own. */
export interface RunningGuard {
  /**
   * The next event of one of these kinds, all text before it told.
   * @param patienceMs how long to wait; null: as long as it takes
   * @returns null once it ended without one, or patience did
   */
  until(kinds: readonly string[], patienceMs: number | null): Promise<StatusEvent | null>;
  /** Still running. */
  alive(): boolean;
  readonly ended: Promise<Ended>;
}

export interface Lines {
  out(line: string): void;
  err(line: string): void;
}

/** One thing on a thread, oldest first. */
export interface ThreadEntry {
  readonly who: string;
  readonly kind: 'comment' | 'event';
  /** Markdown of a comment; what happened, in words, of an event. */
  readonly text: string;
}

/** The issue as its people see it. */
export interface ThreadView {
  readonly title: string;
  readonly body: string;
  readonly open: boolean;
  readonly entries: readonly ThreadEntry[];
}

/** Somebody's hands on the thread: real requests with that account's own token. */
export interface Hands {
  readonly login: string;
  /** Name of the label that approves. */
  readonly approval: string;
  read(issue: number): Promise<ThreadView>;
  /** Puts the label that approves on. @throws Fault `network` when GitHub refuses. */
  approve(issue: number): Promise<void>;
  comment(issue: number, text: string): Promise<void>;
}

/** The page on which a person plays the reviewer. */
export interface ReviewPage {
  /** With the secret in it: shown in the terminal only. */
  readonly address: string;
  /** Opens the issue to the reviewer. @returns true if a browser was asked to show it. */
  show(issue: number): boolean;
  /** Tells an open page that the story is over, and gives it a moment to fetch that. */
  farewell(): Promise<void>;
}

export interface Tampering {
  /** Below the copy. */
  readonly file: string;
  readonly record: number;
  readonly event: string;
  readonly before: string;
  readonly after: string;
}

/** A second folder with the same bytes. */
export interface LogCopy {
  readonly folder: string;
  /** Changes one byte of the record that names the reviewer. */
  tamper(reviewer: string): Promise<Tampering>;
}

/** Everything the demo set up; `close` ends and removes it. */
export interface Stage {
  /** The temporary folder. */
  readonly folder: string;
  readonly repo: string;
  readonly shop: Shop;
  readonly agent: Hands;
  readonly reviewer: Hands;
  /** null: the demo plays the reviewer itself. */
  readonly page: ReviewPage | null;
  /** Starts the installed guard as the agent does. */
  guard(argv: readonly string[], lines: Lines): RunningGuard;
  copyLog(): Promise<LogCopy>;
  /** Polls until the value is there. @returns null after 10 s. */
  eventually<T>(look: () => Promise<T | null>): Promise<T | null>;
}
