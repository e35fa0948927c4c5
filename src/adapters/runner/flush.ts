import type { Clock } from '../../app/ports.ts';
import type { Run } from '../../core/model.ts';
import { complain, type Outlet } from './outlet.ts';

/**
 * What guard cut short does not wait for a reader that has stalled.
 * @returns how the run ended, now that it is known whether all of its output arrived; what was lost is said on stderr.
 */
export async function flushAll(outlets: readonly Outlet[], endedBy: Run['endedBy'], clock: Clock): Promise<Run['endedBy']> {
  const flushed = Promise.all(outlets.map((outlet) => outlet.flush()));
  if (endedBy === 'itself' || endedBy === 'signal') await flushed;
  else {
    const given = new AbortController();
    await Promise.race([flushed, clock.sleep(1_000, given.signal)]);
    given.abort();
  }
  for (const outlet of outlets) outlet.close();
  const failed = outlets.filter((outlet) => outlet.failure !== null);
  for (const { name, failure } of failed) complain(`${name}: ${failure}`);
  return failed.length > 0 && (endedBy === 'itself' || endedBy === 'signal') ? 'output' : endedBy;
}
