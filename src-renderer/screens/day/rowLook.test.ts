// What a row shows: names struck or not, one line of the past, and what needs no eye any more.
import { expect, test } from 'vitest';
import { at, date, guest, row, zone } from '../../session/testRows.ts';
import { rowViews } from './agenda.ts';
import { rowLook, type RowContext, type RowLook } from './rowLook.ts';

const clinician = {
  ...{ userId: 'host', name: 'Ilse Voss, MD', email: '', phone: '', zoneId: '', externalId: '', helpNumber: '' },
  mayHost: true,
};
const app: RowContext = {
  clinician: (userId) => (userId === 'host' ? clinician : undefined),
  placeOf: (userId) => (userId === 'host' ? 2 : undefined),
  settings: undefined,
};

function lookOf(more: Parameters<typeof row>[2], slim = false, people = [guest('Ana Lopez')]): RowLook {
  const rows = [row('12:00', people, more)];
  const [view] = rowViews({
    rows,
    date,
    zone,
    now: at('10:47'),
    asOf: false,
    hostZoneId: () => 'Mountain Standard Time',
  });
  if (!view) throw new Error('There is no row.');
  return rowLook(view, slim, app);
}

test('the clinician is called as the clinic calls them, else as the session does', () => {
  expect(lookOf({ session: { hostId: 'host', topic: 'Intake' } })).toMatchObject({
    ...{ host: 'Ilse Voss, MD', place: 2, what: 'Ilse Voss, MD · Intake', names: 'Ana Lopez', struckNames: '' },
  });
  expect(lookOf({ session: { hostId: 'gone' } })).toMatchObject({ host: 'Dr. Ilse Voss', place: undefined });
});

test('names of a cancelled session are struck, and stand once', () => {
  expect(lookOf({ session: { hostId: 'host', cancelled: true } })).toMatchObject({
    names: '',
    struckNames: 'Ana Lopez',
  });
});

test('of the past one line is left: without the clinician, with the deposit', () => {
  const people = [guest('Ana Lopez', { depositCents: 2_500 })];
  expect(lookOf({ session: { hostId: 'host', topic: 'Intake' } }, true, people).what).toBe('Intake · $25 asked');
});

test('a mark that closes a session makes its state quiet; another does not', () => {
  const soon = { session: { hostId: 'host', startsAt: at('10:50') } };
  expect(lookOf(soon).tone).toBe('soon');
  expect(lookOf({ ...soon, mark: { is: 'done', at: at('10:46') } }).tone).toBe('quiet');
  expect(lookOf({ ...soon, mark: { is: 'arrived', at: at('10:46') } }).tone).toBe('soon');
});
