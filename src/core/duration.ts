const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of `90s`, `15m`, `2h`, `1h30m`; null: it is none. */
export function durationMs(text: string): number | null {
  if (!/^(\d{1,6}[smhd])+$/.test(text)) return null;
  let total = 0;
  for (const [, digits, unit] of text.matchAll(/(\d+)([smhd])/g)) total += Number(digits) * (units[unit as string] as number);
  return total;
}
