// What a search finds, for tests of the palette.
import type { FoundSession, PersonSuggestion } from '../../../src-shared/contract/views/search.ts';
import { eastern, testNow } from '../../form/testDraft.ts';

/** A session of Trevor Lane with Dr. Voss. */
export function foundSession(
  localId: string,
  startsAt: number,
  origin: FoundSession['origin'] = 'thisComputer',
): FoundSession {
  const person = {
    localId: `${localId}-p`,
    participationId: 1,
    name: 'Trevor Lane',
    userId: null,
    isHost: false,
    email: 'trevor.lane@example.org',
    phone: '',
    zoneId: eastern,
    externalId: '',
    connectCode: '447120983',
    delivery: 'email',
    connectedAt: null,
    expiresAt: null,
    rsvp: '',
    serviceId: null,
    depositCents: null,
    packet: null,
  } as const;
  return {
    session: {
      localId,
      sessionId: 1,
      hostId: '31',
      startsAt,
      meetNow: false,
      recorded: false,
      topic: 'Follow-up',
      externalId: '',
      scheduleType: '',
      cancelled: false,
      billableAt: null,
      durationMinutes: null,
      participants: [person],
    },
    seen: { startsAt, hostId: '31', names: ['Trevor Lane'], readAt: null },
    wasStartsAt: null,
    tell: '',
    waiting: 'none',
    notBookedYet: false,
    cancelWaits: false,
    readAt: null,
    goneSince: null,
    mark: null,
    origin,
  };
}

export const trevor: PersonSuggestion = {
  personId: 'p1',
  name: 'Trevor Lane',
  email: 'trevor.lane@example.org',
  phone: '',
  zoneId: eastern,
  externalId: '',
  delivery: 'email',
  lastHostId: '31',
  lastKindId: '',
  lastSeenAt: testNow,
  ahead: 1,
  newerId: '',
};
