/**
 * guard's own stdout and stderr for a child's bytes. Writing must never block: a reader that stalls (`| less`) must not
 * keep guard from hearing a signal, a timeout or a revocation. So pipes and terminals are opened once more with
 * O_NONBLOCK; the flag on the inherited description would reach everybody who shares it.
 */
import { closeSync, constants, fstatSync, openSync, writeSync } from 'node:fs';
import type { Socket } from 'node:net';

export interface Outlet {
  readonly name: 'stdout' | 'stderr';
  /** Why bytes were lost, in the system's words; null while none were, and when it is the reader who left. */
  readonly failure: string | null;
  /** Takes all of `bytes`, which may be reused afterwards. @returns false when the caller should pause until `onDrain`. */
  write(bytes: Uint8Array): boolean;
  /** Resolves when everything is written, or can never be. */
  flush(): Promise<void>;
  /** Gives up what is not written yet. */
  close(): void;
}

export interface OutletEvents {
  onDrain(): void;
  /** Nothing can be written any more: the reader has left, or `failure` says why. Said once. */
  onClosed(): void;
}

export function openOutlet(fd: 1 | 2, events: OutletEvents): Outlet {
  const name = fd === 1 ? 'stdout' : 'stderr';
  let stat: ReturnType<typeof fstatSync>;
  try {
    stat = fstatSync(fd);
  } catch {
    return new DescriptorOutlet(name, null, false, events);
  }
  // Regular files and devices such as /dev/null never make a writer wait.
  if (stat.isFile()) return new DescriptorOutlet(name, fd, false, events);
  if (!stat.isSocket()) {
    try {
      const own = openSync(`/proc/self/fd/${fd}`, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
      return new DescriptorOutlet(name, own, true, events);
    } catch {
      // No /proc, or a pipe of another user: as a stream, then.
    }
  }
  return new SocketOutlet(name, fd, events);
}

/**
 * A full disk is not a closed reader: the child must not end well whose output is lost. Only EPIPE, a socket's ECONNRESET and
 * a terminal's EIO (it hung up) say that nobody reads.
 */
function failureOf(error: NodeJS.ErrnoException, fd: number): string | null {
  const { code = '' } = error;
  if (code === 'EPIPE' || code === 'ECONNRESET' || (code === 'EIO' && process.getBuiltinModule('node:tty').isatty(fd))) return null;
  return systemWords(error);
}

/** `ENOSPC: no space left on device, write`: the part for people. */
export function systemWords(error: Error): string {
  return error.message.replace(/^E[A-Z0-9]+: /, '').replace(/, [a-z]+(?: '.*')?$/, '');
}

/** A line on stderr, if there is somebody to read it: that may be the very thing that has failed. */
export function complain(text: string): void {
  try {
    writeSync(2, `guard: ${text}\n`);
  } catch {
    // Nobody is there; the exit code and the record say it.
  }
}

class DescriptorOutlet implements Outlet {
  readonly name: Outlet['name'];
  failure: string | null = null;
  #fd: number | null;
  readonly #owned: boolean;
  readonly #events: OutletEvents;
  readonly #queue: Buffer[] = [];
  #timer: NodeJS.Timeout | null = null;
  #delay = 1;
  #flushed: (() => void)[] = [];

  constructor(name: Outlet['name'], fd: number | null, owned: boolean, events: OutletEvents) {
    this.name = name;
    this.#fd = fd;
    this.#owned = owned;
    this.#events = events;
  }

  write(bytes: Uint8Array): boolean {
    if (this.#fd === null) return true;
    if (this.#queue.length > 0) {
      this.#queue.push(Buffer.from(bytes));
      return false;
    }
    const rest = this.#writeNow(bytes);
    if (rest.length === 0) return true;
    this.#queue.push(Buffer.from(rest));
    this.#wait();
    return false;
  }

  flush(): Promise<void> {
    if (this.#queue.length === 0 || this.#fd === null) return Promise.resolve();
    return new Promise((resolve) => this.#flushed.push(resolve));
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#queue.length = 0;
    if (this.#fd !== null && this.#owned) closeSync(this.#fd);
    this.#fd = null;
    this.#settle();
  }

  /** @returns what could not be written yet. */
  #writeNow(bytes: Uint8Array): Uint8Array {
    let rest = bytes;
    while (rest.length > 0 && this.#fd !== null) {
      try {
        rest = rest.subarray(writeSync(this.#fd, rest));
        this.#delay = 1;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return rest;
        this.failure = failureOf(error as NodeJS.ErrnoException, this.#fd);
        this.close();
        this.#events.onClosed();
      }
    }
    return rest.subarray(rest.length);
  }

  /** Node has no poll(2): look again soon, and ever more rarely while nobody reads. */
  #wait(): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      while (this.#queue.length > 0) {
        const rest = this.#writeNow(this.#queue[0] as Buffer);
        if (this.#fd === null) return;
        if (rest.length > 0) {
          this.#queue[0] = Buffer.from(rest);
          this.#delay = Math.min(this.#delay * 2, 16);
          this.#wait();
          return;
        }
        this.#queue.shift();
      }
      this.#settle();
      this.#events.onDrain();
    }, this.#delay);
  }

  #settle(): void {
    for (const resolve of this.#flushed.splice(0)) resolve();
  }
}

class SocketOutlet implements Outlet {
  readonly name: Outlet['name'];
  failure: string | null = null;
  readonly #socket: Socket;
  #open = true;
  #flushed: (() => void)[] = [];

  constructor(name: Outlet['name'], fd: number, events: OutletEvents) {
    this.name = name;
    const { Socket: StreamSocket } = process.getBuiltinModule('node:net');
    this.#socket = new StreamSocket({ fd, readable: false, writable: true });
    this.#socket.on('drain', () => events.onDrain());
    this.#socket.on('error', (error: NodeJS.ErrnoException) => {
      if (!this.#open) return;
      this.failure = failureOf(error, fd);
      this.close();
      events.onClosed();
    });
  }

  write(bytes: Uint8Array): boolean {
    if (!this.#open) return true;
    return this.#socket.write(Buffer.from(bytes));
  }

  flush(): Promise<void> {
    if (!this.#open || this.#socket.writableLength === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#flushed.push(resolve);
      this.#socket.write('', () => resolve());
    });
  }

  close(): void {
    this.#open = false;
    // Not destroyed: that would close descriptor 1 or 2 under guard's own messages.
    this.#socket.unref();
    for (const resolve of this.#flushed.splice(0)) resolve();
  }
}
