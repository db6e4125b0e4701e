// Goal: before a change of details is saved, it is said what the patient gets, loses and has to be told.
import { expect, test } from 'vitest';
import { draftOfGuest } from '../../../../src-shared/session/details.ts';
import type { Participant, Session } from '../../../../src-shared/session/session.ts';
import { changeWords } from './change.ts';

const ana: Participant = {
  localId: 'p-1',
  participationId: 7,
  name: 'Ana Lopez',
  userId: null,
  isHost: false,
  email: 'ana@example.org',
  phone: '3035550142',
  zoneId: 'Mountain Standard Time',
  externalId: '',
  connectCode: '123456789',
  delivery: 'email',
  connectedAt: null,
  expiresAt: null,
  rsvp: '',
  serviceId: null,
  depositCents: null,
  packet: 'none',
};
const session: Session = {
  localId: 's-1',
  sessionId: 1,
  hostId: '5',
  startsAt: 1_000,
  meetNow: false,
  recorded: false,
  topic: '',
  externalId: 'fd-1',
  scheduleType: '',
  cancelled: false,
  billableAt: null,
  durationMinutes: null,
  participants: [ana],
};
const to = { ...draftOfGuest(ana, 'p-2'), delivery: 'text' as const };

test('nothing changed, nothing is promised', () => {
  expect(changeWords(ana, draftOfGuest(ana, 'p-2'), session, 'anew')).toEqual(['Nothing is changed yet.']);
});

test('the only guest: a new invite, a notice that the old one is cancelled, another code', () => {
  expect(changeWords(ana, to, session, 'anew')).toEqual([
    'Ana gets a new text invite, at 3035550142. A new session is booked in its place: Ana is also told by e-mail that the old one is cancelled, at ana@example.org.',
    'Ana’s code changes: the old one stops working.',
  ]);
});

test('one of several: the others stay, and what is not known is not promised', () => {
  expect(changeWords(ana, to, session, 'outIn')).toEqual([
    'Ana gets a new text invite, at 3035550142. Whether SecureVideo tells Ana that the old invite is void is not known.',
    'Ana’s code changes: the old one stops working.',
    'The others and their codes stay.',
  ]);
});

test('nobody writes to her: the desk tells the code', () => {
  const lines = changeWords(ana, { ...to, delivery: 'none' }, session, 'outIn');
  expect(lines).toContain('Ana’s code changes: tell Ana the new one yourself.');
});

test('what does not go along, or is asked again, is said', () => {
  const lines = changeWords(
    { ...ana, packet: null, depositCents: 2_500, serviceId: 3 },
    { ...to, deposit: '25.00', serviceId: 3 },
    { ...session, externalId: 'VISIT-1' },
    'anew',
  );
  expect(lines.slice(2)).toEqual([
    'The EHR id VISIT-1 stays with the old session: SecureVideo may take none twice.',
    'The deposit is asked again: SecureVideo does not tell whether it was paid.',
    'Whether a packet was asked for is not known here: choose it again where one is needed.',
  ]);
});

test('not booked yet it is one booking; begun it cannot be made', () => {
  expect(changeWords(ana, to, session, 'unsent')).toEqual([
    'It has not been booked yet: it is booked with the new details.',
    'Ana gets a new text invite, at 3035550142.',
  ]);
  expect(changeWords(ana, to, session, 'begun')[0]).toContain('has begun, and Ana is its only patient');
});

test('booked anew the clinician has another code as well', () => {
  const host: Participant = { ...ana, localId: 'p-h', name: 'Dr. Lena Brennan', isHost: true, userId: '5' };
  const lines = changeWords(ana, to, { ...session, participants: [ana, host] }, 'anew');
  expect(lines).toContain('Dr. Brennan’s code changes as well.');
  expect(changeWords(ana, to, { ...session, participants: [ana, host] }, 'outIn')).not.toContain(
    'Dr. Brennan’s code changes as well.',
  );
});
