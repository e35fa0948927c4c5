import type { Clock, RunOptions } from '../../app/ports.ts';
import { signalName, signalNumber } from '../../core/exit-code.ts';
import type { Run } from '../../core/model.ts';
import { Pack, send } from './processes.ts';

/** How long a child may take to leave after SIGTERM. */
export const graceMs = 5_000;

/** How long SIGKILL is repeated: what sleeps in the kernel for good (a dead NFS server) cannot be killed by anybody. */
const killMs = 5_000;

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'] as const;

type Cause = 'timeout' | 'revocation' | 'recorder' | 'output';

/** How a child ended, as wait(2) tells it. */
export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

/**
 * Everything that can end a child from outside: signals to guard, the timeout, a revocation, a recorder fault.
 * One per run; `close` must be called on every way out, as listeners on the process outlive their owner.
 */
export class Lifetime {
  readonly #clock: Clock;
  readonly #options: RunOptions;
  #over: AbortController | null = null;
  readonly #seen = new Set<string>();
  readonly #listeners: [NodeJS.Signals, () => void][] = [];
  #pid: number | null = null;
  #cause: Cause | null = null;
  #killing: Promise<void> | null = null;
  readonly #onRevoked = (): void => this.kill('revocation');

  /** Listens from now on: a signal that comes while the child is being started is delivered when it is there. */
  constructor(clock: Clock, options: RunOptions) {
    this.#clock = clock;
    this.#options = options;
    for (const signal of forwarded) this.on(signal, () => this.forward(signal));
  }

  /** @param pid leader of its own session and process group. */
  attach(pid: number): void {
    this.#pid = pid;
    for (const signal of this.#seen) send(-pid, signal as NodeJS.Signals);
    const { timeoutMs, revoked } = this.#options;
    revoked?.addEventListener('abort', this.#onRevoked, { once: true });
    if (revoked?.aborted === true) this.kill('revocation');
    if (timeoutMs !== null) {
      const over = new AbortController();
      this.#over = over;
      void this.#clock.sleep(timeoutMs, over.signal).then(() => {
        if (!over.signal.aborted) this.kill('timeout');
      });
    }
  }

  on(signal: NodeJS.Signals, listener: () => void): void {
    process.on(signal, listener);
    this.#listeners.push([signal, listener]);
  }

  /** To the child's process group, once. */
  forward(signal: NodeJS.Signals): void {
    this.#seen.add(signal);
    if (this.#pid !== null) send(-this.#pid, signal);
  }

  /** True once guard itself decided to end the child. */
  get killed(): boolean {
    return this.#cause !== null;
  }

  /** SIGTERM to everything in the session, and SIGKILL to what is still there after the grace; a stopped process is woken to hear it. */
  kill(cause: Cause): void {
    if (this.#cause !== null || this.#pid === null) return;
    this.#cause = cause;
    // Without anybody to take its output a command runs unseen: no grace for that.
    this.#killing = this.#sweep(this.#pid, cause === 'output' ? 0 : graceMs);
  }

  async #sweep(leader: number, grace: number): Promise<void> {
    const pack = new Pack(leader);
    const marked = pack.look();
    send(-leader, 'SIGTERM');
    for (const pid of marked) if (pid !== leader) send(pid, 'SIGTERM');
    send(-leader, 'SIGCONT');
    for (const pid of marked) send(pid, 'SIGCONT');
    for (let waited = 0; waited < grace; waited += 50) {
      if (pack.look().length === 0) return;
      await this.#clock.sleep(50);
    }
    // Again until nobody is left: a process may fork between the look and the kill.
    for (let waited = 0; waited < killMs; waited += 10) {
      const left = pack.look();
      if (left.length === 0) return;
      for (const pid of left) send(pid, 'SIGKILL');
      await this.#clock.sleep(10);
    }
  }

  /**
   * Stops listening, unless it is to go on until guard itself ends: then no signal cuts short the record of the end.
   * Resolves when a started kill has reached everybody.
   */
  async close(exit: Exit, listenOn = false): Promise<Run['endedBy']> {
    this.#over?.abort();
    this.#options.revoked?.removeEventListener('abort', this.#onRevoked);
    await this.#killing;
    if (!listenOn) for (const [signal, listener] of this.#listeners) process.off(signal, listener);
    // Its number may be somebody else's soon.
    this.#pid = null;
    if (this.#cause !== null) return this.#cause;
    const signal = exit.signal ?? (exit.code !== null && exit.code > 128 ? signalName(exit.code - 128) : null);
    return signal !== null && this.#seen.has(signal) && signalNumber(signal) > 0 ? 'signal' : 'itself';
  }
}
