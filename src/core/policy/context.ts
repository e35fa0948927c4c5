/** What `when.context` may name, in the order in which a reviewer reads it. */
export const contextNames = [
  'kubernetes',
  'cluster',
  'namespace',
  'aws-profile',
  'aws-account',
  'aws-region',
  'gcloud-project',
  'gcloud-account',
  'terraform-workspace',
  'database-host',
  'database',
  'host',
  'git-repository',
  'git-branch',
  'git-commit',
  'git-dirty',
  'git-pushes',
] as const;
export type ContextName = (typeof contextNames)[number];

/**
 * Facts by name. Several values are joined with `, `; null: it cannot be told. Keys like `namespace@prod-eu` hold what
 * goes with a context or profile that is not the current one.
 */
export type ContextFacts = Readonly<Record<string, string | null>>;

/** What program lookup says, the way execvp would do it. */
export type Lookup =
  | { readonly kind: 'found'; readonly path: string /** Inside a folder of the trusted path. */; readonly trusted: boolean }
  | { readonly kind: 'not-executable'; readonly path: string }
  | { readonly kind: 'missing' };

/** Facts that classification may use. Gathered before; classification itself does no I/O. */
export interface ClassifyContext {
  /** Answers must not change during one classification (adapters memoise). */
  lookup(program: string): Lookup;
  /** Real path. */
  readonly cwd: string;
  readonly home: string;
  /** Root of the work tree that `workspace` may write, or null. */
  readonly workTree: string | null;
  /** The child's stdin would be the caller's terminal: an `interactive-input` blind spot. */
  readonly stdinTty: boolean;
  /** Variables that are set when the command would start (names with values). */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Real paths of guard's own files and folders (state, configuration, log, keys, agent hook settings): writing them is critical. */
  readonly ownPaths: readonly string[];
  /** Gathered context such as `kubernetes: prod-eu`; empty where nothing was gathered. */
  readonly facts: ContextFacts;
}
