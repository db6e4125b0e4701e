// Who of a session is who. Apart from the schemas, so that the page need not carry their library.
import type { Participant, Session } from './session.ts';

/** Whether somebody is neither the host nor another user of SecureVideo. */
export function isGuest(person: Participant): boolean {
  return !person.isHost && person.userId === null;
}

/** Guests of a session: everyone who is not a user of SecureVideo. */
export function guestsOf(session: Pick<Session, 'participants'>): readonly Participant[] {
  return session.participants.filter(isGuest);
}

/** Everyone but the host. */
export function invitedTo(session: Pick<Session, 'participants'>): readonly Participant[] {
  return session.participants.filter((person) => !person.isHost);
}
