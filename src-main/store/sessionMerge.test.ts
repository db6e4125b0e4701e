// Goal: a read takes nothing away that only this desk knows, and gives nobody another person's id. Method: cases, pair by pair.
import { expect, test } from 'vitest';
import type { Participant } from '../../src-shared/session/session.ts';
import type { RemoteParticipant } from '../api/port.ts';
import { asRead, firstSight, isSameSession, matchPeople, mergeSession } from './sessionMerge.ts';
import { countingIds, guest, host, invited, remote, waiting } from './testing/testSessions.ts';

test('at first sight session and participants get local ids, and no packet is made up', () => {
  const seen = firstSight(remote(), countingIds());
  expect([seen.localId, ...seen.participants.map((person) => person.localId)]).toEqual(['id-1', 'id-2', 'id-3']);
  expect(seen.participants.map((person) => person.packet)).toEqual([null, null]);
  expect(seen).toMatchObject({ sessionId: 77120, meetNow: false, topic: 'Follow-up' });
});

test('local ids stay over reads, in whatever order the participants come', () => {
  const seen = firstSight(remote(), countingIds());
  const again = mergeSession(seen, remote({ participants: [guest(), host()] }), countingIds('new-'));
  expect(again.localId).toBe(seen.localId);
  expect(again.participants.map((person) => person.localId)).toEqual(['id-3', 'id-2']);
});

test('a booking of this desk that comes back keeps ids and packets, and learns codes', () => {
  const booked = waiting({
    participants: [
      invited({ localId: 'p-guest', packet: 412 }),
      invited({ localId: 'p-user', userId: '31', name: 'Amal Nkemba', email: '', phone: '', packet: 'all' }),
    ],
  });
  const colleague = guest({ participationId: 9, userId: '31', name: 'A. Nkemba', email: 'amal@example.org' });
  const back = mergeSession(booked, remote({ participants: [host(), colleague, guest()] }), countingIds('new-'));
  expect(back.participants.map(({ localId, packet }) => [localId, packet])).toEqual([
    ['new-1', null],
    ['p-user', 'all'],
    ['p-guest', 412],
  ]);
  expect(back.participants[2]).toMatchObject({ participationId: 150234, connectCode: '447120983' });
});

const matches: readonly [says: string, known: Partial<Participant>, read: Partial<RemoteParticipant>, same: boolean][] =
  [
    ['the same id, everything else changed', { participationId: 150234, name: 'R. Vega', email: '' }, {}, true],
    ['another id, everything else the same', { participationId: 1 }, {}, false],
    ['not known yet, same name and contact', {}, {}, true],
    ['name in another case and spacing', { name: ' ROSA  vega' }, {}, true],
    ['address in another case', { email: 'Rosa.Vega@Example.org' }, {}, true],
    ['phone written otherwise', { phone: '(303) 555-0142' }, {}, true],
    ['same name, other address and phone: another person', { email: 'a@example.org', phone: '2025550100' }, {}, false],
    ['same name, one contact the same', { phone: '' }, {}, true],
    ['same name, this desk knows no contact, the other has one', { email: '', phone: '' }, {}, false],
    ['same name, neither has a contact', { email: '', phone: '' }, { email: '', phone: '' }, true],
    ['same contact, another name: a family shares it', { name: 'Luis Vega' }, {}, false],
    ['same user', { userId: '31', name: 'x' }, { userId: '31' }, true],
    ['another user of the same name', { userId: '31' }, { userId: '32' }, false],
    ['a user and a guest of one name', { userId: '31' }, {}, false],
  ];
test.each(matches)('matching: %s', (_, known, read, same) => {
  const person = invited(known);
  expect(matchPeople([person], [guest(read)])).toEqual([same ? person : null]);
});

test('two of one name are told apart by contact, and each known person is given once', () => {
  const [first, second] = [invited({ localId: 'a' }), invited({ localId: 'b', email: 'ana2@example.org', phone: '' })];
  const read = [guest({ participationId: 1, email: 'ana2@example.org', phone: '' }), guest({ participationId: 2 })];
  expect(matchPeople([first, second], read)).toEqual([second, first]);
  expect(matchPeople([first], [guest({ participationId: 1 }), guest({ participationId: 2 })])).toEqual([first, null]);
});

test('a full match goes before a half one', () => {
  const half = guest({ participationId: 1, phone: '2025550199' });
  const person = invited();
  expect(matchPeople([person], [half, guest({ participationId: 2 })])).toEqual([null, person]);
});

test('a Meet Now stays one when its answer has zero seconds, and ends when it is moved', () => {
  const now = waiting({ meetNow: true });
  const booked = mergeSession(now, remote(), countingIds());
  expect(booked.meetNow).toBe(true);
  expect(mergeSession(booked, remote(), countingIds()).meetNow).toBe(true);
  expect(mergeSession(booked, remote({ startsAt: booked.startsAt + 60_000 }), countingIds()).meetNow).toBe(false);
  expect(firstSight(remote({ hasSeconds: true }), countingIds()).meetNow).toBe(true);
});

test('an old account that tells of little takes nothing away; one that tells all does', () => {
  const booked = waiting({ participants: [invited({ serviceId: 88, depositCents: 2500 })] });
  const bare = { zoneId: '', externalId: '', delivery: null, serviceId: null, depositCents: null };
  const old = remote({ externalId: null, topic: '', participants: [guest(bare)] });
  expect(mergeSession(booked, old, countingIds())).toMatchObject({
    externalId: booked.externalId,
    topic: 'Follow-up',
    participants: [{ zoneId: 'Mountain Standard Time', externalId: 'MRN-3381', serviceId: 88, depositCents: 2500 }],
  });
  const whole = remote({ externalId: '', topic: '', participants: [guest(bare)] });
  expect(mergeSession(booked, whole, countingIds())).toMatchObject({
    externalId: '',
    topic: '',
    participants: [{ zoneId: '', externalId: '', serviceId: null, depositCents: null }],
  });
});

test('sameness sees a change in every member of session and participant', () => {
  const seen = firstSight(remote(), countingIds());
  expect(isSameSession(seen, structuredClone(seen))).toBe(true);
  for (const key of Object.keys(seen).filter((name) => name !== 'participants')) {
    expect(isSameSession(seen, { ...seen, [key]: 'changed' }), key).toBe(false);
  }
  for (const key of Object.keys(seen.participants[1] ?? {})) {
    const participants = seen.participants.map((person, at) => (at === 1 ? { ...person, [key]: 'changed' } : person));
    expect(isSameSession(seen, { ...seen, participants }), key).toBe(false);
  }
  expect(isSameSession(seen, { ...seen, participants: seen.participants.slice(1) })).toBe(false);
});

test('a known session taken as read comes out as it was', () => {
  const seen = firstSight(remote({ hasSeconds: true }), countingIds());
  expect(mergeSession(seen, asRead(seen), countingIds('new-'))).toEqual(seen);
});
