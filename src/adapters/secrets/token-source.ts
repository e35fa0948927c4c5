import type { TokenSource } from '../../app/ports.ts';
import { tokenIn } from './token-env.ts';

/** Name of the entry for the token of one host. */
export function keychainName(apiOrigin: string): string {
  return `github-token@${new URL(apiOrigin).host}`;
}

/**
 * The environment, then the OS keychain; a keychain token goes only to the host that it was stored for.
 * @param found told of a keychain token, so that it is masked like one of the environment
 */
export function tokenSource(env: Readonly<Record<string, string | undefined>>, found: (token: string) => void): TokenSource {
  return {
    async read(apiOrigin) {
      const given = tokenIn(env);
      if (given !== null) return given;
      const { readKeychain } = await import('./keychain.ts');
      const token = await readKeychain(keychainName(apiOrigin));
      if (token === null) return null;
      found(token);
      return { token, from: 'keychain' };
    },
  };
}
