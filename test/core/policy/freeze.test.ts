import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '../../../src/core/policy/classify.ts';
import { daysOfWeek, type Freeze, freezeWords, inForce, isFrozen, isZone } from '../../../src/core/policy/freeze.ts';
import { aContext } from './a-context.ts';

const minute = 60_000;
const hour = 60 * minute;
const weekend: Freeze = { days: ['sat', 'sun'], from: 0, to: 1440, zone: 'Europe/Berlin', tier: 'sensitive' };
const at = (text: string) => Date.parse(text);
const clock = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const window = (days: Freeze['days'], hours: string, zone: string): Freeze => {
  const [from = '', to = ''] = hours.split('-');
  return { days, from: clock(from), to: clock(to), zone, tier: 'critical' };
};

describe('a freeze window', () => {
  it.each<[string, boolean, string]>([
    ['2026-11-20T22:59:59.999Z', false, 'the last instant of a Friday in Berlin'],
    ['2026-11-20T23:00:00Z', true, "Saturday's first"],
    ['2026-11-22T22:59:59.999Z', true, "Sunday's last"],
    ['2026-11-22T23:00:00Z', false, "Monday's first"],
    ['2026-07-17T22:00:00Z', true, 'in summer an hour sooner'],
    ['2026-07-17T21:59:59Z', false, 'and not before'],
  ])('%s: %s, %s', (instant, frozen) => expect(isFrozen(weekend, at(instant))).toBe(frozen));

  const night = window(['fri'], '22:00-06:00', 'Europe/Berlin');
  it.each<[string, boolean, string]>([
    ['2026-11-20T20:59:00Z', false, 'Friday 21:59'],
    ['2026-11-20T21:00:00Z', true, 'Friday 22:00'],
    ['2026-11-21T04:59:00Z', true, 'Saturday 05:59 belongs to the night of Friday'],
    ['2026-11-21T05:00:00Z', false, 'Saturday 06:00'],
    ['2026-11-20T04:00:00Z', false, 'Friday 05:00 belongs to the night of Thursday'],
    ['2026-11-21T21:30:00Z', false, 'Saturday 22:30'],
  ])('over midnight: %s is %s, %s', (instant, frozen) => expect(isFrozen(night, at(instant))).toBe(frozen));

  // Sunday's nights reach into Monday, the first day of the week.
  it('over midnight from Sunday to Monday', () => {
    expect(isFrozen(window(['sun'], '23:00-01:00', 'UTC'), at('2026-11-23T00:30:00Z'))).toBe(true);
    expect(isFrozen(window(['mon'], '23:00-01:00', 'UTC'), at('2026-11-23T00:30:00Z'))).toBe(false);
  });

  // Berlin 2026: 02:00 becomes 03:00 on 29 March (01:00 UTC), 03:00 becomes 02:00 on 25 October (01:00 UTC).
  const early = window(['sun'], '02:00-03:00', 'Europe/Berlin');
  const frozenMinutes = (freeze: Freeze, from: number, to: number) => {
    let count = 0;
    for (let now = from; now < to; now += minute) if (isFrozen(freeze, now)) count += 1;
    return count;
  };
  it.each<[string, number]>([
    ['2026-03-22T00:00:00Z', 60],
    ['2026-03-29T00:00:00Z', 0],
    ['2026-10-18T00:00:00Z', 60],
    ['2026-10-25T00:00:00Z', 120],
  ])('an hour that the clocks skip or repeat: %s has %i frozen minutes', (day, minutes) => {
    expect(frozenMinutes(early, at(day), at(day) + 20 * hour)).toBe(minutes);
  });

  // Each with the instant of a change of its clocks, among them one by half an hour and one across midnight.
  const changes = fc.constantFrom(
    ['Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['Europe/Berlin', '2026-10-25T01:00:00Z'],
    ['America/New_York', '2026-03-08T07:00:00Z'],
    ['America/New_York', '2026-11-01T06:00:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
    ['America/Santiago', '2026-09-06T04:00:00Z'],
    ['UTC', '2026-03-29T01:00:00Z'],
  );
  const days = fc.subarray([...daysOfWeek], { minLength: 1 });
  const near = fc.tuple(changes, fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }));

  it('over midnight is the end of its days and the beginning of the next ones, around every change of the clocks', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 1439 }),
        fc.integer({ min: 1, max: 1439 }),
        near,
        (some, from, to, [[zone, change], offset]) => {
          fc.pre(from > to);
          const now = at(change as string) + offset * minute;
          const frozen = (days: Freeze['days'], from: number, to: number) => isFrozen({ days, from, to, zone: zone as string }, now);
          const next = daysOfWeek.filter((_, index) => some.includes(daysOfWeek[(index + 6) % 7] as Freeze['days'][number]));
          expect(frozen(some, from, to)).toBe(frozen(some, from, 1440) || frozen(next, 0, to));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('says the same as the wall clock does, around every change of the clocks', () => {
    fc.assert(
      fc.property(fc.nat(1439), fc.integer({ min: 1, max: 1440 }), near, (from, to, [[zone, change], offset]) => {
        fc.pre(from < to);
        const now = at(change as string) + offset * minute;
        const wall = new Date(now).toLocaleString('sv-SE', { timeZone: zone as string });
        const minutes = clock(wall.slice(11, 16));
        expect(isFrozen({ days: daysOfWeek, from, to, zone: zone as string }, now)).toBe(minutes >= from && minutes < to);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['Europe/Berlin', true],
    ['UTC', true],
    ['Europe/Atlantis', false],
    ['+02:00', false],
    ['', false],
    ['../etc/passwd', false],
  ])('%s: a zone? %s', (name, known) => expect(isZone(name)).toBe(known));

  it('is told in words', () => {
    expect(freezeWords(weekend)).toBe('sat, sun Europe/Berlin');
    expect(freezeWords(window(daysOfWeek, '22:00-06:30', 'UTC'))).toBe('daily 22:00-06:30 UTC');
  });
});

describe('a policy with a freeze', () => {
  const policy = {
    preset: 'strict' as const,
    rules: [],
    path: [],
    freeze: [weekend, { ...weekend, tier: 'forbidden' as const, when: { program: 'git' } }],
  };
  const tierAt = (text: string, command: string) => classify({ shell: command }, inForce(policy, at(text)), aContext()).tier;

  it.each([
    ['2026-11-21T12:00:00Z', 'ls', 'sensitive'],
    ['2026-11-21T12:00:00Z', 'sudo -n true && git status', 'forbidden'],
    ['2026-11-21T12:00:00Z', 'rm -rf /', 'critical'],
    ['2026-11-23T12:00:00Z', 'ls', 'routine'],
    ['2026-11-23T12:00:00Z', 'git status', 'routine'],
  ])('%s: %s is %s', (text, command, tier) => expect(tierAt(text, command)).toBe(tier));

  it('never lowers a tier, whatever the time', () => {
    const order = ['routine', 'sensitive', 'critical', 'forbidden'];
    const commands = fc.constantFrom('ls', 'rm x', 'git push --force', 'terraform destroy', 'a=1', 'sh -c "rm -rf /"', '(');
    fc.assert(
      fc.property(commands, fc.integer({ min: 0, max: 4_102_444_800_000 }), (command, now) => {
        const before = classify({ shell: command }, policy, aContext()).tier;
        const after = classify({ shell: command }, inForce(policy, now), aContext()).tier;
        expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
      }),
    );
  });
});
