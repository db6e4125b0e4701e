import { expect, test } from 'vitest';
import { at, guest, row } from '../testRows.ts';
import type { SheetContext } from '../sheet.ts';
import { moveWords, usualZoneId, zoneChips } from './move.ts';

const context: SheetContext = {
  clinicZoneId: 'Mountain Standard Time',
  hostName: 'Dr. Ilse Voss',
  hostZoneId: 'Pacific Standard Time',
};
const east = guest('Trevor Lane', { zoneId: 'Eastern Standard Time' });
const { session } = row('11:00', [east]);

test('a chip a zone, clinic first, each named by whose it is', () => {
  expect(zoneChips(session, context, 'Mountain Standard Time').map((chip) => chip.label)).toEqual([
    'Clinic, Mountain',
    'Trevor, Eastern',
    'Dr. Voss, Pacific',
  ]);
  expect(zoneChips(session, context, 'Tokyo Standard Time').map((chip) => chip.value)).toContain('Tokyo Standard Time');
});

test.each([
  ['clinic', 'Mountain Standard Time'],
  ['patient', 'Eastern Standard Time'],
  ['host', 'Pacific Standard Time'],
] as const)('a typed time is meant in the zone of %s: %s', (meant, zoneId) => {
  expect(usualZoneId(session, context, meant)).toBe(zoneId);
});

test('a patient’s zone that is not known falls back to the clinic’s', () => {
  const strange = row('11:00', [guest('Lin', { zoneId: 'Moon Standard Time' })]).session;
  expect(usualZoneId(strange, context, 'patient')).toBe('Mountain Standard Time');
});

test('a move says the time for those on other walls, who is told, and that codes stay', () => {
  expect(moveWords(session, context, at('11:00'), 'Mountain Standard Time', false)).toEqual([
    '1:00 pm for Trevor.',
    'Trevor gets an e-mail with the new time.',
    'The codes stay the same.',
  ]);
  expect(moveWords(session, context, at('11:00'), 'Eastern Standard Time', false)[0]).toBe('11:00 am for the clinic.');
});

test('where the day is another, it is said', () => {
  const tokyo = row('11:00', [guest('Aiko', { zoneId: 'Tokyo Standard Time' })]).session;
  expect(moveWords(tokyo, context, at('11:00'), 'Mountain Standard Time', false)[0]).toBe(
    'Tue 24 Nov, 3:00 am for Aiko.',
  );
});

test('right now, not understood yet, and not booked yet', () => {
  expect(moveWords(session, context, 'now', '', false)[0]).toBe('Trevor gets an e-mail and can enter at once.');
  expect(moveWords(session, context, null, 'Mountain Standard Time', false)).toHaveLength(2);
  expect(moveWords(session, context, at('11:00'), 'Mountain Standard Time', true).at(-1)).toMatch(
    /not been booked yet/,
  );
});
