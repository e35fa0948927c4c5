import { hash } from 'node:crypto';
import type { RecordDraft, RecordPredicate } from '../../core/record/statement.ts';
import { bootId, isAlive, pidNamespace } from './machine.ts';

/** Who runs what, as a hint in `tmp/`: a killed guard's run is found without reading the log. */
export interface RunMarker {
  readonly boot: string;
  readonly pidNamespace: string;
  /** Digest of its name, which may be longer than a file's name. */
  readonly host: string;
  readonly pid: number;
  readonly startTicks: number;
  /** No record of the run is before this one. */
  readonly from: number;
}

/**
 * The name in `tmp/` under which a start is drafted, before its record exists: so there is never a start without a mark,
 * and a mark costs no file of its own. All that it says is in the name, which cannot be torn as content can.
 *
 * @returns null for records that start no process
 */
export function markerPath(folder: string, draft: RecordDraft, host: string, from: number): string | null {
  if (draft.event !== 'exec.started' || draft.process === undefined) return null;
  const { pid, startTicks } = draft.process;
  return `${folder}/tmp/run-${draft.id}.${boot()}.${pidNamespace()}.${hostDigest(host)}.${pid}.${startTicks}.${from}`;
}

/** @param name of a file in `tmp/`: `run-<id>.<fields>`, or `late-<pid>-<id>.<fields>` while recovery is at it */
export function readMarker(name: string): RunMarker | null {
  const fields = /^(?:run|late-\d+)-[0-9a-z]{12}\.([\w-]+)\.([\w-]*)\.([0-9a-f]{16})\.(\d{1,15})\.(\d{1,15})\.(\d{1,15})$/.exec(name);
  if (fields === null) return null;
  const [, bootOf, namespace, host, pid, startTicks, from] = fields as unknown as [string, string, string, string, string, string, string];
  return { boot: bootOf, pidNamespace: namespace, host, pid: Number(pid), startTicks: Number(startTicks), from: Number(from) };
}

/** True only if the process is gone for sure; on another machine or in another container nobody can tell. */
export function isDead({ boot: marked, pidNamespace: namespace, host, pid, startTicks }: RunMarker, here: string): boolean {
  if (host !== hostDigest(here)) return false;
  if (marked !== boot()) return true;
  return namespace === pidNamespace() && !isAlive(pid, startTicks);
}

/** Whether it names the process that the signed start names. */
export function isOf({ boot: marked, pid, startTicks }: RunMarker, { boot: signed, process: started }: RecordPredicate): boolean {
  return started?.pid === pid && started.startTicks === startTicks && marked === boot(signed.id);
}

function boot(id = bootId()): string {
  return id.replace(/[^\w-]/g, '');
}

function hostDigest(host: string): string {
  return (hash('sha256', host) as string).slice(0, 16);
}
