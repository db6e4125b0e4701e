// For tests: sessions as SecureVideo tells them, as this desk writes them, and reads of lists. All people are invented.
import type { Participant, Session } from '../../../src-shared/session/session.ts';
import { hourMs } from '../../../src-shared/time/utc.ts';
import type { RemoteParticipant, RemoteSession } from '../../api/port.ts';
import type { SessionsRead } from '../port.ts';

/** The moment at which the tests' first read begins: Monday 23 November 2026, 17:47 UTC. */
export const T0 = Date.UTC(2026, 10, 23, 17, 47);

/** A guest as told; what a test does not name has a value, so that losing it shows. */
export function guest(change: Partial<RemoteParticipant> = {}): RemoteParticipant {
  return {
    participationId: 150234,
    name: 'Rosa Vega',
    userId: null,
    isHost: false,
    email: 'rosa.vega@example.org',
    phone: '3035550142',
    zoneId: 'Mountain Standard Time',
    externalId: 'MRN-3381',
    connectCode: '447120983',
    delivery: 'email',
    connectedAt: null,
    expiresAt: null,
    rsvp: 'Unknown',
    serviceId: 88,
    depositCents: 2500,
    ...change,
  };
}

export function host(change: Partial<RemoteParticipant> = {}): RemoteParticipant {
  return guest({
    participationId: 150233,
    name: 'Dr. Ilse Voss',
    userId: '5',
    isHost: true,
    email: 'voss@example.org',
    phone: '',
    externalId: '',
    connectCode: '305518926',
    serviceId: null,
    depositCents: null,
    ...change,
  });
}

/** A session of clinician 5 an hour after T0, with its host and one guest. */
export function remote(change: Partial<RemoteSession> = {}): RemoteSession {
  return {
    sessionId: 77120,
    hostId: '5',
    startsAt: T0 - 47 * 60_000 + hourMs,
    recorded: false,
    topic: 'Follow-up',
    externalId: '',
    hasSeconds: false,
    scheduleType: 'Scheduled',
    cancelled: false,
    billableAt: null,
    durationMinutes: null,
    participants: [host(), guest()],
    ...change,
  };
}

/** A participant of this desk's own making: no ids and no code yet. */
export function invited(change: Partial<Participant> = {}): Participant {
  return { ...guest(), localId: 'p-own', participationId: null, connectCode: null, rsvp: '', packet: 412, ...change };
}

/** A session that waits to be booked. */
export function waiting(change: Partial<Session> = {}): Session {
  const { hasSeconds: _, ...same } = remote();
  return {
    ...same,
    localId: 's-own',
    sessionId: null,
    meetNow: false,
    externalId: 'fd-01jd3v8q6m7k01jd3v8q6m7k01',
    scheduleType: '',
    participants: [invited()],
    ...change,
  };
}

export function readOf(sessions: readonly RemoteSession[], change: Partial<SessionsRead> = {}): SessionsRead {
  return { sessions, unreadable: 0, begunAt: T0, scope: { is: 'account' }, ...change };
}

/** 'id-1', 'id-2'... */
export function countingIds(prefix = 'id-'): () => string {
  let made = 0;
  return () => `${prefix}${++made}`;
}
