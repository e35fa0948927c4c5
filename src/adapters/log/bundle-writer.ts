import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { dropFile, folderSynced, publish, quietly, spend, syncFolder, writeDurably } from './durable.ts';
import { isCode, partialFolder, partialPath, partialWidths, readBundle, sealedPath } from './folder.ts';
import type { Tip } from './tip.ts';

/** A bundle on its way to the disk. */
export interface Next {
  readonly tip: Tip;
  readonly line: string;
  /** It is an outcome's. */
  readonly mayUseReserve: boolean;
  /** Name of the draft, where it says more than whose it is. */
  readonly marker: string | null;
}

/** Puts bundles in place, among other writers of the same log who do the same (log.md, "Writing"). */
export class BundleWriter {
  readonly #folder: string;
  /** Shorter bundles that the last record has made useless: the one before it, and what killed writers had yet to remove. */
  #shorter: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Makes the longer bundle durable under the next name.
   * @param meanwhile is done while the disk takes the bundle
   * @returns false when another writer took the place
   */
  async store(tip: Tip | null, { tip: next, line, mayUseReserve, marker }: Next, meanwhile: () => Promise<void>): Promise<boolean> {
    const index = tip?.index ?? 0;
    const sealing = next.index > index;
    const partials = partialFolder(this.#folder, index);
    if (!sealing && next.width === 1) this.#makePartials(partials);
    const pieces = sealing ? [...(tip?.pieces ?? []), Buffer.from(line, 'latin1')] : next.pieces;
    const written = spend(this.#folder, mayUseReserve, () => writeDurably(this.#folder, pieces, 0o400, marker ?? undefined));
    // It is waited for below, which a signer that takes its time may delay.
    written.catch(() => undefined);
    try {
      await meanwhile();
      this.#dropShorter();
    } catch (error) {
      await written.then(dropFile).catch(() => undefined);
      throw error;
    }
    const draft = await written;
    const target = sealing ? sealedPath(this.#folder, index) : partialPath(this.#folder, index, next.width);
    if (!publish(draft, target)) return false;
    const durable = folderSynced(sealing ? `${this.#folder}/entries` : partials).catch((error: unknown) => {
      // Others have sealed the bundle meanwhile, which is durable, and have removed its partials: it is looked at below.
      if (sealing || !isCode(error, 'ENOENT')) throw error;
    });
    let mine: boolean;
    let widths: number[];
    try {
      widths = sealing ? [] : partialWidths(this.#folder, index);
      mine = sealing || this.#isMine(index, next.width, widths, line);
      if (marker === null || !mine) dropFile(draft);
    } finally {
      await durable;
    }
    if (!mine) return false;
    // Only now may the shorter ones go: until the link is durable they are the log.
    if (sealing) this.#dropPartials(index);
    else this.#shorter = widths.filter((width) => width < next.width).map((width) => partialPath(this.#folder, index, width));
    // The command of a start need not wait for that.
    if (marker === null) this.#dropShorter();
    return true;
  }

  #dropShorter(): void {
    for (const path of this.#shorter.splice(0)) quietly(() => dropFile(path));
  }

  #dropPartials(index: number): void {
    quietly(() => {
      for (const width of partialWidths(this.#folder, index)) dropFile(partialPath(this.#folder, index, width));
      rmdirSync(partialFolder(this.#folder, index));
    });
  }

  /**
   * A writer that was stopped after it had read the tip may find its name free again, because the others went on and
   * removed their shorter partials: its link succeeds, and its line is in nobody's log. So look where the line ended up.
   */
  #isMine(index: number, width: number, widths: readonly number[], line: string): boolean {
    const widest = Math.max(0, ...widths);
    if (widest === width && !existsSync(sealedPath(this.#folder, index))) return true;
    const now = readBundle(this.#folder, index);
    if (now.text.split('\n')[width - 1] === line.slice(0, -1)) return true;
    dropFile(partialPath(this.#folder, index, width));
    return false;
  }

  #makePartials(path: string): void {
    try {
      mkdirSync(path, { mode: 0o700 });
      syncFolder(`${this.#folder}/entries`);
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
  }
}
