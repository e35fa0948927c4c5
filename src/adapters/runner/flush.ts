import type { Clock } from '../../app/ports.ts';
import type { Run } from '../../core/model.ts';
import type { Outlet } from './outlet.ts';

/** What guard cut short does not wait for a reader that has stalled. */
export async function flushAll(outlets: readonly Outlet[], endedBy: Run['endedBy'], clock: Clock): Promise<void> {
  const flushed = Promise.all(outlets.map((outlet) => outlet.flush()));
  if (endedBy === 'itself' || endedBy === 'signal') await flushed;
  else {
    const given = new AbortController();
    await Promise.race([flushed, clock.sleep(1_000, given.signal)]);
    given.abort();
  }
  for (const outlet of outlets) outlet.close();
}
