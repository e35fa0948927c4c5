import type { GrantRow, RequestRow } from '../../app/requests.ts';
import { duration } from './duration.ts';
import { table } from './table.ts';

const heads = ['ID', 'TIER', 'VERDICT', 'APPROVALS', 'LEFT', 'URL', 'COMMAND'] as const;

/** A table, oldest first; the last column takes what is left of the width. @param now milliseconds since the epoch */
export function renderRequests(rows: readonly RequestRow[], now: number, width: number): string {
  return table(
    heads,
    rows.map(({ id, tier, verdict, quorum, expiresAt, url, command }) => [
      id,
      tier,
      verdict,
      `${quorum.have} of ${quorum.need}`,
      duration(Math.max(0, Date.parse(expiresAt) - now)),
      url,
      command,
    ]),
    width,
  );
}

const grantHeads = ['ID', 'TIER', 'UNTIL', 'BY', 'STATE', 'URL', 'LIKE'] as const;

/** A table of grants; the last column takes what is left of the width. */
export function renderGrants(rows: readonly GrantRow[], width: number): string {
  return table(
    grantHeads,
    rows.map(({ id, tier, until, by, ended, url, command }) => [id, tier, until, by.join(', ') || '-', ended ?? 'stands', url, command]),
    width,
  );
}
