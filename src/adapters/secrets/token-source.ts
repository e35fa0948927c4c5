import type { TokenSource } from '../../app/ports.ts';
import { tokenIn } from './token-env.ts';

/** The environment, then the OS keychain; a keychain token goes only to the host that it was stored for. */
export function tokenSource(env: Readonly<Record<string, string | undefined>>): TokenSource {
  return {
    async read(apiOrigin) {
      const found = tokenIn(env);
      if (found !== null) return found;
      const { readKeychain } = await import('./keychain.ts');
      const token = await readKeychain(`github-token@${new URL(apiOrigin).host}`);
      return token === null ? null : { token, from: 'keychain' };
    },
  };
}
