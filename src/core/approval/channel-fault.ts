import { Fault, type FaultKind } from '../fault.ts';

/**
 * A fault of the channel. It decides nothing; this one says when asking again makes sense.
 * `retryAfterMs`: a limit told how long to wait (`Retry-After`, `X-RateLimit-Reset`), null: the caller's own schedule,
 * `never`: asking again with this token cannot help.
 */
export class ChannelFault extends Fault {
  readonly retryAfterMs: number | null | 'never';

  constructor(kind: FaultKind, message: string, options: { hint?: string; cause?: unknown; retryAfterMs?: number | null | 'never' } = {}) {
    super(kind, message, options);
    this.name = 'ChannelFault';
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}
