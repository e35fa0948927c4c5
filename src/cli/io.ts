/** What a command sees of its process; main.ts fills it, tests of parsing may fill it otherwise. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: () => string;
  readonly stdin: NodeJS.ReadStream;
  readonly tty: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean };
  /** Result of the command. */
  out(text: string): void;
  /** Everything guard itself says. */
  err(text: string): void;
  /** Takes SIGINT, SIGTERM and SIGHUP over; from then on they abort the signal instead of ending guard. */
  interrupted(): AbortSignal;
  readonly version: string;
}
