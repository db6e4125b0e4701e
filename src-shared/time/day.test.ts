// Dates and where they begin and end: days of 23 and 25 hours, midnights that are skipped, a date that never was.
import { describe, expect, test } from 'vitest';
import { addDays, dayBounds, dayFromNumber, dayNumber, dayOf, daysBetween, isDay, weekdayOf } from './day.ts';
import { clockChanges } from './offset.ts';
import { dayMs, hourMs } from './utc.ts';
import { offeredRows } from './zoneTable.ts';

test('the date on the wall depends on the zone', () => {
  const at = Date.UTC(2026, 10, 24, 3);
  expect(dayOf(at, 'America/Denver')).toBe('2026-11-23');
  expect(dayOf(at, 'Europe/London')).toBe('2026-11-24');
  expect(dayOf(at, 'Pacific/Apia')).toBe('2026-11-24');
});

test.each([
  ['an ordinary day', '2026-11-23', 'America/Denver', 24],
  ['spring', '2027-03-14', 'America/Denver', 23],
  ['autumn', '2026-11-01', 'America/Denver', 25],
  ['half an hour', '2026-10-04', 'Australia/Lord_Howe', 23.5],
  ['a day that begins at one', '2027-04-30', 'Africa/Cairo', 23],
  ['midnight comes twice', '2026-10-29', 'Africa/Cairo', 25],
  ['a date that was skipped', '2011-12-30', 'Pacific/Apia', 0],
])('%s: %s in %s has %d hours', (_why, day, zone, hours) => {
  const { from, to } = dayBounds(day, zone);
  expect((to - from) / hourMs).toBe(hours);
});

test('bounds are where the date begins and ends, on every day that clocks change, in every zone, three years ahead', () => {
  let days = 0;
  for (const [, zone] of offeredRows) {
    for (const { at } of clockChanges(Date.UTC(2026, 0, 1), Date.UTC(2030, 0, 1), zone)) {
      for (const near of [-dayMs, 0, dayMs]) {
        const day = dayOf(at + near, zone);
        const { from, to } = dayBounds(day, zone);
        expect([dayOf(from, zone), dayOf(to - 1, zone)]).toEqual([day, day]);
        expect(dayOf(from - 1, zone) < day && dayOf(to, zone) > day, `${zone} ${day}`).toBe(true);
        days++;
      }
    }
  }
  expect(days).toBeGreaterThan(500);
});

describe('reckoning with dates', () => {
  test('months, years and leap days are the calendar’s', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-11-23', '2027-11-23')).toBe(365);
  });

  test('weekdays, before 1970 too', () => {
    expect(['2026-11-22', '2026-11-23', '2026-11-28', '1969-12-28'].map(weekdayOf)).toEqual([0, 1, 6, 0]);
  });

  test('numbers and back', () => {
    for (let number = -800; number < 30_000; number += 37) expect(dayNumber(dayFromNumber(number))).toBe(number);
  });

  test('lets through what is a date, stops what is not', () => {
    expect(isDay('2028-02-29')).toBe(true);
    for (const text of ['2026-02-29', '2026-2-1', '23 Nov', '', '2026-11-23T00:00']) {
      expect(isDay(text), text).toBe(false);
      expect(() => dayNumber(text)).toThrow(RangeError);
    }
  });
});
