// A filled-in form for tests: invented people, a Monday in November 2026 in Denver.
import type { GuestDraft, SessionDraft } from '../../src-shared/session/draft.ts';
import type { Clinician } from '../../src-shared/session/session.ts';

/** Mon 23 Nov 2026, 10:47 am in Denver. */
export const testNow = Date.UTC(2026, 10, 23, 17, 47);
/** Tue 24 Nov 2026, 3:00 pm in New York, 1:00 pm in Denver. */
export const testStart = Date.UTC(2026, 10, 24, 20, 0);
export const eastern = 'Eastern Standard Time';
export const mountain = 'Mountain Standard Time';

export const testHost: Clinician = {
  userId: '31',
  name: 'Dr. Ilse Voss',
  email: '',
  phone: '',
  zoneId: mountain,
  externalId: 'DR-VOSS',
  helpNumber: '',
  mayHost: true,
};

export function testGuest(change: Partial<GuestDraft> = {}): GuestDraft {
  return {
    kind: 'guest',
    localId: 'guest-1',
    name: 'Trevor Lane',
    email: 'trevor.lane@example.org',
    phone: '',
    zoneId: eastern,
    externalId: '',
    delivery: 'email',
    packet: 'none',
    serviceId: null,
    deposit: '',
    ...change,
  };
}

export function testDraft(change: Partial<SessionDraft> = {}): SessionDraft {
  return {
    draftId: 'draft-1',
    changeId: 'change-1',
    sessionLocalId: 'session-1',
    openedAt: testNow,
    hostId: testHost.userId,
    when: {
      now: false,
      typed: '3pm tomorrow',
      readingOf: 'patient',
      zoneId: eastern,
      wall: '2026-11-24T15:00',
      startsAt: testStart,
    },
    recorded: false,
    topic: '',
    externalId: '',
    participants: [testGuest()],
    kindId: '',
    follows: null,
    place: null,
    replaces: null,
    ...change,
  };
}
