import type { RunSummary } from '../../app/audit.ts';
import { brief, visible } from './escape.ts';

const heads = ['ID', 'TIME', 'INITIATOR', 'TIER', 'VERDICT', 'REVIEWERS', 'EXIT', 'COMMAND'] as const;

/** A table, newest first; the last column takes what is left of the width. */
export function renderRuns(runs: readonly RunSummary[], width: number): string {
  if (runs.length === 0) return '';
  const rows = [heads, ...runs.map(cells)];
  const widths = heads.map((_, i) => (i === heads.length - 1 ? 0 : Math.max(...rows.map((row) => (row[i] as string).length))));
  const used = widths.reduce((sum, each) => sum + each + 2, 0);
  return rows
    .map(
      (row) =>
        `${row.map((cell, i) => (i === row.length - 1 ? brief(cell, Math.max(width - used, 20)) : cell.padEnd(widths[i] as number))).join('  ')}\n`,
    )
    .join('');
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
