/** What was pinned when asking; what is there later is compared with it (github.md, rule 6). */
export interface TicketFacts {
  /** Node ids as they were at the time of asking; a transfer or re-creation changes them. */
  readonly nodeId: string;
  readonly repositoryNodeId: string;
  /** Set when the request is a comment on a thread that guard did not open. */
  readonly commentNodeId: string | null;
  /** Head of the pull request that was asked on, at the time of asking; null: an issue. */
  readonly head: string | null;
  readonly title: string;
  readonly bodySha256: string;
  /** Node ids of the labels: names can be renamed by writers. */
  readonly labels: { readonly approved: string; readonly denied: string; readonly question: string };
  /** Ids of events that were on the thread before the request. */
  readonly seen: readonly string[];
}
