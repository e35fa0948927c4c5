import { durationMs } from '../core/duration.ts';
import { Fault } from '../core/fault.ts';

/**
 * Reads `90s`, `15m`, `2h`, `1h30m`, `50ms`, or a bare `0`.
 * @returns milliseconds
 * @throws Fault `usage`: a bare number other than 0 says nothing about its unit, so it is refused.
 */
export function parseDuration(text: string, option: string): number {
  if (text === '0') return 0;
  const ms = durationMs(text);
  if (ms === null) throw new Fault('usage', `${option}: "${text}" is not a duration`, { hint: 'write it like 90s, 15m, 2h or 1h30m' });
  return ms;
}
