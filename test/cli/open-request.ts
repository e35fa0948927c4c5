import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Asking, repo } from './asking.ts';
import type { Ended, GuardOptions } from './harness.ts';

/** Leaves one line for each time that it ran; no word of it is the name of that file, which would be bound as one that it reads. */
export const leavesALine = ['--', 'sh', '-c', 'echo x >> ran'];

interface Asked {
  /** Options before the command, e.g. `--issue 1`. */
  readonly on?: readonly string[];
  readonly line?: readonly string[];
  readonly options?: GuardOptions;
}

/**
 * A request that is open while nobody waits for it: one attack after the other is tried on it, and after each one the very
 * same line is typed again, which reads the thread once and starts what is approved. Nothing here depends on speed.
 */
export class OpenRequest {
  readonly number: number;
  readonly id: string;
  readonly #asking: Asking;
  readonly #words: readonly string[];
  readonly #options: GuardOptions;

  private constructor(asking: Asking, words: readonly string[], options: GuardOptions, number: number, id: string) {
    this.#asking = asking;
    this.#words = words;
    this.#options = options;
    this.number = number;
    this.id = id;
  }

  static async ask(asking: Asking, { on = [], line = leavesALine, options = {} }: Asked = {}): Promise<OpenRequest> {
    const words = [...on, '--wait', '0', ...line];
    const { code, stderr } = await asking.exec(words, () => {}, options);
    const [, id] = /request ([0-9a-z]{12})/.exec(stderr) ?? [];
    const [, number] = /\/(?:issues|pull)\/(\d+)/.exec(stderr) ?? [];
    if (code !== 75 || id === undefined || number === undefined) throw new Error(`nothing was asked: ${code} ${stderr}`);
    // GitHub tells whole seconds, and what came in the second of the request does not count.
    asking.github.advance(1500);
    return new OpenRequest(asking, words, options, Number(number), id);
  }

  /** The same line again. `ran`: how often the command has run by then. */
  async again(change: GuardOptions = {}): Promise<Ended & { readonly ran: number }> {
    const options = { ...this.#options, ...change, env: { ...this.#options.env, ...change.env } };
    const ended = await this.#asking.exec(this.#words, () => {}, options);
    return { ...ended, ran: this.ran };
  }

  get ran(): number {
    const path = join(this.#asking.machine.root, 'ran');
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0;
  }

  label(login: string, name = 'approved'): void {
    this.#asking.github.as(login).addLabel(repo, this.number, name);
  }

  unlabel(login: string, name = 'approved'): void {
    this.#asking.github.as(login).removeLabel(repo, this.number, name);
  }

  say(login: string, text: string): number {
    return this.#asking.github.as(login).comment(repo, this.number, text).id;
  }
}
