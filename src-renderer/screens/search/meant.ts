// Whom a search means among the people of a session: of two who share it, the caller is the one that was typed. Pure.
import type { PersonSuggestion } from '../../../src-shared/contract/views/search.ts';
import { marksIn } from '../../../src-shared/search/marks.ts';
import type { Participant, Session } from '../../../src-shared/session/session.ts';
import { guestsOf, invitedTo } from '../../../src-shared/session/who.ts';

/** Id of the person to book for: whose address was corrected is booked for as they are now. */
export function bookedAs({ personId, newerId }: Pick<PersonSuggestion, 'personId' | 'newerId'>): string {
  return newerId || personId;
}

/** Fewer digits than this are no number of anybody's. */
const DIGITS_MIN = 3;

/**
 * Who is invited and fits best what was typed, or is the chosen person; guests come first where several fit alike, and the
 * first of all where nobody does.
 */
export function meantIn(
  session: Session,
  text: string,
  person?: Pick<PersonSuggestion, 'name' | 'email'>,
): Participant | undefined {
  const guests = guestsOf(session);
  const all = [...guests, ...invitedTo(session).filter((one) => !guests.includes(one))];
  const fit = (one: Participant): number => (person ? isSame(one, person) : fitOf(one, text));
  return all.reduce<Participant | undefined>((best, one) => (best && fit(one) <= fit(best) ? best : one), undefined);
}

function isSame(one: Participant, person: Pick<PersonSuggestion, 'name' | 'email'>): number {
  return (one.name === person.name ? 1 : 0) + (person.email !== '' && one.email === person.email ? 2 : 0);
}

/** How many characters of the text are found in what is known of a person. */
function fitOf(one: Participant, text: string): number {
  const typed = text.trim();
  if (typed === '') return 0;
  const digits = typed.replace(/\D/g, '');
  const inNumber =
    digits.length >= DIGITS_MIN && [one.phone, one.connectCode ?? ''].some((number) => number.includes(digits));
  const inMail = typed.includes('@') && one.email.toLowerCase().startsWith(typed.toLowerCase());
  const inId = one.externalId !== '' && one.externalId.toLowerCase() === typed.toLowerCase();
  if (inNumber || inMail || inId) return typed.length;
  return marksIn(one.name, typed).reduce((sum, [from, to]) => sum + to - from, 0);
}
