// After a delivery: has SecureVideo kept what was asked? What it kept otherwise is shown, never passed over.
import type { Wish } from '../../src-shared/outbox/change.ts';
import type { Booking, Invited } from '../../src-shared/session/booking.ts';
import type { RemoteParticipant, RemoteSession } from '../api/port.ts';
import { isPerson, sameContact, sameMinute } from './match.ts';
import { foldName } from '../../src-shared/session/rules.ts';
import type { Difference } from './record.ts';

/** What SecureVideo's session has otherwise than the wish asked; empty = all as asked. A "now" has no time to compare. */
export function differences(wish: Wish, session: RemoteSession): Difference[] {
  switch (wish.kind) {
    case 'create':
      return bookingDifferences(wish.booking, session);
    case 'move':
      return wish.to === 'now' || sameMinute(wish.to, session.startsAt) ? [] : ['time'];
    case 'changeHost':
      return wish.hostId === session.hostId ? [] : ['host'];
    case 'addParticipant':
      return personDifferences(wish.participant, session.participants);
    case 'removeParticipant':
    case 'cancel':
      return [];
  }
}

function bookingDifferences(booking: Booking, session: RemoteSession): Difference[] {
  const found = new Set<Difference>();
  if (booking.startsAt !== null && !sameMinute(booking.startsAt, session.startsAt)) found.add('time');
  if (booking.hostId !== session.hostId) found.add('host');
  if (booking.recorded !== session.recorded) found.add('recorded');
  for (const person of booking.participants) {
    for (const one of personDifferences(person, session.participants)) found.add(one);
  }
  const invited = session.participants.filter((person) => !person.isHost);
  if (invited.length !== booking.participants.length) found.add('participants');
  return [...found];
}

function personDifferences(person: Invited, told: readonly RemoteParticipant[]): Difference[] {
  const same = told.find((one) => isPerson(person, one)) ?? byName(person, told);
  if (same === undefined) return ['participants'];
  if (person.kind === 'user') return [];
  const found: Difference[] = [];
  if (!sameContact(person, same)) found.push('contact');
  if (same.delivery !== null && same.delivery !== person.delivery) found.push('delivery');
  // Old accounts leave members out, and a guest without a zone has the host's: silence is no difference.
  if (person.zoneId !== '' && same.zoneId !== '' && same.zoneId !== person.zoneId) found.push('zone');
  if (same.depositCents !== null && same.depositCents !== person.depositCents) found.push('deposit');
  return found;
}

function byName(person: Invited, told: readonly RemoteParticipant[]): RemoteParticipant | undefined {
  return told.find((one) => !one.isHost && foldName(one.name) === foldName(person.name));
}
