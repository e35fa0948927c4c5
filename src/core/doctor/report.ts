import type { Told } from './facts.ts';

/** `unknown`: it could not be found out. Never taken for `ok`, nor for `fail`. */
export type CheckState = 'ok' | 'warn' | 'fail' | 'unknown';

export const checkNames = [
  'system',
  'environment',
  'token',
  'api',
  'repository',
  'rights',
  'initiators',
  'labels',
  'reviewers',
  'quorum',
  'who-labels',
  'own-role',
  'shared-token',
  'policy',
  'folders',
  'key',
  'log',
  'anchor',
  'pty',
  'clock',
  'keychain',
  'posture',
] as const;
export type CheckName = (typeof checkNames)[number];

/** One thing that was looked at. Texts may hold names from outside: escape before showing. */
export interface Check {
  readonly check: CheckName;
  readonly state: CheckState;
  readonly what: string;
  readonly fix?: string;
}

export const ok = (check: CheckName, what: string): Check => ({ check, state: 'ok', what });
export const warn = (check: CheckName, what: string, fix: string): Check => ({ check, state: 'warn', what, fix });
export const fail = (check: CheckName, what: string, fix: string): Check => ({ check, state: 'fail', what, fix });

/** What could not be found out, and why. */
export function unknown(check: CheckName, why: string, fix?: string): Check {
  return { check, state: 'unknown', what: `cannot be told: ${why}`, ...(fix === undefined ? {} : { fix }) };
}

/** For facts that did not come: a no is for one check to tell, every other one only cannot know. */
export function untold(check: CheckName, fact: Exclude<Told<unknown>, { kind: 'told' }>): Check {
  return unknown(check, fact.why);
}

/** In the order of {@link checkNames}. */
export function inOrder(checks: readonly Check[]): readonly Check[] {
  return [...checks].sort((a, b) => checkNames.indexOf(a.check) - checkNames.indexOf(b.check));
}

/** `alice, bob and 3 more`. */
export function some(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
