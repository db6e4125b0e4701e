import { expect, test } from 'vitest';
import type { GuestDraft } from '../../../../src-shared/session/draft.ts';
import { guest, row } from '../../../session/testRows.ts';
import { addWords } from './add.ts';

const context = { clinicZoneId: 'Mountain Standard Time', hostName: 'Dr. Ilse Voss', hostZoneId: '' };
const { session } = row('11:00', [guest('Trevor Lane')]);
const rosa: GuestDraft = {
  kind: 'guest',
  localId: 'p',
  name: 'Rosa Vega',
  email: 'rosa@example.org',
  phone: '',
  zoneId: 'Eastern Standard Time',
  externalId: '',
  delivery: 'email',
  packet: 'none',
  serviceId: null,
  deposit: '',
};

test.each([
  [rosa, false, 'Rosa Vega gets an e-mail invite for Mon 23 Nov, 1:00 pm Eastern, Rosa’s time.'],
  [{ ...rosa, zoneId: '' }, false, 'Rosa Vega gets an e-mail invite for Mon 23 Nov, 11:00 am Mountain, Rosa’s time.'],
  [
    { ...rosa, delivery: 'none' as const },
    false,
    'Rosa Vega gets no invite: tell Rosa the time and the code yourself. The code shows here once it is booked.',
  ],
  [
    { ...rosa, serviceId: 1, deposit: '25', delivery: 'text' as const, zoneId: 'Moon Standard Time' },
    false,
    'Rosa Vega gets a text invite. $25.00 is asked before entering.',
  ],
  [
    { kind: 'user' as const, localId: 'p', userId: 'bell', name: 'Marcus Bell', packet: 'none' as const },
    true,
    'Marcus Bell finds it in SecureVideo, with a code of their own. It goes out together with the new session.',
  ],
  [{ ...rosa, name: ' ' }, false, ''],
])('case %#', (person, notBookedYet, words) => {
  expect(addWords(person, session, context, notBookedYet)).toBe(words);
});
