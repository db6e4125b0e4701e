// Sessions, people and a local copy in memory, for tests of the desk's own parts.
import type { OutboxRow } from '../../../src-shared/outbox/change.ts';
import type { Participant, Session } from '../../../src-shared/session/session.ts';
import type { KnownSession, SessionBook } from '../../store/port.ts';

/** A guest with what a test does not name left empty. */
export function person(change: Partial<Participant> = {}): Participant {
  return {
    localId: 'p-1',
    participationId: 150234,
    name: 'Rosa Vega',
    userId: null,
    isHost: false,
    email: 'rosa.vega@example.org',
    phone: '3035550142',
    zoneId: 'Mountain Standard Time',
    externalId: '',
    connectCode: '447120983',
    delivery: 'email',
    connectedAt: null,
    expiresAt: null,
    rsvp: 'Unknown',
    serviceId: null,
    depositCents: null,
    packet: null,
    ...change,
  };
}

/** A session of clinician 5 at a fixed hour. */
export function session(change: Partial<Session> = {}): Session {
  return {
    localId: 's-1',
    sessionId: 77120,
    hostId: '5',
    startsAt: Date.UTC(2026, 10, 23, 18, 0),
    meetNow: false,
    recorded: false,
    topic: 'Follow-up',
    externalId: '',
    scheduleType: 'Scheduled',
    cancelled: false,
    billableAt: null,
    durationMinutes: null,
    participants: [
      person({
        localId: 'p-0',
        name: 'Dr. Ilse Voss',
        userId: '5',
        isHost: true,
        email: 'voss@example.org',
        phone: '',
      }),
      person(),
    ],
    ...change,
  };
}

/** As a read has it. */
export function known(change: Partial<Session> = {}, more: Partial<KnownSession> = {}): KnownSession {
  return { session: session(change), readAt: Date.UTC(2026, 10, 23, 17, 46), goneSince: null, ...more };
}

/** The reading half of a local copy, in memory. */
export function bookOf(...all: readonly KnownSession[]): SessionBook {
  const refuse = (): never => {
    throw new Error('this book is only read');
  };
  return {
    all: () => all,
    get: (localId) => all.find((one) => one.session.localId === localId),
    bySessionId: (sessionId) => all.find((one) => one.session.sessionId === sessionId),
    byExternalId: (id) => all.filter((one) => one.session.externalId === id),
    byEmail: (email) => all.filter((one) => one.session.participants.some((guest) => guest.email === email)),
    put: refuse,
    hold: refuse,
    keep: refuse,
    drop: refuse,
    bind: refuse,
    merge: refuse,
    onChange: () => () => undefined,
  };
}

/** An open change of a lane. */
export function openRow(change: Partial<OutboxRow> = {}): OutboxRow {
  return {
    changeId: 'change-1',
    lane: 's-1',
    kind: 'move',
    standing: 'waiting',
    title: '',
    facts: '',
    why: '',
    happened: '',
    safe: '',
    cause: null,
    actions: [],
    does: {},
    opens: null,
    lookFor: null,
    compared: null,
    editable: false,
    madeAt: 0,
    by: 'desk',
    endedAt: null,
    startsAt: null,
    wasStartsAt: null,
    hostId: '5',
    story: [],
    ...change,
  };
}
