import type { RunSummary } from '../../app/audit.ts';
import { brief, visible } from './escape.ts';
import { table } from './table.ts';

const heads = ['ID', 'TIME', 'INITIATOR', 'TIER', 'VERDICT', 'REVIEWERS', 'EXIT', 'COMMAND'] as const;

/** A table, newest first; the last column takes what is left of the width. */
export function renderRuns(runs: readonly RunSummary[], width: number): string {
  return table(heads, runs.map(cells), width);
}

function cells(run: RunSummary): readonly string[] {
  const end = run.signal !== null ? run.signal : run.code === null ? '-' : String(run.code);
  return [
    run.id,
    `${run.time.slice(0, 19)}Z`,
    brief(run.initiator, 24),
    brief(run.tier, 10),
    run.verdict,
    run.reviewers.length === 0 ? '-' : brief(run.reviewers.join(','), 24),
    visible(end),
    run.command,
  ];
}
