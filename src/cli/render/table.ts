import { brief } from './escape.ts';

/** Columns as wide as what is in them; the last takes what is left of the width. Empty without rows. */
export function table(heads: readonly string[], body: readonly (readonly string[])[], width: number): string {
  if (body.length === 0) return '';
  const last = heads.length - 1;
  const rows = [heads, ...body];
  const widths = heads.map((_, column) => (column === last ? 0 : Math.max(...rows.map((row) => (row[column] ?? '').length))));
  const used = widths.reduce((sum, each) => sum + each + 2, 0);
  const cell = (text: string, column: number): string =>
    column === last ? brief(text, Math.max(width - used, 20)) : text.padEnd(widths[column] ?? 0);
  return rows.map((row) => `${row.map(cell).join('  ')}\n`).join('');
}
