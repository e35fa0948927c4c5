import { accessSync, constants, statSync } from 'node:fs';
import type { Clock, Runner } from '../../app/ports.ts';
import { Fault } from '../../core/fault.ts';
import { isPermit, type Permit } from '../../core/permit.ts';
import { closeInherited } from './descriptors.ts';
import type { Pipe } from './fifo.ts';
import { runInPipes } from './pipe.ts';
import { givePipes } from './pipe-pool.ts';
import { startFault } from './start-fault.ts';

/**
 * Runs what was permitted. Pipes are the routine path and load with this module; the PTY and its native binding load
 * only for a run that needs one.
 */
export function createRunner({
  clock,
  pipes,
}: {
  readonly clock: Clock /** Folder of FIFOs that are kept. */;
  readonly pipes: string;
}): Runner {
  const left: Pipe[] = [];
  return {
    tidy() {
      givePipes(pipes, left.splice(0));
    },
    async run(permit, options) {
      if (!isPermit(permit)) throw new Fault('bug', 'the runner was given something that is no permit');
      checkStart(permit);
      closeInherited();
      if (options.io === 'pipe') return runInPipes(permit, options, clock, { folder: pipes, give: (exhausted) => left.push(...exhausted) });
      const { runInPty } = await import('./pty.ts');
      return runInPty(permit, options, clock);
    },
  };
}

/**
 * What exec would refuse, told before anything is started: behind a PTY's fork such an error cannot be told from the
 * command's own exit 1.
 */
function checkStart({ command }: Permit): void {
  try {
    if (!statSync(command.cwd).isDirectory()) throw new Error('not a folder');
  } catch (cause) {
    throw new Fault('not-permitted', `cannot start in ${command.cwd}: the folder is gone`, {
      hint: 'run guard from a folder that exists',
      cause,
    });
  }
  if (command.argv.some((arg) => arg.includes('\0')) || command.path.includes('\0')) {
    throw new Fault('usage', 'an argument holds a NUL character', { hint: 'no program can be given one' });
  }
  try {
    if (!statSync(command.path).isFile()) throw Object.assign(new Error('not a file'), { code: 'EACCES' });
    accessSync(command.path, constants.X_OK);
  } catch (cause) {
    throw startFault(cause, command.path);
  }
}
