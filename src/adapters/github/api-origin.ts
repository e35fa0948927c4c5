import { Fault } from '../../core/fault.ts';
import type { Policy } from '../../core/policy/policy.ts';

/** Where GitHub's API is. */
export interface GitHubApi {
  /** REST base, no slash at the end. */
  readonly rest: string;
  readonly graphql: string;
  /** Part of every digest. */
  readonly origin: string;
  /** Only here may a test or demo replace the polling schedule. */
  readonly loopback: boolean;
}

/**
 * Reads the API's address: pinned by policy, else from the environment as Actions sets it, else github.com.
 * An agent that points GITHUB_API_URL at its own server changes the origin, which is in the digest and the record;
 * REST and GraphQL must be one origin, or half of the evidence could come from elsewhere.
 * @throws Fault `configuration`
 */
export function apiOf(
  env: Readonly<Record<string, string | undefined>>,
  policy: { readonly github: Pick<Policy['github'], 'api'> },
): GitHubApi {
  const pinned = policy.github.api;
  const given = { rest: env['GITHUB_API_URL'], graphql: env['GITHUB_GRAPHQL_URL'] };
  const rest = base(pinned ?? (given.rest || 'https://api.github.com'), pinned === null ? 'GITHUB_API_URL' : 'github.api of the policy');
  const derived = rest.endsWith('/api/v3') ? `${rest.slice(0, -'/v3'.length)}/graphql` : `${rest}/graphql`;
  const graphql = pinned === null && given.graphql ? base(given.graphql, 'GITHUB_GRAPHQL_URL') : derived;
  const { origin, hostname } = new URL(rest);
  if (new URL(graphql).origin !== origin) {
    throw new Fault('configuration', `GITHUB_GRAPHQL_URL is not on ${origin}, where GITHUB_API_URL is`, {
      hint: 'unset GITHUB_GRAPHQL_URL: it is derived',
    });
  }
  return { rest, graphql, origin, loopback: isLoopback(hostname) };
}

function base(text: string, name: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new Fault('configuration', `${name} is not a URL`, { hint: 'e.g. https://api.github.com' });
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new Fault('configuration', `${name} must be an address without user, query or fragment`, { hint: 'e.g. https://api.github.com' });
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw new Fault('configuration', `${name} must use https`, {
      hint: 'http is allowed on loopback alone: the token would travel in the clear',
    });
  }
  return url.href.replace(/\/+$/, '');
}

/** `hostname` as `URL` has it. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
