import type { Instant, Tier } from '../model.ts';
import type { Rule, When } from './rule.ts';

/** In the order of the week. */
export const daysOfWeek = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof daysOfWeek)[number];

/** A span of every week in which commands get at least a tier. Told by the clock on the wall of a zone. */
export interface Freeze {
  /** On which it begins. */
  readonly days: readonly Day[];
  /** Minutes after midnight; `to` up to 1440. One that ends before it begins ends on the day after. */
  readonly from: number;
  readonly to: number;
  /** IANA name. */
  readonly zone: string;
  readonly tier: Exclude<Tier, 'routine'>;
  /** Which commands; absent: all. */
  readonly when?: When;
  /** Path of the policy document that it stands in. */
  readonly source?: string;
}

/** True if Intl knows the zone. Offsets are left to it: Node 20 does not take them. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name)) return false;
  try {
    clockOf(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * Read off the wall clock, so that a change of the clocks moves neither edge: an hour that does not exist is not frozen,
 * one that comes twice is frozen twice.
 */
export function isFrozen({ days, from, to, zone }: Pick<Freeze, 'days' | 'from' | 'to' | 'zone'>, now: Instant): boolean {
  const { day, minute } = wallClock(now, zone);
  const today = days.includes(daysOfWeek[day] as Day);
  if (from < to) return today && minute >= from && minute < to;
  const yesterday = days.includes(daysOfWeek[(day + 6) % 7] as Day);
  return (today && minute >= from) || (yesterday && minute < to);
}

/** The policy with what holds at this time only: each window that is open is a rule about every command that it names. */
export function inForce<P extends { readonly rules: readonly Rule[]; readonly freeze: readonly Freeze[] }>(policy: P, now: Instant): P {
  if (policy.freeze.length === 0) return policy;
  const open = policy.freeze.filter((freeze) => isFrozen(freeze, now));
  return open.length === 0 ? policy : { ...policy, rules: [...policy.rules, ...open.map(ruleOf)] };
}

/** `sat, sun 22:00-06:00 Europe/Berlin`. */
export function freezeWords({ days, from, to, zone }: Freeze): string {
  const hours = from === 0 && to === 1440 ? '' : ` ${clockTime(from)}-${clockTime(to)}`;
  return `${days.length === 7 ? 'daily' : days.join(', ')}${hours} ${zone}`;
}

function ruleOf(freeze: Freeze): Rule {
  const { tier, when, source } = freeze;
  return {
    id: 'freeze',
    tier,
    why: `changes are frozen now (${freezeWords(freeze)})`,
    when: when ?? {},
    ...(source === undefined ? {} : { source }),
  };
}

function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Monday is 0. */
function wallClock(now: Instant, zone: string): { readonly day: number; readonly minute: number } {
  const parts = clockOf(zone).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  const day = daysOfWeek.indexOf(part('weekday').toLowerCase() as Day);
  return { day, minute: Number(part('hour')) * 60 + Number(part('minute')) };
}

function clockOf(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}
