/** The installed guard as a child process, with its text and its `--status-fd` lines. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

interface StatusEvent {
  readonly event: string;
  readonly request: string | null;
  readonly [key: string]: unknown;
}

export interface GuardPlace {
  /** Node, and guard's own entry file. */
  readonly program: readonly [node: string, entry: string];
  readonly cwd: string;
  /** Whole environment. */
  readonly env: Readonly<Record<string, string>>;
}

export class GuardProcesses {
  readonly #place: GuardPlace;
  readonly #alive = new Set<ChildProcess>();

  constructor(place: GuardPlace) {
    this.#place = place;
  }

  start(argv: readonly string[], lines: { out(line: string): void; err(line: string): void }) {
    const [node, entry] = this.#place.program;
    const [verb, ...rest] = argv;
    const full = verb === 'exec' ? [verb, '--status-fd', '3', ...rest] : argv;
    const child = spawn(node, [entry, ...full], {
      cwd: this.#place.cwd,
      env: this.#place.env,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      // A group of its own: Ctrl-C in the terminal reaches the demo alone, which then ends what it started in order.
      detached: true,
    });
    this.#alive.add(child);
    const out: string[] = [];
    const err: string[] = [];
    const events = new Events();
    const done = [
      eachLine(child.stdio[1] as Readable, keeping(out, lines.out)),
      eachLine(child.stdio[2] as Readable, keeping(err, lines.err)),
      eachLine(child.stdio[3] as Readable, (line) => events.push(JSON.parse(line) as StatusEvent)),
    ];
    const exit = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code));
    });
    const ended = Promise.all([exit, ...done])
      .then(([code]) => ({ code, out, err }))
      .finally(() => {
        this.#alive.delete(child);
        events.end();
      });
    return {
      until: (kinds: readonly string[], patienceMs: number | null) => events.until(kinds, patienceMs),
      alive: () => this.#alive.has(child),
      ended,
    };
  }

  /** Ends what still runs; guard passes the signal on and closes its records. */
  async end(): Promise<void> {
    await Promise.all([...this.#alive].map(endOne));
  }

  /** For the way out of a process that is dying itself. */
  kill(): void {
    for (const child of this.#alive) child.kill('SIGKILL');
  }
}

function keeping(kept: string[], tell: (line: string) => void) {
  return (line: string): void => {
    kept.push(line);
    tell(line);
  };
}

async function endOne(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.kill('SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), 2_000);
  await gone;
  clearTimeout(impatient);
}

/** Lines as a terminal leaves them: what a carriage return overwrites (progress) is left out. */
async function eachLine(stream: Readable, take: (line: string) => void): Promise<void> {
  let rest = '';
  const line = (text: string) => take(text.replace(/\r+$/, '').replace(/^.*\r/s, ''));
  stream.setEncoding('utf8');
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const one of lines) line(one);
  }
  if (rest !== '') line(rest);
}

/** Status events in order, for one reader at a time. */
class Events {
  readonly #queue: StatusEvent[] = [];
  #ended = false;
  #wake: () => void = () => {};

  push(event: StatusEvent): void {
    this.#queue.push(event);
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async until(kinds: readonly string[], patienceMs: number | null): Promise<StatusEvent | null> {
    let impatient = false;
    const timer =
      patienceMs === null
        ? undefined
        : setTimeout(() => {
            impatient = true;
            this.#wake();
          }, patienceMs);
    try {
      for (;;) {
        for (let event = this.#queue.shift(); event !== undefined; event = this.#queue.shift()) {
          if (!kinds.includes(event.event)) continue;
          // guard tells a fact on stderr before it tells it here: one turn of the loop, and that text has been read.
          await new Promise<void>((resolve) => setImmediate(resolve));
          return event;
        }
        if (this.#ended || impatient) return null;
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    } finally {
      clearTimeout(timer);
    }
  }
}
