import type { DocumentNode } from './document-node.ts';
import type { DocumentReader } from './document-reader.ts';
import { type Day, daysOfWeek, type Freeze, isZone } from './freeze.ts';
import type { When } from './rule.ts';

/** Reads one window of `freeze:`. @param whenOf reads a condition as rules have it */
export function freezeOf(read: DocumentReader, node: DocumentNode, whenOf: (node: DocumentNode) => When): Freeze {
  const { days, hours, zone, tier, when } = read.map(node, ['days', 'hours', 'zone', 'tier', 'when'], 'a freeze');
  if (tier === undefined || (days === undefined && hours === undefined))
    return read.fail(
      node.at,
      'a freeze needs a tier, and days or hours',
      'for example { days: [sat, sun], zone: Europe/Berlin, tier: sensitive }',
    );
  const named = zone === undefined ? 'UTC' : read.text(zone, 'zone');
  if (zone !== undefined && !isZone(named))
    read.fail(zone.at, `zone: "${named}" is not a time zone`, 'write an IANA name like Europe/Berlin, or UTC');
  return {
    days: days === undefined ? daysOfWeek : daysIn(read, days),
    ...(hours === undefined ? { from: 0, to: 1440 } : hoursIn(read, hours)),
    zone: named,
    tier: read.choice(tier, 'tier', ['sensitive', 'critical', 'forbidden']),
    ...(when === undefined ? {} : { when: whenOf(when) }),
    source: read.path,
  };
}

function daysIn(read: DocumentReader, node: DocumentNode): readonly Day[] {
  const named = read.list(node, 'days', (item) => read.choice<Day>(item, 'days', daysOfWeek));
  if (named.length === 0) read.fail(node.at, 'days is empty', 'leave it out for every day');
  return daysOfWeek.filter((day) => named.includes(day));
}

function hoursIn(read: DocumentReader, node: DocumentNode): { readonly from: number; readonly to: number } {
  const hint = 'write them like 22:00-06:00; 24:00 is the end of the day';
  const text = read.matching(node, 'hours', /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, hint);
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  const [from, to] = [minutes(text.slice(0, 5)), minutes(text.slice(6))];
  return from === to ? read.fail(node.at, 'hours begin where they end', 'write 00:00-24:00 for the whole day') : { from, to };
}
