import type { KeyStore } from '../../app/ports.ts';
import { originOf } from '../../core/record/checkpoint.ts';

/** Name of the log that a key signs on this machine. */
export function originOfKeys(keys: Pick<KeyStore, 'keyid'> | null, host: string, user: string): string | null {
  return keys === null ? null : originOf(host, user, keys.keyid);
}
