// Goal: the clinician's day shows where the new session would lie, what it comes close to, and when the clinic is closed.
import { expect, test } from 'vitest';
import { hostColumnOf, type HostColumnInput } from './hostColumn.ts';

const zone = 'America/Denver';
/** A minute of Tuesday 24 November 2026 in Denver. */
const at = (hour: number, minute = 0): number => Date.UTC(2026, 10, 24, hour + 7, minute);
const input = (more: Partial<HostColumnInput> = {}): HostColumnInput => ({
  ...{ date: '2026-11-24', zone, now: at(7), others: [], startsAt: at(15), names: 'Ana Lopez', officeHours: null },
  ...more,
});
const rosa = { startsAt: at(14, 45), names: 'Rosa Vega' };
const ben = { startsAt: at(9), names: 'Ben Cole' };

test('sessions stand where they begin, the new one among them', () => {
  const { cards, minutes, hours } = hostColumnOf(input({ others: [ben] }));
  expect(cards.map(({ top, names, isNew, isClose }) => [top, names, isNew, isClose])).toEqual([
    [60, 'Ben Cole', false, false],
    [420, 'Ana Lopez', true, false],
  ]);
  expect([minutes, hours[0]?.words, hours.at(-1)?.words]).toEqual([600, '8 am', '5 pm']);
});

test('two that begin nearer than a session usually takes are marked and stand side by side', () => {
  const { cards } = hostColumnOf(input({ others: [rosa, ben] }));
  expect(cards.map(({ names, isClose, lane, lanes }) => [names, isClose, lane, lanes])).toEqual([
    ['Ben Cole', false, 0, 1],
    ['Rosa Vega', true, 0, 2],
    ['Ana Lopez', true, 1, 2],
  ]);
});

test('half an hour apart is not close', () => {
  const { cards } = hostColumnOf(input({ others: [{ ...rosa, startsAt: at(14, 30) }] }));
  expect(cards.map(({ isClose, lanes }) => [isClose, lanes])).toEqual([
    [false, 1],
    [false, 1],
  ]);
});

test('outside of the hours it is closed, on other days all day; nothing is shaded where no hours are told', () => {
  const officeHours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };
  expect(hostColumnOf(input({ officeHours })).closed).toEqual([
    { top: 0, minutes: 60 },
    { top: 540, minutes: 60 },
  ]);
  expect(hostColumnOf(input({ officeHours: { ...officeHours, days: [1] } })).closed).toEqual([
    { top: 0, minutes: 600 },
  ]);
  expect(hostColumnOf(input()).closed).toEqual([]);
});

test('a session early or late makes the day longer; other days and a time that is open are left out', () => {
  const early = hostColumnOf(input({ startsAt: at(6, 30), others: [{ startsAt: at(20), names: 'Late' }] }));
  expect([early.minutes, early.cards[0]?.top]).toEqual([15 * 60, 30]);
  const other = { startsAt: at(15) + 24 * 3_600_000, names: 'Tomorrow' };
  expect(hostColumnOf(input({ startsAt: null, others: [other] })).cards).toEqual([]);
});

test('now is shown on its own day alone', () => {
  expect(hostColumnOf(input({ now: at(10) })).now).toBe(120);
  expect(hostColumnOf(input({ now: at(10) - 24 * 3_600_000 })).now).toBeNull();
});
