import type { Position } from '../../app/ports.ts';
import type { PublicKey } from '../../core/record/public-key.ts';
import type { Placement, RecordDraft } from '../../core/record/statement.ts';

/** What beginning and recovery see of the machine's own log. */
export interface OwnLog {
  readonly origin: string;
  readonly folder: string;
  readonly key: PublicKey;
  /** Where the key's trust file belongs, outside of the log. */
  readonly trustPath: string;
  readonly options: { readonly host: string; readonly keys: { readonly from?: 'file' | 'environment' } };
  append(draft: RecordDraft, extra?: Pick<Placement, 'key' | 'head'>): Promise<Position>;
  lines(from?: number): AsyncIterable<string>;
}
