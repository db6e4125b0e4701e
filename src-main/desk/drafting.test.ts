import { expect, test } from 'vitest';
import type { PersonSuggestion, Settings } from '../../src-shared/contract/views.ts';
import { bookingOf } from '../../src-shared/session/booking.ts';
import type { Clinician } from '../../src-shared/session/session.ts';
import { blankDraft, draftForPerson, draftOfBooking } from './drafting.ts';
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
const settings: Settings = {
  clinicName: '',
  clinicZoneId: 'Mountain Standard Time',
  typedTimeMeant: 'host',
  defaultDelivery: 'text',
  defaultPacket: 412,
  defaultRecorded: true,
  packets: [],
  services: [],
  kinds: [],
  officeHours: null,
  holdSeconds: 0,
  theme: 'system',
  singleKeys: true,
  earlierFolded: true,
};
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
