import { expect, test } from 'vitest';
import { monthName, monthWeeks, weekCount, weekOf } from './months.ts';

test('November 2026 has five weeks, from Sunday the first to Saturday 5 December', () => {
  const weeks = monthWeeks('2026-11', '2026-11-23', { '2026-11-24': 3 });
  expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7]);
  const days = weeks.flat();
  expect([days[0]?.day, days.at(-1)?.day]).toEqual(['2026-11-01', '2026-12-05']);
  expect(days.filter((day) => day.out).map((day) => day.number)).toEqual([1, 2, 3, 4, 5]);
  expect(days.find((day) => day.today)?.day).toBe('2026-11-23');
  expect(days.filter((day) => day.sessions > 0).map((day) => day.day)).toEqual(['2026-11-24']);
  expect(days.filter((day) => !day.gone)[0]?.day).toBe('2026-11-22');
});

test.each([
  ['2026-02', 4],
  ['2026-08', 6],
  ['2027-05', 6],
])('%s has %i weeks', (month, count) => {
  expect(monthWeeks(month, '2026-11-23', {})).toHaveLength(count);
});

test('a month has its name and year', () => {
  expect(monthName('2027-01')).toBe('January 2027');
});

test('weeks begin where the system begins them', () => {
  for (const [from, first, inStrip] of [
    [0, '2026-11-01', '2026-11-29'],
    [1, '2026-10-26', '2026-11-30'],
    [6, '2026-10-31', '2026-11-28'],
  ] as const) {
    const weeks = monthWeeks('2026-11', '2026-11-23', {}, from);
    expect(weeks[0]?.[0]?.day).toBe(first);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weekOf('2026-12-02', '2026-12-01', {}, from)[0]?.day).toBe(inStrip);
  }
});

test('a week goes from its Sunday to its Saturday, over the end of a month too', () => {
  const week = weekOf('2026-12-02', '2026-12-01', { '2026-12-02': 4 });
  expect(week.map((day) => `${day.weekday} ${day.number}`)).toEqual([
    'Su 29',
    'Mo 30',
    'Tu 1',
    'We 2',
    'Th 3',
    'Fr 4',
    'Sa 5',
  ]);
  expect(week.filter((day) => day.gone).map((day) => day.number)).toEqual([29]);
  expect(week.find((day) => day.today)?.number).toBe(1);
  expect(week.find((day) => day.day === '2026-12-02')?.sessions).toBe(4);
});

test.each([
  [0, ''],
  [18, '18'],
  [999, '999'],
  [1_000, '999+'],
  [20_000, '999+'],
])('%i sessions of a day are “%s” in the week', (sessions, words) => {
  expect(weekCount(sessions)).toBe(words);
});
