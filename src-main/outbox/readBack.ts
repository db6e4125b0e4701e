// After a delivery: has SecureVideo kept what was asked? What it kept otherwise is shown with both values, never passed over.
import type { Wish } from '../../src-shared/outbox/change.ts';
import type { Discrepancy } from '../../src-shared/outbox/discrepancy.ts';
import type { Booking, Invited, InvitedGuest } from '../../src-shared/session/booking.ts';
import { foldName } from '../../src-shared/session/rules.ts';
import type { RemoteParticipant, RemoteSession } from '../api/port.ts';
import { isPerson, sameEmail, sameMinute, samePhone } from './match.ts';

/** What the comparison needs beside the wish. */
export type ReadBackContext = {
  /** SecureVideo's id of the participation that was to go; null where there was none, or it is not known. */
  readonly participationId: number | null;
};

/** What SecureVideo's session has otherwise than the wish asked; empty = all as asked. A "now" has no time to compare. */
export function differences(wish: Wish, session: RemoteSession, context: ReadBackContext): Discrepancy[] {
  switch (wish.kind) {
    case 'create':
      return bookingDifferences(wish.booking, session);
    case 'move':
      return wish.to === 'now' ? [] : timeDifferences(wish.to, session);
    case 'changeHost':
      return hostDifferences(wish.hostId, session);
    case 'addParticipant': {
      const told = findPerson(wish.participant, session);
      if (told !== undefined) return personDifferences(wish.participant, told);
      const kept = invitedNames(session);
      return [{ part: 'people', asked: [...kept, wish.participant.name], kept }];
    }
    case 'removeParticipant': {
      const { participationId } = context;
      const still = session.participants.find((one) => one.participationId === participationId);
      if (still === undefined) return [];
      const kept = invitedNames(session);
      const asked = session.participants.filter((one) => !one.isHost && one !== still).map((one) => one.name);
      return [{ part: 'people', asked, kept }];
    }
    case 'cancel':
      return session.cancelled ? [] : [{ part: 'standing', kept: session.startsAt }];
  }
}

function bookingDifferences(booking: Booking, session: RemoteSession): Discrepancy[] {
  const found: Discrepancy[] = [
    ...(booking.startsAt === null ? [] : timeDifferences(booking.startsAt, session)),
    ...hostDifferences(booking.hostId, session),
  ];
  const told = booking.participants.map((person) => findPerson(person, session));
  const kept = invitedNames(session);
  if (told.includes(undefined) || kept.length !== booking.participants.length) {
    found.push({ part: 'people', asked: booking.participants.map(({ name }) => name), kept });
  }
  for (const [place, person] of booking.participants.entries()) {
    const same = told[place];
    if (same !== undefined) found.push(...personDifferences(person, same));
  }
  if (booking.recorded !== session.recorded) {
    found.push({ part: 'recorded', asked: booking.recorded, kept: session.recorded });
  }
  return found;
}

function timeDifferences(asked: number, { startsAt }: RemoteSession): Discrepancy[] {
  return sameMinute(asked, startsAt) ? [] : [{ part: 'time', asked, kept: startsAt }];
}

function hostDifferences(asked: string, { hostId }: RemoteSession): Discrepancy[] {
  return asked === hostId ? [] : [{ part: 'host', asked, kept: hostId }];
}

function personDifferences(person: Invited, told: RemoteParticipant): Discrepancy[] {
  return person.kind === 'user' ? [] : guestDifferences(person, told);
}

function guestDifferences(guest: InvitedGuest, told: RemoteParticipant): Discrepancy[] {
  const who = guest.name;
  const found: Discrepancy[] = [];
  if (!sameEmail(guest.email, told.email)) found.push({ part: 'email', who, asked: guest.email, kept: told.email });
  if (!samePhone(guest.phone, told.phone)) found.push({ part: 'phone', who, asked: guest.phone, kept: told.phone });
  if (told.delivery !== null && told.delivery !== guest.delivery) {
    found.push({ part: 'delivery', who, asked: guest.delivery, kept: told.delivery });
  }
  // Old accounts leave members out, and a guest without a zone has the host's: silence is no difference.
  if (guest.zoneId !== '' && told.zoneId !== '' && told.zoneId !== guest.zoneId) {
    found.push({ part: 'zone', who, asked: guest.zoneId, kept: told.zoneId });
  }
  if (told.depositCents !== null && told.depositCents !== guest.depositCents) {
    found.push({ part: 'deposit', who, asked: guest.depositCents, kept: told.depositCents });
  }
  return found;
}

function findPerson(person: Invited, { participants }: RemoteSession): RemoteParticipant | undefined {
  return (
    participants.find((one) => isPerson(person, one)) ??
    participants.find((one) => !one.isHost && foldName(one.name) === foldName(person.name))
  );
}

function invitedNames({ participants }: RemoteSession): string[] {
  return participants.filter((one) => !one.isHost).map((one) => one.name);
}
