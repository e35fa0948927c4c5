import type { RecordDraft } from '../../core/record/statement.ts';
import { replaceFile } from './durable.ts';
import { bootId, isAlive, pidNamespace } from './machine.ts';

/** Who runs what, as a hint in `tmp/`: a killed guard's run is found without reading the log. */
export interface RunMarker {
  readonly boot: string;
  readonly pidNamespace: string;
  readonly host: string;
  readonly pid: number;
  readonly startTicks: number;
  /** No record of the run is before this one. */
  readonly from: number;
}

export function markerPath(folder: string, id: string): string {
  return `${folder}/tmp/run-${id}`;
}

/** Marks a start before its record exists, so that there is never a start without a mark. */
export function markRun(folder: string, draft: RecordDraft, host: string, from: number): void {
  if (draft.event !== 'exec.started' || draft.process === undefined) return;
  const { pid, startTicks } = draft.process;
  const marker: RunMarker = { boot: bootId(), pidNamespace: pidNamespace(), host, pid, startTicks, from };
  // Whole or not there: another guard that read a piece would bury a run that lives.
  replaceFile(folder, markerPath(folder, draft.id), JSON.stringify(marker), 0o600, true);
}

export function readMarker(text: string): RunMarker | null {
  try {
    const value = JSON.parse(text) as Partial<RunMarker> | null;
    const good =
      typeof value?.boot === 'string' &&
      Number.isSafeInteger(value.pid) &&
      Number.isSafeInteger(value.startTicks) &&
      Number.isSafeInteger(value.from);
    return good ? (value as RunMarker) : null;
  } catch {
    return null;
  }
}

/** True only if the process is gone for sure; on another machine or in another container nobody can tell. */
export function isDead({ boot, pidNamespace: namespace, host, pid, startTicks }: RunMarker, here: string): boolean {
  if (host !== here) return false;
  if (boot !== bootId()) return true;
  return namespace === pidNamespace() && !isAlive(pid, startTicks);
}
