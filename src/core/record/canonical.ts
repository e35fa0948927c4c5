import canonicalize from 'canonicalize';
import { Fault } from '../fault.ts';

/** Far beyond any record; a deeper value is an attack on the stack. */
const maxDepth = 100;

/**
 * The one spelling of a value as JSON (RFC 8785), for everything that is hashed or signed.
 *
 * Refused, because two readers could take them for different things: lone surrogates, integers beyond 2^53 - 1, fractions,
 * NaN, BigInt, functions, class instances, holes. A property whose value is `undefined` counts as absent.
 *
 * @throws Fault `bug` naming the path of the offending value; text from outside goes through `toWellFormed` first.
 */
export function canonicalJson(value: unknown): string {
  if (!isPlain(value, 0)) assertPlain(value, '$', 0);
  return canonicalize(value) as string;
}

/** As {@link assertPlain}, without the words for what is wrong: nearly always nothing is. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value === 'boolean' || value === null) return true;
  if (typeof value !== 'object' || depth >= maxDepth) return false;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) if (!isPlain(value[i], depth + 1)) return false;
    return true;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  for (const key of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[key];
    if (!key.isWellFormed() || (member !== undefined && !isPlain(member, depth + 1))) return false;
  }
  return true;
}

function assertPlain(value: unknown, path: string, depth: number): void {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw refused(path, 'a lone surrogate');
      return;
    case 'number':
      if (!Number.isSafeInteger(value)) throw refused(path, 'a number that is not a safe integer');
      return;
    case 'boolean':
      return;
    case 'object':
      break;
    default:
      throw refused(path, `a value of type ${typeof value}`);
  }
  if (value === null) return;
  if (depth >= maxDepth) throw refused(path.slice(0, 80), 'nesting that is too deep');
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) assertPlain(value[i], `${path}[${i}]`, depth + 1);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw refused(path, 'a class instance');
  for (const [key, member] of Object.entries(value)) {
    if (!key.isWellFormed()) throw refused(path, 'a key with a lone surrogate');
    if (member !== undefined) assertPlain(member, `${path}.${key}`, depth + 1);
  }
}

function refused(path: string, what: string): Fault {
  return new Fault('bug', `canonical JSON: ${what} at ${path}`, { hint: 'this value cannot be signed; please report it' });
}
