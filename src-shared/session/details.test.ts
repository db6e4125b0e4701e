// Goal: whatever a change of details is made of, the last guest is never removed, and no two of one name are asked for.
import { expect, test } from 'vitest';
import { detailsWay } from './details.ts';
import type { Participant, Session } from './session.ts';

const person = (localId: string, name: string, isHost = false): Participant => ({
  ...{ localId, participationId: 1, name, userId: isHost ? '5' : null, isHost, email: '', phone: '', zoneId: '' },
  ...{ externalId: '', connectCode: null, delivery: 'none', connectedAt: null, expiresAt: null, rsvp: '' },
  ...{ serviceId: null, depositCents: null, packet: null },
});
const session = (...guests: Participant[]): Session => ({
  ...{ localId: 's', sessionId: 1, hostId: '5', startsAt: 600_000, meetNow: false, recorded: false, topic: '' },
  ...{ externalId: '', scheduleType: '', cancelled: false, billableAt: null, durationMinutes: null },
  participants: [person('h', 'Dr. Ilse Voss', true), ...guests],
});
const ana = person('a', 'Ana Lopez');
const rosa = person('r', 'Rosa Vega');
const ahead = { isUnsent: false, now: 0 };

test.each([
  ['the only guest, spelled as before', session(ana), 'Ana Lopez', ahead, 'anew'],
  ['case and blanks make no new spelling', session(ana), ' ana  lopez', ahead, 'anew'],
  ['the only guest, spelled otherwise', session(ana), 'Ana López', ahead, 'inOut'],
  ['one of two, spelled as before', session(ana, rosa), 'Ana Lopez', ahead, 'outIn'],
  ['one of two, spelled otherwise', session(ana, rosa), 'Ana López', ahead, 'inOut'],
  ['not sent yet', session(ana), 'Ana Lopez', { isUnsent: true, now: 0 }, 'unsent'],
  ['the only guest, and it has begun', session(ana), 'Ana Lopez', { isUnsent: false, now: 700_000 }, 'begun'],
  ['begun, but somebody else stays', session(ana, rosa), 'Ana Lopez', { isUnsent: false, now: 700_000 }, 'outIn'],
] as const)('%s', (_, of, name, context, way) => {
  expect(detailsWay(of, 'a', name, context)).toBe(way);
});
