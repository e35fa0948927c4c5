import { createHash, type Hash, hash } from 'node:crypto';
import type { Sha256 } from '../model.ts';

/** Up to here all is kept and hashed at once: a hash that grows costs a routine command more than all that it says. */
const keptBytes = 4_096;

/** SHA-256 of bytes as they come. */
export class RunningDigest {
  #kept: Buffer[] = [];
  #keptBytes = 0;
  #hash: Hash | null = null;

  /** `bytes` may be reused by the caller afterwards. */
  update(bytes: Uint8Array): void {
    if (this.#hash !== null) this.#hash.update(bytes);
    else {
      this.#kept.push(Buffer.from(bytes));
      this.#keptBytes += bytes.length;
      if (this.#keptBytes > keptBytes) {
        const grown = createHash('sha256');
        for (const piece of this.#kept) grown.update(piece);
        this.#kept = [];
        this.#hash = grown;
      }
    }
  }

  /** Of all so far; more may come. */
  digest(): Sha256 {
    return (this.#hash === null ? hash('sha256', Buffer.concat(this.#kept)) : this.#hash.copy().digest('hex')) as Sha256;
  }
}
