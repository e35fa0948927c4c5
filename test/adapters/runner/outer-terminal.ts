/** A terminal around guard: node-pty from outside, so that what guard does to its own terminal can be seen. */
import { type IPty, spawn } from 'node-pty';

export class OuterTerminal {
  readonly #pty: IPty;
  #screen = '';
  #seen = 0;
  #status: number | null = null;
  #wake: (() => void)[] = [];

  constructor(argv: readonly [string, ...string[]], options: { cols?: number; rows?: number; env?: Record<string, string> } = {}) {
    this.#pty = spawn(argv[0], argv.slice(1), {
      cols: options.cols ?? 100,
      rows: options.rows ?? 30,
      env: { ...(process.env as Record<string, string>), ...options.env },
    });
    this.#pty.onData((data) => {
      this.#screen += data;
      this.#tell();
    });
    this.#pty.onExit(({ exitCode }) => {
      this.#status = exitCode;
      this.#tell();
    });
  }

  get pid(): number {
    return this.#pty.pid;
  }

  get screen(): string {
    return this.#screen;
  }

  send(keys: string): void {
    this.#pty.write(keys);
  }

  resize(cols: number, rows: number): void {
    this.#pty.resize(cols, rows);
  }

  /** Waits for text that was not matched before. */
  async see(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#until(() => {
      const match = pattern.exec(this.#screen.slice(this.#seen));
      if (match !== null) this.#seen += match.index + match[0].length;
      return match;
    }, String(pattern));
  }

  exit(): Promise<number> {
    return this.#until(() => this.#status, 'the end');
  }

  close(): void {
    try {
      this.#pty.kill('SIGKILL');
    } catch {
      // Gone.
    }
  }

  #tell(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }

  async #until<T>(look: () => T | null, what: string): Promise<T> {
    const end = Date.now() + 15_000;
    for (;;) {
      const found = look();
      if (found !== null) return found;
      if (Date.now() > end) throw new Error(`waited for ${what}, have: ${JSON.stringify(this.#screen.slice(-500))}`);
      await new Promise<void>((resolve) => {
        this.#wake.push(resolve);
        setTimeout(resolve, 100);
      });
    }
  }
}
