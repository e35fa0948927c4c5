import { drive } from './faults/drive.ts';
import { scheduleOf } from './faults/schedule.ts';

process.on('message', async ({ seed, guardBin }: { readonly seed: number; readonly guardBin: string }) => {
  process.send?.(await drive(scheduleOf(seed), guardBin));
});
process.on('disconnect', () => process.exit());
