// What the service does with the participants of a session that is there already: add one, remove one.
import { participantAnswer, sessionAnswer } from './answers.ts';
import type { Answer } from './answers.ts';
import { presentIn, readInvited } from './invited.ts';
import type { Ledger, Ref } from './ledger.ts';
import { mustBeRight, readBody } from './members.ts';
import { notFound, wrong } from './refusal.ts';

/** Adds one person, who is invited. Null = the answer has no body. @throws Refusal 400, 404 */
export function addParticipant(ledger: Ledger, ref: Ref, body: unknown): Answer | null {
  const session = ledger.activeSession(ref);
  const host = ledger.userById(session.hostId);
  if (!host) throw notFound('User');
  const reading = readBody(body, 'participant');
  const invited = readInvited(reading, ledger, host, presentIn(session));
  mustBeRight(reading);
  const person = ledger.newParticipation(invited);
  ledger.changeSession(session, () => session.participants.push(person));
  ledger.tell(session, person, 'invitation');
  switch (ledger.options.addAnswers) {
    case 'participant':
      return participantAnswer(person, session, ledger.options, ledger.now());
    case 'session':
      return sessionAnswer(session, ledger.options, ledger.now());
    case 'nothing':
      return null;
  }
}

/** Takes a person out of a session. No notice is documented, so none goes out. @throws Refusal 400, 404 */
export function removeParticipant(ledger: Ledger, participationId: number): void {
  const found = ledger.participation(participationId);
  if (!found || !ledger.isActive(found.session)) throw notFound('Participant');
  const { session, person } = found;
  if (person.userId === session.hostId) throw wrong('The host cannot be removed.');
  if (session.participants.length <= 2) throw wrong('The last participant cannot be removed.');
  ledger.changeSession(session, () => {
    session.participants = session.participants.filter((one) => one !== person);
  });
}
