// How a session will look once a wish has come true. Pure: laid over the local copy, or written to it after delivery.
import type { Wish } from '../../src-shared/outbox/change.ts';
import type { Booking, Invited } from '../../src-shared/session/booking.ts';
import type { Participant, Session, UtcMs } from '../../src-shared/session/session.ts';

/** The session of a booking that waits; a Meet Now starts `now` as far as this desk can say. */
export function sessionOf(localId: string, booking: Booking, now: UtcMs): Session {
  return {
    localId,
    sessionId: null,
    hostId: booking.hostId,
    startsAt: booking.startsAt ?? now,
    meetNow: booking.startsAt === null,
    recorded: booking.recorded,
    topic: booking.topic,
    externalId: booking.externalId,
    scheduleType: '',
    cancelled: false,
    billableAt: null,
    durationMinutes: null,
    participants: booking.participants.map(participantOf),
  };
}

/** The session after one more wish. `now` is the moment of a "now". */
export function applyWish(session: Session, wish: Wish, now: UtcMs): Session {
  switch (wish.kind) {
    case 'create': {
      const { startsAt, hostId, participants } = sessionOf(session.localId, wish.booking, now);
      const known = new Map(session.participants.map((person) => [person.localId, person]));
      const hosts = session.participants.filter((person) => person.isHost);
      const invited = participants.map((person) => known.get(person.localId) ?? person);
      return { ...session, startsAt, hostId, participants: [...hosts, ...invited] };
    }
    case 'move':
      return { ...session, startsAt: wish.to === 'now' ? now : wish.to };
    case 'cancel':
      return { ...session, cancelled: true };
    case 'addParticipant': {
      const isThere = session.participants.some((person) => person.localId === wish.participant.localId);
      if (isThere) return session;
      return { ...session, participants: [...session.participants, participantOf(wish.participant)] };
    }
    case 'removeParticipant':
      return {
        ...session,
        participants: session.participants.filter((one) => one.localId !== wish.participantLocalId),
      };
    case 'changeHost':
      return { ...session, hostId: wish.hostId, participants: session.participants.filter((person) => !person.isHost) };
  }
}

/** A person as invited, before SecureVideo has told a code. */
export function participantOf(person: Invited): Participant {
  const isGuest = person.kind === 'guest';
  return {
    localId: person.localId,
    participationId: null,
    name: person.name,
    userId: isGuest ? null : person.userId,
    isHost: false,
    email: isGuest ? person.email : '',
    phone: isGuest ? person.phone : '',
    zoneId: isGuest ? person.zoneId : '',
    externalId: isGuest ? person.externalId : '',
    connectCode: null,
    delivery: isGuest ? person.delivery : null,
    connectedAt: null,
    expiresAt: null,
    rsvp: '',
    serviceId: isGuest ? person.serviceId : null,
    depositCents: isGuest ? person.depositCents : null,
    packet: person.packet,
  };
}
