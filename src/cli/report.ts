import { execFaultExit, exitOfFault, Fault } from '../core/fault.ts';
import { visible } from './render/escape.ts';

/** What a failed command tells: lines for stderr and the exit code. */
export interface Report {
  readonly message: string;
  readonly hint: string | undefined;
  readonly exit: number;
}

/** Where a bug goes; `exec` and every other verb say so in the same words. */
const bugHint = "this is a bug in guard: please report it with the command you ran, at the project's issue tracker";

/**
 * The only place where a fault becomes a message and an exit code.
 * Whatever is not a {@link Fault} is a bug: its message is shown, its stack is not (it may hold secrets of the environment).
 */
export function report(error: unknown, verb: string | undefined): Report {
  const fault = error instanceof Fault ? error : asFault(error);
  const exit = verb === 'exec' ? execFaultExit : exitOfFault[fault.kind];
  return { message: fault.message, hint: fault.hint, exit };
}

function asFault(error: unknown): Fault {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const message = error instanceof Error ? error.message : String(error);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Fault('io', 'the disk is full', { hint: 'free some space and repeat the command: nothing is lost', cause: error });
  if (typeof code === 'string' && /^(EACCES|EPERM|EROFS|EIO|EMFILE|ENFILE|ENOENT|ENOTDIR|ELOOP)$/.test(code)) {
    return new Fault('io', message, { hint: 'check the path and its permissions', cause: error });
  }
  return new Fault('bug', `unexpected: ${message}`, { hint: bugHint, cause: error });
}

/** `guard: <what>` and `guard: hint: <what to do>`; multi-line messages (a source line with its caret) keep their lines. */
export function reportLines({ message, hint }: Report): string {
  const what = message.split('\n').map(visible).join('\n');
  return hint === undefined ? `guard: ${what}\n` : `guard: ${what}\nguard: hint: ${visible(hint)}\n`;
}
