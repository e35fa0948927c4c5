import { Fault } from '../../core/fault.ts';

/** What the system said of a log's files, as something to tell. @throws what is no error of the system */
export function ioFault(folder: string, error: unknown): Fault {
  if (error instanceof Fault) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error;
  const hint =
    code === 'ENOSPC' || code === 'EDQUOT'
      ? 'free some space on its disk'
      : 'guard runs nothing that it cannot record: check owner, mode and disk, or set GUARD_HOME';
  return new Fault('io', `cannot write the log ${folder} (${code})`, { hint, cause: error });
}
