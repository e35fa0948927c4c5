/** Ctrl-Z. The child leads its own session, so its group is an orphan and the kernel drops a SIGTSTP meant to stop it (POSIX 2.4.3). */
import type { Lifetime } from './lifetime.ts';
import { readProcess, send } from './processes.ts';

/** What guard does with its own terminal around a stop. */
export interface Screen {
  leave(): void;
  enter(): void;
}

/** How long a child that handles SIGTSTP itself (an editor, a pager) may take to tidy up before it is stopped. */
const tidyMs = 100;
const lookMs = 200;

/**
 * Stops guard when the child stops, and both when guard is told to stop; goes on with both on SIGCONT.
 * @returns call at the end, and `ask` to stop both as Ctrl-Z does.
 */
export function suspendWithChild(lifetime: Lifetime, pid: number, screen: Screen | null): { ask(): void; end(): void } {
  let stopping = false;
  let ended = false;
  const onStop = (): void => {
    if (ended) return;
    send(-pid, 'SIGTSTP');
    setTimeout(stopBoth, tidyMs).unref();
  };
  lifetime.on('SIGTSTP', onStop);
  lifetime.on('SIGCONT', () => goOn());
  const watch =
    screen === null
      ? null
      : setInterval(() => {
          if (!stopping && readProcess(pid)?.state === 'T') stopBoth();
        }, lookMs);
  watch?.unref();

  function stopBoth(): void {
    if (stopping || ended) return;
    stopping = true;
    send(-pid, 'SIGSTOP');
    screen?.leave();
    // By the default action: where no shell does job control the kernel drops it, and the run goes on instead of hanging.
    process.off('SIGTSTP', onStop);
    process.kill(process.pid, 'SIGTSTP');
    setTimeout(goOn, tidyMs).unref();
  }

  function goOn(): void {
    if (ended) return;
    if (stopping) {
      stopping = false;
      lifetime.on('SIGTSTP', onStop);
      screen?.enter();
    }
    send(-pid, 'SIGCONT');
  }

  return {
    ask: () => void setTimeout(stopBoth, tidyMs).unref(),
    end: () => {
      ended = true;
      if (watch !== null) clearInterval(watch);
    },
  };
}
