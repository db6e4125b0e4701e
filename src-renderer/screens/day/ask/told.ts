// Who will be told of a change to a session, in plain words: said before it is saved.
import type { Participant, Session } from '../../../../src-shared/session/session.ts';
import { guestsOf } from '../../../../src-shared/session/who.ts';
import { minuteMs, type UtcMs } from '../../../../src-shared/time/utc.ts';
import { calledIn, listWords } from '../sheet.ts';

/** More than so long after its start SecureVideo's own site sends no notice of a cancel any more. */
export const NO_NOTICE_AFTER_MS = 5 * minuteMs;

/** "Trevor gets an e-mail", "Ana gets a text message and Bo is not told: tell Bo yourself". '' where nobody is invited. */
export function toldWords(guests: readonly Participant[], about: string): string {
  const called = (way: Participant['delivery']): string[] =>
    guests.filter((guest) => guest.delivery === way).map((guest) => calledIn(guest, guests));
  const [email, text, none, unknown] = [called('email'), called('text'), called('none'), called(null)];
  const gets = (names: readonly string[]): string => (names.length === 1 ? 'gets' : 'get');
  const is = (names: readonly string[]): string => (names.length === 1 ? 'is' : 'are');
  const told = [
    email.length > 0 ? `${listWords(email)} ${gets(email)} an e-mail ${about}` : '',
    text.length > 0 ? `${listWords(text)} ${gets(text)} a text message ${about}` : '',
    none.length > 0 ? `${listWords(none)} ${is(none)} not told: tell ${listWords(none)} yourself` : '',
    unknown.length > 0 ? `whether ${listWords(unknown)} ${is(unknown)} told is not known` : '',
  ].filter(Boolean);
  const sentence = told.join('. ');
  return sentence === '' ? 'Nobody is told.' : `${sentence.replace(/(^|\. )whether/g, '$1Whether')}.`;
}

/** What cancelling does, sentence by sentence. */
export function cancelWords(session: Session, now: UtcMs, notBookedYet: boolean): readonly string[] {
  if (notBookedYet) return ['It has not been booked yet, so nobody is told.', 'It is taken out of the day for good.'];
  const guests = guestsOf(session);
  const late = now - session.startsAt > NO_NOTICE_AFTER_MS && guests.some((guest) => guest.delivery !== 'none');
  const asked = guests.some((guest) => guest.depositCents !== null);
  return [
    toldWords(guests, 'about it'),
    ...(late ? ['It began more than 5 minutes ago, so no notice may go out: tell them yourself.'] : []),
    'A cancelled session cannot be brought back.',
    ...(asked ? ['This does not refund a deposit.'] : []),
  ];
}
