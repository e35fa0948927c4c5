/** A clock that never really waits. It wakes one sleeper at a time, so that nothing depends on how fast the machine is. */
export class VirtualTime {
  now = Date.UTC(2026, 0, 1);
  readonly #sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  #awake = 0;
  #whenIdle: () => void = () => {};
  #failure: unknown;

  /** A task begins at once; whenever all of them sleep, the one whose time comes first goes on. */
  start(task: () => Promise<void>): void {
    this.#awake += 1;
    task()
      .catch((error: unknown) => {
        this.#failure ??= error;
      })
      .finally(() => this.#rest());
  }

  sleep(ms: number): Promise<void> {
    const slept = new Promise<void>((wake) => {
      this.#sleepers.push({ at: this.now + ms, wake });
    });
    this.#rest();
    return slept;
  }

  /** Until every task is over. @throws what one of them threw. */
  async runOut(): Promise<void> {
    for (;;) {
      if (this.#awake > 0)
        await new Promise<void>((resolve) => {
          this.#whenIdle = resolve;
        });
      if (this.#failure !== undefined) throw this.#failure;
      this.#sleepers.sort((one, other) => one.at - other.at);
      const next = this.#sleepers.shift();
      if (next === undefined) return;
      this.now = Math.max(this.now, next.at);
      this.#awake += 1;
      next.wake();
    }
  }

  #rest(): void {
    this.#awake -= 1;
    if (this.#awake === 0) this.#whenIdle();
  }
}
