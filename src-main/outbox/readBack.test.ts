// Goal: what SecureVideo has otherwise than asked is told with both values, and what it leaves out is no difference.
// Method: one part of an answer changed at a time.
import { expect, test } from 'vitest';
import type { Wish } from '../../src-shared/outbox/change.ts';
import type { RemoteParticipant, RemoteSession } from '../api/port.ts';
import { differences } from './readBack.ts';
import { booking, FOUR, guest, THREE, wish } from './testing/wishes.ts';

const host: RemoteParticipant = {
  participationId: 1,
  name: 'Dr. Ilse Voss',
  userId: '5',
  isHost: true,
  email: 'voss@example.org',
  phone: '',
  zoneId: 'Mountain Standard Time',
  externalId: '',
  connectCode: '111222333',
  delivery: 'email',
  connectedAt: null,
  expiresAt: null,
  rsvp: '',
  serviceId: null,
  depositCents: null,
};
const rosa: RemoteParticipant = {
  ...host,
  participationId: 2,
  name: 'Rosa Vega',
  userId: null,
  isHost: false,
  email: 'rosa.vega@example.org',
};
const session: RemoteSession = {
  sessionId: 9,
  hostId: '5',
  startsAt: THREE,
  recorded: false,
  topic: '',
  externalId: null,
  scheduleType: '',
  cancelled: false,
  billableAt: null,
  durationMinutes: null,
  hasSeconds: false,
  participants: [host, rosa],
};
const withRosa = (more: Partial<RemoteParticipant>): RemoteSession => ({
  ...session,
  participants: [host, { ...rosa, ...more }],
});
const found = (asked: Wish, kept: RemoteSession, participationId: number | null = null): unknown =>
  differences(asked, kept, { participationId });

test('all as asked: nothing is found, however it is spelled', () => {
  expect(found(wish.create(), session)).toEqual([]);
  const spelled = withRosa({ name: 'ROSA  VEGA', email: 'Rosa.Vega@Example.org' });
  expect(found(wish.create(), spelled)).toEqual([]);
});

test.each([
  [
    { ...session, startsAt: FOUR },
    { part: 'time', asked: THREE, kept: FOUR },
  ],
  [
    { ...session, hostId: '6' },
    { part: 'host', asked: '5', kept: '6' },
  ],
  [
    { ...session, recorded: true },
    { part: 'recorded', asked: false, kept: true },
  ],
  [
    { ...session, participants: [host] },
    { part: 'people', asked: ['Rosa Vega'], kept: [] },
  ],
  [
    { ...session, participants: [host, rosa, { ...rosa, participationId: 3, name: 'Bo Lind' }] },
    { part: 'people', asked: ['Rosa Vega'], kept: ['Rosa Vega', 'Bo Lind'] },
  ],
  [
    withRosa({ email: 'r@x.org' }),
    { part: 'email', who: 'Rosa Vega', asked: 'rosa.vega@example.org', kept: 'r@x.org' },
  ],
  [withRosa({ phone: '3035550100' }), { part: 'phone', who: 'Rosa Vega', asked: '', kept: '3035550100' }],
  [withRosa({ delivery: 'none' }), { part: 'delivery', who: 'Rosa Vega', asked: 'email', kept: 'none' }],
  [
    withRosa({ zoneId: 'Pacific Standard Time' }),
    { part: 'zone', who: 'Rosa Vega', asked: 'Mountain Standard Time', kept: 'Pacific Standard Time' },
  ],
  [withRosa({ depositCents: 500 }), { part: 'deposit', who: 'Rosa Vega', asked: null, kept: 500 }],
])('a booking: %#', (kept, one) => {
  expect(found(wish.create(), kept)).toEqual([one]);
});

test('what an answer leaves out, and a zone that was left to SecureVideo, is no difference', () => {
  expect(found(wish.create(), withRosa({ delivery: null, zoneId: '', depositCents: null }))).toEqual([]);
  const open = booking({ participants: [guest('Rosa Vega', { zoneId: '' })] });
  expect(found({ kind: 'create', booking: open }, withRosa({ zoneId: 'Pacific Standard Time' }))).toEqual([]);
  expect(found(wish.create({ startsAt: null, wall: null }), { ...session, startsAt: FOUR })).toEqual([]);
});

test('a move and a hand-over are compared in their own part alone', () => {
  expect(found(wish.move(FOUR), session)).toEqual([{ part: 'time', asked: FOUR, kept: THREE }]);
  expect(found(wish.move('now'), session)).toEqual([]);
  expect(found(wish.host('6'), { ...session, startsAt: FOUR })).toEqual([{ part: 'host', asked: '6', kept: '5' }]);
});

test('somebody who was added and is not there, or was removed and is', () => {
  expect(found(wish.add('Ana Lopez'), session)).toEqual([
    { part: 'people', asked: ['Rosa Vega', 'Ana Lopez'], kept: ['Rosa Vega'] },
  ]);
  expect(found(wish.remove('Rosa Vega'), session, 2)).toEqual([{ part: 'people', asked: [], kept: ['Rosa Vega'] }]);
  expect(found(wish.remove('Rosa Vega'), session, 7)).toEqual([]);
});

test('a cancel after which it is still booked', () => {
  expect(found(wish.cancel(), session)).toEqual([{ part: 'standing', kept: THREE }]);
  expect(found(wish.cancel(), { ...session, cancelled: true })).toEqual([]);
});
