import type { ShellWord } from '../shell/word.ts';
import type { Folders } from './folders.ts';
import type { Scope } from './judging.ts';

/**
 * Tells when a command was just judged in the same place. What a runner starts is asked for twice, by its handler and by its
 * table, and so is each runner in it: `env env env ...` of ten words would be judged a thousand times.
 */
export class Asked {
  readonly #last = new WeakMap<Scope, { readonly words: readonly ShellWord[]; readonly folders: Folders }>();

  again(scope: Scope, words: readonly ShellWord[], folders: Folders): boolean {
    const last = this.#last.get(scope);
    this.#last.set(scope, { words, folders });
    return last?.folders === folders && last.words.length === words.length && last.words.every((word, index) => word === words[index]);
  }
}

/** Tells when something was already said: what is found twice is told once. */
export class Told {
  readonly #keys = new Set<string>();

  again(key: string): boolean {
    if (this.#keys.has(key)) return true;
    this.#keys.add(key);
    return false;
  }
}
