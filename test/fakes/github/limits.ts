/** Primary rate limits: one budget for each token and resource. */
import type { Token } from './state.ts';

export type Resource = 'core' | 'graphql' | 'search';

export interface Budget {
  readonly limit: number;
  readonly remaining: number;
  readonly used: number;
  readonly resetAt: number;
}

type Ledger = Token['used'];

const windowMs: Readonly<Record<Resource, number>> = { core: 3_600_000, graphql: 3_600_000, search: 60_000 };

export class Limits {
  readonly #anonymous: Ledger = {};

  budget(token: Token | null, resource: Resource, now: number): Budget {
    const limit = resource === 'search' ? (token === null ? 10 : 30) : (token?.limit ?? 60);
    const entry = this.#entry(token, resource, now);
    return { limit, remaining: Math.max(0, limit - entry.count), used: entry.count, resetAt: entry.resetAt };
  }

  charge(token: Token | null, resource: Resource, now: number): void {
    this.#entry(token, resource, now).count += 1;
  }

  /** A 304 is free of the primary limit. */
  refund(token: Token | null, resource: Resource, now: number): void {
    this.#entry(token, resource, now).count -= 1;
  }

  #entry(token: Token | null, resource: Resource, now: number) {
    const ledger = token?.used ?? this.#anonymous;
    let entry = ledger[resource];
    if (entry === undefined || entry.resetAt <= now) {
      entry = { count: 0, resetAt: now + windowMs[resource] };
      ledger[resource] = entry;
    }
    return entry;
  }
}

export function limitHeaders(budget: Budget, resource: Resource): Record<string, string> {
  return {
    'x-ratelimit-limit': String(budget.limit),
    'x-ratelimit-remaining': String(budget.remaining),
    'x-ratelimit-used': String(budget.used),
    'x-ratelimit-reset': String(Math.floor(budget.resetAt / 1000)),
    'x-ratelimit-resource': resource,
  };
}
