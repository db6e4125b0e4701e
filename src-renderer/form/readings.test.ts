import { expect, test } from 'vitest';
import { besideWords, listOf, nightWords, otherDayWords, readFor, readingsOf } from './readings.ts';
import { zoneOf } from '../../src-shared/time/zones.ts';
import { eastern, mountain, testGuest, testHost, testNow, testStart } from './testDraft.ts';

const readers = { guests: [testGuest()], host: testHost, clinicZoneId: mountain };
const lines = (zoneId: string, given = readers): string[] =>
  readingsOf(testStart, zoneId, given, testNow).map(
    (line) => `${line.date} ${line.time} ${line.whose}${line.main ? ' *' : ''}`,
  );

test('the zone that was typed in comes first, each zone once', () => {
  expect(lines(eastern)).toEqual([
    'Tue 24 Nov 3:00 pm Trevor, Eastern *',
    'Tue 24 Nov 1:00 pm Dr. Voss and clinic, Mountain',
  ]);
  expect(lines(mountain)).toEqual([
    'Tue 24 Nov 1:00 pm Dr. Voss and clinic, Mountain *',
    'Tue 24 Nov 3:00 pm Trevor, Eastern',
  ]);
});

test('another zone stands alone, and a date stands on every line', () => {
  const tokyo = 'Tokyo Standard Time';
  expect(lines('Pacific Standard Time', { ...readers, guests: [testGuest({ zoneId: tokyo })] })).toEqual([
    'Tue 24 Nov 12:00 pm Pacific *',
    `Wed 25 Nov 5:00 am Trevor, ${zoneOf(tokyo).short}`,
    'Tue 24 Nov 1:00 pm Dr. Voss and clinic, Mountain',
  ]);
});

test('a zone that we do not know is left out', () => {
  expect(lines(mountain, { ...readers, guests: [testGuest({ zoneId: 'Nowhere Time' })] })).toEqual([
    'Tue 24 Nov 1:00 pm Dr. Voss and clinic, Mountain *',
  ]);
});

test('two guests of one first name are told apart', () => {
  const guests = [testGuest(), testGuest({ localId: 'g2', name: 'Trevor Lane Jr' })];
  expect(lines(eastern, { ...readers, guests })[0]).toBe(
    'Tue 24 Nov 3:00 pm Trevor Lane and Trevor Lane Jr, Eastern *',
  );
});

test('the year is said where it is another', () => {
  expect(readFor(Date.UTC(2027, 0, 4, 16, 0), mountain, testNow)).toBe('Mon 4 Jan 2027, 9:00 am Mountain');
  expect(readFor(testStart, 'Nowhere Time', testNow)).toBe('');
});

test.each([
  [[], ''],
  [['A'], 'A'],
  [['A', 'B'], 'A and B'],
  [['A', 'B', 'C', 'D', 'E'], 'A, B, C and 2 more'],
])('%j is said as “%s”', (names, said) => {
  expect(listOf(names)).toBe(said);
});

test.each([
  ['a clash at the very minute', 0, 'Dr. Voss already has Jamal Carter at 1:00 pm.', true, false],
  ['one nearer than a session takes', -20, 'Close to Jamal Carter at 12:40 pm.', false, true],
  ['half an hour off, which is not near', -30, 'Dr. Voss also has 12:30 pm.', false, false],
  ['others of the day', 120, 'Dr. Voss also has 3:00 pm.', false, false],
  ['nothing of another day', 24 * 60, '', false, false],
])('tells %s', (_what, minutes, words, clash, close) => {
  const others = [{ startsAt: testStart + minutes * 60_000, names: 'Jamal Carter' }];
  expect(besideWords(testStart, testHost, others, mountain)).toEqual({ words, clash, close });
});

test('where somebody’s calendar shows another day, that day is said', () => {
  // Thursday 11:30 pm in Denver is Friday in New York.
  const late = Date.UTC(2026, 10, 27, 6, 30);
  expect(otherDayWords(late, mountain, readers)).toBe('That is Friday for Trevor.');
  expect(otherDayWords(late, eastern, readers)).toBe('That is Thursday for Dr. Voss.');
  expect(otherDayWords(testStart, mountain, readers)).toBe('');
});

test.each([
  ['21:59', 21, 59, ''],
  ['22:00', 22, 0, 'At night: 10:00 pm for Dr. Voss.'],
  ['05:59', 5, 59, 'At night: 5:59 am for Dr. Voss.'],
  ['06:00', 6, 0, ''],
])('%s on the clinician’s wall says “%s”', (_what, hour, minute, said) => {
  const startsAt = Date.UTC(2026, 10, 24, hour + 7, minute);
  expect(nightWords(startsAt, { guests: [], host: testHost, clinicZoneId: mountain })).toBe(said);
});
