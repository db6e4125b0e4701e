// Goal: a kind of visit fills in what it says, gives way to the next one, and leaves alone what was typed by hand.
import { expect, test } from 'vitest';
import type { GuestDraft } from './draft.ts';
import { VisitKind, VisitKinds } from './kind.ts';
import { guestOfKind, sessionOfKind } from './ofKind.ts';

const intake: VisitKind = {
  ...{ id: 'intake', name: 'Intake', packet: 412, serviceId: 91, depositCents: 4000 },
  ...{ delivery: 'text', recorded: true, topic: 'Intake' },
};
const followUp: VisitKind = {
  ...{ id: 'follow-up', name: 'Follow-up', packet: 'none', serviceId: null, depositCents: null },
  ...{ delivery: null, recorded: false, topic: 'Follow-up' },
};
const rosa: GuestDraft = {
  ...{ kind: 'guest', localId: 'g1', name: 'Rosa Vega', email: 'rosa@example.org', phone: '3035550142' },
  ...{ zoneId: '', externalId: '', delivery: 'email', packet: 'none', serviceId: null, deposit: '' },
};
const session = { recorded: false, topic: '', kindId: '' };
const usual = { recorded: false, packet: 'none' as const };

test('a kind fills in the session and its patient', () => {
  expect(sessionOfKind(session, intake, undefined, usual)).toEqual({
    recorded: true,
    topic: 'Intake',
    kindId: 'intake',
  });
  expect(guestOfKind(rosa, intake, undefined, usual)).toMatchObject({
    ...{ packet: 412, serviceId: 91, deposit: '40.00', delivery: 'text' },
  });
});

test('another kind takes away what the one before filled in, and none takes away all', () => {
  const first = guestOfKind(rosa, intake, undefined, usual);
  expect(guestOfKind(first, followUp, intake, usual)).toMatchObject({ packet: 'none', serviceId: null, deposit: '' });
  expect(guestOfKind(first, undefined, intake, { packet: 415 })).toMatchObject({ packet: 415, deposit: '' });
  const was = sessionOfKind(session, intake, undefined, usual);
  expect(sessionOfKind(was, followUp, intake, usual)).toMatchObject({ topic: 'Follow-up', recorded: false });
  expect(sessionOfKind(was, undefined, intake, usual)).toEqual(session);
});

test('what was typed by hand stays: a topic, an amount with its service', () => {
  const typed = { ...session, topic: 'Sleep' };
  expect(sessionOfKind(typed, intake, undefined, usual).topic).toBe('Sleep');
  const asked = { ...guestOfKind(rosa, intake, undefined, usual), deposit: '35' };
  expect(guestOfKind(asked, followUp, intake, usual)).toMatchObject({ serviceId: 91, deposit: '35' });
});

test('an invite that could not reach somebody whom another way reaches is not taken', () => {
  const noPhone = { ...rosa, phone: '' };
  expect(guestOfKind(noPhone, intake, undefined, usual).delivery).toBe('email');
  // Nothing is known of a new patient: the kind's way is asked for.
  expect(guestOfKind({ ...noPhone, email: '' }, intake, undefined, usual).delivery).toBe('text');
  expect(guestOfKind(rosa, { ...intake, delivery: 'none' }, undefined, usual).delivery).toBe('none');
});

test('lets a whole kind through, and stops half a deposit, no name, two of one id', () => {
  expect(VisitKind.safeParse(intake).success).toBe(true);
  expect(VisitKinds.safeParse([intake, followUp]).success).toBe(true);
  expect(VisitKind.safeParse({ ...intake, depositCents: null }).success).toBe(false);
  expect(VisitKind.safeParse({ ...intake, serviceId: null }).success).toBe(false);
  expect(VisitKind.safeParse({ ...intake, name: '  ' }).success).toBe(false);
  expect(VisitKinds.safeParse([intake, { ...followUp, id: 'intake' }]).success).toBe(false);
});
