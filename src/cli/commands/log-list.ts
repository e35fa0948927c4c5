import { type ListFilter, listRuns } from '../../app/audit.ts';
import { Fault } from '../../core/fault.ts';
import { parseDuration } from '../duration.ts';
import type { Io } from '../io.ts';
import { jsonLine } from '../render/log-json.ts';
import { renderRuns } from '../render/log-list.ts';
import { wireAudit } from '../wire.ts';
import { doubtsTo, warnOfTampering } from './log-warning.ts';

export interface LogListFlags {
  since?: string;
  until?: string;
  actor?: string;
  reviewer?: string;
  tier?: string;
  verdict?: string;
  grep?: string;
  limit?: string;
  json?: true;
}

export async function logListVerb(io: Io, flags: LogListFlags): Promise<number> {
  const filter: ListFilter = {
    since: instant(flags.since, '--since', 'start'),
    until: instant(flags.until, '--until', 'end'),
    actor: flags.actor ?? null,
    reviewer: flags.reviewer ?? null,
    tier: flags.tier ?? null,
    verdict: flags.verdict ?? null,
    grep: flags.grep ?? null,
    limit: limitOf(flags.limit),
  };
  const { logs, audit } = await wireAudit(io, null);
  const readers = await logs.all();
  const runs = await listRuns(readers, filter, doubtsTo(io));
  await warnOfTampering(io, audit, readers);
  io.out(flags.json === true ? jsonLine(runs) : renderRuns(runs, Number(io.env['COLUMNS']) || 120));
  return 0;
}

/** `2026-11-22`, a whole RFC 3339 time, or how long ago (`2h`, `7d`). A day as `--until` means its end. */
function instant(text: string | undefined, option: string, edge: 'start' | 'end'): number | null {
  if (text === undefined) return null;
  const day = /^\d{4}-\d\d-\d\d$/.test(text);
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/.test(text);
  if (day || time) {
    const at = Date.parse(day ? `${text}T00:00:00Z` : text);
    if (!Number.isNaN(at)) return day && edge === 'end' ? at + 24 * 3600 * 1000 - 1 : at;
  }
  try {
    return Date.now() - parseDuration(text, option);
  } catch {
    throw new Fault('usage', `${option}: "${text}" is not a time`, {
      hint: 'a day (2026-11-22), a time (2026-11-22T08:00:00Z) or how long ago (2h, 7d)',
    });
  }
}

function limitOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Fault('usage', `--limit: "${text}" is not a positive number`, { hint: 'for example --limit 20' });
}
