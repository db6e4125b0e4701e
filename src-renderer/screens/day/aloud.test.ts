import { expect, test } from 'vitest';
import { aloudPages } from './aloud.ts';
import { guest, row } from '../../session/testRows.ts';

const context = { clinicZoneId: 'Mountain Standard Time', hostName: 'Dr. Ilse Voss', hostZoneId: '' };

test('time and zone are the patient’s own, also where the day is another', () => {
  const { session } = row('23:30', [guest('Siobhán', { zoneId: 'GMT Standard Time', connectCode: '790229205' })]);
  expect(aloudPages(session, context)).toEqual([
    {
      localId: 'p-Siobhán',
      name: 'Siobhán',
      date: 'Tuesday 24 November',
      time: { clock: '6:30', half: 'am' },
      zone: 'UK and Ireland time',
      code: '790 229 205',
    },
  ]);
});

test('each guest has a page; clinicians have none, unless nobody else is invited', () => {
  const bell = guest('Marcus Bell', { userId: 'bell' });
  const names = (people: Parameters<typeof row>[1]): string[] =>
    aloudPages(row('11:00', people).session, context).map((page) => page.name);
  expect(names([guest('Ana'), bell, guest('Bo')])).toEqual(['Ana', 'Bo']);
  expect(names([bell])).toEqual(['Marcus Bell']);
});

test('without a code there is none to read; a zone that is not known here gives way to the clinic’s', () => {
  const { session } = row('11:00', [guest('Ana', { connectCode: null, zoneId: 'Mars Standard Time' })]);
  expect(aloudPages(session, context)[0]).toMatchObject({
    code: '',
    zone: 'Mountain time',
    time: { clock: '11:00', half: 'am' },
  });
});
