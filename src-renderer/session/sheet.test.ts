import { expect, test } from 'vitest';
import {
  firstInvited,
  inviteText,
  leadWords,
  mayHandOut,
  sheetReadings,
  unknownZones,
  type SheetContext,
} from './sheet.ts';
import { at, guest, row } from './testRows.ts';

const context: SheetContext = {
  clinicZoneId: 'Mountain Standard Time',
  hostName: 'Dr. Ilse Voss',
  hostZoneId: 'Mountain Standard Time',
};
const east = guest('Trevor Lane', { zoneId: 'Eastern Standard Time' });

test('invite and codes are handed out until it is cancelled, and again where the cancel needs a person', () => {
  const over = { session: { cancelled: true } };
  expect(mayHandOut(row('11:00', [east]))).toBe(true);
  expect(mayHandOut(row('11:00', [east], over))).toBe(false);
  expect(mayHandOut(row('11:00', [east], { ...over, cancelWaits: true, waiting: 'waiting' }))).toBe(false);
  expect(mayHandOut(row('11:00', [east], { ...over, cancelWaits: true, waiting: 'needsYou' }))).toBe(true);
});

test('clinic and clinician share a line, the guest has another', () => {
  const lines = sheetReadings(row('11:00', [east]).session, context);
  expect(lines.map((line) => [line.time.clock, line.time.half, line.date, line.whose])).toEqual([
    ['11:00', 'am', '', 'Clinic and Dr. Voss, Mountain'],
    ['1:00', 'pm', '', 'Trevor, Eastern'],
  ]);
});

test('where walls disagree on the day, each line has its date', () => {
  const tokyo = guest('Aiko', { zoneId: 'Tokyo Standard Time' });
  expect(sheetReadings(row('11:00', [tokyo]).session, context).map((line) => line.date)).toEqual([
    'Mon 23 Nov',
    'Tue 24 Nov',
  ]);
});

test('guests of one zone share a line; a twin first name is said in full', () => {
  const both = [guest('Ana Ruiz'), guest('Ana Costa', { zoneId: '' })];
  expect(sheetReadings(row('11:00', both).session, context)[0]?.whose).toBe(
    'Clinic, Dr. Voss, Ana Ruiz and Ana Costa, Mountain',
  );
});

test('a zone that is not known is told as it came, not reckoned', () => {
  const { session } = row('11:00', [guest('Lin', { zoneId: 'Moon Standard Time' })]);
  expect(sheetReadings(session, context)).toHaveLength(1);
  expect(unknownZones(session)).toEqual([{ name: 'Lin', zoneId: 'Moon Standard Time' }]);
});

test.each([
  [{}, 'Follow-up with Dr. Ilse Voss, Mon 23 Nov'],
  [{ topic: '' }, 'With Dr. Ilse Voss, Mon 23 Nov'],
  [{ topic: '', meetNow: true }, 'Meet Now with Dr. Ilse Voss, Mon 23 Nov'],
])('lead of %j', (session, words) => {
  expect(leadWords(row('11:00', [east], { session }).session, context, at('10:47'))).toBe(words);
});

test('the invite is in the guest’s own time, with the zone, the clinician and the code in threes', () => {
  expect(inviteText(row('11:00', [east]).session, east, context)).toBe(
    'Video session with Dr. Ilse Voss\nMon 23 Nov 2026, 1:00 pm Eastern time\nConnect code: 447 120 983',
  );
});

test('without a code yet, and in an unknown zone, the invite says the clinic’s time', () => {
  const lin = guest('Lin', { zoneId: 'Moon Standard Time', connectCode: null });
  expect(inviteText(row('11:00', [lin]).session, lin, context)).toBe(
    'Video session with Dr. Ilse Voss\nMon 23 Nov 2026, 11:00 am Mountain time',
  );
});

test('the first guest is meant, else the first colleague, never the host', () => {
  const bell = guest('Marcus Bell', { userId: 'bell' });
  expect(firstInvited(row('9:00', [bell, east]).session)?.name).toBe('Trevor Lane');
  expect(firstInvited(row('9:00', [bell]).session)?.name).toBe('Marcus Bell');
  expect(firstInvited(row('9:00', []).session)).toBeUndefined();
});
