/**
 * A second thread that reads the PTY's master while output comes without a pause. The kernel hands out 4 KiB a read and
 * makes the reader wait for each, so whoever records between two reads is slower than the child. The thread only reads:
 * masking, digests and the file stay where they are, and one thread at a time has the descriptor.
 */
import { Worker } from 'node:worker_threads';

/** Where things lie in the shared memory, and what the control word says. Numbers only: the thread gets a copy. */
const layout = {
  /** 1 MiB of output may wait for its recording; then the child waits, too. Large slots: each one wakes the event loop. */
  slots: 4,
  slotBytes: 262_144,
  /** Word: who reads. */
  control: 0,
  /** Word: a counter, touched to wake the thread. */
  bell: 1,
  /** Words: how many bytes each slot holds; 0: it is free. */
  fills: 2,
  data: 64,
  parked: 0,
  reading: 1,
  stopping: 2,
  stopped: 3,
  /** So many milliseconds without output end a stretch: the event loop waits for the next. */
  idle: 4,
} as const;

interface Work {
  readonly fd: number;
  readonly memory: SharedArrayBuffer;
  readonly layout: { readonly [name in keyof typeof layout]: number };
}

/** Runs in the thread, from its own text: nothing outside of it is there. Says something whenever there is something to look at. */
function readAhead(load: (name: string) => unknown): void {
  const { readSync } = load('node:fs') as typeof import('node:fs');
  const { parentPort, workerData } = load('node:worker_threads') as typeof import('node:worker_threads');
  const { fd, memory, layout: at } = workerData as Work;
  const words = new Int32Array(memory, 0, at.fills + at.slots);
  const slots = Array.from({ length: at.slots }, (_, i) => new Uint8Array(memory, at.data + i * at.slotBytes, at.slotBytes));
  parentPort?.postMessage(null);
  for (let slot = 0, idle = 0; ; ) {
    const rung = Atomics.load(words, at.bell);
    const control = Atomics.load(words, at.control);
    if (control === at.stopping) break;
    if (control === at.parked || Atomics.load(words, at.fills + slot) > 0) {
      Atomics.wait(words, at.bell, rung);
      continue;
    }
    let fill = 0;
    try {
      while (fill < at.slotBytes && Atomics.load(words, at.control) === at.reading) {
        const size = readSync(fd, slots[slot] as Uint8Array, fill, at.slotBytes - fill, null);
        if (size === 0) break;
        fill += size;
      }
    } catch {
      // EAGAIN: nothing there right now. Anything else shows again when the event loop reads.
    }
    if (fill > 0) {
      Atomics.store(words, at.fills + slot, fill);
      parentPort?.postMessage(null);
      slot = (slot + 1) % at.slots;
      idle = 0;
    } else if (idle < at.idle) {
      Atomics.wait(words, at.bell, rung, 1);
      idle++;
    } else if (Atomics.compareExchange(words, at.control, at.reading, at.parked) === at.reading) {
      parentPort?.postMessage(null);
      idle = 0;
    }
  }
  Atomics.store(words, at.control, at.stopped);
  Atomics.notify(words, at.control);
}

export interface ReadAheadEvents {
  /** In order. @returns false: no more until `resume`. The bytes are used again afterwards. */
  take(bytes: Uint8Array): boolean;
  /** The thread has parked, all that it read was taken: whoever wants more reads it. */
  onIdle(): void;
}

export class ReadAhead {
  readonly #memory = new SharedArrayBuffer(layout.data + layout.slots * layout.slotBytes);
  readonly #words = new Int32Array(this.#memory, 0, layout.fills + layout.slots);
  readonly #slots = Array.from({ length: layout.slots }, (_, i) =>
    Buffer.from(this.#memory, layout.data + i * layout.slotBytes, layout.slotBytes),
  );
  readonly #events: ReadAheadEvents;
  #slot = 0;
  #ready = false;
  #reading = false;
  #paused = false;

  /** Starts the thread, parked. */
  constructor(fd: number, events: ReadAheadEvents) {
    this.#events = events;
    // What the caller's environment would load into every Node does not belong into guard.
    const worker = new Worker(`(${readAhead})(require)`, {
      eval: true,
      env: {},
      execArgv: [],
      workerData: { fd, memory: this.#memory, layout } satisfies Work,
    });
    worker.unref();
    worker.on('message', () => {
      this.#ready = true;
      this.#look();
    });
  }

  /** From here on nobody else may read, until `onIdle` or `stop`. @returns false when the thread has not started yet. */
  begin(): boolean {
    if (!this.#ready) return false;
    this.#reading = true;
    Atomics.store(this.#words, layout.control, layout.reading);
    this.#ring();
    return true;
  }

  /** Takes up again what a `take` of false held up. @returns false when the thread is not who reads. */
  resume(): boolean {
    if (!this.#reading) return false;
    this.#paused = false;
    this.#look();
    return true;
  }

  /** Ends the thread and hands over all that it has read, whatever `take` says; the descriptor is the caller's again. */
  stop(): void {
    const before = Atomics.exchange(this.#words, layout.control, layout.stopping);
    this.#ring();
    // It may be in the middle of a read, which never blocks.
    if (before === layout.reading && Atomics.wait(this.#words, layout.control, layout.stopping, 10_000) === 'timed-out') {
      throw new Error('the thread that reads the PTY does not stop');
    }
    this.#reading = false;
    while (this.#takeSlot() !== null);
  }

  #look(): void {
    if (!this.#reading) return;
    // Read first: once parked the thread fills no more slots.
    const parked = Atomics.load(this.#words, layout.control) === layout.parked;
    while (!this.#paused) {
      const more = this.#takeSlot();
      if (more === null) break;
      this.#paused = !more;
    }
    if (!parked || this.#paused) return;
    this.#reading = false;
    this.#events.onIdle();
  }

  /** @returns null: none is full. */
  #takeSlot(): boolean | null {
    const word = layout.fills + this.#slot;
    const fill = Atomics.load(this.#words, word);
    if (fill === 0) return null;
    const more = this.#events.take((this.#slots[this.#slot] as Buffer).subarray(0, fill));
    this.#slot = (this.#slot + 1) % layout.slots;
    Atomics.store(this.#words, word, 0);
    this.#ring();
    return more;
  }

  #ring(): void {
    Atomics.add(this.#words, layout.bell, 1);
    Atomics.notify(this.#words, layout.bell);
  }
}
