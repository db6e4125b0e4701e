// The session being written as a row of the day, so that it can stand in its place, dashed.
import type { DayRow } from '../../../src-shared/contract/views/day.ts';
import type { ParticipantDraft, SessionDraft } from '../../../src-shared/session/draft.ts';
import { centsOf } from '../../../src-shared/session/rules.ts';
import type { Participant } from '../../../src-shared/session/session.ts';
import type { UtcMs } from '../../../src-shared/time/utc.ts';

/** A row for a draft; undefined while its start is not understood. A Meet Now stands at `now`. */
export function draftRow(draft: SessionDraft, now: UtcMs): DayRow | undefined {
  const startsAt = draft.when.now ? now : draft.when.startsAt;
  if (startsAt === null) return undefined;
  const people = draft.participants.filter((person) => person.name.trim() !== '');
  return {
    session: {
      localId: draft.sessionLocalId,
      sessionId: null,
      hostId: draft.hostId,
      startsAt,
      meetNow: draft.when.now,
      recorded: draft.recorded,
      topic: draft.topic.trim(),
      externalId: '',
      scheduleType: '',
      cancelled: false,
      billableAt: null,
      durationMinutes: null,
      participants: people.map(personOf),
    },
    seen: { startsAt, hostId: draft.hostId, names: [], readAt: null },
    wasStartsAt: null,
    waiting: 'none',
    notBookedYet: true,
    cancelWaits: false,
    readAt: null,
    tell: '',
    goneSince: null,
    mark: null,
  };
}

function personOf(person: ParticipantDraft): Participant {
  const guest = person.kind === 'guest' ? person : null;
  return {
    localId: person.localId,
    participationId: null,
    name: person.name.trim(),
    userId: person.kind === 'user' ? person.userId : null,
    isHost: false,
    email: guest?.email ?? '',
    phone: guest?.phone ?? '',
    zoneId: guest?.zoneId ?? '',
    externalId: '',
    connectCode: null,
    delivery: guest?.delivery ?? null,
    connectedAt: null,
    expiresAt: null,
    rsvp: '',
    serviceId: guest?.serviceId ?? null,
    depositCents: guest && guest.deposit.trim() !== '' ? centsOf(guest.deposit) : null,
    packet: person.packet,
  };
}
