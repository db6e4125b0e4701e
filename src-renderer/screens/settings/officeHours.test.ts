// Goal: office hours are typed as people say them, and kept exactly.
import { expect, test } from 'vitest';
import { clockOf, clockText, USUAL_HOURS, withDay } from './officeHours.ts';

test.each([
  ['8', false, '08:00'],
  ['8:30 am', false, '08:30'],
  ['7am', false, '07:00'],
  ['5', true, '17:00'],
  ['5:30pm', true, '17:30'],
  ['17:30', true, '17:30'],
  ['12', true, '12:00'],
  ['noon', true, '12:00'],
  ['25', true, null],
  ['', false, null],
  ['late', true, null],
])('%s is %s %s', (text, late, time) => {
  expect(clockOf(text, late)).toBe(time);
});

test('days open and close, in the order of the week', () => {
  expect(withDay(USUAL_HOURS, 6, true).days).toEqual([1, 2, 3, 4, 5, 6]);
  expect(withDay(USUAL_HOURS, 0, true).days[0]).toBe(0);
  expect(withDay(USUAL_HOURS, 3, false).days).toEqual([1, 2, 4, 5]);
  expect(clockText('08:00')).toBe('8:00 am');
});
