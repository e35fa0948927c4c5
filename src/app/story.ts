import type { LogStore } from './ports.ts';
import type { RecordEvent } from '../core/record/statement.ts';

/** What the log knows of one request. */
export interface Story {
  readonly events: readonly RecordEvent[];
  /** Has an outcome. */
  readonly ended: boolean;
  /** As `exec.requested` has them; null without one. */
  readonly digest: string | null;
  readonly bodySha256: string | null;
  readonly issue: number | null;
}
