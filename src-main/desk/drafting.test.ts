import { expect, test } from 'vitest';
import type { PersonSuggestion } from '../../src-shared/contract/views/search.ts';
import { settingsOf } from '../../src-shared/contract/testing/settings.ts';
import type { Settings } from '../../src-shared/contract/views/settings.ts';
import { bookingOf } from '../../src-shared/session/booking.ts';
import type { Clinician, Session } from '../../src-shared/session/session.ts';
import { blankDraft, draftAfter, draftForPerson, draftOfBooking } from './drafting.ts';
import type { DraftMaker } from './drafting.ts';

const voss: Clinician = {
  userId: '5',
  name: 'Dr. Ilse Voss',
  email: '',
  phone: '',
  zoneId: 'Eastern Standard Time',
  externalId: '',
  helpNumber: '',
  mayHost: true,
};
const settings = settingsOf({ defaultDelivery: 'text', defaultPacket: 412, defaultRecorded: true });
const rosa: PersonSuggestion = {
  personId: 'x',
  name: 'Rosa Vega',
  email: 'rosa.vega@example.org',
  phone: '3035550142',
  zoneId: 'Pacific Standard Time',
  externalId: 'MRN-3381',
  delivery: 'email',
  lastHostId: '5',
  lastKindId: '',
  lastSeenAt: 0,
  ahead: 0,
  newerId: '',
};

function maker(change: Partial<Settings> = {}): DraftMaker {
  let count = 0;
  return {
    settings: { ...settings, ...change },
    clinicians: [voss],
    now: 1,
    newId: () => `id-${String(++count).padStart(8, '0')}`,
  };
}

test('an empty form begins with the clinic’s defaults, and every id is another', () => {
  const draft = blankDraft(maker(), false, '5');
  expect(draft).toMatchObject({ hostId: '5', recorded: true, replaces: null });
  expect(draft.participants).toMatchObject([{ kind: 'guest', delivery: 'text', packet: 412, name: '' }]);
  const ids = [draft.draftId, draft.changeId, draft.sessionLocalId, draft.participants[0]?.localId];
  expect(new Set(ids).size).toBe(4);
});

test('a typed time is meant where the clinic says: the clinician’s zone, or the clinic’s where that is not known', () => {
  expect(blankDraft(maker(), false, '5').when.zoneId).toBe('Eastern Standard Time');
  expect(blankDraft(maker(), false, '').when.zoneId).toBe('Mountain Standard Time');
  expect(blankDraft(maker({ typedTimeMeant: 'clinic' }), false, '5').when.zoneId).toBe('Mountain Standard Time');
});

test('a known person brings zone, delivery and the last clinician; one who hosts no more is not offered', () => {
  const draft = draftForPerson(maker(), true, rosa);
  expect(draft).toMatchObject({ hostId: '5', when: { now: true } });
  expect(draft.participants[0]).toMatchObject({
    name: 'Rosa Vega',
    zoneId: 'Pacific Standard Time',
    delivery: 'email',
  });
  expect(draftForPerson(maker(), true, { ...rosa, lastHostId: '99' }).hostId).toBe('');
});

test('a refused booking comes back as it was typed, and replaces the change', () => {
  const typed = draftForPerson(maker(), false, rosa);
  const guest = { ...typed.participants[0], serviceId: 88, deposit: '25.00' } as (typeof typed.participants)[number];
  const when = {
    now: false,
    typed: '3pm tomorrow',
    readingOf: 'patient' as const,
    zoneId: 'Pacific Standard Time',
    wall: '2026-11-24T15:00',
    startsAt: Date.UTC(2026, 10, 24, 23, 0),
  };
  const booking = bookingOf({ ...typed, when, participants: [guest], externalId: 'JT-1' }, 'fd-own');
  const again = draftOfBooking(maker(), booking, 'change-9');
  expect(again).toMatchObject({
    replaces: 'change-9',
    externalId: 'JT-1',
    when: { wall: '2026-11-24T15:00', zoneId: 'Pacific Standard Time', startsAt: when.startsAt },
  });
  expect(again.participants[0]).toMatchObject({ name: 'Rosa Vega', serviceId: 88, deposit: '25.00' });
  expect(draftOfBooking(maker(), bookingOf({ ...typed, when }, 'fd-own'), 'c').externalId).toBe('');
});

