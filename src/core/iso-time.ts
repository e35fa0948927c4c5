import type { Instant } from './model.ts';

const dayMs = 86_400_000;

/**
 * A moment in UTC as RFC 3339 has it, with milliseconds and `Z`: what `Date.prototype.toISOString` makes. V8 looks the
 * machine's time zone up before it does so, a fifth of a millisecond, and several where /etc/localtime is no symlink.
 *
 * The calendar is that of Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms" (days_from_civil, backwards): years
 * begin in March, so that the leap day is a year's last.
 *
 * @throws RangeError outside of the years 0 to 9999
 */
export function isoTime(instant: Instant): string {
  const moment = Math.trunc(instant);
  const days = Math.floor(moment / dayMs);
  const ms = moment - days * dayMs;
  // Counted from 1 March of the year 0, in eras of 400 years.
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!Number.isFinite(moment) || year < 0 || year > 9999) throw new RangeError(`not a moment: ${instant}`);
  const seconds = Math.floor(ms / 1000);
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((n) => padded(n, 2)).join(':');
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}T${time}.${padded(ms % 1000, 3)}Z`;
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
