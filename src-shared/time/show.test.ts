// The words for times: as drawn, in both clocks and other languages, the same on every machine.
import { DateTime } from 'luxon';
import { afterEach, describe, expect, test } from 'vitest';
import { seededRandom } from '../random/random.ts';
import {
  isMonthFirstInFigures,
  showAs,
  lengthWords,
  showClock,
  showDate,
  showDateTime,
  showDay,
  showLongDate,
  showLongDay,
  showRelative,
  showTime,
  timeParts,
} from './show.ts';
import { hourMs, minuteMs } from './utc.ts';
import { offeredRows } from './zoneTable.ts';

const at = Date.UTC(2026, 10, 24, 20); // 3:00 pm in New York
const denver = 'America/Denver';
const newYork = 'America/New_York';

describe('as drawn', () => {
  test('times', () => {
    expect(showTime(at, newYork)).toBe('3:00 pm');
    expect(showTime(at, denver)).toBe('1:00 pm');
    expect(timeParts(at, denver)).toEqual({ clock: '1:00', half: 'pm' });
  });

  test('dates', () => {
    expect(showDate(at, newYork)).toBe('Tue 24 Nov');
    expect(showLongDate(Date.UTC(2026, 10, 23, 17), denver)).toBe('Monday 23 November');
    expect(showDateTime(at, newYork)).toBe('Tue 24 Nov, 3:00 pm');
    expect(showDay('2026-11-24')).toBe('Tue 24 Nov');
    expect(showLongDay('2026-11-23')).toBe('Monday 23 November');
    expect(showDay('2026-09-01')).toBe('Tue 1 Sep');
  });

  test('the year only where it is another', () => {
    expect(showDay('2027-03-14', { yearNow: 2026 })).toBe('Sun 14 Mar 2027');
    expect(showDay('2026-03-14', { yearNow: 2026 })).toBe('Sat 14 Mar');
    expect(showLongDay('2027-03-14', { yearNow: 2026 })).toBe('Sunday 14 March 2027');
  });
});

test.each([
  [0, '12:00 am', '00:00'],
  [5, '12:05 am', '00:05'],
  [9 * 60 + 30, '9:30 am', '09:30'],
  [12 * 60, '12:00 pm', '12:00'],
  [13 * 60, '1:00 pm', '13:00'],
  [1439, '11:59 pm', '23:59'],
])('%d minutes after midnight', (minutes, twelve, twentyFour) => {
  expect(showClock(minutes)).toBe(twelve);
  expect(showClock(minutes, { hours: 24 })).toBe(twentyFour);
  expect(timeParts(minutes * minuteMs, 'UTC', { hours: 24 })).toEqual({ clock: twentyFour, half: '' });
});

test('seconds are left away, not rounded', () => expect(showTime(at + 59_999, newYork)).toBe('3:00 pm'));

test('other languages give their own names', () => {
  expect(showLongDate(at, newYork, { locale: 'es' })).toBe('martes 24 noviembre');
  expect(showDate(at, newYork, { locale: 'de', hours: 24 })).toMatch(/^Di\.? 24 Nov/);
});

test('agrees with Luxon in every zone at random moments', () => {
  const seed = Number(process.env['SEED'] ?? 7);
  console.log(`show: SEED=${seed}`);
  const random = seededRandom(seed);
  for (const [, zone] of offeredRows) {
    for (let i = 0; i < 20; i++) {
      const moment = Math.floor(Date.UTC(2020, 0, 1) + random() * 12 * 365 * 24 * hourMs);
      const luxon = DateTime.fromMillis(moment, { zone, locale: 'en-US' });
      expect(showDateTime(moment, zone, { yearNow: 0 })).toBe(
        `${luxon.toFormat('ccc d LLL yyyy, h:mm')} ${luxon.hour < 12 ? 'am' : 'pm'}`,
      );
    }
  }
});

test.each([
  [0, 'Now'],
  [1, 'In 1 min'],
  [minuteMs, 'In 1 min'],
  [minuteMs + 1, 'In 2 min'],
  [13 * minuteMs, 'In 13 min'],
  [hourMs, 'In 1 hour'],
  [75 * minuteMs, 'In 75 min'],
  [26 * hourMs + 13 * minuteMs, 'In 26 hours'],
  [72 * hourMs, 'In 3 days'],
  [-1, 'Now'],
  [-59_999, 'Now'],
  [-5 * minuteMs, '5 min ago'],
  [-2 * hourMs, '2 hours ago'],
])('%d ms from now is "%s"', (ms, words) => expect(showRelative(at + ms, at)).toBe(words));

test('lengths never say 60 min or 0 hours', () => {
  for (let minutes = 0; minutes < 10_000; minutes++) expect(lengthWords(minutes)).not.toMatch(/^(60 min|0 h|0 d)/);
});

describe('as the system has it', () => {
  afterEach(() => showAs({}));

  test.each([
    [{}, 'Mon 23 Nov, 3:05 pm', 'Monday 23 November', true],
    [{ hours: 12, monthFirst: true }, 'Mon Nov 23, 3:05 pm', 'Monday November 23', true],
    [{ hours: 24, monthFirst: false }, 'Mon 23 Nov, 15:05', 'Monday 23 November', false],
    [{ hours: 24, monthFirst: true }, 'Mon Nov 23, 15:05', 'Monday November 23', true],
  ] as const)('%j', (habits, words, long, monthFirst) => {
    const moment = Date.UTC(2026, 10, 23, 15, 5);
    showAs(habits);
    expect(showDateTime(moment, 'UTC')).toBe(words);
    expect(showLongDate(moment, 'UTC')).toBe(long);
    expect(isMonthFirstInFigures()).toBe(monthFirst);
    // What a sentence asks for by itself stands.
    expect(showDateTime(moment, 'UTC', { hours: 12, monthFirst: false })).toBe('Mon 23 Nov, 3:05 pm');
  });
});