test('a known person brings the last kind of visit, with what it fills in', () => {
  const kind = {
    ...{ id: 'intake', name: 'Intake', packet: 415, serviceId: 91, depositCents: 4000 },
    ...{ delivery: null, recorded: false, topic: 'First visit' },
  };
  const draft = draftForPerson(maker({ kinds: [kind] }), false, { ...rosa, lastKindId: 'intake' });
  expect(draft).toMatchObject({ kindId: 'intake', topic: 'First visit', recorded: false });
  expect(draft.participants).toMatchObject([{ packet: 415, deposit: '40.00', delivery: 'email' }]);
  expect(draftForPerson(maker(), false, { ...rosa, lastKindId: 'gone' })).toMatchObject({ kindId: '', topic: '' });
});

/** Rosa with Dr. Voss, at this start. */
function sessionAt(startsAt: number): Session {
  const person = {
    ...{ participationId: null, email: '', phone: '', externalId: '', connectCode: null, delivery: null },
    ...{ connectedAt: null, expiresAt: null, rsvp: '', serviceId: null, depositCents: null, packet: null },
  };
  const participants = [
    { ...person, localId: 'h', name: voss.name, userId: '5', isHost: true, zoneId: voss.zoneId },
    {
      ...{ ...person, localId: 'g', name: rosa.name, userId: null, isHost: false, zoneId: rosa.zoneId },
      ...{ email: rosa.email, delivery: 'email' as const, packet: 412, serviceId: 91, depositCents: 4000 },
    },
    { ...person, localId: 'c', name: 'Amal Nkemba', userId: '31', isHost: false, zoneId: '' },
  ];
  return {
    ...{ localId: 's', sessionId: 7, hostId: '5', startsAt, meetNow: false, recorded: false, topic: 'Follow-up' },
    ...{
      externalId: 'fd-x',
      scheduleType: '',
      cancelled: false,
      billableAt: null,
      durationMinutes: null,
      participants,
    },
  };
}

test('book next: the same people at the same time of the clock, a week on over a change of clocks; nothing is asked for twice', () => {
  // Tuesday 9 March 2027, 3:00 pm in New York; the clocks go forward on Sunday.
  const make = { ...maker(), now: Date.UTC(2027, 2, 9, 12) };
  const draft = draftAfter(make, sessionAt(Date.UTC(2027, 2, 9, 20)), 1);
  expect(draft).toMatchObject({ hostId: '5', topic: 'Follow-up', follows: Date.UTC(2027, 2, 9, 20), replaces: null });
  expect(draft.when).toMatchObject({
    wall: '2027-03-16T15:00',
    startsAt: Date.UTC(2027, 2, 16, 19),
    zoneId: voss.zoneId,
  });
  expect(draft.participants).toMatchObject([
    { kind: 'guest', name: 'Rosa Vega', email: rosa.email, packet: 'none', serviceId: null, deposit: '' },
    { kind: 'user', userId: '31', name: 'Amal Nkemba' },
  ]);
  expect(draft.participants.map((person) => person.localId)).not.toContain('g');
});

test('book next: weeks that have passed are passed over, and an hour that is skipped is left open', () => {
  const late = { ...maker(), now: Date.UTC(2027, 2, 30, 12) };
  expect(draftAfter(late, sessionAt(Date.UTC(2027, 2, 9, 20)), 1).when.wall).toBe('2027-03-30T15:00');
  const night = draftAfter({ ...maker(), now: Date.UTC(2027, 2, 7) }, sessionAt(Date.UTC(2027, 2, 7, 7, 30)), 1);
  expect(night.when).toMatchObject({ wall: '2027-03-14T02:30', startsAt: null });
});
