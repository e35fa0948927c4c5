import { Fault } from '../core/fault.ts';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Reads `90s`, `15m`, `2h`, `1h30m`, `50ms`, or a bare `0`.
 * @returns milliseconds
 * @throws Fault `usage`: a bare number other than 0 says nothing about its unit, so it is refused.
 */
export function parseDuration(text: string, option: string): number {
  if (text === '0') return 0;
  if (!/^(\d{1,9}(ms|s|m|h|d))+$/.test(text)) {
    throw new Fault('usage', `${option}: "${text}" is not a duration`, { hint: 'write it like 90s, 15m, 2h or 1h30m' });
  }
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)(ms|s|m|h|d)/g)) total += Number(count) * (units[unit as string] as number);
  return total;
}
