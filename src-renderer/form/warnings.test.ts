// Goal: what speaks against a time is told, and a time with nothing against it is left alone.
import { expect, test } from 'vitest';
import { hourMs } from '../../src-shared/time/utc.ts';
import { mountain, testHost, testStart } from './testDraft.ts';
import { warningsOf } from './warnings.ts';

const open = { host: testHost, beside: [], clinicZoneId: mountain, officeHours: null };
const hours = { days: [1, 2, 3, 4, 5], from: '08:00', to: '13:30' };

test('nothing speaks against it: free, open, or no hours set', () => {
  expect(warningsOf(testStart, open)).toEqual([]);
  expect(warningsOf(testStart, { ...open, officeHours: hours })).toEqual([]);
  const later = [{ startsAt: testStart + hourMs, names: 'Jamal Carter' }];
  expect(warningsOf(testStart, { ...open, beside: later })).toEqual([]);
});

test('the clinician is taken at that minute', () => {
  const taken = [{ startsAt: testStart, names: 'Jamal Carter' }];
  expect(warningsOf(testStart, { ...open, beside: taken })).toEqual(['Dr. Voss already has Jamal Carter at 1:00 pm.']);
});

test('the clinic is closed by its own clock, also where the patient’s says otherwise', () => {
  // 1:00 pm in Denver; the last start is before closing.
  expect(warningsOf(testStart, { ...open, officeHours: { ...hours, to: '13:00' } })).toEqual([
    '1:00 pm at the clinic is outside its hours, 8:00 am to 1:00 pm.',
  ]);
  expect(warningsOf(testStart, { ...open, officeHours: { ...hours, days: [1] } })).toEqual([
    'The clinic is closed on Tuesdays.',
  ]);
});
