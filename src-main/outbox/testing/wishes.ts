// Wishes, sessions and records with believable contents, for tests of the outbox.
import type { SeenSession, Wish } from '../../../src-shared/outbox/change.ts';
import type { Booking, InvitedGuest } from '../../../src-shared/session/booking.ts';

/** Monday 23 November 2026, 10:47 in Denver: where `TestClock` starts. */
export const NOW = Date.UTC(2026, 10, 23, 17, 47);
export const HOUR = 3_600_000;
/** Three in the afternoon in Denver. */
export const THREE = Date.UTC(2026, 10, 23, 22, 0);
export const FOUR = THREE + HOUR;
export const FIVE = THREE + 2 * HOUR;

export function guest(name: string, more: Partial<InvitedGuest> = {}): InvitedGuest {
  return {
    kind: 'guest',
    localId: `p-${name}`,
    name,
    email: `${name.toLowerCase().replace(/\s+/g, '.')}@example.org`,
    phone: '',
    zoneId: 'Mountain Standard Time',
    externalId: '',
    delivery: 'email',
    packet: 'none',
    serviceId: null,
    depositCents: null,
    ...more,
  };
}

export function booking(more: Partial<Booking> = {}): Booking {
  return {
    hostId: '5',
    startsAt: THREE,
    wall: { wall: '2026-11-23T15:00', zoneId: 'Mountain Standard Time' },
    recorded: false,
    topic: '',
    externalId: 'fd-01jd3v8q6m7k00000000000000',
    externalIdIsOurs: true,
    participants: [guest('Rosa Vega')],
    ...more,
  };
}

export function seen(more: Partial<SeenSession> = {}): SeenSession {
  return { startsAt: THREE, hostId: '5', names: ['Dr. Ilse Voss', 'Rosa Vega'], readAt: NOW, ...more };
}

export const wish = {
  create: (more: Partial<Booking> = {}): Wish => ({ kind: 'create', booking: booking(more) }),
  move: (to: number | 'now', saw: Partial<SeenSession> = {}): Wish => ({
    kind: 'move',
    to,
    wall: null,
    seen: seen(saw),
  }),
  cancel: (saw: Partial<SeenSession> = {}): Wish => ({ kind: 'cancel', seen: seen(saw) }),
  add: (name: string, saw: Partial<SeenSession> = {}): Wish => ({
    kind: 'addParticipant',
    participant: guest(name),
    seen: seen(saw),
  }),
  remove: (name: string, saw: Partial<SeenSession> = {}): Wish => ({
    kind: 'removeParticipant',
    participantLocalId: `p-${name}`,
    name,
    seen: seen(saw),
  }),
  host: (hostId: string, saw: Partial<SeenSession> = {}): Wish => ({ kind: 'changeHost', hostId, seen: seen(saw) }),
};
