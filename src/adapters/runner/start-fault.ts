import { Fault } from '../../core/fault.ts';

/** @param cause a system error of stat, access or spawn. */
export function startFault(cause: unknown, path: string): Fault {
  const code = (cause as NodeJS.ErrnoException).code;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Fault('not-found', `${path}: not found when it was to be started`, {
        hint: 'it, or the interpreter its first line names, is gone',
        cause,
      });
    case 'E2BIG':
      return new Fault('not-permitted', `${path}: arguments and environment are too large`, { hint: 'pass the data in a file', cause });
    default:
      return new Fault('not-permitted', `${path}: cannot be started (${code ?? 'unknown error'})`, {
        hint: 'check that it is an executable file',
        cause,
      });
  }
}
