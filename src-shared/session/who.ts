// Who of a session is who. Apart from the schemas, so that the page need not carry their library.
import type { Participant, Session } from './session.ts';

/** Guests of a session: everyone who is not a user of SecureVideo. */
export function guestsOf(session: Pick<Session, 'participants'>): readonly Participant[] {
  return session.participants.filter((person) => !person.isHost && person.userId === null);
}

/** Everyone but the host. */
export function invitedTo(session: Pick<Session, 'participants'>): readonly Participant[] {
  return session.participants.filter((person) => !person.isHost);
}
