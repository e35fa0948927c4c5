import { hash } from 'node:crypto';
import type { Sha256 } from '../model.ts';

/** Records in a sealed bundle: a perfect subtree. */
export const bundleRecords = 256;

/**
 * RFC 6962 hashing over the stored lines. Leaf data is the line with its newline; the leading 0x00 and 0x01 keep
 * a leaf from passing for an inner node (second-preimage attack, RFC 6962 section 2.1).
 */
export function leafHash(line: string): Sha256 {
  return hash('sha256', `\0${line}`) as Sha256;
}

/**
 * The roots of the perfect subtrees a tree of `size` leaves is made of, largest first, 32 bytes each.
 * Enough to append and to compute the root; 20 hashes for a million records.
 */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Buffer[];
}

export const emptyFrontier: Frontier = { size: 0, peaks: [] };

/** A tree that grows in place; `take()` gives the frontier so far. */
export class MerkleTree {
  #size: number;
  readonly #peaks: Buffer[];

  constructor(from: Frontier = emptyFrontier) {
    this.#size = from.size;
    this.#peaks = [...from.peaks];
  }

  get size(): number {
    return this.#size;
  }

  append(leaf: Sha256): void {
    let node: Buffer = Buffer.from(leaf, 'hex');
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) node = inner(this.#peaks.pop() as Buffer, node);
    this.#peaks.push(node);
    this.#size += 1;
  }

  root(): Sha256 {
    let node = this.#peaks.at(-1);
    if (node === undefined) return hash('sha256', '') as Sha256;
    for (let i = this.#peaks.length - 2; i >= 0; i -= 1) node = inner(this.#peaks[i] as Buffer, node);
    return node.toString('hex') as Sha256;
  }

  take(): Frontier {
    return { size: this.#size, peaks: [...this.#peaks] };
  }
}

/** 0x01, then two hashes. */
const pair = Buffer.allocUnsafeSlow(65);
pair[0] = 1;

function inner(left: Buffer, right: Buffer): Buffer {
  left.copy(pair, 1);
  right.copy(pair, 33);
  return hash('sha256', pair, 'buffer');
}
