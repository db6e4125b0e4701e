import { expect, test } from 'vitest';
import { at, guest, row } from '../../../session/testRows.ts';
import type { SheetContext } from '../../../session/sheet.ts';
import { firstZoneId, moveWords, otherWalls, readersOf, zoneChips } from './move.ts';
import { nightWords, readingsOf } from '../../../form/readings.ts';

const context: SheetContext = {
  clinicZoneId: 'Mountain Standard Time',
  hostName: 'Dr. Ilse Voss',
  hostZoneId: 'Pacific Standard Time',
};
const east = guest('Trevor Lane', { zoneId: 'Eastern Standard Time' });
const { session } = row('11:00', [east]);

test('chips are called as in the booking form, one a zone, and the one that is chosen is among them', () => {
  expect(zoneChips(session, context, 'Mountain Standard Time').map((chip) => chip.label)).toEqual([
    'Trevor, Eastern',
    'Dr. Ilse Voss, Pacific',
    'Clinic, Mountain',
  ]);
  const home = { ...context, hostZoneId: '' };
  const near = row('11:00', [guest('Marisol Vega', { zoneId: 'Mountain Standard Time' })]).session;
  expect(zoneChips(near, home, 'Mountain Standard Time').map((chip) => chip.label)).toEqual([
    'Marisol and clinic, Mountain',
  ]);
  expect(zoneChips(session, context, 'Tokyo Standard Time').map((chip) => chip.value)).toContain('Tokyo Standard Time');
});

test.each(['host', 'patient', 'clinic'] as const)(
  'where clocks differ a move by %s begins as the day shows it',
  (meant) => {
    expect(firstZoneId(session, context, meant)).toBe('Mountain Standard Time');
  },
);

test('where patient and clinician share their clocks, the setting counts', () => {
  const west = row('11:00', [guest('Lin', { zoneId: 'Pacific Standard Time' })]).session;
  expect(firstZoneId(west, context, 'host')).toBe('Pacific Standard Time');
  expect(firstZoneId(west, context, 'clinic')).toBe('Mountain Standard Time');
});

test('patient, clinician and clinic all read the new start, and whose night it is', () => {
  const readers = readersOf(session, context);
  const lines = readingsOf(at('11:00'), 'Mountain Standard Time', readers, at('08:00'));
  expect(lines.map(({ time, whose }) => `${time} ${whose}`)).toEqual([
    '11:00 am Clinic, Mountain',
    '1:00 pm Trevor, Eastern',
    '10:00 am Dr. Voss, Pacific',
  ]);
  expect(nightWords(at('11:00'), readers)).toBe('');
  expect(nightWords(at('20:00'), readers)).toBe('At night: 10:00 pm for Trevor.');
  expect(nightWords(at('06:30'), readers)).toBe('At night: 5:30 am for Dr. Voss.');
});

test('a move says who is told, and that codes stay', () => {
  expect(moveWords(session, at('11:00'), false)).toEqual([
    'Trevor gets an e-mail with the new time.',
    'The codes stay the same.',
  ]);
});

test('an answer to a question says the other walls, and the day where it is another', () => {
  expect(otherWalls(session, context, at('11:00'), 'Mountain Standard Time')).toBe('1:00 pm for Trevor.');
  expect(otherWalls(session, context, at('11:00'), 'Eastern Standard Time')).toBe('11:00 am for the clinic.');
  const tokyo = row('11:00', [guest('Aiko', { zoneId: 'Tokyo Standard Time' })]).session;
  expect(otherWalls(tokyo, context, at('11:00'), 'Mountain Standard Time')).toBe('Tue 24 Nov, 3:00 am for Aiko.');
});

test('right now, not understood yet, and not booked yet', () => {
  expect(moveWords(session, 'now', false)[0]).toBe('Trevor gets an e-mail and can enter at once.');
  expect(moveWords(session, null, false)).toHaveLength(2);
  expect(moveWords(session, at('11:00'), true)).toEqual([expect.stringMatching(/not been booked yet/)]);
});
