import { parse } from 'yaml';
import type { ContextFacts } from '../../core/policy/context.ts';

/** More contexts than anybody has; a file of an attacker's must not fill the memory. */
const mostContexts = 1000;

/**
 * Current context, its cluster's address and namespace, and the same of every other context. Files are joined as kubectl
 * does: what comes first wins. Exec plugins and auth providers in them are not even read.
 * @throws where a file is not what kubectl would read
 */
export function kubeconfigFacts(texts: readonly string[]): ContextFacts {
  let current: string | undefined;
  const contexts = new Map<string, Record<string, unknown>>();
  const servers = new Map<string, string>();
  for (const text of texts) {
    const config = record(parse(text, { maxAliasCount: 0, logLevel: 'error' }));
    if (current === undefined && typeof config['current-context'] === 'string' && config['current-context'] !== '')
      current = config['current-context'];
    for (const [name, entry] of named(config['contexts'], 'context')) if (!contexts.has(name)) contexts.set(name, entry);
    for (const [name, entry] of named(config['clusters'], 'cluster'))
      if (!servers.has(name) && typeof entry['server'] === 'string') servers.set(name, entry['server']);
  }
  if (contexts.size > mostContexts) throw new Error('too many contexts');
  const facts: Record<string, string | null> = {};
  for (const [name, { cluster, namespace }] of contexts) {
    facts[`cluster@${name}`] = typeof cluster === 'string' ? addressOf(servers.get(cluster)) : null;
    facts[`namespace@${name}`] = typeof namespace === 'string' && namespace !== '' ? namespace : 'default';
  }
  if (current !== undefined) {
    facts['kubernetes'] = current;
    for (const name of ['cluster', 'namespace']) facts[name] = facts[`${name}@${current}`] ?? null;
  }
  return facts;
}

/** Host and port: a context's name says what its writer likes, the address says which cluster it is. */
function addressOf(server: string | undefined): string | null {
  return /^[a-z]+:\/\/(?:[^/@]*@)?([^/?#]+)/i.exec(server ?? '')?.[1] ?? null;
}

function record(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Error('not a map');
}

function named(list: unknown, key: string): (readonly [string, Record<string, unknown>])[] {
  if (list === null || list === undefined) return [];
  if (!Array.isArray(list)) throw new Error('not a list');
  return list.map((item) => {
    const entry = record(item);
    if (typeof entry['name'] !== 'string') throw new Error('without a name');
    return [entry['name'], record(entry[key])];
  });
}
